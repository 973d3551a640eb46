//! Slopes: how numbers changed between two moments.

use super::label::{self, Label};
use super::layout::Layout;
use super::paint::{Anchor, Paint};
use super::scale::{Scale, ticks};
use super::{Chart, Words};

pub fn draw(chart: &Chart, words: &dyn Words, layout: &Layout, paint: &mut Paint, top: f64) -> f64 {
    let moments = chart.labels();
    let last = moments.len().saturating_sub(1);
    let value = |series: usize, at: usize| chart.series[series].points.get(at).and_then(|point| point.value());
    let ticks = ticks(chart.values(), 4, false);
    let max = layout.width * if layout.narrow { 0.4 } else { 0.3 };
    let labels = |at: usize, named: bool| -> Vec<Label> {
        let series = 0..chart.series.len();
        let labels = series.filter_map(|index| {
            let number = words.number(value(index, at)?);
            let name = if named { chart.series[index].name.as_str() } else { "" };
            Some(Label::new(chart.class(index), name, Some(number), 0.0, max, layout))
        });
        labels.collect()
    };
    let widest = |labels: &[Label]| labels.iter().map(|label| label.width(layout)).fold(0.0, f64::max);
    let (left, right) = (labels(0, false), labels(last, true));
    let (from, to) = (widest(&left) + 14.0, layout.width - widest(&right) - 14.0);
    let head = top + layout.leading() + 6.0;
    let (low, high) = (head + layout.height * if layout.narrow { 1.2 } else { 1.0 }, head + 12.0);
    let scale: Scale = ticks.scale(low, high);
    for (at, x, anchor) in [(0, from, Anchor::Middle), (last, to, Anchor::Middle)] {
        if let Some(moment) = moments.get(at) {
            paint.text("tick", anchor, x, top + layout.size, moment);
        }
        paint.line("axis", (x, head - 2.0), (x, low + 8.0));
    }
    for (index, series) in chart.series.iter().enumerate() {
        let class = chart.class(index);
        let places: Vec<(f64, f64)> = [(0, from), (last, to)]
            .into_iter()
            .filter_map(|(at, x)| Some((x, scale.at(series.points.get(at)?.value()?))))
            .collect();
        if places.len() == 2 {
            paint.lines(&format!("line {class}"), std::slice::from_ref(&places));
        }
        for (x, y) in places {
            paint.mark(&class, index, x, y, 5.5);
        }
    }
    let place = |labels: Vec<Label>, at: usize| -> Vec<Label> {
        let series = (0..chart.series.len()).filter_map(|index| value(index, at));
        labels.into_iter().zip(series).map(|(label, value)| Label { wanted: scale.at(value), ..label }).collect()
    };
    let limits = (head - 8.0, low + 16.0);
    label::draw(&place(right, last), to, to + 13.0, limits, layout, paint);
    numbers(&place(left, 0), from - 12.0, limits, layout, paint);
    low + 18.0
}

/// The numbers at the left, each ending beside its mark.
fn numbers(labels: &[Label], x: f64, (top, bottom): (f64, f64), layout: &Layout, paint: &mut Paint) {
    let wanted: Vec<(f64, f64)> = labels.iter().map(|label| (label.wanted, layout.leading())).collect();
    for (label, middle) in labels.iter().zip(label::spread(&wanted, top, bottom)) {
        let class = if label.strong { "name strong" } else { "name" };
        for line in &label.lines {
            paint.text(class, Anchor::End, x, middle + layout.size * 0.36, line);
        }
    }
}
