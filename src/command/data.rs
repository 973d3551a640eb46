//! `parvis data`: numbers written into texts, descriptions of new tables.

use std::path::Path;

use super::arguments::Site;
use super::build::prepared;
use super::outcome::{Done, Outcome};
use super::{open, today};
use crate::config::Config;
use crate::data::infer::{InferFault, Inferred, infer};
use crate::data::{fill, values};
use crate::diagnostic::files::{undecodable, unreadable, unwritable};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, Severity};
use crate::files::disk::Disk;
use crate::files::{Folder, text};
use crate::load::CONTENT;
use crate::load::document::Document;
use crate::render::Engine;
use crate::schema::is_slug;

/// Writes the numbers of packages into the texts of the links that show them. Findings about such texts are what it
/// mends; other errors of pages are said and left, and only one elsewhere, as in a package, keeps it from writing.
pub fn fill(site: &Site) -> Outcome {
    let mut diagnostics = Diagnostics::new();
    let engine = prepared(site, &mut diagnostics);
    let mut diagnostics = without_mended(diagnostics);
    let done = engine.filter(|_| !diagnostics.iter().any(keeps_from_writing)).and_then(|engine| {
        let (mut totals, mut failed) = ((0, 0), false);
        for (_, document) in engine.model().site.pages().filter(|(_, document)| !document.values.is_empty()) {
            match renew(&engine, document, &site.root) {
                Ok(0) => {}
                Ok(count) => totals = (totals.0 + count, totals.1 + 1),
                Err(fault) => {
                    diagnostics.push(*fault);
                    failed = true;
                }
            }
        }
        (!failed).then_some(Done::Filled { values: totals.0, files: totals.1 })
    });
    Outcome { diagnostics, done, strict: false, root: site.root.clone() }
}

/// Whether an error makes numbers doubtful: a page's own doesn't, for its text is written anew and nothing else of it.
fn keeps_from_writing(diagnostic: &Diagnostic) -> bool {
    let page = diagnostic.place.as_ref().is_some_and(|place| place.file.ends_with(".md"));
    diagnostic.severity() == Severity::Error && !page
}

/// Makes a package of a table, in the site's first collection of data.
pub fn add(file: &Path, key: &str, site: &Site) -> Outcome {
    let mut diagnostics = Diagnostics::new();
    let done = added(file, key, site, &mut diagnostics);
    Outcome { diagnostics, done, strict: false, root: site.root.clone() }
}

fn added(file: &Path, key: &str, site: &Site, diagnostics: &mut Diagnostics) -> Option<Done> {
    let (folder, _) = open(site, diagnostics)?;
    let config = Config::load(&*folder, diagnostics)?;
    let Some(collection) = config.collections.iter().find(|collection| collection.data) else {
        diagnostics.push(Diagnostic::new(Code::NoDataCollection).at(Place::file(&config.file)));
        return None;
    };
    if !is_slug(key) {
        diagnostics.push(Diagnostic::new(Code::InvalidKey).with("key", key));
        return None;
    }
    let shown = file.display().to_string();
    // Wherever it is: who calls the program names it.
    let bytes = match std::fs::read(file) {
        Ok(bytes) => bytes,
        Err(error) => {
            let place = Place::file(&shown.as_str().into());
            diagnostics.push(Diagnostic::new(Code::FileUnreadable).at(place).with("reason", error.to_string()));
            return None;
        }
    };
    let name = shown.as_str().into();
    let text = text::decode(&bytes).map_err(|error| diagnostics.push(undecodable(&name, error))).ok()?;
    let inferred = match infer(&text, key, &today()) {
        Ok(inferred) => inferred,
        Err(InferFault::Empty) => {
            diagnostics.push(Diagnostic::new(Code::DataFileEmpty).at(Place::file(&name)));
            return None;
        }
        Err(InferFault::Ragged { line }) => {
            diagnostics.push(Diagnostic::new(Code::TableRagged).at(Place::file(&name)).with("row", line as usize));
            return None;
        }
    };
    let below = format!("{CONTENT}/{}/{key}", collection.folder);
    let failed = |error: std::io::Error| unwritable(&below, &error);
    let disk = Disk::open(&site.root).map_err(|error| diagnostics.push(failed(error))).ok()?;
    if disk.is_taken(&below).map_err(|error| diagnostics.push(failed(error))).ok()? {
        diagnostics.push(Diagnostic::new(Code::FolderNotEmpty).with("folder", below));
        return None;
    }
    let page = page(key, config.languages.first().map_or("en", |language| &language.code), &inferred);
    let files = [(format!("{key}.csv"), inferred.csv), ("datapackage.json".to_owned(), inferred.descriptor), page];
    let written = files.iter().try_for_each(|(name, text)| disk.create(&format!("{below}/{name}"), text.as_bytes()));
    written.map_err(|error| diagnostics.push(failed(error))).ok()?;
    Some(Done::Added { folder: below })
}

/// A page to complete, with the names of the columns as readers are to see them.
fn page(key: &str, language: &str, inferred: &Inferred) -> (String, String) {
    let mut text = format!("+++\nslug = \"{key}\"\ntitle = \"{key}\"\nsummary = \"\"\n");
    for (name, title) in &inferred.columns {
        let title = title.trim().replace(['"', '\\'], "");
        text.push_str(&format!("\n[[columns]]\nname = \"{name}\"\nlabel = \"{title}\"\n"));
    }
    text.push_str("+++\n\n");
    (format!("index.{language}.md"), text)
}

fn without_mended(diagnostics: Diagnostics) -> Diagnostics {
    let mut kept = Diagnostics::new();
    for diagnostic in diagnostics.into_vec().into_iter().filter(|d| d.code != Code::ValueDiffers) {
        kept.push(diagnostic);
    }
    kept
}

/// How many numbers of a page were written anew.
fn renew(engine: &Engine, document: &Document, root: &Path) -> Result<usize, Box<Diagnostic>> {
    let model = engine.model();
    let failed = |error: std::io::Error| Box::new(unwritable(&document.file, &error).at(Place::file(&document.file)));
    let disk = Disk::open(root).map_err(failed)?;
    let bytes = disk.read(&document.file, model.site.config.limits.page_size);
    let bytes = bytes.map_err(|error| Box::new(unreadable(&document.file, error)))?;
    let Ok(decoded) = text::decode(&bytes) else { return Ok(0) };
    let spans: Vec<_> = document.values.iter().map(|value| value.span.0 as usize..value.span.1 as usize).collect();
    let (formats, words) = model.language(document.language);
    let shown = |query: &_| values::shown(&model.site, query, formats, words).map(|(_, text)| text);
    let (filled, count) = fill::fill(&decoded, &spans, &shown);
    if count > 0 {
        // Line ends stay as the editor's program wrote them.
        let filled = if bytes.windows(2).any(|pair| pair == b"\r\n") { filled.replace('\n', "\r\n") } else { filled };
        disk.replace(&document.file, filled.as_bytes()).map_err(failed)?;
    }
    Ok(count)
}
