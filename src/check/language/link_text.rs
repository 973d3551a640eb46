//! `link-text`: a link that doesn't say where it leads when it is read alone, as screen readers list links.

use super::{Found, Page, Rule};
use crate::diagnostic::{Code, Diagnostic};
use crate::markdown::prose::Role;

/// In any language, for a site may write both.
const EMPTY: &[&str] = &[
    "ici",
    "cliquez ici",
    "cliquer ici",
    "lien",
    "ce lien",
    "lire",
    "lire la suite",
    "lire plus",
    "suite",
    "en savoir plus",
    "plus",
    "voir",
    "voir plus",
    "voir ici",
    "cette page",
    "page",
    "plus d'informations",
    "télécharger",
    "here",
    "click here",
    "link",
    "this link",
    "read more",
    "more",
    "learn more",
    "see",
    "see here",
    "see more",
    "this page",
    "more information",
    "download",
    "find out more",
];

pub struct LinkText;

impl Rule for LinkText {
    fn name(&self) -> &'static str {
        "link-text"
    }

    fn check(&self, page: &Page<'_>, found: &mut Found<'_>) {
        for passage in &page.prose.passages {
            for link in &passage.links {
                let written = &passage.text[link.text.clone()];
                let text = plain(written);
                let raw = passage.has(&link.text, Role::Address);
                if raw || EMPTY.contains(&text.as_str()) || page.list.links.contains(&text) {
                    let diagnostic = Diagnostic::new(Code::LinkSaysNothing).with("text", written);
                    found.push(diagnostic, written, link.span.clone());
                }
            }
        }
    }
}

/// Whether a link's text could be that of any other link.
pub fn says_nothing(text: &str) -> bool {
    // Most begin otherwise; two bytes tell, since none of these words has a letter there whose small form has another first byte.
    let start = text.trim_start_matches(|c: char| !c.is_alphanumeric()).as_bytes().get(..2);
    let begins = |known: &str| start.is_some_and(|start| known.as_bytes()[..2].eq_ignore_ascii_case(start));
    EMPTY.iter().any(|known| begins(known)) && EMPTY.contains(&plain(text).as_str())
}

/// A link's text as it is compared: small letters, plain apostrophes, no marks around it.
pub fn plain(text: &str) -> String {
    let text = text.replace('’', "'").to_lowercase();
    text.trim_matches(|c: char| !c.is_alphanumeric()).split_whitespace().collect::<Vec<_>>().join(" ")
}
