// What the server says of this page in the tag of this script, and where everything of ours stands in it.

const tag = document.currentScript;
const { page, source, token, digest } = tag.dataset;
const waits = document.body.dataset.parvis === "waits";
/** A part of a page that another page shows: it is kept up to date and has no bar of its own. */
const framed = window.top !== window;

const plain = (path) => path.replace(/(^|\/)index\.html$/, "$1");
const pathOf = (address) => {
  const { pathname } = new URL(address, location.href);
  try {
    return plain(decodeURI(pathname));
  } catch {
    return pathname;
  }
};
const own = (name, parameters = {}) => `/_parvis/${name}?${new URLSearchParams({ token, ...parameters })}`;

// The secret isn't left in the address, where it would be copied with it.
if (new URLSearchParams(location.search).has("token")) {
  const address = new URL(location.href);
  address.searchParams.delete("token");
  history.replaceState(history.state, "", address);
}

/** What this window remembers over a reload. */
const memory = {
  get(key) {
    try {
      return JSON.parse(sessionStorage.getItem(`parvis-${key}`));
    } catch {
      return null;
    }
  },
  set(key, value) {
    try {
      sessionStorage.setItem(`parvis-${key}`, JSON.stringify(value));
    } catch {
      // Without a memory the page begins at its top.
    }
  },
};

/** An element whose texts are texts, whatever stands in them. */
function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key === "onclick") element.addEventListener("click", value);
    else if (typeof value === "boolean") element.toggleAttribute(key, value);
    else element.setAttribute(key, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

/** What there is to say, as it was last asked for. */
let said = { language: "", errors: 0, warnings: 0, here: 0, words: {}, findings: [] };
const word = (name) => said.words[`serve-${name}`] ?? "";

const host = make("div", { id: "parvis-serve" });
const root = host.attachShadow({ mode: "open" });
root.append(make("link", { rel: "stylesheet", href: "/_parvis/client.css" }));
if (!framed) document.body.append(host);

/** News, said aloud too. */
const status = make("span", { role: "status", "aria-live": "polite", class: "status" });
let silence = 0;
function tell(text, stays = false) {
  status.textContent = text;
  clearTimeout(silence);
  if (!stays) silence = setTimeout(() => (status.textContent = ""), 6000);
}
