//! Addresses outside the site, by page. Nothing is fetched.

use serde::Serialize;

use super::table::{Cell, Section, Table};
use crate::diagnostic::words::Speaker;
use crate::load::document::Document;
use crate::schema::value::FieldValue;
use crate::site::Site;

#[derive(Debug, Serialize)]
pub struct Link {
    pub id: String,
    pub language: String,
    pub address: String,
    pub file: String,
}

/// What texts, fields and the sources of data lead to, in the order of the site.
pub fn of(site: &Site) -> Vec<Link> {
    let mut links = Vec::new();
    for (index, document) in site.pages() {
        let entry = site.entry(index);
        let mut add = |address: &str, file: &str| {
            links.push(Link {
                id: entry.id.as_str().to_owned(),
                language: site.config.languages[document.language].code.to_string(),
                address: address.to_owned(),
                file: file.to_owned(),
            });
        };
        addresses(document).into_iter().for_each(|address| add(&address, &document.file));
        let package = site.packages.get(index).filter(|_| document.language == entry.original().language);
        for source in package.into_iter().flat_map(|package| &package.sources) {
            source.path.iter().for_each(|path| add(path, &document.file));
        }
    }
    links
}

fn addresses(document: &Document) -> Vec<String> {
    let mut addresses: Vec<String> = document.external.iter().map(ToString::to_string).collect();
    document.fields.iter().for_each(|field| urls(&field.value, &mut addresses));
    addresses
}

fn urls(value: &FieldValue, found: &mut Vec<String>) {
    match value {
        FieldValue::Url(url) if !found.contains(url) => found.push(url.clone()),
        FieldValue::List(items) => items.iter().for_each(|item| urls(item, found)),
        FieldValue::Table(entries) => entries.iter().for_each(|(_, value)| urls(value, found)),
        _ => {}
    }
}

pub fn section(links: &[Link], speaker: &Speaker) -> Section {
    let rows = links.iter().map(|link| {
        vec![Cell::Link(link.address.clone()), Cell::text(&link.id), Cell::text(&link.language), Cell::file(&link.file)]
    });
    let columns = ["report-address", "report-page", "report-language", "report-file"];
    Section::new("links", vec![Table::new("report-links-all", columns, rows.collect(), speaker)], speaker)
}
