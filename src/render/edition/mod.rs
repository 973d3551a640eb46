//! The pages of editions: the list of all, what one holds, and each data package as it was.

mod changes;

use tera::{Map, Value};

use super::engine::{Engine, Here};
use super::html::Draft;
use super::value::{list as values, map, optional, text};
use super::{Model, citation, context, download, languages, page};
use crate::diagnostic::Diagnostics;
use crate::edition::changes::{Changes, Kind, removed};
use crate::edition::manifest::{self, Dataset, File, Texts};
use crate::edition::{Edition, FOLDER, LIST, MANIFEST, dataset_id, id};
use crate::node::Date;
use crate::plan::address::Address;
use crate::plan::output::Making;

/// The template of the list of all editions.
pub const LIST_TEMPLATE: &str = "editions.html";
/// The template of what an edition holds.
pub const TEMPLATE: &str = "edition.html";
/// The template of a data package in an edition.
pub const DATASET_TEMPLATE: &str = "edition-dataset.html";

/// What the list of editions is called.
pub fn list_title(model: &Model, language: usize) -> String {
    model.theme.words[language].get("editions-title", &[]).unwrap_or_default()
}

fn title(model: &Model, edition: &Edition, language: usize) -> String {
    let name = [("name", edition.manifest.name.as_str().into())];
    model.theme.words[language].get("edition-title", &name).unwrap_or_default()
}

fn dataset_title(model: &Model, edition: &Edition, dataset: &Dataset, language: usize) -> String {
    let (own, _) = in_language(model, &dataset.title, language);
    let parts = [("title", own.into()), ("name", edition.manifest.name.as_str().into())];
    model.theme.words[language].get("edition-of", &parts).unwrap_or_default()
}

/// "As it was on 28 November 2026."
fn summary(model: &Model, edition: &Edition, language: usize) -> Option<String> {
    let (formats, words) = model.language(language);
    let day = Date::parse(&edition.manifest.cut).map(|day| formats.date(day)).unwrap_or_default();
    words.get("edition-summary", &[("date", day.into())])
}

/// A frozen text in a language or in one that there is, with the code of its language.
fn in_language<'a>(model: &Model, texts: &'a Texts, language: usize) -> (&'a str, &'a str) {
    manifest::in_language(texts, &model.site.config.languages[language].code).unwrap_or_default()
}

/// The id of such a page, and the day of what it shows.
pub fn of(model: &Model, making: &Making) -> Option<(String, Option<Date>)> {
    let cut = |edition: &Edition| Date::parse(&edition.manifest.cut);
    let editions = &model.site.editions;
    match making {
        Making::Editions { .. } => Some((LIST.to_owned(), editions.latest().and_then(cut))),
        Making::Edition { edition, .. } => {
            let edition = editions.list.get(*edition)?;
            Some((id(&edition.manifest.name), cut(edition)))
        }
        Making::EditionDataset { edition, dataset, .. } => {
            let edition = editions.list.get(*edition)?;
            let dataset = edition.manifest.datasets.get(*dataset)?;
            Some((dataset_id(&edition.manifest.name, &dataset.key), cut(edition)))
        }
        _ => None,
    }
}

/// `page.package.editions`: the editions that have a package, the newest first.
pub fn of_package(model: &Model, key: &str) -> Value {
    let editions = &model.site.editions;
    let mut holding: Vec<usize> = editions.holding(key).collect();
    holding.reverse();
    values(holding.into_iter().map(|number| {
        let manifest = &editions.list[number].manifest;
        map([
            ("id", text(&dataset_id(&manifest.name, key))),
            ("name", text(&manifest.name)),
            ("date", text(&manifest.cut)),
        ])
    }))
}

/// The page with all editions.
pub fn list(engine: &Engine, output: usize, language: usize, diagnostics: &mut Diagnostics) -> Option<Draft> {
    let model = engine.model();
    let editions = &model.site.editions;
    let words = &model.theme.words[language];
    let translations = languages::other_translations(model, language, |other| list_title(model, other));
    let title = list_title(model, language);
    let summary = words.get("editions-summary", &[]);
    let shown = context::other_page(model, output, LIST, "", &title, summary.as_deref(), translations);
    let mut context = engine.base(language);
    context.insert_value("page", shown);
    let newest_first = (0..editions.list.len()).rev();
    context.insert_value("editions", values(newest_first.map(|number| about(model, number))));
    page::template(engine, LIST_TEMPLATE, Here { output, language }, &context, diagnostics)
}

/// An edition in a list: what it is called and how much it has.
fn about(model: &Model, number: usize) -> Value {
    let edition = &model.site.editions.list[number];
    let before = model.site.editions.before(number);
    let manifest = &edition.manifest;
    let shown: usize = manifest.datasets.iter().map(|dataset| dataset.values.len()).sum();
    let changed = manifest.datasets.iter().map(|dataset| Changes::of(dataset, before).kind);
    let changed = changed.filter(|kind| matches!(kind, Kind::New | Kind::Changed)).count();
    map([
        ("id", text(&id(&manifest.name))),
        ("name", text(&manifest.name)),
        ("date", text(&manifest.cut)),
        ("datasets", Value::from(manifest.datasets.len())),
        ("values", Value::from(shown)),
        ("changed", Value::from(changed + removed(edition, before).len())),
        ("first", Value::from(before.is_none())),
    ])
}

/// A page of an edition, with the way to it and how it is cited.
fn with_way(whole: Value, crumbs: Vec<(String, String)>, cite: Value, code: &str) -> Value {
    let mut page: Map = whole.as_map().cloned().unwrap_or_default();
    let above = whole.get_from_path("breadcrumbs").and_then(|crumbs| crumbs.as_array()).unwrap_or_default().to_vec();
    let crumbs = crumbs
        .into_iter()
        .map(|(id, title)| map([("id", text(&id)), ("title", text(&title)), ("language", text(code))]));
    page.insert("breadcrumbs".into(), values(above.into_iter().chain(crumbs)));
    page.insert("cite".into(), cite);
    Value::from(page)
}

/// The page with what an edition holds.
pub fn one(
    engine: &Engine,
    output: usize,
    number: usize,
    language: usize,
    diagnostics: &mut Diagnostics,
) -> Option<Draft> {
    let model = engine.model();
    let edition = model.site.editions.list.get(number)?;
    let before = model.site.editions.before(number);
    let manifest = &edition.manifest;
    let title = self::title(model, edition, language);
    let translations = languages::other_translations(model, language, |other| self::title(model, edition, other));
    let summary = self::summary(model, edition, language);
    let own = id(&manifest.name);
    let whole = context::other_page(model, output, &own, "", &title, summary.as_deref(), translations);
    let cite = citation::edition(model, output, &title, &manifest.cut, language);
    let crumbs = vec![(LIST.to_owned(), list_title(model, language))];
    let code = &model.site.config.languages[language].code;
    let mut context = engine.base(language);
    context.insert_value("page", with_way(whole, crumbs, cite, code));
    let datasets = manifest.datasets.iter().map(|dataset| listed(model, edition, dataset, before, language));
    let gone = removed(edition, before);
    let gone = gone.iter().filter_map(|dataset| Some(listed(model, before?, dataset, None, language)));
    let neighbour = |number: Option<usize>| {
        let other = number.and_then(|number| model.site.editions.list.get(number));
        other.map_or_else(Value::none, |other| {
            map([("id", text(&id(&other.manifest.name))), ("name", text(&other.manifest.name))])
        })
    };
    let manifest_address = Address::new(&format!("/{FOLDER}/{}/{MANIFEST}", manifest.name));
    context.insert_value(
        "edition",
        map([
            ("id", text(&own)),
            ("name", text(&manifest.name)),
            ("date", text(&manifest.cut)),
            ("sha256", text(&edition.sha256)),
            ("manifest", text(&model.plan.writer.write(&model.plan.outputs[output].address, &manifest_address, None))),
            ("previous", neighbour(number.checked_sub(1))),
            ("next", neighbour(Some(number + 1))),
            ("datasets", values(datasets)),
            ("removed", values(gone)),
        ]),
    );
    page::template(engine, TEMPLATE, Here { output, language }, &context, diagnostics)
}

/// A data package in the list of what an edition holds.
fn listed(model: &Model, edition: &Edition, dataset: &Dataset, before: Option<&Edition>, language: usize) -> Value {
    let (title, code) = in_language(model, &dataset.title, language);
    let changes = Changes::of(dataset, before);
    map([
        ("id", text(&dataset_id(&edition.manifest.name, &dataset.key))),
        ("key", text(&dataset.key)),
        ("title", text(title)),
        ("language", text(code)),
        ("values", Value::from(dataset.values.len())),
        ("changes", changes::values_of(model, edition, before, &changes, language)),
    ])
}

/// The page of a data package as it was.
pub fn dataset(
    engine: &Engine,
    output: usize,
    (number, place): (usize, usize),
    language: usize,
    diagnostics: &mut Diagnostics,
) -> Option<Draft> {
    let model = engine.model();
    let edition = model.site.editions.list.get(number)?;
    let dataset = edition.manifest.datasets.get(place)?;
    let title = dataset_title(model, edition, dataset, language);
    let translations =
        languages::other_translations(model, language, |other| dataset_title(model, edition, dataset, other));
    let summary = self::summary(model, edition, language);
    let own = dataset_id(&edition.manifest.name, &dataset.key);
    let whole = context::other_page(model, output, &own, "", &title, summary.as_deref(), translations);
    let cite = citation::edition(model, output, &title, &edition.manifest.cut, language);
    let crumbs = vec![
        (LIST.to_owned(), list_title(model, language)),
        (id(&edition.manifest.name), self::title(model, edition, language)),
    ];
    let code = &model.site.config.languages[language].code;
    let mut context = engine.base(language);
    context.insert_value("page", with_way(whole, crumbs, cite, code));
    context.insert_value("dataset", frozen(model, output, (number, edition), dataset, language));
    page::template(engine, DATASET_TEMPLATE, Here { output, language }, &context, diagnostics)
}

/// `dataset`.
fn frozen(
    model: &Model,
    output: usize,
    (number, edition): (usize, &Edition),
    dataset: &Dataset,
    language: usize,
) -> Value {
    let before = model.site.editions.before(number);
    let (title, code) = in_language(model, &dataset.title, language);
    let holding: Vec<usize> = model.site.editions.holding(&dataset.key).collect();
    let neighbour = |other: Option<&usize>| {
        other.map_or_else(Value::none, |other| {
            let name = &model.site.editions.list[*other].manifest.name;
            map([("id", text(&dataset_id(name, &dataset.key))), ("name", text(name))])
        })
    };
    let web = |path: &Option<String>| {
        let path = path.as_deref().filter(|path| path.starts_with("https://") || path.starts_with("http://"));
        optional(path)
    };
    let day = |day: &Option<String>| optional(day.as_deref().filter(|day| Date::parse(day).is_some()));
    let licences = dataset
        .licences
        .iter()
        .map(|licence| map([("name", text(&crate::edition::changes::licence(licence))), ("url", web(&licence.path))]));
    let sources = dataset.sources.iter().map(|source| {
        map([
            ("title", text(&source.title)),
            ("publisher", optional(source.publisher.as_deref())),
            ("path", web(&source.path)),
            ("retrieved", day(&source.retrieved)),
        ])
    });
    let changes = Changes::of(dataset, before);
    map([
        ("key", text(&dataset.key)),
        ("title", text(title)),
        ("language", text(code)),
        ("edition", map([("id", text(&id(&edition.manifest.name))), ("name", text(&edition.manifest.name))])),
        ("date", text(&edition.manifest.cut)),
        ("page", optional(model.site.find(&dataset.page).map(|_| dataset.page.as_str()))),
        ("version", optional(dataset.version.as_deref())),
        ("start", optional(dataset.temporal.as_ref().map(|(start, _)| start.as_str()))),
        ("end", optional(dataset.temporal.as_ref().map(|(_, end)| end.as_str()))),
        ("licences", values(licences)),
        ("sources", values(sources)),
        ("files", values(dataset.files.iter().map(|file| self::file(model, output, file, language)))),
        ("values", values(dataset.values.iter().map(|value| changes::value_of(model, edition, value, language)))),
        ("changes", changes::values_of(model, edition, before, &changes, language)),
        ("previous", neighbour(holding.iter().rev().find(|other| **other < number))),
        ("next", neighbour(holding.iter().find(|other| **other > number))),
    ])
}

fn file(model: &Model, output: usize, file: &File, language: usize) -> Value {
    let from = &model.plan.outputs[output].address;
    let href = model.plan.writer.write(from, &Address::new(&file.address), None);
    let format = file.name.rsplit('.').next().unwrap_or_default();
    let size = usize::try_from(file.size).unwrap_or(usize::MAX);
    let since = file.stored.split('/').next().unwrap_or_default();
    map([
        ("name", text(&file.name)),
        ("href", text(&href)),
        ("note", text(&download::note_of(model, format, size, language))),
        ("rows", file.rows.map_or_else(Value::none, Value::from)),
        ("sha256", text(&file.sha256)),
        ("since", text(since)),
    ])
}
