// Charts as readers see them: those of the gallery (its folder in GALLERY) and of the site (SITE).

const assert = require("node:assert/strict");
const fs = require("node:fs");
const path = require("node:path");
const { after, before, test } = require("node:test");
const { launch, serve, visit } = require("./open.js");

let browser;
const sites = {};

before(async () => {
  for (const name of ["GALLERY", "SITE"]) {
    sites[name] = await serve(path.resolve(process.env[name]));
    const map = fs.readFileSync(path.join(process.env[name], "sitemap.xml"), "utf8").match(/<loc>[^<]*<\/loc>/g);
    const addresses = map.map((loc) => new URL(loc.slice(5, -6)).pathname);
    // The others have nothing to be looked at.
    sites[name].addresses = addresses.filter((address) => {
      const file = path.join(process.env[name], address, address.endsWith("/") ? "index.html" : "");
      return /<figure|<svg class="chart/.test(fs.readFileSync(file, "utf8"));
    });
  }
  browser = await launch();
});

after(async () => {
  await browser?.close();
  Object.values(sites).forEach(({ server }) => server.close());
});

// What is wrong with the charts that can be seen in a page: letters that are too small, words that stand out of their
// picture or cover each other.
function faults() {
  const seen = [...document.querySelectorAll("svg.chart")].filter((svg) => svg.getBoundingClientRect().width > 0);
  const found = [];
  for (const svg of seen) {
    const frame = svg.getBoundingClientRect();
    const name = svg.closest("figure").id;
    const words = [...svg.querySelectorAll("text")].filter((text) => text.textContent.trim());
    const boxes = words.map((text) => {
      const box = text.getBoundingClientRect();
      const scale = frame.width / svg.viewBox.baseVal.width;
      const size = parseFloat(getComputedStyle(text).fontSize) * scale;
      if (size < 12) found.push(`${name}: “${text.textContent}” has letters of ${size.toFixed(1)} px`);
      if (box.left < frame.left - 2 || box.right > frame.right + 2 || box.bottom > frame.bottom + 2 || box.top < frame.top - 2) {
        found.push(`${name}: “${text.textContent}” stands out of the picture`);
      }
      // The letters themselves, without the room above and below them.
      const air = box.height * 0.2;
      return { text: text.textContent, left: box.left, right: box.right, top: box.top + air, bottom: box.bottom - air };
    });
    boxes.forEach((a, index) => {
      for (const b of boxes.slice(index + 1)) {
        const over = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (over > 1 && high > 1) found.push(`${name}: “${a.text}” and “${b.text}” cover each other`);
      }
    });
  }
  return { count: seen.length, figures: document.querySelectorAll("figure.figure").length, found };
}

// Beside each chart: a sentence, its numbers as a folded table with a caption, and two pictures hidden from screen readers.
function companions() {
  const found = [];
  for (const figure of document.querySelectorAll("figure.figure")) {
    const sentence = figure.querySelector("figcaption > p")?.textContent ?? "";
    if (sentence.trim().split(/\s+/).length < 8) found.push(`${figure.id}: “${sentence}”`);
    if (figure.querySelector("details[open]")) found.push(`${figure.id}: the table isn't folded`);
    figure.querySelector("summary")?.click();
    if (figure.querySelectorAll("tbody tr").length === 0) found.push(`${figure.id}: no rows`);
    if (!figure.querySelector("caption")?.checkVisibility()) found.push(`${figure.id}: no caption that can be seen`);
    if (figure.querySelectorAll("svg.chart[aria-hidden=true]").length !== 2) found.push(`${figure.id}: not two pictures`);
  }
  return found;
}

test("words in charts can be read and don't cover each other, from 320 to 1280 px, and their numbers stand beside them", async () => {
  let charts = 0;
  for (const { base, addresses } of Object.values(sites)) {
    await visit(browser, {}, addresses, async (page, address) => {
      await page.goto(base + address);
      for (const [width, colorScheme] of [[320, "light"], [360, "dark"], [640, "light"], [1280, "dark"]]) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 900 });
        const { count, figures, found } = await page.evaluate(faults);
        assert.deepEqual(found, [], `${address}, ${width} px, ${colorScheme}`);
        assert.equal(count, figures, `${address}: one picture of each chart is shown`);
        charts += count;
      }
      assert.deepEqual(await page.evaluate(companions), [], address);
    });
  }
  assert.ok(charts >= 72, `${charts} charts`);
});

test("a chart on paper is told by more than colour, and fits the sheet", async () => {
  const page = await browser.newPage();
  const { base } = sites.GALLERY;
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize({ width: 700, height: 1000 });
  await page.goto(base + "/");
  const { found } = await page.evaluate(faults);
  assert.deepEqual(found, []);
  const dashes = await page.locator("#line svg.chart.large .line").evaluateAll((lines) =>
    lines.map((line) => getComputedStyle(line).strokeDasharray));
  assert.equal(new Set(dashes).size, dashes.length, "each line has a dash of its own");
  await page.close();
});

test("pictures of charts alone are drawn, in both schemes", async () => {
  const { base } = sites.GALLERY;
  for (const colorScheme of ["light", "dark"]) {
    const page = await browser.newPage({ colorScheme });
    const response = await page.goto(`${base}/line/line.svg`);
    assert.ok(response.ok());
    const paper = await page.locator(".paper").evaluate((paper) => getComputedStyle(paper).fill);
    assert.equal(paper, colorScheme === "light" ? "rgb(253, 252, 249)" : "rgb(22, 24, 28)");
    assert.ok(await page.locator("text.title").isVisible());
    await page.close();
  }
});

test("a page to embed has nothing but the chart and the way back", async () => {
  const page = await browser.newPage({ viewport: { width: 500, height: 700 } });
  const { base } = sites.GALLERY;
  await page.goto(`${base}/line/line/embed/`);
  assert.equal(await page.locator("svg.chart:visible").count(), 1);
  assert.equal(await page.locator("nav, header").count(), 0);
  assert.equal(await page.locator("base").getAttribute("target"), "_blank", "links leave the frame");
  const back = page.locator("main a").last();
  assert.match(await back.getAttribute("href"), /^https:\/\/charts\.example\/line\//);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(over <= 0);
  await page.close();
});
