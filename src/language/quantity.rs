//! Numbers of data packages as readers see them: rounded, in millions where they are large, with their unit.

use fixed_decimal::{Decimal, SignedRoundingMode, UnsignedRoundingMode};
use fluent_bundle::FluentValue;

use super::format::Formats;
use super::words::Words;

/// A number with what it counts.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// The true value: no factor of a thousand is left out.
    pub value: f64,
    /// `percent`, `points`, `USD`, `persons`…
    pub unit: Option<String>,
    /// Decimals asked for; fewer than none rounds to tens, hundreds and so on.
    pub digits: Option<i8>,
    /// Whether a sign is shown before a positive number.
    pub signed: bool,
}

/// From here on a number is written in millions and so on.
const SHORT_FROM: f64 = 1e6;
/// Powers of a thousand that have a name, with the theme's word for them.
const NAMES: &[(f64, &str)] = &[(1e12, "number-trillions"), (1e9, "number-billions"), (1e6, "number-millions")];
/// Decimals of a number that nobody rounded, at the most.
const LONGEST: i8 = 3;

/// A number in the words of a language: `304 millions`, `3,7 %`, `656 milliards de dollars`.
///
/// Rounding is half away from zero on the decimal digits, as people do it.
pub fn text(quantity: &Quantity, formats: &Formats, words: &Words) -> String {
    let (digits, name) = digits(quantity, words);
    let number = signed(&digits, quantity.signed, formats);
    let Some(name) = name else { return with_unit(&number, quantity, false, words) };
    let count = digits.parse::<f64>().unwrap_or(0.0).abs();
    let arguments = [("count", FluentValue::from(count)), ("number", FluentValue::from(number.clone()))];
    with_unit(&words.get(name, &arguments).unwrap_or(number), quantity, true, words)
}

/// The number that stands in [`text`]: 304 in `304 millions`, 3.7 in `3,7 %`.
pub fn shown(quantity: &Quantity, words: &Words) -> f64 {
    digits(quantity, words).0.parse().unwrap_or(quantity.value)
}

/// All digits of a number, as tables show it.
pub fn full(value: f64, digits: Option<i8>, formats: &Formats) -> String {
    signed(&round(value, digits.unwrap_or_else(|| natural(value))), false, formats)
}

/// The digits that are shown and, where the number is shortened, the word for what they count: units may be said otherwise
/// then.
fn digits(quantity: &Quantity, words: &Words) -> (String, Option<&'static str>) {
    let percent = matches!(quantity.unit.as_deref(), Some("percent" | "points"));
    if quantity.value.abs() >= SHORT_FROM && !percent && quantity.digits.is_none_or(|d| d >= 0) {
        let short = shortened(quantity, words);
        return short.map_or_else(|| (round(quantity.value, 0), None), |(digits, name)| (digits, Some(name)));
    }
    (round(quantity.value, quantity.digits.unwrap_or_else(|| natural(quantity.value))), None)
}

/// `304` and the word for millions.
fn shortened(quantity: &Quantity, words: &Words) -> Option<(String, &'static str)> {
    NAMES.iter().filter(|(_, word)| words.has(word)).find_map(|(size, word)| {
        let scaled = quantity.value / size;
        let decimals = quantity.digits.filter(|_| quantity.digits != Some(0) || scaled.abs() >= 10.0);
        let decimals = decimals.unwrap_or(if scaled.abs() < 10.0 { 1 } else { 0 });
        let digits = round(scaled, decimals);
        // Rounded up to a thousand it is one of the next.
        let enough = digits.parse::<f64>().is_ok_and(|rounded| rounded.abs() >= 1.0);
        enough.then(|| (digits.strip_suffix(".0").unwrap_or(&digits).to_owned(), *word))
    })
}

fn with_unit(number: &str, quantity: &Quantity, short: bool, words: &Words) -> String {
    let Some(unit) = &quantity.unit else { return number.to_owned() };
    let key = format!("unit-{unit}");
    let arguments = [
        ("number", FluentValue::from(number.to_owned())),
        ("count", FluentValue::from(quantity.value.abs())),
        // French says "656 milliards de dollars", but "656 dollars".
        ("form", FluentValue::from(if short { "short" } else { "long" })),
    ];
    words.get(&key, &arguments).unwrap_or_else(|| number.to_owned())
}

/// With the language's signs; a minus is a minus and not a hyphen.
fn signed(digits: &str, plus: bool, formats: &Formats) -> String {
    let is_zero = !digits.bytes().any(|byte| (b'1'..=b'9').contains(&byte));
    match digits.strip_prefix('-') {
        Some(rest) if is_zero => formats.amount(rest),
        Some(rest) => format!("\u{2212}{}", formats.amount(rest)),
        None if plus && !is_zero => format!("+{}", formats.amount(digits)),
        None => formats.amount(digits),
    }
}

/// How many decimals a number has, as short as it can be read back.
fn natural(value: f64) -> i8 {
    let written = value.to_string();
    let decimals = written.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    i8::try_from(decimals).unwrap_or(LONGEST).min(LONGEST)
}

/// Decimal digits, rounded half away from zero; fewer than no decimals rounds to tens, hundreds and so on.
fn round(value: f64, decimals: i8) -> String {
    // The shortest digits that can be read back: those of the data, and not of their binary neighbour.
    let Ok(mut decimal) = value.to_string().parse::<Decimal>() else { return value.to_string() };
    let position = -i16::from(decimals);
    decimal.round_with_mode(position, SignedRoundingMode::Unsigned(UnsignedRoundingMode::HalfExpand));
    decimal.absolute.trim_end_if_integer();
    if decimals > 0 {
        decimal.absolute.pad_end(position);
    }
    decimal.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostics;
    use crate::language::Language;

    /// A number in French and in English.
    fn both(value: f64, unit: &str, digits: Option<i8>) -> [String; 2] {
        ["fr", "en"].map(|code| {
            let language = Language::parse(code, 0).expect("a language");
            let mut words = Words::new(code);
            let text = match code {
                "fr" => include_str!("../../themes/parvis/strings/fr.ftl"),
                _ => include_str!("../../themes/parvis/strings/en.ftl"),
            };
            words.add(text.to_owned(), &"words".into(), &mut Diagnostics::new());
            let unit = Some(unit.to_owned()).filter(|unit| !unit.is_empty());
            let quantity = Quantity { value, unit, digits, signed: false };
            super::text(&quantity, &Formats::of(&language), &words).replace(['\u{202f}', '\u{a0}'], "_")
        })
    }

    #[test]
    fn the_number_in_a_text_is_that_of_its_digits() {
        let mut words = Words::new("en");
        words.add("number-millions = { $number } million".to_owned(), &"words".into(), &mut Diagnostics::new());
        let shown = |value: f64, unit: &str, digits: Option<i8>| {
            super::shown(&Quantity { value, unit: Some(unit.to_owned()), digits, signed: false }, &words)
        };
        assert_eq!(shown(304_021_813.0, "persons", None), 304.0);
        assert_eq!(shown(3.743, "percent", Some(1)), 3.7);
        assert_eq!(shown(789_544.0, "persons", Some(-3)), 790_000.0);
        assert_eq!(shown(-12.5, "points", None), -12.5);
    }

    #[test]
    fn numbers_are_written_as_people_say_them() {
        assert_eq!(both(304_021_813.0, "persons", None), ["304_millions", "304_million"]);
        assert_eq!(both(1_204_000.0, "persons", None), ["1,2_million", "1.2_million"]);
        assert_eq!(both(2_000_000.0, "persons", None), ["2_millions", "2_million"]);
        assert_eq!(both(999_960_000.0, "persons", None), ["1_milliard", "1_billion"]);
        assert_eq!(both(656e9, "USD", Some(0)), ["656_milliards de dollars", "656_billion US dollars"]);
        assert_eq!(both(5443.0, "persons", None), ["5_443", "5,443"]);
        assert_eq!(both(789_544.0, "persons", Some(-3)), ["790_000", "790,000"]);
        assert_eq!(both(3.743, "percent", Some(1)), ["3,7_%", "3.7%"]);
        assert_eq!(both(-0.04, "percent", Some(1)), ["0,0_%", "0.0%"]);
        assert_eq!(both(-12.5, "points", None), ["\u{2212}12,5_points", "\u{2212}12.5 points"]);
        assert_eq!(both(2.675, "", Some(2)), ["2,68", "2.68"]);
        assert_eq!(both(7_700_000.0, "EUR", Some(2)), ["7,70_millions d’euros", "7.70_million euros"]);
    }
}
