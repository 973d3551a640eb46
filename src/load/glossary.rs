//! The words of the glossary in each language, from its pages, and what looks for them in a page.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::document::Document;
use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::language::glossary::{Glossary, folded};
use crate::markdown::first_use::{FirstUses, Lookup};
use crate::markdown::inline::has_links;
use crate::schema::collection::Collection;

/// The glossary in each language of the site, from those of `documents` that are its pages; all empty for a site
/// without one.
pub fn of(documents: &[Arc<Document>], config: &Config, drafts: bool, diagnostics: &mut Diagnostics) -> Vec<Glossary> {
    let Some((place, collection)) = config.glossary() else {
        return config.languages.iter().map(|_| Glossary::default()).collect();
    };
    let by_language = config.languages.iter().map(|language| {
        let pages = documents.iter().map(AsRef::as_ref).filter(|page: &&Document| {
            page.collection == place && page.language == language.index && (drafts || !page.draft)
        });
        in_language(&pages.collect::<Vec<_>>(), collection, diagnostics)
    });
    by_language.collect()
}

/// What notes the first uses of words in a page's text, if they become links there. The words that its fields link to
/// were used before, and a term's page doesn't explain its own.
pub fn first_uses<'a>(
    document: Option<&Document>,
    wanted: bool,
    config: &'a Config,
    glossaries: &'a [Glossary],
) -> Option<FirstUses<'a>> {
    let (glossary, collection) = config.glossary()?;
    let document = document?;
    let lookup = Lookup { glossary: glossaries.get(document.language)?, singular: &collection.singular };
    if !wanted || lookup.glossary.is_empty() {
        return None;
    }
    let own = document.key.iter().filter(|_| document.collection == glossary).cloned();
    let linked = document.links.iter().filter_map(|link| lookup.key_of(&link.id).map(str::to_owned));
    let used = document.terms.iter().map(|term| term.key.clone()).chain(linked).chain(own).collect();
    Some(FirstUses::new(lookup, used))
}

fn in_language(pages: &[&Document], collection: &Collection, diagnostics: &mut Diagnostics) -> Glossary {
    let written: Vec<(&str, Vec<String>, &Document)> =
        pages.iter().filter_map(|page| Some((page.key.as_deref()?, forms(page, collection), *page))).collect();
    let mut known: HashMap<String, &str> = HashMap::new();
    for (key, forms, page) in &written {
        let mut said: HashSet<String> = HashSet::new();
        for form in forms {
            let first = *known.entry(folded(form)).or_insert(key);
            if first != *key && said.insert(folded(form)) {
                diagnostics.push(
                    Diagnostic::new(Code::FormOfTwoTerms)
                        .at(page.place(place_of_forms(page, collection)))
                        .with("form", form.as_str())
                        .with("other", first),
                );
            }
        }
    }
    Glossary::new(written.iter().flat_map(|(key, forms, _)| forms.iter().map(|form| (*key, form.as_str()))))
}

/// How a term is written: as its page says, and as the page's title has it.
fn forms(page: &Document, collection: &Collection) -> Vec<String> {
    let said = collection.forms().and_then(|index| page.fields.iter().find(|field| field.index == index));
    let mut forms = said.map(|field| field.value.texts()).unwrap_or_default();
    if !has_links(&page.title) {
        forms.push(page.title.clone());
    }
    forms
}

fn place_of_forms(page: &Document, collection: &Collection) -> (u32, u32) {
    let index = collection.forms();
    page.fields.iter().find(|field| Some(field.index) == index).map_or(page.fence, |field| field.span)
}
