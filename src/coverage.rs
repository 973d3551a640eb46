//! What each page has and lacks of what its collection knows: sections, fields, translations.

use serde_json::{Value, json};

use crate::diagnostic::words::Speaker;
use crate::schema::collection::Collection;
use crate::site::{EntryIndex, Site};

/// What stands before the name of a collection that may have pages about a page.
const ABOUT: &str = "pages.";

/// A table for each collection.
#[derive(Debug, PartialEq, Eq)]
pub struct Coverage {
    pub collections: Vec<Table>,
}

/// What the pages of a collection have and lack.
#[derive(Debug, PartialEq, Eq)]
pub struct Table {
    pub name: String,
    /// What a page may have: ids of sections with `#`, then names of fields, then `pages.` and the collections that are
    /// expected to have pages about it.
    pub parts: Vec<String>,
    pub rows: Vec<Row>,
}

/// One page in one language.
#[derive(Debug, PartialEq, Eq)]
pub struct Row {
    pub id: String,
    pub language: String,
    /// None when the page isn't there in this language.
    pub title: Option<String>,
    /// For each part, whether the page has it.
    pub has: Vec<bool>,
}

impl Coverage {
    /// Looks at every page of a site, in each of its languages.
    pub fn of(site: &Site) -> Coverage {
        let collections = site.config.collections.iter().enumerate();
        let tables = collections.filter(|(index, _)| !site.collection(*index, 0).is_empty());
        Coverage { collections: tables.map(|(index, collection)| table(site, index, collection)).collect() }
    }

    /// For people: a line for each page, an `x` for what it has, a last line that counts.
    pub fn text(&self, speaker: &Speaker) -> String {
        let mut text = String::new();
        for table in &self.collections {
            let counts = [("name", table.name.as_str().into()), ("pages", table.rows.len().into())];
            text.push_str(&format!("{}\n", speaker.word("coverage-pages", &counts)));
            let wide = table.rows.iter().map(|row| row.name().chars().count()).max().unwrap_or(0);
            let line = |name: &str, cells: &[String]| {
                let cells = cells.iter().zip(&table.parts).map(|(cell, part)| format!("{cell:^0$}", part.len()));
                format!("  {name:wide$}  {}", cells.collect::<Vec<_>>().join(" ")).trim_end().to_owned() + "\n"
            };
            text.push_str(&line("", &table.parts));
            for row in &table.rows {
                let cells: Vec<String> = row.has.iter().map(|has| if *has { "x" } else { "-" }.to_owned()).collect();
                text.push_str(&line(&row.name(), &cells));
            }
            let count = |part: usize| table.rows.iter().filter(|row| row.has[part]).count().to_string();
            text.push_str(&line("", &(0..table.parts.len()).map(count).collect::<Vec<_>>()));
            text.push('\n');
        }
        text.push_str(&speaker.word("coverage-note", &[]));
        text.push('\n');
        text
    }

    /// For programs: the same as one object.
    pub fn json(&self) -> String {
        serde_json::to_string_pretty(&self.value()).unwrap_or_default()
    }

    pub fn value(&self) -> Value {
        let tables: Vec<Value> = self.collections.iter().map(Table::json).collect();
        json!({ "collections": tables })
    }
}

impl Table {
    /// What a page lacks.
    pub fn lacks<'a>(&'a self, row: &'a Row) -> impl Iterator<Item = &'a str> {
        self.parts.iter().zip(&row.has).filter(|(_, has)| !**has).map(|(part, _)| part.as_str())
    }

    fn json(&self) -> Value {
        let parts = |row: &Row, wanted: bool| {
            let chosen = self.parts.iter().zip(&row.has).filter(|(_, has)| **has == wanted);
            chosen.map(|(part, _)| part.clone()).collect::<Vec<_>>()
        };
        let pages = self.rows.iter().map(|row| {
            json!({
                "id": row.id, "language": row.language, "title": row.title,
                "has": parts(row, true), "lacks": parts(row, false),
            })
        });
        json!({ "name": self.name, "pages": pages.collect::<Vec<_>>() })
    }
}

impl Row {
    fn name(&self) -> String {
        format!("{} {}", self.id, self.language)
    }
}

fn table(site: &Site, index: usize, collection: &Collection) -> Table {
    let sections = collection.sections.iter().flat_map(|sections| sections.all()).map(|id| format!("#{id}"));
    let fields = collection.fields.iter().filter(|field| !field.required).map(|field| field.name.clone());
    let mut about: Vec<String> = Vec::new();
    for (name, _) in collection.expects.iter().flat_map(|expected| &expected.from) {
        let part = format!("{ABOUT}{name}");
        if !about.contains(&part) {
            about.push(part);
        }
    }
    let parts: Vec<String> = sections.chain(["summary".to_owned()]).chain(fields).chain(about).collect();
    let rows = site.collection(index, 0).iter().flat_map(|entry| {
        let languages = 0..site.config.languages.len();
        languages.map(|language| row(site, *entry, language, &parts)).collect::<Vec<_>>()
    });
    Table { name: collection.name.clone(), rows: rows.collect(), parts }
}

fn row(site: &Site, page: EntryIndex, language: usize, parts: &[String]) -> Row {
    let entry = site.entry(page);
    let about = |name: &str| {
        let collection = site.config.collections.iter().position(|known| known.name == name);
        collection.is_some_and(|collection| !site.about(page, collection, language).is_empty())
    };
    let document = entry.documents[language].as_ref();
    let has = |part: &String| {
        document.is_some_and(|document| match part.strip_prefix('#') {
            Some(id) => document.anchors.iter().any(|anchor| **anchor == *id),
            None if part.starts_with(ABOUT) => about(&part[ABOUT.len()..]),
            None => entry.value(&site.config, language, part).is_some_and(|value| !value.is_empty()),
        })
    };
    Row {
        id: entry.id.as_str().to_owned(),
        language: site.config.languages[language].code.to_string(),
        title: document.map(|document| document.title.clone()),
        has: parts.iter().map(has).collect(),
    }
}
