//! Settings and front matter as a tree in which each value knows where it stands, whatever it was written in.

pub mod json;
pub mod reader;
pub mod toml;
pub mod yaml;

use std::ops::Range;

/// A day of the calendar that exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    pub year: u16,
    pub month: u8,
    pub day: u8,
}

impl Date {
    /// Reads `2026-11-23` (ISO 8601, calendar date, extended form); none when it is anything else or doesn't exist.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
            return None;
        }
        let number = |range: Range<usize>| {
            let digits = text.get(range)?;
            digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse::<u16>().ok()).flatten()
        };
        let (year, month, day) = (number(0..4)?, number(5..7)?, number(8..10)?);
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let days = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            _ => return None,
        };
        (year > 0 && (1..=days).contains(&day)).then_some(Date { year, month: month as u8, day: day as u8 })
    }
}

impl std::fmt::Display for Date {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// A value and the bytes of the file that it was written in.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    pub value: Value,
    pub span: Range<usize>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Text(String),
    Integer(i64),
    Number(f64),
    Boolean(bool),
    Date(Date),
    List(Vec<Node>),
    Table(Table),
    /// Only YAML has it: a key without a value.
    Nothing,
}

/// Keys and values in the order in which they were written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    pub entries: Vec<(Key, Node)>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    pub name: String,
    pub span: Range<usize>,
}

/// Why a text isn't a tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NodeError {
    /// The parser's words, in English, and where.
    Syntax {
        reason: String,
        span: Range<usize>,
    },
    TooDeep {
        limit: usize,
        span: Range<usize>,
    },
    /// More values than there may be, such as by names that stand for others.
    TooMany {
        limit: usize,
        span: Range<usize>,
    },
    /// A key that is there before.
    Twice {
        key: String,
        span: Range<usize>,
        first: Option<Range<usize>>,
    },
}

/// Where a key stands for the first time in a text, at the beginning of a line.
fn first_of(key: &str, text: &str, offset: usize) -> Option<Range<usize>> {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let indent = line.len() - line.trim_start().len();
        let after = line.trim_start().strip_prefix(key).map(str::trim_start);
        if after.is_some_and(|after| after.starts_with(['=', ':', '.'])) {
            let at = offset + start + indent;
            return Some(at..at + key.len());
        }
        start += line.len();
    }
    None
}

/// The deepest nesting of lists and tables.
pub const DEPTH_LIMIT: usize = 32;

impl Value {
    /// The name of the message that says what kind of value this is.
    pub fn kind(&self) -> &'static str {
        match self {
            Value::Text(_) => "kind-text",
            Value::Integer(_) => "kind-integer",
            Value::Number(_) => "kind-number",
            Value::Boolean(_) => "kind-boolean",
            Value::Date(_) => "kind-date",
            Value::List(_) => "kind-list",
            Value::Table(_) => "kind-table",
            Value::Nothing => "kind-nothing",
        }
    }
}

impl Node {
    /// A single value as text; none for lists, tables and nothing.
    pub fn single(&self) -> Option<String> {
        match &self.value {
            Value::Text(text) => Some(text.clone()),
            Value::Integer(number) => Some(number.to_string()),
            Value::Number(number) => Some(number.to_string()),
            Value::Boolean(boolean) => Some(boolean.to_string()),
            Value::Date(date) => Some(date.to_string()),
            Value::List(_) | Value::Table(_) | Value::Nothing => None,
        }
    }
}

impl Table {
    pub fn get(&self, name: &str) -> Option<&Node> {
        self.entries.iter().find(|(key, _)| key.name == name).map(|(_, node)| node)
    }
}

#[cfg(test)]
mod tests {
    use super::Date;

    #[test]
    fn only_days_that_exist_are_dates() {
        assert_eq!(Date::parse("2024-02-29").map(|d| d.to_string()).as_deref(), Some("2024-02-29"));
        for wrong in ["2026-02-30", "2026-2-3", "03/04/2026", "99999-01-01", "2026-13-01", "0000-01-01", "2026-01-0é"]
        {
            assert_eq!(Date::parse(wrong), None, "{wrong}");
        }
    }
}
