// How pages are laid out: the menu, what stands beside long texts, the poster, focus, and the style guide.

const assert = require("node:assert/strict");
const fs = require("node:fs");
const path = require("node:path");
const { after, before, test } = require("node:test");
const { axe, launch, serve } = require("./open.js");

const SITE = path.resolve(process.env.SITE);
const GUIDE = path.resolve(process.env.GUIDE);

let site, guide, browser, pages;

before(async () => {
  [site, guide] = await Promise.all([serve(SITE), serve(GUIDE)]);
  browser = await launch();
  pages = JSON.parse(fs.readFileSync(path.join(SITE, "index.json"), "utf8"));
});

after(async () => {
  await browser?.close();
  site?.server.close();
  guide?.server.close();
});

const action = () => site.base + pages.find((page) => page.address.startsWith("/actions/10-")).address;

test("on a narrow screen the menu opens by keyboard and without a script, below its button, and shows where one is", async () => {
  const context = await browser.newContext({ viewport: { width: 360, height: 800 }, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(action());
  const menu = page.locator(".site-menu");
  assert.equal(await menu.isVisible(), false);
  const button = page.locator(".menu-button");
  await button.press("Enter");
  assert.ok(await menu.isVisible());
  const [below, above] = [await menu.boundingBox(), await button.boundingBox()];
  assert.ok(below.y >= above.y + above.height, "the button stays in sight");
  assert.ok(below.x >= 0 && below.x + below.width <= 360, "it isn't cut off");
  for (const link of await menu.locator("a").all()) assert.ok((await link.boundingBox()).height >= 40, "large enough for thumbs");
  assert.equal(await menu.locator('[aria-current="true"]').count(), 1, "the section of the page is marked");
  await page.keyboard.press("Tab");
  assert.equal(await menu.locator("a:focus").count(), 1, "its links come next");
  await page.keyboard.press("Escape");
  assert.equal(await menu.isVisible(), false);
  await page.setViewportSize({ width: 1280, height: 800 });
  assert.ok(await menu.isVisible(), "a wide screen shows it all the time");
  assert.equal(await button.isVisible(), false);
  await context.close();
});

test("the contents stay beside a long text and mark the part that is read", async () => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, reducedMotion: "reduce" });
  await page.goto(action());
  const contents = page.locator(".contents");
  assert.equal(await contents.locator("[aria-current]").count(), 0);
  const last = contents.locator("a").last();
  await last.click();
  await page.waitForFunction(() => document.querySelector(".contents li:last-child [aria-current]"));
  assert.equal(await contents.locator("[aria-current]").count(), 1);
  const box = await contents.boundingBox();
  assert.ok(box.y >= 0 && box.y < 100, "in sight");
  await page.setViewportSize({ width: 800, height: 800 });
  assert.ok((await contents.boundingBox()).y < 0, "on a narrow screen they stand above the text");
  await page.close();
});

test("words stand beside the line that uses them, apart from each other and from the text, where there is room", async () => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(action());
  const notes = page.locator(".margin > p");
  const words = await page.locator(".definition").count();
  assert.ok(words > 1);
  assert.equal(await notes.count(), words);
  const text = await page.locator(".body").boundingBox();
  let end = 0;
  for (const note of await notes.all()) {
    const box = await note.boundingBox();
    assert.ok(box.x >= text.x + text.width, "beside the text");
    assert.ok(box.x + box.width <= 1280, "in the window");
    assert.ok(box.y >= end, "below the one before");
    end = box.y + box.height;
  }
  assert.equal(await page.locator(".margin a, .margin button").count(), 0, "nothing there takes the focus");
  assert.equal(await page.locator(".margin").getAttribute("aria-hidden"), "true", "the words at the foot say the same");
  await page.setViewportSize({ width: 1100, height: 800 });
  assert.equal(await page.locator(".margin").isVisible(), false);
  await page.close();
});

test("nothing moves while a page loads", async () => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  for (const address of [site.base + "/", action()]) {
    await page.goto(address);
    const shift = await page.evaluate(() => new Promise((done) => {
      let sum = 0;
      new PerformanceObserver((list) => list.getEntries().forEach((entry) => (sum += entry.value))).observe({ type: "layout-shift", buffered: true });
      setTimeout(() => done(sum), 300);
    }));
    assert.equal(shift, 0, address);
  }
  await page.close();
});

test("the poster has a field for each objective, side by side, with all actions; on paper all of it on the first sheet", async () => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(site.base + "/");
  const fields = await page.locator(".band").all();
  const boxes = await Promise.all(fields.map((field) => field.boundingBox()));
  assert.equal(new Set(boxes.map((box) => Math.round(box.y))).size, 1, "side by side");
  assert.equal(new Set(boxes.map((box) => Math.round(box.height))).size, 1, "of one height");
  const actions = pages.filter((one) => one.collection === "actions" && one.language === "fr").length;
  assert.equal(await page.locator(".tiles a").count(), actions);
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize({ width: Math.round(((297 - 16) / 25.4) * 96), height: 800 });
  const [hero, glance] = [await page.locator(".hero").boundingBox(), await page.locator(".glance").boundingBox()];
  assert.ok(glance.y + glance.height - hero.y <= ((210 - 16) / 25.4) * 96, "one sheet");
  await page.close();
});

test("a key figure isn't broken within a word", async () => {
  for (const width of [320, 768, 1280]) {
    const page = await browser.newPage({ viewport: { width, height: 900 } });
    await page.goto(site.base + "/");
    const lines = await page.locator(".figure-value").evaluateAll((values) => values.map((value) => {
      const tall = Math.round(value.clientHeight / parseFloat(getComputedStyle(value).lineHeight));
      // A no-break space doesn't part words; each line may hold one that can.
      return { text: value.textContent.trim(), lines: tall, words: value.textContent.trim().split(/[ \n]+/).length };
    }));
    assert.ok(lines.length >= 4);
    for (const { text, lines: count, words } of lines) assert.ok(count <= words, `${text}: ${count} lines at ${width} px`);
    await page.close();
  }
});

test("focus is seen on every link, on paper and on colour, and in forced colours", async () => {
  for (const forcedColors of ["none", "active"]) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, forcedColors });
    await page.goto(action());
    for (let press = 0; press < 30; press += 1) {
      await page.keyboard.press("Tab");
      const found = await page.evaluate(() => {
        const style = getComputedStyle(document.activeElement);
        return { tag: document.activeElement.outerHTML.slice(0, 80), style: style.outlineStyle, width: parseFloat(style.outlineWidth) };
      });
      assert.notEqual(found.style, "none", found.tag);
      assert.ok(found.width >= 2, found.tag);
    }
    await page.close();
  }
});

test("who wants no motion has none, and who wants contrast has more", async () => {
  const page = await browser.newPage({ reducedMotion: "reduce", contrast: "more" });
  await page.goto(site.base + "/");
  assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior), "auto");
  const quiet = await page.locator(".way-text").first().evaluate((element) => getComputedStyle(element).color);
  assert.equal(quiet, await page.evaluate(() => getComputedStyle(document.documentElement).color));
  await page.close();
});

for (const colorScheme of ["light", "dark"]) {
  test(`axe finds nothing in the style guide, and it fits narrow screens, ${colorScheme}`, async () => {
    const page = await browser.newPage({ viewport: { width: 320, height: 800 }, colorScheme });
    for (const address of ["/", "/claims/", "/actions/5/"]) {
      await page.goto(guide.base + address);
      assert.deepEqual(await axe(page), [], address);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), address);
    }
    await page.close();
  });
}
