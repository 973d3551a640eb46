//! What leads from page to page: reference fields, their way back, and links in texts.

use std::collections::{HashMap, HashSet};

use super::id::PageId;
use super::{Entry, EntryIndex};
use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::load::document::PageLink;

/// The ids there are, and those of drafts that were left out.
pub struct Known<'a> {
    pub by_id: &'a HashMap<PageId, EntryIndex>,
    pub drafts: &'a HashSet<PageId>,
    /// Ids of lists, `index-actions`; their addresses come later.
    pub lists: &'a HashSet<String>,
    /// Pages that couldn't be read; what leads to them is not at fault.
    pub unreadable: &'a HashSet<PageId>,
}

impl Known<'_> {
    /// The entry of an id, none when it couldn't be read, or what to say.
    fn find(&self, id: &PageId, unknown: impl FnOnce() -> Diagnostic) -> Result<Option<EntryIndex>, Box<Diagnostic>> {
        match self.by_id.get(id) {
            Some(index) => Ok(Some(*index)),
            None if self.unreadable.contains(id) => Ok(None),
            None if self.drafts.contains(id) => {
                Err(Box::new(Diagnostic::new(Code::LinkToDraft).with("id", id.as_str())))
            }
            None => Err(Box::new(unknown())),
        }
    }

    fn suggestion(&self, id: &PageId) -> String {
        let near = crate::diagnostic::nearest(id.as_str(), self.by_id.keys().map(PageId::as_str));
        near.unwrap_or_default().to_owned()
    }
}

/// Turns the ids of reference fields into entries.
pub fn follow_references(entries: &mut [Entry], known: &Known<'_>, config: &Config, diagnostics: &mut Diagnostics) {
    for entry in entries {
        let collection = &config.collections[entry.collection];
        let mut references: Vec<(usize, Vec<EntryIndex>)> = Vec::new();
        for document in entry.documents.iter().flatten() {
            for (field, span, ids) in document.references() {
                let mut found = Vec::new();
                for id in ids {
                    let declared = &collection.fields[field];
                    let unknown = || {
                        Diagnostic::new(Code::UnknownReference)
                            .with("field", declared.name.as_str())
                            .with("value", id.as_str())
                            .with("collection", declared.reference().unwrap_or_default())
                            .with("suggestion", known.suggestion(id))
                    };
                    match known.find(id, unknown) {
                        Ok(index) => found.extend(index),
                        Err(diagnostic) => diagnostics.push(diagnostic.at(document.place(span))),
                    }
                }
                match references.iter_mut().find(|(index, _)| *index == field) {
                    Some((_, list)) => list.extend(found),
                    None => references.push((field, found)),
                }
            }
        }
        for (_, list) in &mut references {
            let mut seen = HashSet::new();
            list.retain(|index| seen.insert(*index));
        }
        entry.references = references;
    }
}

/// Notes with each page which ones refer to it, by collection and in its order.
pub fn note_back_references(entries: &mut [Entry], order: &[Vec<Vec<EntryIndex>>]) {
    let mut back: HashMap<EntryIndex, Vec<(usize, Vec<EntryIndex>)>> = HashMap::new();
    for (collection, by_language) in order.iter().enumerate() {
        for &from in by_language.first().into_iter().flatten() {
            let mut seen = HashSet::new();
            for &to in entries[from.0].references.iter().flat_map(|(_, list)| list) {
                if !seen.insert(to) {
                    continue;
                }
                let groups = back.entry(to).or_default();
                match groups.last_mut().filter(|(last, _)| *last == collection) {
                    Some((_, list)) => list.push(from),
                    None => groups.push((collection, vec![from])),
                }
            }
        }
    }
    for (to, groups) in back {
        entries[to.0].back_references = groups;
    }
}

/// Notes with each page which ones link to it in their text, by language.
pub fn note_mentions(
    entries: &mut [Entry],
    by_id: &HashMap<PageId, EntryIndex>,
    order: &[Vec<Vec<EntryIndex>>],
    config: &Config,
) {
    let languages = order.first().map_or(0, Vec::len);
    let mut mentions: HashMap<EntryIndex, Vec<Vec<EntryIndex>>> = HashMap::new();
    for language in 0..languages {
        for &from in order.iter().flat_map(|by_language| &by_language[language]) {
            let Some(document) = &entries[from.0].documents[language] else { continue };
            let terms = document.terms.iter().filter_map(|term| by_id.get(&config.term(&term.key)?));
            let pages = document.links.iter().filter_map(|link| by_id.get(&link.id));
            for to in pages.chain(terms).filter(|&&to| to != from) {
                let list = &mut mentions.entry(*to).or_insert_with(|| vec![Vec::new(); languages])[language];
                if list.last() != Some(&from) {
                    list.push(from);
                }
            }
        }
    }
    for (to, lists) in mentions {
        entries[to.0].mentions = lists;
    }
}

/// Sets each page's parent; pages that are each other's parents are an error.
pub fn check_parents(entries: &mut [Entry], config: &Config, diagnostics: &mut Diagnostics) {
    for entry in entries.iter_mut() {
        let collection = &config.collections[entry.collection];
        let field = collection.parent.as_ref().and_then(|name| collection.fields.iter().position(|f| f.name == *name));
        let parent = field.and_then(|field| entry.references.iter().find(|(index, _)| *index == field));
        entry.parent = parent.and_then(|(_, list)| list.first().copied());
    }
    for start in 0..entries.len() {
        let mut steps = 0;
        let mut at = EntryIndex(start);
        while let Some(parent) = entries[at.0].parent {
            steps += 1;
            at = parent;
            if at.0 == start || steps > entries.len() {
                let original = entries[start].original();
                diagnostics.push(
                    Diagnostic::new(Code::ReferenceLoop)
                        .at(original.place(original.fence))
                        .with("id", entries[start].id.as_str()),
                );
                entries[start].parent = None;
                break;
            }
        }
    }
}

/// Every `page:` link must lead to a page, and its anchor to an explicit heading id there.
pub fn check_page_links(entries: &[Entry], known: &Known<'_>, diagnostics: &mut Diagnostics) {
    for document in entries.iter().flat_map(|entry| entry.documents.iter().flatten()) {
        // A list has no headings of its own to lead to.
        let is_list = |link: &&PageLink| link.anchor.is_none() && known.lists.contains(link.id.as_str());
        for link in document.links.iter().filter(|link| !is_list(link)) {
            let unknown = || {
                Diagnostic::new(Code::UnknownPage)
                    .with("id", link.id.as_str())
                    .with("suggestion", known.suggestion(&link.id))
            };
            match known.find(&link.id, unknown) {
                Ok(None) => {}
                Ok(Some(index)) => {
                    let target = &entries[index.0];
                    if let Some(fault) = missing_anchor(link.anchor.as_deref(), target, document.language) {
                        diagnostics.push(fault.at(document.place(link.span)));
                    }
                }
                Err(diagnostic) => diagnostics.push(diagnostic.at(document.place(link.span))),
            }
        }
    }
}

/// Every `term:` link must lead to a page of the glossary.
pub fn check_terms(entries: &[Entry], known: &Known<'_>, config: &Config, diagnostics: &mut Diagnostics) {
    for document in entries.iter().flat_map(|entry| entry.documents.iter().flatten()) {
        for term in document.terms.iter().filter(|term| !term.automatic) {
            let place = document.place(term.span);
            let Some(id) = config.term(&term.key) else {
                diagnostics.push(Diagnostic::new(Code::NoGlossary).at(place));
                continue;
            };
            let unknown = || {
                Diagnostic::new(Code::UnknownTerm)
                    .with("term", term.key.as_str())
                    .with("near", nearest_terms(&term.key, entries, config))
            };
            if let Err(diagnostic) = known.find(&id, unknown) {
                diagnostics.push(diagnostic.at(place));
            }
        }
    }
}

/// The keys of the glossary that are most like one that isn't there.
fn nearest_terms(wanted: &str, entries: &[Entry], config: &Config) -> Vec<String> {
    let Some((glossary, collection)) = config.glossary() else { return Vec::new() };
    // The id of the page instead of its key is a likely slip.
    let wanted = wanted.strip_prefix(&format!("{}-", collection.singular)).unwrap_or(wanted);
    let keys = entries.iter().filter(|entry| entry.collection == glossary).map(|entry| entry.key.as_str());
    let mut near: Vec<(usize, &str)> = keys.map(|key| (strsim::damerau_levenshtein(wanted, key), key)).collect();
    near.sort_unstable();
    near.into_iter().take(3).map(|(_, key)| key.to_owned()).collect()
}

fn missing_anchor(anchor: Option<&str>, entry: &Entry, language: usize) -> Option<Diagnostic> {
    let (anchor, id, target) = (anchor?, &entry.id, entry.document(language));
    if entry.has_lasting_anchor(target.language, anchor) {
        return None;
    }
    let known = target.anchors.iter().map(AsRef::as_ref);
    Some(Diagnostic::new(Code::UnknownAnchor).with("id", id.as_str()).with("anchor", anchor).suggest(anchor, known))
}
