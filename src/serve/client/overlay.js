// Mistakes, over the page as it was before them.

const overlay = make("dialog", { class: "overlay", "aria-labelledby": "overlay-title" });
root.append(overlay);

/** The line of a file with what is meant in it. */
function lines(finding) {
  const { excerpt } = finding;
  const place = make("p", { class: "spot" }, finding.spot || finding.page || "");
  if (!excerpt) return finding.spot || finding.page ? [place] : [];
  const number = make("span", { class: "line" }, `${excerpt.line} | `);
  return [place, make("pre", {}, number, excerpt.before, make("mark", {}, excerpt.meant), excerpt.after)];
}

/** A finding with all that the command line says of it. */
function told(finding, ...more) {
  return make("li", { class: finding.severity },
    make("h3", {}, make("span", { class: "code" }, `${finding.level} ${finding.code}`), " ", finding.message),
    ...lines(finding), make("p", { class: "help" }, finding.help), finding.others ? make("p", {}, finding.others) : "", ...more);
}

/** What makes it the same mistake though lines moved. */
const sign = (finding) => [finding.code, finding.message, finding.spot.replace(/(:\d+)+$/, "")].join("\n");

function drawOverlay(asked = false) {
  const errors = said.findings.filter((finding) => finding.severity === "error");
  const closed = (memory.get("closed") ?? []).filter((known) => errors.some((finding) => sign(finding) === known));
  memory.set("closed", closed);
  if (errors.length === 0) {
    overlay.close();
    return;
  }
  const close = make("button", { type: "button", onclick: () => overlay.close() }, word("close"));
  overlay.replaceChildren(
    make("div", { class: "head" }, make("h2", { id: "overlay-title" }, word("overlay")), close),
    make("ul", { role: "list" }, ...errors.map((finding) => told(finding))),
    said.errors > errors.length ? make("p", {}, word("more")) : "",
  );
  const fresh = errors.some((finding) => !closed.includes(sign(finding)));
  if (!overlay.open && (asked || fresh)) overlay.showModal();
  else if (overlay.open) close.focus();
}

// However it is closed, by a key too: these mistakes are known now.
overlay.addEventListener("close", () => {
  memory.set("closed", said.findings.filter((finding) => finding.severity === "error").map(sign));
});
