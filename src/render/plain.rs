//! Texts without marks, for where there can be none.

use super::{Model, citation, terms};
use crate::load::document::Document;
use crate::markdown::inline;
use crate::markdown::link::Wanted;

/// A text of a page's front matter without the marks of its links, set as the page's language does.
pub fn plain(model: &Model, value: &str, document: &Document) -> String {
    inline::to_text(value, document.typography, &|wanted| own_text(model, wanted, document.language))
}

/// The same of a text that may also have emphasis and code.
pub fn plain_of_rich(model: &Model, value: &str, document: &Document) -> String {
    inline::rich_to_text(value, document.typography, &|wanted| own_text(model, wanted, document.language))
}

/// What a link says that has no text of its own: the title of its page, its number, its word.
pub fn own_text(model: &Model, wanted: &Wanted, language: usize) -> Option<String> {
    match wanted {
        Wanted::Page { id, .. } => {
            model.site.find(id.as_str()).map(|entry| model.site.entry(entry).document(language).title.clone())
        }
        Wanted::Value(query) => {
            let (formats, words) = (&model.formats[language], &model.theme.words[language]);
            crate::data::values::shown(&model.site, query, formats, words).map(|(_, text)| text)
        }
        Wanted::File(name) => Some(name.clone()),
        Wanted::Work(citation) => citation::in_passing(model, citation, language),
        Wanted::Term(key) => terms::find(model, key).map(|entry| terms::in_sentence(model, entry, language)),
    }
}
