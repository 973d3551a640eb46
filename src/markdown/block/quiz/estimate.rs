//! `estimate`: a number to be guessed, which a data package knows.

use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag};

use super::{html, optional, short, text};
use crate::data::cell::plain;
use crate::data::query::Query;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::load::document::{Limits, Spanned};
use crate::markdown::block::BlockValues;
use crate::markdown::host::Host;
use crate::markdown::link::{self, Destination, Wanted};
use crate::node::reader::Reader;

pub struct Estimate {
    /// A text with a `value:` link.
    pub answer: String,
    at: Range<usize>,
    /// What the link asks for; none when there isn't exactly one.
    query: Option<Query>,
    /// What may be answered, both ends included.
    min: f64,
    max: f64,
    step: f64,
    /// How far from the number an answer may be and still count as right.
    tolerance: f64,
    unit: Option<String>,
}

impl Estimate {
    pub fn read(question: &mut Reader<'_>, diagnostics: &mut Diagnostics) -> Estimate {
        let at = question.node("answer").map_or(question.span(), |node| node.span.clone());
        let answer = question.required_text("answer", diagnostics);
        let query = answer.as_deref().and_then(only_value);
        if answer.is_some() && query.is_none() {
            diagnostics.push(Diagnostic::new(Code::EstimateWithoutValue).at(question.place(&at)));
        }
        let max_at = question.node("max").map_or(question.span(), |node| node.span.clone());
        let min = question.required_number("min", diagnostics);
        let max = question.required_number("max", diagnostics);
        if let (Some(min), Some(max)) = (min, max)
            && min >= max
        {
            let fault = Diagnostic::new(Code::EstimateRangeEmpty).at(question.place(&max_at));
            diagnostics.push(fault.with("min", plain(min)).with("max", plain(max)));
        }
        let step = amount(question, "step", |step| step > 0.0, diagnostics).unwrap_or(1.0);
        let tolerance = amount(question, "tolerance", |tolerance| tolerance >= 0.0, diagnostics).unwrap_or(0.0);
        Estimate {
            answer: answer.unwrap_or_default(),
            at,
            query,
            min: min.unwrap_or_default(),
            max: max.unwrap_or_default(),
            step,
            tolerance,
            unit: question.text("unit", diagnostics),
        }
    }

    /// What is to be compared once the data are known.
    pub fn limits(&self) -> Option<Spanned<Limits>> {
        let limits = Limits { query: self.query.clone()?, min: self.min, max: self.max };
        // Where the limits are no range, that was said.
        (self.min < self.max).then(|| Spanned { value: limits, span: short(&self.at) })
    }

    pub fn values(&self, host: &dyn Host) -> BlockValues {
        let number = |number: f64| text(&plain(number));
        let value = self.query.as_ref().and_then(|query| host.number(query));
        BlockValues::from([
            ("answer", html(&self.answer, host)),
            ("value", optional(value.map(number))),
            ("min", number(self.min)),
            ("max", number(self.max)),
            ("step", number(self.step)),
            ("tolerance", number(self.tolerance)),
            ("unit", optional(self.unit.as_deref().map(|unit| html(unit, host)))),
        ])
    }
}

/// A number that is large enough.
fn amount<'a>(
    question: &mut Reader<'a>,
    key: &'a str,
    is_enough: impl Fn(f64) -> bool,
    diagnostics: &mut Diagnostics,
) -> Option<f64> {
    let at = question.node(key)?.span.clone();
    let amount = question.number(key, diagnostics)?;
    if is_enough(amount) {
        return Some(amount);
    }
    let fault = Diagnostic::new(Code::EstimateNumberTooSmall).at(question.place(&at));
    diagnostics.push(fault.with("key", key).with("value", plain(amount)));
    None
}

/// The one number that a text shows.
fn only_value(text: &str) -> Option<Query> {
    let mut queries = Parser::new(text).filter_map(|event| {
        let Event::Start(Tag::Link { dest_url, .. }) = event else { return None };
        match link::destination(&dest_url) {
            Destination::Own(scheme, target) => match scheme.wants(target) {
                Ok(Wanted::Value(query)) => Some(query),
                _ => None,
            },
            _ => None,
        }
    });
    let first = queries.next()?;
    queries.next().is_none().then_some(first)
}
