//! How the language of a page is checked: a rule a file, and the list of them here.
//!
//! A rule says what it finds to [`Found`], which knows what the page may do all the same. Only words and the length of
//! sentences can keep a site from being built; a score can't, for no formula understands a text.

mod abbreviation;
mod double_negation;
mod found;
mod heading;
mod jargon;
mod link_text;
mod list_length;
mod mean_sentence;
mod nominal_chain;
mod page;
mod paragraph_length;
mod passive;
mod same_link_text;
mod score;
mod sentence_length;
mod several_ideas;

pub use found::{Found, Leave};
pub use link_text::says_nothing;
pub use page::{Page, Sentence, Word};

use crate::diagnostic::Diagnostics;

/// Something that a text should be, or not.
pub trait Rule: Sync {
    /// What `waiver` and `allow` call it.
    fn name(&self) -> &'static str;

    fn check(&self, page: &Page<'_>, found: &mut Found<'_>);
}

/// The rules. A new one is a file and a line here.
pub const RULES: &[&dyn Rule] = &[
    &sentence_length::SentenceLength,
    &mean_sentence::MeanSentence,
    &score::Score,
    &passive::Passive,
    &nominal_chain::NominalChain,
    &several_ideas::SeveralIdeas,
    &abbreviation::Abbreviation,
    &jargon::JargonWord,
    &paragraph_length::ParagraphLength,
    &list_length::ListLength,
    &heading::Heading,
    &link_text::LinkText,
    &same_link_text::SameLinkText,
    &double_negation::DoubleNegation,
];

/// Checks a page, or what stands beside one, by every rule. With `lenient` nothing that is found is an error.
pub fn check(page: &Page<'_>, leave: Leave<'_>, lenient: bool, diagnostics: &mut Diagnostics) {
    for rule in RULES {
        rule.check(page, &mut Found::new(rule.name(), leave, lenient, diagnostics));
    }
}
