//! The criteria of the RGAA 4.1.2: 106 in 13 themes.
//!
//! Source: DISIC, "Référentiel général d'amélioration de l'accessibilité", version 4.1.2, criteria by theme
//! (accessibilite.numerique.gouv.fr/methode/criteres-et-tests/).

use std::fmt;

/// The name of the standard, as an audit writes it.
pub const STANDARD: &str = "RGAA 4.1.2";

/// How many criteria each theme has, from images (1) to consultation (13).
const COUNTS: [u8; 13] = [9, 2, 3, 13, 8, 2, 5, 10, 4, 14, 13, 11, 12];

/// A criterion: its theme and its number there, both from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Criterion {
    theme: u8,
    number: u8,
}

impl Criterion {
    /// Reads `3.2`; none when there is no such criterion.
    pub fn parse(text: &str) -> Option<Criterion> {
        let plain = |part: &str| !part.starts_with('0') && part.bytes().all(|byte| byte.is_ascii_digit());
        let (theme, number) = text.split_once('.').filter(|(theme, number)| plain(theme) && plain(number))?;
        let wanted = Criterion { theme: theme.parse().ok()?, number: number.parse().ok()? };
        all().find(|criterion| *criterion == wanted)
    }
}

impl fmt::Display for Criterion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.theme, self.number)
    }
}

/// Every criterion in order.
pub fn all() -> impl Iterator<Item = Criterion> {
    (1..).zip(COUNTS).flat_map(|(theme, count)| (1..=count).map(move |number| Criterion { theme, number }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_106() {
        assert_eq!(all().count(), 106);
        assert_eq!(all().last().map(|last| last.to_string()).as_deref(), Some("13.12"));
    }

    #[test]
    fn only_those_that_exist_are_read() {
        for text in ["1.1", "10.14", "13.12"] {
            assert_eq!(Criterion::parse(text).map(|criterion| criterion.to_string()).as_deref(), Some(text));
        }
        for text in ["1.10", "14.1", "0.1", "1", "01.1", "1.+1", "1.1.1", " 1.1", ""] {
            assert_eq!(Criterion::parse(text), None, "{text}");
        }
    }
}
