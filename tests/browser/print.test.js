// Short addresses and paper: QR codes are read back, pages and documents are printed and the sheets are read.

const assert = require("node:assert/strict");
const { execFileSync } = require("node:child_process");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { after, before, test } = require("node:test");
const { launch, serve } = require("./open.js");

const SITE = path.resolve(process.env.SITE);
const READER = fs.readFileSync(require.resolve("jsqr/dist/jsQR.js"), "utf8");

let server, base, browser, pages, folder;

before(async () => {
  ({ server, base } = await serve(SITE));
  browser = await launch();
  pages = JSON.parse(fs.readFileSync(path.join(SITE, "index.json"), "utf8"));
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "parvis-print-"));
});

after(async () => {
  await browser?.close();
  server?.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

/** Pages of a collection in a language. */
const of = (collection, language) => pages.filter((page) => page.collection === collection && page.language === language);

/** What the first QR code in a picture says; the picture may be a part of `crop` of its width and height, from the upper right. */
async function decode(page, picture, crop = 1) {
  await page.goto(`${base}/404.html`);
  await page.evaluate(READER);
  return page.evaluate(async ([source, crop]) => {
    const image = new Image();
    image.src = source;
    await image.decode();
    const [wide, high] = [image.naturalWidth, image.naturalHeight];
    // A drawing has no pixels of its own.
    const scale = Math.max(1, 400 / wide);
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [wide * crop * scale, high * crop * scale];
    const context = canvas.getContext("2d");
    context.drawImage(image, -wide * (1 - crop) * scale, 0, wide * scale, high * scale);
    const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height);
    return window.jsQR(data, width, height)?.data;
  }, [picture, crop]);
}

/** A page on paper: the text of each sheet, and the first sheet as a picture. */
async function print(page, address) {
  await page.goto(base + address);
  const file = path.join(folder, "page.pdf");
  await page.pdf({ path: file, preferCSSPageSize: true, printBackground: false });
  const text = execFileSync("pdftotext", ["-layout", file, "-"], { maxBuffer: 1 << 26 }).toString();
  execFileSync("pdftoppm", ["-png", "-r", "200", "-singlefile", "-f", "1", file, path.join(folder, "sheet")]);
  const sheet = fs.readFileSync(path.join(folder, "sheet.png")).toString("base64");
  return { sheets: text.split("\f").slice(0, -1), sheet: `data:image/png;base64,${sheet}` };
}

test("QR codes lead to the short addresses of their pages", async () => {
  const page = await browser.newPage();
  const chosen = [of("actions", "fr")[26], of("objectives", "en")[0], of("explainers", "en")[0], of("claims", "fr")[0], of("terms", "fr")[3]];
  for (const { address } of chosen) {
    await page.goto(base + address);
    const shown = await page.locator(".short-address .address").textContent();
    await page.goto(base + new URL(shown).pathname);
    await page.waitForURL(base + address);
    for (const link of await page.locator(".short-address a[download]").all()) {
      const code = base + (await link.getAttribute("href"));
      const other = await browser.newPage();
      assert.equal(await decode(other, code), shown, code);
      await other.close();
    }
  }
  await page.close();
});

test("a button copies the short address and says so; without a script the address is there", async () => {
  const context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"] });
  const page = await context.newPage();
  const { address } = of("actions", "fr")[26];
  await page.goto(base + address);
  const shown = await page.locator(".short-address .address").textContent();
  const button = page.getByRole("button", { name: "Copier l’adresse" });
  const box = await button.boundingBox();
  assert.ok(box.height >= 24, "large enough to be touched");
  await button.focus();
  await page.keyboard.press("Enter");
  await page.getByRole("status").filter({ hasText: "Adresse copiée" }).waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), shown);
  await context.close();
  const without = await browser.newContext({ javaScriptEnabled: false });
  const plain = await without.newPage();
  await plain.goto(base + address);
  assert.equal(await plain.locator("button.copy").count(), 0);
  assert.ok(await plain.locator(".short-address .address").isVisible());
  await plain.locator(".short-address summary").click();
  assert.ok(await plain.locator(".short-address img").isVisible());
  await without.close();
});

test("an action, an explainer and a claim print with their short address, its code and the addresses of their links", async () => {
  const page = await browser.newPage();
  for (const [collection, most] of [["actions", 3], ["explainers", 6], ["claims", 4]]) {
    const { address } = of(collection, "fr")[0];
    const { sheets, sheet } = await print(page, address);
    assert.ok(sheets.length <= most, `${address}: ${sheets.length} sheets`);
    const text = sheets.join("\n");
    const [, short] = sheets[0].match(/(https:\S+)/);
    const other = await browser.newPage();
    assert.equal(await decode(other, sheet, 0.5), short, address);
    await other.close();
    await page.goto(base + address);
    await page.emulateMedia({ media: "print" });
    const code = await page.locator(".print-head img").boundingBox();
    assert.ok(code.width >= (20 / 25.4) * 96, "two centimetres at least");
    const numbers = await page.locator("[data-note]").evaluateAll((links) => links.map((link) => Number(link.dataset.note)));
    const notes = await page.locator(".link-notes li").allTextContents();
    assert.equal(new Set(numbers).size, notes.length, `${address}: each note has a link`);
    assert.equal(Math.max(...numbers), notes.length);
    assert.equal(new Set(notes).size, notes.length, "each address once");
    assert.ok(text.includes("Adresses des liens"), address);
    for (const nothing of ["Où suis-je", "Sur cette page", "Idées reçues", "Copier l’adresse", "Code QR", "Citer cette page", "Intégrer à une page"]) {
      assert.ok(!text.includes(nothing), `${address}: “${nothing}” on paper`);
    }
    for (const element of ["nav", "button", "summary", "script"]) {
      for (const found of await page.locator(element).all()) assert.equal(await found.isVisible(), false, `${address}: ${element}`);
    }
    await page.emulateMedia({ media: null });
    assert.equal(await page.locator(".print-head, .link-notes").first().isVisible(), false);
  }
  await page.close();
});

test("a chart stands on one sheet with its title, its table and its source", async () => {
  const page = await browser.newPage({ viewport: { width: 672, height: 900 } });
  for (const { address } of of("explainers", "fr").slice(0, 3)) {
    await page.goto(base + address);
    await page.emulateMedia({ media: "print" });
    const sheet = ((297 - 30) / 25.4) * 96;
    for (const figure of await page.locator("figure.figure").all()) {
      assert.equal(await figure.evaluate((element) => getComputedStyle(element).breakInside), "avoid");
      assert.ok((await figure.boundingBox()).height <= sheet, `${address}: a figure is higher than a sheet`);
      const rows = await figure.locator("tbody tr").count();
      if (rows > 1 && rows <= 15) assert.ok(await figure.locator("table").isVisible(), `${address}: the table`);
      if (rows > 15) assert.match(await figure.locator(".print-only").textContent(), /https:/);
    }
  }
  await page.close();
});

test("a document has a cover, contents, numbers of sheets, and begins each text on a sheet", async () => {
  const page = await browser.newPage();
  const document = of("prints", "fr").find((one) => one.id === "print-plan");
  const { sheets } = await print(page, document.address);
  sheets.forEach((text, at) => assert.match(text.trimEnd(), new RegExp(`\\b${at + 1}$`), `sheet ${at + 1}`));
  assert.ok(sheets[0].includes(document.title) && sheets[1].includes("Table des matières"));
  const squeezed = sheets.map((text) => text.replace(/\s+/g, " ").trim());
  for (const { title } of of("actions", "fr")) {
    const begin = squeezed.filter((text) => text.slice(0, title.length + 8).includes(title.replace(/\s+/g, " ")));
    assert.equal(begin.length, 1, `“${title}” begins one sheet`);
  }
  // Links to what stands in the document stay in it.
  await page.goto(base + document.address);
  const out = await page.locator(".print-text p a[href^='/actions/']").count();
  assert.equal(out, 0);
  await page.close();
});

test("the questions of all actions print as cards, each whole", async () => {
  const page = await browser.newPage();
  const questions = pages.find((one) => one.id === "page-questions" && one.language === "fr");
  assert.ok(questions, "there is a page of questions");
  const { sheets } = await print(page, questions.address);
  assert.ok(sheets.length <= 6, `${sheets.length} sheets`);
  await page.goto(base + questions.address);
  const cards = page.locator(".question-cards > li");
  assert.equal(await cards.count(), of("actions", "fr").length);
  for (const card of await cards.all()) {
    assert.ok((await card.locator("li").count()) >= 2);
    assert.match(await card.locator(".address").textContent(), /^https:\/\/.*\/\d+\/$/);
  }
  await page.close();
});

test("a lesson prints as sheets: what is handed out, a quiz to fill in, and the answers apart", async () => {
  const page = await browser.newPage();
  const kits = of("kits", "fr");
  assert.ok(kits.length >= 6);
  for (const { address } of kits) {
    const { sheets } = await print(page, address);
    const first = (sheet) => sheet.trim().split("\n")[0].trim();
    assert.ok(sheets.some((sheet) => first(sheet) === "Fiche à distribuer"), `${address}: the sheet begins on a page`);
    assert.ok(sheets.some((sheet) => first(sheet) === "Réponses"), `${address}: the answers begin on a page`);
    const questions = sheets.filter((sheet) => /^\s*Question 1\s*$/m.test(sheet) && !/Bonnes? réponses?|Le bon ordre/.test(sheet));
    assert.equal(questions.length, 1, `${address}: questions without their answers`);
    const answers = sheets.filter((sheet) => /Bonnes? réponses?/.test(sheet));
    assert.ok(answers.length > 0 && answers.every((sheet) => !questions.includes(sheet)), address);
    assert.ok(!sheets.join("\n").includes("Vérifier\n"), `${address}: a button on paper`);
  }
  await page.close();
});
