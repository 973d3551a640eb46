//! `[search]`: what readers can search, and how they narrow down what they find.

use std::ops::Range;

use super::MenuItem;
use super::localised::Localised;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::language::Language;
use crate::node::reader::Reader;
use crate::schema::address_pattern::AddressPattern;
use crate::schema::collection::Collection;
use crate::schema::field::FieldType;
use crate::schema::is_name;

/// The filter that every search has: which kind of page.
pub const KIND: &str = "kind";
/// What stands for the query in the address of results.
pub const QUERY: &str = "q";

/// The search of a site.
#[derive(Clone, Debug)]
pub struct Search {
    /// Of the page with results.
    pub title: Localised,
    pub summary: Localised,
    /// By language, without what addresses in a language begin with.
    pub address: Vec<AddressPattern>,
    /// The collections whose pages are searched, in the order in which readers see them.
    pub kinds: Vec<Kind>,
    pub filters: Vec<Filter>,
    /// Ids of pages of these collections that aren't searched.
    pub without: Vec<(String, Range<usize>)>,
    /// Where a reader finds pages without searching.
    pub instead: Vec<MenuItem>,
}

/// A collection that is searched.
#[derive(Clone, Debug)]
pub struct Kind {
    /// Its place among the site's.
    pub collection: usize,
    /// What one of its pages is called.
    pub label: Localised,
}

/// What pages that are found can be told apart by, besides their kind.
#[derive(Clone, Debug)]
pub struct Filter {
    pub name: String,
    pub label: Localised,
    /// Where a page has its values.
    pub from: Vec<Path>,
}

/// A field, or a field of the pages that a field refers to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path {
    pub field: String,
    pub of_target: Option<String>,
}

impl Search {
    /// Reads the table. None when it can't be used; what is wrong is in `diagnostics`.
    pub fn read(
        mut reader: Reader<'_>,
        languages: &[Language],
        known: &[Collection],
        diagnostics: &mut Diagnostics,
    ) -> Option<Search> {
        let enabled = reader.boolean("enabled", diagnostics).unwrap_or(true);
        let title = Localised::required(&mut reader, "title", languages, diagnostics);
        let summary = Localised::read(&mut reader, "summary", languages, diagnostics);
        let address = read_addresses(&mut reader, languages, diagnostics);
        let kinds = read_kinds(&mut reader, languages, known, diagnostics);
        let filters = read_filters(&mut reader, languages, &kinds, known, diagnostics);
        let without = reader.texts("without", diagnostics).unwrap_or_default();
        let instead = reader.texts("instead", diagnostics).unwrap_or_default().into_iter();
        let instead = instead
            .map(|(page, span)| MenuItem { page, label: Localised::default(), group: Localised::default(), span })
            .collect();
        reader.finish(diagnostics);
        let search = Search { title: title?, summary, address: address?, kinds, filters, without, instead };
        Some(search).filter(|_| enabled)
    }
}

/// Reads `address = { fr = "/recherche/", en = "/search/" }`.
fn read_addresses(
    reader: &mut Reader<'_>,
    languages: &[Language],
    diagnostics: &mut Diagnostics,
) -> Option<Vec<AddressPattern>> {
    let written = Localised::required(reader, "address", languages, diagnostics)?;
    let mut found = Vec::with_capacity(languages.len());
    for (text, span) in languages.iter().filter_map(|language| written.get(language.index)) {
        let Some(pattern) = AddressPattern::parse(text, span.clone()) else {
            diagnostics
                .push(Diagnostic::new(Code::InvalidPattern).at(reader.place(span)).with("pattern", text.as_str()));
            continue;
        };
        if let Some(placeholder) = pattern.fields().next() {
            let fault = Diagnostic::new(Code::UnknownPlaceholder).at(reader.place(span));
            diagnostics.push(fault.with("placeholder", placeholder).suggest(placeholder, []));
        }
        found.push(pattern);
    }
    (found.len() == languages.len()).then_some(found)
}

/// Reads `[search.kinds]`: for each collection what one of its pages is called.
fn read_kinds(
    reader: &mut Reader<'_>,
    languages: &[Language],
    known: &[Collection],
    diagnostics: &mut Diagnostics,
) -> Vec<Kind> {
    let mut kinds = Vec::new();
    let Some(mut inner) = reader.table("kinds", diagnostics) else {
        if reader.node("kinds").is_none() {
            reader.missing("kinds", diagnostics);
        }
        return kinds;
    };
    for (key, _) in inner.entries() {
        let label = Localised::required(&mut inner, &key.name, languages, diagnostics);
        match (known.iter().position(|collection| collection.name == key.name), label) {
            (Some(collection), Some(label)) => kinds.push(Kind { collection, label }),
            (Some(_), None) => {}
            (None, _) => diagnostics.push(
                Diagnostic::new(Code::UnknownCollection)
                    .at(inner.place(&key.span))
                    .with("collection", key.name.as_str())
                    .suggest(&key.name, known.iter().map(|collection| collection.name.as_str())),
            ),
        }
    }
    kinds
}

/// Reads `[search.filters.NAME]` for each filter.
fn read_filters(
    reader: &mut Reader<'_>,
    languages: &[Language],
    kinds: &[Kind],
    known: &[Collection],
    diagnostics: &mut Diagnostics,
) -> Vec<Filter> {
    let Some(mut inner) = reader.table("filters", diagnostics) else { return Vec::new() };
    let mut filters = Vec::new();
    for (key, _) in inner.entries() {
        let Some(mut filter) = inner.table(&key.name, diagnostics) else { continue };
        if !is_name(&key.name) || [KIND, QUERY].contains(&key.name.as_str()) {
            let fault = Diagnostic::new(Code::SearchFilterName).at(inner.place(&key.span));
            diagnostics.push(fault.with("name", key.name.as_str()));
        }
        let label = Localised::required(&mut filter, "label", languages, diagnostics);
        let written = filter.node("from").is_some();
        let from = filter.texts("from", diagnostics);
        if !written || from.as_ref().is_some_and(Vec::is_empty) {
            filter.missing("from", diagnostics);
        }
        let searched: Vec<&Collection> = kinds.iter().filter_map(|kind| known.get(kind.collection)).collect();
        let mut paths = Vec::new();
        for (text, span) in from.unwrap_or_default() {
            let path = Path::parse(&text);
            if let Some(fault) = path.fault(&searched, known) {
                diagnostics.push(fault.at(filter.place(&span)));
            }
            paths.push(path);
        }
        filter.finish(diagnostics);
        filters.extend(label.map(|label| Filter { name: key.name.clone(), label, from: paths }));
    }
    filters
}

impl Path {
    /// Reads `level` or `actions.objective`.
    fn parse(text: &str) -> Path {
        let (field, of_target) = match text.split_once('.') {
            Some((field, inner)) => (field, Some(inner.to_owned())),
            None => (text, None),
        };
        Path { field: field.to_owned(), of_target }
    }

    /// Why no page that is searched has values there; none when one can.
    fn fault(&self, searched: &[&Collection], known: &[Collection]) -> Option<Diagnostic> {
        let fields: Vec<_> = searched.iter().filter_map(|collection| collection.field(&self.field)).collect();
        if fields.is_empty() {
            let names = searched.iter().flat_map(|collection| &collection.fields).map(|field| field.name.as_str());
            return Some(unknown(&self.field, names));
        }
        let Some(inner) = &self.of_target else {
            return (!fields.iter().any(|field| is_listed(&field.field_type))).then(|| unusable(&self.field));
        };
        let targets: Vec<&Collection> = fields
            .iter()
            .filter_map(|field| known.iter().find(|collection| Some(collection.name.as_str()) == field.reference()))
            .collect();
        if targets.is_empty() {
            return Some(unusable(&self.field));
        }
        let inner_fields: Vec<_> = targets.iter().filter_map(|target| target.field(inner)).collect();
        if inner_fields.is_empty() {
            let names = targets.iter().flat_map(|target| &target.fields).map(|field| field.name.as_str());
            return Some(unknown(inner, names));
        }
        (!inner_fields.iter().any(|field| is_listed(&field.field_type))).then(|| unusable(inner))
    }
}

fn unknown<'a>(field: &str, known: impl Iterator<Item = &'a str>) -> Diagnostic {
    Diagnostic::new(Code::UnknownFieldName).with("field", field).suggest(field, known)
}

fn unusable(field: &str) -> Diagnostic {
    Diagnostic::new(Code::FieldNotUsable).with("field", field).with("use", "use-filter")
}

/// Whether each value can be one of those that readers choose from.
fn is_listed(kind: &FieldType) -> bool {
    match kind {
        FieldType::List(of) => !matches!(of.as_ref(), FieldType::Table(_)),
        kind => !matches!(kind, FieldType::Table(_)),
    }
}
