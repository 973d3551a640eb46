//! What there is to translate in a page, as a hash: a translation notes that of the original from which it was made.

use std::borrow::Cow;
use std::fmt;

use super::document::Document;
use crate::data::fill::fill;
use crate::schema::collection::Collection;
use crate::schema::value::FieldValue;

const LENGTH: usize = 8;

/// The inflected forms of a term belong to its language: nobody translates them.
const FORMS: &str = "forms";

/// The first eight bytes of a BLAKE3 hash; written as sixteen hexadecimal digits, so that it fits in a line of front
/// matter. It tells an edit from none, and guards against nobody.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct SourceHash([u8; LENGTH]);

impl SourceHash {
    /// Of title, summary, the texts of fields that aren't shared, and `body`: the text below the front matter. The texts of
    /// `value:` links are left out, for the program writes them; so are spaces at the ends of lines.
    pub fn of(document: &Document, collection: &Collection, body: &str) -> SourceHash {
        let mut sum = Sum(blake3::Hasher::new());
        sum.text("title", &document.title);
        sum.text("summary", document.summary.as_deref().unwrap_or_default());
        let declared = |index: usize| &collection.fields[index];
        let mut fields: Vec<_> = document.fields.iter().filter(|field| !declared(field.index).shared).collect();
        // The order of declarations in site.toml says nothing.
        fields.sort_by_key(|field| &declared(field.index).name);
        for field in fields.into_iter().filter(|field| declared(field.index).name != FORMS) {
            sum.value(&declared(field.index).name, &field.value);
        }
        sum.text("body", body);
        let mut bytes = [0; LENGTH];
        bytes.copy_from_slice(&sum.0.finalize().as_bytes()[..LENGTH]);
        SourceHash(bytes)
    }

    /// As [`Display`](fmt::Display) writes it; none for anything else.
    pub fn parse(text: &str) -> Option<SourceHash> {
        let number = u64::from_str_radix(text, 16).ok()?;
        let hash = SourceHash(number.to_be_bytes());
        (hash.to_string() == text).then_some(hash)
    }
}

impl fmt::Display for SourceHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", u64::from_be_bytes(self.0))
    }
}

impl fmt::Debug for SourceHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

struct Sum(blake3::Hasher);

impl Sum {
    /// Each part with its length, so that no two sequences of parts run into the same bytes.
    fn part(&mut self, text: &str) {
        self.0.update(&(text.len() as u64).to_le_bytes());
        self.0.update(text.as_bytes());
    }

    fn text(&mut self, name: &str, text: &str) {
        self.part(name);
        self.part(&plain(text));
    }

    /// The texts in a value, each under its name; dates, numbers, addresses and references are the same in every language.
    fn value(&mut self, name: &str, value: &FieldValue) {
        match value {
            FieldValue::Text(text) => self.text(name, text),
            FieldValue::List(items) => items.iter().for_each(|item| self.value(name, item)),
            FieldValue::Table(entries) => entries.iter().for_each(|(name, value)| self.value(name, value)),
            _ => {}
        }
    }
}

/// A text without what a translator doesn't look at.
fn plain(text: &str) -> String {
    let text = without_values(text);
    let mut plain = String::with_capacity(text.len());
    for line in text.trim().lines() {
        plain.push_str(line.trim_end());
        plain.push('\n');
    }
    plain
}

fn without_values(text: &str) -> Cow<'_, str> {
    if !text.contains("](value:") {
        return Cow::Borrowed(text);
    }
    let whole = 0..text.len();
    Cow::Owned(fill(text, std::slice::from_ref(&whole), &|_| Some(String::new())).0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_are_read_as_they_are_written_and_nothing_else_is_one() {
        for text in ["0123456789abcdef", "00000000000000ff"] {
            assert_eq!(SourceHash::parse(text).map(|hash| hash.to_string()).as_deref(), Some(text));
        }
        for text in ["", "123", "0123456789ABCDEF", "+123456789abcdef", "0123456789abcdef0", "0123456789abcdeg"] {
            assert_eq!(SourceHash::parse(text), None, "{text}");
        }
    }

    #[test]
    fn spaces_at_ends_of_lines_and_numbers_that_the_program_writes_mean_nothing() {
        let text = "a [5 %](value:x?y=1)  \n\nb\n\n";
        assert_eq!(plain(text), plain("\na [](value:x?y=1)\n\nb"));
        assert_ne!(plain(text), plain("a [5 %](value:x?y=2)\n\nb"));
        assert_ne!(plain("a\n\nb"), plain("a\nb"));
    }
}
