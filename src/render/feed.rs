//! Atom feeds (RFC 4287): of a collection, and of what changed in the whole site.

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use super::engine::Engine;
use super::plain::plain;
use super::{Model, context};
use crate::load::document::Document;
use crate::node::Date;
use crate::site::EntryIndex;

/// How many entries a collection's feed has at the most.
const LIMIT: usize = 50;

/// A page of the feed.
struct Item<'a> {
    entry: EntryIndex,
    document: &'a Document,
    updated: Date,
}

/// The feed of a collection, or of all pages when none; pages without a date are left out.
pub fn render(engine: &Engine, output: usize, collection: Option<usize>, language: usize) -> Vec<u8> {
    let model = engine.model();
    let limit = match collection {
        Some(_) => LIMIT,
        None => model.site.config.changes.as_ref().map_or(LIMIT, |changes| changes.limit),
    };
    let items = items(model, collection, language, limit);
    let mut bytes = Vec::new();
    // Writing to memory can't fail.
    let _ = write(model, output, collection, language, &items, &mut bytes);
    bytes
}

fn items(model: &Model, collection: Option<usize>, language: usize, limit: usize) -> Vec<Item<'_>> {
    let mut items: Vec<Item<'_>> = model
        .site
        .pages()
        .filter(|(entry, document)| {
            document.language == language
                && collection.is_none_or(|collection| model.site.entry(*entry).collection == collection)
        })
        .filter_map(|(entry, document)| Some(Item { entry, document, updated: document.updated.or(document.date)? }))
        .collect();
    // The newest first; the order of the site among those of one day.
    items.sort_by_key(|item| std::cmp::Reverse(item.updated));
    items.truncate(limit);
    items
}

fn write(
    model: &Model,
    output: usize,
    collection: Option<usize>,
    language: usize,
    items: &[Item<'_>],
    bytes: &mut Vec<u8>,
) -> io::Result<()> {
    let config = &model.site.config;
    let plan = &model.plan;
    let own = plan.writer.absolute(&plan.outputs[output].address);
    let title = context::feed_title(model, collection, language);
    let site_title = model.set(language, config.title.text(language).unwrap_or_default());
    let author = config.publisher.name.as_deref().unwrap_or(&site_title);
    let updated = items.iter().map(|item| item.updated).max();
    let home = config.home.as_ref().and_then(|(id, _)| plan.find(&model.site, id, language));

    let mut xml = Writer::new(bytes);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
    xml.create_element("feed")
        .with_attributes([
            ("xmlns", "http://www.w3.org/2005/Atom"),
            ("xml:lang", config.languages[language].code.as_ref()),
        ])
        .write_inner_content(|xml| {
            element(xml, "title", &format!("{title} – {site_title}"))?;
            element(xml, "id", &own)?;
            element(xml, "updated", &time(updated))?;
            link(xml, "self", "application/atom+xml", &own)?;
            if let Some(home) = home {
                link(xml, "alternate", "text/html", &plan.writer.absolute(home.address))?;
            }
            xml.create_element("author").write_inner_content(|xml| element(xml, "name", author))?;
            if let Some(licence) = &config.licence {
                element(xml, "rights", &format!("{} – {}", licence.name, licence.url))?;
            }
            for item in items {
                xml.create_element("entry").write_inner_content(|xml| entry(model, item, xml))?;
            }
            Ok(())
        })?;
    bytes_end(xml)
}

fn bytes_end(xml: Writer<&mut Vec<u8>>) -> io::Result<()> {
    xml.into_inner().push(b'\n');
    Ok(())
}

fn entry(model: &Model, item: &Item<'_>, xml: &mut Writer<&mut Vec<u8>>) -> io::Result<()> {
    let language = item.document.language;
    let Some(target) = model.plan.page(item.entry, language) else { return Ok(()) };
    let address = model.plan.writer.absolute(target.address);
    element(xml, "title", &plain(model, &item.document.title, item.document))?;
    // The id of the page outlives its address (RFC 4151).
    element(xml, "id", &tag(model, item))?;
    link(xml, "alternate", "text/html", &address)?;
    if let Some(date) = item.document.date {
        element(xml, "published", &time(Some(date)))?;
    }
    element(xml, "updated", &time(Some(item.updated)))?;
    if let Some(summary) = &item.document.summary {
        element(xml, "summary", &plain(model, summary, item.document))?;
    }
    Ok(())
}

/// `tag:parvis.example,2000:fr/action-27`: the host and the page's id, which never change.
fn tag(model: &Model, item: &Item<'_>) -> String {
    let config = &model.site.config;
    let host = config.base_url.origin().split("://").nth(1).unwrap_or_default();
    let host = host.split(':').next().unwrap_or_default();
    let language = &config.languages[item.document.language].code;
    format!("tag:{host},2000:{language}/{}", model.site.entry(item.entry).id)
}

/// Midnight of a day, as RFC 3339 has it. A feed must have a time even if no page of it has a date.
fn time(date: Option<Date>) -> String {
    format!("{}T00:00:00Z", date.unwrap_or(Date { year: 1970, month: 1, day: 1 }))
}

fn element(xml: &mut Writer<&mut Vec<u8>>, name: &str, text: &str) -> io::Result<()> {
    xml.create_element(name).write_text_content(BytesText::new(text)).map(|_| ())
}

fn link(xml: &mut Writer<&mut Vec<u8>>, rel: &str, kind: &str, address: &str) -> io::Result<()> {
    xml.create_element("link")
        .with_attributes([("rel", rel), ("type", kind), ("href", address)])
        .write_empty()
        .map(|_| ())
}
