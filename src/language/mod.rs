//! Everything that depends on a language: its code, its direction, how it sorts and writes dates and numbers.

pub mod article;
pub mod collation;
pub mod country;
pub mod format;
pub mod glossary;
pub mod lists;
pub mod quantity;
pub mod readability;
pub mod sentence;
pub mod slug;
pub mod syllable;
pub mod typography;
pub mod word;
pub mod words;

use std::sync::Arc;

use icu::locale::{Direction, Locale, LocaleDirectionality, LocaleExpander};

/// A language of the site.
#[derive(Clone, Debug)]
pub struct Language {
    /// BCP 47, as in the names of files: `fr`, `en`, `pt-BR`.
    pub code: Arc<str>,
    /// Its place in `site.toml`; the language of index 0 is the default.
    pub index: usize,
    /// Whose ways of writing dates, numbers and names it follows.
    pub locale: Locale,
    /// Written from right to left.
    pub right_to_left: bool,
}

impl Language {
    /// A language by its code; none when that isn't a language of BCP 47.
    pub fn parse(code: &str, index: usize) -> Option<Self> {
        let locale: Locale = code.parse().ok()?;
        if locale.id.language.is_unknown() || locale.to_string() != code {
            return None;
        }
        let right_to_left = LocaleDirectionality::new_common().get(&locale.id) == Some(Direction::RightToLeft);
        Some(Language { code: code.into(), index, locale, right_to_left })
    }

    /// Whether a text is a code of BCP 47, with a language, whatever the case of its letters.
    pub fn is_code(text: &str) -> bool {
        text.parse::<Locale>().is_ok_and(|locale| !text.is_empty() && !locale.id.language.is_unknown())
            || matches!(text.to_ascii_lowercase().as_str(), "und" | "mul" | "zxx")
    }

    /// Takes over how a country writes the language: `en-GB` for `en`. False when that isn't a kind of the language.
    pub fn write_as(&mut self, code: &str) -> bool {
        match code.parse::<Locale>() {
            Ok(locale) if locale.id.language == self.locale.id.language => {
                self.locale = locale;
                true
            }
            _ => false,
        }
    }

    /// With the country whose ways it follows, else the one where it is spoken most, as Open Graph writes it: `fr_FR`
    /// (ogp.me, `og:locale`; Unicode CLDR, likely subtags).
    pub fn with_territory(&self) -> String {
        let mut id = self.locale.id.clone();
        LocaleExpander::new_extended().maximize(&mut id);
        let language = id.language;
        id.region.map_or_else(|| language.to_string(), |region| format!("{language}_{region}"))
    }

    pub fn direction(&self) -> &'static str {
        if self.right_to_left { "rtl" } else { "ltr" }
    }
}

#[cfg(test)]
mod tests {
    use super::Language;

    #[test]
    fn languages_know_their_direction_and_wrong_codes_are_refused() {
        assert!(Language::parse("ar", 0).is_some_and(|l| l.right_to_left));
        assert!(Language::parse("fr", 0).is_some_and(|l| !l.right_to_left));
        for wrong in ["", "français", "FR", "x", "und"] {
            assert!(Language::parse(wrong, 0).is_none(), "{wrong}");
        }
        assert!(["fr", "pt-BR", "zh-Hant", "EN-gb", "mul", "ar-Latn"].into_iter().all(Language::is_code));
        assert!(!["", "français", "french language", "en_", "f"].into_iter().any(Language::is_code));
        let mut english = Language::parse("en", 0).expect("a language");
        assert_eq!(english.with_territory(), "en_US");
        assert!(english.write_as("en-GB") && !english.write_as("fr") && !english.write_as("en_GB!"));
        assert_eq!(english.with_territory(), "en_GB");
    }
}
