//! `sentence-length`: a sentence that is too long to be followed.

use super::{Found, Page, Rule};
use crate::diagnostic::{Code, Diagnostic};

pub struct SentenceLength;

impl Rule for SentenceLength {
    fn name(&self) -> &'static str {
        "sentence-length"
    }

    fn check(&self, page: &Page<'_>, found: &mut Found<'_>) {
        let Some((limit, long)) = page.limits.sentence else { return };
        for sentence in page.sentences.iter().filter(|sentence| sentence.own > long) {
            let (code, limit) = match sentence.own > limit {
                true => (Code::SentenceLong, limit),
                false => (Code::SentenceRatherLong, long),
            };
            let text = page.text(sentence);
            let diagnostic = Diagnostic::new(code).with("words", sentence.own).with("limit", limit).with("text", text);
            found.push(diagnostic, text, page.place(sentence));
        }
    }
}
