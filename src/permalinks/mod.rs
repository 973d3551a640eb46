//! The ledger of addresses: `permalinks.lock`, every address that a site has ever published, so that none is lost.
//!
//! [`Ledger::load`] reads the file, [`compare`] holds it against what a site is going to be and plans what old addresses
//! need: pages that lead on, files once more, and pages that say what is gone. [`change`] is what `parvis permalinks`
//! does to a ledger. What is recorded, and as what, is told by [`names`].

pub mod change;
mod compare;
mod ledger;
mod line;
pub mod names;
mod resolve;

use std::collections::HashMap;
use std::sync::Arc;

pub use compare::compare;
pub use ledger::{FILE, Ledger};
pub use line::{Goal, Kind, Line, Link, Retired, State};

use crate::node::Date;
use crate::plan::address::Address;

/// What the ledger came to, once it was held against a plan.
#[derive(Debug, Default)]
pub struct Permalinks {
    /// None when the site has no ledger, or none that can be read.
    pub ledger: Option<Arc<Ledger>>,
    moved: Vec<(Address, Address)>,
    gone: Vec<Gone>,
}

/// An address that was retired.
#[derive(Clone, Debug, PartialEq)]
pub struct Gone {
    pub address: Address,
    pub day: Date,
    /// Where readers are sent instead, as it stands today.
    pub to: Option<Address>,
    /// Why, by the codes of languages.
    pub reasons: Vec<(Box<str>, String)>,
    /// Index of its language; the default one where it had none.
    pub language: usize,
}

impl Permalinks {
    /// Whether another ledger, held against another plan, came to the same.
    pub fn is_like(&self, other: &Permalinks) -> bool {
        let ledger = match (&self.ledger, &other.ledger) {
            (Some(own), Some(other)) => Arc::ptr_eq(own, other),
            (own, other) => own.is_none() && other.is_none(),
        };
        ledger && self.moved == other.moved && self.gone == other.gone
    }

    /// Old addresses, each with the one that has taken its place: pages that lead on, and files that are at both.
    pub fn moved(&self) -> impl Iterator<Item = (&Address, &Address)> {
        self.moved.iter().map(|(from, to)| (from, to))
    }

    /// What was retired, by the place of each in the plan's `Making::Tombstone`: pages, which say so, and files, which are
    /// no longer there. A host that can answers 410 for all of them.
    pub fn gone(&self) -> &[Gone] {
        &self.gone
    }
}

impl Gone {
    /// Why it is gone, in a language of the site, with the index of that language: the page's, else the first that is said.
    pub fn reason(&self, codes: &HashMap<&str, usize>) -> Option<(usize, &str)> {
        let said = self.reasons.iter().filter_map(|(code, text)| Some((*codes.get(&**code)?, text.as_str())));
        let said: Vec<(usize, &str)> = said.collect();
        said.iter().find(|(language, _)| *language == self.language).or(said.first()).copied()
    }
}

/// Whether a page stands at an address, which can lead on or say something; else it is a file that programs read.
pub fn is_page(address: &Address) -> bool {
    address.as_str().ends_with('/') || address.as_str().ends_with(".html")
}
