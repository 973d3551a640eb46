//! French ordinals: `1er`, `2e`, `XIXe`, whose end stands above the line.

use std::ops::Range;

use super::around::{after, before, is_address, is_word};

/// The ends of the ordinals of a passage.
pub fn raised(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(next) = bytes[at..].iter().position(|byte| matches!(byte, b'0'..=b'9' | b'I' | b'V' | b'X')) {
        let start = at + next;
        let is_digits = bytes[start].is_ascii_digit();
        let belongs = |byte: &&u8| if is_digits { byte.is_ascii_digit() } else { matches!(byte, b'I' | b'V' | b'X') };
        let end = start + bytes[start..].iter().take_while(belongs).count();
        let length = bytes[end..].iter().take(4).take_while(|byte| byte.is_ascii_lowercase()).count();
        let number = &text[start..end];
        let fits = if is_digits { number.len() <= 3 && bytes[start] != b'0' } else { is_roman(number) };
        let apart = !joins(before(text, start)) && !joins(after(text, end + length));
        if length > 0 && fits && apart && is_ending(number, &text[end..end + length]) && !is_address(text, start) {
            found.push(end..end + length);
        }
        at = end + length;
    }
    found
}

fn is_ending(number: &str, ending: &str) -> bool {
    match number {
        "1" | "I" => matches!(ending, "er" | "re" | "ers" | "res"),
        "2" | "II" => matches!(ending, "e" | "es" | "d" | "de" | "nd" | "nde" | "ds" | "des" | "nds" | "ndes"),
        _ => matches!(ending, "e" | "es"),
    }
}

/// From 1 to 39, as centuries, kings and districts are numbered.
fn is_roman(number: &str) -> bool {
    let ones = number.trim_start_matches('X');
    number.len() - ones.len() <= 3
        && matches!(ones, "" | "I" | "II" | "III" | "IV" | "V" | "VI" | "VII" | "VIII" | "IX")
}

fn joins(character: Option<char>) -> bool {
    is_word(character) || matches!(character, Some('-' | '_' | '/' | '#' | '@' | '+'))
}
