//! What a check of the site finds, by code: jargon, numbers without a source, long sentences and all the rest.

use std::collections::BTreeMap;

use serde::Serialize;

use super::table::{Cell, Section, Table};
use crate::diagnostic::Severity;
use crate::diagnostic::report::Report;
use crate::diagnostic::words::{Speaker, spot};

/// All findings of one code.
#[derive(Debug, Serialize)]
pub struct Group {
    pub code: &'static str,
    pub severity: &'static str,
    /// How many there are, each repetition counted.
    pub count: usize,
    pub findings: Vec<Finding>,
}

/// One place of a finding, or a finding that has none.
#[derive(Debug, Serialize)]
pub struct Finding {
    pub message: String,
    pub help: String,
    /// `file:line:column`.
    pub place: Option<String>,
}

/// The findings of a run, in the order of their codes.
pub fn of(report: &Report, speaker: &Speaker) -> Vec<Group> {
    let mut groups: BTreeMap<&'static str, Group> = BTreeMap::new();
    for finding in &report.findings {
        let group = groups.entry(finding.code.number()).or_insert_with(|| Group {
            code: finding.code.number(),
            severity: match finding.code.severity() {
                Severity::Error => "error",
                Severity::Warning => "warning",
            },
            count: 0,
            findings: Vec::new(),
        });
        group.count += finding.count;
        let one = |place| Finding { message: speaker.message(finding), help: speaker.help(finding), place };
        if finding.places.is_empty() {
            group.findings.push(one(None));
        }
        group.findings.extend(finding.places.iter().map(|place| one(Some(spot(place)))));
    }
    groups.into_values().collect()
}

/// How many there are of each code, then a table for each code.
pub fn section(groups: &[Group], speaker: &Speaker) -> Section {
    let severity = |group: &Group| speaker.word(&format!("severity-{}", group.severity), &[]);
    let counts = groups.iter().map(|group| {
        let example = group.findings.first().map(|finding| finding.message.as_str());
        let names = [Cell::text(group.code), Cell::text(&severity(group))];
        names.into_iter().chain([Cell::number(group.count), Cell::optional(example)]).collect()
    });
    let columns = ["report-code", "report-severity", "report-count", "report-example"];
    let mut tables = vec![Table::new("report-findings-counts", columns, counts.collect(), speaker)];
    for group in groups {
        let rows = group.findings.iter().map(|finding| {
            let place = finding.place.as_deref().map_or(Cell::Nothing, Cell::file);
            vec![place, Cell::text(&finding.message), Cell::text(&finding.help)]
        });
        let columns = ["report-place", "report-message", "report-help"].map(|name| speaker.word(name, &[]));
        let caption = speaker.word("report-findings-code", &[("code", group.code.into())]);
        tables.push(Table { caption, columns: columns.to_vec(), rows: rows.collect() });
    }
    Section::new("findings", tables, speaker)
}
