// Lighthouse over the main pages, as a phone sees them; three times each, and the median counts. Not a part of the tests: its
// figures depend on the machine. `npm run lighthouse` installs it, with the version of Node that it needs, outside of this folder.
// SITE=folder node lighthouse.js; what was measured is written to lighthouse.json.

const { execFileSync } = require("node:child_process");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { serve } = require("./open.js");
const { SITE, pageWith } = require("./site.js");

const VERSIONS = { lighthouse: "13.5.0", node: "22" };
const RUNS = Number(process.env.RUNS || 3);
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];
const WANTED = { performance: 98, accessibility: 100, "best-practices": 100, seo: 100 };
const METRICS = ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift", "speed-index", "total-byte-weight"];
const BROWSER = process.env.CHROMIUM || "/usr/bin/chromium";
const PAGES = {
  home: "/",
  action: pageWith("actions", /<figure/),
  map: pageWith("datasets", /class=["']?[^"'>]*\bmap\b/),
  explainer: pageWith("explainers", /<figure/),
  glossary: "/lexique/",
};

const middle = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** One run in a process of its own: the server must go on answering in this one. */
function once(url, folder) {
  const { spawn } = require("node:child_process");
  const file = path.join(folder, "report.json");
  const command = ["--yes", "-p", `node@${VERSIONS.node}`, "-p", `lighthouse@${VERSIONS.lighthouse}`, "lighthouse", url, "--quiet", "--output=json", `--output-path=${file}`,
    `--only-categories=${CATEGORIES.join(",")}`, "--chrome-flags=--headless=new --no-sandbox --disable-gpu"];
  return new Promise((done, fail) => {
    const run = spawn("npx", command, { stdio: ["ignore", "inherit", "inherit"], env: { ...process.env, CHROME_PATH: BROWSER } });
    run.on("error", fail);
    run.on("exit", (status) => (status === 0 ? done(JSON.parse(fs.readFileSync(file, "utf8"))) : fail(new Error(`Lighthouse ended with ${status}`))));
  });
}

async function main() {
  const { server, base } = await serve(SITE);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "parvis-lighthouse-"));
  const pages = {};
  let short = false;
  for (const [name, address] of Object.entries(PAGES)) {
    const runs = [];
    for (let run = 0; run < RUNS; run += 1) runs.push(await once(base + address, folder));
    const scores = Object.fromEntries(CATEGORIES.map((category) => [category, Math.round(100 * middle(runs.map((run) => run.categories[category].score)))]));
    const metrics = Object.fromEntries(METRICS.map((metric) => [metric, Number(middle(runs.map((run) => run.audits[metric].numericValue)).toFixed(3))]));
    const failed = Object.values(runs[0].audits).filter((audit) => audit.score !== null && audit.score < 0.9 && audit.scoreDisplayMode !== "informative").map((audit) => audit.id);
    pages[name] = { address, scores, metrics, failed };
    short ||= CATEGORIES.some((category) => scores[category] < WANTED[category]);
    console.log(name, address, JSON.stringify(scores), failed.join(" "));
  }
  server.close();
  fs.rmSync(folder, { recursive: true });
  const record = {
    date: new Date().toISOString().slice(0, 10),
    lighthouse: VERSIONS.lighthouse,
    browser: execFileSync(BROWSER, ["--version", "--no-sandbox"], { stdio: ["ignore", "pipe", "ignore"] }).toString().match(/[\d.]+/)[0],
    preset: "mobile (Lighthouse's default: a phone of the middle range and slow 4G, simulated)",
    machine: `${os.cpus().length} cores, ${Math.round(os.totalmem() / 2 ** 30)} GB, Linux`,
    runs: RUNS,
    wanted: WANTED,
    pages,
  };
  fs.writeFileSync(path.join(__dirname, "lighthouse.json"), `${JSON.stringify(record, null, 2)}\n`);
  process.exitCode = short ? 1 : 0;
}

main();
