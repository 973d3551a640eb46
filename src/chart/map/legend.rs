//! What shades and circles stand for.

use super::classes::{class, ends};
use super::radius::{Radius, circle};
use super::sheet::{Anchor, SIZE, Sheet, number, wide};
use super::{MapChart, View};
use crate::chart::{Width, Words};

/// Height of a patch of colour.
const PATCH: f64 = 13.0;
/// Room between the text of one patch and that of the next.
const BETWEEN: f64 = 20.0;
const NARROWEST: f64 = 64.0;
/// From row to row where patches stand below each other.
const ROW: f64 = 22.0;

pub struct Scale<'a> {
    /// One for each class.
    pub shades: &'a [usize],
    pub limits: &'a [f64],
    pub values: &'a [f64],
}

impl Scale<'_> {
    /// What is said of each class: from where to where it goes, or its value if it can have but one.
    fn texts(&self, words: &dyn Words) -> Vec<String> {
        let Some((low, high)) = ends(self.values, self.limits) else { return Vec::new() };
        let only: Vec<Option<f64>> = (0..=self.limits.len()).map(|class| self.only_value(class)).collect();
        let all = only.iter().all(Option::is_some);
        let bounds: Vec<f64> = [low].iter().chain(self.limits).chain([&high]).copied().collect();
        let text = |(pair, only): (&[f64], &Option<f64>)| match only {
            Some(value) if all || *value == 0.0 => words.number(*value),
            _ => words.range(&words.short(pair[0]), &words.short(pair[1])),
        };
        bounds.windows(2).zip(&only).map(text).collect()
    }

    /// The value of all that are in a class, if it is the same.
    fn only_value(&self, wanted: usize) -> Option<f64> {
        let mut values = self.values.iter().copied().filter(|value| class(*value, self.limits) == wanted);
        let first = values.next()?;
        values.all(|value| value == first).then_some(first)
    }
}

/// Patches in a row with their texts below, or in a column where the row hasn't the room.
pub fn classes(sheet: &mut Sheet, map: &MapChart, view: &View, words: &dyn Words, scale: &Scale, id: &str) {
    sheet.lines(&map.unit);
    sheet.y += 6.0;
    let texts = scale.texts(words);
    let each = texts.iter().map(|text| wide(text)).fold(NARROWEST - BETWEEN, f64::max) + BETWEEN;
    let no_data = words.no_data();
    let last = wide(&no_data).max(NARROWEST);
    let patches = texts.len() as f64 * each;
    let in_a_row = view.width == Width::Wide && patches + BETWEEN + last <= sheet.width;
    let top = sheet.y;
    if in_a_row {
        let baseline = top + PATCH + 18.0;
        for (index, (text, shade)) in texts.iter().zip(scale.shades).enumerate() {
            let left = sheet.left(index as f64 * each, each);
            sheet.push(&patch(left, top, each, *shade));
            sheet.text((left + each / 2.0, baseline), Anchor::Middle, "name", text);
        }
        let from = if texts.is_empty() { 0.0 } else { patches + BETWEEN };
        let left = sheet.left(from, last);
        sheet.push(&no_data_patch(left, top, last, view, id));
        sheet.text((left + last / 2.0, baseline), Anchor::Middle, "name", &no_data);
        sheet.y = baseline + 4.0;
    } else {
        let (broad, text_from) = (28.0, 38.0);
        let left = sheet.left(0.0, broad);
        for (text, shade) in texts.iter().zip(scale.shades) {
            sheet.push(&patch(left, sheet.y, broad, *shade));
            sheet.text_from(text_from, sheet.y + PATCH + 0.5, "name", text);
            sheet.y += ROW;
        }
        sheet.push(&no_data_patch(left, sheet.y, broad, view, id));
        sheet.text_from(text_from, sheet.y + PATCH + 0.5, "name", &no_data);
        sheet.y += ROW;
    }
}

fn patch(x: f64, y: f64, wide: f64, shade: usize) -> String {
    let (x, y, wide, high) = (number(x), number(y), number(wide), number(PATCH));
    format!(r#"<rect class="c{shade}" x="{x}" y="{y}" width="{wide}" height="{high}"/>"#)
}

/// In the same steps as the map, for the hatching to be as wide.
fn no_data_patch(x: f64, y: f64, wide: f64, view: &View, id: &str) -> String {
    let step = view.step();
    let scale = (step * 1e4).round() / 1e4;
    let [x, y, wide, high] = [x, y, wide, PATCH].map(|length| number(length / step));
    let rect = format!(r#"<rect class="nodata" fill="url(#{id}-hatch)" width="{wide}" height="{high}""#);
    format!(r#"<g transform="scale({scale})">{rect} x="{x}" y="{y}"/></g>"#)
}

/// Circles on one line, the greatest first.
pub fn circles(sheet: &mut Sheet, map: &MapChart, words: &dyn Words, radius: &Radius, values: &[f64]) {
    sheet.lines(&map.unit);
    sheet.y += 6.0;
    let highest = values.iter().map(|value| radius.at(*value)).fold(SIZE / 2.0, f64::max);
    let middle = sheet.y + highest + 1.0;
    let mut from = 1.0;
    for value in values {
        let (wide_circle, text) = (radius.at(*value), words.short(*value));
        if from + 2.0 * wide_circle + 8.0 + wide(&text) > sheet.width {
            break;
        }
        let left = sheet.left(from, 2.0 * wide_circle);
        sheet.push(&circle((left + wide_circle, middle), wide_circle, *value));
        sheet.text_from(from + 2.0 * wide_circle + 8.0, middle + 5.5, "name", &text);
        from += 2.0 * wide_circle + 8.0 + wide(&text) + BETWEEN;
    }
    if !values.is_empty() {
        sheet.y = middle + highest + 2.0;
    }
}
