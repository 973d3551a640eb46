//! `site.toml` as types.

pub mod base_url;
pub mod booklet;
pub mod budget;
mod glossary;
mod hosting;
pub mod images;
pub mod limits;
pub mod localised;
mod menu;
pub mod offline;
pub mod publish;
mod publisher;
pub mod search;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use base_url::BaseUrl;
use booklet::Booklet;
use budget::Budget;
use images::Images;
use limits::Limits;
use localised::Localised;
pub use menu::MenuItem;
use offline::Offline;
use publish::Target;
pub use publisher::{Licence, Publisher};
use search::Search;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::files::text;
use crate::files::{Folder, ReadError};
use crate::hosting::precompress::Encoding;
use crate::language::Language;
use crate::language::typography::Typography;
use crate::node::reader::Reader;
use crate::node::{NodeError, Table, toml};
use crate::schema::collection::Collection;
use crate::schema::labels::{Labels, Vocabulary};

/// The name of the site's settings at its root.
pub const SITE_FILE: &str = "site.toml";
/// The largest file of settings, in bytes.
pub const SETTINGS_LIMIT: u64 = 1 << 20;

/// The settings of a site.
#[derive(Clone, Debug)]
pub struct Config {
    pub file: Arc<str>,
    pub title: Localised,
    pub description: Localised,
    pub base_url: BaseUrl,
    /// How internal addresses are written.
    pub links: LinkStyle,
    /// The first is the default.
    pub languages: Vec<Language>,
    /// Whether texts are set as their language does.
    pub typography: bool,
    /// Whether pages say how they are cited.
    pub citations: bool,
    pub theme: String,
    /// Where it is named, if it is.
    pub theme_at: Option<Range<usize>>,
    /// The id of the page at `/`.
    pub home: Option<(String, Range<usize>)>,
    pub publisher: Publisher,
    pub licence: Option<Licence>,
    pub header_menu: Vec<MenuItem>,
    pub footer_menu: Vec<MenuItem>,
    /// The id of the page that shows all corrections.
    pub corrections: Option<(String, Range<usize>)>,
    /// The id of the page that states how accessible the site is.
    pub accessibility: Option<(String, Range<usize>)>,
    /// Whether each page has a picture for those who link to it.
    pub share_cards: bool,
    /// How large pictures of the content are published.
    pub images: Images,
    /// Whether each short address is also a QR code.
    pub qr: bool,
    /// The feed of changed pages, by language; none when the site has none.
    pub changes: Option<ChangesFeed>,
    /// The copy that is read without a connection; none when the site offers none.
    pub offline: Option<Offline>,
    pub collections: Vec<Collection>,
    /// How much pages may weigh.
    pub budget: Budget,
    /// How large things may be, and how long they may take.
    pub limits: Limits,
    /// Many pages in one PDF.
    pub booklet: Option<Booklet>,
    /// What can be searched; none when nothing can.
    pub search: Option<Search>,
    /// Where the site can be published to.
    pub publish: Vec<Target>,
    /// The hosts for which files are written, by their places in [`HOSTS`](crate::hosting::HOSTS).
    pub hosting: Vec<(usize, Range<usize>)>,
    /// How files are packed beside those that are sent.
    pub precompress: Vec<Encoding>,
}

/// How one page's address is written in another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkStyle {
    /// From the root of the host, base path included.
    Rooted,
    /// From the page that holds the link, so that a copy can be opened from disk.
    Relative,
}

#[derive(Clone, Debug)]
pub struct ChangesFeed {
    pub title: Localised,
    /// How many entries at the most.
    pub limit: usize,
}

impl Config {
    /// Reads `site.toml` at the root of `folder`. None when it can't be used; what is wrong is in `diagnostics`.
    pub fn load(folder: &dyn Folder, diagnostics: &mut Diagnostics) -> Option<Config> {
        let file: Arc<str> = SITE_FILE.into();
        let table = read_settings(folder, &file, diagnostics)?;
        let before = diagnostics.iter().count();
        let config = Self::read(&table, &file, diagnostics);
        let added_error = diagnostics.iter().skip(before).any(|d| d.severity() == crate::diagnostic::Severity::Error);
        config.filter(|_| !added_error)
    }

    fn read(table: &Table, file: &Arc<str>, diagnostics: &mut Diagnostics) -> Option<Config> {
        let mut reader = Reader::new(table, file, 0..0);
        let mut languages = read_languages(&mut reader, diagnostics);
        read_locales(&mut reader, &mut languages, diagnostics);
        let title = Localised::required(&mut reader, "title", &languages, diagnostics);
        let description = Localised::read(&mut reader, "description", &languages, diagnostics);
        let base_url = read_base_url(&mut reader, diagnostics);
        let links = read_link_style(&mut reader, diagnostics);
        let typography = reader.boolean("typography", diagnostics).unwrap_or(true);
        let citations = reader.boolean("citations", diagnostics).unwrap_or(true);
        let theme_at = reader.node("theme").map(|node| node.span.clone());
        let theme = reader.text("theme", diagnostics).unwrap_or_else(|| "parvis".to_owned());
        let home_span = reader.node("home").map(|node| node.span.clone());
        let home = reader.required_text("home", diagnostics).zip(home_span);
        let corrections_span = reader.node("corrections").map(|node| node.span.clone());
        let corrections = reader.text("corrections", diagnostics).zip(corrections_span);
        let accessibility_span = reader.node("accessibility").map(|node| node.span.clone());
        let accessibility = reader.text("accessibility", diagnostics).zip(accessibility_span);
        let share_cards = reader.boolean("share_cards", diagnostics).unwrap_or(true);
        let qr = reader.boolean("qr", diagnostics).unwrap_or(true);
        let hosting = hosting::hosts(&mut reader, diagnostics);
        let precompress = hosting::encodings(&mut reader, diagnostics);
        let images = reader.table("images", diagnostics).map(|r| Images::read(r, diagnostics)).unwrap_or_default();
        let publisher =
            reader.table("publisher", diagnostics).map(|r| Publisher::read(r, diagnostics)).unwrap_or_default();
        let licence = reader.table("licence", diagnostics).and_then(|r| Licence::read(r, diagnostics));
        let (header_menu, footer_menu) = menu::read_menus(&mut reader, &languages, diagnostics);
        let changes = reader.table("changes", diagnostics).map(|r| ChangesFeed::read(r, &languages, diagnostics));
        let shared = Labels::read_shared(&mut reader, &languages, diagnostics);
        let vocabulary = Vocabulary { languages: &languages, shared: &shared };
        let budget = reader.table("budget", diagnostics).map(|r| Budget::read(r, diagnostics)).unwrap_or_default();
        let limits = reader.table("limits", diagnostics).map(|r| Limits::read(r, diagnostics)).unwrap_or_default();
        let offline = reader.table("offline", diagnostics);
        let offline = offline.and_then(|r| Offline::read(r, title.as_ref(), diagnostics));
        let collections = read_collections(&mut reader, vocabulary, diagnostics);
        let booklet =
            reader.table("booklet", diagnostics).and_then(|r| Booklet::read(r, &languages, &collections, diagnostics));
        let search =
            reader.table("search", diagnostics).and_then(|r| Search::read(r, &languages, &collections, diagnostics));
        let publish = reader.table("publish", diagnostics).map(|r| publish::read(r, diagnostics)).unwrap_or_default();
        reader.finish(diagnostics);
        check_references(&collections, file, diagnostics);
        glossary::check(&collections, file, diagnostics);
        crate::schema::page_table::check(&collections, file, diagnostics);
        crate::schema::expectation::check(&collections, file, diagnostics);
        Some(Config {
            file: file.clone(),
            title: title?,
            description,
            base_url: base_url?,
            links,
            languages,
            typography,
            citations,
            theme,
            theme_at,
            home,
            publisher,
            licence,
            header_menu,
            footer_menu,
            corrections,
            accessibility,
            share_cards,
            images,
            qr,
            changes,
            offline,
            collections,
            budget,
            limits,
            booklet,
            search,
            publish,
            hosting,
            precompress,
        })
    }

    pub fn language(&self, code: &str) -> Option<&Language> {
        self.languages.iter().find(|language| *language.code == *code)
    }

    /// Whether pages say how they are cited: a citation begins with who answers for what is cited.
    pub fn cites(&self) -> bool {
        self.citations && self.publisher.name.is_some()
    }

    /// Whether some of its pages are PDF files too.
    pub fn prints(&self) -> bool {
        self.booklet.is_some() || self.collections.iter().any(|collection| collection.pdf)
    }

    /// The ids of the pages that the site itself is about, each with its place: home, corrections, accessibility. A list
    /// can't take their part.
    pub fn appointed(&self) -> impl Iterator<Item = (&str, &Range<usize>)> {
        let all = self.home.iter().chain(&self.corrections).chain(&self.accessibility);
        all.map(|(id, span)| (id.as_str(), span))
    }

    /// The rules by which texts in a language are set.
    pub fn typography_of(&self, language: usize) -> Typography {
        let language = self.languages.get(language).filter(|_| self.typography);
        language.map_or(Typography::AsWritten, Typography::of)
    }

    pub fn collection(&self, name: &str) -> Option<&Collection> {
        self.collections.iter().find(|collection| collection.name == name)
    }

    /// The ids that `site.toml` names: the home page's, those in menus and those beside the search.
    pub fn leads_to(&self) -> impl Iterator<Item = &str> {
        let home = self.home.iter().map(|(id, _)| id.as_str());
        let instead = self.search.iter().flat_map(|search| &search.instead);
        home.chain(self.header_menu.iter().chain(&self.footer_menu).chain(instead).map(|item| item.page.as_str()))
    }

    pub fn place(&self, span: &Range<usize>) -> Place {
        Place::at(&self.file, span.clone())
    }
}

/// Reads a TOML file of settings into a tree; what is wrong with it is in `diagnostics`.
pub fn read_settings(folder: &dyn Folder, file: &Arc<str>, diagnostics: &mut Diagnostics) -> Option<Table> {
    let bytes = match folder.read(file, SETTINGS_LIMIT) {
        Ok(bytes) => bytes,
        Err(ReadError::Missing) if file.as_ref() == SITE_FILE => {
            diagnostics.push(Diagnostic::new(Code::NoSite).with("root", "."));
            return None;
        }
        Err(error) => {
            diagnostics.push(crate::diagnostic::files::unreadable(file, error));
            return None;
        }
    };
    let text = match text::decode(&bytes) {
        Ok(text) => text,
        Err(error) => {
            diagnostics.push(crate::diagnostic::files::undecodable(file, error));
            return None;
        }
    };
    toml::parse(&text, 0).map_err(|error| diagnostics.push(settings_fault(Code::SettingsSyntax, error, file))).ok()
}

/// The diagnostic of a tree that can't be read.
pub fn settings_fault(code: Code, error: NodeError, file: &Arc<str>) -> Diagnostic {
    match error {
        NodeError::Syntax { reason, span } => Diagnostic::new(code).at(Place::at(file, span)).with("reason", reason),
        NodeError::TooMany { limit, span } => {
            Diagnostic::new(Code::TooManyValues).at(Place::at(file, span)).with("limit", limit)
        }
        NodeError::Twice { key, span, first } => {
            let diagnostic = Diagnostic::new(Code::KeyTwice).at(Place::at(file, span)).with("key", key);
            first.into_iter().fold(diagnostic, |diagnostic, first| diagnostic.related(Place::at(file, first)))
        }
        NodeError::TooDeep { limit, span } => {
            Diagnostic::new(Code::TooDeep).at(Place::at(file, span)).with("limit", limit)
        }
    }
}

fn read_languages(reader: &mut Reader<'_>, diagnostics: &mut Diagnostics) -> Vec<Language> {
    let codes = reader.texts("languages", diagnostics);
    if codes.as_ref().is_none_or(Vec::is_empty) {
        reader.missing("languages", diagnostics);
    }
    let mut languages: Vec<Language> = Vec::new();
    for (code, span) in codes.unwrap_or_default() {
        let known = languages.iter().any(|language| *language.code == code);
        match Language::parse(&code, languages.len()) {
            Some(language) if !known => languages.push(language),
            _ => {
                diagnostics.push(Diagnostic::new(Code::InvalidLanguage).at(reader.place(&span)).with("language", code))
            }
        }
    }
    languages
}

/// Whose ways of writing dates and numbers a language follows: English as in the United Kingdom, say.
fn read_locales(reader: &mut Reader<'_>, languages: &mut [Language], diagnostics: &mut Diagnostics) {
    let locales = Localised::read(reader, "locales", languages, diagnostics);
    for language in languages {
        let Some((code, span)) = locales.get(language.index) else { continue };
        if !language.write_as(code) {
            let fault = Diagnostic::new(Code::InvalidLanguage).at(reader.place(span));
            diagnostics.push(fault.with("language", code.as_str()));
        }
    }
}

fn read_base_url(reader: &mut Reader<'_>, diagnostics: &mut Diagnostics) -> Option<BaseUrl> {
    let span = reader.node("base_url").map(|node| node.span.clone());
    let text = reader.required_text("base_url", diagnostics)?;
    let base = BaseUrl::parse(&text);
    if base.is_none() {
        diagnostics
            .push(Diagnostic::new(Code::InvalidBaseUrl).at(reader.place(&span.unwrap_or(0..0))).with("value", text));
    }
    base
}

fn read_link_style(reader: &mut Reader<'_>, diagnostics: &mut Diagnostics) -> LinkStyle {
    let span = reader.node("links").map(|node| node.span.clone());
    match reader.text("links", diagnostics).as_deref() {
        None | Some("rooted") => LinkStyle::Rooted,
        Some("relative") => LinkStyle::Relative,
        Some(other) => {
            diagnostics.push(
                Diagnostic::new(Code::SettingNotAllowed)
                    .at(reader.place(&span.unwrap_or(0..0)))
                    .with("key", "links")
                    .with("value", other)
                    .with("allowed", vec!["rooted".to_owned(), "relative".to_owned()]),
            );
            LinkStyle::Rooted
        }
    }
}

impl ChangesFeed {
    fn read(mut reader: Reader<'_>, languages: &[Language], diagnostics: &mut Diagnostics) -> ChangesFeed {
        let title = Localised::read(&mut reader, "title", languages, diagnostics);
        let limit = reader.count("limit", diagnostics).unwrap_or(30);
        reader.finish(diagnostics);
        ChangesFeed { title, limit }
    }
}

fn read_collections(
    reader: &mut Reader<'_>,
    vocabulary: Vocabulary<'_>,
    diagnostics: &mut Diagnostics,
) -> Vec<Collection> {
    let Some(mut tables) = reader.table("collections", diagnostics) else {
        reader.missing("collections", diagnostics);
        return Vec::new();
    };
    let mut collections = Vec::new();
    let entries = tables.entries();
    for (key, node) in entries {
        match &node.value {
            crate::node::Value::Table(table) => {
                let inner = tables.nested(table, key.span.clone());
                collections.extend(Collection::read(key, inner, vocabulary, diagnostics));
            }
            _ => {
                tables.wrong::<()>(&key.name, node, "kind-table", diagnostics);
            }
        }
    }
    collections
}

/// What can only be said once all collections are known.
fn check_references(collections: &[Collection], file: &Arc<str>, diagnostics: &mut Diagnostics) {
    let mut singulars: BTreeMap<&str, &Collection> = BTreeMap::new();
    for collection in collections {
        let place = Place::at(file, collection.span.clone());
        if !crate::schema::is_slug(&collection.singular) || ["index", "feed"].contains(&&*collection.singular) {
            diagnostics
                .push(Diagnostic::new(Code::InvalidName).at(place.clone()).with("name", collection.singular.as_str()));
        }
        if let Some(other) = singulars.insert(&collection.singular, collection) {
            diagnostics.push(
                Diagnostic::new(Code::DuplicateSingular)
                    .at(place)
                    .with("singular", collection.singular.as_str())
                    .with("other", other.name.as_str()),
            );
        }
        for field in &collection.fields {
            let target = field.reference();
            if let Some(target) = target.filter(|&name| !collections.iter().any(|c| c.name == name)) {
                diagnostics.push(
                    Diagnostic::new(Code::UnknownCollection)
                        .at(Place::at(file, field.span.clone()))
                        .with("collection", target)
                        .suggest(target, collections.iter().map(|c| c.name.as_str())),
                );
            }
        }
    }
}
