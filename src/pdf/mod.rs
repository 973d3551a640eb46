//! PDF files from HTML: tagged, for people who read with their ears too (PDF/UA-1, ISO 14289-1).
//!
//! | module | takes | gives |
//! | --- | --- | --- |
//! | `tree` | HTML | its elements and texts, without what is no use on paper |
//! | `markup` | elements | the source of Typst, in which every text is a string |
//! | `world` | a [`Job`] | the bytes of a PDF, or what Typst complains of |
//!
//! The theme says what stands in a file (`pdf.html`) and how it looks (`pdf.typ`). The same job gives the same bytes wherever
//! it is made: the fonts are in the program, and there is no date but the document's own.

pub mod code;
pub mod letters;
pub mod markup;
mod table;
pub mod tree;
#[cfg(feature = "pdf")]
mod world;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

/// Whether this program can make PDF files.
pub const AVAILABLE: bool = cfg!(feature = "pdf");
/// The family of the program's fonts.
pub const FAMILY: &str = "DejaVu Sans";
/// Stands for the way in which files are made: another number after each change to it, or to Typst.
const MAKING: &str = "parvis 1, typst 0.15.1";
/// The theme's file, as the source imports it.
pub const TEMPLATE: &str = "/pdf.typ";

/// What a PDF is made from.
#[derive(Clone, Debug, Default)]
pub struct Job {
    /// The document, for Typst.
    pub source: String,
    /// The theme's `pdf.typ`.
    pub template: String,
    /// Pictures, by the paths under which the source names them.
    pub files: BTreeMap<String, Vec<u8>>,
}

/// Where Typst found something to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum At {
    Source(Range<usize>),
    Template(Range<usize>),
    /// In a picture, by its path.
    File(String),
    Nowhere,
}

/// Why a PDF wasn't made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub at: At,
    /// Typst's words.
    pub reason: String,
}

impl Job {
    /// What two jobs share only if they give the same file.
    pub fn key(&self) -> blake3::Hash {
        static FONTS: LazyLock<blake3::Hash> = LazyLock::new(|| {
            let mut hasher = blake3::Hasher::new();
            for font in font_files() {
                hasher.update(font);
            }
            hasher.finalize()
        });
        let mut hasher = blake3::Hasher::new();
        hasher.update(MAKING.as_bytes());
        hasher.update(env!("CARGO_PKG_VERSION").as_bytes());
        hasher.update(FONTS.as_bytes());
        let files = self.files.iter().flat_map(|(path, bytes)| [path.as_bytes(), bytes.as_slice()]);
        for part in [self.source.as_bytes(), self.template.as_bytes()].into_iter().chain(files) {
            hasher.update(&(part.len() as u64).to_le_bytes());
            hasher.update(part);
        }
        hasher.finalize()
    }
}

/// Makes a PDF.
///
/// # Errors
/// What Typst complains of; among it whatever would make the file less than PDF/UA-1.
#[cfg(feature = "pdf")]
pub fn print(job: &Job) -> Result<Vec<u8>, Vec<Fault>> {
    world::print(job)
}

/// Makes no PDF: this program can't, and no plan of its has one.
///
/// # Errors
/// Always.
#[cfg(not(feature = "pdf"))]
pub fn print(_: &Job) -> Result<Vec<u8>, Vec<Fault>> {
    Err(vec![Fault { at: At::Nowhere, reason: "built without the feature pdf".to_owned() }])
}

/// The fonts: upright, bold, slanted and both.
pub fn font_files() -> [&'static [u8]; 4] {
    use dejavu::sans_condensed::{bold, bold_oblique, oblique, regular};
    [regular(), bold(), oblique(), bold_oblique()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_tells_jobs_apart_and_names_the_library_that_makes_them() {
        let job = |source: &str, template: &str| Job {
            source: source.to_owned(),
            template: template.to_owned(),
            files: BTreeMap::new(),
        };
        assert_eq!(job("a", "b").key(), job("a", "b").key());
        assert_ne!(job("a", "bc").key(), job("ab", "c").key());
        let with_file = Job { files: BTreeMap::from([("/x.svg".to_owned(), vec![1])]), ..job("a", "b") };
        assert_ne!(with_file.key(), job("a", "b").key());
        let lock = include_str!("../../Cargo.lock");
        let version = lock.split("name = \"typst\"\nversion = \"").nth(1).and_then(|rest| rest.split('"').next());
        assert!(MAKING.ends_with(&format!("typst {}", version.expect("a version"))), "change MAKING");
    }
}
