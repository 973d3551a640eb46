//! How large a circle is, and what it looks like.

use super::Values;
use super::classes::roundest;
use super::sheet::number;
use crate::chart::Width;

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
    pub fn of(values: &Values, width: Width) -> Radius {
        let greatest = values.values().map(|place| place.value.abs()).fold(0.0, f64::max);
        Radius { greatest, largest: largest(width) }
    }

    /// Zero is no circle.
    pub fn at(&self, value: f64) -> f64 {
        if value == 0.0 { 0.0 } else { ((value.abs() / self.greatest).sqrt() * self.largest).max(LEAST) }
    }

    /// The round values whose circles the legend shows, the greatest first; one below zero if there are some.
    pub fn shown(&self, values: &Values) -> Vec<f64> {
        let round = |part: f64| roundest(self.greatest * part * 0.6, self.greatest * part);
        let mut shown: Vec<f64> = [1.0, 0.3, 0.06].into_iter().map(round).collect();
        if let Some(lowest) = values.values().map(|place| place.value).min_by(f64::total_cmp).filter(|low| *low < 0.0) {
            shown.push(roundest(lowest, lowest * 0.6));
        }
        shown.retain(|value| *value != 0.0);
        shown
    }
}

/// Hollow where the value is below zero.
pub fn circle((x, y): (f64, f64), radius: f64, value: f64) -> String {
    let class = if value < 0.0 { "dot below" } else { "dot" };
    format!(r#"<circle class="{class}" cx="{}" cy="{}" r="{}"/>"#, number(x), number(y), number(radius))
}
