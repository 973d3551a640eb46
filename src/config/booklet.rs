//! `[booklet]`: many pages in one PDF.

use std::ops::Range;

use super::localised::Localised;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::language::Language;
use crate::node::reader::Reader;
use crate::schema::collection::Collection;

/// A PDF with all pages of some collections.
#[derive(Clone, Debug)]
pub struct Booklet {
    pub title: Localised,
    /// Without what addresses in a language begin with.
    pub address: Localised,
    /// Their places among the site's, in the order in which they stand; a page whose parent is there too comes after it.
    pub collections: Vec<usize>,
    pub span: Range<usize>,
}

impl Booklet {
    /// Reads the table. None when it can't be used; what is wrong is in `diagnostics`.
    pub fn read(
        mut reader: Reader<'_>,
        languages: &[Language],
        known: &[Collection],
        diagnostics: &mut Diagnostics,
    ) -> Option<Booklet> {
        let span = reader.span();
        let title = Localised::required(&mut reader, "title", languages, diagnostics);
        let address = Localised::required(&mut reader, "address", languages, diagnostics);
        for (text, span) in languages.iter().filter_map(|language| address.as_ref()?.get(language.index)) {
            if !is_address(text) {
                let fault = Diagnostic::new(Code::InvalidPdfAddress).at(reader.place(span));
                diagnostics.push(fault.with("address", text.as_str()));
            }
        }
        let names = reader.texts("collections", diagnostics).filter(|names| !names.is_empty());
        if names.is_none() {
            reader.missing("collections", diagnostics);
        }
        let mut collections = Vec::new();
        for (name, span) in names.unwrap_or_default() {
            match known.iter().position(|collection| collection.name == name) {
                Some(found) => collections.push(found),
                None => diagnostics.push(
                    Diagnostic::new(Code::UnknownCollection)
                        .at(reader.place(&span))
                        .with("collection", name.as_str())
                        .suggest(&name, known.iter().map(|collection| collection.name.as_str())),
                ),
            }
        }
        reader.finish(diagnostics);
        Some(Booklet { title: title?, address: address?, collections, span })
    }
}

/// `/print/plan.pdf`: slugs between slashes, and the ending.
fn is_address(text: &str) -> bool {
    let path = text.strip_prefix('/').and_then(|path| path.strip_suffix(".pdf"));
    path.is_some_and(|path| path.split('/').all(crate::schema::is_slug))
}

#[cfg(test)]
mod tests {
    use super::is_address;

    #[test]
    fn an_address_ends_as_pdf_files_do() {
        assert!(is_address("/plan.pdf") && is_address("/imprimer/plan-2018.pdf"));
        for wrong in ["plan.pdf", "/plan", "/plan/", "/../plan.pdf", "/a b.pdf", "/.pdf", "//x.pdf"] {
            assert!(!is_address(wrong), "{wrong}");
        }
    }
}
