//! Charts of a package as their files say: `charts/KEY.toml`, one chart each.
//!
//! ```toml
//! type = "line"            # line, bar, stacked, dot, slope, area, multiples, unit, map
//! x = "year"               # moments or categories; of a map, the column of country codes
//! y = "persons"            # the numbers
//! series = "region"        # one line (bar, panel …) for each of its values
//! filter = { year = 2024 } # one value or several
//! sort = "-persons"        # the order of the file when left out
//! highlight = ["FRA"]      # values of the series or of x that are in colour, the others quiet
//! from = 2000              # limits of a time
//! to = 2024
//!
//! [fr]
//! title = "…"              # the finding
//! subtitle = "…"           # measure, place, period, unit
//! sentence = "…"           # what the chart shows; made from the data when left out
//! note = "…"
//! ```

use std::ops::Range;
use std::sync::Arc;

use super::Package;
use super::view::Selection;
use crate::chart::Kind;
use crate::config::{Config, settings_fault};
use crate::diagnostic::files::{undecodable, unlisted, unreadable};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::files::{Folder, text};
use crate::language::typography::Typography;
use crate::markdown::prose::{self, Passage, read_value};
use crate::markdown::{guarded, proof};
use crate::node::reader::Reader;
use crate::node::toml;
use crate::node::{Node, Value};

/// The folder of a package's charts.
pub const CHARTS: &str = "charts";
/// The largest file of a chart, in bytes.
const LIMIT: u64 = 1 << 20;
/// Words of a title at the most: a finding, not a paragraph.
const TITLE_WORDS: usize = 12;
/// Words of a sentence at the least: less doesn't say what is seen.
const SENTENCE_WORDS: usize = 15;

/// What kind of picture a chart is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Picture {
    Drawn(Kind),
    /// Countries in colours by class, or with circles.
    Map {
        circles: bool,
    },
}

/// The types by the names that files use.
const TYPES: &[(&str, Picture)] = &[
    ("line", Picture::Drawn(Kind::Line)),
    ("bar", Picture::Drawn(Kind::Bar)),
    ("stacked", Picture::Drawn(Kind::Stacked)),
    ("dot", Picture::Drawn(Kind::Dot)),
    ("slope", Picture::Drawn(Kind::Slope)),
    ("area", Picture::Drawn(Kind::Area)),
    ("multiples", Picture::Drawn(Kind::Multiples)),
    ("unit", Picture::Drawn(Kind::Unit)),
    ("map", Picture::Map { circles: false }),
];

/// A chart as its file says.
#[derive(Clone, Debug)]
pub struct Specification {
    /// The name of its file, without ending.
    pub key: String,
    pub file: Arc<str>,
    pub picture: Picture,
    /// The table's name; the first of the package when none.
    pub resource: Option<String>,
    pub x: Column,
    pub y: Column,
    pub series: Option<Column>,
    pub selection: Selection,
    pub highlight: Vec<String>,
    pub from: Option<String>,
    pub to: Option<String>,
    /// Of a unit chart: how many figures stand for the whole.
    pub of: usize,
    /// By language of the site.
    pub words: Vec<Option<Words>>,
    /// The same as passages, for the rules of language.
    pub prose: Vec<Vec<Passage>>,
    spans: Spans,
}

/// A column's name, and where the file has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    pub name: String,
    pub span: Range<usize>,
}

/// Where things are in the file, for what is only found when the data are looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Spans {
    kind: Range<usize>,
    filter: Range<usize>,
    highlight: Range<usize>,
}

/// What a chart says in a language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    pub title: String,
    pub subtitle: String,
    pub sentence: Option<String>,
    pub note: Option<String>,
}

impl Words {
    /// The words as their language sets them.
    pub fn set(&self, typography: Typography) -> Words {
        let set = |text: &String| typography.apply(text).into_owned();
        Words {
            title: set(&self.title),
            subtitle: set(&self.subtitle),
            sentence: self.sentence.as_ref().map(set),
            note: self.note.as_ref().map(set),
        }
    }
}

/// Which part of a file a finding is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Type,
    X,
    Y,
    Series,
    Filter,
    Highlight,
}

impl Specification {
    /// Where a part is in the file; where it stands for another when it was left out.
    pub fn place(&self, part: Part) -> Place {
        let span = match part {
            Part::X => &self.x.span,
            Part::Y => &self.y.span,
            Part::Series => self.series.as_ref().map_or(&self.spans.kind, |column| &column.span),
            Part::Filter if !self.spans.filter.is_empty() => &self.spans.filter,
            Part::Highlight if !self.spans.highlight.is_empty() => &self.spans.highlight,
            _ => &self.spans.kind,
        };
        Place::at(&self.file, span.clone())
    }

    pub fn is_map(&self) -> bool {
        matches!(self.picture, Picture::Map { .. })
    }
}

/// Reads the charts in a package's folder, in the order of their names.
pub fn read_all(site: &dyn Folder, folder: &str, config: &Config, diagnostics: &mut Diagnostics) -> Vec<Specification> {
    let listing = site.list(&format!("{folder}/{CHARTS}"));
    listing.problems.into_iter().for_each(|problem| diagnostics.push(unlisted(problem)));
    let files = listing.entries.into_iter().map(|entry| entry.path).filter(|path| path.ends_with(".toml"));
    files.filter_map(|file| read(site, &file, config, diagnostics)).collect()
}

fn read(site: &dyn Folder, file: &Arc<str>, config: &Config, diagnostics: &mut Diagnostics) -> Option<Specification> {
    let bytes = site.read(file, LIMIT).map_err(|error| diagnostics.push(unreadable(file, error))).ok()?;
    let text = text::decode(&bytes).map_err(|error| diagnostics.push(undecodable(file, error))).ok()?;
    let fault = |error| settings_fault(Code::ChartSyntax, error, file);
    let table = toml::parse(&text, 0).map_err(|error| diagnostics.push(fault(error))).ok()?;
    let key = file.rsplit('/').next().unwrap_or_default().trim_end_matches(".toml").to_owned();
    if !crate::schema::is_slug(&key) {
        let suggestion = crate::language::slug::ascii_slug(&key);
        let fault = Diagnostic::new(Code::ChartKeyInvalid).at(Place::file(file));
        diagnostics.push(fault.with("key", key).with("suggestion", suggestion));
        return None;
    }
    let mut reader = Reader::new(&table, file, 0..1);
    let (picture, kind) = picture(&mut reader, diagnostics)?;
    let x = column(&mut reader, "x", diagnostics);
    let y = column(&mut reader, "y", diagnostics);
    let series = reader.node("series").is_some().then(|| column(&mut reader, "series", diagnostics)).flatten();
    let filter = reader.node("filter").map_or(0..0, |node| node.span.clone());
    let highlight = reader.node("highlight").map_or(0..0, |node| node.span.clone());
    let filters = filters(&mut reader, "filter", diagnostics);
    let highlighted = reader.node("highlight").and_then(several).unwrap_or_default();
    let limit = |reader: &mut Reader<'_>, key: &'static str| reader.node(key).and_then(Node::single);
    let specification = Specification {
        key,
        file: file.clone(),
        picture,
        resource: reader.text("resource", diagnostics),
        selection: Selection {
            columns: Vec::new(),
            filters,
            sort: reader.text("sort", diagnostics),
            limit: reader.count("limit", diagnostics),
        },
        highlight: highlighted,
        from: limit(&mut reader, "from"),
        to: limit(&mut reader, "to"),
        of: reader.count("of", diagnostics).unwrap_or(100).min(400),
        words: config
            .languages
            .iter()
            .map(|language| {
                if let Some(node) = table.get(&language.code) {
                    proof::of_node(config.typography_of(language.index), node, file, diagnostics);
                }
                reader.table(&language.code, diagnostics).and_then(|table| words(table, diagnostics))
            })
            .collect(),
        prose: config.languages.iter().map(|language| prose(table.get(&language.code), &text)).collect(),
        x: x?,
        y: y?,
        series,
        spans: Spans { kind, filter, highlight },
    };
    reader.finish(diagnostics);
    Some(specification)
}

fn picture(reader: &mut Reader<'_>, diagnostics: &mut Diagnostics) -> Option<(Picture, Range<usize>)> {
    let Some(node) = reader.node("type") else {
        reader.missing("type", diagnostics);
        return None;
    };
    let Value::Text(name) = &node.value else { return reader.wrong("type", node, "kind-text", diagnostics) };
    let mut found = TYPES.iter().find(|(known, _)| known == name).map(|(_, picture)| *picture);
    if let (Some(Picture::Map { circles }), Some(true)) = (&mut found, reader.boolean("circles", diagnostics)) {
        *circles = true;
    }
    if found.is_none() {
        let fault = Diagnostic::new(Code::ChartTypeUnknown).at(reader.place(&node.span)).with("type", name.as_str());
        diagnostics.push(fault.suggest(name, TYPES.iter().map(|(known, _)| *known)));
    }
    Some((found?, node.span.clone()))
}

fn column<'a>(reader: &mut Reader<'a>, key: &'a str, diagnostics: &mut Diagnostics) -> Option<Column> {
    let span = reader.node(key).map_or(0..1, |node| node.span.clone());
    reader.required_text(key, diagnostics).map(|name| Column { name, span })
}

/// A table of columns and the values of which a row has one.
pub fn filters<'a>(reader: &mut Reader<'a>, key: &'a str, diagnostics: &mut Diagnostics) -> Vec<(String, Vec<String>)> {
    let Some(mut filter) = reader.table(key, diagnostics) else { return Vec::new() };
    let mut filters = Vec::new();
    for (key, node) in filter.entries() {
        match several(node) {
            Some(values) => filters.push((key.name.clone(), values)),
            None => {
                filter.wrong::<()>(&key.name, node, "kind-single", diagnostics);
            }
        }
    }
    filters
}

/// The texts of one value or a list of them.
fn several(node: &Node) -> Option<Vec<String>> {
    match &node.value {
        Value::List(items) => items.iter().map(Node::single).collect(),
        _ => Some(vec![node.single()?]),
    }
}

fn words(mut reader: Reader<'_>, diagnostics: &mut Diagnostics) -> Option<Words> {
    let count = |text: &str| text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count();
    let place = |reader: &mut Reader<'_>, key: &'static str| {
        let span = reader.node(key).map_or(reader.span(), |node| node.span.clone());
        reader.place(&span)
    };
    let title = reader.required_text("title", diagnostics);
    if let Some(many) = title.as_deref().map(count).filter(|count| *count > TITLE_WORDS) {
        let fault = Diagnostic::new(Code::ChartTitleLong).at(place(&mut reader, "title"));
        diagnostics.push(fault.with("count", many).with("limit", TITLE_WORDS));
    }
    let subtitle = reader.required_text("subtitle", diagnostics);
    let sentence = reader.text("sentence", diagnostics);
    if let Some(few) = sentence.as_deref().map(count).filter(|count| *count < SENTENCE_WORDS) {
        let fault = Diagnostic::new(Code::ChartSentenceShort).at(place(&mut reader, "sentence"));
        diagnostics.push(fault.with("count", few).with("limit", SENTENCE_WORDS));
    }
    let note = reader.text("note", diagnostics);
    reader.finish(diagnostics);
    Some(Words { title: title?, subtitle: subtitle?, sentence, note })
}

/// What a chart says in a language, for the rules of language; `text` is its file.
fn prose(words: Option<&Node>, text: &str) -> Vec<Passage> {
    let Some(Node { value: Value::Table(words), .. }) = words else { return Vec::new() };
    let passages = words.entries.iter().flat_map(|(key, node)| {
        let kind = if key.name == "title" { prose::Kind::Heading } else { prose::Kind::Aside };
        let written = text.get(node.span.clone()).unwrap_or_default();
        match &node.value {
            Value::Text(text) => guarded(|| read_value(text, kind, &node.span, written)).unwrap_or_default(),
            _ => Vec::new(),
        }
    });
    passages.collect()
}

impl Package {
    pub fn chart(&self, key: &str) -> Option<&Specification> {
        self.charts.iter().find(|chart| chart.key == key)
    }
}
