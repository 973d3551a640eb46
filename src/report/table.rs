//! What the sections of a report are made of: tables of plain values, with no notion of HTML.

use crate::diagnostic::words::Speaker;

/// A part of the report.
#[derive(Debug)]
pub struct Section {
    /// The end of its words' names, and its id in the page.
    pub name: &'static str,
    pub title: String,
    /// What it tells and what to do with it.
    pub note: String,
    pub tables: Vec<Table>,
}

#[derive(Debug)]
pub struct Table {
    pub caption: String,
    pub columns: Vec<String>,
    pub rows: Vec<Vec<Cell>>,
}

/// A value as it is shown and as it is sorted.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    Text(String),
    Number(f64, usize),
    /// A place in a file, or a file.
    File(String),
    /// An address of the web; anything else is only text.
    Link(String),
    Nothing,
}

impl Section {
    /// A section with the words `report-NAME` and `report-NAME-note`.
    pub fn new(name: &'static str, tables: Vec<Table>, speaker: &Speaker) -> Section {
        let title = speaker.word(&format!("report-{name}"), &[]);
        let note = speaker.word(&format!("report-{name}-note"), &[]);
        Section { name, title, note, tables }
    }
}

impl Table {
    /// A table whose caption and columns are words of messages.
    pub fn new<'a>(
        caption: &str,
        columns: impl IntoIterator<Item = &'a str>,
        rows: Vec<Vec<Cell>>,
        speaker: &Speaker,
    ) -> Table {
        let columns = columns.into_iter().map(|name| speaker.word(name, &[])).collect();
        Table { caption: speaker.word(caption, &[]), columns, rows }
    }
}

impl Cell {
    pub fn text(text: &str) -> Cell {
        if text.is_empty() { Cell::Nothing } else { Cell::Text(text.to_owned()) }
    }

    pub fn file(path: &str) -> Cell {
        Cell::File(path.to_owned())
    }

    pub fn number(number: usize) -> Cell {
        Cell::Number(number as f64, 0)
    }

    /// A number with one decimal.
    pub fn decimal(number: f64) -> Cell {
        Cell::Number(number, 1)
    }

    pub fn optional(text: Option<&str>) -> Cell {
        text.map_or(Cell::Nothing, Cell::text)
    }
}
