//! Choosing pages of a collection: for lists in templates and in `cards` blocks.

use super::{EntryIndex, Site, order};
use crate::schema::collection::Sort;

/// Which pages of a collection, and in which order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Query {
    pub collection: String,
    /// Field and value; all must match. A list matches when it holds the value; a page is named by its id or key.
    pub filter: Vec<(String, String)>,
    /// The collection's own order when none.
    pub sort: Option<Sort>,
    pub limit: Option<usize>,
}

impl Site {
    /// The entries that a query finds, for readers of a language. None when there is no such collection.
    pub fn select(&self, query: &Query, language: usize) -> Option<Vec<EntryIndex>> {
        let config = &self.config;
        let collection = config.collections.iter().position(|c| c.name == query.collection)?;
        let mut found: Vec<EntryIndex> = self
            .collection(collection, language)
            .iter()
            .copied()
            .filter(|&index| query.filter.iter().all(|(name, value)| self.has(index, language, name, value)))
            .collect();
        if let Some(sort) = &query.sort {
            order::sort(&self.entries, &mut found, Some(sort), config, &config.languages[language]);
        }
        found.truncate(query.limit.unwrap_or(usize::MAX));
        Some(found)
    }

    fn has(&self, index: EntryIndex, language: usize, name: &str, wanted: &str) -> bool {
        let entry = self.entry(index);
        let fields = &self.config.collections[entry.collection].fields;
        match fields.iter().position(|field| field.name == name) {
            Some(field) => entry.field(&self.config, language, field).is_some_and(|value| {
                value.matches(wanted)
                    || self.full_id(entry.collection, field, wanted).is_some_and(|id| value.matches(&id))
            }),
            None => entry.value(&self.config, language, name).is_some_and(|value| value.matches(wanted)),
        }
    }

    /// `objective-5` for `5`, where the field is a reference.
    fn full_id(&self, collection: usize, field: usize, key: &str) -> Option<String> {
        let target = self.config.collections[collection].fields[field].reference()?;
        let singular = &self.config.collection(target)?.singular;
        Some(format!("{singular}-{key}"))
    }
}
