//! Sites written as text, built in memory, and what came of them as text.

#![allow(dead_code)]

pub mod picture;

use std::collections::BTreeMap;
use std::path::Path;
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
const SITE: &str = include_str!("plan.txt");

const SEARCHED: &str = r#"[offline]
folder = "plan"
[search]
title = { fr = "Chercher", en = "Search" }
address = { fr = "/recherche/", en = "/search/" }
[search.kinds]
steps = { fr = "Pas", en = "Step" }
[changes]"#;

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
    /// The same in French.
    pub said_in_french: String,
    pub codes: Vec<&'static str>,
    /// Code and place of each finding, in order: `PV0304 content/pages/a.fr.md:3:1`.
    pub spots: Vec<String>,
    /// The same, with all places of findings that are told as one.
    pub everywhere: Vec<String>,
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

/// Every file below a folder, by its path in it, with its bytes.
pub fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let walk = walkdir::WalkDir::new(folder).into_iter().map(|entry| entry.expect("an entry"));
    let files = walk.filter(|entry| entry.file_type().is_file());
    let path = |path: &Path| path.strip_prefix(folder).expect("below").to_string_lossy().into_owned();
    files.map(|entry| (path(entry.path()), std::fs::read(entry.path()).expect("bytes"))).collect()
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

    /// With what is made of the whole site: a search index, a copy to be read offline.
    pub fn searched(self) -> Text {
        self.edit("site.toml", "[changes]", SEARCHED)
    }

    /// The site in a folder of its own, for the program itself.
    pub fn on_disk(&self) -> tempfile::TempDir {
        let dir = tempfile::TempDir::new().expect("a folder");
        self.write_to(dir.path());
        dir
    }

    /// Writes the site's files below a folder.
    pub fn write_to(&self, folder: &Path) {
        for entry in self.folder.list("").entries {
            let file = folder.join(&*entry.path);
            std::fs::create_dir_all(file.parent().expect("a folder")).expect("folders");
            std::fs::write(file, self.folder.read(&entry.path, u64::MAX).expect("bytes")).expect("a file");
        }
    }

    pub fn build(self) -> Built {
        self.build_with(&Settings::default())
    }

    pub fn build_with(self, settings: &Settings) -> Built {
        let folder: Arc<dyn Folder> = Arc::new(self.folder.clone());
        self.build_from(folder, settings)
    }

    /// Builds from a folder that has more or less than the site.
    pub fn build_from(self, folder: Arc<dyn Folder>, settings: &Settings) -> Built {
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
        let all = report.findings.iter().flat_map(|finding| finding.places.iter().map(move |place| (finding, place)));
        let everywhere = all.map(|(finding, place)| format!("{} {}", finding.code.number(), spot(place))).collect();
        let said = text::render(&report, &Speaker::new(Tongue::English), false);
        let said_in_french = text::render(&report, &Speaker::new(Tongue::French), false);
        Built { files: files.into_inner().expect("no panic"), said, said_in_french, codes, spots, everywhere }
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
