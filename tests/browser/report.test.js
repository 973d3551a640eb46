// The report for editors (its file in REPORT), opened from disk.

const assert = require("node:assert/strict");
const { execFileSync } = require("node:child_process");
const path = require("node:path");
const { after, before, test } = require("node:test");
const { pathToFileURL } = require("node:url");
const { axe, launch } = require("./open.js");

const FILE = path.resolve(process.env.REPORT);

let browser;

before(async () => {
  browser = await launch();
});

after(() => browser?.close());

test("the report is valid HTML", () => {
  const jar = path.join(path.dirname(require.resolve("vnu-jar/package.json")), "build", "dist", "vnu.jar");
  try {
    execFileSync("java", ["-jar", jar, "--errors-only", FILE], { stdio: "pipe" });
  } catch (error) {
    assert.fail(error.stderr.toString().slice(0, 4000));
  }
});

for (const colorScheme of ["light", "dark"]) {
  test(`axe finds nothing in the report, ${colorScheme}, and it fits a phone`, async () => {
    const page = await browser.newPage({ viewport: { width: 360, height: 800 }, colorScheme });
    const asked = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.goto(pathToFileURL(FILE).href);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok(over <= 0, `${over} px too wide`);
    assert.equal(asked.length, 1, "one file, and nothing else");
    const found = await axe(page);
    assert.deepEqual(found, []);
    await page.close();
  });
}

test("a table is sorted by any column, from the keyboard, and says so", async () => {
  const page = await browser.newPage();
  await page.goto(pathToFileURL(FILE).href);
  const head = page.locator("#pages ~ .scroll thead th").first();
  const first = () => page.locator("#pages ~ .scroll tbody tr").first().locator("th").textContent();
  await head.getByRole("button").focus();
  await page.keyboard.press("Enter");
  assert.equal(await head.getAttribute("aria-sort"), "ascending");
  const up = await first();
  await page.keyboard.press("Enter");
  assert.equal(await head.getAttribute("aria-sort"), "descending");
  assert.notEqual(await first(), up);
  await page.close();
});
