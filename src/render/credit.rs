//! Whose data they are and under which licence, in the words of a language.

use super::Model;
use crate::schema::value::FieldValue;
use crate::site::EntryIndex;

/// The licence, in the words of a language: what the package's page says in `licence`, else the descriptor's.
pub fn licence(model: &Model, entry: EntryIndex, language: usize) -> Option<String> {
    let own = model.site.entry(entry).value(&model.site.config, language, "licence");
    if let Some(FieldValue::Text(licence)) = own {
        return Some(licence);
    }
    let licence = model.site.packages.get(&entry)?.licences.first()?;
    licence.title.clone().or_else(|| licence.name.clone())
}

/// Whose data they are, in the words of a language: what the package's page says in `credit`, else the publishers.
pub fn credit(model: &Model, entry: EntryIndex, language: usize) -> String {
    let own = model.site.entry(entry).value(&model.site.config, language, "credit");
    if let Some(FieldValue::Text(credit)) = own {
        return credit;
    }
    let Some(package) = model.site.packages.get(&entry) else { return String::new() };
    let mut publishers: Vec<String> = Vec::new();
    for source in &package.sources {
        let publisher = source.publisher.as_ref().unwrap_or(&source.title);
        if !publishers.contains(publisher) {
            publishers.push(publisher.clone());
        }
    }
    model.language(language).0.list(&publishers)
}
