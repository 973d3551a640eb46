//! `abbreviation`: capitals that the page never writes out.

use std::collections::HashSet;

use super::{Found, Page, Rule, Word};
use crate::diagnostic::{Code, Diagnostic};
use crate::language::word::split_elision;
use crate::markdown::prose::{Kind, Passage};

/// Longer runs of capitals are shouting.
const LETTERS: std::ops::RangeInclusive<usize> = 2..=7;

pub struct Abbreviation;

impl Rule for Abbreviation {
    fn name(&self) -> &'static str {
        "abbreviation"
    }

    fn check(&self, page: &Page<'_>, found: &mut Found<'_>) {
        let mut seen: HashSet<&str> = HashSet::new();
        for (passage, words) in page.passages().filter(|(passage, _)| passage.kind != Kind::Heading) {
            let shouts = !passage.text.chars().any(char::is_lowercase);
            for word in words.iter().filter(|word| word.own && !shouts) {
                let Some(letters) = abbreviation(passage, word) else { continue };
                if !seen.insert(letters) || is_known(page, letters) || is_explained(passage, word, letters) {
                    continue;
                }
                let diagnostic = Diagnostic::new(Code::AbbreviationUnexplained).with("abbreviation", letters);
                found.push(diagnostic, letters, passage.place(word.range.clone()));
            }
        }
    }
}

/// The abbreviation that a word is, without its article and plural.
fn abbreviation<'a>(passage: &'a Passage, word: &Word<'_>) -> Option<&'a str> {
    let text = split_elision(&passage.text[word.range.clone()]).1;
    if text.starts_with(char::is_lowercase) {
        return None;
    }
    let text = text.strip_suffix("’s").or_else(|| text.strip_suffix("'s")).unwrap_or(text);
    let letters = text.strip_suffix('s').unwrap_or(text);
    let capitals = letters.chars().filter(|c| c.is_uppercase()).count();
    let all = letters.chars().all(|c| c.is_uppercase() || c.is_ascii_digit());
    (all && LETTERS.contains(&capitals) && !is_roman(letters)).then_some(letters)
}

/// A number such as XIX.
fn is_roman(letters: &str) -> bool {
    let mut rest = letters;
    for (digit, most) in [
        ("M", 3),
        ("CM", 1),
        ("D", 1),
        ("CD", 1),
        ("C", 3),
        ("XC", 1),
        ("L", 1),
        ("XL", 1),
        ("X", 3),
        ("IX", 1),
        ("V", 1),
        ("IV", 1),
        ("I", 3),
    ] {
        for _ in 0..most {
            rest = rest.strip_prefix(digit).unwrap_or(rest);
        }
    }
    rest.is_empty()
}

/// Whether the site says that readers know it, explains it, or writes it out above the text.
fn is_known(page: &Page<'_>, letters: &str) -> bool {
    page.list.abbreviations.contains(letters) || (page.known)(letters) || page.beside.contains(&format!("({letters})"))
}

/// Whether its first use says what it stands for: "long form (ABC)", "ABC (long form)", "ABC, long form,", "ABC
/// is the …".
fn is_explained(passage: &Passage, word: &Word<'_>, letters: &str) -> bool {
    let before = passage.text[..word.range.start].trim_end();
    let after = passage.text[word.range.end..].trim_start();
    let words = |text: &str, end: &[char]| {
        let inside = text.split(end).next().unwrap_or_default();
        crate::language::word::words(inside).len() > 1 && !inside.contains(letters)
    };
    let in_brackets = before.ends_with('(') && after.starts_with([')', ',', ';']);
    let brackets_follow = after.strip_prefix('(').is_some_and(|rest| words(rest, &[')']));
    let aside_follows = after.strip_prefix(',').is_some_and(|rest| words(rest, &[',', '.', ';', ')']));
    let said = DEFINITIONS.iter().any(|is| after.strip_prefix(is).is_some_and(|rest| words(rest, &['.', ';'])));
    in_brackets || brackets_follow || aside_follows || said
}

/// "The UNHCR is the refugee agency of the United Nations."
const DEFINITIONS: &[&str] = &[
    "is the ",
    "is a ",
    "is an ",
    "est le ",
    "est la ",
    "est l’",
    "est un ",
    "est une ",
    "means ",
    "stands for ",
    "veut dire ",
];

#[cfg(test)]
mod tests {
    use super::is_roman;

    #[test]
    fn numbers_in_letters_are_no_abbreviations() {
        assert!(["XIX", "II", "IV", "MCMXCIV", "XL"].into_iter().all(is_roman));
        assert!(!["AFD", "CICID", "IXX", "ONU"].into_iter().any(is_roman));
    }
}
