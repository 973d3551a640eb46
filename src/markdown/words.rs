//! Words of the glossary while a text is being rendered: where those stand that link themselves, and the ids by which a
//! word, its explanation and its definition on the spot find each other.

use std::ops::Range;
use std::vec::IntoIter;

use crate::load::document::TermUse;

/// The id of a word's explanation at the foot of the page.
pub fn explanation(key: &str) -> String {
    format!("mot-{key}")
}

/// The id of the link that is the word's first use.
pub fn first_use(key: &str) -> String {
    format!("emploi-{key}")
}

/// The id of the definition that is shown on the spot.
pub fn popover(key: &str) -> String {
    format!("definition-{key}")
}

/// An end of a word that links itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edge {
    /// With the word's key.
    Begins(String),
    Ends,
}

/// The words that link themselves, which the text hasn't come to yet.
#[derive(Debug)]
pub struct FirstUses {
    coming: std::iter::Peekable<IntoIter<(usize, Edge)>>,
}

impl FirstUses {
    /// From all uses of words in a text, in bytes of it.
    pub fn new(terms: Vec<TermUse>) -> FirstUses {
        let mut uses: Vec<TermUse> = terms.into_iter().filter(|term| term.automatic).collect();
        uses.sort_by_key(|term| term.span);
        let edges = uses
            .into_iter()
            .flat_map(|term| [(term.span.0 as usize, Edge::Begins(term.key)), (term.span.1 as usize, Edge::Ends)]);
        FirstUses { coming: edges.collect::<Vec<_>>().into_iter().peekable() }
    }

    /// The edges in a piece of the text, counted from its beginning. An edge between two pieces belongs to the one with
    /// the word.
    pub fn edges(&mut self, range: &Range<usize>) -> Vec<(usize, Edge)> {
        let here = |(at, edge): &(usize, Edge)| match edge {
            Edge::Begins(_) => *at < range.end,
            Edge::Ends => *at <= range.end,
        };
        std::iter::from_fn(|| self.coming.next_if(here))
            .map(|(at, edge)| (at.saturating_sub(range.start), edge))
            .collect()
    }
}
