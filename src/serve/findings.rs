//! What there is to say, for the overlay and the bar of a page: the same as on the command line, with all words finished.

use fluent_bundle::FluentValue;
use serde::Serialize;

use super::scan::is_leftover;
use crate::diagnostic::report::{Finding, Located, Report};
use crate::diagnostic::words::{Speaker, Tongue, spot};
use crate::diagnostic::{Code, Diagnostic, Severity};

/// So many findings are sent, those of the page before others.
const SENT: usize = 200;
/// So many places of a finding are looked for in the page.
const PLACES: usize = 50;

/// Words that the page's script shows as they are.
const WORDS: &[&str] = &[
    "serve-bar",
    "serve-close",
    "serve-copied",
    "serve-copy",
    "serve-edit",
    "serve-fold",
    "serve-go",
    "serve-lost",
    "serve-mended",
    "serve-notes",
    "serve-overlay",
    "serve-show",
    "serve-unfold",
    "serve-updated",
];

#[derive(Serialize)]
struct Document<'a> {
    language: &'static str,
    errors: usize,
    warnings: usize,
    /// Warnings of the page that asks.
    here: usize,
    words: serde_json::Map<String, serde_json::Value>,
    findings: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    code: &'static str,
    severity: &'static str,
    level: String,
    message: String,
    help: String,
    /// Where it is, as on the command line; empty where there is no place.
    spot: String,
    /// The page that was being made.
    page: Option<&'a str>,
    others: Option<String>,
    /// The first place's lines.
    excerpt: Option<Excerpt<'a>>,
    /// What is meant in the page that asks, at each place.
    marks: Vec<Excerpt<'a>>,
}

/// A line, in three parts.
#[derive(Serialize)]
struct Excerpt<'a> {
    line: usize,
    before: &'a str,
    meant: &'a str,
    after: &'a str,
}

/// Whether a finding is about a file that an editor keeps beside an open one: it goes when the file is closed.
pub fn passes(diagnostic: &Diagnostic) -> bool {
    let about_name = matches!(diagnostic.code, Code::SecretFile | Code::HiddenFile | Code::LinkNotFollowed);
    !(about_name && diagnostic.place.as_ref().is_some_and(|place| is_leftover(&place.file)))
}

/// The report as JSON, for the page that `source` is the source of.
pub fn json(report: &Report, source: Option<&str>, speaker: &Speaker, tongue: Tongue) -> String {
    let is_here = |finding: &Finding| finding.places.iter().any(|place| Some(&*place.file) == source);
    let here = report.findings.iter().filter(|finding| finding.severity == Severity::Warning && is_here(finding));
    let here = here.map(|finding| finding.places.iter().filter(|place| Some(&*place.file) == source).count()).sum();
    let mut sorted: Vec<&Finding> = report.findings.iter().collect();
    sorted.sort_by_key(|finding| (finding.severity, !is_here(finding)));
    let document = Document {
        language: match tongue {
            Tongue::English => "en",
            Tongue::French => "fr",
        },
        errors: report.errors,
        warnings: report.warnings,
        here,
        words: words(report, here, speaker),
        findings: sorted.into_iter().take(SENT).map(|finding| entry(finding, source, speaker)).collect(),
    };
    serde_json::to_string(&document).unwrap_or_default()
}

fn words(report: &Report, here: usize, speaker: &Speaker) -> serde_json::Map<String, serde_json::Value> {
    let mut words: serde_json::Map<_, _> =
        WORDS.iter().map(|key| ((*key).to_owned(), speaker.word(key, &[]).into())).collect();
    let number = |count: usize| FluentValue::from(count);
    let rest = report.findings.len().saturating_sub(SENT);
    let counted = [
        ("serve-errors", report.errors),
        ("serve-warnings", report.warnings),
        ("serve-here", here),
        ("serve-more", rest),
    ];
    for (key, count) in counted {
        let text = if count == 0 { String::new() } else { speaker.word(key, &[("count", number(count))]) };
        words.insert(key.to_owned(), text.into());
    }
    words
}

fn entry<'a>(finding: &'a Finding, source: Option<&str>, speaker: &Speaker) -> Entry<'a> {
    let marks = finding.places.iter().filter(|place| Some(&*place.file) == source).filter_map(excerpt).take(PLACES);
    Entry {
        code: finding.code.number(),
        severity: match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        },
        level: speaker.severity(finding.severity),
        message: speaker.message(finding),
        help: speaker.help(finding),
        spot: finding.places.first().map(spot).unwrap_or_default(),
        page: finding.page.as_deref(),
        others: speaker.other_places(finding),
        excerpt: finding.places.first().and_then(excerpt),
        marks: marks.collect(),
    }
}

fn excerpt(place: &Located) -> Option<Excerpt<'_>> {
    let position = place.position.as_ref()?;
    let text = &position.excerpt;
    Some(Excerpt {
        line: position.line,
        before: text.get(..position.start)?,
        meant: text.get(position.start..position.end)?,
        after: text.get(position.end..)?,
    })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use serde_json::Value;

    use super::*;
    use crate::diagnostic::{Diagnostics, Place};

    fn said(source: &str) -> Value {
        let mut diagnostics = Diagnostics::new();
        for file in ["content/a.fr.md", "content/b.fr.md"] {
            let file: Arc<str> = file.into();
            let one = Diagnostic::new(Code::MissingField).at(Place::at(&file, 3..7)).with("field", "title");
            diagnostics.push(one.as_warning());
        }
        let report = Report::new(diagnostics, &|_| Some("Un <mot> de trop.".to_owned()));
        let text = json(&report, Some(source), &Speaker::new(Tongue::French), Tongue::French);
        serde_json::from_str(&text).expect("JSON")
    }

    #[test]
    fn a_page_is_told_what_is_meant_in_its_own_text() {
        let said = said("content/b.fr.md");
        assert_eq!((&said["language"], &said["warnings"], &said["here"]), (&"fr".into(), &2.into(), &1.into()));
        let finding = &said["findings"][0];
        assert_eq!(finding["spot"], "content/a.fr.md:1:4");
        assert_eq!(finding["marks"][0]["meant"], "<mot");
        assert_eq!(finding["marks"].as_array().map(Vec::len), Some(1));
        assert_eq!(said["words"]["serve-errors"], "");
    }

    #[test]
    fn files_of_an_open_editor_are_not_spoken_of() {
        let of = |file: &str| passes(&Diagnostic::new(Code::SecretFile).at(Place::file(&file.into())));
        assert!(!of("content/.a.fr.md.swp") && of("content/.env"));
    }
}
