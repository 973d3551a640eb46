//! Words of the glossary: how they are written in a sentence, and what a page explains of them.

use tera::Value;

use super::plain::plain;
use super::value::{list, map, optional, text};
use super::{Model, context};
use crate::language::collation::Order;
use crate::markdown::host::FirstUse;
use crate::markdown::words;
use crate::site::EntryIndex;

/// The page that explains a word.
pub fn find(model: &Model, key: &str) -> Option<EntryIndex> {
    model.site.find(model.site.config.term(key)?.as_str())
}

/// A word as a sentence has it: in the first of its forms, else as its page's title.
pub fn in_sentence(model: &Model, entry: EntryIndex, language: usize) -> String {
    let page = model.site.entry(entry);
    let forms = model.site.config.collections[page.collection].forms();
    let forms = forms.and_then(|field| page.field(&model.site.config, language, field));
    let first = forms.and_then(|forms| forms.texts().into_iter().next());
    first.unwrap_or_else(|| context::title_of(model, page.id.as_str(), language))
}

/// The language in which a word is explained to readers of `language`, if it is another one.
pub fn other_language(model: &Model, entry: EntryIndex, language: usize) -> Option<String> {
    let document = model.site.entry(entry).document(language);
    (document.language != language).then(|| model.site.config.languages[document.language].code.to_string())
}

/// `page.words`: the words that a page links to, in alphabetical order.
pub fn words(model: &Model, used: Vec<(EntryIndex, Option<FirstUse>)>, language: usize) -> Value {
    let order = Order::of(&model.site.config.languages[language]);
    let mut words: Vec<(String, EntryIndex, Option<FirstUse>)> = used
        .into_iter()
        .map(|(entry, first)| (context::title_of(model, model.site.entry(entry).id.as_str(), language), entry, first))
        .collect();
    words.sort_by(|(a, ..), (b, ..)| order.compare(a, b));
    list(words.into_iter().map(|(title, entry, first)| word(model, &title, entry, first, language)))
}

fn word(model: &Model, title: &str, entry: EntryIndex, first: Option<FirstUse>, language: usize) -> Value {
    let page = model.site.entry(entry);
    let definition =
        page.document(language).summary.as_ref().map(|summary| plain(model, summary, page.document(language)));
    let other = other_language(model, entry, language);
    let own = &model.site.config.languages[language].code;
    map([
        ("id", text(&words::explanation(&page.key))),
        ("page", text(page.id.as_str())),
        ("title", text(title)),
        ("definition", optional(definition.as_deref())),
        ("language", text(other.as_deref().unwrap_or(own))),
        ("first_use", optional(first.as_ref().map(|first| first.id.as_str()))),
        ("popover", optional(first.as_ref().map(|first| first.popover.as_str()))),
    ])
}
