// Parts of the built site (its folder in SITE) in pages of others, and the table of the follow-up.

const assert = require("node:assert/strict");
const fs = require("node:fs");
const http = require("node:http");
const path = require("node:path");
const { after, before, test } = require("node:test");
const { axe, launch, serve } = require("./open.js");

const SITE = path.resolve(process.env.SITE);

let site, newspaper, browser, published;
// What the newspaper's page shows: the code that was copied.
let copied = "";

before(async () => {
  site = await serve(SITE);
  const article = (code) =>
    `<!doctype html><html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
     <title>Article</title><style>body { margin: 0 }</style></head><body>${code}</body></html>`;
  const server = http.createServer((_, response) => {
    response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" }).end(article(copied));
  });
  server.listen(0, "127.0.0.1");
  await new Promise((done) => server.once("listening", done));
  newspaper = { server, base: `http://127.0.0.1:${server.address().port}/` };
  const first = fs.readFileSync(path.join(SITE, "sitemap.xml"), "utf8").match(/<loc>([^<]*)<\/loc>/)[1];
  published = new URL("/", first).href;
  browser = await launch();
});

after(async () => {
  await browser?.close();
  site?.server.close();
  newspaper?.server.close();
});

// The code that readers of a page find below a part of it, as if the site were published where it is served.
async function copy(address, part) {
  const page = await browser.newPage();
  await page.goto(site.base + address);
  const details = page.locator(part).locator("details.embed-code").first();
  await details.locator("summary").focus();
  await page.keyboard.press("Enter");
  const code = await details.locator("textarea").inputValue();
  await page.close();
  assert.ok(code.includes(`src="${published}`), `an absolute address: ${code}`);
  return code.replaceAll(published, `${site.base}/`);
}

const dataset = () => {
  const page = JSON.parse(fs.readFileSync(path.join(SITE, "index.json"), "utf8")).find((page) => page.id === "dataset-immigrants-france");
  return page.address;
};

const PARTS = {
  "a key figure": () => copy("/presse/", "#figure-world"),
  "a chart": () => copy("/presse/", "#share"),
  "a table": () => copy(dataset(), 'section[aria-labelledby="dataset-title"]'),
};

for (const [name, code] of Object.entries(PARTS)) {
  for (const [width, colorScheme] of [[280, "light"], [600, "dark"]]) {
    test(`${name} in a page of others, ${width} px, ${colorScheme}: no sideways scrolling, and the height adapts`, async () => {
      copied = await code();
      const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
      await page.goto(newspaper.base);
      await page.waitForFunction(() => document.querySelector("iframe").style.height);
      const frame = page.frames()[1];
      assert.notEqual(new URL(frame.url()).origin, new URL(page.url()).origin, "another origin");
      const sizes = () => frame.evaluate(() => {
        const root = document.documentElement;
        return { over: root.scrollWidth - root.clientWidth, content: Math.ceil(root.getBoundingClientRect().height), frame: innerHeight };
      });
      const fits = async (message) => {
        // Time for a message to come and go, and for the frame to be laid out anew.
        await page.waitForTimeout(300);
        const { over, content, frame: height } = await sizes();
        assert.ok(over <= 0, `${over} px too wide`);
        assert.equal(height, content, message);
        return height;
      };
      const before = await fits("as high as what is in it");
      const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok(over <= 0, "the page around it doesn't scroll sideways either");
      // What is unfolded within makes it higher.
      await frame.evaluate(() => document.body.querySelector("main").append(Object.assign(document.createElement("div"), { style: "height: 200px" })));
      assert.equal(await fits("as high as what was added"), before + 200);
      // A message that doesn't come from the frame changes nothing.
      await page.evaluate(() => postMessage({ type: "parvis:height", height: 4000 }, "*"));
      assert.equal(await fits("still as high"), before + 200);
      await page.close();
    });
  }

  test(`${name} can be read in a page of others without a script, and leads back`, async () => {
    copied = await code();
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 280, height: 900 } });
    const page = await context.newPage();
    await page.goto(newspaper.base);
    const frame = page.frameLocator("iframe");
    assert.ok((await frame.locator("main").innerText()).length > 100);
    assert.match(await frame.locator("main").textContent(), /Licence : /);
    assert.ok(await frame.locator(`a[href^="${published}"]`).last().isVisible(), "a way back");
    assert.ok(await page.locator("p > a").isVisible(), "a link for those who see no frame");
    await context.close();
  });
}

test("axe finds nothing in pages to embed", async () => {
  const embeds = fs.readdirSync(SITE, { recursive: true }).filter((file) => file.endsWith(path.join("embed", "index.html")));
  assert.ok(embeds.length > 20, `${embeds.length} pages to embed`);
  for (const colorScheme of ["light", "dark"]) {
    const page = await browser.newPage({ viewport: { width: 280, height: 800 }, colorScheme });
    for (const kind of ["/figure-world/", "/share/", "/map/", "/table/"]) {
      const file = embeds.find((file) => file.includes(kind));
      assert.ok(file, kind);
      await page.goto(`${site.base}/${file.replace("index.html", "")}`);
      const found = await axe(page);
      assert.deepEqual(found, [], file);
    }
    await page.close();
  }
});

test("the follow-up is sorted by a column from the keyboard, which says so, and stands whole without a script", async () => {
  const page = await browser.newPage();
  await page.goto(`${site.base}/suivi/`);
  const table = page.locator("table.pages-table");
  const rows = () => table.locator("tbody tr").evaluateAll((rows) => rows.map((row) => row.querySelector("th .number").textContent));
  const inOrder = await rows();
  assert.equal(inOrder.length, 30);
  const head = table.locator("thead th").nth(1);
  await head.getByRole("button").focus();
  await page.keyboard.press("Enter");
  assert.equal(await head.getAttribute("aria-sort"), "ascending");
  assert.deepEqual(await rows(), inOrder, "by number, so 2 before 10");
  await page.keyboard.press("Enter");
  assert.equal(await head.getAttribute("aria-sort"), "descending");
  assert.deepEqual(await rows(), [...inOrder].reverse());
  const last = table.locator("thead th").last();
  await last.getByRole("button").focus();
  await page.keyboard.press(" ");
  assert.equal(await head.getAttribute("aria-sort"), null, "one column at a time");
  const missing = await table.locator("tbody tr").evaluateAll((rows) => rows.map((row) => Boolean(row.lastElementChild.querySelector(".missing"))));
  assert.deepEqual(missing, [...missing].sort((a, b) => a - b), "what isn't known stays last");
  await page.close();
  const context = await browser.newContext({ javaScriptEnabled: false });
  const plain = await context.newPage();
  await plain.goto(`${site.base}/suivi/`);
  assert.equal(await plain.locator("table.pages-table tbody tr").count(), 30);
  assert.equal(await plain.locator("table.pages-table button").count(), 0);
  await context.close();
});
