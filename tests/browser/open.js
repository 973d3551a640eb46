// A folder as a web server shows it, and a browser to look at it.

const fs = require("node:fs");
const http = require("node:http");
const path = require("node:path");
const { chromium } = require("playwright-core");

const BROWSER = process.env.CHROMIUM || "/usr/bin/chromium";
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css",
  ".js": "text/javascript",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".json": "application/json",
};

async function serve(folder) {
  const server = http.createServer((request, response) => {
    const file = path.join(folder, decodeURIComponent(new URL(request.url, "http://localhost").pathname));
    const found = file.endsWith(path.sep) ? path.join(file, "index.html") : file;
    if (!found.startsWith(folder) || !fs.existsSync(found)) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { "Content-Type": TYPES[path.extname(found)] || "application/octet-stream" });
    response.end(fs.readFileSync(found));
  });
  server.listen(0, "127.0.0.1");
  await new Promise((done) => server.once("listening", done));
  return { server, base: `http://127.0.0.1:${server.address().port}` };
}

function launch() {
  return chromium.launch({
    executablePath: BROWSER,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update"],
  });
}

const AXE = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

/** What axe finds on the page that is open: WCAG 2.2 A and AA, and good practice. */
async function axe(page) {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    const result = await window.axe.run(document, { runOnly: { type: "tag", values: tags } });
    return result.violations.map((v) => `${v.id}: ${v.nodes.slice(0, 2).map((node) => node.html).join(" ")}`);
  });
}

/** Looks at each address in one of two pages that are open at once: there are hundreds of them. */
async function visit(browser, options, addresses, look) {
  const left = [...addresses];
  await Promise.all([1, 2].map(async () => {
    const page = await browser.newPage(options);
    for (let address = left.shift(); address !== undefined; address = left.shift()) await look(page, address);
    await page.close();
  }));
}

module.exports = { axe, launch, serve, visit };
