//! What an editor asks of the whole site: one value, as JSON for programs and as one HTML file for people.

pub mod data;
pub mod findings;
pub mod gaps;
pub mod html;
pub mod links;
pub mod pages;
pub mod sentences;
pub mod table;
pub mod translations;
pub mod waivers;
pub mod weights;

use serde::Serialize;
use serde_json::Value;

use crate::check::weight::Weight;
use crate::coverage::Coverage;
use crate::diagnostic::Place;
use crate::diagnostic::report::{Report as Findings, locate};
use crate::diagnostic::words::{Speaker, spot};
use crate::site::Site;
use table::Section;
use translations::Translations;

/// Everything that the report tells.
#[derive(Debug, Serialize)]
pub struct Report {
    pub title: String,
    /// As `2026-11-27`.
    pub day: String,
    pub pages: Vec<pages::Page>,
    pub sentences: Vec<sentences::Sentence>,
    pub findings: Vec<findings::Group>,
    pub waivers: Vec<waivers::Waiver>,
    pub translations: Translations,
    pub data: Vec<data::Package>,
    pub links: Vec<links::Link>,
    pub weights: Vec<Weight>,
    #[serde(serialize_with = "as_value")]
    pub gaps: Coverage,
}

/// Finds lines and columns for the places of a report.
pub struct Places<'a> {
    /// The decoded text of a file.
    pub text: &'a dyn Fn(&str) -> Option<String>,
}

impl Places<'_> {
    /// `file:line:column`.
    pub fn spot(&self, place: &Place) -> String {
        spot(&locate(place, (self.text)(&place.file).as_deref()))
    }
}

fn as_value<S: serde::Serializer>(coverage: &Coverage, serializer: S) -> Result<S::Ok, S::Error> {
    coverage.value().serialize(serializer)
}

impl Report {
    /// Looks at a site, at what a check of it found and at what its pages weigh, on a day written as `2026-11-27`.
    pub fn of(
        site: &Site,
        found: &Findings,
        weights: Vec<Weight>,
        places: &Places<'_>,
        day: &str,
        speaker: &Speaker,
    ) -> Report {
        Report {
            title: site.config.title.text(0).unwrap_or_default().to_owned(),
            day: day.to_owned(),
            pages: pages::of(site),
            sentences: sentences::of(site, places),
            findings: findings::of(found, speaker),
            waivers: waivers::of(site, day),
            translations: Translations::of(site),
            data: data::of(site, day),
            links: links::of(site),
            weights: weights::sorted(weights),
            gaps: Coverage::of(site),
        }
    }

    /// For programs.
    pub fn json(&self) -> String {
        let value = serde_json::to_value(self).unwrap_or(Value::Null);
        serde_json::to_string_pretty(&value).unwrap_or_default() + "\n"
    }

    /// For people: one file that opens from disk and needs nothing else.
    pub fn html(&self, speaker: &Speaker, language: &str) -> String {
        html::page(&self.title, &self.day, &self.sections(speaker), speaker, language)
    }

    fn sections(&self, speaker: &Speaker) -> Vec<Section> {
        vec![
            pages::section(&self.pages, speaker),
            sentences::section(&self.sentences, speaker),
            findings::section(&self.findings, speaker),
            waivers::section(&self.waivers, speaker),
            self.translations.section(speaker),
            data::section(&self.data, speaker),
            links::section(&self.links, speaker),
            weights::section(&self.weights, speaker),
            gaps::section(&self.gaps, speaker),
        ]
    }
}
