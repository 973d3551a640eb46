//! The text of a page as it stands in a feed: HTML that needs neither the site's style nor its scripts, with absolute
//! addresses.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, LazyLock};

use ammonia::{Builder, UrlRelative};
use url::Url;

use crate::diagnostic::Diagnostics;
use crate::load::document::Document;
use crate::markdown::render::Policy;
use crate::markdown::{self, sanitise};
use crate::reads::{Reads, Shared};
use crate::render::engine::Engine;
use crate::render::host::PageHost;
use crate::render::page;
use crate::site::{EntryIndex, Site};

/// What editors may write and the text of an entry doesn't keep: the elements go, and what they hold stays.
const UNWRAPPED: &[&str] = &["b", "col", "colgroup", "div", "i", "u", "wbr"];

/// What the renderer writes besides.
const OWN: &[&str] = &["h1"];

/// What goes with all that it holds: it does nothing, or nothing good, outside of the page.
const DROPPED: &[&str] =
    &["button", "form", "iframe", "object", "script", "select", "style", "svg", "template", "textarea"];

const ATTRIBUTES: &[(&str, &[&str])] = &[
    ("a", &["href", "hreflang"]),
    ("img", &["src", "alt", "width", "height"]),
    ("ol", &["start", "reversed"]),
    ("td", &["colspan", "rowspan"]),
    ("th", &["colspan", "rowspan", "scope"]),
    ("time", &["datetime"]),
    ("q", &["cite"]),
    ("blockquote", &["cite"]),
];

/// The texts of the pages that stand in feeds. Made when first asked for: most stand in four.
pub struct Contents {
    languages: usize,
    made: Vec<Shared<Arc<str>>>,
}

impl Contents {
    pub fn new(site: &Site) -> Self {
        let languages = site.config.languages.len();
        Contents { languages, made: (0..site.entry_count() * languages).map(|_| Shared::default()).collect() }
    }

    /// Forgets what was made of something that has changed.
    pub fn forget_if(&mut self, concerned: impl Fn(&Reads) -> bool) {
        self.made.iter_mut().for_each(|text| text.forget_if(&concerned));
    }

    /// The text of a page for feeds.
    pub fn get(&self, engine: &Engine, entry: EntryIndex, document: &Document) -> Arc<str> {
        let made = &self.made[entry.0 * self.languages + document.language];
        made.get_or_make(|| whole(engine, entry, document).unwrap_or_default().into())
    }
}

/// What is wrong with the text is said where its page is rendered.
fn whole(engine: &Engine, entry: EntryIndex, document: &Document) -> Option<String> {
    let model = engine.model();
    let target = model.plan.page(entry, document.language)?;
    let (text, start) = page::body(model, document, &mut Diagnostics::new())?;
    let host = PageHost::apart(engine, target.output, document, start);
    let rendered = markdown::render::render(&text[start..], markdown::options(), Policy::Publish, &host).ok()?;
    Some(outside(&rendered.html, &model.plan.writer.absolute(target.address)))
}

/// HTML of the page at an absolute address as it can stand outside of it.
pub fn outside(html: &str, page: &str) -> String {
    static TAG_SET: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
        let written = sanitise::TAGS.iter().filter(|tag| !UNWRAPPED.contains(tag));
        written.chain(OWN).copied().collect()
    });
    static DROPPED_SET: LazyLock<HashSet<&'static str>> = LazyLock::new(|| DROPPED.iter().copied().collect());
    let mut cleaner = Builder::empty();
    cleaner
        .tags(TAG_SET.clone())
        .clean_content_tags(DROPPED_SET.clone())
        .tag_attributes(
            ATTRIBUTES.iter().map(|(tag, names)| (*tag, names.iter().copied().collect())).collect::<HashMap<_, _>>(),
        )
        .generic_attributes(HashSet::from(["lang", "dir"]))
        .url_schemes(HashSet::from(["http", "https", "mailto", "tel"]))
        .link_rel(None);
    if let Ok(base) = Url::parse(page) {
        cleaner.url_relative(UrlRelative::RewriteWithBase(base));
    }
    cleaner.clean(html).to_string().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::outside;

    #[test]
    fn what_leaves_the_page_needs_nothing_of_it() {
        let html = "<p id=\"a\" class=\"b\">Un <a class=\"value\" href=\"../c/\">lien</a>, <a href=\"#d\">un autre</a>\
            <button popovertarget=\"x\">?</button><script>alert(1)</script><svg><text>x</text></svg></p>\
            <div class=\"t\"><img src=\"/e.png\" alt=\"É &amp; è\"></div><a href=\"javascript:x\">y</a>";
        assert_eq!(
            outside(html, "https://a.example/b/page/"),
            "<p>Un <a href=\"https://a.example/b/c/\">lien</a>, <a href=\"https://a.example/b/page/#d\">un autre</a></p>\
            <img src=\"https://a.example/e.png\" alt=\"É &amp; è\"><a>y</a>"
        );
    }
}
