//! Circles whose area is the value, over quiet land.

use std::fmt::Write;

use super::classes::roundest;
use super::labels::{self, Spot, Taken};
use super::sheet::{Sheet, number};
use super::world::WORLD;
use super::{MapChart, Place, Values, View, highest, legend};
use crate::chart::{Width, Words};

/// The circle of the greatest value, and the least that can be seen, in units.
fn largest(width: Width) -> f64 {
    match width {
        Width::Wide => 30.0,
        Width::Narrow => 18.0,
    }
}
const LEAST: f64 = 0.8;

/// Radius by value. The eye compares areas, so the radius grows as the root (Cleveland, McGill, 1984, on how well it
/// does so; a radius that grows as the value would show the square of each difference).
pub struct Radius {
    greatest: f64,
    largest: f64,
}

impl Radius {
    fn of(values: &Values, width: Width) -> Radius {
        let greatest = values.values().map(|place| place.value.abs()).fold(0.0, f64::max);
        Radius { greatest, largest: largest(width) }
    }

    /// Zero is no circle.
    pub fn at(&self, value: f64) -> f64 {
        if value == 0.0 { 0.0 } else { ((value.abs() / self.greatest).sqrt() * self.largest).max(LEAST) }
    }

    /// The round values whose circles the legend shows, the greatest first; one below zero if there are some.
    fn shown(&self, values: &Values) -> Vec<f64> {
        let round = |part: f64| roundest(self.greatest * part * 0.6, self.greatest * part);
        let mut shown: Vec<f64> = [1.0, 0.3, 0.06].into_iter().map(round).collect();
        if let Some(lowest) = values.values().map(|place| place.value).min_by(f64::total_cmp).filter(|low| *low < 0.0) {
            shown.push(roundest(lowest, lowest * 0.6));
        }
        shown.retain(|value| *value != 0.0);
        shown
    }
}

pub fn draw(sheet: &mut Sheet, map: &MapChart, values: &Values, view: &View, words: &dyn Words) {
    let radius = Radius::of(values, view.width);
    let land: String = WORLD.countries.iter().map(|country| country.shape).collect();
    sheet.push(&format!(r#"{}<path class="land" d="{land}"/></g>"#, view.open()));
    // Small ones lie on large ones.
    let mut sorted: Vec<(usize, &Place)> = values.iter().map(|(index, place)| (*index, *place)).collect();
    sorted.sort_by(|(_, a), (_, b)| b.value.abs().total_cmp(&a.value.abs()));
    let mut circles = String::new();
    let mut taken = Taken::none();
    for (index, place) in sorted.iter().filter(|(_, place)| place.value != 0.0) {
        let wide = radius.at(place.value);
        let at = view.place(WORLD.middle(&WORLD.countries[*index]), wide);
        let _ = write!(circles, "{}", circle(at, wide, place.value));
        taken.circle((at.0, at.1 - view.top), wide);
    }
    sheet.push(&format!("<g>{circles}</g>"));
    if view.width == Width::Wide {
        let spot = |(index, place): (usize, &Place)| {
            let wide = radius.at(place.value);
            let (x, y) = view.place(WORLD.middle(&WORLD.countries[index]), wide);
            Spot { name: place.name.clone(), middle: (x, y - view.top), country: None, radius: wide }
        };
        let named = highest(values).into_iter().filter(|(_, place)| place.value > 0.0);
        let spots: Vec<Spot> = named.map(spot).collect();
        labels::draw(sheet, &spots, &taken, view.top);
    }
    sheet.y = view.top + view.height() + 8.0;
    legend::circles(sheet, map, words, &radius, &radius.shown(values));
}

/// Hollow where the value is below zero.
pub fn circle((x, y): (f64, f64), radius: f64, value: f64) -> String {
    let class = if value < 0.0 { "dot below" } else { "dot" };
    format!(r#"<circle class="{class}" cx="{}" cy="{}" r="{}"/>"#, number(x), number(y), number(radius))
}
