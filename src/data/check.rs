//! What only shows when charts, data and pages are looked at together.

use super::cell::plain;
use super::chart::{Part, Specification};
use super::field::Field;
use super::plot::{Taken, plot};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::language::country;
use crate::site::{Entry, Site};
use crate::theme::Theme;

/// Checks every chart of the site: that its data can be drawn, and that it says something in each language of its page.
pub fn charts(site: &Site, diagnostics: &mut Diagnostics) {
    let mut packages: Vec<_> = site.packages.iter().collect();
    packages.sort_by_key(|(entry, _)| *entry);
    for (entry, package) in packages {
        // What is wrong with the data was said.
        for chart in package.charts.iter().filter(|_| package.sound) {
            match plot(package, chart) {
                Ok(taken) => countries(chart, &taken, diagnostics),
                Err(fault) => diagnostics.push(*fault),
            }
            words(site, site.entry(entry), chart, diagnostics);
        }
    }
}

/// Checks that every number that a quiz asks for can be answered. Where there is none, that is said of its link.
pub fn estimates(site: &Site, theme: &Theme, diagnostics: &mut Diagnostics) {
    for document in site.entries().iter().flat_map(|entry| entry.documents.iter().flatten()) {
        let words = &theme.words[document.language];
        for estimate in document.quizzes.iter().flat_map(|quiz| &quiz.estimates) {
            let limits = &estimate.value;
            let number = super::values::number(site, &limits.query, words);
            let Some(number) = number.filter(|number| !(limits.min..=limits.max).contains(number)) else { continue };
            let fault = Diagnostic::new(Code::EstimateOutsideRange).at(document.place(estimate.span));
            let fault = fault.with("answer", plain(number)).with("min", plain(limits.min));
            diagnostics.push(fault.with("max", plain(limits.max)));
        }
    }
}

/// Checks that every file that a text offers is published.
pub fn files(site: &Site, diagnostics: &mut Diagnostics) {
    for document in site.entries().iter().flat_map(|entry| entry.documents.iter().flatten()) {
        for file in &document.files {
            if let Err(fault) = super::file::find(site, &file.value) {
                diagnostics.push(fault.at(document.place(file.span)));
            }
        }
    }
}

fn words(site: &Site, entry: &Entry, chart: &Specification, diagnostics: &mut Diagnostics) {
    for document in entry.documents.iter().flatten() {
        if chart.words.get(document.language).is_none_or(Option::is_none) {
            let language = site.config.languages[document.language].code.as_ref();
            let fault = Diagnostic::new(Code::ChartWordsMissing).at(chart.place(Part::Type));
            diagnostics.push(fault.with("language", language));
        }
    }
}

/// A map needs codes that are countries'.
fn countries(chart: &Specification, taken: &Taken<'_>, diagnostics: &mut Diagnostics) {
    let codes = |field: &Field| field.codes.as_deref() == Some(country::CODES);
    if !chart.is_map() && !codes(&taken.resource.fields[taken.plot.x]) {
        return;
    }
    if let Some(code) = taken.plot.places.iter().find(|code| !country::is_country(code)) {
        diagnostics.push(Diagnostic::new(Code::UnknownCountry).at(chart.place(Part::X)).with("code", code.as_str()));
    }
}
