//! Feeds: what is new or has changed in a collection, in the whole site, in its data; and which mistakes were corrected.
//!
//! Each is gathered once as a [`Feed`] and written as Atom (RFC 4287) or as JSON Feed 1.1 (jsonfeed.org/version/1.1), with
//! the whole text of its entries, so that it can be read without the site.

mod atom;
mod content;
mod corrections;
mod data;
mod json;
pub mod listed;
mod pages;

pub use content::Contents;

use super::Model;
use super::engine::Engine;
use crate::config::Licence;
use crate::node::Date;
use crate::plan::output::{FeedFormat, FeedOf};
use crate::site::EntryIndex;

/// How many entries a feed has at the most, where `site.toml` doesn't say.
const LIMIT: usize = 50;

/// A feed, however it is written.
struct Feed<'a> {
    /// Where it stands itself.
    address: String,
    title: String,
    /// The page that it belongs to.
    home: Option<String>,
    /// BCP 47.
    language: &'a str,
    author: String,
    licence: Option<&'a Licence>,
    /// The newest first.
    entries: Vec<Entry>,
}

struct Entry {
    /// Never changes, so that nobody reads an entry twice.
    id: String,
    title: String,
    address: String,
    published: Option<Date>,
    updated: Date,
    summary: Option<String>,
    /// HTML with absolute addresses.
    content: String,
}

/// The bytes of a feed in a language.
pub fn render(engine: &Engine, output: usize, of: FeedOf, format: FeedFormat, language: usize) -> Vec<u8> {
    let model = engine.model();
    let entries = match of {
        FeedOf::Collection(collection) => pages::entries(engine, Some(collection), language, LIMIT),
        FeedOf::Changes => pages::entries(engine, None, language, limit(model)),
        FeedOf::Data => data::entries(model, language, limit(model)),
        FeedOf::Corrections => corrections::entries(engine, language, LIMIT),
    };
    let feed = feed(model, output, of, language, entries);
    match format {
        FeedFormat::Atom => atom::write(&feed),
        FeedFormat::Json => json::write(&feed),
    }
}

fn limit(model: &Model) -> usize {
    model.site.config.changes.as_ref().map_or(LIMIT, |changes| changes.limit)
}

fn feed(model: &Model, output: usize, of: FeedOf, language: usize, entries: Vec<Entry>) -> Feed<'_> {
    let (config, plan) = (&model.site.config, &model.plan);
    let site_title = model.set(language, config.title.text(language).unwrap_or_default());
    let home = match of {
        FeedOf::Collection(collection) => Some(format!("index-{}", config.collections[collection].name)),
        FeedOf::Corrections => config.corrections.as_ref().map(|(id, _)| id.clone()),
        FeedOf::Changes | FeedOf::Data => config.home.as_ref().map(|(id, _)| id.clone()),
    };
    let home = home.and_then(|id| plan.find(&model.site, &id, language));
    Feed {
        address: plan.writer.absolute(&plan.outputs[output].address),
        title: format!("{} – {site_title}", listed::title(model, of, language)),
        home: home.map(|home| plan.writer.absolute(home.address)),
        language: &config.languages[language].code,
        author: config.publisher.name.clone().unwrap_or_else(|| site_title.into_owned()),
        licence: config.licence.as_ref(),
        entries,
    }
}

/// `tag:parvis.example,2000:fr/action-27` (RFC 4151): the host and the page's id, which outlive its address.
fn tag(model: &Model, entry: EntryIndex, language: usize) -> String {
    let config = &model.site.config;
    let host = config.base_url.origin().split("://").nth(1).unwrap_or_default();
    let host = host.split(':').next().unwrap_or_default();
    format!("tag:{host},2000:{}/{}", config.languages[language].code, model.site.entry(entry).id)
}

/// Midnight of a day, as RFC 3339 has it.
fn time(date: Date) -> String {
    format!("{date}T00:00:00Z")
}
