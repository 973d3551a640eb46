//! A page as others show it. Made when first asked for, then shared.

use tera::Value;

use super::{Model, context};
use crate::reads::{Reads, Shared};
use crate::site::{EntryIndex, Site};

/// The cards of all pages, by entry and language of the reader.
pub struct Cards {
    languages: usize,
    made: Vec<Shared<Value>>,
}

impl Cards {
    pub fn new(site: &Site) -> Self {
        let languages = site.config.languages.len();
        Cards { languages, made: (0..site.entry_count() * languages).map(|_| Shared::default()).collect() }
    }

    /// Forgets what was made of something that has changed.
    pub fn forget_if(&mut self, concerned: impl Fn(&Reads) -> bool) {
        self.made.iter_mut().for_each(|card| card.forget_if(&concerned));
    }

    /// A page as readers of a language see it from another page.
    pub fn get(&self, model: &Model, entry: EntryIndex, language: usize) -> Value {
        self.made[entry.0 * self.languages + language].get_or_make(|| context::card(model, entry, language))
    }
}
