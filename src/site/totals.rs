//! Fields that are the sum of a column: the minutes of a session and those of its steps.

use super::Entry;
use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::load::document::Document;
use crate::schema::field::{Field, Total};
use crate::schema::value::FieldValue;

/// Says where a total isn't the sum of its column, in each language that has the rows.
pub fn check(entries: &[Entry], config: &Config, diagnostics: &mut Diagnostics) {
    for entry in entries {
        let fields = &config.collections[entry.collection].fields;
        for (index, field) in fields.iter().enumerate() {
            let Some(total) = &field.total_of else { continue };
            for language in 0..config.languages.len() {
                diagnostics.append(of_page(entry, language, (index, field), total, config));
            }
        }
    }
}

fn of_page(
    entry: &Entry,
    language: usize,
    (index, field): (usize, &Field),
    of: &Total,
    config: &Config,
) -> Diagnostics {
    let mut diagnostics = Diagnostics::new();
    let fields = &config.collections[entry.collection].fields;
    let Some(document) = entry.documents.get(language).and_then(Option::as_ref) else { return diagnostics };
    let Some(rows_at) = fields.iter().position(|field| field.name == of.list) else { return diagnostics };
    let (total, rows) = (entry.field(config, language, index), entry.field(config, language, rows_at));
    let (Some(FieldValue::Integer(total)), Some(FieldValue::List(rows))) = (total, rows) else { return diagnostics };
    let holder = if fields[rows_at].shared { entry.original() } else { document };
    // Shared rows are those of all languages: one finding will do.
    if fields[rows_at].shared && field.shared && document.language != holder.language {
        return diagnostics;
    }
    // Numbers that no session has, of which the sum could not be told.
    let sum = rows.iter().fold(0i128, |sum, row| sum + i128::from(column(row, &of.column)));
    if sum != i128::from(*total) {
        let place = |document: &Document, index: usize| {
            let found = document.fields.iter().find(|field| field.index == index);
            document.place(found.map_or(document.fence, |field| field.span))
        };
        let total_holder = if field.shared { entry.original() } else { document };
        diagnostics.push(
            Diagnostic::new(Code::TotalDiffers)
                .at(place(holder, rows_at))
                .related(place(total_holder, index))
                .with("field", field.name.as_str())
                .with("value", total.to_string())
                .with("column", format!("{}.{}", of.list, of.column))
                .with("sum", sum.to_string()),
        );
    }
    diagnostics
}

/// The number in a column of a row; nothing counts as zero.
fn column(row: &FieldValue, name: &str) -> i64 {
    let FieldValue::Table(values) = row else { return 0 };
    match values.iter().find(|(known, _)| known == name) {
        Some((_, FieldValue::Integer(number))) => *number,
        _ => 0,
    }
}
