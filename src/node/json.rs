//! JSON as a tree of nodes.

use std::ops::Range;

use jsonc_parser::ast::{ObjectPropName, Value as Json};
use jsonc_parser::common::Ranged;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};

use super::{DEPTH_LIMIT, Key, Node, NodeError, Table, Value};

/// The parser reads dialects of JSON too; here nothing but the standard (RFC 8259) will do.
const STRICT: ParseOptions = ParseOptions {
    allow_comments: false,
    allow_loose_object_property_names: false,
    allow_trailing_commas: false,
    allow_missing_commas: false,
    allow_single_quoted_strings: false,
    allow_hexadecimal_numbers: false,
    allow_unary_plus_numbers: false,
    allow_bare_decimal_point_numbers: false,
    allow_non_finite_numbers: false,
    allow_extended_string_escapes: false,
};

/// Reads a JSON document that is an object.
///
/// # Errors
/// The first fault of syntax, another value than an object, or nesting beyond [`DEPTH_LIMIT`].
pub fn parse(text: &str) -> Result<Table, NodeError> {
    let parsed = parse_to_ast(text, &CollectOptions::default(), &STRICT).map_err(|error| {
        let range = error.range();
        NodeError::Syntax { reason: error.kind().to_string(), span: range.start..range.end }
    })?;
    match parsed.value.map(|value| convert(value, 0)).transpose()? {
        Some(Node { value: Value::Table(table), .. }) => Ok(table),
        _ => Err(NodeError::Syntax { reason: "expected an object".to_owned(), span: 0..text.len().min(1) }),
    }
}

fn convert(json: Json<'_>, depth: usize) -> Result<Node, NodeError> {
    let span: Range<usize> = json.range().start..json.range().end;
    if depth > DEPTH_LIMIT {
        return Err(NodeError::TooDeep { limit: DEPTH_LIMIT, span });
    }
    let value = match json {
        Json::StringLit(text) => Value::Text(text.value.into_owned()),
        Json::NumberLit(number) => match number.value.parse::<i64>() {
            Ok(integer) => Value::Integer(integer),
            Err(_) => Value::Number(number.value.parse().unwrap_or(f64::NAN)),
        },
        Json::BooleanLit(boolean) => Value::Boolean(boolean.value),
        Json::NullKeyword(_) => Value::Nothing,
        Json::Array(array) => {
            let items = array.elements.into_iter().map(|item| convert(item, depth + 1));
            Value::List(items.collect::<Result<_, _>>()?)
        }
        Json::Object(object) => {
            let mut entries = Vec::with_capacity(object.properties.len());
            for property in object.properties {
                let range = match &property.name {
                    ObjectPropName::String(name) => name.range(),
                    ObjectPropName::Word(name) => name.range(),
                };
                let key = Key { name: property.name.into_string(), span: range.start..range.end };
                entries.push((key, convert(property.value, depth + 1)?));
            }
            Value::Table(Table { entries })
        }
    };
    Ok(Node { value, span })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_gives_the_same_tree_as_toml() {
        let table =
            parse("{\"title\": \"\\u00c9t\\u00e9\", \"n\": 27, \"x\": 1.5e3, \"list\": [true, null]}").expect("valid");
        let kinds: Vec<_> = table.entries.iter().map(|(key, node)| (key.name.as_str(), node.value.kind())).collect();
        assert_eq!(kinds, [("title", "kind-text"), ("n", "kind-integer"), ("x", "kind-number"), ("list", "kind-list")]);
        assert_eq!(table.get("title").map(|node| &node.value), Some(&Value::Text("Été".into())));
    }

    #[test]
    fn what_is_not_json_is_refused() {
        for wrong in ["", "[1]", "{'a': 1}", "{\"a\": 1,}", "{\"a\": 0x1}", "{a: 1}", "{\"a\": 1} x", "{\"a\": NaN}"] {
            assert!(matches!(parse(wrong), Err(NodeError::Syntax { .. })), "{wrong}");
        }
        let deep = format!("{{\"a\": {}{}}}", "[".repeat(100), "]".repeat(100));
        assert!(matches!(parse(&deep), Err(NodeError::TooDeep { .. })));
    }
}
