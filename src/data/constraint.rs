//! What a column's cells must keep to (Table Schema, "constraints").

use regex::Regex;

use super::cell::{self, Cell};
use super::kind::{Kind, number};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::node::Value;
use crate::node::reader::Reader;

#[derive(Clone, Debug, Default)]
pub struct Constraints {
    pub required: bool,
    pub unique: bool,
    /// The values allowed, as they are written; any when empty.
    pub allowed: Vec<String>,
    pub minimum: Option<f64>,
    pub maximum: Option<f64>,
    pub min_length: Option<usize>,
    pub max_length: Option<usize>,
    /// Must match the whole cell.
    pub pattern: Option<Regex>,
}

impl Constraints {
    pub fn read(field: &mut Reader<'_>, kind: Kind, diagnostics: &mut Diagnostics) -> Constraints {
        let Some(mut reader) = field.table("constraints", diagnostics) else { return Constraints::default() };
        let pattern_node = reader.node("pattern");
        let pattern = pattern_node.and_then(|node| match &node.value {
            Value::Text(text) => match Regex::new(&format!("^(?:{text})$")) {
                Ok(pattern) => Some(pattern),
                Err(error) => {
                    let reason = error.to_string().lines().last().unwrap_or_default().to_owned();
                    diagnostics.push(
                        Diagnostic::new(Code::DescriptorSyntax).at(reader.place(&node.span)).with("reason", reason),
                    );
                    None
                }
            },
            _ => reader.wrong("pattern", node, "kind-text", diagnostics),
        });
        let constraints = Constraints {
            required: reader.boolean("required", diagnostics).unwrap_or(false),
            unique: reader.boolean("unique", diagnostics).unwrap_or(false),
            allowed: allowed(&mut reader),
            minimum: number(&mut reader, "minimum"),
            maximum: number(&mut reader, "maximum"),
            min_length: number(&mut reader, "minLength").map(|length| length.max(0.0) as usize),
            max_length: number(&mut reader, "maxLength").map(|length| length.max(0.0) as usize),
            pattern,
        };
        for key in ["exclusiveMinimum", "exclusiveMaximum", "jsonSchema"] {
            reader.node(key);
        }
        let _ = kind;
        reader.finish(diagnostics);
        constraints
    }

    /// Why a cell doesn't keep to them; none when it does. Uniqueness is looked at over the whole column.
    pub fn fault(&self, written: &str, cell: &Cell) -> Option<Diagnostic> {
        if !self.allowed.is_empty() && !self.allowed.iter().any(|allowed| cell.is(allowed)) {
            let known = self.allowed.iter().map(String::as_str);
            return Some(Diagnostic::new(Code::CellNotAllowed).suggest(written, known));
        }
        if let Some(value) = cell.as_number() {
            let low = self.minimum.filter(|minimum| value < *minimum);
            let high = self.maximum.filter(|maximum| value > *maximum);
            if low.is_some() || high.is_some() {
                let bound = |bound: Option<f64>| bound.map(cell::plain).unwrap_or_default();
                let fault = Diagnostic::new(Code::CellOutOfRange);
                return Some(fault.with("minimum", bound(self.minimum)).with("maximum", bound(self.maximum)));
            }
        }
        let length = written.chars().count();
        let short = self.min_length.is_some_and(|limit| length < limit);
        let long = self.max_length.is_some_and(|limit| length > limit);
        let unlike = self.pattern.as_ref().is_some_and(|pattern| !pattern.is_match(written));
        (short || long || unlike).then(|| {
            let pattern = self.pattern.as_ref().map(|pattern| pattern.as_str().to_owned());
            let pattern = pattern.map(|text| text["^(?:".len()..text.len() - ")$".len()].to_owned());
            Diagnostic::new(Code::CellUnlike).with("pattern", pattern.unwrap_or_default())
        })
    }
}

fn allowed(reader: &mut Reader<'_>) -> Vec<String> {
    let Some(node) = reader.node("enum") else { return Vec::new() };
    let Value::List(items) = &node.value else { return Vec::new() };
    let written = items.iter().filter_map(|item| match &item.value {
        Value::Text(text) => Some(text.clone()),
        Value::Integer(number) => Some(number.to_string()),
        Value::Number(number) => Some(number.to_string()),
        Value::Boolean(boolean) => Some(boolean.to_string()),
        _ => None,
    });
    written.collect()
}
