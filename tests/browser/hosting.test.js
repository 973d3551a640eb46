// What Parvis writes for hosts, read by the servers themselves and by the parsers of hosts that can't run here: a small site
// at the root of its host and below a path, each of its files, its redirects, what isn't there, and its pages in a browser.

const assert = require("node:assert/strict");
const { execFileSync, spawn } = require("node:child_process");
const fs = require("node:fs");
const http = require("node:http");
const net = require("node:net");
const os = require("node:os");
const path = require("node:path");
const { after, before, test } = require("node:test");
const zlib = require("node:zlib");
const { buildSync } = require("esbuild");
const { launch, policyOf } = require("./open.js");

const PARVIS = path.resolve(process.env.PARVIS);
const BASES = ["/", "/le/plan/"];
/** An address that was published once. */
const GONE = "en/gone/";
const BROTLI = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";

const work = fs.mkdtempSync(path.join(os.tmpdir(), "parvis-hosting-"));
const running = [];
let browser;

/** The program of a Debian package; without it there is nothing to test. */
function program(name, debian) {
  const found = ["/usr/sbin", "/usr/bin"].map((folder) => path.join(folder, name)).find((file) => fs.existsSync(file));
  assert.ok(found, `${name} is missing: apt-get install ${debian}`);
  return found;
}

/** The small site of the tests of right-to-left pages, published at a path; gives the folder that a host would show. */
function build(base, hosts) {
  // One folder for all, so that what costs is made once and kept there.
  const site = path.join(work, "site");
  const root = path.join(work, `${hosts.join("-")}${base.replaceAll("/", "-")}root`);
  fs.cpSync(path.join(__dirname, "../arabic"), site, { recursive: true });
  const put = (file, text) => {
    fs.mkdirSync(path.dirname(path.join(site, file)), { recursive: true });
    fs.writeFileSync(path.join(site, file), text);
  };
  const settings = fs.readFileSync(path.join(site, "site.toml"), "utf8")
    .replace(/^base_url = .*$/m, `base_url = "https://water.example${base}"\nhosting = ${JSON.stringify(hosts)}\nprecompress = ["br", "gz"]`);
  put("site.toml", `${settings}\n[search]\ntitle = { ar = "بحث", en = "Search" }\naddress = "/search/"\nkinds = { pages = "Page", places = "Place", datasets = "Data" }\n`);
  put("content/_root/.well-known/security.txt", "Contact: mailto:somebody@water.example\n");
  put("content/_root/unknown.kind", "bytes");
  const north = fs.readFileSync(path.join(site, "content/places/north.en.md"), "utf8");
  put("content/places/north.en.md", north.replace("+++\n", '+++\naliases = ["/old/north/", "/old.html"]\n'));
  put("permalinks.lock", `# Addresses that were published.\nversion 1\n/${GONE} page page-gone en retired 2026-01-02 en:"It was wrong."\n`);
  const output = path.join(root, base);
  fs.mkdirSync(path.dirname(output), { recursive: true });
  execFileSync(PARVIS, ["build", "--quiet", "--root", site, "--output", output.replace(/\/$/, "")], { stdio: ["ignore", "ignore", "pipe"] });
  return { root, output, base };
}

async function port() {
  const server = net.createServer().listen(0, "127.0.0.1");
  await new Promise((done) => server.once("listening", done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

async function start(command, args, port) {
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, HOME: work, XDG_DATA_HOME: work, XDG_CONFIG_HOME: work } });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => { said += text; });
  running.push(child);
  for (let tries = 0; tries < 100; tries++) {
    const open = await new Promise((done) => {
      const socket = net.connect(port, "127.0.0.1", () => { socket.destroy(); done(true); });
      socket.on("error", () => done(false));
    });
    if (open) return;
    assert.equal(child.exitCode, null, `${command} ended: ${said}`);
    await new Promise((done) => setTimeout(done, 100));
  }
  assert.fail(`${command} doesn't answer: ${said}`);
}

const SERVERS = {
  nginx: async ({ root, output }) => {
    const [at, folder] = [await port(), fs.mkdtempSync(path.join(work, "nginx-"))];
    assert.ok(fs.existsSync(BROTLI), "a module is missing: apt-get install libnginx-mod-http-brotli-static");
    const snippet = fs.readFileSync(path.join(output, ".hosting/nginx.conf"), "utf8");
    fs.writeFileSync(path.join(folder, "site.conf"), snippet.replace("# brotli_static", "brotli_static"));
    fs.writeFileSync(path.join(folder, "nginx.conf"), `
      load_module ${BROTLI};
      daemon off; pid ${folder}/pid; error_log stderr; worker_processes 1;
      ${process.getuid() === 0 ? "user root;" : ""}
      events {}
      http {
        access_log off;
        ${["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path ${folder}/${name};`).join(" ")}
        server {
          listen 127.0.0.1:${at};
          root ${root};
          add_header Strict-Transport-Security "max-age=300" always;
          include ${folder}/site.conf;
        }
      }`);
    await start(program("nginx", "nginx-light"), ["-p", folder, "-c", path.join(folder, "nginx.conf")], at);
    return at;
  },
  caddy: async ({ root, output }) => {
    const [at, folder] = [await port(), fs.mkdtempSync(path.join(work, "caddy-"))];
    fs.copyFileSync(path.join(output, ".hosting/Caddyfile"), path.join(folder, "site.caddy"));
    fs.writeFileSync(path.join(folder, "Caddyfile"), `{\n\tadmin off\n\tauto_https off\n}\nhttp://127.0.0.1:${at} {\n\troot * ${root}\n\timport site.caddy\n}\n`);
    await start(program("caddy", "caddy"), ["run", "--config", path.join(folder, "Caddyfile"), "--adapter", "caddyfile"], at);
    return at;
  },
  apache: async ({ root }) => {
    const [at, folder] = [await port(), fs.mkdtempSync(path.join(work, "apache-"))];
    const modules = ["mpm_event", "authz_core", "mime", "dir", "alias", "rewrite", "headers", "env", "autoindex", "negotiation"];
    fs.writeFileSync(path.join(folder, "apache.conf"), `
      ServerName 127.0.0.1
      Listen 127.0.0.1:${at}
      PidFile ${folder}/pid
      ErrorLog ${folder}/errors
      ${process.getuid() === 0 ? "User www-data\nGroup www-data" : ""}
      ${modules.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`).join("\n")}
      TypesConfig /etc/mime.types
      DocumentRoot ${root}
      <Directory ${root}>
        AllowOverride All
        Options Indexes FollowSymLinks
        Require all granted
      </Directory>`.replace(/^ +/gm, ""));
    fs.chmodSync(work, 0o755);
    await start(program("apache2", "apache2-bin"), ["-X", "-d", folder, "-f", path.join(folder, "apache.conf")], at);
    return at;
  },
};

/** An answer as it came: nothing followed, nothing unpacked. */
function ask(base, address, headers = {}) {
  return new Promise((done, failed) => {
    const request = http.get(new URL(address, base), { headers, agent: false }, (response) => {
      const parts = [];
      response.on("data", (part) => parts.push(part));
      response.on("end", () => done({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) }));
    });
    request.on("error", failed);
  });
}

/** The site's own files, but for those that are packed and those that only hosts read. */
function files({ output }) {
  const list = fs.readFileSync(path.join(output, ".parvis-output"), "utf8").split("\n").filter((line) => line.includes("\t"));
  return list.map((line) => line.split("\t")[0]).filter((file) => !/\.(br|gz)$|^\.(hosting|htaccess)|^_(headers|redirects)$/.test(file));
}

const isRedirect = (html) => /<meta[^>]*http-equiv=["']?refresh/.test(html);
const target = (html) => html.match(/content=["']0; url=([^"']+)["']/)[1];
const KINDS = {
  atom: "application/atom+xml", bib: "application/x-bibtex; charset=utf-8", css: "text/css; charset=utf-8",
  csv: "text/csv; charset=utf-8; header=present", html: "text/html; charset=utf-8", js: "text/javascript; charset=utf-8",
  json: "application/json", jsonld: "application/ld+json", pdf: "application/pdf", png: "image/png", svg: "image/svg+xml",
  ttl: "text/turtle; charset=utf-8", txt: "text/plain; charset=utf-8", xml: "application/xml", zip: "application/zip",
};
const UNKNOWN = "application/octet-stream";

before(async () => { browser = await launch(); });

after(async () => {
  await browser?.close();
  for (const child of running) child.kill();
  fs.rmSync(work, { recursive: true, force: true });
});

for (const [name, serve] of Object.entries(SERVERS)) {
  for (const base of BASES) {
    const named = `${name} at ${base}`;
    let site, origin;
    const get = (file, headers) => ask(origin, base + file, headers);
    const read = (file) => fs.readFileSync(path.join(site.output, file));

    test(`${named}: each file is there as the table of files says`, async () => {
      site = build(base, [name]);
      origin = `http://127.0.0.1:${await serve(site)}`;
      let pages = 0;
      for (const file of files(site)) {
        const html = file.endsWith(".html") ? read(file).toString("utf8") : undefined;
        if (/(^|\/)404\.html$/.test(file) || file.startsWith(GONE) || (html && isRedirect(html))) continue;
        const answer = await get(file.replace(/(^|\/)index\.html$/, "$1"));
        assert.equal(answer.status, 200, file);
        assert.ok(answer.body.equals(read(file)), `${file}: other bytes`);
        const said = answer.headers;
        const ending = file.split(".").pop();
        assert.equal(said["content-type"], /\/[^/]*\./.test(`/${file}`) ? KINDS[ending] ?? UNKNOWN : UNKNOWN, file);
        assert.equal(said["x-content-type-options"], "nosniff", file);
        assert.equal(said["referrer-policy"], "strict-origin-when-cross-origin", file);
        assert.match(said["permissions-policy"], /geolocation=\(\)/, file);
        const hashed = /^assets\/|^pagefind\/(fragment|index|filter)\//.test(file);
        assert.equal(said["cache-control"], hashed ? "public, max-age=31536000, immutable" : "public, max-age=0, must-revalidate", file);
        assert.equal(said["content-disposition"], /\.(csv|zip|ttl|bib)$/.test(file) ? "attachment" : undefined, file);
        const policy = said["content-security-policy"];
        if (html) {
          assert.equal(policy, `${policyOf(html)}; frame-ancestors ${/\/embed\/index\.html$/.test(file) ? "*" : "'none'"}`, file);
          pages++;
        } else if (ending === "svg") {
          assert.match(policy, /^default-src 'none'; style-src 'unsafe-inline'/, file);
        } else {
          assert.equal(policy, undefined, file);
        }
        if (name === "nginx") assert.equal(said["strict-transport-security"], "max-age=300", "what the server says itself stays");
      }
      assert.ok(pages > 10, `${pages} pages`);
    });

    test(`${named}: what moved is answered with 301, at once and with or without the last slash`, async () => {
      let count = 0;
      for (const file of files(site).filter((file) => file.endsWith(".html"))) {
        const html = read(file).toString("utf8");
        if (!isRedirect(html)) continue;
        const to = target(html);
        const address = file.replace(/index\.html$/, "");
        for (const from of address.endsWith("/") ? [address, address.slice(0, -1)] : [address]) {
          const answer = await get(from);
          assert.equal(answer.status, 301, from);
          assert.equal(new URL(answer.headers.location, origin).pathname, to, from);
        }
        assert.equal((await ask(origin, to)).status, 200, to);
        count++;
      }
      assert.ok(count >= 5, `${count} redirects`);
    });

    test(`${named}: what was retired is gone for good, and its page says why`, async () => {
      const answer = await get(GONE);
      assert.equal(answer.status, 410);
      assert.match(answer.body.toString("utf8"), /It was wrong\./);
      assert.equal(answer.headers["content-type"], KINDS.html);
      assert.match(answer.headers["content-security-policy"], /frame-ancestors 'none'$/);
    });

    test(`${named}: what isn't there is said in the language around it, and isn't kept`, async () => {
      for (const [address, page] of [["no/such", "404.html"], ["en/no/such", "en/404.html"], ["en/no.csv", "en/404.html"], ["assets/old.0123456789.css", "404.html"], ["no.svg", "404.html"]]) {
        const answer = await get(address);
        assert.equal(answer.status, 404, address);
        assert.ok(answer.body.equals(read(page)), `${address}: another page`);
        assert.equal(answer.headers["content-type"], KINDS.html, address);
        assert.equal(answer.headers["cache-control"], "public, max-age=0, no-cache", address);
        assert.equal(answer.headers["x-content-type-options"], "nosniff", address);
        assert.match(answer.headers["content-security-policy"], /^default-src 'none'; script-src 'self'.*frame-ancestors 'none'$/, address);
        assert.equal(answer.headers["content-disposition"], undefined, address);
      }
    });

    test(`${named}: hidden files aren't shown, folders aren't listed, a folder without its slash leads to it`, async () => {
      fs.mkdirSync(path.join(site.output, ".git"), { recursive: true });
      fs.writeFileSync(path.join(site.output, ".git/config"), "secret");
      for (const file of [".parvis-output", ".git/config", ".hosting/nginx.conf", ".htaccess", ".hosting/", "_headers"]) {
        assert.ok([403, 404].includes((await get(file)).status), file);
      }
      assert.equal((await get(".well-known/security.txt")).status, 200);
      assert.ok([403, 404].includes((await get("assets/")).status), "no list of a folder");
      const bare = await get("places");
      assert.ok([301, 308].includes(bare.status), `${bare.status}`);
      assert.equal(new URL(bare.headers.location, origin).pathname, `${base}places/`);
    });

    test(`${named}: packed files are sent to those who take them, and parts of files to those who ask`, async () => {
      const css = files(site).find((file) => /^assets\/style\..*css$/.test(file));
      for (const file of ["index.html", "en/places/index.html", css, "index.json"]) {
        const address = file.replace(/(^|\/)index\.html$/, "$1");
        for (const [coding, unpack] of [["br", zlib.brotliDecompressSync], ["gzip", zlib.gunzipSync]]) {
          const answer = await get(address, { "Accept-Encoding": coding });
          assert.equal(answer.headers["content-encoding"], coding, `${file} ${coding}`);
          assert.ok(unpack(answer.body).equals(read(file)), `${file}: other bytes`);
          const plain = await get(address);
          assert.equal(plain.headers["content-encoding"], undefined);
          for (const header of ["content-type", "content-security-policy", "cache-control"]) {
            assert.equal(answer.headers[header], plain.headers[header], `${file} ${coding} ${header}`);
          }
          assert.match(answer.headers.vary ?? "", /accept-encoding/i, `${file} ${coding}`);
        }
      }
      const csv = files(site).find((file) => file.endsWith(".csv"));
      const part = await get(csv, { Range: "bytes=2-9" });
      assert.equal(part.status, 206);
      assert.ok(part.body.equals(read(csv).subarray(2, 10)));
    });

    test(`${named}: every page works in a browser under the policy that is sent, and only parts may be framed`, async () => {
      const page = await browser.newPage();
      const faults = [];
      page.on("console", (message) => { if (message.type() === "error") faults.push(message.text()); });
      page.on("pageerror", (error) => faults.push(error.message));
      page.on("response", (response) => { if (response.status() >= 400) faults.push(`${response.status()} ${response.url()}`); });
      const links = new Set();
      const all = files(site).filter((file) => /(^|\/)index\.html$/.test(file) && !file.startsWith(GONE) && !isRedirect(read(file).toString("utf8")));
      for (const file of all) {
        await page.goto(`${origin}${base}${file.replace(/index\.html$/, "")}`);
        const found = await page.evaluate(() => [...document.querySelectorAll("[href], [src]")].map((e) => e.href?.baseVal ?? e.href ?? e.src));
        for (const link of found) if (link.startsWith(origin)) links.add(link.split("#")[0]);
        assert.notEqual(await page.evaluate(() => getComputedStyle(document.body).marginTop), "8px", `${file} has its style`);
      }
      assert.deepEqual(faults, []);
      for (const link of links) assert.ok([200, 301].includes((await ask(origin, link)).status), link);
      assert.ok(links.size > 30, `${links.size} links`);
      // The search: a script of the site compiles what it reads.
      await page.goto(`${origin}${base}en/search/?q=oasis`);
      await page.waitForFunction(() => document.querySelectorAll("main li a, main article a").length > 0);
      // A drawing by itself keeps its style.
      const svg = files(site).find((file) => /wells\/.*\.svg$/.test(file));
      await page.goto(`${origin}${base}${svg}`);
      assert.deepEqual(faults, []);
      await page.close();

      const part = all.find((file) => /\/embed\/index\.html$/.test(file)).replace(/index\.html$/, "");
      const other = http.createServer((request, response) => {
        response.writeHead(200, { "Content-Type": "text/html" }).end(`<!doctype html><iframe src="${origin}${base}${request.url.slice(1)}"></iframe>`);
      }).listen(0, "127.0.0.1");
      await new Promise((done) => other.once("listening", done));
      const framing = await browser.newPage();
      const shown = async (address) => {
        await framing.goto(`http://localhost:${other.address().port}/${address}`, { waitUntil: "load" });
        return framing.frames()[1].evaluate(() => document.body?.querySelector("main") !== null).catch(() => false);
      };
      assert.equal(await shown(part), true, "a part of a page");
      assert.equal(await shown("en/places/"), false, "a page");
      await framing.close();
      other.close();
    });
  }
}

/** What Cloudflare Pages itself reads these files and answers with, from the sources that it publishes. */
function cloudflare() {
  const contents = `
    export { parseHeaders } from "./metadata-generator/parseHeaders";
    export { parseRedirects } from "./metadata-generator/parseRedirects";
    export { createMetadataObject } from "./metadata-generator/createMetadataObject";
    export { generateHandler } from "./asset-server/handler";`;
  const resolveDir = path.dirname(require.resolve("@cloudflare/pages-shared/package.json"));
  const settings = { bundle: true, format: "cjs", platform: "node", write: false };
  const { outputFiles } = buildSync({ stdin: { contents, resolveDir, loader: "ts" }, ...settings });
  const file = path.join(work, "cloudflare.cjs");
  fs.writeFileSync(file, outputFiles[0].contents);
  return require(file);
}

for (const base of BASES) {
  test(`netlify at ${base}: its own parsers read every line, and the rules say what servers say`, async () => {
    const { parseAllHeaders } = await import("netlify-headers-parser");
    const { parseAllRedirects } = await import("netlify-redirect-parser");
    const site = build(base, ["netlify"]);
    const { headers, errors } = await parseAllHeaders({ headersFiles: [path.join(site.output, "_headers")], minimal: false });
    assert.deepEqual(errors, []);
    // Later rules hold.
    const said = (address) => Object.assign({}, ...headers.filter((rule) => rule.forRegExp.test(address)).map((rule) => rule.values));
    check(site, said);
    const moved = await parseAllRedirects({ redirectsFiles: [path.join(site.output, "_redirects")], configRedirects: [], minimal: false });
    assert.deepEqual(moved.errors, []);
    const rules = moved.redirects;
    assert.ok(rules.some((rule) => rule.from === `${base}old/north/` && rule.to === `${base}en/places/north/` && rule.status === 301 && rule.force), JSON.stringify(rules));
    assert.ok(rules.some((rule) => rule.from === `${base}en/*` && rule.to === `${base}en/404.html` && rule.status === 404 && !rule.force));
  });

  test(`cloudflare at ${base}: its own code reads every line and answers as it should`, async () => {
    const { parseHeaders, parseRedirects, createMetadataObject, generateHandler } = cloudflare();
    const site = build(base, ["cloudflare"]);
    const headers = parseHeaders(fs.readFileSync(path.join(site.output, "_headers"), "utf8"));
    const redirects = parseRedirects(fs.readFileSync(path.join(site.output, "_redirects"), "utf8"));
    assert.deepEqual([headers.invalid, redirects.invalid], [[], []]);
    const metadata = createMetadataObject({ headers, redirects });
    const answer = (address) => generateHandler({
      request: new Request(`https://water.example${address}`),
      metadata,
      logError: (error) => assert.fail(error),
      findAssetEntryForPath: async (asked) => fs.existsSync(path.join(site.root, asked)) && fs.statSync(path.join(site.root, asked)).isFile() ? asked : null,
      getAssetKey: (entry) => entry,
      negotiateContent: () => ({ encoding: null }),
      fetchAsset: async (key) => ({ body: fs.readFileSync(path.join(site.root, key)), contentType: KINDS[key.split(".").pop()] ?? UNKNOWN }),
    });
    const answers = new Map();
    for (const { file, address } of addresses(site)) answers.set(address, Object.fromEntries((await answer(address)).headers));
    check(site, (address) => answers.get(address));
    const moved = await answer(`${base}old/north/`);
    assert.deepEqual([moved.status, moved.headers.get("location")], [301, `${base}en/places/north/`]);
    const missing = await answer(`${base}assets/old.0123456789.css`);
    assert.deepEqual([missing.status, missing.headers.get("cache-control")], [404, "no-store"]);
  });
}

/** Pages and files as they are asked for. */
function addresses(site) {
  const shown = files(site).filter((file) => !/(^|\/)404\.html$/.test(file));
  const kept = shown.filter((file) => !file.endsWith(".html") || !isRedirect(fs.readFileSync(path.join(site.output, file), "utf8")));
  return kept.map((file) => ({ file, address: site.base + file.replace(/(^|\/)index\.html$/, "$1") }));
}

/** What rules say of each address, in whichever case their names are. */
function check(site, said) {
  for (const { file, address } of addresses(site)) {
    const headers = Object.fromEntries(Object.entries(said(address)).map(([name, value]) => [name.toLowerCase(), value]));
    assert.equal(headers["x-content-type-options"], "nosniff", file);
    assert.match(headers["permissions-policy"], /camera=\(\)/, file);
    const policy = headers["content-security-policy"] ?? "";
    if (file.endsWith(".html")) {
      const own = policyOf(fs.readFileSync(path.join(site.output, file), "utf8"));
      assert.equal(policy, `${own}; frame-ancestors ${/\/embed\/index\.html$/.test(file) ? "*" : "'none'"}`, file);
    } else if (file.endsWith(".svg")) {
      assert.match(policy, /^default-src 'none'; style-src 'unsafe-inline'/, file);
    } else if (/\.[^/]*$/.test(file) && !file.startsWith("pagefind/")) {
      assert.ok(["", "frame-ancestors *"].includes(policy), `${file}: ${policy}`);
    }
    if (file.startsWith("assets/")) assert.match(headers["cache-control"], /immutable/, file);
    else if (!file.startsWith("pagefind/")) assert.doesNotMatch(headers["cache-control"] ?? "", /immutable/, file);
  }
}
