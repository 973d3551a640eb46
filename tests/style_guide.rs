//! The style guide in `docs/style-guide`: every component of the default theme has an example there that is really shown,
//! and what the theme is made of comes from its tokens.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use parvis::diagnostic::Diagnostics;
use parvis::files::disk::Disk;
use parvis::{Settings, prepare, produce};

const GUIDE: &str = include_str!("../docs/style-guide/themes/guide/templates/style-guide.html");

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// The names and texts of the files below a folder that end in `ending`.
fn files(folder: &str, ending: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder of the theme") {
            let path = entry.expect("an entry").path();
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            if path.is_dir() {
                folders.push(path);
            } else if name.ends_with(ending) {
                found.insert(name, fs::read_to_string(&path).expect("text"));
            }
        }
    }
    found
}

/// The examples of the guide: the component's name, the source that readers see, and the source that is run.
fn examples() -> Vec<(String, String, String)> {
    let sections = GUIDE.split("<h3 id=\"component-").skip(1);
    let between = |text: &str, from: &str, to: &str| {
        text.split_once(from).and_then(|(_, rest)| rest.split_once(to)).expect("an example").0.to_owned()
    };
    let sample = |section: &str| {
        let name = section.split_once('"').expect("a name").0.to_owned();
        let seen = between(section, "<code>{% raw %}", "{% endraw %}</code>");
        let seen = seen.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
        (name, seen, between(section, "<div class=\"shown\">\n", "\n</div>\n</section>"))
    };
    sections.map(sample).collect()
}

#[test]
fn every_component_has_its_example_and_the_example_is_what_is_shown() {
    let defined: BTreeSet<String> = files("themes/parvis/templates/components", ".html")
        .into_iter()
        .map(|(file, text)| {
            let name = file.trim_end_matches(".html").to_owned();
            assert!(text.contains(&format!("{{% component {name}(")), "{file} defines the component of its name");
            assert_eq!(text.matches("{% component ").count(), 1, "{file}: one component a file");
            name
        })
        .collect();
    let shown = examples();
    for (name, seen, run) in &shown {
        assert_eq!(seen, run, "{name}");
        assert!(run.contains(&format!("<{name} ")), "{name} isn't used in its example");
    }
    assert_eq!(defined, shown.into_iter().map(|(name, ..)| name).collect::<BTreeSet<_>>());
}

#[test]
fn the_guide_is_built_without_a_finding() {
    let folder = Arc::new(Disk::open(&root().join("docs/style-guide")).expect("the guide"));
    let mut diagnostics = Diagnostics::new();
    let engine = prepare(folder, &Settings::default(), &mut diagnostics).expect("a site that can be built");
    let built = Mutex::new(BTreeSet::new());
    let sink = |path: &str, _: Vec<u8>| {
        built.lock().expect("no thread has failed").insert(path.to_owned());
        Ok(())
    };
    produce(&engine, &sink, &|| (), &mut diagnostics);
    let said: Vec<String> = diagnostics.iter().map(|one| format!("{:?} {:?}", one.code, one.place)).collect();
    assert!(said.is_empty(), "{said:#?}");
    assert!(built.into_inner().expect("no thread has failed").contains("index.html"));
}

#[test]
fn every_token_is_in_the_guide() {
    let tokens = include_str!("../themes/parvis/style/00-tokens.css");
    let mut names = tokens.lines().filter_map(|line| line.trim().strip_prefix("--")?.split_once(": "));
    let is_shown = |name: &str| name.starts_with("objective-") || GUIDE.contains(&format!("--{name}<"));
    // These are no measures of their own: families of letters, and the frame of pages.
    let others = ["accent", "serif", "sans", "mono", "pill", "target", "measure", "wide", "gutter", "columns"];
    let missing = names.find(|(name, _)| !others.contains(name) && !is_shown(name));
    assert_eq!(missing, None);
}

#[test]
fn style_sheets_take_colours_and_sizes_of_type_from_tokens() {
    for (name, css) in files("themes/parvis/style", ".css") {
        // Tokens are made here; charts have a palette and letters of their own, and paper its own colours.
        if ["00-tokens.css", "50-charts.css", "90-print.css"].contains(&name.as_str()) {
            continue;
        }
        let screen = css.split("@media print").next().unwrap_or_default();
        for line in screen.lines() {
            assert!(!line.contains(": #") && !line.contains(" #") || line.contains("(#"), "{name}: a colour: {line}");
            for size in line.split("font-size: ").skip(1) {
                let size = size.split(';').next().unwrap_or_default();
                assert!(size.starts_with("var(") || size.ends_with("em") && !size.ends_with("rem"), "{name}: {size}");
            }
        }
    }
}
