//! From numbers to places, and round numbers for an axis.

/// Numbers on a line: `from` is at `low`, `to` at `high`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    pub from: f64,
    pub to: f64,
    pub low: f64,
    pub high: f64,
}

impl Scale {
    /// Where a number is. Between two equal ends everything is in the middle.
    pub fn at(&self, value: f64) -> f64 {
        let span = self.to - self.from;
        let part = if span.abs() > 0.0 && span.is_finite() { (value - self.from) / span } else { 0.5 };
        self.low + part.clamp(0.0, 1.0) * (self.high - self.low)
    }
}

/// Round numbers on an axis, and the distance between them.
#[derive(Clone, Debug, PartialEq)]
pub struct Ticks {
    pub step: f64,
    pub values: Vec<f64>,
}

/// Ticks at multiples of 1, 2 or 5 and a power of ten that cover the values, about `count` of them. With `zero` the axis
/// has it, as it must where lengths stand for numbers.
///
/// The rule is Heckbert's ("Nice numbers for graph labels", Graphics Gems, 1990).
pub fn ticks(values: impl Iterator<Item = f64>, count: usize, zero: bool) -> Ticks {
    let (mut low, mut high) =
        values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)));
    if low > high {
        (low, high) = (0.0, 1.0);
    }
    // A line that begins far above nothing hides how small its changes are.
    let near_zero = (low >= 0.0 && low <= 0.6 * high) || (high <= 0.0 && high >= 0.6 * low);
    if zero || near_zero {
        low = low.min(0.0);
        high = high.max(0.0);
    }
    if high - low < f64::EPSILON * high.abs().max(1e-6) {
        high = if low == 0.0 { 1.0 } else { low + low.abs() * 0.1 };
    }
    let step = nice((high - low) / count.max(1) as f64);
    let first = (low / step + 1e-9).floor();
    let last = (high / step - 1e-9).ceil();
    let values = (0..=(last - first).clamp(1.0, 100.0) as usize).map(|index| (first + index as f64) * step);
    Ticks { step, values: values.map(|value| if value == 0.0 { 0.0 } else { value }).collect() }
}

impl Ticks {
    pub fn low(&self) -> f64 {
        self.values.first().copied().unwrap_or(0.0)
    }

    pub fn high(&self) -> f64 {
        self.values.last().copied().unwrap_or(1.0)
    }

    pub fn scale(&self, low: f64, high: f64) -> Scale {
        Scale { from: self.low(), to: self.high(), low, high }
    }
}

/// The smallest of 1, 2, 5 and a power of ten that is at least a number.
pub fn nice(value: f64) -> f64 {
    if !(value.is_finite() && value > 0.0) {
        return 1.0;
    }
    let power = 10f64.powf(value.log10().floor());
    let lead = value / power;
    let round = [1.0, 2.0, 5.0].into_iter().find(|round| lead <= round * (1.0 + 1e-9)).unwrap_or(10.0);
    round * power
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(values: &[f64], count: usize, zero: bool) -> Vec<f64> {
        let round = |value: f64| (value * 1e6).round() / 1e6;
        ticks(values.iter().copied(), count, zero).values.into_iter().map(round).collect()
    }

    #[test]
    fn ticks_are_round_numbers() {
        assert_eq!(of(&[0.0, 97.0], 5, true), [0.0, 20.0, 40.0, 60.0, 80.0, 100.0]);
        assert_eq!(of(&[304e6, 153e6], 4, true), [0.0, 100e6, 200e6, 300e6, 400e6]);
        assert_eq!(of(&[0.21, 0.74], 4, true), [0.0, 0.2, 0.4, 0.6, 0.8]);
        assert_eq!(of(&[-12.0, 30.0], 4, false), [-20.0, 0.0, 20.0, 40.0]);
        assert_eq!(of(&[2014.0, 2025.0], 3, false), [2010.0, 2015.0, 2020.0, 2025.0]);
    }

    #[test]
    fn an_axis_begins_at_nothing_unless_all_values_are_far_from_it() {
        assert_eq!(of(&[60.0, 100.0], 4, false)[0], 0.0);
        assert_eq!(of(&[95.0, 99.0], 4, false), [95.0, 96.0, 97.0, 98.0, 99.0]);
        assert_eq!(of(&[95.0, 99.0], 4, true)[0], 0.0);
    }

    #[test]
    fn strange_values_have_ticks_too() {
        for values in [&[][..], &[0.0], &[5.0, 5.0], &[1e18], &[-1e18, 1e18], &[1e-300], &[-3.0]] {
            let ticks = of(values, 4, true);
            assert!(ticks.len() >= 2 && ticks.iter().all(|tick| tick.is_finite()), "{values:?} {ticks:?}");
        }
    }
}
