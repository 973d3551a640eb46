//! Parts of data packages as tables for templates.

use tera::Value;

use super::Model;
use super::host::source_anchor;
use super::value::{list, map, optional, text};
use crate::data::Resource;
use crate::data::cell::Cell;
use crate::data::field::Field;
use crate::data::kind::Kind;
use crate::data::values::unknown_package;
use crate::data::view::{Labels, Selected, SelectionFault};
use crate::diagnostic::{Code, Diagnostic};
use crate::language::quantity;
use crate::markdown::block::BlockValues;
use crate::markdown::host::TableWanted;
use crate::plan::address::Address;
use crate::schema::value::FieldValue;
use crate::site::EntryIndex;

/// What a `table` block shows, and the page of its package.
pub fn values(
    model: &Model,
    from: &Address,
    wanted: &TableWanted,
    language: usize,
) -> Result<(EntryIndex, BlockValues), Box<Diagnostic>> {
    let (entry, package) =
        model.site.package(&wanted.package).ok_or_else(|| unknown_package(&model.site, &wanted.package))?;
    if !package.sound {
        return Ok((entry, nothing()));
    }
    let resource = match &wanted.resource {
        Some(name) => package.resource(name),
        None => package.resources.first(),
    };
    let Some(resource) = resource else {
        let name = wanted.resource.clone().unwrap_or_default();
        let known = package.resources.iter().map(|resource| resource.name.as_str());
        return Err(Box::new(
            Diagnostic::new(Code::UnknownResource).with("resource", name.as_str()).suggest(&name, known),
        ));
    };
    let selected = wanted.selection.of(resource).map_err(|fault| explain(fault, resource))?;
    let labels = labels(model, entry, language);
    let mut values = BlockValues::new();
    values.insert("columns", list(selected.columns.iter().map(|column| header(&resource.fields[*column], &labels))));
    values.insert("rows", list(rows(model, resource, &selected, &labels, language)));
    values.insert("source", text(&source_anchor(package)));
    let download = model.plan.file(&resource.file).map(|to| model.plan.writer.write(from, to, None));
    values.insert("download", optional(download.as_deref()));
    values.insert("file", text(resource.file.rsplit('/').next().unwrap_or_default()));
    Ok((entry, values))
}

/// Columns and rows of a whole table.
pub fn whole(model: &Model, entry: EntryIndex, resource: &Resource, language: usize) -> (Value, Value) {
    let labels = labels(model, entry, language);
    let selected = Selected { columns: (0..resource.fields.len()).collect(), rows: (0..resource.table.rows).collect() };
    let columns = list(resource.fields.iter().map(|field| header(field, &labels)));
    (columns, list(rows(model, resource, &selected, &labels, language)))
}

/// In place of a table of a package whose faults were said.
fn nothing() -> BlockValues {
    let empty = || list(std::iter::empty());
    let mut values = BlockValues::new();
    values.extend([("columns", empty()), ("rows", empty()), ("source", text("")), ("file", text(""))]);
    values.insert("download", optional(None));
    values
}

fn explain(fault: SelectionFault, resource: &Resource) -> Box<Diagnostic> {
    Box::new(match fault {
        SelectionFault::UnknownColumn(name) => {
            let known = resource.fields.iter().map(|field| field.name.as_str());
            Diagnostic::new(Code::UnknownColumn).with("column", name.as_str()).suggest(&name, known)
        }
        SelectionFault::Empty => Diagnostic::new(Code::NothingSelected),
    })
}

fn header(field: &Field, labels: &Labels) -> Value {
    map([
        ("name", text(&field.name)),
        ("label", text(labels.column(field))),
        ("unit", optional(labels.unit(field))),
        ("is_number", Value::from(field.is_amount())),
    ])
}

fn rows<'a>(
    model: &'a Model,
    resource: &'a Resource,
    selected: &'a Selected,
    labels: &'a Labels,
    language: usize,
) -> impl Iterator<Item = Value> + 'a {
    let (formats, _) = model.language(language);
    selected.rows.iter().map(move |row| {
        list(selected.columns.iter().map(move |column| {
            let field = &resource.fields[*column];
            match resource.table.cell(*row, *column) {
                Cell::Missing => Value::none(),
                Cell::Text(code) => text(labels.value(field, code)),
                // A year isn't grouped: 2018, not 2,018.
                Cell::Integer(year) if field.kind == Kind::Year => text(&year.to_string()),
                cell => text(&quantity::full(cell.as_number().unwrap_or_default(), field.digits, formats)),
            }
        }))
    })
}

/// What the page of a package calls its columns and their values, in a language.
pub fn labels(model: &Model, entry: EntryIndex, language: usize) -> Labels<'_> {
    let entry = model.site.entry(entry);
    let typography = entry.document(language).typography;
    let rows = |name: &str| match entry.value(&model.site.config, language, name) {
        Some(FieldValue::List(items)) => items,
        _ => Vec::new(),
    };
    let part = |row: &FieldValue, name: &str| match row {
        FieldValue::Table(parts) => parts.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_text()),
        _ => None,
    };
    let columns = rows("columns");
    let set = |row: &FieldValue, name: &str| part(row, name).map(|text| typography.apply(&text).into_owned());
    let columns = columns.iter().filter_map(|row| Some((part(row, "name")?, set(row, "label")?, set(row, "unit"))));
    let values = rows("labels");
    let values = values.iter().filter_map(|row| Some((part(row, "column")?, part(row, "value")?, set(row, "label")?)));
    Labels { formats: model.language(language).0, columns: columns.collect(), values: values.collect() }
}
