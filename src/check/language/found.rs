//! What a rule found, unless the page may do it all the same.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::load::document::Document;

/// Takes the findings of one rule.
pub struct Found<'a> {
    rule: &'static str,
    document: &'a Document,
    lenient: bool,
    diagnostics: &'a mut Diagnostics,
}

impl<'a> Found<'a> {
    pub fn new(rule: &'static str, document: &'a Document, lenient: bool, diagnostics: &'a mut Diagnostics) -> Self {
        Found { rule, document, lenient, diagnostics }
    }

    /// A finding in a part of the file; `text` is what `allow` may name.
    pub fn push(&mut self, diagnostic: Diagnostic, text: &str, span: Range<usize>) {
        if self.is_lifted(text) {
            return;
        }
        let diagnostic = diagnostic.at(Place::at(&self.document.file, span));
        self.diagnostics.push(if self.lenient { diagnostic.as_warning() } else { diagnostic });
    }

    /// A finding about the page as a whole, said at its beginning.
    pub fn push_on_page(&mut self, diagnostic: Diagnostic) {
        let (start, end) = self.document.fence;
        self.push(diagnostic, "", start as usize..end as usize);
    }

    /// Whether the page has leave: for a while by a waiver, or for good, for everything or for this text.
    fn is_lifted(&self, text: &str) -> bool {
        let allowed = self.document.allowed.iter().filter(|allowed| allowed.rule == self.rule);
        self.document.waivers.iter().any(|waiver| waiver.rule == self.rule)
            || allowed
                .into_iter()
                .any(|allowed| allowed.text.as_ref().is_none_or(|part| same(text).contains(&same(part))))
    }
}

/// A text without what typography changes.
fn same(text: &str) -> String {
    let plain = text.to_lowercase().replace('’', "'");
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}
