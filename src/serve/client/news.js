// News from the server: this page is loaded anew, or only its style, or what is said of it.

let seen = tag.dataset.version;
let stream = null;

/** Where the reader is, for after the reload. */
function leave() {
  const open = [...document.querySelectorAll("details")].map((details) => details.open);
  memory.set("place", { path: pathOf(location.href), x: scrollX, y: scrollY, open });
  location.reload();
}

function comeBack() {
  const place = memory.get("place");
  memory.set("place", null);
  if (place?.path !== pathOf(location.href)) return;
  const all = document.querySelectorAll("details");
  if (all.length === place.open.length) all.forEach((details, index) => (details.open = place.open[index]));
  const scroll = () => scrollTo({ left: place.x, top: place.y, behavior: "instant" });
  scroll();
  // Once more when pictures have their heights.
  if (document.readyState !== "complete") addEventListener("load", scroll, { once: true });
  updated = true;
}
let updated = false;

const sheets = (document) => [...document.querySelectorAll("link[rel~=stylesheet]")].filter((link) => !link.getAttribute("href").startsWith("/_parvis/"));

/** Puts each new style sheet in the place of the old one as soon as it is there. */
function restyle(fresh) {
  const old = sheets(document);
  sheets(fresh).forEach((link, index) => {
    if (!old[index] || old[index].getAttribute("href") === link.getAttribute("href")) return;
    const next = document.importNode(link);
    const done = () => old[index].remove();
    next.addEventListener("load", done);
    next.addEventListener("error", done);
    old[index].after(next);
  });
}

/** Looks whether the page differs in more than its style. */
async function renew() {
  const response = await fetch(location.href, { cache: "no-store" }).catch(() => null);
  if (!response) return;
  const fresh = new DOMParser().parseFromString(await response.text(), "text/html");
  const now = fresh.querySelector('script[src="/_parvis/client.js"]')?.dataset;
  if (now?.digest !== digest || now.page !== page) {
    leave();
    return;
  }
  restyle(fresh);
  tell(word("updated"));
}

function changed(addresses) {
  if (addresses === "all" || waits) {
    leave();
    return;
  }
  const known = new Set(addresses);
  const used = performance.getEntriesByType("resource").map((entry) => pathOf(entry.name)).filter((path) => !path.endsWith(".css"));
  const isMine = known.has(pathOf(location.href)) || known.has(plain(page));
  if (used.some((path) => known.has(path) && path !== pathOf(location.href))) leave();
  else if (isMine) renew();
}

function listen() {
  if (stream) return;
  stream = new EventSource(own("events", { since: seen, page: plain(page) }));
  const on = (kind, work) => stream.addEventListener(kind, (event) => {
    seen = event.lastEventId || seen;
    work(event);
  });
  on("changed", (event) => changed(JSON.parse(event.data)));
  on("said", look);
  on("open", () => {
    if (status.textContent === word("lost")) tell("");
  });
  on("error", () => {
    tell(word("lost"), true);
    if (stream?.readyState === EventSource.CLOSED) returning();
  });
}

function hush() {
  stream?.close();
  stream = null;
}

/** The server began anew: its pages know the new secret. */
async function returning() {
  hush();
  const response = await fetch(location.href, { method: "HEAD", cache: "no-store" }).catch(() => null);
  if (response && response.status !== 403) leave();
  else setTimeout(returning, 2000);
}

// Browsers allow six connections to a server, so a window that nobody sees gives up its own after a while.
let away = 0;
document.addEventListener("visibilitychange", () => {
  clearTimeout(away);
  if (document.hidden) away = setTimeout(hush, 10_000);
  else if (!framed) listen();
});
addEventListener("pagehide", hush);
addEventListener("pageshow", (event) => event.persisted && !framed && listen());

comeBack();
// A part shown by another page leaves the news to that one: there are few connections, and many parts.
if (!framed) listen();
look().then(() => updated && tell(word("updated")));
