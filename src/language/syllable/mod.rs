//! How many syllables a word has when it is read aloud.

mod english;
mod french;

use super::readability::Idiom;
use super::word::{elided, lower, split_elision};

/// The syllables of a word; none in a language that can't be counted.
///
/// Figures, symbols and abbreviations in capitals count as one (Flesch, *How to Write Plain English*, 1979, ch. 2).
pub fn count(word: &str, idiom: Idiom) -> u32 {
    let (article, rest) = elided(word).unwrap_or(("", word));
    of_parts(word, article, &lower(rest), idiom)
}

/// The same of a word whose elided article and the rest, both in small letters, are known.
pub fn of_parts(word: &str, article: &str, bare: &str, idiom: Idiom) -> u32 {
    let is_letters = word.starts_with(|c: char| c.is_alphabetic());
    if !is_letters && !bare.chars().any(char::is_alphabetic) || is_capitals(word, article) {
        return u32::from(idiom != Idiom::Other);
    }
    match idiom {
        Idiom::French => french::count(article, bare),
        Idiom::English => english::count(bare),
        Idiom::Other => 0,
    }
}

/// Two letters or more, and none of them small: "ONU", "l’ONU".
fn is_capitals(word: &str, article: &str) -> bool {
    let rest = if article.is_empty() { word } else { split_elision(word).1 };
    let mut letters = rest.chars();
    letters.next().is_some_and(char::is_uppercase)
        && letters.clone().next().is_some()
        && !letters.any(char::is_lowercase)
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
