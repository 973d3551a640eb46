//! Names beside the ends of lines, moved apart where they would cover each other.

use super::layout::Layout;
use super::paint::{Anchor, Paint};
use super::text::{BOLD, wrap_at_most};

/// A name (and a number) for something at a height.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    pub class: String,
    /// The form of the mark that stands before the text; none when it would only repeat what is beside it.
    pub form: Option<usize>,
    pub lines: Vec<String>,
    /// Where it should stand: the middle of its height.
    pub wanted: f64,
    /// Whether the text is set off.
    pub strong: bool,
}

impl Label {
    /// A name of at most three lines with a number below it.
    pub fn new(class: String, name: &str, number: Option<String>, wanted: f64, max: f64, layout: &Layout) -> Label {
        let mut lines = if name.is_empty() { Vec::new() } else { wrap_at_most(name, max / BOLD, 3, layout.size) };
        lines.extend(number);
        Label { strong: !class.contains("quiet"), class, form: None, lines, wanted }
    }

    pub fn width(&self, layout: &Layout) -> f64 {
        let width = |line: &String| if self.strong { layout.strong_width(line) } else { layout.text_width(line) };
        self.lines.iter().map(width).fold(0.0, f64::max)
    }
}

/// Where the middles of things of given heights stand so that they don't overlap and are as near as can be to where they
/// are wanted: neighbours that touch move together (pool adjacent violators, least squares).
pub fn spread(wanted: &[(f64, f64)], top: f64, bottom: f64) -> Vec<f64> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by(|a, b| wanted[*a].0.total_cmp(&wanted[*b].0).then(a.cmp(b)));
    // Each group: what it holds, the sum of the wished places of its beginning, its height.
    let mut groups: Vec<(Vec<usize>, f64, f64)> = Vec::new();
    let start = |(sum, count, height): (f64, usize, f64)| {
        (sum / count as f64).min(bottom - height).max(top.min(bottom - height))
    };
    for index in order {
        let (middle, height) = wanted[index];
        let mut group = (vec![index], middle - height / 2.0, height);
        while let Some(last) = groups.last() {
            let end = start((last.1, last.0.len(), last.2)) + last.2;
            if start((group.1, group.0.len(), group.2)) >= end {
                break;
            }
            let (mut items, sum, above) = groups.pop().unwrap_or_default();
            // What comes after wishes to begin where it would if it stood first.
            let moved = group.1 - above * group.0.len() as f64;
            items.extend(group.0);
            group = (items, sum + moved, above + group.2);
        }
        groups.push(group);
    }
    let mut places = vec![0.0; wanted.len()];
    for (items, sum, height) in groups {
        let mut y = start((sum, items.len(), height));
        for item in items {
            places[item] = y + wanted[item].1 / 2.0;
            y += wanted[item].1;
        }
    }
    places
}

/// Draws labels in a column at `x`, beside what ends at `from`; a thin line leads to one that was moved far.
pub fn draw(labels: &[Label], from: f64, x: f64, (top, bottom): (f64, f64), layout: &Layout, paint: &mut Paint) {
    let leading = layout.leading();
    let wanted: Vec<(f64, f64)> =
        labels.iter().map(|label| (label.wanted, label.lines.len() as f64 * leading + 3.0)).collect();
    for (label, middle) in labels.iter().zip(spread(&wanted, top, bottom)) {
        if (middle - label.wanted).abs() > leading * 0.6 {
            paint.line("leader", (from + 7.0, label.wanted), (x - 3.0, middle));
        }
        let mut y = middle - label.lines.len() as f64 * leading / 2.0 + layout.size * 0.98;
        let class = if label.strong { "name strong" } else { "name" };
        for line in &label.lines {
            paint.text(class, Anchor::Start, x, y, line);
            y += leading;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_that_have_room_stay() {
        assert_eq!(spread(&[(50.0, 20.0), (10.0, 20.0)], 0.0, 100.0), [50.0, 10.0]);
    }

    #[test]
    fn labels_that_touch_move_apart_evenly() {
        assert_eq!(spread(&[(50.0, 20.0), (50.0, 20.0)], 0.0, 100.0), [40.0, 60.0]);
        assert_eq!(spread(&[(48.0, 20.0), (50.0, 20.0), (52.0, 20.0)], 0.0, 100.0), [30.0, 50.0, 70.0]);
    }

    #[test]
    fn labels_stay_inside() {
        assert_eq!(spread(&[(0.0, 20.0), (0.0, 20.0)], 0.0, 100.0), [10.0, 30.0]);
        assert_eq!(spread(&[(100.0, 20.0), (95.0, 20.0)], 0.0, 100.0), [90.0, 70.0]);
    }

    #[test]
    fn what_moves_pushes_what_is_next() {
        assert_eq!(spread(&[(0.0, 20.0), (5.0, 20.0), (30.0, 20.0)], 0.0, 100.0), [10.0, 30.0, 50.0]);
    }
}
