"""Somebody else's Markdown as sites for Parvis.

Fetches the documentation of a package of npm at a fixed version and writes a site of it. The texts stay as they are, but for their first
heading, which becomes the title. In a second site they are also mended as Parvis asks: the HTML that it doesn't allow is left out.

The texts are those of @stdlib/math (https://stdlib.io), Copyright (c) The Stdlib Authors, under the Apache License, version 2.0;
they are fetched for the test and kept nowhere else.
"""

import hashlib
import json
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

PACKAGE = "@stdlib/math@0.4.1"
ARCHIVE = "stdlib-math-0.4.1.tgz"
SHA256 = "aa8c67c6b3c6b32e37cb6b8bf4cc4ddb8daed7e08fdecda569bea2fa742c9649"

SITE = """\
title = { en = "Somebody else’s texts" }
base_url = "https://foreign.example/"
languages = ["en"]
home = "page-home"
share_cards = false
qr = false

[publisher]
name = "The Stdlib Authors"

[collections.pages]
singular = "page"
address = { en = "/{slug}/" }

[collections.texts]
singular = "text"
address = { en = "/texts/{slug}/" }

[collections.texts.index]
title = { en = "All texts" }
address = { en = "/texts/" }
"""

HOME = '+++\nslug = "home"\ntitle = "Home"\n+++\n[All texts](page:index-texts).\n'


def fetched(folder):
    """The archive of the package, as npm gives it."""
    subprocess.run(["npm", "pack", "--silent", PACKAGE], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    archive = Path(folder) / ARCHIVE
    found = hashlib.sha256(archive.read_bytes()).hexdigest()
    if found != SHA256:
        sys.exit(f"{ARCHIVE} has the sum {found}, not {SHA256}")
    return archive


def page(name, text):
    """A page of Parvis from a text: its key and what its file has."""
    key = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
    title = name
    heading = re.search(r"^# +(.+)$", text, re.MULTILINE)
    if heading:
        title = heading[1].strip()
        text = text[: heading.start()] + text[heading.end() :]
    # The key is the title of the package, so that no two pages have the same.
    front = f"+++\nslug = {json.dumps(key)}\ntitle = {json.dumps(f'{title} ({name})', ensure_ascii=False)}\n+++\n"
    return key, front + text


def mended(text):
    """A text without the HTML that Parvis doesn't allow, outside of code."""
    parts = re.split(r"(^```.*?^```$)", text, flags=re.MULTILINE | re.DOTALL)
    for at in range(0, len(parts), 2):
        parts[at] = re.sub(r"^</?section.*>$", "", parts[at], flags=re.MULTILINE)
        parts[at] = re.sub(r"^ *<div class=\"equation\".*?^ *</div>.*?$", "", parts[at], flags=re.MULTILINE | re.DOTALL)
        # Pictures that pages would load from elsewhere.
        parts[at] = re.sub(r"<img [^>]*>", "", parts[at])
        parts[at] = re.sub(r"!\[([^\]]*)\](?:\[[^\]]*\]|\([^)]*\))", r"\1", parts[at])
    return "".join(parts)


def texts():
    """The name and the text of each file, in the order of names."""
    found = {}
    with tempfile.TemporaryDirectory() as folder, tarfile.open(fetched(folder)) as archive:
        for member in archive.getmembers():
            if member.isfile() and member.name.endswith(".md"):
                name = member.name.removeprefix("package/").removesuffix("README.md").removesuffix(".md").strip("/")
                found[name or "math"] = archive.extractfile(member).read().decode("utf-8")
    return sorted(found.items())


def write(site, texts):
    """Writes a site of these texts, and gives the keys of its pages."""
    shutil.rmtree(site, ignore_errors=True)
    (site / "content/texts").mkdir(parents=True)
    (site / "content/pages").mkdir()
    (site / "site.toml").write_text(SITE, encoding="utf-8")
    (site / "content/pages/home.en.md").write_text(HOME, encoding="utf-8")
    pages = dict(page(name, text) for name, text in texts)
    for key, text in pages.items():
        (site / f"content/texts/{key}.en.md").write_text(text, encoding="utf-8")
    return sorted(pages)
