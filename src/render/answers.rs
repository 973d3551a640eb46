//! The page with the answers to all quizzes of a page.

use tera::Value;

use super::engine::{Engine, Here};
use super::host::PageHost;
use super::html::Draft;
use super::languages;
use super::value::{list, map, text};
use super::{Model, citation, context, package, page, terms};
use crate::diagnostic::Diagnostics;
use crate::load::document::{Document, QuizNote};
use crate::markdown::block::{self, Block};
use crate::markdown::host::Host;
use crate::node::{Table, reader::Reader, toml};
use crate::plan::answers;
use crate::site::EntryIndex;

/// The page, with notes of its own on what its answers are taken from.
pub fn page(
    engine: &Engine,
    output: usize,
    entry: EntryIndex,
    language: usize,
    diagnostics: &mut Diagnostics,
) -> Option<Draft> {
    let model = engine.model();
    let document = model.site.entry(entry).documents.get(language)?.as_ref()?;
    let (source, start) = page::body(model, document, diagnostics)?;
    let host = PageHost::of_blocks(engine, output, document, start);
    let quizzes: Vec<Value> =
        document.quizzes.iter().filter_map(|quiz| values(&source[start..], quiz, document, &host)).collect();
    let mut values = engine.base(language);
    values.insert_value("page", about(model, output, entry, language, &host));
    let id = model.site.entry(entry).id.as_str();
    let owner = [
        ("page", text(id)),
        ("title", text(&context::title_of(model, id, language))),
        ("quizzes", Value::from(quizzes)),
    ];
    values.insert_value("answers", map(owner));
    page::template(engine, "answers.html", Here { output, language }, &values, diagnostics)
}

/// A quiz of a page's text: its block, and what stands in it.
pub fn settings(text: &str, quiz: &QuizNote) -> Option<(&'static dyn Block, Table)> {
    let (block, settings) = block::find(text, |number, _| number == quiz.block)?;
    Some((block, toml::parse(&settings, 0).ok()?))
}

/// A quiz of the text, as its block has it. Where the block is wrong, its page says so.
fn values(text: &str, quiz: &QuizNote, document: &Document, host: &dyn Host) -> Option<Value> {
    let (block, settings) = settings(text, quiz)?;
    let values = block.values(Reader::new(&settings, &document.file, 0..0), host).ok()?;
    let mut map = tera::Map::default();
    for (name, value) in values {
        map.insert(name.into(), value);
    }
    Some(Value::from(map))
}

/// `page`.
fn about(model: &Model, output: usize, entry: EntryIndex, language: usize, host: &PageHost<'_>) -> Value {
    let of = |language: usize| {
        let owner = context::title_of(model, model.site.entry(entry).id.as_str(), language);
        let word = model.theme.words[language].get("quiz-answers-of", &[("title", owner.as_str().into())]);
        word.unwrap_or(owner)
    };
    let id = answers::id(&model.site.entry(entry).id);
    let there = |other: &usize| {
        let target = model.plan.find(&model.site, &id, *other);
        *other != language && target.is_some_and(|target| target.language == *other)
    };
    let others = (0..model.site.config.languages.len()).filter(there);
    let translations = list(others.map(|other| languages::titled(model, other, &of(other))));
    let whole = context::other_page(model, output, &id, "", &of(language), None, translations);
    let own = [
        ("breadcrumbs", context::breadcrumbs_below(model, entry, language)),
        ("words", terms::words(model, host.words(), language)),
        ("references", citation::references(model, &host.works(), language, "")),
        ("sources", list(host.sources().into_iter().map(|source| package::source(model, source, language, "")))),
    ];
    let mut values = whole.as_map().cloned().unwrap_or_default();
    for (name, value) in own {
        values.insert(name.into(), value);
    }
    Value::from(values)
}
