//! Every address that a page refers to must be one of the site's, if it leads into the site.

use super::markup::Markup;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::plan::Plan;

/// What the checks across pages need of a page.
#[derive(Debug, Default)]
pub struct Seen {
    /// The ids that an anchor can lead to.
    pub ids: Vec<Box<str>>,
    /// Anchors that must be in other pages.
    pub wanted: Vec<WantedAnchor>,
    /// What the page is called, if no other page may be called so.
    pub title: Option<Box<str>>,
}

/// An address of this page whose anchor is to be looked for in another one.
#[derive(Debug)]
pub struct WantedAnchor {
    /// Number of the other output in the plan.
    pub output: usize,
    pub anchor: Box<str>,
    pub address: Box<str>,
    pub source: Source,
}

/// Who wrote an address: the content, or else the template.
#[derive(Clone, Debug)]
pub struct Source {
    pub place: Option<Place>,
    /// The page that was being made, when it was the template.
    pub page: Option<Box<str>>,
}

impl Source {
    pub fn put(&self, diagnostic: Diagnostic) -> Diagnostic {
        let diagnostic = match &self.place {
            Some(place) => diagnostic.at(place.clone()),
            None => diagnostic,
        };
        match &self.page {
            Some(page) => diagnostic.on_page(page),
            None => diagnostic,
        }
    }
}

/// Checks the addresses of the output of a number. `source` says who wrote one.
pub fn check(
    plan: &Plan,
    output: usize,
    markup: &Markup,
    source: &dyn Fn(&str) -> Source,
    diagnostics: &mut Diagnostics,
) -> Seen {
    let from = &plan.outputs[output].address;
    let mut seen =
        Seen { ids: markup.ids.iter().map(|id| id.as_str().into()).collect(), wanted: Vec::new(), title: None };
    for id in &markup.repeated_ids {
        let diagnostic = Diagnostic::new(Code::DuplicateElementId).with("id", id.as_str());
        diagnostics.push(source(&format!("#{id}")).put(diagnostic));
    }
    for address in &markup.addresses {
        if plan.writer.fails_from_disk(from, address) {
            diagnostics.push(source(address).put(Diagnostic::new(Code::OfflineLink).with("address", address.as_str())));
        }
        let Some((path, anchor)) = plan.writer.read(from, address) else { continue };
        let Some(target) = plan.at(&path) else {
            let diagnostic = Diagnostic::new(Code::DeadLink)
                .with("address", address.as_str())
                .with("suggestion", suggestion(plan, &path));
            diagnostics.push(source(address).put(diagnostic));
            continue;
        };
        let Some(anchor) = anchor.filter(|anchor| !anchor.is_empty() && anchor != "top") else { continue };
        if target != output {
            seen.wanted.push(WantedAnchor {
                output: target,
                anchor: anchor.as_str().into(),
                address: address.as_str().into(),
                source: source(address),
            });
        } else if !markup.ids.contains(&anchor) {
            diagnostics.push(source(address).put(dead_anchor(address, &anchor)));
        }
    }
    seen
}

pub fn dead_anchor(address: &str, anchor: &str) -> Diagnostic {
    Diagnostic::new(Code::DeadAnchor).with("address", address).with("anchor", anchor)
}

/// What was probably meant: the same with a closing slash, or the address that is nearest.
fn suggestion(plan: &Plan, path: &str) -> String {
    let with_slash = format!("{}/", path.trim_end_matches('/'));
    if plan.at(&with_slash).is_some() {
        return with_slash;
    }
    let known = plan.outputs.iter().map(|output| output.address.as_str());
    crate::diagnostic::nearest(path, known).unwrap_or_default().to_owned()
}
