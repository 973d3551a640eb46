//! The works that pages cite by `cite:KEY`: one file of them for the whole site.
//!
//! `content/bibliography.bib` is BibLaTeX (the manual of the LaTeX package), `content/bibliography.yaml` the format of
//! Hayagriva (github.com/typst/hayagriva, docs/file-format.md). Both are read by the crate of that name.

mod read;
pub mod work;

use std::collections::BTreeMap;
use std::sync::Arc;

pub use work::Work;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::site::Site;

/// Where a site may have its bibliography.
pub const FILES: &[&str] = &["content/bibliography.bib", "content/bibliography.yaml", "content/bibliography.yml"];

/// Every work that pages may cite.
#[derive(Debug, Default)]
pub struct Bibliography {
    /// None when the site has none.
    pub file: Option<Arc<str>>,
    works: BTreeMap<String, Work>,
    /// Whether something in the file couldn't be read, which was said; what needs it isn't reported again.
    broken: bool,
}

impl Bibliography {
    pub fn get(&self, key: &str) -> Option<&Work> {
        self.works.get(key)
    }

    pub fn len(&self) -> usize {
        self.works.len()
    }

    pub fn is_empty(&self) -> bool {
        self.works.is_empty()
    }

    /// The keys that are most like one that isn't there, the nearest first.
    fn nearest(&self, wanted: &str) -> Vec<String> {
        let wanted = wanted.to_lowercase();
        let distance = |key: &str| strsim::damerau_levenshtein(&wanted, &key.to_lowercase());
        let mut near: Vec<(usize, &str)> = self.works.keys().map(|key| (distance(key), key.as_str())).collect();
        near.sort_unstable();
        near.into_iter().take(3).map(|(_, key)| key.to_owned()).collect()
    }
}

/// Every `cite:` link must lead to a work of the bibliography.
pub fn check(site: &Site, diagnostics: &mut Diagnostics) {
    let bibliography = &site.bibliography;
    for (_, document) in site.pages() {
        for cited in document.cites.iter().filter(|cited| bibliography.get(&cited.value).is_none()) {
            let fault = match &bibliography.file {
                None => Diagnostic::new(Code::NoBibliography),
                Some(_) if bibliography.broken => continue,
                Some(file) => Diagnostic::new(Code::UnknownWork)
                    .with("key", cited.value.as_str())
                    .with("file", file.as_ref())
                    .with("near", bibliography.nearest(&cited.value)),
            };
            diagnostics.push(fault.at(document.place(cited.span)));
        }
    }
}
