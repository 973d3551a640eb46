// A walk through a page by the Tab key: what it reaches, in which order, and whether one can see where one is.

/** More stops than any page has: a walk that doesn't end is a trap. */
const LIMIT = 1500;

// What the Tab key should reach, in the order of the document: marks each with its number.
function expected() {
  const candidates = "a[href], button, input, select, textarea, summary, iframe, [tabindex], [contenteditable], audio[controls], video[controls]";
  const groups = new Set();
  let count = 0;
  for (const element of document.querySelectorAll(candidates)) {
    if (element.tabIndex < 0 || element.disabled || element.closest("[inert]") || !element.checkVisibility({ visibilityProperty: true })) continue;
    // Of a group of radio buttons the Tab key reaches one: the chosen one, else the first (or the last, backwards).
    if (element.type === "radio" && element.name) {
      const key = `${element.form?.id ?? ""} ${element.name}`;
      const chosen = document.querySelector(`input[type=radio][name="${CSS.escape(element.name)}"]:checked`);
      if (groups.has(key) || (chosen && chosen !== element)) continue;
      groups.add(key);
    }
    element.dataset.stop = String((count += 1));
  }
  return count;
}

// Where the focus is: the number of the stop, and what is wrong with how it is shown.
function here() {
  const element = document.activeElement;
  if (!element || element === document.body || element === document.documentElement) return null;
  const name = `${element.localName}${element.id ? `#${element.id}` : ""} “${(element.textContent || element.getAttribute("aria-label") || "").trim().slice(0, 40)}”`;
  const faults = [];
  const look = getComputedStyle(element);
  const ring = look.outlineStyle !== "none" && parseFloat(look.outlineWidth) >= 1 && !/, 0\)$|transparent/.test(look.outlineColor);
  // Some parts show the focus of what is in them.
  const around = element.closest("label, .focus-within, :focus-within:not(body, html, main)");
  const outer = around && around !== element && getComputedStyle(around);
  const ringAround = outer && outer.outlineStyle !== "none" && parseFloat(outer.outlineWidth) >= 1;
  if (!ring && !ringAround && look.boxShadow === "none") faults.push({ rule: "focus-invisible", where: name });
  const rects = [...element.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
  const seen = rects.some(({ left, right, top, bottom }) => {
    const [x, y] = [Math.min(Math.max((left + right) / 2, 1), innerWidth - 1), Math.min(Math.max((top + bottom) / 2, 1), innerHeight - 1)];
    if (bottom <= 0 || top >= innerHeight || right <= 0 || left >= innerWidth) return false;
    return document.elementsFromPoint(x, y).slice(0, 1).some((top) => element.contains(top) || top.contains(element) || top.closest("label")?.contains(element));
  });
  if (!seen) faults.push({ rule: "focus-obscured", where: name });
  return { stop: Number(element.dataset.stop ?? 0), name, faults };
}

/** Walks from the top to the end of the open page. */
async function walk(page) {
  const count = await page.evaluate(expected);
  await page.evaluate(() => { document.activeElement?.blur(); getSelection().removeAllRanges(); scrollTo(0, 0); });
  const order = [];
  const focus = [];
  const keyboard = [];
  let before = 0;
  let ended = false;
  for (let press = 0; press < LIMIT && !ended; press += 1) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(here);
    if (stop === null || (order.length > 0 && stop.stop === order[0])) {
      ended = order.length > 0 || press > 1;
      continue;
    }
    if (stop.stop === order.at(-1) && stop.stop !== 0) {
      keyboard.push({ rule: "keyboard-trap", where: stop.name });
      break;
    }
    order.push(stop.stop);
    focus.push(...stop.faults);
    if (stop.stop !== 0 && stop.stop < before) keyboard.push({ rule: "focus-order", where: `${stop.name} comes after what follows it` });
    before = Math.max(before, stop.stop);
  }
  if (!ended && keyboard.length === 0) keyboard.push({ rule: "keyboard-trap", where: `no end after ${LIMIT} stops` });
  for (let stop = 1; stop <= count; stop += 1) {
    if (order.includes(stop) || keyboard.some(({ rule }) => rule === "keyboard-trap")) continue;
    const html = await page.evaluate((stop) => document.querySelector(`[data-stop="${stop}"]`)?.outerHTML.slice(0, 120), stop);
    keyboard.push({ rule: "keyboard-unreached", where: html ?? String(stop) });
  }
  // What acts when it is clicked, and can't be reached.
  const deaf = await page.evaluate(() => [...document.querySelectorAll("[role=button], [role=link], [role=checkbox], [role=tab], [onclick]")]
    .filter((element) => element.tabIndex < 0 && element.checkVisibility() && !element.closest("[aria-activedescendant], [role=listbox], [role=tablist]"))
    .map((element) => element.outerHTML.slice(0, 120)));
  keyboard.push(...deaf.map((where) => ({ rule: "keyboard-unreached", where })));
  return { keyboard, focus, stops: order.length };
}

module.exports = { walk };
