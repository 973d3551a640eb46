//! Pages that are new or have changed: of a collection, or of the whole site.

use super::{Entry, tag};
use crate::load::document::Document;
use crate::node::Date;
use crate::render::engine::Engine;
use crate::render::plain::plain;
use crate::site::EntryIndex;

/// The newest pages of a collection, or of all when none. A page without `updated` and `date` has no place in time, and is
/// left out.
pub fn entries(engine: &Engine, collection: Option<usize>, language: usize, limit: usize) -> Vec<Entry> {
    let site = &engine.model().site;
    let mut dated: Vec<(EntryIndex, &Document, Date)> = site
        .pages()
        .filter(|(entry, document)| {
            let wanted = collection.is_none_or(|collection| site.entry(*entry).collection == collection);
            wanted && document.language == language
        })
        .filter_map(|(entry, document)| Some((entry, document, document.changed()?)))
        .collect();
    // The newest first; the order of the site among those of one day.
    dated.sort_by_key(|(.., updated)| std::cmp::Reverse(*updated));
    dated.truncate(limit);
    dated.into_iter().filter_map(|(entry, document, updated)| self::entry(engine, entry, document, updated)).collect()
}

fn entry(engine: &Engine, entry: EntryIndex, document: &Document, updated: Date) -> Option<Entry> {
    let model = engine.model();
    let target = model.plan.page(entry, document.language)?;
    Some(Entry {
        id: tag(model, entry, document.language),
        title: plain(model, &document.title, document),
        address: model.plan.writer.absolute(target.address),
        published: document.date,
        updated,
        summary: document.summary.as_ref().map(|summary| plain(model, summary, document)),
        content: engine.contents().get(engine, entry, document).to_string(),
    })
}
