// The search of the built site (SITE) in a real browser: what is found, by keyboard and by address, without a script, under a
// strict Content-Security-Policy, and how much is loaded for it.

const assert = require("node:assert/strict");
const { execFileSync } = require("node:child_process");
const fs = require("node:fs");
const http = require("node:http");
const path = require("node:path");
const zlib = require("node:zlib");
const { after, before, test } = require("node:test");
const { axe, launch } = require("./open.js");

const SITE = path.resolve(process.env.SITE);
const POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'";
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css",
  ".js": "text/javascript",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
};
/** The most that is loaded up to the first result, and the most that each page loads for it, in bytes. */
const TO_FIRST_RESULT = 130_000;
const ON_EACH_PAGE = 1_000;

let server, base, browser;
// What was asked for: the path, and the bytes of the answer as they are sent.
let asked = [];
let refused = () => false;

before(async () => {
  server = http.createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const file = path.join(SITE, decodeURIComponent(pathname));
    const found = file.endsWith(path.sep) ? path.join(file, "index.html") : file;
    if (refused(pathname) || !found.startsWith(SITE) || !fs.existsSync(found)) {
      response.writeHead(404).end();
      return;
    }
    const type = TYPES[path.extname(found)];
    const bytes = fs.readFileSync(found);
    // As a server does: texts are compressed, what is compressed already isn't.
    const body = type && type !== "image/png" ? zlib.gzipSync(bytes) : bytes;
    asked.push({ pathname, size: body.length });
    const headers = { "Content-Type": type || "application/octet-stream", "Content-Security-Policy": POLICY };
    response.writeHead(200, body === bytes ? headers : { ...headers, "Content-Encoding": "gzip" });
    response.end(body);
  });
  server.listen(0, "127.0.0.1");
  await new Promise((done) => server.once("listening", done));
  base = `http://127.0.0.1:${server.address().port}`;
  browser = await launch();
});

after(async () => {
  await browser?.close();
  server?.close();
});

/** A page whose console must stay silent. */
async function open(address, options = {}) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...options });
  page.said = [];
  page.on("console", (message) => page.said.push(message.text()));
  page.on("pageerror", (error) => page.said.push(String(error)));
  await page.goto(base + address);
  return page;
}

/** Waits for the page with results to have looked, and gives the addresses it shows. */
async function results(page) {
  await page.waitForFunction(() => {
    const said = document.querySelector(".search-status")?.textContent ?? "";
    return said !== "" && !said.includes("…");
  });
  return page.locator(".search-list a").evaluateAll((links) => links.map((link) => link.pathname));
}

async function find(address) {
  const page = await open(address);
  const found = await results(page);
  const state = {
    found,
    said: await page.locator(".search-status").textContent(),
    marked: await page.locator(".search-list mark").allTextContents(),
    excerpts: await page.locator(".search-excerpt").allTextContents(),
  };
  assert.deepEqual(page.said, [], address);
  await page.close();
  return state;
}

const french = (query) => find(`/rechercher/?q=${encodeURIComponent(query)}`);
const english = (query) => find(`/en/search/?q=${encodeURIComponent(query)}`);
const count = (state) => Number(state.said.match(/\d+/)?.[0] ?? 0);

test("the page with results is valid HTML", () => {
  const jar = path.join(path.dirname(require.resolve("vnu-jar/package.json")), "build", "dist", "vnu.jar");
  try {
    const pages = ["rechercher/index.html", "en/search/index.html"].map((file) => path.join(SITE, file));
    execFileSync("java", ["-jar", jar, "--errors-only", ...pages], { stdio: "pipe" });
  } catch (error) {
    assert.fail(error.stderr.toString().slice(0, 4000));
  }
});

test("words are found however they are written", async () => {
  const same = async (search, ...queries) => {
    const first = await search(queries[0]);
    assert.ok(count(first) > 0, `${queries[0]} is found`);
    for (const query of queries.slice(1)) assert.equal((await search(query)).said.match(/\d+/)?.[0], first.said.match(/\d+/)[0], query);
    return first;
  };
  // Elision, with both apostrophes; a capital; accents; a plural.
  const school = await same(french, "école", "l’école", "l'école", "ECOLE", "écoles");
  assert.ok(school.excerpts.some((text) => /[ld]’écoles?/i.test(text)), "an excerpt is as the page has it");
  assert.ok(school.excerpts.every((text) => !/[\ue000-\uf8ff]|’ /u.test(text)), "nothing of the index shows");
  assert.ok(school.marked.length > 0 && school.marked.every((word) => /école/i.test(word.normalize("NFC"))), school.marked.join());
  await same(french, "œuvre", "oeuvre", "œuvres", "Oeuvres");
  await same(french, "aujourd’hui", "aujourd'hui");
  await same(english, "country", "countries");
  await same(english, "France", "France’s");
});

test("what helps to use a page isn't found", async () => {
  // In the footer, in how a page is cited, in the form itself.
  for (const word of ["BibTeX", "ISO 690", "CSL-JSON"]) {
    const { found } = await french(word);
    assert.ok(found.length < 5, `${word}: ${found}`);
  }
  const hidden = await french("Recommencer quiz");
  assert.ok(hidden.found.every((address) => !/reponses|\.html/.test(address)), hidden.found.join());
});

test("a title counts more than a text", async () => {
  const { found } = await french("diaspora");
  assert.match(found[0], /diaspora/);
});

test("results are narrowed down, and the address says so", async () => {
  const page = await open("/rechercher/?q=migration");
  await results(page);
  const total = Number((await page.locator(".search-status").textContent()).match(/\d+/)[0]);
  await page.getByRole("checkbox", { name: /^Action du plan/ }).check();
  await page.waitForURL("**/?q=migration&kind=action");
  const actions = await results(page);
  assert.ok(actions.length > 0 && actions.every((address) => address.startsWith("/actions/")), actions.join());
  const narrowed = Number((await page.locator(".search-status").textContent()).match(/\d+/)[0]);
  assert.ok(narrowed < total, `${narrowed} of ${total}`);
  await page.getByRole("group", { name: "Objectif" }).getByRole("checkbox").nth(1).check();
  await page.waitForURL("**/?q=migration&kind=action&objective=2");
  await results(page);
  // The same address in another tab, and the way back in this one.
  const shared = await find("/rechercher/?q=migration&kind=action&objective=2");
  assert.deepEqual(await page.locator(".search-list a").evaluateAll((links) => links.map((link) => link.pathname)), shared.found);
  assert.match(await page.title(), /Résultats pour «.migration.»/);
  await page.goBack();
  await page.waitForURL("**/?q=migration&kind=action");
  assert.ok(!(await page.getByRole("group", { name: "Objectif" }).getByRole("checkbox").nth(1).isChecked()));
  await page.getByRole("button", { name: "Enlever les filtres" }).click();
  await page.waitForURL("**/?q=migration");
  assert.deepEqual(page.said, []);
  assert.deepEqual(await axe(page), []);
  await page.close();
});

test("more results follow, and the first of them has the focus", async () => {
  const page = await open("/rechercher/?q=migration");
  assert.equal((await results(page)).length, 10);
  await page.getByRole("button", { name: "Afficher plus de résultats" }).click();
  await page.waitForFunction(() => document.querySelectorAll(".search-list a").length === 20);
  assert.equal(await page.evaluate(() => [...document.querySelectorAll(".search-list a")].indexOf(document.activeElement)), 10);
  await page.close();
});

test("pages are found below the form, by keyboard, and are announced", async () => {
  const page = await open("/");
  const field = page.getByRole("combobox", { name: "Rechercher dans le site" });
  await page.locator("#search-query").focus();
  await field.waitFor();
  await field.pressSequentially("diaspo");
  const list = page.getByRole("listbox", { name: "Pages trouvées" });
  await list.waitFor();
  assert.equal(await field.getAttribute("aria-expanded"), "true");
  assert.match(await page.locator("form.search [role=status]").textContent(), /^\d+.résultats?$/);
  assert.deepEqual(await axe(page), []);
  const options = list.getByRole("option");
  const number = await options.count();
  assert.ok(number > 1 && number <= 6);
  await page.keyboard.press("ArrowDown");
  assert.equal(await field.getAttribute("aria-activedescendant"), await options.first().getAttribute("id"));
  assert.equal(await options.first().getAttribute("aria-selected"), "true");
  await page.keyboard.press("ArrowUp");
  assert.equal(await field.getAttribute("aria-activedescendant"), null, "back in the field");
  await page.keyboard.press("Escape");
  assert.ok(!(await list.isVisible()));
  assert.equal(await field.getAttribute("aria-expanded"), "false");
  assert.equal(await field.inputValue(), "diaspo");
  await page.keyboard.press("ArrowDown");
  await list.waitFor();
  const title = await options.first().locator(".search-title").textContent();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForURL((address) => address.pathname !== "/");
  assert.equal(await page.getByRole("heading", { level: 1 }).textContent(), title);
  assert.deepEqual(page.said, []);
  await page.close();
});

test("Enter without a choice leads to all results", async () => {
  const page = await open("/actions/");
  await page.locator("#search-query").fill("eau");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/rechercher/?q=eau");
  assert.ok((await results(page)).length > 0);
  await page.close();
});

test("what finds nothing says so, with hints and other ways", async () => {
  const state = await french("xyzzyq");
  assert.match(state.said, /Aucun résultat pour «.xyzzyq.»/);
  const page = await open("/");
  await page.locator("#search-query").focus();
  await page.getByRole("combobox").pressSequentially("xyzzyq");
  await page.locator(".search-message a").first().waitFor();
  assert.match(await page.locator("form.search [role=status]").textContent(), /Aucun résultat/);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  assert.ok(await page.evaluate(() => document.activeElement.closest(".search-message") !== null), "its links are reached");
  assert.deepEqual(page.said, []);
  await page.close();
});

test("a hostile query is a text like others", async () => {
  const hostile = "<img src=x onerror=alert(1)>\"'&$&";
  const page = await open(`/rechercher/?q=${encodeURIComponent(hostile)}`);
  page.on("dialog", () => assert.fail("it is run"));
  await results(page);
  assert.equal(await page.locator("main img").count(), 0);
  assert.ok((await page.locator("#search-heading").textContent()).includes(hostile));
  assert.ok((await page.title()).includes(hostile));
  await page.locator("#search-query").fill("<b>a</b>");
  await page.keyboard.press("Enter");
  await results(page);
  assert.equal(await page.locator("main b").count(), 0);
  assert.deepEqual(page.said, []);
  const filters = await find("/rechercher/?q=eau&kind=%3Cscript%3E&unknown=1&objective=99");
  assert.ok(count(filters) > 0, "values that there aren't are no filter");
  await page.close();
});

test("without a script the form leads to a page with other ways", async () => {
  const page = await open("/", { javaScriptEnabled: false });
  await page.locator("#search-query").fill("eau");
  await page.locator("form.search button").click();
  await page.waitForURL("**/rechercher/?q=eau");
  // Whether it is shown is the browser's part: one that is steered from outside has scripts all the same.
  assert.match(await page.locator("main noscript").textContent(), /La recherche a besoin de JavaScript/);
  assert.ok((await page.locator(".search-instead a").count()) > 0);
  for (const address of await page.locator(".search-instead a").evaluateAll((links) => links.map((link) => link.href))) {
    assert.equal((await page.request.get(address)).status(), 200, address);
  }
  await page.close();
});

test("what fails says so, with other ways", async () => {
  for (const missing of [/\.pf_meta$|wasm/, /pagefind\.js$/, /interface\.fr\.json$/, /search-interface/]) {
    refused = (pathname) => missing.test(pathname);
    try {
      const page = await open("/rechercher/?q=eau");
      await page.getByText("La recherche ne marche pas pour le moment").locator("visible=true").first().waitFor();
      assert.ok(await page.locator(".search-instead a").first().isVisible(), String(missing));
      await page.close();
    } finally {
      refused = () => false;
    }
  }
});

test("little is loaded on each page, and not much up to the first result", async () => {
  asked = [];
  const page = await open("/");
  await page.waitForLoadState("networkidle");
  const first = asked.filter(({ pathname }) => /pagefind|search/.test(pathname));
  assert.equal(first.length, 1, first.map(({ pathname }) => pathname).join());
  assert.ok(first[0].size < ON_EACH_PAGE, `${first[0].size} bytes`);
  asked = [];
  await page.locator("#search-query").focus();
  await page.getByRole("combobox").waitFor();
  // Written at once: whoever stops in the middle of a word is shown what its beginning finds, and loads some pages more.
  await page.getByRole("combobox").fill("formation");
  await page.getByRole("option").first().waitFor();
  await page.waitForLoadState("networkidle");
  const loaded = asked.reduce((sum, { size }) => sum + size, 0);
  console.log(`Up to the first result: ${loaded} bytes in ${asked.length} files`);
  assert.ok(loaded <= TO_FIRST_RESULT, `${loaded}: ${asked.map(({ pathname, size }) => `${pathname} ${size}`).join("\n")}`);
  await page.close();
});

test("it fits small screens, the dark, forced colours and large text", async () => {
  for (const options of [
    { viewport: { width: 320, height: 640 } },
    { viewport: { width: 320, height: 640 }, colorScheme: "dark" },
    { viewport: { width: 1280, height: 900 }, forcedColors: "active" },
  ]) {
    const start = await open("/", options);
    await start.locator("#search-query").focus();
    await start.getByRole("combobox").pressSequentially("migra");
    await start.getByRole("option").first().waitFor();
    assert.ok(await start.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "the list scrolls sideways");
    // Colours that the system forces are no theme's.
    if (!options.forcedColors) assert.deepEqual(await axe(start), []);
    await start.close();
    for (const address of ["/rechercher/?q=migration&kind=action", "/en/search/?q=water"]) {
      const page = await open(address, options);
      await results(page);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${address} scrolls sideways`);
      if (!options.forcedColors) assert.deepEqual(await axe(page), [], address);
      const small = await page.locator(".search-filters label, .search button, .search input, .search-results button").evaluateAll((all) =>
        all.filter((element) => element.getClientRects().length && Math.min(element.offsetHeight, element.offsetWidth) < 24).map((element) => element.outerHTML));
      assert.deepEqual(small, []);
      await page.close();
    }
  }
});
