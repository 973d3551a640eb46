//! What pages weigh on their way to a reader, the heaviest first.

use super::table::{Cell, Section, Table};
use crate::check::weight::Weight;
use crate::diagnostic::words::Speaker;

/// How many pages are shown; programs get all of them.
const LIMIT: usize = 100;

/// The heaviest first; pages of one weight by their address.
pub fn sorted(mut weights: Vec<Weight>) -> Vec<Weight> {
    weights.sort_by(|a, b| b.page().cmp(&a.page()).then_with(|| a.address.cmp(&b.address)));
    weights
}

pub fn section(weights: &[Weight], speaker: &Speaker) -> Section {
    let rows = weights.iter().take(LIMIT).map(|weight| {
        let kilobytes = |bytes: usize| Cell::decimal(bytes as f64 / 1000.0);
        vec![
            Cell::text(&weight.address),
            kilobytes(weight.page()),
            kilobytes(weight.limit),
            kilobytes(weight.html),
            kilobytes(weight.style),
            kilobytes(weight.scripts),
            Cell::number(weight.requests),
        ]
    });
    let columns = [
        "report-address",
        "report-weight",
        "report-limit",
        "report-html",
        "report-style",
        "report-scripts",
        "report-requests",
    ];
    Section::new("weights", vec![Table::new("report-weights-all", columns, rows.collect(), speaker)], speaker)
}
