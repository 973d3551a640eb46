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
pub mod node;
pub mod offline;
pub mod pdf;
pub mod permalinks;
pub mod plan;
#[cfg(feature = "publish")]
pub mod publish;
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
use config::Config;
use config::base_url::BaseUrl;
use data::Package;
use diagnostic::{Code, Diagnostic, Diagnostics};
use files::Folder;
use image::album::Album;
use language::format::Formats;
use load::document::Document;
use load::lexicon::Lexicon;
use load::{PageSource, Sources};
use permalinks::Ledger;
use plan::Plan;
use plan::address::AddressWriter;
use render::{Engine, Model, Rendered};
use site::id::PageId;

/// What a run may be asked for besides what the site's folder says.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// In place of the one in `site.toml`.
    pub base_url: Option<BaseUrl>,
    /// Drafts are pages too.
    pub drafts: bool,
}

/// Where outputs go: a path from the output folder, with `/`, and the bytes. Called from many threads at once.
pub type Sink<'a> = dyn Fn(&str, Vec<u8>) -> Result<(), Diagnostic> + Sync + 'a;

/// Reads, resolves and plans a site. None when it can't be rendered at all.
pub fn prepare(folder: Arc<dyn Folder>, settings: &Settings, diagnostics: &mut Diagnostics) -> Option<Engine> {
    let mut config = Config::load(&*folder, diagnostics)?;
    if let Some(base) = &settings.base_url {
        config.base_url = base.clone();
    }
    let config = Arc::new(config);
    let sources = Sources::list(&*folder, &config, diagnostics);
    let lexicon = lexicon(&*folder, &sources, &config, settings.drafts, diagnostics);
    let (documents, unreadable) = documents(&*folder, &sources, &config, &lexicon, diagnostics);
    let packages = packages(&*folder, &documents, &config, diagnostics);
    load::language::charts(&documents, &packages, &config, &lexicon, diagnostics);
    load::language::lists(&config, &lexicon, diagnostics);
    let mut site =
        site::resolve::resolve(documents, packages, unreadable, config.clone(), settings.drafts, diagnostics);
    site::expectations::check(&site, diagnostics);
    site.bibliography = Bibliography::load(&*folder, &sources.bibliographies, diagnostics);
    bibliography::check(&site, diagnostics);
    site.accessibility = accessibility::load(&*folder, &site, diagnostics);
    site.editions = edition::load::load(&*folder, diagnostics);
    let ledger = Ledger::load(&*folder, diagnostics);
    let theme = theme::load(&*folder, &config, theme::Uses::of(&site, ledger.as_ref()), diagnostics);
    let formats: Vec<Formats> = config.languages.iter().map(Formats::of).collect();
    data::check::charts(&site, diagnostics);
    data::check::files(&site, diagnostics);
    data::values::check(&site, &theme, &formats, diagnostics);
    data::check::estimates(&site, &theme, diagnostics);
    let writer = AddressWriter::new(config.base_url.clone(), config.links);
    let album = album(&*folder, &sources);
    let plan = Plan::make(&site, (&sources, &album), &theme, writer, ledger, diagnostics);
    let model = Arc::new(Model::new(folder, site, plan, theme, formats));
    let engine = Engine::new(model, diagnostics);
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

/// Every page of the sources that can be read, in their order, and the ids of the others.
fn documents(
    folder: &dyn Folder,
    sources: &Sources,
    config: &Config,
    lexicon: &Lexicon,
    diagnostics: &mut Diagnostics,
) -> (Vec<Document>, HashSet<PageId>) {
    let parsed: Vec<Option<Document>> = parse(folder, &sources.pages, config, lexicon, diagnostics);
    let mut documents = Vec::with_capacity(parsed.len());
    let mut unreadable = HashSet::new();
    for (document, source) in parsed.into_iter().zip(&sources.pages) {
        match document {
            Some(document) => documents.push(document),
            None => {
                unreadable.insert(load::page::probable_id(source, config));
            }
        }
    }
    (documents, unreadable)
}

/// What the words of pages are compared with. The glossary's pages are read for it before all others, and again with
/// them, since words may link themselves in them too.
fn lexicon(
    folder: &dyn Folder,
    sources: &Sources,
    config: &Config,
    drafts: bool,
    diagnostics: &mut Diagnostics,
) -> Lexicon {
    let mut lexicon = Lexicon::load(folder, sources, config, diagnostics);
    let pages = sources.pages.iter().filter(|page| config.collections[page.collection].glossary);
    let pages: Vec<PageSource> = pages.cloned().collect();
    let documents = parse(folder, &pages, config, &lexicon, &mut Diagnostics::new());
    let documents: Vec<Document> = documents.into_iter().flatten().collect();
    lexicon.glossaries = load::glossary::of(&documents, config, drafts, diagnostics);
    lexicon
}

fn parse(
    folder: &dyn Folder,
    pages: &[PageSource],
    config: &Config,
    lexicon: &Lexicon,
    diagnostics: &mut Diagnostics,
) -> Vec<Option<Document>> {
    let parsed: Vec<(Option<Document>, Diagnostics)> = pages
        .par_iter()
        .map(|source| {
            let mut said = Diagnostics::new();
            (load::page::parse(folder, source, config, lexicon, &mut said), said)
        })
        .collect();
    let mut documents = Vec::with_capacity(parsed.len());
    for (document, said) in parsed {
        diagnostics.append(said);
        documents.push(document);
    }
    documents
}

/// The data packages beside the pages of data collections, with the ids of those pages.
fn packages(
    folder: &dyn Folder,
    documents: &[Document],
    config: &Config,
    diagnostics: &mut Diagnostics,
) -> Vec<(PageId, Package)> {
    let mut wanted: Vec<(PageId, &str, &str)> = Vec::new();
    for document in documents {
        let collection = &config.collections[document.collection];
        let (Some(key), true) = (&document.key, collection.data) else { continue };
        let id = PageId::from_parts(&collection.singular, key);
        let path = document.file.rsplit_once('/').map_or("", |(path, _)| path);
        if !wanted.iter().any(|(known, ..)| *known == id) {
            wanted.push((id, path, key));
        }
    }
    let read = wanted.into_par_iter().map(|(id, path, key)| {
        let mut said = Diagnostics::new();
        (id, data::load::package(folder, path, key, config, &mut said), said)
    });
    let mut packages = Vec::new();
    for (id, package, said) in read.collect::<Vec<_>>() {
        diagnostics.append(said);
        packages.push((id, package));
    }
    packages
}

/// The pictures of the content. What is wrong with one is said when it is known which page shows it.
fn album(folder: &dyn Folder, sources: &Sources) -> Album {
    let attached = sources.attachments.iter().map(|attachment| &attachment.file);
    let files = attached.chain(&sources.root_files).filter(|file| image::is_picture(file));
    let files: Vec<&Arc<str>> = files.collect();
    files.into_par_iter().map(|file| (Arc::clone(file), image::album::look(folder, file))).collect()
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
    check::anchors::check(&seen, diagnostics);
    check::anchors::titles(&engine.model().plan, &seen, diagnostics);
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
    let address = &engine.model().plan.outputs[output].address;
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
