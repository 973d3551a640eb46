//! Raw HTML in content: which of it stays, and what is said of the rest.
//!
//! [`dropped`] finds what isn't allowed, for the editor; [`clean`] removes it from the finished text with ammonia, so
//! that nothing gets through that the first look missed.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::LazyLock;

use ammonia::{Builder, UrlRelative};
use html5gum::{DefaultEmitter, Token, Tokenizer};

/// Elements that an editor may write.
pub const TAGS: &[&str] = &[
    "a",
    "abbr",
    "b",
    "bdi",
    "bdo",
    "blockquote",
    "br",
    "caption",
    "cite",
    "code",
    "col",
    "colgroup",
    "dd",
    "del",
    "details",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "q",
    "rp",
    "rt",
    "ruby",
    "s",
    "samp",
    "small",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "time",
    "tr",
    "u",
    "ul",
    "var",
    "wbr",
];

/// Attributes that every element may have.
const ATTRIBUTES: &[&str] = &["class", "dir", "lang", "title"];

/// Attributes of some elements.
const TAG_ATTRIBUTES: &[(&str, &[&str])] = &[
    ("a", &["href", "hreflang"]),
    ("blockquote", &["cite"]),
    ("col", &["span"]),
    ("colgroup", &["span"]),
    ("del", &["cite", "datetime"]),
    ("details", &["open"]),
    ("img", &["alt", "height", "loading", "src", "width"]),
    ("ins", &["cite", "datetime"]),
    ("ol", &["reversed", "start", "type"]),
    ("q", &["cite"]),
    ("td", &["colspan", "headers", "rowspan"]),
    ("th", &["abbr", "colspan", "headers", "rowspan", "scope"]),
    ("time", &["datetime"]),
];

/// What the renderer itself writes besides.
const OWN_TAGS: &[&str] = &["button", "input", "section", super::host::BLOCK_TAG];
const OWN_ATTRIBUTES: &[(&str, &[&str])] = &[
    ("a", &["rel", "role", "aria-label", "aria-describedby", "id"]),
    ("button", &["type", "popovertarget", "aria-label"]),
    ("div", &["role", "tabindex", "aria-label"]),
    ("input", &["type", "disabled", "checked", "aria-label"]),
    ("li", &["id"]),
    ("section", &["role", "aria-labelledby"]),
    ("table", &["aria-labelledby"]),
    ("h2", &["id"]),
    ("h3", &["id"]),
    ("h4", &["id"]),
    ("h5", &["id"]),
    ("h6", &["id"]),
    (super::host::BLOCK_TAG, &["data-number"]),
];

const URL_SCHEMES: &[&str] = &["http", "https", "mailto", "tel"];

/// What of a piece of raw HTML isn't allowed: its name (`<script>`, `onclick`) and where in the piece it stands.
pub fn dropped(html: &str) -> Vec<(String, Range<usize>)> {
    let mut found = Vec::new();
    let mut from = 0;
    for token in Tokenizer::new_with_emitter(html, DefaultEmitter::default()) {
        let Ok(token) = token;
        let (name, attributes) = match token {
            Token::StartTag(tag) => (tag.name, Some(tag.attributes)),
            Token::EndTag(tag) => (tag.name, None),
            Token::Doctype(_) => {
                found.push(("<!DOCTYPE>".to_owned(), 0..html.len()));
                continue;
            }
            _ => continue,
        };
        let name = String::from_utf8_lossy(&name).into_owned();
        let at = position(html, &name, from);
        from = at.end;
        if !TAGS.contains(&name.as_str()) {
            // The closing tag of what was named already needs no second mention.
            if attributes.is_some() {
                found.push((format!("<{name}>"), at.clone()));
            }
            continue;
        }
        for (attribute, value) in attributes.into_iter().flatten() {
            let attribute = String::from_utf8_lossy(&attribute).into_owned();
            let value = String::from_utf8_lossy(&value).into_owned();
            if !may_have(&name, &attribute) {
                found.push((attribute, at.clone()));
            } else if matches!(attribute.as_str(), "href" | "src" | "cite") && !is_safe_address(&value) {
                found.push((format!("{attribute}=\"{value}\""), at.clone()));
            }
        }
    }
    found
}

/// A piece of raw HTML without what [`clean`] can't tell from what the renderer writes itself: its elements and ids, and
/// addresses that lead where none may. None when there is nothing to change.
///
/// What is left of it is written anew, so that a tag that ends nowhere can't go on in the text after it.
pub fn disarmed(html: &str) -> Option<String> {
    let mut ended = true;
    let mut written = String::with_capacity(html.len());
    for token in Tokenizer::new_with_emitter(html, DefaultEmitter::default()) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                if OWN_TAGS.contains(&name.as_str()) {
                    continue;
                }
                written.push('<');
                written.push_str(&name);
                for (attribute, value) in &tag.attributes {
                    let attribute = String::from_utf8_lossy(attribute);
                    let value = String::from_utf8_lossy(value);
                    let leads = matches!(&*attribute, "href" | "src" | "cite");
                    if may_have(&name, &attribute) && (!leads || is_safe_address(&value)) {
                        written.push_str(&format!(" {attribute}=\"{}\"", escaped(&value)));
                    }
                }
                written.push_str(if tag.self_closing { " />" } else { ">" });
            }
            Token::EndTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                if !OWN_TAGS.contains(&name.as_str()) {
                    written.push_str(&format!("</{name}>"));
                }
            }
            Token::String(text) => written.push_str(&escaped(&String::from_utf8_lossy(&text))),
            Token::Error(error) => {
                ended &= !matches!(error.value, html5gum::Error::EofInTag | html5gum::Error::EofInComment);
            }
            Token::Comment(_) | Token::Doctype(_) => {}
        }
    }
    (!ended || !dropped(html).is_empty()).then_some(written)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// The addresses of the pictures in a piece of raw HTML, each with where in the piece its tag stands.
pub fn pictures(html: &str) -> Vec<(String, Range<usize>)> {
    if !html.contains("<img") && !html.contains("<IMG") {
        return Vec::new();
    }
    let mut found = Vec::new();
    for token in Tokenizer::new_with_emitter(html, DefaultEmitter::<usize>::new_with_span()) {
        let Ok(token) = token;
        if let Token::StartTag(tag) = token
            && *tag.name == b"img"[..]
            && let Some(address) = tag.attributes.get(&b"src"[..])
        {
            found.push((String::from_utf8_lossy(address).into_owned(), tag.span.start..tag.span.end));
        }
    }
    found
}

fn position(html: &str, name: &str, from: usize) -> Range<usize> {
    let rest = html.get(from..).unwrap_or_default().to_ascii_lowercase();
    let start = from + rest.find(name).unwrap_or(0);
    start..(start + name.len()).min(html.len())
}

fn may_have(tag: &str, attribute: &str) -> bool {
    ATTRIBUTES.contains(&attribute)
        || TAG_ATTRIBUTES.iter().any(|(name, list)| *name == tag && list.contains(&attribute))
}

fn is_safe_address(address: &str) -> bool {
    use super::link::{Destination, destination};
    matches!(destination(address.trim()), Destination::External | Destination::Anchor(_) | Destination::Path(_))
}

static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut attributes: HashMap<&str, HashSet<&str>> = HashMap::new();
    for (tag, list) in TAG_ATTRIBUTES.iter().chain(OWN_ATTRIBUTES) {
        attributes.entry(tag).or_default().extend(list.iter().copied());
    }
    let mut builder = Builder::empty();
    builder
        .tags(TAGS.iter().chain(OWN_TAGS).copied().collect())
        .generic_attributes(ATTRIBUTES.iter().copied().collect())
        .tag_attributes(attributes)
        .url_schemes(URL_SCHEMES.iter().copied().collect())
        .url_relative(UrlRelative::PassThrough)
        .clean_content_tags(["script", "style", "template", "noscript", "iframe"].into_iter().collect())
        .link_rel(None)
        .strip_comments(true);
    builder
});

/// A text's HTML without anything that isn't allowed, with every element closed where it must be.
pub fn clean(html: &str) -> String {
    CLEANER.clean(html).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(html: &str) -> Vec<String> {
        dropped(html).into_iter().map(|(name, _)| name).collect()
    }

    #[test]
    fn what_is_not_allowed_is_named_and_removed() {
        assert_eq!(names("<b>x</b> <abbr title=\"a\">b</abbr>"), Vec::<String>::new());
        assert_eq!(names("<script>alert(1)</script>"), ["<script>"]);
        assert_eq!(names("<img src=x.png alt=\"\" onerror=alert(1)>"), ["onerror"]);
        assert_eq!(names("<a href=\"javascript:x\" id=location>"), ["href=\"javascript:x\"", "id"]);
        assert_eq!(clean("<b onclick=x>a<script>y</script></b><svg><a xlink:href=javascript:x></svg>"), "<b>a</b>");
        assert_eq!(clean("<p>a<div>b"), "<p>a</p><div>b</div>");
    }

    #[test]
    fn content_cannot_write_what_only_the_renderer_writes() {
        assert_eq!(disarmed("<p class=x>a &amp; b</p>"), None);
        assert_eq!(disarmed("<button popovertarget=x>a</button>").as_deref(), Some("a"));
        assert_eq!(disarmed("<a id=location href=/x>a</a>").as_deref(), Some("<a href=\"/x\">a</a>"));
        assert_eq!(disarmed("<q cite=javascript:x>a &lt; b</q>").as_deref(), Some("<q>a &lt; b</q>"));
        assert_eq!(disarmed("<a href=\"/&#9;/evil.example\">a</a>").as_deref(), Some("<a>a</a>"));
        assert_eq!(disarmed("<svg><style><button>x</style>").as_deref(), Some("<svg><style>x</style>"));
        assert_eq!(disarmed("a <div\n").as_deref(), Some("a "));
        assert_eq!(disarmed("a <!-- b").as_deref(), Some("a "));
    }
}
