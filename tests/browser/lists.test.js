// Lists that are filtered in place, and the matrix: usage as for site.test.js, on the folder of a built site.
// node --test tests/browser/lists.test.js, with SITE=folder.

const assert = require("node:assert/strict");
const fs = require("node:fs");
const path = require("node:path");
const { after, before, test } = require("node:test");
const { axe, launch, serve } = require("./open.js");

const FOLDER = path.resolve(process.env.SITE || "public");
const LIST = "/enseigner/kits/";
let browser;
let server;
let base;

before(async () => {
  ({ server, base } = await serve(FOLDER));
  browser = await launch();
});

after(async () => {
  await browser.close();
  server.close();
});

const visible = (page) => page.locator(".card:visible").count();
const button = (page, key) => page.locator(`button[data-key="${key}"]`);

test("without a script each value leads to the page of its group", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(base + LIST);
  const link = page.locator('a[data-key="level:cycle-4"]');
  const count = Number((await link.textContent()).match(/\((\d+)\)/)[1]);
  await link.click();
  assert.equal(new URL(page.url()).pathname, `${LIST}cycle-4/`);
  assert.equal(await page.locator(".card").count(), count);
  assert.equal(await page.locator(".filters [aria-current=page]").count(), 1);
  await page.locator(".filter-count a").click();
  assert.equal(new URL(page.url()).pathname, LIST);
  await context.close();
});

for (const from of ["http", "file"]) {
  test(`with a script values combine in place, the address keeps them and a status tells how many (${from})`, async () => {
    const page = await browser.newPage();
    const address = from === "http" ? base + LIST : `file://${FOLDER}${LIST}index.html`;
    // Links of a site that isn't relative lead nowhere from disk: the script is put in by hand then.
    await page.goto(address);
    if (from === "file") {
      const script = await page.locator(".filters + script").getAttribute("src");
      await page.evaluate(fs.readFileSync(path.join(FOLDER, script), "utf8"));
    }
    const all = await visible(page);
    assert.ok(!(await page.locator(".filter-count button").isVisible()), "nothing to undo");
    assert.equal(await page.locator(".filters a").count(), 0);
    await button(page, "level:cycle-4").click();
    const first = await visible(page);
    assert.ok(first > 0 && first < all, `${first} of ${all}`);
    await button(page, "level:lycee").click();
    const both = await visible(page);
    assert.ok(both > first);
    await button(page, "duration:55").click();
    const combined = await visible(page);
    assert.ok(combined <= both);
    const expected = await page.evaluate(() =>
      [...document.querySelectorAll("[data-groups]")].filter((card) => {
        const keys = card.dataset.groups.split(" ");
        return keys.includes("duration:55") && (keys.includes("level:cycle-4") || keys.includes("level:lycee"));
      }).length);
    assert.equal(combined, expected);
    const status = await page.locator("[role=status]").textContent();
    assert.ok(status.includes(String(combined)) && status.includes(String(all)), status);
    assert.equal(await button(page, "duration:55").getAttribute("aria-pressed"), "true");
    // The address leads others to the same choice.
    if (from === "http") {
      const other = await browser.newPage();
      await other.goto(page.url());
      assert.equal(await visible(other), combined);
      await other.close();
    }
    assert.match(page.url(), /#kits\.level=cycle-4&kits\.level=lycee&kits\.duration=55$/);
    await button(page, "duration:55").focus();
    await page.keyboard.press("Escape");
    assert.equal(await visible(page), all);
    assert.ok(!page.url().includes("#"));
    await button(page, "level:cycle-4").click();
    await page.locator(".filter-count button").click();
    assert.equal(await visible(page), all);
    assert.equal(await page.evaluate(() => document.activeElement.tagName), "BUTTON");
    await page.close();
  });
}

test("lists and the matrix are accessible, and fit 320 pixels", async () => {
  const context = await browser.newContext({ viewport: { width: 320, height: 700 } });
  const page = await context.newPage();
  for (const address of [LIST, `${LIST}lycee/`, "/enseigner/", "/tableau-d-ensemble/"]) {
    await page.goto(base + address);
    if (address === LIST) await button(page, "level:lycee").click();
    assert.deepEqual(await axe(page), [], address);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= 320, `${address}: ${wide}`);
  }
  await context.close();
});
