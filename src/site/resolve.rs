//! From documents, each by itself, to a site in which everything that is referred to is there.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::id::PageId;
use super::{Entry, EntryIndex, Site, links, order, totals, translation};
use crate::accessibility::Accessibility;
use crate::bibliography::Bibliography;
use crate::config::Config;
use crate::data::Package;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::edition::Editions;
use crate::load::document::Document;

/// Joins translations by id, follows references, and puts pages in order. Drafts are left out unless `drafts`;
/// `unreadable` are the ids of pages that couldn't be read in some language.
pub fn resolve(
    documents: Vec<Arc<Document>>,
    packages: Vec<(PageId, Arc<Package>)>,
    unreadable: HashSet<PageId>,
    config: Arc<Config>,
    drafts: bool,
    diagnostics: &mut Diagnostics,
) -> Site {
    let (documents, left_out): (Vec<_>, Vec<_>) = documents.into_iter().partition(|d| drafts || !d.draft);
    let draft_ids: HashSet<PageId> = left_out.iter().filter_map(|document| id_of(document, &config)).collect();
    let mut entries = join(documents, &config, diagnostics);
    // What is left of a page that couldn't be read whole would be found faulty for that alone.
    entries.retain(|entry| !unreadable.contains(&entry.id));
    entries.sort_by(|a, b| (a.collection, natural_key(a)).cmp(&(b.collection, natural_key(b))));
    let by_id: HashMap<PageId, EntryIndex> =
        entries.iter().enumerate().map(|(index, entry)| (entry.id.clone(), EntryIndex(index))).collect();
    let listed = config.collections.iter().filter(|collection| collection.index.is_some());
    let lists: HashSet<String> = listed.map(|collection| format!("index-{}", collection.name)).collect();
    let known = links::Known { by_id: &by_id, drafts: &draft_ids, lists: &lists, unreadable: &unreadable };
    check_shared(&entries, &config, diagnostics);
    check_unique(&entries, &config, diagnostics);
    check_translations(&entries, &config, diagnostics);
    totals::check(&entries, &config, diagnostics);
    translation::check(&entries, &draft_ids, &config, diagnostics);
    links::follow_references(&mut entries, &known, &config, diagnostics);
    links::check_page_links(&entries, &known, diagnostics);
    links::check_terms(&entries, &known, &config, diagnostics);
    let order = sort_collections(&entries, &config);
    links::note_back_references(&mut entries, &order);
    links::note_mentions(&mut entries, &by_id, &order, &config);
    links::check_parents(&mut entries, &config, diagnostics);
    let positions = positions(&order, entries.len(), config.languages.len());
    let packages = packages.into_iter().filter_map(|(id, package)| Some((*by_id.get(&id)?, package))).collect();
    let bibliography = Arc::<Bibliography>::default();
    let accessibility = Accessibility::default();
    let editions = Arc::<Editions>::default();
    Site { config, entries, packages, bibliography, accessibility, editions, by_id, order, unreadable, positions }
}

fn positions(order: &[Vec<Vec<EntryIndex>>], entries: usize, languages: usize) -> Vec<Vec<usize>> {
    let mut positions = vec![vec![0; entries]; languages];
    for by_language in order {
        for (language, indices) in by_language.iter().enumerate() {
            for (at, index) in indices.iter().enumerate() {
                positions[language][index.0] = at;
            }
        }
    }
    positions
}

fn natural_key(entry: &Entry) -> (usize, &str) {
    (entry.key.parse().unwrap_or(usize::MAX), &entry.key)
}

fn id_of(document: &Document, config: &Config) -> Option<PageId> {
    let key = document.key.as_ref()?;
    Some(PageId::from_parts(&config.collections[document.collection].singular, key))
}

/// One entry for each id, with its documents by language.
fn join(documents: Vec<Arc<Document>>, config: &Config, diagnostics: &mut Diagnostics) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    let mut by_id: HashMap<PageId, usize> = HashMap::new();
    for document in documents {
        // A page without a key was reported when it was read.
        let Some(id) = id_of(&document, config) else { continue };
        let language = document.language;
        let at = *by_id.entry(id.clone()).or_insert_with(|| {
            entries.push(Entry {
                id: id.clone(),
                key: document.key.clone().unwrap_or_default(),
                collection: document.collection,
                documents: config.languages.iter().map(|_| None).collect(),
                references: Vec::new(),
                back_references: Vec::new(),
                mentions: Vec::new(),
                parent: None,
            });
            entries.len() - 1
        });
        match &entries[at].documents[language] {
            Some(first) => diagnostics.push(
                Diagnostic::new(Code::DuplicateId)
                    .at(document.place(document.fence))
                    .related(first.place(first.fence))
                    .with("id", id.as_str()),
            ),
            None => entries[at].documents[language] = Some(document),
        }
    }
    entries
}

/// A shared field stands in one page only: the default language's, or the first there is.
fn check_shared(entries: &[Entry], config: &Config, diagnostics: &mut Diagnostics) {
    for entry in entries {
        let declared = &config.collections[entry.collection].fields;
        let original = entry.original();
        for document in entry.documents.iter().flatten().filter(|d| d.language != original.language) {
            for field in document.fields.iter().filter(|field| declared[field.index].shared) {
                diagnostics.push(
                    Diagnostic::new(Code::SharedInTranslation)
                        .at(document.place(field.span))
                        .related(original.place(original.fence))
                        .with("field", declared[field.index].name.as_str())
                        .with("language", config.languages[original.language].code.as_ref()),
                );
            }
        }
        // Reading a translation didn't ask for shared fields; here it turned out to be the original.
        if original.language != 0 {
            let missing = declared
                .iter()
                .enumerate()
                .filter(|(index, field)| field.required && field.shared && !has(original, *index));
            for (_, field) in missing {
                diagnostics.push(
                    Diagnostic::new(Code::MissingField)
                        .at(original.place(original.fence))
                        .with("field", field.name.as_str()),
                );
            }
        }
    }
}

fn has(document: &Document, index: usize) -> bool {
    document.fields.iter().any(|field| field.index == index)
}

fn check_unique(entries: &[Entry], config: &Config, diagnostics: &mut Diagnostics) {
    let mut seen: HashMap<(usize, usize, usize, String), &Arc<Document>> = HashMap::new();
    for entry in entries {
        let declared = &config.collections[entry.collection].fields;
        for document in entry.documents.iter().flatten() {
            for field in document.fields.iter().filter(|field| declared[field.index].unique) {
                let value = field.value.as_text();
                let key = (entry.collection, field.index, document.language, value.clone());
                if let Some(first) = seen.insert(key, document) {
                    diagnostics.push(
                        Diagnostic::new(Code::NotUnique)
                            .at(document.place(field.span))
                            .related(first.place(first.fence))
                            .with("field", declared[field.index].name.as_str())
                            .with("value", value),
                    );
                }
            }
        }
    }
}

fn check_translations(entries: &[Entry], config: &Config, diagnostics: &mut Diagnostics) {
    for entry in entries {
        let original = entry.original();
        for language in &config.languages {
            let Some(document) = &entry.documents[language.index] else {
                diagnostics.push(
                    Diagnostic::new(Code::MissingTranslation)
                        .at(original.place(original.fence))
                        .with("id", entry.id.as_str())
                        .with("language", language.code.as_ref()),
                );
                continue;
            };
            for anchor in original.anchors.iter().filter(|anchor| !document.anchors.contains(anchor)) {
                diagnostics.push(
                    Diagnostic::new(Code::AnchorNotTranslated)
                        .at(document.place(document.fence))
                        .related(original.place(original.fence))
                        .with("anchor", anchor.as_ref())
                        .with("language", config.languages[original.language].code.as_ref()),
                );
            }
        }
    }
}

fn sort_collections(entries: &[Entry], config: &Config) -> Vec<Vec<Vec<EntryIndex>>> {
    let mut members: Vec<Vec<EntryIndex>> = vec![Vec::new(); config.collections.len()];
    for (index, entry) in entries.iter().enumerate() {
        members[entry.collection].push(EntryIndex(index));
    }
    let sorted = |collection: usize, members: &Vec<EntryIndex>| {
        config
            .languages
            .iter()
            .map(|language| {
                let mut indices = members.clone();
                let sort = config.collections[collection].sort.as_ref();
                order::sort(entries, &mut indices, sort, config, language);
                indices
            })
            .collect()
    };
    members.iter().enumerate().map(|(collection, members)| sorted(collection, members)).collect()
}
