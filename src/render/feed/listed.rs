//! The feeds of a site as its pages list them.

use tera::Value;

use crate::plan::output::{FeedFormat, FeedOf, Making};
use crate::render::Model;
use crate::render::value::{list, map, optional, text};

/// `site.feeds`: the feeds of a language, those of the whole site, then those of collections in the order of `site.toml`.
pub fn all(model: &Model, language: usize) -> Value {
    let config = &model.site.config;
    let mut found: Vec<FeedOf> = model
        .plan
        .outputs
        .iter()
        .filter_map(|output| match output.making {
            Making::Feed { of, format: FeedFormat::Atom, language: own } if own == language => Some(of),
            _ => None,
        })
        .collect();
    found.sort_by_key(|of| match of {
        FeedOf::Changes => (0, 0),
        FeedOf::Data => (1, 0),
        FeedOf::Corrections => (2, 0),
        FeedOf::Collection(collection) => (3, *collection),
    });
    list(found.into_iter().map(|of| {
        let collection = match of {
            FeedOf::Collection(collection) => Some(config.collections[collection].name.as_str()),
            _ => None,
        };
        map([
            ("id", text(&of.id(config, FeedFormat::Atom))),
            ("json", text(&of.id(config, FeedFormat::Json))),
            ("title", text(&title(model, of, language))),
            ("collection", optional(collection)),
        ])
    }))
}

/// What a feed is called.
pub fn title(model: &Model, of: FeedOf, language: usize) -> String {
    let config = &model.site.config;
    let (own, word) = match of {
        FeedOf::Collection(collection) => {
            let index = config.collections[collection].index.as_ref();
            (index.and_then(|index| index.title.text(language)), "feed-changes")
        }
        FeedOf::Changes => {
            let changes = config.changes.as_ref();
            (changes.and_then(|changes| changes.title.text(language)), "feed-changes")
        }
        FeedOf::Data => (None, "feed-data"),
        FeedOf::Corrections => (None, "feed-corrections"),
    };
    own.map(|title| model.set(language, title).into_owned())
        .or_else(|| model.theme.words[language].get(word, &[]))
        .unwrap_or_default()
}
