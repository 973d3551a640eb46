//! What the words of pages are compared with: the site's lists of words, and the forms of the terms that it explains.

use std::collections::HashSet;
use std::sync::Arc;

use super::{LANGUAGE_FILES, Sources, front_matter};
use crate::config::{Config, read_settings};
use crate::diagnostic::Diagnostics;
use crate::files::{Folder, text};
use crate::language::lists::WordList;
use crate::load::page::PAGE_LIMIT;
use crate::node::{Node, Value};
use crate::schema::field::FieldType;

/// The field in which a page that explains a word has the ways in which it is written.
const FORMS: &str = "forms";

/// By language.
#[derive(Debug, Default)]
pub struct Lexicon {
    lists: Vec<WordList>,
    terms: Vec<HashSet<String>>,
}

/// The file with the lists of a language.
pub fn list_file(code: &str) -> String {
    format!("{LANGUAGE_FILES}/{code}.toml")
}

impl Lexicon {
    /// Reads `content/_language/CODE.toml` for each language, and the forms of terms.
    pub fn load(folder: &dyn Folder, sources: &Sources, config: &Config, diagnostics: &mut Diagnostics) -> Lexicon {
        let mut lexicon = Lexicon {
            lists: vec![WordList::default(); config.languages.len()],
            terms: vec![HashSet::new(); config.languages.len()],
        };
        for language in &config.languages {
            let file: Arc<str> = list_file(&language.code).into();
            if sources.lists.contains(&file)
                && let Some(table) = read_settings(folder, &file, diagnostics)
            {
                lexicon.lists[language.index] = WordList::read(&table, &file, diagnostics);
            }
        }
        if config.collections.iter().any(|collection| collection.readability.is_some()) {
            lexicon.read_terms(folder, sources, config);
        }
        lexicon
    }

    /// The forms of every page whose collection has such a field. What is wrong with these pages is said when they are
    /// read as pages.
    fn read_terms(&mut self, folder: &dyn Folder, sources: &Sources, config: &Config) {
        let explains = |collection: usize| {
            let field = config.collections[collection].field(FORMS);
            field.is_some_and(|field| matches!(&field.field_type, FieldType::List(of) if **of == FieldType::Text))
        };
        for source in sources.pages.iter().filter(|source| explains(source.collection)) {
            let Ok(bytes) = folder.read(&source.file, PAGE_LIMIT) else { continue };
            let Ok(text) = text::decode(&bytes) else { continue };
            let Ok(front) = front_matter::read(&text, &source.file) else { continue };
            let Some(Node { value: Value::List(forms), .. }) = front.table.get(FORMS) else { continue };
            for form in forms {
                if let Value::Text(form) = &form.value {
                    self.terms[source.language].insert(folded(form));
                }
            }
        }
    }

    pub fn list(&self, language: usize) -> &WordList {
        &self.lists[language]
    }

    /// Whether the site explains a word, as it is written or in another case.
    pub fn is_term(&self, language: usize, word: &str) -> bool {
        self.terms[language].contains(&folded(word))
    }
}

/// A form without what differs between two ways of writing it.
fn folded(form: &str) -> String {
    form.to_lowercase().replace('\'', "’")
}
