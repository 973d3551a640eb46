//! A table in typed columns.

use std::collections::HashMap;
use std::hash::BuildHasher;

use foldhash::fast::FixedState;

use super::cell::Cell;
use super::kind::Kind;

/// The rows of a resource.
#[derive(Debug, Default)]
pub struct Table {
    pub columns: Vec<Column>,
    pub rows: usize,
    /// Whether a fault was found in a row or cell, so that what is missing may be there.
    pub(super) faulty: bool,
    /// Line and first byte of each row in its file; forgotten once the package is checked.
    pub(super) starts: Vec<(u32, u32)>,
}

/// The cells of a column, as small as their type allows.
#[derive(Debug)]
pub enum Column {
    Text(Texts),
    /// The smallest number stands for a missing one.
    Integer(Vec<i64>),
    /// "Not a number" stands for a missing one.
    Number(Vec<f64>),
}

const MISSING: i64 = i64::MIN;

impl Column {
    pub fn new(kind: Kind) -> Column {
        match kind {
            Kind::Integer | Kind::Year => Column::Integer(Vec::new()),
            Kind::Number => Column::Number(Vec::new()),
            Kind::Text | Kind::Boolean | Kind::YearMonth | Kind::Date => Column::Text(Texts::default()),
        }
    }

    /// Adds a cell; one of another type counts as missing.
    pub fn push(&mut self, cell: Cell<'_>) {
        match (self, cell) {
            (Column::Text(texts), Cell::Text(text)) => texts.push(text),
            (Column::Text(texts), _) => texts.push(""),
            (Column::Integer(numbers), Cell::Integer(number)) => numbers.push(number),
            (Column::Integer(numbers), _) => numbers.push(MISSING),
            (Column::Number(numbers), cell) => numbers.push(cell.as_number().unwrap_or(f64::NAN)),
        }
    }

    pub fn cell(&self, row: usize) -> Cell<'_> {
        match self {
            Column::Text(texts) => match texts.row(row) {
                "" => Cell::Missing,
                text => Cell::Text(text),
            },
            Column::Integer(numbers) if numbers[row] == MISSING => Cell::Missing,
            Column::Integer(numbers) => Cell::Integer(numbers[row]),
            Column::Number(numbers) if numbers[row].is_nan() => Cell::Missing,
            Column::Number(numbers) => Cell::Number(numbers[row]),
        }
    }

    pub fn shrink(&mut self) {
        match self {
            Column::Text(texts) => texts.shrink(),
            Column::Integer(numbers) => numbers.shrink_to_fit(),
            Column::Number(numbers) => numbers.shrink_to_fit(),
        }
    }
}

/// A column of texts. Most say the same few things again and again, so each is kept once.
#[derive(Debug, Default)]
pub struct Texts {
    /// The different texts one after the other.
    all: String,
    /// Where each ends.
    ends: Vec<u32>,
    /// For each row which text it has.
    rows: Vec<u32>,
    /// Where a text with a hash is, while the column is being filled. Texts with the same hash are kept twice.
    known: HashMap<u64, u32, FixedState>,
}

/// With more different texts than this a column isn't one of a few; new ones are kept as they come.
const DIFFERENT: usize = 1 << 16;

impl Texts {
    fn push(&mut self, text: &str) {
        if let Some(last) = self.rows.last().copied().filter(|last| self.text(*last) == text) {
            return self.rows.push(last);
        }
        let hash = FixedState::default().hash_one(text);
        let found = self.known.get(&hash).copied().filter(|known| self.text(*known) == text);
        let number = found.unwrap_or_else(|| {
            self.all.push_str(text);
            self.ends.push(u32::try_from(self.all.len()).unwrap_or(u32::MAX));
            let number = u32::try_from(self.ends.len() - 1).unwrap_or(u32::MAX);
            if self.known.len() < DIFFERENT {
                self.known.insert(hash, number);
            }
            number
        });
        self.rows.push(number);
    }

    fn text(&self, number: u32) -> &str {
        let number = number as usize;
        let start = if number == 0 { 0 } else { self.ends[number - 1] as usize };
        &self.all[start..self.ends[number] as usize]
    }

    fn row(&self, row: usize) -> &str {
        self.text(self.rows[row])
    }

    fn shrink(&mut self) {
        self.known = HashMap::default();
        self.all.shrink_to_fit();
        self.ends.shrink_to_fit();
        self.rows.shrink_to_fit();
    }
}

impl Table {
    pub fn cell(&self, row: usize, column: usize) -> Cell<'_> {
        self.columns[column].cell(row)
    }

    /// The different values of a column, in the order in which they first come.
    pub fn values(&self, column: usize) -> Vec<String> {
        let mut seen = std::collections::HashSet::new();
        let all = (0..self.rows).map(|row| self.cell(row, column).written());
        all.filter(|value| !value.is_empty() && seen.insert(value.clone())).collect()
    }
}
