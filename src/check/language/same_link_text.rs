//! `same-link-text`: links that read alike and lead to different pages.

use std::collections::HashMap;

use super::link_text::plain;
use super::{Found, Page, Rule};
use crate::diagnostic::{Code, Diagnostic};
use crate::markdown::link::{Destination, destination};

pub struct SameLinkText;

impl Rule for SameLinkText {
    fn name(&self) -> &'static str {
        "same-link-text"
    }

    fn check(&self, page: &Page<'_>, found: &mut Found<'_>) {
        let mut seen: HashMap<String, &str> = HashMap::new();
        for passage in &page.prose.passages {
            for link in passage.links.iter().filter(|link| is_place(&link.target)) {
                let written = &passage.text[link.text.clone()];
                let text = plain(written);
                if text.is_empty() {
                    continue;
                }
                let target = link.target.split('#').next().unwrap_or_default();
                if *seen.entry(text).or_insert(target) != target {
                    let diagnostic = Diagnostic::new(Code::LinkTextAmbiguous).with("text", written);
                    found.push(diagnostic, written, link.span.clone());
                }
            }
        }
    }
}

/// Whether a link leads the reader somewhere else: numbers lead to their source, and may well be equal.
fn is_place(target: &str) -> bool {
    match destination(target) {
        Destination::Own(scheme, _) => matches!(scheme.name(), "page" | "file"),
        Destination::External | Destination::Path(_) => true,
        _ => false,
    }
}
