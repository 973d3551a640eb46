//! Where a link leads: one file for each scheme, and the list of them here.

pub mod cite;
mod file;
mod page;
mod term;
mod value;

use cite::Citation;

use crate::data::query::{self, Query};
use crate::site::id::PageId;

/// A scheme of Parvis's own: `page:action-27`.
pub trait Scheme: Sync {
    /// What stands before the colon.
    fn name(&self) -> &'static str;

    /// What the link needs, from what stands after the colon.
    ///
    /// # Errors
    /// Why the link can't be followed.
    fn wants(&self, target: &str) -> Result<Wanted, LinkFault>;
}

/// What a link with a scheme needs the site to have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    Page {
        id: PageId,
        anchor: Option<Box<str>>,
    },
    /// A number of a data package.
    Value(Query),
    /// A file of a data package, as the link names it.
    File(String),
    /// A word of the glossary, by its key.
    Term(String),
    /// A work of the bibliography.
    Work(Citation),
}

#[derive(Clone, Debug, PartialEq)]
pub enum LinkFault {
    /// It isn't the key of a work, with a page or without.
    Citation,
    /// What stands after the colon can't be read.
    Malformed,
    /// It isn't the key of a page.
    NotKey,
    /// It isn't a question that a data package can answer.
    Query(query::Fault),
}

/// The schemes, in the order in which messages name them. A new one is a file and a line here.
pub const SCHEMES: &[&dyn Scheme] = &[&page::Page, &value::Value, &term::Term, &cite::Cite, &file::File];

/// Schemes that lead out of the site.
const OUTWARD: &[&str] = &["http", "https", "mailto", "tel"];
/// Schemes that are never for a public page, and aren't misprints either.
const REFUSED: &[&str] = &["javascript", "vbscript", "data", "blob", "about", "view-source", "ftp", "livescript"];

/// The kinds of places that a link may lead to.
pub enum Destination<'a> {
    /// A scheme of ours and what stands after the colon.
    Own(&'static dyn Scheme, &'a str),
    /// An address out of the site.
    External,
    /// `#anchor` of the same page.
    Anchor(&'a str),
    /// A path, from the root or from the page.
    Path(&'a str),
    Refused(String),
    Unknown(String),
    /// `//host/path`: an address whose scheme depends on where the page is.
    NoScheme,
}

/// Sorts a link's address by what stands before its first colon.
pub fn destination(address: &str) -> Destination<'_> {
    if leads_abroad(address) {
        return Destination::NoScheme;
    }
    if let Some(anchor) = address.strip_prefix('#') {
        return Destination::Anchor(anchor);
    }
    let Some((before, after)) = address.split_once(':') else { return Destination::Path(address) };
    if before.contains(['/', '?', '#']) {
        return Destination::Path(address);
    }
    // Browsers ignore these in a scheme, so they must not hide one.
    let scheme: String =
        before.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect::<String>().to_ascii_lowercase();
    if let Some(own) = SCHEMES.iter().find(|own| own.name() == scheme && own.name() == before) {
        return Destination::Own(*own, after);
    }
    if OUTWARD.contains(&scheme.as_str()) && scheme.len() == before.len() {
        return Destination::External;
    }
    if REFUSED.contains(&scheme.as_str()) { Destination::Refused(scheme) } else { Destination::Unknown(scheme) }
}

/// Whether an address without a scheme leads to another host. Browsers read a backslash as a slash, and pass over what can't
/// be seen before an address, and over tabs and line ends in it.
fn leads_abroad(address: &str) -> bool {
    let mut signs = address.trim_start_matches(|c| c <= ' ').chars().filter(|c| !matches!(c, '\t' | '\n' | '\r'));
    let (first, second) = (signs.next(), signs.next());
    first == Some('\\') || (first == Some('/') && matches!(second, Some('/' | '\\')))
}

/// The key of the word that a link explains; none for other links.
pub fn term(address: &str) -> Option<String> {
    match destination(address) {
        Destination::Own(scheme, target) => match scheme.wants(target) {
            Ok(Wanted::Term(key)) => Some(key),
            _ => None,
        },
        _ => None,
    }
}

/// The work that a link refers to; none for other links.
pub fn citation(address: &str) -> Option<Citation> {
    match destination(address) {
        Destination::Own(scheme, target) => match scheme.wants(target) {
            Ok(Wanted::Work(citation)) => Some(citation),
            _ => None,
        },
        _ => None,
    }
}

/// Every scheme that a link may have, for messages.
pub fn known_schemes() -> impl Iterator<Item = &'static str> {
    SCHEMES.iter().map(|scheme| scheme.name()).chain(OUTWARD.iter().copied())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn schemes_that_could_run_code_are_refused_however_they_are_written() {
        for address in ["javascript:alert(1)", "JaVaScRiPt:x", "java\tscript:x", " javascript:x", "data:text/html,x"] {
            assert!(matches!(destination(address), Destination::Refused(_)), "{address}");
        }
        assert!(matches!(destination("//evil.example"), Destination::NoScheme));
        assert!(matches!(destination("page:action-1"), Destination::Own(..)));
        assert!(matches!(destination("/a/b:c"), Destination::Path(_)));
        assert!(matches!(destination("pages:action-1"), Destination::Unknown(_)));
    }
}
