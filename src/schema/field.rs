//! The declaration of a field: its type and its rules.

use std::ops::Range;

use super::labels::{Labels, Vocabulary};
use super::{KNOWN_FIELDS, is_name};
use crate::config::localised::Localised;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::node::reader::Reader;
use crate::node::{Key, Node, Value};

/// The type of a field's value.
#[derive(Clone, Debug, PartialEq)]
pub enum FieldType {
    Text,
    Integer,
    Number,
    Date,
    Boolean,
    Url,
    /// The page of a collection; the collection's name is checked once all are known.
    Reference {
        collection: String,
    },
    List(Box<FieldType>),
    Table(Vec<Field>),
}

/// A field as `site.toml` declares it.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    pub name: String,
    pub field_type: FieldType,
    pub required: bool,
    /// No two pages of the collection in one language have the same value.
    pub unique: bool,
    /// Written in the default language's page only, and holds for its translations.
    pub shared: bool,
    /// The texts allowed; any when empty.
    pub values: Vec<String>,
    /// What readers see in place of each of them.
    pub labels: Labels,
    /// What the field is called.
    pub label: Localised,
    /// What a number counts: the theme has a word for it.
    pub unit: Option<String>,
    /// The longest text, in characters, or the longest list, in items.
    pub max: Option<usize>,
    /// Whether texts are sentences and words for readers, by the rules of language; not names, codes or what others wrote.
    pub prose: bool,
    /// The column of which an integer is the sum.
    pub total_of: Option<Total>,
    /// Where it is declared in `site.toml`.
    pub span: Range<usize>,
}

/// A column of a field that is a list of tables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Total {
    pub list: String,
    pub column: String,
    pub span: Range<usize>,
}

impl Total {
    /// Reads `total_of = "steps.minutes"`.
    fn read(reader: &mut Reader<'_>, diagnostics: &mut Diagnostics) -> Option<Total> {
        let span = reader.node("total_of")?.span.clone();
        let text = reader.text("total_of", diagnostics)?;
        let (list, column) = text.split_once('.').unwrap_or((&text, ""));
        Some(Total { list: list.to_owned(), column: column.to_owned(), span })
    }
}

const TYPES: &[&str] = &["text", "integer", "number", "date", "boolean", "url", "reference", "list", "table"];

impl Field {
    /// Reads `name = "text"` or `name = { type = "text", required = true, … }`.
    pub fn read(
        key: &Key,
        node: &Node,
        holder: &Reader<'_>,
        vocabulary: Vocabulary<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Field> {
        if !is_name(&key.name) {
            diagnostics
                .push(Diagnostic::new(Code::InvalidName).at(holder.place(&key.span)).with("name", key.name.as_str()));
        }
        let plain = |field_type| Field {
            name: key.name.clone(),
            field_type,
            required: false,
            unique: false,
            shared: false,
            values: Vec::new(),
            labels: Labels::default(),
            label: Localised::default(),
            unit: None,
            max: None,
            prose: true,
            total_of: None,
            span: key.span.clone(),
        };
        match &node.value {
            Value::Text(name) => {
                let mut nothing = None;
                field_type(name, node, holder, &mut nothing, diagnostics).map(plain)
            }
            Value::Table(table) => {
                let mut reader = holder.nested(table, node.span.clone());
                let field = Self::read_table(&mut reader, plain(FieldType::Text), vocabulary, diagnostics);
                reader.finish(diagnostics);
                field
            }
            _ => holder.wrong(&key.name, node, "kind-table", diagnostics),
        }
    }

    fn read_table(
        reader: &mut Reader<'_>,
        plain: Field,
        vocabulary: Vocabulary<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Field> {
        let type_node = reader.node("type");
        let required = reader.boolean("required", diagnostics).unwrap_or(false);
        let unique = reader.boolean("unique", diagnostics).unwrap_or(false);
        let shared = reader.boolean("shared", diagnostics).unwrap_or(false);
        let values = reader.texts("values", diagnostics).unwrap_or_default();
        let values: Vec<String> = values.into_iter().map(|(text, _)| text).collect();
        let labels = Labels::of_field(&plain.name, &values, reader, vocabulary, diagnostics);
        let label = match reader.node("label") {
            Some(_) => Localised::required(reader, "label", vocabulary.languages, diagnostics).unwrap_or_default(),
            None => Localised::default(),
        };
        let unit = reader.text("unit", diagnostics);
        let max = reader.count("max", diagnostics);
        let total_of = Total::read(reader, diagnostics);
        let Some(type_node) = type_node else {
            reader.missing("type", diagnostics);
            // Whatever belongs to a type isn't unknown only because the type isn't known.
            for key in ["of", "to", "fields"] {
                reader.node(key);
            }
            return None;
        };
        let Value::Text(name) = &type_node.value else {
            return reader.wrong("type", type_node, "kind-text", diagnostics);
        };
        let of = if name == "list" { read_of(reader, diagnostics)? } else { name.clone() };
        // A setting that says nothing for this type isn't asked for, and so is reported as unknown.
        let mut parts = Some(Parts {
            to: if of == "reference" { reader.text("to", diagnostics) } else { None },
            inner: if of == "table" { nested_fields(reader, vocabulary, diagnostics) } else { Vec::new() },
        });
        let prose = of != "text" || reader.boolean("prose", diagnostics).unwrap_or(true);
        let inner = field_type(&of, type_node, reader, &mut parts, diagnostics)?;
        let field_type = if name == "list" { FieldType::List(Box::new(inner)) } else { inner };
        Some(Field { field_type, required, unique, shared, values, labels, label, unit, max, prose, total_of, ..plain })
    }

    /// The collection that the field leads to, if it is a reference or a list of them.
    pub fn reference(&self) -> Option<&str> {
        match &self.field_type {
            FieldType::Reference { collection } => Some(collection),
            FieldType::List(of) => match of.as_ref() {
                FieldType::Reference { collection } => Some(collection),
                _ => None,
            },
            _ => None,
        }
    }
}

/// What only some types need.
struct Parts {
    to: Option<String>,
    inner: Vec<Field>,
}

fn read_of(reader: &mut Reader<'_>, diagnostics: &mut Diagnostics) -> Option<String> {
    let of = reader.required_text("of", diagnostics)?;
    if of == "list" {
        let node = reader.node("of")?;
        not_a_type("of", &of, node, reader, diagnostics);
        return None;
    }
    Some(of)
}

fn nested_fields(reader: &mut Reader<'_>, vocabulary: Vocabulary<'_>, diagnostics: &mut Diagnostics) -> Vec<Field> {
    match reader.table("fields", diagnostics) {
        Some(mut inner) => read_all(&mut inner, vocabulary, diagnostics),
        None => Vec::new(),
    }
}

/// Reads the declarations of a table of fields, in their order.
pub fn read_all(reader: &mut Reader<'_>, vocabulary: Vocabulary<'_>, diagnostics: &mut Diagnostics) -> Vec<Field> {
    let entries = reader.entries();
    entries.filter_map(|(key, node)| Field::read(key, node, reader, vocabulary, diagnostics)).collect()
}

/// Says which of a collection's own fields every page has anyway.
pub fn refuse_known(fields: &[Field], reader: &Reader<'_>, diagnostics: &mut Diagnostics) {
    for field in fields.iter().filter(|field| KNOWN_FIELDS.contains(&field.name.as_str())) {
        diagnostics.push(
            Diagnostic::new(Code::ReservedField).at(reader.place(&field.span)).with("field", field.name.as_str()),
        );
    }
}

fn field_type(
    name: &str,
    node: &Node,
    reader: &Reader<'_>,
    parts: &mut Option<Parts>,
    diagnostics: &mut Diagnostics,
) -> Option<FieldType> {
    Some(match name {
        "text" => FieldType::Text,
        "integer" => FieldType::Integer,
        "number" => FieldType::Number,
        "date" => FieldType::Date,
        "boolean" => FieldType::Boolean,
        "url" => FieldType::Url,
        "reference" => match parts.take().and_then(|parts| parts.to) {
            Some(collection) => FieldType::Reference { collection },
            None => {
                reader.missing("to", diagnostics);
                return None;
            }
        },
        "table" => match parts.take().map(|parts| parts.inner) {
            Some(fields) if !fields.is_empty() => FieldType::Table(fields),
            _ => {
                reader.missing("fields", diagnostics);
                return None;
            }
        },
        _ => {
            not_a_type("type", name, node, reader, diagnostics);
            return None;
        }
    })
}

fn not_a_type(key: &str, name: &str, node: &Node, reader: &Reader<'_>, diagnostics: &mut Diagnostics) {
    // "list" itself comes here where a list needs more than its type's name, or would be in a list.
    let allowed: Vec<String> = TYPES.iter().filter(|&&other| other != name).map(|&name| name.to_owned()).collect();
    diagnostics.push(
        Diagnostic::new(Code::SettingNotAllowed)
            .at(reader.place(&node.span))
            .with("key", key)
            .with("value", name)
            .with("allowed", allowed),
    );
}
