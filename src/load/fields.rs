//! What the fields of a front matter say to readers in words of their own: not their codes, names and addresses.

use crate::markdown::guarded;
use crate::markdown::prose::{Kind, Passage, read_value};
use crate::node::{Node, Table, Value};
use crate::schema::collection::{Collection, FORMS};
use crate::schema::field::{Field, FieldType};

/// The passages in the front matter of a page: title and summary, the texts of corrections, and the texts of the
/// collection's fields that are prose. `text` is the whole file.
pub fn passages(front: &Table, collection: &Collection, text: &str) -> Vec<Passage> {
    // A text on which the parser fails is written out as it is; there is no place for a finding in it.
    guarded(|| {
        let mut reading = Reading { text, passages: Vec::new() };
        reading.all(front, collection);
        reading.passages
    })
    .unwrap_or_default()
}

impl Field {
    /// Whether a text of the field is for the rules of language: a vocabulary isn't, nor what is declared not to be.
    fn is_prose(&self) -> bool {
        self.prose && self.values.is_empty()
    }
}

struct Reading<'a> {
    text: &'a str,
    passages: Vec<Passage>,
}

impl Reading<'_> {
    fn all(&mut self, front: &Table, collection: &Collection) {
        for (key, node) in &front.entries {
            match key.name.as_str() {
                "title" => self.text(node, Kind::Heading),
                "summary" => self.text(node, Kind::Aside),
                "corrections" => self.corrections(node),
                // How a word is written isn't a sentence.
                FORMS if collection.glossary => {}
                name => {
                    if let Some(field) = collection.field(name) {
                        self.value(field, &field.field_type, node);
                    }
                }
            }
        }
    }

    fn corrections(&mut self, node: &Node) {
        let Value::List(items) = &node.value else { return };
        for item in items {
            if let Value::Table(table) = &item.value
                && let Some(text) = table.get("text")
            {
                self.text(text, Kind::Aside);
            }
        }
    }

    fn value(&mut self, field: &Field, field_type: &FieldType, node: &Node) {
        match (field_type, &node.value) {
            (FieldType::Text, _) if field.is_prose() => self.text(node, Kind::Aside),
            (FieldType::List(of), Value::List(items)) => items.iter().for_each(|item| self.value(field, of, item)),
            (FieldType::Table(fields), Value::Table(table)) => {
                for field in fields {
                    if let Some(node) = table.get(&field.name) {
                        self.value(field, &field.field_type, node);
                    }
                }
            }
            _ => {}
        }
    }

    fn text(&mut self, node: &Node, kind: Kind) {
        if let Value::Text(text) = &node.value {
            let written = self.text.get(node.span.clone()).unwrap_or_default();
            self.passages.extend(read_value(text, kind, &node.span, written));
        }
    }
}
