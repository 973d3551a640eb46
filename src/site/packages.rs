//! The data packages of a site.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::EntryIndex;
use crate::data::Package;
use crate::reads;

/// Data packages, by the entry of their page.
#[derive(Debug, Default)]
pub struct Packages {
    by_entry: BTreeMap<EntryIndex, Arc<Package>>,
}

impl FromIterator<(EntryIndex, Arc<Package>)> for Packages {
    fn from_iter<T: IntoIterator<Item = (EntryIndex, Arc<Package>)>>(packages: T) -> Self {
        Packages { by_entry: packages.into_iter().collect() }
    }
}

impl Packages {
    pub fn get(&self, entry: EntryIndex) -> Option<&Package> {
        let package = self.by_entry.get(&entry)?;
        reads::package(entry);
        Some(package)
    }

    /// Which entries have one is the same for all outputs, so it isn't noted.
    pub fn contains(&self, entry: EntryIndex) -> bool {
        self.by_entry.contains_key(&entry)
    }

    pub fn is_empty(&self) -> bool {
        self.by_entry.is_empty()
    }

    /// The entries that have one.
    pub fn entries(&self) -> impl Iterator<Item = EntryIndex> {
        self.by_entry.keys().copied()
    }

    /// A package by its key, with the page that it belongs to. Keys come from the names of folders, so they don't change.
    pub fn find(&self, key: &str) -> Option<(EntryIndex, &Package)> {
        let (&entry, package) = self.by_entry.iter().find(|(_, package)| package.key == key)?;
        reads::package(entry);
        Some((entry, package))
    }

    /// All packages with their entries.
    pub fn iter(&self) -> impl Iterator<Item = (EntryIndex, &Package)> {
        reads::all_packages();
        self.by_entry.iter().map(|(entry, package)| (*entry, &**package))
    }

    /// Whether it holds the very same packages as another, and if not, which entries have others.
    pub fn differing(&self, other: &Packages) -> Vec<EntryIndex> {
        let gone = other.by_entry.keys().filter(|entry| !self.by_entry.contains_key(entry));
        let new = self
            .by_entry
            .iter()
            .filter(|(entry, package)| other.by_entry.get(entry).is_none_or(|before| !Arc::ptr_eq(before, package)));
        new.map(|(entry, _)| entry).chain(gone).copied().collect()
    }
}
