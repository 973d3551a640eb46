//! Lines and numbers around a drawing: round numbers up the side, moments along the foot.

use super::layout::Layout;
use super::paint::{Anchor, Paint};
use super::scale::{Scale, Ticks};
use super::{Axis, Moment, Words};

/// How far apart labels along the foot must be.
const GAP: f64 = 12.0;

/// The rectangle in which numbers are drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Area {
    pub left: f64,
    pub right: f64,
    pub top: f64,
    pub bottom: f64,
}

/// The most room that the numbers of an axis have at the left of a narrow screen.
const NARROW_GUTTER: f64 = 44.0;

/// Room at the left for the numbers of an axis. On a narrow screen long ones stand on their lines, inside.
pub fn gutter(ticks: &Ticks, words: &dyn Words, layout: &Layout) -> f64 {
    let widest = ticks.values.iter().map(|tick| layout.text_width(&words.tick(*tick, ticks.step)));
    let widest = widest.fold(0.0, f64::max) + 8.0;
    if layout.narrow && widest > NARROW_GUTTER { 0.0 } else { widest }
}

/// Lines across the drawing, with their numbers where these have room at the left.
pub fn grid(ticks: &Ticks, scale: &Scale, area: Area, words: &dyn Words, layout: &Layout, paint: &mut Paint) {
    for tick in &ticks.values {
        let y = scale.at(*tick);
        paint.line(if *tick == 0.0 { "axis" } else { "grid" }, (area.left, y), (area.right, y));
        if area.left > 0.0 {
            let text = words.tick(*tick, ticks.step);
            paint.text("tick", Anchor::End, area.left - 8.0, y + layout.size * 0.36, &text);
        }
    }
}

/// Numbers on the lines themselves, above what was drawn, where they have no room at the left.
pub fn inner_ticks(ticks: &Ticks, scale: &Scale, area: Area, words: &dyn Words, paint: &mut Paint) {
    for tick in ticks.values.iter().filter(|tick| area.left == 0.0 && **tick != 0.0) {
        paint.text("tick halo", Anchor::Start, 0.0, scale.at(*tick) - 4.0, &words.tick(*tick, ticks.step));
    }
}

/// Where the items of an axis are between two places.
pub fn positions(axis: &Axis, low: f64, high: f64) -> Vec<f64> {
    match axis {
        Axis::Time(moments) => {
            let at = |moment: Option<&Moment>| moment.map_or(0.0, |moment| moment.position);
            let scale = Scale { from: at(moments.first()), to: at(moments.last()), low, high };
            moments.iter().map(|moment| scale.at(moment.position)).collect()
        }
        Axis::Category(labels) => {
            let scale = Scale { from: 0.0, to: labels.len().saturating_sub(1) as f64, low, high };
            (0..labels.len()).map(|index| scale.at(index as f64)).collect()
        }
    }
}

/// Writes those of the labels along the foot that have room: the first and the last, and in between the years that end in
/// nothing, then in five, then the even ones, then all, as long as all of a kind have room.
pub fn foot(axis: &Axis, places: &[f64], area: Area, y: f64, layout: &Layout, paint: &mut Paint) {
    let Axis::Time(moments) = axis else { return };
    let shown = chosen(moments, places, area, layout);
    for index in shown {
        let (label, half) = (&moments[index].label, layout.text_width(&moments[index].label) / 2.0);
        let x = places[index];
        paint.line("axis", (x, y), (x, y + 5.0));
        let y = y + 6.0 + layout.size;
        if x - half < area.left.min(places[0]) {
            paint.text("tick", Anchor::Start, area.left.min(x), y, label);
        } else if x + half > layout.width {
            paint.text("tick", Anchor::End, layout.width, y, label);
        } else {
            paint.text("tick", Anchor::Middle, x, y, label);
        }
    }
}

fn chosen(moments: &[Moment], places: &[f64], area: Area, layout: &Layout) -> Vec<usize> {
    let Some(last) = moments.len().checked_sub(1) else { return Vec::new() };
    // From where to where a label reaches: the first may not stand out to the left, nor the last to the right.
    let reach = |index: usize| {
        let width = layout.text_width(&moments[index].label);
        let start = (places[index] - width / 2.0).max(area.left.min(places[0])).min(layout.width - width);
        (start, start + width)
    };
    let apart = |a: usize, b: usize| {
        let ((a_start, a_end), (b_start, b_end)) = (reach(a), reach(b));
        a_end + GAP <= b_start || b_end + GAP <= a_start
    };
    let mut shown = vec![0];
    if last > 0 && apart(0, last) {
        shown.push(last);
    }
    for rank in 0..=4 {
        let wanted: Vec<usize> = (0..=last)
            .filter(|index| {
                rank_of(moments[*index].position) == rank && shown.iter().all(|other| apart(*index, *other))
            })
            .collect();
        // Where some have no room beside each other, none of this kind is shown.
        let beside = wanted.windows(2).all(|pair| apart(pair[0], pair[1]));
        let inner =
            (0..=last).filter(|index| rank_of(moments[*index].position) == rank && !shown.contains(index)).count();
        if !beside || wanted.len() + 2 < inner {
            break;
        }
        shown.extend(wanted);
    }
    shown.sort_unstable();
    shown
}

fn rank_of(position: f64) -> usize {
    if position.fract() != 0.0 {
        4
    } else if position % 10.0 == 0.0 {
        0
    } else if position % 5.0 == 0.0 {
        1
    } else if position % 2.0 == 0.0 {
        2
    } else {
        3
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::Width;

    fn labels(years: &[f64], width: f64) -> Vec<String> {
        let moments: Vec<Moment> =
            years.iter().map(|year| Moment { position: *year, label: year.to_string() }).collect();
        let layout = Layout::of(Width::Wide);
        let area = Area { left: 0.0, right: width, top: 0.0, bottom: 0.0 };
        let places = positions(&Axis::Time(moments.clone()), 20.0, width - 20.0);
        let shown = chosen(&moments, &places, area, &layout);
        shown.into_iter().map(|index| moments[index].label.clone()).collect()
    }

    #[test]
    fn years_along_the_foot_are_regular() {
        let years: Vec<f64> = (2000..=2024).map(f64::from).collect();
        assert_eq!(labels(&years, 600.0), ["2000", "2005", "2010", "2015", "2020", "2024"]);
        assert_eq!(labels(&years, 200.0), ["2000", "2010", "2024"]);
        let few: Vec<f64> = (2014..=2018).map(f64::from).collect();
        assert_eq!(labels(&few, 600.0), ["2014", "2015", "2016", "2017", "2018"]);
    }

    #[test]
    fn uneven_years_stand_where_they_are() {
        let moments = [1968.0, 1990.0, 2024.0].map(|position| Moment { position, label: String::new() });
        let places = positions(&Axis::Time(moments.to_vec()), 0.0, 56.0);
        assert_eq!(places, [0.0, 22.0, 56.0]);
    }
}
