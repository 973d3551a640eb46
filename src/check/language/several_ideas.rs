//! `several-ideas`: a sentence that says several things.
//!
//! Three marks of it are counted: commas that don't merely divide a list of short items, words that begin a clause
//! ("que", "dont", "because"), and asides in brackets or between dashes.

use std::borrow::Cow;

use super::{Found, Page, Rule, Sentence};
use crate::diagnostic::{Code, Diagnostic};
use crate::language::readability::Idiom;
use crate::language::readability::tier::Tier;

pub struct SeveralIdeas;

/// How much of each a sentence bears: commas, clauses, asides.
struct Limits(usize, usize, usize);

impl Rule for SeveralIdeas {
    fn name(&self) -> &'static str {
        "several-ideas"
    }

    fn check(&self, page: &Page<'_>, found: &mut Found<'_>) {
        let limits = match page.tier {
            Tier::Falc => Limits(1, 1, 0),
            _ => Limits(3, 3, 1),
        };
        for sentence in page.sentences.iter().filter(|sentence| sentence.own > 0) {
            let text = page.text(sentence);
            let (commas, clauses, asides) = (commas(text), clauses(page, sentence), asides(text));
            if commas > limits.0 || clauses > limits.1 || asides > limits.2 {
                let diagnostic = Diagnostic::new(Code::SeveralIdeas)
                    .with("commas", commas)
                    .with("clauses", clauses)
                    .with("asides", asides)
                    .with("text", text);
                found.push(diagnostic, text, page.place(sentence));
            }
        }
    }
}

/// An item of a list within a sentence has so many words at the most.
const ITEM: usize = 5;

/// The commas and semicolons of a sentence, without those between the items of a list and those of numbers.
fn commas(text: &str) -> usize {
    if !text.contains([',', ';']) {
        return 0;
    }
    let outside = without_brackets(text);
    let pieces: Vec<&str> = outside.split(", ").flat_map(|piece| piece.split(';')).collect();
    let short =
        |piece: &&str| piece.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count() <= ITEM;
    // "Repas, ordonnances, cahiers": items stand side by side; one short piece alone is an aside.
    let mut count = pieces.len().saturating_sub(1);
    for run in pieces.chunk_by(|a, b| short(a) == short(b)) {
        if run.len() >= 2 && short(&run[0]) {
            count = count.saturating_sub(run.len());
        }
    }
    count
}

/// A text without what it says in brackets, which is counted as an aside.
fn without_brackets(text: &str) -> Cow<'_, str> {
    if !text.contains('(') {
        return Cow::Borrowed(text);
    }
    let mut depth = 0usize;
    let mut kept = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 => kept.push(c),
            _ => {}
        }
    }
    Cow::Owned(kept)
}

fn is_french(word: &str) -> bool {
    matches!(
        word,
        "que"
            | "qui"
            | "dont"
            | "où"
            | "si"
            | "quand"
            | "lorsque"
            | "puisque"
            | "quoique"
            | "comme"
            | "laquelle"
            | "lequel"
            | "lesquels"
            | "lesquelles"
            | "auquel"
            | "auxquels"
    )
}

fn is_english(word: &str) -> bool {
    matches!(
        word,
        "that"
            | "which"
            | "who"
            | "whom"
            | "whose"
            | "if"
            | "when"
            | "because"
            | "although"
            | "though"
            | "unless"
            | "whereas"
            | "while"
            | "since"
            | "until"
            | "where"
            | "whether"
    )
}

/// How many clauses that begin with the same word are counted.
const ALIKE: usize = 2;

/// The words that begin a clause.
fn clauses(page: &Page<'_>, sentence: &Sentence) -> usize {
    let begins_clause = match page.idiom {
        Idiom::French => is_french,
        Idiom::English => is_english,
        Idiom::Other => return 0,
    };
    let mut found: Vec<&str> = Vec::new();
    for word in page.words(sentence).iter().filter(|word| word.own) {
        let name = if word.article.ends_with("qu") { "que" } else { word.bare.as_ref() };
        // Side by side they are one thing: "qui vit là, qui vient, qui s’en va".
        if begins_clause(name) && found.iter().filter(|known| **known == name).count() < ALIKE {
            found.push(name);
        }
    }
    found.len()
}

/// What is said in brackets in several words, or between two dashes.
fn asides(text: &str) -> usize {
    let brackets = text.split('(').skip(1).filter(|rest| {
        let inside = rest.split(')').next().unwrap_or_default();
        inside.split_whitespace().count() > 2
    });
    let dashes = text
        .match_indices(['–', '—'])
        .filter(|(at, dash)| text[..*at].ends_with(' ') && text[at + dash.len()..].starts_with(' '));
    brackets.count() + dashes.count() / 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_of_a_list_are_one_idea() {
        assert_eq!(commas("Repas, ordonnances, cahiers : ces sommes vont aux familles."), 0);
        assert_eq!(commas("Le plan aide des villes, des régions, des écoles et des clubs."), 0);
        assert_eq!(
            commas(
                "Quand la récolte est perdue pour un an, la famille qui reste au village, sans autre revenu que son petit champ, attend."
            ),
            3
        );
        assert_eq!(asides("Elle (qui vit à Lyon depuis longtemps) part (oui)."), 1);
    }
}
