//! A question of a quiz: what all kinds have.

use pulldown_cmark::{Event, Parser, Tag};

use super::choice::Choice;
use super::estimate::Estimate;
use super::order::Order;
use super::{html, text};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::markdown::block::BlockValues;
use crate::markdown::host::Host;
use crate::markdown::link::{self, Destination, Wanted};
use crate::node::reader::Reader;

pub struct Question {
    pub id: String,
    pub text: String,
    pub kind: Kind,
    pub explanation: String,
}

/// How a question is answered.
pub enum Kind {
    /// By one of several answers, or by each that is right.
    Choice(Choice),
    /// By putting things into their order.
    Order(Order),
    /// By a number.
    Estimate(Box<Estimate>),
    /// Not known, which was said.
    Unknown,
}

const KINDS: &[&str] = &["single", "multiple", "order", "estimate"];

impl Question {
    pub fn read(id: String, mut table: Reader<'_>, diagnostics: &mut Diagnostics) -> Question {
        let at = table.node("kind").map_or(table.span(), |node| node.span.clone());
        let named = table.required_text("kind", diagnostics);
        let text = table.required_text("text", diagnostics).unwrap_or_default();
        let kind = match named.as_deref() {
            Some("single") => Kind::Choice(Choice::read(false, &mut table, diagnostics)),
            Some("multiple") => Kind::Choice(Choice::read(true, &mut table, diagnostics)),
            Some("order") => Kind::Order(Order::read(&mut table, diagnostics)),
            Some("estimate") => Kind::Estimate(Box::new(Estimate::read(&mut table, diagnostics))),
            Some(other) => {
                let fault = Diagnostic::new(Code::UnknownQuestionKind).at(table.place(&at)).with("kind", other);
                diagnostics.push(fault.suggest(other, KINDS.iter().copied()));
                Kind::Unknown
            }
            None => Kind::Unknown,
        };
        let at = table.node("explanation").map_or(table.span(), |node| node.span.clone());
        let explanation = table.required_text("explanation", diagnostics);
        if explanation.as_deref().is_some_and(|explanation| !leads_to_source(explanation)) {
            diagnostics.push(Diagnostic::new(Code::ExplanationWithoutSource).at(table.place(&at)));
        }
        // Which keys there may be depends on the kind.
        if !matches!(kind, Kind::Unknown) {
            table.finish(diagnostics);
        }
        Question { id, text, kind, explanation: explanation.unwrap_or_default() }
    }

    /// What templates see of it, whatever its kind; `quiz` is the id of its quiz.
    pub fn values(&self, quiz: &str, host: &dyn Host) -> BlockValues {
        let names = [
            "answers",
            "right",
            "wrong",
            "items",
            "solution",
            "answer",
            "value",
            "min",
            "max",
            "step",
            "tolerance",
            "unit",
        ];
        let mut values: BlockValues = names.into_iter().map(|name| (name, tera::Value::none())).collect();
        let (name, own) = match &self.kind {
            Kind::Choice(choice) => (choice.name(), choice.values(host)),
            Kind::Order(order) => ("order", order.values(&format!("{quiz}/{}", self.id), host)),
            Kind::Estimate(estimate) => ("estimate", estimate.values(host)),
            Kind::Unknown => ("", BlockValues::new()),
        };
        values.extend(own);
        values.insert("kind", text(name));
        values.insert("text", html(&self.text, host));
        values.insert("explanation", html(&self.explanation, host));
        values
    }
}

/// Whether a text links to what it is taken from: a number, a work, a page, a file, an address of the web.
fn leads_to_source(text: &str) -> bool {
    Parser::new(text).any(|event| {
        let Event::Start(Tag::Link { dest_url, .. }) = event else { return false };
        match link::destination(&dest_url) {
            // A word of the glossary explains; it proves nothing.
            Destination::Own(scheme, target) => !matches!(scheme.wants(target), Ok(Wanted::Term(_))),
            Destination::External => dest_url.starts_with("http"),
            _ => false,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::leads_to_source;

    #[test]
    fn a_word_of_the_glossary_and_an_address_to_write_to_are_no_sources() {
        let sources =
            ["[1](value:x?y=2)", "[](cite:a-2020)", "[a](page:action-1)", "[](file:x.csv)", "[b](https://b.example)"];
        for source in sources {
            assert!(leads_to_source(&format!("See {source}.")), "{source}");
        }
        for other in ["none", "[a](term:well)", "[b](mailto:b@b.example)", "[c](#here)", "`[1](value:x)`"] {
            assert!(!leads_to_source(other), "{other}");
        }
    }
}
