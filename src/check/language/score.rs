//! `score`: a page that a formula finds too hard for its readers. Never more than a warning.

use super::{Found, Page, Rule};
use crate::diagnostic::{Code, Diagnostic};
use crate::language::readability::Idiom;

pub struct Score;

impl Rule for Score {
    fn name(&self) -> &'static str {
        "score"
    }

    fn check(&self, page: &Page<'_>, found: &mut Found<'_>) {
        let (reading, limits) = (&page.reading, &page.limits);
        if !reading.can_be_scored() {
            return;
        }
        let mut say = |formula: &str, score: f64, limit: f64| {
            let score = if score < limit { score.floor() } else { score.ceil() };
            let diagnostic = Diagnostic::new(Code::ScoreBeyondLimit)
                .with("formula", formula)
                .with("score", score.to_string())
                .with("limit", limit.to_string())
                .with("tier", page.tier.name());
            found.push_on_page(diagnostic);
        };
        let (ease, score) = match page.idiom {
            Idiom::French => ("Kandel–Moles", reading.kandel_moles()),
            Idiom::English => ("Flesch", reading.flesch()),
            Idiom::Other => return,
        };
        if let Some(limit) = limits.ease.filter(|limit| score < *limit) {
            say(ease, score, limit);
        }
        if let Some(limit) = limits.grade.filter(|limit| reading.flesch_kincaid() > *limit) {
            say("Flesch–Kincaid", reading.flesch_kincaid(), limit);
        }
        if let Some(limit) = limits.lix.filter(|limit| reading.lix() > *limit) {
            say("LIX", reading.lix(), limit);
        }
    }
}
