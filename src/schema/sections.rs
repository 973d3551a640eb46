//! The parts that a collection's pages are made of, and what is asked of them.

use std::ops::Range;

use super::is_slug;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::language::slug::ascii_slug;
use crate::node::Value;
use crate::node::reader::Reader;

/// The parts of a page, by the explicit ids of their headings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sections {
    pub required: Vec<String>,
    pub optional: Vec<String>,
    /// Those in which each item of a list leads to a source.
    pub sourced: Vec<String>,
    /// Those whose own parts are of much the same length.
    pub balanced: Vec<String>,
    /// Those whose items of lists are questions.
    pub questions: Vec<String>,
    /// How many items of lists a section has.
    pub counts: Vec<(String, usize)>,
}

/// Section ids with their places.
type Ids = Vec<(String, Range<usize>)>;

impl Sections {
    pub fn all(&self) -> impl Iterator<Item = &String> {
        self.required.iter().chain(&self.optional)
    }

    /// Whether anything is asked of what stands in sections.
    pub fn look_inside(&self) -> bool {
        let lists = [&self.sourced, &self.balanced, &self.questions];
        lists.iter().any(|list| !list.is_empty()) || !self.counts.is_empty()
    }

    /// Reads `sections = { required = ["why"], optional = ["example"], counts = { debate = 2 } }`.
    pub fn read(mut reader: Reader<'_>, diagnostics: &mut Diagnostics) -> Sections {
        let named = |ids: Ids| ids.into_iter().map(|(id, _)| id).collect::<Vec<_>>();
        let mut sections = Sections::default();
        for (key, into) in [("required", &mut sections.required), ("optional", &mut sections.optional)] {
            let ids = reader.texts(key, diagnostics).unwrap_or_default();
            refuse_other_ids(&ids, &reader, diagnostics);
            *into = named(ids);
        }
        let known: Vec<String> = sections.all().cloned().collect();
        for (key, into) in [
            ("sourced", &mut sections.sourced),
            ("balanced", &mut sections.balanced),
            ("questions", &mut sections.questions),
        ] {
            let ids = reader.texts(key, diagnostics).unwrap_or_default();
            refuse_undeclared(key, &ids, &known, &reader, diagnostics);
            *into = named(ids);
        }
        let (counts, ids) = read_counts(&mut reader, diagnostics);
        refuse_undeclared("counts", &ids, &known, &reader, diagnostics);
        sections.counts = counts;
        reader.finish(diagnostics);
        sections
    }
}

/// Reads `counts = { debate = 2 }`: the numbers, and the names with their places.
fn read_counts(reader: &mut Reader<'_>, diagnostics: &mut Diagnostics) -> (Vec<(String, usize)>, Ids) {
    let Some(mut inner) = reader.table("counts", diagnostics) else { return (Vec::new(), Vec::new()) };
    let (mut counts, mut ids) = (Vec::new(), Vec::new());
    for (key, node) in inner.entries() {
        match node.value {
            Value::Integer(number) if number > 0 => {
                counts.push((key.name.clone(), usize::try_from(number).unwrap_or(usize::MAX)));
                ids.push((key.name.clone(), key.span.clone()));
            }
            _ => {
                inner.wrong::<()>(&key.name, node, "kind-count", diagnostics);
            }
        }
    }
    (counts, ids)
}

/// Says which ids no heading can have.
fn refuse_other_ids(ids: &Ids, reader: &Reader<'_>, diagnostics: &mut Diagnostics) {
    for (id, span) in ids.iter().filter(|(id, _)| !is_slug(id)) {
        diagnostics.push(
            Diagnostic::new(Code::InvalidHeadingId)
                .at(reader.place(span))
                .with("suggestion", ascii_slug(id))
                .with("id", id.as_str()),
        );
    }
}

/// Says which sections are neither required nor optional.
fn refuse_undeclared(key: &str, ids: &Ids, known: &[String], reader: &Reader<'_>, diagnostics: &mut Diagnostics) {
    for (id, span) in ids.iter().filter(|(id, _)| !known.contains(id)) {
        diagnostics.push(
            Diagnostic::new(Code::SettingNotAllowed)
                .at(reader.place(span))
                .with("key", key)
                .with("value", id.as_str())
                .with("allowed", known.to_vec()),
        );
    }
}
