//! The values that pages of a site show, by data package.

use std::collections::{BTreeMap, BTreeSet};

use super::manifest::{Page, Texts, Value};
use crate::language::quantity;
use crate::render::{Model, title};
use crate::site::EntryIndex;

/// What is shown.
#[derive(Default)]
pub struct Shown {
    /// By the key of their package.
    pub values: BTreeMap<String, Vec<Value>>,
    /// By id and language.
    pub pages: BTreeMap<String, BTreeMap<String, Page>>,
}

#[derive(Default)]
struct Found {
    value: f64,
    unit: Option<String>,
    texts: Texts,
    pages: BTreeSet<String>,
}

/// Everything that `value:` links show, in texts, front matter and the strings of blocks.
pub fn shown(model: &Model) -> Shown {
    let site = &model.site;
    // By package and query.
    let mut found: BTreeMap<(String, String), Found> = BTreeMap::new();
    let mut pages = BTreeMap::new();
    for (entry, document) in site.pages() {
        for link in &document.values {
            let Some((_, package)) = site.package(&link.query.package) else { continue };
            // JSON has no number that isn't finite.
            let Some(answer) = link.query.answer(package).ok().filter(|answer| answer.value.is_finite()) else {
                continue;
            };
            let (formats, words) = model.language(document.language);
            let code = site.config.languages[document.language].code.to_string();
            let value = found.entry((package.key.clone(), link.query.written())).or_default();
            value.value = answer.value;
            value.texts.insert(code, quantity::text(&answer, formats, words));
            value.pages.insert(site.entry(entry).id.to_string());
            value.unit = answer.unit;
            pages.entry(site.entry(entry).id.to_string()).or_insert_with(|| page(model, entry));
        }
    }
    let mut values: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for ((package, query), Found { value, unit, texts, pages }) in found {
        let pages = pages.into_iter().collect();
        values.entry(package).or_default().push(Value { query, value, unit, shown: texts, pages });
    }
    Shown { values, pages }
}

/// A page in each of its languages.
fn page(model: &Model, entry: EntryIndex) -> BTreeMap<String, Page> {
    let whole = model.site.entry(entry);
    let each = whole.documents.iter().flatten().filter_map(|document| {
        let target = model.plan.page(entry, document.language).filter(|page| page.language == document.language)?;
        let code = model.site.config.languages[document.language].code.to_string();
        let title = title(model, entry, document.language);
        Some((code, Page { title, address: target.address.as_str().to_owned() }))
    });
    each.collect()
}
