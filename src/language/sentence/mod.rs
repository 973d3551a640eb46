//! The sentences of a text: Unicode's rules (UAX 29), CLDR's abbreviations, and a few rules for what these get wrong.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

use icu::segmenter::SentenceSegmenter;

use super::readability::Idiom;
use super::word::{OBJECT, split_elision};

static FRENCH: LazyLock<HashSet<&str>> = LazyLock::new(|| list(include_str!("fr.txt")));
static ENGLISH: LazyLock<HashSet<&str>> = LazyLock::new(|| list(include_str!("en.txt")));

/// Where the sentences of a text stand, without the spaces around them.
///
/// Over Unicode's rules:
/// - what begins with a closing mark or a small letter goes on with the sentence before it;
/// - a sentence ends after "…", after the mark that closes a quotation or a bracket with its own end, after the number of a
///   reference ("oui.[3]"), and before the dash of another speaker, when a capital follows;
/// - it doesn't end after the number that it begins with ("1. Le premier point");
/// - it doesn't end after an abbreviation (an article elided before it, as in "l’art.", doesn't hide it), nor after a
///   single initial, "J.-P." included, nor after a number alone, as in "1. The first point."
pub fn sentences(text: &str, idiom: Idiom) -> Vec<Range<usize>> {
    let mut ends = plain_ends(text)
        .unwrap_or_else(|| SentenceSegmenter::new(Default::default()).segment_str(text).skip(1).collect());
    ends.extend(closed(text));
    ends.sort_unstable();
    ends.dedup();
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    for end in ends {
        let last = end == text.len();
        if last || !goes_on(&text[start..end], &text[end..], idiom) {
            let piece = trimmed(text, start..end);
            if !piece.is_empty() {
                found.push(piece);
            }
            start = end;
        }
    }
    found
}

/// Where Unicode's rules end the sentences of a text in which that is plain: behind each mark there
/// is a space with a capital, or nothing. None in any other case: it needs the rules' tables, which take their time.
fn plain_ends(text: &str) -> Option<Vec<usize>> {
    let mut ends = Vec::new();
    for (at, c) in text.char_indices() {
        if matches!(c, '.' | '!' | '?') {
            let after = &text[at + 1..];
            let next = after.strip_prefix(' ').and_then(|rest| rest.chars().next());
            let ends_here = after.is_empty() || next.is_some_and(is_plain_capital);
            if !ends_here {
                return None;
            }
            if !after.is_empty() {
                ends.push(at + 2);
            }
        } else if !is_plain(c) {
            return None;
        }
    }
    ends.extend(Some(text.len()).filter(|end| *end > 0));
    Some(ends)
}

fn is_plain_capital(c: char) -> bool {
    c.is_ascii_uppercase() || matches!(c, 'À'..='Ö' | 'Ø'..='Þ')
}

/// Letters, figures and marks that no rule about the ends of sentences asks for.
fn is_plain(c: char) -> bool {
    matches!(c, ' '..='~' | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ÿ' | 'œ' | 'Œ' | '’' | '«' | '»' | '–' | '—')
        || matches!(c, '\u{A0}' | '\u{202F}' | OBJECT)
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let piece = &text[range.clone()];
    let start = range.start + piece.len() - piece.trim_start().len();
    start..start.max(range.end - (piece.len() - piece.trim_end().len()))
}

/// The ends after "…", after "! »", after ".[3]" and before the dash of another speaker, with a capital behind.
fn closed(text: &str) -> impl Iterator<Item = usize> {
    let marks = text.char_indices().filter(move |&(at, c)| match c {
        '…' => true,
        ']' => ends_sentence(text[..at].trim_end_matches(|c: char| c.is_ascii_digit() || c == '[')),
        '.' | '!' | '?' => text[at + 1..].trim_start().starts_with(['–', '—']),
        c => is_closing(c) && ends_sentence(text[..at].trim_end()),
    });
    marks.filter_map(|(at, c)| {
        let after = text[at + c.len_utf8()..].trim_start_matches(|c: char| is_closing(c) || is_no_break(c));
        let next = after.trim_start();
        let spaced = text[..text.len() - next.len()].ends_with(char::is_whitespace);
        let opened = next.trim_start_matches(|c: char| is_opening(c) || c.is_whitespace());
        (spaced && opened.chars().next().is_some_and(char::is_uppercase)).then(|| text.len() - next.len())
    })
}

fn ends_sentence(before: &str) -> bool {
    before.ends_with(['.', '!', '?', '…'])
}

fn is_closing(c: char) -> bool {
    matches!(c, '»' | '”' | '’' | ')' | ']' | '"')
}

fn is_opening(c: char) -> bool {
    matches!(c, '«' | '“' | '‘' | '(' | '[' | '"' | '–' | '—')
}

fn is_no_break(c: char) -> bool {
    matches!(c, '\u{A0}' | '\u{202F}')
}

/// Whether what looks like a sentence isn't over.
fn goes_on(before: &str, after: &str, idiom: Idiom) -> bool {
    let next = after.trim_start();
    // A closing mark belongs to what it closes; what follows it decides.
    if next.starts_with(|c: char| is_closing(c) && c != '"' || matches!(c, ',' | ';' | ':' | '!' | '?' | '.')) {
        return true;
    }
    // "oui.[3]": the number in brackets belongs to what it follows.
    if next.starts_with(char::is_lowercase) || before.ends_with('[') {
        return true;
    }
    // "1. Le premier point": a number that counts.
    if before.trim().strip_suffix('.').is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit())) {
        return true;
    }
    let Some(last) = before.trim_end().rsplit(|c: char| c.is_whitespace() || is_opening(c)).next() else {
        return false;
    };
    last.ends_with('.') && (is_initial(last) || is_abbreviation(last, idiom) || is_number_alone(before))
}

/// "1.", which numbers what follows.
fn is_number_alone(piece: &str) -> bool {
    let number = piece.trim().trim_end_matches('.');
    !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
}

/// "J.", "J.-P.", "J.K.": capitals with a full stop each.
fn is_initial(token: &str) -> bool {
    let letters = token.split_terminator('.').map(|part| part.trim_start_matches('-'));
    letters.into_iter().all(|part| part.chars().count() == 1 && part.starts_with(char::is_uppercase))
}

fn is_abbreviation(token: &str, idiom: Idiom) -> bool {
    let list = match idiom {
        Idiom::French => &*FRENCH,
        Idiom::English => &*ENGLISH,
        Idiom::Other => return false,
    };
    list.contains(split_elision(token).1)
}

/// The abbreviations of a file, without its comments.
fn list(file: &'static str) -> HashSet<&'static str> {
    file.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace).collect()
}

#[cfg(test)]
mod tests;
