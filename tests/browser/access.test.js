// The built site (its folder in SITE) as everybody must be able to use it: what checks.js, walk.js and markup.js find.
// Every file goes through the HTML checkers. One page of each template is visited: at 1280 pixels and light, when all that can be
// checked is; at 320 pixels and dark, at a zoom of 400 %, and without scripts.
// With RECORD=file every page is visited at 1280 pixels, and what was checked and found is written there.
// With MATRIX=1 every page is visited in all ways.
// With QUICK=1 only one page of each template is looked at by anything: for a first look, never for a record.

const assert = require("node:assert/strict");
const fs = require("node:fs");
const { after, before, test } = require("node:test");
const { axe, scriptless, spacing, targets, watch, wide } = require("./checks.js");
const { nu, validate } = require("./markup.js");
const { launch, policyOf, serve, visit } = require("./open.js");
const { Record } = require("./record.js");
const { SITE, addresses, embeds, file, isSearch, isWhole, ofEachTemplate, pageWith, redirects, searchPage } = require("./site.js");
const { walk } = require("./walk.js");

const MATRIX = Boolean(process.env.MATRIX);
const record = new Record();
let server, base, browser, nuFound;
const templates = ofEachTemplate();
const QUICK = Boolean(process.env.QUICK);
const EVERY = MATRIX || Boolean(process.env.RECORD);
const all = QUICK ? templates : addresses;
const visited = EVERY ? all : templates;

before(async () => {
  ({ server, base } = await serve(SITE));
  browser = await launch();
  // Takes a minute, beside the browser.
  nuFound = nu(QUICK ? all.map(file) : [SITE]);
  nuFound.catch(() => {});
});

after(async () => {
  await browser?.close();
  server?.close();
  if (!QUICK) record.write({ pages: all.length, browser: browser?.version() });
});

const said = new Set();

/** Fails when something was found that must not be, and that no test before has said. */
function none(names) {
  const all = names.flatMap((name) => record.of(name).map(({ rule, where, address }) => `${name} ${rule}, ${address}: ${where}`));
  const found = all.filter((one) => !said.has(one));
  for (const one of found) said.add(one);
  assert.deepEqual(found.slice(0, 40), [], `${found.length} findings`);
}

async function look(page, address, says) {
  await page.goto(base + address);
  record.add("layout-shift", address, await says.shift());
  // The print-outs of the whole site have the texts of the shorter ones, and would take axe as long as all other pages.
  if (!isWhole(address)) {
    const found = await axe(page);
    record.add("axe", address, found.axe);
    record.add("axe-more", address, found.more);
    record.add("target-size", address, targets(found.axe));
  }
  record.add("reflow", address, await wide(page));
  record.add("text-spacing", address, isWhole(address) ? [] : await spacing(page));
  await page.setViewportSize({ width: 320, height: 800 });
  record.add("reflow", address, await wide(page));
  await page.setViewportSize({ width: 1280, height: 900 });
  record.add("console", address, says.console());
  record.add("policy", address, await says.policy());
}

/** Visits addresses two at a time, each page watched from its beginning. */
async function visits(options, list, each) {
  const watched = new WeakMap();
  await visit(browser, { viewport: { width: 1280, height: 900 }, reducedMotion: "reduce", ...options }, list, async (page, address) => {
    if (!watched.has(page)) watched.set(page, await watch(page));
    await each(page, address, watched.get(page));
  });
}

test(`${EVERY ? "every page" : "one page of each template"}, 1280 pixels, light: axe, width, spaced text, movement, messages, refusals`, async () => {
  await visits({}, visited, look);
  assert.ok(QUICK || all.length > 100, `${all.length} pages`);
  assert.ok(visited.length > 20, `${visited.length} visited`);
  none(["axe", "reflow", "text-spacing", "layout-shift", "console", "policy"]);
});

for (const [width, colorScheme] of MATRIX ? [[1280, "dark"], [320, "light"], [320, "dark"]] : [[320, "dark"]]) {
  test(`${MATRIX ? "every page" : "one page of each template"}, ${width} pixels, ${colorScheme}`, async () => {
    await visits({ colorScheme, viewport: { width, height: 800 } }, MATRIX ? all : templates, async (page, address, says) => {
      await page.goto(base + address);
      record.add("reflow", address, await wide(page));
      record.add("layout-shift", address, await says.shift());
      if (isWhole(address)) return;
      const found = await axe(page);
      record.add("axe", address, found.axe);
      record.add("target-size", address, targets(found.axe));
      record.add("text-spacing", address, await spacing(page));
      record.add("console", address, says.console());
    });
    none(["axe", "reflow", "text-spacing", "layout-shift", "console"]);
  });
}

test("at a zoom of 400 % nothing scrolls sideways", async () => {
  await visits({ viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 }, MATRIX ? all : templates, async (page, address) => {
    await page.goto(base + address);
    record.add("zoom", address, await wide(page));
  });
  none(["zoom"]);
});

test("pages say the same without a script", async () => {
  const withScript = (address) => /<script[^>]*\ssrc=/.test(fs.readFileSync(file(address), "utf8"));
  // A page without a script can't say anything else; and the page with results has none without one: its own tests look at what it has instead.
  const wanted = (MATRIX ? all.filter(withScript) : templates).filter((address) => !isSearch(address));
  const context = await browser.newContext({ javaScriptEnabled: false });
  const off = await context.newPage();
  const on = await browser.newPage();
  for (const address of wanted) {
    await off.goto(base + address);
    assert.ok(await off.locator("h1").isVisible(), address);
    await on.goto(base + address);
    record.add("scripts-off", address, await scriptless(on, off));
  }
  await Promise.all([context.close(), on.close()]);
  none(["scripts-off"]);
});

test("parts of pages to be framed, and pages that lead on: messages, refusals, width", async () => {
  const pages = MATRIX ? [...embeds, ...redirects] : [...embeds.slice(0, EVERY ? undefined : 20), ...redirects.slice(0, EVERY ? 20 : 5)];
  await visits({ viewport: { width: 320, height: 800 } }, pages, async (page, address, says) => {
    if (redirects.includes(address)) {
      // It leads on at once: what it says of itself is on the way.
      await page.goto(base + address, { waitUntil: "commit" });
      await page.waitForURL((url) => url.pathname !== address);
      await page.waitForLoadState();
    } else {
      await page.goto(base + address);
      record.add("reflow", address, await wide(page));
    }
    record.add("console", address, says.console());
    record.add("policy", address, await says.policy());
  });
  none(["console", "policy", "reflow"]);
});

test("the policy of every page allows only files of the site", () => {
  for (const address of [...all, ...embeds, ...redirects]) {
    const policy = policyOf(fs.readFileSync(file(address), "utf8"));
    assert.ok(policy, `${address} has a policy`);
    const parts = new Map(policy.split(";").map((part) => part.trim().split(/\s+/)).map(([name, ...sources]) => [name, sources]));
    assert.deepEqual(parts.get("default-src"), ["'none'"], address);
    for (const [name, sources] of parts) {
      // WebAssembly, which the search is made of, runs in a box of its own.
      const allowed = { "img-src": ["'self'", "data:"], "script-src": ["'self'", "'wasm-unsafe-eval'"] }[name] ?? ["'self'", "'none'"];
      assert.deepEqual(sources.filter((source) => !allowed.includes(source)), [], `${address}: ${name}`);
    }
    for (const name of ["script-src", "style-src", "base-uri", "form-action"]) assert.ok(parts.has(name), `${address}: ${name}`);
  }
});

test("the Tab key reaches and leaves everything in order, and one sees where it is", async () => {
  const pages = ["/", pageWith("actions", /<figure/), pageWith("datasets", /class=["']?chart/), pageWith("kits", /class=["']?quiz/) ?? pageWith("explainers", /class=["']?quiz/)];
  assert.ok(pages.every(Boolean), String(pages));
  for (const viewport of [{ width: 1280, height: 900 }, { width: 320, height: 640 }]) {
    const page = await browser.newPage({ viewport, reducedMotion: "reduce" });
    for (const address of searchPage ? [...pages, searchPage] : pages) {
      await page.goto(base + address);
      const { keyboard, focus, stops } = await walk(page);
      assert.ok(stops > 10, `${address}: ${stops} stops`);
      record.add("keyboard", address, keyboard);
      record.add("focus", address, focus);
    }
    await page.close();
  }
  none(["keyboard", "focus"]);
});

test("html-validate finds nothing in any file", async () => {
  const files = (QUICK ? all : [...all, ...embeds, ...redirects]).map((address) => [address, file(address)]);
  for (const [address, name] of files) record.add("html-validate", address, isWhole(address) ? [] : await validate([name]));
  none(["html-validate"]);
});

test("the Nu checker finds nothing in any file", async () => {
  const found = await nuFound;
  for (const address of [...all, ...embeds, ...redirects]) record.add("html", address, found.filter(({ where }) => where.endsWith(file(address))));
  assert.deepEqual(found.slice(0, 40), []);
});
