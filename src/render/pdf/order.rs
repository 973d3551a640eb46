//! Which pages stand in the booklet, and in which order.

use crate::site::{EntryIndex, Site};

/// The pages of the booklet in a language, each with the number of those that it stands below: the collections in their
/// order, and after each page those whose parent it is.
pub fn pages(site: &Site, language: usize) -> Vec<(EntryIndex, u8)> {
    let Some(booklet) = &site.config.booklet else { return Vec::new() };
    let all = booklet.collections.iter().flat_map(|collection| site.collection(*collection, language));
    let all: Vec<EntryIndex> = all.copied().filter(|entry| site.entry(*entry).documents[language].is_some()).collect();
    let mut ordered = Vec::with_capacity(all.len());
    let is_top = |entry: &EntryIndex| site.entry(*entry).parent.is_none_or(|parent| !all.contains(&parent));
    for entry in all.iter().filter(|entry| is_top(entry)) {
        below(site, &all, *entry, 0, &mut ordered);
    }
    ordered
}

/// The deepest that pages may stand below others.
const DEPTH_LIMIT: u8 = 3;

fn below(site: &Site, all: &[EntryIndex], entry: EntryIndex, depth: u8, ordered: &mut Vec<(EntryIndex, u8)>) {
    // Pages that are one another's parents would never end; each stands here once.
    if ordered.iter().any(|(known, _)| *known == entry) {
        return;
    }
    ordered.push((entry, depth));
    for child in all.iter().filter(|child| site.entry(**child).parent == Some(entry)) {
        below(site, all, *child, (depth + 1).min(DEPTH_LIMIT), ordered);
    }
}
