//! A table of a collection's pages: which columns it has and where each is taken from.

use std::ops::Range;
use std::sync::Arc;

use super::collection::Collection;
use super::field::FieldType;
use super::{is_name, is_slug};
use crate::config::localised::Localised;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::language::Language;
use crate::language::slug::ascii_slug;
use crate::node::Key;
use crate::node::reader::Reader;

/// What a column can be taken from besides fields: the page's absolute address, its id, and the data packages that it shows
/// or links to.
pub const SPECIAL: &[&str] = &["address", "id", "data"];

/// What stands before the name of a collection whose pages about this one are in a column.
pub const ABOUT: &str = "pages";

/// Fields of every page that a column can be taken from.
const COMMON: &[&str] = &["title", "slug", "summary", "date", "updated", "key"];

/// A table with a row for each page of a collection.
#[derive(Clone, Debug)]
pub struct PageTable {
    /// The name of its files, without the ending.
    pub name: String,
    pub title: Localised,
    /// A field that is a list of tables: a page then has a row for each of them, and one when it has none.
    pub rows: Option<String>,
    pub columns: Vec<Column>,
    pub span: Range<usize>,
    rows_at: Range<usize>,
}

/// A column of such a table.
#[derive(Clone, Debug)]
pub struct Column {
    /// In files.
    pub name: String,
    /// A field, a field and one of what it leads to (`objective.title`), or a collection whose pages are about this one
    /// (`pages.kits`).
    pub from: Vec<String>,
    /// As readers see it.
    pub label: Localised,
    /// What readers see where there is nothing.
    pub missing: Localised,
    /// Whether it stands in pages too, and not in files only.
    pub shown: bool,
    from_at: Range<usize>,
}

/// Says which fields the tables of all collections name that aren't there or don't fit.
pub fn check(collections: &[Collection], file: &Arc<str>, diagnostics: &mut Diagnostics) {
    let place = |span: &Range<usize>| Place::at(file, span.clone());
    for collection in collections {
        for table in &collection.tables {
            table.check(collection, collections, &place, diagnostics);
        }
    }
}

impl PageTable {
    /// Reads `[collections.NAME.tables]`.
    pub fn read_all(
        mut reader: Reader<'_>,
        languages: &[Language],
        has_index: bool,
        diagnostics: &mut Diagnostics,
    ) -> Vec<PageTable> {
        let mut tables = Vec::new();
        for (key, node) in reader.entries() {
            let crate::node::Value::Table(table) = &node.value else {
                reader.wrong::<()>(&key.name, node, "kind-table", diagnostics);
                continue;
            };
            if !is_slug(&key.name) {
                let fault = Diagnostic::new(Code::InvalidTableName).at(reader.place(&key.span));
                diagnostics.push(fault.with("name", key.name.as_str()).with("suggestion", ascii_slug(&key.name)));
            }
            if !has_index {
                let fault = Diagnostic::new(Code::TableWithoutIndex).at(reader.place(&key.span));
                diagnostics.push(fault.with("name", key.name.as_str()));
            }
            tables.extend(PageTable::read(key, reader.nested(table, node.span.clone()), languages, diagnostics));
        }
        reader.finish(diagnostics);
        tables
    }

    fn read(
        key: &Key,
        mut reader: Reader<'_>,
        languages: &[Language],
        diagnostics: &mut Diagnostics,
    ) -> Option<PageTable> {
        let title = Localised::required(&mut reader, "title", languages, diagnostics);
        let rows_at = reader.node("rows").map_or(key.span.clone(), |node| node.span.clone());
        let rows = reader.text("rows", diagnostics);
        if reader.node("columns").is_none() {
            reader.missing("columns", diagnostics);
        }
        let columns = reader.tables("columns", diagnostics);
        let columns = columns.into_iter().filter_map(|column| Column::read(column, languages, diagnostics)).collect();
        reader.finish(diagnostics);
        Some(PageTable { name: key.name.clone(), title: title?, rows, columns, span: key.span.clone(), rows_at })
    }

    /// Says which fields aren't there or don't fit. `all` are the site's collections, `own` the one of the table.
    fn check(
        &self,
        own: &Collection,
        all: &[Collection],
        place: &dyn Fn(&Range<usize>) -> Place,
        diagnostics: &mut Diagnostics,
    ) {
        if let Some(rows) = &self.rows {
            match own.field(rows) {
                Some(field) if tables_of(&field.field_type).is_some() => {}
                Some(_) => diagnostics.push(
                    Diagnostic::new(Code::FieldNotUsable)
                        .at(place(&self.rows_at))
                        .with("field", rows.as_str())
                        .with("use", "use-rows"),
                ),
                None => {
                    diagnostics.push(unknown(rows, own.fields.iter().map(|f| f.name.as_str())).at(place(&self.rows_at)))
                }
            }
        }
        for column in &self.columns {
            if let Err(fault) = self.source(column, own, all) {
                diagnostics.push(fault.at(place(&column.from_at)));
            }
        }
    }

    /// Whether what a column is taken from is there.
    fn source(&self, column: &Column, own: &Collection, all: &[Collection]) -> Result<(), Diagnostic> {
        let names =
            |collection: &Collection| -> Vec<String> { collection.fields.iter().map(|f| f.name.clone()).collect() };
        let known = |known: Vec<String>, name: &str| -> Result<(), Diagnostic> {
            let is_there = known.iter().any(|other| other == name) || COMMON.contains(&name);
            let all = known.iter().map(String::as_str).chain(COMMON.iter().copied());
            if is_there { Ok(()) } else { Err(unknown(name, all)) }
        };
        match column.from.as_slice() {
            [name] if SPECIAL.contains(&name.as_str()) => Ok(()),
            [name] => match own.field(name).map(|field| &field.field_type) {
                Some(kind) if is_tables(kind) => Err(unusable(name)),
                Some(_) => Ok(()),
                None => {
                    known(names(own).into_iter().chain(SPECIAL.iter().map(|&name| name.to_owned())).collect(), name)
                }
            },
            [about, name] if about == ABOUT && own.field(ABOUT).is_none() => {
                if all.iter().any(|other| other.name == *name) {
                    return Ok(());
                }
                let known = all.iter().map(|other| other.name.as_str());
                Err(Diagnostic::new(Code::UnknownCollection).with("collection", name.as_str()).suggest(name, known))
            }
            [name, inner] => {
                let Some(field) = own.field(name) else { return known(names(own), name) };
                if let Some(collection) = field.reference() {
                    // A collection that isn't there was said.
                    let Some(target) = all.iter().find(|other| other.name == collection) else { return Ok(()) };
                    return match target.field(inner).map(|field| &field.field_type) {
                        Some(kind) if is_tables(kind) => Err(unusable(inner)),
                        _ if ["address", "id"].contains(&inner.as_str()) => Ok(()),
                        _ => known(names(target), inner),
                    };
                }
                match tables_of(&field.field_type).filter(|_| self.rows.as_ref() == Some(name)) {
                    Some(fields) if fields.iter().any(|field| field.name == *inner) => Ok(()),
                    Some(fields) => Err(unknown(inner, fields.iter().map(|field| field.name.as_str()))),
                    None => Err(unusable(name)),
                }
            }
            _ => known(names(own), &column.from.join(".")),
        }
    }
}

impl Column {
    fn read(mut reader: Reader<'_>, languages: &[Language], diagnostics: &mut Diagnostics) -> Option<Column> {
        let name_at = reader.node("name").map_or(reader.span(), |node| node.span.clone());
        let name = reader.required_text("name", diagnostics);
        if let Some(name) = name.as_ref().filter(|name| !is_name(name)) {
            diagnostics.push(Diagnostic::new(Code::InvalidName).at(reader.place(&name_at)).with("name", name.as_str()));
        }
        let from_at = reader.node("from").map_or(name_at, |node| node.span.clone());
        let from = reader.text("from", diagnostics).or_else(|| name.clone());
        let label = Localised::required(&mut reader, "label", languages, diagnostics);
        let missing = Localised::read(&mut reader, "missing", languages, diagnostics);
        let shown = reader.boolean("shown", diagnostics).unwrap_or(true);
        reader.finish(diagnostics);
        let from = from?.split('.').map(str::to_owned).collect();
        Some(Column { name: name?, from, label: label?, missing, shown, from_at })
    }
}

/// The fields of the tables in a list of tables.
pub fn tables_of(kind: &FieldType) -> Option<&[super::field::Field]> {
    match kind {
        FieldType::List(of) => match of.as_ref() {
            FieldType::Table(fields) => Some(fields),
            _ => None,
        },
        _ => None,
    }
}

/// Whether a value is made of several parts, which one cell can't hold.
fn is_tables(kind: &FieldType) -> bool {
    matches!(kind, FieldType::Table(_)) || tables_of(kind).is_some()
}

fn unknown<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Diagnostic {
    Diagnostic::new(Code::UnknownFieldName).with("field", name).suggest(name, known)
}

fn unusable(name: &str) -> Diagnostic {
    Diagnostic::new(Code::FieldNotUsable).with("field", name).with("use", "use-column")
}
