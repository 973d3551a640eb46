//! `jargon`: words of the site's list, with the plain word to use instead. Between quotation marks a word is spoken of,
//! not used.

use super::{Found, Page, Rule, Word};
use crate::diagnostic::{Code, Diagnostic};
use crate::language::word::split_elision;
use crate::markdown::prose::Passage;

pub struct JargonWord;

impl Rule for JargonWord {
    fn name(&self) -> &'static str {
        "jargon"
    }

    fn check(&self, page: &Page<'_>, found: &mut Found<'_>) {
        for (passage, words) in page.passages() {
            let mut at = 0;
            while at < words.len() {
                let own = words[at..].iter().take_while(|word| word.own && !word.quoted);
                let Some((count, jargon)) =
                    page.list.find(own.map(|word| (has_hyphen(passage, word), word.bare.as_ref())))
                else {
                    at += 1;
                    continue;
                };
                let first = &words[at].range;
                let article = split_elision(&passage.text[first.clone()]).0.len();
                let range = first.start + article..words[at + count - 1].range.end;
                at += count;
                let text = passage.text.get(range.clone()).unwrap_or_default();
                if !(page.known)(text) && !is_explained(passage, range.start) {
                    let diagnostic = Diagnostic::new(Code::Jargon)
                        .with("text", text)
                        .with("instead", jargon.instead.as_str())
                        .with("note", jargon.note.as_str());
                    found.push(diagnostic, text, passage.place(range));
                }
            }
        }
    }
}

/// Whether a word is the second part of one with a hyphen.
fn has_hyphen(passage: &Passage, word: &Word<'_>) -> bool {
    passage.text[..word.range.start].ends_with('-')
}

/// Whether a place stands in a link to the glossary.
fn is_explained(passage: &Passage, at: usize) -> bool {
    passage.links.iter().any(|link| link.text.contains(&at) && link.target.starts_with("term:"))
}
