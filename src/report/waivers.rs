//! Rules that pages may break for a while.

use serde::Serialize;

use super::table::{Cell, Section, Table};
use crate::diagnostic::words::Speaker;
use crate::site::Site;

#[derive(Debug, Serialize)]
pub struct Waiver {
    pub id: String,
    pub language: String,
    pub rule: String,
    pub reason: String,
    /// The last day on which it holds.
    pub until: String,
    /// Whether that day is over.
    pub over: bool,
    pub file: String,
}

/// All waivers, those that end first before the others. `today` as `2026-11-27`.
pub fn of(site: &Site, today: &str) -> Vec<Waiver> {
    let mut waivers: Vec<Waiver> = site
        .pages()
        .flat_map(|(entry, document)| {
            document.waivers.iter().map(move |waiver| {
                let until = waiver.until.to_string();
                Waiver {
                    id: site.entry(entry).id.as_str().to_owned(),
                    language: site.config.languages[document.language].code.to_string(),
                    rule: waiver.rule.clone(),
                    reason: waiver.reason.clone(),
                    over: until.as_str() < today,
                    until,
                    file: document.file.to_string(),
                }
            })
        })
        .collect();
    waivers.sort_by(|a, b| a.until.cmp(&b.until));
    waivers
}

pub fn section(waivers: &[Waiver], speaker: &Speaker) -> Section {
    let yes = speaker.word("report-yes", &[]);
    let rows = waivers.iter().map(|waiver| {
        vec![
            Cell::text(&waiver.until),
            if waiver.over { Cell::text(&yes) } else { Cell::Nothing },
            Cell::text(&waiver.rule),
            Cell::text(&waiver.reason),
            Cell::text(&waiver.id),
            Cell::text(&waiver.language),
            Cell::file(&waiver.file),
        ]
    });
    let columns = [
        "report-until",
        "report-over",
        "report-rule",
        "report-reason",
        "report-page",
        "report-language",
        "report-file",
    ];
    Section::new("waivers", vec![Table::new("report-waivers-all", columns, rows.collect(), speaker)], speaker)
}
