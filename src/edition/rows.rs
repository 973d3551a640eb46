//! How the rows of a table differ from those of an earlier one.

use std::collections::HashMap;

use csv::{ReaderBuilder, StringRecord};
use serde::{Deserialize, Serialize};

/// How many changed cells are named; the rest is only counted.
const EXAMPLES: usize = 20;

/// The difference.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rows {
    /// The columns by which rows were told apart. Without any, a row that changed counts as one removed and one added.
    pub key: Vec<String>,
    pub added: u64,
    pub removed: u64,
    pub changed: u64,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub columns_added: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub columns_removed: Vec<String>,
    /// The first of the cells that changed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cells: Vec<Cell>,
}

/// A cell that changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// The values of the key's columns in its row.
    pub row: Vec<String>,
    pub column: String,
    pub from: String,
    pub to: String,
}

impl Rows {
    /// Whether the same rows stand there, in whatever order.
    pub fn is_empty(&self) -> bool {
        self.added == 0
            && self.removed == 0
            && self.changed == 0
            && self.columns_added.is_empty()
            && self.columns_removed.is_empty()
    }
}

struct Table {
    header: Vec<String>,
    rows: Vec<StringRecord>,
}

impl Table {
    fn read(bytes: &[u8]) -> Table {
        let mut reader = ReaderBuilder::new().flexible(true).from_reader(bytes);
        let header = reader.headers().map(|names| names.iter().map(|name| name.trim().to_owned()).collect());
        Table { header: header.unwrap_or_default(), rows: reader.records().flatten().collect() }
    }

    fn places(&self, names: &[String]) -> Option<Vec<usize>> {
        names.iter().map(|name| self.header.iter().position(|known| known == name)).collect()
    }

    fn lacks<'a>(&self, other: &'a Table) -> impl Iterator<Item = &'a String> {
        other.header.iter().filter(|name| !self.header.contains(name))
    }
}

fn cells<'a>(row: &'a StringRecord, places: &[usize]) -> Vec<&'a str> {
    places.iter().map(|place| row.get(*place).unwrap_or_default()).collect()
}

/// Compares two CSV files by the columns that make the key of the newer one. Cells are compared as they are written: 3.70 isn't
/// 3.7, for the bytes that readers get differ.
pub fn compare(old: &[u8], new: &[u8], key: &[String]) -> Rows {
    let (old, new) = (Table::read(old), Table::read(new));
    let mut found = Rows {
        columns_added: old.lacks(&new).cloned().collect(),
        columns_removed: new.lacks(&old).cloned().collect(),
        ..Rows::default()
    };
    let shared: Vec<String> = new.header.iter().filter(|name| old.header.contains(name)).cloned().collect();
    let keys = old.places(key).zip(new.places(key)).filter(|_| !key.is_empty());
    let (Some(in_old), Some(in_new)) = (old.places(&shared), new.places(&shared)) else { return found };
    match keys {
        Some(keys) => by_key((&old, &new), &keys, (&shared, &in_old, &in_new), key, &mut found),
        None => whole((&old, &new), (&in_old, &in_new), &mut found),
    }
    found
}

/// Rows with the same key are the same row.
fn by_key(
    (old, new): (&Table, &Table),
    (key_old, key_new): &(Vec<usize>, Vec<usize>),
    (shared, in_old, in_new): (&[String], &[usize], &[usize]),
    key: &[String],
    found: &mut Rows,
) {
    found.key = key.to_vec();
    let mut before: HashMap<Vec<&str>, &StringRecord> = old.rows.iter().map(|row| (cells(row, key_old), row)).collect();
    for row in &new.rows {
        let id = cells(row, key_new);
        let Some(earlier) = before.remove(&id) else {
            found.added += 1;
            continue;
        };
        let (from, to) = (cells(earlier, in_old), cells(row, in_new));
        let different: Vec<usize> = (0..shared.len()).filter(|column| from[*column] != to[*column]).collect();
        found.changed += u64::from(!different.is_empty());
        for column in different {
            if found.cells.len() < EXAMPLES {
                found.cells.push(Cell {
                    row: id.iter().map(|&part| part.to_owned()).collect(),
                    column: shared[column].clone(),
                    from: from[column].to_owned(),
                    to: to[column].to_owned(),
                });
            }
        }
    }
    found.removed = before.len() as u64;
}

/// Without a key, rows are the same when all cells are; how often a row stands there counts.
fn whole((old, new): (&Table, &Table), (in_old, in_new): (&[usize], &[usize]), found: &mut Rows) {
    let mut before: HashMap<Vec<&str>, u64> = HashMap::new();
    for row in &old.rows {
        *before.entry(cells(row, in_old)).or_default() += 1;
    }
    for row in &new.rows {
        match before.get_mut(&cells(row, in_new)) {
            Some(count) if *count > 0 => *count -= 1,
            _ => found.added += 1,
        }
    }
    found.removed = before.values().sum();
}

#[cfg(test)]
mod tests {
    use super::*;

    const OLD: &str = "year,place,n\n2023,North,1\n2023,South,2\n2024,North,3\n";
    const NEW: &str = "year,place,n\n2024,North,3\n2023,North,1.5\n2024,South,4\n2025,South,5\n";

    fn compared(key: &[&str]) -> Rows {
        let key: Vec<String> = key.iter().map(|&name| name.to_owned()).collect();
        compare(OLD.as_bytes(), NEW.as_bytes(), &key)
    }

    #[test]
    fn rows_with_a_key_are_found_again_wherever_they_stand() {
        let rows = compared(&["year", "place"]);
        assert_eq!((rows.added, rows.removed, rows.changed), (2, 1, 1));
        let cell = &rows.cells[0];
        assert_eq!((cell.row.join(" "), cell.column.as_str()), ("2023 North".to_owned(), "n"));
        assert_eq!((cell.from.as_str(), cell.to.as_str()), ("1", "1.5"));
    }

    #[test]
    fn without_a_key_a_row_that_changed_is_a_removed_and_an_added_one() {
        for key in [&[][..], &["nowhere"]] {
            let rows = compared(key);
            assert_eq!((rows.added, rows.removed, rows.changed), (3, 2, 0));
            assert!(rows.key.is_empty());
        }
        let twice = compare(b"a\n1\n1\n", b"a\n1\n1\n1\n", &[]);
        assert_eq!((twice.added, twice.removed), (1, 0));
    }

    #[test]
    fn columns_that_come_and_go_are_named_and_change_no_row() {
        let rows = compare(b"id,a,b\n1,x,y\n", b"id,c,b\n1,z,y\n", &["id".to_owned()]);
        assert_eq!((rows.columns_added, rows.columns_removed), (vec!["c".to_owned()], vec!["a".to_owned()]));
        assert_eq!((rows.added, rows.removed, rows.changed), (0, 0, 0));
    }
}
