//! Findings for machines: the same values as for people, with their words.

use serde::Serialize;
use serde_json::{Map, Value};

use super::report::{Finding, Located, Report};
use super::words::Speaker;
use super::{Argument, Severity};

#[derive(Serialize)]
struct Document<'a> {
    errors: usize,
    warnings: usize,
    diagnostics: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    code: &'static str,
    severity: &'static str,
    message: String,
    help: String,
    arguments: Map<String, Value>,
    count: usize,
    places: Vec<Spot<'a>>,
    related: Vec<Spot<'a>>,
    page: Option<&'a str>,
}

#[derive(Serialize)]
struct Spot<'a> {
    file: &'a str,
    line: Option<usize>,
    column: Option<usize>,
    excerpt: Option<&'a str>,
}

/// The report as one JSON object.
pub fn render(report: &Report, speaker: &Speaker) -> String {
    let document = Document {
        errors: report.errors,
        warnings: report.warnings,
        diagnostics: report.findings.iter().map(|finding| entry(finding, speaker)).collect(),
    };
    serde_json::to_string_pretty(&document).unwrap_or_default()
}

fn entry<'a>(finding: &'a Finding, speaker: &Speaker) -> Entry<'a> {
    Entry {
        code: finding.code.number(),
        severity: match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        },
        message: speaker.message(finding),
        help: speaker.help(finding),
        arguments: finding.arguments.iter().map(|(name, value)| ((*name).to_owned(), argument(value))).collect(),
        count: finding.count,
        places: finding.places.iter().map(place).collect(),
        related: finding.related.iter().map(place).collect(),
        page: finding.page.as_deref(),
    }
}

fn argument(argument: &Argument) -> Value {
    match argument {
        Argument::Text(text) => text.as_str().into(),
        Argument::Number(number) => (*number).into(),
        Argument::List(items) => items.clone().into(),
    }
}

fn place(place: &Located) -> Spot<'_> {
    let position = place.position.as_ref();
    Spot {
        file: &place.file,
        line: position.map(|position| position.line),
        column: position.map(|position| position.column),
        excerpt: position.map(|position| position.excerpt.as_str()),
    }
}
