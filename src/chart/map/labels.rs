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
const HALF: f64 = 9.5;
/// A name further away isn't seen as belonging to its country.
const FARTHEST: f64 = 80.0;
/// So far may the line to a name lie on other land.
const MOST_OVER: f64 = 30.0;
/// From this length on a line leads from the name to its country.
const LEAD: f64 = 9.0;
/// How much of a name may lie on something.
const TOLERATED: f64 = 0.02;

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

/// A name in its place.
#[derive(Clone)]
struct Name<'a> {
    spot: &'a Spot<'a>,
    frame: Frame,
    /// None for a name that lies inside its country or circle.
    lead: Option<Lead>,
    /// How far it is from where it would be best.
    cost: f64,
}

/// Draws the names for which there is room. Whoever comes first takes the best place: of all orders that one is taken
/// in which most names have a place, and the best ones.
pub fn draw(sheet: &mut Sheet, spots: &[Spot], taken: &Taken, top: f64) {
    let spots: Vec<Vec<Name>> =
        spots.iter().map(|spot| places(spot, taken)).filter(|found| !found.is_empty()).collect();
    let mut best: Vec<&Name> = Vec::new();
    let weight = |names: &[&Name]| names.iter().map(|name| FARTHEST * 4.0 - name.cost).sum::<f64>();
    for order in orders(spots.iter().collect()) {
        let mut names: Vec<&Name> = Vec::new();
        for places in order {
            names.extend(places.iter().find(|place| names.iter().all(|name| name.leaves_free(place))));
        }
        if weight(&names) > weight(&best) {
            best = names;
        }
    }
    for name in &best {
        sheet.push(&name.lead.as_ref().map(|lead| lead.markup(top)).unwrap_or_default());
    }
    for Name { spot, frame, lead, .. } in best {
        let class = match (lead, spot.country) {
            (Some(_), _) => "name place",
            (None, Some(_)) => "name place inside",
            (None, None) => "name place on",
        };
        sheet.text((frame.middle.0, top + frame.middle.1 + 5.5), Anchor::Middle, class, &spot.name);
    }
}

/// All orders of some things.
fn orders<T: Copy>(things: Vec<T>) -> Vec<Vec<T>> {
    if things.len() < 2 {
        return vec![things];
    }
    let beginning_with = |index: usize| {
        let mut rest = things.clone();
        let first = rest.remove(index);
        orders(rest).into_iter().map(move |order| [vec![first], order].concat())
    };
    (0..things.len()).flat_map(beginning_with).collect()
}

impl Name<'_> {
    fn leaves_free(&self, other: &Name) -> bool {
        let meets = |lead: &Option<Lead>, frame: &Frame| lead.as_ref().is_some_and(|lead| lead.meets(frame));
        let cross = self.lead.as_ref().zip(other.lead.as_ref()).is_some_and(|(own, lead)| own.crosses(lead));
        !self.frame.meets(&other.frame)
            && !meets(&self.lead, &other.frame)
            && !meets(&other.lead, &self.frame)
            && !cross
    }
}

/// Where a name could be, the best place first: inside, or in any direction where nothing is and to which the way isn't
/// over much of other land.
fn places<'a>(spot: &'a Spot<'a>, taken: &Taken) -> Vec<Name<'a>> {
    if spot.name.is_empty() {
        return Vec::new();
    }
    let half_width = wide(&spot.name) / 2.0;
    let mut places: Vec<Name> = Vec::new();
    let centred = Frame { middle: spot.middle, half_width };
    if centred.is_on_the_map() && centred.points().all(|point| spot.covers(point)) {
        places.push(Name { spot, frame: centred, lead: None, cost: 0.0 });
    }
    for direction in 0..32 {
        let (down, across) = (f64::from(direction) * std::f64::consts::TAU / 32.0).sin_cos();
        let aside = half_width * (2.0 * across).clamp(-1.0, 1.0);
        let mut distance = spot.radius + 3.0;
        while distance < FARTHEST {
            let middle = (spot.middle.0 + across * distance + aside, spot.middle.1 + down * (distance + HALF));
            let frame = Frame { middle, half_width };
            if frame.is_on_the_map() && taken.share(frame) <= TOLERATED {
                let lead = Lead::of(spot, &frame);
                let over = lead.over(taken);
                // Better to the side than above or below.
                let cost = distance + 8.0 * down.abs() + 2.0 * over;
                if over <= MOST_OVER {
                    places.push(Name { spot, frame, lead: Some(lead), cost });
                }
            }
            distance += 3.0;
        }
    }
    places.sort_by(|a, b| a.cost.total_cmp(&b.cost));
    places
}

/// A line from just within the country to the name.
#[derive(Clone)]
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

    /// Two lines cross when the ends of each are on different sides of the other.
    fn crosses(&self, other: &Lead) -> bool {
        let side = |line: &Lead, (x, y): Point| {
            (line.to.0 - line.from.0) * (y - line.from.1) - (line.to.1 - line.from.1) * (x - line.from.0)
        };
        let apart = |line: &Lead, other: &Lead| side(line, other.from) * side(line, other.to) <= 0.0;
        apart(self, other) && apart(other, self)
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
