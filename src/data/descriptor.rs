//! `datapackage.json`: what a package says of itself (Frictionless Data Package v2).

use std::sync::Arc;

use super::field::Field;
use super::table::Table;
use super::{Contributor, ForeignKey, Licence, Package, Resource, Source};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::node::reader::Reader;
use crate::node::{Node, Table as Tree, Value};

/// Reads a descriptor. Its tables are still empty.
pub fn read(tree: &Tree, file: &Arc<str>, key: &str, diagnostics: &mut Diagnostics) -> Package {
    let mut reader = Reader::new(tree, file, 0..1);
    let name_span = reader.node("name").map_or(0..1, |node| node.span.clone());
    let name = reader.required_text("name", diagnostics).unwrap_or_else(|| key.to_owned());
    if name != key {
        let fault = Diagnostic::new(Code::PackageNameDiffers).at(reader.place(&name_span));
        diagnostics.push(fault.with("name", name).with("key", key));
    }
    let title = reader.required_text("title", diagnostics).unwrap_or_default();
    let temporal = reader
        .table("temporal", diagnostics)
        .and_then(|mut temporal| Some((temporal.text("start", diagnostics)?, temporal.text("end", diagnostics)?)));
    let sources = tables(&mut reader, "sources", diagnostics, source);
    let licences = tables(&mut reader, "licenses", diagnostics, licence);
    if sources.is_empty() {
        diagnostics.push(Diagnostic::new(Code::PackageWithoutSource).at(reader.place(&name_span)));
    }
    if licences.is_empty() {
        diagnostics.push(Diagnostic::new(Code::PackageWithoutLicence).at(reader.place(&name_span)));
    }
    let contributors = tables(&mut reader, "contributors", diagnostics, contributor);
    let resources = resources(&mut reader, diagnostics);
    Package {
        file: file.clone(),
        key: key.to_owned(),
        title,
        description: reader.text("description", diagnostics).unwrap_or_default(),
        version: reader.text("version", diagnostics),
        created: reader.text("created", diagnostics),
        keywords: words(&mut reader, "keywords", diagnostics),
        sources,
        licences,
        contributors,
        temporal,
        spatial: words(&mut reader, "spatial", diagnostics),
        next_release: reader.text("nextRelease", diagnostics),
        resources,
        charts: Vec::new(),
        sound: true,
    }
}

/// The texts of a list, or nothing.
fn words<'a>(reader: &mut Reader<'a>, key: &'a str, diagnostics: &mut Diagnostics) -> Vec<String> {
    let texts = reader.texts(key, diagnostics).unwrap_or_default();
    texts.into_iter().map(|(text, _)| text).collect()
}

fn tables<'a, T>(
    reader: &mut Reader<'a>,
    key: &'a str,
    diagnostics: &mut Diagnostics,
    read: fn(&mut Reader<'a>, &mut Diagnostics) -> Option<T>,
) -> Vec<T> {
    let tables = reader.tables(key, diagnostics);
    tables.into_iter().filter_map(|mut table| read(&mut table, diagnostics)).collect()
}

fn source(reader: &mut Reader<'_>, diagnostics: &mut Diagnostics) -> Option<Source> {
    Some(Source {
        title: reader.required_text("title", diagnostics)?,
        publisher: reader.text("publisher", diagnostics),
        path: reader.text("path", diagnostics),
        retrieved: reader.text("retrieved", diagnostics),
        note: reader.text("note", diagnostics),
    })
}

fn licence(reader: &mut Reader<'_>, diagnostics: &mut Diagnostics) -> Option<Licence> {
    let licence = Licence {
        name: reader.text("name", diagnostics),
        title: reader.text("title", diagnostics),
        path: reader.text("path", diagnostics),
    };
    (licence.name.is_some() || licence.path.is_some()).then_some(licence)
}

fn contributor(reader: &mut Reader<'_>, diagnostics: &mut Diagnostics) -> Option<Contributor> {
    Some(Contributor { title: reader.required_text("title", diagnostics)?, roles: words(reader, "roles", diagnostics) })
}

fn resources(reader: &mut Reader<'_>, diagnostics: &mut Diagnostics) -> Vec<Resource> {
    let tables = reader.tables("resources", diagnostics);
    if tables.is_empty() {
        reader.missing("resources", diagnostics);
    }
    tables.into_iter().filter_map(|mut table| resource(&mut table, diagnostics)).collect()
}

fn resource(reader: &mut Reader<'_>, diagnostics: &mut Diagnostics) -> Option<Resource> {
    let name = reader.required_text("name", diagnostics)?;
    let path_span = reader.node("path").map_or(reader.span(), |node| node.span.clone());
    let path = reader.required_text("path", diagnostics)?;
    let folder = reader.file().rsplit_once('/').map_or("", |(folder, _)| folder);
    if path.starts_with('/') || path.contains([':', '\\']) || path.split('/').any(|part| part == "..") {
        let fault = Diagnostic::new(Code::DataFileOutside).at(reader.place(&path_span));
        diagnostics.push(fault.with("path", path));
        return None;
    }
    let file: Arc<str> = format!("{folder}/{path}").into();
    let Some(mut schema) = reader.table("schema", diagnostics) else {
        reader.missing("schema", diagnostics);
        return None;
    };
    let fields = fields(&mut schema, diagnostics);
    let missing = match schema.node("missingValues") {
        Some(_) => words(&mut schema, "missingValues", diagnostics),
        None => vec![String::new()],
    };
    let primary_key = columns(&mut schema, "primaryKey", &fields, diagnostics);
    let foreign_keys = foreign_keys(&mut schema, &fields, diagnostics);
    Some(Resource { name, file, fields, primary_key, foreign_keys, missing, table: Table::default(), size: 0 })
}

fn fields(schema: &mut Reader<'_>, diagnostics: &mut Diagnostics) -> Vec<Field> {
    let Some(Node { value: Value::List(items), .. }) = schema.node("fields") else {
        schema.missing("fields", diagnostics);
        return Vec::new();
    };
    let mut fields: Vec<Field> = Vec::with_capacity(items.len());
    for item in items {
        let Some(field) = Field::read(item, schema, diagnostics) else { continue };
        if fields.iter().any(|known| known.name == field.name) {
            let fault = Diagnostic::new(Code::DuplicateColumn).at(schema.place(&field.span));
            diagnostics.push(fault.with("column", field.name.as_str()));
        } else {
            fields.push(field);
        }
    }
    fields
}

/// A name or a list of names of fields, as their places; none when one of them isn't there.
fn columns<'a>(reader: &mut Reader<'a>, key: &'a str, fields: &[Field], diagnostics: &mut Diagnostics) -> Vec<usize> {
    let Some(node) = reader.node(key) else { return Vec::new() };
    let single = [node.clone()];
    let items: &[Node] = match &node.value {
        Value::List(items) => items,
        _ => &single,
    };
    let mut found = Vec::new();
    for item in items {
        let Value::Text(name) = &item.value else {
            reader.wrong::<()>(key, item, "kind-text", diagnostics);
            return Vec::new();
        };
        match fields.iter().position(|field| field.name == *name) {
            Some(column) => found.push(column),
            None => diagnostics.push(
                Diagnostic::new(Code::UnknownColumn)
                    .at(reader.place(&item.span))
                    .with("column", name.as_str())
                    .suggest(name, fields.iter().map(|field| field.name.as_str())),
            ),
        }
    }
    // A part of a key says nothing.
    if found.len() == items.len() { found } else { Vec::new() }
}

fn foreign_keys(schema: &mut Reader<'_>, fields: &[Field], diagnostics: &mut Diagnostics) -> Vec<ForeignKey> {
    let mut keys = Vec::new();
    for mut table in schema.tables("foreignKeys", diagnostics) {
        let own = columns(&mut table, "fields", fields, diagnostics);
        let Some(mut reference) = table.table("reference", diagnostics) else { continue };
        let resource = reference.text("resource", diagnostics).unwrap_or_default();
        let to = match reference.node("fields").map(|node| &node.value) {
            Some(Value::Text(name)) => vec![name.clone()],
            Some(Value::List(_)) => words(&mut reference, "fields", diagnostics),
            _ => Vec::new(),
        };
        // One that names columns that aren't there was said.
        if own.is_empty() {
            continue;
        }
        if own.len() == to.len() {
            keys.push(ForeignKey { fields: own, resource, to });
        } else {
            let fault = Diagnostic::new(Code::ForeignKeyBroken).at(reference.place(&reference.span()));
            diagnostics.push(fault.with("resource", resource).with("columns", to));
        }
    }
    keys
}
