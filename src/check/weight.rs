//! What a page weighs on its way to a reader, and how much of it comes at once.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use serde::Serialize;

use super::access::{Attributes, Kept};

/// What a browser asks for besides the page itself before the reader does anything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Requests {
    pub styles: BTreeSet<String>,
    pub scripts: BTreeSet<String>,
    /// Pictures, icons and frames; what is lazy isn't asked for at once.
    pub others: BTreeSet<String>,
}

impl Requests {
    /// Notes what a tag makes a browser ask for (HTML, "Fetching resources").
    pub fn see(&mut self, name: &str, attributes: &Attributes) {
        let lazy = attributes.get(Kept::Loading).is_some_and(|value| value.eq_ignore_ascii_case("lazy"));
        match name {
            "link" => {
                let Some(href) = attributes.said(Kept::Href) else { return };
                let rel = attributes.get(Kept::Rel).unwrap_or_default().to_ascii_lowercase();
                for word in rel.split_whitespace() {
                    match word {
                        "stylesheet" => self.styles.insert(href.to_owned()),
                        "modulepreload" => self.scripts.insert(href.to_owned()),
                        "icon" | "preload" | "manifest" | "apple-touch-icon" => self.others.insert(href.to_owned()),
                        _ => false,
                    };
                }
            }
            "script" => {
                self.scripts.extend(attributes.said(Kept::Src).map(str::to_owned));
            }
            "img" | "iframe" | "video" | "audio" | "track" | "input" if !lazy => {
                let source = attributes.said(Kept::Src).filter(|source| !source.starts_with("data:"));
                self.others.extend(source.map(str::to_owned));
            }
            _ => {}
        }
    }

    /// All of them.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        self.styles.iter().chain(&self.scripts).chain(&self.others).map(String::as_str)
    }

    /// How many there are, the page itself included.
    pub fn count(&self) -> usize {
        1 + self.all().collect::<BTreeSet<_>>().len()
    }
}

/// Bytes as a host sends them: gzip at its best (RFC 1952).
pub fn compressed(bytes: &[u8]) -> usize {
    squeezed(bytes, Compression::best())
}

/// Whether a page needs at most `limit` bytes on its way, with what it needs when that isn't sure at a glance. A page is
/// never larger than written; the fastest compression gives no less than the best one, and costs a fifth of it.
pub fn beyond(bytes: &[u8], limit: usize) -> Option<usize> {
    if bytes.len() <= limit || squeezed(bytes, Compression::fast()) <= limit {
        return None;
    }
    Some(compressed(bytes)).filter(|size| *size > limit)
}

fn squeezed(bytes: &[u8], level: Compression) -> usize {
    let mut encoder = GzEncoder::new(Vec::with_capacity(bytes.len() / 3), level);
    // Writing into memory doesn't fail.
    let written = encoder.write_all(bytes).and_then(|()| encoder.finish());
    written.map_or(bytes.len(), |packed| packed.len())
}

/// What the theme's files weigh, compressed, by their addresses from the site's root.
#[derive(Debug, Default)]
pub struct Files(BTreeMap<String, usize>);

impl Files {
    /// Those of which an address and bytes are given.
    pub fn new<'a>(files: impl Iterator<Item = (&'a str, &'a [u8])>) -> Files {
        Files(files.map(|(address, bytes)| (address.to_owned(), compressed(bytes))).collect())
    }

    pub fn get(&self, address: &str) -> usize {
        self.0.get(address).copied().unwrap_or_default()
    }
}

/// One page, in bytes as they are sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Weight {
    pub address: String,
    pub html: usize,
    pub style: usize,
    pub scripts: usize,
    /// Files that a browser asks for at once, the page itself included.
    pub requests: usize,
    /// What the budget has for HTML and style together.
    pub limit: usize,
}

impl Weight {
    /// HTML and style together.
    pub fn page(&self) -> usize {
        self.html + self.style
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_surely_small_enough_is_not_weighed_and_what_is_not_is_weighed_exactly() {
        let page = "<p>Well, well, well.</p>".repeat(400);
        assert_eq!(beyond(page.as_bytes(), page.len()), None);
        let exact = compressed(page.as_bytes());
        assert_eq!(beyond(page.as_bytes(), exact), None);
        assert_eq!(beyond(page.as_bytes(), exact - 1), Some(exact));
    }
}
