//! What a browser may load and run for a page: its Content Security Policy (W3C, CSP level 3).

use super::Model;
use crate::config::LinkStyle;

/// Everything comes from files of the site: no script or style stands in a page itself, nothing is loaded from others,
/// and no form sends anything elsewhere. Pictures may also be written as `data:` addresses, which style sheets do.
///
/// Where a page may be framed isn't said here: browsers only read that from a header (`frame-ancestors`, which a `meta`
/// element can't set), and parts of pages are meant to be framed.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
                      connect-src 'self'; base-uri 'none'; form-action 'self'";

/// The policy of every page; none in pages that can be opened from disk, where there is no site for `'self'` to name
/// and browsers would refuse even the style sheet.
pub fn of(model: &Model) -> Option<&'static str> {
    let from_disk = model.edition.is_some() || model.site.config.links == LinkStyle::Relative;
    (!from_disk).then_some(POLICY)
}
