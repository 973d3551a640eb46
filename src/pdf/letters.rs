//! Whether the fonts have the letters of a text: empty boxes would stand in their place.

use std::sync::LazyLock;

use skrifa::{FontRef, MetadataProvider};

/// The letters of a text that none of the fonts has, each once, in their order.
pub fn lacking(text: &str) -> String {
    static MAPS: LazyLock<Vec<FontRef<'static>>> =
        LazyLock::new(|| super::font_files().into_iter().filter_map(|font| FontRef::new(font).ok()).collect());
    let mut lacking = String::new();
    for letter in text.chars() {
        let there = || MAPS.iter().any(|font| font.charmap().map(letter).is_some_and(|glyph| glyph.to_u32() != 0));
        if !is_unseen(letter) && !lacking.contains(letter) && !there() {
            lacking.push(letter);
        }
    }
    lacking
}

/// What shows nothing of its own.
fn is_unseen(letter: char) -> bool {
    letter.is_whitespace()
        || letter.is_control()
        || matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2069}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::lacking;

    #[test]
    fn letters_without_a_shape_are_named_once() {
        assert_eq!(lacking("L’œuvre\u{202f}: «\u{a0}é\u{a0}» ☐ ☑ € – عدد Мигранты Μετανάστες"), "");
        assert_eq!(lacking("Le 人口, 人"), "人口");
    }
}
