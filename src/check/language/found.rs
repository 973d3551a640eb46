//! What a rule found, unless the page may do it all the same.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::load::document::{Allowance, Document, Waiver};

/// Which file is checked, and what it may do all the same.
#[derive(Clone, Copy)]
pub struct Leave<'a> {
    pub file: &'a Arc<str>,
    /// Its beginning, for what is said of the whole.
    pub start: (u32, u32),
    pub waivers: &'a [Waiver],
    pub allowed: &'a [Allowance],
}

impl<'a> Leave<'a> {
    /// That of a page.
    pub fn of(document: &'a Document) -> Self {
        Leave { file: &document.file, start: document.fence, waivers: &document.waivers, allowed: &document.allowed }
    }
}

/// Takes the findings of one rule.
pub struct Found<'a> {
    rule: &'static str,
    leave: Leave<'a>,
    lenient: bool,
    diagnostics: &'a mut Diagnostics,
}

impl<'a> Found<'a> {
    pub fn new(rule: &'static str, leave: Leave<'a>, lenient: bool, diagnostics: &'a mut Diagnostics) -> Self {
        Found { rule, leave, lenient, diagnostics }
    }

    /// A finding in a part of the file; `text` is what `allow` may name.
    pub fn push(&mut self, diagnostic: Diagnostic, text: &str, span: Range<usize>) {
        if self.is_lifted(text) {
            return;
        }
        let diagnostic = diagnostic.at(Place::at(self.leave.file, span));
        self.diagnostics.push(if self.lenient { diagnostic.as_warning() } else { diagnostic });
    }

    /// A finding about the page as a whole, said at its beginning.
    pub fn push_on_page(&mut self, diagnostic: Diagnostic) {
        let (start, end) = self.leave.start;
        self.push(diagnostic, "", start as usize..end as usize);
    }

    /// Whether the page has leave: for a while by a waiver, or for good, for everything or for this text.
    fn is_lifted(&self, text: &str) -> bool {
        let allowed = self.leave.allowed.iter().filter(|allowed| allowed.rule == self.rule);
        self.leave.waivers.iter().any(|waiver| waiver.rule == self.rule)
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
