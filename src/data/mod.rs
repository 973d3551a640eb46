//! Data packages: small tables with a source, from which every number of the site is taken.
//!
//! A package is a folder of a collection with `data = true`: a CSV file, its descriptor `datapackage.json` (Frictionless
//! Data Package v2, datapackage.org/standard/data-package), a page in each language, charts.

pub mod cell;
pub mod chart;
pub mod check;
mod constraint;
pub mod descriptor;
pub mod field;
pub mod file;
pub mod fill;
pub mod infer;
pub mod kind;
pub mod load;
pub mod plot;
pub mod query;
mod read;
pub mod table;
pub mod values;
pub mod view;

use std::sync::Arc;

use field::Field;
use table::Table;

/// The name of the descriptor in a package's folder.
pub const DESCRIPTOR: &str = "datapackage.json";

/// A package whose descriptor and tables have been checked.
#[derive(Debug)]
pub struct Package {
    /// The descriptor, from the site's root.
    pub file: Arc<str>,
    /// What follows the singular in the id of its page.
    pub key: String,
    pub title: String,
    pub description: String,
    pub version: Option<String>,
    /// RFC 3339.
    pub created: Option<String>,
    pub keywords: Vec<String>,
    pub sources: Vec<Source>,
    pub licences: Vec<Licence>,
    pub contributors: Vec<Contributor>,
    /// First and last moment that the data speak of, as written.
    pub temporal: Option<(String, String)>,
    pub spatial: Vec<String>,
    /// When the publisher is expected to publish anew, as written: a year, a month or a day.
    pub next_release: Option<String>,
    pub resources: Vec<Resource>,
    pub charts: Vec<chart::Specification>,
    /// Whether nothing was found against it. What needs a package with faults isn't reported again.
    pub sound: bool,
}

/// Where figures come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    pub title: String,
    pub publisher: Option<String>,
    pub path: Option<String>,
    /// The day on which it was read, as written.
    pub retrieved: Option<String>,
    pub note: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Licence {
    /// An SPDX or Open Definition identifier.
    pub name: Option<String>,
    pub title: Option<String>,
    pub path: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contributor {
    pub title: String,
    pub roles: Vec<String>,
}

/// A table of a package.
#[derive(Debug)]
pub struct Resource {
    pub name: String,
    /// The CSV file, from the site's root.
    pub file: Arc<str>,
    pub fields: Vec<Field>,
    /// By their place in `fields`; empty when there is none.
    pub primary_key: Vec<usize>,
    pub foreign_keys: Vec<ForeignKey>,
    /// Texts that stand for a missing value.
    pub missing: Vec<String>,
    pub table: Table,
    /// Of the file, in bytes.
    pub size: usize,
}

/// Columns whose values must be among those of another table, or of the same one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForeignKey {
    pub fields: Vec<usize>,
    /// The name of the other resource; empty for the same one.
    pub resource: String,
    pub to: Vec<String>,
}

impl Package {
    /// Whether the publisher should have published anew before a day written as `2026-11-27`. A month or year is over when
    /// the next one begins: compared as text, as far as it is written.
    pub fn is_late(&self, today: &str) -> bool {
        let next = self.next_release.as_deref();
        next.is_some_and(|next| today.get(..next.len()).is_some_and(|now| now > next))
    }

    /// Stands for a package of which nothing could be read.
    pub fn unreadable(file: &Arc<str>, key: &str) -> Package {
        Package {
            file: file.clone(),
            key: key.to_owned(),
            title: String::new(),
            description: String::new(),
            version: None,
            created: None,
            keywords: Vec::new(),
            sources: Vec::new(),
            licences: Vec::new(),
            contributors: Vec::new(),
            temporal: None,
            spatial: Vec::new(),
            next_release: None,
            resources: Vec::new(),
            charts: Vec::new(),
            sound: false,
        }
    }

    pub fn resource(&self, name: &str) -> Option<&Resource> {
        self.resources.iter().find(|resource| resource.name == name)
    }
}

impl Resource {
    /// The place of a column by its name.
    pub fn column(&self, name: &str) -> Option<usize> {
        self.fields.iter().position(|field| field.name == name)
    }

    /// The column that says when: the first of a type of time.
    pub fn time(&self) -> Option<usize> {
        self.fields.iter().position(Field::is_time)
    }
}
