//! What is right in a question, as its editor wrote it, for programs that don't show pages.

use std::borrow::Cow;

use super::choice::Answer;
use super::question::{Kind, Question};

/// The answers of a question.
pub struct Solution<'a> {
    /// As schema.org calls it (`eduQuestionType`): `Multiple choice`, `Checkbox`, `Open ended`.
    pub form: &'static str,
    pub right: Vec<Said<'a>>,
    pub wrong: Vec<Said<'a>>,
}

/// An answer.
pub struct Said<'a> {
    /// Its place among those to choose from, from 0.
    pub position: usize,
    pub text: Cow<'a, str>,
    pub why: Option<&'a str>,
}

impl Question {
    pub fn solution(&self) -> Solution<'_> {
        match &self.kind {
            Kind::Choice(choice) => Solution {
                form: if choice.multiple { "Checkbox" } else { "Multiple choice" },
                right: said(&choice.answers, true),
                wrong: said(&choice.answers, false),
            },
            Kind::Order(order) => open(Some(order.items.join(", ").into())),
            Kind::Estimate(estimate) => open(Some(estimate.answer.as_str().into())),
            Kind::Unknown => open(None),
        }
    }
}

fn said(answers: &[Answer], right: bool) -> Vec<Said<'_>> {
    let answers = answers.iter().enumerate().filter(|(_, answer)| answer.right == right);
    answers
        .map(|(position, answer)| Said { position, text: answer.text.as_str().into(), why: answer.why.as_deref() })
        .collect()
}

/// Of a question that has nothing to choose from.
fn open(text: Option<Cow<'_, str>>) -> Solution<'_> {
    let right = text.into_iter().map(|text| Said { position: 0, text, why: None }).collect();
    Solution { form: "Open ended", right, wrong: Vec::new() }
}
