//! What is only known when all pages are made: that anchors which lead to other pages are there, and that no two pages have
//! one title.

use std::collections::HashMap;

use super::links::{Seen, dead_anchor};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::plan::Plan;
use crate::plan::output::Making;

/// Checks the anchors that pages want of each other; `seen` is by number of the output.
pub fn check(seen: &[Option<&Seen>], diagnostics: &mut Diagnostics) {
    for wanted in seen.iter().flatten().flat_map(|seen| &seen.wanted) {
        let target = seen.get(wanted.output).copied().flatten();
        if !target.is_some_and(|target| target.ids.contains(&wanted.anchor)) {
            diagnostics.push(wanted.source.put(dead_anchor(&wanted.address, &wanted.anchor)));
        }
    }
}

/// Checks that each page has a title of its own (RGAA 8.6); pages in two languages may have the same.
pub fn titles(plan: &Plan, seen: &[Option<&Seen>], diagnostics: &mut Diagnostics) {
    let mut first: HashMap<(usize, &str), usize> = HashMap::new();
    for (output, title) in seen.iter().enumerate().filter_map(|(at, seen)| Some((at, seen.as_ref()?.title.as_deref()?)))
    {
        let (Making::Page { language, .. } | Making::Answers { language, .. }) = plan.outputs[output].making else {
            continue;
        };
        match first.get(&(language, title)) {
            Some(other) => {
                let address = |at: usize| plan.outputs[at].address.as_str();
                let diagnostic = Diagnostic::new(Code::TitleRepeated).with("title", title);
                let diagnostic = diagnostic.with("page", address(output)).with("other", address(*other));
                let origin = plan.outputs[output].origin.clone();
                diagnostics.push(origin.into_iter().fold(diagnostic, Diagnostic::at));
            }
            None => {
                first.insert((language, title), output);
            }
        }
    }
}
