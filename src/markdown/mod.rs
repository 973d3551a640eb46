//! Markdown: what a page's text refers to ([`scan`]) and its HTML ([`render`]).
//!
//! CommonMark with tables, footnotes, strikethrough, task lists, definition lists, heading attributes and alerts, and
//! two extension points that every Markdown viewer shows sensibly: links with a scheme ([`link`]) and named fenced
//! blocks ([`block`]).

pub mod block;
pub mod first_use;
pub mod footnote;
mod foreign;
pub mod heading;
pub mod host;
pub mod inline;
pub mod link;
mod open_link;
pub mod outline;
mod passage;
mod picture;
pub mod proof;
pub mod prose;
mod raw;
pub mod render;
pub mod sanitise;
pub mod scan;
mod table;
mod typeset;
pub mod unsourced;
pub mod want;
pub mod words;

pub use raw::RAW;

use pulldown_cmark::{CowStr, LinkType, Options};

/// The extensions that content may use.
pub fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM
}

/// Runs the Markdown parser so that a panic in it becomes an error of the page that caused it.
///
/// # Errors
/// The panic's message.
pub fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    // Nothing that the work touches is used again after a panic.
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(work)).map_err(|payload| {
        let text = payload.downcast_ref::<&str>().map(|text| (*text).to_owned());
        text.or_else(|| payload.downcast_ref::<String>().cloned()).unwrap_or_default()
    })
}

/// A link's address; `<name@example.org>` is written without its scheme.
pub fn full_address(kind: LinkType, address: CowStr<'_>) -> CowStr<'_> {
    if kind == LinkType::Email { format!("mailto:{address}").into() } else { address }
}
