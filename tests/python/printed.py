"""PDF files, read by programs that others wrote: python3 printed.py SITE [FEWEST]

Poppler and qpdf read each file, and pypdf its structure: what PDF/UA-1 (ISO 14289-1) asks for and a program can see.
"""

import subprocess
import sys
from pathlib import Path

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

SITE = Path(sys.argv[1])
FEWEST = int(sys.argv[2]) if len(sys.argv) > 2 else 1
HEADINGS = {"/H1", "/H2", "/H3", "/H4", "/H5", "/H6"}
faults: list[str] = []


def must(holds: bool, what: str) -> None:
    if not holds:
        faults.append(what)


def run(*command: str) -> tuple[int, str]:
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    return done.returncode, done.stdout + done.stderr


def resolved(value: object) -> object:
    return value.get_object() if isinstance(value, IndirectObject) else value


def elements(node: object):
    """Every element of the structure tree below a node, in reading order."""
    node = resolved(node)
    if isinstance(node, ArrayObject):
        for child in node:
            yield from elements(child)
    elif isinstance(node, DictionaryObject):
        if "/S" in node:
            yield node
        yield from elements(node.get("/K"))


def attribute(element: DictionaryObject, name: str) -> object:
    found = resolved(element.get("/A"))
    for each in found if isinstance(found, ArrayObject) else [found]:
        each = resolved(each)
        if isinstance(each, DictionaryObject) and name in each:
            return each[name]
    return None


def role(element: DictionaryObject, roles: dict) -> str:
    kind = str(element["/S"])
    return str(roles.get(kind, kind))


def check_structure(reader: PdfReader, where: str) -> dict[str, int]:
    catalogue = reader.trailer["/Root"]
    must(bool(catalogue.get("/Lang")), f"{where}: no language")
    must(bool(resolved(catalogue.get("/MarkInfo", {})).get("/Marked")), f"{where}: not marked as tagged")
    must(bool(resolved(catalogue.get("/ViewerPreferences", {})).get("/DisplayDocTitle")), f"{where}: the title isn't shown")
    tree = resolved(catalogue["/StructTreeRoot"])
    roles = resolved(tree.get("/RoleMap", {}))
    counts: dict[str, int] = {}
    level = 0
    for element in elements(tree.get("/K")):
        kind = role(element, roles)
        counts[kind] = counts.get(kind, 0) + 1
        if kind in HEADINGS:
            deeper = int(kind[2])
            must(deeper <= level + 1, f"{where}: a heading of level {deeper} after one of level {level}")
            level = deeper
        if kind == "/Figure":
            must(bool(element.get("/Alt")), f"{where}: a figure without text")
        if kind == "/TH":
            must(attribute(element, "/Scope") is not None, f"{where}: the header of a table that says not of what")
    return counts


def check_links(reader: PdfReader, where: str) -> int:
    count = 0
    for page in reader.pages:
        must(page.get("/Tabs") == "/S", f"{where}: a page whose links have another order than its text")
        for annotation in page.get("/Annots", []):
            annotation = resolved(annotation)
            if annotation.get("/Subtype") != "/Link":
                continue
            count += 1
            must(bool(annotation.get("/Contents")), f"{where}: a link without text")
            must("/StructParent" in annotation, f"{where}: a link outside of the structure")
            action = resolved(annotation.get("/A", {}))
            must("/Dest" in annotation or action.get("/S") in {"/URI", "/GoTo"}, f"{where}: a link to nowhere")
            if action.get("/S") == "/URI":
                must(str(action["/URI"]).startswith(("https://", "http://", "mailto:", "tel:")), f"{where}: {action['/URI']}")
    return count


def check_file(path: Path) -> str:
    where = str(path.relative_to(SITE))
    status, said = run("pdfinfo", str(path))
    info = dict(line.split(":", 1) for line in said.splitlines() if ":" in line)
    info = {name: value.strip() for name, value in info.items()}
    must(status == 0, f"{where}: {said}")
    must(info.get("Tagged") == "yes", f"{where}: not tagged")
    _, metadata = run("pdfinfo", "-meta", str(path))
    must("<pdfuaid:part>1</pdfuaid:part>" in metadata, f"{where}: doesn’t say that it is PDF/UA-1")
    must(bool(info.get("Title")), f"{where}: no title")
    status, said = run("qpdf", "--check", str(path))
    must(status == 0 and "No syntax or stream encoding errors" in said, f"{where}: {said}")
    status, said = run("pdffonts", str(path))
    fonts = [line.split() for line in said.splitlines()[2:]]
    must(status == 0 and bool(fonts), f"{where}: no fonts: {said}")
    must(all(font[-5] == "yes" and font[-3] == "yes" for font in fonts), f"{where}: a font isn't inside, or its letters can't be copied: {said}")
    status, said = run("pdfinfo", "-struct-text", str(path))
    must(status == 0 and "H1" in said, f"{where}: poppler reads no heading")
    reader = PdfReader(path)
    counts = check_structure(reader, where)
    must(counts.get("/H1", 0) > 0, f"{where}: no heading")
    must(len(reader.outline) > 0, f"{where}: no bookmarks")
    links = check_links(reader, where)
    return f"{where}: {len(reader.pages)} pages, {links} links, " + ", ".join(
        f"{counts[kind]} {kind[1:]}" for kind in sorted(counts) if kind in HEADINGS | {"/Figure", "/Table", "/TOCI"}
    )


files = sorted(SITE.rglob("*.pdf"))
must(len(files) >= FEWEST, f"{len(files)} PDF files, and there should be {FEWEST} at least")
for file in files:
    print(check_file(file))
for fault in faults:
    print(fault)
print(f"{len(files)} PDF files, {len(faults)} faults")
sys.exit(bool(faults))
