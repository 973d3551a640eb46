//! Numbers in a page's text that have no source, where its collection minds.

use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::markdown::guarded;
use crate::markdown::prose::passages;
use crate::markdown::unsourced::unsourced;
use crate::schema::collection::{Collection, Numbers};

/// Looks for them in a text that begins at `offset` of its file.
pub fn check(collection: &Collection, text: &str, offset: usize, file: &Arc<str>, diagnostics: &mut Diagnostics) {
    let code = match collection.numbers {
        Numbers::Free => return,
        Numbers::Warning => Code::NumberPerhapsUnsourced,
        Numbers::Error => Code::NumberUnsourced,
    };
    // A text on which the parser fails was reported when it was scanned.
    for passage in guarded(|| passages(text, offset)).unwrap_or_default() {
        for range in unsourced(&passage) {
            let number = passage.text[range.clone()].to_owned();
            diagnostics.push(Diagnostic::new(code).at(Place::at(file, passage.place(range))).with("number", number));
        }
    }
}
