//! Texts of the front matter: plain, but for links.

use pulldown_cmark::{Event, Parser, Tag, TagEnd};
use pulldown_cmark_escape::escape_html;

use super::host::{Host, escaped};
use super::link::{self, Destination, Wanted};
use super::open_link::OpenLink;
use super::typeset::Typesetter;
use crate::language::typography::Typography;

/// Whether a text of the front matter has links in it. Most have none, and are left alone.
pub fn has_links(text: &str) -> bool {
    text.contains("](")
}

/// A text with its links as HTML, set as its language does; everything else is escaped.
pub fn to_html(text: &str, typography: Typography, host: &dyn Host) -> String {
    with_marks(text, typography, host, false)
}

/// A text with its links, emphasis and code as HTML, set as its language does; everything else is escaped.
pub fn to_rich_html(text: &str, typography: Typography, host: &dyn Host) -> String {
    with_marks(text, typography, host, true)
}

fn with_marks(text: &str, typography: Typography, host: &dyn Host, marks: bool) -> String {
    let mut html = String::with_capacity(text.len() + 64);
    let mut open: Option<OpenLink> = None;
    let mut write = |event: Event<'_>, _| match event {
        Event::Start(Tag::Link { dest_url, .. }) => open = Some(OpenLink::start(&mut html, &dest_url, "", host)),
        Event::End(TagEnd::Link) => {
            if let Some(link) = open.take() {
                link.end(&mut html);
            }
        }
        Event::Start(Tag::Emphasis) if marks => html.push_str("<em>"),
        Event::End(TagEnd::Emphasis) if marks => html.push_str("</em>"),
        Event::Start(Tag::Strong) if marks => html.push_str("<strong>"),
        Event::End(TagEnd::Strong) if marks => html.push_str("</strong>"),
        Event::Code(code) if marks => html.push_str(&format!("<code>{}</code>", escaped(&code))),
        Event::Text(text) | Event::Code(text) | Event::InlineHtml(text) | Event::Html(text) => {
            let _ = escape_html(&mut html, &text);
        }
        Event::SoftBreak | Event::HardBreak => html.push(' '),
        Event::Start(Tag::Superscript) => html.push_str("<sup>"),
        Event::End(TagEnd::Superscript) => html.push_str("</sup>"),
        _ => {}
    };
    let mut typesetter = Typesetter::new(typography, host.language());
    for (event, range) in Parser::new(text).into_offset_iter() {
        typesetter.take(event, range, &mut write);
    }
    typesetter.finish(&mut write);
    html
}

/// A text without links as HTML, if it needs markup: for the ends of ordinals, which stand above the line.
pub fn with_ordinals(text: &str, typography: Typography) -> Option<String> {
    let raised = typography.raised(text);
    let setting = typography.set(text);
    let part = |range: std::ops::Range<usize>| escaped(&setting.part(text, range));
    let (mut html, mut at) = (String::new(), 0);
    for ending in &raised {
        html.push_str(&format!("{}<sup>{}</sup>", part(at..ending.start), part(ending.clone())));
        at = ending.end;
    }
    html.push_str(&part(at..text.len()));
    (!raised.is_empty()).then_some(html)
}

/// A text without the marks of its links, for feeds, meta tags and `index.json`. `own` gives what a link says that has no
/// text of its own: the title of its page, or its number. It is set as its language does.
pub fn to_text(text: &str, typography: Typography, own: &dyn Fn(&Wanted) -> Option<String>) -> String {
    if !has_links(text) {
        return typography.apply(text).into_owned();
    }
    rich_to_text(text, typography, own)
}

/// The same of a text that may also have emphasis and code, without the marks of these.
pub fn rich_to_text(text: &str, typography: Typography, own: &dyn Fn(&Wanted) -> Option<String>) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut link: Option<(String, usize)> = None;
    for event in Parser::new(text) {
        match event {
            Event::Start(Tag::Link { dest_url, .. }) => link = Some((dest_url.to_string(), plain.len())),
            Event::End(TagEnd::Link) => {
                if let Some((target, _)) = link.take().filter(|(_, start)| *start == plain.len()) {
                    plain.push_str(&own_text(&target, own).unwrap_or_default());
                }
            }
            Event::Text(text) | Event::Code(text) | Event::InlineHtml(text) | Event::Html(text) => {
                plain.push_str(&text);
            }
            Event::SoftBreak | Event::HardBreak => plain.push(' '),
            _ => {}
        }
    }
    typography.apply(&plain).into_owned()
}

/// What a link without text says.
pub fn own_text(address: &str, own: &dyn Fn(&Wanted) -> Option<String>) -> Option<String> {
    match link::destination(address) {
        Destination::Own(scheme, target) => own(&scheme.wants(target).ok()?),
        _ => None,
    }
}
