// What is checked of a page that is open in a browser. Each check gives a list of findings, `{ rule, where }`, empty when
// all is well; faults.test.js shows each of them a page that is wrong.

const { AXE, style } = require("./open.js");

/** WCAG A and AA; and everything else that axe knows: good practice, AAA, and rules that are being tried. */
const LEVELS = { axe: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"], more: ["best-practice", "wcag2aaa", "wcag21aaa", "wcag22aaa", "experimental"] };

/** One pass of axe over the page, its findings apart: what must not be, and what is listed. */
async function axe(page) {
  await page.evaluate(AXE);
  const found = await page.evaluate(async ({ axe: must, more }) => {
    const rules = Object.fromEntries(window.axe.getRules([...must, ...more]).map(({ ruleId }) => [ruleId, { enabled: true }]));
    const { violations } = await window.axe.run(document, {
      runOnly: { type: "rule", values: Object.keys(rules) }, rules, resultTypes: ["violations"], preload: false,
    });
    return violations.map(({ id, tags, nodes }) => ({
      rule: id, must: tags.some((tag) => must.includes(tag)) && !tags.includes("experimental"), where: nodes.slice(0, 2).map((node) => node.html.slice(0, 200)).join(" "),
    }));
  }, LEVELS);
  const of = (must) => found.filter((one) => one.must === must).map(({ rule, where }) => ({ rule, where }));
  return { axe: of(true), more: of(false) };
}

/** The page is wider than its window (WCAG 1.4.10). */
async function wide(page) {
  const { over, width } = await page.evaluate(() => ({
    over: document.documentElement.scrollWidth - document.documentElement.clientWidth, width: innerWidth,
  }));
  return over > 0 ? [{ rule: "wide", where: `${over} px beyond ${width} px` }] : [];
}

// What is cut off, and which texts cover each other, in the page as it is now; keys that a later look can be compared with.
function squeezed() {
  const shown = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const aside = "svg, .visually-hidden, .for-screen-readers, [hidden], select, textarea";
  const all = [...document.body.querySelectorAll("*")].filter((element) => !element.closest(aside) && shown(element));
  const name = (element, index) => `${element.localName}${element.id ? `#${element.id}` : ""}${element.className ? `.${String(element.className).replace(/ /g, ".")}` : ""} (${index})`;
  const cut = [];
  all.forEach((element, index) => {
    const box = getComputedStyle(element);
    const hides = (value) => value === "hidden" || value === "clip";
    // One pixel is how texts for screen readers are hidden.
    if (element.clientWidth <= 1 || element.clientHeight <= 1 || box.clipPath !== "none" || !element.textContent.trim()) return;
    const across = hides(box.overflowX) && element.scrollWidth > element.clientWidth + 1;
    const down = hides(box.overflowY) && element.scrollHeight > element.clientHeight + 1;
    if (across || down || (box.textOverflow === "ellipsis" && element.scrollWidth > element.clientWidth + 1)) cut.push(name(element, index));
  });
  const lines = [];
  const range = document.createRange();
  all.forEach((element, index) => {
    const texts = [...element.childNodes].filter((node) => node.nodeType === 3 && node.data.trim());
    for (const text of texts) {
      range.selectNodeContents(text);
      for (const { left, right, top, bottom, width, height } of range.getClientRects()) {
        if (width < 2 || height < 2) continue;
        const air = height * 0.3;
        lines.push({ of: name(element, index), index, left, right, top: top + air, bottom: bottom - air });
      }
    }
  });
  lines.sort((a, b) => a.top - b.top);
  const covered = new Set();
  lines.forEach((a, at) => {
    for (let next = at + 1; next < lines.length && lines[next].top < a.bottom; next += 1) {
      const b = lines[next];
      if (a.index === b.index || all[a.index].closest("[popover]") !== all[b.index].closest("[popover]")) continue;
      if (Math.min(a.right, b.right) - Math.max(a.left, b.left) > 3 && Math.min(a.bottom, b.bottom) - b.top > 3) covered.add(`${a.of} and ${b.of}`);
    }
  });
  return { cut, covered: [...covered] };
}

/** What is lost when a reader spaces the text out (WCAG 1.4.12): cut off, covered, or pushed aside. The page stays so. */
async function spacing(page) {
  const before = await page.evaluate(squeezed);
  await style(page, "*:not(svg *) { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }");
  const after = await page.evaluate(squeezed);
  const fresh = (key) => after[key].filter((one) => !before[key].includes(one)).map((where) => ({ rule: key, where }));
  return [...fresh("cut"), ...fresh("covered"), ...(await wide(page))];
}

/** Texts that stand in the page only thanks to a script: `off` is the same page without. What buttons say is an addition. */
async function scriptless(on, off) {
  const words = (page) => page.evaluate(() => {
    const main = document.querySelector("main") ?? document.body;
    const own = (node) => !node.parentElement.closest("button, [role=status], [hidden], script, style");
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) if (own(walker.currentNode)) texts.push(...walker.currentNode.data.split(/\s+/).filter(Boolean));
    return texts;
  });
  const there = new Set(await words(off));
  const lost = [...new Set(await words(on))].filter((word) => !there.has(word));
  return lost.length > 0 ? [{ rule: "script-only", where: lost.slice(0, 10).join(" ") }] : [];
}

/** What a page may move: on a busy machine the first picture may come before the whole header is read. A tenth is what browsers' makers call good. */
const STILL = 0.05;

/** Watches a page from its first byte; the result says what it reported and how much it moved until now. */
async function watch(page) {
  const said = [];
  page.on("console", (message) => said.push({ rule: `console-${message.type()}`, where: message.text().slice(0, 300) }));
  page.on("pageerror", (error) => said.push({ rule: "page-error", where: String(error).slice(0, 300) }));
  await page.addInitScript(() => {
    window.seen = { refused: [], moved: 0 };
    document.addEventListener("securitypolicyviolation", (event) => {
      window.seen.refused.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
    });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.seen.moved += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
  });
  return {
    /** What was said since the last time. A refusal is said in the console too; it is listed once. */
    console: () => said.splice(0).filter(({ where }) => !/Content Security Policy/.test(where)),
    policy: async () => (await page.evaluate(() => window.seen.refused.splice(0))).map((where) => ({ rule: "refused", where })),
    shift: async () => {
      const moved = await page.evaluate(() => window.seen.moved);
      return moved > STILL ? [{ rule: "layout-shift", where: moved.toFixed(4) }] : [];
    },
  };
}

/** Targets of less than 24 pixels without room around them, as axe sees them (WCAG 2.5.8). */
const targets = (found) => found.filter(({ rule }) => rule === "target-size");

module.exports = { axe, scriptless, spacing, targets, watch, wide };
