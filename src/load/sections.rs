//! The parts that a collection asks of its pages.

use super::document::Document;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::schema::collection::Collection;

/// The sections that the collection asks for must be there; a heading that no section is called like may be misspelt.
pub fn check(
    collection: &Collection,
    document: &Document,
    anchors: &[(Box<str>, usize, Place)],
    diagnostics: &mut Diagnostics,
) {
    let Some(sections) = &collection.sections else { return };
    let lacks = |name: &&String| !anchors.iter().any(|(id, ..)| **id == *name.as_str());
    let fence = document.place(document.fence);
    for name in sections.required.iter().filter(lacks) {
        diagnostics.push(Diagnostic::new(Code::SectionMissing).at(fence.clone()).with("section", name.as_str()));
    }
    for (id, _, place) in anchors.iter().filter(|(_, level, _)| *level == 2) {
        if !sections.all().any(|name| *name == **id) {
            diagnostics.push(
                Diagnostic::new(Code::UnknownSection)
                    .at(place.clone())
                    .with("section", id.as_ref())
                    .suggest(id, sections.all().map(String::as_str)),
            );
        }
    }
}
