//! The values that templates see in every page: `site` and `build`.

use tera::Value;

use super::context::title_of;
use super::languages::{language, language_name, language_of_id};
use super::value::{list, map, optional, text};
use super::{Model, accessibility, feed, policy, search};
use crate::config::MenuItem;
use crate::plan::{BOOKLET, OFFLINE};

/// What the site is called in a language.
pub fn site_title(model: &Model, language: usize) -> Option<String> {
    model.site.config.title.text(language).map(|text| model.set(language, text).into_owned())
}

/// `site`, for readers of a language.
pub fn site(model: &Model, language: usize) -> Value {
    let config = &model.site.config;
    let publisher = &config.publisher;
    let licence = config
        .licence
        .as_ref()
        .map_or_else(Value::none, |licence| map([("name", text(&licence.name)), ("url", text(&licence.url))]));
    map([
        ("title", optional(site_title(model, language).as_deref())),
        ("description", optional(config.description.text(language).map(|text| model.set(language, text)).as_deref())),
        ("base_url", text(config.base_url.as_str())),
        ("home", optional(config.home.as_ref().map(|(id, _)| id.as_str()))),
        ("languages", list((0..config.languages.len()).map(|index| self::language(model, index)))),
        (
            "publisher",
            map([
                ("name", optional(publisher.name.as_deref())),
                ("contact", optional(publisher.contact.as_deref())),
                ("address", optional(publisher.address.as_deref())),
                ("director", optional(publisher.director.as_deref())),
                ("host", optional(publisher.host.as_deref())),
            ]),
        ),
        ("licence", licence),
        (
            "menu",
            map([
                ("header", menu(model, &config.header_menu, language)),
                ("footer", menu(model, &config.footer_menu, language)),
            ]),
        ),
        ("feeds", feed::listed::all(model, language)),
        ("booklet", booklet(model, language)),
        ("corrections", optional(config.corrections.as_ref().map(|(id, _)| id.as_str()))),
        ("accessibility", accessibility::values(model, language)),
        ("search", search::values_of_site(model, language)),
        ("offline", optional(config.offline.as_ref().map(|_| OFFLINE))),
        ("collections", list(config.collections.iter().map(|collection| text(&collection.name)))),
    ])
}

/// `site.booklet`: what the booklet is called and which collections it has; none when there is none in a language.
fn booklet(model: &Model, language: usize) -> Value {
    let own = model.plan.find(&model.site, BOOKLET, language).filter(|target| target.language == language);
    let Some(settings) = model.site.config.booklet.as_ref().filter(|_| own.is_some()) else { return Value::none() };
    let collections = settings.collections.iter().map(|number| text(&model.site.config.collections[*number].name));
    map([("title", text(&booklet_title(model, language))), ("collections", list(collections))])
}

/// What the booklet is called.
pub fn booklet_title(model: &Model, language: usize) -> String {
    let title = model.site.config.booklet.as_ref().and_then(|booklet| booklet.title.text(language));
    model.set(language, title.unwrap_or_default()).into_owned()
}

/// Pages that `site.toml` names, as entries of a menu.
pub fn menu(model: &Model, items: &[MenuItem], language: usize) -> Value {
    list(items.iter().map(|item| {
        let there = language_of_id(model, &item.page, language);
        let (label, spoken) = match item.label.text(language) {
            Some(label) => (model.set(language, label).into_owned(), language),
            None => (title_of(model, &item.page, language), there),
        };
        let code = |language: usize| text(&model.site.config.languages[language].code);
        map([
            ("id", text(&item.page)),
            ("label", text(&label)),
            ("label_language", code(spoken)),
            ("language", code(there)),
            ("language_name", text(&language_name(model, there))),
            ("group", item.group.text(language).map_or(Value::none(), |group| text(&model.set(language, group)))),
        ])
    }))
}

/// `build`.
pub fn build(model: &Model) -> Value {
    let offline = model.edition.as_ref().map_or_else(Value::none, |edition| {
        map([
            ("date", optional(edition.date.map(|date| date.to_string()).as_deref())),
            ("version", text(&edition.version)),
        ])
    });
    map([
        ("version", text(env!("CARGO_PKG_VERSION"))),
        ("offline", offline),
        ("policy", optional(policy::of(model).as_deref())),
    ])
}
