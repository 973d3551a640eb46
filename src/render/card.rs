//! Share cards: what others show of a page when they link to it. The theme draws them, with `card.svg`.

use tera::{Kwargs, Map, TeraResult, Value};

use super::engine::{Engine, Here};
use super::picture::{Drawing, Fault, has_letters};
use super::plain::plain;
use super::value::{list, map, optional, text};
use super::{Model, context, page};
use crate::chart::text::{BOLD, width, wrap, wrap_at_most};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::load::document::Document;
use crate::markdown::block;
use crate::node::reader::Reader;
use crate::node::toml;
use crate::plan::CARD;
use crate::plan::output::CardOf;

/// What networks ask for (Open Graph, `og:image:width` and `og:image:height`).
const SIZE: (u32, u32) = (1200, 630);
/// From one line to the next, in sizes of the letters.
const LEADING: f64 = 1.2;

/// `page.card`: where the card of an HTML output is, and its size; none when it has none.
pub fn values(model: &Model, output: usize) -> Value {
    let Some(address) = model.plan.card(output) else { return Value::none() };
    map([
        ("url", text(&model.plan.writer.absolute(address))),
        ("width", Value::from(SIZE.0)),
        ("height", Value::from(SIZE.1)),
    ])
}

/// A card in pixels.
pub fn render(
    engine: &Engine,
    output: usize,
    of: CardOf,
    language: usize,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<u8>> {
    let svg = svg(engine, output, of, language, diagnostics)?;
    let fault = match engine.pictures().png(&svg, Drawing::Card) {
        Ok(png) => return Some(png),
        Err(fault) => fault,
    };
    let diagnostic = match fault {
        Fault::Svg(reason) => Diagnostic::new(Code::CardNotDrawn).with("reason", reason),
        Fault::Letters(text) => Diagnostic::new(Code::CardLacksLetters).with("text", text),
    };
    let model = engine.model();
    let diagnostic = match model.theme.template(CARD) {
        Some(template) => diagnostic.at(Place::file(&template.file)),
        None => diagnostic,
    };
    diagnostics.push(diagnostic.on_page(model.plan.outputs[output].address.as_str()));
    None
}

/// What the theme draws.
fn svg(engine: &Engine, output: usize, of: CardOf, language: usize, diagnostics: &mut Diagnostics) -> Option<String> {
    let model = engine.model();
    let mut values = engine.base(language);
    let (page, figure) = match of {
        CardOf::Page(entry) => {
            let document = model.site.entry(entry).documents[language].as_ref()?;
            let (text, start) = page::body(model, document, diagnostics)?;
            (model.cards.get(model, entry, language), figure(model, document, &text[start..]))
        }
        CardOf::List(number) => {
            let shown = &model.plan.lists[number];
            let collection = &model.site.config.collections[shown.collection].name;
            let page = map([
                ("id", text(&shown.id)),
                ("collection", text(collection)),
                ("title", text(&context::list_title(model, shown))),
                ("summary", Value::none()),
                ("fields", Value::from(Map::default())),
            ]);
            (page, None)
        }
    };
    values.insert_value("page", page);
    values.insert_value("figure", figure.unwrap_or_else(Value::none));
    let bytes =
        engine.render(CARD, Here { output, language }, &values).map_err(|fault| diagnostics.push(*fault)).ok()?;
    String::from_utf8(bytes).ok()
}

/// The first key figure of a page: `value`, `label`, `date`.
fn figure(model: &Model, document: &Document, body: &str) -> Option<Value> {
    // Nearly no page has one.
    if !body.contains("figures") {
        return None;
    }
    let settings = settings(body)?;
    let table = toml::parse(&settings, 0).ok()?;
    // What is wrong with the block was said before.
    let mut said = Diagnostics::new();
    let mut reader = Reader::new(&table, &document.file, 0..0);
    let mut figure = reader.tables("figure", &mut said).into_iter().next()?;
    let mut words = |name: &'static str| figure.text(name, &mut said).map(|text| plain(model, &text, document));
    let (value, label, date) = (words("value")?, words("label"), words("date"));
    let label = label.as_deref();
    Some(map([("value", text(&value)), ("label", optional(label)), ("date", optional(date.as_deref()))]))
}

/// What stands in the first block of key figures.
fn settings(body: &str) -> Option<String> {
    block::find(body, |_, block| block.name() == "figures").map(|(_, settings)| settings)
}

/// `fit(text, width, height, largest, smallest, bold)`: the greatest size at which a text fits into a box, and its lines.
/// What doesn't fit at the smallest ends in an ellipsis. None when the fonts lack letters of it, or when it is blank.
pub fn fit(arguments: &Kwargs) -> TeraResult<Value> {
    let written: &str = arguments.must_get("text")?;
    if written.trim().is_empty() || !has_letters(written) {
        return Ok(Value::none());
    }
    let number = |name: &str| -> TeraResult<f64> {
        let value: Value = arguments.must_get(name)?;
        let number = value.as_f64().or_else(|| value.as_i128().map(|number| number as f64));
        number.ok_or_else(|| tera::Error::message(format!("fit: {name} isn't a number")))
    };
    let (wide, high) = (number("width")?, number("height")?);
    let smallest = number("smallest")?.max(1.0);
    let largest = number("largest")?.max(smallest);
    let bold = if arguments.get::<bool>("bold")?.unwrap_or(false) { BOLD } else { 1.0 };
    let (size, lines) = fitted(written, wide / bold, high, largest, smallest);
    Ok(map([
        ("size", Value::from(size)),
        ("leading", Value::from((size * LEADING).round())),
        ("lines", list(lines.iter().map(|line| text(line)))),
    ]))
}

fn fitted(text: &str, wide: f64, high: f64, largest: f64, smallest: f64) -> (f64, Vec<String>) {
    let mut size = largest;
    while size > smallest {
        let lines = wrap(text, wide, |part| width(part, size));
        let fits = lines.iter().all(|line| width(line, size) <= wide);
        if fits && lines.len() as f64 * size * LEADING <= high {
            return (size, lines);
        }
        size -= 2.0;
    }
    let count = (high / (smallest * LEADING)).floor().max(1.0) as usize;
    (smallest, wrap_at_most(text, wide, count, smallest))
}

#[cfg(test)]
mod tests {
    use super::{fitted, settings};

    #[test]
    fn a_text_is_as_large_as_its_box_lets_it_be() {
        let (size, lines) = fitted("Un titre", 1000.0, 300.0, 80.0, 30.0);
        assert_eq!((size, lines.len()), (80.0, 1));
        let long = "Une politique migratoire qui prend en compte les besoins des territoires ".repeat(3);
        let (size, lines) = fitted(long.trim(), 1000.0, 300.0, 80.0, 30.0);
        assert!(size < 50.0 && lines.len() as f64 * size * 1.2 <= 300.0, "{size} {lines:?}");
        assert_eq!(lines.join(" "), long.trim());
        let (size, lines) = fitted(&long.repeat(9), 1000.0, 100.0, 80.0, 30.0);
        assert_eq!((size, lines.len()), (30.0, 2));
        assert!(lines[1].ends_with('…'), "{lines:?}");
    }

    #[test]
    fn the_first_figures_are_found() {
        let body = "Un.\n\n```text\nfigures\n```\n\n```figures\n[[figure]]\nid = \"a\"\n```\n\n```figures\nb\n```\n";
        assert_eq!(settings(body).as_deref(), Some("[[figure]]\nid = \"a\"\n"));
        assert_eq!(settings("figures"), None);
    }
}
