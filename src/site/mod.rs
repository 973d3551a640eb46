//! The resolved site: pages by id and language, what refers to what, and in which order they stand.

mod about;
pub mod expectations;
pub mod id;
mod links;
pub mod order;
mod packages;
pub mod query;
pub mod resolve;
mod totals;
pub mod translation;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use id::PageId;
pub use packages::Packages;

use crate::accessibility::Accessibility;
use crate::bibliography::Bibliography;
use crate::config::Config;
use crate::data::Package;
use crate::edition::Editions;
use crate::load::document::Document;
use crate::reads;
use crate::schema::value::FieldValue;

/// The place of a page in [`Site::entries`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryIndex(pub usize);

/// A page in all its languages.
#[derive(Clone, Debug)]
pub struct Entry {
    pub id: PageId,
    /// What follows the singular in the id.
    pub key: String,
    /// Index in the configuration.
    pub collection: usize,
    /// By language.
    pub documents: Vec<Option<Arc<Document>>>,
    /// For each reference field of the collection (by its index there), where it leads.
    pub references: Vec<(usize, Vec<EntryIndex>)>,
    /// For each collection (by its index), the pages of it that refer to this one, in the collection's order.
    pub back_references: Vec<(usize, Vec<EntryIndex>)>,
    /// By language: the pages whose text links to this one, in the order of collections and pages.
    pub mentions: Vec<Vec<EntryIndex>>,
    pub parent: Option<EntryIndex>,
}

/// All pages of a site. What is in it has been checked.
#[derive(Debug)]
pub struct Site {
    pub config: Arc<Config>,
    entries: Vec<Entry>,
    /// Data packages, by the entry of their page.
    pub packages: Packages,
    /// The works that pages cite.
    pub bibliography: Arc<Bibliography>,
    /// What the site may say of its accessibility.
    pub accessibility: Accessibility,
    /// Copies of the data packages that were frozen.
    pub editions: Arc<Editions>,
    by_id: HashMap<PageId, EntryIndex>,
    /// By collection and language: all entries of the collection in their order.
    order: Vec<Vec<Vec<EntryIndex>>>,
    /// Ids of pages that couldn't be read, which was said; what needs them isn't reported again.
    pub unreadable: HashSet<PageId>,
    /// By language and entry: its place in the order of its collection.
    positions: Vec<Vec<usize>>,
}

impl Site {
    pub fn find(&self, id: &str) -> Option<EntryIndex> {
        self.by_id.get(id).copied()
    }

    pub fn entry(&self, index: EntryIndex) -> &Entry {
        reads::page(index);
        &self.entries[index.0]
    }

    /// All pages, by their indices.
    pub fn entries(&self) -> &[Entry] {
        reads::all_pages();
        &self.entries
    }

    /// Whether another site has the same pages in the same languages, under the same settings.
    pub fn is_like(&self, other: &Site) -> bool {
        let like = |(a, b): (&Entry, &Entry)| {
            a.id == b.id
                && a.documents.len() == b.documents.len()
                && a.documents.iter().zip(&b.documents).all(|(a, b)| a.is_some() == b.is_some())
        };
        let accessibility = |site: &Site| (site.accessibility.report.is_some(), site.accessibility.audit.is_some());
        Arc::ptr_eq(&self.config, &other.config)
            && Arc::ptr_eq(&self.bibliography, &other.bibliography)
            && Arc::ptr_eq(&self.editions, &other.editions)
            && self.unreadable == other.unreadable
            && accessibility(self) == accessibility(other)
            && self.packages.entries().eq(other.packages.entries())
            && self.entries.len() == other.entries.len()
            && self.entries.iter().zip(&other.entries).all(like)
    }

    /// What is different in a site that is like this one.
    pub fn differences(&self, other: &Site) -> Differences {
        let same = |a: &Option<Arc<Document>>, b: &Option<Arc<Document>>| match (a, b) {
            (Some(a), Some(b)) => Arc::ptr_eq(a, b) || a.says_the_same(b),
            _ => true,
        };
        let pages = self.entries.iter().zip(&other.entries).enumerate().filter(|(_, (a, b))| {
            !(a.leads_the_same(b)
                && a.translations() == b.translations()
                && a.documents.iter().zip(&b.documents).all(|(a, b)| same(a, b)))
        });
        let orders = self.order.iter().zip(&other.order).enumerate().flat_map(|(collection, (a, b))| {
            let differing = a.iter().zip(b).enumerate().filter(|(_, (a, b))| a != b);
            differing.map(move |(language, _)| (collection, language))
        });
        Differences {
            pages: pages.map(|(index, _)| EntryIndex(index)).collect(),
            orders: orders.collect(),
            packages: self.packages.differing(&other.packages),
        }
    }

    /// Whether translations are as current or stale as before when other versions of pages take their places.
    pub fn translations_stay(&self, documents: &[Arc<Document>]) -> bool {
        documents.iter().filter_map(|document| self.index_of(document)).all(|index| {
            let before = &self.entries[index.0];
            let mut now = before.clone();
            for document in documents.iter().filter(|document| self.index_of(document) == Some(index)) {
                now.documents[document.language] = Some(Arc::clone(document));
            }
            before.translations() == now.translations()
        })
    }

    fn index_of(&self, document: &Document) -> Option<EntryIndex> {
        let singular = &self.config.collections[document.collection].singular;
        let id = PageId::from_parts(singular, document.key.as_ref()?);
        self.by_id.get(&id).copied()
    }

    /// Takes another version of a page that is there.
    pub fn put(&mut self, document: &Arc<Document>) {
        let Some(index) = self.index_of(document) else { return };
        let place = &mut self.entries[index.0].documents[document.language];
        if place.as_ref().is_some_and(|before| before.file == document.file) {
            *place = Some(Arc::clone(document));
        }
    }

    /// How many pages there are, each counted once for all its languages.
    pub fn entry_count(&self) -> usize {
        self.entries.len()
    }

    /// Every entry of a collection in its order in a language.
    pub fn collection(&self, collection: usize, language: usize) -> &[EntryIndex] {
        reads::order(collection, language);
        &self.order[collection][language]
    }

    /// A data package by its key, with the page that it belongs to.
    pub fn package(&self, key: &str) -> Option<(EntryIndex, &Package)> {
        self.packages.find(key)
    }

    /// Whether a data package has a page that couldn't be read, which was said.
    pub fn is_unreadable_package(&self, key: &str) -> bool {
        let mut data = self.config.collections.iter().filter(|collection| collection.data);
        data.any(|collection| self.unreadable.contains(&PageId::from_parts(&collection.singular, key)))
    }

    /// Every page there is, by collection, entry and language.
    pub fn pages(&self) -> impl Iterator<Item = (EntryIndex, &Document)> {
        self.entries().iter().enumerate().flat_map(|(index, entry)| {
            entry.documents.iter().flatten().map(move |document| (EntryIndex(index), &**document))
        })
    }

    /// The neighbours of a page among those of its collection in its language: before and after.
    pub fn neighbours(&self, index: EntryIndex, language: usize) -> (Option<EntryIndex>, Option<EntryIndex>) {
        let order = self.collection(self.entry(index).collection, language);
        // Which pages there are in a language is the same for all outputs, so none of these is noted.
        let there = |other: &&EntryIndex| self.entries[other.0].documents[language].is_some();
        let at = self.positions[language][index.0];
        (order[..at].iter().rev().find(there).copied(), order[at + 1..].iter().find(there).copied())
    }
}

/// What differs between two sites that have the same pages.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Differences {
    pub pages: Vec<EntryIndex>,
    /// By collection and language.
    pub orders: Vec<(usize, usize)>,
    /// By the entries of their pages.
    pub packages: Vec<EntryIndex>,
}

impl Entry {
    fn leads_the_same(&self, other: &Entry) -> bool {
        self.references == other.references
            && self.back_references == other.back_references
            && self.mentions == other.mentions
            && self.parent == other.parent
    }

    /// The page in a language, or else the one that a reader of that language is led to: in the default language, or
    /// the first there is.
    pub fn document(&self, language: usize) -> &Document {
        self.documents
            .get(language)
            .and_then(Option::as_deref)
            .or_else(|| self.documents.iter().flatten().map(AsRef::as_ref).next())
            .unwrap_or_else(|| unreachable!("an entry has a document, or it isn't made"))
    }

    /// The ids of headings that links may lead to for ever in the page of a language: the explicit ones, and those that
    /// these headings had before, as any language of the page says.
    pub fn lasting_anchors(&self, language: usize) -> impl Iterator<Item = &str> {
        let document = self.documents.get(language).and_then(Option::as_ref);
        let own = document.into_iter().flat_map(|document| document.anchors.iter());
        let mut seen = HashSet::new();
        let former = own.clone().flat_map(move |anchor| self.former_ids(language, anchor));
        own.map(AsRef::as_ref).chain(former.filter(move |old| seen.insert(*old)))
    }

    pub fn has_lasting_anchor(&self, language: usize, anchor: &str) -> bool {
        self.lasting_anchors(language).any(|known| known == anchor)
    }

    /// The id that a heading has now, by that or one that it had before.
    pub fn anchor_now<'a>(&'a self, language: usize, anchor: &'a str) -> Option<&'a str> {
        let own = &self.documents.get(language)?.as_ref()?.anchors;
        if own.iter().any(|known| **known == *anchor) {
            return Some(anchor);
        }
        own.iter().map(AsRef::as_ref).find(|new| self.former_ids(language, new).any(|old| old == anchor))
    }

    /// The ids that a heading of the page in a language had before; none that another heading there has now.
    pub fn former_ids<'a>(&'a self, language: usize, heading: &'a str) -> impl Iterator<Item = &'a str> {
        let document = self.documents.get(language).and_then(Option::as_ref);
        let all = self.documents.iter().flatten().flat_map(|document| &document.former);
        let of_heading = all.filter(move |(_, new)| **new == *heading).map(|(old, _)| old.as_ref());
        of_heading
            .filter(move |old| document.is_some_and(|document| document.anchors.iter().all(|known| **known != **old)))
    }

    /// The page that holds the shared fields.
    pub fn original(&self) -> &Document {
        self.document(0)
    }

    /// The value of a field (by its index in the collection) for the page in a language.
    pub fn field(&self, config: &Config, language: usize, index: usize) -> Option<&FieldValue> {
        let shared = config.collections[self.collection].fields[index].shared;
        let holder = if shared { self.original() } else { self.document(language) };
        holder.fields.iter().find(|field| field.index == index).map(|field| &field.value)
    }

    /// As [`field`](Self::field), by name; also of the fields that every page has, as text.
    pub fn value(&self, config: &Config, language: usize, name: &str) -> Option<FieldValue> {
        let document = self.document(language);
        match name {
            "title" => Some(FieldValue::Text(document.title.clone())),
            "slug" => Some(FieldValue::Text(document.slug.clone())),
            "summary" => document.summary.clone().map(FieldValue::Text),
            "date" => document.date.map(FieldValue::Date),
            "updated" => document.updated.map(FieldValue::Date),
            "tier" => document.tier.clone().map(FieldValue::Text),
            "key" => Some(FieldValue::Text(self.key.clone())),
            _ => {
                let fields = &config.collections[self.collection].fields;
                let index = fields.iter().position(|field| field.name == name)?;
                self.field(config, language, index).cloned()
            }
        }
    }
}
