//! A page as others show it. Made when first asked for, then shared.

use std::sync::OnceLock;

use tera::Value;

use super::{Model, context};
use crate::site::{EntryIndex, Site};

/// The cards of all pages, by entry and language of the reader.
pub struct Cards {
    languages: usize,
    made: Vec<OnceLock<Value>>,
}

impl Cards {
    pub fn new(site: &Site) -> Self {
        let languages = site.config.languages.len();
        Cards { languages, made: (0..site.entries.len() * languages).map(|_| OnceLock::new()).collect() }
    }

    /// A page as readers of a language see it from another page.
    pub fn get(&self, model: &Model, entry: EntryIndex, language: usize) -> Value {
        self.made[entry.0 * self.languages + language].get_or_init(|| context::card(model, entry, language)).clone()
    }
}
