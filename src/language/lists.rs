//! The words of a language that a site has something to say about: `content/_language/fr.toml`.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use foldhash::fast::FixedState;

use super::word::{lower, split_elision, words};
use crate::diagnostic::Diagnostics;
use crate::node::reader::Reader;
use crate::node::{Table, Value};

/// A word to do without, and what to write instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Jargon {
    pub instead: String,
    pub note: String,
}

/// A further word of a form, and whether a hyphen stands before it.
type Step = (bool, String);

/// The lists of one language.
#[derive(Clone, Debug, Default)]
pub struct WordList {
    pub jargon: Vec<Jargon>,
    /// By its first word: the others, and the entry.
    forms: HashMap<String, Vec<(Vec<Step>, usize)>, FixedState>,
    /// Abbreviations that every reader knows.
    pub abbreviations: HashSet<String>,
    /// Words that are counted wrongly otherwise.
    pub syllables: HashMap<String, u32>,
    /// Headings that say nothing, in small letters.
    pub headings: HashSet<String>,
    /// Texts of links that say nothing, in small letters.
    pub links: HashSet<String>,
}

impl WordList {
    /// Reads `[[jargon]]` (`word`, `forms`, `instead`, `note`), `abbreviations`, `headings`, `links` and `[syllables]`.
    pub fn read(table: &Table, file: &Arc<str>, diagnostics: &mut Diagnostics) -> WordList {
        let mut list = WordList::default();
        let mut reader = Reader::new(table, file, 0..0);
        for jargon in reader.tables("jargon", diagnostics) {
            list.read_jargon(jargon, diagnostics);
        }
        let mut texts = |key| {
            let texts = reader.texts(key, diagnostics).unwrap_or_default();
            texts.into_iter().map(|(text, _)| text).collect::<Vec<String>>()
        };
        list.abbreviations = texts("abbreviations").into_iter().collect();
        list.headings = texts("headings").iter().map(|text| text.to_lowercase()).collect();
        list.links = texts("links").iter().map(|text| text.to_lowercase()).collect();
        if let Some(mut inner) = reader.table("syllables", diagnostics) {
            for (key, node) in inner.entries() {
                match node.value {
                    Value::Integer(count) if count > 0 => {
                        list.syllables.insert(key.name.to_lowercase(), u32::try_from(count).unwrap_or(u32::MAX));
                    }
                    _ => {
                        inner.wrong::<()>(&key.name, node, "kind-count", diagnostics);
                    }
                }
            }
        }
        reader.finish(diagnostics);
        list
    }

    fn read_jargon(&mut self, mut reader: Reader<'_>, diagnostics: &mut Diagnostics) {
        let word = reader.required_text("word", diagnostics);
        let instead = reader.required_text("instead", diagnostics);
        let forms = reader.texts("forms", diagnostics).unwrap_or_default();
        let note = reader.text("note", diagnostics).unwrap_or_default();
        reader.finish(diagnostics);
        let (Some(word), Some(instead)) = (word, instead) else { return };
        self.jargon.push(Jargon { instead, note });
        for form in forms.into_iter().map(|(form, _)| form).chain([word]) {
            let mut parts =
                words(&form).into_iter().map(|range| (form[..range.start].ends_with('-'), bare(&form[range])));
            if let Some((_, first)) = parts.next() {
                self.forms.entry(first).or_default().push((parts.collect(), self.jargon.len() - 1));
            }
        }
    }

    /// The longest form that words begin with: how many words it has, and its entry. Words are in small letters without
    /// an elided article,
    /// each with whether a hyphen stands before it.
    pub fn find<'a>(&self, words: impl Iterator<Item = (bool, &'a str)> + Clone) -> Option<(usize, &Jargon)> {
        let mut rest = words;
        let forms = self.forms.get(rest.next()?.1)?;
        let fits = |others: &&(Vec<Step>, usize)| {
            let mut rest = rest.clone();
            others.0.iter().all(|(hyphen, word)| rest.next() == Some((*hyphen, word.as_str())))
        };
        let (others, entry) = forms.iter().filter(fits).max_by_key(|(others, _)| others.len())?;
        Some((others.len() + 1, &self.jargon[*entry]))
    }
}

/// A word in small letters and without its elided article.
fn bare(word: &str) -> String {
    lower(split_elision(word).1).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::node::toml;

    #[test]
    fn the_longest_form_is_found() {
        let text = "[[jargon]]\nword = \"mise en œuvre\"\nforms = [\"mises en œuvre\"]\ninstead = \"réaliser\"\n\
                    [[jargon]]\nword = \"mise\"\ninstead = \"somme\"\n[syllables]\npays = 2\n";
        let mut diagnostics = Diagnostics::new();
        let list = WordList::read(&toml::parse(text, 0).expect("TOML"), &"x".into(), &mut diagnostics);
        assert!(diagnostics.is_empty());
        let found = |words: &[&str]| {
            let words = words.iter().map(|word| (word.starts_with('-'), word.trim_start_matches('-')));
            list.find(words).map(|(n, jargon)| (n, jargon.instead.clone()))
        };
        assert_eq!(found(&["mise", "en", "œuvre"]), Some((3, "réaliser".to_owned())));
        assert_eq!(found(&["mise", "en", "place"]), Some((1, "somme".to_owned())));
        assert_eq!(found(&["mises"]), None);
        assert_eq!(found(&["mise", "-en", "-œuvre"]), Some((1, "somme".to_owned())));
        assert_eq!(list.syllables.get("pays"), Some(&2));
    }
}
