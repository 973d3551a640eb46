//! Tables of a collection's pages: as templates see them, as CSV and as JSON.

use serde_json::json;
use tera::Value;

use super::plain::plain;
use super::value::{list, map, optional, text};
use super::{Model, context, download};
use crate::config::localised::Localised;
use crate::data::cell::begins_like_a_formula;
use crate::node::Date;
use crate::plan::address::Address;
use crate::plan::output::{Making, TableFormat};
use crate::schema::field::Field;
use crate::schema::page_table::{ABOUT, Column, PageTable};
use crate::schema::value::FieldValue;
use crate::site::EntryIndex;

/// What stands between the values of a cell that has several, in files.
const SEPARATOR: &str = "; ";

/// What stands in a cell.
enum Cell {
    Nothing,
    Text(String),
    Integer(i64),
    Number(f64),
    Date(Date),
    Url(String),
    /// A page, called by its title.
    Page(EntryIndex),
    Pages(Vec<EntryIndex>),
}

/// A table of a collection, for readers of a language.
pub struct Shown<'a> {
    model: &'a Model,
    collection: usize,
    number: usize,
    table: &'a PageTable,
    language: usize,
}

impl<'a> Shown<'a> {
    pub fn of(model: &'a Model, collection: usize, number: usize, language: usize) -> Option<Self> {
        let table = model.site.config.collections.get(collection)?.tables.get(number)?;
        Some(Shown { model, collection, number, table, language })
    }

    /// A table by the names of its collection and its own; none when there is none.
    pub fn find(model: &'a Model, collection: &str, name: &str, language: usize) -> Option<Self> {
        let collection = model.site.config.collections.iter().position(|known| known.name == collection)?;
        let tables = &model.site.config.collections[collection].tables;
        Self::of(model, collection, tables.iter().position(|table| table.name == name)?, language)
    }

    /// Every row, in the order of the collection.
    fn rows(&self) -> Vec<Vec<Cell>> {
        let site = &self.model.site;
        let mut rows = Vec::new();
        for &page in site.collection(self.collection, self.language) {
            let parts = self.parts(page);
            if parts.is_empty() {
                rows.push(self.row(page, None));
            }
            rows.extend(parts.iter().map(|part| self.row(page, Some(part))));
        }
        rows
    }

    /// The tables of the field that gives a page its rows.
    fn parts(&self, page: EntryIndex) -> Vec<FieldValue> {
        let entry = self.model.site.entry(page);
        let rows = self.table.rows.as_ref();
        match rows.and_then(|rows| entry.value(&self.model.site.config, self.language, rows)) {
            Some(FieldValue::List(parts)) => parts,
            _ => Vec::new(),
        }
    }

    fn row(&self, page: EntryIndex, part: Option<&FieldValue>) -> Vec<Cell> {
        self.table.columns.iter().map(|column| self.cell(column, page, part)).collect()
    }

    fn cell(&self, column: &Column, page: EntryIndex, part: Option<&FieldValue>) -> Cell {
        match column.from.as_slice() {
            [name] => self.own(page, name),
            [name, inner] if self.table.rows.as_ref() == Some(name) => match part {
                Some(FieldValue::Table(values)) => {
                    let value = values.iter().find(|(known, _)| known == inner);
                    value.map_or(Cell::Nothing, |(_, value)| self.of_value(value, page))
                }
                _ => Cell::Nothing,
            },
            [about, name] if about == ABOUT && self.field(ABOUT).is_none() => self.about(page, name),
            [name, inner] => self.of_pages(self.targets(page, name).into_iter().map(|target| (target, inner.as_str()))),
            _ => Cell::Nothing,
        }
    }

    fn field(&self, name: &str) -> Option<&Field> {
        self.model.site.config.collections[self.collection].field(name)
    }

    /// The pages of a collection that are about a page.
    fn about(&self, page: EntryIndex, name: &str) -> Cell {
        let site = &self.model.site;
        let collection = site.config.collections.iter().position(|known| known.name == name);
        let pages = collection.map(|collection| site.about(page, collection, self.language));
        pages.filter(|pages| !pages.is_empty()).map_or(Cell::Nothing, Cell::Pages)
    }

    /// A field of a page, or what else a column can be taken from.
    fn own(&self, page: EntryIndex, name: &str) -> Cell {
        let (model, entry) = (self.model, self.model.site.entry(page));
        match (name, entry.value(&model.site.config, self.language, name)) {
            ("title", _) => Cell::Page(page),
            (_, Some(value)) => self.of_value(&value, page),
            ("address", None) => address(model, page, self.language).map_or(Cell::Nothing, Cell::Url),
            ("id", None) => Cell::Text(entry.id.as_str().to_owned()),
            ("data", None) => Cell::Pages(model.site.data_of(page, self.language)),
            _ => Cell::Nothing,
        }
    }

    /// The pages that a reference leads to.
    fn targets(&self, page: EntryIndex, field: &str) -> Vec<EntryIndex> {
        let entry = self.model.site.entry(page);
        let fields = &self.model.site.config.collections[entry.collection].fields;
        let number = fields.iter().position(|known| known.name == field);
        let found = entry.references.iter().find(|(known, _)| Some(*known) == number);
        found.map(|(_, targets)| targets.clone()).unwrap_or_default()
    }

    /// One thing of each of several pages.
    fn of_pages<'b>(&self, wanted: impl Iterator<Item = (EntryIndex, &'b str)>) -> Cell {
        let mut cells: Vec<Cell> = wanted.map(|(page, name)| self.own(page, name)).collect();
        if cells.len() > 1 { self.together(&cells) } else { cells.pop().unwrap_or(Cell::Nothing) }
    }

    /// One cell of several: of pages if they are all that is there, else of their texts one after the other.
    fn together(&self, cells: &[Cell]) -> Cell {
        let there: Vec<&Cell> = cells.iter().filter(|cell| !matches!(cell, Cell::Nothing)).collect();
        let page = |cell: &&Cell| if let Cell::Page(page) = cell { Some(*page) } else { None };
        match there.iter().map(page).collect::<Option<Vec<EntryIndex>>>() {
            Some(pages) if pages.is_empty() => Cell::Nothing,
            Some(pages) => Cell::Pages(pages),
            None => Cell::Text(there.iter().filter_map(|cell| self.written(cell)).collect::<Vec<_>>().join(SEPARATOR)),
        }
    }

    fn of_value(&self, value: &FieldValue, page: EntryIndex) -> Cell {
        let document = self.model.site.entry(page).document(self.language);
        match value {
            FieldValue::Text(value) => Cell::Text(plain(self.model, value, document)),
            FieldValue::Integer(number) => Cell::Integer(*number),
            FieldValue::Number(number) => Cell::Number(*number),
            FieldValue::Boolean(value) => Cell::Text(value.to_string()),
            FieldValue::Date(date) => Cell::Date(*date),
            FieldValue::Url(url) => Cell::Url(url.clone()),
            FieldValue::Reference(id) => self.model.site.find(id.as_str()).map_or(Cell::Nothing, Cell::Page),
            FieldValue::List(items) => {
                self.together(&items.iter().map(|item| self.of_value(item, page)).collect::<Vec<_>>())
            }
            FieldValue::Table(_) => Cell::Nothing,
        }
    }

    fn title(&self, page: EntryIndex) -> String {
        context::title_of(self.model, self.model.site.entry(page).id.as_str(), self.language)
    }

    /// A cell as files have it; none when there is nothing in it.
    fn written(&self, cell: &Cell) -> Option<String> {
        match cell {
            Cell::Nothing => None,
            Cell::Text(text) | Cell::Url(text) => Some(text.clone()),
            Cell::Integer(number) => Some(number.to_string()),
            Cell::Number(number) => Some(number.to_string()),
            Cell::Date(date) => Some(date.to_string()),
            Cell::Page(page) => Some(self.title(*page)),
            Cell::Pages(pages) if pages.is_empty() => None,
            Cell::Pages(pages) => Some(pages.iter().map(|page| self.title(*page)).collect::<Vec<_>>().join(SEPARATOR)),
        }
    }

    /// What the function `table` gives to templates.
    pub fn values(&self, from: &Address) -> Value {
        let columns: Vec<usize> = (0..self.table.columns.len()).filter(|at| self.table.columns[*at].shown).collect();
        let heads = columns.iter().map(|at| {
            let column = &self.table.columns[*at];
            map([
                ("name", text(&column.name)),
                ("label", optional(self.word(&column.label).as_deref())),
                ("is_head", Value::from(column.from == ["title"])),
                ("missing", optional(self.word(&column.missing).as_deref())),
            ])
        });
        let rows = self.rows();
        let rows = rows.iter().map(|row| list(columns.iter().map(|at| self.cell_value(&row[*at]))));
        map([
            ("title", optional(self.word(&self.table.title).as_deref())),
            ("columns", list(heads)),
            ("rows", list(rows)),
            ("files", list(TableFormat::ALL.into_iter().filter_map(|format| self.file_value(from, format)))),
        ])
    }

    fn cell_value(&self, cell: &Cell) -> Value {
        let (formats, _) = self.model.language(self.language);
        let cards = |pages: &[EntryIndex]| {
            list(pages.iter().map(|page| self.model.cards.get(self.model, *page, self.language)))
        };
        let pages = match cell {
            Cell::Page(page) => cards(&[*page]),
            Cell::Pages(pages) => cards(pages),
            _ => list(std::iter::empty()),
        };
        let shown = match cell {
            Cell::Page(_) | Cell::Pages(_) => None,
            Cell::Date(date) => Some(formats.date(*date)),
            Cell::Number(number) => Some(formats.number(&number.to_string())),
            cell => self.written(cell),
        };
        let sort = match cell {
            Cell::Date(_) | Cell::Number(_) => self.written(cell),
            _ => None,
        };
        let url = if let Cell::Url(url) = cell { Some(url.as_str()) } else { None };
        map([
            ("text", optional(shown.as_deref())),
            ("pages", pages),
            ("url", optional(url)),
            ("sort", optional(sort.as_deref())),
        ])
    }

    fn file_value(&self, from: &Address, format: TableFormat) -> Option<Value> {
        let wanted =
            Making::PageTable { collection: self.collection, table: self.number, language: self.language, format };
        let address = &self.model.plan.first(|making| *making == wanted)?.address;
        let ending = format.ending();
        let note = download::note_of(self.model, ending, self.bytes(format).len(), self.language);
        Some(map([
            ("href", text(&self.model.plan.writer.write(from, address, None))),
            ("name", text(&format!("{}.{ending}", self.table.name))),
            ("note", text(&note)),
        ]))
    }

    fn word(&self, words: &Localised) -> Option<String> {
        words.text(self.language).map(|text| self.model.set(self.language, text).into_owned())
    }

    fn bytes(&self, format: TableFormat) -> Vec<u8> {
        match format {
            TableFormat::Csv => self.csv().unwrap_or_default(),
            TableFormat::Json => self.json(),
        }
    }

    /// UTF-8 without a mark, as the tables of data packages are (RFC 4180). A column of pages is followed by one of their
    /// addresses.
    fn csv(&self) -> Option<Vec<u8>> {
        let mut csv = csv::Writer::from_writer(Vec::new());
        let rows = self.rows();
        let has_pages = |at: usize| rows.iter().any(|row| matches!(row[at], Cell::Page(_) | Cell::Pages(_)));
        let with_pages: Vec<bool> = (0..self.table.columns.len()).map(has_pages).collect();
        let mut heads = Vec::new();
        for (column, with_pages) in self.table.columns.iter().zip(&with_pages) {
            heads.push(column.name.clone());
            heads.extend(with_pages.then(|| format!("{}_address", column.name)));
        }
        csv.write_record(&heads).ok()?;
        for row in &rows {
            let mut cells = Vec::with_capacity(heads.len());
            for (cell, with_pages) in row.iter().zip(&with_pages) {
                cells.push(self.written(cell).map(harmless).unwrap_or_default());
                cells.extend(with_pages.then(|| self.addresses(cell).join(SEPARATOR)));
            }
            csv.write_record(&cells).ok()?;
        }
        csv.into_inner().ok()
    }

    fn addresses(&self, cell: &Cell) -> Vec<String> {
        let pages = match cell {
            Cell::Page(page) => std::slice::from_ref(page),
            Cell::Pages(pages) => pages,
            _ => &[],
        };
        pages.iter().filter_map(|page| address(self.model, *page, self.language)).collect()
    }

    fn json(&self) -> Vec<u8> {
        let model = self.model;
        let config = &model.site.config;
        let columns = self.table.columns.iter().map(|column| {
            json!({ "name": column.name, "label": self.word(&column.label), "missing": self.word(&column.missing) })
        });
        let page = |page: &EntryIndex| {
            json!({
                "id": model.site.entry(*page).id.as_str(),
                "title": self.title(*page),
                "address": address(model, *page, self.language),
            })
        };
        let rows = self.rows();
        let rows = rows.iter().map(|row| {
            let cells = row.iter().zip(&self.table.columns).map(|(cell, column)| {
                let value = match cell {
                    Cell::Integer(number) => json!(number),
                    Cell::Number(number) => json!(number),
                    Cell::Page(one) => page(one),
                    Cell::Pages(pages) => pages.iter().map(page).collect(),
                    cell => json!(self.written(cell)),
                };
                (column.name.clone(), value)
            });
            serde_json::Value::Object(cells.collect())
        });
        let document = json!({
            "title": self.word(&self.table.title),
            "language": &*config.languages[self.language].code,
            "publisher": config.publisher.name,
            "site": model.plan.writer.base().as_str(),
            "licence": config.licence.as_ref().map(|licence| json!({ "name": licence.name, "url": licence.url })),
            "columns": columns.collect::<Vec<_>>(),
            "rows": rows.collect::<Vec<_>>(),
        });
        let mut bytes = serde_json::to_vec_pretty(&document).unwrap_or_default();
        bytes.push(b'\n');
        bytes
    }
}

/// A text that a spreadsheet doesn't run as a formula: with an apostrophe before it, which spreadsheets take for "this is
/// text" (OWASP, "CSV injection"). Numbers with a sign stay.
fn harmless(text: String) -> String {
    if begins_like_a_formula(&text) { format!("'{text}") } else { text }
}

fn address(model: &Model, page: EntryIndex, language: usize) -> Option<String> {
    model.plan.page(page, language).map(|target| model.plan.writer.absolute(target.address))
}

/// A table as a file.
pub fn file(model: &Model, collection: usize, table: usize, language: usize, format: TableFormat) -> Option<Vec<u8>> {
    Some(Shown::of(model, collection, table, language)?.bytes(format))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn no_text_is_run_as_a_formula_and_each_can_be_read(text in "[=+@\t'-]{0,3}\\PC*") {
            let safe = harmless(text.clone());
            prop_assert!(!begins_like_a_formula(&safe), "{safe}");
            prop_assert!(safe == text || safe.strip_prefix('\'') == Some(text.as_str()));
        }
    }
}
