//! An audit: which criteria hold on all pages of a sample, which don't, and which have nothing to be applied to.

use std::ops::Range;
use std::sync::Arc;

use super::Conformity;
use super::criteria::{self, Criterion, STANDARD};
use crate::config::localised::Localised;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, nearest};
use crate::language::Language;
use crate::node::reader::Reader;
use crate::node::{Date, Table, Value};
use crate::site::Site;

/// An audit that is whole: each criterion was judged once.
#[derive(Clone, Debug)]
pub struct Audit {
    pub file: Arc<str>,
    pub date: Date,
    pub date_at: Range<usize>,
    /// Who made it.
    pub auditor: String,
    pub valid: Vec<Criterion>,
    pub invalid: Vec<Criterion>,
    pub not_applicable: Vec<Criterion>,
    /// Ids of the pages of the sample.
    pub pages: Vec<(String, Range<usize>)>,
    /// Where the list of pages is written.
    pages_at: Range<usize>,
    /// What readers are told of the criteria that don't hold.
    pub nonconformities: Vec<Nonconformity>,
    /// What would be a disproportionate burden to mend: why, and what is offered instead.
    pub derogations: Vec<Localised>,
    /// What the law doesn't ask for.
    pub exempt: Vec<Localised>,
    pub technologies: Vec<String>,
    /// Browsers and screen readers together, as they were used.
    pub environments: Vec<String>,
    pub tools: Vec<String>,
}

/// What doesn't hold, in words for readers.
#[derive(Clone, Debug)]
pub struct Nonconformity {
    pub criteria: Vec<Criterion>,
    pub text: Localised,
}

impl Audit {
    /// Reads an audit. None when something is wrong with it, so that nothing is claimed from a part of it.
    pub fn read(
        table: &Table,
        file: &Arc<str>,
        languages: &[Language],
        diagnostics: &mut Diagnostics,
    ) -> Option<Audit> {
        let before = diagnostics.iter().count();
        let audit = parts(Reader::new(table, file, 0..1), languages, diagnostics);
        let faulty = diagnostics.iter().count() > before;
        audit.filter(|_| !faulty)
    }

    /// Criteria that hold out of those that apply, in percent, rounded down: what isn't whole isn't said to be.
    pub fn rate(&self) -> usize {
        let applicable = self.valid.len() + self.invalid.len();
        (self.valid.len() * 100).checked_div(applicable).unwrap_or(0)
    }

    pub fn conformity(&self) -> Conformity {
        match () {
            () if self.valid.is_empty() => Conformity::None,
            () if self.invalid.is_empty() => Conformity::Total,
            () if self.valid.len() >= self.invalid.len() => Conformity::Partial,
            () => Conformity::None,
        }
    }

    /// The sample must have the home page, the statement, and a page of each collection; every id must be a page's.
    pub fn check_sample(&self, site: &Site, diagnostics: &mut Diagnostics) {
        let at = |span: &Range<usize>| crate::diagnostic::Place::at(&self.file, span.clone());
        let mut covered = vec![false; site.config.collections.len()];
        for (id, span) in &self.pages {
            match site.find(id) {
                Some(entry) => covered[site.entry(entry).collection] = true,
                None => {
                    let near = nearest(id, site.entries().iter().map(|entry| entry.id.as_str())).unwrap_or_default();
                    let fault = Diagnostic::new(Code::UnknownPage).at(at(span));
                    diagnostics.push(fault.with("id", id.as_str()).with("suggestion", near));
                }
            }
        }
        let named = site.config.home.iter().chain(&site.config.accessibility).map(|(id, _)| id);
        let absent = named.filter(|id| !self.pages.iter().any(|(page, _)| page == *id)).cloned();
        let collections = site.config.collections.iter().enumerate();
        let uncovered = collections.filter(|(index, _)| !covered[*index] && !site.collection(*index, 0).is_empty());
        let missing: Vec<String> = absent.chain(uncovered.map(|(_, collection)| collection.name.clone())).collect();
        if !missing.is_empty() {
            let fault = Diagnostic::new(Code::AuditSampleIncomplete).at(at(&self.pages_at));
            diagnostics.push(fault.with("missing", missing));
        }
    }
}

fn parts(mut reader: Reader<'_>, languages: &[Language], diagnostics: &mut Diagnostics) -> Option<Audit> {
    standard(&mut reader, diagnostics);
    let date_at = reader.node("date").map_or(0..1, |node| node.span.clone());
    let date = super::report::date(&mut reader, "date", diagnostics);
    let auditor = reader.required_text("auditor", diagnostics);
    let pages_at = reader.node("pages").map_or(0..1, |node| node.span.clone());
    let pages = required_texts(&mut reader, "pages", diagnostics);
    let judged = Judged::read(&mut reader, diagnostics);
    judged.check_rate(&mut reader, diagnostics);
    let nonconformities = judged.explained(&mut reader, languages, diagnostics);
    let derogations = localised(&mut reader, "derogation", languages, diagnostics);
    let exempt = localised(&mut reader, "exempt", languages, diagnostics);
    let mut names = |key| -> Vec<String> {
        let texts: Vec<(String, Range<usize>)> = reader.texts(key, diagnostics).unwrap_or_default();
        texts.into_iter().map(|(text, _)| text).collect()
    };
    let (technologies, environments, tools) = (names("technologies"), names("environments"), names("tools"));
    let file = reader.file().clone();
    reader.finish(diagnostics);
    let Judged { valid, invalid, not_applicable } = judged;
    Some(Audit {
        file,
        date: date?,
        date_at,
        auditor: auditor?,
        valid,
        invalid,
        not_applicable,
        pages: pages?,
        pages_at,
        nonconformities,
        derogations,
        exempt,
        technologies,
        environments,
        tools,
    })
}

/// Only criteria of this standard are known.
fn standard(reader: &mut Reader<'_>, diagnostics: &mut Diagnostics) {
    let span = reader.node("standard").map_or(0..1, |node| node.span.clone());
    if let Some(other) = reader.required_text("standard", diagnostics).filter(|text| text != STANDARD) {
        let fault = Diagnostic::new(Code::SettingNotAllowed).at(reader.place(&span));
        let fault = fault.with("key", "standard").with("value", other);
        diagnostics.push(fault.with("allowed", vec![STANDARD.to_owned()]));
    }
}

fn required_texts<'a>(
    reader: &mut Reader<'a>,
    key: &'a str,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<(String, Range<usize>)>> {
    if reader.node(key).is_none() {
        reader.missing(key, diagnostics);
    }
    reader.texts(key, diagnostics)
}

/// The texts of a list of tables that each have one.
fn localised<'a>(
    reader: &mut Reader<'a>,
    key: &'a str,
    languages: &[Language],
    diagnostics: &mut Diagnostics,
) -> Vec<Localised> {
    let mut texts = Vec::new();
    for mut table in reader.tables(key, diagnostics) {
        texts.extend(Localised::required(&mut table, "text", languages, diagnostics));
        table.finish(diagnostics);
    }
    texts
}

/// How each criterion was judged.
struct Judged {
    valid: Vec<Criterion>,
    invalid: Vec<Criterion>,
    not_applicable: Vec<Criterion>,
}

impl Judged {
    /// Reads the three lists; together they must have each criterion once.
    fn read(reader: &mut Reader<'_>, diagnostics: &mut Diagnostics) -> Judged {
        let mut seen = Vec::new();
        let mut list = |key| {
            let mut read = Vec::new();
            for (text, span) in required_texts(reader, key, diagnostics).unwrap_or_default() {
                let (code, criterion) = match Criterion::parse(&text) {
                    Some(criterion) if !seen.contains(&criterion) => {
                        seen.push(criterion);
                        read.push(criterion);
                        continue;
                    }
                    Some(_) => (Code::CriterionTwice, text),
                    None => (Code::UnknownCriterion, text),
                };
                diagnostics.push(Diagnostic::new(code).at(reader.place(&span)).with("criterion", criterion));
            }
            read
        };
        let judged = Judged { valid: list("valid"), invalid: list("invalid"), not_applicable: list("not_applicable") };
        let missing: Vec<String> =
            criteria::all().filter(|known| !seen.contains(known)).map(|known| known.to_string()).collect();
        if !missing.is_empty() {
            let place = reader.place(&reader.span());
            diagnostics.push(Diagnostic::new(Code::CriteriaMissing).at(place).with("criteria", missing));
        }
        judged
    }

    /// The rate that the file states, if it does, must be the one that follows from its lists.
    fn check_rate(&self, reader: &mut Reader<'_>, diagnostics: &mut Diagnostics) {
        let Some(Value::Integer(stated)) = reader.node("rate").map(|node| &node.value) else {
            // A rate of another kind is said to be wrong.
            reader.count("rate", diagnostics);
            return;
        };
        let applicable = self.valid.len() + self.invalid.len();
        let computed = (self.valid.len() * 100).checked_div(applicable).unwrap_or(0);
        if usize::try_from(*stated) != Ok(computed) {
            let span = reader.node("rate").map_or(0..1, |node| node.span.clone());
            let fault = Diagnostic::new(Code::AuditRateDiffers).at(reader.place(&span));
            diagnostics.push(fault.with("rate", stated.to_string()).with("computed", computed));
        }
    }

    /// What readers are told of each criterion that doesn't hold; one that they aren't told of is an error.
    fn explained(
        &self,
        reader: &mut Reader<'_>,
        languages: &[Language],
        diagnostics: &mut Diagnostics,
    ) -> Vec<Nonconformity> {
        let mut told = Vec::new();
        for mut table in reader.tables("nonconformity", diagnostics) {
            let mut criteria = Vec::new();
            for (text, span) in required_texts(&mut table, "criteria", diagnostics).unwrap_or_default() {
                match Criterion::parse(&text).filter(|criterion| self.invalid.contains(criterion)) {
                    Some(criterion) => criteria.push(criterion),
                    None => {
                        let fault = Diagnostic::new(Code::UnknownCriterion).at(table.place(&span));
                        diagnostics.push(fault.with("criterion", text));
                    }
                }
            }
            let text = Localised::required(&mut table, "text", languages, diagnostics);
            table.finish(diagnostics);
            told.extend(text.map(|text| Nonconformity { criteria, text }));
        }
        let untold =
            self.invalid.iter().filter(|one| !told.iter().any(|told: &Nonconformity| told.criteria.contains(one)));
        let untold: Vec<String> = untold.map(ToString::to_string).collect();
        if !untold.is_empty() {
            let span = reader.node("invalid").map_or(0..1, |node| node.span.clone());
            let fault = Diagnostic::new(Code::NonconformityUnexplained).at(reader.place(&span));
            diagnostics.push(fault.with("criteria", untold));
        }
        told
    }
}
