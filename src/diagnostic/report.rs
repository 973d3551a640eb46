//! The findings of a run in a stable order, repetitions folded, each with its line and excerpt.

use std::collections::HashMap;
use std::sync::Arc;

use super::{Argument, Code, Diagnostic, Diagnostics, Place, Severity};

/// Everything that is to be said at the end of a run.
#[derive(Debug, Default)]
pub struct Report {
    pub findings: Vec<Finding>,
    /// How many there are, each repetition counted.
    pub errors: usize,
    pub warnings: usize,
}

/// A mistake with all the places where it was made.
#[derive(Debug)]
pub struct Finding {
    pub code: Code,
    pub severity: Severity,
    pub arguments: Vec<(&'static str, Argument)>,
    /// The places of the mistake, in order; the first is shown with its excerpt. Empty when it has none.
    pub places: Vec<Located>,
    /// How often it was made.
    pub count: usize,
    /// Other places that have to do with the first one.
    pub related: Vec<Located>,
    /// The page that was being made, for faults of a template.
    pub page: Option<Arc<str>>,
}

/// A place with what an editor needs to find it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Located {
    pub file: Arc<str>,
    pub position: Option<Position>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
    /// The whole line, or a part of a very long one.
    pub excerpt: String,
    /// The bytes of the excerpt that are meant.
    pub start: usize,
    pub end: usize,
}

/// What makes two findings the same mistake.
type Mistake = (Code, Severity, Vec<(&'static str, Argument)>);

/// The longest excerpt, in bytes.
const EXCERPT_LIMIT: usize = 240;

impl Report {
    /// Orders and folds findings. `text` gives the decoded text of a file, for lines and excerpts.
    pub fn new(diagnostics: Diagnostics, text: &dyn Fn(&str) -> Option<String>) -> Report {
        let mut list = diagnostics.into_vec();
        list.sort_by(|a, b| order(a).cmp(&order(b)));
        let mut texts: HashMap<Arc<str>, Option<String>> = HashMap::new();
        let mut located = |place: &Place| {
            let content = texts.entry(place.file.clone()).or_insert_with(|| text(&place.file));
            locate(place, content.as_deref())
        };
        let mut report = Report::default();
        let mut by_mistake: HashMap<Mistake, usize> = HashMap::new();
        for diagnostic in list {
            match diagnostic.severity() {
                Severity::Error => report.errors += 1,
                Severity::Warning => report.warnings += 1,
            }
            let mistake = (diagnostic.code, diagnostic.severity(), diagnostic.arguments.clone());
            match by_mistake.get(&mistake) {
                Some(&at) => {
                    let finding: &mut Finding = &mut report.findings[at];
                    finding.count += 1;
                    if let Some(place) = diagnostic.place.as_ref().map(&mut located)
                        && !finding.places.contains(&place)
                    {
                        finding.places.push(place);
                    }
                }
                None => {
                    by_mistake.insert(mistake, report.findings.len());
                    report.findings.push(Finding {
                        code: diagnostic.code,
                        severity: diagnostic.severity(),
                        arguments: diagnostic.arguments,
                        places: diagnostic.place.iter().map(&mut located).collect(),
                        count: 1,
                        related: diagnostic.related.iter().map(&mut located).collect(),
                        page: diagnostic.page,
                    });
                }
            }
        }
        report
    }
}

/// Errors before warnings, then by file and place.
fn order(diagnostic: &Diagnostic) -> impl Ord + '_ {
    (diagnostic.severity(), &diagnostic.place, diagnostic.code, &diagnostic.arguments, &diagnostic.page)
}

/// A place with its line and column in `text`, the decoded text of its file.
pub fn locate(place: &Place, text: Option<&str>) -> Located {
    let position = match (place.span, text) {
        (Some((start, end)), Some(text)) => Some(position(text, start as usize, end as usize)),
        _ => None,
    };
    Located { file: place.file.clone(), position }
}

fn position(text: &str, start: usize, end: usize) -> Position {
    let start = floor(text, start.min(text.len()));
    let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let line_end = text[start..].find('\n').map_or(text.len(), |at| start + at);
    let line = text[..line_start].matches('\n').count() + 1;
    let column = text[line_start..start].chars().count() + 1;
    // Of a very long line only what is around the spot is shown.
    let from = if start - line_start > EXCERPT_LIMIT / 2 { floor(text, start - EXCERPT_LIMIT / 2) } else { line_start };
    let to = floor(text, line_end.min(from + EXCERPT_LIMIT));
    let end = floor(text, end.clamp(start, to.max(start))).max(start);
    let excerpt = text[from..to.max(start)].to_owned();
    let start = start - from;
    let end = (end - from).max(start).min(excerpt.len());
    Position { line, column, start, end, excerpt }
}

/// The nearest boundary of characters at or before `at`.
fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_mistake_in_many_pages_is_one_finding() {
        let mut diagnostics = Diagnostics::new();
        for number in 0..3000 {
            let file: Arc<str> = format!("content/{number:04}.fr.md").into();
            diagnostics.push(Diagnostic::new(Code::MissingField).at(Place::at(&file, 4..5)).with("field", "title"));
        }
        let report = Report::new(diagnostics, &|_| Some("+++\nà b\n".to_owned()));
        assert_eq!((report.findings.len(), report.errors), (1, 3000));
        let position = report.findings[0].places[0].position.clone().expect("a position");
        assert_eq!((position.line, position.column, position.excerpt.as_str()), (2, 1, "à b"));
    }
}
