//! Bars: one category below the other, so that names of any length can be read.

use super::area::layers;
use super::layout::Layout;
use super::paint::{Anchor, Paint};
use super::scale::{Scale, ticks};
use super::text::wrap_at_most;
use super::{Chart, Kind, Words};

/// Room between a bar and its number.
const GAP: f64 = 7.0;

pub fn draw(chart: &Chart, words: &dyn Words, layout: &Layout, paint: &mut Paint, top: f64) -> f64 {
    if chart.kind == Kind::Stacked {
        return stacked(chart, words, layout, paint, top);
    }
    let names = Names::of(chart, layout);
    let number = |value: f64| layout.text_width(&words.number(value)) + GAP;
    let widest = |sign: f64| chart.values().filter(|value| value * sign > 0.0).map(number).fold(0.0, f64::max);
    let series_names = if chart.series.len() > 1 {
        chart.series.iter().map(|series| layout.text_width(&series.name) + 8.0).fold(0.0, f64::max)
    } else {
        0.0
    };
    let (low, high) = ends(chart);
    let below = if low < 0.0 { widest(-1.0) } else { 0.0 };
    let scale = Scale {
        from: low,
        to: high,
        low: names.width + below,
        high: (layout.width - widest(1.0) - series_names).max(names.width + below + 40.0),
    };
    let thick = if chart.series.len() > 1 { 18.0 } else { 24.0 };
    let tall = chart.series.len().max(1) as f64 * (thick + 3.0) - 3.0;
    let mut y = top;
    for (at, _) in chart.labels().iter().enumerate() {
        let row = names.draw(at, y, tall, layout, paint);
        for (index, series) in chart.series.iter().enumerate() {
            let Some(value) = series.points.get(at).and_then(|point| point.value()) else { continue };
            let class = if chart.series.len() > 1 { chart.class(index) } else { category_class(chart, at).to_owned() };
            let (zero, end) = (scale.at(0.0), scale.at(value));
            let y = row.top + index as f64 * (thick + 3.0);
            paint.rect(&format!("bar {class}"), zero.min(end), y, (end - zero).abs().max(1.0), thick);
            let name = if chart.series.len() > 1 { series.name.as_str() } else { "" };
            let base = y + thick / 2.0 + layout.size * 0.36;
            let (anchor, x) = if value < 0.0 { (Anchor::End, end - GAP) } else { (Anchor::Start, end + GAP) };
            paint.name_and_number(anchor, x, base, name, &words.number(value));
        }
        paint.line("axis", (scale.at(0.0), row.top - 2.0), (scale.at(0.0), row.top + tall + 2.0));
        y = row.bottom;
    }
    y
}

/// From where to where the numbers reach, nothing included: the length of a bar is its number.
fn ends(chart: &Chart) -> (f64, f64) {
    let ticks = ticks(chart.values(), 4, true);
    let low = chart.values().fold(0.0, f64::min).max(ticks.low());
    let high = chart.values().fold(0.0, f64::max).min(ticks.high());
    if low == high { (0.0, 1.0) } else { (low, high) }
}

/// The class of a category in a chart of one series.
pub fn category_class(chart: &Chart, at: usize) -> &'static str {
    if chart.marked.is_empty() || chart.marked.contains(&at) { "s1" } else { "quiet" }
}

/// Names of categories: at the left where there is room, above their bars on a narrow screen.
pub struct Names {
    lines: Vec<Vec<String>>,
    /// Room at the left.
    pub width: f64,
}

impl Names {
    pub fn of(chart: &Chart, layout: &Layout) -> Names {
        let max = if layout.narrow { layout.width } else { layout.width * 0.34 };
        let lines: Vec<Vec<String>> =
            chart.labels().iter().map(|label| wrap_at_most(label, max, 2, layout.size)).collect();
        let widest = lines.iter().flatten().map(|line| layout.text_width(line)).fold(0.0, f64::max);
        Names { lines, width: if layout.narrow { 1.0 } else { widest + 12.0 } }
    }

    /// Writes a name beside (or, on a narrow screen, above) something `tall` in the row that begins at `y`.
    pub fn draw(&self, at: usize, y: f64, tall: f64, layout: &Layout, paint: &mut Paint) -> Row {
        let lines = &self.lines[at];
        let leading = layout.leading();
        let text = lines.len() as f64 * leading;
        let (top, bottom, first) = if layout.narrow {
            (y + text + 2.0, y + text + 2.0 + tall, y)
        } else {
            let high = tall.max(text);
            (y + (high - tall) / 2.0, y + high, y + (high - text) / 2.0)
        };
        let (anchor, x) = if layout.narrow { (Anchor::Start, 0.0) } else { (Anchor::End, self.width - 12.0) };
        for (index, line) in lines.iter().enumerate() {
            paint.text("name", anchor, x, first + layout.size * 1.01 + index as f64 * leading, line);
        }
        Row { top, bottom: bottom + ROW_GAP }
    }
}

/// The room of a category.
pub struct Row {
    /// Where what is drawn begins.
    pub top: f64,
    /// Where the next row begins.
    pub bottom: f64,
}

/// Between two rows.
const ROW_GAP: f64 = 9.0;

/// Bars that are divided: the parts of each category one after the other, their names above the first bar.
fn stacked(chart: &Chart, words: &dyn Words, layout: &Layout, paint: &mut Paint, top: f64) -> f64 {
    let names = Names::of(chart, layout);
    let layers = layers(chart);
    let high = layers.iter().flatten().map(|(_, upper)| *upper).fold(0.0, f64::max);
    let scale = Scale { from: 0.0, to: if high > 0.0 { high } else { 1.0 }, low: names.width, high: layout.width };
    let thick = 28.0;
    let mut y = key(chart, layout, paint, top, names.width);
    for (at, _) in chart.labels().iter().enumerate() {
        let row = names.draw(at, y, thick, layout, paint);
        for (index, layer) in layers.iter().enumerate() {
            let Some((lower, upper)) = layer.get(at).filter(|(lower, upper)| lower < upper) else { continue };
            let (from, to) = (scale.at(*lower), scale.at(*upper));
            let class = chart.class(index);
            paint.rect(&format!("bar {class}"), from, row.top, to - from, thick);
            let text = words.number(upper - lower);
            if layout.text_width(&text) + 8.0 <= to - from {
                let base = row.top + thick / 2.0 + layout.size * 0.36;
                paint.text(&format!("inside {class}"), Anchor::Middle, (from + to) / 2.0, base, &text);
            }
        }
        y = row.bottom;
    }
    y
}

/// The names of the parts with their colours, in the order of the parts.
pub fn key(chart: &Chart, layout: &Layout, paint: &mut Paint, top: f64, left: f64) -> f64 {
    let (mut x, mut y) = (left, top);
    for (index, series) in chart.series.iter().enumerate() {
        let wide = layout.text_width(&series.name) + 36.0;
        if x > left && x + wide > layout.width + 18.0 {
            (x, y) = (left, y + layout.leading() + 2.0);
        }
        paint.mark(&chart.class(index), index, x + 6.0, y + layout.size * 0.64, 6.0);
        paint.text("name", Anchor::Start, x + 18.0, y + layout.size, &series.name);
        x += wide;
    }
    y + layout.leading() + 8.0
}
