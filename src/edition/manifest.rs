//! `edition.json`: what an edition holds.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::name::Name;
use super::rows::Rows;
use super::{FILES, sums};
use crate::files::name::reserved_part;
use crate::node::Date;
use crate::schema::is_slug;
use crate::write::is_path;

/// The version of the format. A later one is another number.
pub const FORMAT: u32 = 1;

/// Texts by the code of their language.
pub type Texts = BTreeMap<String, String>;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    /// [`FORMAT`].
    pub format: u32,
    pub name: String,
    /// The day on which it was cut.
    pub cut: String,
    /// The edition before it, of which it proves that it is still what it was.
    pub previous: Option<Previous>,
    /// What the site was called.
    pub site: Texts,
    /// Where the site stood, with a closing slash.
    pub base_url: String,
    /// In the order of their keys.
    pub datasets: Vec<Dataset>,
    /// The pages that values were shown on, by id and language.
    pub pages: BTreeMap<String, BTreeMap<String, Page>>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Previous {
    pub name: String,
    /// Of its manifest.
    pub sha256: String,
}

/// A data package as it was.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Dataset {
    pub key: String,
    /// The id of its page.
    pub page: String,
    pub title: Texts,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub created: Option<String>,
    /// First and last moment that the data speak of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub temporal: Option<(String, String)>,
    pub licences: Vec<Licence>,
    pub sources: Vec<Source>,
    pub files: Vec<File>,
    /// In the order of their queries.
    pub values: Vec<Value>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Licence {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    pub title: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retrieved: Option<String>,
}

/// A file of a package.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct File {
    /// From the package's folder.
    pub name: String,
    /// In bytes.
    pub size: u64,
    pub sha256: String,
    /// Which file of which edition has these bytes, from the folder of all editions.
    pub stored: String,
    /// Where it is published, from the site's root.
    pub address: String,
    /// The rows of a table.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rows: Option<u64>,
    /// How the rows differ from those of the edition before; none when they don't, or there is none to compare with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub changes: Option<Rows>,
}

/// A number that pages showed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Value {
    /// What follows `value:` in a link, its parts in a fixed order.
    pub query: String,
    pub value: f64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// As readers of each language saw it.
    pub shown: Texts,
    /// Ids of the pages that showed it.
    pub pages: Vec<String>,
}

/// A page that showed a value, in a language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page {
    pub title: String,
    /// From the site's root.
    pub address: String,
}

impl Manifest {
    /// The bytes of the file.
    pub fn write(&self) -> Vec<u8> {
        // Every key of a map is a text and every number is finite, so this can't fail.
        let mut bytes = serde_json::to_vec_pretty(self).unwrap_or_default();
        bytes.push(b'\n');
        bytes
    }

    /// Reads the file of an edition of this name.
    ///
    /// # Errors
    /// Why it isn't a manifest, in English.
    pub fn parse(bytes: &[u8], name: &Name) -> Result<Manifest, String> {
        #[derive(Deserialize)]
        struct Format {
            format: u32,
        }
        let format: Format = serde_json::from_slice(bytes).map_err(|error| error.to_string())?;
        if format.format != FORMAT {
            return Err(format!("its format is {}, this program knows {FORMAT}", format.format));
        }
        let manifest: Manifest = serde_json::from_slice(bytes).map_err(|error| error.to_string())?;
        manifest.check(name)?;
        Ok(manifest)
    }

    /// Whatever becomes a path, an address or a link must be one.
    fn check(&self, name: &Name) -> Result<(), String> {
        let wrong = |what: &str, value: &str| Err(format!("“{value}” is no {what}"));
        if self.name != name.as_str() {
            return wrong("name of this edition", &self.name);
        }
        if Date::parse(&self.cut).is_none() {
            return wrong("day", &self.cut);
        }
        if let Some(previous) = &self.previous {
            let earlier = Name::parse(&previous.name).is_some_and(|previous| previous < *name);
            if !earlier || !sums::is_sum(&previous.sha256) {
                return wrong("earlier edition", &previous.name);
            }
        }
        let mut keys = BTreeSet::new();
        for dataset in &self.datasets {
            if !is_slug(&dataset.key) || !keys.insert(&dataset.key) {
                return wrong("key of one data package", &dataset.key);
            }
            for file in &dataset.files {
                if !is_file_name(&file.name) || !sums::is_sum(&file.sha256) {
                    return wrong("file of a package", &file.name);
                }
                match file.place() {
                    Some((edition, _)) if edition <= *name && file.address == file.published() => {}
                    _ => return wrong("stored file", &file.stored),
                }
            }
            let pages = dataset.values.iter().flat_map(|value| &value.pages);
            if let Some(page) = pages.into_iter().find(|page| !self.pages.contains_key(*page)) {
                return wrong("page of this edition", page);
            }
        }
        Ok(())
    }

    /// What a page was called in a language, with the code of the language that this is in.
    pub fn title_of<'a>(&'a self, page: &str, language: &str) -> Option<(&'a str, &'a str)> {
        let titles = self.pages.get(page)?;
        let own = titles.get_key_value(language).or_else(|| titles.iter().next());
        own.map(|(code, page)| (page.title.as_str(), code.as_str()))
    }
}

impl File {
    /// The edition that holds the bytes, and the path in its folder; none when `stored` isn't that.
    pub fn place(&self) -> Option<(Name, &str)> {
        let (edition, path) = self.stored.split_once('/')?;
        let below = path.strip_prefix(FILES)?.strip_prefix('/')?;
        Some((Name::parse(edition)?, path)).filter(|_| is_file_name(below))
    }

    /// Where the bytes are published: under a part of their sum, so that what lies there never changes.
    pub fn published(&self) -> String {
        address(&self.sha256, &self.stored)
    }
}

/// The published address of a file by its sum and the path where it is stored.
pub fn address(sha256: &str, stored: &str) -> String {
    let (sum, name) = (sha256.get(..16).unwrap_or(sha256), stored.rsplit('/').next().unwrap_or(stored));
    format!("/editions/{FILES}/{sum}/{name}")
}

/// A text in a language, else in the first one that there is, with the code of its language.
pub fn in_language<'a>(texts: &'a Texts, language: &str) -> Option<(&'a str, &'a str)> {
    let own = texts.get_key_value(language).or_else(|| texts.iter().next());
    own.map(|(code, text)| (text.as_str(), code.as_str()))
}

fn is_file_name(path: &str) -> bool {
    is_path(path) && reserved_part(path).is_none()
}
