//! `list-length`: a list with too many entries, or too deep in others.

use super::{Found, Page, Rule};
use crate::diagnostic::{Code, Diagnostic};

/// A list may stand in another, but not that one in a third.
const DEPTH: usize = 2;

pub struct ListLength;

impl Rule for ListLength {
    fn name(&self) -> &'static str {
        "list-length"
    }

    fn check(&self, page: &Page<'_>, found: &mut Found<'_>) {
        for list in &page.prose.lists {
            let span = list.span.start..list.span.start + 1;
            if list.items > page.limits.list {
                let diagnostic =
                    Diagnostic::new(Code::ListLong).with("items", list.items).with("limit", page.limits.list);
                found.push(diagnostic, "", span.clone());
            }
            if list.depth == DEPTH + 1 {
                let diagnostic = Diagnostic::new(Code::ListDeep).with("depth", list.depth).with("limit", DEPTH);
                found.push(diagnostic, "", span);
            }
        }
    }
}
