//! A table in typed columns.

use super::cell::Cell;
use super::kind::Kind;

/// The rows of a resource.
#[derive(Debug, Default)]
pub struct Table {
    pub columns: Vec<Column>,
    pub rows: usize,
    /// Line and first byte of each row in its file; forgotten once the package is checked.
    pub(super) starts: Vec<(u32, u32)>,
}

/// The cells of a column, as small as their type allows.
#[derive(Debug)]
pub enum Column {
    /// All texts one after the other, and where each ends; an empty one is missing.
    Text { texts: String, ends: Vec<u32> },
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
            Kind::Text | Kind::Boolean | Kind::YearMonth | Kind::Date => {
                Column::Text { texts: String::new(), ends: Vec::new() }
            }
        }
    }

    /// Adds a cell; one of another type counts as missing.
    pub fn push(&mut self, cell: Cell<'_>) {
        match (self, cell) {
            (Column::Text { texts, ends }, cell) => {
                if let Cell::Text(text) = cell {
                    texts.push_str(text);
                }
                ends.push(u32::try_from(texts.len()).unwrap_or(u32::MAX));
            }
            (Column::Integer(numbers), Cell::Integer(number)) => numbers.push(number),
            (Column::Integer(numbers), _) => numbers.push(MISSING),
            (Column::Number(numbers), cell) => numbers.push(cell.as_number().unwrap_or(f64::NAN)),
        }
    }

    pub fn cell(&self, row: usize) -> Cell<'_> {
        match self {
            Column::Text { texts, ends } => {
                let start = if row == 0 { 0 } else { ends[row - 1] as usize };
                match &texts[start..ends[row] as usize] {
                    "" => Cell::Missing,
                    text => Cell::Text(text),
                }
            }
            Column::Integer(numbers) if numbers[row] == MISSING => Cell::Missing,
            Column::Integer(numbers) => Cell::Integer(numbers[row]),
            Column::Number(numbers) if numbers[row].is_nan() => Cell::Missing,
            Column::Number(numbers) => Cell::Number(numbers[row]),
        }
    }

    pub fn shrink(&mut self) {
        match self {
            Column::Text { texts, ends } => {
                texts.shrink_to_fit();
                ends.shrink_to_fit();
            }
            Column::Integer(numbers) => numbers.shrink_to_fit(),
            Column::Number(numbers) => numbers.shrink_to_fit(),
        }
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
