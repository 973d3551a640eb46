//! What stays on one line: a number and its unit, a day and its month, an abbreviation and what it shortens.

use super::around::{after, before, is_digit, is_word};

/// Signs and words after a number in both languages.
const UNITS: &[&str] = &[
    "%", "‰", "€", "$", "£", "¥", "°", "°C", "°F", "km", "m", "dm", "cm", "mm", "km²", "m²", "cm²", "km³", "m³",
    "km/h", "ha", "kg", "g", "mg", "t", "Mt", "Gt", "l", "L", "cl", "ml", "h", "min", "s", "ms", "kW", "MW", "GW",
    "TW", "kWh", "MWh", "GWh", "TWh", "W", "V", "A", "Hz", "px", "million", "euros", "euro", "dollars", "dollar",
];
const FRENCH_UNITS: &[&str] = &[
    "millions",
    "milliard",
    "milliards",
    "billion",
    "billions",
    "Go",
    "Mo",
    "ko",
    "octets",
    "ans",
    "pixels",
    "hectares",
    "kilomètres",
    "mètres",
    "points",
    "francs",
];
const ENGLISH_UNITS: &[&str] = &[
    "billion",
    "trillion",
    "GB",
    "MB",
    "kB",
    "bytes",
    "years",
    "pixels",
    "hectares",
    "kilometres",
    "metres",
    "miles",
    "points",
];

const FRENCH_MONTHS: &[&str] = &[
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];
const ENGLISH_MONTHS: &[&str] = &[
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Abbreviations that a number follows, without their stop.
const NUMBERED: &[&str] =
    &["p", "pp", "art", "chap", "ch", "fig", "vol", "t", "al", "no", "No", "Art", "Fig", "Chap", "Vol"];
/// Titles that a name follows.
const FRENCH_TITLES: &[&str] = &["Mme", "Mmes", "Mlle", "Mlles", "Dr", "Pr", "Me"];
const FRENCH_TITLES_WITH_STOP: &[&str] = &["M", "MM"];
const ENGLISH_TITLES: &[&str] = &["Mr", "Mrs", "Ms", "Dr", "Prof", "St"];

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Tongue {
    French,
    English,
}

/// Whether the plain space at `at`, which ends a number, stays with it: a unit or, after `day`, a month follows.
pub fn keeps_number(text: &str, number: &str, at: usize, tongue: Tongue) -> bool {
    let next = word(text, at + 1);
    if next.is_empty() {
        return false;
    }
    let (units, months) = match tongue {
        Tongue::French => (FRENCH_UNITS, FRENCH_MONTHS),
        Tongue::English => (ENGLISH_UNITS, ENGLISH_MONTHS),
    };
    UNITS.contains(&next) || units.contains(&next) || (is_day(number) && months.contains(&next))
}

/// `1` to `31`, or `1er`.
fn is_day(number: &str) -> bool {
    number == "1er" || (number.len() <= 2 && number.parse::<u8>().is_ok_and(|day| (1..=31).contains(&day)))
}

/// The word or sign that begins at a place, up to a space or what ends a part of a sentence.
fn word(text: &str, at: usize) -> &str {
    let rest = &text[at..];
    let ends = |c: char| !(c.is_alphanumeric() || "%‰€$£¥°/".contains(c));
    let word = &rest[..rest.find(ends).unwrap_or(rest.len())];
    // "5 m-a" or "5 a's" are no measures; several hyphens are a dash.
    let rest = &rest[word.len()..];
    match rest.chars().next() {
        Some('-') if !rest.starts_with("--") => "",
        Some('\'' | '’' | '_' | '@') => "",
        _ => word.trim_end_matches('/'),
    }
}

/// The word that ends at a place; empty when something else than a word is before it.
fn word_before(text: &str, at: usize) -> &str {
    let head = &text[..at];
    let word = &head[head.trim_end_matches(|c: char| c.is_ascii_alphabetic()).len()..];
    let start = at - word.len();
    let joined = match before(text, start) {
        // "e.p. 5": one abbreviation of several letters.
        Some('.') => word.len() < 2 && is_word(before(text, start - 1)),
        Some('-') => word.len() < 2 && !text[..start].ends_with("--"),
        Some('_' | '/' | '@' | '’' | '\'') => word.len() < 2,
        other => is_word(other),
    };
    if joined { "" } else { word }
}

/// Whether the plain space at `space` belongs to the stop before it: `p. 12`, `M. Durand`.
pub fn keeps_stop(text: &str, space: usize, tongue: Tongue) -> bool {
    let word = word_before(text, space - 1);
    if word.is_empty() {
        return false;
    }
    let next = after(text, space + 1);
    let titles = if tongue == Tongue::French { FRENCH_TITLES_WITH_STOP } else { ENGLISH_TITLES };
    (is_digit(next) && NUMBERED.contains(&word)) || (is_capital(next) && titles.contains(&word))
}

/// Whether the plain space at `space` belongs to the title before it: `Mme X`, `Dr Who`.
pub fn keeps_title(text: &str, space: usize, tongue: Tongue) -> bool {
    let titles = if tongue == Tongue::French { FRENCH_TITLES } else { ENGLISH_TITLES };
    is_capital(after(text, space + 1)) && titles.contains(&word_before(text, space))
}

fn is_capital(character: Option<char>) -> bool {
    character.is_some_and(char::is_uppercase)
}
