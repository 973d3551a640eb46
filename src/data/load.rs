//! Reading the packages of a site: descriptor, tables, and what only whole columns show.

use std::cmp::Ordering;
use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use super::cell::Cell;
use super::read::{Expected, read};
use super::{DESCRIPTOR, Package, Resource, chart, descriptor};
use crate::config::{Config, settings_fault};
use crate::diagnostic::files::{undecodable, unreadable, unreadable_within};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::files::{Folder, ReadError, text};
use crate::node::json;

/// The largest descriptor, in bytes.
const DESCRIPTOR_LIMIT: u64 = 4 << 20;
const BYTE_ORDER_MARK: [u8; 3] = [0xEF, 0xBB, 0xBF];

/// Reads and checks the package in a page's folder.
pub fn package(site: &dyn Folder, path: &str, key: &str, config: &Config, diagnostics: &mut Diagnostics) -> Package {
    let file: Arc<str> = format!("{path}/{DESCRIPTOR}").into();
    let mut said = Diagnostics::new();
    let read = described(site, &file, key, config.limits.data_size, &mut said);
    let mut package = read.unwrap_or_else(|| Package::unreadable(&file, key));
    package.sound = !said.has_errors();
    diagnostics.append(said);
    package.charts = chart::read_all(site, path, config, diagnostics);
    package
}

/// None when the descriptor can't be read.
fn described(
    site: &dyn Folder,
    file: &Arc<str>,
    key: &str,
    limit: u64,
    diagnostics: &mut Diagnostics,
) -> Option<Package> {
    let bytes = match site.read(file, DESCRIPTOR_LIMIT) {
        Ok(bytes) => bytes,
        Err(ReadError::Missing) => {
            diagnostics.push(Diagnostic::new(Code::DescriptorMissing).at(Place::file(file)));
            return None;
        }
        Err(error) => {
            diagnostics.push(unreadable(file, error));
            return None;
        }
    };
    let text = text::decode(&bytes).map_err(|error| diagnostics.push(undecodable(file, error))).ok()?;
    let fault = |error| settings_fault(Code::DescriptorSyntax, error, file);
    let tree = json::parse(&text).map_err(|error| diagnostics.push(fault(error))).ok()?;
    let mut package = descriptor::read(&tree, file, key, diagnostics);
    for resource in &mut package.resources {
        self::table(site, resource, (file, limit), diagnostics);
    }
    // Rows and cells with faults are missing: keys that lack them would be said to be wrong.
    for resource in package.resources.iter().filter(|resource| !resource.table.faulty) {
        check_keys(&package, resource, diagnostics);
    }
    for resource in &mut package.resources {
        resource.table.starts = Vec::new();
    }
    Some(package)
}

/// Reads a table that may have so many bytes.
fn table(
    site: &dyn Folder,
    resource: &mut Resource,
    (descriptor, limit): (&Arc<str>, u64),
    diagnostics: &mut Diagnostics,
) {
    let file = resource.file.clone();
    let bytes = match site.read(&file, limit) {
        Ok(bytes) => bytes,
        Err(ReadError::Missing) => {
            let fault = Diagnostic::new(Code::DataFileMissing).at(Place::file(descriptor));
            return diagnostics.push(fault.with("path", file.as_ref()));
        }
        Err(error) => return diagnostics.push(unreadable_within(&file, error, "data_size")),
    };
    resource.size = bytes.len();
    if bytes.starts_with(&BYTE_ORDER_MARK) {
        diagnostics.push(Diagnostic::new(Code::ByteOrderMark).at(Place::file(&file)));
    }
    match text::decode(&bytes) {
        Ok(text) => {
            let expected = Expected { file: &file, fields: &resource.fields, missing: &resource.missing };
            resource.table = read(&text, &expected, diagnostics).unwrap_or_default();
        }
        Err(error) => diagnostics.push(undecodable(&file, error)),
    }
}

/// What holds over many rows: unique columns, the primary key, references to other tables.
fn check_keys(package: &Package, resource: &Resource, diagnostics: &mut Diagnostics) {
    let line = |row: usize| resource.table.starts[row].0 as usize;
    let place = |row: usize| {
        let start = resource.table.starts[row].1 as usize;
        Place::at(&resource.file, start..start + 1)
    };
    let names = |columns: &[usize]| -> Vec<String> {
        columns.iter().map(|column| resource.fields[*column].name.clone()).collect()
    };
    let unique = resource.fields.iter().enumerate().filter(|(_, field)| field.constraints.unique);
    let mut keys: Vec<Vec<usize>> = unique.map(|(column, _)| vec![column]).collect();
    if !keys.contains(&resource.primary_key) {
        keys.push(resource.primary_key.clone());
    }
    for key in keys.into_iter().filter(|key| !key.is_empty() && resource.table.rows > 0) {
        if let Some((first, again)) = repeated(resource, &key) {
            let value: Vec<String> = key.iter().map(|column| resource.table.cell(again, *column).written()).collect();
            diagnostics.push(
                Diagnostic::new(Code::KeyRepeated)
                    .at(place(again))
                    .with("columns", names(&key))
                    .with("value", value)
                    .with("row", line(again))
                    .with("other", line(first)),
            );
        }
    }
    for key in &resource.foreign_keys {
        let target = if key.resource.is_empty() { Some(resource) } else { package.resource(&key.resource) };
        let to: Option<Vec<usize>> = target.and_then(|target| key.to.iter().map(|name| target.column(name)).collect());
        let (Some(target), Some(to)) = (target, to) else {
            let fault = Diagnostic::new(Code::ForeignKeyBroken).at(Place::file(&package.file));
            diagnostics.push(fault.with("resource", key.resource.as_str()).with("columns", key.to.clone()));
            continue;
        };
        // What is wrong with a table that couldn't be read was said.
        if target.table.columns.is_empty() {
            continue;
        }
        let row = |resource: &Resource, row: usize, columns: &[usize]| -> Vec<String> {
            columns.iter().map(|column| resource.table.cell(row, *column).written()).collect()
        };
        let known: HashSet<Vec<String>> = (0..target.table.rows).map(|at| row(target, at, &to)).collect();
        let strange = (0..resource.table.rows).find(|at| {
            let value = row(resource, *at, &key.fields);
            value.iter().all(|part| !part.is_empty()) && !known.contains(&value)
        });
        if let Some(at) = strange {
            diagnostics.push(
                Diagnostic::new(Code::ForeignKeyUnknown)
                    .at(place(at))
                    .with("columns", names(&key.fields))
                    .with("value", row(resource, at, &key.fields))
                    .with("row", line(at))
                    .with("resource", target.name.as_str()),
            );
        }
    }
}

/// The first two rows with the same values in these columns. Rows are compared by a hash first: that needs sixteen bytes
/// a row, however long the values are.
fn repeated(resource: &Resource, columns: &[usize]) -> Option<(usize, usize)> {
    let table = &resource.table;
    // Where rows stand in the order of their key, as they mostly do, nothing need be compared but neighbours.
    let ascending = |row: usize| {
        columns
            .iter()
            .map(|column| table.cell(row - 1, *column).order(&table.cell(row, *column)))
            .find(|order| order.is_ne())
            == Some(Ordering::Less)
    };
    if (1..table.rows).all(ascending) {
        return None;
    }
    let mut rows: Vec<(u64, u32)> = (0..table.rows)
        .map(|row| {
            let mut hasher = DefaultHasher::new();
            columns.iter().for_each(|column| hash(table.cell(row, *column), &mut hasher));
            (hasher.finish(), row as u32)
        })
        .collect();
    rows.sort_unstable();
    let same = |a: usize, b: usize| columns.iter().all(|column| table.cell(a, *column) == table.cell(b, *column));
    let pairs = rows.windows(2).filter(|pair| pair[0].0 == pair[1].0);
    let pairs = pairs.map(|pair| (pair[0].1 as usize, pair[1].1 as usize)).filter(|(a, b)| same(*a, *b));
    pairs.min_by_key(|(_, again)| *again)
}

fn hash(cell: Cell<'_>, hasher: &mut DefaultHasher) {
    match cell {
        Cell::Missing => 0u8.hash(hasher),
        Cell::Text(text) => text.hash(hasher),
        Cell::Integer(number) => number.hash(hasher),
        Cell::Number(number) => number.to_bits().hash(hasher),
    }
}
