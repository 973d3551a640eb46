// Cards that are filtered in place. Without this script each value leads to the list of its pages.
for (const filters of document.querySelectorAll("[data-filters]")) {
  const list = document.getElementById(filters.dataset.filters);
  filters.removeAttribute("data-filters");
  if (!list) continue;
  // Several lists of a page may have fields of the same name.
  const name = (field) => `${list.id.replace("cards-", "")}.${field}`;
  const cards = [...list.children];
  const buttons = [...filters.querySelectorAll("a[data-key]")].map((link) => {
    const button = document.createElement("button");
    button.type = "button";
    button.dataset.key = link.dataset.key;
    button.textContent = link.textContent;
    button.setAttribute("aria-pressed", "false");
    link.replaceWith(button);
    return button;
  });
  const fields = new Set(buttons.map((button) => button.dataset.key.split(":")[0]));
  const line = document.createElement("p");
  line.className = "filter-count";
  const said = document.createElement("span");
  said.setAttribute("role", "status");
  const all = document.createElement("button");
  all.type = "button";
  all.textContent = filters.dataset.all;
  all.hidden = true;
  line.append(said, " ", all);
  filters.append(line);

  const pressed = (button) => button.getAttribute("aria-pressed") === "true";
  const press = (button, on) => button.setAttribute("aria-pressed", String(on));
  const show = () => {
    // One of the values of each field that has any pressed.
    const wanted = new Map();
    for (const button of buttons.filter(pressed)) {
      const field = button.dataset.key.split(":")[0];
      wanted.set(field, [...(wanted.get(field) ?? []), button.dataset.key]);
    }
    let shown = 0;
    for (const card of cards) {
      const keys = (card.dataset.groups ?? "").split(" ");
      card.hidden = ![...wanted.values()].every((values) => values.some((key) => keys.includes(key)));
      if (!card.hidden) shown += 1;
    }
    all.hidden = wanted.size === 0;
    said.textContent = filters.dataset.shown.replace("{shown}", shown).replace("{total}", cards.length);
  };
  // The address keeps what is pressed after its #, which works from disk too; other anchors are left alone.
  const state = () => new URLSearchParams(location.hash.includes("=") ? location.hash.slice(1) : "");
  const read = () => {
    const kept = state();
    for (const button of buttons) {
      const [field, value] = button.dataset.key.split(":");
      press(button, kept.getAll(name(field)).includes(value));
    }
    show();
  };
  const write = () => {
    const kept = state();
    for (const field of fields) kept.delete(name(field));
    for (const button of buttons.filter(pressed)) {
      const [field, value] = button.dataset.key.split(":");
      kept.append(name(field), value);
    }
    const hash = kept.toString();
    history.replaceState(null, "", hash ? `#${hash}` : location.href.split("#")[0]);
    show();
  };
  const reset = () => {
    const hadFocus = document.activeElement === all;
    for (const button of buttons) press(button, false);
    write();
    // The button that was pressed goes away.
    if (hadFocus) buttons[0]?.focus();
  };
  filters.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button === all) reset();
    else if (button) {
      press(button, !pressed(button));
      write();
    }
  });
  filters.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && buttons.some(pressed)) reset();
  });
  addEventListener("hashchange", read);
  read();
}
