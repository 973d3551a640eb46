//! Where the front matter of a page begins and ends, and its tree.

use std::ops::Range;
use std::sync::Arc;

use crate::config::settings_fault;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::node::{Table, toml, yaml};

/// A page's fields as written, and where its text begins.
#[derive(Debug)]
pub struct FrontMatter {
    pub table: Table,
    /// The opening fence, to point at when a field is missing.
    pub fence: Range<usize>,
    pub body_start: usize,
}

/// Reads TOML between lines of `+++`, or YAML between lines of `---`, at the very beginning of a page.
///
/// # Errors
/// The one diagnostic that keeps the page from being read.
pub fn read(text: &str, file: &Arc<str>, limit: usize) -> Result<FrontMatter, Box<Diagnostic>> {
    let fault = |code, span: Range<usize>| Diagnostic::new(code).at(Place::at(file, span));
    let first = text.lines().next().unwrap_or_default();
    let fence = match first.trim_end() {
        "+++" => "+++",
        "---" => "---",
        _ => return Err(Box::new(fault(Code::NoFrontMatter, 0..first.len()))),
    };
    let start = first.len() + 1;
    let mut at = start;
    let mut end = None;
    for line in text.get(start..).unwrap_or_default().split_inclusive('\n') {
        if line.trim_end() == fence {
            end = Some((at, at + line.len()));
            break;
        }
        at += line.len();
    }
    let Some((end, body_start)) = end else {
        return Err(Box::new(fault(Code::UnclosedFrontMatter, 0..3).with("fence", fence)));
    };
    if end - start > limit {
        return Err(Box::new(fault(Code::FrontMatterTooLarge, 0..3).with("size", end - start).with("limit", limit)));
    }
    let inner = &text[start..end];
    let table = if fence == "+++" { toml::parse(inner, start) } else { yaml::parse(inner, start) };
    match table {
        Ok(table) => Ok(FrontMatter { table, fence: 0..3, body_start }),
        Err(error) => Err(Box::new(settings_fault(Code::FrontMatterSyntax, error, file))),
    }
}

/// Where the text of a page begins that was read before without fault.
pub fn body_start(text: &str) -> usize {
    let fence = text.get(..3).unwrap_or_default();
    let mut at = 0;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        at += line.len();
        if number > 0 && line.trim_end() == fence {
            return at;
        }
    }
    text.len()
}
