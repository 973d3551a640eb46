//! One file of the site that is to be made.

use std::sync::Arc;

use super::address::Address;
use crate::data::file::ChartForm;
use crate::diagnostic::Place;
use crate::site::EntryIndex;

/// An address, what makes it, and who wanted it.
#[derive(Clone, Debug)]
pub struct Output {
    pub address: Address,
    pub making: Making,
    /// Where in the site the output comes from, to point at when something is wrong with its address.
    pub origin: Option<Place>,
}

/// What an output is made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Making {
    /// A page in a language.
    Page {
        entry: EntryIndex,
        language: usize,
    },
    /// A page of a list, by its place in the plan's lists.
    List(usize),
    /// A page that leads on: a short address or an old one.
    Redirect {
        entry: EntryIndex,
        language: usize,
    },
    /// A file of the site's folder, as it is.
    Copy(Arc<str>),
    /// A file of the theme, by its place there.
    Asset(usize),
    /// The Atom feed of a collection, or of all changes.
    Feed {
        collection: Option<usize>,
        language: usize,
    },
    NotFound {
        language: usize,
    },
    /// The rows of a data package as JSON.
    PackageJson(EntryIndex),
    /// Everything of a data package in one archive.
    PackageArchive(EntryIndex),
    /// A chart of a data package, by its place there.
    Chart {
        entry: EntryIndex,
        chart: usize,
        language: usize,
        form: ChartForm,
    },
    /// A part of a page as a bare page of its own.
    Embed(Embed),
    /// What programs that show addresses of others read of such a page (oEmbed).
    EmbedDescription(Embed),
    /// A table of a collection's pages as a file, by its place among the tables of the collection.
    PageTable {
        collection: usize,
        table: usize,
        language: usize,
        format: TableFormat,
    },
    /// The catalogue of all packages.
    Catalogue(CatalogueFormat),
    Sitemap,
    Robots,
    /// `index.json`.
    PageList,
}

/// A part of a page that is also a bare page of its own, to be shown inside pages of others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Embed {
    pub entry: EntryIndex,
    pub language: usize,
    pub part: EmbedPart,
}

/// Which part of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EmbedPart {
    /// A chart of the page's data package, by its place there.
    Chart(usize),
    /// A table of the page's data package, by its place there.
    Table(usize),
    /// A part of the page's text, by its place among [`Document::embeds`](crate::load::document::Document::embeds).
    Text(usize),
}

/// How a table of pages is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableFormat {
    Csv,
    Json,
}

impl TableFormat {
    pub const ALL: [TableFormat; 2] = [TableFormat::Csv, TableFormat::Json];

    /// The end of the file's name.
    pub fn ending(self) -> &'static str {
        match self {
            TableFormat::Csv => "csv",
            TableFormat::Json => "json",
        }
    }
}

/// How the catalogue of data packages is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CatalogueFormat {
    Turtle,
    JsonLd,
}

impl Making {
    /// Whether the output is an HTML page.
    pub fn is_html(&self) -> bool {
        matches!(
            self,
            Making::Page { .. }
                | Making::List(_)
                | Making::Redirect { .. }
                | Making::NotFound { .. }
                | Making::Embed(_)
        )
    }
}
