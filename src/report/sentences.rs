//! The longest sentence of each page, the longest first.

use serde::Serialize;

use super::Places;
use super::table::{Cell, Section, Table};
use crate::diagnostic::words::Speaker;
use crate::site::Site;

/// How many sentences are shown at the most.
const LIMIT: usize = 100;

#[derive(Debug, Serialize)]
pub struct Sentence {
    pub id: String,
    pub language: String,
    pub words: u32,
    pub text: String,
    /// `file:line:column`.
    pub place: String,
}

/// One for each page whose prose is measured.
pub fn of(site: &Site, places: &Places<'_>) -> Vec<Sentence> {
    let mut sentences: Vec<Sentence> = site
        .pages()
        .filter_map(|(entry, document)| {
            let longest = document.reading.as_ref()?.longest.as_ref()?;
            Some(Sentence {
                id: site.entry(entry).id.as_str().to_owned(),
                language: site.config.languages[document.language].code.to_string(),
                words: longest.words,
                text: longest.text.clone(),
                place: places.spot(&document.place(longest.span)),
            })
        })
        .collect();
    sentences.sort_by_key(|sentence| std::cmp::Reverse(sentence.words));
    sentences.truncate(LIMIT);
    sentences
}

pub fn section(sentences: &[Sentence], speaker: &Speaker) -> Section {
    let rows = sentences.iter().map(|sentence| {
        vec![
            Cell::number(sentence.words as usize),
            Cell::text(&sentence.text),
            Cell::text(&sentence.id),
            Cell::text(&sentence.language),
            Cell::file(&sentence.place),
        ]
    });
    let columns = ["report-words", "report-sentence", "report-page", "report-language", "report-place"];
    Section::new("sentences", vec![Table::new("report-sentences-all", columns, rows.collect(), speaker)], speaker)
}
