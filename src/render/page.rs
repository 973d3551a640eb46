//! Pages: those of collections, lists, redirects, and the one for addresses that aren't there.

use std::sync::Arc;

use tera::{Context, Value};

use super::context;
use super::embed;
use super::engine::{Engine, Here};
use super::host::PageHost;
use super::html::{self, Draft};
use super::{Model, Rendered, answers, corrections, edition, languages, quiz_data, search, tombstone, value};
use crate::diagnostic::files::{secret_inside, unreadable};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::files::text;
use crate::load::document::Document;
use crate::load::front_matter;
use crate::markdown;
use crate::markdown::render::Policy;
use crate::plan::SEARCH;
use crate::plan::address::Address;
use crate::plan::output::Making;
use crate::site::EntryIndex;
use crate::theme::SEARCH as SEARCH_TEMPLATE;

/// The largest file that is published as it is, in bytes.
const COPY_LIMIT: u64 = 256 << 20;

/// Renders the HTML output of a number.
pub fn render(engine: &Engine, output: usize, diagnostics: &mut Diagnostics) -> Option<Rendered> {
    let model = engine.model();
    let draft = match &model.plan.outputs[output].making {
        Making::Page { entry, language } => page(engine, output, *entry, *language, diagnostics),
        Making::List(list) => self::list(engine, output, *list, diagnostics),
        Making::Redirect { entry, language } => redirect(engine, output, *entry, *language, diagnostics),
        Making::Moved { to, .. } => moved(engine, output, to, diagnostics),
        Making::Tombstone(gone) => tombstone::page(engine, output, *gone, diagnostics),
        Making::Embed(part) => embed::page(engine, output, *part, diagnostics),
        Making::Answers { entry, language } => answers::page(engine, output, *entry, *language, diagnostics),
        Making::NotFound { language } => not_found(engine, output, *language, diagnostics),
        Making::Search { language } => search(engine, output, *language, diagnostics),
        Making::Editions { language } => edition::list(engine, output, *language, diagnostics),
        Making::Edition { edition, language } => edition::one(engine, output, *edition, *language, diagnostics),
        Making::EditionDataset { edition, dataset, language } => {
            edition::dataset(engine, output, (*edition, *dataset), *language, diagnostics)
        }
        _ => None,
    }?;
    Some(html::finish(model, output, draft, diagnostics))
}

/// The bytes of a file that is published as it is.
pub fn copy(model: &Model, file: &Arc<str>, diagnostics: &mut Diagnostics) -> Option<Vec<u8>> {
    let bytes = model.folder.read(file, COPY_LIMIT).map_err(|error| diagnostics.push(unreadable(file, error))).ok()?;
    if let Some(secret) = secret_inside(file, &bytes) {
        diagnostics.push(secret);
    }
    Some(bytes)
}

/// A page as a template makes it.
pub fn template(
    engine: &Engine,
    name: &str,
    here: Here,
    values: &Context,
    diagnostics: &mut Diagnostics,
) -> Option<Draft> {
    let html = engine.render(name, here, values).map_err(|fault| diagnostics.push(*fault)).ok()?;
    let template = engine.model().theme.template(name).map(|template| template.file.clone());
    Some(Draft { html, name: name.to_owned(), template, addresses: Vec::new(), proofread: false })
}

/// The text of a page, read again; it must be what was checked.
pub fn body(model: &Model, document: &Document, diagnostics: &mut Diagnostics) -> Option<(String, usize)> {
    let file = &document.file;
    let bytes = model
        .folder
        .read(file, model.site.config.limits.page_size)
        .map_err(|e| diagnostics.push(unreadable(file, e)))
        .ok()?;
    if blake3::hash(&bytes) != document.hash {
        diagnostics.push(Diagnostic::new(Code::ChangedWhileBuilding).at(Place::file(file)));
        return None;
    }
    let text = text::decode(&bytes).ok()?.into_owned();
    let start = front_matter::body_start(&text);
    Some((text, start))
}

fn page(
    engine: &Engine,
    output: usize,
    entry: EntryIndex,
    language: usize,
    diagnostics: &mut Diagnostics,
) -> Option<Draft> {
    let model = engine.model();
    let document = model.site.entry(entry).documents[language].as_ref()?;
    let (text, start) = body(model, document, diagnostics)?;
    let mut values = engine.base(language);
    let host = PageHost::new(engine, output, document, start);
    let rendered = match markdown::render::render(&text[start..], markdown::options(), Policy::Publish, &host) {
        Ok(rendered) => rendered,
        Err(reason) => {
            let place = Place::file(&document.file);
            diagnostics.push(Diagnostic::new(Code::MarkdownFailed).at(place).with("reason", reason));
            return None;
        }
    };
    let place = |range: std::ops::Range<usize>| Place::at(&document.file, range.start + start..range.end + start);
    for (fault, range) in rendered.faults {
        // A fault of a template has a place of its own.
        let fault = if fault.place.is_none() { fault.at(place(range)) } else { fault };
        diagnostics.push(fault);
    }
    let quizzes = quiz_data::of_page(model, entry, document, &text[start..]);
    let page = context::page(model, entry, document, (&rendered.html, &rendered.toc), quizzes.as_deref(), &host);
    values.insert_value("page", page);
    values.insert_value("all_corrections", corrections::of_site(engine, output, entry, language));
    let whole = model.site.entry(entry);
    let name = model.site.config.collections[whole.collection].template_of(&whole.key);
    let mut draft = template(engine, name, Here { output, language }, &values, diagnostics)?;
    draft.proofread = model.site.config.collections[whole.collection].readability.is_some();
    draft.addresses = rendered.addresses.into_iter().map(|(address, range)| (address, place(range))).collect();
    Some(draft)
}

fn list(engine: &Engine, output: usize, number: usize, diagnostics: &mut Diagnostics) -> Option<Draft> {
    let model = engine.model();
    let list = &model.plan.lists[number];
    let collection = &model.site.config.collections[list.collection];
    let index = collection.index.as_ref()?;
    let mut values = engine.base(list.language);
    let title = context::list_title(model, list);
    let summary = index.summary.text(list.language).map(|text| model.set(list.language, text));
    let others = model.plan.lists.iter().filter(|other| other.id == list.id && other.language != list.language);
    let translations = others.map(|other| {
        let language = languages::language(model, other.language);
        let part = |name: &str| language.get_from_path(name).cloned().unwrap_or_else(Value::none);
        let title = value::text(&context::list_title(model, other));
        value::map([("language", part("code")), ("locale", part("locale")), ("name", part("name")), ("title", title)])
    });
    let translations = Value::from(translations.collect::<Vec<_>>());
    let page = context::other_page(model, output, &list.id, &collection.name, &title, summary.as_deref(), translations);
    values.insert_value("page", page);
    values.insert_value("list", context::list_values(model, list));
    template(engine, &index.template, Here { output, language: list.language }, &values, diagnostics)
}

fn not_found(engine: &Engine, output: usize, language: usize, diagnostics: &mut Diagnostics) -> Option<Draft> {
    let model = engine.model();
    let mut values = engine.base(language);
    let title = model.theme.words[language].get("page-not-found", &[]).unwrap_or_default();
    let translations = languages::other_translations(model, language, |other| {
        model.theme.words[other].get("page-not-found", &[]).unwrap_or_default()
    });
    let page = context::other_page(model, output, context::NOT_FOUND, "", &title, None, translations);
    values.insert_value("page", page);
    template(engine, "404.html", Here { output, language }, &values, diagnostics)
}

fn search(engine: &Engine, output: usize, language: usize, diagnostics: &mut Diagnostics) -> Option<Draft> {
    let model = engine.model();
    let mut values = engine.base(language);
    let (title, summary) = search::title(model, language);
    let translations = languages::other_translations(model, language, |other| search::title(model, other).0);
    let page = context::other_page(model, output, SEARCH, "", &title, summary.as_deref(), translations);
    values.insert_value("page", page);
    template(engine, SEARCH_TEMPLATE, Here { output, language }, &values, diagnostics)
}

fn redirect(
    engine: &Engine,
    output: usize,
    entry: EntryIndex,
    language: usize,
    diagnostics: &mut Diagnostics,
) -> Option<Draft> {
    let model = engine.model();
    let target = model.plan.page(entry, language)?.address;
    moved(engine, output, target, diagnostics)
}

/// A page that leads to another address of the site.
fn moved(engine: &Engine, output: usize, to: &Address, diagnostics: &mut Diagnostics) -> Option<Draft> {
    let model = engine.model();
    let there = model.plan.at(to.as_str())?;
    let language = context::language_of(model, there);
    let from = &model.plan.outputs[output].address;
    let (id, translations) = match &model.plan.outputs[there].making {
        Making::Page { entry, .. } => {
            let entry = model.site.entry(*entry);
            (entry.id.as_str(), languages::translations(model, entry, language))
        }
        Making::List(list) => (model.plan.lists[*list].id.as_ref(), value::list(std::iter::empty())),
        _ => ("", value::list(std::iter::empty())),
    };
    let mut values = engine.base(language);
    let page = value::map([
        ("id", value::text(id)),
        ("title", value::text(&context::name_of(model, there))),
        ("translations", translations),
        ("target", value::text(&model.plan.writer.write(from, to, None))),
        ("canonical", value::text(&model.plan.writer.absolute(to))),
    ]);
    values.insert_value("page", page);
    template(engine, "redirect.html", Here { output, language }, &values, diagnostics)
}
