//! Texts of several pages, for one page that shows them together: a print-out of a section, the questions of all actions.
//!
//! Each keeps its numbers' sources and its references as notes at its own foot. Its ids begin with the id of its page
//! (`action-27-why`), so that none clashes; what led to them follows.

use tera::Value;

use super::engine::{Engine, Here};
use super::host::{Gathering, PageHost};
use super::relocate::{Relocation, ids, items, section};
use super::value::{list, map, optional, text};
use super::{citation, context, package, page};
use crate::diagnostic::Diagnostics;
use crate::load::document::Document;
use crate::markdown;
use crate::markdown::heading::Heading;
use crate::markdown::host::Host;
use crate::markdown::render::Policy;
use crate::schema::field::Field;
use crate::site::EntryIndex;

/// By how much the headings of a text go down in a document: below its own title, that of its part and the document's.
const DOCUMENT_DOWN: u8 = 2;

/// What a template wants of the texts.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// Only what stands under the heading with this id.
    pub section: Option<String>,
    /// The collections, and the ids of single pages, whose texts stand in the same page.
    pub within: Vec<String>,
    /// By how many levels headings go down.
    pub down: u8,
}

/// Each text as the template sees it: `page`, `id`, `html`, `items`, `toc`, `sources`, `references`, `short`, `heading` (the
/// element for its title). A page that
/// lacks the section is left out.
pub fn values(engine: &Engine, here: Here, entries: &[EntryIndex], wanted: &Wanted) -> Value {
    list(entries.iter().filter_map(|entry| one(engine, here, *entry, wanted)))
}

/// The texts of whole collections as one document: a part for each collection, of `collection`, `id`, `title` and `texts`. A
/// collection whose pages belong to pages of another one of them is no part of its own: its texts follow those that they
/// belong to. None when there is no such collection, with its name.
pub fn document(engine: &Engine, here: Here, names: &[String]) -> Result<Value, String> {
    let model = engine.model();
    let config = &model.site.config;
    let number = |name: &String| config.collections.iter().position(|known| known.name == *name);
    let numbers = names.iter().map(|name| number(name).ok_or_else(|| name.clone())).collect::<Result<Vec<_>, _>>()?;
    let own = |collection: usize| {
        let settings = &config.collections[collection];
        let parent = settings.fields.iter().find(|field| Some(&field.name) == settings.parent.as_ref());
        parent.and_then(Field::reference).is_none_or(|parent| !names.iter().any(|name| name == parent))
    };
    let part = |collection: usize| {
        let id = format!("index-{}", config.collections[collection].name);
        let mut texts = Vec::new();
        for entry in model.site.collection(collection, here.language) {
            let mut wanted = Wanted { section: None, within: names.to_vec(), down: DOCUMENT_DOWN };
            below(engine, here, *entry, &numbers, &mut wanted, &mut texts);
        }
        map([
            ("collection", text(&config.collections[collection].name)),
            ("title", text(&context::title_of(model, &id, here.language))),
            ("id", text(&id)),
            ("texts", list(texts.into_iter())),
        ])
    };
    Ok(list(numbers.iter().copied().filter(|collection| own(*collection)).map(part)))
}

/// A text, and after it those that belong to it, whose headings go down one level more.
fn below(
    engine: &Engine,
    here: Here,
    entry: EntryIndex,
    collections: &[usize],
    wanted: &mut Wanted,
    texts: &mut Vec<Value>,
) {
    texts.extend(one(engine, here, entry, wanted));
    wanted.down += 1;
    let site = &engine.model().site;
    for collection in collections {
        for child in site.collection(*collection, here.language) {
            if site.entry(*child).parent == Some(entry) {
                below(engine, here, *child, collections, wanted, texts);
            }
        }
    }
    wanted.down -= 1;
}

/// What is wrong with the text is said where its page is rendered.
fn one(engine: &Engine, here: Here, entry: EntryIndex, wanted: &Wanted) -> Option<Value> {
    let model = engine.model();
    let document: &Document = model.site.entry(entry).document(here.language);
    let id = model.site.entry(entry).id.as_str();
    let prefix = format!("{id}-");
    let (written, start) = page::body(model, document, &mut Diagnostics::new())?;
    let part = wanted.section.is_some();
    let gathering = Gathering { prefix: &prefix, within: &wanted.within, part };
    let host = PageHost::gathered(engine, here.output, (entry, document), start, gathering);
    let rendered = markdown::render::render(&written[start..], markdown::options(), Policy::Publish, &host).ok()?;
    let html = match &wanted.section {
        Some(wanted) => section(&rendered.html, &rendered.toc, wanted)?,
        None => &rendered.html,
    };
    let own = model.plan.page(entry, document.language)?.address;
    let relocation = Relocation {
        prefix: &prefix,
        down: wanted.down,
        kept: ids(html),
        all: ids(&rendered.html),
        page: model.plan.writer.write(&model.plan.outputs[here.output].address, own, None),
    };
    let html = relocation.apply(html);
    let toc: Vec<Heading> = if part { Vec::new() } else { moved(rendered.toc, &relocation) };
    let short = model.plan.short(entry, document.language).map(|short| model.plan.writer.absolute(short));
    let sources = if part { Vec::new() } else { host.sources() };
    let works = if part { Vec::new() } else { host.works() };
    let language = document.language;
    Some(map([
        ("page", model.cards.get(model, entry, here.language)),
        ("id", text(id)),
        ("items", list(items(&html).map(Value::safe_string))),
        ("html", Value::safe_string(&html)),
        ("toc", context::contents(&toc)),
        ("sources", list(sources.into_iter().map(|source| package::source(model, source, language, &prefix)))),
        ("references", citation::references(model, &works, language, &prefix)),
        ("short", optional(short.as_deref())),
        ("heading", text(&format!("h{}", relocation.level(1)))),
    ]))
}

fn moved(headings: Vec<Heading>, relocation: &Relocation<'_>) -> Vec<Heading> {
    let one = |heading: Heading| Heading {
        id: format!("{}{}", relocation.prefix, heading.id),
        text: heading.text,
        level: relocation.level(heading.level),
        children: moved(heading.children, relocation),
    };
    headings.into_iter().map(one).collect()
}
