//! One cell: from what is written to a value of its column's type.

use std::cmp::Ordering;

use super::kind::Kind;
use crate::node::Date;

/// A value of a table.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cell<'a> {
    Missing,
    Text(&'a str),
    Integer(i64),
    Number(f64),
}

/// Why a cell isn't a value of its column's type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellFault {
    /// It begins like a formula of a spreadsheet, which would be run when the file is opened in one.
    Formula,
    /// A number with a comma where the format has a point.
    DecimalComma,
    WrongType,
}

impl<'a> Cell<'a> {
    /// Reads a cell that isn't empty.
    ///
    /// # Errors
    /// Why it isn't of this type.
    pub fn parse(written: &'a str, kind: Kind) -> Result<Cell<'a>, CellFault> {
        let fault = || fault(written, kind);
        match kind {
            // The smallest number of all stands for a missing one in a table.
            Kind::Integer | Kind::Year => match written.parse() {
                Ok(number) if number > i64::MIN => Ok(Cell::Integer(number)),
                _ => Err(fault()),
            },
            Kind::Number => match written.parse::<f64>() {
                Ok(number) if number.is_finite() && !written.ends_with(['.', 'e', 'E']) => Ok(Cell::Number(number)),
                _ => Err(fault()),
            },
            Kind::Text if begins_like_a_formula(written) => Err(CellFault::Formula),
            Kind::Text => Ok(Cell::Text(written)),
            Kind::Boolean if ["true", "false"].contains(&written) => Ok(Cell::Text(written)),
            Kind::Date if Date::parse(written).is_some() => Ok(Cell::Text(written)),
            Kind::YearMonth if Date::parse(&format!("{written}-01")).is_some() => Ok(Cell::Text(written)),
            Kind::Boolean | Kind::Date | Kind::YearMonth => Err(fault()),
        }
    }

    pub fn as_number(&self) -> Option<f64> {
        match self {
            Cell::Integer(number) => Some(*number as f64),
            Cell::Number(number) => Some(*number),
            Cell::Missing | Cell::Text(_) => None,
        }
    }

    /// The order of two cells of a column: numbers by size, texts by their letters, missing ones first.
    pub fn order(&self, other: &Cell<'_>) -> Ordering {
        match (self, other) {
            (Cell::Integer(a), Cell::Integer(b)) => a.cmp(b),
            (Cell::Number(a), Cell::Number(b)) => a.total_cmp(b),
            (Cell::Text(a), Cell::Text(b)) => a.cmp(b),
            (a, b) => (*a != Cell::Missing).cmp(&(*b != Cell::Missing)),
        }
    }

    /// Whether the cell is what a filter asks for.
    pub fn is(&self, wanted: &str) -> bool {
        match self {
            Cell::Missing => wanted.is_empty(),
            Cell::Text(text) => *text == wanted,
            Cell::Integer(number) => wanted.parse() == Ok(*number),
            Cell::Number(number) => wanted.parse() == Ok(*number),
        }
    }

    /// As it would be written in the file.
    pub fn written(&self) -> String {
        match self {
            Cell::Missing => String::new(),
            Cell::Text(text) => (*text).to_owned(),
            Cell::Integer(number) => number.to_string(),
            Cell::Number(number) => plain(*number),
        }
    }
}

/// A number in decimal digits, as short as it can be read back, never with an exponent.
pub fn plain(number: f64) -> String {
    number.to_string()
}

fn fault(written: &str, kind: Kind) -> CellFault {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let unsigned = written.trim_start_matches(['-', '+']);
    match unsigned.split_once(',') {
        Some((whole, part)) if matches!(kind, Kind::Number | Kind::Integer) && digits(whole) && digits(part) => {
            CellFault::DecimalComma
        }
        _ if begins_like_a_formula(written) => CellFault::Formula,
        _ => CellFault::WrongType,
    }
}

/// OWASP, "CSV injection": what a spreadsheet takes for a formula. Numbers with a sign are none.
pub fn begins_like_a_formula(written: &str) -> bool {
    match written.as_bytes() {
        [b'=' | b'@' | b'\t' | b'\r', ..] => true,
        [b'+' | b'-', rest @ ..] => !rest.is_empty() && written.parse::<f64>().is_err(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_is_not_a_text_and_a_signed_number_is_not_a_formula() {
        for formula in ["=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)", "-2+3", "\t=1"] {
            assert_eq!(Cell::parse(formula, Kind::Text), Err(CellFault::Formula), "{formula}");
        }
        assert_eq!(Cell::parse("-5", Kind::Number), Ok(Cell::Number(-5.0)));
        assert_eq!(Cell::parse("+3.2", Kind::Number), Ok(Cell::Number(3.2)));
        assert_eq!(Cell::parse("-5", Kind::Text), Ok(Cell::Text("-5")));
    }

    #[test]
    fn what_a_spreadsheet_does_to_numbers_is_named() {
        assert_eq!(Cell::parse("3,5", Kind::Number), Err(CellFault::DecimalComma));
        for wrong in ["3 500", "inf", "NaN", "12 %", "1e", "3.", "0x10", ""] {
            assert_eq!(Cell::parse(wrong, Kind::Number), Err(CellFault::WrongType), "{wrong}");
        }
        assert_eq!(Cell::parse("2026-02-30", Kind::Date), Err(CellFault::WrongType));
        assert_eq!(Cell::parse("2026-02", Kind::YearMonth), Ok(Cell::Text("2026-02")));
    }
}
