//! Parts of pages as bare pages of their own: charts, tables and key figures, with whose they are and where they are from.

use tera::Value;

use super::chart::Shown;
use super::engine::{Engine, Here};
use super::host::{PageHost, source_anchor};
use super::html::Draft;
use super::value::{list, map, optional, text};
use super::{Model, context, credit, embed_code, page, tables};
use crate::data::Package;
use crate::diagnostic::Diagnostics;
use crate::markdown::block::{self, BlockValues};
use crate::markdown::host::{Height, Host};
use crate::node::reader::Reader;
use crate::plan::output::{Embed, EmbedPart};
use crate::site::EntryIndex;

/// A part of a page, ready to be shown alone.
struct Part {
    /// `chart`, `map`, `table` or `figure`.
    kind: &'static str,
    /// The template `blocks/NAME.html` that shows it.
    template: &'static str,
    title: String,
    height: Height,
    block: BlockValues,
    /// The pages of the data packages that it shows.
    sources: Vec<EntryIndex>,
}

/// The bare page.
pub fn page(engine: &Engine, output: usize, embed: Embed, diagnostics: &mut Diagnostics) -> Option<Draft> {
    let model = engine.model();
    let language = embed.language;
    let part = part(engine, output, embed, diagnostics)?;
    let mut block = tera::Map::default();
    for (name, value) in part.block {
        block.insert(name.into(), value);
    }
    // Alone, a part offers no code to show it elsewhere.
    for (name, value) in [("embed", Value::none()), ("embed_code", Value::none()), ("in_page", Value::from(false))] {
        block.insert(name.into(), value);
    }
    let block = Value::from(block);
    let here = Here { output, language };
    let mut values = engine.base(language);
    values.insert_value("block", block.clone());
    let template = format!("blocks/{}.html", part.template);
    let body = engine.render(&template, here, &values).map_err(|fault| diagnostics.push(*fault)).ok()?;
    let other = context::other_page(model, output, context::EMBED, "", &part.title, None, list(std::iter::empty()));
    values.insert_value("page", other);
    let owner = model.site.entry(embed.entry).id.as_str();
    let description = model.plan.description(embed).map(|address| model.plan.writer.absolute(address));
    let home = model.plan.page(embed.entry, language)?.address;
    let shown = map([
        ("type", text(part.kind)),
        ("body", Value::safe_string(&String::from_utf8_lossy(&body))),
        ("page", text(&context::title_of(model, owner, language))),
        ("url", text(&model.plan.writer.absolute(home))),
        ("link", text(&embed_code::page_of(model, embed)?)),
        ("oembed", optional(description.as_deref())),
        ("sources", list(part.sources.into_iter().map(|source| self::source(model, source, language)))),
    ]);
    values.insert_value("embed", shown);
    page::template(engine, "embed.html", here, &values, diagnostics)
}

/// The file for programs.
pub fn description(engine: &Engine, output: usize, embed: Embed, diagnostics: &mut Diagnostics) -> Option<Vec<u8>> {
    let part = part(engine, output, embed, diagnostics)?;
    embed_code::description(engine.model(), embed, &part.title, part.height)
}

fn part(engine: &Engine, output: usize, embed: Embed, diagnostics: &mut Diagnostics) -> Option<Part> {
    match embed.part {
        EmbedPart::Chart(number) => chart(engine.model(), output, embed, number),
        EmbedPart::Table(number) => table(engine.model(), output, embed, number),
        EmbedPart::Text(number) => of_text(engine, output, embed, number, diagnostics),
    }
}

fn chart(model: &Model, output: usize, embed: Embed, number: usize) -> Option<Part> {
    let shown = Shown::of(model, embed.entry, number, embed.language)?;
    let block = shown.values(&model.plan.outputs[output].address, &shown.specification.key, false);
    let narrow = block.get("narrow").and_then(|picture| picture.as_str()).unwrap_or_default();
    Some(Part {
        kind: if shown.specification.is_map() { "map" } else { "chart" },
        template: "chart",
        title: shown.words.title.clone(),
        height: Shown::height(narrow),
        sources: vec![embed.entry],
        block,
    })
}

/// A whole table of a data package, called as its page is.
fn table(model: &Model, output: usize, embed: Embed, number: usize) -> Option<Part> {
    let package = model.site.packages.get(embed.entry)?;
    let resource = package.resources.get(number)?;
    let from = &model.plan.outputs[output].address;
    let (columns, rows) = tables::whole(model, embed.entry, resource, embed.language);
    let download = model.plan.file(&resource.file).map(|to| model.plan.writer.write(from, to, None));
    let title = table_title(model, embed.entry, package, number, embed.language);
    Some(Part {
        kind: "table",
        template: "table",
        height: Height::of_table(resource.table.rows),
        sources: vec![embed.entry],
        block: BlockValues::from([
            ("id", text(&format!("table-{}", resource.name))),
            ("caption", text(&title)),
            ("columns", columns),
            ("rows", rows),
            ("source", text(&source_anchor(package))),
            ("download", optional(download.as_deref())),
            ("file", text(resource.file.rsplit('/').next().unwrap_or_default())),
        ]),
        title,
    })
}

/// What a table of a package is called: as the package's page, with its own name where there are several.
pub fn table_title(model: &Model, entry: EntryIndex, package: &Package, number: usize, language: usize) -> String {
    let title = context::title_of(model, model.site.entry(entry).id.as_str(), language);
    match package.resources.get(number) {
        Some(resource) if package.resources.len() > 1 => format!("{title} – {}", resource.name),
        _ => title,
    }
}

/// A key figure or a table of a text: its block is read again, as it was when the page was checked.
fn of_text(engine: &Engine, output: usize, embed: Embed, number: usize, diagnostics: &mut Diagnostics) -> Option<Part> {
    let model = engine.model();
    let document = model.site.entry(embed.entry).documents.get(embed.language)?.as_ref()?;
    let wanted = document.embeds.get(number)?;
    let (text, start) = page::body(model, document, diagnostics)?;
    let (block, settings) = block::find(&text[start..], |number, _| number == wanted.block)?;
    let settings = crate::node::toml::parse(&settings, 0).ok()?;
    let part = block.part(&settings, &wanted.id)?;
    let host = PageHost::alone(engine, output, document, start);
    // Where the block is wrong, its page says so.
    let values = block.values(Reader::new(&part.settings, &document.file, 0..0), &host).ok()?;
    let rows = values.get("rows").and_then(|rows| rows.as_array()).map(<[Value]>::len);
    Some(Part {
        kind: part.kind,
        template: block.template(),
        title: host.plain(&part.title),
        height: rows.map_or(Height::FIGURE, Height::of_table),
        block: values,
        sources: host.sources(),
    })
}

/// Whose data are shown, from where and of which time.
fn source(model: &Model, entry: EntryIndex, language: usize) -> Value {
    let id = model.site.entry(entry).id.as_str();
    let page = model.plan.page(entry, language).map(|target| model.plan.writer.absolute(target.address));
    let moments = model.site.packages.get(entry).and_then(|package| package.temporal.as_ref());
    map([
        ("title", text(&context::title_of(model, id, language))),
        ("url", optional(page.as_deref())),
        ("credit", text(&credit::line(model, entry, language))),
        ("start", optional(moments.map(|(start, _)| start.as_str()))),
        ("end", optional(moments.map(|(_, end)| end.as_str()))),
    ])
}
