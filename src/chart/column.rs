//! Columns over time, one on the other when there are several series.

use super::area::layers;
use super::axis::{Area, foot, grid, gutter, inner_ticks};
use super::bar::category_class;
use super::label::{self, Label};
use super::layout::Layout;
use super::line::{area, end_labels};
use super::paint::{Anchor, Paint};
use super::scale::{Scale, ticks};
use super::{Axis, Chart, Kind, Words};

pub fn draw(chart: &Chart, words: &dyn Words, layout: &Layout, paint: &mut Paint, top: f64) -> f64 {
    let layers = bands(chart);
    let values = layers.iter().flatten().flat_map(|(lower, upper)| [*lower, *upper]);
    let ticks = ticks(values, if layout.narrow { 3 } else { 5 }, true);
    let labels = if chart.series.len() > 1 { end_labels(chart, words, layout) } else { Vec::new() };
    let mut area = area(gutter(&ticks, words, layout), &labels, top + layout.size * 0.5, layout);
    if labels.is_empty() {
        area.right = layout.width;
    }
    let scale = ticks.scale(area.bottom, area.top);
    grid(&ticks, &scale, area, words, layout, paint);
    let (places, wide) = columns(chart, area);
    for (index, layer) in layers.iter().enumerate() {
        for (at, (x, (lower, upper))) in places.iter().zip(layer).enumerate() {
            let (from, to) = (scale.at(*lower), scale.at(*upper));
            let class = if chart.series.len() == 1 { category_class(chart, at).to_owned() } else { chart.class(index) };
            if from != to {
                paint.rect(&format!("bar {class}"), x - wide / 2.0, to.min(from), wide, (from - to).abs());
            }
        }
    }
    if chart.series.len() == 1 {
        numbers(chart, &places, wide, &scale, words, layout, paint);
    }
    inner_ticks(&ticks, &scale, area, words, paint);
    foot(&chart.x, &places, area, area.bottom, layout, paint);
    let middle = |index: usize| layers[index].last().map_or(area.bottom, |(a, b)| scale.at((a + b) / 2.0));
    let labels: Vec<Label> =
        labels.into_iter().map(|(index, label)| Label { wanted: middle(index), ..label }).collect();
    label::draw(&labels, area.right, area.right + 8.0, (area.top - 10.0, area.bottom + 8.0), layout, paint);
    area.bottom + layout.size + 12.0
}

fn bands(chart: &Chart) -> Vec<Vec<(f64, f64)>> {
    if chart.kind == Kind::Stacked || chart.series.len() > 1 {
        return layers(chart);
    }
    let series = chart.series.iter();
    series.map(|series| series.points.iter().map(|point| (0.0, point.value().unwrap_or(0.0))).collect()).collect()
}

/// Where the columns are, and how wide: moments that are missing leave their room empty.
fn columns(chart: &Chart, area: Area) -> (Vec<f64>, f64) {
    let Axis::Time(moments) = &chart.x else { return (Vec::new(), 0.0) };
    let first = moments.first().map_or(0.0, |moment| moment.position);
    let last = moments.last().map_or(0.0, |moment| moment.position);
    let nearest = moments.windows(2).map(|pair| pair[1].position - pair[0].position).fold(f64::INFINITY, f64::min);
    let step = if nearest.is_finite() && nearest > 0.0 { nearest } else { 1.0 };
    let count = (last - first) / step + 1.0;
    let left = area.left.max(2.0);
    let room = (area.right - left) / count.max(1.0);
    let scale = Scale { from: first, to: last, low: left + room / 2.0, high: area.right - room / 2.0 };
    let places = moments.iter().map(|moment| scale.at(moment.position)).collect();
    (places, (room * 0.78).clamp(1.0, 60.0))
}

/// Numbers above columns where all have room, else above those that are highlighted and the last.
fn numbers(
    chart: &Chart,
    places: &[f64],
    wide: f64,
    scale: &Scale,
    words: &dyn Words,
    layout: &Layout,
    paint: &mut Paint,
) {
    let Some(series) = chart.series.first() else { return };
    let texts: Vec<Option<(f64, String)>> =
        series.points.iter().map(|point| point.value().map(|value| (value, words.number(value)))).collect();
    let all = texts.iter().flatten().all(|(_, text)| layout.text_width(text) <= wide * 1.2);
    let last = texts.len().saturating_sub(1);
    let mut taken = f64::NEG_INFINITY;
    for (at, (x, text)) in places.iter().zip(&texts).enumerate() {
        let Some((value, text)) = text else { continue };
        let half = layout.text_width(text) / 2.0;
        let x = x.min(layout.width - half);
        if !(all || chart.marked.contains(&at) || at == last) || x - half < taken {
            continue;
        }
        taken = x + half + 4.0;
        let y = scale.at(value.max(0.0)) - 6.0;
        paint.text("name strong halo", Anchor::Middle, x, y, text);
    }
}
