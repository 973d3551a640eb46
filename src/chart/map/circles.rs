//! Circles whose area is the value, over quiet land.

use std::fmt::Write;

use super::labels::{self, Spot, Taken};
use super::radius::{Radius, circle};
use super::sheet::Sheet;
use super::world::WORLD;
use super::{MapChart, Place, Values, View, highest, legend};
use crate::chart::{Width, Words};

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
