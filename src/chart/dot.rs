//! Dots: one category below the other, each number a dot on a line.

use super::bar::{Names, category_class, key};
use super::layout::Layout;
use super::paint::{Anchor, Paint};
use super::scale::ticks;
use super::{Chart, Words};

/// Half the height of a mark.
const RADIUS: f64 = 7.0;

pub fn draw(chart: &Chart, words: &dyn Words, layout: &Layout, paint: &mut Paint, top: f64) -> f64 {
    let names = Names::of(chart, layout);
    let several = chart.series.len() > 1;
    let ticks = ticks(chart.values(), if layout.narrow { 3 } else { 5 }, true);
    let number = |value: f64| layout.text_width(&words.number(value)) + RADIUS + 6.0;
    let widest = if several { RADIUS } else { chart.values().map(number).fold(0.0, f64::max) };
    let scale = ticks.scale(names.width + RADIUS, layout.width - widest);
    let thick = 26.0;
    let mut y =
        if several { key(chart, layout, paint, top, if layout.narrow { 0.0 } else { names.width }) } else { top };
    let first = y;
    for (at, _) in chart.labels().iter().enumerate() {
        let row = names.draw(at, y, thick, layout, paint);
        let middle = row.top + thick / 2.0;
        paint.line("grid", (scale.low, middle), (scale.high, middle));
        let values: Vec<(usize, f64)> = chart
            .series
            .iter()
            .enumerate()
            .filter_map(|(index, series)| Some((index, series.points.get(at)?.value()?)))
            .collect();
        if several {
            let places: Vec<f64> = values.iter().map(|(_, value)| scale.at(*value)).collect();
            let ends = places.iter().fold((f64::INFINITY, 0f64), |(low, high), x| (low.min(*x), high.max(*x)));
            if ends.0 < ends.1 {
                paint.line("span", (ends.0, middle), (ends.1, middle));
            }
        }
        for (index, value) in values {
            let x = scale.at(value);
            let class = if several { chart.class(index) } else { category_class(chart, at).to_owned() };
            if !several {
                paint.line(&format!("stem {class}"), (scale.at(0.0), middle), (x, middle));
            }
            paint.mark(&class, index, x, middle, RADIUS);
            if !several {
                let base = middle + layout.size * 0.36;
                paint.text("name halo", Anchor::Start, x + RADIUS + 5.0, base, &words.number(value));
            }
        }
        y = row.bottom;
    }
    if !several {
        return y;
    }
    for (index, tick) in ticks.values.iter().enumerate() {
        let x = scale.at(*tick);
        paint.line("grid", (x, first), (x, y));
        let anchor = match index {
            0 => Anchor::Start,
            index if index + 1 == ticks.values.len() => Anchor::End,
            _ => Anchor::Middle,
        };
        paint.text("tick", anchor, x, y + layout.size + 2.0, &words.tick(*tick, ticks.step));
    }
    y + layout.leading() + 4.0
}
