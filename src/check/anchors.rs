//! Anchors that lead to another page must be there; known only when all pages are made.

use super::links::{Seen, dead_anchor};
use crate::diagnostic::Diagnostics;

/// Checks the anchors that pages want of each other; `seen` is by number of the output.
pub fn check(seen: &[Option<Seen>], diagnostics: &mut Diagnostics) {
    for wanted in seen.iter().flatten().flat_map(|seen| &seen.wanted) {
        let target = seen.get(wanted.output).and_then(Option::as_ref);
        if !target.is_some_and(|target| target.ids.contains(&wanted.anchor)) {
            diagnostics.push(wanted.source.put(dead_anchor(&wanted.address, &wanted.anchor)));
        }
    }
}
