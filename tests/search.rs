//! What readers can search: which pages are in the index, with which words and filters; and that the same site gives the
//! same index.

mod support;

use std::collections::BTreeMap;
use std::io::Read;
use std::sync::{Arc, Mutex};

use parvis::diagnostic::Diagnostics;
use parvis::files::Folder;
use parvis::search::{self, Fault, Keep};
use parvis::{Settings, prepare, produce};
use serde_json::Value;
use support::{Text, plan, says};

const SEARCH: &str = r#"[search]
title = { fr = "Chercher", en = "Search" }
address = { fr = "/recherche/", en = "/search/" }
instead = ["index-steps"]
[search.kinds]
steps = { fr = "Pas", en = "Step" }
goals = { fr = "But", en = "Goal" }
pages = { fr = "Page", en = "Page" }
[search.filters.goal]
label = { fr = "But", en = "Goal" }
from = ["goal"]
[search.filters.theme]
label = { fr = "Sujet", en = "Subject" }
from = ["theme"]
[changes]"#;

fn searched() -> Text {
    plan().edit("site.toml", "[changes]", SEARCH)
}

/// The outputs of a site, its index among them, and how many pages are in that.
struct Indexed {
    files: BTreeMap<String, Vec<u8>>,
    pages: usize,
}

/// Keeps what was made in memory, and counts what was made.
#[derive(Default)]
struct Memory(Mutex<(BTreeMap<String, Vec<u8>>, usize)>);

impl Keep for Memory {
    fn index(&self, key: &blake3::Hash, make: &mut dyn FnMut() -> Result<Vec<u8>, Fault>) -> Result<Vec<u8>, Fault> {
        let mut kept = self.0.lock().expect("no panic");
        let name = key.to_hex().to_string();
        if let Some(bytes) = kept.0.get(&name) {
            return Ok(bytes.clone());
        }
        let made = make()?;
        kept.0.insert(name, made.clone());
        kept.1 += 1;
        Ok(made)
    }
}

fn index_with(site: &Text, settings: &Settings, keep: &dyn Keep) -> Indexed {
    let folder: Arc<dyn Folder> = Arc::new(site.folder.clone());
    let mut diagnostics = Diagnostics::new();
    let files = Mutex::new(BTreeMap::new());
    let sink = |path: &str, bytes: Vec<u8>| {
        files.lock().expect("no panic").insert(path.to_owned(), bytes);
        Ok(())
    };
    let engine = prepare(folder, settings, &mut diagnostics).expect("a site");
    produce(&engine, &sink, &|| (), &mut diagnostics);
    let built = |path: &str| {
        let bytes = files.lock().expect("no panic").get(path).cloned();
        let bytes = bytes.ok_or_else(|| std::io::Error::from(std::io::ErrorKind::NotFound))?;
        Ok(Box::new(std::io::Cursor::new(bytes)) as Box<dyn Read>)
    };
    let pages = search::write(engine.model(), &built, keep, &sink, &mut diagnostics);
    let said: Vec<_> = diagnostics.iter().map(|diagnostic| diagnostic.code.number()).collect();
    assert!(said.is_empty(), "{said:?}");
    Indexed { files: files.into_inner().expect("no panic"), pages }
}

fn index(site: &Text) -> Indexed {
    index_with(site, &Settings::default(), &Memory::default())
}

impl Indexed {
    /// A compressed file of Pagefind.
    fn unpacked(&self, path: &str) -> Vec<u8> {
        let mut bytes = Vec::new();
        flate2::read::GzDecoder::new(&self.files[path][..]).read_to_end(&mut bytes).expect("gzip");
        bytes.split_off(b"pagefind_dcd".len())
    }

    fn paths(&self, part: &str) -> Vec<String> {
        self.files.keys().filter(|path| path.starts_with("pagefind/") && path.contains(part)).cloned().collect()
    }

    /// The pages that are searched in a language, by their addresses.
    fn pages(&self, language: &str) -> BTreeMap<String, Value> {
        let fragments = self.paths(&format!("fragment/{language}_"));
        let pages = fragments.iter().map(|path| serde_json::from_slice(&self.unpacked(path)).expect("JSON"));
        pages.map(|page: Value| (page["url"].as_str().expect("an address").to_owned(), page)).collect()
    }

    /// Whether a word, as it is stemmed, is in the index of a language.
    fn has(&self, language: &str, word: &str) -> bool {
        // CBOR: a text begins with 0x60 and its length, up to 23 bytes.
        let wanted = [&[0x60 + u8::try_from(word.len()).expect("short")], word.as_bytes()].concat();
        self.paths(&format!("index/{language}_"))
            .iter()
            .any(|path| self.unpacked(path).windows(wanted.len()).any(|window| window == wanted))
    }

    fn json(&self, path: &str) -> Value {
        serde_json::from_slice(&self.files[path]).expect("JSON")
    }
}

#[test]
fn without_the_table_there_is_no_search() {
    let indexed = index(&plan());
    assert_eq!((indexed.pages, indexed.paths("")), (0, Vec::new()));
}

#[test]
fn every_page_of_the_collections_that_are_searched_is_in_the_index_of_its_language() {
    let indexed = index(&searched());
    let french: Vec<String> = indexed.pages("fr").into_keys().collect();
    assert_eq!(french, ["/", "/buts/1-eau/", "/pas/1-puits/"], "and not the page of data");
    let english: Vec<String> = indexed.pages("en").into_keys().collect();
    assert_eq!(english, ["/en/", "/en/goals/1-water/", "/en/steps/1-wells/"]);
    assert_eq!(indexed.pages, 6);
    let entry = indexed.json("pagefind/pagefind-entry.json");
    assert_eq!(entry["languages"]["fr"]["page_count"], 3);
    assert_eq!(entry["languages"]["en"]["page_count"], 3);
    for file in ["pagefind.js", "wasm.fr.pagefind", "wasm.en.pagefind", "interface.fr.json", "interface.en.json"] {
        assert!(indexed.files.contains_key(&format!("pagefind/{file}")), "{file}");
    }
    assert!(indexed.paths("ui").is_empty(), "no interface that isn't ours");
}

#[test]
fn drafts_and_pages_that_the_site_leaves_out_are_not_found() {
    let site = searched().edit("site.toml", "instead =", "without = [\"goal-1\"]\ninstead =").edit(
        "content/steps/1-puits.fr.md",
        "slug = \"puits\"",
        "slug = \"puits\"\ndraft = true",
    );
    let drafts = Settings { drafts: true, ..Settings::default() };
    let indexed = index_with(&site, &drafts, &Memory::default());
    assert!(indexed.files.contains_key("pas/1-puits/index.html"), "the draft is built");
    assert_eq!(indexed.pages("fr").into_keys().collect::<Vec<_>>(), ["/"]);
}

#[test]
fn a_page_is_found_by_its_title_its_summary_and_its_text_but_not_by_what_is_around_them() {
    let indexed = index(&searched());
    let page = &indexed.pages("fr")["/pas/1-puits/"];
    assert_eq!(page["meta"]["title"], "Creuser des puits");
    assert_eq!(page["meta"]["summary"], "Des puits partout.");
    assert_eq!(page["content"], "Texte.");
    assert_eq!(page["filters"], serde_json::json!({ "goal": ["1"], "kind": ["step"], "theme": ["eau"] }));
    // The goal that others refer to is one of its own pages.
    assert_eq!(indexed.pages("fr")["/buts/1-eau/"]["filters"]["goal"], serde_json::json!(["1"]));
}

#[test]
fn a_theme_says_what_is_not_text_of_the_page() {
    let site = searched().edit(
        "themes/plain/templates/page.html",
        "<main id=\"content\">",
        "<main id=\"content\"><p class=\"a box\">Encadré</p><nav>Menu</nav>",
    );
    let home = |site: &Text| index(site).pages("fr")["/"]["content"].clone();
    assert!(home(&site).as_str().is_some_and(|text| text.contains("Encadré") && !text.contains("Menu")));
    let site = site.edit("themes/plain/theme.toml", "name = \"plain\"", "name = \"plain\"\nunsearched = [\"box\"]");
    assert!(home(&site).as_str().is_some_and(|text| text.contains("Bonjour") && !text.contains("Encadré")));
}

#[test]
fn words_are_found_however_french_writes_them() {
    let text = "L’hydrologie d'abord, aujourd’hui. Une œuvre à 2\u{202F}000 euros\u{202F}: les inondations.";
    let indexed = index(&searched().edit("content/pages/home.fr.md", "Bonjour.", text));
    for word in ["hydrolog", "abord", "aujourdhui", "oeuvr", "2000", "inond"] {
        assert!(indexed.has("fr", word), "{word}");
    }
    for word in ["lhydrolog", "l", "d", "dabord"] {
        assert!(!indexed.has("fr", word), "{word}");
    }
}

#[test]
fn a_page_without_text_is_found_by_its_title() {
    let indexed = index(&searched().edit("content/pages/home.fr.md", "Bonjour.", ""));
    assert_eq!(indexed.pages("fr")["/"]["content"], "Accueil");
}

#[test]
fn the_same_site_gives_the_same_index_and_makes_it_once() {
    let keep = Memory::default();
    let first = index_with(&searched(), &Settings::default(), &keep);
    let again = index_with(&searched(), &Settings::default(), &keep);
    assert_eq!(first.files, again.files);
    assert_eq!(keep.0.lock().expect("no panic").1, 2, "one for each language");
    let anew = index(&searched());
    assert_eq!(first.files, anew.files);
    // One word in one language: the index of the other is kept.
    index_with(&searched().edit("content/pages/home.fr.md", "Bonjour.", "Salut."), &Settings::default(), &keep);
    assert_eq!(keep.0.lock().expect("no panic").1, 3);
}

#[test]
fn the_script_is_told_words_filters_and_where_else_to_look() {
    let indexed = index(&searched());
    let french = indexed.json("pagefind/interface.fr.json");
    assert_eq!(french["language"], "fr");
    assert_eq!(french["words"]["none"], "Rien pour {q}");
    assert_eq!(french["count"]["one"], "{n} résultat");
    assert_eq!(french["count"]["other"], "{n} résultats");
    assert_eq!(french["instead"], serde_json::json!([{ "title": "Les pas", "href": "/pas/" }]));
    let expected = serde_json::json!([
        { "name": "kind", "label": "Type", "values": [
            { "value": "step", "label": "Pas", "count": 1 },
            { "value": "goal", "label": "But", "count": 1 },
            { "value": "page", "label": "Page", "count": 1 },
        ] },
        { "name": "goal", "label": "But", "values": [{ "value": "1", "label": "De l’eau", "count": 2 }] },
        { "name": "theme", "label": "Sujet", "values": [{ "value": "eau", "label": "eau", "count": 1 }] },
    ]);
    assert_eq!(french["filters"], expected);
}

#[test]
fn the_page_with_results_is_a_page_of_each_language_that_is_in_no_sitemap_and_no_copy() {
    let indexed = index(&searched());
    let page = String::from_utf8(indexed.files["recherche/index.html"].clone()).expect("text");
    assert!(page.contains("<h1>Chercher</h1>") && page.contains("/pagefind/interface.fr.json"), "{page}");
    assert!(page.contains("<a href=/pas/>Les pas</a>"), "{page}");
    assert!(indexed.files.contains_key("en/search/index.html"));
    let sitemap = String::from_utf8(indexed.files["sitemap.xml"].clone()).expect("text");
    assert!(!sitemap.contains("recherche"), "{sitemap}");
}

#[test]
fn what_is_wrong_with_the_table_is_said() {
    for (from, to, expected) in [
        ("pages = { fr = \"Page\"", "leaves = { fr = \"Page\"", "PV0210 site.toml:13:1"),
        ("from = [\"goal\"]", "from = [\"gaol\"]", "PV0211 site.toml:16:9"),
        ("from = [\"theme\"]", "from = [\"goal.nothing\"]", "PV0211 site.toml:19:9"),
        ("from = [\"theme\"]", "from = [\"theme.number\"]", "PV0216 site.toml:19:9"),
        ("from = [\"theme\"]", "from = [\"follow_up\"]", "PV0216 site.toml:19:9"),
        ("instead = [\"index-steps\"]", "instead = [\"index-stpes\"]", "PV0502 site.toml:9:12"),
        ("instead =", "without = [\"step-9\"]\ninstead =", "PV0502 site.toml:9:12"),
        ("fr = \"/recherche/\"", "fr = \"/recherche\"", "PV0208 site.toml:8:18"),
        ("fr = \"/recherche/\"", "fr = \"/{slug}/\"", "PV0207 site.toml:8:18"),
        ("[search.filters.theme]", "[search.filters.q]", "PV1600 site.toml:17:17"),
    ] {
        says(searched().edit("site.toml", from, to), &[expected]);
    }
}

#[test]
fn a_filter_may_be_taken_from_pages_that_are_referred_to() {
    let site = searched().edit("site.toml", "from = [\"theme\"]", "from = [\"theme\", \"goal.number\"]");
    let page = &index(&site).pages("fr")["/pas/1-puits/"];
    assert_eq!(page["filters"]["theme"], serde_json::json!(["eau", "1"]));
}

#[test]
fn the_table_can_be_turned_off() {
    let indexed = index(&searched().edit("site.toml", "[search]\n", "[search]\nenabled = false\n"));
    assert!(indexed.paths("").is_empty() && !indexed.files.contains_key("recherche/index.html"));
}
