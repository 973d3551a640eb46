//! `heading`: a heading that could stand above anything.

use super::{Found, Page, Rule};
use crate::diagnostic::{Code, Diagnostic};
use crate::markdown::prose::Kind;

/// In any language, for a site may write both.
const EMPTY: &[&str] = &[
    "introduction",
    "préambule",
    "généralités",
    "divers",
    "autres",
    "autre",
    "remarques",
    "présentation",
    "informations",
    "informations complémentaires",
    "suite",
    "conclusion",
    "annexe",
    "contenu",
    "texte",
    "miscellaneous",
    "other",
    "others",
    "general",
    "overview",
    "information",
    "further information",
    "more information",
    "remarks",
    "notes",
    "content",
    "text",
    "annex",
    "appendix",
];

pub struct Heading;

impl Rule for Heading {
    fn name(&self) -> &'static str {
        "heading"
    }

    fn check(&self, page: &Page<'_>, found: &mut Found<'_>) {
        for passage in page.prose.passages.iter().filter(|passage| passage.kind == Kind::Heading) {
            let heading = passage.text.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
            if EMPTY.contains(&heading.as_str()) || page.list.headings.contains(&heading) {
                let diagnostic = Diagnostic::new(Code::HeadingSaysNothing).with("text", passage.text.as_str());
                found.push(diagnostic, &passage.text, passage.place(0..passage.text.len()));
            }
        }
    }
}
