//! The lasting name of a page, the same in every language: `action-27`.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

/// The singular of a collection, a hyphen, and a key.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PageId(Arc<str>);

impl PageId {
    pub fn new(text: &str) -> Self {
        PageId(text.into())
    }

    pub fn from_parts(singular: &str, key: &str) -> Self {
        PageId(format!("{singular}-{key}").into())
    }

    /// An id from what an editor writes where the collection is known: the id itself, or its key alone.
    pub fn from_written(singular: &str, text: &str) -> Self {
        match text.strip_prefix(singular) {
            Some(rest) if rest.starts_with('-') => PageId::new(text),
            _ => PageId::from_parts(singular, text),
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for PageId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Borrow<str> for PageId {
    fn borrow(&self) -> &str {
        &self.0
    }
}
