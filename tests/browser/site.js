// The built site (its folder in SITE) as a list of pages, for tests and commands.

const fs = require("node:fs");
const path = require("node:path");

const SITE = path.resolve(process.env.SITE || path.join(__dirname, "../../public"));

/** The file of an address. */
const file = (address) => path.join(SITE, address.endsWith("/") ? `${address}index.html` : address);

/** Every address with a page of its own; those that lead on to another, and parts of pages to be framed, aside. */
function addresses() {
  const lists = fs.readFileSync(path.join(SITE, "sitemap.xml"), "utf8").match(/<loc>[^<]*<\/loc>/g);
  const found = lists.map((loc) => new URL(loc.slice(5, -6)).pathname).filter((address) => fs.readFileSync(file(address)).includes("<html"));
  return [...found, "/404.html"].filter((address) => fs.existsSync(file(address)));
}

/** Parts of pages to be framed by others, and pages that lead on: all other HTML files. */
function others() {
  const known = new Set(addresses().map(file));
  const all = fs.readdirSync(SITE, { recursive: true }).filter((name) => name.endsWith(".html"));
  const rest = all.filter((name) => !known.has(path.join(SITE, name)));
  const address = (name) => `/${name.replaceAll(path.sep, "/").replace(/(^|\/)index\.html$/, "$1")}`;
  return {
    embeds: rest.filter((name) => /[\\/]embed[\\/]/.test(name)).map(address),
    rest: rest.filter((name) => !/[\\/]embed[\\/]/.test(name)).map(address),
  };
}

/** The print-outs of the whole site have the texts of shorter pages, and would take as long as all others together. */
const isWhole = (address) => fs.statSync(file(address)).size > 600_000;

/** One page of each template, in the first language: of the pages of a kind and a collection the one with most in it. */
function ofEachTemplate() {
  const pages = JSON.parse(fs.readFileSync(path.join(SITE, "index.json"), "utf8"));
  const collections = new Map(pages.map((page) => [page.address, page.collection]));
  const best = new Map();
  for (const address of addresses().filter((address) => !address.startsWith("/en/") && !isWhole(address))) {
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

module.exports = { SITE, addressOf, addresses, file, isWhole, ofEachTemplate, others, pageWith };
