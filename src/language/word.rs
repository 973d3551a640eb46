//! The words of a text: runs of letters and digits, with an elided article in its word ("l’eau" is one).

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
    let mut rest = text.char_indices().peekable();
    let mut before = ' ';
    while let Some((at, c)) = rest.next() {
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
    c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36F}')
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
    for (at, c) in word.char_indices().filter(|(_, c)| matches!(c, '\'' | '’')) {
        let (before, after) = (&word[..at], &word[at + c.len_utf8()..]);
        if ELIDED.iter().any(|elided| elided.eq_ignore_ascii_case(before)) && !after.is_empty() {
            return (&word[..at + c.len_utf8()], after);
        }
        break;
    }
    ("", word)
}

/// Letters of a word, as LIX counts them: without its elided article.
pub fn letters(word: &str) -> usize {
    split_elision(word).1.chars().filter(|c| c.is_alphanumeric()).count()
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
        assert_eq!((letters("l’enfant"), letters("lorsqu’il"), letters("aujourd’hui")), (6, 2, 10));
    }
}
