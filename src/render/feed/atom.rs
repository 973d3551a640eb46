//! A feed as Atom (RFC 4287).

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use super::{Entry, Feed, time};
use crate::node::Date;

type Xml<'a> = Writer<&'a mut Vec<u8>>;

/// The bytes of the feed.
pub fn write(feed: &Feed<'_>) -> Vec<u8> {
    let mut bytes = Vec::new();
    // Writing to memory can't fail.
    let _ = whole(feed, &mut Writer::new(&mut bytes));
    bytes.push(b'\n');
    bytes
}

fn whole(feed: &Feed<'_>, xml: &mut Xml<'_>) -> io::Result<()> {
    // There must be a time even if nothing has happened yet.
    let never = Date { year: 1970, month: 1, day: 1 };
    let updated = feed.entries.iter().map(|entry| entry.updated).max().unwrap_or(never);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
    xml.create_element("feed")
        .with_attributes([("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", feed.language)])
        .write_inner_content(|xml| {
            element(xml, "title", &feed.title)?;
            element(xml, "id", &feed.address)?;
            element(xml, "updated", &time(updated))?;
            link(xml, "self", "application/atom+xml", &feed.address)?;
            if let Some(home) = &feed.home {
                link(xml, "alternate", "text/html", home)?;
            }
            xml.create_element("author").write_inner_content(|xml| element(xml, "name", &feed.author))?;
            if let Some(licence) = feed.licence {
                element(xml, "rights", &format!("{} – {}", licence.name, licence.url))?;
                link(xml, "license", "text/html", &licence.url)?;
            }
            for item in &feed.entries {
                xml.create_element("entry").write_inner_content(|xml| entry(item, xml))?;
            }
            Ok(())
        })?;
    Ok(())
}

fn entry(entry: &Entry, xml: &mut Xml<'_>) -> io::Result<()> {
    element(xml, "title", &entry.title)?;
    element(xml, "id", &entry.id)?;
    link(xml, "alternate", "text/html", &entry.address)?;
    if let Some(date) = entry.published {
        element(xml, "published", &time(date))?;
    }
    element(xml, "updated", &time(entry.updated))?;
    if let Some(summary) = &entry.summary {
        element(xml, "summary", summary)?;
    }
    let html = xml.create_element("content").with_attribute(("type", "html"));
    html.write_text_content(BytesText::new(&allowed(&entry.content))).map(|_| ())
}

fn element(xml: &mut Xml<'_>, name: &str, text: &str) -> io::Result<()> {
    xml.create_element(name).write_text_content(BytesText::new(&allowed(text))).map(|_| ())
}

fn link(xml: &mut Xml<'_>, rel: &str, kind: &str, address: &str) -> io::Result<()> {
    xml.create_element("link")
        .with_attributes([("rel", rel), ("type", kind), ("href", address)])
        .write_empty()
        .map(|_| ())
}

/// A text without the characters that XML can't hold, not even escaped (XML 1.0, production 2, `Char`).
fn allowed(text: &str) -> String {
    let allowed = |letter: &char| matches!(letter, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    text.chars().filter(allowed).collect()
}
