// The bar at the foot: where the page is written, and what there is to say of it.

const bar = make("section", { class: "bar" });
root.append(bar);

const button = (text, onclick, attributes = {}) => make("button", { type: "button", onclick, ...attributes }, text);

/** A button that is drawn anew keeps the focus. */
function keepFocus(work) {
  const focused = root.activeElement?.dataset.key;
  work();
  if (focused) bar.querySelector(`[data-key="${focused}"]`)?.focus();
}

function toggle(key) {
  memory.set(key, memory.get(key) !== true);
  draw();
}

async function copySource() {
  try {
    await navigator.clipboard.writeText(source);
    tell(word("copied"));
  } catch {
    // Not every page may write there: the name is selected instead.
    getSelection().selectAllChildren(bar.querySelector("code"));
  }
}

function sourceLine() {
  if (!source) return [];
  const copy = button(word("copy"), copySource, { "data-key": "copy" });
  return [make("span", { class: "source" }, word("edit"), " ", make("code", {}, source)), copy];
}

function remarks() {
  const warnings = said.findings.filter((finding) => finding.severity === "warning");
  const goTo = (finding) => (marks.some((mark) => mark.finding === finding) ? button(word("go"), () => go(finding)) : "");
  return make("div", { class: "panel", id: "remarks", tabindex: "0", role: "region", "aria-label": word("warnings") },
    make("ul", { role: "list" }, ...warnings.map((finding) => told(finding, goTo(finding)))),
    word("more") ? make("p", {}, word("more")) : "");
}

function drawBar() {
  const folded = memory.get("folded") === true;
  const listed = memory.get("listed") === true && said.warnings > 0 && !folded;
  const shown = memory.get("marks") === true;
  bar.setAttribute("aria-label", word("bar"));
  bar.classList.toggle("folded", folded);
  const fold = button(folded ? "▴" : "▾", () => toggle("folded"), {
    "aria-label": word(folded ? "unfold" : "fold"), "data-key": "fold", class: "fold",
  });
  const errors = said.errors > 0 ? button(word("errors"), () => drawOverlay(true), { class: "errors", "data-key": "errors" }) : "";
  const count = [word("warnings"), word("here")].filter(Boolean).join(" · ");
  const warnings = said.warnings > 0 ? button(count, () => toggle("listed"), {
    class: "warnings", "aria-expanded": String(listed), "data-key": "warnings",
  }) : "";
  const show = said.here > 0 ? button(word("show"), () => toggle("marks"), { "data-key": "marks", "aria-pressed": String(shown) }) : "";
  const rest = folded ? [errors] : [...sourceLine(), errors, warnings, show];
  bar.replaceChildren(...[listed ? remarks() : "", make("div", { class: "row" }, ...rest, status, fold)].filter(Boolean));
}

function draw() {
  if (framed || !said.language) return;
  keepFocus(() => {
    drawMarks();
    drawBar();
  });
}

/** Asks what there is to say. */
async function look() {
  if (framed) return;
  const response = await fetch(own("findings.json", source ? { source } : {})).catch(() => null);
  if (!response?.ok) return;
  const before = said.errors;
  said = await response.json();
  host.lang = said.language;
  draw();
  drawOverlay();
  if (before > 0 && said.errors === 0) tell(word("mended"));
}
