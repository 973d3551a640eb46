//! Pages for paper: one as a PDF, or many as a booklet.
//!
//! What stands in them is HTML that the theme makes with `pdf.html` (or `pdf/COLLECTION.html`), from the values that the
//! page's own template has; how it looks is the theme's `pdf.typ`. Here both become a [`Job`](crate::pdf::Job).

mod about;
mod around;
mod order;
mod source;
mod text;

use std::ops::Range;
use std::sync::Arc;

use self::source::Source;
use self::text::Part;
use super::Model;
use super::engine::Engine;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::pdf::{At, Fault, letters, tree};
use crate::site::EntryIndex;

/// The template that says how PDF files look.
const LOOK: &str = "pdf.typ";

/// The PDF of a page; `output` is its number in the plan.
pub fn page(
    engine: &Engine,
    output: usize,
    entry: EntryIndex,
    language: usize,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<u8>> {
    let part = text::part(engine, entry, language, 0, diagnostics)?;
    let about = about::page(engine.model(), entry, language);
    print(engine, output, &about, &[part], diagnostics)
}

/// The booklet of a language.
pub fn booklet(engine: &Engine, output: usize, language: usize, diagnostics: &mut Diagnostics) -> Option<Vec<u8>> {
    let model = engine.model();
    let mut parts = Vec::new();
    for (entry, depth) in order::pages(&model.site, language) {
        parts.push(text::part(engine, entry, language, depth, diagnostics)?);
    }
    let about = about::booklet(model, output, language);
    print(engine, output, &about, &parts, diagnostics)
}

fn print(
    engine: &Engine,
    output: usize,
    about: &about::About,
    parts: &[Part],
    diagnostics: &mut Diagnostics,
) -> Option<Vec<u8>> {
    let model = engine.model();
    let address = model.plan.outputs[output].address.as_str();
    let lacking = without_letters(about, parts);
    if !lacking.is_empty() {
        let said = lacking.into_iter().map(|diagnostic| diagnostic.on_page(address));
        said.for_each(|diagnostic| diagnostics.push(diagnostic));
        return None;
    }
    let source = source::source(engine, about, parts, diagnostics)?;
    match engine.pictures().pdf(&source.job) {
        Ok(bytes) => Some(bytes),
        Err(faults) => {
            let said = faults.iter().map(|fault| explain(model, &source, fault).on_page(address));
            said.for_each(|diagnostic| diagnostics.push(diagnostic));
            None
        }
    }
}

/// Empty boxes would stand in the place of letters that the fonts lack.
fn without_letters(about: &about::About, parts: &[Part]) -> Vec<Diagnostic> {
    let lacking = |letters: String, file: Option<&Arc<str>>| {
        let diagnostic = Diagnostic::new(Code::PdfLacksLetters).with("letters", letters);
        match file {
            Some(file) => diagnostic.at(Place::file(file)),
            None => diagnostic,
        }
    };
    let whole = letters::lacking(&about.texts());
    let whole = (!whole.is_empty()).then(|| lacking(whole, None));
    let texts = parts.iter().filter_map(|part| {
        let letters = letters::lacking(&tree::text(&part.nodes));
        (!letters.is_empty()).then(|| lacking(letters, Some(&part.file)))
    });
    let texts: Vec<Diagnostic> = texts.collect();
    // The title of a page stands in its text too.
    if texts.is_empty() { whole.into_iter().collect() } else { texts }
}

/// What Typst complains of, at the place that somebody wrote.
fn explain(model: &Model, source: &Source, fault: &Fault) -> Diagnostic {
    let template = model.theme.template(LOOK).map(|template| template.file.clone());
    let by_theme = |range: Option<Range<usize>>| {
        let diagnostic = Diagnostic::new(Code::PdfTemplateFailed).with("reason", fault.reason.as_str());
        match (&template, range) {
            (Some(file), Some(range)) => diagnostic.at(Place::at(file, range)),
            (Some(file), None) => diagnostic.at(Place::file(file)),
            (None, _) => diagnostic,
        }
    };
    match &fault.at {
        At::Template(range) => by_theme(Some(range.clone())),
        At::Source(range) => match source.file(range.start) {
            Some(file) => not_made(fault).at(Place::file(file)),
            // Before the first page: the functions of the theme are taken in there.
            None => by_theme(None),
        },
        At::File(path) => match source.picture(path) {
            Some(file) => not_made(fault).at(Place::file(file)),
            None => not_made(fault),
        },
        At::Nowhere => not_made(fault),
    }
}

fn not_made(fault: &Fault) -> Diagnostic {
    Diagnostic::new(Code::PdfNotMade).with("reason", fault.reason.as_str())
}
