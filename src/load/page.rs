//! From one Markdown file to a [`Document`]: front matter checked against the collection, links and headings noted.

mod quizzes;
mod tables;

use std::ops::Range;
use std::sync::Arc;

use super::document::{Document, Field, Spanned};
use super::lexicon::Lexicon;
use super::source_hash::SourceHash;
use super::{PageSource, fields, front_matter, glossary, language, numbers, sections};
use crate::config::Config;
use crate::diagnostic::files::{secret_inside, undecodable, unreadable_within};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::files::{Folder, text};
use crate::language::readability::tier::Tier;
use crate::language::slug::ascii_slug;
use crate::language::typography::Typography;
use crate::markdown::want::Wants;
use crate::markdown::{proof, scan};
use crate::node::{Date, Node, Table, Value};
use crate::schema::collection::Collection;
use crate::schema::field::FieldType;
use crate::schema::value::Checking;
use crate::schema::{KNOWN_FIELDS, is_slug};
use crate::site::id::PageId;

/// Reads and checks one page; its words are compared with `lexicon`. None when nothing can be made of it; what is wrong
/// is in `diagnostics`.
pub fn parse(
    folder: &dyn Folder,
    source: &PageSource,
    config: &Config,
    lexicon: &Lexicon,
    diagnostics: &mut Diagnostics,
) -> Option<Document> {
    let file = &source.file;
    let limits = &config.limits;
    let too_large = |error| unreadable_within(file, error, "page_size");
    let bytes = folder.read(file, limits.page_size).map_err(|e| diagnostics.push(too_large(e))).ok()?;
    if let Some(secret) = secret_inside(file, &bytes) {
        diagnostics.push(secret);
    }
    let text = text::decode(&bytes).map_err(|e| diagnostics.push(undecodable(file, e))).ok()?;
    for (span, c) in text::invisible_characters(&text) {
        diagnostics.push(
            Diagnostic::new(Code::InvisibleCharacter)
                .at(Place::at(file, span))
                .with("code", format!("U+{:04X}", u32::from(c))),
        );
    }
    let front =
        front_matter::read(&text, file, limits.front_matter_size).map_err(|fault| diagnostics.push(*fault)).ok()?;
    let collection = &config.collections[source.collection];
    let mut reading = Reading { file, table: &front.table, fence: front.fence, diagnostics };
    let document = reading.document(source, config, collection, blake3::hash(&bytes));
    let typography = reading.typography(source, config);
    reading.proofread(typography, collection);
    let setting = (typography, config.languages[source.language].code.as_ref());
    let uses = glossary::first_uses(document.as_ref(), reading.links_terms(collection), config, &lexicon.glossaries);
    let body = &text[front.body_start..];
    let findings = scan::scan(body, front.body_start, file, config, setting, uses, reading.diagnostics);
    let (mut document, findings) = (document?, findings?);
    if let Some(mut prose) = language::prose(collection, &text[front.body_start..], front.body_start) {
        numbers::check(collection, &prose, file, diagnostics);
        prose.passages.extend(fields::passages(&front.table, collection, &text));
        prose.passages.extend(findings.prose);
        document.reading = language::check(&prose, &document, &front.table, config, lexicon, diagnostics);
    }
    sections::check(collection, &document, &findings.anchors, diagnostics);
    sections::look_inside(collection, &document, body, front.body_start, diagnostics);
    document.anchors = findings.anchors.into_iter().map(|(id, ..)| id).collect();
    document.former = findings.former;
    document.links.extend(findings.links);
    document.values.extend(findings.values);
    document.files.extend(findings.files);
    document.cites.extend(findings.cites);
    document.terms.extend(findings.terms);
    document.pictures = findings.pictures;
    document.external = findings.external;
    document.embeds = findings.embeds;
    document.packages = findings.packages;
    document.quizzes = findings.quizzes;
    quizzes::check(&document, diagnostics);
    document.source_hash = SourceHash::of(&document, collection, &text[front.body_start..]);
    Some(document)
}

/// The front matter of one page while it is being read.
struct Reading<'a> {
    file: &'a Arc<str>,
    table: &'a Table,
    fence: Range<usize>,
    diagnostics: &'a mut Diagnostics,
}

impl<'a> Reading<'a> {
    fn document(
        &mut self,
        source: &PageSource,
        config: &Config,
        collection: &Collection,
        hash: blake3::Hash,
    ) -> Option<Document> {
        self.unknown_fields(collection);
        self.boolean("typography");
        let title = self.required_text("title");
        let slug = self.slug(title.as_deref());
        let summary = self.optional_text("summary");
        let (fields, wants) = self.fields(source, config, collection);
        let key = self.key(source, collection, &fields);
        let document = Document {
            file: self.file.clone(),
            collection: source.collection,
            language: source.language,
            key,
            summary,
            aliases: self.aliases(),
            draft: self.boolean("draft"),
            date: self.date("date"),
            updated: self.date("updated"),
            typography: self.typography(source, config),
            tier: self.tier(),
            waivers: self.waivers(),
            allowed: self.allowed(),
            corrections: self.corrections(),
            fields,
            anchors: Vec::new(),
            former: Vec::new(),
            links: wants.links,
            values: wants.values,
            files: wants.files,
            cites: wants.cites,
            pictures: Vec::new(),
            external: Vec::new(),
            embeds: Vec::new(),
            packages: Vec::new(),
            quizzes: Vec::new(),
            source_hash: SourceHash::default(),
            translated_from: self.translated_from(),
            terms: wants.terms,
            reading: None,
            hash,
            fence: short(&self.fence),
            title: title.clone().unwrap_or_default(),
            slug: slug.clone().unwrap_or_default(),
        };
        (title.is_some() && slug.is_some()).then_some(document)
    }

    /// Whether the first use of a word becomes a link: what the page says, else what its collection does.
    fn links_terms(&mut self, collection: &Collection) -> bool {
        let said = self.table.get("link_terms").is_some();
        if said { self.boolean("link_terms") } else { collection.link_terms }
    }

    fn push(&mut self, code: Code, span: &Range<usize>) -> &mut Diagnostic {
        let diagnostic = Diagnostic::new(code).at(Place::at(self.file, span.clone()));
        // The diagnostics are ours alone while a page is read, so the last one is this one.
        self.diagnostics.push_mut(diagnostic)
    }

    fn fault(&mut self, code: Code, span: &Range<usize>, field: &str) -> &mut Diagnostic {
        let diagnostic = self.push(code, span);
        diagnostic.arguments.push(("field", field.into()));
        diagnostic
    }

    fn wrong_type(&mut self, field: &str, node: &Node, expected: &'static str) {
        let found = node.value.kind();
        let diagnostic = self.fault(Code::WrongType, &node.span, field);
        diagnostic.arguments.push(("expected", expected.into()));
        diagnostic.arguments.push(("found", found.into()));
    }

    fn unknown_fields(&mut self, collection: &Collection) {
        for (key, _) in &self.table.entries {
            if KNOWN_FIELDS.contains(&key.name.as_str()) || collection.field(&key.name).is_some() {
                continue;
            }
            let known = KNOWN_FIELDS.iter().copied().chain(collection.fields.iter().map(|f| f.name.as_str()));
            self.diagnostics.push(
                Diagnostic::new(Code::UnknownField)
                    .at(Place::at(self.file, key.span.clone()))
                    .with("field", key.name.as_str())
                    .with("collection", collection.name.as_str())
                    .suggest(&key.name, known),
            );
        }
    }

    fn optional_text(&mut self, field: &str) -> Option<String> {
        let node = self.table.get(field)?;
        match &node.value {
            Value::Text(text) => Some(text.clone()),
            _ => {
                self.wrong_type(field, node, "kind-text");
                None
            }
        }
    }

    /// For whom the page is written, by a name that is known.
    fn tier(&mut self) -> Option<String> {
        let name = self.optional_text("tier")?;
        if Tier::parse(&name).is_some() {
            return Some(name);
        }
        let span = self.table.get("tier").map_or(self.fence.clone(), |node| node.span.clone());
        let known = Tier::KNOWN.iter().map(|(known, _)| *known);
        let diagnostic = Diagnostic::new(Code::ValueNotAllowed)
            .at(Place::at(self.file, span))
            .with("field", "tier")
            .with("value", name.as_str())
            .suggest(&name, known);
        self.diagnostics.push(diagnostic);
        None
    }

    fn required_text(&mut self, field: &str) -> Option<String> {
        if self.table.get(field).is_none() {
            let fence = self.fence.clone();
            self.fault(Code::MissingField, &fence, field);
            return None;
        }
        let text = self.optional_text(field)?;
        if text.trim().is_empty() {
            let fence = self.table.get(field).map_or(self.fence.clone(), |node| node.span.clone());
            self.fault(Code::MissingField, &fence, field);
            return None;
        }
        Some(text)
    }

    fn slug(&mut self, title: Option<&str>) -> Option<String> {
        let slug = self.required_text("slug")?;
        if is_slug(&slug) {
            return Some(slug);
        }
        let span = self.table.get("slug").map_or(self.fence.clone(), |node| node.span.clone());
        let suggestion = Some(ascii_slug(&slug))
            .filter(|slug| !slug.is_empty())
            .or_else(|| title.map(ascii_slug))
            .unwrap_or_default();
        let diagnostic = self.push(Code::InvalidSlug, &span);
        diagnostic.arguments.push(("slug", slug.into()));
        diagnostic.arguments.push(("suggestion", suggestion.into()));
        None
    }

    fn boolean(&mut self, field: &str) -> bool {
        match self.table.get(field) {
            Some(Node { value: Value::Boolean(boolean), .. }) => *boolean,
            Some(node) => {
                self.wrong_type(field, node, "kind-boolean");
                false
            }
            None => false,
        }
    }

    /// How the page is set: as its language does, unless the site or the page says `typography = false`.
    fn typography(&self, source: &PageSource, config: &Config) -> Typography {
        match self.table.get("typography").map(|node| &node.value) {
            Some(Value::Boolean(false)) => Typography::AsWritten,
            _ => config.typography_of(source.language),
        }
    }

    /// Says what should be mended in the texts of the front matter.
    fn proofread(&mut self, typography: Typography, collection: &Collection) {
        let is_prose =
            |name: &str| matches!(name, "title" | "summary" | "corrections") || collection.field(name).is_some();
        for (_, node) in self.table.entries.iter().filter(|(key, _)| is_prose(&key.name)) {
            proof::of_node(typography, node, self.file, self.diagnostics);
        }
    }

    fn date(&mut self, field: &str) -> Option<Date> {
        let node = self.table.get(field)?;
        self.date_of(field, node)
    }

    fn date_of(&mut self, field: &str, node: &Node) -> Option<Date> {
        match &node.value {
            Value::Date(date) => Some(*date),
            Value::Text(text) => {
                let text = text.clone();
                let diagnostic = self.fault(Code::InvalidDate, &node.span, field);
                diagnostic.arguments.push(("value", text.into()));
                None
            }
            _ => {
                self.wrong_type(field, node, "kind-date");
                None
            }
        }
    }

    fn aliases(&mut self) -> Vec<Spanned<String>> {
        let Some(node) = self.table.get("aliases") else { return Vec::new() };
        let Value::List(items) = &node.value else {
            self.wrong_type("aliases", node, "kind-list");
            return Vec::new();
        };
        let mut aliases = Vec::new();
        for item in items {
            match &item.value {
                Value::Text(alias) if is_alias(alias) => {
                    // Without an ending it is a folder, as every page is.
                    let folder = !alias.ends_with('/') && !alias.rsplit('/').next().unwrap_or_default().contains('.');
                    let value = if folder { format!("{alias}/") } else { alias.clone() };
                    aliases.push(Spanned { value, span: short(&item.span) });
                }
                Value::Text(alias) => {
                    let alias = alias.clone();
                    self.push(Code::InvalidAlias, &item.span).arguments.push(("alias", alias.into()));
                }
                _ => self.wrong_type("aliases", item, "kind-text"),
            }
        }
        aliases
    }

    fn translated_from(&mut self) -> Option<Spanned<SourceHash>> {
        let text = self.optional_text("translated_from")?;
        let span = self.table.get("translated_from")?.span.clone();
        let hash = SourceHash::parse(&text);
        if hash.is_none() {
            self.push(Code::InvalidSourceHash, &span).arguments.push(("value", text.into()));
        }
        hash.map(|value| Spanned { value, span: short(&span) })
    }

    fn fields(&mut self, source: &PageSource, config: &Config, collection: &Collection) -> (Vec<Field>, Wants) {
        let singular = |name: &str| config.collection(name).map(|c| c.singular.clone());
        let mut fields = Vec::new();
        let mut wants = Wants::default();
        for (index, field) in collection.fields.iter().enumerate() {
            let Some(node) = self.table.get(&field.name) else {
                // A translation takes its shared fields from the default language's page.
                if field.required && !(field.shared && source.language != 0) {
                    let fence = self.fence.clone();
                    self.fault(Code::MissingField, &fence, &field.name);
                }
                continue;
            };
            let mut checking = Checking { file: self.file, singular: &singular, diagnostics: &mut *self.diagnostics };
            if let Some(value) = checking.value(field, node) {
                fields.push(Field { index, value, span: short(&node.span) });
            }
        }
        for (_, node) in &self.table.entries {
            wants.of_node(node, self.file, self.diagnostics);
        }
        (fields, wants)
    }

    /// The key of the id: the value of the collection's key field, or the file's name. A translation that leaves a
    /// shared number to the default language's page is known by the number that its file's name begins with.
    fn key(&mut self, source: &PageSource, collection: &Collection, fields: &[Field]) -> Option<String> {
        let Some(key_field) = &collection.key else {
            return self.checked_key(source.stem.to_string());
        };
        let stem_number = stem_number(source);
        let declared = collection.fields.iter().position(|field| field.name == *key_field)?;
        let integer = collection.fields[declared].field_type == FieldType::Integer;
        match fields.iter().find(|field| field.index == declared) {
            Some(field) => {
                let key = field.value.as_text();
                if integer && stem_number.is_none_or(|number| number.to_string() != key) {
                    let span = field.span.0 as usize..field.span.1 as usize;
                    self.push(Code::FileWithoutNumber, &span).arguments.push(("number", key.clone().into()));
                }
                self.checked_key(key)
            }
            None if integer => stem_number.map(|number| number.to_string()),
            None => None,
        }
    }

    fn checked_key(&mut self, key: String) -> Option<String> {
        if is_slug(&key) {
            return Some(key);
        }
        let fence = self.fence.clone();
        self.push(Code::InvalidKey, &fence).arguments.push(("key", key.into()));
        None
    }
}

/// The number that the file's name begins with.
fn stem_number(source: &PageSource) -> Option<i64> {
    let digits = source.stem.split('-').next()?;
    digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse().ok()).flatten()
}

/// The id that a page has as far as its file's name tells.
pub fn probable_id(source: &PageSource, config: &Config) -> PageId {
    let collection = &config.collections[source.collection];
    let number = stem_number(source).filter(|_| collection.key.is_some());
    let key = number.map_or_else(|| source.stem.to_string(), |number| number.to_string());
    PageId::from_parts(&collection.singular, &key)
}

/// A path from the site's root, such as `/ancien/` or `/vieux.html`.
fn is_alias(alias: &str) -> bool {
    alias.starts_with('/')
        && !alias.contains("//")
        && alias != "/"
        && !alias.split('/').any(|step| step == "." || step == "..")
        && alias.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._~/".contains(&b))
}

fn short(span: &Range<usize>) -> (u32, u32) {
    let clamp = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    (clamp(span.start), clamp(span.end))
}
