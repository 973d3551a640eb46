//! The file: a line that says what it is, a line with its version, and a line for each address.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use super::line::{Line, Link};
use crate::diagnostic::files::{undecodable, unreadable};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::files::{Folder, ReadError, text};

/// From the site's root.
pub const FILE: &str = "permalinks.lock";

const FIRST_LINE: &str =
    "# Every address that this site has ever published. Written by `parvis permalinks`; lines are never taken out.";
const VERSION: &str = "version ";
const THIS_VERSION: &str = "1";

/// The largest file, in bytes: some million addresses.
const LIMIT: u64 = 256 << 20;

/// How git marks what it couldn't merge.
const CONFLICTS: [&str; 4] = ["<<<<<<<", "|||||||", "=======", ">>>>>>>"];

/// Every address that a site has published.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    /// What people wrote into the file besides, with `#`.
    comments: Vec<String>,
    lines: Vec<Line>,
    /// Where each stands in the file; none of those that were added since.
    spans: Vec<(u32, u32)>,
    by_link: HashMap<Link, usize>,
}

impl Ledger {
    /// Reads the ledger of a site; none when there is none, or when what is wrong with it is in `diagnostics`.
    pub fn load(folder: &dyn Folder, diagnostics: &mut Diagnostics) -> Option<Ledger> {
        let file: Arc<str> = FILE.into();
        let bytes = match folder.read(FILE, LIMIT) {
            Ok(bytes) => bytes,
            Err(ReadError::Missing) => return None,
            Err(error) => {
                diagnostics.push(unreadable(&file, error));
                return None;
            }
        };
        match text::decode(&bytes) {
            Ok(text) => Ledger::parse(&text, diagnostics),
            Err(error) => {
                diagnostics.push(undecodable(&file, error));
                None
            }
        }
    }

    /// Reads the text of a ledger, in which lines may stand in any order, as merges leave them.
    pub fn parse(text: &str, diagnostics: &mut Diagnostics) -> Option<Ledger> {
        let mut reading = Reading { file: FILE.into(), ledger: Ledger::default(), version: false, said: Vec::new() };
        let mut start = 0;
        for line in text.split('\n') {
            reading.line(line, start..start + line.len());
            start += line.len() + 1;
        }
        reading.finish(diagnostics)
    }

    /// The text of the file: the same for the same addresses, in the order of the lines' bytes.
    pub fn print(&self) -> String {
        let mut lines: Vec<String> = self.lines.iter().map(ToString::to_string).collect();
        lines.sort_unstable();
        let mut text = format!("{FIRST_LINE}\n");
        let version = format!("{VERSION}{THIS_VERSION}");
        for line in self.comments.iter().chain([&version]).chain(&lines) {
            text.push_str(line);
            text.push('\n');
        }
        text
    }

    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// The place of an address among the lines.
    pub fn find(&self, link: &Link) -> Option<usize> {
        self.by_link.get(link).copied()
    }

    /// Where a line stands in the file.
    pub fn place(&self, line: usize) -> Place {
        Place { file: FILE.into(), span: self.spans.get(line).copied() }
    }

    /// Adds a line, unless its address is there: whether it was added.
    pub(super) fn add(&mut self, line: Line) -> bool {
        if self.by_link.contains_key(&line.link) {
            return false;
        }
        self.by_link.insert(line.link.clone(), self.lines.len());
        self.lines.push(line);
        true
    }

    /// A line to be changed; its address stays.
    pub(super) fn state_of(&mut self, line: usize) -> &mut super::State {
        &mut self.lines[line].state
    }
}

/// A ledger that is being read.
struct Reading {
    file: Arc<str>,
    ledger: Ledger,
    version: bool,
    said: Vec<Diagnostic>,
}

impl Reading {
    fn say(&mut self, code: Code, range: Range<usize>) -> &mut Diagnostic {
        let place = Place::at(&self.file, range);
        self.said.push(Diagnostic::new(code).at(place));
        let last = self.said.len() - 1;
        &mut self.said[last]
    }

    fn line(&mut self, line: &str, range: Range<usize>) {
        let trimmed = line.trim_end();
        if trimmed.is_empty() || trimmed == FIRST_LINE {
            return;
        }
        if CONFLICTS.iter().any(|mark| line.starts_with(mark)) {
            // One merge leaves several marks, and all are mended together.
            if !self.said.iter().any(|said| said.code == Code::PermalinkConflict) {
                self.say(Code::PermalinkConflict, range);
            }
        } else if line.starts_with('#') {
            self.ledger.comments.push(trimmed.to_owned());
        } else if let Some(version) = trimmed.strip_prefix(VERSION) {
            self.version = true;
            if version.trim() != THIS_VERSION {
                let version = version.trim().to_owned();
                self.say(Code::PermalinkVersion, range).arguments.push(("version", version.into()));
            }
        } else {
            self.address(trimmed, range);
        }
    }

    fn address(&mut self, line: &str, range: Range<usize>) {
        let read = match Line::parse(line) {
            Ok(read) => read,
            Err(fault) => {
                self.say(Code::PermalinkLine, range).arguments.push(("part", fault.word().into()));
                return;
            }
        };
        match self.ledger.find(&read.link) {
            // Both sides of a merge had it.
            Some(first) if self.ledger.lines[first] == read => {}
            Some(first) => {
                let place = self.ledger.place(first);
                let diagnostic = self.say(Code::PermalinkTwice, range);
                diagnostic.arguments.push(("address", read.link.to_string().into()));
                diagnostic.related.push(place);
            }
            None => {
                self.ledger.spans.push(Place::at(&self.file, range).span.unwrap_or_default());
                self.ledger.add(read);
            }
        }
    }

    fn finish(mut self, diagnostics: &mut Diagnostics) -> Option<Ledger> {
        if !self.version && self.said.is_empty() {
            self.said.push(
                Diagnostic::new(Code::PermalinkVersion).at(Place::file(&self.file)).with("version", String::new()),
            );
        }
        let sound = self.said.is_empty();
        self.said.into_iter().for_each(|said| diagnostics.push(said));
        sound.then_some(self.ledger)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str) -> Result<Ledger, Vec<String>> {
        let mut diagnostics = Diagnostics::new();
        let ledger = Ledger::parse(text, &mut diagnostics);
        let line = |at: u32| text[..at as usize].matches('\n').count() + 1;
        let said = diagnostics.iter().map(|said| {
            let span = said.place.as_ref().and_then(|place| place.span);
            format!("{} {}", said.code.number(), span.map_or(0, |(start, _)| line(start)))
        });
        ledger.ok_or_else(|| said.collect())
    }

    #[test]
    fn lines_come_in_any_order_and_go_in_that_of_their_bytes() {
        let text = "version 1\n/b/ page b-1 fr\n\n# A note.\n/a/b.csv data a-1 -\n/a/#x anchor a-1 fr\n/b/ page b-1 fr\n/a/ page a-1 fr\n";
        let written = read(text).expect("a ledger").print();
        let expected =
            "# A note.\nversion 1\n/a/ page a-1 fr\n/a/#x anchor a-1 fr\n/a/b.csv data a-1 -\n/b/ page b-1 fr\n";
        assert_eq!(written, format!("{FIRST_LINE}\n{expected}"));
        assert_eq!(read(&written).expect("a ledger").print(), written);
    }

    #[test]
    fn what_a_merge_leaves_is_named_with_its_line() {
        let merged = "version 1\n<<<<<<< HEAD\n/a/ page a-1 fr\n=======\n/a/ page a-2 fr\n>>>>>>> other\n";
        assert_eq!(read(merged).err(), Some(vec!["PV1701 2".to_owned(), "PV1703 5".to_owned()]));
        assert_eq!(read("version 2\n").err(), Some(vec!["PV1702 1".to_owned()]));
        assert_eq!(read("/a/ page a-1 fr\n").err(), Some(vec!["PV1702 0".to_owned()]));
        assert_eq!(read("version 1\n/a/ page\n").err(), Some(vec!["PV1700 2".to_owned()]));
    }

    fn line() -> impl Strategy<Value = String> {
        prop_oneof![
            "/[a-c]{0,2}/ (page|list) [a-c]-1 (fr|-)( -> a-1| retired 2026-01-01 fr:\"[a-z ]{0,3}\")?",
            "/[a-c]/#[a-c] anchor a-1 fr",
            "# [ -~]{0,8}",
            "[ -~]{0,12}",
            any::<String>(),
            Just("<<<<<<< HEAD".to_owned()),
            Just(String::new()),
        ]
    }

    proptest! {
        #[test]
        fn whatever_the_file_says_nothing_panics_and_nothing_is_lost(lines in prop::collection::vec(line(), 0..12)) {
            let text = format!("version 1\n{}", lines.join("\n"));
            if let Ok(ledger) = read(&text) {
                let written = ledger.print();
                for line in text.lines().map(str::trim_end).filter(|line| !line.is_empty()) {
                    let kept = Line::parse(line).map_or_else(|_| line.to_owned(), |line| line.to_string());
                    prop_assert!(written.lines().any(|written| written == kept), "{kept:?} is lost");
                }
                prop_assert_eq!(read(&written).map(|again| again.print()), Ok(written));
            }
        }
    }
}
