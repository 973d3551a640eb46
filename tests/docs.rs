//! The schema and the guides say what the program does.

mod support;

use std::collections::BTreeSet;
use std::sync::Arc;

use jsonschema::Validator;
use parvis::config::Config;
use parvis::diagnostic::report::Report;
use parvis::diagnostic::text;
use parvis::diagnostic::words::{Speaker, Tongue};
use parvis::diagnostic::{Argument, Code, Diagnostics};
use parvis::files::Folder;
use parvis::files::memory::Memory;
use parvis::files::text::decode_lossy;
use parvis::{Settings, prepare, produce};
use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};
use serde_json::Value;
use support::picture::{fields, jpeg};
use support::{Text, plan};

const SCHEMA: &str = include_str!("../docs/site.schema.json");
const CONFIGURATION: &str = include_str!("../docs/configuration.md");
const ENGLISH: &str = include_str!("../docs/writing.md");
const FRENCH: &str = include_str!("../docs/writing.fr.md");

fn schema() -> Value {
    serde_json::from_str(SCHEMA).expect("JSON")
}

fn validator() -> Validator {
    jsonschema::draft202012::meta::validate(&schema()).expect("a schema");
    jsonschema::draft202012::new(&schema()).expect("a schema")
}

fn tree(settings: &str) -> Value {
    toml::from_str(settings).unwrap_or_else(|error| panic!("{error}\n{settings}"))
}

/// What Parvis says of settings alone.
fn read(settings: &str) -> (Option<Config>, Diagnostics) {
    let mut folder = Memory::new();
    folder.put("site.toml", settings.to_owned().into_bytes());
    let mut diagnostics = Diagnostics::new();
    (Config::load(&folder, &mut diagnostics), diagnostics)
}

fn codes(diagnostics: &Diagnostics) -> Vec<&'static str> {
    diagnostics.iter().map(|diagnostic| diagnostic.code.number()).collect()
}

/// The complete example of the reference.
fn example() -> String {
    fences(CONFIGURATION).into_iter().find(|fence| fence.info == "toml").expect("an example").text
}

/// The settings that are written in a test, after `=== site.toml`.
fn settings_of(test: &str) -> &str {
    let after = test.split("=== site.toml\n").nth(1).expect("settings");
    after.split("\n=== ").next().expect("an end")
}

#[test]
fn good_settings_are_valid_by_the_schema() {
    let validator = validator();
    for (name, settings) in [
        ("site.toml", include_str!("../site.toml")),
        ("the small plan", settings_of(include_str!("support/plan.txt"))),
        ("another plan", settings_of(include_str!("other_plan.rs"))),
        ("the reference's example", &example()),
    ] {
        let faults: Vec<String> =
            validator.iter_errors(&tree(settings)).map(|e| format!("{}: {e}", e.instance_path())).collect();
        assert!(faults.is_empty(), "{name}: {faults:?}");
        let (config, diagnostics) = read(settings);
        assert!(config.is_some() && diagnostics.is_empty(), "{name}: {:?}", codes(&diagnostics));
    }
}

#[test]
fn bad_settings_are_refused_by_the_schema_and_by_the_program() {
    let validator = validator();
    let good = example();
    for (from, to) in [
        // Unknown keys, at each level.
        ("base_url =", "colour = \"red\"\nbase_url ="),
        ("title = { fr = \"Le plan de l’eau\"", "titel = { fr = \"Le plan de l’eau\""),
        ("contact =", "e_mail ="),
        ("name = \"CC BY 4.0\"", "name = \"CC BY 4.0\"\nholder = \"x\""),
        ("[[menu.footer]]", "[[menu.side]]"),
        ("label =", "lable ="),
        ("limit = 20", "limits = 20"),
        ("folder = \"pages\"", "path = \"pages\""),
        ("per_page = 20", "page_size = 20"),
        ("max = 5 }", "maximum = 5 }"),
        ("required = [\"what\"", "needed = [\"what\""),
        ("[\"example\",", "[\"Example\","),
        ("labels = \"themes\"", "labels = 7"),
        ("water = { fr = \"L’eau\", en = \"Water\" }", "water = 7"),
        ("unit = \"minutes\"", "unit = 7"),
        ("pages = [\"step-1\"]", "pages = \"step-1\""),
        ("duration = \"minutes\"", "length = \"minutes\""),
        ("at_least = 1", "at_least = 0"),
        ("counts = { debate = 2 }", "counts = { debate = 0 }"),
        ("sourced = [\"sides\"]", "sourced = \"sides\""),
        ("total_of = \"meetings.minutes\"", "total_of = \"meetings\""),
        ("[search.filters.goal]", "[search.filters.kind]"),
        ("kinds.steps =", "sorts.steps ="),
        ("from = [\"goal\"]", "from = \"goal\""),
        ("sentence = 25", "sentences = 25"),
        ("sentence = 25", "sentence = 0"),
        ("tier = \"public\"", "tier = \"everybody\""),
        ("level = \"error\"", "level = \"strict\""),
        ("state = { type = \"text\"", "state = { kind = \"text\", type = \"text\""),
        ("start = \"date\"", "start = { type = \"date\", of = \"text\" }"),
        // Keys that must be there.
        ("base_url = \"https://example.org/plan/\"", ""),
        ("home = \"page-home\"", ""),
        ("singular = \"page\"\n", ""),
        ("address = { fr = \"/pas/\", en = \"/steps/\" }", ""),
        ("page = \"index-goals\"", ""),
        ("url = \"https://creativecommons.org/licenses/by/4.0/\"", ""),
        ("to = \"goals\", ", ""),
        ("type = \"list\"\nof = \"table\"", "type = \"list\""),
        ("year = { type = \"integer\", required = true }", "year = { required = true }"),
        // Values of another kind, or not allowed.
        ("name = \"Agence de l’eau\"", "name = 7"),
        ("limit = 20", "limit = 0"),
        ("file = \"plan-de-l-eau.zip\"", "file = \"Plan de l’eau.zip\""),
        ("folder = \"plan-de-l-eau\"", "folder = \"plan/eau\""),
        ("enabled = true", "enable = true"),
        ("per_page = 20", "per_page = \"20\""),
        ("feed = true", "feed = \"yes\""),
        ("groups = [\"theme\"]", "groups = \"theme\""),
        ("tables.state]", "tables.State]"),
        ("rows = \"follow_up\"", "row = \"follow_up\""),
        ("from = \"goal.title\"", "from = \"goal.title.first\""),
        ("from = \"goal.title\"", "form = \"goal.title\""),
        ("shown = true", "shown = \"yes\""),
        ("languages = [\"fr\", \"en\"]", "languages = []"),
        ("languages = [\"fr\", \"en\"]", "languages = [\"fr\", \"en\", \"fr\"]"),
        ("languages = [\"fr\", \"en\"]", "languages = [\"fr\", \"en\", \"français\"]"),
        ("languages = [\"fr\", \"en\"]", "languages = [\"fr\", \"en\", \"und\"]"),
        ("https://example.org/plan/", "example.org/plan/"),
        ("https://example.org/plan/", "https://example.org/?plan"),
        ("links = \"rooted\"", "links = \"absolute\""),
        ("[\"cloudflare\", \"nginx\"]", "[\"cloudflare\", \"netlify\"]"),
        ("[\"cloudflare\", \"nginx\"]", "\"nginx\""),
        ("[\"br\", \"gz\"]", "[\"br\", \"zip\"]"),
        ("start = \"date\"", "start = \"day\""),
        ("start = \"date\"", "start = \"reference\""),
        ("start = \"date\"", "Start = \"date\""),
        ("start = \"date\"", "summary = \"text\""),
        ("of = \"text\"", "of = \"list\""),
        ("templates.home = \"start.html\"", "templates.home = true"),
        ("short = \"/g{number}/\"", "short = \"/g{number}\""),
        ("short = \"/g{number}/\"", "short = \"/../{number}/\""),
        ("short = \"/g{number}/\"", "short = \"/G{number}/\""),
        ("address = { fr = \"/buts/\"", "address = { fr = \"/buts/{number}/\""),
        ("singular = \"goal\"", "singular = \"index\""),
        ("[collections.pages]", "[collections.Pages]"),
        ("description.en =", "description.de_DE ="),
    ] {
        assert!(good.contains(from), "the example has no {from}");
        let bad = good.replacen(from, to, 1);
        assert!(!validator.is_valid(&tree(&bad)), "{from} → {to}: the schema has nothing to say");
        let (config, diagnostics) = read(&bad);
        assert!(config.is_none() && diagnostics.has_errors(), "{from} → {to}: Parvis has nothing to say");
    }
}

/// The keys that the reader of a level knows: what it says of one that it doesn't know.
fn known_at(path: &[&str]) -> BTreeSet<String> {
    let mut settings: toml::Table = toml::from_str(&example()).expect("TOML");
    let mut at = &mut settings;
    for step in path {
        let value = at.get_mut(*step).unwrap_or_else(|| panic!("the example has no {step}"));
        at = match value {
            toml::Value::Array(items) => items[0].as_table_mut(),
            value => value.as_table_mut(),
        }
        .expect("a table");
    }
    at.insert("zzz".to_owned(), toml::Value::Integer(1));
    let (_, diagnostics) = read(&toml::to_string(&settings).expect("TOML"));
    let unknown = diagnostics.iter().find(|diagnostic| diagnostic.code == Code::UnknownKey).expect("an unknown key");
    match unknown.arguments.iter().find(|(name, _)| *name == "known") {
        Some((_, Argument::List(known))) => known.iter().cloned().collect(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_schema_and_the_reference_have_the_keys_that_the_program_reads() {
    let schema = schema();
    for (pointer, path) in [
        ("", &[][..]),
        ("/properties/publisher", &["publisher"]),
        ("/properties/licence", &["licence"]),
        ("/properties/menu", &["menu"]),
        ("/$defs/menu/items", &["menu", "header"]),
        ("/properties/changes", &["changes"]),
        ("/properties/budget", &["budget"]),
        ("/properties/budget/properties/exceptions/items", &["budget", "exceptions"]),
        ("/properties/limits", &["limits"]),
        ("/properties/offline", &["offline"]),
        ("/properties/booklet", &["booklet"]),
        ("/properties/search", &["search"]),
        ("/$defs/searchFilter", &["search", "filters", "goal"]),
        ("/$defs/publishTarget", &["publish", "live"]),
        ("/$defs/collection", &["collections", "steps"]),
        ("/$defs/readability", &["collections", "steps", "readability"]),
        ("/$defs/sections", &["collections", "steps", "sections"]),
        ("/$defs/index", &["collections", "steps", "index"]),
        ("/$defs/fieldTable", &["collections", "steps", "fields", "follow_up"]),
        ("/$defs/expectation", &["collections", "steps", "expects"]),
        ("/$defs/learning", &["collections", "steps", "learning"]),
        ("/$defs/pageTable", &["collections", "steps", "tables", "state"]),
        ("/$defs/pageColumn", &["collections", "steps", "tables", "state", "columns"]),
    ] {
        let properties = schema.pointer(&format!("{pointer}/properties")).and_then(Value::as_object).expect(pointer);
        let listed: BTreeSet<String> = properties.keys().cloned().collect();
        let mut known = known_at(path);
        if pointer == "/$defs/fieldTable" {
            // Only a reference has a collection that it leads to.
            known.extend(known_at(&["collections", "steps", "fields", "goal"]));
            // And only a text can be prose.
            known.extend(known_at(&["collections", "steps", "fields", "theme"]));
        }
        if pointer == "/$defs/publishTarget" {
            // Each kind of place has keys of its own.
            for target in ["folder", "server", "pages"] {
                known.extend(known_at(&["publish", target]));
            }
        }
        assert_eq!(listed, known, "{pointer}");
        for (key, property) in properties {
            let words = ["title", "description"].map(|word| property.get(word).and_then(Value::as_str));
            assert!(words.iter().all(Option::is_some), "{pointer}: {key} needs a title and a description");
            let written = CONFIGURATION.contains(&format!("`{key}`")) || CONFIGURATION.contains(&format!(".{key}]]`"));
            assert!(written, "docs/configuration.md doesn't explain {key}");
        }
    }
}

/// A fenced block of a guide.
struct Fence {
    info: String,
    text: String,
}

fn fences(guide: &str) -> Vec<Fence> {
    let mut fences: Vec<Fence> = Vec::new();
    let mut open = false;
    for event in Parser::new(guide) {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                fences.push(Fence { info: info.to_string(), text: String::new() });
                open = true;
            }
            Event::Text(text) if open => fences.last_mut().expect("open").text.push_str(&text),
            Event::End(TagEnd::CodeBlock) => open = false,
            _ => {}
        }
    }
    fences
}

/// A guide, and the language that its examples take for the site's default one.
#[derive(Clone, Copy)]
struct Guide {
    text: &'static str,
    language: &'static str,
    other: &'static str,
    tongue: Tongue,
}

const GUIDES: [Guide; 2] = [
    Guide { text: FRENCH, language: "fr", other: "en", tongue: Tongue::French },
    Guide { text: ENGLISH, language: "en", other: "fr", tongue: Tongue::English },
];

impl Guide {
    /// The small plan with the guide's language as its default one.
    fn site(self) -> Text {
        if self.language == "fr" {
            return plan();
        }
        let shared = "number = 1\ngoal = 1\ntheme = \"eau\"\n";
        plan()
            .edit("site.toml", "[\"fr\", \"en\"]", "[\"en\", \"fr\"]")
            .edit("content/goals/1-eau.fr.md", "number = 1\n", "")
            .edit("content/goals/1-eau.en.md", "+++\nslug", "+++\nnumber = 1\nslug")
            .edit("content/steps/1-puits.fr.md", shared, "")
            .edit("content/steps/1-puits.en.md", "+++\nslug", &format!("+++\n{shared}slug"))
    }

    /// The site with these pages, a bare translation of each that has none, and the files that they name.
    fn site_with(self, pages: &[(&str, &str)]) -> Text {
        let mut site = self.site();
        for (path, text) in pages {
            site = site.with(path, text);
            let translation = path.replace(&format!(".{}.md", self.language), &format!(".{}.md", self.other));
            if !pages.iter().any(|(path, _)| **path == translation) {
                site = site.with(&translation, bare_translation(text));
            }
            let folder = path.rsplit_once('/').expect("a folder").0;
            for target in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
                if target.contains('.') && !target.contains([':', '/', '#']) {
                    let bytes = if target.ends_with(".jpg") { jpeg(&fields(6, 4, false)) } else { b"x".to_vec() };
                    site = site.with(&format!("{folder}/{target}"), bytes);
                }
            }
        }
        site
    }
}

/// A page with the explicit headings of another one.
fn bare_translation(text: &str) -> String {
    let draft = if text.contains("\ndraft = true\n") { "draft = true\n" } else { "" };
    let mut page = format!("+++\nslug = \"translation\"\ntitle = \"Translation\"\n{draft}+++\n");
    for id in text.split("{#").skip(1).filter_map(|rest| rest.split('}').next()) {
        page.push_str(&format!("## {id} {{#{id}}}\n\n"));
    }
    page
}

#[test]
fn the_small_plan_is_quiet_in_both_orders_of_its_languages() {
    for guide in GUIDES {
        guide.site().build().quiet();
    }
}

#[test]
fn every_page_that_the_guides_show_builds() {
    for guide in GUIDES {
        let fences = fences(guide.text);
        let pages: Vec<(&str, &str)> =
            fences.iter().filter_map(|f| Some((f.info.strip_prefix("markdown ")?, f.text.as_str()))).collect();
        assert!(pages.len() >= 8, "{}: {} pages", guide.language, pages.len());
        for (path, _) in &pages {
            // Translations of one page stand in the guide one after the other.
            let stem = path.split('.').next().expect("a stem");
            let together: Vec<(&str, &str)> =
                pages.iter().copied().filter(|(path, _)| path.split('.').next() == Some(stem)).collect();
            let built = guide.site_with(&together).build();
            assert!(built.codes.is_empty(), "{path}:\n{}", built.said);
        }
    }
}

#[test]
fn every_fragment_that_the_guides_show_builds() {
    for guide in GUIDES {
        let fences = fences(guide.text);
        let fragments: Vec<&str> =
            fences.iter().filter(|fence| fence.info == "markdown").map(|fence| fence.text.as_str()).collect();
        assert!(fragments.len() >= 8, "{}: {} fragments", guide.language, fragments.len());
        for fragment in fragments {
            let path = format!("content/pages/fragment/index.{}.md", guide.language);
            let page = format!("+++\nslug = \"fragment\"\ntitle = \"Fragment\"\n+++\n{fragment}");
            let works = fences.iter().find(|fence| fence.info == "bibtex").expect("works to cite");
            let site = guide.site_with(&[(&path, &page), ("content/bibliography.bib", &works.text)]);
            let site = site.edit("site.toml", "[changes]", "[offline]\n[changes]");
            let built = site.build();
            assert!(built.codes.is_empty(), "{fragment}\n{}", built.said);
        }
    }
}

#[test]
fn the_message_that_the_guides_show_is_the_one_that_is_said() {
    for guide in GUIDES {
        let fences = fences(guide.text);
        let message = fences.iter().find(|fence| fence.info == "text message").expect("a message");
        let (path, page) = fences
            .iter()
            .find_map(|fence| Some((fence.info.strip_prefix("text content/")?, fence.text.as_str())))
            .expect("a page with a mistake");
        let site = guide.site_with(&[(&format!("content/{path}"), page)]);
        assert_eq!(said(&site, guide.tongue).trim(), message.text.trim(), "{}", guide.language);
    }
}

/// What is said at a terminal of a site, in a language.
fn said(site: &Text, tongue: Tongue) -> String {
    let folder: Arc<dyn Folder> = Arc::new(site.folder.clone());
    let mut diagnostics = Diagnostics::new();
    if let Some(engine) = prepare(folder, &Settings::default(), &mut diagnostics) {
        produce(&engine, &|_, _| Ok(()), &|| (), &mut diagnostics);
    }
    let text_of = |file: &str| site.folder.read(file, u64::MAX).ok().map(|bytes| decode_lossy(&bytes));
    text::render(&Report::new(diagnostics, &text_of), &Speaker::new(tongue), false)
}

#[test]
fn both_guides_have_the_same_headings_and_examples() {
    let levels = |guide: &str| -> Vec<_> {
        let heading = |event| match event {
            Event::Start(Tag::Heading { level, .. }) => Some(level),
            _ => None,
        };
        Parser::new(guide).filter_map(heading).collect()
    };
    assert_eq!(levels(ENGLISH), levels(FRENCH));
    let kinds = |guide: &str| -> Vec<String> {
        fences(guide).iter().map(|fence| fence.info.split(' ').next().unwrap_or_default().to_owned()).collect()
    };
    assert_eq!(kinds(ENGLISH), kinds(FRENCH));
}
