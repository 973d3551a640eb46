//! Every output with its address, before anything is rendered.

pub mod address;
pub mod answers;
mod collision;
mod edition;
mod embed;
pub mod list;
mod lookup;
mod make;
pub mod marks;
mod menus;
pub mod offline;
pub mod output;
pub mod pictures;
mod printed;
pub mod search;

use std::collections::HashMap;
use std::sync::Arc;

use address::{Address, AddressWriter};
pub use list::List;
use output::{CardOf, Embed, Making, Output};
use pictures::Picture;

use crate::diagnostic::Diagnostics;
use crate::image::album::Album;
use crate::load::Sources;
use crate::load::document::Document;
use crate::permalinks::{Ledger, Permalinks};
use crate::site::{EntryIndex, Site};
use crate::theme::Theme;

/// The id of the page that is shown where there is none.
pub const NOT_FOUND: &str = "not-found";

/// The id of the archive that is read without a connection.
pub const OFFLINE: &str = "offline";
/// The id of the PDF that has all the pages that `[booklet]` names.
pub const BOOKLET: &str = "booklet";
/// The id of the page with what a search has found.
pub const SEARCH: &str = "search";
/// The id of what the script of the search reads.
pub const SEARCH_INTERFACE: &str = "search-interface";

/// The template of share cards. A theme without it has none.
pub const CARD: &str = "card.svg";

/// What a site is going to be. Nothing is rendered that isn't in it, and every link is checked against it.
#[derive(Debug)]
pub struct Plan {
    /// Sorted by address.
    pub outputs: Vec<Output>,
    pub lists: Vec<List>,
    by_address: HashMap<Address, usize>,
    /// By entry and language.
    pages: Vec<Vec<Option<usize>>>,
    /// By entry and language.
    shorts: Vec<Vec<Option<Address>>>,
    /// Ids of what isn't a page (`index-actions`, `feed-changes`), by language.
    others: HashMap<Arc<str>, Vec<Option<usize>>>,
    /// From the name of a theme's file to its address.
    assets: HashMap<String, Address>,
    /// From a content file's path to its address, for links to files beside a page.
    files: HashMap<Arc<str>, Address>,
    /// Pictures among these, by their paths.
    pictures: HashMap<Arc<str>, Picture>,
    /// Share cards, by what they are of and the language.
    cards: HashMap<(CardOf, usize), Address>,
    /// The bare page of each part of a page that has one.
    embeds: HashMap<Embed, usize>,
    /// What is said of it for programs.
    descriptions: HashMap<Embed, usize>,
    /// The PDF of each page that has one, by entry and language.
    pdfs: HashMap<(EntryIndex, usize), Address>,
    /// What was published before, and what has become of it.
    pub permalinks: Permalinks,
    pub writer: AddressWriter,
}

/// An output that a reader of a language is led to, and its own language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Target<'a> {
    pub output: usize,
    pub address: &'a Address,
    pub language: usize,
}

fn alike<T>(a: &[T], b: &[T], like: impl Fn(&T, &T) -> bool) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| like(a, b))
}

impl Plan {
    /// Gives everything an address, and what the ledger of addresses asks for. Collisions, and addresses that would be lost,
    /// are in `diagnostics`.
    pub fn make(
        site: &Site,
        (sources, album): (&Sources, &Album),
        theme: &Theme,
        writer: AddressWriter,
        ledger: Option<Arc<Ledger>>,
        diagnostics: &mut Diagnostics,
    ) -> Plan {
        make::plan(site, (sources, album), theme, writer, ledger, diagnostics)
    }

    /// Where the page of an entry is for readers of a language.
    pub fn page(&self, entry: EntryIndex, language: usize) -> Option<Target<'_>> {
        let by_language = self.pages.get(entry.0)?;
        self.nearest(by_language, language)
    }

    /// Where an id of a page, list or feed is for readers of a language.
    pub fn find(&self, site: &Site, id: &str, language: usize) -> Option<Target<'_>> {
        match site.find(id) {
            Some(entry) => self.page(entry, language),
            None => self.nearest(self.others.get(id)?, language),
        }
    }

    /// Every id that [`find`](Self::find) knows besides those of pages.
    pub fn other_ids(&self) -> impl Iterator<Item = &str> {
        self.others.keys().map(AsRef::as_ref)
    }

    fn nearest(&self, by_language: &[Option<usize>], language: usize) -> Option<Target<'_>> {
        let own = by_language.get(language).copied().flatten().map(|output| (output, language));
        let any = || by_language.iter().enumerate().find_map(|(language, output)| Some(((*output)?, language)));
        let (output, language) = own.or_else(any)?;
        Some(Target { output, address: &self.outputs[output].address, language })
    }

    /// The short address of a page in a language.
    pub fn short(&self, entry: EntryIndex, language: usize) -> Option<&Address> {
        self.shorts.get(entry.0)?.get(language)?.as_ref()
    }

    /// All short addresses, by entry and language.
    pub fn shorts(&self) -> &[Vec<Option<Address>>] {
        &self.shorts
    }

    pub fn asset(&self, name: &str) -> Option<&Address> {
        self.assets.get(name)
    }

    pub fn asset_names(&self) -> impl Iterator<Item = &str> {
        self.assets.keys().map(String::as_str)
    }

    /// Where a content file is published.
    pub fn file(&self, path: &str) -> Option<&Address> {
        self.files.get(path)
    }

    /// A picture among the files of the content, by its path from the site's folder.
    pub fn picture_of(&self, file: &str) -> Option<&Picture> {
        self.pictures.get(file)
    }

    /// The picture that a path in a page's text leads to.
    pub fn picture(&self, document: &Document, path: &str) -> Option<&Picture> {
        match pictures::target(document, path) {
            pictures::Path::File(file) => self.pictures.get(file.as_str()),
            pictures::Path::Address(address) => match &self.outputs[self.at(&address)?].making {
                Making::Copy(file) => self.pictures.get(file),
                _ => None,
            },
        }
    }

    /// Where a part of a page is shown alone.
    pub fn embed(&self, embed: Embed) -> Option<&Address> {
        self.embeds.get(&embed).map(|output| &self.outputs[*output].address)
    }

    /// Where a part of a page that is shown alone is described for programs.
    pub fn description(&self, embed: Embed) -> Option<&Address> {
        self.descriptions.get(&embed).map(|output| &self.outputs[*output].address)
    }

    /// The PDF of a page in a language.
    pub fn pdf(&self, entry: EntryIndex, language: usize) -> Option<&Address> {
        self.pdfs.get(&(entry, language))
    }

    /// Whether another plan makes the same of the same things at the same addresses. Lists may have other pages on them, and the places that
    /// outputs come from may be others.
    pub fn is_like(&self, other: &Plan) -> bool {
        let made = |a: &Output, b: &Output| a.address == b.address && a.making == b.making;
        let pictures = self.pictures.len() == other.pictures.len()
            && self.pictures.iter().all(|(file, own)| other.pictures.get(file).is_some_and(|it| own.is_like(it)));
        // The other tables are made of these.
        alike(&self.outputs, &other.outputs, made)
            && alike(&self.lists, &other.lists, List::is_like)
            && self.shorts == other.shorts
            && self.others == other.others
            && self.assets == other.assets
            && self.files == other.files
            && self.pdfs == other.pdfs
            && pictures
            && self.permalinks.is_like(&other.permalinks)
    }

    /// The output at an address from the site's root, index pages with or without their file's name.
    pub fn at(&self, address: &str) -> Option<usize> {
        let plain = address.strip_suffix("index.html").filter(|rest| rest.ends_with('/')).unwrap_or(address);
        self.by_address.get(plain).copied()
    }

    /// The share card of an HTML output.
    pub fn card(&self, output: usize) -> Option<&Address> {
        let (of, language) = match self.outputs[output].making {
            Making::Page { entry, language } => (CardOf::Page(entry), language),
            Making::List(number) => {
                let shown = &self.lists[number];
                let first = |list: &List| {
                    list.number == 1
                        && (list.collection, list.language) == (shown.collection, shown.language)
                        && list.group == shown.group
                };
                (CardOf::List(self.lists.iter().position(first)?), shown.language)
            }
            _ => return None,
        };
        self.cards.get(&(of, language))
    }

    /// The first output of a kind.
    pub fn first(&self, wanted: impl Fn(&Making) -> bool) -> Option<&Output> {
        self.outputs.iter().find(|output| wanted(&output.making))
    }
}
