// Pictures of the content in a real browser: nothing moves when they come, they are as they were taken, and those further down wait. The
// pictures are the browser's own, so other encoders than those of the tests in Rust; the site is built of them by the program (PARVIS).

const assert = require("node:assert/strict");
const { execFileSync } = require("node:child_process");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { after, before, test } = require("node:test");
const { axe, launch, serve } = require("./open.js");

const PARVIS = path.resolve(process.env.PARVIS);
const SECRET = "CANARY-48.8584N-2.2945E";

let folder, server, base, browser;

/** A picture as the browser writes it: red, green; blue, white; with noise, so that it is heavy. On its side if asked. */
async function picture(page, type, width, height, side) {
  const base64 = await page.evaluate(async ([type, width, height, side]) => {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = side ? [height, width] : [width, height];
    const context = canvas.getContext("2d");
    // What a camera stores that is turned to the right when it is shown (orientation 6).
    if (side) context.setTransform(0, -1, 1, 0, 0, width);
    const fields = [["#d01010", 0, 0], ["#10c010", 1, 0], ["#1010d0", 0, 1], ["#f0f0f0", 1, 1]];
    for (const [colour, x, y] of fields) {
      context.fillStyle = colour;
      context.fillRect((x * width) / 2, (y * height) / 2, width / 2, height / 2);
    }
    const pixels = context.getImageData(0, 0, canvas.width, canvas.height);
    let state = 1;
    for (let at = 0; at < pixels.data.length; at += 1) {
      state = (state * 1664525 + 1013904223) >>> 0;
      if (at % 4 !== 3) pixels.data[at] += (state >>> 24) % 24 - 12;
    }
    context.putImageData(pixels, 0, 0);
    const blob = await new Promise((done) => canvas.toBlob(done, type, 0.92));
    const bytes = new Uint8Array(await blob.arrayBuffer());
    let text = "";
    for (const byte of bytes) text += String.fromCharCode(byte);
    return btoa(text);
  }, [type, width, height, side]);
  return Buffer.from(base64, "base64");
}

/** A JPEG with Exif that has an orientation and a place. */
function photograph(jpeg, orientation) {
  const tiff = Buffer.from("49492a0008000000" + "0200" + "0e010200" + "18000000" + "26000000" + "12010300" + "01000000" + "00000000" + "00000000", "hex");
  tiff.writeUInt16LE(orientation, 30);
  const payload = Buffer.concat([Buffer.from("Exif\0\0"), tiff, Buffer.from(SECRET + "\0")]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(payload.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, payload, jpeg.subarray(2)]);
}

before(async () => {
  browser = await launch();
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "parvis-images-"));
  const site = path.join(folder, "site");
  execFileSync(PARVIS, ["new", site, "--lang", "en"], { stdio: "pipe" });
  const beside = path.join(site, "content", "pages", "photo");
  fs.mkdirSync(beside);
  const page = await browser.newPage();
  const files = {
    "turned.jpg": photograph(await picture(page, "image/jpeg", 2400, 1600, true), 6),
    "large.webp": await picture(page, "image/webp", 2000, 1000),
    "screen.png": await picture(page, "image/png", 500, 300),
    "drawing.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100"><rect width="300" height="100" fill="#234"/></svg>',
  };
  await page.close();
  for (const [name, bytes] of Object.entries(files)) fs.writeFileSync(path.join(beside, name), bytes);
  const text = "The well has water again. ".repeat(12) + "\n\n";
  const images = ["turned.jpg", "large.webp", "screen.png", "drawing.svg"].map((name) => `![A well: ${name}](${name})\n\n`);
  const body = images[0] + text.repeat(60) + images.slice(1).join(text);
  const front = '+++\nslug = "photo"\ntitle = "Photographs"\nsummary = "Wells."\n+++\n';
  for (const language of ["en", "fr"]) fs.writeFileSync(path.join(beside, `index.${language}.md`), front + body);
  execFileSync(PARVIS, ["build", "--root", site, "--lang", "en"], { stdio: "pipe" });
  ({ server, base } = await serve(path.join(site, "public")));
});

after(async () => {
  await browser?.close();
  server?.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

/** The page with pictures that come late, and every shift of what stands in it. */
async function open(options) {
  const page = await browser.newPage(options);
  const asked = [];
  await page.route(/photo\/[^/]+\.(jpg|webp|png|svg)$/, async (route) => {
    asked.push(new URL(route.request().url()).pathname);
    await new Promise((done) => setTimeout(done, 200));
    await route.continue();
  });
  await page.addInitScript(() => {
    window.shifted = 0;
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => { window.shifted += entry.value; })).observe({ type: "layout-shift", buffered: true });
  });
  await page.goto(`${base}/photo/`);
  return { page, asked };
}

/** Goes down the page until every picture is there. */
async function readThrough(page) {
  await page.evaluate(async () => {
    for (let y = 0; y < document.body.scrollHeight; y += 400) {
      window.scrollTo(0, y);
      await new Promise((done) => setTimeout(done, 30));
    }
    const late = [...document.querySelectorAll("main img")].filter((image) => !image.complete);
    await Promise.all(late.map((image) => new Promise((done) => { image.onload = done; image.onerror = done; })));
    await new Promise((done) => setTimeout(done, 100));
  });
}

for (const [width, scale] of [[360, 2], [1280, 1], [1280, 2]]) {
  test(`nothing moves at ${width} pixels and a scale of ${scale}, and pictures have the shape that they say`, async () => {
    const { page, asked } = await open({ viewport: { width, height: 800 }, deviceScaleFactor: scale });
    await page.waitForFunction(() => document.querySelector("main img").complete);
    assert.equal(asked.length, 1, `only the first picture is loaded at once: ${asked}`);
    await readThrough(page);
    const images = await page.$$eval("main img", (all) => all.map((image) => ({
      name: image.alt,
      loading: image.loading,
      written: image.getAttribute("width") / image.getAttribute("height"),
      natural: image.naturalWidth / image.naturalHeight,
      shown: image.clientWidth / image.clientHeight,
      wide: image.clientWidth,
      from: new URL(image.currentSrc).pathname,
    })));
    assert.deepEqual(images.map((image) => image.loading), ["auto", "lazy", "lazy", "lazy"]);
    for (const image of images) {
      for (const ratio of [image.natural, image.shown]) {
        assert.ok(Math.abs(ratio / image.written - 1) < 0.02, JSON.stringify(image));
      }
    }
    assert.equal(await page.evaluate(() => window.shifted), 0);
    const needed = images[0].wide * scale;
    const loaded = images.slice(0, 2).map((image) => Number(image.from.match(/-(\d+)w\.jpg$/)?.[1] ?? 1600));
    for (const pixels of loaded) assert.ok(pixels >= needed && pixels <= needed * 2.3, `${pixels} pixels for ${needed}`);
    await page.close();
  });
}

test("a photograph is seen as it was taken, in every size", async () => {
  const page = await browser.newPage();
  await page.goto(`${base}/photo/`);
  for (const name of ["turned.jpg", "turned-480w.jpg", "turned-960w.jpg", "large-webp-1600w.jpg", "large-webp-480w.jpg"]) {
    const colours = await page.evaluate(async (name) => {
      const image = new Image();
      image.src = name;
      await image.decode();
      const canvas = document.createElement("canvas");
      [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
      const context = canvas.getContext("2d");
      context.drawImage(image, 0, 0);
      return [[1, 1], [3, 1], [1, 3], [3, 3]].map(([x, y]) => {
        const pixel = context.getImageData((canvas.width * x) / 4, (canvas.height * y) / 4, 1, 1).data;
        return [...pixel.slice(0, 3)].map((part) => (part > 128 ? 1 : 0)).join("");
      });
    }, name);
    assert.deepEqual(colours, ["100", "010", "001", "111"], name);
  }
  await page.close();
});

test("no file tells where a photograph was taken", () => {
  const told = fs.readdirSync(path.join(folder, "site", "public"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && fs.readFileSync(path.join(entry.parentPath, entry.name)).includes(SECRET));
  assert.deepEqual(told.map((entry) => entry.name), []);
  assert.ok(fs.readFileSync(path.join(folder, "site", "content", "pages", "photo", "turned.jpg")).includes(SECRET));
});

test("axe and the HTML checker find nothing", async () => {
  const { page } = await open({ viewport: { width: 360, height: 800 } });
  assert.deepEqual(await axe(page), []);
  await page.close();
  const jar = path.join(path.dirname(require.resolve("vnu-jar/package.json")), "build", "dist", "vnu.jar");
  try {
    execFileSync("java", ["-jar", jar, "--errors-only", path.join(folder, "site", "public", "photo", "index.html")], { stdio: "pipe" });
  } catch (error) {
    assert.fail(error.stderr.toString().slice(0, 4000));
  }
});
