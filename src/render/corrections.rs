//! Corrections: at the foot of their page, and all of a site together.

use tera::Value;

use super::Model;
use super::engine::Engine;
use super::host::PageHost;
use super::value::{list, map, text};
use crate::load::document::{Correction, Document};
use crate::markdown::inline;
use crate::node::Date;
use crate::site::{EntryIndex, Site};

/// A correction of a page of the site.
pub struct Found<'a> {
    pub entry: EntryIndex,
    pub document: &'a Document,
    pub date: Date,
    pub text: &'a str,
    /// Tells it from those of the same page and day; from 1.
    pub number: usize,
}

/// The corrections of a page, the newest first, each with its number among those of its day in the order of the file.
pub fn newest_first(document: &Document) -> Vec<(usize, &Correction)> {
    let all = &document.corrections;
    let same_day = |at: usize| all[..at].iter().filter(|other| other.date == all[at].date).count();
    let mut numbered: Vec<(usize, &Correction)> =
        all.iter().enumerate().map(|(at, correction)| (same_day(at) + 1, correction)).collect();
    numbered.sort_by_key(|(_, correction)| std::cmp::Reverse(correction.date));
    numbered
}

/// The corrections of all pages in a language, the newest first; those of one day in the order of the site.
pub fn all(site: &Site, language: usize) -> Vec<Found<'_>> {
    let pages = site.pages().filter(|(_, document)| document.language == language);
    let mut found: Vec<Found<'_>> = pages
        .flat_map(|(entry, document)| {
            newest_first(document).into_iter().map(move |(number, correction)| Found {
                entry,
                document,
                date: correction.date,
                text: &correction.text,
                number,
            })
        })
        .collect();
    found.sort_by_key(|found| std::cmp::Reverse(found.date));
    found
}

/// What was corrected, as HTML for the page of an output.
pub fn html(engine: &Engine, output: usize, found: &Found<'_>) -> String {
    let host = PageHost::apart(engine, output, found.document, 0);
    inline::to_rich_html(found.text, found.document.typography, &host)
}

/// `page.all_corrections`: those of the whole site, on the page that shows them; none on others.
pub fn of_site(engine: &Engine, output: usize, entry: EntryIndex, language: usize) -> Value {
    let model: &Model = engine.model();
    let shown = model.site.config.corrections.as_ref().and_then(|(id, _)| model.site.find(id));
    if shown != Some(entry) {
        return Value::none();
    }
    list(all(&model.site, language).iter().map(|found| {
        map([
            ("date", text(&found.date.to_string())),
            ("text", Value::safe_string(&html(engine, output, found))),
            ("page", model.cards.get(model, found.entry, language)),
        ])
    }))
}
