//! YAML as a tree of nodes, with bounds on what a small text may blow up to.

use std::fmt;
use std::ops::Range;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_saphyr::budget::BudgetBreach;
use serde_saphyr::{Error, Location, Spanned};

use super::{DEPTH_LIMIT, Date, Key, Node, NodeError, Table, Value};

/// Reads a YAML mapping; `offset` is where it begins in its file.
///
/// Only `true` and `false` are booleans, a key written twice is an error, and the text may not expand to more than
/// 10,000 nodes.
///
/// # Errors
/// The first fault of syntax, or nesting beyond [`DEPTH_LIMIT`].
pub fn parse(text: &str, offset: usize) -> Result<Table, NodeError> {
    if text.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#')) {
        return Ok(Table::default());
    }
    let options = serde_saphyr::options! {
        budget: serde_saphyr::budget! {
            max_depth: DEPTH_LIMIT,
            max_nodes: NODES,
            max_events: 40_000,
            max_documents: 1,
        },
        duplicate_keys: serde_saphyr::DuplicateKeyPolicy::Error,
        strict_booleans: true,
        with_snippet: false,
    };
    let tree: Spanned<Tree> = serde_saphyr::from_str_with_options(text, options).map_err(|error| {
        let span = error.location().map_or(offset..offset, |location| place(text, &location, offset));
        match error.without_snippet() {
            Error::Budget { breach: BudgetBreach::Depth { .. }, .. } => {
                return NodeError::TooDeep { limit: DEPTH_LIMIT, span };
            }
            // Where a name stands for something, the fault is inside of another one.
            other if other.to_string().contains("budget breached: ") => {
                return NodeError::TooMany { limit: NODES, span };
            }
            // The parser's own limit comes first where brackets are nested.
            other if other.to_string().contains("recursion limit") => {
                return NodeError::TooDeep { limit: DEPTH_LIMIT, span: span.start..span.start + 1 };
            }
            other => {
                if let Some(key) = twice(&other.to_string()) {
                    let first = super::first_of(&key, text, offset).filter(|first| first.start != span.start);
                    return NodeError::Twice { span: span.start..span.start + key.len(), key, first };
                }
            }
        }
        // The line that it names counts from the first of the fields; the finding has the file's.
        let reason = error.without_snippet().to_string();
        let named = error.location().map(|at| format!(" at line {}, column {}", at.line(), at.column()));
        let reason = named.map_or(reason.clone(), |named| reason.replace(&named, ""));
        NodeError::Syntax { reason, span }
    })?;
    match convert(text, tree, offset) {
        Node { value: Value::Table(table), .. } => Ok(table),
        Node { span, .. } => Err(NodeError::Syntax { reason: "not a mapping of keys to values".into(), span }),
    }
}

/// How many values a text may have, with those that names stand for.
const NODES: usize = 10_000;

/// The key that a fault of the parser says is there twice.
fn twice(fault: &str) -> Option<String> {
    let (_, key) = fault.split_once("duplicate mapping key: ")?;
    let key = key.split(", set DuplicateKeyPolicy").next()?;
    Some(key.to_owned())
}

/// What the deserializer hands over, before dates are recognised.
enum Tree {
    Text(String),
    Integer(i64),
    Number(f64),
    Boolean(bool),
    Nothing,
    List(Vec<Spanned<Tree>>),
    Table(Vec<(Spanned<String>, Spanned<Tree>)>),
}

impl<'de> Deserialize<'de> for Tree {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TreeVisitor)
    }
}

struct TreeVisitor;

impl<'de> Visitor<'de> for TreeVisitor {
    type Value = Tree;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }
    fn visit_bool<E>(self, value: bool) -> Result<Tree, E> {
        Ok(Tree::Boolean(value))
    }
    fn visit_i64<E>(self, value: i64) -> Result<Tree, E> {
        Ok(Tree::Integer(value))
    }
    fn visit_u64<E>(self, value: u64) -> Result<Tree, E> {
        Ok(i64::try_from(value).map_or(Tree::Text(value.to_string()), Tree::Integer))
    }
    fn visit_f64<E>(self, value: f64) -> Result<Tree, E> {
        Ok(Tree::Number(value))
    }
    fn visit_str<E>(self, value: &str) -> Result<Tree, E> {
        Ok(Tree::Text(value.to_owned()))
    }
    fn visit_unit<E>(self) -> Result<Tree, E> {
        Ok(Tree::Nothing)
    }
    fn visit_none<E>(self) -> Result<Tree, E> {
        Ok(Tree::Nothing)
    }
    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Tree, D::Error> {
        Tree::deserialize(deserializer)
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Tree, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Tree::List(list))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Tree, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(Tree::Table(entries))
    }
}

fn convert(text: &str, tree: Spanned<Tree>, offset: usize) -> Node {
    let span = place(text, &tree.referenced, offset);
    let value = match tree.value {
        Tree::Text(text) => Date::parse(&text).map_or(Value::Text(text), Value::Date),
        Tree::Integer(integer) => Value::Integer(integer),
        Tree::Number(number) => Value::Number(number),
        Tree::Boolean(boolean) => Value::Boolean(boolean),
        Tree::Nothing => Value::Nothing,
        Tree::List(items) => Value::List(items.into_iter().map(|item| convert(text, item, offset)).collect()),
        Tree::Table(entries) => Value::Table(Table {
            entries: entries
                .into_iter()
                .map(|(key, value)| {
                    let span = place(text, &key.referenced, offset);
                    (Key { name: key.value, span }, convert(text, value, offset))
                })
                .collect(),
        }),
    };
    Node { value, span }
}

/// From a line and column (both from 1, columns in characters) to bytes of the file, up to the end of that line.
fn place(text: &str, location: &Location, offset: usize) -> Range<usize> {
    let line_number = usize::try_from(location.line()).unwrap_or(0);
    let column = usize::try_from(location.column()).unwrap_or(0);
    let mut start = 0;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        if number + 1 == line_number {
            let skipped: usize = line.chars().take(column.saturating_sub(1)).map(char::len_utf8).sum();
            let end = line.trim_end().len().max(skipped);
            return offset + start + skipped..offset + start + end;
        }
        start += line.len();
    }
    offset..offset
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yaml_gives_the_same_tree_as_toml() {
        let text = "title: Été\nnumber: 27\nupdated: 2026-11-23\nlist:\n  - a\n  - no\n";
        let table = parse(text, 0).expect("valid");
        let kinds: Vec<_> = table.entries.iter().map(|(k, n)| (k.name.as_str(), n.value.kind())).collect();
        assert_eq!(
            kinds,
            [("title", "kind-text"), ("number", "kind-integer"), ("updated", "kind-date"), ("list", "kind-list")]
        );
        let number = table.get("number").expect("number");
        assert_eq!(&text[number.span.clone()], "27");
        let Some(Node { value: Value::List(items), .. }) = table.get("list") else { panic!("a list") };
        assert_eq!(items[1].value, Value::Text("no".into()));
    }

    #[test]
    fn a_key_written_twice_and_an_alias_bomb_are_refused() {
        assert!(matches!(parse("a: 1\na: 2\n", 0), Err(NodeError::Twice { key, .. }) if key == "a"));
        let mut bomb = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for level in 1..10 {
            let items = vec![format!("*a{}", level - 1); 10].join(", ");
            bomb.push_str(&format!("a{level}: &a{level} [{items}]\n"));
        }
        assert!(matches!(parse(&bomb, 0), Err(NodeError::TooMany { .. })));
        assert!(parse(&format!("a: {}{}", "[".repeat(10_000), "]".repeat(10_000)), 0).is_err());
    }
}
