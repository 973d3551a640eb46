//! The types of columns.

use crate::node::Value;
use crate::node::reader::Reader;

/// The types of Table Schema that small public tables need.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Text,
    Integer,
    Number,
    Boolean,
    Year,
    YearMonth,
    Date,
}

pub const KINDS: &[(&str, Kind)] = &[
    ("string", Kind::Text),
    ("integer", Kind::Integer),
    ("number", Kind::Number),
    ("boolean", Kind::Boolean),
    ("year", Kind::Year),
    ("yearmonth", Kind::YearMonth),
    ("date", Kind::Date),
];

impl Kind {
    /// The name of the message that says what a cell of this type is.
    pub fn message(self) -> &'static str {
        match self {
            Kind::Text => "kind-text",
            Kind::Integer => "kind-integer",
            Kind::Number => "kind-decimal",
            Kind::Boolean => "kind-boolean",
            Kind::Year => "kind-year",
            Kind::YearMonth => "kind-month",
            Kind::Date => "kind-date",
        }
    }
}

/// A number, whole or not.
pub fn number<'a>(reader: &mut Reader<'a>, key: &'a str) -> Option<f64> {
    match reader.node(key)?.value {
        Value::Integer(integer) => Some(integer as f64),
        Value::Number(number) => Some(number),
        _ => None,
    }
}
