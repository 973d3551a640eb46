//! A column as the descriptor declares it (Table Schema, datapackage.org/standard/table-schema).

use std::ops::Range;

use super::constraint::Constraints;
use super::kind::{KINDS, Kind, number};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::node::reader::Reader;
use crate::node::{Node, Value};

/// Words that a value link uses for itself.
pub const RESERVED: &[&str] = &["resource", "column", "agg", "digits", "from", "to"];

#[derive(Clone, Debug)]
pub struct Field {
    pub name: String,
    pub kind: Kind,
    pub title: Option<String>,
    pub description: Option<String>,
    /// What its numbers count: `persons`, `percent`, `USD`.
    pub unit: Option<String>,
    /// A cell times this is the true value.
    pub scale: f64,
    /// Decimals shown.
    pub digits: Option<i8>,
    /// The list that its codes come from, such as `iso3166-1-alpha-3`.
    pub codes: Option<String>,
    /// A text that says when: `2016-Q2`.
    time: bool,
    pub constraints: Constraints,
    /// Where the descriptor has it.
    pub span: Range<usize>,
}

impl Field {
    /// Reads one of `schema.fields`. None when it can't be used.
    pub fn read(node: &Node, holder: &Reader<'_>, diagnostics: &mut Diagnostics) -> Option<Field> {
        let Value::Table(table) = &node.value else {
            return holder.wrong("fields", node, "kind-table", diagnostics);
        };
        let mut reader = holder.nested(table, node.span.clone());
        let name_span = reader.node("name").map_or(node.span.clone(), |node| node.span.clone());
        let name = reader.required_text("name", diagnostics)?;
        let place = reader.place(&name_span);
        if !is_column_name(&name) {
            diagnostics.push(Diagnostic::new(Code::InvalidColumnName).at(place.clone()).with("column", name.as_str()));
        }
        let kind = kind(&mut reader, diagnostics)?;
        let time = reader.text("time", diagnostics).is_some();
        let field = Field {
            name,
            kind,
            title: reader.text("title", diagnostics),
            description: reader.text("description", diagnostics),
            unit: reader.text("unit", diagnostics).filter(|unit| !unit.is_empty()),
            scale: number(&mut reader, "scale").filter(|scale| scale.is_finite() && *scale != 0.0).unwrap_or(1.0),
            digits: number(&mut reader, "digits").map(|digits| digits.clamp(-15.0, 15.0) as i8),
            codes: reader.text("codes", diagnostics),
            time,
            constraints: Constraints::read(&mut reader, kind, diagnostics),
            span: node.span.clone(),
        };
        if field.is_amount() && field.unit.is_none() {
            diagnostics.push(Diagnostic::new(Code::ColumnWithoutUnit).at(place).with("column", field.name.as_str()));
        }
        Some(field)
    }

    /// Whether it says when.
    pub fn is_time(&self) -> bool {
        self.time || matches!(self.kind, Kind::Year | Kind::YearMonth | Kind::Date)
    }

    /// Whether it holds numbers that can be counted with.
    pub fn is_amount(&self) -> bool {
        matches!(self.kind, Kind::Integer | Kind::Number)
    }
}

/// `[a-z0-9_]+`, and no word that value links use for themselves.
pub fn is_column_name(name: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
    !name.is_empty() && name.bytes().all(fits) && !RESERVED.contains(&name)
}

fn kind(reader: &mut Reader<'_>, diagnostics: &mut Diagnostics) -> Option<Kind> {
    let Some(node) = reader.node("type") else {
        reader.missing("type", diagnostics);
        return None;
    };
    let Value::Text(name) = &node.value else { return reader.wrong("type", node, "kind-text", diagnostics) };
    let found = KINDS.iter().find(|(known, _)| known == name).map(|(_, kind)| *kind);
    if found.is_none() {
        let allowed: Vec<String> = KINDS.iter().map(|(known, _)| (*known).to_owned()).collect();
        diagnostics.push(
            Diagnostic::new(Code::SettingNotAllowed)
                .at(reader.place(&node.span))
                .with("key", "type")
                .with("value", name.as_str())
                .with("allowed", allowed),
        );
    }
    found
}
