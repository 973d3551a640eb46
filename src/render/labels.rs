//! Fields and their values in the words of readers: "Niveau" for `level`, "55 min" for 55.

use tera::{Kwargs, TeraResult, Value};

use super::context::title_of;
use super::value::{list, map, text};
use super::{Model, plain::plain};
use crate::language::quantity::{self, Quantity};
use crate::plan::List;
use crate::plan::list::slugs;
use crate::schema::field::Field;
use crate::schema::value::FieldValue;
use crate::site::EntryIndex;
use crate::site::id::PageId;

/// What a field is called; its name when the site doesn't say.
pub fn of_field(model: &Model, field: &Field, language: usize) -> String {
    let label = field.label.text(language);
    label.map_or_else(|| field.name.clone(), |label| model.set(language, label).into_owned())
}

/// What a value of a field is called. Of several, all of them in one text.
pub fn of_value(model: &Model, field: &Field, value: &FieldValue, language: usize) -> String {
    let (formats, words) = model.language(language);
    let amount = |value: f64| {
        quantity::text(&Quantity { value, unit: field.unit.clone(), digits: None, signed: false }, formats, words)
    };
    match value {
        FieldValue::Text(value) => {
            let label = field.labels.text(value, language);
            label.map_or_else(|| value.clone(), |label| model.set(language, label).into_owned())
        }
        FieldValue::Integer(number) if field.unit.is_some() => amount(*number as f64),
        FieldValue::Number(number) if field.unit.is_some() => amount(*number),
        FieldValue::Date(date) => formats.date(*date),
        FieldValue::Reference(id) => title_of(model, id.as_str(), language),
        FieldValue::List(items) => {
            formats.list(&items.iter().map(|item| of_value(model, field, item, language)).collect::<Vec<_>>())
        }
        value => value.as_text(),
    }
}

/// What the pages of a list share, as its title says it.
pub fn of_group(model: &Model, list: &List) -> Option<String> {
    let group = list.group.as_ref()?;
    let field = model.site.config.collections[list.collection].field(&group.field)?;
    Some(of_value(model, field, &group.value, list.language))
}

/// What a group is called in cards and filters: its field, and its value as addresses have it.
pub fn key(field: &str, slug: &str) -> String {
    format!("{field}:{slug}")
}

/// The groups that a page is in, for its card.
pub fn groups_of(model: &Model, page: EntryIndex, language: usize) -> Value {
    let collection = &model.site.config.collections[model.site.entry(page).collection];
    let fields = collection.index.iter().flat_map(|index| &index.groups);
    list(fields.flat_map(|(field, _)| {
        slugs(&model.site, page, language, field).into_iter().map(|slug| text(&key(field, &slug))).collect::<Vec<_>>()
    }))
}

/// The groups of a collection, field by field.
pub fn groups(model: &Model, collection: usize, language: usize) -> Value {
    let settings = &model.site.config.collections[collection];
    let fields = settings.index.iter().flat_map(|index| &index.groups);
    let fields = fields.filter_map(|(name, _)| {
        let field = settings.field(name)?;
        let lists = model.plan.lists.iter().filter(|list| {
            (list.collection, list.language, list.number) == (collection, language, 1)
                && list.group.as_ref().is_some_and(|group| group.field == *name)
        });
        let values: Vec<Value> = lists.filter_map(|list| group(model, field, list)).collect();
        let label = text(&of_field(model, field, language));
        (!values.is_empty()).then(|| map([("field", text(name)), ("label", label), ("values", Value::from(values))]))
    });
    list(fields.collect::<Vec<_>>().into_iter())
}

/// A group: the value, its word, the list of its pages and how many there are.
pub fn group(model: &Model, field: &Field, first: &List) -> Option<Value> {
    let group = first.group.as_ref()?;
    Some(map([
        ("field", text(&group.field)),
        ("value", text(&of_value(model, field, &group.value, first.language))),
        ("key", text(&key(&group.field, &group.slug))),
        ("id", text(&first.id)),
        ("count", Value::from(total(model, first))),
    ]))
}

/// How many pages a list has on all its pages together.
fn total(model: &Model, first: &List) -> usize {
    let lists = model.plan.lists.iter().filter(|list| {
        list.collection == first.collection && list.language == first.language && list.group == first.group
    });
    lists.map(|list| list.items().len()).sum()
}

/// The function `groups`.
pub fn groups_function(model: &Model, arguments: &Kwargs, language: usize) -> TeraResult<Value> {
    let name: &str = arguments.must_get("collection")?;
    let collection = model.site.config.collections.iter().position(|known| known.name == name);
    let unknown = || tera::Error::message(format!("groups: there is no collection “{name}”"));
    Ok(groups(model, collection.ok_or_else(unknown)?, language))
}

/// The function `label`: the word for a value of a field, or for the field itself.
pub fn label_function(model: &Model, arguments: &Kwargs, language: usize) -> TeraResult<Value> {
    let (collection, name): (&str, &str) = (arguments.must_get("collection")?, arguments.must_get("field")?);
    let field = model.site.config.collection(collection).and_then(|collection| collection.field(name));
    let unknown = || tera::Error::message(format!("label: “{collection}” has no field “{name}”"));
    let field = field.ok_or_else(unknown)?;
    let label = match arguments.get::<Value>("value")? {
        Some(value) => of_value(model, field, &given(field, &value), language),
        None => of_field(model, field, language),
    };
    Ok(Value::normal_string(&label))
}

/// A value of a field as templates have it.
fn given(field: &Field, value: &Value) -> FieldValue {
    match (value.as_array(), value.as_i128().and_then(|number| i64::try_from(number).ok()), value.as_f64()) {
        (Some(items), ..) => FieldValue::List(items.iter().map(|item| given(field, item)).collect()),
        (_, Some(number), _) => FieldValue::Integer(number),
        (_, _, Some(number)) => FieldValue::Number(number),
        _ => match value.as_str() {
            Some(id) if field.reference().is_some() => FieldValue::Reference(PageId::new(id)),
            _ => FieldValue::Text(value.to_string()),
        },
    }
}

/// The words of a field's value on a page, each by itself.
pub fn words(model: &Model, page: EntryIndex, language: usize, name: &str) -> Vec<String> {
    let entry = model.site.entry(page);
    let collection = &model.site.config.collections[entry.collection];
    let (Some(field), Some(value)) = (collection.field(name), entry.value(&model.site.config, language, name)) else {
        return Vec::new();
    };
    let document = if field.shared { entry.original() } else { entry.document(language) };
    let word = |value: &FieldValue| match value {
        FieldValue::Text(prose) if field.values.is_empty() => plain(model, prose, document),
        value => of_value(model, field, value, language),
    };
    match &value {
        FieldValue::List(items) => items.iter().map(word).collect(),
        value => vec![word(value)],
    }
}
