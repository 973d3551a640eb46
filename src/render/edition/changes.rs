//! What changed in a data package, and the values that pages showed, as templates see them.

use tera::Value;

use super::super::Model;
use super::super::value::{list, map, optional, text};
use super::in_language;
use crate::edition::changes::{Changes, Fact, FileChange, FileHow, Kind, What};
use crate::edition::manifest::Value as Shown;
use crate::edition::{Edition, id};
use crate::language::quantity;

/// `dataset.changes`; none in the first edition of all.
pub fn values_of(
    model: &Model,
    edition: &Edition,
    before: Option<&Edition>,
    changes: &Changes<'_>,
    language: usize,
) -> Value {
    let (Some(before), false) = (before, changes.kind == Kind::First) else { return Value::none() };
    let since = map([("id", text(&id(&before.manifest.name))), ("name", text(&before.manifest.name))]);
    let kind = match changes.kind {
        Kind::New => "new",
        Kind::Changed => "changed",
        Kind::First | Kind::Same => "same",
    };
    let changed = changes.values.iter().map(|(old, new)| {
        let (from, to) = both(model, old, new, language);
        map([("from", text(&from)), ("to", text(&to)), ("value", value_of(model, edition, new, language))])
    });
    map([
        ("since", since),
        ("kind", text(kind)),
        ("facts", list(changes.facts.iter().map(fact))),
        ("files", list(changes.files.iter().map(file))),
        ("values", list(changed)),
        ("shown", list(changes.shown.iter().map(|value| value_of(model, edition, value, language)))),
        ("gone", list(changes.gone.iter().map(|value| value_of(model, before, value, language)))),
    ])
}

/// A value that pages showed: its words, its query, and these pages.
pub fn value_of(model: &Model, edition: &Edition, value: &Shown, language: usize) -> Value {
    let (formats, _) = model.language(language);
    let (words, code) = in_language(model, &value.shown, language);
    let own = &model.site.config.languages[language].code;
    let pages = value.pages.iter().filter_map(|page| {
        let (title, code) = edition.manifest.title_of(page, own)?;
        // A page that has gone is still called what it was.
        let there = model.site.find(page).map(|_| page.as_str());
        Some(map([("id", optional(there)), ("title", text(title)), ("language", text(code))]))
    });
    map([
        ("text", text(words)),
        ("language", text(code)),
        ("number", text(&quantity::full(value.value, None, formats))),
        ("unit", optional(value.unit.as_deref())),
        ("query", text(&value.query)),
        ("pages", list(pages)),
    ])
}

/// A value before and after: as readers saw it or, where they saw no difference, with all digits.
fn both(model: &Model, old: &Shown, new: &Shown, language: usize) -> (String, String) {
    let (from, _) = in_language(model, &old.shown, language);
    let (to, _) = in_language(model, &new.shown, language);
    if from != to {
        return (from.to_owned(), to.to_owned());
    }
    let (formats, _) = model.language(language);
    (quantity::full(old.value, None, formats), quantity::full(new.value, None, formats))
}

fn fact(fact: &Fact) -> Value {
    let what = match fact.what {
        What::Version => "version",
        What::Licence => "licence",
        What::Source => "source",
    };
    map([("what", text(what)), ("from", text(&fact.from)), ("to", text(&fact.to))])
}

fn file(change: &FileChange<'_>) -> Value {
    let (how, rows) = match &change.how {
        FileHow::Added => ("added", None),
        FileHow::Removed => ("removed", None),
        FileHow::Rows(rows) => ("rows", Some(*rows)),
        FileHow::Other => ("other", None),
    };
    let texts = |all: &[String]| list(all.iter().map(|one| text(one)));
    let cells = rows.into_iter().flat_map(|rows| &rows.cells).map(|cell| {
        map([
            ("row", text(&cell.row.join(", "))),
            ("column", text(&cell.column)),
            ("from", text(&cell.from)),
            ("to", text(&cell.to)),
        ])
    });
    let count = |of: fn(&crate::edition::rows::Rows) -> u64| Value::from(rows.map_or(0, of));
    map([
        ("name", text(change.name)),
        ("how", text(how)),
        ("key", texts(rows.map_or(&[], |rows| &rows.key))),
        ("added", count(|rows| rows.added)),
        ("removed", count(|rows| rows.removed)),
        ("changed", count(|rows| rows.changed)),
        ("columns_added", texts(rows.map_or(&[], |rows| &rows.columns_added))),
        ("columns_removed", texts(rows.map_or(&[], |rows| &rows.columns_removed))),
        ("cells", list(cells)),
    ])
}
