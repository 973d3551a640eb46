//! Unit charts: a part of a whole as so many people out of a round number of them.

use std::fmt::Write;

use super::label::{self, Label};
use super::layout::Layout;
use super::paint::{Paint, Short};
use super::{Chart, Words};

/// One little figure: head and body, in a box of 10 by 20.
const HEAD: (f64, f64, f64) = (5.0, 3.2, 2.7);
/// Body from the shoulders on, as relative steps from its upper left corner at (1.2, 7).
const BODY: &str = "q0-.6.6-.6h6.4q.6 0 .6.6v6.2h-1.7v6.2h-4.2v-6.2h-1.7z";

pub fn draw(chart: &Chart, words: &dyn Words, layout: &Layout, paint: &mut Paint, top: f64) -> f64 {
    let groups = groups(chart);
    let total = chart.of.max(1);
    let across = if layout.narrow || total <= 30 { total.min(10) } else { 20.max(total.isqrt()) };
    let names = layout.width * if layout.narrow { 0.44 } else { 0.42 };
    let cell = ((layout.width - names - 16.0) / across as f64).min(32.0);
    let high = cell * 1.72;
    let rows = total.div_ceil(across);
    let mut drawn = 0;
    for (class, count) in groups.iter().map(|(at, count)| (class(chart, *at), *count)) {
        figures(&class, drawn..(drawn + count).min(total), (across, cell, high), top, paint);
        drawn += count;
    }
    figures("rest", drawn.min(total)..total, (across, cell, high), top, paint);
    let labels = chart.labels();
    let mut before = 0;
    let beside = groups.iter().filter_map(|(at, count)| {
        let value = chart.series.first()?.points.get(*at)?.value()?;
        // In the middle of the rows that the group takes.
        let rows = (before / across) as f64..=((before + count.max(&1) - 1) / across) as f64;
        before += count;
        let wanted = top + (rows.start() + rows.end() + 1.0) / 2.0 * high;
        Some(Label::new(class(chart, *at), labels[*at], Some(words.number(value)), wanted, names - 18.0, layout))
    });
    let beside: Vec<Label> = beside.collect();
    let from = across as f64 * cell;
    let bottom = top + rows as f64 * high;
    let tall: f64 = beside.iter().map(|label| label.lines.len() as f64 * layout.leading() + 3.0).sum();
    let bottom = bottom.max(top + tall);
    label::draw(&beside, from - 5.0, from + 16.0, (top, bottom), layout, paint);
    bottom + 4.0
}

/// How many figures each category has: rounded so that the sum is right where the shares make up the whole (largest
/// remainders).
fn groups(chart: &Chart) -> Vec<(usize, usize)> {
    let Some(series) = chart.series.first() else { return Vec::new() };
    let of = chart.of.max(1) as f64;
    let shares: Vec<(usize, f64)> = series
        .points
        .iter()
        .enumerate()
        .filter_map(|(at, point)| Some((at, point.value()?.clamp(0.0, 100.0) / 100.0 * of)))
        .collect();
    let sum: f64 = shares.iter().map(|(_, share)| share).sum();
    let mut counts: Vec<(usize, usize)> = shares.iter().map(|(at, share)| (*at, share.floor() as usize)).collect();
    let mut remainders: Vec<(usize, f64)> = shares.iter().map(|(_, share)| share.fract()).enumerate().collect();
    remainders.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let missing = (sum.round().min(of) as usize).saturating_sub(counts.iter().map(|(_, count)| count).sum());
    for (index, _) in remainders.into_iter().take(missing) {
        counts[index].1 += 1;
    }
    counts
}

fn class(chart: &Chart, at: usize) -> String {
    if chart.marked.is_empty() {
        return format!("s{}", at % 4 + 1);
    }
    match chart.marked.iter().position(|marked| *marked == at) {
        Some(rank) => format!("s{}", rank % 4 + 1),
        None => "quiet".into(),
    }
}

fn figures(class: &str, range: std::ops::Range<usize>, grid: (usize, f64, f64), top: f64, paint: &mut Paint) {
    let (across, cell, high) = grid;
    let size = cell / 13.0;
    let mut path = String::new();
    for index in range {
        let (column, row) = ((index % across) as f64, (index / across) as f64);
        let x = paint.place(column * cell, 10.0 * size);
        let y = top + row * high;
        let (head_x, head_y, radius) = HEAD;
        let (left, upper, r) = (head_x - radius, head_y, radius);
        let _ = write!(
            path,
            "M{} {}a{r} {r} 0 1 1 {} 0a{r} {r} 0 1 1-{} 0",
            Short(x / size + left),
            Short(y / size + upper),
            r * 2.0,
            r * 2.0
        );
        let _ = write!(path, "M{} {}{BODY}", Short(x / size + 1.2), Short(y / size + 7.0));
    }
    if !path.is_empty() {
        let size = (size * 1000.0).round() / 1000.0;
        paint.raw(&format!(r#"<path class="person {class}" transform="scale({size})" d="{path}"/>"#));
    }
}
