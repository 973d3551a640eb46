//! `single` and `multiple`: answers to choose from.

use std::ops::RangeInclusive;

use super::{html, map, optional};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::markdown::block::BlockValues;
use crate::markdown::host::Host;
use crate::node::reader::Reader;

/// How many answers there may be to choose from.
const COUNT: RangeInclusive<usize> = 2..=6;

pub struct Choice {
    /// Whether several answers may be right.
    pub multiple: bool,
    pub answers: Vec<Answer>,
}

pub struct Answer {
    pub text: String,
    pub right: bool,
    /// Why it is wrong, or right.
    pub why: Option<String>,
}

impl Choice {
    pub fn read(multiple: bool, question: &mut Reader<'_>, diagnostics: &mut Diagnostics) -> Choice {
        let at = question.node("answers").map_or(question.span(), |node| node.span.clone());
        let tables = question.tables("answers", diagnostics);
        let answers: Vec<Answer> =
            tables.into_iter().map(|table| Answer::read(table, !multiple, diagnostics)).collect();
        let fault = |code| Diagnostic::new(code).at(question.place(&at));
        if !COUNT.contains(&answers.len()) {
            let fault = fault(Code::AnswerCount).with("least", *COUNT.start()).with("most", *COUNT.end());
            diagnostics.push(fault.with("count", answers.len()));
        }
        let right = answers.iter().filter(|answer| answer.right).count();
        let sensible = if multiple { 0 < right && right < answers.len() } else { right == 1 };
        if !answers.is_empty() && !sensible {
            let kind = if multiple { "multiple" } else { "single" };
            diagnostics.push(fault(Code::RightAnswerCount).with("kind", kind).with("count", right));
        }
        if let Some(text) = repeated(answers.iter().map(|answer| answer.text.as_str())) {
            diagnostics.push(fault(Code::AnswerTwice).with("text", text));
        }
        Choice { multiple, answers }
    }

    pub fn name(&self) -> &'static str {
        if self.multiple { "multiple" } else { "single" }
    }

    pub fn values(&self, host: &dyn Host) -> BlockValues {
        let answers = self.answers.iter().map(|answer| {
            map(BlockValues::from([
                ("text", html(&answer.text, host)),
                ("right", tera::Value::from(answer.right)),
                ("why", optional(answer.why.as_deref().map(|why| html(why, host)))),
            ]))
        });
        let right = self.answers.iter().filter(|answer| answer.right).count();
        let explained = self.answers.iter().filter(|answer| !answer.right && answer.why.is_some()).count();
        BlockValues::from([
            ("answers", tera::Value::from(answers.collect::<Vec<_>>())),
            ("right", tera::Value::from(right)),
            ("wrong", tera::Value::from(explained)),
        ])
    }
}

impl Answer {
    fn read(mut table: Reader<'_>, wrong_is_explained: bool, diagnostics: &mut Diagnostics) -> Answer {
        let text = table.required_text("text", diagnostics).unwrap_or_default();
        let right = table.boolean("right", diagnostics).unwrap_or(false);
        let why = table.text("why", diagnostics);
        if wrong_is_explained && !right && why.as_deref().is_none_or(|why| why.trim().is_empty()) {
            let place = table.place(&table.span());
            diagnostics.push(Diagnostic::new(Code::AnswerUnexplained).at(place).with("text", text.as_str()));
        }
        table.finish(diagnostics);
        Answer { text, right, why }
    }
}

/// The first text that was there before; what is empty was said to be missing.
pub fn repeated<'a>(texts: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let mut seen = std::collections::HashSet::new();
    let mut written = texts.filter(|text| !text.is_empty());
    written.find(|text| !seen.insert(*text))
}
