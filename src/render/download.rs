//! What can be downloaded of a data package besides its own files: its rows as JSON, and all in one archive.

use std::io::{Cursor, Write};

use serde_json::{Map, Number, Value, json};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use fluent_bundle::FluentValue;

use super::Model;
use super::note::note;
use super::picture::Drawn;
use crate::data::cell::Cell;
use crate::data::file::{self, DataFile};
use crate::data::{DESCRIPTOR, Resource};
use crate::diagnostic::files::unreadable;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::markdown::host::FileTarget;
use crate::plan::address::Address;
use crate::plan::output::Making;
use crate::site::EntryIndex;

/// The rows of a package's tables with what is needed to quote them.
pub fn json(model: &Model, entry: EntryIndex) -> Vec<u8> {
    let Some(package) = model.site.packages.get(entry) else { return Vec::new() };
    let page = model.plan.page(entry, 0).map(|target| model.plan.writer.absolute(target.address));
    let sources = package.sources.iter().map(|source| {
        json!({ "title": source.title, "publisher": source.publisher, "path": source.path, "retrieved": source.retrieved })
    });
    let licences = package
        .licences
        .iter()
        .map(|licence| json!({ "name": licence.name, "title": licence.title, "path": licence.path }));
    let tables = package.resources.iter().map(|resource| (resource.name.clone(), rows(resource)));
    let document = json!({
        "name": package.key,
        "title": package.title,
        "description": package.description,
        "page": page,
        "sources": sources.collect::<Vec<_>>(),
        "licenses": licences.collect::<Vec<_>>(),
        "tables": tables.collect::<Map<_, _>>(),
    });
    let mut bytes = serde_json::to_vec(&document).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

fn rows(resource: &Resource) -> Value {
    let fields = &resource.fields;
    let row = |row: usize| -> Value {
        let cells = fields.iter().enumerate().map(|(column, field)| {
            let value = match resource.table.cell(row, column) {
                Cell::Missing => Value::Null,
                Cell::Text(text) => text.into(),
                Cell::Integer(number) => number.into(),
                Cell::Number(number) => Number::from_f64(number).map_or(Value::Null, Value::Number),
            };
            (field.name.clone(), value)
        });
        Value::Object(cells.collect())
    };
    (0..resource.table.rows).map(row).collect()
}

/// Descriptor, tables and a note in each language, in one archive. The same input gives the same bytes: every file in it
/// has the same date, the first that the format knows.
pub fn archive(model: &Model, entry: EntryIndex, diagnostics: &mut Diagnostics) -> Option<Vec<u8>> {
    // The faults of one that isn't sound were said, and nothing will be written.
    let package = model.site.packages.get(entry).filter(|package| package.sound)?;
    let mut files = vec![(DESCRIPTOR.to_owned(), read(model, &package.file, diagnostics)?)];
    for resource in &package.resources {
        let name = resource.file.strip_prefix(package.file.trim_end_matches(DESCRIPTOR)).unwrap_or(&resource.name);
        files.push((name.to_owned(), read(model, &resource.file, diagnostics)?));
    }
    for language in &model.site.config.languages {
        let note = note(model, entry, package, language.index, diagnostics);
        files.push((format!("README.{}.txt", language.code), note.into_bytes()));
    }
    let made = write(&package.key, &files);
    let fault = |error: zip::result::ZipError| Diagnostic::new(Code::Fault).with("reason", error.to_string());
    made.map_err(|error| diagnostics.push(fault(error))).ok()
}

fn read(model: &Model, file: &str, diagnostics: &mut Diagnostics) -> Option<Vec<u8>> {
    let limit = model.site.config.limits.data_size;
    model.folder.read(file, limit).map_err(|error| diagnostics.push(unreadable(&file.into(), error))).ok()
}

fn write(folder: &str, files: &[(String, Vec<u8>)]) -> zip::result::ZipResult<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        archive.start_file(format!("{folder}/{name}"), options)?;
        archive.write_all(bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}

/// Where the file is that a link names, and what is said of it: format and size.
pub fn target(model: &Model, from: &Address, name: &str, language: usize) -> Option<FileTarget> {
    let (entry, file) = file::find(&model.site, name).ok()?;
    let package = model.site.packages.get(entry)?;
    let made = |making: &Making| model.plan.first(|other| other == making).map(|output| &output.address);
    let (to, size) = match file {
        DataFile::Table(number) => {
            let resource = package.resources.get(number)?;
            (model.plan.file(&resource.file)?, resource.size)
        }
        DataFile::Json => (made(&Making::PackageJson(entry))?, json(model, entry).len()),
        DataFile::Archive => {
            // What is wrong with a file in it is said when the archive itself is made.
            let archive = archive(model, entry, &mut Diagnostics::new())?;
            (made(&Making::PackageArchive(entry))?, archive.len())
        }
        DataFile::Chart(chart, form) => {
            let language = model.site.entry(entry).document(language).language;
            let picture = super::chart::file(model, entry, chart, language, form, &Drawn)?;
            (made(&Making::Chart { entry, chart, language, form })?, picture.len())
        }
    };
    let name = to.as_str().rsplit('/').next().unwrap_or_default().to_owned();
    let format = name.rsplit('.').next().unwrap_or_default();
    let note = note_of(model, format, size, language);
    Some(FileTarget { href: model.plan.writer.write(from, to, None), name, note })
}

/// What is said of a file beside its name: "(CSV, 12 kB)".
pub fn note_of(model: &Model, format: &str, size: usize, language: usize) -> String {
    let (_, words) = model.language(language);
    let size = self::size(model, size, language);
    let arguments = [("format", FluentValue::from(format.to_uppercase())), ("size", FluentValue::from(size))];
    words.get("file-note", &arguments).unwrap_or_default()
}

/// `12 kB`: a size in bytes, in decimal units, with one decimal when it is small.
fn size(model: &Model, bytes: usize, language: usize) -> String {
    let (formats, words) = model.language(language);
    let units = [(1e9, "size-gigabytes"), (1e6, "size-megabytes"), (1e3, "size-kilobytes")];
    let found = units.into_iter().find(|(unit, _)| bytes as f64 >= *unit);
    let (unit, word) = found.unwrap_or((1.0, "size-bytes"));
    let count = bytes as f64 / unit;
    let digits = if unit > 1.0 && count < 9.95 { format!("{count:.1}") } else { format!("{count:.0}") };
    let number = formats.amount(&digits);
    words.get(word, &[("number", FluentValue::from(number))]).unwrap_or_default()
}
