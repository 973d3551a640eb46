// The built site (its folder in SITE) as a list of pages, for tests and commands.

const fs = require("node:fs");
const path = require("node:path");

const SITE = path.resolve(process.env.SITE || path.join(__dirname, "../../public"));

/** The file of an address. */
const file = (address) => path.join(SITE, address.endsWith("/") ? `${address}index.html` : address);

/** All HTML files, as addresses: pages to read, parts of pages to be framed by others, and what leads on to another page. */
function sorted() {
  const names = fs.readdirSync(SITE, { recursive: true }).filter((name) => name.endsWith(".html"));
  const kinds = { addresses: [], embeds: [], redirects: [] };
  for (const name of names.sort()) {
    const address = `/${name.replaceAll(path.sep, "/").replace(/(^|\/)index\.html$/, "$1")}`;
    const leadsOn = /<meta[^>]*http-equiv=["']?refresh/.test(fs.readFileSync(path.join(SITE, name), "utf8"));
    const kind = leadsOn ? "redirects" : /\/embed\/$/.test(address) ? "embeds" : "addresses";
    kinds[kind].push(address);
  }
  return kinds;
}

const { addresses, embeds, redirects } = sorted();

/** The print-outs of the whole site have the texts of shorter pages, and would take as long as all others together. */
const isWhole = (address) => fs.statSync(file(address)).size > 600_000;

/** One page of each template, in the first language: of the pages of a kind and a collection the one with most in it. */
function ofEachTemplate() {
  const pages = JSON.parse(fs.readFileSync(path.join(SITE, "index.json"), "utf8"));
  const collections = new Map(pages.map((page) => [page.address, page.collection]));
  const best = new Map();
  for (const address of addresses.filter((address) => !address.startsWith("/en/") && !isWhole(address))) {
    const html = fs.readFileSync(file(address), "utf8");
    const kind = html.match(/<body class=["']?([\w-]+)/)?.[1];
    // Pages that stand alone have templates of their own.
    const collection = collections.get(address) ?? "list";
    const key = collection === "pages" ? `pages ${address}` : `${kind} ${collection} ${/<(iframe|form|table)/.test(html) ? "with" : ""}`;
    const known = best.get(key);
    if (!known || known.size < html.length) best.set(key, { address, size: html.length });
  }
  return [...best.values()].map(({ address }) => address);
}

/** The address of a page by its id, in a language. */
function addressOf(id, language = "fr") {
  const pages = JSON.parse(fs.readFileSync(path.join(SITE, "index.json"), "utf8"));
  return pages.find((page) => page.id === id && page.language === language)?.address;
}

/** The first page of a collection whose HTML matches. */
function pageWith(collection, pattern, language = "fr") {
  const pages = JSON.parse(fs.readFileSync(path.join(SITE, "index.json"), "utf8"));
  const of = pages.filter((page) => page.collection === collection && page.language === language);
  return of.find((page) => pattern.test(fs.readFileSync(file(page.address), "utf8")))?.address;
}

/** Whether a page is that of results of the search, in whichever language. */
const isSearch = (address) => /<body class=["']?kind-search/.test(fs.readFileSync(file(address), "utf8"));
/** The first of these; none when the site has no search. */
const searchPage = addresses.find(isSearch);

module.exports = { SITE, addressOf, addresses, embeds, file, isSearch, isWhole, ofEachTemplate, pageWith, redirects, searchPage };
