//! Whether a page keeps to the site's budget: what it weighs, and how much of it comes at once.

use std::collections::BTreeSet;

use super::{Model, edition};
use crate::check::access::Rules;
use crate::check::links::Source;
use crate::check::markup::{Collect, inspect};
use crate::check::weight::{Requests, Weight, beyond, compressed};
use crate::config::budget::KILOBYTE;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::plan::output::Making;

/// Checks the page of an output: the name of its template with its bytes, and what it makes a browser ask for.
pub fn check(
    model: &Model,
    output: usize,
    (template, bytes): (&str, &[u8]),
    requests: &Requests,
    source: &dyn Fn(&str) -> Source,
    diagnostics: &mut Diagnostics,
) {
    let budget = &model.site.config.budget;
    let limits = budget.of(&id(model, output).unwrap_or_default(), template);
    let mut say = |diagnostic: Diagnostic| {
        let diagnostic = if budget.strict { diagnostic.as_error() } else { diagnostic };
        diagnostics.push(source("").put(diagnostic));
    };
    let style = weight(model, output, &requests.styles);
    let limit = limits.page * KILOBYTE;
    if let Some(html) = beyond(bytes, limit.saturating_sub(style)) {
        let sizes = Diagnostic::new(Code::PageHeavy).with("size", kilobytes(html + style)).with("limit", limits.page);
        say(sizes.with("html", kilobytes(html)).with("style", kilobytes(style)));
    }
    let scripts = weight(model, output, &requests.scripts);
    if scripts > limits.scripts * KILOBYTE {
        let sizes = Diagnostic::new(Code::ScriptsHeavy).with("size", kilobytes(scripts)).with("limit", limits.scripts);
        say(sizes.with("parts", names(&requests.scripts)));
    }
    if requests.count() > limits.requests {
        let parts: Vec<String> = requests.all().map(name).collect();
        let count = Diagnostic::new(Code::RequestsMany).with("count", requests.count()).with("limit", limits.requests);
        say(count.with("parts", parts));
    }
    // A text can only ask for pictures of others, which was said when it was read.
    let foreign = requests.all().filter(|address| is_foreign(model, output, address));
    for (address, source) in foreign.map(|address| (address, source(address))).filter(|(_, by)| by.page.is_some()) {
        diagnostics.push(source.put(Diagnostic::new(Code::ThirdParty).with("address", address)));
    }
}

/// What files of the site weigh together, compressed.
fn weight(model: &Model, output: usize, addresses: &BTreeSet<String>) -> usize {
    let from = &model.plan.outputs[output].address;
    let inside = addresses.iter().filter_map(|address| model.plan.writer.read(from, address));
    inside.map(|(path, _)| model.files().get(&path)).sum()
}

/// Whether a browser asks somebody else for a file.
fn is_foreign(model: &Model, output: usize, address: &str) -> bool {
    let from = &model.plan.outputs[output].address;
    !address.starts_with("data:") && model.plan.writer.read(from, address).is_none()
}

/// The id by which settings name what an output shows.
fn id(model: &Model, output: usize) -> Option<String> {
    match &model.plan.outputs[output].making {
        Making::Page { entry, .. } => Some(model.site.entry(*entry).id.to_string()),
        Making::List(list) => Some(model.plan.lists[*list].id.to_string()),
        _ => None,
    }
}

fn names(addresses: &BTreeSet<String>) -> Vec<String> {
    addresses.iter().map(|address| name(address)).collect()
}

/// The last part of an address.
fn name(address: &str) -> String {
    address.rsplit('/').find(|part| !part.is_empty()).unwrap_or(address).to_owned()
}

/// In whole kilobytes: a page of 30.1 is above 30.
fn kilobytes(bytes: usize) -> usize {
    bytes.div_ceil(KILOBYTE)
}

impl Model {
    /// What the page weighs that is written to a path; none for what is no page, and for pages that lead on.
    pub fn weight(&self, path: &str, bytes: &[u8]) -> Option<Weight> {
        let address = format!("/{}", path.strip_suffix("index.html").unwrap_or(path));
        let output = self.plan.at(&address).filter(|_| path.ends_with(".html"))?;
        if matches!(self.plan.outputs[output].making, Making::Redirect { .. } | Making::Moved { .. } | Making::Copy(_))
        {
            return None;
        }
        let requests = inspect(bytes, Collect::References(Rules::default())).requests;
        let limits = self.site.config.budget.of(&id(self, output).unwrap_or_default(), &self.template_of(output));
        Some(Weight {
            address,
            html: compressed(bytes),
            style: weight(self, output, &requests.styles),
            scripts: weight(self, output, &requests.scripts),
            requests: requests.count(),
            limit: limits.page * KILOBYTE,
        })
    }

    /// The template that makes the page of an output.
    fn template_of(&self, output: usize) -> String {
        let collection = |number: usize| &self.site.config.collections[number];
        match &self.plan.outputs[output].making {
            Making::Page { entry, .. } => {
                let entry = self.site.entry(*entry);
                collection(entry.collection).template_of(&entry.key).to_owned()
            }
            Making::List(list) => {
                let index = collection(self.plan.lists[*list].collection).index.as_ref();
                index.map(|index| index.template.clone()).unwrap_or_default()
            }
            Making::Embed(_) => "embed.html".to_owned(),
            Making::Answers { .. } => "answers.html".to_owned(),
            Making::Editions { .. } => edition::LIST_TEMPLATE.to_owned(),
            Making::Edition { .. } => edition::TEMPLATE.to_owned(),
            Making::EditionDataset { .. } => edition::DATASET_TEMPLATE.to_owned(),
            _ => "404.html".to_owned(),
        }
    }
}
