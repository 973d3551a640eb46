//! Which collection explains words.

use std::sync::Arc;

use super::Config;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::schema::collection::Collection;
use crate::site::id::PageId;

impl Config {
    /// The collection whose pages explain the words of the others: its place, and itself.
    pub fn glossary(&self) -> Option<(usize, &Collection)> {
        self.collections.iter().enumerate().find(|(_, collection)| collection.glossary)
    }

    /// The id of the page that explains a word; none for a site without a glossary.
    pub fn term(&self, key: &str) -> Option<PageId> {
        self.glossary().map(|(_, glossary)| PageId::from_parts(&glossary.singular, key))
    }
}

/// At most one collection is the glossary, its pages say how their words are written, and words are linked only where
/// there is one.
pub fn check(collections: &[Collection], file: &Arc<str>, diagnostics: &mut Diagnostics) {
    let place = |collection: &Collection| Place::at(file, collection.span.clone());
    let mut glossaries = collections.iter().filter(|collection| collection.glossary);
    let Some(glossary) = glossaries.next() else {
        for collection in collections.iter().filter(|collection| collection.link_terms) {
            diagnostics.push(Diagnostic::new(Code::NoGlossary).at(place(collection)));
        }
        return;
    };
    if glossary.forms().is_none() {
        diagnostics.push(
            Diagnostic::new(Code::GlossaryWithoutForms).at(place(glossary)).with("collection", glossary.name.as_str()),
        );
    }
    for other in glossaries {
        diagnostics.push(
            Diagnostic::new(Code::SecondGlossary)
                .at(place(other))
                .related(place(glossary))
                .with("collection", other.name.as_str())
                .with("other", glossary.name.as_str()),
        );
    }
}
