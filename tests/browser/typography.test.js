// Texts of the built site (its folder in SITE) with the spaces that typography sets: they can be searched with plain
// spaces, copied, and found again.

const assert = require("node:assert/strict");
const path = require("node:path");
const { after, before, test } = require("node:test");
const { launch, serve } = require("./open.js");

let server, base, browser, page;

before(async () => {
  ({ server, base } = await serve(path.resolve(process.env.SITE)));
  browser = await launch();
  page = await browser.newPage();
});

after(async () => {
  await browser?.close();
  server?.close();
});

// Phrases of the main text around a kind of space, a few words long, as they stand there.
function phrases(space) {
  const around = new RegExp(`[\\p{L}\\d’]+ [^ \\s«»]*${space}[^ \\s«»]+(?: [\\p{L}’]+)?`, "gu");
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const seen = node.parentElement.checkVisibility() && !node.parentElement.closest("details, svg, .visually-hidden");
    if (seen) found.push(...(node.data.match(around) || []));
  }
  return [...new Set(found)].slice(0, 5);
}

async function withSpace(space) {
  for (const address of ["/suivi/", "/a-propos/", "/contexte/pourquoi-ce-plan/", "/"]) {
    await page.goto(base + address);
    const found = await page.evaluate(phrases, space);
    if (found.length >= 2) return found;
  }
  return [];
}

for (const [name, space] of [["narrow no-break", "\u202f"], ["no-break", "\u00a0"]]) {
  test(`a phrase with a ${name} space is found when it is typed with a plain one`, async () => {
    const found = await withSpace(space);
    assert.ok(found.length >= 2, "there are phrases to look for");
    for (const phrase of found) {
      const typed = phrase.replace(/[\u00a0\u202f]/g, " ");
      assert.notEqual(typed, phrase);
      assert.ok(!(await page.evaluate((text) => window.find(text), `${typed} zzz`)), "what isn't there isn't found");
      for (const wanted of [typed, phrase]) {
        const selected = await page.evaluate((text) => {
          getSelection().removeAllRanges();
          return window.find(text, false, false, true) ? getSelection().toString() : null;
        }, wanted);
        assert.equal(selected?.replace(/[\u00a0\u202f]/g, " "), typed, `“${wanted}” is found`);
      }
    }
  });

  test(`what is copied with a ${name} space keeps its words and is found again`, async () => {
    const [phrase] = await withSpace(space);
    await page.evaluate((text) => {
      getSelection().removeAllRanges();
      window.find(text, false, false, true);
      document.execCommand("copy");
      document.body.append(document.createElement("textarea"));
      document.querySelector("textarea").focus();
    }, phrase);
    await page.keyboard.press("Control+V");
    const copied = await page.evaluate(() => document.querySelector("textarea").value);
    assert.equal(copied.replace(/[\u00a0\u202f]/g, " "), phrase.replace(/[\u00a0\u202f]/g, " "));
    await page.evaluate(() => document.querySelector("textarea").remove());
    const again = await page.evaluate((text) => {
      getSelection().removeAllRanges();
      return window.find(text, false, false, true);
    }, copied);
    assert.ok(again, `“${copied}” is found`);
  });
}
