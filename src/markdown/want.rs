//! What a link needs the site to have, wherever it is written.

use std::sync::Arc;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::inline::has_links;
use super::link::{self, Destination, LinkFault, Wanted};
use crate::data::query::{Fault, Query};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::load::document::{PageLink, Spanned, TermUse, ValueLink};
use crate::node::{Node, Value};

/// What a link with a scheme of ours needs.
pub enum Want {
    Page(PageLink),
    Value(Query),
    File(Spanned<String>),
    /// A word of the glossary, by its key.
    Term(String),
    /// A work of the bibliography, by its key.
    Work(Spanned<String>),
}

/// What an address needs, none when it needs nothing of ours.
///
/// # Errors
/// Why the address isn't allowed.
pub fn wanted(address: &str, place: Place) -> Result<Option<Want>, Box<Diagnostic>> {
    let span = place.span.unwrap_or_default();
    let fault = |code| Diagnostic::new(code).at(place.clone());
    match link::destination(address) {
        Destination::Own(scheme, target) => match scheme.wants(target) {
            Ok(Wanted::Page { id, anchor }) => Ok(Some(Want::Page(PageLink { id, anchor, span }))),
            Ok(Wanted::Value(query)) => Ok(Some(Want::Value(query))),
            Ok(Wanted::File(value)) => Ok(Some(Want::File(Spanned { value, span }))),
            Ok(Wanted::Term(key)) => Ok(Some(Want::Term(key))),
            Ok(Wanted::Work(citation)) => Ok(Some(Want::Work(Spanned { value: citation.key, span }))),
            Err(LinkFault::NotKey) => Err(Box::new(fault(Code::InvalidTermLink).with("target", target))),
            Err(LinkFault::Citation) => Err(Box::new(fault(Code::InvalidCitation).with("target", target))),
            Err(LinkFault::Malformed) => Err(Box::new(fault(Code::InvalidPageLink).with("target", target))),
            Err(LinkFault::Query(Fault::UnknownAggregate(name))) => {
                let fault = fault(Code::UnknownAggregate).with("aggregate", name.as_str());
                Err(Box::new(fault.suggest(&name, crate::data::query::aggregates())))
            }
            Err(LinkFault::Query(_)) => Err(Box::new(fault(Code::InvalidValueLink).with("target", target))),
        },
        Destination::Refused(scheme) => Err(Box::new(fault(Code::SchemeNotAllowed).with("scheme", scheme))),
        Destination::Unknown(scheme) => Err(Box::new(
            fault(Code::UnknownScheme).with("scheme", scheme.as_str()).suggest(&scheme, link::known_schemes()),
        )),
        Destination::NoScheme => Err(Box::new(fault(Code::AddressWithoutScheme).with("address", address))),
        Destination::External | Destination::Anchor(_) | Destination::Path(_) => Ok(None),
    }
}

/// The data packages whose numbers a text shows, in its order.
pub fn packages_of(text: &str) -> Vec<String> {
    let mut packages: Vec<String> = Vec::new();
    for event in Parser::new(text) {
        let Event::Start(Tag::Link { dest_url, .. }) = event else { continue };
        let Destination::Own(scheme, target) = link::destination(&dest_url) else { continue };
        if let Ok(Wanted::Value(query)) = scheme.wants(target)
            && !packages.contains(&query.package)
        {
            packages.push(query.package);
        }
    }
    packages
}

/// The keys of the works that a text cites, in its order.
pub fn works_of(text: &str) -> Vec<String> {
    if !has_links(text) {
        return Vec::new();
    }
    let links = Parser::new(text).filter_map(|event| match event {
        Event::Start(Tag::Link { dest_url, .. }) => link::citation(&dest_url),
        _ => None,
    });
    links.map(|citation| citation.key).collect()
}

/// What the texts of a front matter need.
#[derive(Default)]
pub struct Wants {
    pub links: Vec<PageLink>,
    pub values: Vec<ValueLink>,
    pub files: Vec<Spanned<String>>,
    pub terms: Vec<TermUse>,
    pub cites: Vec<Spanned<String>>,
}

impl Wants {
    /// Adds the links in every text of a front matter's value.
    pub fn of_node(&mut self, node: &Node, file: &Arc<str>, diagnostics: &mut Diagnostics) {
        match &node.value {
            Value::Text(text) if has_links(text) => self.of_text(text, Place::at(file, node.span.clone()), diagnostics),
            Value::List(items) => items.iter().for_each(|item| self.of_node(item, file, diagnostics)),
            Value::Table(table) => table.entries.iter().for_each(|(_, node)| self.of_node(node, file, diagnostics)),
            _ => {}
        }
    }

    /// Adds the links of one text, which stands at `place`.
    pub fn of_text(&mut self, text: &str, place: Place, diagnostics: &mut Diagnostics) {
        let mut value: Option<(Query, String)> = None;
        for event in Parser::new(text) {
            match event {
                Event::Start(Tag::Link { dest_url, .. }) => match wanted(&dest_url, place.clone()) {
                    Ok(Some(Want::Page(link))) => self.links.push(link),
                    Ok(Some(Want::Value(query))) => value = Some((query, String::new())),
                    Ok(Some(Want::File(file))) => self.files.push(file),
                    Ok(Some(Want::Work(key))) => self.cites.push(key),
                    Ok(Some(Want::Term(key))) => {
                        self.terms.push(TermUse { key, span: place.span.unwrap_or_default(), automatic: false });
                    }
                    Ok(None) => {}
                    Err(diagnostic) => diagnostics.push(*diagnostic),
                },
                Event::Text(part) | Event::Code(part) => {
                    if let Some((_, written)) = &mut value {
                        written.push_str(&part);
                    }
                }
                Event::End(TagEnd::Link) => {
                    let span = place.span.unwrap_or_default();
                    self.values.extend(value.take().map(|(query, text)| ValueLink { query, text, span }));
                }
                _ => {}
            }
        }
    }
}
