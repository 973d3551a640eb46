//! The numbers in texts: each must be found in its package, and be written as the package has it.

use super::query::{Fault, Query};
use super::{Package, Resource};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::language::format::Formats;
use crate::language::quantity;
use crate::language::words::Words;
use crate::load::document::{Document, ValueLink};
use crate::site::{Entry, Site};
use crate::theme::Theme;

/// A number as readers of a language see it; none when the package has no such number.
pub fn shown(site: &Site, query: &Query, formats: &Formats, words: &Words) -> Option<(f64, String)> {
    let (_, package) = site.package(&query.package)?;
    let answer = query.answer(package).ok()?;
    Some((answer.value, quantity::text(&answer, formats, words)))
}

/// The same number as it stands there: 304 of "304 millions".
pub fn number(site: &Site, query: &Query, words: &Words) -> Option<f64> {
    let (_, package) = site.package(&query.package)?;
    Some(quantity::shown(&query.answer(package).ok()?, words))
}

/// Checks every `value:` link of the site.
pub fn check(site: &Site, theme: &Theme, formats: &[Formats], diagnostics: &mut Diagnostics) {
    for entry in site.entries() {
        for document in entry.documents.iter().flatten() {
            let (formats, words) = (&formats[document.language], &theme.words[document.language]);
            for value in &document.values {
                if let Some(fault) = fault(site, value, formats, words) {
                    diagnostics.push(fault.at(document.place(value.span)));
                }
            }
        }
        compare(site, entry, diagnostics);
    }
}

/// Why a number can't be shown as it is written.
fn fault(site: &Site, value: &ValueLink, formats: &Formats, words: &Words) -> Option<Diagnostic> {
    let query = &value.query;
    let package = match site.package(&query.package) {
        Some((_, package)) if package.sound => package,
        None if !site.is_unreadable_package(&query.package) => return Some(*unknown_package(site, &query.package)),
        _ => return None,
    };
    let answer = match query.answer(package) {
        Ok(answer) => answer,
        Err(fault) => return Some(explain(fault, query, package)),
    };
    let text = quantity::text(&answer, formats, words);
    let differs = !value.text.is_empty() && plain(&value.text) != plain(&text);
    differs.then(|| Diagnostic::new(Code::ValueDiffers).with("text", value.text.as_str()).with("value", text))
}

/// What is said of a package that isn't there.
pub fn unknown_package(site: &Site, key: &str) -> Box<Diagnostic> {
    let known = site.packages.iter().map(|(_, package)| package).map(|package| package.key.as_str());
    Box::new(Diagnostic::new(Code::UnknownPackage).with("package", key).suggest(key, known))
}

/// Without the differences that typography makes: kinds of spaces, apostrophes.
fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ").replace('\'', "’")
}

fn explain(fault: Fault, query: &Query, package: &Package) -> Diagnostic {
    let columns = |resource: Option<&Resource>| -> Vec<String> {
        resource.into_iter().flat_map(|resource| &resource.fields).map(|field| field.name.clone()).collect()
    };
    let resource = match &query.resource {
        Some(name) => package.resource(name),
        None => package.resources.first(),
    };
    match fault {
        Fault::UnknownResource(name) => {
            let known = package.resources.iter().map(|resource| resource.name.as_str());
            Diagnostic::new(Code::UnknownResource).with("resource", name.as_str()).suggest(&name, known)
        }
        Fault::UnknownColumn(name) => {
            let known = columns(resource);
            let fault = Diagnostic::new(Code::UnknownColumn).with("column", name.as_str());
            fault.suggest(&name, known.iter().map(String::as_str))
        }
        Fault::NoColumn(known) => Diagnostic::new(Code::ColumnNotSaid).with("known", known),
        Fault::NotANumber(column) => Diagnostic::new(Code::ColumnNotNumber).with("column", column),
        Fault::NoRow { column, value, near } => {
            Diagnostic::new(Code::NoRow).with("column", column).with("value", value).with("known", near)
        }
        Fault::SeveralRows { count, columns } => {
            Diagnostic::new(Code::SeveralRows).with("count", count).with("columns", columns)
        }
        Fault::Empty => Diagnostic::new(Code::ValueMissing),
        Fault::NoTime => Diagnostic::new(Code::TimeNotSaid),
        // Both were said when the link was read.
        Fault::Malformed | Fault::UnknownAggregate(_) => Diagnostic::new(Code::ValueMissing),
    }
}

/// A page and its translation show the same numbers.
fn compare(site: &Site, entry: &Entry, diagnostics: &mut Diagnostics) {
    let original = entry.original();
    for document in entry.documents.iter().flatten().filter(|d| d.language != original.language) {
        let both = missing(original, document).chain(missing(document, original));
        for (value, from, to) in both.filter(|(value, ..)| is_there(site, &value.query)) {
            let language = site.config.languages[from.language].code.as_ref();
            diagnostics.push(
                Diagnostic::new(Code::ValueNotTranslated)
                    .at(to.place(to.fence))
                    .related(from.place(value.span))
                    .with("package", value.query.package.as_str())
                    .with("language", language),
            );
        }
    }
}

/// Whether the package has the number. Where it doesn't, that was said.
fn is_there(site: &Site, query: &Query) -> bool {
    site.package(&query.package).is_some_and(|(_, package)| query.answer(package).is_ok())
}

/// The numbers of a page that another one doesn't show.
fn missing<'a>(
    from: &'a Document,
    to: &'a Document,
) -> impl Iterator<Item = (&'a ValueLink, &'a Document, &'a Document)> {
    let there = move |value: &&ValueLink| !to.values.iter().any(|other| other.query.means(&value.query));
    from.values.iter().filter(there).map(move |value| (value, from, to))
}
