//! The copy that is read from disk: its links, which edition it is, and what it says of itself.

use fluent_bundle::FluentValue;

use super::{Model, site_values};
use crate::load::document::Document;
use crate::node::Date;
use crate::plan::address::Address;
use crate::plan::offline::absent;
use crate::site::Site;

/// Which state of the content a copy shows. The day of the build isn't part of it: the same content gives the same copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edition {
    /// The last day on which a page was updated or corrected; none when no page says so.
    pub date: Option<Date>,
    /// Changes with the text of any page: ten hexadecimal digits.
    pub version: String,
}

impl Edition {
    fn of(site: &Site) -> Edition {
        let documents = || site.entries().iter().flat_map(|entry| entry.documents.iter().flatten());
        let days = |document: &Document| document.corrections.iter().map(|correction| correction.date).max();
        let date = documents().filter_map(|document| document.updated.max(days(document))).max();
        let mut hasher = blake3::Hasher::new();
        for document in documents() {
            hasher.update(document.hash.as_bytes());
        }
        let version = hasher.finalize().to_hex().chars().take(10).collect();
        Edition { date, version }
    }
}

/// The same site with the links of the copy.
pub fn of(mut model: Model) -> Model {
    model.edition = Some(Edition::of(&model.site));
    let absent = absent(&model.plan.outputs);
    model.plan.writer = model.plan.writer.for_copy(absent);
    model
}

/// A text file for whoever opens the copy's folder.
#[derive(Debug, PartialEq, Eq)]
pub struct ReadMe {
    pub name: String,
    pub text: String,
}

/// One such file in each language.
pub fn read_me(model: &Model) -> Vec<ReadMe> {
    let mut made: Vec<ReadMe> = Vec::new();
    for language in &model.site.config.languages {
        let word = model.theme.words[language.index].get("offline-file", &[]).unwrap_or_default();
        let plain = word.chars().all(|letter| letter.is_alphanumeric() || "-_ ".contains(letter));
        let names = [format!("{}.txt", word.trim()), format!("README.{}.txt", language.code)];
        let is_free = |name: &&String| {
            !made.iter().any(|other| other.name.eq_ignore_ascii_case(name))
                && model.plan.at(&format!("/{name}")).is_none()
        };
        let usable = plain && !word.trim().is_empty();
        let name = names.iter().skip(usize::from(!usable)).find(is_free);
        // A site that publishes files of both names has something to say at that place already.
        if let Some(name) = name {
            made.push(ReadMe { name: name.clone(), text: text(model, language.index) });
        }
    }
    made
}

/// Paragraphs: what it is, of when, how it is opened, what doesn't work; the terms of use, and where the site is online.
fn text(model: &Model, language: usize) -> String {
    let (formats, words) = model.language(language);
    let word = |key: &str, arguments: &[(&'static str, &str)]| {
        let arguments: Vec<(&str, FluentValue<'_>)> =
            arguments.iter().map(|(name, value)| (*name, FluentValue::from((*value).to_owned()))).collect();
        words.get(key, &arguments).unwrap_or_default()
    };
    let title = site_values::site_title(model, language).unwrap_or_default();
    let start = home(model, language);
    let online = start.as_ref().map(|address| model.plan.writer.absolute(address));
    let start = start.map(|address| address.file()).unwrap_or_default();
    let mut paragraphs = vec![title.clone(), word("offline-about", &[("title", &title)])];
    if let Some(edition) = &model.edition {
        paragraphs.push(match edition.date {
            Some(date) => word("offline-edition", &[("date", &formats.date(date))]),
            None => word("offline-version", &[("version", &edition.version)]),
        });
    }
    paragraphs.push(word("offline-open", &[("file", &start)]));
    paragraphs.push(word("offline-limits", &[]));
    if let Some(licence) = &model.site.config.licence {
        paragraphs.push(word("offline-licence", &[("licence", &format!("{}, {}", licence.name, licence.url))]));
    }
    paragraphs.push(word("offline-address", &[("address", &online.unwrap_or_default())]));
    // The notepad of older systems knows no other end of a line.
    paragraphs.join("\n\n").replace('\n', "\r\n") + "\r\n"
}

fn home(model: &Model, language: usize) -> Option<Address> {
    let (id, _) = model.site.config.home.as_ref()?;
    Some(model.plan.find(&model.site, id, language)?.address.clone())
}
