//! The values that templates see: exactly those that the theming guide lists.

use tera::{Map, Value};

use super::languages::{language_name, language_of_id, stale, translations};
use super::plain::plain;
use super::value::{list, map, optional, text};
use super::{
    Model, card, citation, corrections, edition, labels, learning, package, qr, search, site_values, structured, terms,
};
use crate::edition::LIST;
use crate::load::document::Document;
use crate::markdown::heading::Heading;
use crate::markdown::host::Host;
use crate::markdown::inline;
use crate::plan::output::{FeedFormat, FeedOf, Making};
use crate::plan::{BOOKLET, List, SEARCH};
use crate::schema::value::FieldValue;
use crate::site::{Entry, EntryIndex};

/// The title of a page or list by its id.
pub fn title_of(model: &Model, id: &str, language: usize) -> String {
    if let Some(entry) = model.site.find(id) {
        let document = model.site.entry(entry).document(language);
        return plain(model, &document.title, document);
    }
    let there = language_of_id(model, id, language);
    if id == BOOKLET {
        return site_values::booklet_title(model, there);
    }
    if id == SEARCH {
        return search::title(model, there).0;
    }
    if id == LIST {
        return edition::list_title(model, there);
    }
    let list = model.plan.lists.iter().find(|list| *list.id == *id && list.language == there);
    list.map(|list| list_title(model, list)).unwrap_or_else(|| id.to_owned())
}

/// A page seen from another one.
pub fn card(model: &Model, index: EntryIndex, language: usize) -> Value {
    let entry = model.site.entry(index);
    let document = entry.document(language);
    let target = model.plan.page(index, language);
    map([
        ("id", text(entry.id.as_str())),
        ("collection", text(&model.site.config.collections[entry.collection].name)),
        ("title", text(&plain(model, &document.title, document))),
        ("summary", document.summary.as_ref().map_or_else(Value::none, |s| text(&plain(model, s, document)))),
        ("address", optional(target.map(|target| target.address.as_str()))),
        ("fields", fields(model, entry, language, &|value, holder| text(&plain(model, value, holder)))),
        ("language", text(&model.site.config.languages[document.language].code)),
        ("language_name", text(&language_name(model, document.language))),
        ("groups", labels::groups_of(model, index, language)),
    ])
}

/// A text of a field for templates, with the page that it is written in.
type TextValue<'a> = dyn Fn(&str, &Document) -> Value + 'a;

/// The fields of a page, by name: those of the collection, then the ones that every page has.
fn fields(model: &Model, entry: &Entry, language: usize, text_value: &TextValue<'_>) -> Value {
    let config = &model.site.config;
    let mut map = Map::default();
    for (index, field) in config.collections[entry.collection].fields.iter().enumerate() {
        if let Some(value) = entry.field(config, language, index) {
            let holder = if field.shared { entry.original() } else { entry.document(language) };
            // Texts that must be one of a list are names, not prose.
            let own = |value: &str| if field.values.is_empty() { text_value(value, holder) } else { text(value) };
            map.insert(field.name.clone().into(), field_value(value, &own));
        }
    }
    let document = entry.document(language);
    map.insert("slug".into(), text(&document.slug));
    for (name, date) in [("date", document.date), ("updated", document.updated)] {
        if let Some(date) = date {
            map.insert(name.into(), text(&date.to_string()));
        }
    }
    Value::from(map)
}

fn field_value(value: &FieldValue, text_value: &dyn Fn(&str) -> Value) -> Value {
    match value {
        FieldValue::Text(value) => text_value(value),
        FieldValue::Integer(number) => Value::from(*number),
        FieldValue::Number(number) => Value::from(*number),
        FieldValue::Boolean(boolean) => Value::from(*boolean),
        FieldValue::Date(date) => text(&date.to_string()),
        FieldValue::Url(url) => text(url),
        FieldValue::Reference(id) => text(id.as_str()),
        FieldValue::List(items) => list(items.iter().map(|item| field_value(item, text_value))),
        FieldValue::Table(entries) => {
            let mut map = Map::default();
            for (name, value) in entries {
                map.insert(name.clone().into(), field_value(value, text_value));
            }
            Value::from(map)
        }
    }
}

/// `page`, of a page of a collection; `quizzes` are its quizzes for search engines.
pub fn page(
    model: &Model,
    index: EntryIndex,
    document: &Document,
    (body, toc): (&str, &[Heading]),
    quizzes: Option<&str>,
    host: &dyn Host,
) -> Value {
    let entry = model.site.entry(index);
    let language = document.language;
    let rich_of = |value: &str, holder: &Document| {
        let typography = holder.typography;
        if inline::has_links(value) {
            return Value::safe_string(&inline::to_html(value, typography, host));
        }
        let html = inline::with_ordinals(value, typography);
        html.map_or_else(|| text(&typography.apply(value)), |html| Value::safe_string(&html))
    };
    let rich = |value: &str| rich_of(value, document);
    let (previous, next) = model.site.neighbours(index, language);
    let card = |entry: EntryIndex| model.cards.get(model, entry, language);
    let neighbour = |entry: Option<EntryIndex>| entry.map_or_else(Value::none, card);
    let address = model.plan.page(index, language).map(|target| target.address.as_str());
    map([
        ("id", text(entry.id.as_str())),
        ("collection", text(&model.site.config.collections[entry.collection].name)),
        ("title", text(&plain(model, &document.title, document))),
        ("summary", document.summary.as_deref().map_or_else(Value::none, rich)),
        ("fields", fields(model, entry, language, &rich_of)),
        ("body", Value::safe_string(body)),
        ("toc", contents(toc)),
        ("address", optional(address)),
        ("short", optional(model.plan.short(index, language).map(crate::plan::address::Address::as_str))),
        ("qr", qr::values(model, index, language)),
        ("pdf", pdf(model, index, language)),
        ("translations", translations(model, entry, language)),
        ("stale", stale(model, entry, language)),
        ("breadcrumbs", breadcrumbs(model, index, language)),
        ("previous", neighbour(previous)),
        ("next", neighbour(next)),
        ("refs", references(model, entry, language)),
        ("backrefs", back_references(model, entry, language)),
        ("mentions", list(entry.mentions.get(language).into_iter().flatten().map(|from| card(*from)))),
        (
            "corrections",
            list(corrections::newest_first(document).into_iter().map(|(_, correction)| {
                let html = inline::to_rich_html(&correction.text, document.typography, host);
                map([("date", text(&correction.date.to_string())), ("text", Value::safe_string(&html))])
            })),
        ),
        (
            "corrections_json_ld",
            structured::corrected(model, index, document).map_or_else(Value::none, |text| Value::safe_string(&text)),
        ),
        ("quizzes", list(document.quizzes.iter().map(|quiz| text(&quiz.id)))),
        ("quizzes_json_ld", quizzes.map_or_else(Value::none, Value::safe_string)),
        ("card", model.plan.page(index, language).map_or_else(Value::none, |page| card::values(model, page.output))),
        ("package", package::of_page(model, index, language, &host.charts())),
        (
            "json_ld",
            structured::term(model, index, language)
                .or_else(|| learning::resource(model, index, language))
                .map_or_else(Value::none, |text| Value::safe_string(&text)),
        ),
        // Last, when every text of the page has been made.
        ("words", terms::words(model, host.words(), language)),
        ("cite", citation::page(model, index, language)),
        ("references", citation::references(model, &host.works(), language, "")),
        ("sources", list(host.sources().into_iter().map(|source| package::source(model, source, language, "")))),
    ])
}

/// `page.pdf`: where the page's PDF is; none when it has none.
fn pdf(model: &Model, index: EntryIndex, language: usize) -> Value {
    let (Some(page), Some(pdf)) = (model.plan.page(index, language), model.plan.pdf(index, language)) else {
        return Value::none();
    };
    let writer = &model.plan.writer;
    map([("href", text(&writer.write(page.address, pdf, None))), ("url", text(&writer.absolute(pdf)))])
}

/// `page.toc`.
pub fn contents(headings: &[Heading]) -> Value {
    list(headings.iter().map(|heading| {
        map([
            ("id", text(&heading.id)),
            ("text", text(&heading.text)),
            ("level", Value::from(i64::from(heading.level))),
            ("children", contents(&heading.children)),
        ])
    }))
}

/// From the home page down to the page's parent: the list of its collection, or that of its parent's, and its parents.
fn breadcrumbs(model: &Model, index: EntryIndex, language: usize) -> Value {
    let home = model.site.config.home.as_ref().and_then(|(id, _)| model.site.find(id));
    if home == Some(index) {
        return list(std::iter::empty());
    }
    let mut parents = Vec::new();
    let mut top = index;
    while let Some(parent) = model.site.entry(top).parent {
        parents.push(parent);
        top = parent;
    }
    let crumb = |id: &str, title: String| {
        let there = language_of_id(model, id, language);
        let code = text(&model.site.config.languages[there].code);
        map([("id", text(id)), ("title", text(&title)), ("language", code)])
    };
    let entry_crumb = |entry: EntryIndex| {
        let (entry, document) = (model.site.entry(entry), model.site.entry(entry).document(language));
        crumb(entry.id.as_str(), plain(model, &document.title, document))
    };
    let list_id = format!("index-{}", model.site.config.collections[model.site.entry(top).collection].name);
    let listed = model.plan.find(&model.site, &list_id, language).is_some();
    let listing = listed.then(|| crumb(&list_id, title_of(model, &list_id, language)));
    list(home.map(entry_crumb).into_iter().chain(listing).chain(parents.into_iter().rev().map(entry_crumb)))
}

/// From the home page down to a page itself, for what stands below it.
pub fn breadcrumbs_below(model: &Model, index: EntryIndex, language: usize) -> Value {
    let entry = model.site.entry(index);
    let document = entry.document(language);
    let itself = map([
        ("id", text(entry.id.as_str())),
        ("title", text(&plain(model, &document.title, document))),
        ("language", text(&model.site.config.languages[document.language].code)),
    ]);
    let above = breadcrumbs(model, index, language);
    list(above.as_array().unwrap_or_default().iter().cloned().chain([itself]))
}

fn references(model: &Model, entry: &Entry, language: usize) -> Value {
    let mut map = Map::default();
    for (field, targets) in &entry.references {
        let name = model.site.config.collections[entry.collection].fields[*field].name.clone();
        map.insert(name.into(), list(targets.iter().map(|target| model.cards.get(model, *target, language))));
    }
    Value::from(map)
}

fn back_references(model: &Model, entry: &Entry, language: usize) -> Value {
    let mut map = Map::default();
    for (collection, sources) in &entry.back_references {
        let name = model.site.config.collections[*collection].name.clone();
        map.insert(name.into(), list(sources.iter().map(|source| model.cards.get(model, *source, language))));
    }
    Value::from(map)
}

/// `page`, of what isn't a page of a collection: a list, or "not found".
pub fn other_page(
    model: &Model,
    output: usize,
    id: &str,
    collection: &str,
    title: &str,
    summary: Option<&str>,
    translations: Value,
) -> Value {
    let home = model.site.config.home.as_ref().and_then(|(id, _)| model.site.find(id));
    let language = language_of(model, output);
    let json_ld = match model.plan.outputs[output].making {
        Making::List(list) => structured::glossary(model, &model.plan.lists[list]),
        _ => None,
    };
    let crumbs = home.map(|home| {
        let home = model.site.entry(home);
        let document = home.document(language);
        let title = plain(model, &document.title, document);
        let code = text(&model.site.config.languages[document.language].code);
        map([("id", text(home.id.as_str())), ("title", text(&title)), ("language", code)])
    });
    map([
        ("id", text(id)),
        ("collection", text(collection)),
        ("title", text(title)),
        ("summary", optional(summary)),
        ("fields", Value::from(Map::default())),
        ("body", Value::safe_string("")),
        ("toc", list(std::iter::empty())),
        ("address", text(model.plan.outputs[output].address.as_str())),
        ("short", Value::none()),
        ("qr", Value::none()),
        ("pdf", Value::none()),
        ("translations", translations),
        ("stale", Value::none()),
        ("breadcrumbs", list(crumbs.into_iter())),
        ("previous", Value::none()),
        ("next", Value::none()),
        ("refs", Value::from(Map::default())),
        ("backrefs", Value::from(Map::default())),
        ("mentions", list(std::iter::empty())),
        ("corrections", list(std::iter::empty())),
        ("corrections_json_ld", Value::none()),
        ("quizzes", list(std::iter::empty())),
        ("quizzes_json_ld", Value::none()),
        ("card", card::values(model, output)),
        ("package", Value::none()),
        ("json_ld", json_ld.map_or_else(Value::none, |text| Value::safe_string(&text))),
        ("words", list(std::iter::empty())),
        ("cite", Value::none()),
        ("references", list(std::iter::empty())),
        ("sources", list(std::iter::empty())),
    ])
}

/// The language of an HTML output.
pub fn language_of(model: &Model, output: usize) -> usize {
    match &model.plan.outputs[output].making {
        Making::Page { language, .. }
        | Making::Answers { language, .. }
        | Making::Redirect { language, .. }
        | Making::Moved { language, .. }
        | Making::NotFound { language }
        | Making::Search { language }
        | Making::SearchInterface { language }
        | Making::Chart { language, .. }
        | Making::PageTable { language, .. }
        | Making::Pdf { language, .. }
        | Making::Booklet { language }
        | Making::Editions { language }
        | Making::Edition { language, .. }
        | Making::EditionDataset { language, .. }
        | Making::Feed { language, .. } => *language,
        Making::List(list) => model.plan.lists[*list].language,
        Making::Embed(embed) | Making::EmbedDescription(embed) => embed.language,
        Making::Tombstone(gone) => model.plan.permalinks.gone()[*gone].language,
        _ => 0,
    }
}

/// What readers call an output: its page, its list, else the site.
pub fn name_of(model: &Model, output: usize) -> String {
    let language = language_of(model, output);
    match &model.plan.outputs[output].making {
        Making::Page { entry, .. } | Making::Answers { entry, .. } | Making::Pdf { entry, .. } => {
            let document = model.site.entry(*entry).document(language);
            plain(model, &document.title, document)
        }
        Making::Embed(embed) => {
            let document = model.site.entry(embed.entry).document(language);
            plain(model, &document.title, document)
        }
        Making::List(list) => list_title(model, &model.plan.lists[*list]),
        _ => model.site.config.title.text(language).unwrap_or_default().to_owned(),
    }
}

/// The id of an output that no other leads to by id, but that is called so in its own template.
pub fn own_id(model: &Model, output: usize) -> Option<&'static str> {
    match model.plan.outputs[output].making {
        Making::NotFound { .. } => Some(NOT_FOUND),
        Making::Embed(_) => Some(EMBED),
        Making::Tombstone(_) => Some(TOMBSTONE),
        _ => None,
    }
}

/// The id of a part of a page that is shown inside pages of others.
pub const EMBED: &str = "embed";

/// The id of a page that says what is gone.
pub const TOMBSTONE: &str = "tombstone";

pub use crate::plan::NOT_FOUND;

/// What a list is called: the collection's, the value that its pages share, and its number.
pub fn list_title(model: &Model, list: &List) -> String {
    let index = model.site.config.collections[list.collection].index.as_ref();
    let title = index.and_then(|index| index.title.text(list.language)).unwrap_or_default();
    let title = model.set(list.language, title);
    let title = match labels::of_group(model, list) {
        Some(group) => {
            let colon = model.theme.words[list.language].get("colon", &[]);
            format!("{title}{} {group}", colon.as_deref().map_or(" –", str::trim_end))
        }
        None => title.into_owned(),
    };
    if list.number == 1 {
        return title;
    }
    let number = [("number", list.number.into()), ("count", list.count.into())];
    let word = model.theme.words[list.language].get("list-page", &number);
    format!("{title} – {}", word.unwrap_or_default())
}

/// `list`.
pub fn list_values(model: &Model, shown: &List) -> Value {
    let collection = &model.site.config.collections[shown.collection];
    let of = collection.index.as_ref().filter(|index| index.feed).map(|_| FeedOf::Collection(shown.collection));
    let feed = |format| optional(of.map(|of| of.id(&model.site.config, format)).as_deref());
    let groups = model
        .plan
        .lists
        .iter()
        .filter(|other| (other.collection, other.language, other.number) == (shown.collection, shown.language, 1));
    let groups = groups.filter_map(|other| {
        let field = collection.field(&other.group.as_ref()?.field)?;
        labels::group(model, field, other)
    });
    map([
        ("items", list(shown.items().iter().map(|entry| model.cards.get(model, *entry, shown.language)))),
        ("number", Value::from(shown.number)),
        ("count", Value::from(shown.count)),
        ("previous", optional(shown.previous.as_deref())),
        ("next", optional(shown.next.as_deref())),
        ("field", optional(shown.group.as_ref().map(|group| group.field.as_str()))),
        ("value", optional(labels::of_group(model, shown).as_deref())),
        ("groups", list(groups)),
        ("feed", feed(FeedFormat::Atom)),
        ("feed_json", feed(FeedFormat::Json)),
    ])
}
