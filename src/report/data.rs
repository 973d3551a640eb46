//! How old the figures are.

use serde::Serialize;

use super::table::{Cell, Section, Table};
use crate::diagnostic::words::Speaker;
use crate::site::Site;

#[derive(Debug, Serialize)]
pub struct Package {
    pub key: String,
    pub title: String,
    /// The last moment that the data speak of, as written.
    pub last: Option<String>,
    /// When the sources were last read.
    pub retrieved: Option<String>,
    pub next_release: Option<String>,
    /// Whether the publisher should have published anew by now.
    pub late: bool,
    pub file: String,
}

/// All packages, the oldest data first. `today` as `2026-11-27`.
pub fn of(site: &Site, today: &str) -> Vec<Package> {
    let mut packages: Vec<Package> = site
        .packages
        .iter()
        .map(|(entry, package)| Package {
            key: package.key.clone(),
            title: site.entry(entry).original().title.clone(),
            last: package.temporal.as_ref().map(|(_, end)| end.clone()),
            retrieved: package.sources.iter().filter_map(|source| source.retrieved.clone()).max(),
            next_release: package.next_release.clone(),
            late: package.is_late(today),
            file: package.file.to_string(),
        })
        .collect();
    packages.sort_by(|a, b| (&a.last, &a.key).cmp(&(&b.last, &b.key)));
    packages
}

pub fn section(packages: &[Package], speaker: &Speaker) -> Section {
    let yes = speaker.word("report-yes", &[]);
    let rows = packages.iter().map(|package| {
        vec![
            Cell::text(&package.key),
            Cell::text(&package.title),
            Cell::optional(package.last.as_deref()),
            Cell::optional(package.retrieved.as_deref()),
            Cell::optional(package.next_release.as_deref()),
            if package.late { Cell::text(&yes) } else { Cell::Nothing },
            Cell::file(&package.file),
        ]
    });
    let columns = [
        "report-package",
        "report-title",
        "report-last",
        "report-retrieved",
        "report-next-release",
        "report-late",
        "report-file",
    ];
    Section::new("data", vec![Table::new("report-data-all", columns, rows.collect(), speaker)], speaker)
}
