//! Two ways to every page that need no script: an alphabetical index, and a plan of the site.

use std::collections::HashMap;

use tera::{Kwargs, TeraResult, Value};

use super::Model;
use super::context::title_of;
use super::engine::initial;
use super::value::{list, map, text};
use crate::language::article::filed;
use crate::language::collation::Order;
use crate::site::EntryIndex;

/// `alphabet()`: every page of the site by the letter of its title; `collections` names those whose pages are meant.
pub fn alphabet(model: &Model, arguments: &Kwargs, language: usize) -> TeraResult<Value> {
    let config = &model.site.config;
    let home = home(model);
    let mut titles = Vec::new();
    for collection in collections(model, arguments)? {
        let entries = model.site.collection(collection, language).iter().filter(|entry| Some(**entry) != home);
        titles.extend(entries.map(|&entry| {
            let document = model.site.entry(entry).document(language);
            (filed(&document.title, &config.languages[document.language].code), entry)
        }));
    }
    let order = Order::of(&config.languages[language]);
    titles.sort_by(|(a, _), (b, _)| order.compare(a, b));
    let mut letters: Vec<(String, Vec<Value>)> = Vec::new();
    for (title, entry) in titles {
        let letter = initial(title);
        let item = indexed(model, entry, language);
        match letters.last_mut().filter(|(last, _)| *last == letter) {
            Some((_, items)) => items.push(item),
            None => letters.push((letter, vec![item])),
        }
    }
    Ok(list(letters.into_iter().map(|(letter, items)| {
        let id = if letter == "#" { "letter-0".to_owned() } else { format!("letter-{}", letter.to_lowercase()) };
        map([("letter", text(&letter)), ("id", text(&id)), ("items", list(items.into_iter()))])
    })))
}

/// The places of the collections that a template asks for; all when it names none.
fn collections(model: &Model, arguments: &Kwargs) -> TeraResult<Vec<usize>> {
    let all = &model.site.config.collections;
    let Some(wanted) = arguments.get::<Vec<String>>("collections")? else { return Ok((0..all.len()).collect()) };
    let place = |name: &String| {
        let unknown = || tera::Error::message(format!("alphabet: there is no collection “{name}”"));
        all.iter().position(|collection| collection.name == *name).ok_or_else(unknown)
    };
    wanted.iter().map(place).collect()
}

/// A page in the index; a word of the glossary with the pages that use it, as at the end of a book.
fn indexed(model: &Model, entry: EntryIndex, language: usize) -> Value {
    let page = model.site.entry(entry);
    let is_word = model.site.config.collections[page.collection].glossary;
    let mentions = page.mentions.get(language).filter(|_| is_word).into_iter().flatten();
    map([
        ("page", model.cards.get(model, entry, language)),
        ("mentions", list(mentions.map(|from| model.cards.get(model, *from, language)))),
    ])
}

fn home(model: &Model) -> Option<EntryIndex> {
    model.site.config.home.as_ref().and_then(|(id, _)| model.site.find(id))
}

/// `outline()`: the site as its breadcrumbs have it. The lists in the order of the menus, then the rest of them, with
/// their pages and what stands below these; last, without an id, the pages of collections that have no list.
pub fn outline(model: &Model, language: usize) -> Value {
    let children = children(model, language);
    let (mut lists, mut alone) = (Vec::new(), Vec::new());
    for (index, collection) in model.site.config.collections.iter().enumerate() {
        let entries = model.site.collection(index, language).iter().copied();
        let top: Vec<_> = entries.filter(|entry| model.site.entry(*entry).parent.is_none()).collect();
        let id = format!("index-{}", collection.name);
        match model.plan.find(&model.site, &id, language) {
            Some(_) => lists.push((id, top)),
            None => alone.extend(top),
        }
    }
    let places = places(model);
    let place = |id: &str| places.get(id).copied().unwrap_or(usize::MAX);
    lists.sort_by_key(|(id, _)| place(id));
    let home = home(model);
    alone.sort_by_key(|entry| (Some(*entry) != home, place(model.site.entry(*entry).id.as_str())));
    let pages = |entries: &[EntryIndex]| list(entries.iter().map(|entry| node(model, *entry, language, &children)));
    let lists = lists.into_iter().map(|(id, top)| {
        let title = text(&title_of(model, &id, language));
        map([("id", text(&id)), ("title", title), ("pages", pages(&top))])
    });
    let rest =
        (!alone.is_empty()).then(|| map([("id", Value::none()), ("title", Value::none()), ("pages", pages(&alone))]));
    list(lists.chain(rest).collect::<Vec<_>>().into_iter())
}

type Children = HashMap<EntryIndex, Vec<EntryIndex>>;

/// The pages below each page, in the order of their collections.
fn children(model: &Model, language: usize) -> Children {
    let mut children = Children::new();
    for index in 0..model.site.config.collections.len() {
        for &entry in model.site.collection(index, language) {
            if let Some(parent) = model.site.entry(entry).parent {
                children.entry(parent).or_default().push(entry);
            }
        }
    }
    children
}

/// A page with those below it. Parents in a circle are an error before anything is rendered.
fn node(model: &Model, entry: EntryIndex, language: usize, children: &Children) -> Value {
    let below = children.get(&entry).into_iter().flatten();
    map([
        ("page", model.cards.get(model, entry, language)),
        ("children", list(below.map(|entry| node(model, *entry, language, children)))),
    ])
}

/// Where the menus name each page and list, counted through both.
fn places(model: &Model) -> HashMap<&str, usize> {
    let config = &model.site.config;
    let mut places = HashMap::new();
    for (place, item) in config.header_menu.iter().chain(&config.footer_menu).enumerate() {
        places.entry(item.page.as_str()).or_insert(place);
    }
    places
}
