// Searches the index that Pagefind made, in two places: below the form of every page, and on the page with results.
// Everything that comes from the query or from the index is written as text, never as HTML.

const SHOWN_BELOW_FORM = 5;
const SHOWN_AT_ONCE = 10;
// Each search before the word is whole loads pages that nobody wants.
const WAIT = 250;
// A title counts more than a summary, and that more than the text (whose words weigh 1).
const RANKING = { metaWeights: { title: 8, summary: 3 } };
const ELIDED = /(?<![\p{L}\p{N}])(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)['’](?=[\p{L}\p{N}])/giu;

/** A query spelt as the words of the index are: see src/search/spelling.rs of Parvis. */
export function spelt(query, language) {
  let text = query.normalize("NFC").replace(/œ/gi, "oe").replace(/æ/gi, "ae");
  // Digits in groups of three are one number.
  text = text.replace(/(?<=\d)[\s\u00a0\u202f](?=\d{3}(?!\d))/gu, "");
  const primary = language.split("-")[0];
  if (primary === "fr") text = text.replace(ELIDED, "");
  if (primary === "en") text = text.replace(/['’]s(?![\p{L}\p{N}])/giu, "");
  return text.trim();
}

/** A text of the index as it stands on its page. */
export function shown(text) {
  return text
    .replace(/\ue100 ?/g, "")
    .replace(/ ?\ue104/g, "")
    .replace(/ ?\ue101 ?/g, "\u00a0")
    .replace(/ ?\ue102 ?/g, "\u202f")
    .replace(/o\ue103e/g, "œ")
    .replace(/O\ue103E/g, "Œ")
    .replace(/a\ue103e/g, "æ")
    .replace(/A\ue103E/g, "Æ")
    .replace(/[\ue041-\ue07a]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xe000));
}

const make = (name, attributes = {}, ...content) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...content);
  return element;
};

/** What both places need: words, filters and the index, each loaded when it is first asked for. */
class Index {
  constructor(form) {
    this.source = new URL(form.dataset.search, document.baseURI);
  }

  async words() {
    this.interface ??= fetch(this.source).then((response) => {
      if (!response.ok) throw new Error(`${response.status} ${this.source}`);
      return response.json();
    });
    return this.interface;
  }

  async engine() {
    // In the page itself: a worker would be one more file, and a search takes a few milliseconds.
    this.loaded ??= import(new URL("pagefind.js", this.source)).then((pagefind) =>
      pagefind.createInstance({ noWorker: true, ranking: RANKING }),
    );
    return this.loaded;
  }

  /** What is found: all results, each to be loaded, and how many pages each value of a filter would leave. */
  async search(query, filters = {}) {
    const [words, engine] = await Promise.all([this.words(), this.engine()]);
    const wanted = Object.fromEntries(Object.entries(filters).map(([name, values]) => [name, { any: values }]));
    const text = spelt(query, words.language);
    return engine.search(text || null, { filters: wanted });
  }

  count(words, number) {
    const category = new Intl.PluralRules(words.language).select(number);
    const text = words.count[category] ?? words.count.other ?? "{n}";
    return text.replace("{n}", new Intl.NumberFormat(words.language).format(number));
  }

  kind(words, page) {
    const values = words.filters.find((filter) => filter.name === "kind")?.values ?? [];
    return values.find((value) => value.value === page.filters.kind?.[0])?.label ?? "";
  }

  links(words) {
    const link = (item) => make("li", {}, make("a", { href: new URL(item.href, this.source).href }, item.title));
    return words.instead.length ? [make("ul", { class: "links" }, ...words.instead.map(link))] : [];
  }
}

/** The text of a page around the words that were found, marked. Pagefind hands it out as HTML; it is taken apart again. */
function excerpt(page) {
  const summary = page.meta.summary ? shown(page.meta.summary) : "";
  if (!page.excerpt.includes("<mark>") && summary) return [summary];
  const parts = shown(page.excerpt.replace(/\ue100 <mark>/g, "<mark>").replace(/<\/mark> \ue104/g, "</mark>"));
  const plain = (text) => text.replace(/<\/?mark>/g, "").replace(/&lt;/g, "<").replace(/&gt;/g, ">");
  return parts.split(/(<mark>.*?<\/mark>)/).filter(Boolean).flatMap((part) => {
    // What follows a word, such as a comma, is marked with it.
    const marked = part.match(/^<mark>(.*?)(\p{P}*)<\/mark>$/u);
    return marked ? [make("mark", {}, plain(marked[1])), marked[2]] : [plain(part)];
  });
}

/** The form of a page becomes a combobox with a list of pages (ARIA Authoring Practices, "list autocomplete with manual selection"). */
class Suggestions {
  constructor(form) {
    this.form = form;
    this.input = form.elements.q;
    this.index = new Index(form);
    this.asked = 0;
    this.active = -1;
    this.options = [];
    const id = `${this.input.id}-list`;
    this.list = make("ul", { role: "listbox", id });
    this.message = make("div", { class: "search-message" });
    this.panel = make("div", { class: "search-panel", hidden: true }, this.list, this.message);
    // Announced: it is there before it says anything, and isn't hidden with the panel.
    this.status = make("p", { role: "status", class: "for-screen-readers" });
    form.append(this.panel, this.status);
    const states = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": id };
    for (const [name, value] of Object.entries(states)) this.input.setAttribute(name, value);
    this.input.addEventListener("input", () => this.later());
    this.input.addEventListener("keydown", (event) => this.key(event));
    form.addEventListener("focusout", (event) => {
      if (!form.contains(event.relatedTarget)) this.close();
    });
    // A press on the list must not take the focus away before it is let go.
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    if (this.input.value.trim()) this.later();
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.look(), WAIT);
  }

  async look() {
    const query = this.input.value.trim();
    const asked = ++this.asked;
    if (!query) {
      this.close();
      return;
    }
    try {
      const words = await this.index.words();
      this.list.setAttribute("aria-label", words.words.suggestions);
      const found = await this.index.search(query);
      const pages = await Promise.all(found.results.slice(0, SHOWN_BELOW_FORM).map((result) => result.data()));
      if (asked === this.asked) this.show(words, query, found.results.length, pages);
    } catch {
      if (asked === this.asked) this.fail();
    }
  }

  show(words, query, total, pages) {
    this.active = -1;
    this.input.removeAttribute("aria-activedescendant");
    const option = (href, ...content) => {
      const id = `${this.list.id}-${this.options.length}`;
      const element = make("li", { role: "option", id, "aria-selected": "false" }, ...content);
      element.addEventListener("click", () => location.assign(href));
      this.options.push({ element, href });
    };
    this.options = [];
    for (const page of pages) {
      const title = make("span", { class: "search-title" }, shown(page.meta.title ?? page.url));
      option(page.url, title, " ", make("span", { class: "search-kind" }, this.index.kind(words, page)));
    }
    const count = this.index.count(words, total);
    if (total > 0) {
      const results = new URL(this.form.action);
      results.searchParams.set("q", query);
      option(results.href, make("span", { class: "search-title" }, words.words.all), " ", make("span", { class: "search-kind" }, count));
    }
    this.list.replaceChildren(...this.options.map((option) => option.element));
    const none = words.words.none.replace("{q}", () => query);
    this.say(total > 0 ? count : none);
    this.message.replaceChildren(...(total > 0 ? [] : [make("p", {}, none), make("p", {}, words.words.hints), ...this.index.links(words)]));
    this.open(total > 0);
  }

  async fail() {
    this.list.replaceChildren();
    this.options = [];
    const words = await this.index.words().catch(() => undefined);
    if (!words) {
      // Not even its words are there: the form still leads to the page with results.
      this.close();
      return;
    }
    this.message.replaceChildren(make("p", {}, words.words.failed), ...this.index.links(words));
    this.say(words.words.failed);
    this.open(false);
  }

  say(text) {
    if (this.status.textContent !== text) this.status.textContent = text;
  }

  open(expanded) {
    this.list.hidden = !expanded;
    this.message.hidden = expanded;
    this.panel.hidden = false;
    this.input.setAttribute("aria-expanded", String(expanded));
  }

  close() {
    clearTimeout(this.timer);
    this.asked += 1;
    this.panel.hidden = true;
    this.active = -1;
    this.status.textContent = "";
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
    for (const { element } of this.options) element.setAttribute("aria-selected", "false");
  }

  key(event) {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    const expanded = !this.panel.hidden && !this.list.hidden;
    if (event.key === "Escape" && !this.panel.hidden) {
      event.preventDefault();
      this.close();
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && expanded) {
      event.preventDefault();
      this.move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "ArrowDown" && this.panel.hidden && this.input.value.trim()) {
      event.preventDefault();
      this.look();
    } else if (event.key === "Enter" && expanded && this.active >= 0) {
      event.preventDefault();
      location.assign(this.options[this.active].href);
    }
  }

  /** Goes round, with the text itself between the last and the first. */
  move(step) {
    const places = this.options.length + 1;
    this.active = ((this.active + 1 + step + places) % places) - 1;
    this.options.forEach(({ element }, place) => element.setAttribute("aria-selected", String(place === this.active)));
    const element = this.options[this.active]?.element;
    if (element) {
      this.input.setAttribute("aria-activedescendant", element.id);
      element.scrollIntoView({ block: "nearest" });
    } else {
      this.input.removeAttribute("aria-activedescendant");
    }
  }
}

/** The page with results: what is asked stands in its address. */
class Results {
  constructor(form) {
    this.form = form;
    this.input = form.elements.q;
    this.index = new Index(form);
    this.asked = 0;
    this.title = document.title;
    this.heading = make("h2", { id: "search-heading" });
    this.status = make("p", { role: "status", class: "search-status" });
    this.filters = make("div", { class: "search-filters" });
    this.list = make("ol", { class: "search-list" });
    this.more = make("p", {});
    this.results = document.querySelector("[data-search-results]");
    const found = make("div", { class: "search-found" }, this.heading, this.status, this.list, this.more);
    this.results.replaceChildren(this.filters, found);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.go();
    });
    addEventListener("popstate", () => this.read());
    this.begin();
  }

  async begin() {
    try {
      this.words = await this.index.words();
      this.build();
      this.read();
    } catch {
      this.fail();
    }
  }

  /** The filters with all of their values. */
  build() {
    const box = (filter, value) => {
      const input = make("input", { type: "checkbox", name: filter.name, value: value.value });
      const number = make("span", { class: "search-number" });
      return make("label", {}, input, " ", make("span", {}, value.label), " ", number);
    };
    const group = (filter) =>
      make("fieldset", {}, make("legend", {}, filter.label), ...filter.values.map((value) => box(filter, value)));
    const details = make("details", {}, make("summary", {}, this.words.words.filters), ...this.words.filters.map(group));
    details.open = matchMedia("(min-width: 64rem)").matches;
    this.reset = make("button", { type: "button", hidden: true }, this.words.words.reset);
    this.reset.addEventListener("click", () => {
      for (const input of this.boxes()) input.checked = false;
      this.go();
      details.querySelector("summary").focus();
    });
    details.append(this.reset);
    details.addEventListener("change", () => this.go());
    this.filters.replaceChildren(details);
  }

  boxes() {
    return [...this.filters.querySelectorAll("input")];
  }

  /** What is asked now, as it stands in the address. */
  state() {
    const state = new URLSearchParams();
    const query = this.input.value.trim();
    if (query) state.set("q", query);
    for (const input of this.boxes().filter((input) => input.checked)) state.append(input.name, input.value);
    return state;
  }

  go() {
    const state = this.state().toString();
    if (state !== new URLSearchParams(location.search).toString()) {
      history.pushState(null, "", state ? `?${state}` : location.pathname);
    }
    this.look();
  }

  read() {
    const state = new URLSearchParams(location.search);
    this.input.value = state.get("q") ?? "";
    for (const input of this.boxes()) input.checked = state.getAll(input.name).includes(input.value);
    const details = this.filters.querySelector("details");
    if (this.boxes().some((input) => input.checked)) details.open = true;
    this.look();
  }

  async look() {
    const asked = ++this.asked;
    const state = this.state();
    const query = state.get("q") ?? "";
    const names = [...new Set(state.keys())].filter((name) => name !== "q");
    const filters = Object.fromEntries(names.map((name) => [name, state.getAll(name)]));
    this.reset.hidden = names.length === 0;
    this.list.replaceChildren();
    this.more.replaceChildren();
    this.results.hidden = false;
    if (!query && names.length === 0) {
      document.title = this.title;
      this.heading.textContent = "";
      this.status.textContent = "";
      this.heading.hidden = true;
      return;
    }
    const words = this.words.words;
    const heading = query ? words["results-for"].replace("{q}", () => query) : "";
    document.title = query ? `${heading} – ${this.title}` : this.title;
    this.heading.textContent = heading;
    this.heading.hidden = !query;
    this.status.textContent = words.loading;
    try {
      // Only then does it count pages by the values of filters.
      const engine = await this.index.engine();
      await engine.filters();
      const found = await this.index.search(query, filters);
      if (asked !== this.asked) return;
      this.number(found);
      this.found = found.results;
      await this.show(asked);
      if (asked !== this.asked) return;
      const total = found.results.length;
      this.status.textContent = total ? this.index.count(this.words, total) : words.none.replace("{q}", () => query);
      if (!total) this.more.replaceChildren(words.hints);
    } catch {
      if (asked === this.asked) this.fail();
    }
  }

  /** How many of the pages have each value: of those that are found, or would be found with it. */
  number(found) {
    for (const input of this.boxes()) {
      const among = input.checked || this.boxes().some((other) => other.checked && other.name === input.name);
      const counts = among ? found.totalFilters : found.filters;
      input.parentElement.querySelector(".search-number").textContent = counts?.[input.name]?.[input.value] ?? 0;
    }
  }

  /** The next results, after those that stand there. */
  async show(asked) {
    const from = this.list.children.length;
    const pages = await Promise.all(this.found.slice(from, from + SHOWN_AT_ONCE).map((result) => result.data()));
    if (asked !== this.asked) return;
    this.list.append(...pages.map((page) => this.item(page)));
    this.more.replaceChildren();
    if (this.list.children.length < this.found.length) {
      const button = make("button", { type: "button" }, this.words.words.more);
      button.addEventListener("click", async () => {
        const place = this.list.children.length;
        await this.show(this.asked).catch(() => this.fail());
        this.list.children[place]?.querySelector("a").focus();
      });
      this.more.append(button);
    }
  }

  item(page) {
    const link = make("a", { href: page.url }, shown(page.meta.title ?? page.url));
    const kind = make("p", { class: "search-kind" }, this.index.kind(this.words, page));
    return make("li", {}, make("h3", {}, link), kind, make("p", { class: "search-excerpt" }, ...excerpt(page)));
  }

  fail() {
    this.list.replaceChildren();
    this.more.replaceChildren();
    this.filters.replaceChildren();
    this.heading.hidden = true;
    this.status.textContent = this.words?.words.failed ?? "";
    if (!this.words) document.querySelector("[data-failed]")?.removeAttribute("hidden");
  }
}

/** Begins with the form of a page. */
export function start(form) {
  return "results" in form.dataset ? new Results(form) : new Suggestions(form);
}
