//! The parts that a collection asks of its pages.

use super::document::Document;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::markdown::guarded;
use crate::markdown::outline::{self, Section};
use crate::schema::collection::Collection;
use crate::schema::sections::Sections;

/// By how many hundredths the shortest part of a balanced section may be shorter than the longest one.
const IMBALANCE: usize = 25;

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

/// What the collection asks of the items and parts of sections. `text` begins at `offset` of the document's file.
pub fn look_inside(
    collection: &Collection,
    document: &Document,
    text: &str,
    offset: usize,
    diagnostics: &mut Diagnostics,
) {
    let Some(asked) = collection.sections.as_ref().filter(|sections| sections.look_inside()) else { return };
    // A text on which the parser fails was reported when it was scanned.
    let Ok(found) = guarded(|| outline::sections(text, offset)) else { return };
    let looking = Looking { asked, all: &found, own: &collection.singular, document };
    for section in found.iter().filter(|section| !section.id.is_empty()) {
        looking.count(section, diagnostics);
        looking.items(section, diagnostics);
        looking.balance(section, diagnostics);
    }
}

struct Looking<'a> {
    asked: &'a Sections,
    all: &'a [Section],
    /// What the ids of the collection's pages begin with.
    own: &'a str,
    document: &'a Document,
}

impl Looking<'_> {
    fn fault(&self, code: Code, section: &Section, span: &std::ops::Range<usize>) -> Diagnostic {
        let place = Place::at(&self.document.file, span.clone());
        Diagnostic::new(code).at(place).with("section", section.id.as_str())
    }

    fn count(&self, section: &Section, diagnostics: &mut Diagnostics) {
        let count = section.items.len();
        for (_, wanted) in self.asked.counts.iter().filter(|(id, wanted)| *id == section.id && *wanted != count) {
            let fault = self.fault(Code::SectionCount, section, &section.span);
            diagnostics.push(fault.with("count", count).with("wanted", *wanted));
        }
    }

    fn items(&self, section: &Section, diagnostics: &mut Diagnostics) {
        if self.asked.sourced.contains(&section.id) {
            for item in section.items.iter().filter(|item| !item.is_sourced(self.own)) {
                diagnostics.push(self.fault(Code::ItemUnsourced, section, &item.span));
            }
        }
        if self.asked.questions.contains(&section.id) {
            for item in section.items.iter().filter(|item| !item.is_question()) {
                diagnostics.push(self.fault(Code::ItemNotQuestion, section, &item.span));
            }
        }
    }

    fn balance(&self, section: &Section, diagnostics: &mut Diagnostics) {
        if !self.asked.balanced.contains(&section.id) {
            return;
        }
        let parts = outline::parts(self.all, section);
        let fault = |code| self.fault(code, section, &section.span);
        let lengths = || parts.iter().map(|part| part.words);
        let (Some(shortest), Some(longest)) = (lengths().min(), lengths().max()) else {
            return diagnostics.push(fault(Code::SectionOneSided).with("count", 0usize));
        };
        if parts.len() < 2 {
            diagnostics.push(fault(Code::SectionOneSided).with("count", parts.len()));
        } else if (longest - shortest) * 100 > longest * IMBALANCE {
            let told: Vec<String> = parts.iter().map(|part| format!("{} ({})", part.title, part.words)).collect();
            diagnostics.push(fault(Code::SectionUnbalanced).with("parts", told).with("limit", IMBALANCE));
        }
    }
}
