//! Findings for people at a terminal.

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::Severity;
use super::report::{Finding, Report};
use super::words::{Speaker, spot};

/// The report as text; with colours when `colour`.
pub fn render(report: &Report, speaker: &Speaker, colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let mut text = String::new();
    for finding in &report.findings {
        text.push_str(&renderer.render(&[group(finding, speaker)]));
        text.push_str("\n\n");
    }
    text
}

fn group<'a>(finding: &'a Finding, speaker: &Speaker) -> Group<'a> {
    let severity = finding.severity;
    let level = match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title =
        level.with_name(speaker.severity(severity)).primary_title(speaker.message(finding)).id(finding.code.number());
    let mut group = Group::with_title(title);
    if let Some(place) = finding.places.first() {
        group = match &place.position {
            Some(position) => group.element(
                Snippet::source(position.excerpt.as_str())
                    .path(place.file.as_ref())
                    .line_start(position.line)
                    .annotation(AnnotationKind::Primary.span(position.start..position.end.max(position.start))),
            ),
            None => group.element(Origin::path(place.file.as_ref())),
        };
    }
    let note = |text: String| Level::NOTE.no_name().message(text);
    if let Some(page) = &finding.page {
        let others = finding.count.saturating_sub(1);
        let (key, page) = (if others == 0 { "on-page" } else { "on-pages" }, page.to_string());
        group = group.element(note(speaker.word(key, &[("page", page.into()), ("others", others.into())])));
    }
    for place in finding.related.iter().take(3) {
        group = group.element(note(speaker.word("related", &[("place", spot(place).into())])));
    }
    if let Some(others) = speaker.other_places(finding) {
        group = group.element(note(others));
    }
    group.element(Level::HELP.with_name(speaker.word("help", &[])).message(speaker.help(finding)))
}
