//! Files of data packages that texts offer for download: `file:KEY.csv`, `file:KEY/CHART.png`.

use super::Package;
use super::values::unknown_package;
use crate::diagnostic::{Code, Diagnostic};
use crate::site::{EntryIndex, Site};

/// The most rows of a package that are also published as JSON: rows as objects take several times the room of a table,
/// and what a browser can't hold is left to CSV.
pub const JSON_ROWS: usize = 100_000;
/// The most rows of a table that is shown whole in a page.
pub const PAGE_ROWS: usize = 300;

/// How a chart is published on its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChartForm {
    Svg,
    Png,
}

/// A file that is published of a package.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DataFile {
    /// A table, by its place in the package.
    Table(usize),
    Json,
    Archive,
    /// A picture of a chart, by its place in the package.
    Chart(usize, ChartForm),
}

/// Finds the file that a link names: `KEY.csv` (the first table), `KEY.json`, `KEY.zip`, `KEY/TABLE.csv`, `KEY/CHART.svg`
/// or `KEY/CHART.png`.
///
/// # Errors
/// There is no such package, or no such file of it; without a place.
pub fn find(site: &Site, name: &str) -> Result<(EntryIndex, DataFile), Box<Diagnostic>> {
    let key = name.split(['.', '/']).next().unwrap_or_default();
    let (entry, package) = site.package(key).ok_or_else(|| unknown_package(site, key))?;
    let files = files(package);
    match files.iter().find(|(known, _)| known == name) {
        Some((_, file)) => Ok((entry, *file)),
        None => {
            let fault = Diagnostic::new(Code::UnknownDataFile).with("file", name);
            Err(Box::new(fault.suggest(name, files.iter().map(|(known, _)| known.as_str()))))
        }
    }
}

/// Every file that is published of a package, as links name it.
fn files(package: &Package) -> Vec<(String, DataFile)> {
    let key = &package.key;
    let mut files = Vec::new();
    for (number, resource) in package.resources.iter().enumerate() {
        let name = resource.file.rsplit('/').next().unwrap_or_default();
        files.push((format!("{key}/{name}"), DataFile::Table(number)));
        if number == 0 {
            let ending = name.rsplit('.').next().unwrap_or_default();
            files.push((format!("{key}.{ending}"), DataFile::Table(0)));
        }
    }
    if package.has_json() {
        files.push((format!("{key}.json"), DataFile::Json));
    }
    files.push((format!("{key}.zip"), DataFile::Archive));
    for (number, chart) in package.charts.iter().enumerate() {
        files.push((format!("{key}/{}.svg", chart.key), DataFile::Chart(number, ChartForm::Svg)));
        files.push((format!("{key}/{}.png", chart.key), DataFile::Chart(number, ChartForm::Png)));
    }
    files
}

impl Package {
    /// Whether its rows are also published as JSON.
    pub fn has_json(&self) -> bool {
        self.resources.iter().map(|resource| resource.table.rows).sum::<usize>() <= JSON_ROWS
    }
}
