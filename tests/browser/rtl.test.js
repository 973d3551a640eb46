// A site from right to left (the built folder of tests/arabic in RTL): mirrored, nothing too wide, nothing that axe finds.

const assert = require("node:assert/strict");
const { execFileSync } = require("node:child_process");
const fs = require("node:fs");
const path = require("node:path");
const { after, before, test } = require("node:test");
const { axe, launch, serve } = require("./open.js");

const SITE = path.resolve(process.env.RTL);

let server, base, browser, addresses;

before(async () => {
  ({ server, base } = await serve(SITE));
  browser = await launch();
  const lists = fs.readFileSync(path.join(SITE, "sitemap.xml"), "utf8").match(/<loc>[^<]*<\/loc>/g);
  addresses = [...lists.map((loc) => new URL(loc.slice(5, -6)).pathname), "/404.html", "/en/404.html"];
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

for (const width of [320, 360, 1280]) {
  test(`pages of both directions fit ${width} pixels, and axe finds nothing`, async () => {
    const page = await browser.newPage({ viewport: { width, height: 900 } });
    for (const address of addresses) {
      await page.goto(base + address);
      const { over, direction } = await page.evaluate(() => ({
        over: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        direction: document.documentElement.dir,
      }));
      assert.ok(over <= 0, `${address} is ${over} px too wide`);
      assert.equal(direction, address.startsWith("/en/") ? "ltr" : "rtl", address);
      const found = await axe(page);
      assert.deepEqual(found, [], address);
    }
    await page.close();
  });
}

test("the page is mirrored: its title on the right, the contents beside the text on the other side", async () => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const edges = async (address) => {
    await page.goto(base + address);
    return page.evaluate(() => {
      const box = (selector) => document.querySelector(selector).getBoundingClientRect();
      return { title: box(".site-title > *").left, contents: box(".contents").left, body: box(".body").left };
    });
  };
  const [arabic, english] = [await edges("/places/north/"), await edges("/en/places/north/")];
  assert.ok(arabic.title > 640 && english.title < 640, "the title");
  assert.ok(arabic.contents > arabic.body && english.contents < english.body, "the contents");
  await page.close();
});

test("charts are mirrored, and their words stay in the picture and apart", async () => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    for (const address of ["/data/wells/", "/en/data/wells/"]) {
      await page.goto(base + address);
      const found = await page.evaluate(() => {
        const faults = [];
        const seen = [...document.querySelectorAll("svg.chart")].filter((svg) => svg.getBoundingClientRect().width > 0);
        for (const svg of seen) {
          const frame = svg.getBoundingClientRect();
          const boxes = [...svg.querySelectorAll("text")].filter((text) => text.textContent.trim()).map((text) => {
            const { left, right, top, bottom } = text.getBoundingClientRect();
            const air = (bottom - top) * 0.25;
            return { text: text.textContent, left, right, top: top + air, bottom: bottom - air };
          });
          for (const a of boxes) {
            if (a.left < frame.left - 2 || a.right > frame.right + 2) faults.push(`“${a.text}” stands out`);
            for (const b of boxes) {
              const over = Math.min(a.right, b.right) - Math.max(a.left, b.left);
              const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
              if (a !== b && over > 1 && high > 1) faults.push(`“${a.text}” and “${b.text}” cover each other`);
            }
          }
        }
        return { count: seen.length, faults };
      });
      assert.equal(found.count, 5, address);
      assert.deepEqual(found.faults, [], `${address} at ${width} px`);
    }
  }
  // A bar begins where its language does.
  const start = async (address) => {
    await page.goto(base + address);
    // The shorter one of the two: the other fills the picture.
    return page.locator("#regions svg.large rect").last().evaluate((bar) => {
      const [own, all] = [bar.getBoundingClientRect(), bar.closest("svg").getBoundingClientRect()];
      return own.left - all.left < all.right - own.right ? "left" : "right";
    });
  };
  assert.deepEqual([await start("/data/wells/"), await start("/en/data/wells/")], ["right", "left"]);
  await page.close();
});
