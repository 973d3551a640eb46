//! Pages about which there is less than their collection expects.

use super::{EntryIndex, Site};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::schema::expectation::Expectation;

/// Says what each page lacks, in the language in which it was first written.
pub fn check(site: &Site, diagnostics: &mut Diagnostics) {
    for (index, collection) in site.config.collections.iter().enumerate() {
        for expected in &collection.expects {
            let pages = pages(site, index, expected, diagnostics);
            diagnostics.append(lacking(site, &pages, expected));
        }
    }
}

/// The pages that an expectation holds for.
fn pages(site: &Site, collection: usize, expected: &Expectation, diagnostics: &mut Diagnostics) -> Vec<EntryIndex> {
    let all = site.collection(collection, 0);
    if expected.pages.is_empty() {
        return all.to_vec();
    }
    let mut pages = Vec::new();
    for (id, span) in &expected.pages {
        match site.find(id).filter(|page| all.contains(page)) {
            Some(page) => pages.push(page),
            None if site.unreadable.iter().any(|known| known.as_str() == id) => {}
            None => {
                let known = all.iter().map(|page| site.entry(*page).id.as_str());
                let near = crate::diagnostic::nearest(id, known).unwrap_or_default();
                let fault = Diagnostic::new(Code::UnknownPage).at(site.config.place(span));
                diagnostics.push(fault.with("id", id.as_str()).with("suggestion", near));
            }
        }
    }
    pages
}

fn lacking(site: &Site, pages: &[EntryIndex], expected: &Expectation) -> Diagnostics {
    let mut diagnostics = Diagnostics::new();
    for &page in pages {
        let document = site.entry(page).original();
        let count = count(site, page, expected, document.language);
        if count < expected.at_least {
            let names: Vec<String> = expected.from.iter().map(|(name, _)| name.clone()).collect();
            let fault = Diagnostic::new(Code::PagesExpected)
                .at(document.place(document.fence))
                .with("id", site.entry(page).id.as_str())
                .with("count", count)
                .with("wanted", expected.at_least)
                .with("collections", names);
            diagnostics.push(if expected.lenient { fault.as_warning() } else { fault });
        }
    }
    diagnostics
}

fn count(site: &Site, page: EntryIndex, expected: &Expectation, language: usize) -> usize {
    let names = expected.from.iter();
    let collections = site.config.collections.iter().enumerate();
    let wanted = collections.filter(|(_, known)| names.clone().any(|(name, _)| *name == known.name));
    wanted.map(|(collection, _)| site.about(page, collection, language).len()).sum()
}
