//! The countries' shapes, from `world.txt`, which `tools/map` makes.

use std::sync::LazyLock;

/// In units of the map, which is 720 wide.
pub type Point = (f64, f64);

pub struct World {
    pub width: f64,
    pub height: f64,
    /// The numbers of the shapes are units times this.
    pub steps: f64,
    /// In the order of their codes; those without one come last.
    pub countries: Vec<Country>,
}

pub struct Country {
    /// ISO 3166-1 alpha-3, or `XKX` for Kosovo. None for land that no code stands for.
    pub code: Option<&'static str>,
    /// Where a name or a circle belongs, in steps.
    pub middle: (i32, i32),
    /// Too small to be seen as a shape.
    pub small: bool,
    /// SVG path data in steps, empty where there is none.
    pub shape: &'static str,
    pub rings: Vec<Vec<Point>>,
}

/// The world as drawn: Equal Earth around 11° E, without Antarctica.
pub static WORLD: LazyLock<World> = LazyLock::new(|| World::read(include_str!("../world.txt")));

impl World {
    /// Lines that can't be read are left out; a test knows of them.
    fn read(text: &'static str) -> World {
        let mut world = World { width: 720.0, height: 360.0, steps: 1.0, countries: Vec::new() };
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let mut words = line.splitn(4, ' ');
            let first = words.next().unwrap_or_default();
            let numbers = (next_number(&mut words), next_number(&mut words));
            let (Some(x), Some(y)) = numbers else { continue };
            let rest = words.next().unwrap_or_default();
            if first == "size" {
                (world.width, world.height) = (f64::from(x), f64::from(y));
                world.steps = rest.parse().unwrap_or(1.0);
                continue;
            }
            let shape = rest.trim_start_matches('o');
            world.countries.push(Country {
                code: Some(first).filter(|code| *code != "-"),
                middle: (x, y),
                small: rest.starts_with('o'),
                shape,
                rings: rings(shape, world.steps),
            });
        }
        world
    }

    pub fn find(&self, code: &str) -> Option<usize> {
        self.countries.iter().position(|country| country.code == Some(code))
    }

    /// In units.
    pub fn middle(&self, country: &Country) -> Point {
        (f64::from(country.middle.0) / self.steps, f64::from(country.middle.1) / self.steps)
    }
}

impl Country {
    /// Whether a point lies on it (crossings of a ray: even is outside).
    pub fn holds(&self, (x, y): Point) -> bool {
        let crossed =
            |((ax, ay), (bx, by)): &(Point, Point)| (*ay > y) != (*by > y) && x < (bx - ax) * (y - ay) / (by - ay) + ax;
        self.rings.iter().flat_map(|ring| edges(ring)).filter(crossed).count() % 2 == 1
    }
}

/// The sides of a ring, the one back to its beginning too.
pub fn edges(ring: &[Point]) -> impl Iterator<Item = (Point, Point)> + '_ {
    ring.iter().copied().zip(ring.iter().copied().cycle().skip(1))
}

fn next_number<'a>(words: &mut impl Iterator<Item = &'a str>) -> Option<i32> {
    words.next()?.parse().ok()
}

/// The points of a path of `M`, `m`, `l` and `z`.
fn rings(shape: &str, steps: f64) -> Vec<Vec<Point>> {
    let mut begin = (0, 0);
    let ring = |part: &str| {
        let mut numbers = numbers(part).into_iter();
        let mut at = begin;
        let mut points = Vec::new();
        while let (Some(dx), Some(dy)) = (numbers.next(), numbers.next()) {
            at = (at.0 + dx, at.1 + dy);
            if points.is_empty() {
                begin = at;
            }
            points.push((f64::from(at.0) / steps, f64::from(at.1) / steps));
        }
        points
    };
    shape.split('z').filter(|part| !part.is_empty()).map(ring).collect()
}

/// `M3 4l-5-6 7 8` is 3, 4, -5, -6, 7, 8.
fn numbers(part: &str) -> Vec<i32> {
    let spaced = part.replace('-', " -");
    spaced.split([' ', 'M', 'm', 'l']).filter_map(|number| number.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_line_is_read() {
        let lines = include_str!("../world.txt").lines().filter(|line| !line.starts_with('#')).count();
        assert_eq!(WORLD.countries.len(), lines - 1);
        for country in &WORLD.countries {
            let rings = country.shape.matches('z').count();
            assert_eq!(country.rings.len(), rings, "{:?}", country.code);
            assert!(country.rings.iter().all(|ring| ring.len() > 2), "{:?}", country.code);
            assert!(country.small || rings > 0, "{:?}", country.code);
        }
    }

    #[test]
    fn relative_numbers_become_places() {
        assert_eq!(
            rings("M10 20l2 0 0-4zm-2-2l4 2-2 2z", 2.0),
            [[(5.0, 10.0), (6.0, 10.0), (6.0, 8.0)], [(4.0, 9.0), (6.0, 10.0), (5.0, 11.0)]]
        );
    }

    #[test]
    fn a_country_lies_where_it_is_looked_for() {
        let country = |code: &str| &WORLD.countries[WORLD.find(code).expect(code)];
        let (chad, niger) = (country("TCD"), country("NER"));
        assert!(chad.holds(WORLD.middle(chad)));
        assert!(!chad.holds(WORLD.middle(niger)));
        let (lesotho, south_africa) = (country("LSO"), country("ZAF"));
        assert!(!south_africa.holds(WORLD.middle(lesotho)), "Lesotho is a hole in South Africa");
        assert!(WORLD.middle(country("NZL")).1 > WORLD.middle(country("AUS")).1, "south is below");
        assert!(WORLD.middle(country("USA")).0 < WORLD.middle(country("BRA")).0, "west is left");
    }
}
