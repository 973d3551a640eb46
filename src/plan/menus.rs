//! What settings name must be there: the home page, what menus lead to, what the search leaves out.

use super::Plan;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::site::Site;

/// The home page and the menus must lead to something; not said where a page that can't be read may be the reason.
pub fn check(site: &Site, plan: &Plan, diagnostics: &mut Diagnostics) {
    if !site.unreadable.is_empty() {
        return;
    }
    let config = &site.config;
    let mut unknown = |id: &str, span, known: &mut dyn Iterator<Item = &str>| {
        let suggestion = crate::diagnostic::nearest(id, known).unwrap_or_default();
        diagnostics.push(
            Diagnostic::new(Code::UnknownPage).at(config.place(span)).with("id", id).with("suggestion", suggestion),
        );
    };
    let instead = config.search.iter().flat_map(|search| &search.instead);
    let menus = config.header_menu.iter().chain(&config.footer_menu).chain(instead);
    let menus = menus.map(|item| (item.page.as_str(), &item.span));
    let unsearched = config.search.iter().flat_map(|search| &search.without).map(|(id, span)| (id.as_str(), span));
    // A list has an address of its own, so only a page can stand at the root; and only a page shows corrections or states how accessible
    // the site is.
    for (id, span) in config.appointed().chain(unsearched).filter(|(id, _)| site.find(id).is_none()) {
        unknown(id, span, &mut site.entries().iter().map(|entry| entry.id.as_str()));
    }
    for (id, span) in menus.filter(|(id, _)| plan.find(site, id, 0).is_none()) {
        unknown(id, span, &mut site.entries().iter().map(|entry| entry.id.as_str()).chain(plan.other_ids()));
    }
}
