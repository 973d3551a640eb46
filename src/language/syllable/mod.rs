//! How many syllables a word has when it is read aloud.

mod english;
mod french;

use super::readability::Idiom;
use super::word::split_elision;

/// The syllables of a word; none in a language that can't be counted.
///
/// Figures, symbols and abbreviations in capitals count as one (Flesch, *How to Write Plain English*, 1979, ch. 2).
pub fn count(word: &str, idiom: Idiom) -> u32 {
    let bare = split_elision(word).1;
    let is_capitals = bare.chars().count() > 1 && !bare.chars().any(char::is_lowercase);
    if is_capitals || !bare.chars().any(char::is_alphabetic) {
        return u32::from(idiom != Idiom::Other);
    }
    match idiom {
        Idiom::French => french::count(word),
        Idiom::English => english::count(word),
        Idiom::Other => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hard_words_are_counted_as_they_are_read() {
        for (word, count) in [
            ("pays", 2),
            ("paysage", 3),
            ("moyen", 2),
            ("voyage", 2),
            ("février", 3),
            ("oublier", 3),
            ("crient", 2),
            ("parle", 1),
            ("parlent", 1),
            ("peuvent", 1),
            ("souvent", 2),
            ("développement", 5),
            ("expriment", 2),
            ("présent", 2),
            ("réunion", 3),
            ("Haïti", 3),
            ("maïs", 2),
            ("qu’il", 1),
            ("lorsqu’elle", 2),
            ("jusqu’à", 2),
            ("l’ONU", 1),
            ("aujourd’hui", 3),
            ("304", 1),
            ("6,4", 1),
            ("œuvre", 1),
        ] {
            assert_eq!(super::count(word, Idiom::French), count, "{word}");
        }
        for (word, count) in [
            ("country", 2),
            ("organisation", 5),
            ("neighbourhood", 3),
            ("plan’s", 1),
            ("France’s", 2),
            ("diasporas", 4),
            ("don’t", 1),
            ("created", 3),
            ("people", 2),
            ("UNHCR", 1),
            ("1,280", 1),
        ] {
            assert_eq!(super::count(word, Idiom::English), count, "{word}");
        }
        assert_eq!(super::count("Wort", Idiom::Other), 0);
    }
}
