//! The last steps of every HTML page: minify it if that changes nothing, and check what it refers to.

use std::sync::Arc;

use super::{Model, Rendered, minify};
use crate::check::links::{self, Source};
use crate::check::markup::{Collect, Markup, inspect};
use crate::check::statement;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};

/// A page as the template made it.
pub struct Draft {
    pub html: Vec<u8>,
    /// The file of the template, to point at when something is wrong that the content didn't write.
    pub template: Option<Arc<str>>,
    /// The addresses that the content wrote, each with its place.
    pub addresses: Vec<(String, Place)>,
}

pub fn finish(model: &Model, output: usize, draft: Draft, diagnostics: &mut Diagnostics) -> Rendered {
    let address = model.plan.outputs[output].address.as_str();
    let template = draft.template.as_ref().map(Place::file);
    let by_template = Source { place: template, page: Some(address.into()) };
    let (bytes, markup) = smallest(draft.html, &by_template, diagnostics);
    for text in &markup.inline {
        diagnostics.push(by_template.put(Diagnostic::new(Code::InlineCode).with("text", text.as_str())));
    }
    statement::check(&model.plan, &model.site, output, &markup, &by_template, diagnostics);
    let source = |address: &str| {
        let written = draft.addresses.iter().find(|(known, _)| known == address);
        written.map_or_else(|| by_template.clone(), |(_, place)| Source { place: Some(place.clone()), page: None })
    };
    let seen = links::check(&model.plan, output, &markup, &source, diagnostics);
    Rendered { bytes, seen: Some(seen) }
}

/// The minified page when it says the same as the page, else the page itself and a warning.
fn smallest(html: Vec<u8>, source: &Source, diagnostics: &mut Diagnostics) -> (Vec<u8>, Markup) {
    let before = inspect(&html, Collect::Nothing);
    let code = if before.depth > minify::DEPTH_LIMIT {
        Code::MinifySkipped
    } else {
        if let Some(small) = minify::minify(&html) {
            let after = inspect(&small, Collect::References);
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
    let markup = inspect(&html, Collect::References);
    (html, markup)
}
