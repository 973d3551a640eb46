// `parvis serve` (the program in PARVIS) in a real browser: what editors see when they save, make a mistake and mend it.

const assert = require("node:assert/strict");
const { execFileSync, spawn } = require("node:child_process");
const fs = require("node:fs");
const http = require("node:http");
const os = require("node:os");
const path = require("node:path");
const { after, before, test } = require("node:test");
const { axe, launch } = require("./open.js");

const PROGRAM = path.resolve(process.env.PARVIS);
const LEAKS = "content/actions/1-leaks.en.md";
const ADDRESS = "/actions/1-find-leaks/";
/** A sentence that is too long for most readers, with signs that are typeset. */
const LONG = "The *town's* engineers walk along every street of the town at night, when it's quiet and nobody runs a tap, so that they hear the water below their feet.";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "parvis-serve-"));
const site = path.join(folder, "site");
const servers = [];
let browser, base, leaks;

/** A server of its own for a folder, and its address. */
async function serve(root, ...more) {
  const child = spawn(PROGRAM, ["serve", "--root", root, "--port", "0", "--lang", "en", ...more], { stdio: ["ignore", "ignore", "pipe"] });
  servers.push(child);
  let said = "";
  return new Promise((done, fail) => {
    child.stderr.on("data", (bytes) => {
      said += bytes;
      const address = said.match(/The site is at (\S+)\/\. /)?.[1];
      if (address) done(address);
    });
    child.on("exit", () => fail(new Error(said)));
  });
}

const read = (file) => fs.readFileSync(path.join(site, file), "utf8");
const write = (file, text) => fs.writeFileSync(path.join(site, file), text);
const edit = (file, from, to) => {
  const text = read(file);
  assert.ok(text.includes(from), `${file} has ${from}`);
  write(file, text.replace(from, to));
};

async function open(address = ADDRESS, options = {}) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 700 }, ...options });
  page.said = [];
  page.on("console", (message) => page.said.push(message.text()));
  page.on("pageerror", (error) => page.said.push(String(error)));
  await page.goto(base + address);
  await page.locator("#parvis-serve .bar .row").waitFor();
  // Loading anew takes this away.
  await page.evaluate(() => (window.same = true));
  return page;
}

/** Waits until a page that may be loading anew does so no longer. */
async function settled(page) {
  const origin = () => page.evaluate(() => performance.timeOrigin).catch(() => 0);
  let last = -1;
  for (let now = await origin(); now !== last || now === 0; now = await origin()) {
    last = now;
    await page.waitForTimeout(700);
  }
}

const overlay = (page) => page.locator("#parvis-serve dialog");
const text = (page) => page.locator("main").textContent();

before(async () => {
  execFileSync(PROGRAM, ["new", site, "--lang", "en"], { stdio: "pipe" });
  fs.mkdirSync(path.join(site, "themes/mine/style"), { recursive: true });
  write("themes/mine/theme.toml", 'name = "Mine"\nextends = "parvis"\n');
  write("themes/mine/style/90-mine.css", "h1 { outline: 1px solid rgb(1, 2, 3) }\n");
  edit("site.toml", 'theme = "parvis"', 'theme = "mine"');
  write("site.toml", `${read("site.toml")}\n[collections.actions.readability]\n`);
  edit(LEAKS, "## Why it matters", `${"Water runs through old pipes.\n\n".repeat(60)}## Why it matters`);
  leaks = read(LEAKS);
  base = await serve(site);
  browser = await launch();
});

after(async () => {
  await browser?.close();
  servers.forEach((child) => child.kill());
  fs.rmSync(folder, { recursive: true, force: true });
});

test("a page that is saved shows, where its reader was", async () => {
  const page = await open();
  await page.evaluate(() => {
    document.querySelectorAll("details").forEach((details) => (details.open = true));
    scrollTo({ top: 900, behavior: "instant" });
  });
  const open_ = await page.evaluate(() => document.querySelectorAll("details[open]").length);
  const begun = Date.now();
  edit(LEAKS, "somebody digs", "somebody digs a hole");
  await page.waitForFunction(() => document.querySelector("main").textContent.includes("digs a hole"));
  console.log(`# from the save to the page: ${Date.now() - begun} ms`);
  await page.waitForFunction(() => document.readyState === "complete" && Math.abs(scrollY - 900) < 2);
  assert.equal(await page.evaluate(() => window.same), undefined, "it was loaded anew");
  assert.equal(await page.evaluate(() => document.querySelectorAll("details[open]").length), open_);
  await page.waitForFunction(() => document.querySelector("#parvis-serve").shadowRoot.querySelector("[role=status]").textContent === "This page was brought up to date.");
  assert.deepEqual(page.said, []);
  await page.close();
});

test("a page that doesn't change stays as it is", async () => {
  const page = await open("/words/");
  edit(LEAKS, "streets are quiet", "streets are empty");
  const other = await open();
  await other.waitForFunction(() => document.querySelector("main").textContent.includes("streets are empty"));
  assert.equal(await page.evaluate(() => window.same), true);
  await page.close();
  await other.close();
});

test("style changes without loading the page anew", async () => {
  const page = await open();
  await page.evaluate(() => scrollTo({ top: 500, behavior: "instant" }));
  edit("themes/mine/style/90-mine.css", "rgb(1, 2, 3)", "rgb(4, 5, 6)");
  await page.waitForFunction(() => getComputedStyle(document.querySelector("h1")).outlineColor === "rgb(4, 5, 6)");
  assert.equal(await page.evaluate(() => window.same), true, "it is the same page");
  assert.equal(await page.evaluate(() => scrollY), 500);
  assert.equal(await page.evaluate(() => document.querySelectorAll("link[rel=stylesheet][href*='/assets/style.']").length), 1, "the old sheet is gone");
  await page.close();
});

test("a mistake stands over the page as it was, and goes when it is mended", async () => {
  const page = await open();
  write(LEAKS, leaks.replace("somebody digs", '[digs <b onclick="window.harm = 1">](page:nowhere)'));
  await overlay(page).waitFor();
  const said = await overlay(page).textContent();
  for (const part of ["PV0502", "nowhere", LEAKS, "[digs <b"]) assert.ok(said.includes(part), `${part} in ${said}`);
  const meant = await overlay(page).locator("mark").allTextContents();
  assert.ok(meant.includes('[digs <b onclick="window.harm = 1">](page:nowhere)'), meant.join("\n"));
  assert.equal(await overlay(page).locator("b").count(), 0, "all of it is text");
  assert.match(await text(page), /Sensors listen to the pipes at night/, "the page is below it");
  assert.deepEqual(await axe(page), []);
  write(LEAKS, leaks);
  await overlay(page).waitFor({ state: "hidden" });
  await page.close();
});

test("a mistake that was closed stays away until there is another", async () => {
  const page = await open();
  write(LEAKS, leaks.replace("somebody digs", "[digs](page:nowhere)"));
  await overlay(page).waitFor();
  await settled(page);
  await page.keyboard.press("Escape");
  await overlay(page).waitFor({ state: "hidden" });
  await page.reload();
  const again = page.locator("#parvis-serve button.errors");
  await again.waitFor();
  assert.equal(await overlay(page).isVisible(), false);
  await again.click();
  await overlay(page).getByRole("button", { name: "Close" }).click();
  write(LEAKS, leaks.replace("somebody digs", "[digs](page:nowhere) and [digs](page:elsewhere)"));
  await overlay(page).waitFor();
  write(LEAKS, leaks);
  await overlay(page).waitFor({ state: "hidden" });
  await page.close();
});

test("remarks are counted, listed, and marked in the text with their words beside it", async () => {
  write(LEAKS, leaks.replace("## Questions", `${LONG}\n\nSee [here](page:action-2).\n\n## Questions`));
  const page = await open();
  const warnings = page.locator("#parvis-serve button.warnings");
  await warnings.waitFor();
  assert.match(await warnings.textContent(), /^\d+ remarks? · \d+ on this page$/);
  await warnings.click();
  const panel = page.locator("#parvis-serve #remarks");
  assert.ok((await panel.textContent()).includes(LEAKS));
  assert.deepEqual(await axe(page), []);
  await page.locator("#parvis-serve").getByRole("button", { name: "Show in the text" }).click();
  const marked = await page.evaluate(() => [...CSS.highlights.get("parvis")].map((range) => range.toString()));
  assert.ok(marked.some((words) => words.startsWith("The town’s engineers") && /below their feet/.test(words)), marked.join("\n"));
  const notes = page.locator("#parvis-serve .notes li");
  assert.ok(marked.includes("here"), marked.join("\n"));
  assert.equal(await notes.count(), marked.length);
  await page.locator("#parvis-serve").getByRole("button", { name: "Go to it" }).first().click();
  await page.waitForFunction(() => {
    const { top, bottom } = [...CSS.highlights.get("parvis")][0].getBoundingClientRect();
    return top > 0 && bottom < innerHeight;
  });
  const [line, note] = await page.evaluate(() => {
    const range = [...CSS.highlights.get("parvis")][0].getBoundingClientRect();
    const note = document.querySelector("#parvis-serve").shadowRoot.querySelector(".notes li").getBoundingClientRect();
    return [range, note].map(({ top, bottom }) => ({ top, bottom }));
  });
  assert.ok(Math.abs(note.top - line.top) < 40, `${note.top} beside ${line.top}`);
  assert.deepEqual(await axe(page), []);
  write(LEAKS, leaks);
  await page.waitForFunction(() => document.querySelector("#parvis-serve")?.shadowRoot.querySelectorAll(".notes li").length === 0);
  assert.deepEqual(page.said, []);
  await page.close();
});

test("the bar names the source, copies its name, folds away by keyboard, and isn't printed", async () => {
  const page = await open(ADDRESS, { colorScheme: "dark" });
  const bar = page.locator("#parvis-serve .bar");
  assert.ok((await bar.textContent()).startsWith(`Edit: ${LEAKS}`), await bar.textContent());
  assert.equal(await page.evaluate(() => document.querySelector("#parvis-serve").lang), "en");
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await bar.getByRole("button", { name: "Copy" }).click();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), LEAKS);
  assert.deepEqual(await axe(page), []);
  const fold = bar.getByRole("button", { name: "Fold the bar away" });
  await fold.focus();
  await page.keyboard.press("Enter");
  await bar.getByRole("button", { name: "Show the bar of Parvis" }).waitFor();
  const focused = () => page.evaluate(() => document.querySelector("#parvis-serve").shadowRoot.activeElement?.dataset.key);
  assert.equal(await focused(), "fold", "the focus stays on the button");
  assert.equal(await bar.getByText(LEAKS).count(), 0);
  await page.reload();
  await bar.getByRole("button", { name: "Show the bar of Parvis" }).click();
  await page.emulateMedia({ media: "print" });
  assert.equal(await bar.isVisible(), false);
  await page.close();
});

test("a page of another origin can neither read the news nor the pages", async () => {
  const server = http.createServer((_, response) => response.writeHead(200, { "Content-Type": "text/html" }).end("<!doctype html><title>Other</title>"));
  server.listen(0, "127.0.0.1");
  await new Promise((done) => server.once("listening", done));
  const own = await open();
  const token = await own.evaluate(() => document.querySelector("script[data-token]").dataset.token);
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  const got = await page.evaluate(async ([base, token]) => {
    const events = new EventSource(`${base}/_parvis/events?token=${token}`);
    const heard = await new Promise((done) => {
      events.onopen = () => done("open");
      events.onerror = () => done("refused");
    });
    events.close();
    const text = (address) => fetch(address).then((response) => response.text(), () => "refused");
    const script = await new Promise((done) => {
      const script = document.createElement("script");
      script.onload = () => done("loaded");
      script.onerror = () => done("refused");
      script.src = `${base}/_parvis/client.js`;
      document.head.append(script);
    });
    return [heard, await text(`${base}/`), await text(`${base}/_parvis/findings.json?token=${token}`), script];
  }, [base, token]);
  assert.deepEqual(got, ["refused", "refused", "refused", "refused"]);
  await page.close();
  await own.close();
  server.close();
});

test("a site with mistakes from the beginning comes to life when they are mended", async () => {
  const other = path.join(folder, "other");
  execFileSync(PROGRAM, ["new", other, "--lang", "en"], { stdio: "pipe" });
  const settings = path.join(other, "site.toml");
  const right = fs.readFileSync(settings, "utf8");
  fs.writeFileSync(settings, right.replace('home = "page-home"', 'home = "page-nowhere"'));
  const address = await serve(other);
  const page = await browser.newPage();
  const response = await page.goto(address);
  assert.equal(response.status(), 503);
  await overlay(page).waitFor();
  assert.ok((await overlay(page).textContent()).includes("page-nowhere"));
  assert.deepEqual(await axe(page), []);
  fs.writeFileSync(settings, right);
  await page.waitForFunction(() => document.title.includes("The water plan"));
  await overlay(page).waitFor({ state: "hidden" });
  await page.close();
});
