//! A theme: templates, words, style and files, taken from one theme and those that it extends.

mod contrast;
mod embedded;
mod load;
mod style;

use std::sync::Arc;

pub use embedded::folder as embedded_folder;
pub use load::load;

use crate::language::words::Words;
use crate::permalinks::{Ledger, State};
use crate::site::Site;

/// The name of the joined style sheet among the theme's files.
pub const STYLE: &str = "style.css";
/// The template of pages that say what is gone.
pub const TOMBSTONE: &str = "tombstone.html";
/// What such a page is called.
pub const TOMBSTONE_TITLE: &str = "tombstone-title";
/// The template of the page with what a search has found.
pub const SEARCH: &str = "search.html";

/// What of a site asks its theme for more than every site does, and only shows once its pages are read.
#[derive(Clone, Copy, Debug)]
pub struct Uses {
    /// It has works to cite.
    works: bool,
    quizzes: bool,
    /// It has retired addresses that it had published.
    retired: bool,
    editions: bool,
}

impl Uses {
    /// Another number for another value.
    pub fn version(self) -> u64 {
        [self.works, self.quizzes, self.retired, self.editions].iter().fold(0, |bits, set| bits << 1 | u64::from(*set))
    }

    pub fn of(site: &Site, ledger: Option<&Ledger>) -> Uses {
        let quizzes = site.pages().any(|(_, document)| !document.quizzes.is_empty());
        let mut lines = ledger.into_iter().flat_map(Ledger::lines);
        let retired = lines.any(|line| matches!(line.state, State::Retired(_)));
        Uses { works: !site.bibliography.is_empty(), quizzes, retired, editions: !site.editions.is_empty() }
    }
}

/// Everything that a theme gives, ready to be used.
#[derive(Debug, Default)]
pub struct Theme {
    /// In the order in which they are to be added: those that others build on first.
    pub templates: Vec<Template>,
    /// By language.
    pub words: Vec<Words>,
    /// How wide pictures of pages are shown, as the attribute `sizes` of HTML has it.
    pub image_sizes: String,
    /// Files that are published, the style sheet among them.
    pub assets: Vec<Asset>,
    /// Classes of elements whose text isn't searched.
    pub unsearched: Vec<String>,
}

#[derive(Clone, Debug)]
pub struct Template {
    /// What other templates and collections call it.
    pub name: String,
    /// The theme's name and the template's, for those that build on it: `parvis/page.html`.
    pub full_name: String,
    /// From the site's root, or of the theme that is built in.
    pub file: Arc<str>,
    pub text: String,
}

/// A file of the theme under an address that changes with its content.
#[derive(Clone, Debug)]
pub struct Asset {
    pub name: String,
    /// From the site's root: `/assets/style.0a1b2c3d4e.css`.
    pub address: String,
    pub bytes: Vec<u8>,
}

impl Asset {
    pub fn new(name: &str, bytes: Vec<u8>) -> Self {
        let hash = blake3::hash(&bytes).to_hex();
        let hash = &hash.as_str()[..10];
        let address = match name.rsplit_once('.') {
            Some((stem, ending)) => format!("/assets/{stem}.{hash}.{ending}"),
            None => format!("/assets/{name}.{hash}"),
        };
        Asset { name: name.to_owned(), address, bytes }
    }
}

impl Theme {
    pub fn template(&self, name: &str) -> Option<&Template> {
        self.templates.iter().find(|template| template.name == name)
    }

    /// The template of a name as the template engine knows it, plain or with its theme's.
    pub fn template_file(&self, name: &str) -> Option<&Template> {
        self.templates.iter().find(|template| template.name == name || template.full_name == name)
    }
}
