//! The text of a page as it is printed: what the theme's templates make of it.

use std::sync::Arc;

use crate::diagnostic::Diagnostics;
use crate::markdown;
use crate::markdown::render::Policy;
use crate::pdf::tree::{self, Node};
use crate::render::engine::{Engine, Here};
use crate::render::host::PageHost;
use crate::render::{context, page};
use crate::site::EntryIndex;

/// The template for pages whose collection has none of its own.
const TEMPLATE: &str = "pdf.html";

/// A page of a PDF's.
pub struct Part {
    /// The page's id: its labels begin with it.
    pub id: String,
    pub collection: String,
    /// The page's output in the plan: its links are written from there.
    pub output: usize,
    /// Where its text is written.
    pub file: Arc<str>,
    /// How many pages it stands below.
    pub depth: u8,
    pub nodes: Vec<Node>,
}

/// Makes the text of a page. None when it can't be made; what is wrong with its Markdown is said where its page is rendered.
pub fn part(
    engine: &Engine,
    entry: EntryIndex,
    language: usize,
    depth: u8,
    diagnostics: &mut Diagnostics,
) -> Option<Part> {
    let model = engine.model();
    let whole = model.site.entry(entry);
    let document = whole.documents[language].as_ref()?;
    let output = model.plan.page(entry, language)?.output;
    let (text, start) = page::body(model, document, &mut Diagnostics::new())?;
    let host = PageHost::printed(engine, output, document, start);
    let rendered = markdown::render::render(&text[start..], markdown::options(), Policy::Publish, &host).ok()?;
    let mut values = engine.base(language);
    values.insert_value("page", context::page(model, entry, document, (&rendered.html, &rendered.toc), None, &host));
    let collection = model.site.config.collections[whole.collection].name.clone();
    let own = format!("pdf/{collection}.html");
    let template = if model.theme.template(&own).is_some() { own.as_str() } else { TEMPLATE };
    let html =
        engine.render(template, Here { output, language }, &values).map_err(|fault| diagnostics.push(*fault)).ok()?;
    let nodes = tree::parse(&String::from_utf8_lossy(&html));
    Some(Part { id: whole.id.to_string(), collection, output, file: document.file.clone(), depth, nodes })
}
