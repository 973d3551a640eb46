//! Charts of data packages with the words of a language: the picture, the sentence and the table beside it.

use fluent_bundle::FluentValue;
use tera::Value;

use super::host::source_anchor;
use super::picture::{Drawing, Pictures};
use super::value::{list, map, optional, text};
use super::{Model, citation, credit, embed_code, tables};
use crate::chart::map::{MapChart, MapKind, Place};
use crate::chart::{self, Axis, Chart, Form, Kind, Moment, Point, Series, Width};
use crate::data::Package;
use crate::data::chart::{Picture, Specification, Words};
use crate::data::field::Field;
use crate::data::file::ChartForm;
use crate::data::kind::Kind as FieldKind;
use crate::data::plot::{Taken, plot};
use crate::data::values::unknown_package;
use crate::data::view::Labels;
use crate::diagnostic::{Code, Diagnostic};
use crate::language::quantity::{self, Quantity};
use crate::markdown::block::BlockValues;
use crate::markdown::host::{Height, embed_values};
use crate::node::Date;
use crate::plan::address::Address;
use crate::plan::output::{Embed, EmbedPart, Making};
use crate::site::EntryIndex;

/// A chart for readers of a language.
pub struct Shown<'a> {
    pub model: &'a Model,
    pub entry: EntryIndex,
    pub package: &'a Package,
    pub number: usize,
    pub specification: &'a Specification,
    pub words: Words,
    taken: Taken<'a>,
    labels: Labels<'a>,
    language: usize,
}

impl<'a> Shown<'a> {
    /// The chart that a block names as `DATASET/CHART`.
    ///
    /// # Errors
    /// There is no such data package, or no such chart in it. Why a chart can't be drawn was said before.
    pub fn find(model: &'a Model, reference: &str, language: usize) -> Result<Option<Self>, Box<Diagnostic>> {
        let (key, chart) = reference.split_once('/').unwrap_or((reference, ""));
        let (entry, package) = model.site.package(key).ok_or_else(|| unknown_package(&model.site, key))?;
        match package.charts.iter().position(|known| known.key == chart) {
            Some(number) => Ok(Self::of(model, entry, number, language)),
            None => {
                let known: Vec<String> =
                    package.charts.iter().map(|known| format!("{}/{}", package.key, known.key)).collect();
                let fault = Diagnostic::new(Code::UnknownChart).with("chart", reference);
                Err(Box::new(fault.suggest(reference, known.iter().map(String::as_str))))
            }
        }
    }

    /// A chart of a package by its place; none when it can't be drawn, which was said before.
    pub fn of(model: &'a Model, entry: EntryIndex, number: usize, language: usize) -> Option<Self> {
        let package = model.site.packages.get(entry)?;
        let specification = package.charts.get(number)?;
        let document = model.site.entry(entry).document(language);
        let language = document.language;
        let words = specification.words.get(language)?.as_ref()?.set(document.typography);
        let taken = plot(package, specification).ok()?;
        let labels = tables::labels(model, entry, language);
        Some(Shown { model, entry, package, number, specification, words, taken, labels, language })
    }

    fn x(&self) -> &Field {
        &self.taken.resource.fields[self.taken.plot.x]
    }

    fn y(&self) -> &Field {
        &self.taken.resource.fields[self.taken.plot.y]
    }

    /// What the values of x are called; a quarter by the word of a key.
    fn places(&self, quarter: &str) -> Vec<String> {
        let name = |written: &String| moment(written, self.x(), self, quarter);
        let places = self.taken.plot.places.iter();
        places.map(|written| name(written).unwrap_or_else(|| self.label(self.x(), written))).collect()
    }

    fn label(&self, field: &Field, written: &str) -> String {
        self.labels.value(field, written).to_owned()
    }

    /// What the series are called; one empty text when there is only one.
    fn names(&self) -> Vec<String> {
        let column = self.taken.plot.series.map(|series| &self.taken.resource.fields[series]);
        let names = self.taken.plot.names.iter();
        names.map(|written| column.map_or(String::new(), |column| self.label(column, written))).collect()
    }

    /// The picture.
    pub fn svg(&self, width: Width, form: Form) -> String {
        let id = format!("{}-{}", self.package.key, self.specification.key);
        match self.specification.picture {
            Picture::Drawn(kind) => chart::svg(&self.chart(kind), &self.numbers(), width, form, &id),
            Picture::Map { circles } => {
                let id = format!("{id}-{}", if width == Width::Wide { "wide" } else { "narrow" });
                // Codes that are no country's were said.
                chart::map::svg(&self.map(circles), &self.numbers(), width, form, &id).unwrap_or_default()
            }
        }
    }

    fn numbers(&self) -> Numbers<'_> {
        Numbers { shown: self, field: self.y() }
    }

    fn chart(&self, kind: Kind) -> Chart {
        let plot = &self.taken.plot;
        let highlighted = |written: &str| self.specification.highlight.iter().any(|name| name == written);
        let mut places = self.places("quarter-short");
        if let ([only], Kind::Unit) = (places.as_mut_slice(), kind) {
            // A share alone is called by what it is, and not by the year that it belongs to.
            *only = self.labels.column(self.y()).to_owned();
        }
        let x = if plot.positions.is_empty() || kind == Kind::Dot {
            Axis::Category(places)
        } else {
            let moments = plot.positions.iter().zip(places);
            Axis::Time(moments.map(|(position, label)| Moment { position: *position, label }).collect())
        };
        let series = plot.names.iter().zip(self.names()).zip(&plot.points).map(|((written, name), points)| Series {
            highlighted: highlighted(written),
            name,
            points: points.clone(),
        });
        Chart {
            kind,
            series: series.collect(),
            marked: (0..plot.places.len()).filter(|at| highlighted(&plot.places[*at])).collect(),
            x,
            text: self.text(),
            of: self.specification.of,
            rtl: self.model.site.config.languages[self.language].direction() == "rtl",
        }
    }

    fn map(&self, circles: bool) -> MapChart {
        let plot = &self.taken.plot;
        let places =
            plot.places.iter().zip(self.places("quarter-short")).enumerate().filter_map(|(at, (code, name))| {
                let value = plot.points.first()?.get(at)?.value()?;
                Some(Place { code: code.clone(), name, value })
            });
        MapChart {
            kind: if circles { MapKind::Circles } else { MapKind::Choropleth },
            values: places.collect(),
            text: self.text(),
            unit: self.labels.unit(self.y()).unwrap_or_default().to_owned(),
            rtl: self.model.site.config.languages[self.language].direction() == "rtl",
        }
    }

    fn text(&self) -> chart::Text {
        chart::Text {
            title: self.words.title.clone(),
            subtitle: self.words.subtitle.clone(),
            note: self.note(),
            source: credit::line(self.model, self.entry, self.language),
        }
    }

    /// What to keep in mind; on every map also that borders are drawn, not judged.
    fn note(&self) -> Option<String> {
        let own = self.words.note.clone();
        if !self.specification.is_map() {
            return own;
        }
        let (_, words) = self.model.language(self.language);
        let borders = words.get("map-borders", &[]);
        let notes: Vec<String> = own.into_iter().chain(borders).collect();
        Some(notes.join(" ")).filter(|note| !note.is_empty())
    }

    /// What the chart shows: the editor's words, else made from the first, last, highest and lowest number.
    pub fn sentence(&self) -> String {
        if let Some(sentence) = &self.words.sentence {
            return sentence.clone();
        }
        let (_, words) = self.model.language(self.language);
        let (plot, places, names) = (&self.taken.plot, self.places("quarter"), self.names());
        let in_time = !plot.positions.is_empty();
        let made = plot.points.iter().zip(&names).filter_map(|(points, name)| {
            let values: Vec<(usize, f64)> =
                points.iter().enumerate().filter_map(|(at, point)| Some((at, point.value()?))).collect();
            let highest = values.iter().copied().reduce(|a, b| if b.1 > a.1 { b } else { a })?;
            let lowest = values.iter().copied().reduce(|a, b| if b.1 < a.1 { b } else { a })?;
            let ends =
                [("first", values[0]), ("last", values[values.len() - 1]), ("highest", highest), ("lowest", lowest)];
            let mut arguments: Vec<(&str, FluentValue<'_>)> = vec![("name", FluentValue::from(name.as_str()))];
            for (key, (at, value)) in ends {
                arguments.push((key, FluentValue::from(self.spoken(value))));
                let place = match key {
                    "first" => "first-at",
                    "last" => "last-at",
                    "highest" => "highest-at",
                    _ => "lowest-at",
                };
                arguments.push((place, FluentValue::from(places[at].as_str())));
            }
            let key = if in_time { "chart-made-time" } else { "chart-made-places" };
            let sentence = words.get(key, &arguments)?;
            if name.is_empty() {
                return Some(sentence);
            }
            words.get("chart-made-series", &[("name", name.as_str().into()), ("sentence", sentence.into())])
        });
        made.collect::<Vec<_>>().join(" ")
    }

    /// A number with its unit.
    fn spoken(&self, value: f64) -> String {
        let (formats, words) = self.model.language(self.language);
        let field = self.y();
        let quantity = Quantity { value, unit: field.unit.clone(), digits: field.digits, signed: false };
        quantity::text(&quantity, formats, words)
    }

    /// The numbers of the chart as a table: a row for each place, a column for each series.
    fn table(&self) -> (Value, Value) {
        let (formats, _) = self.model.language(self.language);
        let (plot, names, y) = (&self.taken.plot, self.names(), self.y());
        let column = |label: &str, unit: Option<&str>, is_number: bool| {
            map([("label", text(label)), ("unit", optional(unit)), ("is_number", Value::from(is_number))])
        };
        let unit = self.labels.unit(y);
        let numbers = names.iter().map(|name| {
            let label = if name.is_empty() { self.labels.column(y) } else { name };
            column(label, unit, true)
        });
        let columns = std::iter::once(column(self.labels.column(self.x()), None, false)).chain(numbers);
        let cell = |point: Point| match point.value() {
            // As in the data file, whose numbers may stand for thousands or millions.
            Some(value) => text(&quantity::full(value / y.scale, y.digits, formats)),
            None => Value::none(),
        };
        let rows = self.places("quarter").into_iter().enumerate().map(|(at, place)| {
            let numbers = plot.points.iter().map(|points| cell(points[at]));
            list(std::iter::once(text(&place)).chain(numbers))
        });
        (list(columns), list(rows))
    }

    /// The chart as a page of its own.
    pub fn embed(&self) -> Embed {
        Embed { entry: self.entry, language: self.language, part: EmbedPart::Chart(self.number) }
    }

    /// About how high it is as a page of its own, with what stands below it: as it is drawn for phones.
    pub fn height(narrow: &str) -> Height {
        /// The widest that the picture for phones is shown.
        const WIDEST: f64 = 416.0;
        /// The sentence, links and source below it.
        const BELOW: f64 = 280.0;
        let view = narrow.split("viewBox=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default();
        let sides: Vec<f64> = view.split(' ').filter_map(|side| side.parse().ok()).collect();
        let ratio = match sides[..] {
            [_, _, width, height] if width > 0.0 => height / width,
            _ => 1.0,
        };
        // Rounded, so that it doesn't change with each word of the chart.
        Height((((WIDEST * ratio + BELOW) / 20.0).ceil() * 20.0) as u32)
    }

    /// What the template of a chart is given, for a page at an address.
    pub fn values(&self, from: &Address, id: &str, in_page: bool) -> BlockValues {
        let (plan, making) = (&self.model.plan, |form| Making::Chart {
            entry: self.entry,
            chart: self.number,
            language: self.language,
            form,
        });
        let made = |form| {
            let made = making(form);
            let output = plan.first(|other| *other == made);
            optional(output.map(|output| plan.writer.write(from, &output.address, None)).as_deref())
        };
        let file = &self.taken.resource.file;
        let download = plan.file(file).map(|to| plan.writer.write(from, to, None));
        let (columns, rows) = self.table();
        let page = plan.page(self.entry, self.language);
        let short = page.and_then(|page| plan.short(self.entry, page.language).or(Some(page.address)));
        let narrow = self.svg(Width::Narrow, Form::Inline);
        let embed = embed_code::target(self.model, from, self.embed(), &self.words.title, Self::height(&narrow));
        let [embed, code] = embed_values(embed);
        BlockValues::from([
            embed,
            code,
            ("id", text(id)),
            ("type", text(self.type_name())),
            ("title", text(&self.words.title)),
            ("subtitle", text(&self.words.subtitle)),
            ("note", optional(self.words.note.as_deref())),
            ("sentence", text(&self.sentence())),
            ("wide", Value::safe_string(&self.svg(Width::Wide, Form::Inline))),
            ("narrow", Value::safe_string(&narrow)),
            ("columns", columns),
            ("rows", rows),
            ("source", text(&source_anchor(self.package))),
            ("in_page", Value::from(in_page)),
            ("address", optional(short.map(|short| plan.writer.absolute(short)).as_deref())),
            ("credit", text(&credit::line(self.model, self.entry, self.language))),
            ("svg", made(ChartForm::Svg)),
            ("png", made(ChartForm::Png)),
            ("download", optional(download.as_deref())),
            ("cite", citation::chart(self.model, self.entry, self.language, self.number, &self.words.title)),
            ("file", text(file.rsplit('/').next().unwrap_or_default())),
        ])
    }

    fn type_name(&self) -> &'static str {
        if self.specification.is_map() { "map" } else { "chart" }
    }
}

/// A moment as readers say it; none for what isn't one.
fn moment(written: &str, field: &Field, shown: &Shown<'_>, quarter_word: &str) -> Option<String> {
    let (formats, words) = shown.model.language(shown.language);
    match field.kind {
        FieldKind::Year => Some(written.to_owned()),
        FieldKind::Date => Date::parse(written).map(|day| formats.date(day)),
        FieldKind::YearMonth => Date::parse(&format!("{written}-01")).map(|day| formats.month(day)),
        _ => {
            let (year, quarter) = written.split_once("-Q").filter(|_| field.is_time())?;
            let number: u8 = quarter.parse().ok()?;
            words.get(quarter_word, &[("year", year.into()), ("number", FluentValue::from(number))])
        }
    }
}

/// How the numbers of a column are written in a chart.
struct Numbers<'a> {
    shown: &'a Shown<'a>,
    field: &'a Field,
}

impl Numbers<'_> {
    fn text(&self, value: f64, digits: Option<i8>) -> String {
        let (formats, words) = self.shown.model.language(self.shown.language);
        // Other units stand once in the subtitle.
        let unit = self.field.unit.clone().filter(|unit| unit == "percent");
        quantity::text(&Quantity { value, unit, digits, signed: false }, formats, words)
    }
}

impl chart::Words for Numbers<'_> {
    fn number(&self, value: f64) -> String {
        self.text(value, self.field.digits)
    }

    fn short(&self, value: f64) -> String {
        self.text(value, None)
    }

    fn range(&self, from: &str, to: &str) -> String {
        let (_, words) = self.shown.model.language(self.shown.language);
        words.get("map-range", &[("from", from.into()), ("to", to.into())]).unwrap_or_default()
    }

    fn no_data(&self) -> String {
        let (_, words) = self.shown.model.language(self.shown.language);
        words.get("map-no-data", &[]).unwrap_or_default()
    }

    fn tick(&self, value: f64, step: f64) -> String {
        // As many decimals as tell two ticks apart, in millions where the number is written so.
        let size = [1e12, 1e9, 1e6].into_iter().find(|size| value.abs() >= *size).unwrap_or(1.0);
        let decimals = (-(step / size).log10() - 1e-9).ceil().clamp(0.0, 12.0);
        self.text(value, Some(decimals as i8))
    }
}

/// A chart as a file of its own.
pub fn file(
    model: &Model,
    entry: EntryIndex,
    chart: usize,
    language: usize,
    form: ChartForm,
    pictures: &dyn Pictures,
) -> Option<Vec<u8>> {
    let shown = Shown::of(model, entry, chart, language)?;
    match form {
        ChartForm::Svg => Some(shown.svg(Width::Wide, Form::Standalone).into_bytes()),
        ChartForm::Png => pictures.png(&shown.svg(Width::Wide, Form::Pixels), Drawing::Chart).ok(),
    }
}
