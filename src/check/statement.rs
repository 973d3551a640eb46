//! Every page leads to the one that states how accessible the site is (RGAA, "Obligations": the link is on all pages).

use super::links::Source;
use super::markup::Markup;
use crate::accessibility;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::plan::Plan;
use crate::plan::output::Making;
use crate::site::Site;

/// Checks the output of a number, if it is a page that readers go to. `source` is the template that made it.
pub fn check(plan: &Plan, site: &Site, output: usize, markup: &Markup, source: &Source, diagnostics: &mut Diagnostics) {
    let Some(statement) = accessibility::page(&site.config).and_then(|id| site.find(id)) else { return };
    let from = &plan.outputs[output];
    let is_page = |making: &Making| matches!(making, Making::Page { .. } | Making::List(_) | Making::NotFound { .. });
    let is_edition = |making: &Making| {
        matches!(making, Making::Editions { .. } | Making::Edition { .. } | Making::EditionDataset { .. })
    };
    if !is_page(&from.making) && !is_edition(&from.making) {
        return;
    }
    let is_statement =
        |output: usize| matches!(plan.outputs[output].making, Making::Page { entry, .. } if entry == statement);
    let leads_there = |address: &String| {
        let read = plan.writer.read(&from.address, address);
        read.and_then(|(path, _)| plan.at(&path)).is_some_and(is_statement)
    };
    // It stands at the foot of pages, where it is found soonest from the end.
    if !is_statement(output) && !markup.addresses.iter().rev().any(leads_there) {
        diagnostics.push(source.put(Diagnostic::new(Code::StatementUnlinked)));
    }
}
