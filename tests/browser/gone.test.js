// Pages at old addresses (a small site with some, in MOVED): one that leads on, and one that says what is gone.

const assert = require("node:assert/strict");
const path = require("node:path");
const { after, before, test } = require("node:test");
const { axe, launch, serve } = require("./open.js");
const { nu, validate } = require("./markup.js");

const SITE = path.resolve(process.env.MOVED);
const GONE = "/old/";
const LEADS_ON = ["/elder/", "/actions/2-rain-for-gardens/"];

let browser, server, base;

before(async () => {
  ({ server, base } = await serve(SITE));
  browser = await launch();
});

after(async () => {
  await browser?.close();
  server?.close();
});

test("they are valid HTML", async () => {
  const files = [GONE, ...LEADS_ON].map((address) => path.join(SITE, address, "index.html"));
  assert.deepEqual(await nu(files), []);
  assert.deepEqual(await validate(files), []);
});

for (const address of [GONE, ...LEADS_ON]) {
  for (const colorScheme of ["light", "dark"]) {
    test(`axe finds nothing at ${address}, ${colorScheme}, and it fits a phone`, async () => {
      const page = await browser.newPage({ viewport: { width: 320, height: 800 }, colorScheme });
      // For a reader whose browser doesn't lead on.
      await page.route(`${base}${address}`, async (route) => {
        const response = await route.fetch();
        const stays = (await response.text()).replace(/<meta[^>]*http-equiv=["']?refresh[^>]*>/i, "").replace(/<script[^>]*redirect[^>]*><\/script>/, "");
        await route.fulfill({ response, body: stays });
      });
      await page.goto(base + address);
      assert.equal(new URL(page.url()).pathname, address);
      assert.deepEqual(await axe(page), []);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok(over <= 0, `${over} px too wide`);
      await page.close();
    });
  }
}

test("a reader is led on in one step, and to the same heading", async () => {
  const page = await browser.newPage();
  await page.goto(`${base}/actions/2-rain-for-gardens/#why`);
  await page.waitForURL(`${base}/actions/2-garden-rain/#why`);
  await page.goto(`${base}/elder/`);
  await page.waitForURL(/\/actions\/1-[^/]*\/$|\/actions\/find-leaks\//);
  await page.close();
});

test("a page that is gone says why and leads to another", async () => {
  const page = await browser.newPage();
  await page.goto(base + GONE);
  assert.match(await page.locator("main").textContent(), /It said nothing/);
  await page.locator("main a").first().click();
  assert.equal(await page.locator("main h1").count(), 1);
  assert.notEqual(new URL(page.url()).pathname, GONE);
  await page.close();
});
