//! Parvis turns a public plan, as Markdown pages and data, into a website for everybody.
//!
//! The way of the data, each step a module that takes the value of the one before:
//!
//! ```text
//! folder ─load─▶ Sources ─load::page─▶ Documents ─site─▶ Site ─plan─▶ Plan ─render─▶ outputs ─check─▶ findings
//!                                                                                       └─write─▶ public/
//! ```
//!
//! [`prepare`] goes from the folder to everything that rendering reads; [`produce`] renders each output and hands it
//! on. Both push what they find to [`Diagnostics`](diagnostic::Diagnostics) and go on with what they can.

pub mod accessibility;
pub mod bibliography;
pub mod chart;
pub mod check;
pub mod clock;
pub mod command;
pub mod config;
pub mod coverage;
pub mod data;
pub mod diagnostic;
pub mod edition;
pub mod files;
pub mod hosting;
pub mod image;
pub mod language;
pub mod live;
pub mod load;
pub mod markdown;
pub mod memo;
pub mod node;
pub mod offline;
pub mod pdf;
pub mod permalinks;
pub mod plan;
#[cfg(feature = "publish")]
pub mod publish;
pub mod reads;
pub mod render;
pub mod report;
pub mod schema;
pub mod search;
#[cfg(feature = "serve")]
pub mod serve;
pub mod site;
pub mod starter;
pub mod theme;
pub mod write;

use std::collections::HashSet;
use std::sync::Arc;

use rayon::prelude::*;

use bibliography::Bibliography;
use check::links::Seen;
use clock::{Clock, What};
use config::Config;
use config::base_url::BaseUrl;
use data::Package;
use diagnostic::{Code, Diagnostic, Diagnostics};
use edition::Editions;
use files::Folder;
use language::format::Formats;
use load::document::Document;
use load::lexicon::Lexicon;
use load::{PageSource, Sources};
use memo::{Memo, Part};
use permalinks::Ledger;
use plan::Plan;
use plan::address::AddressWriter;
use render::{Engine, Model, Rendered, Templates};
use site::id::PageId;

/// What a run may be asked for besides what the site's folder says.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// In place of the one in `site.toml`.
    pub base_url: Option<BaseUrl>,
    /// Drafts are pages too.
    pub drafts: bool,
    /// Knows what takes too long, for whoever waits for the run.
    pub clock: Clock,
}

/// Where outputs go: a path from the output folder, with `/`, and the bytes. Called from many threads at once.
pub type Sink<'a> = dyn Fn(&str, Vec<u8>) -> Result<(), Diagnostic> + Sync + 'a;

/// Reads, resolves and plans a site. None when it can't be rendered at all.
pub fn prepare(folder: Arc<dyn Folder>, settings: &Settings, diagnostics: &mut Diagnostics) -> Option<Engine> {
    let memo = &mut Memo::default();
    let read = read(&*folder, settings, memo, diagnostics)?;
    assemble(folder, &read, settings, memo, diagnostics)
}

/// What a file that is called like a picture shows.
type Look = Result<image::album::Seen, image::Fault>;

/// The parts of a site, each read by itself.
#[derive(Debug)]
pub struct Read {
    pub config: Part<Option<Arc<Config>>>,
    settings: Arc<Config>,
    pub sources: Part<Sources>,
    pub lexicon: Part<Lexicon>,
    /// Every page of the sources, in their order; none for one that can't be read.
    pub pages: Vec<Part<Option<Arc<Document>>>>,
    pub packages: Vec<(PageId, Part<Package>)>,
    pub bibliography: Part<Bibliography>,
    pub editions: Part<Editions>,
    pub ledger: Part<Option<Arc<Ledger>>>,
    pub album: Vec<(Arc<str>, Part<Look>)>,
}

/// Reads all that a site is made of, but for its theme. None when its settings can't be read.
pub fn read(folder: &dyn Folder, settings: &Settings, memo: &mut Memo, diagnostics: &mut Diagnostics) -> Option<Read> {
    let config = memo.part(&parts::CONFIG, &[], diagnostics, |said| {
        let mut config = Config::load(folder, said)?;
        if let Some(base) = &settings.base_url {
            config.base_url = base.clone();
        }
        Some(Arc::new(config))
    });
    let site = Option::clone(&config.value)?;
    settings.clock.begin(&site.limits);
    let under = config.version;
    let sources = memo.part(&parts::SOURCES, &[under], diagnostics, |said| Sources::list(folder, &site, said));
    let listed = sources.version;
    let lexicon = memo.part(&parts::LEXICON, &[under, listed], diagnostics, |said| {
        lexicon(folder, &sources.value, &site, settings, said)
    });
    let (file, inputs) = (|page: &PageSource| page.file.clone(), [under, lexicon.version]);
    let pages = memo.parts(&parts::PAGES, &sources.value.pages, file, &inputs, diagnostics, |page, said| {
        let _job = settings.clock.job(What::Reading(page.file.clone()));
        load::page::parse(folder, page, &site, &lexicon.value, said).map(Arc::new)
    });
    let packages = packages(folder, &pages, (&site, under), memo, diagnostics);
    let bibliography = memo.part(&parts::BIBLIOGRAPHY, &[listed], diagnostics, |said| {
        Bibliography::load(folder, &sources.value.bibliographies, said)
    });
    let editions = memo
        .part(&parts::EDITIONS, &[under], diagnostics, |said| edition::load::load(folder, site.limits.data_size, said));
    let ledger = memo.part(&parts::LEDGER, &[], diagnostics, |said| Ledger::load(folder, said).map(Arc::new));
    let album = album(folder, &sources.value, (&site, under), memo);
    Some(Read { config, settings: site, sources, lexicon, pages, packages, bibliography, editions, ledger, album })
}

/// Resolves and plans a site whose parts were read. None when it can't be rendered at all.
pub fn assemble(
    folder: Arc<dyn Folder>,
    read: &Read,
    settings: &Settings,
    memo: &mut Memo,
    diagnostics: &mut Diagnostics,
) -> Option<Engine> {
    let config = &read.settings;
    let (documents, unreadable) = read.documents();
    load::language::charts(&documents, &read.packages, config, &read.lexicon.value, diagnostics);
    load::language::lists(config, &read.lexicon.value, diagnostics);
    let packages = read.packages.iter().map(|(id, part)| (id.clone(), Arc::clone(&part.value))).collect();
    let mut site =
        site::resolve::resolve(documents, packages, unreadable, config.clone(), settings.drafts, diagnostics);
    site::expectations::check(&site, diagnostics);
    site.bibliography = Arc::clone(&read.bibliography.value);
    bibliography::check(&site, diagnostics);
    site.accessibility = accessibility::load(&*folder, &site, diagnostics);
    site.editions = Arc::clone(&read.editions.value);
    let ledger = Option::clone(&read.ledger.value);
    let uses = theme::Uses::of(&site, ledger.as_deref());
    let theme = memo.part(&parts::THEME, &[read.config.version, uses.version()], diagnostics, |said| {
        theme::load(&*folder, config, uses, said)
    });
    let templates =
        memo.part(&parts::TEMPLATES, &[theme.version], diagnostics, |said| Templates::read(&theme.value, said));
    let formats = memo.part(&parts::FORMATS, &[read.config.version], diagnostics, |_| {
        Arc::new(config.languages.iter().map(Formats::of).collect::<Vec<Formats>>())
    });
    data::check::charts(&site, diagnostics);
    data::check::files(&site, diagnostics);
    data::values::check(&site, &theme.value, &formats.value, diagnostics);
    data::check::estimates(&site, &theme.value, diagnostics);
    let writer = AddressWriter::new(config.base_url.clone(), config.links);
    let album = read.album.iter().map(|(file, part)| (Arc::clone(file), Result::clone(&part.value))).collect();
    let plan = Plan::make(&site, (&read.sources.value, &album), &theme.value, writer, ledger, diagnostics);
    let model = Model::new(folder, site, plan, theme.value, Arc::clone(&formats.value));
    let engine = Engine::new(Arc::new(model), templates.value, settings.clock.clone());
    // Without its templates, or what they lead to, every page would fail for the same reason.
    let themeless = |diagnostic: &Diagnostic| {
        matches!(
            diagnostic.code,
            Code::TemplateSyntax | Code::TemplateMissing | Code::UnknownTheme | Code::ThemeLoop | Code::WordMissing
        )
    };
    let model = engine.model();
    let homeless = config.leads_to().any(|id| model.plan.find(&model.site, id, 0).is_none())
        || config.appointed().any(|(id, _)| model.site.find(id).is_none());
    (!homeless && !diagnostics.iter().any(themeless)).then_some(engine)
}

/// The kinds of parts that a site is made of.
mod parts {
    use super::*;
    use crate::memo::Kind;

    pub const CONFIG: Kind<Option<Arc<Config>>> = Kind::new("settings");
    pub const SOURCES: Kind<Sources> = Kind::compared("sources");
    pub const LEXICON: Kind<Lexicon> = Kind::new("lexicon");
    pub const PAGES: Kind<Option<Arc<Document>>> = Kind::compared("pages");
    pub const PACKAGES: Kind<Package> = Kind::new("packages");
    pub const BIBLIOGRAPHY: Kind<Bibliography> = Kind::new("bibliography");
    pub const EDITIONS: Kind<Editions> = Kind::new("editions");
    pub const LEDGER: Kind<Option<Arc<Ledger>>> = Kind::new("ledger");
    pub const PICTURES: Kind<Look> = Kind::new("pictures");
    pub const THEME: Kind<theme::Theme> = Kind::new("theme");
    pub const TEMPLATES: Kind<Templates> = Kind::new("templates");
    pub const FORMATS: Kind<Arc<Vec<Formats>>> = Kind::new("formats");
}

impl Read {
    /// Every page of the sources that can be read, in their order, and the ids of the others.
    pub fn documents(&self) -> (Vec<Arc<Document>>, HashSet<PageId>) {
        let mut documents = Vec::with_capacity(self.pages.len());
        let mut unreadable = HashSet::new();
        for (page, source) in self.pages.iter().zip(&self.sources.value.pages) {
            match &*page.value {
                Some(document) => documents.push(Arc::clone(document)),
                None => {
                    unreadable.insert(load::page::probable_id(source, &self.settings));
                }
            }
        }
        (documents, unreadable)
    }
}

/// What the words of pages are compared with. The glossary's pages are read for it before all others, and again with
/// them, since words may link themselves in them too.
fn lexicon(
    folder: &dyn Folder,
    sources: &Sources,
    config: &Config,
    settings: &Settings,
    diagnostics: &mut Diagnostics,
) -> Lexicon {
    let mut lexicon = Lexicon::load(folder, sources, config, diagnostics);
    let pages = sources.pages.iter().filter(|page| config.collections[page.collection].glossary);
    let pages: Vec<PageSource> = pages.cloned().collect();
    let parsed = Memo::default().parts(
        &parts::PAGES,
        &pages,
        |page| {
            // What is read for it is read on other threads.
            reads::file(&page.file);
            page.file.clone()
        },
        &[],
        &mut Diagnostics::new(),
        |page, said| {
            let _job = settings.clock.job(What::Reading(page.file.clone()));
            load::page::parse(folder, page, config, &lexicon, said).map(Arc::new)
        },
    );
    let documents: Vec<Arc<Document>> = parsed.iter().filter_map(|page| Option::clone(&page.value)).collect();
    lexicon.glossaries = load::glossary::of(&documents, config, settings.drafts, diagnostics);
    lexicon
}

/// The data packages beside the pages of data collections, with the ids of those pages.
fn packages(
    folder: &dyn Folder,
    pages: &[Part<Option<Arc<Document>>>],
    (config, version): (&Config, u64),
    memo: &mut Memo,
    diagnostics: &mut Diagnostics,
) -> Vec<(PageId, Part<Package>)> {
    let mut wanted: Vec<(PageId, &str, &str)> = Vec::new();
    for document in pages.iter().filter_map(|page| page.value.as_deref()) {
        let collection = &config.collections[document.collection];
        let (Some(key), true) = (&document.key, collection.data) else { continue };
        let id = PageId::from_parts(&collection.singular, key);
        let path = document.file.rsplit_once('/').map_or("", |(path, _)| path);
        if !wanted.iter().any(|(known, ..)| *known == id) {
            wanted.push((id, path, key));
        }
    }
    let name = |(_, path, key): &(PageId, &str, &str)| format!("{path} {key}").into();
    let read = memo.parts(&parts::PACKAGES, &wanted, name, &[version], diagnostics, |(_, path, key), said| {
        data::load::package(folder, path, key, config, said)
    });
    wanted.into_iter().zip(read).map(|((id, ..), package)| (id, package)).collect()
}

/// The pictures of the content. What is wrong with one is said when it is known which page shows it.
fn album(
    folder: &dyn Folder,
    sources: &Sources,
    (config, version): (&Config, u64),
    memo: &mut Memo,
) -> Vec<(Arc<str>, Part<Look>)> {
    let attached = sources.attachments.iter().map(|attachment| &attachment.file);
    let files = attached.chain(&sources.root_files).filter(|file| image::is_picture(file));
    let files: Vec<Arc<str>> = files.cloned().collect();
    let seen = memo.parts(&parts::PICTURES, &files, Arc::clone, &[version], &mut Diagnostics::new(), |file, _| {
        image::album::look(folder, file, config.limits.picture_pixels)
    });
    files.into_iter().zip(seen).collect()
}

/// Renders every output of the plan and hands it to `sink`; `tick` is called after each.
pub fn produce(engine: &Engine, sink: &Sink<'_>, tick: &(dyn Fn() + Sync), diagnostics: &mut Diagnostics) {
    let outputs = engine.model().plan.outputs.len();
    let made: Vec<(Option<Seen>, Diagnostics)> = (0..outputs)
        .into_par_iter()
        .map(|output| {
            let mut said = Diagnostics::new();
            let seen = one(engine, output, sink, &mut said);
            tick();
            (seen, said)
        })
        .collect();
    let mut seen = Vec::with_capacity(outputs);
    for (page, said) in made {
        seen.push(page);
        diagnostics.append(said);
    }
    let seen: Vec<Option<&Seen>> = seen.iter().map(Option::as_ref).collect();
    cross_check(engine, &seen, diagnostics);
}

/// What is only known when all pages are made; `seen` is by number of the output.
fn cross_check(engine: &Engine, seen: &[Option<&Seen>], diagnostics: &mut Diagnostics) {
    // Of pages that weren't made nothing can be said, nor of what leads to them.
    if engine.clock().is_stopped() {
        return;
    }
    // Of two outputs at one address only one is there, and lacks what the other should have.
    let collided = diagnostics.iter().any(|said| said.code == Code::AddressCollision);
    if !collided {
        check::anchors::check(seen, diagnostics);
    }
    check::anchors::titles(&engine.model().plan, seen, diagnostics);
}

fn one(engine: &Engine, output: usize, sink: &Sink<'_>, diagnostics: &mut Diagnostics) -> Option<Seen> {
    let rendered = rendered(engine, output, diagnostics)?;
    let address = &engine.model().plan.outputs[output].address;
    if let Err(diagnostic) = sink(&address.file(), rendered.bytes) {
        diagnostics.push(diagnostic);
    }
    rendered.seen
}

fn rendered(engine: &Engine, output: usize, diagnostics: &mut Diagnostics) -> Option<Rendered> {
    if engine.clock().is_stopped() {
        return None;
    }
    let address = &engine.model().plan.outputs[output].address;
    let _job = engine.job(output);
    // A fault of ours in one page must not hide what is wrong with the others.
    let made = markdown::guarded(|| {
        let mut said = Diagnostics::new();
        (render::render(engine, output, &mut said), said)
    });
    match made {
        Ok((rendered, said)) => {
            diagnostics.append(said);
            rendered
        }
        Err(reason) => {
            diagnostics.push(Diagnostic::new(Code::Fault).with("reason", reason).on_page(address.as_str()));
            None
        }
    }
}
