// Pages with planted faults, one for each checker: a checker that finds nothing in its page is off.

const assert = require("node:assert/strict");
const path = require("node:path");
const { after, before, test } = require("node:test");
const { axe, scriptless, spacing, targets, watch, wide } = require("./checks.js");
const { nu, validate } = require("./markup.js");
const { launch, serve } = require("./open.js");
const { walk } = require("./walk.js");

const FOLDER = path.join(__dirname, "faults");
let server, base, browser;

before(async () => {
  ({ server, base } = await serve(FOLDER));
  browser = await launch();
});

after(async () => {
  await browser?.close();
  server?.close();
});

/** What a check says of a page, opened anew. */
async function of(name, check, options = {}) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...options });
  const says = await watch(page);
  await page.goto(`${base}/${name}.html`);
  const found = await check(page, says);
  await page.close();
  return found.map(({ rule }) => rule);
}

const FAULTS = {
  axe: ["image-alt", async (page) => (await axe(page)).axe],
  "axe-more": ["color-contrast-enhanced", async (page) => (await axe(page)).more],
  reflow: ["wide", wide, { viewport: { width: 320, height: 800 } }],
  "text-spacing": ["cut", spacing],
  covered: ["covered", spacing],
  "keyboard-trap": ["keyboard-trap", async (page) => (await walk(page)).keyboard],
  "keyboard-order": ["focus-order", async (page) => (await walk(page)).keyboard],
  "keyboard-unreached": ["keyboard-unreached", async (page) => (await walk(page)).keyboard],
  "focus-invisible": ["focus-invisible", async (page) => (await walk(page)).focus],
  "focus-obscured": ["focus-obscured", async (page) => (await walk(page)).focus],
  "target-size": ["target-size", async (page) => targets((await axe(page)).axe)],
  "layout-shift": ["layout-shift", async (page, says) => { await page.waitForTimeout(600); return says.shift(); }],
  console: ["console-warning", (page, says) => says.console()],
  policy: ["refused", (page, says) => says.policy()],
};

for (const [name, [rule, check, options]] of Object.entries(FAULTS)) {
  test(`the fault of ${name}.html is found`, async () => {
    const found = await of(name, check, options);
    assert.ok(found.includes(rule), `found: ${found}`);
    // The same check says nothing of this kind about a page that has another fault.
    const other = await of(name === "html-validate" ? "reflow" : "html-validate", check);
    assert.ok(!other.includes(rule), `found in a page without it: ${other}`);
  });
}

test("at a zoom of 400 % the fault of reflow.html is found, at none it isn't", async () => {
  assert.deepEqual(await of("reflow", wide, { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 }), ["wide"]);
  assert.deepEqual(await of("reflow", wide), []);
});

test("a text that a script writes is found", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const [on, off] = [await browser.newPage(), await context.newPage()];
  for (const page of [on, off]) await page.goto(`${base}/scripts-off.html`);
  assert.deepEqual((await scriptless(on, off)).map(({ rule }) => rule), ["script-only"]);
  await Promise.all([context.close(), on.close()]);
});

test("the Nu checker and html-validate find the faults of their pages", async () => {
  const file = (name) => path.join(FOLDER, `${name}.html`);
  assert.ok((await nu([file("html")])).length > 0);
  assert.deepEqual(await nu([file("html-validate")]), []);
  assert.deepEqual((await validate([file("html-validate")])).map(({ rule }) => rule), ["no-inline-style"]);
});
