//! What the making of something read: files, pages, the orders of collections, data packages.
//!
//! Whoever keeps what was made asks here, by [`recorded`], what it depends on; the stages that make it know nothing of that. What gives
//! out parts of a site notes each time what it gave ([`page`], [`order`] and so on), for the thread that asked. When nobody records,
//! noting costs a look at a variable of the thread.
//!
//! Noted is only what can change by itself. What all outputs are made under – the settings, the theme, which pages there are and at which
//! addresses – is compared as a whole by [`live`](crate::live).

use std::cell::RefCell;
use std::collections::HashSet;
use std::sync::{Arc, OnceLock};

use foldhash::fast::RandomState;

use crate::site::EntryIndex;

type Set<T> = HashSet<T, RandomState>;

/// What was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reads {
    /// By their paths from the site's root; whether they were there or not.
    pub files: Set<Arc<str>>,
    /// Which files there are.
    pub listing: bool,
    /// Pages, in all their languages, with what leads to them.
    pub pages: Set<EntryIndex>,
    pub all_pages: bool,
    /// The order of a collection in a language, by their places in the settings.
    pub orders: Set<(usize, usize)>,
    /// By the entries of their pages.
    pub packages: Set<EntryIndex>,
    pub all_packages: bool,
}

impl Reads {
    fn add(&mut self, other: &Reads) {
        self.files.extend(other.files.iter().cloned());
        self.pages.extend(&other.pages);
        self.orders.extend(&other.orders);
        self.packages.extend(&other.packages);
        self.listing |= other.listing;
        self.all_pages |= other.all_pages;
        self.all_packages |= other.all_packages;
    }
}

thread_local! {
    static READS: RefCell<Option<Box<Reads>>> = const { RefCell::new(None) };
}

/// Makes something on this thread, and tells what was read for it. An outer recording has it too.
pub fn recorded<T>(make: impl FnOnce() -> T) -> (T, Reads) {
    let outer = READS.replace(Some(Box::default()));
    let made = make();
    let reads = *READS.replace(outer).unwrap_or_default();
    add(&reads);
    (made, reads)
}

/// Notes all that something else read which was made before.
pub fn add(reads: &Reads) {
    note(|noted| noted.add(reads));
}

fn note(how: impl FnOnce(&mut Reads)) {
    READS.with_borrow_mut(|reads| {
        if let Some(reads) = reads {
            how(reads);
        }
    });
}

pub fn is_recording() -> bool {
    READS.with_borrow(Option::is_some)
}

pub fn file(path: &str) {
    note(|reads| {
        if !reads.files.contains(path) {
            reads.files.insert(path.into());
        }
    });
}

pub fn listing() {
    note(|reads| reads.listing = true);
}

pub fn page(entry: EntryIndex) {
    note(|reads| {
        reads.pages.insert(entry);
    });
}

pub fn all_pages() {
    note(|reads| reads.all_pages = true);
}

pub fn order(collection: usize, language: usize) {
    note(|reads| {
        reads.orders.insert((collection, language));
    });
}

pub fn package(entry: EntryIndex) {
    note(|reads| {
        reads.packages.insert(entry);
    });
}

pub fn all_packages() {
    note(|reads| reads.all_packages = true);
}

/// Something that is made when it is first asked for and then shared: whoever takes it has read what it was made of.
#[derive(Debug)]
pub struct Shared<T> {
    made: OnceLock<(T, Option<Box<Reads>>)>,
}

impl<T> Default for Shared<T> {
    fn default() -> Self {
        Shared { made: OnceLock::new() }
    }
}

impl<T> Shared<T> {
    /// Forgets what was made of something that has changed.
    pub fn forget_if(&mut self, concerned: impl Fn(&Reads) -> bool) {
        if self.made.get().is_some_and(|(_, reads)| reads.as_deref().is_none_or(concerned)) {
            self.made = OnceLock::new();
        }
    }
}

impl<T: Clone> Shared<T> {
    pub fn get_or_make(&self, make: impl FnOnce() -> T) -> T {
        let (made, reads) = self.made.get_or_init(|| {
            if is_recording() {
                let (made, reads) = recorded(make);
                (made, Some(Box::new(reads)))
            } else {
                (make(), None)
            }
        });
        if let Some(reads) = reads {
            add(reads);
        }
        made.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outer_recording_has_what_an_inner_one_has() {
        let ((inner, _), outer) = recorded(|| {
            file("a.md");
            recorded(|| page(EntryIndex(3))).1.pages.len();
            (recorded(|| file("b.md")).1, ())
        });
        assert_eq!(inner.files.iter().map(AsRef::as_ref).collect::<Vec<&str>>(), ["b.md"]);
        assert!(outer.files.contains("a.md") && outer.files.contains("b.md") && outer.pages.contains(&EntryIndex(3)));
        assert!(!is_recording());
    }

    #[test]
    fn who_takes_what_is_shared_has_read_what_it_was_made_of() {
        let shared = Shared::default();
        let ask = || shared.get_or_make(|| file("a.md"));
        let (_, first) = recorded(ask);
        let (_, second) = recorded(ask);
        assert_eq!(first, second);
        assert!(second.files.contains("a.md"));
    }
}
