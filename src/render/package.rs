//! Data packages as templates see them.

use tera::Value;

use super::chart::Shown;
use super::credit::{credit, licence};
use super::host::source_anchor;
use super::value::{list, map, optional, text};
use super::{Model, edition, embed, embed_code, structured, tables};
use crate::data::file::PAGE_ROWS;
use crate::data::{Licence, Package, Source};
use crate::markdown::host::{Height, embed_values};
use crate::node::Date;
use crate::plan::output::{Embed, EmbedPart, Making};
use crate::site::EntryIndex;

/// `page.package`: the package of a page of a data collection. Its charts are those that the page's text doesn't place
/// itself.
pub fn of_page(model: &Model, entry: EntryIndex, language: usize, placed: &[(EntryIndex, usize)]) -> Value {
    let Some(package) = model.site.packages.get(entry) else { return Value::none() };
    let moments = package.temporal.as_ref();
    map([
        ("key", text(&package.key)),
        ("version", optional(package.version.as_deref())),
        ("keywords", list(package.keywords.iter().map(|word| text(word)))),
        ("start", optional(moments.map(|(start, _)| start.as_str()))),
        ("end", optional(moments.map(|(_, end)| end.as_str()))),
        ("spatial", list(package.spatial.iter().map(|place| text(place)))),
        ("next_release", optional(package.next_release.as_deref())),
        ("sources", sources(model, entry, language)),
        ("licences", licences(model, entry, language)),
        ("editions", edition::of_package(model, &package.key)),
        ("descriptor", download(model, entry, &package.file, language)),
        ("json", made(model, entry, language, &Making::PackageJson(entry))),
        ("archive", made(model, entry, language, &Making::PackageArchive(entry))),
        ("charts", charts(model, entry, language, placed)),
        (
            "json_ld",
            structured::dataset(model, entry, language).map_or_else(Value::none, |json| Value::safe_string(&json)),
        ),
        ("oembed", description(model, entry, package, language)),
        (
            "resources",
            list((0..package.resources.len()).map(|number| resource(model, entry, package, number, language))),
        ),
    ])
}

fn charts(model: &Model, entry: EntryIndex, language: usize, placed: &[(EntryIndex, usize)]) -> Value {
    let Some(package) = model.site.packages.get(entry) else { return list(std::iter::empty()) };
    let Some(page) = model.plan.page(entry, language) else { return list(std::iter::empty()) };
    let rest = (0..package.charts.len()).filter(|chart| !placed.contains(&(entry, *chart)));
    list(rest.filter_map(|chart| {
        let shown = Shown::of(model, entry, chart, language)?;
        let mut block = tera::Map::default();
        for (name, value) in shown.values(page.address, &shown.specification.key, false) {
            block.insert(name.into(), value);
        }
        Some(Value::from(block))
    }))
}

/// An item of `page.sources`: a package whose numbers a page shows. Its id begins with `prefix`.
pub fn source(model: &Model, entry: EntryIndex, language: usize, prefix: &str) -> Value {
    let Some(package) = model.site.packages.get(entry) else { return Value::none() };
    map([
        ("id", text(&format!("{prefix}{}", source_anchor(package)))),
        ("page", model.cards.get(model, entry, language)),
        ("sources", sources(model, entry, language)),
        ("licences", licences(model, entry, language)),
    ])
}

/// Where the figures come from. A single publisher is called as the page of the package calls it.
fn sources(model: &Model, entry: EntryIndex, language: usize) -> Value {
    let Some(package) = model.site.packages.get(entry) else { return list(std::iter::empty()) };
    let credit = Some(credit(model, entry, language)).filter(|_| package.sources.len() == 1);
    list(package.sources.iter().map(|source| source_values(source, credit.as_deref())))
}

fn source_values(source: &Source, credit: Option<&str>) -> Value {
    // Only a whole day can be written in the words of a language.
    let day = source.retrieved.as_deref().filter(|day| Date::parse(day).is_some());
    map([
        ("title", text(&source.title)),
        ("publisher", optional(credit.or(source.publisher.as_deref()))),
        ("path", optional(source.path.as_deref().filter(|path| is_web(path)))),
        ("retrieved", optional(day)),
    ])
}

/// The terms of use. A single licence is called as the page of the package calls it.
fn licences(model: &Model, entry: EntryIndex, language: usize) -> Value {
    let Some(package) = model.site.packages.get(entry) else { return list(std::iter::empty()) };
    let own = licence(model, entry, language).filter(|_| package.licences.len() == 1);
    list(package.licences.iter().map(|licence| licence_values(licence, own.as_deref())))
}

fn licence_values(licence: &Licence, own: Option<&str>) -> Value {
    let name = own.or(licence.title.as_deref()).or(licence.name.as_deref()).or(licence.path.as_deref());
    map([("name", optional(name)), ("url", optional(licence.path.as_deref().filter(|path| is_web(path))))])
}

/// Where programs read how to show the page inside others: its chart when it has one only, its table when it has none.
fn description(model: &Model, entry: EntryIndex, package: &Package, language: usize) -> Value {
    let part = match package.charts.len() {
        0 => EmbedPart::Table(0),
        1 => EmbedPart::Chart(0),
        _ => return Value::none(),
    };
    let address = model.plan.description(Embed { entry, language, part });
    optional(address.map(|address| model.plan.writer.absolute(address)).as_deref())
}

fn resource(model: &Model, entry: EntryIndex, package: &Package, number: usize, language: usize) -> Value {
    let resource = &package.resources[number];
    let fields = resource.fields.iter().map(|field| {
        map([
            ("name", text(&field.name)),
            ("title", optional(field.title.as_deref())),
            ("unit", optional(field.unit.as_deref())),
        ])
    });
    let part = Embed { entry, language, part: EmbedPart::Table(number) };
    let title = embed::table_title(model, entry, package, number, language);
    let from = model.plan.page(entry, language).map(|target| target.address);
    let height = Height::of_table(resource.table.rows);
    let target = from.and_then(|from| embed_code::target(model, from, part, &title, height));
    let [embed, code] = embed_values(target);
    map([
        embed,
        code,
        ("name", text(&resource.name)),
        ("file", text(resource.file.rsplit('/').next().unwrap_or_default())),
        ("href", download(model, entry, &resource.file, language)),
        ("rows", Value::from(resource.table.rows)),
        ("table", whole(model, entry, package, number, language)),
        ("fields", list(fields)),
    ])
}

/// All rows of a table that is short enough to be read in a page.
fn whole(model: &Model, entry: EntryIndex, package: &Package, number: usize, language: usize) -> Value {
    let resource = &package.resources[number];
    if resource.table.rows > PAGE_ROWS {
        return Value::none();
    }
    let (columns, rows) = tables::whole(model, entry, resource, language);
    map([("columns", columns), ("rows", rows)])
}

/// Where a file of the package is, as it is to be written in the package's page.
fn download(model: &Model, entry: EntryIndex, file: &str, language: usize) -> Value {
    let from = model.plan.page(entry, language).map(|target| target.address);
    let to = model.plan.file(file);
    from.zip(to).map_or_else(Value::none, |(from, to)| text(&model.plan.writer.write(from, to, None)))
}

/// Where something that is made of the package is.
fn made(model: &Model, entry: EntryIndex, language: usize, making: &Making) -> Value {
    let from = model.plan.page(entry, language).map(|target| target.address);
    let to = model.plan.first(|other| other == making).map(|output| &output.address);
    from.zip(to).map_or_else(Value::none, |(from, to)| text(&model.plan.writer.write(from, to, None)))
}

/// A descriptor may be written by anybody; only an address of the web becomes a link.
fn is_web(address: &str) -> bool {
    url::Url::parse(address).is_ok_and(|url| matches!(url.scheme(), "http" | "https"))
}
