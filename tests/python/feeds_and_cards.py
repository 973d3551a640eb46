"""Feeds and share cards, read by programs that others wrote: python3 feeds_and_cards.py SITE"""

import json
import sys
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

import feedparser
from lxml import etree, html
from PIL import Image

SITE = Path(sys.argv[1])
PAGES = json.loads((SITE / "index.json").read_text("utf-8"))
XML = etree.XMLParser(resolve_entities=False, no_network=True)
faults: list[str] = []


def must(holds: bool, what: str) -> None:
    if not holds:
        faults.append(what)


def there(address: str, base: str) -> bool:
    """Whether an address of the site is a file of it."""
    if not address.startswith(base):
        return True
    path = SITE / urlsplit(address.removeprefix(base)).path
    return (path / "index.html").is_file() if address.split("#")[0].endswith("/") else path.is_file()


def check_content(content: str, where: str, base: str) -> None:
    tree = html.fragment_fromstring(content, create_parent="div")
    for element in tree.iter():
        must(element.tag not in {"script", "form", "button", "svg", "style", "iframe", "input"}, f"{where}: {element.tag}")
        for name in ("href", "src"):
            address = element.get(name)
            if address is not None:
                must(urlsplit(address).scheme in {"https", "http", "mailto"}, f"{where}: {address} isn't absolute")
                must(there(address, base), f"{where}: {address} isn't there")
        must(not set(element.keys()) & {"id", "class", "style", "popovertarget"}, f"{where}: {element.keys()}")


def check_atom(path: Path, base: str) -> feedparser.FeedParserDict:
    where = str(path.relative_to(SITE))
    etree.parse(str(path), XML)
    feed = feedparser.parse(path.read_bytes())
    must(not feed.bozo, f"{where}: {feed.get('bozo_exception')}")
    must(feed.version == "atom10", f"{where}: {feed.version}")
    for key in ["title", "id", "updated", "author", "rights", "language"]:
        must(bool(feed.feed.get(key)), f"{where}: no {key}")
    must(feed.feed.id == f"{base}{where}", f"{where}: {feed.feed.id}")
    ids = [entry.id for entry in feed.entries]
    must(len(ids) == len(set(ids)), f"{where}: an id twice")
    times = [entry.updated for entry in feed.entries]
    must(times == sorted(times, reverse=True), f"{where}: not the newest first")
    must(not times or feed.feed.updated == times[0], f"{where}: {feed.feed.updated}")
    for entry in feed.entries:
        must(bool(entry.title) and there(entry.link, base), f"{where}: {entry.id}")
        must(bool(entry.content and entry.content[0].value), f"{where}: {entry.id} has no text")
    return feed


def check_json(path: Path, atom: feedparser.FeedParserDict, base: str) -> None:
    where = str(path.relative_to(SITE))
    feed = json.loads(path.read_text("utf-8"))
    must(feed["version"] == "https://jsonfeed.org/version/1.1", f"{where}: {feed['version']}")
    must(feed["feed_url"] == f"{base}{where}" and there(feed["home_page_url"], base), f"{where}: its addresses")
    must(bool(feed["title"]) and bool(feed["authors"][0]["name"]) and bool(feed["language"]), f"{where}: its words")
    must([item["id"] for item in feed["items"]] == [entry.id for entry in atom.entries], f"{where}: other entries")
    for item in feed["items"]:
        for key in ["id", "url", "title", "content_html", "date_modified"]:
            must(isinstance(item.get(key), str) and bool(item[key]), f"{where}: {item.get('id')} has no {key}")
        for key in ["date_modified", "date_published"]:
            if key in item:
                datetime.fromisoformat(item[key])
        check_content(item["content_html"], f"{where} {item['id']}", base)


def check_feeds() -> int:
    paths = sorted(SITE.rglob("*.atom"))
    base = feedparser.parse((SITE / "changes.atom").read_bytes()).feed.id.removesuffix("changes.atom")
    for path in paths:
        atom = check_atom(path, base)
        check_json(path.with_suffix(".json"), atom, base)
        must(bool(atom.entries) or path.name == "corrections.atom", f"{path}: empty")
    return len(paths)


def meta(page: html.HtmlElement, name: str) -> str:
    found = page.xpath(f"//meta[@property='{name}' or @name='{name}']/@content")
    return found[0] if len(found) == 1 else ""


def check_card(page: dict) -> None:
    file = SITE / page["address"].lstrip("/") / "index.html"
    document = html.document_fromstring(file.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))
    for name in ["og:title", "og:description", "og:type", "og:url", "og:site_name", "og:locale", "og:image:alt"]:
        must(bool(meta(document, name)), f"{page['address']}: no {name}")
    must(meta(document, "og:title") == page["title"], f"{page['address']}: {meta(document, 'og:title')}")
    must(meta(document, "twitter:card") == "summary_large_image", f"{page['address']}: twitter:card")
    image = meta(document, "og:image")
    card = SITE / urlsplit(image).path.lstrip("/")
    must(bool(image) and card.is_file(), f"{page['address']}: {image} isn't there")
    with Image.open(card) as picture:
        size = (int(meta(document, "og:image:width")), int(meta(document, "og:image:height")))
        must(picture.size == size == (1200, 630), f"{card}: {picture.size}")
        light = sum(count for count, colour in picture.convert("L").getcolors(256) if colour > 220)
        must(light > 2000, f"{card}: only {light} light pixels")
    must(card.stat().st_size < 40_000, f"{card}: {card.stat().st_size} bytes")


feeds = check_feeds()
must(feeds >= 18, f"only {feeds} feeds")
for page in PAGES:
    check_card(page)
if faults:
    sys.exit("\n".join(faults[:40]))
print(f"{feeds} feeds, each twice, and {len(PAGES)} share cards are read by others.")
