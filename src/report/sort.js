for (const table of document.querySelectorAll("table")) {
  const body = table.tBodies[0];
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const text = (row, column) => row.cells[column].textContent;
  const isNumber = column => [...body.rows].every(row => !text(row, column) || row.cells[column].classList.contains("number"));
  [...table.tHead.rows[0].cells].forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    const byNumber = isNumber(column);
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const compare = (a, b) => byNumber ? Number(a) - Number(b) : collator.compare(a, b);
      const rows = [...body.rows].sort((a, b) => {
        const [x, y] = [text(a, column), text(b, column)];
        // What isn't known stays last.
        if (!x || !y) return x ? -1 : y ? 1 : 0;
        return down ? compare(y, x) : compare(x, y);
      });
      body.append(...rows);
    });
  });
}
