"""Every address of a ledger, asked of the built site: python3 ledger.py LEDGER SITE SETTINGS"""

import collections
import re
import sys
import tomllib
import urllib.parse
from pathlib import Path

from lxml import html

LEDGER, SITE, SETTINGS = (Path(name) for name in sys.argv[1:4])
BASE = tomllib.loads(SETTINGS.read_text("utf-8"))["base_url"]
faults: list[str] = []
counts: collections.Counter = collections.Counter()
documents: dict[Path, html.HtmlElement] = {}


def must(holds: bool, what: str) -> None:
    if not holds:
        faults.append(what)


def file_of(address: str) -> Path:
    """Where a static host looks for an address."""
    path = urllib.parse.unquote(address.split("#")[0].split("?")[0]).lstrip("/")
    return SITE / (path + "index.html" if path == "" or path.endswith("/") else path)


def document(file: Path) -> html.HtmlElement:
    if file not in documents:
        documents[file] = html.fromstring(file.read_bytes())
    return documents[file]


def sent_to(file: Path) -> str | None:
    """The address that a page sends its readers to at once."""
    for said in document(file).xpath("//meta[translate(@http-equiv, 'REFSH', 'refsh') = 'refresh']/@content"):
        seconds, _, target = said.partition(";")
        must(seconds.strip() == "0", f"{file}: readers wait {seconds} s")
        return re.sub(r"^\s*url=", "", target, flags=re.IGNORECASE).strip("'\" ")
    return None


def goal(address: str, file: Path) -> Path | None:
    """The file that a reader gets to, who is sent on once at the most."""
    target = sent_to(file)
    if target is None:
        return file
    counts["led on"] += 1
    absolute = urllib.parse.urljoin(urllib.parse.urljoin(BASE, address.lstrip("/")), target)
    if not absolute.startswith(BASE):
        must(False, f"{address} leads out of the site: {absolute}")
        return None
    there = file_of(absolute.removeprefix(BASE))
    must(there.is_file(), f"{address} leads to {absolute}, where nothing is")
    if not there.is_file():
        return None
    must(there.suffix != ".html" or sent_to(there) is None, f"{address} leads to {absolute}, which leads on")
    return there


def tombstone(address: str, file: Path, rest: str) -> None:
    """A page that is gone says when and why."""
    text = " ".join(document(file).text_content().split())
    year, _, day = rest.split()[0].split("-")
    said = re.search(rf"\b{int(day)}\b.*\b{year}\b|\b{year}\b.*\b{int(day)}\b", text)
    must(said is not None, f"{address}: its page doesn't say that it is gone since {year}, day {day}")
    reasons = re.findall(r'(?:[a-z-]+:)?"((?:[^"\\]|\\.)*)"', rest)
    must(any(reason in text for reason in reasons), f"{address}: its page doesn't say why it is gone")
    must(bool(document(file).xpath("//meta[@name = 'robots' and contains(@content, 'noindex')]")), f"{address}: searchers keep it")


def replay(line: str) -> None:
    where, kind, about = line.split(" ", 2)
    address, _, anchor = where.partition("#")
    file = file_of(address)
    retired = re.search(r" retired (.*)$", f" {about}")
    counts[kind] += 1
    if retired and not address.endswith("/"):
        counts["gone"] += 1
        must(not file.exists(), f"{where} was retired and is there")
        return
    if not file.is_file():
        must(False, f"{where}: nothing is there")
        return
    must(file.stat().st_size > 0, f"{where}: an empty file")
    if file.suffix != ".html":
        return
    if retired:
        counts["gone"] += 1
        tombstone(where, file, retired.group(1))
        return
    there = goal(address, file)
    if anchor and there is not None:
        name = urllib.parse.unquote(anchor)
        must(bool(document(there).xpath("//*[@id = $name]", name=name)), f"{where}: no such place in {there}")


lines = [line for line in LEDGER.read_text("utf-8").splitlines() if line.startswith("/")]
for line in lines:
    replay(line)
must(len(lines) > 0 and counts["page"] > 0, "the ledger has no pages")
if faults:
    sys.exit("\n".join(faults))
print(f"{len(lines)} addresses are answered: " + ", ".join(f"{count} {kind}" for kind, count in sorted(counts.items())))
