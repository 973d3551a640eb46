//! `paragraph-length`: a paragraph that looks like a wall.

use super::{Found, Page, Rule};
use crate::diagnostic::{Code, Diagnostic};
use crate::markdown::prose::Kind;

pub struct ParagraphLength;

impl Rule for ParagraphLength {
    fn name(&self) -> &'static str {
        "paragraph-length"
    }

    fn check(&self, page: &Page<'_>, found: &mut Found<'_>) {
        let (limit, limit_words) = page.limits.paragraph;
        for (index, (passage, words)) in page.passages().enumerate() {
            if passage.kind != Kind::Paragraph {
                continue;
            }
            let sentences = page.sentences.iter().filter(|sentence| sentence.passage == index).count();
            if sentences > limit || words.len() > limit_words {
                let diagnostic = Diagnostic::new(Code::ParagraphLong)
                    .with("sentences", sentences)
                    .with("words", words.len())
                    .with("limit", limit)
                    .with("limit-words", limit_words);
                found.push(diagnostic, &passage.text, passage.place(0..passage.text.len()));
            }
        }
    }
}
