//! The ids of a page's quizzes.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::load::document::Document;

/// An id leads to one place of a page: to one quiz, or to a heading.
pub fn check(document: &Document, diagnostics: &mut Diagnostics) {
    for (number, quiz) in document.quizzes.iter().enumerate() {
        let first = document.quizzes[..number].iter().find(|other| other.id == quiz.id);
        if first.is_none() && !document.anchors.contains(&quiz.id) {
            continue;
        }
        let fault = Diagnostic::new(Code::DuplicateQuizId).at(document.place(quiz.span)).with("id", &*quiz.id);
        diagnostics.push(match first {
            Some(first) => fault.related(document.place(first.span)),
            None => fault,
        });
    }
}
