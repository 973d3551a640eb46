//! `sitemap.xml` (sitemaps.org, with the alternates that search engines read) and `robots.txt`.

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use super::{Model, edition};
use crate::node::Date;
use crate::plan::address::Address;
use crate::plan::output::Making;

/// Every page and list, with its translations.
pub fn sitemap(model: &Model) -> Vec<u8> {
    let mut bytes = Vec::new();
    // Writing to memory can't fail.
    let _ = write(model, &mut bytes);
    bytes.push(b'\n');
    bytes
}

/// Addresses of one page, each with its language.
type Alternates<'a> = Vec<(usize, &'a Address)>;

/// Everything may be read; the sitemap says what there is.
pub fn robots(model: &Model) -> Vec<u8> {
    let sitemap = model.plan.first(|making| *making == Making::Sitemap);
    let sitemap = sitemap.map(|output| model.plan.writer.absolute(&output.address)).unwrap_or_default();
    format!("User-agent: *\nAllow: /\n\nSitemap: {sitemap}\n").into_bytes()
}

fn write(model: &Model, bytes: &mut Vec<u8>) -> io::Result<()> {
    let mut xml = Writer::new(bytes);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
    xml.create_element("urlset")
        .with_attributes([
            ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"),
            ("xmlns:xhtml", "http://www.w3.org/1999/xhtml"),
        ])
        .write_inner_content(|xml| {
            for output in &model.plan.outputs {
                if let Some((updated, alternates)) = about(model, &output.making) {
                    xml.create_element("url")
                        .write_inner_content(|xml| url(model, &output.address, updated, &alternates, xml))?;
                }
            }
            Ok(())
        })?;
    Ok(())
}

/// When a page was last changed, and the same page in all its languages when it has more than one.
fn about<'a>(model: &'a Model, making: &Making) -> Option<(Option<Date>, Alternates<'a>)> {
    let languages = 0..model.site.config.languages.len();
    let (updated, mut alternates): (_, Vec<_>) = match making {
        Making::Page { entry, language } => {
            let document = model.site.entry(*entry).documents[*language].as_ref()?;
            let own =
                languages.filter_map(|language| model.plan.page(*entry, language).filter(|t| t.language == language));
            (document.changed(), own.map(|t| (t.language, t.address)).collect())
        }
        Making::List(list) => {
            let id = &model.plan.lists[*list].id;
            let own = languages
                .filter_map(|language| model.plan.find(&model.site, id, language).filter(|t| t.language == language));
            (None, own.map(|t| (t.language, t.address)).collect())
        }
        Making::Editions { .. } | Making::Edition { .. } | Making::EditionDataset { .. } => {
            let (id, cut) = edition::of(model, making)?;
            let own = languages
                .filter_map(|language| model.plan.find(&model.site, &id, language).filter(|t| t.language == language));
            (cut, own.map(|t| (t.language, t.address)).collect())
        }
        _ => return None,
    };
    if alternates.len() < 2 {
        alternates.clear();
    }
    Some((updated, alternates))
}

fn url(
    model: &Model,
    address: &Address,
    updated: Option<Date>,
    alternates: &[(usize, &Address)],
    xml: &mut Writer<&mut Vec<u8>>,
) -> io::Result<()> {
    let absolute = |address: &Address| model.plan.writer.absolute(address);
    xml.create_element("loc").write_text_content(BytesText::new(&absolute(address)))?;
    if let Some(updated) = updated {
        xml.create_element("lastmod").write_text_content(BytesText::new(&updated.to_string()))?;
    }
    // As in the pages: the default language's, or the first there is.
    let default = alternates.first().map(|(_, address)| ("x-default", *address));
    let each = alternates.iter().map(|(language, address)| (&*model.site.config.languages[*language].code, *address));
    for (code, address) in each.chain(default) {
        xml.create_element("xhtml:link")
            .with_attributes([("rel", "alternate"), ("hreflang", code), ("href", &absolute(address))])
            .write_empty()?;
    }
    Ok(())
}
