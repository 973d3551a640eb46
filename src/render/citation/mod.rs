//! Citing, both ways: the references of a page to works of the bibliography, and how others cite the site.

mod bibtex;
mod cited;
mod csl;
mod line;
mod reference;
mod ris;
mod style;
mod words;

use tera::Value;

use super::Model;
use super::host::{mention_id, reference_id};
use super::value::{list, map, optional, text};
use crate::markdown::link::cite::Citation;
use crate::plan::output::CitationForm;
use crate::site::EntryIndex;
use cited::Cited;
use words::Voice;

/// The word without which a theme can't show how pages are cited.
const FIRST_WORD: &str = "cite-read";

/// `page.references`: the works that a page cites, each with how often its text marks that. Their ids begin with `prefix`.
pub fn references(model: &Model, works: &[(String, usize)], language: usize, prefix: &str) -> Value {
    let code = &model.site.config.languages[language].code;
    list(works.iter().enumerate().filter_map(|(index, (key, mentions))| {
        let work = model.site.bibliography.get(key)?;
        let html = reference::reference(work, code, voice(model, language)).html();
        Some(map([
            ("id", text(&format!("{prefix}{}", reference_id(key)))),
            ("number", Value::from(index + 1)),
            ("html", Value::safe_string(&html)),
            ("mentions", list((1..=*mentions).map(|mention| text(&format!("{prefix}{}", mention_id(key, mention)))))),
        ]))
    }))
}

/// How a text names a work where there can be no list of references.
pub fn in_passing(model: &Model, citation: &Citation, language: usize) -> Option<String> {
    let work = model.site.bibliography.get(&citation.key)?;
    Some(reference::in_passing(work, citation.page.as_deref(), voice(model, language)))
}

/// `page.cite`: how a page is cited, or none.
pub fn page(model: &Model, entry: EntryIndex, language: usize) -> Value {
    let Some(cited) = Cited::page(model, entry, language).filter(|_| speaks(model, language)) else {
        return Value::none();
    };
    let voice = voice(model, language);
    let from = model.plan.page(entry, language).map(|target| target.address);
    let file = |form: CitationForm| {
        let to = from.and_then(|from| model.plan.at(&format!("{}{}", from.as_str(), form.file())));
        let href = from.zip(to).map(|(from, to)| model.plan.writer.write(from, &model.plan.outputs[to].address, None));
        optional(href.as_deref())
    };
    let sources = Cited::sources(model, entry, language);
    shown(&cited, voice, &file, sources.iter().map(|source| both(source, voice)))
}

/// `page.cite` of an edition, or of a data package in one: a title, the day on which it was cut, and its address.
pub fn edition(model: &Model, output: usize, title: &str, cut: &str, language: usize) -> Value {
    let cited = Cited::edition(model, output, title, cut, language).filter(|_| speaks(model, language));
    let Some(cited) = cited else { return Value::none() };
    let voice = voice(model, language);
    shown(&cited, voice, &|_| Value::none(), std::iter::empty())
}

/// What templates see of something that is cited, with its files for programs and the sources that are cited beside it.
fn shown(
    cited: &Cited,
    voice: Voice<'_>,
    file: &dyn Fn(CitationForm) -> Value,
    sources: impl Iterator<Item = Value>,
) -> Value {
    let date = cited.published.map(|day| format!("{:04}/{:02}/{:02}", day.year, day.month, day.day));
    map([
        ("iso", Value::safe_string(&style::iso(cited, voice).html())),
        ("apa", Value::safe_string(&style::apa(cited, voice).html())),
        ("title", text(&cited.title)),
        ("author", optional(cited.author.as_deref())),
        ("date", optional(date.as_deref())),
        ("url", optional(cited.address.as_deref())),
        ("bibtex", file(CitationForm::BibTex)),
        ("ris", file(CitationForm::Ris)),
        ("csl", file(CitationForm::CslJson)),
        ("sources", list(sources)),
    ])
}

/// `block.cite`: how a chart is cited, or none.
pub fn chart(model: &Model, entry: EntryIndex, language: usize, number: usize, title: &str) -> Value {
    let cited = Cited::chart(model, entry, language, number, title).filter(|_| speaks(model, language));
    cited.map_or_else(Value::none, |cited| both(&cited, voice(model, language)))
}

/// A file with the page, and what the producers of its data published.
pub fn file(model: &Model, entry: EntryIndex, language: usize, form: CitationForm) -> Option<Vec<u8>> {
    let mut all = vec![Cited::page(model, entry, language)?];
    all.extend(Cited::sources(model, entry, language));
    let made = match form {
        CitationForm::BibTex => bibtex::bibtex(&all),
        CitationForm::Ris => ris::ris(&all),
        CitationForm::CslJson => csl::csl(&all),
    };
    Some(made.into_bytes())
}

fn both(cited: &Cited, voice: Voice<'_>) -> Value {
    map([
        ("iso", Value::safe_string(&style::iso(cited, voice).html())),
        ("apa", Value::safe_string(&style::apa(cited, voice).html())),
    ])
}

fn voice(model: &Model, language: usize) -> Voice<'_> {
    let (formats, words) = model.language(language);
    Voice { formats, words }
}

fn speaks(model: &Model, language: usize) -> bool {
    model.language(language).1.has(FIRST_WORD)
}
