//! Reading a table key by key: what isn't asked for is unknown, and is said with the nearest name.

use std::ops::Range;
use std::sync::Arc;

use super::{Key, Node, Table, Value};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};

/// A table of settings that is being read. Ask for every key, then call [`finish`](Reader::finish).
pub struct Reader<'a> {
    table: &'a Table,
    file: &'a Arc<str>,
    /// Where to point when a key is missing.
    span: Range<usize>,
    asked: Vec<&'a str>,
}

impl<'a> Reader<'a> {
    pub fn new(table: &'a Table, file: &'a Arc<str>, span: Range<usize>) -> Self {
        Reader { table, file, span, asked: Vec::new() }
    }

    /// A reader of a table of the same file.
    pub fn nested(&self, table: &'a Table, span: Range<usize>) -> Reader<'a> {
        Reader::new(table, self.file, span)
    }

    pub fn file(&self) -> &'a Arc<str> {
        self.file
    }

    pub fn place(&self, span: &Range<usize>) -> Place {
        Place::at(self.file, span.clone())
    }

    pub fn span(&self) -> Range<usize> {
        self.span.clone()
    }

    /// The names of all keys, whether or not anybody asks for them.
    pub fn keys(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.table.entries.iter().map(|(key, _)| key.name.as_str())
    }

    pub fn node(&mut self, key: &'a str) -> Option<&'a Node> {
        self.asked.push(key);
        self.table.get(key)
    }

    pub fn text(&mut self, key: &'a str, diagnostics: &mut Diagnostics) -> Option<String> {
        let node = self.node(key)?;
        match &node.value {
            Value::Text(text) => Some(text.clone()),
            _ => self.wrong(key, node, "kind-text", diagnostics),
        }
    }

    pub fn required_text(&mut self, key: &'a str, diagnostics: &mut Diagnostics) -> Option<String> {
        if self.table.get(key).is_none() {
            self.asked.push(key);
            self.missing(key, diagnostics);
            return None;
        }
        self.text(key, diagnostics)
    }

    pub fn boolean(&mut self, key: &'a str, diagnostics: &mut Diagnostics) -> Option<bool> {
        let node = self.node(key)?;
        match node.value {
            Value::Boolean(boolean) => Some(boolean),
            _ => self.wrong(key, node, "kind-boolean", diagnostics),
        }
    }

    /// A number, whole or not.
    pub fn number(&mut self, key: &'a str, diagnostics: &mut Diagnostics) -> Option<f64> {
        let node = self.node(key)?;
        match node.value {
            Value::Integer(number) => Some(number as f64),
            Value::Number(number) if number.is_finite() => Some(number),
            _ => self.wrong(key, node, "kind-number", diagnostics),
        }
    }

    pub fn required_number(&mut self, key: &'a str, diagnostics: &mut Diagnostics) -> Option<f64> {
        if self.table.get(key).is_none() {
            self.asked.push(key);
            self.missing(key, diagnostics);
            return None;
        }
        self.number(key, diagnostics)
    }

    /// A whole number from 1 up.
    pub fn count(&mut self, key: &'a str, diagnostics: &mut Diagnostics) -> Option<usize> {
        let node = self.node(key)?;
        match node.value {
            Value::Integer(number) if number > 0 => usize::try_from(number).ok(),
            _ => self.wrong(key, node, "kind-count", diagnostics),
        }
    }

    /// The texts of a list, each with its place.
    pub fn texts(&mut self, key: &'a str, diagnostics: &mut Diagnostics) -> Option<Vec<(String, Range<usize>)>> {
        let node = self.node(key)?;
        let Value::List(items) = &node.value else {
            return self.wrong(key, node, "kind-list", diagnostics);
        };
        let mut texts = Vec::with_capacity(items.len());
        for item in items {
            match &item.value {
                Value::Text(text) => texts.push((text.clone(), item.span.clone())),
                _ => {
                    self.wrong::<()>(key, item, "kind-text", diagnostics);
                }
            }
        }
        Some(texts)
    }

    pub fn table(&mut self, key: &'a str, diagnostics: &mut Diagnostics) -> Option<Reader<'a>> {
        let node = self.node(key)?;
        match &node.value {
            Value::Table(table) => Some(Reader::new(table, self.file, node.span.clone())),
            _ => self.wrong(key, node, "kind-table", diagnostics),
        }
    }

    /// The tables of a list of tables (`[[key]]`).
    pub fn tables(&mut self, key: &'a str, diagnostics: &mut Diagnostics) -> Vec<Reader<'a>> {
        let Some(node) = self.node(key) else { return Vec::new() };
        let Value::List(items) = &node.value else {
            self.wrong::<()>(key, node, "kind-tables", diagnostics);
            return Vec::new();
        };
        let mut tables = Vec::with_capacity(items.len());
        for item in items {
            match &item.value {
                Value::Table(table) => tables.push(Reader::new(table, self.file, item.span.clone())),
                _ => {
                    self.wrong::<()>(key, item, "kind-table", diagnostics);
                }
            }
        }
        tables
    }

    /// Every key with its value, for tables whose keys are names that the site chooses.
    pub fn entries(&mut self) -> impl Iterator<Item = &'a (Key, Node)> + use<'a> {
        self.asked.extend(self.table.entries.iter().map(|(key, _)| key.name.as_str()));
        self.table.entries.iter()
    }

    /// Says which keys nobody asked for.
    pub fn finish(self, diagnostics: &mut Diagnostics) {
        for (key, _) in &self.table.entries {
            if !self.asked.contains(&key.name.as_str()) {
                diagnostics.push(
                    Diagnostic::new(Code::UnknownKey)
                        .at(self.place(&key.span))
                        .with("key", key.name.as_str())
                        .suggest(&key.name, self.asked.iter().copied()),
                );
            }
        }
    }

    pub fn missing(&self, key: &str, diagnostics: &mut Diagnostics) {
        diagnostics.push(Diagnostic::new(Code::MissingKey).at(self.place(&self.span)).with("key", key));
    }

    /// Says that `key` has a value of the wrong kind; gives nothing, so that a reading can end with it.
    pub fn wrong<T>(&self, key: &str, node: &Node, expected: &str, diagnostics: &mut Diagnostics) -> Option<T> {
        diagnostics.push(
            Diagnostic::new(Code::WrongKind)
                .at(self.place(&node.span))
                .with("key", key)
                .with("expected", expected)
                .with("found", node.value.kind()),
        );
        None
    }
}
