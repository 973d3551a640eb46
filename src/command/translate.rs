//! `parvis translate`: which translations have fallen behind, and the note that one has been brought up to date.

use std::path::Path;

use super::arguments::Site;
use super::build::prepared;
use super::outcome::{Done, Outcome};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, files};
use crate::files::Folder;
use crate::files::disk::Disk;
use crate::load::document::Document;
use crate::load::front_matter_edit;
use crate::load::source_hash::SourceHash;
use crate::report::translations::Translations;
use crate::site::translation::Translation;
use crate::site::{Entry, Site as Resolved};

/// The field that a mark is written into.
const FIELD: &str = "translated_from";

/// Lists the translations and their states. What the list itself says isn't said again as findings.
pub fn status(site: &Site) -> Outcome {
    let mut diagnostics = Diagnostics::new();
    let done =
        prepared(site, &mut diagnostics).map(|engine| Done::Translations(Translations::of(&engine.model().site)));
    let diagnostics = without(diagnostics, &[Code::MissingTranslation, Code::TranslationStale]);
    Outcome { diagnostics, done, strict: false, root: site.root.clone() }
}

/// Writes into translations the hash of their originals: of one page, or of all that aren't current; in one language, or in
/// all. A wrong hash is what it mends; any other error keeps it from writing.
pub fn mark(id: Option<&str>, language: Option<&str>, site: &Site) -> Outcome {
    let mut diagnostics = Diagnostics::new();
    let engine = prepared(site, &mut diagnostics);
    let mended = [Code::InvalidSourceHash, Code::TranslationStale, Code::MissingTranslation];
    let mut diagnostics = without(diagnostics, &mended);
    let done = engine.filter(|_| !diagnostics.has_errors()).and_then(|engine| {
        let resolved = &engine.model().site;
        let chosen = chosen(resolved, id, language).map_err(|fault| diagnostics.push(*fault)).ok()?;
        let mut pages = 0;
        for (document, hash) in chosen {
            match write(document, hash, &site.root, resolved.config.limits.page_size) {
                Ok(true) => pages += 1,
                Ok(false) => {}
                Err(fault) => diagnostics.push(*fault),
            }
        }
        (!diagnostics.has_errors()).then_some(Done::Marked { pages })
    });
    Outcome { diagnostics, done, strict: false, root: site.root.clone() }
}

fn without(diagnostics: Diagnostics, codes: &[Code]) -> Diagnostics {
    let mut kept = Diagnostics::new();
    diagnostics.into_vec().into_iter().filter(|d| !codes.contains(&d.code)).for_each(|d| kept.push(d));
    kept
}

/// The translations that are meant, each with the hash of its original.
fn chosen<'a>(
    site: &'a Resolved,
    id: Option<&str>,
    language: Option<&str>,
) -> Result<Vec<(&'a Document, SourceHash)>, Box<Diagnostic>> {
    let config = &site.config;
    let language = match language {
        Some(code) => Some(config.language(code).map(|language| language.index).ok_or_else(|| {
            let known: Vec<String> = config.languages.iter().map(|language| language.code.to_string()).collect();
            Box::new(Diagnostic::new(Code::UnknownLanguageAsked).with("language", code).with("known", known))
        })?),
        None => None,
    };
    let translations = |entry: &'a Entry| {
        let hash = entry.original().source_hash;
        let wanted = move |document: &&Document| {
            language.is_none_or(|language| language == document.language)
                && entry.translation(document.language) != Translation::Original
        };
        entry.documents.iter().flatten().map(AsRef::as_ref).filter(wanted).map(move |document| (document, hash))
    };
    let Some(id) = id else { return Ok(site.entries().iter().flat_map(translations).collect()) };
    let Some(entry) = site.find(id) else {
        let ids = site.entries().iter().map(|entry| entry.id.as_str());
        let suggestion = crate::diagnostic::nearest(id, ids).unwrap_or_default();
        return Err(Box::new(Diagnostic::new(Code::UnknownPage).with("id", id).with("suggestion", suggestion)));
    };
    let chosen: Vec<_> = translations(site.entry(entry)).collect();
    if chosen.is_empty() {
        let code = language.map_or("", |language| config.languages[language].code.as_ref());
        return Err(Box::new(Diagnostic::new(Code::NotTranslated).with("id", id).with("language", code)));
    }
    Ok(chosen)
}

/// Whether a page, of so many bytes at the most, was written anew.
fn write(document: &Document, hash: SourceHash, root: &Path, limit: u64) -> Result<bool, Box<Diagnostic>> {
    if document.translated_from.as_ref().is_some_and(|known| known.value == hash) {
        return Ok(false);
    }
    let failed =
        |error: std::io::Error| Box::new(files::unwritable(&document.file, &error).at(Place::file(&document.file)));
    let disk = Disk::open(root).map_err(failed)?;
    let bytes = disk.read(&document.file, limit).map_err(|error| Box::new(files::unreadable(&document.file, error)))?;
    let marked = front_matter_edit::set(&bytes, FIELD, &hash.to_string())
        .ok_or_else(|| Box::new(Diagnostic::new(Code::MarkFailed).at(document.place(document.fence))))?;
    disk.replace(&document.file, &marked).map_err(failed)?;
    Ok(true)
}
