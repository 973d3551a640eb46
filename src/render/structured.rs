//! What search engines read, as JSON-LD inside pages: of a data package schema.org `Dataset` (schema.org/Dataset,
//! developers.google.com/search/docs/appearance/structured-data/dataset), of the glossary `DefinedTerm` and
//! `DefinedTermSet` (schema.org/DefinedTerm).

use serde_json::{Map, Value, json};

use super::context::list_title;
use super::credit::credit;
use super::plain::plain;
use super::{Model, corrections, tables};
use crate::data::{Package, Resource};
use crate::load::document::Document;
use crate::plan::List;
use crate::plan::output::Making;
use crate::site::EntryIndex;

/// The description for the page in a language; safe inside a script element of HTML.
pub fn dataset(model: &Model, entry: EntryIndex, language: usize) -> Option<String> {
    let package = model.site.packages.get(entry)?;
    let page = model.plan.page(entry, language)?;
    let document = model.site.entry(entry).document(language);
    let words = |text: &str| plain(model, text, document);
    let url = model.plan.writer.absolute(page.address);
    let title = words(&document.title);
    let catalogue = json!({ "@type": "DataCatalog", "url": model.site.config.base_url.as_str(),
        "name": model.site.config.title.text(language).map(|title| model.set(language, title)) });
    let mut dataset = Map::new();
    let mut say = |key: &str, value: Value| {
        if !(value.is_null() || value.as_array().is_some_and(Vec::is_empty)) {
            dataset.insert(key.to_owned(), value);
        }
    };
    say("@context", "https://schema.org".into());
    say("@type", "Dataset".into());
    say("@id", url.clone().into());
    say("url", url.into());
    say("identifier", package.key.as_str().into());
    say("description", described(&title, document.summary.as_deref().map(words)).into());
    say("name", title.into());
    say("inLanguage", model.site.config.languages[document.language].code.as_ref().into());
    say("keywords", package.keywords.clone().into());
    say("license", package.licences.iter().find_map(|licence| licence.path.clone()).into());
    say("isAccessibleForFree", true.into());
    say("creator", organisations(package));
    say("isBasedOn", package.sources.iter().filter_map(|source| source.path.clone()).collect::<Vec<_>>().into());
    say("temporalCoverage", package.temporal.as_ref().map(|(start, end)| format!("{start}/{end}")).into());
    say("spatialCoverage", package.spatial.clone().into());
    say("version", package.version.clone().into());
    say("datePublished", document.date.map(|day| day.to_string()).into());
    say("dateModified", document.updated.map(|day| day.to_string()).into());
    say(
        "variableMeasured",
        package.resources.iter().flat_map(|resource| variables(model, entry, resource, language)).collect(),
    );
    say("distribution", distributions(model, entry, package));
    say("includedInDataCatalog", catalogue);
    let by = credit(model, entry, language);
    say("creditText", Some(by).filter(|by| !by.is_empty()).into());
    script(&Value::Object(dataset))
}

/// The mistakes of a page that were corrected, as schema.org `CorrectionComment`; none when there are none.
pub fn corrected(model: &Model, entry: EntryIndex, document: &Document) -> Option<String> {
    if document.corrections.is_empty() {
        return None;
    }
    let url = model.plan.writer.absolute(model.plan.page(entry, document.language)?.address);
    let corrections = corrections::newest_first(document).into_iter().map(|(_, correction)| {
        json!({ "@type": "CorrectionComment", "datePublished": correction.date.to_string(),
            "text": plain(model, &correction.text, document) })
    });
    let corrections: Vec<Value> = corrections.collect();
    script(
        &json!({ "@context": "https://schema.org", "@type": "WebPage", "@id": url, "url": url, "correction": corrections }),
    )
}

/// Nothing in it can end the element that it stands in.
pub fn script(value: &Value) -> Option<String> {
    Some(serde_json::to_string(value).ok()?.replace('<', "\\u003c"))
}

/// A word of the glossary, for its page in a language; none for other pages.
pub fn term(model: &Model, entry: EntryIndex, language: usize) -> Option<String> {
    let (glossary, _) = model.site.config.glossary()?;
    if model.site.entry(entry).collection != glossary {
        return None;
    }
    let mut term = defined_term(model, entry, language)?;
    term.insert("@context".to_owned(), "https://schema.org".into());
    let first = model.plan.lists.iter().find(|list| is_whole_glossary(model, list) && list.language == language);
    if let Some(list) = first {
        term.insert("inDefinedTermSet".to_owned(), set(model, list)?.into());
    }
    script(&Value::Object(term))
}

/// The glossary with all its words, for the first of the pages that list them; none for other lists.
pub fn glossary(model: &Model, list: &List) -> Option<String> {
    if !is_whole_glossary(model, list) {
        return None;
    }
    let terms = model.site.collection(list.collection, list.language).iter();
    let terms: Vec<Value> =
        terms.filter_map(|term| defined_term(model, *term, list.language).map(Value::Object)).collect();
    let mut set = set(model, list)?;
    set.insert("@context".to_owned(), "https://schema.org".into());
    set.insert("hasDefinedTerm".to_owned(), terms.into());
    script(&Value::Object(set))
}

fn is_whole_glossary(model: &Model, list: &List) -> bool {
    let glossary = model.site.config.glossary().map(|(glossary, _)| glossary);
    glossary == Some(list.collection) && list.number == 1 && list.group.is_none()
}

fn set(model: &Model, list: &List) -> Option<Map<String, Value>> {
    let address = model.plan.find(&model.site, &list.id, list.language)?.address;
    let url = model.plan.writer.absolute(address);
    let set = json!({ "@type": "DefinedTermSet", "@id": url, "url": url, "name": list_title(model, list),
        "inLanguage": model.site.config.languages[list.language].code.as_ref() });
    set.as_object().cloned()
}

/// In the words of a language, or of the original where there is no translation.
fn defined_term(model: &Model, entry: EntryIndex, language: usize) -> Option<Map<String, Value>> {
    let document = model.site.entry(entry).document(language);
    let url = model.plan.writer.absolute(model.plan.page(entry, language)?.address);
    let words = |text: &str| plain(model, text, document);
    let mut term = Map::new();
    term.insert("@type".to_owned(), "DefinedTerm".into());
    term.insert("@id".to_owned(), url.as_str().into());
    term.insert("url".to_owned(), url.into());
    term.insert("termCode".to_owned(), model.site.entry(entry).key.as_str().into());
    term.insert("name".to_owned(), words(&document.title).into());
    if let Some(summary) = &document.summary {
        term.insert("description".to_owned(), words(summary).into());
    }
    term.insert("inLanguage".to_owned(), model.site.config.languages[document.language].code.as_ref().into());
    Some(term)
}

/// A description of at least fifty letters, as search engines ask for.
fn described(title: &str, summary: Option<String>) -> String {
    match summary {
        Some(summary) if summary.chars().count() >= 50 => summary,
        Some(summary) => format!("{title}. {summary}"),
        None => title.to_owned(),
    }
}

fn organisations(package: &Package) -> Value {
    let mut names: Vec<&str> = package.sources.iter().filter_map(|source| source.publisher.as_deref()).collect();
    names.dedup();
    names.into_iter().map(|name| json!({ "@type": "Organization", "name": name })).collect()
}

/// The columns of amounts.
fn variables(model: &Model, entry: EntryIndex, resource: &Resource, language: usize) -> Vec<Value> {
    let labels = tables::labels(model, entry, language);
    let amounts = resource.fields.iter().filter(|field| field.is_amount());
    let variable = amounts.map(|field| {
        let unit = labels.unit(field).or(field.unit.as_deref());
        json!({ "@type": "PropertyValue", "name": labels.column(field), "propertyID": field.name, "unitText": unit })
    });
    variable.collect()
}

fn distributions(model: &Model, entry: EntryIndex, package: &Package) -> Value {
    let file = |kind: &str, url: String| json!({ "@type": "DataDownload", "encodingFormat": kind, "contentUrl": url });
    let absolute = |address| model.plan.writer.absolute(address);
    let tables = package.resources.iter().filter_map(|resource| model.plan.file(&resource.file));
    let tables = tables.map(|address| file("text/csv", absolute(address)));
    let made = [("application/json", Making::PackageJson(entry)), ("application/zip", Making::PackageArchive(entry))];
    let made = made.into_iter().filter_map(|(kind, making)| {
        model.plan.first(|other| *other == making).map(|output| file(kind, absolute(&output.address)))
    });
    tables.chain(made).collect()
}
