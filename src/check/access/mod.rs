//! What of a made page keeps people from using it, as far as a program can tell (WCAG 2.2 at level AA, RGAA 4.1).
//!
//! [`Watch`] is told of tags and texts by the one pass over a page, and gives [`Fault`]s. It reads names as browsers do
//! in the cases that matter here: an attribute, the text inside, the alternatives of images inside (accname-1.2).

mod link;
mod picture;
mod structure;
mod tag;
mod watch;

pub use tag::{Attributes, Kept};
pub use watch::Watch;

use crate::diagnostic::{Argument, Code, Diagnostic};

/// Something to be mended, without its place.
#[derive(Debug, PartialEq, Eq)]
pub struct Fault {
    pub diagnostic: Diagnostic,
    /// How the content knows the cause: an address, `#id`, `lang=CODE` or `<table>`.
    pub key: Option<String>,
    /// Whether the rules of language say it of texts that they read.
    pub of_language: bool,
    /// Whether reading the text says it of Markdown; of raw HTML it doesn't.
    pub of_text: bool,
}

impl Fault {
    fn new(code: Code) -> Fault {
        Fault { diagnostic: Diagnostic::new(code), key: None, of_language: false, of_text: false }
    }

    fn with(mut self, name: &'static str, value: impl Into<Argument>) -> Fault {
        self.diagnostic = self.diagnostic.with(name, value);
        self
    }

    fn known_by(mut self, key: Option<String>) -> Fault {
        self.key = key;
        self
    }
}

/// What a page is, as far as it decides what is asked of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rules {
    /// It leads on at once.
    pub redirect: bool,
    /// It is shown inside pages of others, without a way through the site.
    pub embedded: bool,
}
