//! `order`: things to be put into their order.

use std::ops::RangeInclusive;

use super::choice::repeated;
use super::{html, map};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::markdown::block::BlockValues;
use crate::markdown::host::Host;
use crate::node::reader::Reader;

/// How many things can be put into their order on a small screen.
const COUNT: RangeInclusive<usize> = 3..=8;

pub struct Order {
    /// In their right order.
    pub items: Vec<String>,
}

impl Order {
    pub fn read(question: &mut Reader<'_>, diagnostics: &mut Diagnostics) -> Order {
        let at = question.node("items").map_or(question.span(), |node| node.span.clone());
        let texts = question.texts("items", diagnostics).unwrap_or_default();
        let items: Vec<String> = texts.into_iter().map(|(text, _)| text).collect();
        let fault = |code| Diagnostic::new(code).at(question.place(&at));
        if !COUNT.contains(&items.len()) {
            let fault = fault(Code::ItemCount).with("least", *COUNT.start()).with("most", *COUNT.end());
            diagnostics.push(fault.with("count", items.len()));
        }
        if let Some(text) = repeated(items.iter().map(String::as_str)) {
            diagnostics.push(fault(Code::AnswerTwice).with("text", text));
        }
        Order { items }
    }

    /// `key` tells the question from all others of the page: the order that is shown depends on it alone.
    pub fn values(&self, key: &str, host: &dyn Host) -> BlockValues {
        let items = shuffled(self.items.len(), key).into_iter().map(|place| {
            map(BlockValues::from([("text", html(&self.items[place], host)), ("place", tera::Value::from(place + 1))]))
        });
        let solution = self.items.iter().map(|item| html(item, host));
        BlockValues::from([
            ("items", tera::Value::from(items.collect::<Vec<_>>())),
            ("solution", tera::Value::from(solution.collect::<Vec<_>>())),
        ])
    }
}

/// The places from 0 in another order: the same for the same key, and never that of counting. Fisher and Yates's way, with
/// the bytes of a hash for chance.
fn shuffled(count: usize, key: &str) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    let hash = blake3::hash(key.as_bytes());
    for (last, byte) in (1..count).rev().zip(hash.as_bytes().iter().cycle()) {
        places.swap(last, usize::from(*byte) % (last + 1));
    }
    if places.is_sorted() && count > 1 {
        places.rotate_left(1);
    }
    places
}

#[cfg(test)]
mod tests {
    use super::shuffled;

    #[test]
    fn what_is_shown_is_never_the_right_order_and_always_the_same() {
        for count in 2..=8 {
            for number in 0..200 {
                let key = format!("quiz/{number}");
                let places = shuffled(count, &key);
                assert!(!places.is_sorted(), "{count} {key}");
                assert_eq!(places, shuffled(count, &key));
                let mut all = places.clone();
                all.sort_unstable();
                assert_eq!(all, (0..count).collect::<Vec<_>>());
            }
        }
        assert_eq!((shuffled(0, "a"), shuffled(1, "a")), (vec![], vec![0]));
        assert_eq!(shuffled(40, "a").len(), 40);
    }
}
