//! HTML of one page's text as it can stand in another page, with texts of others: its ids get a prefix, what refers to
//! them follows, and its headings go down.

use std::collections::{BTreeMap, HashSet};

use super::tags::{Kind, Tag, opening, rewritten, tags};
use crate::markdown::heading::Heading;

/// Attributes whose value is an id.
const ONE_ID: &[&str] = &["for", "list", "popovertarget"];
/// Attributes whose value is ids with spaces between.
const IDS: &[&str] = &["aria-controls", "aria-describedby", "aria-details", "aria-labelledby", "aria-owns", "headers"];
/// The deepest heading of HTML.
const DEEPEST: u8 = 6;
const LIST_TAGS: [&str; 2] = ["ul", "ol"];

/// Where a text goes.
#[derive(Debug, Default)]
pub struct Relocation<'a> {
    /// What its ids begin with there.
    pub prefix: &'a str,
    /// By how many levels its headings go down.
    pub down: u8,
    /// The ids in what goes there.
    pub kept: HashSet<String>,
    /// The ids in the whole text: what leads to one that stays behind leads to the text's page.
    pub all: HashSet<String>,
    /// That page, as it is to be written.
    pub page: String,
}

/// Every id of a text.
pub fn ids(html: &str) -> HashSet<String> {
    let id = |tag: Tag| match tag.kind {
        Kind::Opens { mut attributes, .. } => attributes.remove("id"),
        Kind::Closes => None,
    };
    tags(html).filter_map(id).collect()
}

/// What stands under the heading with an id: from behind it to the next one that isn't below it, without footnotes.
pub fn section<'a>(html: &'a str, toc: &[Heading], id: &str) -> Option<&'a str> {
    let mut flat = Vec::new();
    flatten(toc, &mut flat);
    let number = flat.iter().position(|heading| heading.id == id)?;
    let level = flat[number].level;
    let opening = |heading: &Heading| html.find(&format!("<h{} id=\"{}\">", heading.level, heading.id));
    let start = opening(flat[number])?;
    let closing = format!("</h{level}>");
    let start = start + html.get(start..)?.find(&closing)? + closing.len();
    let next = flat[number + 1..].iter().find(|heading| heading.level <= level).and_then(|heading| opening(heading));
    let notes = html.find("<section class=\"footnotes\"");
    let end = [next, notes].into_iter().flatten().filter(|end| *end >= start).min().unwrap_or(html.len());
    Some(html.get(start..end)?.trim())
}

fn flatten<'a>(headings: &'a [Heading], flat: &mut Vec<&'a Heading>) {
    for heading in headings {
        flat.push(heading);
        flatten(&heading.children, flat);
    }
}

/// What stands in each item of the lists of a text; lists in items belong to them.
pub fn items(html: &str) -> impl Iterator<Item = &str> {
    let mut found = Vec::new();
    let (mut depth, mut start) = (0usize, None);
    for tag in tags(html) {
        let opens = matches!(tag.kind, Kind::Opens { .. });
        if LIST_TAGS.contains(&tag.name.as_str()) {
            depth = if opens { depth + 1 } else { depth.saturating_sub(1) };
        } else if tag.name == "li" && depth == 1 {
            match (opens, start.take()) {
                (true, _) => start = Some(tag.at.end),
                (false, Some(start)) => found.push(html.get(start..tag.at.start).unwrap_or_default().trim()),
                (false, None) => {}
            }
        }
    }
    found.into_iter()
}

impl Relocation<'_> {
    /// The level that a heading of a level has there.
    pub fn level(&self, level: u8) -> u8 {
        level.saturating_add(self.down).min(DEEPEST)
    }

    /// The text as it can stand there.
    pub fn apply(&self, html: &str) -> String {
        rewritten(html, |tag| {
            let name = self.name(&tag.name);
            match &mut tag.kind {
                Kind::Closes => (name != tag.name).then(|| format!("</{name}>")),
                Kind::Opens { attributes, closed } => {
                    let changed = self.change(attributes);
                    (changed || name != tag.name).then(|| opening(&name, attributes, *closed))
                }
            }
        })
    }

    fn name(&self, name: &str) -> String {
        match name.strip_prefix('h').and_then(|level| level.parse::<u8>().ok()).filter(|level| *level <= DEEPEST) {
            Some(level) => format!("h{}", self.level(level)),
            None => name.to_owned(),
        }
    }

    /// Changes attributes that are ids or refer to some; whether there were any.
    fn change(&self, attributes: &mut BTreeMap<String, String>) -> bool {
        let mut changed = false;
        for (name, value) in attributes {
            let new = match name.as_str() {
                "id" => Some(format!("{}{value}", self.prefix)),
                "href" | "xlink:href" => value.strip_prefix('#').and_then(|id| self.address(id)),
                name if ONE_ID.contains(&name) => self.id(value),
                name if IDS.contains(&name) => {
                    let each = value.split_ascii_whitespace().map(|id| self.id(id).unwrap_or_else(|| id.to_owned()));
                    Some(each.collect::<Vec<_>>().join(" "))
                }
                _ => self.paint(value),
            };
            if let Some(new) = new {
                *value = new;
                changed = true;
            }
        }
        changed
    }

    fn id(&self, id: &str) -> Option<String> {
        self.kept.contains(id).then(|| format!("{}{id}", self.prefix))
    }

    fn address(&self, id: &str) -> Option<String> {
        let behind = || self.all.contains(id).then(|| format!("{}#{id}", self.page));
        self.id(id).map(|id| format!("#{id}")).or_else(behind)
    }

    /// `url(#hatch)`: a pattern of a drawing.
    fn paint(&self, value: &str) -> Option<String> {
        let id = value.strip_prefix("url(#")?.strip_suffix(')')?;
        self.id(id).map(|id| format!("url(#{id})"))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn relocation(html: &str) -> Relocation<'static> {
        Relocation { prefix: "p-", down: 1, kept: ids(html), all: ids("<i id=\"gone\"></i>"), page: "/p/".into() }
    }

    #[test]
    fn ids_get_a_prefix_and_what_refers_to_them_follows() {
        let html = "<h2 id=\"why\">Pourquoi&nbsp;?</h2>\n<p>É &amp; <a href=\"#why\" title=\"&quot;a&quot;\">b</a> <a href=\"#other\">c</a> \
            <a href=\"#gone\">d</a> <a href=\"/x/#why\">e</a></p><svg aria-labelledby=\"why t\" viewBox=\"0 0 1 1\"><rect id=\"t\" \
            fill=\"url(#t)\"/></svg><h6>f</h6><hr>";
        assert_eq!(
            relocation(html).apply(html),
            "<h3 id=\"p-why\">Pourquoi&nbsp;?</h3>\n<p>É &amp; <a href=\"#p-why\" title=\"&quot;a&quot;\">b</a> <a href=\"#other\">c</a> \
            <a href=\"/p/#gone\">d</a> <a href=\"/x/#why\">e</a></p><svg aria-labelledby=\"p-why p-t\" viewbox=\"0 0 1 1\"><rect \
            fill=\"url(#p-t)\" id=\"p-t\"/></svg><h6>f</h6><hr>"
        );
    }

    #[test]
    fn a_section_goes_to_the_next_heading_and_has_items() {
        let html = "<h2 id=\"a\">A</h2>\n<p>x</p>\n<h2 id=\"b\">B</h2>\n<ul>\n<li>un <ul><li>y</li></ul></li>\n<li><p>deux</p>\n</li>\n</ul>\n\
            <h3 id=\"c\">C</h3>\n<p>z</p>\n<section class=\"footnotes\"><ol><li>n</li></ol></section>";
        let heading = |id: &str, level| Heading { id: id.into(), text: id.into(), level, children: Vec::new() };
        let toc = crate::markdown::heading::nest(vec![heading("a", 2), heading("b", 2), heading("c", 3)]);
        assert_eq!(section(html, &toc, "a"), Some("<p>x</p>"));
        let found = section(html, &toc, "b").expect("a section");
        assert!(found.starts_with("<ul>") && found.ends_with("<p>z</p>"), "{found}");
        assert_eq!(items(found).collect::<Vec<_>>(), ["un <ul><li>y</li></ul>", "<p>deux</p>"]);
        assert_eq!(section(html, &toc, "d"), None);
    }

    proptest! {
        #[test]
        fn words_stay_and_no_id_is_without_the_prefix(
            html in "(é|a|&amp;|&|<p>|</p>|<h2 id=\"a\">|<h2 id=b>|</h2>|<a href=\"#a\">|</a>|<li>|</li>|<ul>|</ul>|<|>|\"|<!--|-->|<p id='|'>){0,24}"
        ) {
            let moved = relocation(&html).apply(&html);
            prop_assert!(ids(&moved).iter().all(|id| id.starts_with("p-")), "{moved}");
            // What isn't in tags is left as it is.
            let between = |text: &str| {
                let mut start = 0;
                let pieces = tags(text).map(|tag| text[std::mem::replace(&mut start, tag.at.end)..tag.at.start].to_owned());
                pieces.collect::<Vec<_>>()
            };
            prop_assert_eq!(between(&html), between(&moved));
            let _ = items(&html).count();
        }
    }
}
