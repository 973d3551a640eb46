//! A part of a table as readers see it: chosen columns and rows, with labels instead of codes.

use super::Resource;
use super::cell::Cell;
use super::field::Field;
use crate::language::country;
use crate::language::format::Formats;

/// Which part of a table is shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Selection {
    /// All when empty.
    pub columns: Vec<String>,
    /// Column and the values of which its cell has one.
    pub filters: Vec<(String, Vec<String>)>,
    /// A column, with `-` before it for the other direction; else the order of the file.
    pub sort: Option<String>,
    pub limit: Option<usize>,
}

/// Why a part can't be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SelectionFault {
    UnknownColumn(String),
    Empty,
}

/// The rows and columns of a table, by their places.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selected {
    pub columns: Vec<usize>,
    pub rows: Vec<usize>,
}

impl Selection {
    /// Finds the columns and rows.
    ///
    /// # Errors
    /// A column that isn't there, or no row.
    pub fn of(&self, resource: &Resource) -> Result<Selected, SelectionFault> {
        let place = |name: &str| {
            let name = name.strip_prefix('-').unwrap_or(name);
            resource.column(name).ok_or_else(|| SelectionFault::UnknownColumn(name.to_owned()))
        };
        let columns: Vec<usize> = match self.columns.as_slice() {
            [] => (0..resource.fields.len()).collect(),
            names => names.iter().map(|name| place(name)).collect::<Result<_, _>>()?,
        };
        let filters: Vec<(usize, &[String])> = self
            .filters
            .iter()
            .map(|(name, values)| Ok((place(name)?, values.as_slice())))
            .collect::<Result<_, SelectionFault>>()?;
        let table = &resource.table;
        let fits = |row: &usize| {
            filters.iter().all(|(column, values)| {
                let cell = table.cell(*row, *column);
                values.iter().any(|value| cell.is(value))
            })
        };
        let mut rows: Vec<usize> = (0..table.rows).filter(fits).collect();
        if let Some(sort) = &self.sort {
            let column = place(sort)?;
            rows.sort_by(|a, b| compare(table.cell(*a, column), table.cell(*b, column)));
            if sort.starts_with('-') {
                rows.reverse();
            }
        }
        rows.truncate(self.limit.unwrap_or(usize::MAX));
        if rows.is_empty() { Err(SelectionFault::Empty) } else { Ok(Selected { columns, rows }) }
    }
}

/// Missing cells last, numbers by size, texts by their letters.
fn compare(a: Cell<'_>, b: Cell<'_>) -> std::cmp::Ordering {
    match (a.as_number(), b.as_number()) {
        (Some(a), Some(b)) => a.total_cmp(&b),
        _ => (a == Cell::Missing, a.written()).cmp(&(b == Cell::Missing, b.written())),
    }
}

/// What columns and values are called in a language, from the page of the package.
pub struct Labels<'a> {
    /// Knows the names of countries.
    pub formats: &'a Formats,
    /// Name, label, unit in words.
    pub columns: Vec<(String, String, Option<String>)>,
    /// Column, value, label.
    pub values: Vec<(String, String, String)>,
}

impl Labels<'_> {
    /// What a column is called.
    pub fn column<'a>(&'a self, field: &'a Field) -> &'a str {
        let own = self.columns.iter().find(|(name, ..)| *name == field.name).map(|(_, label, _)| label.as_str());
        own.or(field.title.as_deref()).unwrap_or(&field.name)
    }

    /// The unit of a column in words.
    pub fn unit(&self, field: &Field) -> Option<&str> {
        let own = self.columns.iter().find(|(name, ..)| *name == field.name);
        own.and_then(|(_, _, unit)| unit.as_deref())
    }

    /// What a value is called; itself when nobody says.
    pub fn value<'a>(&'a self, field: &Field, value: &'a str) -> &'a str {
        let known = self.values.iter().find(|(column, code, _)| *column == field.name && code == value);
        let country = || Some(value).filter(|_| field.codes.as_deref() == Some(country::CODES));
        match known {
            Some((_, _, label)) => label,
            None => country().and_then(|code| self.formats.country(code)).unwrap_or(value),
        }
    }
}
