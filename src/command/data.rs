//! `parvis data`: numbers written into texts, descriptions of new tables.

use std::fs;
use std::path::Path;

use super::arguments::Site;
use super::build::prepared;
use super::outcome::{Done, Outcome};
use crate::data::fill;
use crate::data::values;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::files::text;
use crate::load::document::Document;
use crate::render::Engine;

/// Writes the numbers of packages into the texts of the links that show them. Findings about such texts are what it
/// mends; any other error keeps it from writing.
pub fn fill(site: &Site) -> Outcome {
    let mut diagnostics = Diagnostics::new();
    let engine = prepared(site, &mut diagnostics);
    let mut diagnostics = without_mended(diagnostics);
    let done = engine.filter(|_| !diagnostics.has_errors()).and_then(|engine| {
        let mut totals = (0, 0);
        for (_, document) in engine.model().site.pages().filter(|(_, document)| !document.values.is_empty()) {
            match renew(&engine, document, &site.root) {
                Ok(0) => {}
                Ok(count) => totals = (totals.0 + count, totals.1 + 1),
                Err(error) => {
                    let fault = Diagnostic::new(Code::OutputFailed).with("path", document.file.as_ref());
                    diagnostics.push(fault.at(Place::file(&document.file)).with("reason", error.to_string()));
                }
            }
        }
        (!diagnostics.has_errors()).then_some(Done::Filled { values: totals.0, files: totals.1 })
    });
    Outcome { diagnostics, done, strict: false, root: site.root.clone() }
}

fn without_mended(diagnostics: Diagnostics) -> Diagnostics {
    let mut kept = Diagnostics::new();
    for diagnostic in diagnostics.into_vec().into_iter().filter(|d| d.code != Code::ValueDiffers) {
        kept.push(diagnostic);
    }
    kept
}

/// How many numbers of a page were written anew.
fn renew(engine: &Engine, document: &Document, root: &Path) -> std::io::Result<usize> {
    let model = engine.model();
    let path = root.join(document.file.as_ref());
    let bytes = fs::read(&path)?;
    let Ok(decoded) = text::decode(&bytes) else { return Ok(0) };
    let spans: Vec<_> = document.values.iter().map(|value| value.span.0 as usize..value.span.1 as usize).collect();
    let (formats, words) = model.language(document.language);
    let shown = |query: &_| values::shown(&model.site, query, formats, words).map(|(_, text)| text);
    let (filled, count) = fill::fill(&decoded, &spans, &shown);
    if count > 0 {
        // Line ends stay as the editor's program wrote them.
        let filled = if bytes.windows(2).any(|pair| pair == b"\r\n") { filled.replace('\n', "\r\n") } else { filled };
        let beside = path.with_extension("md.parvis-new");
        fs::write(&beside, filled)?;
        fs::rename(&beside, &path)?;
    }
    Ok(count)
}
