// Pictures of the main pages for a person to look at: SITE=folder SHOTS=folder node screenshots.js
// Four renderings of each, and forced colours and paper of some.

const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { launch, serve } = require("./open.js");
const { SITE, addressOf, pageWith, searchPage } = require("./site.js");

const SHOTS = path.resolve(process.env.SHOTS || path.join(os.tmpdir(), "parvis-screenshots"));
const PAGES = {
  home: "/",
  objective: addressOf("objective-1"),
  action: pageWith("actions", /<figure/),
  dataset: pageWith("datasets", /class=["']?map|<figure/),
  explainer: pageWith("explainers", /<figure/),
  kit: pageWith("kits", /class=["']?quiz/) ?? pageWith("kits", /./),
  search: searchPage,
  glossary: "/lexique/",
  accessibility: addressOf("page-accessibility"),
  "not-found": "/404.html",
};
const RENDERINGS = [
  { name: "1280-light", width: 1280, colorScheme: "light" },
  { name: "360-light", width: 360, colorScheme: "light" },
  { name: "1280-dark", width: 1280, colorScheme: "dark" },
  { name: "360-dark", width: 360, colorScheme: "dark" },
  { name: "forced-colours", width: 1280, colorScheme: "dark", forcedColors: "active", only: ["home", "action", "dataset", "kit", "search"] },
  { name: "text-400-percent", width: 320, height: 256, deviceScaleFactor: 4, colorScheme: "light", only: ["home", "action"], window: true },
];
const PAPER = ["home", "action", "dataset", "kit"];

async function main() {
  fs.mkdirSync(SHOTS, { recursive: true });
  const { server, base } = await serve(SITE);
  const browser = await launch();
  for (const { name, width, height = 900, only, window, ...media } of RENDERINGS) {
    for (const [key, address] of Object.entries(PAGES)) {
      if (!address || (only && !only.includes(key))) continue;
      // Each anew: Chromium forgets forced colours on the way to a second page.
      const page = await browser.newPage({ viewport: { width, height }, reducedMotion: "reduce", ...media });
      await page.goto(base + address);
      await page.screenshot({ path: path.join(SHOTS, `${key}-${name}.png`), fullPage: !window });
      await page.close();
    }
  }
  const page = await browser.newPage({ viewport: { width: 794, height: 1123 } });
  for (const key of PAPER.filter((key) => PAGES[key])) {
    await page.goto(base + PAGES[key]);
    await page.pdf({ path: path.join(SHOTS, `${key}-print.pdf`), preferCSSPageSize: true, printBackground: true });
    await page.emulateMedia({ media: "print" });
    await page.screenshot({ path: path.join(SHOTS, `${key}-print.png`), fullPage: true });
    await page.emulateMedia({ media: null });
  }
  await browser.close();
  server.close();
  const missing = Object.keys(PAGES).filter((key) => !PAGES[key]);
  console.log(`Pictures are in ${SHOTS}${missing.length ? `; the site has no ${missing.join(", ")}` : ""}.`);
}

main();
