//! How a page's text reads, where its collection asks.

use super::document::Document;
use super::lexicon::Lexicon;
use crate::check::language as rules;
use crate::config::Config;
use crate::diagnostic::Diagnostics;
use crate::language::readability::tier::Tier;
use crate::language::readability::{Idiom, Reading};
use crate::markdown::guarded;
use crate::markdown::prose::{self, Prose};
use crate::node::{Node, Table, Value};
use crate::schema::collection::{Collection, Numbers};

/// The passages of a text that begins at `offset` of its file, where anything is checked in them.
pub fn prose(collection: &Collection, text: &str, offset: usize) -> Option<Prose> {
    let wanted = collection.readability.is_some() || collection.numbers != Numbers::Free;
    // A text on which the parser fails was reported when it was scanned.
    wanted.then(|| guarded(|| prose::read(text, offset)).ok()).flatten()
}

/// Counts, and checks every rule of language.
pub fn check(
    prose: &Prose,
    document: &Document,
    front: &Table,
    config: &Config,
    lexicon: &Lexicon,
    diagnostics: &mut Diagnostics,
) -> Option<Reading> {
    let settings = config.collections[document.collection].readability?;
    let idiom = Idiom::of(&config.languages[document.language]);
    let tier = document.tier.as_deref().and_then(Tier::parse).unwrap_or(settings.tier);
    let mut limits = tier.limits(idiom);
    if let Some(words) = settings.sentence {
        limits.sentence = Some((words, words));
    }
    limits.mean = settings.mean.map(|words| words as f64).or(limits.mean);
    let mut beside = String::new();
    for (_, node) in &front.entries {
        texts(node, &mut beside);
    }
    let known = |word: &str| lexicon.is_term(document.language, word);
    let list = lexicon.list(document.language);
    let page = rules::Page::new(prose, idiom, tier, limits, list, &known, &beside);
    rules::check(&page, document, settings.lenient, diagnostics);
    Some(page.reading)
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
