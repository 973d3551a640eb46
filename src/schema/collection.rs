//! A collection: a kind of page that `site.toml` declares.

use std::ops::Range;

use super::address_pattern::AddressPattern;
use super::expectation::Expectation;
use super::field::{self, Field, FieldType};
use super::labels::Vocabulary;
use super::learning::Learning;
use super::page_table::{PageTable, tables_of};
use super::readability::Readability;
use super::sections::Sections;
use super::{KNOWN_FIELDS, is_name};
use crate::config::localised::Localised;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::language::Language;
use crate::node::reader::Reader;
use crate::node::{Key, Value};

/// The field of a glossary's pages with the ways in which the term is written in a sentence.
pub const FORMS: &str = "forms";

/// A kind of page.
#[derive(Clone, Debug)]
pub struct Collection {
    pub name: String,
    /// Below `content/`, without slashes around it.
    pub folder: String,
    /// The word that the ids of its pages begin with.
    pub singular: String,
    /// The field whose value is the key of an id; the file's name when there is none.
    pub key: Option<String>,
    pub template: String,
    /// Templates of single pages, by the key of their ids.
    pub templates: Vec<(String, String)>,
    /// Every template that the collection names, with where it does.
    pub named_templates: Vec<(String, Range<usize>)>,
    /// By language.
    pub address: Vec<AddressPattern>,
    /// By language; empty when the collection has no short addresses.
    pub short: Vec<AddressPattern>,
    pub sort: Option<Sort>,
    /// The reference field that leads to a page's parent, for breadcrumbs.
    pub parent: Option<String>,
    pub fields: Vec<Field>,
    /// What is said of numbers in its texts that have no source.
    pub numbers: Numbers,
    /// How its texts should read; they aren't measured when none.
    pub readability: Option<Readability>,
    /// Whether each of its pages is a folder with a data package.
    pub data: bool,
    /// Whether its pages explain the words of the others.
    pub glossary: bool,
    /// Whether the first use of a word of the glossary in a text becomes a link.
    pub link_terms: bool,
    /// Whether files for reference managers stand beside each of its pages.
    pub cite: bool,
    /// Whether each of its pages is a PDF file too.
    pub pdf: bool,
    /// The parts that its pages are made of; any when none.
    pub sections: Option<Sections>,
    pub index: Option<Index>,
    /// Tables of its pages.
    pub tables: Vec<PageTable>,
    /// What there is to be about its pages.
    pub expects: Vec<Expectation>,
    /// Which of its fields describe lessons.
    pub learning: Option<Learning>,
    /// Where its name stands in `site.toml`.
    pub span: Range<usize>,
}

/// The order of a collection's pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sort {
    pub field: String,
    pub descending: bool,
}

impl Sort {
    /// Reads `number` or, for the other direction, `-number`.
    pub fn parse(text: &str) -> Self {
        match text.strip_prefix('-') {
            Some(field) => Sort { field: field.to_owned(), descending: true },
            None => Sort { field: text.to_owned(), descending: false },
        }
    }
}

/// What is said of numbers without a source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Numbers {
    #[default]
    Free,
    Warning,
    Error,
}

impl Numbers {
    const KNOWN: [(&'static str, Numbers); 3] =
        [("free", Numbers::Free), ("warning", Numbers::Warning), ("error", Numbers::Error)];

    /// Reads `numbers = "error"`.
    fn read(reader: &mut Reader<'_>, diagnostics: &mut Diagnostics) -> Numbers {
        let span = reader.node("numbers").map(|node| node.span.clone());
        let Some(text) = reader.text("numbers", diagnostics) else { return Numbers::Free };
        if let Some((_, found)) = Self::KNOWN.iter().find(|(name, _)| *name == text) {
            return *found;
        }
        let allowed: Vec<String> = Self::KNOWN.iter().map(|(name, _)| (*name).to_owned()).collect();
        diagnostics.push(
            Diagnostic::new(Code::SettingNotAllowed)
                .at(reader.place(&span.unwrap_or(0..0)))
                .with("key", "numbers")
                .with("value", text)
                .with("allowed", allowed),
        );
        Numbers::Free
    }
}

/// The pages that list a collection.
#[derive(Clone, Debug)]
pub struct Index {
    pub template: String,
    pub title: Localised,
    pub summary: Localised,
    /// By language.
    pub address: Vec<AddressPattern>,
    /// How many pages are listed on one; all when none.
    pub per_page: Option<usize>,
    /// Whether there is an Atom feed beside it.
    pub feed: bool,
    /// The fields with a list for each of their values, each with its place.
    pub groups: Vec<(String, Range<usize>)>,
    template_at: Range<usize>,
}

impl Collection {
    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// The place of the field with the ways in which a term is written, if it is a list of texts.
    pub fn forms(&self) -> Option<usize> {
        let field = self.fields.iter().position(|field| field.name == FORMS)?;
        let texts = matches!(&self.fields[field].field_type, FieldType::List(of) if **of == FieldType::Text);
        texts.then_some(field)
    }

    /// The template of the page with a key.
    pub fn template_of(&self, key: &str) -> &str {
        self.templates.iter().find(|(known, _)| known == key).map_or(&self.template, |(_, template)| template)
    }

    /// Reads `[collections.NAME]`.
    pub fn read(
        key: &Key,
        mut reader: Reader<'_>,
        vocabulary: Vocabulary<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Collection> {
        let languages = vocabulary.languages;
        if !is_name(&key.name) {
            diagnostics
                .push(Diagnostic::new(Code::InvalidName).at(reader.place(&key.span)).with("name", key.name.as_str()));
        }
        let folder = reader.text("folder", diagnostics).unwrap_or_else(|| key.name.clone());
        let singular = reader.required_text("singular", diagnostics);
        let key_field = reader.text("key", diagnostics);
        let template_at = place_of(&mut reader, "template", &key.span);
        let template = reader.text("template", diagnostics).unwrap_or_else(|| "page.html".to_owned());
        let templates = read_templates(&mut reader, diagnostics);
        let uses = UsesAt {
            key: place_of(&mut reader, "key", &key.span),
            sort: place_of(&mut reader, "sort", &key.span),
            parent: place_of(&mut reader, "parent", &key.span),
        };
        let sort = reader.text("sort", diagnostics).map(|text| Sort::parse(&text));
        let parent = reader.text("parent", diagnostics);
        let fields = match reader.table("fields", diagnostics) {
            Some(mut inner) => field::read_all(&mut inner, vocabulary, diagnostics),
            None => Vec::new(),
        };
        field::refuse_known(&fields, &reader, diagnostics);
        let address = patterns(&mut reader, "address", &key.name, languages, true, diagnostics);
        let short = patterns(&mut reader, "short", &key.name, languages, false, diagnostics);
        let numbers = Numbers::read(&mut reader, diagnostics);
        let readability = reader.table("readability", diagnostics).map(|inner| Readability::read(inner, diagnostics));
        let data = reader.boolean("data", diagnostics).unwrap_or(false);
        let glossary = reader.boolean("glossary", diagnostics).unwrap_or(false);
        let link_terms = reader.boolean("link_terms", diagnostics).unwrap_or(false);
        let cite = reader.boolean("cite", diagnostics).unwrap_or(false);
        let pdf = reader.boolean("pdf", diagnostics).unwrap_or(false);
        let sections = reader.table("sections", diagnostics).map(|inner| Sections::read(inner, diagnostics));
        let has_index = reader.node("index").is_some();
        let tables = reader.table("tables", diagnostics);
        let tables = tables.map(|inner| PageTable::read_all(inner, languages, has_index, diagnostics));
        let expects = Expectation::read_all(&mut reader, diagnostics);
        let learning = reader.table("learning", diagnostics);
        let learning = learning.map(|inner| Learning::read(inner, &fields, languages, diagnostics));
        let index =
            reader.table("index", diagnostics).and_then(|inner| Index::read(inner, &key.name, languages, diagnostics));
        let mut named_templates = vec![(template.clone(), template_at)];
        named_templates.extend(index.iter().map(|index| (index.template.clone(), index.template_at.clone())));
        named_templates.extend(templates.iter().map(|(_, template, at)| (template.clone(), at.clone())));
        let collection = Collection {
            name: key.name.clone(),
            folder: folder.trim_matches('/').to_owned(),
            singular: singular?,
            key: key_field,
            template,
            templates: templates.into_iter().map(|(key, template, _)| (key, template)).collect(),
            named_templates,
            address: address?,
            short: short.unwrap_or_default(),
            sort,
            parent,
            fields,
            numbers,
            readability,
            data,
            glossary,
            link_terms,
            cite,
            pdf,
            sections,
            index,
            tables: tables.unwrap_or_default(),
            expects,
            learning,
            span: key.span.clone(),
        };
        collection.check_uses(&reader, uses, diagnostics);
        reader.finish(diagnostics);
        Some(collection)
    }

    /// Every field that is named by a rule must be there and fit.
    fn check_uses(&self, reader: &Reader<'_>, at: UsesAt, diagnostics: &mut Diagnostics) {
        let mut check = |name: &str, usage: &str, span: Range<usize>, fits: &dyn Fn(&FieldType) -> bool| {
            let place = reader.place(&span);
            match self.field(name) {
                Some(field) if fits(&field.field_type) => {}
                Some(_) => diagnostics
                    .push(Diagnostic::new(Code::FieldNotUsable).at(place).with("field", name).with("use", usage)),
                None => diagnostics.push(
                    Diagnostic::new(Code::UnknownFieldName)
                        .at(place)
                        .with("field", name)
                        .suggest(name, self.fields.iter().map(|field| field.name.as_str())),
                ),
            }
        };
        let single = |kind: &FieldType| !matches!(kind, FieldType::List(_) | FieldType::Table(_));
        let keyed = |kind: &FieldType| matches!(kind, FieldType::Text | FieldType::Integer);
        let listed = |kind: &FieldType| match kind {
            FieldType::List(of) => !matches!(of.as_ref(), FieldType::Table(_)),
            kind => !matches!(kind, FieldType::Table(_)),
        };
        if let Some(key) = &self.key {
            check(key, "use-key", at.key, &keyed);
        }
        if let Some(sort) = self.sort.as_ref().filter(|sort| !KNOWN_FIELDS.contains(&sort.field.as_str())) {
            check(&sort.field, "use-sort", at.sort, &single);
        }
        if let Some(parent) = &self.parent {
            check(parent, "use-parent", at.parent, &|kind| matches!(kind, FieldType::Reference { .. }));
        }
        for (group, at) in self.index.iter().flat_map(|index| &index.groups) {
            check(group, "use-group", at.clone(), &listed);
        }
        self.check_totals(reader, diagnostics);
        for pattern in self.address.iter().chain(&self.short) {
            for name in pattern.fields().filter(|&name| name != "slug" && name != "key") {
                if !self.field(name).is_some_and(|field| single(&field.field_type)) {
                    diagnostics.push(
                        Diagnostic::new(Code::UnknownPlaceholder)
                            .at(reader.place(&pattern.span))
                            .with("placeholder", name)
                            .suggest(name, self.fields.iter().map(|field| field.name.as_str()).chain(["slug", "key"])),
                    );
                }
            }
        }
    }
}

impl Collection {
    /// A total is an integer, and the sum of integers.
    fn check_totals(&self, reader: &Reader<'_>, diagnostics: &mut Diagnostics) {
        for field in &self.fields {
            let Some(total) = &field.total_of else { continue };
            let unknown = |name: &str, known: &[Field]| {
                Diagnostic::new(Code::UnknownFieldName)
                    .with("field", name)
                    .suggest(name, known.iter().map(|field| field.name.as_str()))
            };
            let unusable =
                |name: &str| Diagnostic::new(Code::FieldNotUsable).with("field", name).with("use", "use-total");
            let columns = self.field(&total.list).map(|list| tables_of(&list.field_type));
            let column = |columns: &'_ [Field]| columns.iter().find(|column| column.name == total.column).cloned();
            let fault = match columns {
                _ if field.field_type != FieldType::Integer => unusable(&field.name),
                None => unknown(&total.list, &self.fields),
                Some(None) => unusable(&total.list),
                Some(Some(columns)) => match column(columns) {
                    None => unknown(&total.column, columns),
                    Some(column) if column.field_type != FieldType::Integer => unusable(&total.column),
                    Some(_) => continue,
                },
            };
            diagnostics.push(fault.at(reader.place(&total.span)));
        }
    }
}

/// Where a collection names fields.
struct UsesAt {
    key: Range<usize>,
    sort: Range<usize>,
    parent: Range<usize>,
}

/// Where a setting's value stands, or `otherwise` when it isn't set.
fn place_of<'a>(reader: &mut Reader<'a>, key: &'a str, otherwise: &Range<usize>) -> Range<usize> {
    reader.node(key).map_or(otherwise, |node| &node.span).clone()
}

/// Reads `templates = { KEY = "home.html" }`: the key, the template and where it is named.
fn read_templates(reader: &mut Reader<'_>, diagnostics: &mut Diagnostics) -> Vec<(String, String, Range<usize>)> {
    let Some(mut inner) = reader.table("templates", diagnostics) else { return Vec::new() };
    let mut templates = Vec::new();
    for (key, node) in inner.entries() {
        match &node.value {
            Value::Text(template) => templates.push((key.name.clone(), template.clone(), node.span.clone())),
            _ => {
                inner.wrong::<()>(&key.name, node, "kind-text", diagnostics);
            }
        }
    }
    templates
}

impl Index {
    fn read(
        mut reader: Reader<'_>,
        collection: &str,
        languages: &[Language],
        diagnostics: &mut Diagnostics,
    ) -> Option<Index> {
        let whole = reader.span();
        let template_at = place_of(&mut reader, "template", &whole);
        let template = reader.text("template", diagnostics).unwrap_or_else(|| "index.html".to_owned());
        let title = Localised::required(&mut reader, "title", languages, diagnostics);
        let summary = Localised::read(&mut reader, "summary", languages, diagnostics);
        let address = patterns(&mut reader, "address", collection, languages, true, diagnostics);
        let per_page = reader.count("per_page", diagnostics);
        let feed = reader.boolean("feed", diagnostics).unwrap_or(false);
        let groups = reader.texts("groups", diagnostics).unwrap_or_default();
        for pattern in address.iter().flatten() {
            if let Some(placeholder) = pattern.fields().next() {
                diagnostics.push(
                    Diagnostic::new(Code::UnknownPlaceholder)
                        .at(reader.place(&pattern.span))
                        .with("placeholder", placeholder)
                        .suggest(placeholder, []),
                );
            }
        }
        reader.finish(diagnostics);
        Some(Index { template, title: title?, summary, address: address?, per_page, feed, groups, template_at })
    }
}

/// Reads `key.fr = "/…/"` for every language; none when one is missing or can't be read.
fn patterns(
    reader: &mut Reader<'_>,
    key: &'static str,
    collection: &str,
    languages: &[Language],
    required: bool,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<AddressPattern>> {
    if !required && reader.node(key).is_none() {
        return None;
    }
    if reader.node(key).is_none() {
        reader.missing(key, diagnostics);
        return None;
    }
    let written = Localised::read(reader, key, languages, diagnostics);
    let mut found = Vec::with_capacity(languages.len());
    for language in languages {
        let Some((text, span)) = written.get(language.index) else {
            diagnostics.push(
                Diagnostic::new(Code::PatternMissing)
                    .at(reader.place(&reader.span()))
                    .with("collection", collection)
                    .with("language", language.code.as_ref()),
            );
            continue;
        };
        match AddressPattern::parse(text, span.clone()) {
            Some(pattern) => found.push(pattern),
            None => diagnostics
                .push(Diagnostic::new(Code::InvalidPattern).at(reader.place(span)).with("pattern", text.as_str())),
        }
    }
    (found.len() == languages.len()).then_some(found)
}
