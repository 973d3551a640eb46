//! A feed as JSON Feed 1.1 (jsonfeed.org/version/1.1).

use serde_json::{Map, Value, json};

use super::{Entry, Feed, time};

/// The bytes of the feed.
pub fn write(feed: &Feed<'_>) -> Vec<u8> {
    let mut document = Map::new();
    let mut say = |key: &str, value: Value| {
        document.insert(key.to_owned(), value);
    };
    say("version", "https://jsonfeed.org/version/1.1".into());
    say("title", feed.title.as_str().into());
    if let Some(home) = &feed.home {
        say("home_page_url", home.as_str().into());
    }
    say("feed_url", feed.address.as_str().into());
    say("language", feed.language.into());
    say("authors", json!([{ "name": feed.author }]));
    if let Some(licence) = feed.licence {
        // The format has no key for it, and lets a name with a low line be added.
        say("_licence", json!({ "name": licence.name, "url": licence.url }));
    }
    say("items", feed.entries.iter().map(|item| entry(feed, item)).collect());
    let mut bytes = serde_json::to_vec(&document).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

fn entry(feed: &Feed<'_>, entry: &Entry) -> Value {
    let mut item = Map::new();
    let mut say = |key: &str, value: &str| {
        item.insert(key.to_owned(), value.into());
    };
    say("id", &entry.id);
    say("url", &entry.address);
    say("title", &entry.title);
    say("content_html", &entry.content);
    if let Some(summary) = &entry.summary {
        say("summary", summary);
    }
    if let Some(date) = entry.published {
        say("date_published", &time(date));
    }
    say("date_modified", &time(entry.updated));
    say("language", feed.language);
    Value::Object(item)
}
