// A folder as a web server shows it, and a browser to look at it.

const fs = require("node:fs");
const http = require("node:http");
const path = require("node:path");
const zlib = require("node:zlib");
const { chromium } = require("playwright-core");

const BROWSER = process.env.CHROMIUM || "/usr/bin/chromium";
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".json": "application/json",
  ".xml": "application/xml",
  ".wasm": "application/wasm",
};
const PACKED = new Set([".html", ".css", ".js", ".svg", ".json", ".xml"]);

/** The policy that a page carries in itself; none when it has none. */
function policyOf(html) {
  const meta = html.match(/<meta[^>]*http-equiv=["']?content-security-policy[^>]*>/i)?.[0];
  return meta?.match(/content="([^"]*)"/)?.[1];
}

/**
 * Serves a folder as a host should: the policy of each page also as a header, with what only a header can say of frames;
 * texts compressed; names that change with their content kept for ever.
 */
async function serve(folder) {
  const server = http.createServer((request, response) => {
    const file = path.join(folder, decodeURIComponent(new URL(request.url, "http://localhost").pathname));
    const found = file.endsWith(path.sep) ? path.join(file, "index.html") : file;
    if (!found.startsWith(folder) || !fs.existsSync(found) || fs.statSync(found).isDirectory()) {
      response.writeHead(404).end();
      return;
    }
    let bytes = fs.readFileSync(found);
    const ending = path.extname(found);
    const headers = {
      "Content-Type": TYPES[ending] || "application/octet-stream",
      "X-Content-Type-Options": "nosniff",
      "Referrer-Policy": "strict-origin-when-cross-origin",
      "Cache-Control": /\.[0-9a-f]{8,}\.\w+$/.test(found) ? "public, max-age=31536000, immutable" : "public, max-age=600",
    };
    const policy = ending === ".html" && policyOf(bytes.toString("utf8"));
    if (policy) headers["Content-Security-Policy"] = `${policy}; frame-ancestors ${file.includes(`${path.sep}embed${path.sep}`) ? "*" : "'none'"}`;
    if (PACKED.has(ending) && /\bgzip\b/.test(request.headers["accept-encoding"] ?? "")) {
      bytes = zlib.gzipSync(bytes);
      headers["Content-Encoding"] = "gzip";
    }
    headers["Content-Length"] = bytes.length;
    response.writeHead(200, headers).end(bytes);
  });
  server.listen(Number(process.env.PORT || 0), "127.0.0.1");
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
    const result = await window.axe.run(document, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"], preload: false });
    return result.violations.map((v) => `${v.id}: ${v.nodes.slice(0, 2).map((node) => node.html).join(" ")}`);
  });
}

/** Style put into the open page in a way that its policy allows: by script, as an extension of a browser does. */
async function style(page, text) {
  await page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  }, text);
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

module.exports = { AXE, axe, launch, policyOf, serve, style, visit };
