//! Editions: cut by the program in a folder on disk, then read, proved and published.

mod support;

use std::fs;
use std::path::Path;
use std::process::Command;

use parvis::edition::manifest::Manifest;
use parvis::edition::name::Name;
use parvis::edition::sha256;
use parvis::files::disk::Disk;
use proptest::prelude::*;
use support::{Text, plan};

/// The 28th of November 2026.
const TODAY: &str = "1795824000";
const TABLE: &str = "content/datasets/rain/rain.csv";
const LIST: &str = "<!doctype html><html lang=\"{{ lang.code }}\"><head><meta charset=\"utf-8\"><title>{{ page.title }}</title></head><body><main><h1>{{ page.title }}</h1>{% for edition in editions %}<p><a href=\"{{ href(id=edition.id) }}\">{{ edition.name }}</a> {{ edition.datasets }} {{ edition.values }} {{ edition.changed }}</p>{% endfor %}</main></body></html>";
const EDITION: &str = "<!doctype html><html lang=\"{{ lang.code }}\"><head><meta charset=\"utf-8\"><title>{{ page.title }}</title></head><body><main><h1>{{ page.title }}</h1>{% for dataset in edition.datasets %}<p><a href=\"{{ href(id=dataset.id) }}\">{{ dataset.title }}</a>{% if dataset.changes %} {{ dataset.changes.kind }}{% endif %}</p>{% endfor %}{% for dataset in edition.removed %}<p>gone: <a href=\"{{ href(id=dataset.id) }}\">{{ dataset.title }}</a></p>{% endfor %}{% if edition.previous %}<p><a href=\"{{ href(id=edition.previous.id) }}\">before</a></p>{% endif %}{% if edition.next %}<p><a href=\"{{ href(id=edition.next.id) }}\">after</a></p>{% endif %}</main></body></html>";
const DATASET: &str = "<!doctype html><html lang=\"{{ lang.code }}\"><head><meta charset=\"utf-8\"><title>{{ page.title }}</title></head><body><main><h1>{{ page.title }}</h1>{% for file in dataset.files %}<p><a href=\"{{ file.href }}\">{{ file.name }}</a> {{ file.note }} {{ file.since }}</p>{% endfor %}{% for value in dataset.values %}<p>{{ value.text }}: {% for shown in value.pages %}{{ shown.title }}{% endfor %}</p>{% endfor %}{% if dataset.changes %}{% for file in dataset.changes.files %}<p>{{ file.name }} {{ file.how }} +{{ file.added }} -{{ file.removed }} ~{{ file.changed }}{% for cell in file.cells %} [{{ cell.row }}; {{ cell.column }}: {{ cell.from }} → {{ cell.to }}]{% endfor %}</p>{% endfor %}{% for change in dataset.changes.values %}<p>{{ change.from }} → {{ change.to }}</p>{% endfor %}{% for value in dataset.changes.shown %}<p>new {{ value.text }}</p>{% endfor %}{% for value in dataset.changes.gone %}<p>gone {{ value.text }}</p>{% endfor %}{% endif %}{% if page.cite %}<p>{{ page.cite.iso }}</p>{% endif %}</main></body></html>";
const WORDS: &str = "editions-title = Editions\neditions-summary = All\nedition-title = Edition { $name }\nedition-summary = As on { $date }\nedition-of = { $title }, edition { $name }\n";

/// The small plan with a theme that shows editions, and a number of rain on the home page.
fn site() -> Text {
    let home = |slug: &str, text: &str| format!("+++\nslug = \"{slug}\"\ntitle = \"Home {slug}\"\n+++\n{text}\n");
    let rain = "[](value:rain?year=2024&place=North&column=people)";
    let mut site = plan()
        .with("themes/plain/templates/editions.html", LIST)
        .with("themes/plain/templates/edition.html", EDITION)
        .with("themes/plain/templates/edition-dataset.html", DATASET)
        .with("content/pages/home.en.md", home("home", rain))
        .with("content/pages/home.fr.md", home("accueil", rain));
    for language in ["fr", "en"] {
        let path = format!("themes/plain/strings/{language}.ftl");
        let before = parvis::files::Folder::read(&site.folder, &path, u64::MAX).expect("words");
        site = site.with(&path, format!("{}\n{WORDS}", String::from_utf8_lossy(&before)));
    }
    site
}

struct Ran {
    status: i32,
    said: String,
}

fn parvis(root: &Path, arguments: &[&str]) -> Ran {
    let mut command = Command::new(env!("CARGO_BIN_EXE_parvis"));
    command.args(arguments).arg("--root").arg(root).args(["--lang", "en"]).env("SOURCE_DATE_EPOCH", TODAY);
    let output = command.output().expect("it runs");
    let said = [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
    Ran { status: output.status.code().unwrap_or(-1), said: said.replace(['\u{a0}', '\u{202f}'], " ") }
}

#[track_caller]
fn cut(root: &Path, name: &str) -> String {
    let ran = parvis(root, &["edition", "cut", name]);
    assert_eq!(ran.status, 0, "{}", ran.said);
    ran.said
}

/// Takes a line of a file in a folder for another.
fn edit(root: &Path, path: &str, from: &str, to: &str) {
    let path = root.join(path);
    let text = fs::read_to_string(&path).expect("a file");
    assert!(text.contains(from), "{text}");
    fs::write(path, text.replace(from, to)).expect("written");
}

/// What a folder holds, with the sum of each file.
fn tree(root: &Path) -> Vec<(String, String)> {
    use parvis::files::Folder;
    let disk = Disk::open(root).expect("a folder");
    let entries = disk.list("").entries.into_iter();
    entries.map(|entry| (entry.path.to_string(), sha256(&disk.read(&entry.path, 1 << 30).expect("bytes")))).collect()
}

fn paths(root: &Path) -> Vec<String> {
    tree(root).into_iter().map(|(path, _)| path).collect()
}

/// What stands in `main` of a built page, its tags aside.
#[track_caller]
fn page(root: &Path, address: &str) -> String {
    let html = fs::read_to_string(root.join("public").join(address).join("index.html")).expect("a page");
    let main = &html[html.find("</h1>").expect("h1") + 5..html.find("</main>").expect("main")];
    let mut text = String::new();
    for part in main.replace("</p>", " | ").split('<') {
        text.push_str(part.split_once('>').map_or(part, |(_, text)| text));
    }
    text.replace(['\u{a0}', '\u{202f}'], " ").trim_end_matches([' ', '|']).to_owned()
}

/// Two editions, between which a number and a row changed.
fn two() -> tempfile::TempDir {
    let dir = site().on_disk();
    cut(dir.path(), "2026-10");
    edit(dir.path(), TABLE, "2024,North,702,1250", "2024,North,702,1300");
    edit(dir.path(), TABLE, "2023,South,815,3400\n", "");
    dir
}

#[test]
fn an_edition_costs_only_what_changed_and_says_what_that_is() {
    let dir = two();
    let root = dir.path();
    let said = cut(root, "2026-11");
    assert_eq!(
        said,
        "Since the edition 2026-10:\n- rain: 0 rows added, 1 removed, 1 changed.\n- rain: 1,250 → 1,300 (page-home).\nThe edition 2026-11 is in editions/2026-11: 1 data package, 1 value that pages show; 1 file stored (91 B). Commit that folder; from now on it can't be changed.\n"
    );
    assert_eq!(
        paths(&root.join("editions")),
        [
            ".gitattributes",
            "2026-10/SHA256SUMS",
            "2026-10/edition.json",
            "2026-10/files/rain/datapackage.json",
            "2026-10/files/rain/rain.csv",
            "2026-11/SHA256SUMS",
            "2026-11/edition.json",
            "2026-11/files/rain/rain.csv",
        ]
    );
    assert_eq!(
        cut(root, "2026-11-28").lines().next(),
        Some("Nothing has changed in the data since the edition 2026-11.")
    );
    assert_eq!(paths(&root.join("editions/2026-11-28")), ["SHA256SUMS", "edition.json"]);
}

#[test]
fn readers_see_each_edition_and_what_changed_in_plain_words() {
    let dir = two();
    let root = dir.path();
    cut(root, "2026-11");
    let built = parvis(root, &["build"]);
    assert_eq!(built.status, 0, "{}", built.said);
    assert_eq!(page(root, "en/editions"), "2026-11 1 1 1 | 2026-10 1 1 0");
    assert_eq!(page(root, "en/editions/2026-11"), "Rain changed | before");
    assert_eq!(page(root, "editions/2026-10"), "La pluie | after");
    assert_eq!(
        page(root, "en/editions/2026-11/rain"),
        "datapackage.json (JSON, 756 bytes) 2026-10 | rain.csv (CSV, 91 bytes) 2026-11 | 1,300: Home home | rain.csv rows +0 -1 ~1 [2024, North; people: 1250 → 1300] | 1,250 → 1,300"
    );
    let files = paths(&root.join("public/editions/files"));
    let names: Vec<&str> = files.iter().filter_map(|path| path.split('/').nth(1)).collect();
    assert_eq!(names.len(), 3, "{names:?}");
    let old = fs::read(root.join("editions/2026-10/files/rain/rain.csv")).expect("the older table");
    assert!(files.contains(&format!("{}/rain.csv", &sha256(&old)[..16])));
    let manifest = fs::read(root.join("public/editions/2026-11/edition.json")).expect("the manifest");
    assert_eq!(manifest, fs::read(root.join("editions/2026-11/edition.json")).expect("the manifest"));
    let sitemap = fs::read_to_string(root.join("public/sitemap.xml")).expect("the sitemap");
    assert!(sitemap.contains("<loc>https://plan.example/en/editions/2026-11/rain/</loc><lastmod>2026-11-28</lastmod>"));
}

#[test]
fn the_addresses_of_an_edition_are_written_down_for_good() {
    let folder = two();
    let update = parvis(folder.path(), &["permalinks", "update"]);
    assert_eq!(update.status, 0, "{}", update.said);
    let ledger = fs::read_to_string(folder.path().join("permalinks.lock")).expect("a ledger");
    assert!(ledger.contains("/editions/2026-10/ edition editions/2026-10 "), "{ledger}");
    let again = parvis(folder.path(), &["permalinks", "update"]);
    assert_eq!(again.status, 0, "what was written can be read: {}", again.said);
    assert_eq!(fs::read_to_string(folder.path().join("permalinks.lock")).expect("a ledger"), ledger);

    fs::remove_dir_all(folder.path().join("editions")).expect("removed");
    let lost = parvis(folder.path(), &["check"]);
    assert_eq!(lost.status, 1, "{}", lost.said);
    assert!(lost.said.contains("PV1704") && lost.said.contains("/editions/"), "{}", lost.said);
}

#[test]
fn templates_see_what_the_theming_guide_lists() {
    let guide = include_str!("../docs/theming.md");
    let keys = |value: &str| format!("<main>{{% for key in {value} | keys %}}{{{{ key }}}} {{% endfor %}}</main>");
    let dir = two();
    let root = dir.path();
    cut(root, "2026-11");
    let templates = root.join("themes/plain/templates");
    let lists =
        ["dataset", "dataset.changes", "dataset.changes.files[0]", "dataset.changes.values[0]", "dataset.values[0]"];
    let lists = [&lists[..], &["dataset.files[0]"]].concat();
    fs::write(templates.join("editions.html"), keys("editions[0]")).expect("written");
    fs::write(templates.join("edition.html"), keys("edition")).expect("written");
    let all: String =
        lists.iter().map(|value| format!("{{% if dataset.changes %}}{}{{% endif %}}", keys(value))).collect();
    fs::write(templates.join("edition-dataset.html"), all).expect("written");
    parvis(root, &["build"]);
    for address in ["editions", "editions/2026-11", "editions/2026-11/rain"] {
        let html = fs::read_to_string(root.join("public").join(address).join("index.html")).expect("a page");
        let found = html.replace("<main>", " ").replace("</main>", " ");
        for key in found.split_whitespace() {
            assert!(guide.contains(&format!("`{key}`")), "{key} isn't in docs/theming.md");
        }
    }
}

#[test]
fn a_site_without_editions_has_no_trace_of_them() {
    let built = site().build().quiet();
    assert!(!built.files.keys().any(|path| path.contains("edition")));
    assert!(!built.file("sitemap.xml").contains("edition"));
    // Nor does its theme have to know of them.
    plan().build().quiet();
}

#[test]
fn the_same_site_gives_the_same_bytes() {
    let trees = [two(), two()].map(|dir| {
        cut(dir.path(), "2026-11");
        assert_eq!(parvis(dir.path(), &["build"]).status, 0);
        (tree(&dir.path().join("editions")), tree(&dir.path().join("public")))
    });
    assert_eq!(trees[0], trees[1]);
}

#[test]
fn a_package_that_comes_or_goes_is_named_and_its_old_edition_stays() {
    let dir = site().on_disk();
    let root = dir.path();
    cut(root, "2026-10");
    let (rain, snow) = (root.join("content/datasets/rain"), root.join("content/datasets/snow"));
    fs::rename(rain, &snow).expect("renamed");
    fs::rename(snow.join("rain.csv"), snow.join("snow.csv")).expect("renamed");
    edit(
        root,
        "content/datasets/snow/datapackage.json",
        "\"name\": \"rain\",\n  \"title\"",
        "\"name\": \"snow\",\n  \"title\"",
    );
    edit(root, "content/datasets/snow/datapackage.json", "rain.csv", "snow.csv");
    for home in ["content/pages/home.en.md", "content/pages/home.fr.md"] {
        edit(root, home, "value:rain", "value:snow");
    }
    let said = cut(root, "2026-11");
    assert!(said.starts_with("Since the edition 2026-10:\n- snow: new.\n- rain: no longer there.\n"), "{said}");
    // Its table has the bytes of the other's.
    assert_eq!(paths(&root.join("editions/2026-11/files")), ["snow/datapackage.json"]);
    assert_eq!(parvis(root, &["build"]).status, 0);
    assert_eq!(page(root, "en/editions/2026-11"), "Rain new | gone: Rain | before");
    assert!(page(root, "en/editions/2026-10/rain").contains("1,250: Home home"));
}

#[test]
fn without_a_key_a_row_that_changed_is_a_removed_and_an_added_one() {
    let dir = site().on_disk();
    let root = dir.path();
    edit(root, "content/datasets/rain/datapackage.json", ",\n      \"primaryKey\": [\"year\", \"place\"]", "");
    cut(root, "2026-10");
    edit(root, TABLE, "1250", "1300");
    let said = cut(root, "2026-11");
    assert!(said.contains("- rain: 1 row added, 1 removed, 0 changed."), "{said}");
}

#[test]
fn a_name_is_refused_that_exists_or_comes_too_soon_or_too_late() {
    let dir = site().on_disk();
    let root = dir.path();
    cut(root, "2026-10");
    let before = tree(&root.join("editions"));
    for (name, code) in [
        ("2026-10", "PV1721"),
        ("2026-09", "PV1722"),
        ("2026-12", "PV1723"),
        ("2026-11-29", "PV1723"),
        ("autumn", "PV1720"),
        ("../2026-11", "PV1720"),
    ] {
        let ran = parvis(root, &["edition", "cut", name]);
        assert!(ran.status == 1 && ran.said.contains(code), "{name}: {}", ran.said);
    }
    assert_eq!(tree(&root.join("editions")), before);
}

#[test]
fn a_site_with_errors_is_not_frozen() {
    let dir = site().on_disk();
    edit(dir.path(), "content/pages/home.en.md", "value:rain?", "value:snow?");
    let ran = parvis(dir.path(), &["edition", "cut", "2026-11"]);
    assert!(ran.status == 1 && ran.said.contains("PV1101"), "{}", ran.said);
    assert!(!dir.path().join("editions").exists());
}

#[test]
fn a_site_without_data_has_nothing_to_freeze() {
    let mut site = site();
    for entry in parvis::files::Folder::list(&site.folder, "content/datasets").entries {
        site = site.without(&entry.path);
    }
    let dir = site
        .with("content/pages/home.en.md", "+++\nslug = \"home\"\ntitle = \"Home\"\n+++\nHello.\n")
        .with("content/pages/home.fr.md", "+++\nslug = \"accueil\"\ntitle = \"Accueil\"\n+++\nBonjour.\n")
        .on_disk();
    let ran = parvis(dir.path(), &["edition", "cut", "2026-11"]);
    assert!(ran.status == 1 && ran.said.contains("PV1724"), "{}", ran.said);
}

#[test]
fn drafts_are_not_frozen() {
    let dir = site().on_disk();
    let draft = "+++\nslug = \"brouillon\"\ntitle = \"Canari\"\ndraft = true\n+++\n[](value:rain?year=2023&place=North&column=people)\n";
    fs::write(dir.path().join("content/pages/draft.fr.md"), draft).expect("written");
    let ran = parvis(dir.path(), &["edition", "cut", "2026-11", "--drafts"]);
    assert_eq!(ran.status, 0, "{}", ran.said);
    let manifest = fs::read_to_string(dir.path().join("editions/2026-11/edition.json")).expect("a manifest");
    assert!(!manifest.contains("Canari") && !manifest.contains("year=2023"));
}

#[test]
fn whatever_is_done_to_a_frozen_file_is_found() {
    let dir = two();
    let root = dir.path();
    cut(root, "2026-11");
    assert_eq!(parvis(root, &["check"]).status, 0);
    let files = paths(&root.join("editions")).into_iter().filter(|path| !path.starts_with('.'));
    for path in files {
        let file = root.join("editions").join(&path);
        let bytes = fs::read(&file).expect("a file");
        let mut other = bytes.clone();
        let last = other.len() - 2;
        other[last] = if other[last] == b'1' { b'2' } else { b'1' };
        fs::write(&file, other).expect("written");
        let changed = parvis(root, &["check"]);
        let expected = if path.ends_with("SHA256SUMS") { "PV172" } else { "PV1726" };
        assert!(changed.status == 1 && changed.said.contains(expected), "{path}: {}", changed.said);
        fs::remove_file(&file).expect("removed");
        let missing = parvis(root, &["check"]);
        assert!(missing.status == 1 && missing.said.contains("PV1727"), "{path}: {}", missing.said);
        fs::write(&file, bytes).expect("written");
    }
    for stranger in ["editions/2026-11/files/rain/more.csv", "editions/2026-11/x", "editions/x", "editions/x/y"] {
        let file = root.join(stranger);
        fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        fs::write(&file, "x").expect("written");
        let ran = parvis(root, &["build"]);
        assert!(ran.status == 1 && ran.said.contains("PV1728"), "{stranger}: {}", ran.said);
        fs::remove_file(file).expect("removed");
    }
    assert_eq!(parvis(root, &["check"]).status, 0);
}

#[test]
fn an_edition_that_is_taken_away_or_slipped_in_is_found() {
    let dir = two();
    let root = dir.path();
    cut(root, "2026-11");
    let editions = root.join("editions");
    fs::rename(editions.join("2026-10"), root.join("kept")).expect("moved");
    let ran = parvis(root, &["check"]);
    assert!(ran.status == 1 && ran.said.contains("PV1727"), "{}", ran.said);
    // Cut anew, with other words in it: its own sums are right, but not those that the later one has.
    fs::rename(editions.join("2026-11"), root.join("later")).expect("moved");
    edit(root, TABLE, "1300", "1250");
    fs::write(root.join(TABLE), fs::read(root.join("kept/files/rain/rain.csv")).expect("bytes")).expect("written");
    edit(root, "content/pages/home.en.md", "Home home", "Other");
    cut(root, "2026-10");
    fs::rename(root.join("later"), editions.join("2026-11")).expect("moved");
    let ran = parvis(root, &["check"]);
    assert!(
        ran.status == 1 && ran.said.contains("PV1726") && ran.said.contains("2026-10/edition.json"),
        "{}",
        ran.said
    );
    // One that the later one doesn't know of.
    fs::remove_dir_all(editions.join("2026-10")).expect("removed");
    fs::rename(root.join("kept"), editions.join("2026-10")).expect("moved");
    fs::rename(editions.join("2026-11"), root.join("later")).expect("moved");
    cut(root, "2026-10-15");
    fs::rename(root.join("later"), editions.join("2026-11")).expect("moved");
    let ran = parvis(root, &["check"]);
    assert!(ran.status == 1 && ran.said.contains("PV1729"), "{}", ran.said);
}

#[test]
fn a_cut_that_was_interrupted_is_in_nobodys_way() {
    let dir = site().on_disk();
    let left = dir.path().join("editions/.parvis-new-2026-11/files");
    fs::create_dir_all(&left).expect("a folder");
    fs::write(left.join("half.csv"), "x").expect("written");
    assert_eq!(parvis(dir.path(), &["check"]).status, 0);
    cut(dir.path(), "2026-11");
    assert_eq!(parvis(dir.path(), &["check"]).status, 0);
    assert!(!dir.path().join("editions/2026-11/files/half.csv").exists());
}

/// A manifest with one thing in it that nobody would write.
fn hostile() -> impl Strategy<Value = String> {
    let text = prop_oneof![
        Just("../../etc/passwd".to_owned()),
        Just("2026-10/files/../../x".to_owned()),
        Just("C:\\x".to_owned()),
        Just("\\u0000".to_owned()),
        Just("é".repeat(9)),
        ".{0,40}",
    ];
    let number = prop_oneof![Just("-1".to_owned()), Just("1e999".to_owned()), Just("18446744073709551616".to_owned())];
    (0usize..200, prop_oneof![text, number], any::<bool>()).prop_map(|(at, value, quoted)| {
        let value = if quoted { serde_json::to_string(&value).expect("a text") } else { value };
        let mut parts: Vec<String> = MANIFEST.split('@').map(str::to_owned).collect();
        let at = at % parts.len();
        parts[at] = value;
        parts.concat()
    })
}

/// Each part between two signs may be taken for another.
const MANIFEST: &str = r#"{"format":@1@,"name":@"2026-10"@,"cut":@"2026-11-28"@,"previous":@null@,"site":@{}@,"base_url":@"https://plan.example/"@,"datasets":@[{"key":@"rain"@,"page":@"dataset-rain"@,"title":@{}@,"licences":[@],"sources":[@],"files":[@{"name":@"rain.csv"@,"size":@1@,"sha256":@"ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"@,"stored":@"2026-10/files/rain/rain.csv"@,"address":@"/editions/files/ca978112ca1bbdca/rain.csv"@,"rows":@0@}],"values":@[{"query":@"rain"@,"value":@1.5@,"unit":@"x"@,"shown":@{}@,"pages":[@]}]}]@,"pages":@{}@}"#;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn no_manifest_makes_the_program_panic(manifest in hostile()) {
        let name = Name::parse("2026-10").expect("a name");
        let _ = Manifest::parse(manifest.as_bytes(), &name);
        let _ = Manifest::parse(manifest.get(..manifest.len() / 2).unwrap_or_default().as_bytes(), &name);
        // With the right sums, all of the site is built with it.
        let sums = format!("{}  edition.json\n{}  files/rain/rain.csv\n", sha256(manifest.as_bytes()), sha256(b"a"));
        let built = site()
            .with("editions/2026-10/edition.json", &manifest)
            .with("editions/2026-10/SHA256SUMS", sums)
            .with("editions/2026-10/files/rain/rain.csv", "a")
            .build();
        prop_assert!(!built.codes.contains(&"PV0999"), "{}", built.said);
        for path in built.files.keys() {
            prop_assert!(!path.contains("..") && !path.contains('\\'), "{path}");
        }
    }
}
