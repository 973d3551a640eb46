// A quiz with a question of each kind (in the built folder of docs/gallery, GALLERY): without a script and with it, by
// keyboard, on small screens and on paper.

const assert = require("node:assert/strict");
const { execFileSync } = require("node:child_process");
const path = require("node:path");
const { after, before, test } = require("node:test");
const { axe, launch, serve } = require("./open.js");

const SITE = path.resolve(process.env.GALLERY);

let server, base, browser;

before(async () => {
  ({ server, base } = await serve(SITE));
  browser = await launch();
});

after(async () => {
  await browser?.close();
  server?.close();
});

const open = async (options = {}) => {
  const page = await browser.newPage({ viewport: { width: 360, height: 800 }, ...options });
  await page.goto(`${base}/quiz/`);
  return page;
};

/** The part of the page that is about a question, and what stands in it. */
const part = (page, id) => {
  const question = page.locator(`#refugees-${id}`);
  return {
    question,
    check: () => question.getByRole("button", { name: "Check" }).click(),
    says: () => question.getByRole("status").textContent(),
    shown: () => question.locator("details").evaluate((details) => details.open),
  };
};

test("the page and its answers are valid HTML", () => {
  const jar = path.join(path.dirname(require.resolve("vnu-jar/package.json")), "build", "dist", "vnu.jar");
  try {
    const pages = ["quiz/index.html", "quiz/answers/index.html"].map((file) => path.join(SITE, file));
    execFileSync("java", ["-jar", jar, "--errors-only", ...pages], { stdio: "pipe" });
  } catch (error) {
    assert.fail(error.stderr.toString().slice(0, 4000));
  }
});

test("without a script every answer unfolds, and a page has them all", async () => {
  const page = await open({ javaScriptEnabled: false });
  assert.equal(await page.getByRole("button").count(), 0, "there is nothing to press that does nothing");
  assert.equal(await page.getByRole("group").count(), 4 + 4, "questions with a legend, and details");
  await page.getByLabel("Colombia").first().check();
  await page.getByLabel("Uganda").last().selectOption("3");
  await page.getByLabel("Your estimate, from 0 to 100").fill("7");
  await page.keyboard.press("Enter");
  assert.equal(page.url(), `${base}/quiz/`, "nothing is sent");
  const first = part(page, "first").question;
  assert.ok(!(await first.getByText("It comes second").isVisible()));
  await first.getByText("See the answer").press("Enter");
  assert.ok(await first.getByText("It comes second").isVisible());
  await page.getByRole("link", { name: "All answers, with their sources" }).press("Enter");
  await page.waitForURL("**/answers/");
  assert.equal(page.url(), `${base}/quiz/answers/`);
  assert.ok(await page.getByText("It comes second").isVisible());
  await page.getByRole("link", { name: "Back to question 4" }).press("Enter");
  await page.waitForURL("**/quiz/#*");
  assert.equal(page.url(), `${base}/quiz/#refugees-share`);
  await page.close();
});

test("one answer, several answers: what is right is said in words and marked", async () => {
  const page = await open();
  const first = part(page, "first");
  await first.check();
  assert.equal(await first.says(), "Give an answer first.");
  assert.ok(!(await first.shown()));
  await first.question.getByLabel("Germany").check();
  await first.check();
  assert.equal(await first.says(), "That isn’t the right answer.");
  assert.ok(await first.shown());
  assert.deepEqual(await first.question.locator(".mark").allTextContents(), ["right answer"]);
  const africa = part(page, "africa");
  for (const country of ["Chad", "Ethiopia"]) await africa.question.getByLabel(country).check();
  await africa.check();
  assert.equal(await africa.says(), "That isn’t the right answer.", "one is missing");
  await africa.question.getByLabel("Uganda").check();
  await africa.check();
  assert.equal(await africa.says(), "That is right.");
  await page.close();
});

test("things are put into order by keyboard, and what was pressed keeps the focus", async () => {
  const page = await open();
  const order = part(page, "order");
  const names = () => order.question.locator(".items > li > span:first-child").allTextContents();
  const right = ["Colombia", "Germany", "Uganda", "Pakistan"];
  assert.notDeepEqual(await names(), right);
  await order.check();
  assert.match(await order.says(), /^Not quite\. Items in the right place: [0-2] of 4\.$/);
  for (const [index, name] of right.entries()) {
    const up = order.question.getByRole("button", { name: `Move up: ${name}` });
    await up.focus();
    while ((await names()).indexOf(name) > index) {
      await page.keyboard.press("Enter");
      assert.ok(await up.evaluate((button) => button === document.activeElement), name);
    }
  }
  assert.deepEqual(await names(), right);
  assert.match(await order.says(), /: place \d of 4$/, "each move is told to those who don't see it");
  await order.question.getByRole("button", { name: "Move up: Colombia" }).press("Enter");
  assert.deepEqual(await names(), right, "the first can't go up");
  await order.check();
  assert.equal(await order.says(), "That is right.");
  await page.close();
});

test("an estimate says how far off it is", async () => {
  const page = await open();
  const share = part(page, "share");
  const field = share.question.getByLabel("Your estimate, from 0 to 100");
  for (const [number, said] of [
    ["20.5", "Too high, by 13.5 of 100 people."],
    ["2", "Too low, by 5 of 100 people."],
    ["6.5", "Right, within 0.5 of 100 people."],
    ["7", "That is right."],
  ]) {
    await field.fill(number);
    await field.press("Enter");
    assert.equal(await share.says(), said);
  }
  assert.ok(await share.shown());
  await page.close();
});

test("at the end there is a score of first answers, and a way to start again; nothing is kept or sent", async () => {
  const page = await open();
  const requests = [];
  // The browser asks for the icon of the tab when it likes.
  page.on("request", (request) => request.url().includes("/favicon.") || requests.push(request.url()));
  await page.locator("#refugees-first").getByLabel("Türkiye").check();
  await part(page, "first").check();
  await page.locator("#refugees-first").getByLabel("Colombia").check();
  await part(page, "first").check();
  for (const country of ["Chad", "Ethiopia", "Uganda"]) await page.getByLabel(country, { exact: true }).first().check();
  await part(page, "africa").check();
  await part(page, "order").check();
  await page.getByLabel("Your estimate, from 0 to 100").fill("7");
  await part(page, "share").check();
  const score = page.locator(".quiz form > [role=status]");
  assert.match(await score.textContent(), /^Right answers: 2 of 4$/);
  assert.deepEqual(requests, []);
  assert.deepEqual(await page.context().cookies(), []);
  assert.equal(await page.evaluate(() => localStorage.length + sessionStorage.length), 0);
  await page.getByRole("button", { name: "Start again" }).click();
  assert.equal(await score.textContent(), "");
  assert.equal(await page.locator("details[open], .mark, input:checked").count(), 0);
  assert.ok(await page.locator("#refugees-first input").first().evaluate((input) => input === document.activeElement));
  await page.close();
});

for (const [width, colorScheme] of [[320, "dark"], [360, "light"], [1280, "light"]]) {
  test(`a quiz fits ${width} px, ${colorScheme}, and axe finds nothing, before answers and after`, async () => {
    const page = await open({ viewport: { width, height: 800 }, colorScheme });
    const fits = async () => {
      const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok(over <= 0, `${over} px too wide`);
      assert.deepEqual(await axe(page), []);
    };
    await fits();
    await page.getByLabel("Germany").first().check();
    await page.getByLabel("Chad").check();
    await page.getByLabel("Your estimate, from 0 to 100").fill("1");
    for (const id of ["first", "africa", "order", "share"]) await part(page, id).check();
    assert.equal(await page.locator("details[open]").count(), 4);
    await fits();
    const small = await page.locator(".quiz button, .quiz summary, .quiz input").evaluateAll((all) =>
      all.map((one) => (one.closest("label") ?? one).getBoundingClientRect()).filter((box) => box.height < 24 || box.width < 24).length);
    assert.equal(small, 0, "all can be hit with a finger");
    await page.goto(`${base}/quiz/answers/`);
    await fits();
    await page.close();
  });
}

test("on paper there are boxes to fill, and the answers begin a page of their own", async () => {
  const page = await open({ viewport: { width: 700, height: 1000 } });
  const shown = (selector) => page.locator(selector).evaluateAll((all) => all.filter((one) => one.getClientRects().length > 0).length);
  assert.equal(await shown(".quiz-key"), 0, "on the screen answers unfold");
  await page.locator("#refugees-first").getByLabel("Germany").check();
  await part(page, "first").check();
  await page.emulateMedia({ media: "print" });
  assert.equal(await shown(".quiz :is(details, button, input, select, .mark, [role=status])"), 0);
  assert.equal(await shown(".quiz legend, .choices li, .items li"), 4 + 3 + 5 + 4);
  const style = (selector, name, pseudo) =>
    page.locator(selector).first().evaluate((one, [name, pseudo]) => getComputedStyle(one, pseudo)[name], [name, pseudo]);
  assert.equal(await style(".choices label", "borderTopStyle", "::before"), "solid");
  assert.equal(await style(".items li", "borderTopStyle", "::before"), "solid");
  assert.equal(await style(".estimate label", "borderBottomStyle", "::after"), "solid");
  assert.equal(await shown(".quiz-key"), 1);
  assert.equal(await style(".quiz-key", "breakBefore"), "page");
  await page.close();
});

test("the script is for pages with a quiz", async () => {
  const page = await browser.newPage();
  await page.goto(`${base}/`);
  assert.equal(await page.locator('script[src*="/quiz."]').count(), 0);
  await page.close();
});
