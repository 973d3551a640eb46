//! Small multiples: a little chart of lines for each series, all with the same scale.

use super::axis::{Area, positions};
use super::layout::Layout;
use super::line::pieces;
use super::paint::{Anchor, Paint};
use super::scale::ticks;
use super::text::wrap_at_most;
use super::{Chart, Words};

/// Between two panels.
const GAP: f64 = 22.0;

pub fn draw(chart: &Chart, words: &dyn Words, layout: &Layout, paint: &mut Paint, top: f64) -> f64 {
    let count = chart.series.len();
    let across = if layout.narrow { 2 } else { 3 }.min(count.max(1));
    let wide = (layout.width - GAP * (across - 1) as f64) / across as f64;
    let high = if layout.narrow { 96.0 } else { 110.0 };
    let ticks = ticks(chart.values(), 2, true);
    let mut y = top;
    for row in chart.series.chunks(across).enumerate().map(|(row, series)| row * across..row * across + series.len()) {
        let names: Vec<Vec<String>> =
            row.clone().map(|index| wrap_at_most(&chart.series[index].name, wide, 2, layout.size)).collect();
        let lines = names.iter().map(Vec::len).max().unwrap_or(0);
        let head = lines as f64 * layout.leading();
        for (column, (index, name)) in row.zip(&names).enumerate() {
            let left = column as f64 * (wide + GAP);
            for (line, text) in name.iter().enumerate() {
                // Names of one line stand next to their drawing, not far above it.
                let line = line + lines - name.len();
                paint.text("name strong", Anchor::Start, left, y + layout.size + line as f64 * layout.leading(), text);
            }
            let top = y + head + layout.leading() + 4.0;
            let area = Area { left, right: left + wide, top, bottom: top + high };
            panel(chart, index, area, &ticks, words, layout, paint);
        }
        y += head + layout.leading() + high + layout.size + 30.0;
    }
    y - 12.0
}

fn panel(
    chart: &Chart,
    index: usize,
    area: Area,
    ticks: &super::scale::Ticks,
    words: &dyn Words,
    layout: &Layout,
    paint: &mut Paint,
) {
    let scale = ticks.scale(area.bottom, area.top);
    for tick in [ticks.low(), 0.0, ticks.high()] {
        let class = if tick == 0.0 { "axis" } else { "grid" };
        let y = scale.at(tick);
        paint.line(class, (area.left, y), (area.right, y));
    }
    let top = words.tick(ticks.high(), ticks.step);
    paint.text("tick", Anchor::Start, area.left, area.top - 4.0, &top);
    let labels = chart.labels();
    if let (Some(first), Some(last)) = (labels.first(), labels.last()) {
        let y = area.bottom + layout.size + 4.0;
        paint.text("tick", Anchor::Start, area.left, y, first);
        if labels.len() > 1 {
            paint.text("tick", Anchor::End, area.right, y, last);
        }
    }
    let places = positions(&chart.x, area.left + 3.0, area.right - 6.0);
    let series = &chart.series[index];
    let class = if chart.has_highlight() && !series.highlighted { "quiet" } else { "s1" };
    let pieces = pieces(series, &places, &scale);
    paint.lines(&format!("line {class}"), &pieces);
    let last = series.points.iter().rev().find_map(|point| point.value());
    if let (Some((x, y)), Some(value)) = (pieces.iter().flatten().last(), last) {
        paint.mark(class, 0, *x, *y, 4.0);
        let text = words.number(value);
        let room = layout.text_width(&text) + 4.0;
        // Above the line's end, or below it where the panel ends or its upper number stands.
        let near_top = *y - layout.size < area.top + 4.0;
        let y = if near_top { *y + layout.size + 8.0 } else { *y - 9.0 };
        paint.text("name halo", Anchor::End, (*x + 4.0).max(area.left + room), y, &text);
    }
}
