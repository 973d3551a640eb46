//! The search as readers and their browsers see it: what pages are found by, and what the theme's script needs to know.

use std::collections::BTreeMap;

use icu::plurals::{PluralCategory, PluralRules, PluralRulesOptions};
use serde::Serialize;

use super::labels;
use super::plain::plain;
use super::value::{map, text};
use super::{Model, context, site_values};
use crate::config::search::{Filter, KIND, Path, Search};
use crate::language::collation::Order;
use crate::plan::output::Making;
use crate::plan::{SEARCH, SEARCH_INTERFACE};
use crate::schema::value::FieldValue;
use crate::site::{Entry, EntryIndex};

/// The words that the script of the search asks a theme for.
pub const WORDS: &[&str] = &[
    "search-all",
    "search-failed",
    "search-filters",
    "search-hints",
    "search-loading",
    "search-more",
    "search-none",
    "search-reset",
    "search-results-for",
    "search-suggestions",
];
/// The one with a number: `count` chooses the form, `shown` is what is written.
pub const COUNTED: &str = "search-count";
/// What the script puts the number in place of.
const NUMBER: &str = "{n}";
/// What it puts the query in place of.
const ASKED: &str = "{q}";

/// What a page is found by, besides its text.
pub struct About {
    pub title: String,
    pub summary: Option<String>,
    /// For each filter the page's values, as addresses have them.
    pub filters: BTreeMap<String, Vec<String>>,
}

/// A value by which pages are told apart.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Choice {
    /// As it stands in addresses.
    value: String,
    label: String,
    /// Its place: of the field among those of the filter, then among the values.
    rank: (usize, usize),
}

/// The pages that are searched in a language, by their outputs, in the order of the plan: no drafts, and none that the site
/// leaves out.
pub fn pages(model: &Model, language: usize) -> Vec<(usize, EntryIndex)> {
    let Some(search) = &model.site.config.search else { return Vec::new() };
    let is_searched = |entry: &Entry| {
        let document = entry.documents[language].as_ref();
        search.kinds.iter().any(|kind| kind.collection == entry.collection)
            && document.is_some_and(|document| !document.draft)
            && !search.without.iter().any(|(id, _)| id == entry.id.as_str())
    };
    let outputs = model.plan.outputs.iter().enumerate();
    let pages = outputs.filter_map(|(output, planned)| match planned.making {
        Making::Page { entry, language: own } if own == language => Some((output, entry)),
        _ => None,
    });
    pages.filter(|(_, entry)| is_searched(model.site.entry(*entry))).collect()
}

/// What is known of a page.
pub fn about(model: &Model, page: EntryIndex, language: usize) -> About {
    let entry = model.site.entry(page);
    let document = entry.document(language);
    let config = &model.site.config;
    let mut filters = BTreeMap::new();
    for filter in config.search.iter().flat_map(|search| &search.filters) {
        let values: Vec<String> = choices(model, filter, page, language).into_iter().map(|c| c.value).collect();
        if !values.is_empty() {
            filters.insert(filter.name.clone(), values);
        }
    }
    filters.insert(KIND.to_owned(), vec![config.collections[entry.collection].singular.clone()]);
    About {
        title: plain(model, &document.title, document),
        summary: document.summary.as_ref().map(|summary| plain(model, summary, document)),
        filters,
    }
}

/// The values of a filter that a page has, each once.
fn choices(model: &Model, filter: &Filter, page: EntryIndex, language: usize) -> Vec<Choice> {
    let mut found: Vec<Choice> = Vec::new();
    for (number, path) in filter.from.iter().enumerate() {
        let add = |choice: Choice| {
            if !found.iter().any(|known| known.value == choice.value) {
                found.push(choice);
            }
        };
        of_path(model, path, page, language, number).into_iter().for_each(add);
    }
    found
}

/// The values that a page has at the end of a path. A page of the kind that a reference leads to is its own value: an
/// objective is found among the pages of that objective.
fn of_path(model: &Model, path: &Path, page: EntryIndex, language: usize, number: usize) -> Vec<Choice> {
    let Some(inner) = &path.of_target else { return of_field(model, &path.field, page, language, number) };
    let entry = model.site.entry(page);
    let fields = &model.site.config.collections[entry.collection].fields;
    let place = fields.iter().position(|field| field.name == path.field);
    let targets = entry.references.iter().find(|(field, _)| Some(*field) == place);
    let targets = targets.map(|(_, targets)| targets.as_slice()).unwrap_or_default();
    targets.iter().flat_map(|target| of_field(model, inner, *target, language, number)).collect()
}

fn of_field(model: &Model, name: &str, page: EntryIndex, language: usize, number: usize) -> Vec<Choice> {
    let site = &model.site;
    let entry = site.entry(page);
    let collection = &site.config.collections[entry.collection];
    let Some(field) = collection.field(name) else {
        let leads_here = site
            .config
            .collections
            .iter()
            .any(|other| other.field(name).and_then(|field| field.reference()) == Some(collection.name.as_str()));
        return if leads_here { vec![of_page(model, page, language, number)] } else { Vec::new() };
    };
    let values = match entry.value(&site.config, language, name) {
        Some(FieldValue::List(values)) => values,
        Some(value) => vec![value],
        None => Vec::new(),
    };
    let choice = |value: FieldValue| match &value {
        FieldValue::Reference(id) => site.find(id.as_str()).map(|target| of_page(model, target, language, number)),
        _ => {
            let written = value.as_text();
            let place = field.values.iter().position(|known| *known == written);
            let label = labels::of_value(model, field, &value, language);
            Some(Choice { value: written, label, rank: (number, place.unwrap_or(usize::MAX)) })
        }
    };
    values.into_iter().filter_map(choice).collect()
}

fn of_page(model: &Model, page: EntryIndex, language: usize, number: usize) -> Choice {
    let entry = model.site.entry(page);
    let document = entry.document(language);
    let place = model.site.collection(entry.collection, language).iter().position(|other| *other == page);
    let label = plain(model, &document.title, document);
    Choice { value: entry.key.clone(), label, rank: (number, place.unwrap_or(usize::MAX)) }
}

/// What the script reads when somebody begins to search.
#[derive(Serialize)]
struct Interface {
    language: String,
    words: BTreeMap<String, String>,
    /// The number of results, by the plural categories of the language (Unicode CLDR).
    count: BTreeMap<&'static str, String>,
    filters: Vec<Shown>,
    /// Where to look instead.
    instead: Vec<Link>,
}

#[derive(Serialize)]
struct Shown {
    name: String,
    label: String,
    values: Vec<ShownValue>,
}

#[derive(Serialize)]
struct ShownValue {
    value: String,
    label: String,
    /// How many pages have it.
    count: usize,
}

#[derive(Serialize)]
struct Link {
    title: String,
    href: String,
}

/// The interface of a language, as JSON.
pub fn interface(model: &Model, output: usize, language: usize) -> Option<Vec<u8>> {
    let search = model.site.config.search.as_ref()?;
    let words = &model.theme.words[language];
    let word =
        |key: &&str| Some((key.trim_start_matches("search-").to_owned(), words.get(key, &[("query", ASKED.into())])?));
    let address = &model.plan.outputs[output].address;
    let instead = search.instead.iter().filter_map(|item| {
        let target = model.plan.find(&model.site, &item.page, language)?;
        let href = model.plan.writer.write(address, target.address, None);
        Some(Link { title: context::title_of(model, &item.page, language), href })
    });
    let interface = Interface {
        language: model.site.config.languages[language].code.to_string(),
        words: WORDS.iter().filter_map(word).collect(),
        count: counted(model, language),
        filters: filters(model, search, language),
        instead: instead.collect(),
    };
    serde_json::to_vec(&interface).ok()
}

/// A text for each plural category of the language, found by numbers that are in it.
fn counted(model: &Model, language: usize) -> BTreeMap<&'static str, String> {
    let words = &model.theme.words[language];
    let mut forms = BTreeMap::new();
    let locale = &model.site.config.languages[language].locale;
    let Ok(rules) = PluralRules::try_new(locale.into(), PluralRulesOptions::default()) else { return forms };
    for number in (0..=200_u32).chain([1_000_000]) {
        let category = match rules.category_for(number) {
            PluralCategory::Zero => "zero",
            PluralCategory::One => "one",
            PluralCategory::Two => "two",
            PluralCategory::Few => "few",
            PluralCategory::Many => "many",
            PluralCategory::Other => "other",
        };
        if !forms.contains_key(category)
            && let Some(text) = words.get(COUNTED, &[("count", number.into()), ("shown", NUMBER.into())])
        {
            forms.insert(category, text);
        }
    }
    forms
}

/// The kinds of pages and the filters of the site, with the values that some page has.
fn filters(model: &Model, search: &Search, language: usize) -> Vec<Shown> {
    let pages = pages(model, language);
    let kind = Shown {
        name: KIND.to_owned(),
        label: model.theme.words[language].get("search-kind", &[]).unwrap_or_default(),
        values: search
            .kinds
            .iter()
            .map(|kind| {
                let of_kind = |page: &&(usize, EntryIndex)| model.site.entry(page.1).collection == kind.collection;
                ShownValue {
                    value: model.site.config.collections[kind.collection].singular.clone(),
                    label: kind
                        .label
                        .text(language)
                        .map(|text| model.set(language, text).into_owned())
                        .unwrap_or_default(),
                    count: pages.iter().filter(of_kind).count(),
                }
            })
            .filter(|value| value.count > 0)
            .collect(),
    };
    let others = search.filters.iter().map(|filter| {
        let label = filter.label.text(language).map(|text| model.set(language, text).into_owned());
        Shown {
            name: filter.name.clone(),
            label: label.unwrap_or_default(),
            values: values(model, filter, &pages, language),
        }
    });
    std::iter::once(kind).chain(others).filter(|filter| !filter.values.is_empty()).collect()
}

fn values(model: &Model, filter: &Filter, pages: &[(usize, EntryIndex)], language: usize) -> Vec<ShownValue> {
    let mut found: BTreeMap<String, (Choice, usize)> = BTreeMap::new();
    for (_, page) in pages {
        for choice in choices(model, filter, *page, language) {
            found.entry(choice.value.clone()).or_insert((choice, 0)).1 += 1;
        }
    }
    let words = Order::of(&model.site.config.languages[language]);
    let mut found: Vec<(Choice, usize)> = found.into_values().collect();
    found.sort_by(|(a, _), (b, _)| a.rank.cmp(&b.rank).then_with(|| words.compare(&a.label, &b.label)));
    found.into_iter().map(|(choice, count)| ShownValue { value: choice.value, label: choice.label, count }).collect()
}

/// `site.search`: ids of the page with results and of what its script reads, and where to look instead; none when the site
/// can't be searched.
pub fn values_of_site(model: &Model, language: usize) -> tera::Value {
    let Some(search) = &model.site.config.search else { return tera::Value::none() };
    map([
        ("page", text(SEARCH)),
        ("interface", text(SEARCH_INTERFACE)),
        ("instead", site_values::menu(model, &search.instead, language)),
    ])
}

/// What the page with results is called, and its summary.
pub fn title(model: &Model, language: usize) -> (String, Option<String>) {
    let search = model.site.config.search.as_ref();
    let set = |text: Option<&str>| text.map(|text| model.set(language, text).into_owned());
    let title = set(search.and_then(|search| search.title.text(language))).unwrap_or_default();
    (title, set(search.and_then(|search| search.summary.text(language))))
}
