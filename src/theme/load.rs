//! Reading a theme, those that it extends, and what the site puts in their place.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Asset, SEARCH, STYLE, TOMBSTONE, TOMBSTONE_TITLE, Template, Theme, Uses, contrast, embedded, style};
use crate::config::{Config, read_settings};
use crate::diagnostic::files::{irregular, secret_inside, undecodable, unlisted, unpublishable, unreadable};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::files::{Entry, Folder, name, text};
use crate::language::words::Words;
use crate::node::reader::Reader;
use crate::pdf;
use crate::plan::CARD;
use crate::render::{edition, search};

/// The largest file of a theme, in bytes.
const FILE_LIMIT: u64 = 16 << 20;
/// How many themes may build on each other.
const CHAIN_LIMIT: usize = 8;
/// What makes a folder in `themes/` a theme.
const THEME_FILE: &str = "theme.toml";
/// How wide pictures are where no theme says it: as wide as the window.
const IMAGE_SIZES: &str = "100vw";

/// Words that the program itself asks a theme for.
const NEEDED: &[&str] = &[
    "alert-caution",
    "alert-important",
    "alert-note",
    "alert-tip",
    "alert-warning",
    "feed-changes",
    "footnote-back",
    "footnote-reference",
    "footnotes",
    "heading-link",
    "language-name",
    "list-page",
    "other-language",
    "page-not-found",
    "redirect-title",
    "table-scroll",
    "task-done",
    "task-open",
];

/// Words that it needs besides for a site with data.
const NEEDED_FOR_DATA: &[&str] = &[
    "chart-made-places",
    "chart-made-series",
    "chart-made-time",
    "chart-source",
    "chart-source-read",
    "colon",
    "data-cite",
    "data-licence",
    "file-note",
    "map-borders",
    "map-no-data",
    "map-range",
    "number-billions",
    "number-millions",
    "quarter",
    "quarter-short",
    "size-bytes",
    "size-gigabytes",
    "size-kilobytes",
    "size-megabytes",
    "source",
    "unit-percent",
    "unit-points",
];

/// Words that it needs besides for a site with a glossary.
const NEEDED_FOR_GLOSSARY: &[&str] = &["definition-of"];

/// Words that it needs besides for a site that shows its corrections.
const NEEDED_FOR_CORRECTIONS: &[&str] = &["feed-corrections"];

/// Words that it needs besides for a site with data and a feed of changes.
const NEEDED_FOR_DATA_FEED: &[&str] = &["feed-data"];

/// Words that it needs besides for a site that offers a copy to be read from disk.
const NEEDED_FOR_OFFLINE: &[&str] = &[
    "offline-about",
    "offline-address",
    "offline-edition",
    "offline-file",
    "offline-licence",
    "offline-limits",
    "offline-open",
    "offline-version",
];

/// Words that it needs besides for a site that cites works.
const NEEDED_FOR_WORKS: &[&str] = &[
    "reference-article",
    "reference-available",
    "reference-colon",
    "reference-edited",
    "reference-edition",
    "reference-in",
    "reference-issue",
    "reference-mention",
    "reference-no-date",
    "reference-online",
    "reference-others",
    "reference-pages",
    "reference-volume",
];

/// Words that it needs besides for a site with a quiz.
const NEEDED_FOR_QUIZZES: &[&str] = &["quiz-answers-of", "quiz-answers-slug"];

/// Templates that the program itself asks a theme for.
const TEMPLATES: &[&str] = &["404.html", "redirect.html", "blocks/cards.html"];

/// Templates that it needs besides for a site with data.
const TEMPLATES_FOR_DATA: &[&str] = &["embed.html", "blocks/chart.html", "blocks/figures.html", "blocks/table.html"];

/// Templates that it needs besides for a site with a quiz.
const TEMPLATES_FOR_QUIZZES: &[&str] = &["answers.html", "blocks/quiz.html"];

/// Words that it needs besides for a site with editions.
const NEEDED_FOR_EDITIONS: &[&str] =
    &["edition-of", "edition-summary", "edition-title", "editions-summary", "editions-title"];

/// Templates that it needs besides for a site with editions.
const TEMPLATES_FOR_EDITIONS: &[&str] = &[edition::LIST_TEMPLATE, edition::TEMPLATE, edition::DATASET_TEMPLATE];

/// How PDF files look, for Typst.
const PRINTED: &str = "pdf.typ";

/// Templates that it needs besides for a site with PDF files.
const TEMPLATES_FOR_PDF: &[&str] = &["pdf.html", PRINTED];

/// Words that it needs besides for a site with PDF files.
const NEEDED_FOR_PDF: &[&str] = &["pdf-contents", "pdf-licence", "pdf-online", "pdf-updated"];

/// A list, and another one when the site has data.
fn needed<'a>(always: &'a [&str], for_data: &'a [&str], config: &Config) -> impl Iterator<Item = &'a str> {
    let has_data = config.collections.iter().any(|collection| collection.data);
    always.iter().chain(for_data.iter().filter(move |_| has_data)).copied()
}

/// One theme of the chain: where its files are.
struct Source<'a> {
    name: String,
    folder: &'a dyn Folder,
    /// From the folder's root, without a closing slash.
    path: String,
    /// How wide it shows pictures, if it says so.
    image_sizes: Option<String>,
    /// Which of its colours stand on which.
    contrast: Vec<contrast::Pairs>,
    unsearched: Vec<String>,
}

/// Loads the theme that the site names, with those that it extends and the site's own templates.
pub fn load(folder: &dyn Folder, config: &Config, uses: Uses, diagnostics: &mut Diagnostics) -> Theme {
    let chain = chain(folder, config, diagnostics);
    let mut theme = Theme { templates: templates(&chain, folder, diagnostics), ..Theme::default() };
    theme.words = config.languages.iter().map(|language| words(&chain, folder, &language.code, diagnostics)).collect();
    theme.assets = assets(&chain, diagnostics);
    theme.image_sizes =
        chain.iter().find_map(|source| source.image_sizes.clone()).unwrap_or_else(|| IMAGE_SIZES.to_owned());
    theme.unsearched = chain.iter().flat_map(|source| source.unsearched.clone()).collect();
    if !chain.is_empty() {
        check_words(&theme, config, uses, diagnostics);
        check_templates(&theme, config, uses, diagnostics);
    }
    theme
}

/// The theme first, then what it extends, and so on.
fn chain<'a>(folder: &'a dyn Folder, config: &Config, diagnostics: &mut Diagnostics) -> Vec<Source<'a>> {
    let mut chain: Vec<Source<'a>> = Vec::new();
    let named = config.theme_at.as_ref().map_or(Place::file(&config.file), |at| config.place(at));
    let mut wanted = Some((config.theme.clone(), named));
    while let Some((name, place)) = wanted.take() {
        if chain.len() == CHAIN_LIMIT || chain.iter().any(|source| source.name == name) {
            diagnostics.push(Diagnostic::new(Code::ThemeLoop).at(place).with("theme", name));
            break;
        }
        let path = format!("themes/{name}");
        let here: &dyn Folder = if folder.folder_exists(&path) && crate::schema::is_slug(&name) {
            folder
        } else if embedded::folder().folder_exists(&path) {
            embedded::folder()
        } else {
            diagnostics.push(unknown(folder, &name, place));
            break;
        };
        let file: Arc<str> = format!("{path}/{THEME_FILE}").into();
        let there = listed(here, &path, diagnostics);
        if !there.iter().any(|entry| entry.path == file) {
            diagnostics.push(unknown(folder, &name, place));
            break;
        }
        let mut image_sizes = None;
        let mut pairs = Vec::new();
        let mut unsearched = Vec::new();
        let extends = read_settings(here, &file, diagnostics).and_then(|table| {
            let mut reader = Reader::new(&table, &file, 0..0);
            reader.required_text("name", diagnostics);
            image_sizes = reader.text("image_sizes", diagnostics);
            reader.text("description", diagnostics);
            reader.text("licence", diagnostics);
            pairs = contrast::read(&mut reader, diagnostics);
            let at = reader.node("extends").map(|node| reader.place(&node.span));
            let extends = reader.text("extends", diagnostics);
            unsearched = reader.texts("unsearched", diagnostics).unwrap_or_default();
            reader.finish(diagnostics);
            extends.zip(at)
        });
        wanted = extends;
        let unsearched = unsearched.into_iter().map(|(class, _)| class).collect();
        chain.push(Source { name, folder: here, path, image_sizes, contrast: pairs, unsearched });
    }
    chain
}

/// What to say of a theme that neither the site nor the program has, or that the site has as a link.
fn unknown(folder: &dyn Folder, name: &str, place: Place) -> Diagnostic {
    let path = format!("themes/{name}");
    let is_on_the_way = |entry: &&Entry| *entry.path == *path || entry.path.as_ref() == "themes";
    if crate::schema::is_slug(name)
        && let Some(fault) = folder.list(&path).entries.iter().find(is_on_the_way).and_then(irregular)
    {
        return fault;
    }
    let entries = folder.list("themes").entries;
    let own = entries.iter().filter_map(|entry| entry.path.strip_prefix("themes/")?.split_once('/'));
    let own = own.filter(|(_, file)| *file == THEME_FILE).map(|(name, _)| name);
    Diagnostic::new(Code::UnknownTheme).at(place).with("theme", name).suggest(name, own.chain(["parvis"]))
}

/// The regular files below a folder of a theme, with their paths from it.
fn files(source: &Source<'_>, below: &str, diagnostics: &mut Diagnostics) -> Vec<(String, Arc<str>)> {
    list(source.folder, &format!("{}/{below}", source.path), diagnostics)
}

fn list(folder: &dyn Folder, path: &str, diagnostics: &mut Diagnostics) -> Vec<(String, Arc<str>)> {
    let mut found = Vec::new();
    for entry in listed(folder, path, diagnostics) {
        match irregular(&entry) {
            Some(fault) => diagnostics.push(fault),
            None if name::is_ignored(&entry.path) => {}
            None => {
                let below = entry.path.strip_prefix(path).unwrap_or(&entry.path).trim_start_matches('/');
                found.push((below.to_owned(), entry.path.clone()));
            }
        }
    }
    found
}

/// What is below a folder. A theme of which a part can't be listed would be another theme, so that is said.
fn listed(folder: &dyn Folder, path: &str, diagnostics: &mut Diagnostics) -> Vec<Entry> {
    let listing = folder.list(path);
    listing.problems.into_iter().for_each(|problem| diagnostics.push(unlisted(problem)));
    listing.entries
}

fn read_text(folder: &dyn Folder, file: &Arc<str>, diagnostics: &mut Diagnostics) -> Option<String> {
    let bytes = folder.read(file, FILE_LIMIT).map_err(|e| diagnostics.push(unreadable(file, e))).ok()?;
    text::decode(&bytes).map(|text| text.into_owned()).map_err(|e| diagnostics.push(undecodable(file, e))).ok()
}

/// The templates of the whole chain; a plain name means the one nearest to the site.
fn templates(chain: &[Source<'_>], site: &dyn Folder, diagnostics: &mut Diagnostics) -> Vec<Template> {
    let mut templates: Vec<Template> = Vec::new();
    let mut add = |theme: &str, folder: &dyn Folder, found: Vec<(String, Arc<str>)>, diagnostics: &mut Diagnostics| {
        let is_template = |name: &str| name.ends_with(".html") || name == CARD || name == PRINTED;
        for (name, file) in found.into_iter().filter(|(name, _)| is_template(name)) {
            if let Some(text) = read_text(folder, &file, diagnostics) {
                templates.retain(|other| other.name != name || other.full_name != name);
                for other in templates.iter_mut().filter(|other| other.name == name) {
                    // Still there under its full name, for the one that takes its place to build on.
                    other.name = other.full_name.clone();
                }
                templates.push(Template { full_name: format!("{theme}/{name}"), name, file, text });
            }
        }
    };
    for source in chain.iter().rev() {
        let found = files(source, "templates", diagnostics);
        add(&source.name, source.folder, found, diagnostics);
    }
    let own = list(site, "templates", diagnostics);
    add("site", site, own, diagnostics);
    templates
}

/// The words of the whole chain and, above them, the site's own.
fn words(chain: &[Source<'_>], site: &dyn Folder, language: &str, diagnostics: &mut Diagnostics) -> Words {
    let mut words = Words::new(language);
    let themes = chain.iter().rev().map(|source| (source.folder, format!("{}/strings", source.path)));
    let plain = language.split('-').next().unwrap_or(language);
    let names: &[&str] = if plain == language { &[language] } else { &[plain, language] };
    for (folder, path) in themes.chain([(site, "strings".to_owned())]) {
        let there = listed(folder, &path, diagnostics);
        // Of files, reading them tells; the folder itself may be a link.
        let is_folder = |entry: &&Entry| *entry.path == *path;
        there.iter().filter(is_folder).filter_map(irregular).for_each(|fault| diagnostics.push(fault));
        for name in names {
            let file: Arc<str> = format!("{path}/{name}.ftl").into();
            if there.iter().any(|entry| entry.path == file)
                && let Some(text) = read_text(folder, &file, diagnostics)
            {
                words.add(text, &file, diagnostics);
            }
        }
    }
    words
}

fn assets(chain: &[Source<'_>], diagnostics: &mut Diagnostics) -> Vec<Asset> {
    let mut sheets = BTreeMap::from([(STYLE.to_owned(), String::new())]);
    let mut written = Vec::new();
    let mut found: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    for source in chain.iter().rev() {
        for (name, file) in files(source, "style", diagnostics).into_iter().filter(|(name, _)| name.ends_with(".css")) {
            if let Some(text) = read_text(source.folder, &file, diagnostics) {
                match style::minify(&text, &file) {
                    Ok(small) => sheets.entry(sheet_of(&name)).or_default().push_str(&small),
                    Err(diagnostic) => diagnostics.push(*diagnostic),
                }
                written.push(text);
            }
        }
        for (name, file) in files(source, "assets", diagnostics) {
            match source.folder.read(&file, FILE_LIMIT) {
                Ok(bytes) => {
                    if let Some(fault) = unpublishable(&file).or_else(|| secret_inside(&file, &bytes)) {
                        diagnostics.push(fault);
                    }
                    found.insert(name, bytes);
                }
                Err(error) => diagnostics.push(unreadable(&file, error)),
            }
        }
    }
    let pairs: Vec<contrast::Pairs> = chain.iter().flat_map(|source| source.contrast.iter().cloned()).collect();
    contrast::check(&pairs, &written, diagnostics);
    found.extend(sheets.into_iter().map(|(name, css)| (name, css.into_bytes())));
    found.into_iter().map(|(name, bytes)| Asset::new(&name, bytes)).collect()
}

/// The style sheet that a file below `style/` is a part of: that of all pages, or one for the pages that ask for it, named
/// by its folder.
fn sheet_of(name: &str) -> String {
    name.split_once('/').map_or_else(|| STYLE.to_owned(), |(folder, _)| format!("{folder}.css"))
}

/// The words that the program needs, and those that templates use: what one language has, none may lack. A word that is
/// in no language is a fault of its template, which has a place.
fn check_words(theme: &Theme, config: &Config, uses: Uses, diagnostics: &mut Diagnostics) {
    let used = theme.templates.iter().flat_map(|template| words_used(&template.text));
    let used: BTreeSet<&str> = used.filter(|key| theme.words.iter().any(|words| words.has(key))).collect();
    let for_glossary = NEEDED_FOR_GLOSSARY.iter().filter(|_| config.glossary().is_some());
    let for_corrections = NEEDED_FOR_CORRECTIONS.iter().filter(|_| config.corrections.is_some());
    let has_data = config.collections.iter().any(|collection| collection.data);
    let for_feeds = NEEDED_FOR_DATA_FEED.iter().filter(|_| has_data && config.changes.is_some());
    let for_works = NEEDED_FOR_WORKS.iter().filter(|_| uses.works);
    let for_quizzes = NEEDED_FOR_QUIZZES.iter().filter(|_| uses.quizzes);
    let for_offline = NEEDED_FOR_OFFLINE.iter().filter(|_| config.offline.is_some());
    let for_search = [search::COUNTED, "search-kind"];
    let for_search = search::WORDS.iter().chain(&for_search).filter(|_| config.search.is_some());
    let for_pdf = NEEDED_FOR_PDF.iter().filter(|_| config.prints() && pdf::AVAILABLE);
    let for_more = for_glossary.chain(for_corrections).chain(for_feeds).chain(for_works).chain(for_quizzes);
    let for_gone = uses.retired.then_some(&TOMBSTONE_TITLE);
    let for_editions = NEEDED_FOR_EDITIONS.iter().filter(|_| uses.editions);
    let for_more = for_more.chain(for_gone).chain(for_offline).chain(for_pdf).chain(for_search);
    let for_more = for_more.chain(for_editions).copied();
    let needed: BTreeSet<&str> = needed(NEEDED, NEEDED_FOR_DATA, config).chain(for_more).chain(used).collect();
    for (language, words) in config.languages.iter().zip(&theme.words) {
        for key in needed.iter().copied().filter(|key| !words.has(key)) {
            diagnostics.push(
                Diagnostic::new(Code::WordMissing)
                    .at(Place::file(&config.file))
                    .with("key", key)
                    .with("language", language.code.as_ref()),
            );
        }
    }
}

/// The keys that a template asks for by their names.
fn words_used(template: &str) -> impl Iterator<Item = &str> {
    const ASKED: &str = "t(key=\"";
    template.match_indices(ASKED).filter_map(|(at, _)| template[at + ASKED.len()..].split('"').next())
}

/// Templates that a collection or the program itself names must be there.
fn check_templates(theme: &Theme, config: &Config, uses: Uses, diagnostics: &mut Diagnostics) {
    let for_quizzes = TEMPLATES_FOR_QUIZZES.iter().copied().filter(|_| uses.quizzes);
    let for_pdf = TEMPLATES_FOR_PDF.iter().filter(|_| config.prints() && pdf::AVAILABLE).copied();
    let for_search = config.search.iter().map(|_| SEARCH);
    let for_gone = uses.retired.then_some(TOMBSTONE);
    let for_editions = TEMPLATES_FOR_EDITIONS.iter().copied().filter(|_| uses.editions);
    let own = needed(TEMPLATES, TEMPLATES_FOR_DATA, config).chain(for_quizzes).chain(for_pdf).chain(for_search);
    let own = own.chain(for_gone).chain(for_editions);
    let own = own.map(|name| (name, None));
    let named = config
        .collections
        .iter()
        .flat_map(|collection| collection.named_templates.iter().map(|(name, at)| (name.as_str(), Some(at))));
    for (name, span) in own.chain(named) {
        if theme.template(name).is_none() {
            let place = span.map_or(Place::file(&config.file), |span| config.place(span));
            diagnostics.push(
                Diagnostic::new(Code::TemplateMissing)
                    .at(place)
                    .with("template", name)
                    .suggest(name, theme.templates.iter().map(|template| template.name.as_str())),
            );
        }
    }
}
