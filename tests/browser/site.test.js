// The built site (its folder in SITE) as readers meet it: valid HTML, nothing that axe finds, no sideways scrolling,
// readable without a script.

const assert = require("node:assert/strict");
const { execFileSync } = require("node:child_process");
const fs = require("node:fs");
const path = require("node:path");
const zlib = require("node:zlib");
const { after, before, test } = require("node:test");
const { axe, launch, serve, visit } = require("./open.js");

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

test("every page is valid HTML", () => {
  const jar = path.join(path.dirname(require.resolve("vnu-jar/package.json")), "build", "dist", "vnu.jar");
  try {
    execFileSync("java", ["-jar", jar, "--skip-non-html", "--errors-only", SITE], { stdio: "pipe" });
  } catch (error) {
    assert.fail(error.stderr.toString().slice(0, 4000));
  }
});

test("no page scrolls sideways, from 320 to 1280 pixels, in both schemes", async () => {
  await visit(browser, {}, addresses, async (page, address) => {
    await page.goto(base + address);
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      for (const width of [320, 360, 768, 1280]) {
        await page.setViewportSize({ width, height: 900 });
        const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.ok(over <= 0, `${address} at ${width} px, ${colorScheme}, is ${over} px too wide`);
      }
    }
  });
});

for (const scheme of ["light", "dark"]) {
  test(`axe finds nothing, ${scheme}`, async () => {
    // The print-out of the whole site has the texts of the shorter ones, and would take axe as long as all other pages.
    const wanted = addresses.filter((address) => !/^\/(imprimer\/tout|en\/print\/everything)\//.test(address));
    await visit(browser, { viewport: { width: 360, height: 800 }, colorScheme: scheme }, wanted, async (page, address) => {
      await page.goto(base + address);
      const found = await axe(page);
      assert.deepEqual(found, [], address);
    });
  });
}

test("pages say the same without a script, and nothing comes from elsewhere", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  page.on("response", (response) => assert.ok(response.ok(), `${response.url()}: ${response.status()}`));
  for (const address of addresses) {
    await page.goto(base + address);
    assert.ok(await page.locator("h1").isVisible(), address);
  }
  assert.ok(asked.every((url) => url.startsWith(base)), "only the site itself is asked for files");
  await context.close();
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
  const sheets = async (address, style = "/* as it is */") => {
    await page.goto(base + address);
    await page.addStyleTag({ content: style });
    const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString("latin1");
    return pdf.match(/\/MediaBox ?\[[^\]]*\]/g).map((box) => box.match(/[\d.]+/g).slice(2).map(Number));
  };
  const withoutWords = ".words { display: none }";
  const [poster, ...rest] = await sheets("/", withoutWords);
  assert.ok(poster[0] > poster[1], "the poster is wider than high");
  assert.equal(rest.length, 1, "then the text");
  for (const address of addresses.filter((address) => /^\/actions\/\d/.test(address))) {
    const count = (await sheets(address)).length;
    assert.ok(count <= 3, `${address}: ${count} sheets`);
    const text = (await sheets(address, withoutWords)).length;
    const charts = await page.locator("figure.figure").count();
    assert.ok(text <= (charts > 0 ? 3 : 2), `${address}: ${text} sheets without its words`);
  }
  await page.close();
});
