//! The gallery of charts in `docs/gallery`, and the guide that shows it: `docs/charts.md`.
//!
//! With `UPDATE_DOCS=1` the guide's pictures are written anew.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex};

use parvis::diagnostic::Diagnostics;
use parvis::files::disk::Disk;
use parvis::{Settings, prepare, produce};

const GUIDE: &str = include_str!("../docs/charts.md");

/// Every file of the gallery, built.
fn gallery() -> BTreeMap<String, Vec<u8>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/gallery");
    let folder = Arc::new(Disk::open(&root).expect("the gallery"));
    let mut diagnostics = Diagnostics::new();
    let engine = prepare(folder, &Settings::default(), &mut diagnostics).expect("a site that can be built");
    let files = Mutex::new(BTreeMap::new());
    let sink = |path: &str, bytes: Vec<u8>| {
        files.lock().expect("no thread has failed").insert(path.to_owned(), bytes);
        Ok(())
    };
    produce(&engine, &sink, &|| (), &mut diagnostics);
    let said: Vec<String> = diagnostics.iter().map(|one| format!("{:?} {:?}", one.code, one.place)).collect();
    assert!(said.is_empty(), "{said:#?}");
    files.into_inner().expect("no thread has failed")
}

/// The types of the guide: heading and the example below it.
fn examples() -> Vec<(&'static str, &'static str)> {
    let (_, types) = GUIDE.split_once("## Which type?").expect("the list of types");
    let sections = types.split("\n## ").skip(1);
    sections
        .map(|section| {
            let (name, rest) = section.split_once('\n').expect("a heading");
            let (_, example) = rest.split_once("```toml\n").expect("an example");
            (name, example.split_once("```").expect("its end").0)
        })
        .collect()
}

#[test]
fn the_guide_shows_what_the_tool_draws() {
    let files = gallery();
    let names: Vec<&str> = examples().iter().map(|(name, _)| *name).collect();
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs");
    for (name, example) in examples() {
        let source = docs.join(format!("gallery/content/datasets/{name}/charts/{name}.toml"));
        assert_eq!(example, std::fs::read_to_string(source).expect("the chart's file"), "{name}");
        let drawn = String::from_utf8(files[&format!("{name}/{name}.svg")].clone()).expect("text");
        let picture = docs.join(format!("images/charts/{name}.svg"));
        if std::env::var_os("UPDATE_DOCS").is_some() {
            std::fs::create_dir_all(picture.parent().expect("a folder")).expect("a folder");
            std::fs::write(&picture, &drawn).expect("the picture is written");
        }
        assert_eq!(drawn, std::fs::read_to_string(&picture).unwrap_or_default(), "{name}: run with UPDATE_DOCS=1");
        assert!(GUIDE.contains(&format!("(images/charts/{name}.svg)")), "{name} isn't shown");
    }
    for kind in ["line", "bar", "stacked", "dot", "slope", "area", "multiples", "unit", "map"] {
        assert!(names.contains(&kind), "{kind} isn't in the guide");
    }
}

#[test]
fn each_chart_is_published_in_all_its_forms() {
    let files = gallery();
    for (name, _) in examples() {
        assert!(files[&format!("{name}/{name}.png")].starts_with(b"\x89PNG"), "{name}");
        let page = String::from_utf8_lossy(&files[&format!("{name}/{name}/embed/index.html")]);
        for part in [" large\"", " small\"", "<table", "https://charts.example/"] {
            assert!(page.contains(part), "{name}: {part} isn't in the page to embed");
        }
    }
}
