//! What templates see of languages: their names, a page's translations, and whether it has followed its original.

use tera::Value;

use super::Model;
use super::plain::plain;
use super::value::{list, map, text};
use crate::load::document::Document;
use crate::site::Entry;
use crate::site::translation::Translation;

/// `lang`, and the items of `site.languages`.
pub fn language(model: &Model, index: usize) -> Value {
    let language = &model.site.config.languages[index];
    let name = language_name(model, index);
    map([
        ("code", text(&language.code)),
        ("name", text(&name)),
        ("direction", text(language.direction())),
        ("locale", text(&language.with_territory())),
    ])
}

/// What a language is called by those who speak it.
pub fn language_name(model: &Model, language: usize) -> String {
    let name = model.theme.words[language].get("language-name", &[]);
    name.unwrap_or_else(|| model.site.config.languages[language].code.to_string())
}

/// The language of the page or list that readers of a language are led to by an id.
pub fn language_of_id(model: &Model, id: &str, language: usize) -> usize {
    model.plan.find(&model.site, id, language).map_or(language, |target| target.language)
}

/// `page.translations`.
pub fn translations(model: &Model, entry: &Entry, language: usize) -> Value {
    let others = entry.documents.iter().flatten().filter(|document| document.language != language);
    list(others.map(|document| translation(model, document)))
}

/// An item of `page.translations`: the same page in another language.
fn translation(model: &Model, document: &Document) -> Value {
    titled(model, document.language, &plain(model, &document.title, document))
}

/// The same page in the other languages, for what isn't a page of a collection and is called the same everywhere.
pub fn other_translations(model: &Model, language: usize, title: impl Fn(usize) -> String) -> Value {
    let others = (0..model.site.config.languages.len()).filter(|other| *other != language);
    list(others.map(|other| titled(model, other, &title(other))))
}

/// An item of `page.translations` by its language and title.
pub fn titled(model: &Model, language: usize, title: &str) -> Value {
    map([
        ("language", text(&model.site.config.languages[language].code)),
        ("locale", text(&model.site.config.languages[language].with_territory())),
        ("name", text(&language_name(model, language))),
        ("title", text(title)),
    ])
}

/// `page.stale`: the original of a page that hasn't followed its changes.
pub fn stale(model: &Model, entry: &Entry, language: usize) -> Value {
    match entry.translation(language) {
        Translation::Stale => translation(model, entry.original()),
        _ => Value::none(),
    }
}
