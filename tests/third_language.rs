//! A language that the program has never met, from files alone: `tests/arabic`, written from right to left.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex};

use parvis::diagnostic::Diagnostics;
use parvis::files::disk::Disk;
use parvis::{Settings, prepare, produce};

/// The files of the site, and the codes of what was found with the files that they are about.
fn built() -> (BTreeMap<String, Vec<u8>>, Vec<String>) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/arabic");
    let folder = Arc::new(Disk::open(&root).expect("the folder"));
    let mut diagnostics = Diagnostics::new();
    let engine = prepare(folder, &Settings::default(), &mut diagnostics).expect("an engine");
    let files = Mutex::new(BTreeMap::new());
    let sink = |path: &str, bytes: Vec<u8>| {
        files.lock().expect("no panic").insert(path.to_owned(), bytes);
        Ok(())
    };
    produce(&engine, &sink, &|| (), &mut diagnostics);
    let mut said: Vec<String> = diagnostics
        .iter()
        .map(|d| format!("{} {}", d.code.number(), d.place.as_ref().map_or("", |place| &place.file)))
        .collect();
    said.sort();
    (files.into_inner().expect("no panic"), said)
}

#[test]
fn a_language_from_right_to_left_needs_files_only() {
    let (files, said) = built();
    // Three pages wait for their translation, and one translation is behind.
    assert_eq!(
        said,
        [
            "PV0505 content/pages/about.ar.md",
            "PV0505 content/places/oasis.en.md",
            "PV0505 content/places/south.ar.md",
            "PV0511 content/pages/home.en.md",
        ]
    );
    let file = |path: &str| std::str::from_utf8(files.get(path).unwrap_or_else(|| panic!("no {path}"))).expect("text");
    let home = file("index.html");
    assert!(home.contains("<html dir=rtl lang=ar>"), "{home}");
    for shown in [
        // Arabic without a country has these digits in CLDR 48; the sign is held in its place.
        "<data value=12345>12,345</data>",
        "<data value=44.5>44.5\u{200e}%\u{200e}</data>",
        "href=/en/places/oasis/ hreflang=en><span lang=en>The oasis</span> <span class=other-language>(باللغة: English)</span></a>",
    ] {
        assert!(home.contains(shown), "{shown}\n{home}");
    }
    let english = file("en/index.html");
    assert!(english.contains("<html dir=ltr lang=en>") && english.contains("class=\"stale wide\""), "{english}");
    assert!(english.contains("href=/places/south/ hreflang=ar><span lang=ar>الجنوب</span>"), "{english}");
    assert!(english.contains("href=/about/ hreflang=ar><span lang=ar>عن هذا الموقع</span>"), "the menu says so too");
    let data = file("data/wells/index.html");
    assert!(data.contains("يونيو 2027") && data.contains("12,345"), "{data}");
    let picture = file("data/wells/regions.svg");
    assert!(picture.contains("direction=\"rtl\""));
    assert!(
        file("places/index.html").find("الجنوب") < file("places/index.html").find("الشمال"),
        "in alphabetical order"
    );
}
