//! The last steps of every HTML page: minify it if that changes nothing, and check what it is like and refers to.

use std::collections::HashMap;
use std::sync::Arc;

use super::{Model, Rendered, minify, weigh};
use crate::check::access::{Fault, Rules};
use crate::check::links::{self, Source};
use crate::check::markup::{Collect, Markup, inspect};
use crate::check::statement;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::markdown::RAW;
use crate::plan::output::Making;

/// A page as the template made it.
pub struct Draft {
    pub html: Vec<u8>,
    /// The template's name.
    pub name: String,
    /// The file of the template, to point at when something is wrong that the content didn't write.
    pub template: Option<Arc<str>>,
    /// What the content wrote, each with its place: addresses, `#id` of headings, `lang=CODE`, and `<table>` where a table
    /// lacks something.
    pub addresses: Vec<(String, Place)>,
    /// Whether the rules of language have read the content.
    pub proofread: bool,
}

pub fn finish(model: &Model, output: usize, draft: Draft, diagnostics: &mut Diagnostics) -> Rendered {
    let made = &model.plan.outputs[output];
    let address = made.address.as_str();
    let template = draft.template.as_ref().map(Place::file);
    let by_template = Source { place: template, page: Some(address.into()) };
    let rules = Rules {
        redirect: matches!(made.making, Making::Redirect { .. } | Making::Moved { .. }),
        embedded: matches!(made.making, Making::Embed(_)),
    };
    let (bytes, mut markup) = smallest(draft.html, rules, &by_template, diagnostics);
    for text in &markup.inline {
        diagnostics.push(by_template.put(Diagnostic::new(Code::InlineCode).with("text", text.as_str())));
    }
    statement::check(&model.plan, &model.site, output, &markup, &by_template, diagnostics);
    let source = |address: &str| {
        let written = draft.addresses.iter().find(|(known, _)| known == address);
        written.map_or_else(|| by_template.clone(), |(_, place)| Source { place: Some(place.clone()), page: None })
    };
    let mut seen = links::check(&model.plan, output, &markup, &source, diagnostics);
    // Of the copy that is read from disk it was said before.
    if model.edition.is_none() {
        let faults = std::mem::take(&mut markup.faults);
        say(faults, &draft.addresses, draft.proofread, &by_template, diagnostics);
        weigh::check(model, output, (&draft.name, &bytes), &markup.requests, &source, diagnostics);
        let counted = !rules.redirect && !rules.embedded;
        seen.title = markup.title.filter(|_| counted).map(String::into_boxed_str);
    }
    Rendered { bytes, seen: Some(seen) }
}

/// Says what is wrong with a page, in the content where its cause is there, else in the template.
fn say(
    faults: Vec<Fault>,
    written: &[(String, Place)],
    proofread: bool,
    by_template: &Source,
    diagnostics: &mut Diagnostics,
) {
    // The second fault with a key has its cause at the second place of that key.
    let mut said: HashMap<String, usize> = HashMap::new();
    for fault in faults {
        let place = fault.key.as_ref().and_then(|key| {
            let places: Vec<&Place> =
                written.iter().filter(|(known, _)| known == key).map(|(_, place)| place).collect();
            let count = said.entry(key.clone()).or_default();
            *count += 1;
            places.get(*count - 1).or(places.last()).copied()
        });
        match place {
            Some(_) if fault.of_language && proofread => {}
            Some(_) if fault.of_text && !is_raw(&fault, written) => {}
            Some(place) => diagnostics.push(fault.diagnostic.at(place.clone())),
            None => diagnostics.push(by_template.put(fault.diagnostic)),
        }
    }
}

/// Whether raw HTML in the content is the cause of a fault.
fn is_raw(fault: &Fault, written: &[(String, Place)]) -> bool {
    let raw = |key: &String| written.iter().any(|(known, _)| known.strip_prefix(RAW) == Some(key.as_str()));
    fault.key.as_ref().is_some_and(raw)
}

/// The minified page when it says the same as the page, else the page itself and a warning.
fn smallest(html: Vec<u8>, rules: Rules, source: &Source, diagnostics: &mut Diagnostics) -> (Vec<u8>, Markup) {
    let before = inspect(&html, Collect::Nothing);
    let code = if before.depth > minify::DEPTH_LIMIT {
        Code::MinifySkipped
    } else {
        if let Some(small) = minify::minify(&html) {
            let after = inspect(&small, Collect::References(rules));
            if after.digest == before.digest {
                return (small, after);
            }
        }
        Code::MinifyDiffers
    };
    let mut diagnostic = Diagnostic::new(code);
    if code == Code::MinifySkipped {
        diagnostic = diagnostic.with("limit", minify::DEPTH_LIMIT);
    }
    diagnostics.push(source.put(diagnostic));
    let markup = inspect(&html, Collect::References(rules));
    (html, markup)
}
