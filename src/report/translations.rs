//! Which translations are current, stale, unrecorded or missing.

use serde::Serialize;

use super::table::{Cell, Section, Table};
use crate::diagnostic::words::Speaker;
use crate::site::translation::Translation;
use crate::site::{Entry, Site};

/// The states of all translations of a site.
#[derive(Debug, Default, PartialEq, Eq, Serialize)]
pub struct Translations {
    pub counts: Vec<Count>,
    /// Each page that isn't current in a language.
    pub pages: Vec<Page>,
}

/// How many pages of a collection are in each state in a language.
#[derive(Debug, Default, PartialEq, Eq, Serialize)]
pub struct Count {
    pub language: String,
    pub collection: String,
    pub current: usize,
    pub stale: usize,
    pub unrecorded: usize,
    pub missing: usize,
}

/// A page that isn't current in a language.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Page {
    pub id: String,
    pub title: String,
    pub language: String,
    pub state: &'static str,
    /// The translation's; none when there is no translation.
    pub file: Option<String>,
    pub original: String,
}

impl Translations {
    /// Looks at every page in every language but that of its original.
    pub fn of(site: &Site) -> Translations {
        let mut translations = Translations::default();
        for language in &site.config.languages {
            for (index, collection) in site.config.collections.iter().enumerate() {
                let mut count = Count {
                    language: language.code.to_string(),
                    collection: collection.name.clone(),
                    ..Count::default()
                };
                for entry in site.collection(index, 0).iter().map(|entry| site.entry(*entry)) {
                    let state = entry.translation(language.index);
                    count.add(state);
                    if !matches!(state, Translation::Original | Translation::Current) {
                        translations.pages.push(page(entry, language.index, &language.code, state));
                    }
                }
                if count.all() > 0 {
                    translations.counts.push(count);
                }
            }
        }
        translations
    }

    /// For people: a line for each language and collection, then one for each page that isn't current.
    pub fn text(&self, speaker: &Speaker) -> String {
        let mut text = String::new();
        let wide = self.counts.iter().map(|count| count.collection.chars().count()).max().unwrap_or(0);
        for count in &self.counts {
            let numbers = [
                ("current", count.current.into()),
                ("stale", count.stale.into()),
                ("unrecorded", count.unrecorded.into()),
                ("missing", count.missing.into()),
            ];
            let name = &count.collection;
            text.push_str(&format!(
                "{}  {name:wide$}  {}\n",
                count.language,
                speaker.word("translations-count", &numbers)
            ));
        }
        for page in &self.pages {
            let state = speaker.word(&format!("translation-{}", page.state), &[]);
            let file = page.file.as_deref().unwrap_or(&page.original);
            text.push_str(&format!("{}  {state}  {}  {file}\n", page.language, page.id));
        }
        text
    }

    /// For programs: the same as one object.
    pub fn json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default()
    }

    pub fn section(&self, speaker: &Speaker) -> Section {
        let counts = self.counts.iter().map(|count| {
            let numbers = [count.current, count.stale, count.unrecorded, count.missing];
            let names = [Cell::text(&count.language), Cell::text(&count.collection)];
            names.into_iter().chain(numbers.map(Cell::number)).collect()
        });
        let states = ["translation-current", "translation-stale", "translation-unrecorded", "translation-missing"];
        let columns = ["report-language", "report-collection"].into_iter().chain(states);
        let counts = Table::new("report-translations-counts", columns, counts.collect(), speaker);
        let pages = self.pages.iter().map(|page| {
            vec![
                Cell::text(&page.id),
                Cell::text(&page.title),
                Cell::text(&page.language),
                Cell::text(&speaker.word(&format!("translation-{}", page.state), &[])),
                Cell::file(page.file.as_deref().unwrap_or(&page.original)),
            ]
        });
        let columns = ["report-page", "report-title", "report-language", "report-state", "report-file"];
        let pages = Table::new("report-translations-pages", columns, pages.collect(), speaker);
        Section::new("translations", vec![counts, pages], speaker)
    }
}

impl Count {
    fn add(&mut self, state: Translation) {
        match state {
            Translation::Original => {}
            Translation::Current => self.current += 1,
            Translation::Stale => self.stale += 1,
            Translation::Unrecorded => self.unrecorded += 1,
            Translation::Missing => self.missing += 1,
        }
    }

    fn all(&self) -> usize {
        self.current + self.stale + self.unrecorded + self.missing
    }
}

fn page(entry: &Entry, language: usize, code: &str, state: Translation) -> Page {
    Page {
        id: entry.id.as_str().to_owned(),
        title: entry.original().title.clone(),
        language: code.to_owned(),
        state: state.name(),
        file: entry.documents[language].as_ref().map(|document| document.file.to_string()),
        original: entry.original().file.to_string(),
    }
}
