//! PDF files: of each page of the collections that say so, beside the page; and the booklet, where `site.toml` wants it.

use super::address::Address;
use super::output::{Making, Output};
use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::pdf;
use crate::site::Site;

/// The PDF files of a site whose pages have their addresses.
///
/// # Errors
/// The site asks for PDF files, and this program was built without them: there are none, and no links to them.
pub fn outputs(site: &Site, pages: &[Output]) -> Result<Vec<Output>, Box<Diagnostic>> {
    match first_wish(&site.config) {
        None => Ok(Vec::new()),
        Some(place) if !pdf::AVAILABLE => Err(Box::new(unavailable(place))),
        Some(_) => Ok(pages.iter().filter_map(|page| of_page(site, page)).chain(booklets(site)).collect()),
    }
}

/// Where `site.toml` first asks for PDF files.
fn first_wish(config: &Config) -> Option<Place> {
    let collections = config.collections.iter().filter(|collection| collection.pdf).map(|collection| &collection.span);
    let booklet = config.booklet.iter().map(|booklet| &booklet.span);
    collections.chain(booklet).next().map(|span| config.place(span))
}

fn unavailable(place: Place) -> Diagnostic {
    Diagnostic::new(Code::PdfUnavailable).at(place)
}

/// `SLUG.pdf` beside the page.
fn of_page(site: &Site, output: &Output) -> Option<Output> {
    let Making::Page { entry, language } = output.making else { return None };
    let page = site.entry(entry);
    if !site.config.collections[page.collection].pdf {
        return None;
    }
    let document = page.documents[language].as_ref()?;
    let address = Address::new(&format!("{}{}.pdf", output.address.as_str(), document.slug));
    Some(Output { address, making: Making::Pdf { entry, language }, origin: output.origin.clone() })
}

/// The booklet in each language in which one of its pages is written.
fn booklets(site: &Site) -> Vec<Output> {
    let Some(booklet) = &site.config.booklet else { return Vec::new() };
    let has_pages = |language: usize| {
        site.entries()
            .iter()
            .any(|entry| booklet.collections.contains(&entry.collection) && entry.documents[language].is_some())
    };
    let languages = (0..site.config.languages.len()).filter(|language| has_pages(*language));
    let planned = languages.filter_map(|language| {
        let (address, span) = booklet.address.get(language)?;
        let address = Address::new(&format!("{}{address}", super::make::prefix(&site.config, language)));
        Some(Output { address, making: Making::Booklet { language }, origin: Some(site.config.place(span)) })
    });
    planned.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A program without PDF isn't at hand in tests, so what it says is made here. It is PV1553.
    #[test]
    fn a_program_without_pdf_says_so() {
        let place = Place::at(&"site.toml".into(), 5..9);
        let said = unavailable(place.clone());
        assert_eq!((said.code, said.place), (Code::PdfUnavailable, Some(place)));
    }
}
