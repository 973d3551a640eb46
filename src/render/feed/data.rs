//! New versions of data packages.

use super::content::outside;
use super::{Entry, tag};
use crate::data::Package;
use crate::load::document::Document;
use crate::markdown::host::escaped;
use crate::node::Date;
use crate::plan::address::Address;
use crate::render::plain::plain;
use crate::render::{Model, credit, download};
use crate::site::EntryIndex;

/// The newest versions of data packages. A package that says neither when it was made nor when its page changed is left
/// out.
pub fn entries(model: &Model, language: usize, limit: usize) -> Vec<Entry> {
    let site = &model.site;
    let mut found: Vec<(EntryIndex, &Package, &Document, Date)> = site
        .pages()
        .filter(|(_, document)| document.language == language)
        .filter_map(|(entry, document)| {
            let package = site.packages.get(entry)?;
            Some((entry, package, document, day(package, document)?))
        })
        .collect();
    found.sort_by_key(|(.., day)| std::cmp::Reverse(*day));
    found.truncate(limit);
    found.into_iter().filter_map(|(entry, package, document, day)| one(model, entry, package, document, day)).collect()
}

/// When this version of the data was made: what the descriptor says, else the page.
fn day(package: &Package, document: &Document) -> Option<Date> {
    let created = package.created.as_deref().and_then(|moment| Date::parse(moment.get(..10)?));
    created.or(document.changed())
}

fn one(model: &Model, entry: EntryIndex, package: &Package, document: &Document, day: Date) -> Option<Entry> {
    let language = document.language;
    let page = model.plan.page(entry, language)?.address;
    let address = model.plan.writer.absolute(page);
    let title = plain(model, &document.title, document);
    let summary = document.summary.as_ref().map(|summary| plain(model, summary, document));
    let content = content(model, entry, package, page, summary.as_deref(), language);
    Some(Entry {
        // Another version of the data is another entry.
        id: format!("{}/{}", tag(model, entry, language), version(package, day)),
        title: match &package.version {
            Some(version) => format!("{title} – {version}"),
            None => title,
        },
        content: outside(&content, &address),
        address,
        published: Some(day),
        updated: day,
        summary,
    })
}

/// What tells one version from another in an id.
fn version(package: &Package, day: Date) -> String {
    let written = package.version.as_deref().unwrap_or_default();
    let safe: String =
        written.chars().filter(|letter| letter.is_ascii_alphanumeric() || "-._".contains(*letter)).collect();
    if safe.is_empty() { day.to_string() } else { format!("{day}/{safe}") }
}

/// What the data are about, whose they are, and where they can be downloaded.
fn content(
    model: &Model,
    entry: EntryIndex,
    package: &Package,
    page: &Address,
    summary: Option<&str>,
    language: usize,
) -> String {
    let (_, words) = model.language(language);
    let word = |key: &str| words.get(key, &[]).unwrap_or_default();
    let mut html = String::new();
    if let Some(summary) = summary {
        html.push_str(&format!("<p>{}</p>", escaped(summary)));
    }
    let mut fact = |label: &str, text: &str| {
        if !text.is_empty() {
            html.push_str(&format!("<p>{}{}{}</p>", escaped(&word(label)), escaped(&word("colon")), escaped(text)));
        }
    };
    fact("source", &credit::credit(model, entry, language));
    fact("data-licence", &credit::licence(model, entry, language).unwrap_or_default());
    html.push_str("<ul>");
    let tables = package.resources.iter().map(|resource| {
        let name = resource.file.rsplit('/').next().unwrap_or_default();
        format!("{}/{name}", package.key)
    });
    let made = [package.has_json().then(|| format!("{}.json", package.key)), Some(format!("{}.zip", package.key))];
    for name in tables.chain(made.into_iter().flatten()) {
        if let Some(file) = download::target(model, page, &name, language) {
            let (href, name, note) = (escaped(&file.href), escaped(&file.name), escaped(&file.note));
            html.push_str(&format!("<li><a href=\"{href}\">{name}</a> {note}</li>"));
        }
    }
    html.push_str("</ul>");
    html
}
