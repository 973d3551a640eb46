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
    for (const [, note] of notes) note.hidden = true;
    margin.append(...notes.map(([, note]) => note));
    const [top, room] = [at(margin), margin.offsetHeight];
    // Each below the one before, by as much as it takes to stand beside its word: a note that grows moves those below it.
    let end = 0;
    for (const [use, note] of notes) {
      note.hidden = false;
      const gap = Math.max(end && 16, at(use) - top - end);
      note.style.marginTop = `${gap}px`;
      if (end + gap + note.offsetHeight > room) note.hidden = true;
      else end += gap + note.offsetHeight;
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
