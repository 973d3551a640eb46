//! What a browser may load and run for a page: its Content Security Policy (W3C, CSP level 3).

use super::Model;
use crate::config::LinkStyle;

/// Everything comes from files of the site: no script or style stands in a page itself, nothing is loaded from others,
/// and no form sends anything elsewhere. Pictures may also be written as `data:` addresses, which style sheets do.
///
/// Where a page may be framed isn't said here: browsers only read that from a header (`frame-ancestors`, which a `meta`
/// element can't set), and parts of pages are meant to be framed.
macro_rules! policy {
    ($scripts:literal) => {
        concat!(
            "default-src 'none'; script-src ",
            $scripts,
            "; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'"
        )
    };
}

const POLICY: &str = policy!("'self'");
/// What searches is compiled to WebAssembly, which browsers take for code that is made while the page runs.
const SEARCHED: &str = policy!("'self' 'wasm-unsafe-eval'");

/// The policy of every page; none in pages that can be opened from disk, where there is no site for `'self'` to name
/// and browsers would refuse even the style sheet.
pub fn of(model: &Model) -> Option<&'static str> {
    let config = &model.site.config;
    let from_disk = model.edition.is_some() || config.links == LinkStyle::Relative;
    (!from_disk).then_some(if config.search.is_some() { SEARCHED } else { POLICY })
}
