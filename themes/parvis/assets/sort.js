// Tables that are sorted by a press of a button in a column's head. Without this script they stand in their own order.
for (const table of document.querySelectorAll("table[data-sort]")) {
  const body = table.tBodies[0];
  const heads = [...table.tHead.rows[0].cells];
  const compare = new Intl.Collator(document.documentElement.lang, { numeric: true }).compare;
  // What isn't known has no text to sort by, whatever is said of it.
  const key = (row, column) => {
    const cell = row.cells[column];
    return cell.dataset.sort ?? (cell.querySelector(".missing") ? "" : cell.textContent.trim());
  };
  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.title = table.dataset.sort;
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      for (const other of heads) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const rows = [...body.rows].sort((a, b) => {
        const [x, y] = [key(a, column), key(b, column)];
        // It stays last in both directions.
        if (!x || !y) return x ? -1 : y ? 1 : 0;
        return down ? compare(y, x) : compare(x, y);
      });
      body.append(...rows);
    });
  });
}
