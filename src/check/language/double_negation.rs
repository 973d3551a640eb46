//! `double-negation`: two negations that the reader has to take away again, "il n’est pas impossible", "not unlikely".

use super::{Found, Page, Rule};
use crate::diagnostic::{Code, Diagnostic};
use crate::language::readability::Idiom;

pub struct DoubleNegation;

impl Rule for DoubleNegation {
    fn name(&self) -> &'static str {
        "double-negation"
    }

    fn check(&self, page: &Page<'_>, found: &mut Found<'_>) {
        let (negations, negatives) = match page.idiom {
            Idiom::French => (FRENCH_NEGATIONS, FRENCH_NEGATIVES),
            Idiom::English => (ENGLISH_NEGATIONS, ENGLISH_NEGATIVES),
            Idiom::Other => return,
        };
        for sentence in &page.sentences {
            let words = page.words(sentence);
            let hit = words.iter().enumerate().find_map(|(at, word)| {
                let negated = word.own && negations.contains(&word.bare.as_ref());
                if !negated {
                    return None;
                }
                let near = words[at + 1..].iter().take(NEAR).take_while(|next| {
                    page.between(sentence.passage, word, next).chars().all(|c| !matches!(c, ',' | ';' | ':' | '.'))
                });
                let second = near.enumerate().find(|(far, next)| {
                    let next = next.bare.as_ref();
                    // "pas sans", but not "pas un pays sans chef".
                    negatives.contains(&next) && (*far == 0 || !matches!(next, "sans" | "without"))
                });
                second.map(|(_, second)| word.range.start..second.range.end)
            });
            if let Some(range) = hit {
                let passage = &page.prose.passages[sentence.passage];
                let text = &passage.text[range.clone()];
                found.push(Diagnostic::new(Code::DoubleNegation).with("text", text), text, passage.place(range));
            }
        }
    }
}

/// How far the second may stand behind the first, in words.
const NEAR: usize = 3;

const FRENCH_NEGATIONS: &[&str] = &["pas", "jamais", "guère", "non", "point"];
const FRENCH_NEGATIVES: &[&str] = &[
    "sans",
    "impossible",
    "impossibles",
    "inutile",
    "inutiles",
    "incompatible",
    "incompatibles",
    "illégal",
    "illégale",
    "illégaux",
    "indifférent",
    "indifférente",
    "indifférents",
    "négligeable",
    "négligeables",
    "inconnu",
    "inconnue",
    "inconnus",
    "incapable",
    "incapables",
    "improbable",
    "injuste",
    "injustes",
    "inintéressant",
    "insensible",
    "insignifiant",
    "interdit",
    "interdite",
    "interdits",
    "dépourvu",
    "dénué",
    "ignorer",
];
const ENGLISH_NEGATIONS: &[&str] = &[
    "not", "never", "isn't", "aren't", "wasn't", "weren't", "cannot", "can't", "don't", "doesn't", "didn't", "hardly",
];
const ENGLISH_NEGATIVES: &[&str] = &[
    "without",
    "impossible",
    "unlikely",
    "uncommon",
    "unusual",
    "unreasonable",
    "unnecessary",
    "unable",
    "unaware",
    "unknown",
    "inconsistent",
    "insignificant",
    "negligible",
    "irrelevant",
    "incompatible",
    "unfair",
    "unimportant",
    "illegal",
    "forbidden",
    "deny",
];
