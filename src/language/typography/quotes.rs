//! Straight quotation marks: which open, which close, and how deep they stand.

use super::around::{after, before, is_address, is_closer, is_digit, is_gap, is_opener};

/// A straight mark that has its partner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quote {
    pub at: usize,
    pub opens: bool,
    /// How many quotations are open around the one that it opens or closes.
    pub depth: usize,
}

/// The straight marks of a passage, in their order. None at all where one has no partner: nobody can tell which one.
/// The sign for inches or seconds (`5"`) isn't a quotation mark where nothing is open.
pub fn pairs(text: &str) -> Vec<Quote> {
    let mut quotes: Vec<Quote> = Vec::new();
    // The places in `quotes` of the straight ones that are open.
    let mut open: Vec<usize> = Vec::new();
    let mut set = 0_usize;
    for (at, character) in text.char_indices() {
        match character {
            '«' | '“' => set += 1,
            '»' | '”' => set = set.saturating_sub(1),
            '"' if is_prime(text, at, open.is_empty()) || is_address(text, at) => {}
            '"' => {
                let opens = match (may_open(text, at), may_close(text, at)) {
                    (true, false) => true,
                    (false, true) => false,
                    _ => open.is_empty(),
                };
                if opens {
                    let depth = set + open.len();
                    open.push(quotes.len());
                    quotes.push(Quote { at, opens, depth });
                } else {
                    let Some(opening) = open.pop() else { return Vec::new() };
                    quotes.push(Quote { at, opens, depth: quotes[opening].depth });
                }
            }
            _ => {}
        }
    }
    if open.is_empty() { quotes } else { Vec::new() }
}

/// A straight mark of a passage in which one has no partner: the last.
pub fn unpaired(text: &str) -> Option<usize> {
    let marks = text.match_indices('"').map(|(at, _)| at);
    let mut lone = marks.filter(|at| !is_prime(text, *at, true) && !is_address(text, *at));
    lone.next_back().filter(|_| pairs(text).is_empty())
}

fn is_prime(text: &str, at: usize, nothing_open: bool) -> bool {
    nothing_open && is_digit(before(text, at))
}

fn may_open(text: &str, at: usize) -> bool {
    let (before, after) = (before(text, at), after(text, at + 1));
    let start = is_gap(before) || is_opener(before) || matches!(before, Some('\'' | '’' | '-' | '–' | '—' | '/' | '"'));
    let goes_on = !is_closer(after) || matches!(after, Some('"' | '\'' | '’' | '…' | '.'));
    start && goes_on && !is_gap(after)
}

fn may_close(text: &str, at: usize) -> bool {
    let (before, after) = (before(text, at), after(text, at + 1));
    let end = is_gap(after) || is_closer(after) || matches!(after, Some('-' | '–' | '—' | '/' | '[' | '‘'));
    // A single mark may yet be set: ' and ‘ say the same here.
    end && !is_gap(before) && (!is_opener(before) || before == Some('‘'))
}
