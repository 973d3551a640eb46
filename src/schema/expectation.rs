//! What pages of other collections each page of a collection is expected to have about it.

use std::ops::Range;
use std::sync::Arc;

use super::collection::Collection;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::node::reader::Reader;

/// That each page, or each of some, has at least so many pages of certain collections about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expectation {
    /// Names of collections, with their places.
    pub from: Vec<(String, Range<usize>)>,
    pub at_least: usize,
    /// Ids of the pages that it holds for, with their places; all when empty.
    pub pages: Vec<(String, Range<usize>)>,
    /// Whether it only warns.
    pub lenient: bool,
}

impl Expectation {
    /// Reads `[[collections.NAME.expects]]`.
    pub fn read_all(reader: &mut Reader<'_>, diagnostics: &mut Diagnostics) -> Vec<Expectation> {
        let tables = reader.tables("expects", diagnostics);
        tables.into_iter().map(|inner| Self::read(inner, diagnostics)).collect()
    }

    fn read(mut reader: Reader<'_>, diagnostics: &mut Diagnostics) -> Expectation {
        if reader.node("from").is_none() {
            reader.missing("from", diagnostics);
        }
        let from = reader.texts("from", diagnostics).unwrap_or_default();
        let at_least = reader.count("at_least", diagnostics).unwrap_or(1);
        let pages = reader.texts("pages", diagnostics).unwrap_or_default();
        let level = super::readability::one_of(&mut reader, "level", &super::readability::LEVELS, diagnostics);
        reader.finish(diagnostics);
        Expectation { from, at_least, pages, lenient: level.unwrap_or(false) }
    }
}

/// Says which collections are expected that the site hasn't.
pub fn check(collections: &[Collection], file: &Arc<str>, diagnostics: &mut Diagnostics) {
    let expected = collections.iter().flat_map(|collection| &collection.expects).flat_map(|expected| &expected.from);
    for (name, span) in expected.filter(|(name, _)| !collections.iter().any(|known| known.name == *name)) {
        diagnostics.push(
            Diagnostic::new(Code::UnknownCollection)
                .at(Place::at(file, span.clone()))
                .with("collection", name.as_str())
                .suggest(name, collections.iter().map(|known| known.name.as_str())),
        );
    }
}
