//! From the file of a bibliography to its works.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use biblatex::{ParseError, ParseErrorKind, RawBibliography};
use hayagriva::{Entry, Library, io};

use super::{Bibliography, Work};
use crate::diagnostic::files::{undecodable, unreadable};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::files::{Folder, text};
use crate::markdown::guarded;

/// The largest file of a bibliography, in bytes.
const BIBLIOGRAPHY_LIMIT: u64 = 8 << 20;

/// What is wrong with a file, with the bytes where it is.
struct Fault {
    range: Range<usize>,
    diagnostic: Diagnostic,
}

impl Fault {
    fn new(range: Range<usize>, reason: impl Into<String>) -> Fault {
        Fault { range, diagnostic: Diagnostic::new(Code::BibliographyUnreadable).with("reason", reason.into()) }
    }

    fn twice(range: Range<usize>, key: &str) -> Fault {
        Fault { range, diagnostic: Diagnostic::new(Code::DuplicateWork).with("key", key) }
    }
}

impl Bibliography {
    /// Reads the bibliography of a site from the first of its files; empty when there is none. What is wrong with it is
    /// in `diagnostics`.
    pub fn load(folder: &dyn Folder, files: &[Arc<str>], diagnostics: &mut Diagnostics) -> Bibliography {
        let Some((file, others)) = files.split_first() else { return Bibliography::default() };
        for other in others {
            let fault = Diagnostic::new(Code::TwoBibliographies).at(Place::file(other));
            diagnostics.push(fault.related(Place::file(file)).with("other", file.as_ref()));
        }
        let (works, broken) = works(folder, file, diagnostics);
        Bibliography { file: Some(file.clone()), works, broken }
    }
}

fn works(folder: &dyn Folder, file: &Arc<str>, diagnostics: &mut Diagnostics) -> (BTreeMap<String, Work>, bool) {
    let bytes = match folder.read(file, BIBLIOGRAPHY_LIMIT) {
        Ok(bytes) => bytes,
        Err(error) => {
            diagnostics.push(unreadable(file, error));
            return (BTreeMap::new(), true);
        }
    };
    let text = match text::decode(&bytes) {
        Ok(text) => text,
        Err(error) => {
            diagnostics.push(undecodable(file, error));
            return (BTreeMap::new(), true);
        }
    };
    let is_bib = file.ends_with(".bib");
    // The readers of such old formats may fail in ways that they don't announce.
    let read = guarded(|| if is_bib { from_biblatex(&text) } else { from_yaml(&text) });
    let (works, faults) = read.unwrap_or_else(|reason| (Vec::new(), vec![Fault::new(0..0, reason)]));
    let broken = !faults.is_empty();
    for Fault { range, diagnostic } in faults {
        diagnostics.push(diagnostic.at(Place::at(file, range)));
    }
    let mut found = BTreeMap::new();
    for (work, range) in works {
        if !is_key(&work.key) {
            let fault = Diagnostic::new(Code::InvalidWorkKey).with("key", work.key.as_str());
            diagnostics.push(fault.at(Place::at(file, range)));
        }
        found.insert(work.key.clone(), work);
    }
    (found, broken)
}

/// A key stands in links and in ids of HTML as it is.
fn is_key(key: &str) -> bool {
    key.starts_with(|c: char| c.is_ascii_alphanumeric())
        && key.chars().all(|c| c.is_ascii_alphanumeric() || "-_.:+/".contains(c))
}

/// Works, each with the bytes of its key, and what is wrong.
type Read = (Vec<(Work, Range<usize>)>, Vec<Fault>);

fn from_biblatex(text: &str) -> Read {
    let raw = match RawBibliography::parse(text) {
        Ok(raw) => raw,
        Err(error) => return (Vec::new(), vec![syntax(text, error)]),
    };
    let keys: BTreeMap<String, Range<usize>> =
        raw.entries.iter().map(|entry| (entry.v.key.v.to_owned(), entry.v.key.span.clone())).collect();
    let bibliography = match biblatex::Bibliography::from_raw(raw) {
        Ok(bibliography) => bibliography,
        Err(error) => return (Vec::new(), vec![syntax(text, error)]),
    };
    let (mut works, mut faults) = (Vec::new(), Vec::new());
    for source in bibliography.iter() {
        let range = keys.get(&source.key).cloned().unwrap_or_default();
        match Entry::try_from(source) {
            Ok(entry) => {
                let mut work = Work::of(&entry);
                // An article in a journal without pages has a number of its own, which Hayagriva leaves out.
                work.article = source.get("eid").map(biblatex::ChunksExt::format_verbatim);
                works.push((work, range));
            }
            Err(error) => {
                let field = if error.span.is_empty() { range } else { error.span };
                faults.push(Fault::new(field, format!("{}: {}", source.key, error.kind)));
            }
        }
    }
    (works, faults)
}

fn syntax(text: &str, error: ParseError) -> Fault {
    match &error.kind {
        ParseErrorKind::DuplicateKey(key) => Fault::twice(error.span, key),
        kind if error.span.start >= text.trim_end().len() => Fault::new(unclosed(text), kind.to_string()),
        kind => Fault::new(error.span, kind.to_string()),
    }
}

/// The line on which the first entry begins that isn't closed: what comes after it is read as a part of it, up to the
/// end of the file, where nobody would look for the fault.
fn unclosed(text: &str) -> Range<usize> {
    let starts: Vec<usize> =
        text.match_indices('@').map(|(at, _)| at).filter(|at| *at == 0 || text[..*at].ends_with('\n')).collect();
    let closed = starts.partition_point(|start| RawBibliography::parse(&text[..*start]).is_ok());
    let start = closed.checked_sub(1).and_then(|last| starts.get(last)).copied().unwrap_or(0);
    start..start + text[start..].lines().next().map_or(0, str::len)
}

fn from_yaml(text: &str) -> Read {
    let library: Library = match io::from_yaml_str(text) {
        Ok(library) => library,
        Err(error) => {
            let at = error.location().map_or(0, |location| location.index()).min(text.len());
            let reason = error.to_string();
            // Its errors are words only.
            let twice = reason.strip_prefix("duplicate key ").and_then(|rest| rest.split_whitespace().next());
            let fault = match twice {
                Some(key) => Fault::twice(at..at, key),
                None => Fault::new(at..at, without_place(&reason)),
            };
            return (Vec::new(), vec![fault]);
        }
    };
    let place = |key: &str| {
        let line = text.match_indices(key).find(|(at, _)| text[..*at].ends_with('\n') || *at == 0);
        line.map_or(0..0, |(at, found)| at..at + found.len())
    };
    (library.iter().map(|entry| (Work::of(entry), place(entry.key()))).collect(), Vec::new())
}

/// The finding has a place of its own.
fn without_place(reason: &str) -> &str {
    reason.rsplit_once(" at line ").map_or(reason, |(words, _)| words)
}
