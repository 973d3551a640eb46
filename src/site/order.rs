//! The order of a collection's pages.

use std::cmp::Ordering;

use super::{Entry, EntryIndex};
use crate::config::Config;
use crate::language::Language;
use crate::language::collation::Order;
use crate::schema::collection::Sort;
use crate::schema::value::FieldValue;

/// Sorts entries by a field; those without it come last, equal ones by their keys.
pub fn sort(entries: &[Entry], indices: &mut [EntryIndex], sort: Option<&Sort>, config: &Config, language: &Language) {
    let words = Order::of(language);
    let mut keyed: Vec<(Option<FieldValue>, EntryIndex)> = indices
        .iter()
        .map(|&index| {
            let value = sort.and_then(|sort| entries[index.0].value(config, language.index, &sort.field));
            (value, index)
        })
        .collect();
    let descending = sort.is_some_and(|sort| sort.descending);
    keyed.sort_by(|(a, i), (b, j)| {
        let by_value = match (a, b) {
            (Some(a), Some(b)) if descending => compare(b, a, &words),
            (Some(a), Some(b)) => compare(a, b, &words),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => Ordering::Equal,
        };
        by_value.then_with(|| natural(&entries[i.0].key, &entries[j.0].key))
    });
    for (slot, (_, index)) in indices.iter_mut().zip(keyed) {
        *slot = index;
    }
}

/// Which of two values comes first; texts as the language sorts them.
pub fn compare(a: &FieldValue, b: &FieldValue, words: &Order) -> Ordering {
    match (a, b) {
        (FieldValue::Integer(a), FieldValue::Integer(b)) => a.cmp(b),
        (FieldValue::Number(a), FieldValue::Number(b)) => a.total_cmp(b),
        (FieldValue::Date(a), FieldValue::Date(b)) => a.cmp(b),
        (FieldValue::Boolean(a), FieldValue::Boolean(b)) => a.cmp(b),
        (FieldValue::Reference(a), FieldValue::Reference(b)) => natural(a.as_str(), b.as_str()),
        (a, b) => words.compare(&a.as_text(), &b.as_text()),
    }
}

/// Keys with numbers in them as a reader counts: `action-9` before `action-10`.
pub fn natural(a: &str, b: &str) -> Ordering {
    let split = |text: &str| {
        let at = text.rfind(|c: char| !c.is_ascii_digit()).map_or(0, |at| at + 1);
        let number = text.get(at..).and_then(|digits| digits.parse::<u64>().ok());
        (text.get(..at).unwrap_or_default().to_owned(), number)
    };
    let ((a_words, a_number), (b_words, b_number)) = (split(a), split(b));
    a_words.cmp(&b_words).then(a_number.cmp(&b_number)).then_with(|| a.cmp(b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_ordered_as_a_reader_counts() {
        let mut keys = ["10", "9", "action-10", "action-9", "b"];
        keys.sort_by(|a, b| natural(a, b));
        assert_eq!(keys, ["9", "10", "action-9", "action-10", "b"]);
    }
}
