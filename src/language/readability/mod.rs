//! How hard a text is to read, as far as counting tells.

pub mod tier;

use super::Language;

/// The languages whose prose can be measured by more than its sentences.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Idiom {
    French,
    English,
    Other,
}

impl Idiom {
    /// By the language's first subtag: `en-GB` is English.
    pub fn of(language: &Language) -> Idiom {
        match language.locale.id.language.as_str() {
            "fr" => Idiom::French,
            "en" => Idiom::English,
            _ => Idiom::Other,
        }
    }
}

/// What was counted in the prose of a page: paragraphs and items of lists, without headings, tables, code and quotations.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    pub words: u32,
    pub sentences: u32,
    pub syllables: u32,
    /// Words of more than six letters.
    pub long_words: u32,
    pub longest: Option<Longest>,
}

/// The sentence with the most words.
#[derive(Clone, Debug, PartialEq)]
pub struct Longest {
    pub words: u32,
    pub text: String,
    /// In the page's file.
    pub span: (u32, u32),
}

/// Fewer words or sentences say nothing about how a page reads.
const WORDS_TO_SCORE: u32 = 100;
const SENTENCES_TO_SCORE: u32 = 5;

impl Reading {
    /// Whether there is enough prose for a score.
    pub fn can_be_scored(&self) -> bool {
        self.words >= WORDS_TO_SCORE && self.sentences >= SENTENCES_TO_SCORE
    }

    /// Words in a sentence, on average.
    pub fn mean_sentence(&self) -> f64 {
        f64::from(self.words) / f64::from(self.sentences.max(1))
    }

    fn mean_word(&self) -> f64 {
        f64::from(self.syllables) / f64::from(self.words.max(1))
    }

    /// Ease of reading French, the higher the easier (Kandel & Moles 1958).
    pub fn kandel_moles(&self) -> f64 {
        207.0 - 1.015 * self.mean_sentence() - 73.6 * self.mean_word()
    }

    /// Ease of reading English, the higher the easier (Flesch 1948, doi 10.1037/h0057532).
    pub fn flesch(&self) -> f64 {
        206.835 - 1.015 * self.mean_sentence() - 84.6 * self.mean_word()
    }

    /// American school grade of an English text (Kincaid and others 1975).
    pub fn flesch_kincaid(&self) -> f64 {
        0.39 * self.mean_sentence() + 11.8 * self.mean_word() - 15.59
    }

    /// Of a text in any language, the lower the easier (Björnsson 1968).
    pub fn lix(&self) -> f64 {
        self.mean_sentence() + 100.0 * f64::from(self.long_words) / f64::from(self.words.max(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_give_what_they_give_by_hand() {
        let reading = Reading { words: 100, sentences: 8, syllables: 140, long_words: 20, longest: None };
        let near = |value: f64, wanted: f64| assert!((value - wanted).abs() < 1e-9, "{value} {wanted}");
        near(reading.mean_sentence(), 12.5);
        near(reading.kandel_moles(), 91.2725);
        near(reading.flesch(), 75.7075);
        near(reading.flesch_kincaid(), 5.805);
        near(reading.lix(), 32.5);
        assert!(reading.can_be_scored());
        assert!(!Reading { words: 99, ..reading }.can_be_scored());
    }
}
