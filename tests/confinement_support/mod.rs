//! A site with a file of every kind, beside a folder that it has nothing to do with, and what came of making it.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use parvis::diagnostic::report::Report;
use parvis::diagnostic::words::{Speaker, Tongue};
use parvis::diagnostic::{Code, Diagnostics, Severity, json, text};
use parvis::files::Folder;
use parvis::files::disk::Disk;
use parvis::{Settings, prepare, produce};

use crate::support::{Text, picture, plan, tree};

/// Stands in every file outside, and nowhere in a site.
pub const CANARY: &str = "canary-3f9c2a71e5";
pub const PAGE: &str = "content/pages/essai/index.fr.md";
/// The site with a file for paper that holds all of it.
pub fn booklet(site: Text) -> Text {
    site.edit(
        "site.toml",
        "[changes]",
        "[booklet]\ntitle = { fr = \"Tout\", en = \"All\" }\naddress = { fr = \"/tout.pdf\", en = \"/all.pdf\" }\ncollections = [\"goals\"]\n[changes]",
    )
}

/// A site with a file of every kind that sites are made of. What is in some of them is of no use: they are never read.
pub fn site() -> Text {
    let mut site = booklet(plan().searched());
    site = site.edit("site.toml", "home = ", "accessibility = \"page-essai\"\nhome = ");
    site = site
        .with(PAGE, "+++\nslug = \"essai\"\ntitle = \"Essai\"\n+++\nTexte.\n")
        .with("content/pages/essai/index.en.md", "+++\nslug = \"trial\"\ntitle = \"Trial\"\n+++\nText.\n")
        .with("content/pages/essai/photo.png", picture::small());
    for file in FILES {
        if site.folder.read(file, u64::MAX).is_err() {
            site = site.with(file, "text\n");
        }
    }
    site
}

/// Files of every kind.
pub const FILES: &[&str] = &[
    "site.toml",
    "permalinks.lock",
    PAGE,
    "content/pages/essai/photo.png",
    "content/pages/essai/notes.txt",
    "content/_root/robots.txt",
    "content/bibliography.bib",
    "content/_language/fr.toml",
    "content/_accessibility/audit.toml",
    "content/datasets/rain/datapackage.json",
    "content/datasets/rain/rain.csv",
    "content/datasets/rain/charts/rain.toml",
    "editions/2026-11/SHA256SUMS",
    "templates/card.svg",
    "strings/fr.ftl",
    "themes/plain/theme.toml",
    "themes/plain/templates/page.html",
    "themes/plain/strings/fr.ftl",
    "themes/plain/style/a.css",
    "themes/plain/assets/logo.txt",
];

/// A site in a folder, with another folder beside it that it has nothing to do with.
pub struct Ground {
    all: tempfile::TempDir,
}

impl Ground {
    pub fn new(site: &Text) -> Ground {
        let all = tempfile::TempDir::new().expect("a folder");
        fs::create_dir(all.path().join("site")).expect("a folder");
        site.write_to(&all.path().join("site"));
        let ground = Ground { all };
        for name in ["canary.txt", "canary.png", "canary.csv", "canary.html", "canary.md", "folder/canary.txt"] {
            fs::create_dir_all(ground.outside("folder")).expect("a folder");
            fs::write(ground.outside(name), CANARY).expect("a file");
        }
        ground
    }

    pub fn site(&self, path: &str) -> PathBuf {
        self.all.path().join("site").join(path)
    }

    /// A name in the folder that both are in.
    pub fn beside(&self, name: &str) -> PathBuf {
        self.all.path().join(name)
    }

    pub fn outside(&self, path: &str) -> PathBuf {
        self.all.path().join("outside").join(path)
    }

    /// What is outside, to compare.
    pub fn outside_tree(&self) -> BTreeMap<String, Vec<u8>> {
        tree(&self.outside(""))
    }

    /// Makes the site: what was found, and all that was said and made.
    pub fn made(&self) -> Made {
        let folder: Arc<dyn Folder> = Arc::new(Disk::open(&self.site("")).expect("a folder"));
        let mut diagnostics = Diagnostics::new();
        let files = Mutex::new(BTreeMap::new());
        if let Some(engine) = prepare(folder.clone(), &Settings::default(), &mut diagnostics) {
            let sink = |path: &str, bytes: Vec<u8>| {
                files.lock().expect("no panic").insert(path.to_owned(), bytes);
                Ok(())
            };
            produce(&engine, &sink, &|| (), &mut diagnostics);
        }
        let failed = diagnostics.iter().any(|diagnostic| diagnostic.severity() == Severity::Error);
        let found = |diagnostic: &parvis::diagnostic::Diagnostic| {
            (diagnostic.code, diagnostic.place.as_ref().map(|place| place.file.to_string()).unwrap_or_default())
        };
        let found = diagnostics.iter().map(found).collect();
        let text_of = |file: &str| parvis::files::text::decode_lossy(&folder.read(file, 1 << 20).ok()?).into();
        let report = Report::new(diagnostics, &text_of);
        let speaker = Speaker::new(Tongue::English);
        let said = text::render(&report, &speaker, false) + &json::render(&report, &speaker).to_string();
        Made { failed, found, said, files: files.into_inner().expect("no panic") }
    }
}

pub struct Made {
    pub failed: bool,
    pub found: Vec<(Code, String)>,
    pub said: String,
    pub files: BTreeMap<String, Vec<u8>>,
}

impl Made {
    /// Fails if anything shows what is outside, or would be written there.
    #[track_caller]
    pub fn check_nothing_came_in(&self, what: &str) {
        assert!(!self.said.contains(CANARY), "{what}: {}", self.said);
        for (path, bytes) in &self.files {
            assert!(!bytes.windows(CANARY.len()).any(|part| part == CANARY.as_bytes()), "{what}: {path}");
            let inside = path.split('/').all(|part| !matches!(part, "" | "." | "..")) && !path.contains('\\');
            assert!(inside, "{what}: {path}");
        }
    }
}
