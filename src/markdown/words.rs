//! Words of the glossary while a text is being rendered: where those stand that link themselves, and the ids by which a
//! word, its explanation and its definition on the spot find each other.

use std::ops::Range;
use std::vec::IntoIter;

use pulldown_cmark::Event;

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

/// Every id that a word takes in a page.
pub fn ids(key: &str) -> [String; 3] {
    [explanation(key), first_use(key), popover(key)]
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

/// Where the words begin and end that link themselves, in order.
pub fn cuts(terms: &[TermUse]) -> Vec<usize> {
    let automatic = terms.iter().filter(|term| term.automatic);
    let mut cuts: Vec<usize> = automatic.flat_map(|term| [term.span.0 as usize, term.span.1 as usize]).collect();
    cuts.sort_unstable();
    cuts
}

/// Hands an event on; a text in pieces, cut where one of these words begins or ends.
pub fn cut<'a>(event: Event<'a>, range: Range<usize>, cuts: &[usize], out: &mut impl FnMut(Event<'a>, Range<usize>)) {
    let first = cuts.partition_point(|cut| *cut <= range.start);
    let inside = cuts[first..].iter().take_while(|cut| **cut < range.end);
    match event {
        Event::Text(text) if text.len() == range.len() && inside.clone().next().is_some() => {
            let mut start = range.start;
            for end in inside.copied().chain([range.end]) {
                let piece = text.get(start - range.start..end - range.start);
                // Between the bytes of a letter no word ends.
                if let Some(piece) = piece.filter(|piece| !piece.is_empty()) {
                    out(Event::Text(piece.to_owned().into()), start..end);
                    start = end;
                }
            }
        }
        event => out(event, range),
    }
}
