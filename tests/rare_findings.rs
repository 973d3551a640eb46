//! Findings that no text of an editor brings about: the folder itself misbehaves.

mod support;

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use parvis::diagnostic::Diagnostics;
use parvis::files::memory::Memory;
use parvis::files::{Folder, Listing, ReadError};
use parvis::{Settings, prepare, produce};
use support::plan;

/// The plan in a folder that does something to a file when it is read again, once the site is prepared.
struct Shifty {
    folder: Memory,
    file: &'static str,
    again: fn() -> Result<Vec<u8>, ReadError>,
    prepared: AtomicBool,
}

impl Folder for Shifty {
    fn list(&self, folder: &str) -> Listing {
        self.folder.list(folder)
    }

    fn read(&self, path: &str, limit: u64) -> Result<Vec<u8>, ReadError> {
        if path == self.file && self.prepared.load(Ordering::SeqCst) {
            return (self.again)();
        }
        self.folder.read(path, limit)
    }

    fn folder_exists(&self, path: &str) -> bool {
        self.folder.folder_exists(path)
    }
}

/// The codes that are said, each with its file or page, and the outputs that are made all the same.
fn produced(file: &'static str, again: fn() -> Result<Vec<u8>, ReadError>) -> (Vec<String>, Vec<String>) {
    let folder = plan().with("content/_root/logo.txt", "logo").folder;
    let folder = Arc::new(Shifty { folder, file, again, prepared: AtomicBool::new(false) });
    let mut diagnostics = Diagnostics::new();
    let engine = prepare(folder.clone(), &Settings::default(), &mut diagnostics).expect("an engine");
    assert!(diagnostics.is_empty(), "{:?}", diagnostics.into_vec());
    folder.prepared.store(true, Ordering::SeqCst);
    let made = Mutex::new(Vec::new());
    let sink = |path: &str, _: Vec<u8>| {
        made.lock().expect("no panic").push(path.to_owned());
        Ok(())
    };
    produce(&engine, &sink, &|| (), &mut diagnostics);
    let said = diagnostics.iter().map(|diagnostic| {
        let file = diagnostic.place.as_ref().map(|place| place.file.as_ref());
        format!("{} {}", diagnostic.code.number(), file.or(diagnostic.page.as_deref()).unwrap_or_default())
    });
    (said.collect(), made.into_inner().expect("no panic"))
}

#[test]
fn a_page_that_changes_between_its_two_readings_is_not_made() {
    let changed = || Ok(b"+++\nslug = \"home\"\ntitle = \"Home\"\n+++\nNever checked.\n".to_vec());
    let gone = || Err(ReadError::Missing);
    for again in [changed, gone] {
        let (said, made) = produced("content/pages/home.en.md", again);
        assert_eq!(said, ["PV0108 content/pages/home.en.md"]);
        assert!(!made.contains(&"en/index.html".to_owned()) && made.contains(&"index.html".to_owned()));
    }
}

#[test]
fn a_fault_in_one_page_is_said_and_the_others_are_still_checked() {
    let (said, made) = produced("content/_root/logo.txt", || panic!("a fault of ours"));
    assert_eq!(said, ["PV0999 /logo.txt"]);
    assert!(made.contains(&"index.html".to_owned()));
}
