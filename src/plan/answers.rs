//! The pages with the answers to the quizzes of a page: below it, in a folder that the theme names.

use super::address::Address;
use super::output::{Making, Output};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::language::slug::ascii_slug;
use crate::schema::is_slug;
use crate::site::Site;
use crate::site::id::PageId;
use crate::theme::Theme;

/// The theme's word for the folder.
const WORD: &str = "quiz-answers-slug";

/// What menus and templates call the answers of a page.
pub fn id(page: &PageId) -> String {
    format!("answers-{page}")
}

/// The folder in each language; none where the theme's word can't be one, which is said if a page needs it.
pub fn folders(site: &Site, theme: &Theme, diagnostics: &mut Diagnostics) -> Vec<Option<String>> {
    let folder = |language: usize| {
        let word = theme.words.get(language)?.get(WORD, &[])?;
        if is_slug(&word) {
            return Some(word);
        }
        let has_quiz =
            |output: &crate::load::document::Document| output.language == language && !output.quizzes.is_empty();
        if site.pages().any(|(_, document)| has_quiz(document)) {
            let config = &site.config;
            let fault = Diagnostic::new(Code::AnswersSlug).at(Place::file(&config.file));
            let fault = fault.with("language", config.languages[language].code.as_ref());
            diagnostics.push(fault.with("suggestion", ascii_slug(&word)).with("word", word));
        }
        None
    };
    (0..site.config.languages.len()).map(folder).collect()
}

/// The page with the answers of a page; none of a page without a quiz.
pub fn of_page(site: &Site, page: &Output, folders: &[Option<String>]) -> Option<Output> {
    let Making::Page { entry, language } = page.making else { return None };
    let document = site.entry(entry).documents.get(language)?.as_ref()?;
    let quiz = document.quizzes.first()?;
    let folder = folders.get(language)?.as_ref()?;
    Some(Output {
        address: Address::new(&format!("{}{folder}/", page.address.as_str())),
        making: Making::Answers { entry, language },
        origin: Some(document.place(quiz.span)),
    })
}
