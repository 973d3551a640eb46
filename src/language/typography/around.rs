//! What stands around a place of a text.

use super::OBJECT;

pub fn before(text: &str, at: usize) -> Option<char> {
    text[..at].chars().next_back()
}

pub fn after(text: &str, at: usize) -> Option<char> {
    text[at..].chars().next()
}

/// A space within a line; the break of a line is none.
pub fn is_space(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\u{a0}' | '\u{202f}' | '\u{2009}')
}

/// A place without a word: a space, the break of a line, the beginning or end.
pub fn is_gap(character: Option<char>) -> bool {
    character.is_none_or(char::is_whitespace)
}

/// A letter, a digit, or something that stands for a word.
pub fn is_word(character: Option<char>) -> bool {
    character.is_some_and(|character| character.is_alphanumeric() || character == OBJECT)
}

pub fn is_letter(character: Option<char>) -> bool {
    character.is_some_and(|character| character.is_alphabetic() || character == OBJECT)
}

pub fn is_digit(character: Option<char>) -> bool {
    character.is_some_and(|character| character.is_ascii_digit())
}

/// What opens: nothing is between it and what follows.
pub fn is_opener(character: Option<char>) -> bool {
    character.is_some_and(|character| matches!(character, '(' | '[' | '{' | '«' | '“' | '‘' | '„' | '‹' | '¿' | '¡'))
}

/// What closes, or ends a sentence or a part of it.
pub fn is_closer(character: Option<char>) -> bool {
    let closes = |character| {
        matches!(
            character,
            ')' | ']' | '}' | '»' | '”' | '’' | '›' | '"' | '\'' | '.' | ',' | ';' | ':' | '!' | '?' | '…' | '%' | '€'
        )
    };
    character.is_some_and(closes)
}

/// Where the spaces that end at a place begin.
pub fn spaces_before(text: &str, at: usize) -> usize {
    text[..at].trim_end_matches(is_space).len()
}

/// Where the spaces that begin at a place end.
pub fn spaces_after(text: &str, at: usize) -> usize {
    text.len() - text[at..].trim_start_matches(is_space).len()
}

/// Longest piece without a space that is looked at: addresses are shorter, and no text makes this slow.
const REACH: usize = 400;

/// Whether a place is within an address, a path or an e-mail address, where nothing is changed.
pub fn is_address(text: &str, at: usize) -> bool {
    let near = |byte: &u8| !byte.is_ascii_whitespace();
    let bytes = text.as_bytes();
    let back = bytes[..at].iter().rev().take(REACH).take_while(|byte| near(byte)).count();
    let forth = bytes[at..].iter().take(REACH).take_while(|byte| near(byte)).count();
    let piece = &bytes[at - back..at + forth];
    let has = |part: &[u8]| piece.windows(part.len()).any(|window| window == part);
    has(b"://")
        || has(b"www.")
        || has(b"mailto:")
        || piece.windows(3).any(|three| {
            let joins = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'.' || byte == b'_' || byte == b'-';
            (three[1] == b'@' || three[1] == b'\\') && joins(three[0]) && joins(three[2])
        })
}
