//! How many syllables a word has when it is read aloud.

mod english;
mod french;

use super::readability::Idiom;

/// The syllables of a word; none in a language that can't be counted.
///
/// Figures, symbols and abbreviations in capitals count as one (Flesch, *How to Write Plain English*, 1979, ch. 2).
pub fn count(word: &str, idiom: Idiom) -> u32 {
    if !word.chars().any(char::is_lowercase) && word.chars().count() > 1 && !word.contains(['\'', '’'])
        || !word.chars().any(char::is_alphabetic)
    {
        return u32::from(idiom != Idiom::Other);
    }
    match idiom {
        Idiom::French => french::count(word),
        Idiom::English => english::count(word),
        Idiom::Other => 0,
    }
}
