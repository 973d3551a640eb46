"""What is published of data, read by programs that others wrote: python3 published_data.py SITE CONTENT"""

import csv
import io
import json
import re
import sys
import zipfile
from pathlib import Path

import frictionless
import pybtex.database
import rispy
from lxml import etree
from pylatexenc.latex2text import LatexNodes2Text
from pyshacl import validate
from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.compare import isomorphic, to_isomorphic
from rdflib.namespace import DCAT, RDF

SITE, CONTENT = Path(sys.argv[1]), Path(sys.argv[2])
HERE = Path(__file__).parent
PAGES = json.loads((SITE / "index.json").read_text("utf-8"))
# What the note of an archive says in each language.
NOTE = {"fr": ["Pour citer", "Source", "Licence", "Limites"], "en": ["How to cite", "Source", "Licence", "Limits"]}
faults: list[str] = []


def must(holds: bool, what: str) -> None:
    if not holds:
        faults.append(what)


def packages() -> list[Path]:
    """Folders of data packages in the content."""
    return sorted(path.parent for path in CONTENT.rglob("datapackage.json"))


def published(package: Path) -> Path:
    """Where the files of a package are in the site."""
    found = [path.parent for path in SITE.rglob(f"{package.name}.zip")]
    must(len(found) == 1, f"{package.name}: published {len(found)} times")
    return found[0]


def in_languages(package: Path) -> dict[str, dict]:
    """The pages of a package, by language, as index.json lists them."""
    pages = {page["language"]: page for page in PAGES if page["id"] == f"dataset-{package.name}"}
    must(set(pages) == set(NOTE), f"{package.name}: pages in {sorted(pages)}")
    return pages


def check_descriptor(package: Path, folder: Path) -> None:
    for name in ["datapackage.json", f"{package.name}.csv"]:
        same = (package / name).read_bytes() == (folder / name).read_bytes()
        must(same, f"{package.name}: {name} isn't published byte for byte")
    report = frictionless.validate(str(folder / "datapackage.json"))
    must(report.valid, f"{package.name}: {report.flatten(['rowNumber', 'fieldName', 'message'])}")


def is_same(number_or_text, written: str) -> bool:
    if str(number_or_text) == written:
        return True
    try:
        return isinstance(number_or_text, (int, float)) and float(number_or_text) == float(written)
    except ValueError:
        return False


def check_json(package: Path, folder: Path) -> None:
    document = json.loads((folder / f"{package.name}.json").read_text("utf-8"))
    with open(folder / f"{package.name}.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    (table,) = document["tables"].values()
    must(len(table) == len(rows), f"{package.name}: {len(table)} rows in JSON, {len(rows)} in CSV")
    for in_json, in_csv in zip(table, rows):
        for column, value in in_csv.items():
            other = in_json[column]
            same = other is None if value == "" else is_same(other, value)
            must(same, f"{package.name}: {column} is {value} in CSV, {other} in JSON")
    must(bool(document["sources"]) and bool(document["licenses"]), f"{package.name}: JSON without source or licence")


def check_archive(package: Path, folder: Path) -> None:
    archive = zipfile.ZipFile(folder / f"{package.name}.zip")
    must(archive.testzip() is None, f"{package.name}: a broken archive")
    names = set(archive.namelist())
    wanted = {f"{package.name}/{name}" for name in ["datapackage.json", f"{package.name}.csv", "README.fr.txt", "README.en.txt"]}
    must(wanted <= names, f"{package.name}: the archive lacks {wanted - names}")
    must(archive.read(f"{package.name}/{package.name}.csv") == (folder / f"{package.name}.csv").read_bytes(),
         f"{package.name}: another table in the archive")
    pages = in_languages(package)
    for language, words in NOTE.items():
        note = archive.read(f"{package.name}/README.{language}.txt").decode("utf-8")
        for part in [*words, pages[language]["title"], pages[language]["address"], "http"]:
            must(part in note, f"{package.name}: {part} isn't in the note of the archive in {language}")
        # At the end of a source stands the day on which it was read.
        written = re.search(r", \d{4}-\d\d-\d\d$", note, re.MULTILINE)
        must(not written, f"{package.name}: {written} isn't a day as {language} writes it")


def check_structured(package: Path, folder: Path) -> None:
    for language, page in in_languages(package).items():
        file = SITE / page["address"].lstrip("/") / "index.html"
        html = etree.parse(io.BytesIO(file.read_bytes()), etree.HTMLParser(encoding="utf-8"))
        scripts = html.xpath("//script[@type='application/ld+json']/text()")
        found = [dataset for dataset in map(json.loads, scripts) if dataset.get("@type") == "Dataset"]
        must(len(found) == 1, f"{package.name}: {len(found)} descriptions for search engines in {language}")
        dataset = found[0]
        for key in ["name", "description", "license", "creator", "distribution", "temporalCoverage", "url"]:
            must(bool(dataset.get(key)), f"{package.name}: the description in {language} lacks {key}")
        must(dataset["name"] == page["title"], f"{package.name}: {dataset['name']} in {language}")
        must(dataset["url"].endswith(page["address"]), f"{package.name}: {dataset['url']} in {language}")
        must(dataset.get("inLanguage") == language, f"{package.name}: {dataset.get('inLanguage')} in {language}")
        length = len(dataset["description"])
        must(50 <= length <= 5000, f"{package.name}: {length} letters of description in {language}")


def check_pictures() -> int:
    # Codes to be scanned have no words; they are read back elsewhere.
    pictures = [path for path in SITE.rglob("*.svg") if path.name != "qr.svg" and path.with_suffix(".png").exists()]
    for path in pictures:
        root = etree.fromstring(path.read_bytes(), etree.XMLParser(resolve_entities=False, no_network=True))
        must(root.tag == "{http://www.w3.org/2000/svg}svg", f"{path}: no SVG")
        ids = root.xpath("//@id")
        must(len(ids) == len(set(ids)), f"{path}: an id twice")
        for part in root.get("aria-labelledby", "-").split():
            must(part in ids, f"{path}: no {part}")
        must(not root.xpath("//*[local-name()='script' or local-name()='foreignObject' or local-name()='image']"),
             f"{path}: more than a drawing")
        words = root.xpath("//*[local-name()='text']")
        must(len(words) > 3 and all("".join(word.itertext()).strip() for word in words), f"{path}: blank words")
    return len(pictures)


def check_catalogue(count: int) -> None:
    turtle = Graph().parse(SITE / "catalogue.ttl", format="turtle")
    json_ld = Graph().parse(SITE / "catalogue.jsonld", format="json-ld")
    must(isomorphic(turtle, json_ld), "the catalogue says other things in Turtle and in JSON-LD")
    datasets = set(turtle.subjects(RDF.type, DCAT.Dataset))
    must(len(datasets) == count, f"{len(datasets)} datasets in the catalogue, {count} in the content")
    conforms, _, text = validate(turtle, shacl_graph=str(HERE / "dcat-ap.ttl"), inference="none")
    must(conforms, text)
    for graph in [turtle]:
        for node in [*graph.subjects(), *graph.objects()]:
            must(not isinstance(node, URIRef) or " " not in str(node), f"{node} is no address")
    urls = [str(url) for url in turtle.objects(None, DCAT.downloadURL)]
    base = str(next(turtle.subjects(RDF.type, DCAT.Catalog))).split("#")[0]
    for url in urls:
        must((SITE / url.removeprefix(base)).is_file(), f"{url} isn't there")
    # The shapes must be able to fail: without its title a catalogue is none.
    broken = to_isomorphic(turtle)
    broken.remove((None, URIRef("http://purl.org/dc/terms/title"), None))
    broken.add((URIRef("urn:x"), RDF.type, DCAT.Dataset))
    broken.add((URIRef("urn:x"), URIRef("http://purl.org/dc/terms/issued"), Literal("soon")))
    must(not validate(broken, shacl_graph=str(HERE / "dcat-ap.ttl"))[0], "the shapes find nothing")


def check_citations() -> int:
    """Files for reference managers beside pages, and the tags inside these: all of them give back the page's title."""
    pages = {page["address"]: page for page in PAGES}
    files = sorted(SITE.rglob("cite.bib"))
    for file in files:
        folder = file.parent
        address = "/" + "".join(f"{part}/" for part in folder.relative_to(SITE).parts)
        title = plain(pages[address]["title"])
        bib = pybtex.database.parse_string(file.read_text("utf-8"), "bibtex").entries
        ours = next(iter(bib.values()))
        must(LatexNodes2Text().latex_to_text(ours.fields["title"]) == title, f"{file}: {ours.fields['title']}")
        must(ours.fields["url"].endswith(address), f"{file}: {ours.fields['url']}")
        must(len(ours.persons["author"]) == 1, f"{file}: no single author")
        records = rispy.loads((folder / "cite.ris").read_bytes().decode("utf-8"))
        must(len(records) == len(bib), f"{file}: {len(bib)} entries, {len(records)} records of RIS")
        must(records[0]["title"] == title, f"{folder}: {records[0]['title']}")
        must(records[0]["urls"][0].endswith(address), f"{folder}: {records[0]['urls']}")
        items = json.loads((folder / "cite.json").read_text("utf-8"))
        must(len(items) == len(bib), f"{file}: {len(bib)} entries, {len(items)} items of CSL-JSON")
        for item in items:
            must({"id", "type", "title", "URL"} <= set(item), f"{folder}: only {sorted(item)}")
            must(item["type"] in {"webpage", "dataset"}, f"{folder}: {item['type']}")
        must(items[0]["title"] == title, f"{folder}: {items[0]['title']}")
        html = etree.parse(io.BytesIO((folder / "index.html").read_bytes()), etree.HTMLParser(encoding="utf-8"))
        tags = {meta.get("name"): meta.get("content") for meta in html.xpath("//meta[starts-with(@name, 'citation_')]")}
        must(tags["citation_title"] == title, f"{folder}: {tags}")
        must(bool(tags["citation_author"]) and tags["citation_public_url"].endswith(address), f"{folder}: {tags}")
        date = tags.get("citation_publication_date", "2026/01/01")
        must(bool(re.fullmatch(r"\d{4}/\d\d/\d\d", date)), f"{folder}: {date}")
    return len(files)


def plain(text: str) -> str:
    """As texts stand that are copied elsewhere: with plain spaces."""
    return " ".join(text.split())


def check_embeds() -> int:
    """Pages to embed and their descriptions, as oembed.com (2.3.4) and consumers that look for a link ask for."""
    pages = sorted(SITE.rglob("embed/index.html"))
    sitemap = (SITE / "sitemap.xml").read_text("utf-8")
    for path in pages:
        html = etree.parse(io.BytesIO(path.read_bytes()), etree.HTMLParser(encoding="utf-8"))
        (link,) = html.xpath("//link[@type='application/json+oembed']/@href") or [""]
        description = json.loads((path.parent / "oembed.json").read_text("utf-8"))
        own = link.removesuffix("oembed.json")
        base = description["provider_url"]
        must(link.startswith(base) and SITE / link.removeprefix(base) == path.parent / "oembed.json", f"{path}: its link is {link}")
        must(description["version"] == "1.0" and description["type"] == "rich", f"{path}: {description['version']}, {description['type']}")
        for key, kind in {"title": str, "provider_name": str, "provider_url": str, "cache_age": int, "html": str, "width": int, "height": int}.items():
            must(isinstance(description.get(key), kind) and bool(description[key]), f"{path}: {key} is {description.get(key)}")
        # An author that isn't known isn't made up.
        must(description.get("author_name", "-") != "", f"{path}: an author without a name")
        (frame,) = etree.HTML(description["html"]).xpath("//iframe")
        must(frame.get("src") == own and frame.get("title") == description["title"], f"{path}: shows {frame.attrib}")
        must(int(frame.get("height")) == description["height"], f"{path}: two heights")
        must(html.xpath("//meta[@name='robots']/@content") == ["noindex"], f"{path}: for search engines")
        (canonical,) = html.xpath("//link[@rel='canonical']/@href")
        must(f"<loc>{canonical}</loc>" in sitemap and f"<loc>{own}</loc>" not in sitemap, f"{path}: belongs to {canonical}")
        words = " ".join(html.xpath("//main")[0].itertext())
        must("Licen" in words and "Source" in words, f"{path}: no source or licence")
        must(bool(html.xpath(f"//main//a[starts-with(@href, '{canonical}')]")), f"{path}: no way back")
    return len(pages)


def check_page_tables() -> int:
    """Tables of pages: the same rows in CSV and in JSON."""
    found = [path for path in SITE.rglob("*.csv") if path.with_suffix(".json").exists() and "columns" in json.loads(path.with_suffix(".json").read_text("utf-8"))]
    for path in found:
        document = json.loads(path.with_suffix(".json").read_text("utf-8"))
        with open(path, encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        must(len(rows) == len(document["rows"]) > 0, f"{path}: {len(rows)} rows in CSV, {len(document['rows'])} in JSON")
        for in_csv, in_json in zip(rows, document["rows"]):
            must(not any(cell.startswith(("=", "+", "@", "\t")) for cell in in_csv.values()), f"{path}: a formula in {in_csv}")
            for column in document["columns"]:
                value = in_json[column["name"]]
                values = value if isinstance(value, list) else [value]
                texts = [item["title"] if isinstance(item, dict) else item for item in values]
                written = "; ".join("" if text is None else str(text) for text in texts)
                must(in_csv[column["name"]].removeprefix("'") == written.removeprefix("'"), f"{path}: {in_csv[column['name']]}, {written}")
    return len(found)


def check_lessons() -> int:
    """Lesson kits: RDF that says what schema.org asks of learning material, in the words of the page's language."""
    kits = [page for page in PAGES if page["collection"] == "kits"]
    for page in kits:
        file = SITE / page["address"].lstrip("/") / "index.html"
        html = etree.parse(io.BytesIO(file.read_bytes()), etree.HTMLParser(encoding="utf-8"))
        scripts = [json.loads(text) for text in html.xpath("//script[@type='application/ld+json']/text()")]
        # A page with a quiz describes its quizzes too, as a list.
        scripts = [item for script in scripts for item in (script if isinstance(script, list) else [script])]
        found = [script for script in scripts if script.get("@type") == "LearningResource"]
        must(len(found) == 1, f"{file}: {len(found)} descriptions of a lesson")
        for lesson in found:
            # The context as schema.org has it says the same of these names; nothing is fetched in a test.
            must(lesson.pop("@context") == "https://schema.org", f"{file}: another context")
            graph = Graph().parse(data=json.dumps({"@context": {"@vocab": "https://schema.org/"}, **lesson}), format="json-ld")
            schema = Namespace("https://schema.org/")
            node = next(graph.subjects(RDF.type, schema.LearningResource))
            must(str(node).endswith(page["address"]), f"{file}: {node}")
            for name in ["name", "description", "license", "publisher", "educationalLevel", "timeRequired", "teaches",
                         "learningResourceType", "audience", "about", "inLanguage", "dateModified"]:
                must(graph.value(node, schema[name]) is not None, f"{file}: no {name}")
            must(str(graph.value(node, schema.name)) == page["title"], f"{file}: {graph.value(node, schema.name)}")
            must(str(graph.value(node, schema.inLanguage)) == page["language"], f"{file}: another language")
            required = str(graph.value(node, schema.timeRequired))
            must(re.fullmatch(r"PT[1-9][0-9]*M", required) is not None, f"{file}: {required}")
            # Codes are for files: readers of catalogues have words too.
            level = str(graph.value(node, schema.educationalLevel))
            must(level != level.lower() and "-" not in level.split(" ")[0], f"{file}: the level is {level}")
    return len(kits)


for package in packages():
    folder = published(package)
    for check in [check_descriptor, check_json, check_archive, check_structured]:
        check(package, folder)
check_catalogue(len(packages()))
pictures = check_pictures()
citations = check_citations()
embeds, tables, lessons = check_embeds(), check_page_tables(), check_lessons()
must(embeds >= 100, f"only {embeds} pages to embed")
must(tables >= 2, f"only {tables} tables of pages")
must(lessons >= 12, f"only {lessons} lesson kits")
must(len(packages()) >= 8, f"only {len(packages())} packages")
must(citations >= 50, f"only {citations} pages with files for reference managers")
must(pictures >= 10, f"only {pictures} pictures")
if faults:
    sys.exit("\n".join(faults[:40]))
print(f"{len(packages())} data packages and {pictures} pictures, the citations of {citations} pages, {embeds} pages to embed, {tables} tables of pages and {lessons} lesson kits are read by others.")
