//! Classes of about as many values each, with limits that are easy to say.

/// As many as can be told apart by lightness.
const MOST: usize = 5;

/// How far a limit may be from its quantile, as a part of a class.
const PLAY: f64 = 0.4;

/// How full a class may be beside the others when the limits are at equal distances.
const UNEVEN: std::ops::RangeInclusive<f64> = 0.5..=1.7;

/// Where each class but the first begins. A value that is a limit is in the class above it; no class is empty.
pub fn limits(values: &[f64]) -> Vec<f64> {
    let mut sorted: Vec<f64> = values.iter().copied().filter(|value| value.is_finite()).collect();
    sorted.sort_by(f64::total_cmp);
    let mut distinct = sorted.clone();
    distinct.dedup();
    if distinct.len() > MOST
        && let Some(limits) = regular(&sorted)
    {
        return limits;
    }
    let classes = distinct.len().min(MOST);
    let spread = if distinct.len() > MOST { &sorted } else { &distinct };
    let mut limits: Vec<f64> = (1..classes).filter_map(|class| limit(spread, class, classes)).collect();
    limits.sort_by(f64::total_cmp);
    limits.dedup();
    without_empty(&sorted, limits)
}

/// Limits at equal round distances, where they make classes that are full enough.
fn regular(sorted: &[f64]) -> Option<Vec<f64>> {
    let at = |share: f64| sorted.get((sorted.len() as f64 * share) as usize).copied();
    let (low, high) = (at(1.0 / MOST as f64)?, at(1.0 - 1.0 / MOST as f64)?);
    let power = ((high / 2.0 - low / 2.0) / 1.5).log10().floor();
    if !power.is_finite() {
        return None;
    }
    let mut best: Option<(f64, Vec<f64>)> = None;
    for (power, factor) in [(-1, 5.0), (0, 1.0), (0, 2.0), (0, 5.0)].map(|(more, factor)| (power as i32 + more, factor))
    {
        let first = (low / (factor * 10f64.powi(power))).round();
        for begin in [first - 1.0, first, first + 1.0] {
            let limits: Vec<f64> = (0..MOST - 1).map(|times| multiple(begin + times as f64, factor, power)).collect();
            let fullest = fullness(sorted, &limits);
            let worst = fullest.iter().map(|part| (part - 1.0).abs()).fold(0.0, f64::max);
            let fits = fullest.iter().all(|part| UNEVEN.contains(part)) && limits.iter().all(|limit| limit.is_finite());
            if fits && best.as_ref().is_none_or(|(least, _)| worst < *least) {
                best = Some((worst, limits));
            }
        }
    }
    best.map(|(_, limits)| limits)
}

/// How many values each class has, in parts of what it would have if all had as many.
fn fullness(sorted: &[f64], limits: &[f64]) -> Vec<f64> {
    let mut counts = vec![0.0; limits.len() + 1];
    for value in sorted {
        counts[class(*value, limits)] += counts.len() as f64 / sorted.len() as f64;
    }
    counts
}

/// The class of a value, from zero.
pub fn class(value: f64, limits: &[f64]) -> usize {
    limits.iter().filter(|limit| value >= **limit).count()
}

/// From where to where the classes go: a bit more than the values, if that makes the numbers rounder.
pub fn ends(values: &[f64], limits: &[f64]) -> Option<(f64, f64)> {
    let finite = || values.iter().copied().filter(|value| value.is_finite());
    let lowest = finite().min_by(f64::total_cmp)?;
    let highest = finite().max_by(f64::total_cmp)?;
    let (Some(first), Some(last)) = (limits.first(), limits.last()) else { return Some((lowest, highest)) };
    let below = lowest - (first - lowest) / 4.0;
    let above = highest + (highest - last) / 8.0;
    Some((roundest(below, lowest), roundest(highest, above)))
}

/// The roundest limit that leaves about `class / classes` of the values below it.
fn limit(sorted: &[f64], class: usize, classes: usize) -> Option<f64> {
    let share = |class: f64| sorted.len() as f64 * class / classes as f64;
    let fewest = (share(class as f64 - PLAY).ceil() as usize).max(1);
    let most = (share(class as f64 + PLAY).floor() as usize).max(fewest);
    let (below, above) = (*sorted.get(fewest - 1)?, *sorted.get(most)?);
    if below < above {
        return Some(roundest(below.next_up(), above));
    }
    // The same value fills the class: the limit is on the one or the other side of it.
    let before = sorted.iter().rev().find(|value| **value < below);
    let after = sorted.iter().find(|value| **value > below);
    match (before, after) {
        (Some(before), _) => Some(roundest(before.next_up(), below)),
        (None, Some(after)) => Some(roundest(below.next_up(), *after)),
        (None, None) => None,
    }
}

fn without_empty(sorted: &[f64], limits: Vec<f64>) -> Vec<f64> {
    let mut kept: Vec<f64> = Vec::new();
    for limit in limits {
        let below = |value: &&f64| **value < limit && kept.last().is_none_or(|last| **value >= *last);
        if sorted.iter().any(|value| below(&value)) && sorted.iter().any(|value| *value >= limit) {
            kept.push(limit);
        }
    }
    kept
}

/// The power of ten between two numbers, these included; else the multiple of the greatest 1, 2 or 5 times a power of
/// ten, of several the one nearest to the middle. (The steps are those of Heckbert, "Nice numbers for graph labels", 1990.)
pub fn roundest(low: f64, high: f64) -> f64 {
    if low <= 0.0 && high >= 0.0 {
        return 0.0;
    }
    let greatest = low.abs().max(high.abs()).log10().floor() as i32;
    let ten = multiple(1.0, 1.0, greatest).copysign(high);
    if (low..=high).contains(&ten) {
        return ten;
    }
    for power in (greatest - 17..=greatest).rev() {
        for factor in [5.0, 2.0, 1.0] {
            let step = factor * 10f64.powi(power);
            let middle = (low / 2.0 + high / 2.0) / step;
            let near = [middle.round(), middle.floor(), middle.ceil()].map(|times| multiple(times, factor, power));
            if let Some(found) = near.into_iter().find(|number| (low..=high).contains(number)) {
                return found;
            }
        }
    }
    high
}

/// Written and read again, so that 3 times 0.1 is 0.3.
fn multiple(times: f64, factor: f64, power: i32) -> f64 {
    format!("{:.0}e{power}", times * factor).parse().unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn counted(values: &[f64]) -> (Vec<f64>, Vec<usize>) {
        let limits = limits(values);
        let count = |wanted| values.iter().filter(|value| class(**value, &limits) == wanted).count();
        let counts = (0..=limits.len()).map(count).collect();
        (limits, counts)
    }

    #[test]
    fn a_number_is_as_round_as_there_is_room_for() {
        for (low, high, round) in [
            (3.2, 9.1, 5.0),
            (11.0, 19.0, 15.0),
            (0.21, 0.33, 0.3),
            (71.4, 72.9, 72.0),
            (950_000.0, 3_000_000.0, 1_000_000.0),
            (2.3, 4.4, 4.0),
            (-0.4, 7.0, 0.0),
            (-37.0, -28.0, -30.0),
            (99.6, 104.0, 100.0),
            (7.0, 7.0, 7.0),
        ] {
            assert_eq!(roundest(low, high), round, "{low} to {high}");
        }
    }

    #[test]
    fn limits_are_round_and_classes_about_as_full() {
        let life: Vec<f64> = (0..180).map(|index| 53.3 + 31.4 * f64::from(index) / 179.0).collect();
        assert_eq!(counted(&life), (vec![60.0, 65.0, 70.0, 75.0], vec![39, 28, 29, 28, 56]));
        let people: Vec<f64> = (0..180).map(|index| 11_000.0 * 10f64.powf(5.1 * f64::from(index) / 179.0)).collect();
        let (limits, counts) = counted(&people);
        assert_eq!(limits, [100_000.0, 1_000_000.0, 10_000_000.0, 100_000_000.0]);
        assert!(counts.iter().all(|count| (20..50).contains(count)), "{counts:?}");
    }

    #[test]
    fn few_values_make_few_classes() {
        assert_eq!(limits(&[]), [] as [f64; 0]);
        assert_eq!(limits(&[7.3]), [] as [f64; 0]);
        assert_eq!(limits(&[7.3, 7.3, 7.3]), [] as [f64; 0]);
        assert_eq!(limits(&[1.0, 9.0]), [5.0]);
        assert_eq!(counted(&[0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 3.0, 8.0]).1, [6, 1, 1]);
        assert_eq!(limits(&[f64::NAN, f64::INFINITY]), [] as [f64; 0]);
    }

    #[test]
    fn the_ends_are_rounded_away_from_the_values() {
        assert_eq!(ends(&[0.4, 30.0, 97.7], &[20.0, 50.0]), Some((0.0, 100.0)));
        assert_eq!(ends(&[53.3, 66.0, 84.7], &[60.0, 70.0]), Some((52.0, 85.0)));
        assert_eq!(ends(&[3.3], &[]), Some((3.3, 3.3)));
        assert_eq!(ends(&[], &[]), None);
    }

    proptest! {
        #[test]
        fn every_class_has_a_value_and_every_value_a_class(values in prop::collection::vec(any::<f64>(), 0..60)) {
            let finite: Vec<f64> = values.iter().copied().filter(|value| value.is_finite()).collect();
            let (limits, counts) = counted(&finite);
            prop_assert!(limits.len() < MOST && limits.is_sorted() && limits.iter().all(|limit| limit.is_finite()));
            prop_assert!(finite.is_empty() || counts.iter().all(|count| *count > 0), "{limits:?} {counts:?}");
            if let Some((low, high)) = ends(&values, &limits) {
                prop_assert!(finite.iter().all(|value| (low..=high).contains(value)) || !high.is_finite() || !low.is_finite());
            }
        }
    }
}
