//! The site as the text of one page sees it.

mod uses;

use std::cell::RefCell;

use fluent_bundle::FluentValue;
use tera::Value;
pub use uses::Gathering;

use super::chart::Shown;
use super::context::title_of;
use super::download;
use super::embed_code;
use super::engine::{Engine, Here};
use super::languages::language_name;
use super::plain::plain;
use super::{Model, credit, figure, questions, tables, terms};
use crate::data::query::Query;
use crate::data::{Package, cell, values};
use crate::diagnostic::{Code, Diagnostic};
use crate::language::typography::Typography;
use crate::load::document::{Document, TermUse};
use crate::markdown::block::BlockValues;
use crate::markdown::host::{
    Credit, EmbedTarget, FileTarget, FirstUse, Height, Host, OtherLanguage, PageTarget, PictureTarget, ShownValue,
    TableWanted, TermTarget, WorkTarget,
};
use crate::markdown::inline::has_links;
use crate::markdown::link::cite::Citation;
use crate::markdown::words;
use crate::plan::address::Address;
use crate::plan::answers;
use crate::plan::output::{Embed, EmbedPart, Making};
use crate::site::EntryIndex;
use crate::site::query::Query as PageQuery;

/// What the text of a document may ask for while its output is rendered.
pub struct PageHost<'a> {
    engine: &'a Engine,
    model: &'a Model,
    output: usize,
    document: &'a Document,
    /// Where the document's page is, when it is only a part of it that is rendered, as a page of its own.
    page: Option<&'a Address>,
    /// The pages of the data packages whose numbers were shown, in the order in which they first were.
    sources: RefCell<Vec<EntryIndex>>,
    /// The charts that were shown: their package's page, their place there.
    charts: RefCell<Vec<(EntryIndex, usize)>>,
    /// Where the text begins in the document's file.
    start: usize,
    /// Whether the text is shown apart from its page, without the notes at its foot.
    apart: bool,
    /// Whether the text is for paper, with the notes at its foot and nothing to click on.
    printed: bool,
    /// The words that were linked to, in the order in which they first were, with what marks their first use.
    words: RefCell<Vec<(EntryIndex, Option<FirstUse>)>>,
    /// The keys of the works that were cited, in the order in which they first were, with how often the text did.
    works: RefCell<Vec<(String, usize)>>,
    /// The page that the text stands in with others, when it does.
    gathering: Option<Gathering<'a>>,
}

impl PageHost<'_> {
    /// Where the text of a page stands in the same page, or a place in it.
    fn gathered_with(&self, entry: EntryIndex, anchor: Option<&str>) -> Option<String> {
        let within = self.gathering?.within;
        let entry = self.model.site.entry(entry);
        let collection = &self.model.site.config.collections[entry.collection].name;
        let id = entry.id.as_str();
        within.iter().any(|name| name == collection || name == id).then(|| match anchor {
            Some(anchor) => format!("#{id}-{anchor}"),
            None => format!("#{id}"),
        })
    }

    /// A block's values as they are among other texts: there is nothing to embed, and the note on the source has another id.
    fn fit_in(&self, values: &mut BlockValues) {
        let Some(gathering) = self.gathering else { return };
        for name in ["embed", "embed_code", "cite"] {
            values.insert(name, Value::none());
        }
        values.insert("in_page", Value::from(!gathering.part));
        if let Some(source) = values.get("source").and_then(Value::as_str) {
            let source = format!("{}{source}", gathering.prefix);
            values.insert("source", Value::normal_string(&source));
        }
    }

    /// Where a number leads: to the note on its source, or to the page of its data.
    fn source(&self, entry: EntryIndex, package: &Package) -> String {
        let page = self.model.plan.page(entry, self.document.language).filter(|_| self.apart);
        let href = page.map(|page| self.model.plan.writer.write(self.address(), page.address, None));
        href.unwrap_or_else(|| self.anchor(&source_anchor(package)))
    }

    /// A text of the document without the marks of its links.
    pub fn plain(&self, text: &str) -> String {
        plain(self.model, text, self.document)
    }

    /// A place in the document's page, as it is to be written.
    fn anchor(&self, anchor: &str) -> String {
        match self.page {
            Some(page) => self.model.plan.writer.write(self.address(), page, Some(anchor)),
            None => format!("#{}{anchor}", self.gathering.map_or("", |gathering| gathering.prefix)),
        }
    }

    fn note_source(&self, entry: EntryIndex) {
        let mut sources = self.sources.borrow_mut();
        if !sources.contains(&entry) {
            sources.push(entry);
        }
    }

    /// Where a list is: `index-actions`.
    fn list(&self, id: &str) -> Option<PageTarget> {
        let language = self.document.language;
        let target = self.model.plan.find(&self.model.site, id, language)?;
        let href = self.model.plan.writer.write(self.address(), target.address, None);
        let other_language = self.other_language(target.language);
        Some(PageTarget { href, title: title_of(self.model, id, language), other_language })
    }

    /// What a link says when it leads to another language than the page's own.
    fn other_language(&self, language: usize) -> Option<OtherLanguage> {
        (language != self.document.language).then(|| {
            let name = language_name(self.model, language);
            let code = self.model.site.config.languages[language].code.to_string();
            OtherLanguage { code, note: self.word("other-language", Some(("name", &name))) }
        })
    }

    fn address(&self) -> &Address {
        &self.model.plan.outputs[self.output].address
    }
}

impl Host for PageHost<'_> {
    fn typography(&self) -> Typography {
        self.document.typography
    }

    fn language(&self) -> &str {
        &self.model.site.config.languages[self.document.language].code
    }

    fn page(&self, id: &str, anchor: Option<&str>) -> Option<PageTarget> {
        let Some(entry) = self.model.site.find(id) else { return self.list(id) };
        let language = self.document.language;
        let target = self.model.plan.page(entry, language)?;
        let document = self.model.site.entry(entry).document(language);
        // An anchor that isn't there was reported; the link then leads to the page.
        let anchor = anchor.and_then(|anchor| self.model.site.entry(entry).anchor_now(document.language, anchor));
        let other_language = self.other_language(target.language);
        // A title may hold links itself; here it is the text of one.
        let title = if has_links(&document.title) {
            id.to_owned()
        } else {
            document.typography.apply(&document.title).into_owned()
        };
        let elsewhere = || self.model.plan.writer.write(self.address(), target.address, anchor);
        Some(PageTarget { href: self.gathered_with(entry, anchor).unwrap_or_else(elsewhere), title, other_language })
    }

    fn value(&self, query: &Query) -> Option<ShownValue> {
        let (model, language) = (self.model, self.document.language);
        let (entry, package) = model.site.package(&query.package)?;
        let (value, text) = values::shown(&model.site, query, &model.formats[language], &model.theme.words[language])?;
        self.note_source(entry);
        Some(ShownValue { href: self.source(entry, package), value: cell::plain(value), text })
    }

    fn number(&self, query: &Query) -> Option<f64> {
        values::number(&self.model.site, query, &self.model.theme.words[self.document.language])
    }

    fn answers(&self) -> Option<String> {
        let Making::Page { entry, language } = self.model.plan.outputs[self.output].making else { return None };
        let id = answers::id(&self.model.site.entry(entry).id);
        let target = self.model.plan.find(&self.model.site, &id, language)?;
        // Another language's answers are to other words.
        (target.language == language).then(|| self.model.plan.writer.write(self.address(), target.address, None))
    }

    fn credit(&self, package: &str) -> Option<Credit> {
        let (entry, package) = self.model.site.package(package)?;
        let publisher = credit::credit(self.model, entry, self.document.language);
        Some(Credit { href: self.source(entry, package), publisher })
    }

    fn file(&self, name: &str) -> Option<FileTarget> {
        download::target(self.model, self.address(), name, self.document.language)
    }

    fn term(&self, key: &str) -> Option<TermTarget> {
        let entry = terms::find(self.model, key)?;
        let mut words = self.words.borrow_mut();
        if !words.iter().any(|(known, _)| *known == entry) {
            words.push((entry, None));
        }
        let language = self.document.language;
        let page = || {
            let target = self.model.plan.page(entry, language)?;
            Some(self.model.plan.writer.write(self.address(), target.address, None))
        };
        let href = match self.gathering {
            Some(_) => self.gathered_with(entry, None).or_else(page),
            None => (!self.apart).then(|| self.anchor(&words::explanation(key))),
        };
        Some(TermTarget {
            href,
            text: terms::in_sentence(self.model, entry, language),
            other_language: terms::other_language(self.model, entry, language),
        })
    }

    fn first_use(&self, key: &str) -> Option<FirstUse> {
        if self.apart || self.printed || self.page.is_some() || self.gathering.is_some() {
            // The definition isn't there to be shown.
            return None;
        }
        let entry = terms::find(self.model, key)?;
        let mut words = self.words.borrow_mut();
        let (_, first) = words.iter_mut().find(|(known, first)| *known == entry && first.is_none())?;
        let term = terms::in_sentence(self.model, entry, self.document.language);
        *first = Some(FirstUse {
            id: words::first_use(key),
            popover: words::popover(key),
            label: self.word("definition-of", Some(("term", &term))),
        });
        first.clone()
    }

    fn work(&self, citation: &Citation) -> Option<WorkTarget> {
        self.model.site.bibliography.get(&citation.key)?;
        let mut works = self.works.borrow_mut();
        let at = works.iter().position(|(key, _)| *key == citation.key).unwrap_or_else(|| {
            works.push((citation.key.clone(), 0));
            works.len() - 1
        });
        let number = (at + 1).to_string();
        let pages = citation.page.as_ref().map(|page| page.replace('-', "–"));
        let pages = pages.map(|pages| self.word("reference-pages", Some(("pages", &pages))));
        let pages = pages.map(|pages| format!(", {pages}")).unwrap_or_default();
        let label = self.word("reference-mention", Some(("number", &number)));
        let key = &citation.key;
        Some(WorkTarget {
            href: self.anchor(&reference_id(key)),
            text: format!("[{number}{pages}]"),
            label: format!("{label}{pages}"),
        })
    }

    fn mention(&self, key: &str) -> Option<String> {
        let mut works = self.works.borrow_mut();
        let (_, mentions) = works.iter_mut().find(|(known, _)| known == key)?;
        *mentions += 1;
        Some(mention_id(key, *mentions))
    }

    fn reserved_ids(&self) -> Vec<String> {
        let works = self.document.cites.iter().map(|cited| reference_id(&cited.value));
        let quizzes = self.document.quizzes.iter().flat_map(|quiz| quiz.questions.iter().chain([&quiz.id]));
        let former = self.document.former.iter().map(|(old, _)| old.to_string());
        works.chain(quizzes.map(|id| id.to_string())).chain(former).collect()
    }

    fn works(&self) -> Vec<(String, usize)> {
        self.works.borrow().clone()
    }

    fn former_ids(&self, heading: &str) -> Vec<String> {
        // A link from elsewhere leads to the page, not to a text that stands in another one.
        if self.apart || self.printed || self.gathering.is_some() {
            return Vec::new();
        }
        let language = self.document.language;
        let Making::Page { entry, .. } = self.model.plan.outputs[self.output].making else { return Vec::new() };
        let former = self.model.site.entry(entry).former_ids(language, heading);
        let mut ids: Vec<String> = former.map(str::to_owned).collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }

    fn links_headings(&self) -> bool {
        !self.apart && !self.printed && self.gathering.is_none()
    }

    fn terms(&self) -> Vec<TermUse> {
        if self.apart || self.gathering.is_some() {
            return Vec::new();
        }
        let uses = self.document.terms.iter();
        let from_start = |at: u32| at.saturating_sub(u32::try_from(self.start).unwrap_or(u32::MAX));
        uses.map(|term| TermUse { span: (from_start(term.span.0), from_start(term.span.1)), ..term.clone() }).collect()
    }

    fn words(&self) -> Vec<(EntryIndex, Option<FirstUse>)> {
        self.words.borrow().clone()
    }

    fn table(&self, wanted: &TableWanted) -> Result<BlockValues, Box<Diagnostic>> {
        let (entry, mut values) = tables::values(self.model, self.address(), wanted, self.document.language)?;
        self.note_source(entry);
        values.insert("in_page", Value::from(self.page.is_none()));
        self.fit_in(&mut values);
        Ok(values)
    }

    fn chart(&self, reference: &str, id: Option<&str>, map: bool) -> Result<BlockValues, Box<Diagnostic>> {
        let Some(shown) = Shown::find(self.model, reference, self.document.language)? else {
            return Ok(BlockValues::new());
        };
        if map && !shown.specification.is_map() {
            return Err(Box::new(Diagnostic::new(Code::ChartIsNoMap).with("chart", reference)));
        }
        self.note_source(shown.entry);
        self.charts.borrow_mut().push((shown.entry, shown.number));
        let mut values = shown.values(self.address(), id.unwrap_or(&shown.specification.key), true);
        self.fit_in(&mut values);
        Ok(values)
    }

    fn embed(&self, id: &str, title: &str, height: Height) -> Option<EmbedTarget> {
        if self.printed || self.gathering.is_some() {
            return None;
        }
        let number = self.document.embeds.iter().position(|embed| *embed.id == *id)?;
        let Making::Page { entry, language } = self.model.plan.outputs[self.output].making else { return None };
        let embed = Embed { entry, language, part: EmbedPart::Text(number) };
        embed_code::target(self.model, self.address(), embed, &self.plain(title), height)
    }

    fn charts(&self) -> Vec<(EntryIndex, usize)> {
        self.charts.borrow().clone()
    }

    fn sources(&self) -> Vec<EntryIndex> {
        self.sources.borrow().clone()
    }

    fn path(&self, path: &str) -> String {
        let plan = &self.model.plan;
        let (bare, anchor) = match path.split_once('#') {
            Some((bare, anchor)) => (bare, Some(anchor)),
            None => (path, None),
        };
        let bare = percent_encoding::percent_decode_str(bare).decode_utf8_lossy();
        let target = if bare.starts_with('/') {
            plan.at(&bare).map(|output| &plan.outputs[output].address)
        } else {
            let folder = self.document.file.rsplit_once('/').map_or("", |(folder, _)| folder);
            plan.file(&format!("{folder}/{}", bare.trim_start_matches("./")))
        };
        // What leads nowhere stays as it is written; the check of the page says so.
        target.map_or_else(|| path.to_owned(), |target| plan.writer.write(self.address(), target, anchor))
    }

    fn picture(&self, path: &str) -> Option<PictureTarget> {
        let plan = &self.model.plan;
        let picture = plan.picture(self.document, path)?;
        let write = |address: &Address| plan.writer.write(self.address(), address, None);
        let widths = picture.widths();
        let srcset = (widths.len() > 1).then(|| {
            // A comma stands between two.
            let each = widths.iter().map(|(address, width)| format!("{} {width}w", write(address).replace(',', "%2C")));
            (each.collect::<Vec<_>>().join(", "), self.model.theme.image_sizes.clone())
        });
        let (address, size) = &picture.shown;
        Some(PictureTarget { src: write(address), size: *size, srcset })
    }

    fn pictures_are_low(&self) -> bool {
        self.gathering.is_some()
    }

    fn word(&self, key: &str, argument: Option<(&str, &str)>) -> String {
        let arguments: Vec<(&str, FluentValue<'_>)> =
            argument.into_iter().map(|(name, value)| (name, FluentValue::from(value))).collect();
        self.model.theme.words[self.document.language].get(key, &arguments).unwrap_or_default()
    }

    fn cards(&self, query: &PageQuery) -> Vec<Value> {
        let language = self.document.language;
        let found = self.model.site.select(query, language).unwrap_or_default();
        found.into_iter().map(|entry| self.model.cards.get(self.model, entry, language)).collect()
    }

    fn block(&self, name: &str, values: BlockValues) -> Result<String, Box<Diagnostic>> {
        if let Some(plain) = figure::of(&values).or_else(|| questions::of(&values)).filter(|_| self.apart) {
            return Ok(plain);
        }
        let mut block = tera::Map::default();
        for (name, value) in values {
            block.insert(name.into(), value);
        }
        let language = self.document.language;
        let mut values = self.engine.base(language);
        values.insert_value("block", Value::from(block));
        let here = Here { output: self.output, language };
        let printed = format!("pdf/blocks/{name}.html");
        let template = match self.model.theme.template(&printed).filter(|_| self.printed) {
            Some(_) => printed,
            None => format!("blocks/{name}.html"),
        };
        let bytes = self.engine.render(&template, here, &values)?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }
}

/// Where the reference to a work stands.
pub fn reference_id(key: &str) -> String {
    format!("ref-{key}")
}

/// Where the text cites a work; no heading's words give such an id.
pub fn mention_id(key: &str, mention: usize) -> String {
    format!("cite-{key}.{mention}")
}

/// Where the note on a package's source stands in a page that shows its numbers.
pub fn source_anchor(package: &Package) -> String {
    format!("source-{}", package.key)
}
