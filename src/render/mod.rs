//! From the plan to bytes: one output at a time, knowing nothing of files being written or of threads.

mod accessibility;
mod answers;
mod bounds;
mod card;
mod cards;
mod catalogue;
mod chart;
mod citation;
mod context;
mod corrections;
mod credit;
mod directory;
mod download;
pub mod edition;
mod embed;
mod embed_code;
mod engine;
mod feed;
mod figure;
mod host;
mod html;
mod labels;
mod languages;
mod learning;
mod link_notes;
pub mod minify;
mod note;
pub mod offline;
mod package;
mod page;
mod page_list;
mod page_table;
mod pdf;
mod photo;
pub mod picture;
mod plain;
pub mod policy;
mod qr;
mod questions;
mod quiz_data;
mod relocate;
pub mod search;
mod site_values;
mod sitemap;
mod structured;
mod tables;
mod tags;
mod terms;
mod texts;
mod tombstone;
mod value;
mod weigh;

use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

pub use engine::{Engine, Templates};

use crate::check::links::Seen;
use crate::check::weight::Files;
use crate::diagnostic::Diagnostics;
use crate::files::Folder;
use crate::hosting;
use crate::image;
use crate::language::format::Formats;
use crate::language::words::Words;
use crate::plan::Plan;
use crate::plan::output::{CatalogueFormat, Making};
use crate::site::{EntryIndex, Site};
use crate::theme::Theme;

/// Everything that rendering reads. Built once, then shared by all threads.
pub struct Model {
    pub folder: Arc<dyn Folder>,
    pub site: Site,
    pub plan: Plan,
    pub theme: Arc<Theme>,
    /// By language.
    formats: Arc<Vec<Formats>>,
    cards: cards::Cards,
    /// What is rendered is the copy that is read from disk: which one.
    edition: Option<offline::Edition>,
    codes: qr::Codes,
    /// What the theme's files weigh, once somebody asks.
    files: OnceLock<Files>,
}

impl Model {
    pub fn new(folder: Arc<dyn Folder>, site: Site, plan: Plan, theme: Arc<Theme>, formats: Arc<Vec<Formats>>) -> Self {
        let (cards, codes) = (cards::Cards::new(&site), qr::Codes::new(&site));
        Model { folder, site, plan, theme, formats, cards, codes, edition: None, files: OnceLock::new() }
    }

    /// Whether another model has the same pages at the same addresses, under the same settings and theme. What stands in the pages
    /// and data packages may differ, and the order of pages.
    pub fn is_like(&self, other: &Model) -> bool {
        Arc::ptr_eq(&self.theme, &other.theme)
            && Arc::ptr_eq(&self.formats, &other.formats)
            && self.site.is_like(&other.site)
            && self.plan.is_like(&other.plan)
    }

    /// What the theme's files weigh as they are sent.
    pub fn files(&self) -> &Files {
        let assets =
            self.theme.assets.iter().filter(|asset| asset.name.ends_with(".css") || asset.name.ends_with(".js"));
        self.files.get_or_init(|| Files::new(assets.map(|asset| (asset.address.as_str(), asset.bytes.as_slice()))))
    }

    /// A text of `site.toml` as a language sets it.
    pub fn set<'a>(&self, language: usize, text: &'a str) -> Cow<'a, str> {
        self.site.config.typography_of(language).apply(text)
    }

    /// How a language writes numbers and dates, and the theme's words in it.
    pub fn language(&self, language: usize) -> (&Formats, &Words) {
        (&self.formats[language], &self.theme.words[language])
    }
}

/// One output as it is to be written.
#[derive(Debug, Default)]
pub struct Rendered {
    pub bytes: Vec<u8>,
    /// What an HTML page refers to and can be referred to by.
    pub seen: Option<Seen>,
}

/// Makes the output of a number in the plan. None when it can't be made; why is in `diagnostics`.
pub fn render(engine: &Engine, output: usize, diagnostics: &mut Diagnostics) -> Option<Rendered> {
    let model = engine.model();
    match &model.plan.outputs[output].making {
        Making::Page { .. }
        | Making::List(_)
        | Making::Redirect { .. }
        | Making::Moved { .. }
        | Making::Tombstone(_)
        | Making::NotFound { .. }
        | Making::Search { .. }
        | Making::Editions { .. }
        | Making::Edition { .. }
        | Making::EditionDataset { .. } => page::render(engine, output, diagnostics),
        Making::EditionManifest(edition) => {
            let file = &model.site.editions.list.get(*edition)?.file;
            page::copy(model, file, diagnostics).map(plain)
        }
        Making::EditionFile(file) => page::copy(model, file, diagnostics).map(plain),
        Making::Copy(file) => match model.plan.picture_of(file) {
            Some(picture) => photo::own(engine, file, picture, diagnostics).map(plain),
            // A drawing that does something isn't shown to who writes the site either.
            None if is_drawing(file) => None,
            None => page::copy(model, file, diagnostics).map(plain),
        },
        // What is wrong with it is said where it is now.
        Making::Again { of } => {
            let now = model.plan.at(of.as_str())?;
            render(engine, now, &mut Diagnostics::new()).map(|rendered| plain(rendered.bytes))
        }
        Making::Picture { file, copy } => photo::copy(engine, file, *copy, diagnostics).map(plain),
        Making::Asset(index) => Some(plain(model.theme.assets[*index].bytes.clone())),
        Making::Feed { of, format, language } => Some(plain(feed::render(engine, output, *of, *format, *language))),
        Making::PackageJson(entry) => Some(plain(download::json(model, *entry))),
        Making::PackageArchive(entry) => download::archive(model, *entry, diagnostics).map(plain),
        Making::Embed(_) | Making::Answers { .. } => page::render(engine, output, diagnostics),
        Making::EmbedDescription(embed) => embed::description(engine, output, *embed, diagnostics).map(plain),
        Making::PageTable { collection, table, language, format } => {
            page_table::file(model, *collection, *table, *language, *format).map(plain)
        }
        Making::Chart { entry, chart, language, form } => {
            chart::file(model, *entry, *chart, *language, *form, engine.pictures()).map(plain)
        }
        Making::Card { of, language } => card::render(engine, output, *of, *language, diagnostics).map(plain),
        Making::Catalogue(CatalogueFormat::Turtle) => Some(plain(catalogue::turtle(model))),
        Making::Catalogue(CatalogueFormat::JsonLd) => Some(plain(catalogue::json_ld(model))),
        Making::Citation { entry, language, form } => citation::file(model, *entry, *language, *form).map(plain),
        Making::Qr { entry, language, form } => qr::file(model, *entry, *language, *form).map(plain),
        Making::Pdf { entry, language } => pdf::page(engine, output, *entry, *language, diagnostics).map(plain),
        Making::Booklet { language } => pdf::booklet(engine, output, *language, diagnostics).map(plain),
        Making::Sitemap => Some(plain(sitemap::sitemap(model))),
        Making::Robots => Some(plain(sitemap::robots(model))),
        Making::PageList => Some(plain(page_list::render(engine))),
        Making::HostFile(file) => Some(plain(hosting::render(model, *file, diagnostics))),
        Making::SearchInterface { language } => search::interface(model, output, *language).map(plain),
        // Made of all others, once they are there.
        Making::SearchIndex | Making::Offline => None,
    }
}

/// The title of a page in a language, as text.
pub fn title(model: &Model, entry: EntryIndex, language: usize) -> String {
    let document = model.site.entry(entry).document(language);
    plain::plain(model, &document.title, document)
}

fn is_drawing(file: &str) -> bool {
    file.rsplit_once('.').is_some_and(|(_, ending)| image::named_so(ending, image::Format::Svg))
}

fn plain(bytes: Vec<u8>) -> Rendered {
    Rendered { bytes, seen: None }
}
