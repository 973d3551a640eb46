//! A page's field values, checked against their declarations.

use std::ops::Range;
use std::sync::Arc;

use serde::Serialize;
use url::Url;

use super::field::{Field, FieldType};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::node::{Date, Node, Table, Value};
use crate::site::id::PageId;

/// A value of one of the types that a field can have.
#[derive(Clone, Debug, PartialEq)]
pub enum FieldValue {
    Text(String),
    Integer(i64),
    Number(f64),
    Boolean(bool),
    Date(Date),
    Url(String),
    Reference(PageId),
    List(Vec<FieldValue>),
    Table(Vec<(String, FieldValue)>),
}

impl FieldValue {
    /// Whether there is nothing in it: an empty text or list.
    pub fn is_empty(&self) -> bool {
        match self {
            FieldValue::Text(text) => text.trim().is_empty(),
            FieldValue::List(items) => items.is_empty(),
            _ => false,
        }
    }

    /// What the value is compared and filtered by, and what stands for it in an address.
    pub fn as_text(&self) -> String {
        match self {
            FieldValue::Text(text) | FieldValue::Url(text) => text.clone(),
            FieldValue::Integer(number) => number.to_string(),
            FieldValue::Number(number) => number.to_string(),
            FieldValue::Boolean(boolean) => boolean.to_string(),
            FieldValue::Date(date) => date.to_string(),
            FieldValue::Reference(id) => id.to_string(),
            FieldValue::List(items) => items.iter().map(FieldValue::as_text).collect::<Vec<_>>().join(", "),
            FieldValue::Table(_) => String::new(),
        }
    }

    /// Whether the value is `wanted`, or a list that holds it.
    pub fn matches(&self, wanted: &str) -> bool {
        match self {
            FieldValue::List(items) => items.iter().any(|item| item.matches(wanted)),
            FieldValue::Reference(id) => id.as_str() == wanted,
            FieldValue::Text(text) | FieldValue::Url(text) => text == wanted,
            value => value.as_text() == wanted,
        }
    }

    /// The texts of a list of texts.
    pub fn texts(&self) -> Vec<String> {
        let FieldValue::List(items) = self else { return Vec::new() };
        items.iter().map(FieldValue::as_text).collect()
    }

    /// Every page that the value leads to.
    pub fn references(&self) -> Vec<&PageId> {
        match self {
            FieldValue::Reference(id) => vec![id],
            FieldValue::List(items) => items.iter().flat_map(FieldValue::references).collect(),
            FieldValue::Table(entries) => entries.iter().flat_map(|(_, value)| value.references()).collect(),
            _ => Vec::new(),
        }
    }
}

impl Serialize for FieldValue {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            FieldValue::Text(text) | FieldValue::Url(text) => serializer.serialize_str(text),
            FieldValue::Integer(number) => serializer.serialize_i64(*number),
            FieldValue::Number(number) => serializer.serialize_f64(*number),
            FieldValue::Boolean(boolean) => serializer.serialize_bool(*boolean),
            FieldValue::Date(date) => serializer.collect_str(date),
            FieldValue::Reference(id) => serializer.serialize_str(id.as_str()),
            FieldValue::List(items) => serializer.collect_seq(items),
            FieldValue::Table(entries) => serializer.collect_map(entries.iter().map(|(k, v)| (k, v))),
        }
    }
}

/// What a check of values needs besides the value.
pub struct Checking<'a> {
    pub file: &'a Arc<str>,
    /// From a collection's name to the word that its ids begin with.
    pub singular: &'a dyn Fn(&str) -> Option<String>,
    pub diagnostics: &'a mut Diagnostics,
}

impl Checking<'_> {
    fn fault(&self, code: Code, span: &Range<usize>, field: &str) -> Diagnostic {
        Diagnostic::new(code).at(Place::at(self.file, span.clone())).with("field", field)
    }

    /// The value of `node` as `field` wants it, or nothing and a diagnostic.
    pub fn value(&mut self, field: &Field, node: &Node) -> Option<FieldValue> {
        let value = self.typed(&field.name, &field.field_type, field, node)?;
        if let (Some(max), FieldValue::List(items)) = (field.max, &value)
            && items.len() > max
        {
            let diagnostic = self.fault(Code::ValueTooLong, &node.span, &field.name);
            self.diagnostics.push(diagnostic.with("length", items.len()).with("max", max).with("unit", "unit-items"));
        }
        Some(value)
    }

    fn typed(&mut self, name: &str, wanted: &FieldType, field: &Field, node: &Node) -> Option<FieldValue> {
        match (wanted, &node.value) {
            (FieldType::Text, Value::Text(text)) => {
                self.text_rules(field, text, &node.span);
                Some(FieldValue::Text(text.clone()))
            }
            (FieldType::Integer, Value::Integer(number)) => Some(FieldValue::Integer(*number)),
            (FieldType::Number, Value::Integer(number)) => Some(FieldValue::Number(*number as f64)),
            (FieldType::Number, Value::Number(number)) if number.is_finite() => Some(FieldValue::Number(*number)),
            (FieldType::Boolean, Value::Boolean(boolean)) => Some(FieldValue::Boolean(*boolean)),
            (FieldType::Date, Value::Date(date)) => Some(FieldValue::Date(*date)),
            // A date in quotation marks is meant as one; YAML doesn't tell whether there were any.
            (FieldType::Date, Value::Text(text)) if Date::parse(text).is_some() => {
                Date::parse(text).map(FieldValue::Date)
            }
            (FieldType::Text, Value::Date(date)) => {
                self.text_rules(field, &date.to_string(), &node.span);
                Some(FieldValue::Text(date.to_string()))
            }
            (FieldType::Date, Value::Text(text)) => {
                let diagnostic = self.fault(Code::InvalidDate, &node.span, name).with("value", text.as_str());
                self.diagnostics.push(diagnostic);
                None
            }
            (FieldType::Url, Value::Text(text)) => self.url(name, text, &node.span),
            (FieldType::Reference { collection }, Value::Text(text)) => self.reference(collection, text),
            (FieldType::Reference { collection }, Value::Integer(number)) => {
                self.reference(collection, &number.to_string())
            }
            (FieldType::List(of), Value::List(items)) => {
                Some(FieldValue::List(items.iter().filter_map(|item| self.typed(name, of, field, item)).collect()))
            }
            (FieldType::Table(fields), Value::Table(table)) => {
                Some(FieldValue::Table(self.table(fields, table, &node.span, name)))
            }
            (wanted, found) => {
                let diagnostic = self.fault(Code::WrongType, &node.span, name);
                self.diagnostics.push(diagnostic.with("expected", kind_of(wanted)).with("found", found.kind()));
                None
            }
        }
    }

    fn text_rules(&mut self, field: &Field, text: &str, span: &Range<usize>) {
        let length = text.chars().count();
        let is_list = matches!(field.field_type, FieldType::List(_));
        if let Some(max) = field.max.filter(|&max| length > max && !is_list) {
            let diagnostic = self.fault(Code::ValueTooLong, span, &field.name);
            self.diagnostics.push(diagnostic.with("length", length).with("max", max).with("unit", "unit-characters"));
        }
        if !field.values.is_empty() && !field.values.iter().any(|value| value == text) {
            let diagnostic = self.fault(Code::ValueNotAllowed, span, &field.name).with("value", text);
            self.diagnostics.push(diagnostic.suggest(text, field.values.iter().map(String::as_str)));
        }
    }

    fn url(&mut self, name: &str, text: &str, span: &Range<usize>) -> Option<FieldValue> {
        match Url::parse(text) {
            Ok(url) if matches!(url.scheme(), "http" | "https" | "mailto") => Some(FieldValue::Url(text.to_owned())),
            _ => {
                let diagnostic = self.fault(Code::InvalidUrl, span, name).with("value", text);
                self.diagnostics.push(diagnostic);
                None
            }
        }
    }

    /// A reference is written as an id (`action-27`) or, shorter, as the key alone (`27`).
    fn reference(&mut self, collection: &str, text: &str) -> Option<FieldValue> {
        let singular = (self.singular)(collection)?;
        Some(FieldValue::Reference(PageId::from_written(&singular, text)))
    }

    /// The values of a table, with what is missing or unknown reported.
    pub fn table(
        &mut self,
        fields: &[Field],
        table: &Table,
        span: &Range<usize>,
        holder: &str,
    ) -> Vec<(String, FieldValue)> {
        let mut values = Vec::new();
        for (key, node) in &table.entries {
            match fields.iter().find(|field| field.name == key.name) {
                Some(field) => values.extend(self.value(field, node).map(|value| (key.name.clone(), value))),
                None => self.diagnostics.push(
                    Diagnostic::new(Code::UnknownField)
                        .at(Place::at(self.file, key.span.clone()))
                        .with("field", key.name.as_str())
                        .with("collection", holder)
                        .suggest(&key.name, fields.iter().map(|field| field.name.as_str())),
                ),
            }
        }
        for field in fields.iter().filter(|field| field.required && table.get(&field.name).is_none()) {
            let diagnostic = self.fault(Code::MissingField, span, &field.name);
            self.diagnostics.push(diagnostic);
        }
        values
    }
}

fn kind_of(wanted: &FieldType) -> &'static str {
    match wanted {
        FieldType::Text => "kind-text",
        FieldType::Integer => "kind-integer",
        FieldType::Number => "kind-number",
        FieldType::Date => "kind-date",
        FieldType::Boolean => "kind-boolean",
        FieldType::Url => "kind-url",
        FieldType::Reference { .. } => "kind-reference",
        FieldType::List(_) => "kind-list",
        FieldType::Table(_) => "kind-table",
    }
}
