//! The map of the world: countries shaded by class, or circles as large as the values.
//!
//! Equal Earth keeps areas (Šavrič, Patterson, Jenny: "The Equal Earth map projection", International Journal of
//! Geographical Information Science, 2018), so that no country weighs more than it is large.

mod circles;
mod classes;
mod labels;
mod legend;
mod radius;
mod sheet;
mod world;

use std::collections::BTreeMap;
use std::fmt::Write;

use labels::{Spot, Taken};
use sheet::{Sheet, number};
use world::{Country, Point, WORLD};

use super::paint::escaped;
use super::{Form, Text, Width, Words};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MapKind {
    /// Countries shaded in up to five classes: for rates and shares.
    Choropleth,
    /// Circles whose area is the value: for counts.
    Circles,
}

/// A value and its country.
#[derive(Clone, Debug)]
pub struct Place {
    /// ISO 3166-1 alpha-3, or `XKX` for Kosovo.
    pub code: String,
    /// In the language of the page.
    pub name: String,
    /// Not a finite number where there is none.
    pub value: f64,
}

#[derive(Clone, Debug)]
pub struct MapChart {
    pub kind: MapKind,
    /// Of two with the same code the later one counts.
    pub values: Vec<Place>,
    pub text: Text,
    /// Stands above the legend.
    pub unit: String,
    /// The language is written from right to left.
    pub rtl: bool,
}

/// Why a map can't be drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// No country has this code.
    UnknownCountry(String),
}

/// How many countries are named on a wide map.
const NAMED: usize = 3;

/// The radius of a country that is too small to be seen, in units.
const SMALL: f64 = 3.2;

/// The paper between two countries, in units.
const GAP: f64 = 0.6;

/// Draws a map. The same map gives the same bytes. `id` tells this drawing's parts from those of others on the page.
///
/// # Errors
/// When a code stands for no country.
pub fn svg(map: &MapChart, words: &dyn Words, width: Width, form: Form, id: &str) -> Result<String, Fault> {
    let values = known(&map.values)?;
    let mut sheet = Sheet::new(&map.text, width, map.rtl);
    let view = View::new(width, sheet.y);
    match map.kind {
        MapKind::Choropleth => choropleth(&mut sheet, map, &values, &view, words, &escaped(id)),
        MapKind::Circles => circles::draw(&mut sheet, map, &values, &view, words),
    }
    Ok(sheet.finish(&map.text, form, id))
}

/// Finite values by country.
type Values<'a> = BTreeMap<usize, &'a Place>;

fn known(places: &[Place]) -> Result<Values<'_>, Fault> {
    let mut values = Values::new();
    for place in places {
        let country = WORLD.find(&place.code).ok_or_else(|| Fault::UnknownCountry(place.code.clone()))?;
        if place.value.is_finite() {
            values.insert(country, place);
        } else {
            values.remove(&country);
        }
    }
    Ok(values)
}

/// How wide a picture is.
fn units(width: Width) -> f64 {
    super::layout::Layout::of(width).width
}

/// How the world lies on the sheet.
struct View {
    width: Width,
    top: f64,
    /// Units of the sheet in one of the world.
    factor: f64,
}

impl View {
    fn new(width: Width, top: f64) -> View {
        View { width, top, factor: units(width) / WORLD.width }
    }

    fn height(&self) -> f64 {
        WORLD.height * self.factor
    }

    /// Units of the sheet in one step of the shapes.
    fn step(&self) -> f64 {
        self.factor / WORLD.steps
    }

    /// Opens a group in which shapes can be drawn as they are.
    fn open(&self) -> String {
        let scale = (self.step() * 1e4).round() / 1e4;
        let gap = number(GAP / self.step());
        format!(r#"<g transform="translate(0 {}) scale({scale})" stroke-width="{gap}">"#, number(self.top))
    }

    /// A point of the world on the sheet, with room for a circle around it.
    fn place(&self, (x, y): Point, radius: f64) -> Point {
        let within = |value: f64, size: f64| value.min(size - radius).max(radius);
        (within(x * self.factor, units(self.width)), self.top + within(y * self.factor, self.height()))
    }
}

fn choropleth(sheet: &mut Sheet, map: &MapChart, values: &Values, view: &View, words: &dyn Words, id: &str) {
    let numbers: Vec<f64> = values.values().map(|place| place.value).collect();
    let limits = classes::limits(&numbers);
    let shades = shades(limits.len() + 1);
    let shade = |place: &Place| shades.get(classes::class(place.value, &limits)).copied().unwrap_or_default();
    let mut land = vec![String::new(); SHADES + 1];
    let mut small = vec![String::new(); SHADES + 1];
    for (index, country) in WORLD.countries.iter().enumerate() {
        let shade = values.get(&index).map_or(0, |place| shade(place));
        land[shade].push_str(country.shape);
        if country.small && shade > 0 {
            let _ = write!(small[shade], "{}", circle(country, view));
        }
    }
    sheet.push(&hatch(id, view));
    sheet.push(&view.open());
    for (shade, shapes) in land.iter().enumerate().filter(|(_, shapes)| !shapes.is_empty()) {
        sheet.push(&match shade {
            0 => format!(r#"<path class="nodata" fill="url(#{id}-hatch)" d="{shapes}"/>"#),
            _ => format!(r#"<path class="c{shade}" d="{shapes}"/>"#),
        });
    }
    for (shade, circles) in small.iter().enumerate().filter(|(_, circles)| !circles.is_empty()) {
        sheet.push(&format!(r#"<g class="c{shade}">{circles}</g>"#));
    }
    sheet.push("</g>");
    if view.width == Width::Wide {
        names(sheet, values, view);
    }
    sheet.y = view.top + view.height() + 8.0;
    let scale = legend::Scale { shades: &shades, limits: &limits, values: &numbers };
    legend::classes(sheet, map, view, words, &scale, id);
}

const SHADES: usize = 5;

/// Which of the shades stand for so many classes: as far apart as can be, the darkest for the highest.
fn shades(classes: usize) -> Vec<usize> {
    match classes {
        0 | 1 => vec![3],
        2 => vec![2, 5],
        3 => vec![1, 3, 5],
        4 => vec![1, 2, 4, 5],
        _ => vec![1, 2, 3, 4, 5],
    }
}

/// Where there is no value: thin lines aslant, which no shade can be taken for in print either.
fn hatch(id: &str, view: &View) -> String {
    let (size, thick) = (number(4.0 / view.step()), number(1.0 / view.step()));
    let pattern = format!(r#"<pattern id="{id}-hatch" width="{size}" height="{size}" patternUnits="userSpaceOnUse""#);
    let ground = format!(r#"<rect class="ground" width="{size}" height="{size}"/>"#);
    let line = format!(r#"<path class="hatch" stroke-width="{thick}" d="M0 0V{size}"/>"#);
    format!(r#"{pattern} patternTransform="rotate(45)">{ground}{line}</pattern>"#)
}

/// A country that is too small to be seen, in steps.
fn circle(country: &Country, view: &View) -> String {
    let radius = SMALL / view.step();
    let within = |value: i32, size: f64| f64::from(value).min(size * WORLD.steps - radius).max(radius);
    let (x, y) = (within(country.middle.0, WORLD.width), within(country.middle.1, WORLD.height));
    format!(r#"<circle cx="{}" cy="{}" r="{}"/>"#, number(x), number(y), number(radius))
}

/// Names of the countries with the highest values.
fn names(sheet: &mut Sheet, values: &Values, view: &View) {
    let mut taken = Taken::land();
    for (index, country) in WORLD.countries.iter().enumerate() {
        if country.small && values.contains_key(&index) {
            taken.circle(WORLD.middle(country), SMALL);
        }
    }
    let spot = |(index, place): (usize, &Place)| {
        let country = &WORLD.countries[index];
        let radius = if country.small { SMALL } else { 0.0 };
        Spot { name: place.name.clone(), middle: WORLD.middle(country), country: Some(country), radius }
    };
    let spots: Vec<Spot> = highest(values).into_iter().map(spot).collect();
    labels::draw(sheet, &spots, &taken, view.top);
}

/// The countries with the highest values; none of those that share their value with one for which there is no place.
fn highest<'a>(values: &Values<'a>) -> Vec<(usize, &'a Place)> {
    let mut sorted: Vec<(usize, &Place)> = values.iter().map(|(index, place)| (*index, *place)).collect();
    sorted.sort_by(|(_, a), (_, b)| b.value.total_cmp(&a.value));
    if let Some(next) = sorted.get(NAMED).map(|(_, place)| place.value) {
        sorted.retain(|(_, place)| place.value > next);
    }
    sorted
}

#[cfg(test)]
mod tests;
