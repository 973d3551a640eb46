//! What is different in a data package since the edition before.

use super::Edition;
use super::manifest::{Dataset, File, Licence, Source, Value};
use super::rows::Rows;

/// How a data package stands to the edition before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// There is no edition before.
    First,
    /// The edition before hasn't it.
    New,
    Changed,
    Same,
}

/// What is different, for one package.
#[derive(Debug)]
pub struct Changes<'a> {
    pub kind: Kind,
    pub facts: Vec<Fact>,
    pub files: Vec<FileChange<'a>>,
    /// Values that pages showed before and show now, with another number: the earlier and the later one.
    pub values: Vec<(&'a Value, &'a Value)>,
    /// Values that no page showed before.
    pub shown: Vec<&'a Value>,
    /// Values that no page shows any more.
    pub gone: Vec<&'a Value>,
}

/// Something that the package says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    pub what: What,
    pub from: String,
    pub to: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    Version,
    Licence,
    Source,
}

/// A file that is different.
#[derive(Debug)]
pub struct FileChange<'a> {
    pub name: &'a str,
    pub how: FileHow<'a>,
}

#[derive(Debug)]
pub enum FileHow<'a> {
    Added,
    Removed,
    /// Other rows.
    Rows(&'a Rows),
    /// The same rows, in another order or written otherwise; or no table at all.
    Other,
}

impl<'a> Changes<'a> {
    /// Compares a package with what the edition before has of it.
    pub fn of(dataset: &'a Dataset, before: Option<&'a Edition>) -> Changes<'a> {
        let Some(before) = before else { return Changes::none(Kind::First) };
        let Some(old) = before.dataset(&dataset.key) else { return Changes::none(Kind::New) };
        let mut changes =
            Changes { facts: facts(old, dataset), files: files(old, dataset), ..Changes::none(Kind::Same) };
        for value in &dataset.values {
            match old.values.iter().find(|known| known.query == value.query) {
                None => changes.shown.push(value),
                Some(known) if (known.value, &known.unit) != (value.value, &value.unit) => {
                    changes.values.push((known, value));
                }
                Some(_) => {}
            }
        }
        let still = |value: &&Value| dataset.values.iter().any(|known| known.query == value.query);
        changes.gone = old.values.iter().filter(|value| !still(value)).collect();
        if !changes.is_empty() {
            changes.kind = Kind::Changed;
        }
        changes
    }

    fn none(kind: Kind) -> Changes<'a> {
        Changes { kind, facts: Vec::new(), files: Vec::new(), values: Vec::new(), shown: Vec::new(), gone: Vec::new() }
    }

    fn is_empty(&self) -> bool {
        self.facts.is_empty()
            && self.files.is_empty()
            && self.values.is_empty()
            && self.shown.is_empty()
            && self.gone.is_empty()
    }
}

/// The packages of the edition before that an edition lacks.
pub fn removed<'a>(edition: &Edition, before: Option<&'a Edition>) -> Vec<&'a Dataset> {
    let there = before.into_iter().flat_map(|before| &before.manifest.datasets);
    there.filter(|dataset| edition.dataset(&dataset.key).is_none()).collect()
}

fn facts(old: &Dataset, new: &Dataset) -> Vec<Fact> {
    let both = [
        (What::Version, old.version.clone().unwrap_or_default(), new.version.clone().unwrap_or_default()),
        (What::Licence, licences(&old.licences), licences(&new.licences)),
        (What::Source, sources(&old.sources), sources(&new.sources)),
    ];
    both.into_iter().filter(|(_, from, to)| from != to).map(|(what, from, to)| Fact { what, from, to }).collect()
}

/// What the terms of use are called.
pub fn licence(licence: &Licence) -> String {
    [&licence.title, &licence.name, &licence.path].into_iter().flatten().next().cloned().unwrap_or_default()
}

fn licences(all: &[Licence]) -> String {
    all.iter().map(licence).collect::<Vec<_>>().join(", ")
}

fn sources(all: &[Source]) -> String {
    let one = |source: &Source| match &source.publisher {
        Some(publisher) => format!("{publisher}, {}", source.title),
        None => source.title.clone(),
    };
    all.iter().map(one).collect::<Vec<_>>().join("; ")
}

fn files<'a>(old: &'a Dataset, new: &'a Dataset) -> Vec<FileChange<'a>> {
    let mut found = Vec::new();
    for file in &new.files {
        let how = match old.files.iter().find(|known| known.name == file.name) {
            None => FileHow::Added,
            Some(known) if known.sha256 == file.sha256 => continue,
            Some(_) => how(file),
        };
        found.push(FileChange { name: &file.name, how });
    }
    let gone = old.files.iter().filter(|file| !new.files.iter().any(|known| known.name == file.name));
    found.extend(gone.map(|file| FileChange { name: &file.name, how: FileHow::Removed }));
    found
}

fn how(file: &File) -> FileHow<'_> {
    file.changes.as_ref().filter(|rows| !rows.is_empty()).map_or(FileHow::Other, FileHow::Rows)
}
