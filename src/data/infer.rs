//! A first description of a table that somebody brings: columns, types, separator, for an editor to complete.

use csv::{ReaderBuilder, StringRecord, WriterBuilder};
use serde_json::{Map, Value, json};

use super::cell::Cell;
use super::field::RESERVED;
use super::kind::{KINDS, Kind};
use crate::language::slug::ascii_slug;

/// A table as it is to be written into the site.
#[derive(Debug, PartialEq)]
pub struct Inferred {
    /// Separated by commas, decimal points, columns renamed.
    pub csv: String,
    /// The descriptor; what is to be completed is empty.
    pub descriptor: String,
    /// Names of the columns, and what they were called.
    pub columns: Vec<(String, String)>,
}

/// Why a table can't be brought in.
#[derive(Debug, PartialEq, Eq)]
pub enum InferFault {
    Empty,
    /// The first row that isn't as wide as the header, by its line.
    Ragged {
        line: u64,
    },
}

/// Reads any table of text: separated by commas, semicolons or tabs, with decimal points or commas. `day` is today.
///
/// # Errors
/// See [`InferFault`].
pub fn infer(text: &str, key: &str, day: &str) -> Result<Inferred, InferFault> {
    let separator = separator(text);
    let mut reader =
        ReaderBuilder::new().delimiter(separator).has_headers(false).flexible(true).from_reader(text.as_bytes());
    let records: Vec<StringRecord> = reader.records().filter_map(Result::ok).collect();
    let rows: Vec<&StringRecord> =
        records.iter().filter(|row| row.iter().any(|cell| !cell.trim().is_empty())).collect();
    let (header, rows) = rows.split_first().ok_or(InferFault::Empty)?;
    if let Some(row) = rows.iter().find(|row| row.len() != header.len()) {
        return Err(InferFault::Ragged { line: row.position().map_or(0, csv::Position::line) });
    }
    let names = names(header);
    let comma = separator != b',';
    let cells: Vec<Vec<String>> =
        rows.iter().map(|row| row.iter().map(|cell| canonical(cell, comma)).collect()).collect();
    let mut kinds: Vec<Kind> =
        (0..names.len()).map(|column| kind(cells.iter().map(|row| row[column].as_str()))).collect();
    // A table has one column of years; others of four digits count something.
    let years = kinds.iter_mut().filter(|kind| **kind == Kind::Year).skip(1);
    years.for_each(|kind| *kind = Kind::Integer);
    Ok(Inferred {
        csv: written(&names, &cells),
        descriptor: descriptor(key, day, &names, header, &kinds, &cells),
        columns: names.into_iter().zip(header.iter().map(str::to_owned)).collect(),
    })
}

/// Whichever of the usual separators the first line has most of.
fn separator(text: &str) -> u8 {
    let line = text.lines().next().unwrap_or_default();
    let count = |separator: &u8| line.bytes().filter(|byte| byte == separator).count();
    [b',', b';', b'\t'].into_iter().rev().max_by_key(count).unwrap_or(b',')
}

fn names(header: &StringRecord) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for (number, title) in header.iter().enumerate() {
        let mut name = ascii_slug(title).replace('-', "_");
        if name.is_empty() || RESERVED.contains(&name.as_str()) {
            name = format!("column_{}", number + 1);
        }
        while names.contains(&name) {
            name.push_str("_2");
        }
        names.push(name);
    }
    names
}

/// Without spaces around it or between thousands; with a point where decimals are written with a comma.
fn canonical(cell: &str, comma: bool) -> String {
    let cell = cell.trim();
    let joined: String = cell.chars().filter(|c| !matches!(c, ' ' | '\u{a0}' | '\u{202f}')).collect();
    let number = if comma { joined.replacen(',', ".", 1) } else { joined };
    if number.parse::<f64>().is_ok() && number.bytes().any(|byte| byte.is_ascii_digit()) {
        number
    } else {
        cell.to_owned()
    }
}

/// The narrowest type that every cell has.
fn kind<'a>(cells: impl Iterator<Item = &'a str> + Clone) -> Kind {
    let there = cells.filter(|cell| !cell.is_empty());
    let all = |kind: Kind| there.clone().next().is_some() && there.clone().all(|cell| Cell::parse(cell, kind).is_ok());
    let is_year = |cell: &str| cell.len() == 4 && cell.parse().is_ok_and(|year: u32| (1000..2200).contains(&year));
    if all(Kind::Integer) && there.clone().all(is_year) {
        return Kind::Year;
    }
    let narrow = [Kind::Integer, Kind::Number, Kind::Date, Kind::YearMonth, Kind::Boolean];
    narrow.into_iter().find(|kind| all(*kind)).unwrap_or(Kind::Text)
}

fn written(names: &[String], cells: &[Vec<String>]) -> String {
    let mut writer = WriterBuilder::new().from_writer(Vec::new());
    // Writing to memory can't fail, and every row is as wide as the header.
    let _ = writer.write_record(names);
    for row in cells {
        let _ = writer.write_record(row);
    }
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}

fn descriptor(
    key: &str,
    day: &str,
    names: &[String],
    header: &StringRecord,
    kinds: &[Kind],
    cells: &[Vec<String>],
) -> String {
    let fields = names.iter().zip(header.iter()).zip(kinds).map(|((name, title), kind)| {
        let mut field = Map::new();
        field.insert("name".to_owned(), name.as_str().into());
        field.insert("type".to_owned(), type_name(*kind).into());
        field.insert("title".to_owned(), title.trim().into());
        if matches!(kind, Kind::Integer | Kind::Number) {
            field.insert("unit".to_owned(), "".into());
        }
        Value::Object(field)
    });
    let document = json!({
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": key,
        "title": key,
        "description": "",
        "version": "1.0.0",
        "created": format!("{day}T00:00:00Z"),
        "licenses": [],
        "sources": [],
        "resources": [{
            "$schema": "https://datapackage.org/profiles/2.0/dataresource.json",
            "name": key,
            "type": "table",
            "path": format!("{key}.csv"),
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "schema": {
                "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
                "fields": fields.collect::<Vec<_>>(),
                "missingValues": [""],
                "primaryKey": primary_key(names, kinds, cells),
            },
        }],
    });
    serde_json::to_string_pretty(&document).unwrap_or_default() + "\n"
}

fn type_name(kind: Kind) -> &'static str {
    KINDS.iter().find(|(_, known)| *known == kind).map_or("string", |(name, _)| name)
}

/// The columns that don't hold amounts, as many from the left as it takes to tell every row from the others.
fn primary_key(names: &[String], kinds: &[Kind], cells: &[Vec<String>]) -> Vec<String> {
    let free: Vec<usize> =
        (0..names.len()).filter(|column| !matches!(kinds[*column], Kind::Integer | Kind::Number)).collect();
    for count in 1..=free.len() {
        let mut seen = std::collections::HashSet::new();
        let key = |row: &Vec<String>| free[..count].iter().map(|column| row[*column].clone()).collect::<Vec<_>>();
        if cells.iter().all(|row| seen.insert(key(row))) {
            return free[..count].iter().map(|column| names[*column].clone()).collect();
        }
    }
    Vec::new()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_from_a_french_spreadsheet_becomes_one_that_programs_read() {
        let text = "Année;Pays d’accueil;Réfugiés (milliers);Part\n2023;France;1 234,5;\n2024;France;2 000;0,7\n";
        let inferred = infer(text, "refugees", "2026-11-23").expect("a table");
        assert_eq!(
            inferred.csv,
            "annee,pays_d_accueil,refugies_milliers,part\n2023,France,1234.5,\n2024,France,2000,0.7\n"
        );
        let descriptor: Value = serde_json::from_str(&inferred.descriptor).expect("JSON");
        let schema = &descriptor["resources"][0]["schema"];
        let types: Vec<&str> =
            schema["fields"].as_array().expect("fields").iter().filter_map(|field| field["type"].as_str()).collect();
        assert_eq!(types, ["year", "string", "number", "number"]);
        assert_eq!(schema["primaryKey"], json!(["annee"]));
    }

    #[test]
    fn a_table_that_is_none_is_refused() {
        assert_eq!(infer("", "x", "2026-11-23"), Err(InferFault::Empty));
        assert_eq!(infer("a,b\n1,2\n3\n", "x", "2026-11-23"), Err(InferFault::Ragged { line: 3 }));
    }
}
