//! The last test in a browser, as the tests themselves recorded it.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::node::reader::Reader;
use crate::node::{Date, Table, Value};

/// What can be checked in a browser. A theme has a word for each: `check-` and the name.
pub const CHECKS: &[&str] = &[
    "axe",
    "axe-more",
    "html",
    "html-validate",
    "reflow",
    "zoom",
    "text-spacing",
    "keyboard",
    "focus",
    "target-size",
    "scripts-off",
    "layout-shift",
    "console",
    "policy",
];

/// A run of the tests over a built site.
#[derive(Clone, Debug)]
pub struct TestReport {
    pub file: Arc<str>,
    pub date: Date,
    pub date_at: Range<usize>,
    /// What was used, with versions.
    pub tools: Vec<Tool>,
    /// How many pages the site had.
    pub pages: usize,
    pub checks: Vec<Check>,
    pub findings: Vec<Finding>,
}

#[derive(Clone, Debug)]
pub struct Tool {
    pub name: String,
    pub version: String,
}

#[derive(Clone, Debug)]
pub struct Check {
    /// One of [`CHECKS`].
    pub name: String,
    /// How many pages were looked at.
    pub pages: usize,
    /// How many things were found.
    pub findings: usize,
}

/// Something that was found and is there still.
#[derive(Clone, Debug)]
pub struct Finding {
    /// One of [`CHECKS`].
    pub check: String,
    /// What the tool calls it.
    pub rule: String,
    /// On how many pages.
    pub pages: usize,
    /// The address of one of them.
    pub example: Option<String>,
}

impl TestReport {
    /// Reads a report. None when something is wrong with it: then nothing is said of it.
    pub fn read(table: &Table, file: &Arc<str>, diagnostics: &mut Diagnostics) -> Option<TestReport> {
        let before = diagnostics.iter().count();
        let mut reader = Reader::new(table, file, 0..1);
        let date_at = reader.node("date").map_or(0..1, |node| node.span.clone());
        let date = date(&mut reader, "date", diagnostics);
        let pages = number(&mut reader, "pages", diagnostics);
        let tools = tables(&mut reader, "tools", tool, diagnostics);
        let checks = tables(&mut reader, "checks", check, diagnostics);
        let findings = tables(&mut reader, "findings", finding, diagnostics);
        reader.finish(diagnostics);
        let report = TestReport { file: file.clone(), date: date?, date_at, tools, pages: pages?, checks, findings };
        (diagnostics.iter().count() == before).then_some(report)
    }
}

fn tables<'a, T>(
    reader: &mut Reader<'a>,
    key: &'a str,
    read: fn(&mut Reader<'a>, &mut Diagnostics) -> Option<T>,
    diagnostics: &mut Diagnostics,
) -> Vec<T> {
    if reader.node(key).is_none() {
        reader.missing(key, diagnostics);
    }
    let mut all = Vec::new();
    for mut table in reader.tables(key, diagnostics) {
        all.extend(read(&mut table, diagnostics));
        table.finish(diagnostics);
    }
    all
}

fn tool(reader: &mut Reader<'_>, diagnostics: &mut Diagnostics) -> Option<Tool> {
    let (name, version) = (reader.required_text("name", diagnostics), reader.required_text("version", diagnostics));
    Some(Tool { name: name?, version: version? })
}

fn check(reader: &mut Reader<'_>, diagnostics: &mut Diagnostics) -> Option<Check> {
    let name = known(reader, "name", diagnostics);
    let (pages, findings) = (number(reader, "pages", diagnostics), number(reader, "findings", diagnostics));
    Some(Check { name: name?, pages: pages?, findings: findings? })
}

fn finding(reader: &mut Reader<'_>, diagnostics: &mut Diagnostics) -> Option<Finding> {
    let check = known(reader, "check", diagnostics);
    let rule = reader.required_text("rule", diagnostics);
    let pages = number(reader, "pages", diagnostics);
    let example = reader.text("example", diagnostics);
    Some(Finding { check: check?, rule: rule?, pages: pages?, example })
}

/// The name of a check that there is.
fn known<'a>(reader: &mut Reader<'a>, key: &'a str, diagnostics: &mut Diagnostics) -> Option<String> {
    let span = reader.node(key).map_or(reader.span(), |node| node.span.clone());
    let name = reader.required_text(key, diagnostics)?;
    if CHECKS.contains(&name.as_str()) {
        return Some(name);
    }
    let allowed: Vec<String> = CHECKS.iter().map(|&name| name.to_owned()).collect();
    let fault = Diagnostic::new(Code::SettingNotAllowed).at(reader.place(&span));
    diagnostics.push(fault.with("key", key).with("value", name).with("allowed", allowed));
    None
}

/// A whole number from zero up.
fn number<'a>(reader: &mut Reader<'a>, key: &'a str, diagnostics: &mut Diagnostics) -> Option<usize> {
    let Some(node) = reader.node(key) else {
        reader.missing(key, diagnostics);
        return None;
    };
    match node.value {
        Value::Integer(number) if number >= 0 => usize::try_from(number).ok(),
        _ => reader.wrong(key, node, "kind-natural", diagnostics),
    }
}

/// A day: TOML has a kind of its own for it, in JSON it is a text.
pub(super) fn date<'a>(reader: &mut Reader<'a>, key: &'a str, diagnostics: &mut Diagnostics) -> Option<Date> {
    let Some(node) = reader.node(key) else {
        reader.missing(key, diagnostics);
        return None;
    };
    let date = match &node.value {
        Value::Date(date) => Some(*date),
        Value::Text(text) => Date::parse(text),
        _ => None,
    };
    date.or_else(|| reader.wrong(key, node, "kind-date", diagnostics))
}
