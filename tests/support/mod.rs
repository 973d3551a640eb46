//! Sites written as text, built in memory, and what came of them as text.

#![allow(dead_code)]

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use parvis::diagnostic::Diagnostics;
use parvis::diagnostic::report::Report;
use parvis::diagnostic::text;
use parvis::diagnostic::words::{Speaker, Tongue, spot};
use parvis::files::Folder;
use parvis::files::memory::Memory;
use parvis::files::text::decode_lossy;
use parvis::{Settings, prepare, produce};

/// A small plan in French and English: goals and, below them, steps; and a data package.
const SITE: &str = r#"
=== site.toml
title = { fr = "Le plan", en = "The plan" }
base_url = "https://plan.example/"
languages = ["fr", "en"]
theme = "plain"
home = "page-home"
[changes]
title = { fr = "Nouveautés", en = "What is new" }
[[menu.header]]
page = "index-steps"
[collections.pages]
singular = "page"
address = { fr = "/{slug}/", en = "/{slug}/" }
[collections.goals]
singular = "goal"
key = "number"
sort = "number"
address = { fr = "/buts/{number}-{slug}/", en = "/goals/{number}-{slug}/" }
short = { fr = "/g{number}/", en = "/g{number}/" }
[collections.goals.fields]
number = { type = "integer", required = true, unique = true, shared = true }
[collections.steps]
singular = "step"
key = "number"
sort = "number"
parent = "goal"
address = { fr = "/pas/{number}-{slug}/", en = "/steps/{number}-{slug}/" }
short = { fr = "/{number}/", en = "/{number}/" }
[collections.steps.fields]
number = { type = "integer", required = true, unique = true, shared = true }
goal = { type = "reference", to = "goals", required = true, shared = true }
theme = { type = "text", values = ["eau", "air"], shared = true }
names = { type = "list", of = "text", max = 3 }
short_text = { type = "text", max = 10 }
day = "date"
link = "url"
share = "number"
done = "boolean"
follow_up = { type = "list", of = "table", fields = { year = { type = "integer", required = true }, state = "text" } }
[collections.steps.index]
title = { fr = "Les pas", en = "The steps" }
address = { fr = "/pas/", en = "/steps/" }
feed = true
groups = ["theme"]
[collections.datasets]
singular = "dataset"
data = true
address = { fr = "/donnees/{slug}/", en = "/data/{slug}/" }
=== content/pages/home.fr.md
+++
slug = "accueil"
title = "Accueil"
+++
Bonjour.
=== content/pages/home.en.md
+++
slug = "home"
title = "Home"
+++
Hello.
=== content/goals/1-eau.fr.md
+++
number = 1
slug = "eau"
title = "De l’eau"
+++
Texte.

## Pourquoi {#why}

Parce que.
=== content/goals/1-eau.en.md
+++
slug = "water"
title = "Water"
+++
Text.

## Why {#why}

Because.
=== content/steps/1-puits.fr.md
+++
number = 1
goal = 1
theme = "eau"
slug = "puits"
title = "Creuser des puits"
summary = "Des puits partout."
updated = 2026-11-23
+++
Texte.
=== content/steps/1-puits.en.md
+++
slug = "wells"
title = "Dig wells"
+++
Text.
=== content/datasets/rain/index.fr.md
+++
slug = "pluie"
title = "La pluie"
+++
Ce que les pluviomètres ont mesuré.
=== content/datasets/rain/index.en.md
+++
slug = "rain"
title = "Rain"
+++
What the rain gauges measured.
=== content/datasets/rain/rain.csv
year,place,millimetres,people
2023,North,640.5,1200
2023,South,815,3400
2024,North,702,1250
2024,South,768.25,
=== content/datasets/rain/datapackage.json
{
  "name": "rain",
  "title": "Rain by place",
  "licenses": [{ "name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/" }],
  "sources": [{ "title": "Rain gauges", "publisher": "Weather office", "path": "https://weather.example/rain" }],
  "resources": [{
    "name": "rain",
    "path": "rain.csv",
    "schema": {
      "fields": [
        { "name": "year", "type": "year", "constraints": { "required": true } },
        { "name": "place", "type": "string", "constraints": { "required": true } },
        { "name": "millimetres", "type": "number", "unit": "millimetres", "constraints": { "minimum": 0 } },
        { "name": "people", "type": "integer", "unit": "persons" }
      ],
      "primaryKey": ["year", "place"]
    }
  }]
}
=== themes/plain/theme.toml
name = "plain"
=== themes/plain/templates/page.html
<!doctype html>
<html lang="{{ lang.code }}" dir="{{ lang.direction }}">
<head><meta charset="utf-8"><title>{{ page.title }}</title>
<link rel="stylesheet" href="{{ asset(name="style.css") }}">
<link rel="canonical" href="{{ href(id=page.id, absolute=true) }}"></head>
<body>
<ol class="crumbs">{% for crumb in page.breadcrumbs %}<li><a href="{{ href(id=crumb.id) }}">{{ crumb.title }}</a></li>{% endfor %}</ol>
<main>
<h1>{{ page.title }}</h1>
{{ page.body }}
</main>
{% for item in page.sources %}<p id="{{ item.id }}">{{ item.page.title }}</p>{% endfor %}
{% for work in page.references %}<p id="{{ work.id }}">{{ work.number }} {{ work.html }}{% for mention in work.mentions %} <a href='#{{ mention }}'>↩</a>{% endfor %}</p>
{% endfor %}</body>
</html>
=== themes/plain/templates/index.html
<!doctype html>
<html lang="{{ lang.code }}">
<head><meta charset="utf-8"><title>{{ page.title }}</title></head>
<body>
<h1>{{ page.title }}</h1>
<ul>{% for item in list.items %}<li><a href="{{ href(id=item.id) }}">{{ item.title }}</a></li>{% endfor %}</ul>
<ul>{% for group in list.groups %}<li><a href="{{ href(id=group.id) }}">{{ group.value }} ({{ group.count }})</a></li>{% endfor %}</ul>
{% if list.next %}<p><a rel="next" href="{{ href(id=list.next) }}">{{ list.number }}/{{ list.count }}</a></p>{% endif %}
</body>
</html>
=== themes/plain/templates/404.html
<!doctype html>
<html lang="{{ lang.code }}"><head><meta charset="utf-8"><title>{{ page.title }}</title></head>
<body><h1>{{ page.title }}</h1></body></html>
=== themes/plain/templates/redirect.html
<!doctype html>
<html lang="{{ lang.code }}"><head><meta charset="utf-8"><title>{{ page.title }}</title>
<meta http-equiv="refresh" content="0; url={{ page.target }}"><link rel="canonical" href="{{ page.canonical }}"></head>
<body><p><a href="{{ page.target }}">{{ page.title }}</a></p></body></html>
=== themes/plain/templates/blocks/cards.html
<ul class="cards">{% for card in block.items %}<li><a href="{{ href(id=card.id) }}">{{ card.title }}</a></li>{% endfor %}</ul>
=== themes/plain/templates/blocks/figures.html
<ul>{% for figure in block.figures %}<li id="{{ figure.id }}">{{ figure.value }} {{ figure.label }} ({{ figure.date }}{% for source in figure.sources %}, <a href="{{ source.href }}">{{ source.publisher }}</a>{% endfor %}){% if figure.trend %} {{ figure.trend }}{% endif %}{% if figure.embed_code %}<pre>{{ figure.embed_code }}</pre>{% endif %}</li>{% endfor %}</ul>
=== themes/plain/templates/blocks/table.html
<table id="{{ block.id }}"><caption>{{ block.caption }}</caption><tr>{% for column in block.columns %}<th>{{ column.label }}</th>{% endfor %}</tr>{% for row in block.rows %}<tr>{% for cell in row %}<td>{{ cell or "–" }}</td>{% endfor %}</tr>{% endfor %}</table>
=== themes/plain/templates/blocks/chart.html
<figure id="{{ block.id }}">{{ block.wide }}<figcaption>{{ block.sentence }}</figcaption><table>{% for row in block.rows %}<tr>{% for cell in row %}<td>{{ cell or "–" }}</td>{% endfor %}</tr>{% endfor %}</table><a href="{{ block.svg }}">SVG</a></figure>
=== themes/plain/templates/embed.html
<!doctype html>
<html lang="{{ lang.code }}"><head><meta charset="utf-8"><meta name="robots" content="noindex"><title>{{ page.title }}</title><link rel="canonical" href="{{ embed.url }}">
<link rel="alternate" type="application/json+oembed" href="{{ embed.oembed }}" title="{{ page.title }}"></head>
<body class="{{ embed.type }}">
{{ embed.body }}
{% for source in embed.sources %}<p>{{ source.credit }} <a href="{{ source.url }}">{{ source.title }}</a>{% if source.start %} {{ source.start }}–{{ source.end }}{% endif %}</p>{% endfor %}
<p><a href="{{ embed.link }}">{{ embed.page }}</a></p>
</body></html>
=== themes/plain/templates/blocks/quiz.html
<section id="{{ block.id }}"><{{ block.heading }}>{{ block.title or "Quiz" }}</{{ block.heading }}>
{% for question in block.questions %}<fieldset id="{{ question.id }}" class="{{ question.kind }}"><legend>{{ question.number }}. {{ question.text }}</legend>
{% if question.answers %}{% for answer in question.answers %}<p>{% if answer.right %}✓{% else %}✗{% endif %} {{ answer.text }}{% if answer.why %} ({{ answer.why }}){% endif %}</p>
{% endfor %}{% endif %}{% if question.items %}<p>{% for item in question.items %}{{ item.place }} {{ item.text }} {% endfor %}</p><ol>{% for item in question.solution %}<li>{{ item }}</li>{% endfor %}</ol>
{% endif %}{% if question.answer %}<p>{{ question.answer }} {{ question.value }} {{ question.min }}–{{ question.max }} {{ question.step }} ±{{ question.tolerance }} {{ question.unit or "" }}</p>
{% endif %}<p>{{ question.explanation }}</p></fieldset>
{% endfor %}{% if block.answers %}<a href="{{ block.answers }}">✓</a>{% endif %}</section>
=== themes/plain/templates/answers.html
<!doctype html>
<html lang="{{ lang.code }}"><head><meta charset="utf-8"><meta name="robots" content="noindex"><title>{{ page.title }}</title><link rel="canonical" href="{{ href(id=page.id, absolute=true) }}">
{% for translation in page.translations %}<link rel="alternate" hreflang="{{ translation.language }}" href="{{ href(id=page.id, lang=translation.language, absolute=true) }}">{% endfor %}</head>
<body><ol>{% for crumb in page.breadcrumbs %}<li><a href="{{ href(id=crumb.id) }}">{{ crumb.title }}</a></li>{% endfor %}</ol>
<main><h1>{{ page.title }}</h1>
{% for quiz in answers.quizzes %}<h2 id="{{ quiz.id }}">{{ quiz.title or "Quiz" }}</h2>
{% for question in quiz.questions %}<p id="{{ question.id }}"><a href="{{ href(id=answers.page, anchor=question.id) }}">{{ question.text }}</a> {{ question.explanation }}</p>
{% endfor %}{% endfor %}</main>
{% for item in page.sources %}<p id="{{ item.id }}">{{ item.page.title }}</p>{% endfor %}
{% for work in page.references %}<p id="{{ work.id }}">{{ work.number }} {{ work.html }}</p>{% endfor %}
</body></html>
=== themes/plain/templates/pdf.html
<h1>{{ page.title }}</h1>
{{ page.body }}
{% for item in page.sources %}<p id="{{ item.id }}">{{ item.page.title }}</p>{% endfor %}
{% for work in page.references %}<p id="{{ work.id }}">{{ work.number }} {{ work.html }}</p>{% endfor %}
=== themes/plain/templates/pdf/blocks/chart.html
<figure><img src="{{ block.svg }}" alt="{{ block.title }}"><figcaption>{{ block.sentence }}</figcaption></figure>
=== themes/plain/templates/pdf.typ
#let document(about, body) = { set page(footer: about.site); if about.booklet { title(); outline() }; body }
#let entry(about, body) = body
#let part(name, classes, body) = body
=== themes/plain/strings/fr.ftl
alert-caution = Prudence
alert-important = Important
alert-note = Remarque
alert-tip = Conseil
alert-warning = Attention
feed-changes = Changements
feed-corrections = Corrections
feed-data = Données
footnote-back = Retour à la note { $number }
footnote-reference = Note { $number }
footnotes = Notes
heading-link = Lien vers { $heading }
language-name = français
list-page = page { $number }
offline-about = Copie de { $title }
offline-address = En ligne : { $address }
offline-edition = Du { $date }
offline-file = LISEZ-MOI
offline-licence = Licence { $licence }
offline-limits = Pas de recherche.
offline-open = Ouvrez { $file }
offline-version = Version { $version }
other-language = (en { $name })
page-not-found = Page introuvable
pdf-contents = Sommaire
pdf-licence = Licence :
pdf-online = En ligne :
pdf-updated = Du
redirect-title = Page déplacée
reference-article = art. { $number }
reference-available = Disponible à l’adresse :
reference-colon = {" : "}
reference-edited = (dir.)
reference-edition = { $number }e éd.
reference-in = In :
reference-issue = n° { $number }
reference-mention = Référence { $number }
reference-no-date = [sans date]
reference-online = [en ligne]
reference-others = et al.
reference-pages = p. { $pages }
reference-volume = vol. { $number }
table-scroll = Tableau
task-done = fait
task-open = à faire
number-millions = { $count ->
    [one] { $number } million
   *[other] { $number } millions
}
number-billions = { $number } milliards
chart-made-places = De { $lowest } ({ $lowest-at }) à { $highest } ({ $highest-at }).
chart-made-series = { $name } : { $sentence }
chart-made-time = { $first } ({ $first-at }), { $last } ({ $last-at }), entre { $lowest } et { $highest }.
chart-source = Source : { $publishers }, { $licence }.
chart-source-read = Source : { $publishers }, { $date }, { $licence }.
colon = {"\u0020"}:
data-cite = Cite
data-licence = Licence
file-note = ({ $format }, { $size })
map-borders = Natural Earth
map-no-data = rien
map-range = { $from } à { $to }
quarter-short = Q{ $number } { $year }
quarter = { $year }, trimestre { $number }
size-bytes = { $number } octets
size-gigabytes = { $number } Go
size-kilobytes = { $number } ko
size-megabytes = { $number } Mo
source = Source
unit-millimetres = { $number } mm
unit-percent = { $number } %
unit-points = { $number } points
quiz-answers-of = Réponses : { $title }
quiz-answers-slug = reponses
=== themes/plain/strings/en.ftl
alert-caution = Caution
alert-important = Important
alert-note = Note
alert-tip = Tip
alert-warning = Warning
feed-changes = Changes
feed-corrections = Corrections
feed-data = Data
footnote-back = Back to note { $number }
footnote-reference = Note { $number }
footnotes = Notes
heading-link = Link to { $heading }
language-name = English
list-page = page { $number }
offline-about = Copy of { $title }
offline-address = Online: { $address }
offline-edition = Of { $date }
offline-file = README
offline-licence = Licence { $licence }
offline-limits = No search.
offline-open = Open { $file }
offline-version = Version { $version }
other-language = (in { $name })
page-not-found = Page not found
pdf-contents = Contents
pdf-licence = Licence:
pdf-online = Online:
pdf-updated = Of
redirect-title = Page moved
reference-article = art. { $number }
reference-available = Available from:
reference-colon = :{" "}
reference-edited = (ed.)
reference-edition = ed. { $number }
reference-in = In:
reference-issue = no. { $number }
reference-mention = Reference { $number }
reference-no-date = [no date]
reference-online = [online]
reference-others = et al.
reference-pages = p. { $pages }
reference-volume = vol. { $number }
table-scroll = Table
task-done = done
task-open = to do
number-millions = { $number } million
number-billions = { $number } billion
chart-made-places = From { $lowest } ({ $lowest-at }) to { $highest } ({ $highest-at }).
chart-made-series = { $name }: { $sentence }
chart-made-time = { $first } ({ $first-at }), { $last } ({ $last-at }), between { $lowest } and { $highest }.
chart-source = Source: { $publishers }, { $licence }.
chart-source-read = Source: { $publishers }, { $date }, { $licence }.
colon = :
data-cite = Cite
data-licence = Licence
file-note = ({ $format }, { $size })
map-borders = Natural Earth
map-no-data = nothing
map-range = { $from } to { $to }
quarter-short = Q{ $number } { $year }
quarter = { $year }, quarter { $number }
size-bytes = { $number } bytes
size-gigabytes = { $number } GB
size-kilobytes = { $number } kB
size-megabytes = { $number } MB
source = Source
unit-millimetres = { $number } mm
unit-percent = { $number }%
unit-points = { $number } points
quiz-answers-of = Answers: { $title }
quiz-answers-slug = answers
=== themes/plain/style/a.css
body { color: #111111 }
"#;

/// A site that is being written.
#[derive(Clone)]
pub struct Text {
    pub folder: Memory,
}

/// What came of building a site.
pub struct Built {
    pub files: BTreeMap<String, Vec<u8>>,
    /// Findings as they are shown at a terminal, in English.
    pub said: String,
    pub codes: Vec<&'static str>,
    /// Code and place of each finding, in order: `PV0304 content/pages/a.fr.md:3:1`.
    pub spots: Vec<String>,
}

/// The small plan.
pub fn plan() -> Text {
    site(SITE)
}

/// A site whose files are written one after the other, each after a line `=== PATH`.
pub fn site(text: &str) -> Text {
    let folder = Memory::new();
    let mut site = Text { folder };
    for part in text.split("\n=== ").skip(1) {
        let (path, content) = part.split_once('\n').unwrap_or((part, ""));
        site.folder.put(path.trim(), format!("{content}\n").into_bytes());
    }
    site
}

impl Text {
    /// Adds a file or puts another in its place.
    pub fn with(mut self, path: &str, content: impl AsRef<[u8]>) -> Text {
        self.folder.put(path, content.as_ref().to_vec());
        self
    }

    pub fn without(mut self, path: &str) -> Text {
        self.folder.remove(path);
        self
    }

    /// Changes words of a file.
    pub fn edit(mut self, path: &str, from: &str, to: &str) -> Text {
        let bytes = self.folder.read(path, u64::MAX).unwrap_or_else(|_| panic!("{path} is there"));
        let text = String::from_utf8(bytes).expect("text");
        assert!(text.contains(from), "{path} has no {from:?}");
        self.folder.put(path, text.replace(from, to).into_bytes());
        self
    }

    /// A page of the collection of plain pages, in French only.
    pub fn page(self, body: &str) -> Text {
        self.with("content/pages/essai.fr.md", format!("+++\nslug = \"essai\"\ntitle = \"Essai\"\n+++\n{body}"))
            .with("content/pages/essai.en.md", "+++\nslug = \"trial\"\ntitle = \"Trial\"\n+++\nText.\n")
    }

    /// The site in a folder of its own, for the program itself.
    pub fn on_disk(&self) -> tempfile::TempDir {
        let dir = tempfile::TempDir::new().expect("a folder");
        for entry in self.folder.list("").entries {
            let file = dir.path().join(&*entry.path);
            std::fs::create_dir_all(file.parent().expect("a folder")).expect("folders");
            std::fs::write(file, self.folder.read(&entry.path, u64::MAX).expect("bytes")).expect("a file");
        }
        dir
    }

    pub fn build(self) -> Built {
        self.build_with(&Settings::default())
    }

    pub fn build_with(self, settings: &Settings) -> Built {
        let folder: Arc<dyn Folder> = Arc::new(self.folder.clone());
        let mut diagnostics = Diagnostics::new();
        let files = Mutex::new(BTreeMap::new());
        if let Some(engine) = prepare(folder, settings, &mut diagnostics) {
            let sink = |path: &str, bytes: Vec<u8>| {
                files.lock().expect("no panic").insert(path.to_owned(), bytes);
                Ok(())
            };
            produce(&engine, &sink, &|| (), &mut diagnostics);
        }
        let codes = diagnostics.iter().map(|diagnostic| diagnostic.code.number()).collect();
        let text_of = |file: &str| self.folder.read(file, u64::MAX).ok().map(|bytes| decode_lossy(&bytes));
        let report = Report::new(diagnostics, &text_of);
        let spots = report
            .findings
            .iter()
            .map(|finding| {
                let place = finding.places.first().map(spot).unwrap_or_default();
                format!("{} {place}", finding.code.number()).trim_end().to_owned()
            })
            .collect();
        let said = text::render(&report, &Speaker::new(Tongue::English), false);
        Built { files: files.into_inner().expect("no panic"), said, codes, spots }
    }
}

impl Built {
    /// The text of an output.
    pub fn file(&self, path: &str) -> &str {
        let bytes = self.files.get(path).unwrap_or_else(|| panic!("no {path}; said:\n{}", self.said));
        std::str::from_utf8(bytes).expect("text")
    }

    /// What stands in `main` of the page at an address.
    pub fn main(&self, address: &str) -> String {
        let page = self.file(&format!("{}index.html", address.trim_start_matches('/')));
        let start = page.find("</h1>").expect("h1") + 5;
        let end = page.find("</main>").expect("main");
        page[start..end].to_owned()
    }

    /// Fails unless nothing at all was said.
    #[track_caller]
    pub fn quiet(self) -> Built {
        assert!(self.codes.is_empty(), "said:\n{}", self.said);
        self
    }
}

/// The findings of the site after a change, as `CODE file:line:column`.
#[track_caller]
pub fn says(site: Text, expected: &[&str]) {
    let built = site.build();
    assert_eq!(built.spots, expected, "said:\n{}", built.said);
}
