//! What a PDF says of itself: on its pages, and to programs.

use crate::language::words::Words;
use crate::node::Date;
use crate::pdf::FAMILY;
use crate::pdf::code::{array, dictionary, language, optional, string};
use crate::render::plain::plain;
use crate::render::{Model, site_values};
use crate::site::EntryIndex;

/// A PDF as a whole.
pub struct About {
    pub title: String,
    pub summary: Option<String>,
    site: String,
    publisher: Option<String>,
    licence: Option<(String, String)>,
    /// With scheme and host.
    address: String,
    /// The same of the page's short address.
    short: Option<String>,
    /// The last day on which a page of it changed.
    date: Option<Date>,
    /// The same as readers say it.
    updated: Option<String>,
    /// BCP 47.
    language: String,
    booklet: bool,
    /// The theme's words on paper.
    words: Vec<(&'static str, String)>,
}

/// Keys of the theme's words, without `pdf-`.
const WORDS: [(&str, &str); 4] =
    [("contents", "pdf-contents"), ("licence", "pdf-licence"), ("online", "pdf-online"), ("updated", "pdf-updated")];

/// Of one page.
pub fn page(model: &Model, entry: EntryIndex, language: usize) -> About {
    let document = model.site.entry(entry).document(language);
    let absolute = |address| model.plan.writer.absolute(address);
    About {
        title: plain(model, &document.title, document),
        summary: document.summary.as_ref().map(|summary| plain(model, summary, document)),
        address: model.plan.page(entry, language).map(|page| absolute(page.address)).unwrap_or_default(),
        short: model.plan.short(entry, language).map(absolute),
        booklet: false,
        ..whole(model, language, document.changed())
    }
}

/// Of the booklet.
pub fn booklet(model: &Model, output: usize, language: usize) -> About {
    let pages = super::order::pages(&model.site, language).into_iter();
    let date = pages.filter_map(|(entry, _)| model.site.entry(entry).documents[language].as_ref()?.changed()).max();
    About {
        title: site_values::booklet_title(model, language),
        summary: model.site.config.description.text(language).map(|text| model.set(language, text).into_owned()),
        address: model.plan.writer.absolute(&model.plan.outputs[output].address),
        short: None,
        booklet: true,
        ..whole(model, language, date)
    }
}

/// What all have.
fn whole(model: &Model, language: usize, date: Option<Date>) -> About {
    let config = &model.site.config;
    let (formats, words) = model.language(language);
    let word = |words: &Words, key: &str| words.get(key, &[]).unwrap_or_default();
    About {
        title: String::new(),
        summary: None,
        site: site_values::site_title(model, language).unwrap_or_default(),
        publisher: config.publisher.name.clone(),
        licence: config.licence.as_ref().map(|licence| (licence.name.clone(), licence.url.clone())),
        address: String::new(),
        short: None,
        date,
        updated: date.map(|date| formats.date(date)),
        language: config.languages[language].locale.id.to_string(),
        booklet: false,
        words: WORDS.iter().map(|(name, key)| (*name, word(words, key))).collect(),
    }
}

impl About {
    /// All that readers see of it.
    pub fn texts(&self) -> String {
        let words = self.words.iter().map(|(_, word)| word.as_str());
        let texts = [Some(&self.title), self.summary.as_ref(), Some(&self.site), self.publisher.as_ref()];
        texts.into_iter().flatten().map(String::as_str).chain(words).collect()
    }

    /// What programs are told, and the language and font of all text.
    pub fn settings(&self) -> String {
        let date = self.date.map_or_else(
            || "none".to_owned(),
            |Date { year, month, day }| format!("datetime(year: {year}, month: {month}, day: {day})"),
        );
        let mut text = vec![format!("font: {}", string(FAMILY))];
        text.extend(Some(language(&self.language)).filter(|language| !language.is_empty()));
        format!(
            "#set document(title: {}, author: {}, description: {}, date: {date})\n#set text({})\n",
            string(&self.title),
            array(self.publisher.iter().map(String::as_str)),
            optional(self.summary.as_deref()),
            text.join(", "),
        )
    }

    /// What the theme's `document` is given.
    pub fn dictionary(&self) -> String {
        let licence = self.licence.as_ref().map_or_else(
            || "none".to_owned(),
            |(name, url)| dictionary(&[("name", string(name)), ("url", string(url))]),
        );
        let words: Vec<(&str, String)> = self.words.iter().map(|(name, word)| (*name, string(word))).collect();
        dictionary(&[
            ("title", string(&self.title)),
            ("summary", optional(self.summary.as_deref())),
            ("site", string(&self.site)),
            ("publisher", optional(self.publisher.as_deref())),
            ("licence", licence),
            ("address", string(&self.address)),
            ("short", optional(self.short.as_deref())),
            ("updated", optional(self.updated.as_deref())),
            ("booklet", self.booklet.to_string()),
            ("words", dictionary(&words)),
        ])
    }
}
