//! Every page with how it reads, the hardest first.

use serde::Serialize;

use super::table::{Cell, Section, Table};
use crate::diagnostic::words::Speaker;
use crate::language::readability::Reading;
use crate::site::Site;

/// One page in one language.
#[derive(Debug, Serialize)]
pub struct Page {
    pub id: String,
    pub title: String,
    pub language: String,
    pub tier: Option<String>,
    pub file: String,
    /// None where the page's prose isn't measured.
    pub reading: Option<Scores>,
}

/// What was counted, and the scores where there is enough prose for one.
#[derive(Debug, Serialize)]
pub struct Scores {
    pub words: u32,
    pub sentences: u32,
    pub mean_sentence: f64,
    pub longest_sentence: Option<u32>,
    /// Kandel & Moles of a French page, Flesch of an English one: the higher the easier.
    pub ease: Option<f64>,
    /// Flesch–Kincaid of an English page.
    pub grade: Option<f64>,
    /// The lower the easier.
    pub lix: Option<f64>,
}

/// All pages, hardest first; those without a score last, in the order of the site.
pub fn of(site: &Site) -> Vec<Page> {
    let mut pages: Vec<Page> = site
        .pages()
        .map(|(entry, document)| {
            let code = &site.config.languages[document.language].code;
            Page {
                id: site.entry(entry).id.as_str().to_owned(),
                title: document.title.clone(),
                language: code.to_string(),
                tier: document.tier.clone(),
                file: document.file.to_string(),
                reading: document.reading.as_ref().map(|reading| scores(reading, code)),
            }
        })
        .collect();
    let ease = |page: &Page| page.reading.as_ref().and_then(|scores| scores.ease).unwrap_or(f64::INFINITY);
    pages.sort_by(|a, b| ease(a).total_cmp(&ease(b)));
    pages
}

fn scores(reading: &Reading, language: &str) -> Scores {
    let round = |number: f64| (number * 10.0).round() / 10.0;
    let scored = |number: f64| reading.can_be_scored().then(|| round(number));
    let (ease, grade) = match language.split('-').next() {
        Some("fr") => (scored(reading.kandel_moles()), None),
        Some("en") => (scored(reading.flesch()), scored(reading.flesch_kincaid())),
        _ => (None, None),
    };
    Scores {
        words: reading.words,
        sentences: reading.sentences,
        mean_sentence: round(reading.mean_sentence()),
        longest_sentence: reading.longest.as_ref().map(|longest| longest.words),
        ease,
        grade,
        lix: scored(reading.lix()),
    }
}

/// Columns of scores are there when any page has one.
pub fn section(pages: &[Page], speaker: &Speaker) -> Section {
    let measured = pages.iter().any(|page| page.reading.is_some());
    let mut columns = vec!["report-page", "report-title", "report-language"];
    if measured {
        columns.extend(["report-ease", "report-grade", "report-lix", "report-mean", "report-longest", "report-words"]);
    }
    columns.push("report-file");
    let rows = pages.iter().map(|page| {
        let mut row = vec![Cell::text(&page.id), Cell::text(&page.title), Cell::text(&page.language)];
        if measured {
            row.extend(numbers(page.reading.as_ref()));
        }
        row.push(Cell::file(&page.file));
        row
    });
    Section::new("pages", vec![Table::new("report-pages-all", columns, rows.collect(), speaker)], speaker)
}

fn numbers(scores: Option<&Scores>) -> [Cell; 6] {
    let decimal = |number: Option<f64>| number.map_or(Cell::Nothing, Cell::decimal);
    let whole = |number: Option<u32>| number.map_or(Cell::Nothing, |number| Cell::number(number as usize));
    [
        decimal(scores.and_then(|scores| scores.ease)),
        decimal(scores.and_then(|scores| scores.grade)),
        decimal(scores.and_then(|scores| scores.lix)),
        decimal(scores.map(|scores| scores.mean_sentence)),
        whole(scores.and_then(|scores| scores.longest_sentence)),
        whole(scores.map(|scores| scores.words)),
    ]
}
