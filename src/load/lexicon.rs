//! What the words of pages are compared with: the site's lists of words, and the terms that its glossary explains.

use std::sync::Arc;

use super::{LANGUAGE_FILES, Sources};
use crate::config::{Config, read_settings};
use crate::diagnostic::Diagnostics;
use crate::files::Folder;
use crate::language::glossary::Glossary;
use crate::language::lists::WordList;

/// By language.
#[derive(Debug, Default)]
pub struct Lexicon {
    lists: Vec<WordList>,
    /// The terms of the glossary; empty while its own pages are read for the first time.
    pub glossaries: Vec<Glossary>,
}

/// The file with the lists of a language.
pub fn list_file(code: &str) -> String {
    format!("{LANGUAGE_FILES}/{code}.toml")
}

impl Lexicon {
    /// Reads `content/_language/CODE.toml` for each language.
    pub fn load(folder: &dyn Folder, sources: &Sources, config: &Config, diagnostics: &mut Diagnostics) -> Lexicon {
        let mut lists = vec![WordList::default(); config.languages.len()];
        for language in &config.languages {
            let file: Arc<str> = list_file(&language.code).into();
            if sources.lists.contains(&file)
                && let Some(table) = read_settings(folder, &file, diagnostics)
            {
                lists[language.index] = WordList::read(&table, &file, diagnostics);
            }
        }
        Lexicon { lists, glossaries: Vec::new() }
    }

    pub fn list(&self, language: usize) -> &WordList {
        &self.lists[language]
    }

    /// Whether the site explains a word, as it is written or in another case.
    pub fn is_term(&self, language: usize, word: &str) -> bool {
        self.glossaries.get(language).is_some_and(|glossary| glossary.has(word))
    }
}
