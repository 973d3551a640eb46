//! Lessons for search engines and catalogues of material: schema.org `LearningResource`
//! (schema.org/LearningResource), as JSON-LD inside their pages.

use serde_json::{Map, Value, json};

use super::labels::words;
use super::plain::plain;
use super::{Model, structured};
use crate::schema::learning::{Learning, Role};
use crate::schema::value::FieldValue;
use crate::site::EntryIndex;

/// A page of a collection of lessons, in a language; none for other pages. Safe inside a script element of HTML.
pub fn resource(model: &Model, page: EntryIndex, language: usize) -> Option<String> {
    let entry = model.site.entry(page);
    let config = &model.site.config;
    let learning = config.collections[entry.collection].learning.as_ref()?;
    let document = entry.document(language);
    let url = model.plan.writer.absolute(model.plan.page(page, language)?.address);
    let word = |role: Role| learning.field(role).map(|name| words(model, page, language, name)).unwrap_or_default();
    let mut resource = Map::new();
    let mut say = |key: &str, value: Value| {
        if !(value.is_null() || value.as_array().is_some_and(Vec::is_empty)) {
            resource.insert(key.to_owned(), value);
        }
    };
    say("@context", "https://schema.org".into());
    say("@type", "LearningResource".into());
    say("@id", url.as_str().into());
    say("url", url.into());
    say("name", plain(model, &document.title, document).into());
    say("description", document.summary.as_ref().map(|summary| plain(model, summary, document)).into());
    say("inLanguage", config.languages[document.language].code.as_ref().into());
    say("isAccessibleForFree", true.into());
    say("license", config.licence.as_ref().map(|licence| licence.url.clone()).into());
    say(
        "publisher",
        config.publisher.name.as_ref().map(|name| json!({ "@type": "Organization", "name": name })).into(),
    );
    say("datePublished", document.date.map(|day| day.to_string()).into());
    say("dateModified", document.changed().map(|day| day.to_string()).into());
    say("learningResourceType", set(model, &learning.kind, document.language).into());
    let audience = set(model, &learning.audience, document.language);
    let audience = audience.map(|role| json!({ "@type": "EducationalAudience", "educationalRole": role }));
    say("audience", audience.into());
    say("educationalLevel", one_or_all(word(Role::Level)));
    say("timeRequired", duration(model, page, language, learning).into());
    say("teaches", one_or_all(word(Role::Teaches)));
    let subjects = word(Role::Subjects).into_iter().map(|name| json!({ "@type": "Thing", "name": name }));
    say("about", subjects.collect());
    say("educationalAlignment", alignments(model, page, language, learning).into());
    structured::script(&Value::Object(resource))
}

/// A text of `site.toml` as the page's language sets it.
fn set(model: &Model, words: &crate::config::localised::Localised, language: usize) -> Option<String> {
    words.text(language).map(|text| model.set(language, text).into_owned())
}

fn one_or_all(mut words: Vec<String>) -> Value {
    if words.len() == 1 { words.pop().into() } else { words.into() }
}

/// Minutes as ISO 8601 writes a length of time: `PT55M`.
fn duration(model: &Model, page: EntryIndex, language: usize, learning: &Learning) -> Option<String> {
    let name = learning.field(Role::Duration)?;
    match model.site.entry(page).value(&model.site.config, language, name)? {
        FieldValue::Integer(minutes) if minutes >= 0 => Some(format!("PT{minutes}M")),
        _ => None,
    }
}

/// Places in programmes: the texts of each table one after the other, and its address.
fn alignments(model: &Model, page: EntryIndex, language: usize, learning: &Learning) -> Vec<Value> {
    let entry = model.site.entry(page);
    let places = learning.field(Role::Programme).and_then(|name| entry.value(&model.site.config, language, name));
    let Some(FieldValue::List(places)) = places else { return Vec::new() };
    let document = entry.document(language);
    let alignment = |place: &FieldValue| {
        let FieldValue::Table(values) = place else { return None };
        let texts = values.iter().filter_map(|(_, value)| match value {
            FieldValue::Text(text) => Some(plain(model, text, document)),
            _ => None,
        });
        let url = values.iter().find_map(|(_, value)| if let FieldValue::Url(url) = value { Some(url) } else { None });
        let name = texts.collect::<Vec<_>>().join(", ");
        let mut alignment = Map::new();
        alignment.insert("@type".to_owned(), "AlignmentObject".into());
        alignment.insert("alignmentType".to_owned(), "educationalSubject".into());
        alignment.insert("targetName".to_owned(), name.into());
        if let Some(url) = url {
            alignment.insert("targetUrl".to_owned(), url.as_str().into());
        }
        Some(Value::Object(alignment))
    };
    places.iter().filter_map(alignment).collect()
}
