//! `index.json`: every page for machines.

use serde::Serialize;

use super::engine::Engine;
use super::plain::plain;

#[derive(Serialize)]
struct Listed<'a> {
    id: &'a str,
    collection: &'a str,
    language: &'a str,
    /// Path from the site's root, without the base path.
    address: &'a str,
    short: Option<&'a str>,
    title: String,
    summary: Option<String>,
    updated: Option<String>,
    translations: Vec<Translation<'a>>,
}

#[derive(Serialize)]
struct Translation<'a> {
    language: &'a str,
    address: &'a str,
}

/// All pages in the order of the site.
pub fn render(engine: &Engine) -> Vec<u8> {
    let model = engine.model();
    let config = &model.site.config;
    let mut pages = Vec::new();
    for (index, document) in model.site.pages() {
        let entry = model.site.entry(index);
        let language = document.language;
        let Some(target) = model.plan.page(index, language) else { continue };
        let others = entry.documents.iter().flatten().filter(|other| other.language != language);
        pages.push(Listed {
            id: entry.id.as_str(),
            collection: &config.collections[entry.collection].name,
            language: &config.languages[language].code,
            address: target.address.as_str(),
            short: model.plan.short(index, language).map(|short| short.as_str()),
            title: plain(model, &document.title, document),
            summary: document.summary.as_ref().map(|summary| plain(model, summary, document)),
            updated: document.updated.map(|date| date.to_string()),
            translations: others
                .filter_map(|other| {
                    let address = model.plan.page(index, other.language)?.address.as_str();
                    Some(Translation { language: &config.languages[other.language].code, address })
                })
                .collect(),
        });
    }
    let mut bytes = serde_json::to_vec_pretty(&pages).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}
