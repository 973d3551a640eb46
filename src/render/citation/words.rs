//! The words and forms of a language that references are made of.

use crate::language::format::Formats;
use crate::language::words::Words;

/// How a language says things.
#[derive(Clone, Copy)]
pub struct Voice<'a> {
    pub formats: &'a Formats,
    pub words: &'a Words,
}

impl Voice<'_> {
    pub fn word(&self, key: &str) -> String {
        self.words.get(key, &[]).unwrap_or_default()
    }

    /// A word with one argument.
    pub fn say(&self, key: &str, argument: &str, value: &str) -> String {
        self.words.get(key, &[(argument, value.into())]).unwrap_or_default()
    }
}
