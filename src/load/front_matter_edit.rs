//! Writing one field into a page's front matter, and leaving every other byte of the file as it is.

use std::ops::Range;
use std::sync::Arc;

use super::front_matter::{self, FrontMatter};
use crate::files::text;
use crate::node::{Node, Table, Value};

/// A page always has it, and on a line of its own.
const BEFORE: &str = "slug";

/// The bytes of a page with a text field set: in the place of its value, or else on a line after that of `slug`. The value
/// must be fit to stand between quotation marks. None when that would change another field.
pub fn set(bytes: &[u8], field: &str, value: &str) -> Option<Vec<u8>> {
    let decoded = text::decode(bytes).ok()?;
    let file: Arc<str> = "".into();
    let front = front_matter::read(&decoded, &file, usize::MAX).ok()?;
    let (range, written) = match front.table.get(field) {
        Some(node) => (value_range(&decoded, node.span.clone()), format!("\"{value}\"")),
        None => {
            let after = front.table.get(BEFORE)?.span.end;
            let line = decoded[after..].find('\n').map(|end| after + end)?;
            let sign = if decoded.starts_with("+++") { " =" } else { ":" };
            (line..line, format!("{}{field}{sign} \"{value}\"", line_end(bytes)))
        }
    };
    let raw = raw_offset(bytes, range.start)..raw_offset(bytes, range.end);
    let mut changed = bytes.to_vec();
    changed.splice(raw, written.bytes());
    is_only_change(&decoded, &front, &changed, field, value).then_some(changed)
}

/// The value without what follows it on its line, which a YAML place includes.
fn value_range(text: &str, span: Range<usize>) -> Range<usize> {
    let written = &text[span.clone()];
    let length = match written.chars().next() {
        Some(quote @ ('"' | '\'')) => written[1..].find(quote).map_or(written.len(), |end| end + 2),
        _ => written.find(" #").unwrap_or(written.len()),
    };
    span.start..span.start + written[..length].trim_end().len()
}

/// How the lines of a file end, as its first does.
fn line_end(bytes: &[u8]) -> &'static str {
    match bytes.iter().position(|byte| matches!(byte, b'\n' | b'\r')) {
        Some(at) if bytes[at..].starts_with(b"\r\n") => "\r\n",
        Some(at) if bytes[at] == b'\r' => "\r",
        _ => "\n",
    }
}

/// Where a byte of the decoded text stands in the file. The end of a line is where its first byte is.
fn raw_offset(bytes: &[u8], decoded: usize) -> usize {
    let mut raw = if bytes.starts_with(&[0xEF, 0xBB, 0xBF]) { 3 } else { 0 };
    for _ in 0..decoded {
        raw += if bytes[raw..].starts_with(b"\r\n") { 2 } else { 1 };
    }
    raw
}

/// Whether a file says the same as before, but for one field.
fn is_only_change(before: &str, front: &FrontMatter, changed: &[u8], field: &str, value: &str) -> bool {
    let Ok(after) = text::decode(changed) else { return false };
    let file: Arc<str> = "".into();
    let Ok(new) = front_matter::read(&after, &file, usize::MAX) else { return false };
    let set = matches!(new.table.get(field), Some(Node { value: Value::Text(text), .. }) if text == value);
    let others = |table: &'_ Table| -> Vec<(String, Value)> {
        let others = table.entries.iter().filter(|(key, _)| key.name != field);
        others.map(|(key, node)| (key.name.clone(), node.value.clone())).collect()
    };
    let (old_fields, new_fields) = (others(&front.table), others(&new.table));
    let equal = old_fields.len() == new_fields.len()
        && old_fields.iter().zip(&new_fields).all(|(old, new)| old.0 == new.0 && says_the_same(&old.1, &new.1));
    set && equal && before[front.body_start..] == after[new.body_start..]
}

/// Whether two values are equal wherever they stand.
fn says_the_same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::List(a), Value::List(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| says_the_same(&a.value, &b.value))
        }
        (Value::Table(a), Value::Table(b)) => {
            a.entries.len() == b.entries.len()
                && a.entries
                    .iter()
                    .zip(&b.entries)
                    .all(|((a, x), (b, y))| a.name == b.name && says_the_same(&x.value, &y.value))
        }
        (a, b) => a == b,
    }
}

#[cfg(test)]
mod tests {
    use super::set;

    fn edited(text: &str) -> Option<String> {
        set(text.as_bytes(), "translated_from", "0123").and_then(|bytes| String::from_utf8(bytes).ok())
    }

    #[test]
    fn the_field_is_written_once_and_nothing_else_changes() {
        let cases = [
            (
                "+++\nslug = \"a\" # lasting\ntitle = \"A\"\n[[columns]]\nname = \"x\"\n+++\nText  \n",
                "+++\nslug = \"a\" # lasting\ntranslated_from = \"0123\"\ntitle = \"A\"\n[[columns]]\nname = \"x\"\n+++\nText  \n",
            ),
            (
                "\u{feff}+++\r\ntitle = \"É\"\r\nslug = 'a'\r\n+++\r\nText\nmixed\r\n",
                "\u{feff}+++\r\ntitle = \"É\"\r\nslug = 'a'\r\ntranslated_from = \"0123\"\r\n+++\r\nText\nmixed\r\n",
            ),
            (
                "---\nslug: a # lasting\ntitle: A\n---\n",
                "---\nslug: a # lasting\ntranslated_from: \"0123\"\ntitle: A\n---\n",
            ),
            (
                "---\nslug: a\ntranslated_from: 9 # by hand\ntitle: A\n---\n",
                "---\nslug: a\ntranslated_from: \"0123\" # by hand\ntitle: A\n---\n",
            ),
            (
                "+++\ntranslated_from = \"9\" # by hand\nslug = \"a\"\n+++",
                "+++\ntranslated_from = \"0123\" # by hand\nslug = \"a\"\n+++",
            ),
        ];
        for (before, after) in cases {
            assert_eq!(edited(before).as_deref(), Some(after));
            assert_eq!(edited(after).as_deref(), Some(after), "once is enough");
        }
    }

    #[test]
    fn a_field_that_cannot_be_written_alone_is_not_written() {
        for text in ["+++\ntitle = \"A\"\n+++\n", "---\n{ slug: a, title: A }\n---\n", "no fields", "+++\nslug = \"a\""]
        {
            assert_eq!(edited(text), None, "{text}");
        }
    }
}
