//! TOML as a tree of nodes.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::{Date, Key, Node, NodeError, Table, Value};

/// How many brackets may be open at once.
const BRACKET_LIMIT: usize = 128;
/// How many dots a line may have: those of a key are levels too.
const DOT_LIMIT: usize = 2000;

/// Reads a TOML document; `offset` is where it begins in its file.
///
/// # Errors
/// The first fault of syntax, or nesting beyond [`BRACKET_LIMIT`].
pub fn parse(text: &str, offset: usize) -> Result<Table, NodeError> {
    depth_of(text, offset)?;
    let table = DeTable::parse(text).map_err(|error| {
        let span = error.span().unwrap_or(0..0);
        if error.message() == "duplicate key" {
            let key = text.get(span.clone()).unwrap_or_default().trim().to_owned();
            let first = super::first_of(&key, text, offset).filter(|first| first.start != span.start + offset);
            return NodeError::Twice { key, span: shift(span, offset), first };
        }
        NodeError::Syntax { reason: error.message().to_owned(), span: shift(span, offset) }
    })?;
    convert_table(table.get_ref(), offset)
}

/// The parser recurses, so brackets are counted before it may. Counting those in strings too only makes the limit
/// stricter for texts that nobody writes; a line of text with that many brackets is refused with the same words.
fn depth_of(text: &str, offset: usize) -> Result<(), NodeError> {
    let mut depth = 0usize;
    let mut run = 0usize;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        run = match byte {
            b'.' => run + 1,
            b'\n' => 0,
            _ => run,
        };
        let (found, limit) = if depth > BRACKET_LIMIT { (depth, BRACKET_LIMIT) } else { (run, DOT_LIMIT) };
        if found > limit {
            return Err(NodeError::TooDeep { limit, span: offset + at..offset + at + 1 });
        }
    }
    Ok(())
}

fn shift(span: Range<usize>, by: usize) -> Range<usize> {
    span.start + by..span.end + by
}

fn convert_table(table: &DeTable<'_>, offset: usize) -> Result<Table, NodeError> {
    let mut entries = Vec::with_capacity(table.len());
    for (key, value) in table {
        let name = Key { name: key.get_ref().to_string(), span: shift(key.span(), offset) };
        entries.push((name, convert(value.get_ref(), shift(value.span(), offset), offset)?));
    }
    // The parser's map is sorted by name; messages read better in the order of the file.
    entries.sort_by_key(|(key, _)| key.span.start);
    Ok(Table { entries })
}

fn convert(value: &DeValue<'_>, span: Range<usize>, offset: usize) -> Result<Node, NodeError> {
    let unreadable = |reason: &str| NodeError::Syntax { reason: reason.to_owned(), span: span.clone() };
    let value = match value {
        DeValue::String(text) => Value::Text(text.to_string()),
        DeValue::Integer(integer) => i64::from_str_radix(integer.as_str(), integer.radix())
            .map(Value::Integer)
            .map_err(|_| unreadable("integer out of range"))?,
        DeValue::Float(float) => float.as_str().parse().map(Value::Number).map_err(|_| unreadable("invalid number"))?,
        DeValue::Boolean(boolean) => Value::Boolean(*boolean),
        // A time of day means nothing here; its text then fails as a date, with a message of its own.
        DeValue::Datetime(date) => {
            let text = date.to_string();
            Date::parse(&text).map_or(Value::Text(text), Value::Date)
        }
        DeValue::Array(items) => Value::List(
            items
                .iter()
                .map(|item| convert(item.get_ref(), shift(item.span(), offset), offset))
                .collect::<Result<_, _>>()?,
        ),
        DeValue::Table(table) => Value::Table(convert_table(table, offset)?),
    };
    Ok(Node { value, span })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_knows_its_place() {
        let text = "a = 1\nb = { c = \"x\" }\nd = 2026-11-23\n";
        let table = parse(text, 100).expect("valid");
        let Some(Node { value: Value::Table(inner), .. }) = table.get("b") else { panic!("a table") };
        let c = inner.get("c").expect("c");
        assert_eq!(&text[c.span.start - 100..c.span.end - 100], "\"x\"");
        assert_eq!(table.get("d").map(|n| n.value.kind()), Some("kind-date"));
    }

    #[test]
    fn deep_nesting_is_refused_at_once() {
        let text = format!("a = {}{}", "[".repeat(10_000), "]".repeat(10_000));
        assert!(matches!(parse(&text, 0), Err(NodeError::TooDeep { .. })));
    }
}
