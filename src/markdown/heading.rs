//! Heading ids and the table of contents.

use std::collections::HashSet;

use pulldown_cmark::CowStr;
use pulldown_cmark_escape::escape_html;
use serde::Serialize;

use crate::language::slug::anchor_slug;

/// A heading of the table of contents, with those below it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Heading {
    pub id: String,
    /// Without markup.
    pub text: String,
    /// 2 to 6.
    pub level: u8,
    pub children: Vec<Heading>,
}

/// Gives ids to headings: the explicit one, else the heading's words, told apart by a number.
#[derive(Debug, Default)]
pub struct HeadingIds {
    taken: HashSet<String>,
    explicit: HashSet<String>,
}

impl HeadingIds {
    /// With the ids that headings made from words must not take: the explicit ones of the text, which come first wherever
    /// they stand since they are kept for ever, and those of `others`.
    pub fn reserved(text: &str, others: impl Iterator<Item = String>) -> HeadingIds {
        let mut taken: HashSet<String> = others.collect();
        for line in text.lines().filter(|line| line.starts_with('#')) {
            if let Some((_, attributes)) = line.rsplit_once("{#") {
                taken.insert(attributes.split(['}', ' ']).next().unwrap_or_default().to_owned());
            }
        }
        HeadingIds { taken, ..HeadingIds::default() }
    }

    /// The explicit id, unless another heading has it (which is reported where texts are scanned).
    pub fn explicit(&mut self, id: String) -> Option<String> {
        self.taken.insert(id.clone());
        self.explicit.insert(id.clone()).then_some(id)
    }

    pub fn from_words(&mut self, text: &str) -> String {
        let base = Some(anchor_slug(text)).filter(|slug| !slug.is_empty()).unwrap_or_else(|| "section".to_owned());
        let mut id = base.clone();
        let mut number = 2;
        while !self.taken.insert(id.clone()) {
            id = format!("{base}-{number}");
            number += 1;
        }
        id
    }
}

/// Puts the tags around a heading whose content stands in `html` from `start` on: the id may be made from its words,
/// which are known only now. With `link`, a link to the heading follows, for copying; it stands beside the heading and
/// not in it, so that it isn't read out as part of it. What leads to one of the `former` ids comes to it too.
pub fn close(html: &mut String, start: usize, level: u8, id: &str, former: &[String], link: Option<&str>) {
    let mut open = String::new();
    if link.is_some() {
        open.push_str("<div class=\"heading\">");
    }
    open.push_str(&format!("<h{level} id=\""));
    // Writing to a String can't fail.
    let _ = escape_html(&mut open, id);
    open.push_str("\">");
    for old in former {
        open.push_str("<span id=\"");
        let _ = escape_html(&mut open, old);
        open.push_str("\"></span>");
    }
    html.insert_str(start, &open);
    html.push_str(&format!("</h{level}>"));
    if let Some(label) = link {
        html.push_str("<a class=\"heading-link\" href=\"#");
        let _ = escape_html(&mut *html, id);
        html.push_str("\" aria-label=\"");
        let _ = escape_html(&mut *html, label);
        html.push_str("\">#</a></div>");
    }
    html.push('\n');
}

/// The ids that a heading had before: `{#new was=old}`.
pub fn former<'a>(attributes: &'a [(CowStr<'_>, Option<CowStr<'_>>)]) -> impl Iterator<Item = &'a str> {
    attributes.iter().filter(|(name, _)| &**name == "was").map(|(_, value)| value.as_deref().unwrap_or_default())
}

/// Whether an explicit id will do: `[a-z0-9]+(-[a-z0-9]+)*`, as in addresses.
pub fn is_heading_id(id: &str) -> bool {
    crate::schema::is_slug(id)
}

/// Puts headings below each other by their levels.
pub fn nest(flat: Vec<Heading>) -> Vec<Heading> {
    let mut roots: Vec<Heading> = Vec::new();
    for heading in flat {
        let mut siblings = &mut roots;
        while siblings.last().is_some_and(|last| last.level < heading.level) {
            let last = siblings.len() - 1;
            siblings = &mut siblings[last].children;
        }
        siblings.push(heading);
    }
    roots
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_nested_by_level_and_their_words_make_ids_once() {
        let mut ids = HeadingIds::default();
        assert_eq!(ids.from_words("Été ?"), "ete");
        assert_eq!(ids.from_words("Été !"), "ete-2");
        assert_eq!(ids.from_words("?"), "section");
        let heading = |id: &str, level| Heading { id: id.into(), text: id.into(), level, children: Vec::new() };
        let nested = nest(vec![heading("a", 2), heading("b", 3), heading("c", 3), heading("d", 2)]);
        let shape: Vec<_> = nested.iter().map(|h| (h.id.as_str(), h.children.len())).collect();
        assert_eq!(shape, [("a", 2), ("d", 0)]);
    }
}
