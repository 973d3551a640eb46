// Long texts: the contents say which part is read, and words stand beside the line that uses them first.
// Without this script the contents lead to the parts all the same, and the words stand at the foot of the page.
{
  const links = [...document.querySelectorAll(".contents a")];
  const parts = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
  const margin = document.querySelector(".margin");
  const notes = [];
  for (const definition of document.querySelectorAll(".definition")) {
    const use = document.querySelector(`[popovertarget="${definition.id}"]`);
    const [word, text] = definition.querySelectorAll("p");
    // Wide tables take the room.
    if (!use?.closest(".body") || document.querySelector(".body .pages-table")) continue;
    const note = document.createElement("p");
    const bold = document.createElement("b");
    bold.textContent = word.textContent;
    note.append(bold, text.textContent);
    note.lang = definition.lang;
    notes.push([use, note]);
  }
  const at = (element) => element.getBoundingClientRect().top;
  const mark = () => {
    const now = parts.findLastIndex((part) => part && at(part) < innerHeight / 3);
    links.forEach((link, number) => (number === now ? link.setAttribute("aria-current", "true") : link.removeAttribute("aria-current")));
  };
  const place = () => {
    if (!margin || !notes.length) return;
    notes.sort(([a], [b]) => at(a) - at(b));
    margin.append(...notes.map(([, note]) => note));
    if (!margin.offsetHeight) return;
    const top = at(margin);
    let free = 0;
    for (const [use, note] of notes) {
      free = Math.max(free, at(use) - top);
      note.style.top = `${free}px`;
      free += note.offsetHeight + 16;
      note.hidden = free > margin.offsetHeight;
    }
  };
  if (links.length) {
    addEventListener("scroll", mark, { passive: true });
    mark();
  }
  place();
  addEventListener("resize", place);
  for (const box of document.querySelectorAll(".body details")) box.addEventListener("toggle", place);
}
