// The built site (its folder in SITE) as readers meet it: addresses, words that are explained, weight, paper. What every page is
// checked for is in access.test.js.

const assert = require("node:assert/strict");
const fs = require("node:fs");
const path = require("node:path");
const zlib = require("node:zlib");
const { after, before, test } = require("node:test");
const { launch, serve, style } = require("./open.js");
const { ofEachTemplate } = require("./site.js");

const SITE = path.resolve(process.env.SITE);

let server, base, browser, addresses;

before(async () => {
  ({ server, base } = await serve(SITE));
  browser = await launch();
  const pages = JSON.parse(fs.readFileSync(path.join(SITE, "index.json"), "utf8"));
  const lists = fs.readFileSync(path.join(SITE, "sitemap.xml"), "utf8").match(/<loc>[^<]*<\/loc>/g);
  addresses = lists.map((loc) => new URL(loc.slice(5, -6)).pathname);
  assert.ok(addresses.length >= pages.length, "the sitemap has every page");
  addresses.push("/404.html");
});

after(async () => {
  await browser?.close();
  server?.close();
});

test("nothing comes from elsewhere, and everything that is asked for is there", async () => {
  const page = await browser.newPage();
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  page.on("response", (response) => assert.ok(response.ok() || response.status() === 304, `${response.url()}: ${response.status()}`));
  for (const address of ofEachTemplate()) await page.goto(base + address);
  assert.deepEqual(asked.filter((url) => !url.startsWith(base) && !url.startsWith("data:")), []);
  await page.close();
});

test("a short address leads to its page and keeps what follows #", async () => {
  const page = await browser.newPage();
  await page.goto(`${base}/27/#why`);
  await page.waitForURL((url) => url.pathname.startsWith("/actions/27-"));
  assert.equal(new URL(page.url()).hash, "#why");
  await page.close();
});

test("the first press of Tab leads to the content, and focus can be seen", async () => {
  const page = await browser.newPage();
  await page.goto(base + "/");
  await page.keyboard.press("Tab");
  const link = page.locator(":focus");
  assert.equal(await link.getAttribute("href"), "#content");
  assert.notEqual(await link.evaluate((element) => getComputedStyle(element).outlineStyle), "none");
  await page.close();
});

test("a page with its style sheets is at most 30 KB to send", () => {
  const size = (file) => zlib.gzipSync(fs.readFileSync(file), { level: 9 }).length;
  // Documents to print have the texts of whole sections: whoever opens one wants all of it.
  for (const address of addresses.filter((address) => !/^(\/en\/print|\/imprimer)\/./.test(address))) {
    const file = path.join(SITE, address.endsWith("/") ? `${address}index.html` : address);
    const styles = [...fs.readFileSync(file, "utf8").matchAll(/<link href=(\S+?\.css) rel=stylesheet>/g)];
    assert.ok(styles.length, `${address} has a style sheet`);
    const weight = styles.reduce((sum, [, style]) => sum + size(path.join(SITE, new URL(style, base).pathname)), size(file));
    assert.ok(weight <= 30_000, `${address}: ${weight} bytes`);
  }
});

test("a part of a page has a link that can be copied", async () => {
  const page = await browser.newPage();
  await page.goto(`${base}/27/`);
  await page.waitForURL((url) => url.pathname.startsWith("/actions/27-"));
  const link = page.getByRole("link", { name: /^Lien vers .*Pourquoi/ });
  await link.click();
  assert.equal(new URL(page.url()).hash, "#why");
  await page.close();
});

test("a word is explained on the spot without a script, by keyboard, and at the foot of the page; on paper only there", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false, reducedMotion: "reduce" });
  const page = await context.newPage();
  const action = addresses.find((address) => address.startsWith("/actions/10-"));
  await page.goto(base + action);
  const button = page.getByRole("button", { name: /^Définition : / }).first();
  const box = await button.boundingBox();
  assert.ok(box.width >= 24 && box.height >= 24, "large enough to be touched");
  await button.focus();
  await page.keyboard.press("Enter");
  const definition = page.locator(".definition:popover-open");
  assert.equal(await definition.count(), 1);
  await page.keyboard.press("Tab");
  assert.equal(await page.locator(".definition:popover-open a:focus").count(), 1, "what is shown comes next");
  await page.keyboard.press("Escape");
  assert.equal(await definition.count(), 0);
  const term = page.locator("a.term").first();
  const first = await term.getAttribute("id");
  await term.press("Enter");
  const word = page.locator(".words :target");
  assert.ok(await word.isVisible());
  await word.locator(".words-back").press("Enter");
  assert.equal(new URL(page.url()).hash, `#${first}`);
  await page.emulateMedia({ media: "print" });
  assert.equal(await button.isVisible(), false);
  assert.ok(await page.locator(".words").isVisible());
  await context.close();
});

test("the plan at a glance is printed on one sheet, an action on two, with a chart or its words on three at the most", async () => {
  const page = await browser.newPage();
  const sheets = async (address, rules = "") => {
    await page.goto(base + address);
    await style(page, rules);
    const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString("latin1");
    return pdf.match(/\/MediaBox ?\[[^\]]*\]/g).map((box) => box.match(/[\d.]+/g).slice(2).map(Number));
  };
  const withoutWords = ".words { display: none }";
  const [poster, ...rest] = await sheets("/", withoutWords);
  assert.ok(poster[0] > poster[1], "the poster is wider than high");
  assert.equal(rest.length, 1, "then the text");
  // Those with the longest texts: the others take no more sheets.
  const size = (address) => fs.statSync(path.join(SITE, address, "index.html")).size;
  const actions = addresses.filter((address) => /^\/actions\/\d/.test(address)).sort((a, b) => size(b) - size(a));
  const charts = (address) => /<figure/.test(fs.readFileSync(path.join(SITE, address, "index.html"), "utf8"));
  for (const address of [...actions.filter(charts).slice(0, 6), ...actions.filter((address) => !charts(address)).slice(0, 4)]) {
    const count = (await sheets(address)).length;
    assert.ok(count <= 3, `${address}: ${count} sheets`);
    const text = (await sheets(address, withoutWords)).length;
    assert.ok(text <= (charts(address) ? 3 : 2), `${address}: ${text} sheets without its words`);
  }
  await page.close();
});
