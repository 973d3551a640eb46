//! What search engines read of a data package: schema.org `Dataset` in JSON-LD, inside the package's page
//! (schema.org/Dataset, developers.google.com/search/docs/appearance/structured-data/dataset).

use serde_json::{Map, Value, json};

use super::credit::credit;
use super::plain::plain;
use super::{Model, tables};
use crate::data::{Package, Resource};
use crate::plan::output::Making;
use crate::site::EntryIndex;

/// The description for the page in a language; safe inside a script element of HTML.
pub fn dataset(model: &Model, entry: EntryIndex, language: usize) -> Option<String> {
    let package = model.site.packages.get(&entry)?;
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
    say("dateModified", document.updated.map(|day| day.to_string()).into());
    say(
        "variableMeasured",
        package.resources.iter().flat_map(|resource| variables(model, entry, resource, language)).collect(),
    );
    say("distribution", distributions(model, entry, package));
    say("includedInDataCatalog", catalogue);
    let by = credit(model, entry, language);
    say("creditText", Some(by).filter(|by| !by.is_empty()).into());
    let text = serde_json::to_string(&Value::Object(dataset)).ok()?;
    // Nothing in it can end the element that it stands in.
    Some(text.replace('<', "\\u003c"))
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
