//! Numbers in a page's text that have no source, where its collection minds.

use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::markdown::prose::Prose;
use crate::markdown::unsourced::unsourced;
use crate::schema::collection::{Collection, Numbers};

/// Looks for them in the prose of a page.
pub fn check(collection: &Collection, prose: &Prose, file: &Arc<str>, diagnostics: &mut Diagnostics) {
    let code = match collection.numbers {
        Numbers::Free => return,
        Numbers::Warning => Code::NumberPerhapsUnsourced,
        Numbers::Error => Code::NumberUnsourced,
    };
    for passage in &prose.passages {
        for range in unsourced(passage) {
            let number = passage.text[range.clone()].to_owned();
            diagnostics.push(Diagnostic::new(code).at(Place::at(file, passage.place(range))).with("number", number));
        }
    }
}
