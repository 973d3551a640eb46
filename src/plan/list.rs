//! The pages that list a collection: all of it, or the part that shares a value; in one piece or in several.

use std::sync::Arc;

use crate::language::collation::Order;
use crate::language::slug::ascii_slug;
use crate::reads;
use crate::schema::collection::Index;
use crate::schema::value::FieldValue;
use crate::site::{EntryIndex, Site, order};

/// One page of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct List {
    pub id: Arc<str>,
    pub collection: usize,
    pub language: usize,
    pub group: Option<Group>,
    /// From 1.
    pub number: usize,
    /// How many pages the list has.
    pub count: usize,
    pub previous: Option<Arc<str>>,
    pub next: Option<Arc<str>>,
    items: Vec<EntryIndex>,
}

impl List {
    /// The pages that stand on it.
    pub fn items(&self) -> &[EntryIndex] {
        reads::order(self.collection, self.language);
        &self.items
    }

    /// Whether another list is the same, but perhaps for the pages that stand on it.
    pub fn is_like(&self, other: &List) -> bool {
        *self == List { items: self.items.clone(), ..other.clone() }
    }
}

/// The value that the pages of a list share.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    pub field: String,
    pub value: FieldValue,
    /// As it stands in the address.
    pub slug: String,
}

/// A list and the end of its address below that of the collection's index.
pub struct Planned {
    pub list: List,
    pub below: String,
}

/// All lists of a collection in a language; none when it has no page in that language.
pub fn lists(site: &Site, collection: usize, language: usize, index: &Index) -> Vec<Planned> {
    let all = site.collection(collection, language);
    if !all.iter().any(|entry| site.entry(*entry).documents[language].is_some()) {
        return Vec::new();
    }
    let name = &site.config.collections[collection].name;
    let whole = Pages { id: format!("index-{name}"), below: String::new(), group: None, items: all.to_vec() };
    let mut planned = whole.split(collection, language, index.per_page);
    for (field, _) in &index.groups {
        for (group, items) in groups(site, all, language, field) {
            let pages = Pages {
                id: format!("index-{name}-{field}-{}", group.slug),
                below: format!("{}/", group.slug),
                group: Some(group),
                items,
            };
            planned.extend(pages.split(collection, language, index.per_page));
        }
    }
    planned
}

/// The values of a field with the entries that have each: in the order in which the field declares them, else in that of
/// numbers, days and words.
pub fn groups(site: &Site, entries: &[EntryIndex], language: usize, field: &str) -> Vec<(Group, Vec<EntryIndex>)> {
    let mut found: Vec<(Group, Vec<EntryIndex>)> = Vec::new();
    for &index in entries {
        let value = site.entry(index).value(&site.config, language, field);
        for value in value.into_iter().flat_map(single_values) {
            let slug = slug(&value);
            match found.iter_mut().find(|(known, _)| known.slug == slug) {
                // A value that is written twice makes no second page.
                Some((_, items)) if items.last() == Some(&index) => {}
                Some((_, items)) => items.push(index),
                None => found.push((Group { field: field.to_owned(), value, slug }, vec![index])),
            }
        }
    }
    let declared = entries.first().and_then(|entry| {
        let collection = &site.config.collections[site.entry(*entry).collection];
        collection.field(field)
    });
    let place = |group: &Group| {
        let text = group.value.as_text();
        let known = declared.and_then(|field| field.values.iter().position(|value| *value == text));
        known.unwrap_or(usize::MAX)
    };
    let words = Order::of(&site.config.languages[language]);
    found.sort_by(|(a, _), (b, _)| place(a).cmp(&place(b)).then_with(|| order::compare(&a.value, &b.value, &words)));
    found
}

/// What stands in the addresses of the groups of a field that a page is in.
pub fn slugs(site: &Site, page: EntryIndex, language: usize, field: &str) -> Vec<String> {
    let value = site.entry(page).value(&site.config, language, field);
    value.into_iter().flat_map(single_values).map(|value| slug(&value)).collect()
}

fn slug(value: &FieldValue) -> String {
    ascii_slug(&value.as_text())
}

fn single_values(value: FieldValue) -> Vec<FieldValue> {
    match value {
        FieldValue::List(items) => items,
        value => vec![value],
    }
}

struct Pages {
    id: String,
    below: String,
    group: Option<Group>,
    items: Vec<EntryIndex>,
}

impl Pages {
    fn split(self, collection: usize, language: usize, per_page: Option<usize>) -> Vec<Planned> {
        let size = per_page.unwrap_or(usize::MAX);
        let count = self.items.len().div_ceil(size).max(1);
        let id = |number: usize| -> Arc<str> {
            if number == 1 { self.id.as_str().into() } else { format!("{}~{number}", self.id).into() }
        };
        (1..=count)
            .map(|number| {
                let start = (number - 1).saturating_mul(size);
                let items = self.items.iter().skip(start).take(size).copied().collect();
                let list = List {
                    id: id(number),
                    collection,
                    language,
                    group: self.group.clone(),
                    number,
                    count,
                    previous: (number > 1).then(|| id(number - 1)),
                    next: (number < count).then(|| id(number + 1)),
                    items,
                };
                let below = if number == 1 { self.below.clone() } else { format!("{}page-{number}/", self.below) };
                Planned { list, below }
            })
            .collect()
    }
}
