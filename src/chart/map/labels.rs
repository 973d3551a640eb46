//! Names on the map: inside their country where they fit, else beside it where nothing is.

use super::sheet::{Anchor, Sheet, number, wide};
use super::world::{Country, Point, WORLD, edges};

/// What a name belongs to, in units of the world.
pub struct Spot<'a> {
    pub name: String,
    pub middle: Point,
    pub country: Option<&'a Country>,
    /// Of the circle around the middle.
    pub radius: f64,
}

impl Spot<'_> {
    fn covers(&self, point: Point) -> bool {
        let (x, y) = (point.0 - self.middle.0, point.1 - self.middle.1);
        x.hypot(y) <= self.radius || self.country.is_some_and(|country| country.holds(point))
    }
}

/// Half of the height of a line.
const HALF: f64 = 8.0;
/// A name further away isn't seen as belonging to its country.
const FARTHEST: f64 = 110.0;
/// So far may the line to a name lie on other land.
const MOST_OVER: f64 = 45.0;
/// From this length on a line leads from the name to its country.
const LEAD: f64 = 9.0;
/// How much of a name may lie on something.
const TOLERATED: f64 = 0.06;

#[derive(Clone, Copy)]
struct Frame {
    middle: Point,
    half_width: f64,
}

impl Frame {
    fn meets(&self, other: &Frame) -> bool {
        (self.middle.0 - other.middle.0).abs() < self.half_width + other.half_width + 4.0
            && (self.middle.1 - other.middle.1).abs() < 2.0 * HALF
    }

    fn is_on_the_map(&self) -> bool {
        self.middle.0 - self.half_width >= 1.0
            && self.middle.0 + self.half_width <= WORLD.width - 1.0
            && self.middle.1 - HALF >= 0.0
            && self.middle.1 + HALF <= WORLD.height
    }

    /// Points all over it and a bit around, to try what lies below.
    fn points(self) -> impl Iterator<Item = Point> {
        let half_width = self.half_width + 2.0;
        let columns = (half_width / 2.0).ceil().clamp(2.0, 200.0) as i32;
        let across = move |index: i32| half_width * f64::from(2 * index - columns) / f64::from(columns);
        (0..=columns).flat_map(move |column| {
            [-6.0, -2.0, 2.0, 6.0].map(|down| (self.middle.0 + across(column), self.middle.1 + down))
        })
    }

    /// The point of it that is nearest to another.
    fn nearest(&self, (x, y): Point) -> Point {
        let (left, right) = (self.middle.0 - self.half_width - 1.0, self.middle.0 + self.half_width + 1.0);
        (x.max(left).min(right), y.max(self.middle.1 - HALF + 2.0).min(self.middle.1 + HALF - 2.0))
    }
}

/// What names should not lie on, unit by unit.
pub struct Taken {
    columns: usize,
    cells: Vec<bool>,
}

impl Taken {
    pub fn none() -> Taken {
        let columns = WORLD.width as usize;
        Taken { columns, cells: vec![false; columns * WORLD.height as usize] }
    }

    pub fn land() -> Taken {
        let mut taken = Taken::none();
        for country in &WORLD.countries {
            taken.fill(country);
        }
        taken
    }

    /// Row by row between the sides that the row crosses.
    fn fill(&mut self, country: &Country) {
        for row in 0..self.cells.len() / self.columns {
            let y = row as f64 + 0.5;
            let cross = |((ax, ay), (bx, by)): (Point, Point)| {
                ((ay > y) != (by > y)).then(|| (bx - ax) * (y - ay) / (by - ay) + ax)
            };
            let mut crossings: Vec<f64> = country.rings.iter().flat_map(|ring| edges(ring)).filter_map(cross).collect();
            crossings.sort_by(f64::total_cmp);
            for pair in crossings.chunks_exact(2) {
                self.row(row, pair[0], pair[1]);
            }
        }
    }

    pub fn circle(&mut self, (x, y): Point, radius: f64) {
        for row in 0..self.cells.len() / self.columns {
            let down = row as f64 + 0.5 - y;
            if down.abs() < radius {
                let half = (radius * radius - down * down).sqrt();
                self.row(row, x - half, x + half);
            }
        }
    }

    fn row(&mut self, row: usize, from: f64, to: f64) {
        let begin = row * self.columns;
        let column = |x: f64| (x.round().max(0.0) as usize).min(self.columns);
        if let Some(cells) = self.cells.get_mut(begin + column(from)..begin + column(to)) {
            cells.fill(true);
        }
    }

    fn has(&self, (x, y): Point) -> bool {
        let inside = x >= 0.0 && y >= 0.0 && (x as usize) < self.columns;
        inside && self.cells.get(y as usize * self.columns + x as usize).copied().unwrap_or(false)
    }

    /// How much of a frame lies on something.
    fn share(&self, frame: Frame) -> f64 {
        let (mut all, mut on) = (0, 0);
        for point in frame.points() {
            all += 1;
            on += usize::from(self.has(point));
        }
        on as f64 / f64::from(all.max(1))
    }
}

/// Draws the names for which there is room, the first ones first.
pub fn draw(sheet: &mut Sheet, spots: &[Spot], taken: Taken, top: f64) {
    let mut placed: Vec<(Frame, Option<Lead>)> = Vec::new();
    for spot in spots.iter().filter(|spot| !spot.name.is_empty()) {
        let half_width = wide(&spot.name) / 2.0;
        let centred = Frame { middle: spot.middle, half_width };
        let inside = centred.points().all(|point| spot.covers(point));
        let free = |frame: &Frame, lead: &Lead| {
            let meets = |(other, line): &(Frame, Option<Lead>)| {
                other.meets(frame)
                    || lead.meets(other)
                    || line.as_ref().is_some_and(|line| line.meets(frame) || line.crosses(lead))
            };
            frame.is_on_the_map() && !placed.iter().any(meets)
        };
        let found = match inside.then(|| Lead::of(spot, &centred)).filter(|none| free(&centred, none)) {
            Some(_) => Some((centred, None)),
            None => beside(spot, half_width, &taken, free).map(|frame| (frame, Some(Lead::of(spot, &frame)))),
        };
        let Some((frame, lead)) = found else { continue };
        sheet.push(&lead.as_ref().map(|lead| lead.markup(top)).unwrap_or_default());
        let class = match spot.country {
            Some(_) if lead.is_none() => "name inside",
            None if lead.is_none() => "name on",
            _ => "name",
        };
        sheet.text((frame.middle.0, top + frame.middle.1 + 4.5), Anchor::Middle, class, &spot.name);
        placed.push((frame, lead));
    }
}

/// The nearest free place in any of many directions, and best one to which the way isn't over other land.
fn beside(spot: &Spot, half_width: f64, taken: &Taken, free: impl Fn(&Frame, &Lead) -> bool) -> Option<Frame> {
    let mut best: Option<(f64, Frame)> = None;
    for direction in 0..32 {
        let (down, across) = (f64::from(direction) * std::f64::consts::TAU / 32.0).sin_cos();
        let aside = half_width * (2.0 * across).clamp(-1.0, 1.0);
        let mut distance = spot.radius + 3.0;
        while distance < FARTHEST {
            let middle = (spot.middle.0 + across * distance + aside, spot.middle.1 + down * (distance + HALF));
            let frame = Frame { middle, half_width };
            // Better to the side than above or below.
            let cost = distance + 8.0 * down.abs();
            if best.is_some_and(|(least, _)| least <= cost) {
                break;
            }
            let lead = Lead::of(spot, &frame);
            if free(&frame, &lead) && taken.share(frame) <= TOLERATED {
                let over = lead.over(taken);
                let cost = cost + 2.0 * over;
                if over <= MOST_OVER && best.is_none_or(|(least, _)| cost < least) {
                    best = Some((cost, frame));
                }
                break;
            }
            distance += 3.0;
        }
    }
    best.map(|(_, frame)| frame)
}

/// A line from just within the country to the name.
struct Lead {
    from: Point,
    to: Point,
    /// Of the part outside of the country.
    length: f64,
}

impl Lead {
    fn of(spot: &Spot, frame: &Frame) -> Lead {
        let to = frame.nearest(spot.middle);
        let whole = (to.0 - spot.middle.0).hypot(to.1 - spot.middle.1).max(0.1);
        let at = |distance: f64| between(spot.middle, to, distance / whole);
        let within = (0..whole as i32).rev().map(f64::from).find(|distance| spot.covers(at(*distance)));
        let within = within.unwrap_or(0.0);
        Lead { from: at((within - 3.0).max(0.0)), to, length: whole - within }
    }

    /// How much of it lies on something outside of the country.
    fn over(&self, taken: &Taken) -> f64 {
        let on = |distance: &i32| taken.has(between(self.to, self.from, f64::from(*distance) / self.length));
        (0..self.length as i32 - 3).filter(on).count() as f64
    }

    /// Whether it passes through a name.
    fn meets(&self, frame: &Frame) -> bool {
        self.steps()
            .any(|(x, y)| (x - frame.middle.0).abs() < frame.half_width + 2.0 && (y - frame.middle.1).abs() < HALF)
    }

    fn crosses(&self, other: &Lead) -> bool {
        let near = |(x, y): Point| other.steps().any(|(a, b)| (x - a).hypot(y - b) < 2.0);
        self.steps().any(near)
    }

    fn steps(&self) -> impl Iterator<Item = Point> + '_ {
        let whole = (self.to.0 - self.from.0).hypot(self.to.1 - self.from.1).max(1.0);
        (0..=whole as i32).map(move |step| between(self.from, self.to, f64::from(step) / whole))
    }

    /// Nothing when the name is next to its country.
    fn markup(&self, top: f64) -> String {
        if self.length < LEAD {
            return String::new();
        }
        let [(x, y), (to_x, to_y)] = [self.from, self.to].map(|(x, y)| (number(x), number(y + top)));
        let line = format!("M{x} {y}L{to_x} {to_y}");
        format!(r#"<path class="halo" d="{line}"/><path class="lead" d="{line}"/>"#)
    }
}

fn between(from: Point, to: Point, part: f64) -> Point {
    (from.0 + (to.0 - from.0) * part, from.1 + (to.1 - from.1) * part)
}
