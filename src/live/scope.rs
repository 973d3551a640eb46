//! Which outputs can have changed: those that read what differs between two states of a site.

use std::collections::HashSet;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::memo::Difference;
use crate::reads::Reads;
use crate::render::Engine;
use crate::site::{Differences, EntryIndex};

/// What is to be rendered again.
#[derive(Debug)]
pub enum Scope {
    Everything,
    /// Outputs that read one of these.
    Readers(Changes),
}

/// What differs, while all outputs stay at their addresses under the same settings and theme.
#[derive(Debug, Default)]
pub struct Changes {
    files: Difference,
    pages: HashSet<EntryIndex>,
    orders: HashSet<(usize, usize)>,
    packages: HashSet<EntryIndex>,
}

impl Scope {
    /// Between two engines; `files` differ too.
    pub fn between(before: &Engine, now: &Engine, files: Difference) -> Scope {
        if !before.shows_the_same_site(now) || files.files.iter().any(|file| crate::accessibility::owns(file)) {
            return Scope::Everything;
        }
        let Differences { pages, orders, packages } = now.model().site.differences(&before.model().site);
        Scope::Readers(Changes {
            files,
            pages: pages.into_iter().collect(),
            orders: orders.into_iter().chain(lists(before, now)).collect(),
            packages: packages.into_iter().collect(),
        })
    }

    /// Only the texts of files differ, in nothing that outputs are made of but the text itself.
    pub fn texts(files: Difference) -> Scope {
        Scope::Readers(Changes { files, ..Changes::default() })
    }

    /// Whether an output that read this and of which this was said is to be rendered.
    pub fn has(&self, reads: &Reads, said: &Diagnostics) -> bool {
        match self {
            Scope::Everything => true,
            // The place of what is said of a file that has changed may be another.
            Scope::Readers(changes) => changes.concern(reads) || said.iter().any(|said| self.has_place_of(said)),
        }
    }

    /// Whether a file has changed.
    pub fn is_of(&self, file: &Arc<str>) -> bool {
        match self {
            Scope::Everything => true,
            Scope::Readers(changes) => changes.files.files.contains(file),
        }
    }

    /// Whether something was said of a place in a file that has changed.
    pub fn has_place_of(&self, said: &Diagnostic) -> bool {
        places(said).any(|file| self.is_of(file))
    }
}

impl Changes {
    fn concern(&self, reads: &Reads) -> bool {
        self.files.concerns(reads)
            || reads.all_pages && !self.pages.is_empty()
            || self.pages.iter().any(|page| reads.pages.contains(page))
            || self.orders.iter().any(|order| reads.orders.contains(order))
            || reads.all_packages && !self.packages.is_empty()
            || self.packages.iter().any(|package| reads.packages.contains(package))
    }
}

/// The files that a diagnostic is about.
pub fn places(diagnostic: &Diagnostic) -> impl Iterator<Item = &Arc<str>> {
    diagnostic.place.iter().chain(&diagnostic.related).map(|place| &place.file)
}

/// The collections and languages of the lists that have other pages on them.
fn lists(before: &Engine, now: &Engine) -> Vec<(usize, usize)> {
    let pairs = before.model().plan.lists.iter().zip(&now.model().plan.lists);
    pairs.filter(|(before, now)| before != now).map(|(_, now)| (now.collection, now.language)).collect()
}
