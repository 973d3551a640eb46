//! One file of the site that is to be made.

use std::sync::Arc;

use super::address::Address;
use crate::config::Config;
use crate::data::file::ChartForm;
use crate::diagnostic::Place;
use crate::hosting::HostFile;
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
    /// A page at an address that was published before, which leads to what has taken its place.
    Moved {
        to: Address,
        language: usize,
    },
    /// A file at an address that was published before, the same as at the one that it has now.
    Again {
        of: Address,
    },
    /// A page that says what is gone, by its place among [`Permalinks::gone`](crate::permalinks::Permalinks::gone).
    Tombstone(usize),
    /// A file of the site's folder, as it is; a picture without what nobody needs to see it.
    Copy(Arc<str>),
    /// A picture of the site's folder in another size, by its place among the picture's copies.
    Picture {
        file: Arc<str>,
        copy: usize,
    },
    /// A file of the theme, by its place there.
    Asset(usize),
    Feed {
        of: FeedOf,
        format: FeedFormat,
        language: usize,
    },
    /// The picture that others show of a page when they link to it.
    Card {
        of: CardOf,
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
    /// The answers to the quizzes of a page.
    Answers {
        entry: EntryIndex,
        language: usize,
    },
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
    /// How a page is cited, as a file for reference managers.
    Citation {
        entry: EntryIndex,
        language: usize,
        form: CitationForm,
    },
    /// The short address of a page as a picture for phones.
    Qr {
        entry: EntryIndex,
        language: usize,
        form: QrForm,
    },
    /// A page as a PDF.
    Pdf {
        entry: EntryIndex,
        language: usize,
    },
    /// The pages that `[booklet]` names, in one PDF.
    Booklet {
        language: usize,
    },
    /// The list of all editions.
    Editions {
        language: usize,
    },
    /// What an edition holds, by its place in the list.
    Edition {
        edition: usize,
        language: usize,
    },
    /// A data package as an edition has it, both by their places.
    EditionDataset {
        edition: usize,
        dataset: usize,
        language: usize,
    },
    /// The manifest of an edition, by its place in the list.
    EditionManifest(usize),
    /// A frozen file, by its path from the site's root. Its address has a part of its hash.
    EditionFile(Arc<str>),
    Sitemap,
    Robots,
    /// `index.json`.
    PageList,
    /// The page with what a search has found.
    Search {
        language: usize,
    },
    /// What the script of the search reads: words and filters.
    SearchInterface {
        language: usize,
    },
    /// A file of the search index. It is made of all pages, so it is made after them, with those whose names come from
    /// their content.
    SearchIndex,
    /// What a host reads of how the site is to be served.
    HostFile(HostFile),
    /// The site as one archive, to be read without a connection. It is made of all others, so it is made last.
    Offline,
}

/// What a feed tells of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FeedOf {
    /// The pages of a collection.
    Collection(usize),
    /// All pages that have a date.
    Changes,
    /// New versions of data packages.
    Data,
    /// Mistakes that were corrected.
    Corrections,
}

impl FeedOf {
    /// What menus and templates call it. Names of collections have no hyphen, so none is called like the others.
    pub fn id(self, config: &Config, format: FeedFormat) -> String {
        let name = match self {
            FeedOf::Collection(collection) => config.collections[collection].name.as_str(),
            FeedOf::Changes => "changes",
            FeedOf::Data => "data-updates",
            FeedOf::Corrections => "corrections-log",
        };
        match format {
            FeedFormat::Atom => format!("feed-{name}"),
            FeedFormat::Json => format!("feed-{name}-json"),
        }
    }
}

/// How a feed is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FeedFormat {
    Atom,
    Json,
}

impl FeedFormat {
    pub const ALL: [FeedFormat; 2] = [FeedFormat::Atom, FeedFormat::Json];

    /// How its address ends.
    pub fn ending(self) -> &'static str {
        match self {
            FeedFormat::Atom => "atom",
            FeedFormat::Json => "json",
        }
    }
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

/// What a share card is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CardOf {
    Page(EntryIndex),
    /// A list, by its place in the plan's lists.
    List(usize),
}

/// How the catalogue of data packages is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CatalogueFormat {
    Turtle,
    JsonLd,
}

/// How citations are written for programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CitationForm {
    BibTex,
    Ris,
    CslJson,
}

impl CitationForm {
    pub const ALL: [CitationForm; 3] = [CitationForm::BibTex, CitationForm::Ris, CitationForm::CslJson];

    /// The name of the file, beside the page.
    pub fn file(self) -> &'static str {
        match self {
            CitationForm::BibTex => "cite.bib",
            CitationForm::Ris => "cite.ris",
            CitationForm::CslJson => "cite.json",
        }
    }
}

/// How a QR code is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QrForm {
    Svg,
    Png,
}

impl QrForm {
    pub const ALL: [QrForm; 2] = [QrForm::Svg, QrForm::Png];

    /// The name of the file, at the short address.
    pub fn file(self) -> &'static str {
        match self {
            QrForm::Svg => "qr.svg",
            QrForm::Png => "qr.png",
        }
    }
}

impl Making {
    /// Whether the output's address changes with its content, so that a copy of it may be kept for ever.
    pub fn is_hashed(&self) -> bool {
        matches!(self, Making::Asset(_) | Making::EditionFile(_))
    }

    /// Whether its making takes as long as texts and templates have it. What is drawn, packed or set for paper takes the time that
    /// it takes.
    pub fn is_written(&self) -> bool {
        self.is_html() || matches!(self, Making::Feed { .. } | Making::EmbedDescription(_))
    }

    /// Whether the output is an HTML page.
    pub fn is_html(&self) -> bool {
        matches!(
            self,
            Making::Page { .. }
                | Making::List(_)
                | Making::Redirect { .. }
                | Making::Moved { .. }
                | Making::Tombstone(_)
                | Making::NotFound { .. }
                | Making::Embed(_)
                | Making::Answers { .. }
                | Making::Search { .. }
                | Making::Editions { .. }
                | Making::Edition { .. }
                | Making::EditionDataset { .. }
        )
    }
}
