//! Mistakes that were corrected.

use super::content::outside;
use super::{Entry, tag};
use crate::render::corrections;
use crate::render::engine::Engine;

/// The newest corrections of all pages in a language.
pub fn entries(engine: &Engine, language: usize, limit: usize) -> Vec<Entry> {
    let model = engine.model();
    let newest = corrections::all(&model.site, language).into_iter().take(limit);
    newest
        .filter_map(|found| {
            let page = model.plan.page(found.entry, language)?;
            let address = model.plan.writer.absolute(page.address);
            let html = corrections::html(engine, page.output, &found);
            Some(Entry {
                // Another wording is no other correction.
                id: format!("{}/correction/{}/{}", tag(model, found.entry, language), found.date, found.number),
                title: crate::render::plain::plain(model, &found.document.title, found.document),
                content: outside(&format!("<p>{html}</p>"), &address),
                address,
                published: Some(found.date),
                updated: found.date,
                summary: None,
            })
        })
        .collect()
}
