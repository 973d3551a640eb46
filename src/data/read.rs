//! From the bytes of a CSV file to a table, each cell checked on the way.

use std::sync::Arc;

use csv::{ByteRecord, ReaderBuilder};

use super::cell::{Cell, CellFault};
use super::field::Field;
use super::table::{Column, Table};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};

/// After so many faults of one file the rest is only counted: it is likely that all have the same cause.
const FAULTS_SHOWN: usize = 50;

/// What a file is checked against.
pub struct Expected<'a> {
    pub file: &'a Arc<str>,
    pub fields: &'a [Field],
    pub missing: &'a [String],
}

/// Reads a table. `text` is the whole file, decoded, without a byte order mark.
pub fn read(text: &str, expected: &Expected<'_>, diagnostics: &mut Diagnostics) -> Option<Table> {
    if let Some((row, at)) = open_quote(text) {
        let place = Place::at(expected.file, at..at + 1);
        diagnostics.push(Diagnostic::new(Code::QuoteUnclosed).at(place).with("row", row));
        return None;
    }
    let mut reader = ReaderBuilder::new().flexible(true).has_headers(false).from_reader(text.as_bytes());
    let mut record = ByteRecord::new();
    if !reader.read_byte_record(&mut record).unwrap_or(false) {
        diagnostics.push(Diagnostic::new(Code::DataFileEmpty).at(Place::file(expected.file)));
        return None;
    }
    let order = header(&record, text, expected, diagnostics)?;
    let width = record.len();
    let mut rows = Rows {
        text,
        expected,
        order,
        width,
        columns: expected.fields.iter().map(|field| Column::new(field.kind)).collect(),
        starts: Vec::new(),
        faults: 0,
        diagnostics,
    };
    loop {
        // The parser passes over empty lines without a word.
        let mut start = Start { line: reader.position().line() as usize, byte: reader.position().byte() as usize };
        while text.as_bytes().get(start.byte) == Some(&b'\n') {
            rows.empty(start);
            start = Start { line: start.line + 1, byte: start.byte + 1 };
        }
        if !reader.read_byte_record(&mut record).unwrap_or(false) {
            return Some(rows.finish());
        }
        rows.row(&record, start);
    }
}

/// The line and the place of a quotation mark at the beginning of a cell that never closes.
fn open_quote(text: &str) -> Option<(usize, usize)> {
    let (mut line, mut begins) = (1, true);
    let mut bytes = text.bytes().enumerate().peekable();
    while let Some((at, byte)) = bytes.next() {
        if byte == b'"' && begins {
            let opened = line;
            loop {
                match bytes.next() {
                    None => return Some((opened, at)),
                    Some((_, b'"')) if bytes.next_if(|(_, next)| *next == b'"').is_none() => break,
                    Some((_, b'\n')) => line += 1,
                    Some(_) => {}
                }
            }
        }
        begins = matches!(byte, b',' | b'\n');
        line += usize::from(byte == b'\n');
    }
    None
}

/// Where a row begins.
#[derive(Clone, Copy)]
struct Start {
    line: usize,
    byte: usize,
}

/// Where each field's column is in the file. None when the rows can't be read by it.
fn header(
    record: &ByteRecord,
    text: &str,
    expected: &Expected<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<usize>> {
    let place = |column: usize| Place::at(expected.file, cell_span(text, 0, column));
    let names: Vec<String> = record.iter().map(|name| String::from_utf8_lossy(name).trim().to_owned()).collect();
    let separator = [';', '\t', '|'].into_iter().find(|other| names.len() == 1 && names[0].contains(*other));
    if let Some(found) = separator.filter(|_| expected.fields.len() > 1) {
        let found = if found == '\t' { "⇥".to_owned() } else { found.to_string() };
        diagnostics.push(Diagnostic::new(Code::WrongSeparator).at(place(0)).with("found", found));
        return None;
    }
    for (column, name) in names.iter().enumerate() {
        let known = || expected.fields.iter().map(|field| field.name.as_str());
        if name.is_empty() {
            diagnostics.push(Diagnostic::new(Code::ColumnWithoutName).at(place(column)).with("number", column + 1));
        } else if names[..column].contains(name) {
            diagnostics.push(Diagnostic::new(Code::DuplicateColumn).at(place(column)).with("column", name.as_str()));
        } else if !known().any(|field| field == name) {
            let fault = Diagnostic::new(Code::ColumnNotDeclared).at(place(column)).with("column", name.as_str());
            diagnostics.push(fault.suggest(name, known()));
        }
    }
    let mut order = Vec::with_capacity(expected.fields.len());
    for field in expected.fields {
        match names.iter().position(|name| *name == field.name) {
            Some(column) => order.push(column),
            None => diagnostics.push(
                Diagnostic::new(Code::ColumnNotThere)
                    .at(place(0))
                    .with("column", field.name.as_str())
                    .suggest(&field.name, names.iter().map(String::as_str)),
            ),
        }
    }
    (order.len() == expected.fields.len()).then_some(order)
}

struct Rows<'a> {
    text: &'a str,
    expected: &'a Expected<'a>,
    order: Vec<usize>,
    /// How many cells a row has: the header may have columns that nobody described.
    width: usize,
    columns: Vec<Column>,
    starts: Vec<(u32, u32)>,
    faults: usize,
    diagnostics: &'a mut Diagnostics,
}

impl Rows<'_> {
    fn empty(&mut self, start: Start) {
        self.fault(Diagnostic::new(Code::EmptyRow).with("row", start.line), start, 0);
    }

    fn row(&mut self, record: &ByteRecord, start: Start) {
        if record.iter().all(<[u8]>::is_empty) {
            return self.empty(start);
        }
        let width = self.width;
        if record.len() != width {
            let fault = Diagnostic::new(Code::RaggedRow)
                .with("row", start.line)
                .with("cells", record.len())
                .with("expected", width);
            return self.fault(fault, start, width.min(record.len().saturating_sub(1)));
        }
        let expected = self.expected;
        for (index, field) in expected.fields.iter().enumerate() {
            let column = self.order[index];
            // The text was decoded before, and cells are cut out of it at ASCII characters.
            let written = std::str::from_utf8(&record[column]).unwrap_or_default();
            let cell = match self.cell(field, written) {
                Ok(cell) => cell,
                Err(fault) => {
                    let value = if written.len() > 80 { "…" } else { written };
                    let fault = fault.with("row", start.line).with("column", field.name.as_str()).with("value", value);
                    self.fault(fault, start, column);
                    Cell::Missing
                }
            };
            self.columns[index].push(cell);
        }
        self.starts.push((start.line as u32, start.byte as u32));
    }

    fn cell<'c>(&self, field: &Field, written: &'c str) -> Result<Cell<'c>, Diagnostic> {
        if written.is_empty() || self.expected.missing.iter().any(|missing| missing == written) {
            return match field.constraints.required {
                true => Err(Diagnostic::new(Code::CellMissing)),
                false => Ok(Cell::Missing),
            };
        }
        let cell = Cell::parse(written, field.kind).map_err(|fault| match fault {
            CellFault::Formula => Diagnostic::new(Code::FormulaCell),
            CellFault::DecimalComma => Diagnostic::new(Code::DecimalComma),
            CellFault::WrongType => Diagnostic::new(Code::CellWrongType).with("expected", field.kind.message()),
        })?;
        match field.constraints.fault(written, &cell) {
            Some(fault) => Err(fault),
            None => Ok(cell),
        }
    }

    fn fault(&mut self, fault: Diagnostic, start: Start, column: usize) {
        self.faults += 1;
        if self.faults <= FAULTS_SHOWN {
            self.diagnostics.push(fault.at(Place::at(self.expected.file, cell_span(self.text, start.byte, column))));
        }
    }

    fn finish(mut self) -> Table {
        if let Some(more) = self.faults.checked_sub(FAULTS_SHOWN).filter(|more| *more > 0) {
            let place = Place::file(self.expected.file);
            self.diagnostics.push(Diagnostic::new(Code::MoreCellFaults).at(place).with("count", more));
        }
        self.columns.iter_mut().for_each(Column::shrink);
        Table { columns: self.columns, rows: self.starts.len(), faulty: self.faults > 0, starts: self.starts }
    }
}

/// The bytes of a cell of the record that begins at `start`; of the record's first line when it has no such cell.
fn cell_span(text: &str, start: usize, column: usize) -> std::ops::Range<usize> {
    let bytes = text.as_bytes();
    let (mut at, mut number, mut quoted) = (start.min(bytes.len()), 0, false);
    let mut from = at;
    while at < bytes.len() {
        match bytes[at] {
            // Only at the beginning of a cell does a mark open it; elsewhere it is a letter as any other.
            b'"' if at == from => quoted = true,
            b'"' if quoted && bytes.get(at + 1) == Some(&b'"') => at += 1,
            b'"' => quoted = false,
            b',' if !quoted => {
                if number == column {
                    return from..at;
                }
                number += 1;
                from = at + 1;
            }
            b'\n' if !quoted => break,
            _ => {}
        }
        at += 1;
    }
    if number == column { from..at } else { start..at }
}

#[cfg(test)]
mod tests {
    use super::cell_span;

    #[test]
    fn a_cell_is_found_behind_quotation_marks() {
        let text = "a,b\n1,\"x, \"\"y\"\"\",2\n";
        assert_eq!(&text[cell_span(text, 4, 1)], "\"x, \"\"y\"\"\"");
        assert_eq!(&text[cell_span(text, 4, 2)], "2");
        assert_eq!(&text[cell_span(text, 4, 7)], "1,\"x, \"\"y\"\"\",2");
        let text = "6\" pipe,2\n3,4\n";
        assert_eq!(&text[cell_span(text, 0, 1)], "2");
    }
}
