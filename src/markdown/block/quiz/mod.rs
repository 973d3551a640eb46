//! `quiz`: questions whose answers are explained and lead to their sources.
//!
//! ```toml
//! id = "quiz"
//! title = "…"                   # may be left out
//! [[question]]
//! id = "how-many"
//! kind = "single"               # or multiple, order, estimate
//! text = "…"
//! answers = [{ text = "…", right = true }, { text = "…", why = "…" }]
//! explanation = "… [3.7%](value:migrants-world?year=2024&column=share)"
//! ```

mod choice;
mod estimate;
mod order;
mod question;
mod solution;

use std::collections::HashMap;
use std::ops::Range;

use super::{Block, BlockValues, Settings};
use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::language::slug::ascii_slug;
use crate::load::document::{PageLink, QuizNote};
use crate::markdown::host::Host;
use crate::markdown::inline;
use crate::node::reader::Reader;
use question::{Kind, Question};
pub use solution::{Said, Solution};

pub struct Quiz;

impl Block for Quiz {
    fn name(&self) -> &'static str {
        "quiz"
    }

    fn prose(&self) -> &'static [&'static str] {
        &["title", "text", "why", "items", "answer", "explanation"]
    }

    fn check(&self, settings: Reader<'_>, _: &Config, diagnostics: &mut Diagnostics) -> Vec<PageLink> {
        Written::read(settings, diagnostics);
        Vec::new()
    }

    fn quiz(&self, settings: &Settings, block: usize) -> Option<QuizNote> {
        let span = settings.get("id").map(|node| node.span.clone())?;
        // What is wrong is said when the settings are checked.
        let written = Written::read(Reader::new(settings, &"".into(), 0..0), &mut Diagnostics::new());
        let estimates = written.questions.iter().filter_map(|question| match &question.kind {
            Kind::Estimate(estimate) => estimate.limits(),
            _ => None,
        });
        Some(QuizNote {
            estimates: estimates.collect(),
            questions: written.questions.iter().map(|question| written.element(question).into()).collect(),
            id: written.id.into(),
            block,
            span: short(&span),
        })
    }

    fn values(&self, settings: Reader<'_>, host: &dyn Host) -> Result<BlockValues, Box<Diagnostic>> {
        let written = Written::read(settings, &mut Diagnostics::new());
        let questions = written.questions.iter().enumerate().map(|(index, question)| {
            let mut values = question.values(&written.id, host);
            values.insert("id", text(&written.element(question)));
            values.insert("number", tera::Value::from(index + 1));
            map(values)
        });
        let answers = host.answers();
        Ok(BlockValues::from([
            ("id", text(&written.id)),
            ("title", optional(written.title.as_deref().map(|title| html(title, host)))),
            ("questions", tera::Value::from(questions.collect::<Vec<_>>())),
            ("answers", optional(answers.map(|href| text(&href)))),
        ]))
    }
}

/// A quiz as its editor wrote it.
pub struct Written {
    pub id: String,
    pub title: Option<String>,
    pub questions: Vec<Question>,
}

impl Written {
    pub fn read(mut settings: Reader<'_>, diagnostics: &mut Diagnostics) -> Written {
        let id = id(&mut settings, diagnostics);
        let title = settings.text("title", diagnostics);
        let at = settings.span();
        let tables = settings.tables("question", diagnostics);
        if tables.is_empty() {
            diagnostics.push(Diagnostic::new(Code::QuizWithoutQuestions).at(settings.place(&at)));
        }
        let mut known: HashMap<String, Range<usize>> = HashMap::new();
        let mut questions = Vec::with_capacity(tables.len());
        for mut table in tables {
            let at = table.node("id").map_or(table.span(), |node| node.span.clone());
            let id = id_of_question(&mut table, &mut known, &at, diagnostics);
            questions.push(Question::read(id, table, diagnostics));
        }
        settings.finish(diagnostics);
        Written { id, title, questions }
    }

    /// The id of a question's element in the page.
    pub fn element(&self, question: &Question) -> String {
        format!("{}-{}", self.id, question.id)
    }
}

/// An id that can stand in an address; empty where there is none, which is said.
fn id(settings: &mut Reader<'_>, diagnostics: &mut Diagnostics) -> String {
    let at = settings.node("id").map_or(settings.span(), |node| node.span.clone());
    let Some(id) = settings.required_text("id", diagnostics) else { return String::new() };
    if !crate::schema::is_slug(&id) {
        let fault = Diagnostic::new(Code::InvalidHeadingId).at(settings.place(&at));
        diagnostics.push(fault.with("id", id.as_str()).with("suggestion", ascii_slug(&id)));
    }
    id
}

/// The same of a question, which no other one of the quiz may have.
fn id_of_question(
    table: &mut Reader<'_>,
    known: &mut HashMap<String, Range<usize>>,
    at: &Range<usize>,
    diagnostics: &mut Diagnostics,
) -> String {
    let id = id(table, diagnostics);
    match known.get(&id) {
        Some(first) if !id.is_empty() => {
            let fault = Diagnostic::new(Code::DuplicateQuestionId).at(table.place(at)).related(table.place(first));
            diagnostics.push(fault.with("id", id.as_str()));
        }
        _ => {
            known.insert(id.clone(), at.clone());
        }
    }
    id
}

fn short(span: &Range<usize>) -> (u32, u32) {
    let clamp = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    (clamp(span.start), clamp(span.end))
}

fn text(text: &str) -> tera::Value {
    tera::Value::normal_string(text)
}

/// A text with its links and marks.
fn html(text: &str, host: &dyn Host) -> tera::Value {
    tera::Value::safe_string(&inline::to_rich_html(text, host.typography(), host))
}

fn optional(value: Option<tera::Value>) -> tera::Value {
    value.unwrap_or_else(tera::Value::none)
}

fn map(values: BlockValues) -> tera::Value {
    let mut map = tera::Map::default();
    for (name, value) in values {
        map.insert(name.into(), value);
    }
    tera::Value::from(map)
}
