//! CSL-JSON, what citation processors read (github.com/citation-style-language/schema, csl-data.json).

use serde_json::{Map, Value, json};

use super::cited::{Cited, Kind};
use crate::node::Date;

/// A list with an item for each.
pub fn csl(all: &[Cited]) -> String {
    let items: Vec<Value> = all.iter().map(item).collect();
    serde_json::to_string_pretty(&items).unwrap_or_default() + "\n"
}

fn item(cited: &Cited) -> Value {
    let kind = match cited.kind {
        Kind::Page => "webpage",
        Kind::Data => "dataset",
        Kind::Chart => "graphic",
    };
    let parts = |day: Date| json!({ "date-parts": [[day.year, day.month, day.day]] });
    let body = |name: &String| json!([{ "literal": name }]);
    let fields = [
        ("id", Some(cited.key.as_str().into())),
        ("type", Some(kind.into())),
        ("author", cited.author.as_ref().map(body)),
        ("title", Some(cited.title.as_str().into())),
        ("container-title", cited.site.clone().map(Value::from)),
        ("issued", cited.published.map(parts)),
        ("accessed", cited.read.map(parts)),
        ("URL", cited.address.clone().map(Value::from)),
        ("language", cited.language.clone().map(Value::from)),
        ("abstract", cited.summary.clone().map(Value::from)),
    ];
    let fields = fields.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
    Value::Object(fields.collect::<Map<_, _>>())
}
