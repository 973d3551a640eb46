//! Areas over time, one on the other when there are several series.

use super::axis::{foot, grid, gutter, inner_ticks, positions};
use super::label::{self, Label};
use super::layout::Layout;
use super::line::{area, end_labels};
use super::paint::Paint;
use super::scale::ticks;
use super::{Chart, Words};

pub fn draw(chart: &Chart, words: &dyn Words, layout: &Layout, paint: &mut Paint, top: f64) -> f64 {
    let layers = layers(chart);
    let values = layers.iter().flatten().map(|(_, upper)| *upper);
    let ticks = ticks(values, if layout.narrow { 3 } else { 5 }, true);
    let labels = end_labels(chart, words, layout);
    let area = area(gutter(&ticks, words, layout), &labels, top, layout);
    let scale = ticks.scale(area.bottom, area.top);
    grid(&ticks, &scale, area, words, layout, paint);
    let places = positions(&chart.x, area.left + 1.0, area.right - 1.0);
    for (index, layer) in layers.iter().enumerate() {
        let class = chart.class(index);
        let points = places.iter().zip(layer);
        let upper: Vec<(f64, f64)> = points.clone().map(|(x, (_, upper))| (*x, scale.at(*upper))).collect();
        let lower = points.rev().map(|(x, (lower, _))| (*x, scale.at(*lower)));
        let shape: Vec<(f64, f64)> = upper.iter().copied().chain(lower).collect();
        paint.shape(&format!("area {class}"), &shape);
        paint.lines(&format!("edge {class}"), &[upper]);
    }
    inner_ticks(&ticks, &scale, area, words, paint);
    foot(&chart.x, &places, area, area.bottom, layout, paint);
    let middle = |index: usize| {
        let ends = layers[index].last().copied().unwrap_or_default();
        // Alone, the number belongs to the edge; one on the other, the name belongs to the band.
        if layers.len() == 1 { scale.at(ends.1) } else { scale.at((ends.0 + ends.1) / 2.0) }
    };
    let labels: Vec<Label> =
        labels.into_iter().map(|(index, label)| Label { wanted: middle(index), ..label }).collect();
    label::draw(&labels, area.right - 1.0, area.right + 8.0, (area.top - 10.0, area.bottom + 8.0), layout, paint);
    area.bottom + layout.size + 12.0
}

/// From where to where each series reaches when they stand one on the other. A missing number is nothing here, and what
/// is less than nothing can't be stacked.
pub fn layers(chart: &Chart) -> Vec<Vec<(f64, f64)>> {
    let count = chart.labels().len();
    let mut reached = vec![0.0; count];
    let layer = chart.series.iter().map(|series| {
        let points = series.points.iter().take(count).enumerate();
        points
            .map(|(at, point)| {
                let lower: f64 = reached[at];
                reached[at] = lower + point.value().unwrap_or(0.0).max(0.0);
                (lower, reached[at])
            })
            .collect()
    });
    layer.collect()
}
