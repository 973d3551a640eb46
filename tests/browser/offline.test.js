// The copy to be read offline (offline.zip in the folder SITE), unpacked and opened from disk: every link of every file is
// followed by its path, and a sample of pages is opened in a browser without a network.

const assert = require("node:assert/strict");
const { execFileSync } = require("node:child_process");
const crypto = require("node:crypto");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { after, before, test } = require("node:test");
const { fileURLToPath, pathToFileURL } = require("node:url");
const { axe, launch } = require("./open.js");

const SITE = path.resolve(process.env.SITE);

let temporary, root, files, browser, context, pages;
// Where the site stands online: what the copy lacks is linked to there.
let published;

before(async () => {
  temporary = fs.mkdtempSync(path.join(os.tmpdir(), "parvis offline é "));
  execFileSync("python3", ["-m", "zipfile", "-e", path.join(SITE, "offline.zip"), temporary]);
  const [folder, ...others] = fs.readdirSync(temporary);
  assert.deepEqual(others, [], "one folder");
  root = path.join(temporary, folder);
  const all = fs.readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  files = all.map((entry) => path.relative(root, path.join(entry.parentPath ?? entry.path, entry.name)).replaceAll(path.sep, "/"));
  published = new URL(".", fs.readFileSync(path.join(SITE, "sitemap.xml"), "utf8").match(/<loc>([^<]*)<\/loc>/)[1]).href;
  browser = await launch();
  context = await browser.newContext({ viewport: { width: 1000, height: 800 } });
  await context.setOffline(true);
  pages = await read(files.filter((file) => file.endsWith(".html")));
});

after(async () => {
  await browser?.close();
  if (temporary) fs.rmSync(temporary, { recursive: true });
});

const url = (file) => pathToFileURL(path.join(root, file)).href;

/** What each page refers to and can be referred to by, as a browser's own parser reads it. */
async function read(names) {
  const found = new Map();
  const page = await context.newPage();
  for (const name of names) {
    const html = fs.readFileSync(path.join(root, name), "utf8");
    found.set(name, await page.evaluate((html) => {
      const parsed = new DOMParser().parseFromString(html, "text/html");
      const all = [...parsed.querySelectorAll("*")];
      const addresses = [];
      for (const element of all) {
        for (const attribute of ["href", "xlink:href", "src", "poster", "data", "action", "formaction"]) {
          if (element.hasAttribute(attribute)) addresses.push(element.getAttribute(attribute));
        }
        for (const set of [element.getAttribute("srcset"), element.getAttribute("imagesrcset")]) {
          if (set) addresses.push(...set.split(",").map((part) => part.trim().split(/\s+/)[0]));
        }
        for (const [, address] of (element.getAttribute("style") ?? "").matchAll(/url\(["']?([^"')]+)/g)) addresses.push(address);
      }
      const refresh = parsed.querySelector('meta[http-equiv="refresh"]')?.content.split("url=")[1];
      if (refresh) addresses.push(refresh);
      return {
        addresses,
        refresh,
        ids: all.map((element) => element.id).filter(Boolean),
        kind: parsed.body.className,
        language: parsed.documentElement.lang,
        modules: parsed.querySelectorAll("script[type=module], iframe, base").length,
        canonical: parsed.querySelector("link[rel=canonical]")?.getAttribute("href"),
        footer: parsed.querySelector("footer .offline")?.textContent,
      };
    }, html));
  }
  await page.close();
  return found;
}

/** The file of the copy that an address leads to, with its anchor; none when it is absolute. */
function target(from, address) {
  if (/^(https?|mailto|tel):/.test(address)) return null;
  assert.ok(!/^[a-z][a-z0-9+.-]*:|^\//i.test(address), `${from}: ${address} counts on a server`);
  const to = new URL(address, url(from));
  const file = path.relative(root, fileURLToPath(new URL(to.pathname, "file:"))).replaceAll(path.sep, "/");
  return { file: file || ".", anchor: decodeURIComponent(to.hash.slice(1)) };
}

test("every link of every page leads to a file of the copy, and to what it names there, or to the web", () => {
  const known = new Set(files);
  let followed = 0;
  for (const [from, { addresses }] of pages) {
    for (const address of addresses) {
      const to = target(from, address);
      if (!to) continue;
      assert.ok(known.has(to.file), `${from}: ${address} leads to ${to.file}, which isn't there`);
      const there = pages.get(to.file);
      if (to.anchor && to.anchor !== "top" && there) {
        assert.ok(there.ids.includes(to.anchor), `${from}: ${address}: no ${to.anchor} there`);
      }
      followed += 1;
    }
  }
  assert.ok(pages.size > 100 && followed > 5000, `${followed} links of ${pages.size} pages`);
});

test("style sheets and drawings refer to nothing that isn't there", () => {
  const known = new Set(files);
  for (const file of files.filter((file) => /\.(css|svg)$/.test(file))) {
    const text = fs.readFileSync(path.join(root, file), "utf8");
    const references = [...text.matchAll(/url\(\s*["']?([^"')]+)/g), ...text.matchAll(/\s(?:xlink:)?href=["']([^"']+)/g)];
    for (const [, address] of references) {
      if (address.startsWith("#") || address.startsWith("data:")) continue;
      const to = target(file, address);
      assert.ok(!to || known.has(to.file), `${file}: ${address}`);
    }
  }
});

test("pages name their address online, say that they are a copy, and need neither modules nor frames", () => {
  for (const [file, page] of pages) {
    assert.equal(page.modules, 0, file);
    assert.ok(page.canonical?.startsWith(published), `${file}: canonical ${page.canonical}`);
    if (!page.refresh) assert.match(page.footer ?? "", /\d{4}/, `${file} says of which day it is`);
  }
});

test("the archive can be unpacked on a school's computer, and its files are those of the list", () => {
  const size = fs.statSync(path.join(SITE, "offline.zip")).size;
  assert.ok(size < 20e6, `${size} bytes`);
  for (const file of files) {
    assert.ok(`${path.basename(root)}/${file}`.length <= 200, file);
    for (const part of file.split("/")) assert.ok(!/[<>:"\\|?*\x00-\x1f]|[. ]$/.test(part), file);
  }
  const sums = fs.readFileSync(path.join(root, "SHA256SUMS"), "utf8").trim().split("\n");
  const listed = sums.map((line) => line.slice(66));
  assert.deepEqual([...listed].sort(), files.filter((file) => file !== "SHA256SUMS").sort());
  for (const line of sums) {
    const bytes = fs.readFileSync(path.join(root, line.slice(66)));
    assert.equal(crypto.createHash("sha256").update(bytes).digest("hex"), line.slice(0, 64), line);
  }
  for (const name of ["LISEZ-MOI.txt", "README.txt"]) {
    const text = fs.readFileSync(path.join(root, name), "utf8");
    assert.ok(text.includes("index.html") && text.includes(published), name);
  }
});

/** Opens a page from disk; any request that fails and any error that a page reports fails the test. */
async function open(file) {
  const page = await context.newPage();
  const faults = [];
  page.on("requestfailed", (request) => {
    // A page that leads on at once gives up what it had begun to load; that it leads on is tested.
    const givenUp = pages.get(file)?.refresh && request.failure()?.errorText === "net::ERR_ABORTED";
    if (!givenUp) faults.push(`${request.url()}: ${request.failure()?.errorText}`);
  });
  page.on("request", (request) => {
    if (!request.url().startsWith("file:")) faults.push(`${request.url()} is asked of the network`);
  });
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(message.text());
  });
  page.on("pageerror", (error) => faults.push(String(error)));
  await page.goto(url(file));
  return { page, quiet: () => assert.deepEqual(faults, [], file) };
}

/** One page of each kind in each language. */
function sample() {
  const first = new Map();
  for (const [file, { kind, language, refresh }] of pages) {
    if (!refresh && !first.has(`${kind} ${language}`)) first.set(`${kind} ${language}`, file);
  }
  return [...new Set(["index.html", "en/index.html", ...first.values()])];
}

test("a page of each kind opens in each language without a network: nothing fails, and its style is there", async () => {
  const files = sample();
  assert.ok(files.length >= 10, files.join(" "));
  for (const file of files) {
    const { page, quiet } = await open(file);
    // Pictures in what is folded are fetched only when it is opened.
    await page.evaluate(() => Promise.all([...document.images].map((image) => {
      image.loading = "eager";
      return image.decode().catch(() => {});
    })));
    const shown = await page.evaluate(() => ({
      style: getComputedStyle(document.documentElement).getPropertyValue("--wide"),
      title: document.querySelector("h1").textContent,
      pictures: [...document.images].filter((image) => !image.complete || !image.naturalWidth).map((image) => image.src),
    }));
    assert.ok(shown.style && shown.title, `${file}: style and title`);
    assert.deepEqual(shown.pictures, [], file);
    quiet();
    await page.close();
  }
});

test("a reader goes from the start page to an action, to the other language and back by clicks", async () => {
  const { page, quiet } = await open("index.html");
  assert.match(await page.locator(".hero .offline").textContent(), /sans connexion/i);
  await page.locator(".tiles a").first().click();
  await page.waitForURL(/\/actions\/[^/]+\/index\.html$/);
  await page.locator('.languages a[hreflang="en"]').click();
  await page.waitForURL(/\/en\/actions\/[^/]+\/index\.html$/);
  assert.equal(await page.evaluate(() => document.documentElement.lang), "en");
  const anchor = page.locator('main a[href^="#"]').first();
  const wanted = await anchor.getAttribute("href");
  await anchor.click();
  assert.ok(page.url().endsWith(wanted));
  await page.locator(".site-title a").click();
  await page.waitForURL(/\/en\/index\.html$/);
  quiet();
  await page.close();
});

test("a short address leads on, with what follows it", async () => {
  const [file] = [...pages].find(([file, page]) => page.refresh && /^\d+\/index\.html$/.test(file));
  const { page, quiet } = await open(file);
  await page.waitForURL((there) => !there.pathname.endsWith(`/${file}`));
  assert.match(decodeURIComponent(page.url()), /\/index\.html$/);
  quiet();
  await page.close();
});

test("the table of the follow-up is sorted from disk", async () => {
  const { page, quiet } = await open("suivi/index.html");
  const head = page.locator("table.pages-table thead th").first();
  const rows = () => page.locator("table.pages-table tbody tr").allTextContents();
  const before = await rows();
  await head.getByRole("button").click();
  await head.getByRole("button").click();
  assert.equal(await head.getAttribute("aria-sort"), "descending");
  assert.notDeepEqual(await rows(), before);
  quiet();
  await page.close();
});

for (const colorScheme of ["light", "dark"]) {
  test(`axe finds nothing in what the copy says of itself, ${colorScheme}`, async () => {
    for (const file of ["index.html", "en/index.html"]) {
      const page = await browser.newPage({ colorScheme, viewport: { width: 320, height: 800 } });
      await page.goto(url(file));
      assert.deepEqual(await axe(page), [], file);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok(over <= 0, `${over} px too wide`);
      await page.close();
    }
  });
}
