//! Editions: citable copies of all data packages and of the values that pages showed, frozen in a tracked folder.
//!
//! `editions/2026-11/` holds a manifest ([`manifest`]), the files that no earlier edition has ([`cut`]), and their sums
//! ([`sums`]). An edition is never changed: [`load`] compares every byte of the folder with these before anything of it is
//! published. docs/editions.md says what stands where.

pub mod changes;
pub mod cut;
pub mod load;
pub mod manifest;
pub mod name;
pub mod rows;
pub mod sums;
mod values;

use std::sync::Arc;

use manifest::{Dataset, Manifest};

/// The folder of the editions, from the site's root; and where they are published.
pub const FOLDER: &str = "editions";
/// The manifest in the folder of an edition.
pub const MANIFEST: &str = "edition.json";
/// The sums of the files in the folder of an edition, as `sha256sum -c` reads them.
pub const SUMS: &str = "SHA256SUMS";
/// Where the files lie in the folder of an edition.
pub const FILES: &str = "files";
/// The id of the list of editions.
pub const LIST: &str = "editions";

/// An edition whose files have been compared with their sums.
#[derive(Debug)]
pub struct Edition {
    pub manifest: Manifest,
    /// The manifest, from the site's root.
    pub file: Arc<str>,
    /// The SHA-256 of the manifest, in hexadecimal digits.
    pub sha256: String,
}

/// All editions of a site, the oldest first.
#[derive(Debug, Default)]
pub struct Editions {
    pub list: Vec<Edition>,
}

/// What menus and templates call the page of an edition. No page has an id with a slash.
pub fn id(edition: &str) -> String {
    format!("{LIST}/{edition}")
}

/// What templates call the page of a data package in an edition.
pub fn dataset_id(edition: &str, key: &str) -> String {
    format!("{LIST}/{edition}/{key}")
}

/// The SHA-256 of bytes (FIPS 180-4) in hexadecimal digits, as `sha256sum` writes it.
pub fn sha256(bytes: &[u8]) -> String {
    use sha2::{Digest, Sha256};
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

impl Editions {
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    pub fn latest(&self) -> Option<&Edition> {
        self.list.last()
    }

    /// The edition before that of a place in the list.
    pub fn before(&self, edition: usize) -> Option<&Edition> {
        edition.checked_sub(1).and_then(|before| self.list.get(before))
    }

    /// The places in the list of the editions that have a data package, the oldest first.
    pub fn holding(&self, key: &str) -> impl Iterator<Item = usize> {
        (0..self.list.len()).filter(move |edition| self.list[*edition].dataset(key).is_some())
    }
}

impl Edition {
    pub fn dataset(&self, key: &str) -> Option<&Dataset> {
        self.manifest.datasets.iter().find(|dataset| dataset.key == key)
    }
}
