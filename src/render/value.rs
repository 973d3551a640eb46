//! Values for templates.

use tera::{Map, Value};

/// A map of fixed names.
pub fn map<const N: usize>(entries: [(&'static str, Value); N]) -> Value {
    let mut map = Map::default();
    for (name, value) in entries {
        map.insert(name.into(), value);
    }
    Value::from(map)
}

pub fn text(text: &str) -> Value {
    Value::normal_string(text)
}

pub fn optional(value: Option<&str>) -> Value {
    value.map_or_else(Value::none, text)
}

pub fn list(values: impl Iterator<Item = Value>) -> Value {
    Value::from(values.collect::<Vec<_>>())
}
