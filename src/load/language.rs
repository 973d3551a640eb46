//! How what readers read reads: pages where their collection asks, and what stands beside them.

use std::collections::HashMap;
use std::sync::Arc;

use super::document::Document;
use super::lexicon::Lexicon;
use crate::check::language::{self as rules, Leave};
use crate::config::Config;
use crate::data::Package;
use crate::diagnostic::Diagnostics;
use crate::language::readability::tier::Tier;
use crate::language::readability::{Idiom, Reading};
use crate::markdown::guarded;
use crate::markdown::prose::{self, Kind, Passage, Prose, read_value};
use crate::memo::Part;
use crate::node::{Node, Table, Value};
use crate::schema::collection::{Collection, Numbers};
use crate::schema::readability::Readability;
use crate::site::id::PageId;

/// The passages of a text that begins at `offset` of its file, where anything is checked in them.
pub fn prose(collection: &Collection, text: &str, offset: usize) -> Option<Prose> {
    let wanted = collection.readability.is_some() || collection.numbers != Numbers::Free;
    // A text on which the parser fails was reported when it was scanned.
    wanted.then(|| guarded(|| prose::read(text, offset)).ok()).flatten()
}

/// Counts, and checks every rule of language: `prose` is the text of a page, followed by what its fields and blocks say.
pub fn check(
    prose: &Prose,
    document: &Document,
    front: &Table,
    config: &Config,
    lexicon: &Lexicon,
    diagnostics: &mut Diagnostics,
) -> Option<Reading> {
    let settings = config.collections[document.collection].readability?;
    let mut beside = String::new();
    for (_, node) in &front.entries {
        texts(node, &mut beside);
    }
    let tier = document.tier.as_deref().and_then(Tier::parse);
    let rules = Rules { config, lexicon, settings, language: document.language };
    Some(rules.check(prose, tier, &beside, Leave::of(document), diagnostics))
}

/// Checks the words of charts: each is held against what the pages of its package ask.
pub fn charts(
    documents: &[Arc<Document>],
    packages: &[(PageId, Part<Package>)],
    config: &Config,
    lexicon: &Lexicon,
    diagnostics: &mut Diagnostics,
) {
    let packages: HashMap<&PageId, &Package> = packages.iter().map(|(id, package)| (id, &*package.value)).collect();
    for document in documents {
        let collection = &config.collections[document.collection];
        let (Some(settings), Some(key), true) = (collection.readability, &document.key, collection.data) else {
            continue;
        };
        let id = PageId::from_parts(&collection.singular, key);
        let Some(package) = packages.get(&id) else { continue };
        let tier = document.tier.as_deref().and_then(Tier::parse);
        let rules = Rules { config, lexicon, settings, language: document.language };
        for chart in &package.charts {
            let passages = chart.prose.get(document.language).cloned().unwrap_or_default();
            let leave = Leave { file: &chart.file, start: (0, 1), ..Leave::of(document) };
            rules.check(&Prose { passages, lists: Vec::new() }, tier, "", leave, diagnostics);
        }
    }
}

/// Checks what `site.toml` says to readers above lists of pages, as the pages of their collections are checked.
pub fn lists(config: &Config, lexicon: &Lexicon, diagnostics: &mut Diagnostics) {
    for collection in &config.collections {
        let (Some(settings), Some(index)) = (collection.readability, &collection.index) else { continue };
        for language in &config.languages {
            let texts = [(&index.title, Kind::Heading), (&index.summary, Kind::Aside)];
            let written = texts.into_iter().filter_map(|(text, kind)| Some((text.get(language.index)?, kind)));
            let passages = written.flat_map(|((text, span), kind)| value(text, kind, span));
            let prose = Prose { passages: passages.collect(), lists: Vec::new() };
            let leave = Leave { file: &config.file, start: (0, 1), waivers: &[], allowed: &[] };
            let rules = Rules { config, lexicon, settings, language: language.index };
            rules.check(&prose, None, "", leave, diagnostics);
        }
    }
}

/// The passages of a text of settings, known by its place only.
fn value(text: &str, kind: Kind, span: &std::ops::Range<usize>) -> Vec<Passage> {
    guarded(|| read_value(text, kind, span, "")).unwrap_or_default()
}

/// What is asked of a text in a language.
struct Rules<'a> {
    config: &'a Config,
    lexicon: &'a Lexicon,
    settings: Readability,
    language: usize,
}

impl Rules<'_> {
    /// Checks a text for readers of a tier, or of that which the collection has; `beside` explains abbreviations too.
    fn check(
        &self,
        prose: &Prose,
        tier: Option<Tier>,
        beside: &str,
        leave: Leave<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Reading {
        let idiom = Idiom::of(&self.config.languages[self.language]);
        let tier = tier.unwrap_or(self.settings.tier);
        let mut limits = tier.limits(idiom);
        if let Some(words) = self.settings.sentence {
            limits.sentence = Some((words, words));
        }
        limits.mean = self.settings.mean.map(|words| words as f64).or(limits.mean);
        let known = |word: &str| self.lexicon.is_term(self.language, word);
        let list = self.lexicon.list(self.language);
        let page = rules::Page::new(prose, idiom, tier, limits, list, &known, beside);
        rules::check(&page, leave, self.settings.lenient, diagnostics);
        page.reading
    }
}

/// Everything that the front matter says, one text after the other.
fn texts(node: &Node, into: &mut String) {
    match &node.value {
        Value::Text(text) => {
            into.push_str(text);
            into.push('\n');
        }
        Value::List(items) => items.iter().for_each(|item| texts(item, into)),
        Value::Table(table) => table.entries.iter().for_each(|(_, node)| texts(node, into)),
        _ => {}
    }
}
