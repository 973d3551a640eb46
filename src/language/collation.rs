//! The order of words in a language (CLDR, through ICU).

use std::cmp::Ordering;

use icu::collator::options::CollatorOptions;
use icu::collator::{Collator, CollatorBorrowed};

use super::Language;

/// Compares texts as a dictionary of the language does: `cote, coté, côte, côté, œuvre` in French.
pub struct Order {
    collator: Option<CollatorBorrowed<'static>>,
}

impl Order {
    pub fn of(language: &Language) -> Self {
        let collator = Collator::try_new((&language.locale).into(), CollatorOptions::default()).ok();
        Order { collator }
    }

    pub fn compare(&self, a: &str, b: &str) -> Ordering {
        match &self.collator {
            Some(collator) => collator.compare(a, b).then_with(|| a.cmp(b)),
            None => a.cmp(b),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn french_words_are_sorted_as_in_a_dictionary() {
        let order = Order::of(&Language::parse("fr", 0).expect("French"));
        let mut words = ["zone", "œuvre", "Éclair", "eau", "écluse", "ordre"];
        words.sort_by(|a, b| order.compare(a, b));
        assert_eq!(words, ["eau", "Éclair", "écluse", "œuvre", "ordre", "zone"]);
    }
}
