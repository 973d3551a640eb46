//! What others cite of the site, as all forms of citing it need it.

use super::super::Model;
use super::super::credit::credit;
use super::super::plain::plain;
use crate::data::Source;
use crate::node::Date;
use crate::plan::output::{Embed, EmbedPart};
use crate::site::EntryIndex;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Page,
    Data,
    Chart,
}

/// A page, a table, a chart; all texts in one line and with plain spaces, since they are copied elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cited {
    pub kind: Kind,
    /// In the lists of those who cite it.
    pub key: String,
    /// The body that answers for it.
    pub author: Option<String>,
    pub title: String,
    /// Whose data a chart shows.
    pub data_by: Option<String>,
    /// The site that it is a part of.
    pub site: Option<String>,
    pub published: Option<Date>,
    /// The day on which it was read, where that is known.
    pub read: Option<Date>,
    pub address: Option<String>,
    /// The code of its language.
    pub language: Option<String>,
    pub summary: Option<String>,
}

impl Cited {
    /// The page of an entry in a language; none when nobody answers for the site or it wants no citations.
    pub fn page(model: &Model, entry: EntryIndex, language: usize) -> Option<Cited> {
        let config = &model.site.config;
        let publisher = config.publisher.name.as_deref().filter(|_| config.cites())?;
        let whole = model.site.entry(entry);
        let document = whole.documents.get(language)?.as_ref()?;
        let code = &config.languages[language].code;
        let body = crate::language::slug::ascii_slug(publisher);
        Some(Cited {
            kind: if model.site.packages.contains(entry) { Kind::Data } else { Kind::Page },
            key: [body.as_str(), whole.id.as_str(), code].join("-").trim_start_matches('-').to_owned(),
            author: Some(one_line(publisher)),
            title: one_line(&plain(model, &document.title, document)),
            data_by: None,
            site: config.title.text(language).map(one_line),
            published: document.changed(),
            read: None,
            address: Some(model.plan.writer.absolute(model.plan.page(entry, language)?.address)),
            language: Some(code.to_string()),
            summary: document.summary.as_ref().map(|summary| one_line(&plain(model, summary, document))),
        })
    }

    /// The page of an edition, which was cut on a day.
    pub fn edition(model: &Model, output: usize, title: &str, cut: &str, language: usize) -> Option<Cited> {
        let config = &model.site.config;
        let publisher = config.publisher.name.as_deref().filter(|_| config.cites())?;
        let address = &model.plan.outputs[output].address;
        Some(Cited {
            kind: Kind::Data,
            key: crate::language::slug::ascii_slug(&format!("{publisher} {}", address.as_str())),
            author: Some(one_line(publisher)),
            title: one_line(title),
            data_by: None,
            site: config.title.text(language).map(one_line),
            published: Date::parse(cut),
            read: None,
            address: Some(model.plan.writer.absolute(address)),
            language: Some(config.languages[language].code.to_string()),
            summary: None,
        })
    }

    /// A chart of a package by its number there, which stands in the page of the package.
    pub fn chart(model: &Model, entry: EntryIndex, language: usize, number: usize, title: &str) -> Option<Cited> {
        let page = Cited::page(model, entry, language)?;
        let alone = model.plan.embed(Embed { entry, language, part: EmbedPart::Chart(number) });
        let address = alone.map(|address| model.plan.writer.absolute(address)).or(page.address);
        let data_by = Some(one_line(&credit(model, entry, language))).filter(|by| !by.is_empty());
        Some(Cited { kind: Kind::Chart, title: one_line(title), data_by, address, summary: None, ..page })
    }

    /// What the producers of a package's data published. A single one is called as the package's page calls it.
    pub fn sources(model: &Model, entry: EntryIndex, language: usize) -> Vec<Cited> {
        let Some(package) = model.site.packages.get(entry) else { return Vec::new() };
        let called = Some(credit(model, entry, language)).filter(|_| package.sources.len() == 1);
        let one = |(number, source): (usize, &Source)| Cited {
            kind: Kind::Data,
            key: format!("{}-source-{}", package.key, number + 1),
            author: called.as_deref().or(source.publisher.as_deref()).map(one_line),
            title: one_line(&source.title),
            data_by: None,
            site: None,
            published: None,
            read: source.retrieved.as_deref().and_then(Date::parse),
            address: source.path.clone().filter(|path| path.starts_with("https://") || path.starts_with("http://")),
            language: None,
            summary: None,
        };
        package.sources.iter().enumerate().map(one).collect()
    }
}

/// Spaces of other kinds get lost on the way into other programs.
pub fn one_line(text: &str) -> String {
    text.split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}
