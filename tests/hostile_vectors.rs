//! Hundreds of ways to get something into a page that runs, each in every place where content is written, through everything
//! that a page goes through, in the default theme.

mod hostile_support;
mod support;

use std::fmt::Write;

use hostile_support::Usual;
use support::{Built, Text, picture, site};

const VECTORS: &str = include_str!("hostile/vectors.txt");
/// How many vectors are on one page, and how many are rows of one table.
const TOGETHER: usize = 6;
const ROWS: usize = 40;

const SITE: &str = r#"
=== site.toml
title = { fr = "Le plan" }
base_url = "https://plan.example/"
languages = ["fr"]
home = "page-home"
share_cards = false
typography = false
[publisher]
name = "L’office"
[limits]
page_time = 300
[changes]
title = { fr = "Nouveautés" }
[collections.pages]
singular = "page"
address = { fr = "/{slug}/" }
[collections.pages.fields]
names = { type = "list", of = "text" }
note = "text"
[collections.pages.index]
title = { fr = "Tout" }
address = { fr = "/tout/" }
feed = true
[collections.terms]
singular = "term"
glossary = true
template = "term.html"
address = { fr = "/lexique/{slug}/" }
[collections.terms.fields]
forms = { type = "list", of = "text" }
[collections.datasets]
singular = "dataset"
data = true
template = "dataset.html"
address = { fr = "/donnees/{slug}/" }
=== content/pages/home.fr.md
+++
slug = "accueil"
title = "Accueil"
+++
Bonjour.
"#;

/// A line as it is meant.
fn unescaped(line: &str) -> String {
    let mut text = String::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('\\') {
        text.push_str(before);
        let sign = after.chars().next().unwrap_or('\\');
        rest = &after[sign.len_utf8().min(after.len())..];
        match sign {
            'n' => text.push('\n'),
            'r' => text.push('\r'),
            't' => text.push('\t'),
            'u' if rest.starts_with('{') => {
                let (number, after) = rest[1..].split_once('}').expect("a brace that closes");
                text.push(char::from_u32(u32::from_str_radix(number, 16).expect("a number")).expect("a character"));
                rest = after;
            }
            other => text.push(other),
        }
    }
    text + rest
}

fn vectors() -> Vec<String> {
    let lines = VECTORS.lines().filter(|line| !line.is_empty() && !line.starts_with("=== "));
    lines.map(unescaped).collect()
}

/// A text in TOML, JSON or YAML; a NUL can't be in a file of text.
fn quoted(text: &str) -> String {
    serde_json::to_string(&text.replace('\0', "\u{1}")).expect("a text").replace('\u{7f}', "\\u007F")
}

/// The places of a text that end where they end, with a vector in each.
fn inline(number: usize, vector: &str) -> Vec<String> {
    let v = vector.replace('\0', "\u{1}");
    let line = v.replace(['\n', '\r'], " ");
    vec![
        format!("[x]({v})"),
        format!("[x](<{v}>)"),
        format!("![x]({v})"),
        format!("![x](<{v}>)"),
        format!("[x](https://a.example/ \"{v}\") [x](https://a.example/ '{v}') [x](https://a.example/?{v})"),
        format!("![{v}](/point.png) ![x](/point.png \"{v}\")"),
        format!("[{v}](https://a.example/)"),
        format!("Un texte {v} et *{v}*."),
        format!("[x](term:v{number}) [](cite:v{number}) [x](page:term-v{number})"),
        format!("Une note[^n{number}], une référence [x][r{number}], ![x][r{number}]."),
        format!("[^n{number}]: {v}"),
        format!("[r{number}]: <{}> \"{line}\"", line.replace(['<', '>'], "")),
        format!("## {line}"),
        format!("### Titre {{#{line} .{line} data-x={line} {line}}}"),
        format!("| a | {line} |\n|---|---|\n| {line} | b |"),
        format!("~~~~~ {line}\n{v}\n~~~~~"),
    ]
}

/// The places in which a vector may take what follows with it.
fn block(vector: &str) -> Vec<String> {
    let v = vector.replace('\0', "\u{1}");
    vec![format!("> {v}"), format!("- {v}"), format!("- [ ] {v}"), v]
}

/// Whether the rest of the page would be part of it.
fn takes_all(vector: &str) -> bool {
    let start = vector.trim_start().to_lowercase();
    ["<!", "<?", "<script", "<pre", "<style", "<textarea", "```", "~~~"].iter().any(|begin| start.starts_with(begin))
}

/// A page with vectors in all that it says.
fn page(number: usize, vectors: &[(usize, &String)]) -> String {
    let q = quoted(vectors[0].1);
    let mut text = format!("+++\nslug = \"v{number}\"\ntitle = {q}\nsummary = {q}\nnote = {q}\nnames = [{q}]\n+++\n");
    let inline = vectors.iter().flat_map(|(number, vector)| inline(*number, vector));
    for part in inline.chain(vectors.iter().flat_map(|(_, vector)| block(vector))) {
        let _ = write!(text, "\n{part}\n");
    }
    text
}

/// A glossary entry that is called like a vector and defined by it.
fn term(number: usize, vector: &str) -> String {
    let q = quoted(vector);
    format!(
        "+++\nslug = \"v{number}\"\ntitle = {q}\nsummary = {q}\nforms = [{q}]\n+++\n{}\n",
        vector.replace('\0', "\u{1}")
    )
}

/// A work of the bibliography.
fn work(number: usize, vector: &str) -> String {
    let q = quoted(vector);
    format!(
        "v{number}:\n  type: article\n  title: {q}\n  author: {q}\n  date: 2020\n  publisher: {q}\n  parent:\n    type: periodical\n    title: {q}\n"
    )
}

/// A package with a table whose cells are vectors, shown as a table and as a chart.
fn dataset(site: Text, number: usize, vectors: &[String]) -> Text {
    let folder = format!("content/datasets/d{number}");
    let mut csv = "place,persons\n".to_owned();
    for (at, vector) in vectors.iter().enumerate() {
        let _ = writeln!(csv, "\"{} {at}\",{}", vector.replace(['\0', '\r'], "\u{1}").replace('"', "\"\""), at + 1);
    }
    let q = quoted(&vectors[0]);
    let descriptor = format!(
        r#"{{ "name": "d{number}", "title": {q}, "description": {q}, "licenses": [{{ "name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/" }}],
"sources": [{{ "title": {q}, "publisher": {q}, "path": "https://a.example/" }}],
"resources": [{{ "name": "d{number}", "path": "d{number}.csv", "schema": {{ "fields": [
{{ "name": "place", "title": {q}, "description": {q}, "type": "string", "constraints": {{ "required": true }} }},
{{ "name": "persons", "type": "integer", "unit": "persons" }} ], "primaryKey": ["place"] }} }}] }}"#
    );
    let chart = format!(
        "type = \"bar\"\nx = \"place\"\ny = \"persons\"\n[fr]\ntitle = {q}\nsubtitle = {q}\nsentence = {q}\nnote = {q}\n"
    );
    let text = format!(
        "+++\nslug = \"d{number}\"\ntitle = {q}\nsummary = {q}\n+++\n```chart\nref = \"d{number}/c\"\n```\n\n```table\nid = \"rows\"\ncaption = {q}\ndataset = \"d{number}\"\n```\n"
    );
    site.with(&format!("{folder}/d{number}.csv"), csv)
        .with(&format!("{folder}/datapackage.json"), descriptor)
        .with(&format!("{folder}/charts/c.toml"), chart)
        .with(&format!("{folder}/index.fr.md"), text)
}

/// The vectors of each page, with their numbers.
fn divided(vectors: &[String]) -> Vec<Vec<(usize, &String)>> {
    let (alone, together): (Vec<_>, Vec<_>) = vectors.iter().enumerate().partition(|(_, vector)| takes_all(vector));
    let alone = alone.into_iter().map(|vector| vec![vector]);
    alone.chain(together.chunks(TOGETHER).map(<[_]>::to_vec)).collect()
}

/// The site with all vectors in all places.
fn hostile(vectors: &[String]) -> Text {
    let mut site = site(SITE).with("content/_root/point.png", picture::small());
    let mut works = String::new();
    let mut pictures = "+++\nslug = \"images\"\ntitle = \"Images\"\n+++\n".to_owned();
    for (number, vector) in vectors.iter().enumerate() {
        works.push_str(&work(number, vector));
        site = site.with(&format!("content/terms/v{number}.fr.md"), term(number, vector));
        // Systems can't hold every name.
        let held = |c: char| c > '\u{1f}' && !['/', '\\', '<', '>', ':', '"', '|', '?', '*'].contains(&c);
        if !vector.is_empty() && vector.chars().all(held) {
            site = site.with(&format!("content/_root/{vector}.png"), picture::small());
            let encoded: String = vector.bytes().map(|byte| format!("%{byte:02X}")).collect();
            let _ = write!(pictures, "\n![x](/{encoded}.png)\n\n![x](</{vector}.png>)\n");
        }
    }
    site = site.with("content/pages/pictures.fr.md", pictures);
    for (number, vectors) in divided(vectors).iter().enumerate() {
        site = site.with(&format!("content/pages/v{number}.fr.md"), page(number, vectors));
    }
    for (number, rows) in vectors.chunks(ROWS).enumerate() {
        site = dataset(site, number, rows);
    }
    site.with("content/bibliography.yml", works)
}

/// What pages of this site have when nobody means harm.
fn usual() -> Usual {
    let built = hostile(&["Un mot".to_owned()]).build();
    let mut usual = Usual::default();
    pages(&built).for_each(|(_, html)| usual.learn(html));
    usual
}

/// Every page and drawing.
fn pages(built: &Built) -> impl Iterator<Item = (&str, &str)> {
    let shown = built.files.iter().filter(|(path, _)| path.ends_with(".html") || path.ends_with(".svg"));
    shown.map(|(path, bytes)| (path.as_str(), std::str::from_utf8(bytes).expect("text")))
}

#[test]
fn nothing_that_runs_gets_through_from_any_place() {
    let vectors = vectors();
    assert!(vectors.len() >= 500, "{}", vectors.len());
    let usual = usual();
    let built = hostile(&vectors).build();
    assert!(!built.codes.iter().any(|code| ["PV0999", "PV0415"].contains(code)), "{}", built.said);
    let mut found = Vec::new();
    let mut made = 0;
    for (path, html) in pages(&built) {
        made += usize::from(path.starts_with('v') || path.starts_with("lexique/v"));
        assert!(!html.contains("69999993"), "{path} has what a template would have computed");
        found.extend(usual.dangers(html).into_iter().map(|danger| format!("{path}: {danger}")));
    }
    assert!(found.is_empty(), "{} found:\n{}", found.len(), found.join("\n"));
    assert_eq!(made, vectors.len() + divided(&vectors).len(), "pages that weren't made:\n{}", built.said);
}

#[test]
fn the_search_for_what_runs_finds_it() {
    let usual = usual();
    let page = |inside: &str| format!("<!doctype html><html lang=fr><title>x</title><main>{inside}</main>");
    for hole in [
        "<script>alert(1)</script>",
        "<script src=https://evil.example/x.js></script>",
        "<script type=application/ld+json>{}</script><script type=application/ld+json>{}alert(1)</script>",
        "<b onclick=alert(1)>x</b>",
        "<img src=x onerror=alert(1)>",
        "<svg><a xlink:href=javascript:alert(1)></a></svg>",
        "<a href=javascript:alert(1)>x</a>",
        "<a href='java&#10;script:alert(1)'>x</a>",
        "<a href='&#1;javascript:alert(1)'>x</a>",
        "<a href=data:text/html,x>x</a>",
        "<a href=//evil.example>x</a>",
        "<img srcset='x 1x, javascript:x 2x'>",
        "<b style=x>x</b>",
        "<style>x</style>",
        "<base href=/>",
        "<meta http-equiv=refresh content=0>",
        "<link rel=stylesheet href=https://evil.example/x.css>",
        "<form action=/></form>",
        "<input name=password>",
        "<iframe src=/></iframe>",
        "<math><mi>x</mi></math>",
        "<svg><set attributeName=href></set></svg>",
        "<img name=body src=x>",
        "<a id=location>x</a>",
        "<p id=x>x</p><p id=x>y</p>",
        "<b hx-get=/>x</b>",
        "<b data-x=1>x</b>",
    ] {
        assert!(!usual.dangers(&page(hole)).is_empty(), "{hole}");
    }
    assert_eq!(usual.dangers(&page("<p><a href=\"https://a.example/\">x</a> <a href=\"/b/#c\">y</a></p>")), [""; 0]);
}

#[test]
fn a_theme_that_trusts_content_is_found_out() {
    let vectors = ["<img src=x onerror=alert(1)>".to_owned()];
    let hole = "{% extends \"parvis/page.html\" %}{% block after %}{% if page.summary %}{{ page.summary | replace(from='&lt;', to='<') | replace(from='&gt;', to='>') | safe }}{% endif %}{% endblock after %}";
    let built = hostile(&vectors).with("templates/page.html", hole).build();
    let found: Vec<String> = pages(&built).flat_map(|(_, html)| usual().dangers(html)).collect();
    assert!(found.iter().any(|danger| danger.contains("onerror")), "{found:?}\n{}", built.said);
}

/// Drawings that do or load something, one a line.
const DRAWINGS: &str = include_str!("hostile/drawings.txt");

#[test]
fn drawings_that_do_something_are_refused_or_lose_it() {
    let drawings: Vec<&str> = DRAWINGS.lines().filter(|line| line.starts_with('<')).collect();
    let mut site = site(SITE);
    let mut text = "+++\nslug = \"dessins\"\ntitle = \"Dessins\"\n+++\n".to_owned();
    for (number, inside) in drawings.iter().enumerate() {
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" xmlns:html=\"http://www.w3.org/1999/xhtml\" xmlns:ev=\"http://www.w3.org/2001/xml-events\" width=\"9\" height=\"9\">{inside}</svg>\n"
        );
        site = site.with(&format!("content/_root/d{number}.svg"), svg);
        let _ = write!(text, "![Un dessin](/d{number}.svg)\n\n");
    }
    let built = site.with("content/pages/drawings.fr.md", text).build();
    let mut lost = 0;
    for (number, inside) in drawings.iter().enumerate() {
        let file = format!("content/_root/d{number}.svg:");
        if built.everywhere.iter().any(|spot| spot.starts_with(&format!("PV1659 {file}"))) {
            assert!(!built.files.contains_key(&format!("d{number}.svg")), "{inside} is shown all the same");
            continue;
        }
        lost += 1;
        let published =
            built.files.get(&format!("d{number}.svg")).unwrap_or_else(|| panic!("{inside}: {}", built.said));
        let published = String::from_utf8_lossy(published).to_lowercase();
        for bad in ["<script", "html:", "evil", "javascript", "data:", "alert", "import", "file:", " on"] {
            assert!(!published.contains(bad), "{inside} is published as {published}");
        }
    }
    // Most are said; what isn't is left out of what is published.
    assert!(lost < drawings.len() / 4, "{lost} of {} are only left out", drawings.len());
}
