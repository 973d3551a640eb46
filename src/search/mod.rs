//! The index that readers search, made of the pages as they were built.
//!
//! ```text
//! built pages ─text, spelling─▶ Records of a language ─pagefind─▶ files ─▶ the folder of the index
//! ```
//!
//! What is indexed is not the published HTML but words taken from it, so no page grows by the search. All that a language's
//! index is made of is known before it is made: an index that an earlier build made of the same is taken instead.

mod packed;
mod pagefind;
mod spelling;
mod text;

use std::collections::BTreeMap;
use std::io::{self, Read};

use rayon::prelude::*;
use serde::Serialize;

use crate::Sink;
use crate::diagnostic::files::unlisted;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::files::ListProblem;
use crate::plan::search::{ENTRY, FOLDER};
use crate::render::{Model, search as shown};

/// Opens a file of the built site by its path from the output folder.
pub type Built<'a> = dyn Fn(&str) -> io::Result<Box<dyn Read>> + Sync + 'a;

/// Keeps what was made: gives the bytes of a key, from an earlier build or made now.
pub trait Keep {
    /// # Errors
    /// Those of `make`.
    fn index(&self, key: &blake3::Hash, make: &mut dyn FnMut() -> Result<Vec<u8>, Fault>) -> Result<Vec<u8>, Fault>;
}

/// Why an index can't be made, in Pagefind's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault(pub String);

/// A page as it is searched.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Record {
    /// From the site's root, without the base path.
    pub address: String,
    pub title: String,
    pub summary: Option<String>,
    pub text: String,
    /// The values of filters, by their names.
    pub filters: BTreeMap<String, Vec<String>>,
}

/// A file of the index, by its path in the folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    pub path: String,
    pub bytes: Vec<u8>,
}

/// Writes the index of every language to `sink`. Gives how many pages are in it; what went wrong is in `diagnostics`.
pub fn write(
    model: &Model,
    built: &Built<'_>,
    keep: &dyn Keep,
    sink: &Sink<'_>,
    diagnostics: &mut Diagnostics,
) -> usize {
    let config = &model.site.config;
    if config.search.is_none() {
        return 0;
    }
    let mut pages = 0;
    let mut files: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    let mut entries = Vec::new();
    for language in &config.languages {
        let records = match records(model, language.index, built) {
            Ok(records) => records,
            Err(problem) => {
                diagnostics.push(unlisted(problem));
                continue;
            }
        };
        pages += records.len();
        match index(&index_name(model, language.index), &records, keep) {
            Ok(made) => {
                for file in made {
                    if file.path == ENTRY {
                        entries.push(file.bytes);
                    } else {
                        files.insert(file.path, file.bytes);
                    }
                }
            }
            Err(Fault(reason)) => {
                let fault = Diagnostic::new(Code::SearchIndexFailed).with("language", language.code.as_ref());
                diagnostics.push(fault.with("reason", reason));
            }
        }
    }
    let entry = joined(&entries);
    let all_stemmed = entry["languages"].as_object().is_some_and(|all| all.values().all(|own| !own["wasm"].is_null()));
    if all_stemmed {
        // For languages whose endings Pagefind doesn't know.
        files.remove(pagefind::GENERIC);
    }
    files.insert(ENTRY.to_owned(), serde_json::to_vec(&entry).unwrap_or_default());
    for (path, bytes) in files {
        if let Err(fault) = sink(&format!("{}{path}", FOLDER.trim_start_matches('/')), bytes) {
            diagnostics.push(fault);
        }
    }
    pages
}

/// What Pagefind calls the index of a language: the language without its country (`fr`), unless two of the site differ by
/// that only. Its script looks for both by the `lang` of a page.
fn index_name(model: &Model, language: usize) -> String {
    let languages = &model.site.config.languages;
    let primary = |language: usize| languages[language].locale.id.language;
    let alone = languages.iter().filter(|other| primary(other.index) == primary(language)).count() == 1;
    let code = languages[language].code.to_ascii_lowercase();
    if alone { code.split('-').next().unwrap_or_default().to_owned() } else { code }
}

/// The pages of a language as they are searched, in the order of their addresses.
fn records(model: &Model, language: usize, built: &Built<'_>) -> Result<Vec<Record>, ListProblem> {
    let pages = shown::pages(model, language);
    let spoken = index_name(model, language);
    let spoken = spoken.split('-').next().unwrap_or_default();
    let record = |(output, page): &(usize, _)| {
        let address = &model.plan.outputs[*output].address;
        let mut html = Vec::new();
        built(&address.file())
            .and_then(|mut file| file.read_to_end(&mut html))
            .map_err(|error| ListProblem { path: address.file().into(), reason: error.to_string() })?;
        let about = shown::about(model, *page, language);
        let text = text::of_page(&html, &model.theme.unsearched);
        // Pagefind leaves out a page without a word, and one whose title says it all should be found by that.
        let text = if text.contains(char::is_alphanumeric) { text } else { about.title.clone() };
        Ok(Record {
            address: address.as_str().to_owned(),
            title: spelling::indexed(&about.title, spoken),
            summary: about.summary.map(|summary| spelling::indexed(&summary, spoken)),
            text: spelling::indexed(&text, spoken),
            filters: about.filters,
        })
    };
    pages.par_iter().map(record).collect()
}

/// The files of an index, from an earlier build or made now.
fn index(name: &str, records: &[Record], keep: &dyn Keep) -> Result<Vec<File>, Fault> {
    let given = serde_json::to_vec(&(pagefind::VERSION, name, records)).map_err(|error| Fault(error.to_string()))?;
    let key = blake3::hash(&given);
    drop(given);
    let packed = keep.index(&key, &mut || {
        let files = pagefind::files(name, records)?;
        check(name, &files, records)?;
        Ok(packed::pack(&files))
    })?;
    packed::unpack(&packed).ok_or_else(|| Fault("a kept index can't be read".to_owned()))
}

/// The index must have every page that it was given.
fn check(name: &str, files: &[File], records: &[Record]) -> Result<(), Fault> {
    let entry = files.iter().find(|file| file.path == ENTRY);
    let entry =
        entry.and_then(|file| serde_json::from_slice::<serde_json::Value>(&file.bytes).ok()).unwrap_or_default();
    let count = entry["languages"][name]["page_count"].as_u64().unwrap_or_default();
    if count == records.len() as u64 {
        return Ok(());
    }
    Err(Fault(format!("{count} pages of {} are in it", records.len())))
}

/// The entries of several indexes in one: the same but for the languages.
fn joined(entries: &[Vec<u8>]) -> serde_json::Value {
    let mut whole = serde_json::Value::Null;
    for entry in entries.iter().filter_map(|entry| serde_json::from_slice::<serde_json::Value>(entry).ok()) {
        if whole.is_null() {
            whole = entry;
        } else if let (Some(all), Some(own)) = (whole["languages"].as_object_mut(), entry["languages"].as_object()) {
            all.extend(own.clone());
        }
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(number: usize) -> Record {
        Record {
            address: format!("/{number}/"),
            title: format!("Page {number}"),
            summary: None,
            text: format!("Les inondations de l\u{E100} année {number}"),
            filters: BTreeMap::from([("kind".to_owned(), vec!["page".to_owned()])]),
        }
    }

    /// Makes everything anew.
    struct Nothing;

    impl Keep for Nothing {
        fn index(&self, _: &blake3::Hash, make: &mut dyn FnMut() -> Result<Vec<u8>, Fault>) -> Result<Vec<u8>, Fault> {
            make()
        }
    }

    #[test]
    fn the_same_pages_give_the_same_files() {
        let records: Vec<Record> = (0..40).map(record).collect();
        let first = index("fr", &records, &Nothing).expect("an index");
        for _ in 0..3 {
            assert_eq!(index("fr", &records, &Nothing).expect("an index"), first);
        }
        assert_eq!(first.iter().filter(|file| file.path.starts_with("fragment/")).count(), 40);
    }

    #[test]
    fn the_version_of_pagefind_is_the_one_that_is_known() {
        let files = index("fr", &[record(1)], &Nothing).expect("an index");
        let entry = files.iter().find(|file| file.path == ENTRY).expect("an entry");
        let entry: serde_json::Value = serde_json::from_slice(&entry.bytes).expect("JSON");
        assert_eq!(entry["version"], pagefind::VERSION);
    }

    /// It is PV1602.
    #[test]
    fn an_index_that_lacks_a_page_is_a_fault() {
        let empty = Record { text: String::new(), title: String::new(), summary: None, ..record(2) };
        let fault = index("fr", &[record(1), empty], &Nothing).expect_err("a page without words isn't indexed");
        assert_eq!(fault, Fault("1 pages of 2 are in it".to_owned()));
    }

    #[test]
    fn entries_of_languages_become_one() {
        let entry =
            |language: &str| format!("{{\"version\":\"1\",\"languages\":{{\"{language}\":{{\"page_count\":1}}}}}}");
        let whole = joined(&[entry("fr").into_bytes(), entry("en").into_bytes()]);
        let expected = "{\"version\":\"1\",\"languages\":{\"fr\":{\"page_count\":1},\"en\":{\"page_count\":1}}}";
        assert_eq!(whole.to_string(), expected);
        assert!(joined(&[]).is_null());
    }
}
