//! What a browser may load and run for a page: its Content Security Policy (W3C, CSP level 3).

use super::Model;
use crate::config::{Config, LinkStyle};

/// The policy that every page has in itself; none in pages that can be opened from disk, where there is no site for `'self'`
/// to name and browsers would refuse even the style sheet.
///
/// Where a page may be framed isn't said here: browsers only read that from a header (`frame-ancestors`, which a `meta`
/// element can't set), and parts of pages are meant to be framed. Hosts say it, see `hosting/rules.rs`.
pub fn of(model: &Model) -> Option<String> {
    let config = &model.site.config;
    let from_disk = model.edition.is_some() || config.links == LinkStyle::Relative;
    (!from_disk).then(|| text(config))
}

/// The policy of every page that a host sends.
///
/// Everything comes from files of the site: no script or style stands in a page itself, nothing is loaded from others,
/// and no form sends anything elsewhere. So there is nothing of which a hash could be told. Pictures may also be written as
/// `data:` addresses, which style sheets do. What searches is compiled to WebAssembly, which browsers take for code that is
/// made while the page runs.
pub fn text(config: &Config) -> String {
    let wasm = if config.search.is_some() { " 'wasm-unsafe-eval'" } else { "" };
    format!(
        "default-src 'none'; script-src 'self'{wasm}; style-src 'self'; img-src 'self' data:; font-src 'self'; \
         connect-src 'self'; base-uri 'none'; form-action 'self'"
    )
}
