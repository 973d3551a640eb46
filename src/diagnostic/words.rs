//! The words of diagnostics in the editor's language.

use fluent_bundle::FluentValue;

use super::report::{Finding, Located};
use super::{Argument, Code, Diagnostics, Severity};
use crate::language::words::Words;

const ENGLISH: &str = include_str!("messages/en.ftl");
const FRENCH: &str = include_str!("messages/fr.ftl");

/// Arguments whose text is the name of a message.
const TRANSLATED: &[&str] = &["expected", "found", "secret", "unit", "use", "why"];
/// How many other places of a mistake are named.
const PLACES_SHOWN: usize = 5;

/// The language of what is said to editors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tongue {
    English,
    French,
}

impl Tongue {
    /// The language that a locale asks for; English when it is none that Parvis speaks.
    pub fn of_locale(locale: &str) -> Tongue {
        if locale.to_ascii_lowercase().starts_with("fr") { Tongue::French } else { Tongue::English }
    }
}

/// Puts findings into words.
pub struct Speaker {
    words: Words,
}

impl Speaker {
    pub fn new(tongue: Tongue) -> Speaker {
        let (code, text) = match tongue {
            Tongue::English => ("en", ENGLISH),
            Tongue::French => ("fr", FRENCH),
        };
        let mut words = Words::new(code);
        // The files are ours, and a test reads them.
        words.add(text.to_owned(), &"messages".into(), &mut Diagnostics::new());
        Speaker { words }
    }

    /// What is wrong.
    pub fn message(&self, finding: &Finding) -> String {
        self.of_code(finding.code, None, &finding.arguments)
    }

    /// What to do about it.
    pub fn help(&self, finding: &Finding) -> String {
        self.of_code(finding.code, Some("help"), &finding.arguments)
    }

    fn of_code(&self, code: Code, attribute: Option<&str>, arguments: &[(&'static str, Argument)]) -> String {
        let values: Vec<(&str, FluentValue<'_>)> =
            arguments.iter().map(|(name, value)| (*name, self.value(name, value))).collect();
        let text = match attribute {
            Some(attribute) => self.words.attribute(code.number(), attribute, &values),
            None => self.words.get(code.number(), &values),
        };
        text.unwrap_or_else(|| code.about().to_owned())
    }

    fn value(&self, name: &str, value: &Argument) -> FluentValue<'static> {
        match value {
            Argument::Text(text) if text.is_empty() => "none".into(),
            Argument::Text(text) if TRANSLATED.contains(&name) => self.word(text, &[]).into(),
            // What other programs say may end with a full stop; the message has its own.
            Argument::Text(text) if name == "reason" => text.trim_end_matches(['.', ' ']).to_owned().into(),
            Argument::Text(text) => text.clone().into(),
            Argument::Number(number) => (*number).into(),
            Argument::List(items) if items.is_empty() => "none".into(),
            Argument::List(items) => items.join(", ").into(),
        }
    }

    /// A word of the frame around messages.
    pub fn word<'a>(&'a self, key: &str, arguments: &[(&'a str, FluentValue<'a>)]) -> String {
        self.words.get(key, arguments).unwrap_or_else(|| key.to_owned())
    }

    pub fn severity(&self, severity: Severity) -> String {
        match severity {
            Severity::Error => self.word("severity-error", &[]),
            Severity::Warning => self.word("severity-warning", &[]),
        }
    }

    /// The other places of a mistake in one sentence; none when there is no other.
    pub fn other_places(&self, finding: &Finding) -> Option<String> {
        let others = finding.count.saturating_sub(1);
        if others == 0 || finding.places.len() < 2 {
            return None;
        }
        let shown: Vec<String> = finding.places.iter().skip(1).take(PLACES_SHOWN).map(spot).collect();
        let mut places = shown.join(", ");
        if others > shown.len() {
            places.push_str(&self.word("more", &[("count", (others - shown.len()).into())]));
        }
        Some(self.word("also-in", &[("count", others.into()), ("places", places.into())]))
    }
}

/// `file:line:column`.
pub fn spot(place: &Located) -> String {
    match &place.position {
        Some(position) => format!("{}:{}:{}", place.file, position.line, position.column),
        None => place.file.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_words_and_a_remedy_in_both_languages() {
        for (tongue, text) in [(Tongue::English, ENGLISH), (Tongue::French, FRENCH)] {
            let mut diagnostics = Diagnostics::new();
            Words::new("en").add(text.to_owned(), &"messages".into(), &mut diagnostics);
            assert!(diagnostics.is_empty(), "{tongue:?}: {:?}", diagnostics.into_vec());
            let speaker = Speaker::new(tongue);
            for code in Code::ALL {
                let values: Vec<(&str, FluentValue<'_>)> =
                    code.arguments().iter().map(|name| (*name, FluentValue::from("x"))).collect();
                let message = speaker.words.get(code.number(), &values);
                let help = speaker.words.attribute(code.number(), "help", &values);
                for text in [message, help] {
                    let text = text.unwrap_or_else(|| panic!("{tongue:?} lacks {}", code.number()));
                    assert!(!text.contains("{$") && !text.is_empty(), "{tongue:?} {}: {text}", code.number());
                }
            }
        }
    }
}
