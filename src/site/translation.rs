//! Whether a translation still says what its original says.

use std::collections::HashSet;

use super::Entry;
use super::id::PageId;
use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};

/// What is known of a page in a language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Translation {
    /// It is what others are translated from.
    Original,
    /// Made from the original as it is now.
    Current,
    /// The original has changed since.
    Stale,
    /// It doesn't say from what it was made.
    Unrecorded,
    /// There is none.
    Missing,
}

impl Translation {
    /// The name of the state, for programs.
    pub fn name(self) -> &'static str {
        match self {
            Translation::Original => "original",
            Translation::Current => "current",
            Translation::Stale => "stale",
            Translation::Unrecorded => "unrecorded",
            Translation::Missing => "missing",
        }
    }
}

impl Entry {
    /// The state of the page in every language.
    pub fn translations(&self) -> Vec<Translation> {
        (0..self.documents.len()).map(|language| self.translation(language)).collect()
    }

    /// The state of the page in a language.
    pub fn translation(&self, language: usize) -> Translation {
        let original = self.original();
        let Some(document) = self.documents.get(language).and_then(Option::as_ref) else {
            return Translation::Missing;
        };
        match &document.translated_from {
            _ if document.language == original.language => Translation::Original,
            None => Translation::Unrecorded,
            Some(hash) if hash.value == original.source_hash => Translation::Current,
            Some(_) => Translation::Stale,
        }
    }
}

/// Says which translations have fallen behind, and which originals claim to be translations. `drafts` are the pages of
/// which some language is left out: what is left may be a translation of it.
pub fn check(entries: &[Entry], drafts: &HashSet<PageId>, config: &Config, diagnostics: &mut Diagnostics) {
    for entry in entries {
        let original = entry.original();
        for document in entry.documents.iter().flatten() {
            let Some(hash) = &document.translated_from else { continue };
            let place = document.place(hash.span);
            match entry.translation(document.language) {
                Translation::Original if !drafts.contains(&entry.id) => {
                    let field = Diagnostic::new(Code::OriginalWithSource).at(place);
                    diagnostics.push(field.with("id", entry.id.as_str()));
                }
                Translation::Stale => diagnostics.push(
                    Diagnostic::new(Code::TranslationStale)
                        .at(place)
                        .related(original.place(original.fence))
                        .with("id", entry.id.as_str())
                        .with("language", config.languages[document.language].code.as_ref())
                        .with("original", config.languages[original.language].code.as_ref()),
                ),
                _ => {}
            }
        }
    }
}
