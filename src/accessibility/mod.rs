//! What a site may say of its accessibility: computed from an audit that was made, and from the last test in a browser.
//!
//! Both are files that are kept with the content. Without an audit, or with one that isn't whole, the site is said not to
//! be compliant: that is the wording of the French rules (article 47 of the law 2005-102, decree 2019-768) for what nobody
//! has measured.

pub mod age;
pub mod audit;
pub mod criteria;
pub mod report;
pub mod sections;

use std::sync::Arc;

use audit::Audit;
use report::TestReport;

use crate::config::{Config, SETTINGS_LIMIT, settings_fault};
use crate::diagnostic::files::{undecodable, unreadable};
use crate::diagnostic::{Code, Diagnostics};
use crate::files::{Folder, ReadError, text};
use crate::node::{self, NodeError, Table};
use crate::site::Site;

/// The last test in a browser, as `npm run report` in `tests/browser` writes it.
pub const REPORT_FILE: &str = "content/_accessibility/report.json";
/// The audit, as its auditor or the editors write it.
pub const AUDIT_FILE: &str = "content/_accessibility/audit.toml";

/// What is known of a site's accessibility.
#[derive(Debug, Default)]
pub struct Accessibility {
    /// None when no test was recorded.
    pub report: Option<TestReport>,
    /// None when nobody made one.
    pub audit: Option<Audit>,
}

/// What a site may call itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Conformity {
    /// No audit, or less than half of the criteria.
    None,
    /// Half of the criteria that apply, or more.
    Partial,
    /// All criteria that apply.
    Total,
}

impl Conformity {
    /// As templates see it.
    pub fn name(self) -> &'static str {
        match self {
            Conformity::None => "none",
            Conformity::Partial => "partial",
            Conformity::Total => "total",
        }
    }
}

impl Accessibility {
    pub fn conformity(&self) -> Conformity {
        self.audit.as_ref().map_or(Conformity::None, Audit::conformity)
    }
}

/// Reads both files, if the site has a page that states what is in them. What is wrong is in `diagnostics`.
pub fn load(folder: &dyn Folder, site: &Site, diagnostics: &mut Diagnostics) -> Accessibility {
    let config = &site.config;
    if config.accessibility.is_none() {
        return Accessibility::default();
    }
    let report = tree(folder, REPORT_FILE, node::json::parse, diagnostics)
        .and_then(|(file, table)| TestReport::read(&table, &file, diagnostics));
    let audit = tree(folder, AUDIT_FILE, |text| node::toml::parse(text, 0), diagnostics)
        .and_then(|(file, table)| Audit::read(&table, &file, &config.languages, diagnostics));
    if let Some(audit) = &audit {
        audit.check_sample(site, diagnostics);
    }
    sections::check(site, diagnostics);
    Accessibility { report, audit }
}

/// Whether a file of the content is one of the two.
pub fn owns(path: &str) -> bool {
    [REPORT_FILE, AUDIT_FILE].contains(&path)
}

/// A file as a tree; none when it isn't there or can't be read.
fn tree(
    folder: &dyn Folder,
    path: &str,
    parse: impl Fn(&str) -> Result<Table, NodeError>,
    diagnostics: &mut Diagnostics,
) -> Option<(Arc<str>, Table)> {
    let file: Arc<str> = path.into();
    let bytes = match folder.read(path, SETTINGS_LIMIT) {
        Ok(bytes) => bytes,
        Err(ReadError::Missing) => return None,
        Err(error) => {
            diagnostics.push(unreadable(&file, error));
            return None;
        }
    };
    let text = text::decode(&bytes).map_err(|error| diagnostics.push(undecodable(&file, error))).ok()?;
    let table = parse(&text).map_err(|error| diagnostics.push(settings_fault(Code::SettingsSyntax, error, &file)));
    Some((file, table.ok()?))
}

/// The page that states all this, if the site has one.
pub fn page(config: &Config) -> Option<&str> {
    config.accessibility.as_ref().map(|(id, _)| id.as_str())
}
