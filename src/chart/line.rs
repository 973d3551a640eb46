//! Lines over time: each series with its dash, its marks and its name at the end.

use super::axis::{Area, foot, grid, gutter, inner_ticks, positions};
use super::label::{self, Label};
use super::layout::Layout;
use super::paint::Paint;
use super::scale::{Scale, ticks};
use super::{Chart, Point, Series, Words};

/// Up to how many points of a line each has a mark.
const MARKED: usize = 14;

pub fn draw(chart: &Chart, words: &dyn Words, layout: &Layout, paint: &mut Paint, top: f64) -> f64 {
    let ticks = ticks(chart.values(), if layout.narrow { 3 } else { 5 }, false);
    let labels = end_labels(chart, words, layout);
    let area = area(gutter(&ticks, words, layout), &labels, top, layout);
    let scale = ticks.scale(area.bottom, area.top);
    grid(&ticks, &scale, area, words, layout, paint);
    let places = positions(&chart.x, area.left + 4.0, area.right - 6.0);
    foot(&chart.x, &places, area, area.bottom, layout, paint);
    // Quiet lines first, so that the others are above them.
    let mut order: Vec<usize> = (0..chart.series.len()).collect();
    order.sort_by_key(|series| chart.series[*series].highlighted);
    for series in order {
        one(chart, series, &places, &scale, paint);
    }
    inner_ticks(&ticks, &scale, area, words, paint);
    let labels = placed(labels, chart, &scale);
    label::draw(&labels, area.right - 6.0, area.right + 8.0, (area.top - 10.0, area.bottom + 8.0), layout, paint);
    area.bottom + layout.size + 12.0
}

/// What is left for the drawing between the numbers of the axis and the names at the right.
pub fn area(left: f64, labels: &[(usize, Label)], top: f64, layout: &Layout) -> Area {
    let names = labels.iter().map(|(_, label)| label.width(layout)).fold(0.0, f64::max);
    let top = top + layout.size * 0.5;
    Area { left, right: layout.width - names - 10.0, top, bottom: top + layout.height }
}

/// Name and last number of each series that has one.
pub fn end_labels(chart: &Chart, words: &dyn Words, layout: &Layout) -> Vec<(usize, Label)> {
    let max = layout.width * if layout.narrow { 0.36 } else { 0.26 };
    let several = chart.series.len() > 1;
    let series = chart.series.iter().enumerate();
    let labels = series.filter_map(|(index, series)| {
        let last = last(series)?;
        let name = if several { series.name.as_str() } else { "" };
        let mut label = Label::new(chart.class(index), name, Some(words.number(last)), 0.0, max, layout);
        label.strong &= chart.has_highlight() || !several;
        Some((index, label))
    });
    labels.collect()
}

fn last(series: &Series) -> Option<f64> {
    series.points.iter().rev().find_map(|point| point.value())
}

fn placed(labels: Vec<(usize, Label)>, chart: &Chart, scale: &Scale) -> Vec<Label> {
    let place = |(index, mut label): (usize, Label)| {
        label.wanted = scale.at(last(&chart.series[index]).unwrap_or_default());
        label
    };
    labels.into_iter().map(place).collect()
}

/// The pieces of a line: it stops where a number is known to be missing.
pub fn pieces(series: &Series, places: &[f64], scale: &Scale) -> Vec<Vec<(f64, f64)>> {
    let mut pieces = vec![Vec::new()];
    for (point, x) in series.points.iter().zip(places) {
        match (point, point.value()) {
            (_, Some(value)) => {
                if let Some(piece) = pieces.last_mut() {
                    piece.push((*x, scale.at(value)));
                }
            }
            (Point::Absent, _) => {}
            _ => pieces.push(Vec::new()),
        }
    }
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

fn one(chart: &Chart, index: usize, places: &[f64], scale: &Scale, paint: &mut Paint) {
    let series = &chart.series[index];
    let class = chart.class(index);
    let pieces = pieces(series, places, scale);
    paint.lines(&format!("line {class}"), &pieces);
    let points: Vec<(f64, f64)> = pieces.into_iter().flatten().collect();
    let marked: &[(f64, f64)] = if points.len() <= MARKED { &points } else { &points[points.len() - 1..] };
    for (x, y) in marked {
        paint.mark(&class, index, *x, *y, 4.0);
    }
}
