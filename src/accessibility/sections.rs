//! The sections that a declaration must have and that editors write; the others are made from the audit.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::site::Site;

/// How to report an obstacle, what to do when no answer comes, and the plan of what will be done: of the fixed model of
/// the declaration (DISIC, "Déclaration d'accessibilité"), what no machine knows.
const SECTIONS: &[&str] = &["feedback", "remedy", "plan"];

/// Says what the page lacks in each language.
pub fn check(site: &Site, diagnostics: &mut Diagnostics) {
    let Some(entry) = super::page(&site.config).and_then(|id| site.find(id)) else { return };
    for document in site.entry(entry).documents.iter().flatten() {
        for section in SECTIONS.iter().filter(|section| !document.anchors.iter().any(|anchor| **anchor == ***section)) {
            let fault = Diagnostic::new(Code::StatementSectionMissing).at(document.place(document.fence));
            diagnostics.push(fault.with("section", *section));
        }
    }
}
