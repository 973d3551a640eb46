//! The words of a text: runs of letters and digits, with an elided article in its word ("l’eau" is one).

use std::borrow::Cow;
use std::ops::Range;

/// Stands for something that is read as one word but isn't letters: an image, a piece of code, a number to be written.
pub const OBJECT: char = '\u{FFFC}';

/// Where the words of a text stand.
///
/// An apostrophe between letters stays inside a word, a point or comma between digits inside a number, and so does the
/// space between groups of three digits. A hyphen divides: "peut-être" is two words.
pub fn words(text: &str) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut open: Option<usize> = None;
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let belongs = is_part(c) || open.is_some() && joins(before, c, &text[at + c.len_utf8()..], &text[..at]);
        match open {
            Some(start) if !belongs => {
                words.push(start..at);
                open = None;
            }
            None if belongs => open = Some(at),
            _ => {}
        }
        if c == OBJECT {
            words.push(at..at + c.len_utf8());
        }
        before = c;
    }
    words.extend(open.map(|start| start..text.len()));
    words
}

/// A letter, a digit or an accent that stands by itself.
fn is_part(c: char) -> bool {
    match c {
        // Asked first, for tables of Unicode are slow.
        '\0'..='\x7f' => c.is_ascii_alphanumeric(),
        'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ÿ' | '\u{300}'..='\u{36F}' => true,
        _ => c.is_alphanumeric(),
    }
}

/// Whether a character that isn't of words holds two parts of one together.
fn joins(before: char, c: char, after: &str, text_before: &str) -> bool {
    let next = after.chars().next().unwrap_or(' ');
    match c {
        '\'' | '’' => is_part(before) && (next.is_alphabetic() || next.is_ascii_digit()),
        '.' | ',' => before.is_ascii_digit() && next.is_ascii_digit(),
        '\u{AD}' => next.is_alphabetic(),
        ' ' | '\u{A0}' | '\u{202F}' | '\u{2009}' => {
            let digits_after = after.bytes().take_while(u8::is_ascii_digit).count();
            let digits_before = text_before.bytes().rev().take_while(u8::is_ascii_digit).count();
            // "2018 304" are two numbers: no group has four digits.
            digits_after == 3 && (1..=3).contains(&digits_before)
        }
        _ => false,
    }
}

/// The letters that stand before an apostrophe where French drops a vowel.
const ELIDED: &[&str] =
    &["l", "d", "j", "m", "t", "s", "n", "c", "qu", "lorsqu", "puisqu", "jusqu", "quoiqu", "presqu", "quelqu"];

/// A word's elided part with its apostrophe, and the rest: "l’", "eau".
pub fn split_elision(word: &str) -> (&str, &str) {
    match elided(word) {
        Some((_, rest)) => word.split_at(word.len() - rest.len()),
        None => ("", word),
    }
}

/// A word's elided part in small letters and without its apostrophe, and the rest: "l", "eau".
pub fn elided(word: &str) -> Option<(&'static str, &str)> {
    // Most words have no apostrophe: none of the bytes is the first one of it.
    if !word.bytes().any(|byte| byte == b'\'' || byte == 0xE2) {
        return None;
    }
    let (before, rest) = word.split_once(['\'', '’']).filter(|(_, rest)| !rest.is_empty())?;
    ELIDED.iter().find(|elided| elided.eq_ignore_ascii_case(before)).map(|elided| (*elided, rest))
}

/// A word in small letters and with plain apostrophes; most words are so already.
pub fn lower(word: &str) -> Cow<'_, str> {
    if word.chars().all(|c| c.is_ascii_lowercase() || !c.is_ascii() && c != '’' && c.is_lowercase()) {
        return Cow::Borrowed(word);
    }
    Cow::Owned(word.chars().flat_map(|c| if c == '’' { '\'' } else { c }.to_lowercase()).collect())
}

/// Letters and figures of a word without its elided article, as LIX counts them.
pub fn letters(bare: &str) -> usize {
    bare.chars().filter(|c| c.is_alphanumeric()).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(text: &str) -> Vec<&str> {
        words(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn words_are_runs_of_letters_and_digits() {
        assert_eq!(list("L’eau, aujourd’hui : c’est-à-dire !"), ["L’eau", "aujourd’hui", "c’est", "à", "dire"]);
        assert_eq!(
            list("12\u{202f}500 cas en 2018 304 fois, 6,4 % et 1,280."),
            ["12\u{202f}500", "cas", "en", "2018", "304", "fois", "6,4", "et", "1,280"]
        );
        assert_eq!(list("don't say “it’s” 'quoted'"), ["don't", "say", "it’s", "quoted"]);
        assert_eq!(list("un \u{FFFC}, fini"), ["un", "\u{FFFC}", "fini"]);
        assert_eq!(list("e\u{301}te\u{301}"), ["e\u{301}te\u{301}"]);
        assert!(list(" … – ’ ").is_empty());
    }

    #[test]
    fn an_elided_article_is_no_word_and_counts_no_letters() {
        assert_eq!(split_elision("d’État"), ("d’", "État"));
        assert_eq!(split_elision("Jusqu'ici"), ("Jusqu'", "ici"));
        assert_eq!(split_elision("aujourd’hui"), ("", "aujourd’hui"));
        assert_eq!((letters("enfant"), letters("il"), letters("aujourd’hui"), letters("2 000")), (6, 2, 10, 4));
    }
}
