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
    let mut y = top;
    for (at, _) in chart.labels().iter().enumerate() {
        y = names.draw(at, y, thick, layout, paint);
        for (index, series) in chart.series.iter().enumerate() {
            let Some(value) = series.points.get(at).and_then(|point| point.value()) else { continue };
            let class = if chart.series.len() > 1 { chart.class(index) } else { category_class(chart, at).to_owned() };
            let (zero, end) = (scale.at(0.0), scale.at(value));
            paint.rect(&format!("bar {class}"), zero.min(end), y, (end - zero).abs().max(1.0), thick);
            let mut text = words.number(value);
            if chart.series.len() > 1 {
                text = format!("{text} {}", series.name);
            }
            let base = y + thick / 2.0 + layout.size * 0.36;
            if value < 0.0 {
                paint.text("label", Anchor::End, end - GAP, base, &text);
            } else {
                paint.text("label", Anchor::Start, end + GAP, base, &text);
            }
            y += thick + 3.0;
        }
        y = names.after(at, y, thick, layout);
    }
    paint.line("axis", (scale.at(0.0), top - 2.0), (scale.at(0.0), y - 6.0));
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

    /// Writes a name for what begins at `y`; gives where that begins then.
    pub fn draw(&self, at: usize, y: f64, thick: f64, layout: &Layout, paint: &mut Paint) -> f64 {
        let lines = &self.lines[at];
        let leading = layout.leading();
        if layout.narrow {
            for (index, line) in lines.iter().enumerate() {
                paint.text("label", Anchor::Start, 0.0, y + layout.size + index as f64 * leading, line);
            }
            return y + lines.len() as f64 * leading + 2.0;
        }
        let tall = lines.len() as f64 * leading;
        let mut base = y + thick / 2.0 - tall / 2.0 + layout.size;
        base = base.max(y + layout.size * 0.9 - if lines.len() > 1 { leading * 0.4 } else { 0.0 });
        for line in lines {
            paint.text("label", Anchor::End, self.width - 12.0, base, line);
            base += leading;
        }
        y
    }

    /// Where the next category begins.
    pub fn after(&self, at: usize, y: f64, thick: f64, layout: &Layout) -> f64 {
        let more = if layout.narrow { 0.0 } else { (self.lines[at].len() as f64 * layout.leading() - thick).max(0.0) };
        y + 7.0 + more
    }
}

/// Bars that are divided: the parts of each category one after the other, their names above the first bar.
fn stacked(chart: &Chart, words: &dyn Words, layout: &Layout, paint: &mut Paint, top: f64) -> f64 {
    let names = Names::of(chart, layout);
    let layers = layers(chart);
    let high = layers.iter().flatten().map(|(_, upper)| *upper).fold(0.0, f64::max);
    let scale = Scale { from: 0.0, to: if high > 0.0 { high } else { 1.0 }, low: names.width, high: layout.width };
    let thick = 28.0;
    let mut y = key(chart, layout, paint, top, names.width);
    for (at, _) in chart.labels().iter().enumerate() {
        y = names.draw(at, y, thick, layout, paint);
        for (index, layer) in layers.iter().enumerate() {
            let Some((lower, upper)) = layer.get(at).filter(|(lower, upper)| lower < upper) else { continue };
            let (from, to) = (scale.at(*lower), scale.at(*upper));
            let class = chart.class(index);
            paint.rect(&format!("bar {class}"), from, y, to - from, thick);
            let text = words.number(upper - lower);
            if layout.text_width(&text) + 8.0 <= to - from {
                let base = y + thick / 2.0 + layout.size * 0.36;
                paint.text(&format!("inside {class}"), Anchor::Middle, (from + to) / 2.0, base, &text);
            }
        }
        y = names.after(at, y + thick + 3.0, thick, layout);
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
        paint.text("label", Anchor::Start, x + 18.0, y + layout.size, &series.name);
        x += wide;
    }
    y + layout.leading() + 8.0
}
