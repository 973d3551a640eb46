//! What a column's cells must keep to (Table Schema, "constraints").

use std::cmp::Ordering;

use regex::Regex;

use super::cell::Cell;
use super::kind::{Kind, number};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::node::reader::Reader;
use crate::node::{Node, Value};

#[derive(Clone, Debug, Default)]
pub struct Constraints {
    pub required: bool,
    pub unique: bool,
    /// The values allowed, as they are written; any when empty.
    pub allowed: Vec<String>,
    pub minimum: Option<Bound>,
    pub maximum: Option<Bound>,
    pub min_length: Option<usize>,
    pub max_length: Option<usize>,
    /// Must match the whole cell.
    pub pattern: Option<Regex>,
}

/// The end of a range: a number, or a date as it is written.
#[derive(Clone, Debug, PartialEq)]
pub struct Bound {
    written: String,
    /// Whether the bound itself is outside.
    exclusive: bool,
}

impl Bound {
    /// How a cell stands to the bound; none for a cell that has no order, such as a text.
    fn order(&self, cell: &Cell) -> Option<Ordering> {
        match cell {
            Cell::Integer(_) | Cell::Number(_) => cell.as_number()?.partial_cmp(&self.written.parse().ok()?),
            // Dates and months as they are written in the format stand in the order of their letters.
            Cell::Text(text) => Some((*text).cmp(&self.written)),
            Cell::Missing => None,
        }
    }

    fn is_passed(&self, cell: &Cell, beyond: Ordering) -> bool {
        self.order(cell).is_some_and(|order| order == beyond || (self.exclusive && order.is_eq()))
    }
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
            minimum: bound(&mut reader, kind, ["minimum", "exclusiveMinimum"], diagnostics),
            maximum: bound(&mut reader, kind, ["maximum", "exclusiveMaximum"], diagnostics),
            min_length: number(&mut reader, "minLength").map(|length| length.max(0.0) as usize),
            max_length: number(&mut reader, "maxLength").map(|length| length.max(0.0) as usize),
            pattern,
        };
        reader.finish(diagnostics);
        constraints
    }

    /// Why a cell doesn't keep to them; none when it does. Uniqueness is looked at over the whole column.
    pub fn fault(&self, written: &str, cell: &Cell) -> Option<Diagnostic> {
        if !self.allowed.is_empty() && !self.allowed.iter().any(|allowed| cell.is(allowed)) {
            let known = self.allowed.iter().map(String::as_str);
            return Some(Diagnostic::new(Code::CellNotAllowed).suggest(written, known));
        }
        let low = self.minimum.as_ref().is_some_and(|bound| bound.is_passed(cell, Ordering::Less));
        let high = self.maximum.as_ref().is_some_and(|bound| bound.is_passed(cell, Ordering::Greater));
        if low || high {
            let bound = |bound: &Option<Bound>| bound.as_ref().map(|bound| bound.written.clone()).unwrap_or_default();
            let fault = Diagnostic::new(Code::CellOutOfRange);
            return Some(fault.with("minimum", bound(&self.minimum)).with("maximum", bound(&self.maximum)));
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

/// The bound under one of two keys, the second of which leaves the bound itself out. Texts and booleans have none.
fn bound<'a>(reader: &mut Reader<'a>, kind: Kind, keys: [&'a str; 2], diagnostics: &mut Diagnostics) -> Option<Bound> {
    let [inclusive, exclusive] = keys.map(|key| (key, reader.node(key)));
    let (key, node) = if exclusive.1.is_some() { exclusive } else { inclusive };
    let node = node?;
    let written = node.single().unwrap_or_default();
    if matches!(kind, Kind::Text | Kind::Boolean) || Cell::parse(&written, kind).is_err() {
        return reader.wrong(key, node, kind.message(), diagnostics);
    }
    Some(Bound { written, exclusive: exclusive.1.is_some() })
}

fn allowed(reader: &mut Reader<'_>) -> Vec<String> {
    let Some(node) = reader.node("enum") else { return Vec::new() };
    let Value::List(items) = &node.value else { return Vec::new() };
    items.iter().filter_map(Node::single).collect()
}
