//! Charts as SVG: drawn when the site is built, without a script.
//!
//! A chart knows nothing of data packages or pages: it gets numbers, names and texts in the reader's language, and gives
//! the same bytes for the same input. Two widths are laid out each for itself, one for large screens and one for phones.

mod area;
mod axis;
mod bar;
mod column;
mod dot;
mod label;
mod layout;
mod line;
pub mod map;
mod multiples;
mod paint;
mod scale;
mod slope;
pub mod style;
pub mod text;
mod unit;

use layout::Layout;
use paint::Paint;

/// What is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Line,
    Bar,
    Stacked,
    Dot,
    Slope,
    Area,
    Multiples,
    Unit,
}

/// Numbers with all the words around them.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    pub kind: Kind,
    pub x: Axis,
    pub series: Vec<Series>,
    /// Places on the axis that are in colour where others are quiet. When none is, all are in colour.
    pub marked: Vec<usize>,
    pub text: Text,
    /// Unit charts: how many figures stand for the whole.
    pub of: usize,
    /// Whether the language is written from right to left.
    pub rtl: bool,
}

/// The words of a chart. They stand inside the picture, since people share pictures without the page around them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// What the chart shows: the finding.
    pub title: String,
    /// Measure, place, period, unit.
    pub subtitle: String,
    pub note: Option<String>,
    /// Publisher and licence, as one sentence.
    pub source: String,
}

/// What the numbers belong to.
#[derive(Clone, Debug, PartialEq)]
pub enum Axis {
    /// Moments in their order.
    Time(Vec<Moment>),
    Category(Vec<String>),
}

/// A moment of time.
#[derive(Clone, Debug, PartialEq)]
pub struct Moment {
    /// In years: the second quarter of 2016 is 2016.25.
    pub position: f64,
    pub label: String,
}

/// Numbers that belong together, in the order of the axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    pub name: String,
    pub points: Vec<Point>,
    /// Drawn in colour where others are quiet. When none is, all are in colour.
    pub highlighted: bool,
}

/// One number of a series.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Point {
    Value(f64),
    /// Known to be missing: a line stops here.
    Gap,
    /// The data don't have this moment: a line goes on.
    Absent,
}

/// What is larger is no number of anything that people count; like what isn't a number it isn't drawn.
const LARGEST: f64 = 1e18;

impl Point {
    pub fn value(self) -> Option<f64> {
        match self {
            Point::Value(value) if value.abs() <= LARGEST => Some(value),
            _ => None,
        }
    }
}

/// How numbers are written in the language of the reader.
pub trait Words {
    /// Beside a mark.
    fn number(&self, value: f64) -> String;
    /// On an axis; `step` is the distance between two of its numbers.
    fn tick(&self, value: f64, step: f64) -> String;
    /// A limit of a class: as short as it is still right.
    fn short(&self, value: f64) -> String;
    /// From one limit to another.
    fn range(&self, from: &str, to: &str) -> String;
    /// For countries without a number.
    fn no_data(&self) -> String;
}

/// For which screens a chart is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Width {
    /// 720 units.
    Wide,
    /// 320 units.
    Narrow,
}

/// Where the picture is going to stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// In a page whose style sheet has the colours and whose text says the same.
    Inline,
    /// A file of its own, with colours, margin, title and description.
    Standalone,
    /// As a file of its own, in light colours only, for turning into pixels.
    Pixels,
}

impl Chart {
    /// All numbers that can be drawn.
    fn values(&self) -> impl Iterator<Item = f64> + '_ {
        self.series.iter().flat_map(|series| series.points.iter().filter_map(|point| point.value()))
    }

    /// Without numbers that belong to nothing on the axis.
    fn bounded(&self) -> Chart {
        let mut chart = self.clone();
        let count = chart.labels().len();
        chart.marked.retain(|at| *at < count);
        chart.series.iter_mut().for_each(|series| series.points.truncate(count));
        chart
    }

    fn has_highlight(&self) -> bool {
        self.series.iter().any(|series| series.highlighted)
    }

    /// The class that gives a series its colour and dash: `s1` to `s4`, or `quiet` beside highlighted ones.
    fn class(&self, series: usize) -> String {
        if !self.has_highlight() {
            return format!("s{}", series % 4 + 1);
        }
        if !self.series[series].highlighted {
            return format!("quiet q{}", series % 4 + 1);
        }
        let before = self.series[..series].iter().filter(|series| series.highlighted).count();
        format!("s{}", before % 4 + 1)
    }

    fn labels(&self) -> Vec<&str> {
        match &self.x {
            Axis::Time(moments) => moments.iter().map(|moment| moment.label.as_str()).collect(),
            Axis::Category(labels) => labels.iter().map(String::as_str).collect(),
        }
    }
}

/// Draws a chart. `id` begins the ids of the picture's parts: it must differ from those of other pictures in the page.
pub fn svg(chart: &Chart, words: &dyn Words, width: Width, form: Form, id: &str) -> String {
    let layout = Layout::of(width);
    let mut paint = Paint::new(layout.width, chart.rtl);
    let top = layout.opening(&mut paint, &chart.text);
    let chart = &chart.bounded();
    let bottom = match chart.kind {
        Kind::Line => line::draw(chart, words, &layout, &mut paint, top),
        Kind::Area => area::draw(chart, words, &layout, &mut paint, top),
        Kind::Bar | Kind::Stacked if matches!(chart.x, Axis::Time(_)) => {
            column::draw(chart, words, &layout, &mut paint, top)
        }
        Kind::Bar | Kind::Stacked => bar::draw(chart, words, &layout, &mut paint, top),
        Kind::Dot => dot::draw(chart, words, &layout, &mut paint, top),
        Kind::Slope => slope::draw(chart, words, &layout, &mut paint, top),
        Kind::Multiples => multiples::draw(chart, words, &layout, &mut paint, top),
        Kind::Unit => unit::draw(chart, words, &layout, &mut paint, top),
    };
    let bottom = layout.closing(&mut paint, &chart.text, bottom);
    paint.finish(&chart.text, bottom, form, id)
}

#[cfg(test)]
mod tests;
