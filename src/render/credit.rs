//! Whose data they are and under which licence, in the words of a language.

use fluent_bundle::FluentValue;

use super::Model;
use crate::node::Date;
use crate::schema::value::FieldValue;
use crate::site::EntryIndex;

/// The licence, in the words of a language: what the package's page says in `licence`, else the descriptor's.
pub fn licence(model: &Model, entry: EntryIndex, language: usize) -> Option<String> {
    let own = model.site.entry(entry).value(&model.site.config, language, "licence");
    if let Some(FieldValue::Text(licence)) = own {
        return Some(licence);
    }
    let licence = model.site.packages.get(entry)?.licences.first()?;
    licence.title.clone().or_else(|| licence.name.clone())
}

/// Whose data they are, in the words of a language: what the package's page says in `credit`, else the publishers.
pub fn credit(model: &Model, entry: EntryIndex, language: usize) -> String {
    let own = model.site.entry(entry).value(&model.site.config, language, "credit");
    if let Some(FieldValue::Text(credit)) = own {
        return credit;
    }
    let Some(package) = model.site.packages.get(entry) else { return String::new() };
    let mut publishers: Vec<String> = Vec::new();
    for source in &package.sources {
        let publisher = source.publisher.as_ref().unwrap_or(&source.title);
        if !publishers.contains(publisher) {
            publishers.push(publisher.clone());
        }
    }
    model.language(language).0.list(&publishers)
}

/// One line that says all of it: publishers, the last day on which a source was read, licence.
pub fn line(model: &Model, entry: EntryIndex, language: usize) -> String {
    let (formats, words) = model.language(language);
    let publishers = credit(model, entry, language);
    let licence = licence(model, entry, language).unwrap_or_else(|| "–".into());
    let sources = model.site.packages.get(entry).map(|package| package.sources.as_slice()).unwrap_or_default();
    let day = sources.iter().filter_map(|source| Date::parse(source.retrieved.as_deref()?)).max();
    let mut arguments = vec![("publishers", FluentValue::from(publishers)), ("licence", FluentValue::from(licence))];
    let key = match day {
        Some(day) => {
            arguments.push(("date", FluentValue::from(formats.date(day))));
            "chart-source-read"
        }
        None => "chart-source",
    };
    words.get(key, &arguments).unwrap_or_default()
}
