//! Style sheets, made small and understood by browsers of the last years.

use std::sync::Arc;

use lightningcss::stylesheet::{MinifyOptions, ParserOptions, PrinterOptions, StyleSheet};
use lightningcss::targets::{Browsers, Targets};

use crate::diagnostic::{Code, Diagnostic, Place};

/// Browsers from 2021 on: an old phone that still gets updates.
fn targets() -> Targets {
    let version = |major: u32, minor: u32| Some(major << 16 | minor << 8);
    Targets::from(Browsers {
        chrome: version(95, 0),
        edge: version(95, 0),
        firefox: version(94, 0),
        safari: version(15, 0),
        ios_saf: version(15, 0),
        android: version(95, 0),
        ..Browsers::default()
    })
}

/// A style sheet without what only people need.
///
/// # Errors
/// The first fault of syntax, with its place.
pub fn minify(text: &str, file: &Arc<str>) -> Result<String, Box<Diagnostic>> {
    let fault = |reason: String, line: u32, column: u32| {
        let at = offset(text, line as usize, column as usize);
        Box::new(Diagnostic::new(Code::StyleSyntax).at(Place::at(file, at..at + 1)).with("reason", reason))
    };
    let mut sheet = StyleSheet::parse(text, ParserOptions::default()).map_err(|error| {
        let (line, column) = error.loc.as_ref().map_or((0, 1), |loc| (loc.line, loc.column));
        fault(error.kind.to_string(), line, column)
    })?;
    sheet
        .minify(MinifyOptions { targets: targets(), ..MinifyOptions::default() })
        .map_err(|error| fault(error.kind.to_string(), 0, 1))?;
    let printed = sheet
        .to_css(PrinterOptions { minify: true, targets: targets(), ..PrinterOptions::default() })
        .map_err(|error| fault(error.kind.to_string(), 0, 1))?;
    Ok(printed.code)
}

/// Bytes before a line (from 0) and column (from 1).
fn offset(text: &str, line: usize, column: usize) -> usize {
    let before: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
    (before + column.saturating_sub(1)).min(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nesting_is_lowered_and_a_fault_has_its_place() {
        let file: Arc<str> = "style/a.css".into();
        let css = minify("a { color: #ff0000; & b { margin: 0px } }", &file).expect("valid");
        assert_eq!(css, "a{color:red}a b{margin:0}");
        let fault = minify("a { color: red }\nb { ; } }", &file).expect_err("a brace too many");
        assert_eq!(fault.place.and_then(|place| place.span).map(|span| span.0 >= 17), Some(true));
    }
}
