//! Looks for what could run, lead astray or stand for something else in a made page, as a browser reads it.

#![allow(dead_code)]

use std::collections::HashSet;

use scraper::{ElementRef, Html, Node};
use url::Url;

/// Elements that only the theme may write, each only as it does in a page without bad intent.
const OF_THE_THEME: &[&str] =
    &["base", "form", "input", "link", "meta", "script", "select", "style", "textarea", "button"];
/// Elements that no page has.
const NEVER: &[&str] = &[
    "annotation-xml",
    "applet",
    "embed",
    "fencedframe",
    "foreignObject",
    "frame",
    "frameset",
    "handler",
    "iframe",
    "isindex",
    "listing",
    "marquee",
    "math",
    "noembed",
    "noframes",
    "object",
    "plaintext",
    "portal",
    "set",
    "animate",
    "xmp",
];
/// Attributes whose value is an address.
const ADDRESSES: &[&str] = &[
    "action",
    "background",
    "cite",
    "classid",
    "codebase",
    "data",
    "formaction",
    "href",
    "longdesc",
    "manifest",
    "ping",
    "poster",
    "src",
    "usemap",
    "xlink:href",
];
const SCHEMES: &[&str] = &["http", "https", "mailto", "tel"];
/// What programs that run in pages read from attributes.
const PROGRAMS: &[&str] = &["hx-", "x-", "ng-", "v-", "@", ":", "(", "["];

/// What pages without bad intent have.
#[derive(Debug, Default)]
pub struct Usual {
    elements: HashSet<String>,
    /// The attributes `data-…` that the theme's scripts read.
    data: HashSet<String>,
}

impl Usual {
    /// Learns from a page.
    pub fn learn(&mut self, html: &str) {
        for element in elements(&Html::parse_document(html)) {
            if OF_THE_THEME.contains(&element.value().name()) {
                self.elements.insert(shape(element));
            }
            let data = element.value().attrs().map(|(name, _)| name).filter(|name| name.starts_with("data-"));
            self.data.extend(data.map(str::to_owned));
        }
    }

    /// What is in a page that none of the pages has from which was learnt, and that could do harm.
    pub fn dangers(&self, html: &str) -> Vec<String> {
        let document = Html::parse_document(html);
        let mut found: Vec<String> = elements(&document).flat_map(|element| self.of_element(element)).collect();
        let mut ids = HashSet::new();
        for id in elements(&document).filter_map(|element| element.value().id()) {
            if !ids.insert(id) {
                found.push(format!("twice id={id}"));
            }
        }
        found
    }

    fn of_element(&self, element: ElementRef<'_>) -> Vec<String> {
        let name = element.value().name();
        let mut found = Vec::new();
        let known = || self.elements.contains(&shape(element));
        let of_the_theme = match name {
            "script" => !is_harmless_data(element) && !known(),
            _ => OF_THE_THEME.contains(&name) && !is_text(element) && !known(),
        };
        if NEVER.contains(&name) || of_the_theme {
            found.push(shape(element));
        }
        for (attribute, value) in element.value().attrs() {
            let bad = attribute.starts_with("on")
                || attribute == "style"
                || attribute == "srcdoc"
                || PROGRAMS.iter().any(|program| attribute.starts_with(program))
                || (attribute.starts_with("data-") && !self.data.contains(attribute))
                || (attribute == "name" && !["meta", "input", "details"].contains(&name))
                || (attribute == "id" && !may_have_id(element))
                || (ADDRESSES.contains(&attribute) && !is_harmless(value))
                || (["srcset", "imagesrcset"].contains(&attribute)
                    && !value.split(',').filter_map(|copy| copy.split_whitespace().next()).all(is_harmless));
            if bad {
                found.push(format!("<{name} {attribute}={value:?}>"));
            }
        }
        found
    }
}

fn elements(document: &Html) -> impl Iterator<Item = ElementRef<'_>> {
    let nodes = document.tree.root().descendants();
    nodes.filter(|node| matches!(node.value(), Node::Element(_))).filter_map(ElementRef::wrap)
}

/// An element with its attributes and what stands in it.
fn shape(element: ElementRef<'_>) -> String {
    let mut attributes: Vec<String> =
        element.value().attrs().map(|(name, value)| format!("{name}={value:?}")).collect();
    attributes.sort();
    // The same, whether the page was made smaller or not.
    attributes.iter_mut().for_each(|attribute| *attribute = attribute.replace(", ", ","));
    let inside =
        if ["script", "style"].contains(&element.value().name()) { element.inner_html() } else { String::new() };
    format!("<{} {}>{inside}", element.value().name(), attributes.join(" "))
}

/// Data in a script, which no browser runs.
fn is_harmless_data(element: ElementRef<'_>) -> bool {
    let text: String = element.text().collect();
    element.value().attr("type") == Some("application/ld+json")
        && element.value().attrs().count() == 1
        && serde_json::from_str::<serde_json::Value>(&text).is_ok()
}

/// `meta` and `link` that only tell of the page, and what the renderer writes for tasks and for words that are explained.
fn is_text(element: ElementRef<'_>) -> bool {
    let value = element.value();
    let rel = value.attr("rel").unwrap_or_default();
    match value.name() {
        "meta" => {
            let known = ["description", "citation_", "author", "twitter:", "dc.", "DC."];
            let name = value.attr("name").unwrap_or_default();
            let property = value.attr("property").unwrap_or_default();
            value.attr("http-equiv").is_none()
                && value.attr("charset").is_none()
                && (known.iter().any(|known| name.starts_with(known))
                    || property.starts_with("og:")
                    || property.starts_with("article:"))
        }
        "link" => {
            let address = value.attr("href").unwrap_or_default();
            ["canonical", "alternate", "prev", "next", "license", "shortlink", "cite-as"].contains(&rel)
                && is_own(address)
        }
        "input" => value.attr("type") == Some("checkbox") && value.attr("disabled").is_some(),
        "button" => value.attr("type") == Some("button"),
        _ => false,
    }
}

fn may_have_id(element: ElementRef<'_>) -> bool {
    let name = element.value().name();
    // Only these elements with a name stand for something in `document`, and ids of the page's own parts are the theme's.
    !["a", "area", "b", "base", "embed", "form", "iframe", "img", "map", "object", "param"].contains(&name)
        || element.value().id().is_some_and(|id| id.contains('-'))
}

/// An address as browsers read it.
fn read(address: &str) -> Option<Url> {
    let page = Url::parse("https://plan.example/essai/").ok()?;
    page.join(address).ok()
}

fn is_harmless(address: &str) -> bool {
    match read(address) {
        Some(url) => {
            let abroad = address.trim_start_matches(|c: char| c <= ' ').starts_with(['/', '\\']) && !is_own(address);
            SCHEMES.contains(&url.scheme()) && !abroad
        }
        // What a browser can't read leads nowhere.
        None => true,
    }
}

fn is_own(address: &str) -> bool {
    read(address).is_some_and(|url| url.host_str() == Some("plan.example"))
}
