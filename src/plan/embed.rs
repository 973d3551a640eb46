//! Parts of pages that are bare pages of their own: charts and tables of a data package, key figures and tables of a text.
//!
//! Their addresses hold keys that don't change with the words: the name of the chart's file, the name of the table in its
//! descriptor, the `id` that is written for a figure or table of a text.

use super::address::Address;
use super::output::{Embed, EmbedPart, Making, Output};
use crate::data::file::PAGE_ROWS;
use crate::data::{Package, Resource};
use crate::diagnostic::Place;
use crate::language::slug::ascii_slug;
use crate::load::document::Document;
use crate::site::Site;

/// The bare pages that belong to a page, each with its description; nothing for what isn't a page.
pub fn of_page(site: &Site, page: &Output) -> Vec<Output> {
    let Making::Page { entry, language } = page.making else { return Vec::new() };
    let package = site.packages.get(entry);
    let document = site.entry(entry).documents.get(language).and_then(Option::as_deref);
    let charts = package.into_iter().flat_map(|package| charts(package, language));
    let tables = package.into_iter().flat_map(tables);
    let texts = document.into_iter().flat_map(texts);
    let planned = charts.chain(tables).chain(texts).flat_map(|(part, below, origin)| {
        let embed = Embed { entry, language, part };
        let address = format!("{}{below}/embed/", page.address.as_str());
        let description = Address::new(&format!("{address}oembed.json"));
        [(Address::new(&address), Making::Embed(embed)), (description, Making::EmbedDescription(embed))]
            .map(|(address, making)| Output { address, making, origin: Some(origin.clone()) })
    });
    planned.collect()
}

/// A part, its place below the page and where it is written.
type Part = (EmbedPart, String, Place);

/// `KEY/`, as the pictures of the chart stand at `KEY.svg` and `KEY.png`.
fn charts(package: &Package, language: usize) -> impl Iterator<Item = Part> + '_ {
    let charts = package.charts.iter().enumerate();
    let with_words = charts.filter(move |(_, chart)| chart.words.get(language).is_some_and(Option::is_some));
    with_words.map(|(number, chart)| (EmbedPart::Chart(number), chart.key.clone(), Place::file(&chart.file)))
}

/// `table/NAME/`: a table often bears the same name as a chart of it.
fn tables(package: &Package) -> impl Iterator<Item = Part> + '_ {
    let tables = package.resources.iter().enumerate().filter(|(_, resource)| package.sound && is_shown(resource));
    tables.map(|(number, resource)| {
        let below = format!("table/{}", ascii_slug(&resource.name));
        (EmbedPart::Table(number), below, Place::file(&package.file))
    })
}

/// Whether a table is short enough to be read whole, and has a name that can stand in an address.
fn is_shown(resource: &Resource) -> bool {
    resource.table.rows <= PAGE_ROWS && !ascii_slug(&resource.name).is_empty()
}

/// `ID/`.
fn texts(document: &Document) -> impl Iterator<Item = Part> + '_ {
    let embeds = document.embeds.iter().enumerate();
    embeds.map(|(number, embed)| (EmbedPart::Text(number), embed.id.to_string(), document.place(embed.span)))
}
