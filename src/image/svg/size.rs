//! How large a drawing is (SVG 2, chapter 8; CSS Values 4, section 6.2).

/// Pixels of each unit.
const UNITS: &[(&str, f64)] =
    &[("px", 1.0), ("pt", 4.0 / 3.0), ("pc", 16.0), ("mm", 96.0 / 25.4), ("cm", 96.0 / 2.54), ("in", 96.0)];
/// The largest number of pixels that is believed.
const LARGEST: f64 = 100_000.0;

/// What the first element says of its size.
#[derive(Default)]
pub struct Sizes {
    width: Option<f64>,
    height: Option<f64>,
    view: Option<(f64, f64)>,
}

impl Sizes {
    pub fn read(&mut self, name: &str, value: &str) {
        match name {
            "width" => self.width = length(value),
            "height" => self.height = length(value),
            "viewBox" => {
                let mut numbers =
                    value.split([' ', ',', '\t', '\n']).filter(|part| !part.is_empty()).map(str::parse::<f64>);
                if let [Some(Ok(_)), Some(Ok(_)), Some(Ok(width)), Some(Ok(height))] = [(); 4].map(|()| numbers.next())
                {
                    self.view = Some((width, height)).filter(|(width, height)| *width > 0.0 && *height > 0.0);
                }
            }
            _ => {}
        }
    }

    /// Width and height in whole pixels; none when they aren't said, or not so that they can be.
    pub fn pixels(&self) -> Option<(u32, u32)> {
        let (width, height) = match (self.width, self.height, self.view) {
            (Some(width), Some(height), _) => (width, height),
            (Some(width), None, Some((w, h))) => (width, width * h / w),
            (None, Some(height), Some((w, h))) => (height * w / h, height),
            (None, None, Some(view)) => view,
            _ => return None,
        };
        let whole = |pixels: f64| (pixels <= LARGEST).then(|| pixels.round().max(1.0) as u32);
        Some((whole(width)?, whole(height)?))
    }
}

/// A length in pixels; none for a part of what is around, which isn't known.
fn length(value: &str) -> Option<f64> {
    let value = value.trim();
    let (number, unit) =
        UNITS.iter().find_map(|(name, unit)| Some((value.strip_suffix(name)?, *unit))).unwrap_or((value, 1.0));
    number.trim().parse::<f64>().ok().map(|number| number * unit).filter(|pixels| pixels.is_finite() && *pixels > 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_taken_from_lengths_or_from_the_view() {
        let sized = |attributes: &[(&str, &str)]| {
            let mut sizes = Sizes::default();
            attributes.iter().for_each(|(name, value)| sizes.read(name, value));
            sizes.pixels()
        };
        assert_eq!(sized(&[("width", "10cm"), ("height", "1in")]), Some((378, 96)));
        assert_eq!(sized(&[("viewBox", "0,0, 24.4 12")]), Some((24, 12)));
        assert_eq!(sized(&[("width", "100%"), ("height", "50"), ("viewBox", "0 0 4 1")]), Some((200, 50)));
        assert_eq!(sized(&[("width", "1e9"), ("height", "1")]), None);
        assert_eq!(sized(&[("width", "NaN"), ("height", "-1"), ("viewBox", "0 0 0 1")]), None);
    }
}
