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
const FARTHEST: f64 = 150.0;
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

    /// Points all over it, to try what lies below.
    fn points(self) -> impl Iterator<Item = Point> {
        let columns = (self.half_width / 2.0).ceil().clamp(2.0, 200.0) as i32;
        let across = move |index: i32| self.half_width * f64::from(2 * index - columns) / f64::from(columns);
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
    let mut placed: Vec<Frame> = Vec::new();
    for spot in spots.iter().filter(|spot| !spot.name.is_empty()) {
        let half_width = wide(&spot.name) / 2.0;
        let centred = Frame { middle: spot.middle, half_width };
        let inside = centred.points().all(|point| spot.covers(point));
        let free = |frame: &Frame| frame.is_on_the_map() && !placed.iter().any(|other| other.meets(frame));
        let frame = if inside && free(&centred) { Some(centred) } else { beside(spot, half_width, &taken, free) };
        let Some(frame) = frame else { continue };
        if !inside {
            sheet.push(&lead(spot, &frame, top));
        }
        let class = if inside { "name inside" } else { "name" };
        sheet.text((frame.middle.0, top + frame.middle.1 + 4.5), Anchor::Middle, class, &spot.name);
        placed.push(frame);
    }
}

/// The nearest free place in any of many directions.
fn beside(spot: &Spot, half_width: f64, taken: &Taken, free: impl Fn(&Frame) -> bool) -> Option<Frame> {
    let mut best: Option<(f64, Frame)> = None;
    for direction in 0..32 {
        let (down, across) = (f64::from(direction) * std::f64::consts::TAU / 32.0).sin_cos();
        let mut distance = spot.radius + 3.0;
        while distance < FARTHEST {
            let middle = (spot.middle.0 + across * (distance + half_width), spot.middle.1 + down * (distance + HALF));
            let frame = Frame { middle, half_width };
            // Better to the side than above or below.
            let cost = distance + 8.0 * down.abs();
            if best.is_some_and(|(least, _)| least <= cost) {
                break;
            }
            if free(&frame) && taken.share(frame) <= TOLERATED {
                best = Some((cost, frame));
                break;
            }
            distance += 3.0;
        }
    }
    best.map(|(_, frame)| frame)
}

/// A line from just within the country to the name, when the name isn't next to it.
fn lead(spot: &Spot, frame: &Frame, top: f64) -> String {
    let to = frame.nearest(spot.middle);
    let length = (to.0 - spot.middle.0).hypot(to.1 - spot.middle.1).max(0.1);
    let at = |distance: f64| {
        let part = distance / length;
        (spot.middle.0 + (to.0 - spot.middle.0) * part, spot.middle.1 + (to.1 - spot.middle.1) * part)
    };
    let mut out = 0.0;
    for step in 0..length as i32 {
        if spot.covers(at(f64::from(step))) {
            out = f64::from(step);
        }
    }
    if length - out < LEAD {
        return String::new();
    }
    let from = at((out - 3.0).max(0.0));
    let (x, y) = (number(from.0), number(from.1 + top));
    format!(r#"<path class="lead" d="M{x} {y}L{} {}"/>"#, number(to.0), number(to.1 + top))
}
