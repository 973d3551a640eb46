// Remarks at their place in the text: what is meant in the file is looked for in the page by its letters alone, since
// signs, spaces and marks of Markdown aren't the same in both.

const letter = /[\p{L}\p{N}]/u;
const bare = (text) => [...text.replace(/\]\([^)]*\)/g, "]").normalize("NFC")].filter((sign) => letter.test(sign)).join("").toLowerCase();

/** The letters of the page and where each of them stands. */
function letters() {
  const walker = document.createTreeWalker(document.querySelector("main") ?? document.body, NodeFilter.SHOW_TEXT);
  const text = [];
  const spots = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.parentElement.closest("script, style")) continue;
    for (let at = 0; at < node.data.length; at += 1) {
      if (letter.test(node.data[at])) {
        text.push(node.data[at].toLowerCase()[0]);
        spots.push([node, at]);
      }
    }
  }
  return { text: text.join(""), spots };
}

/** The part of the page that a remark means; none when it isn't there, as with what stands in front matter. */
function find({ before, meant, after }, { text, spots }) {
  const [front, middle, back] = [bare(before).slice(-24), bare(meant), bare(after).slice(0, 12)];
  const tries = [[front, back], [front, ""], ["", back], ["", ""]];
  for (const [left, right] of tries) {
    // A sign without letters is only found between them.
    if (middle.length < 3 && left.length + right.length + middle.length < 6) continue;
    const at = text.indexOf(left + middle + right);
    if (at < 0) continue;
    const from = middle ? at + left.length : Math.max(at + left.length - 1, 0);
    const to = middle ? from + middle.length - 1 : Math.min(right ? from + 1 : from, spots.length - 1);
    const range = new Range();
    range.setStart(...spots[from]);
    range.setEnd(spots[to][0], spots[to][1] + 1);
    return range;
  }
  return null;
}

const list = make("ol", { role: "list" });
const notes = make("section", { class: "notes", hidden: true }, list);
root.append(notes);
let marks = [];

/** Remarks of this page with their ranges, in the order of the text. */
function findMarks() {
  const page = letters();
  const found = [];
  for (const finding of said.findings) {
    if (finding.severity !== "warning") continue;
    for (const mark of finding.marks) {
      const range = find(mark, page);
      if (range) found.push({ finding, range });
    }
  }
  return found.sort((a, b) => a.range.compareBoundaryPoints(Range.START_TO_START, b.range));
}

/** Puts each note beside its line, below the one before. */
function placeNotes() {
  if (notes.hidden) return;
  const layer = notes.getBoundingClientRect();
  const room = document.documentElement.clientWidth - layer.left;
  let free = -Infinity;
  [...list.children].forEach((note, index) => {
    const { range } = marks[index];
    const line = range.getBoundingClientRect();
    const block = range.startContainer.parentElement.closest("p, li, h1, h2, h3, h4, td, th, dd, dt, blockquote, figcaption") ?? document.body;
    note.hidden = line.width === 0;
    const right = block.getBoundingClientRect().right - layer.left + 16;
    const top = Math.max(line.top - layer.top, free);
    note.style.left = `${Math.max(Math.min(right, room - note.offsetWidth - 8), 8)}px`;
    note.style.top = `${top}px`;
    if (!note.hidden) free = top + note.offsetHeight + 6;
  });
}

function drawMarks() {
  const shown = memory.get("marks") === true && said.here > 0;
  marks = findMarks();
  if (!window.Highlight) return;
  CSS.highlights.delete("parvis");
  notes.hidden = !shown;
  notes.setAttribute("aria-label", word("notes"));
  list.replaceChildren(...(shown ? marks : []).map(({ finding }) => make("li", {}, make("span", { class: "code" }, finding.code), " ", finding.message)));
  if (shown) CSS.highlights.set("parvis", new Highlight(...marks.map(({ range }) => range)));
  placeNotes();
}

function go(finding) {
  const mark = marks.find((mark) => mark.finding === finding);
  if (!mark) return;
  memory.set("marks", true);
  draw();
  mark.range.startContainer.parentElement.scrollIntoView({ block: "center", behavior: "instant" });
}

new ResizeObserver(placeNotes).observe(document.body);
addEventListener("resize", placeNotes);
document.addEventListener("toggle", placeNotes, true);
