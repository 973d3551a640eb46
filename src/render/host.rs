//! What a page's text needs of the site around it.

use fluent_bundle::FluentValue;
use tera::{Context, Value};

use super::engine::{Engine, Here};
use super::{Model, context};
use crate::diagnostic::Diagnostic;
use crate::load::document::Document;
use crate::markdown::block::BlockValues;
use crate::markdown::render::{Host, OtherLanguage, PageTarget};
use crate::site::query::Query;

/// The site as the text of one page sees it.
pub struct PageHost<'a> {
    model: &'a Model,
    /// None where nothing but words is wanted.
    page: Option<OfPage<'a>>,
    language: usize,
}

struct OfPage<'a> {
    engine: &'a Engine,
    output: usize,
    document: &'a Document,
    site: &'a Value,
}

impl<'a> PageHost<'a> {
    pub fn new(engine: &'a Engine, output: usize, document: &'a Document, site: &'a Value) -> Self {
        let page = Some(OfPage { engine, output, document, site });
        PageHost { model: engine.model(), page, language: document.language }
    }

    /// For texts without addresses.
    pub fn plain(model: &'a Model, language: usize) -> Self {
        PageHost { model, page: None, language }
    }
}

impl Host for PageHost<'_> {
    fn page(&self, id: &str, anchor: Option<&str>) -> Option<PageTarget> {
        let entry = self.model.site.find(id)?;
        let target = self.model.plan.page(entry, self.language)?;
        let document = self.model.site.entry(entry).document(self.language);
        // An anchor that isn't there was reported; the link then leads to the page.
        let anchor = anchor.filter(|anchor| document.anchors.iter().any(|known| **known == **anchor));
        let title = &document.title;
        let href = self.page.as_ref().map_or_else(String::new, |page| {
            let from = &self.model.plan.outputs[page.output].address;
            self.model.plan.writer.write(from, target.address, anchor)
        });
        let other_language = (target.language != self.language).then(|| {
            let code = &self.model.site.config.languages[target.language].code;
            let name = self.model.theme.words[target.language].get("language-name", &[]).unwrap_or_default();
            OtherLanguage { code: code.to_string(), note: self.word("other-language", Some(("name", &name))) }
        });
        // A title may hold links itself; here it is the text of one.
        let title = if crate::markdown::inline::has_links(title) { id.to_owned() } else { title.clone() };
        Some(PageTarget { href, title, other_language })
    }

    fn path(&self, path: &str) -> String {
        let Some(page) = &self.page else { return path.to_owned() };
        let plan = &self.model.plan;
        let from = &plan.outputs[page.output].address;
        let (bare, anchor) = match path.split_once('#') {
            Some((bare, anchor)) => (bare, Some(anchor)),
            None => (path, None),
        };
        let bare = percent_encoding::percent_decode_str(bare).decode_utf8_lossy();
        let target = if bare.starts_with('/') {
            plan.at(&bare).map(|output| &plan.outputs[output].address)
        } else {
            let folder = page.document.file.rsplit_once('/').map_or("", |(folder, _)| folder);
            plan.file(&format!("{folder}/{}", bare.trim_start_matches("./")))
        };
        // What leads nowhere stays as it is written; the check of the page says so.
        target.map_or_else(|| path.to_owned(), |target| plan.writer.write(from, target, anchor))
    }

    fn word(&self, key: &str, argument: Option<(&str, &str)>) -> String {
        let arguments: Vec<(&str, FluentValue<'_>)> =
            argument.into_iter().map(|(name, value)| (name, FluentValue::from(value))).collect();
        self.model.theme.words[self.language].get(key, &arguments).unwrap_or_default()
    }

    fn cards(&self, query: &Query) -> Vec<Value> {
        let found = self.model.site.select(query, self.language).unwrap_or_default();
        found.into_iter().map(|entry| self.model.cards.get(self.model, entry, self.language)).collect()
    }

    fn block(&self, name: &str, values: BlockValues) -> Result<String, Box<Diagnostic>> {
        let Some(page) = &self.page else { return Ok(String::new()) };
        let mut block = tera::Map::default();
        for (name, value) in values {
            block.insert(name.into(), value);
        }
        let mut values = Context::new();
        values.insert_value("block", Value::from(block));
        values.insert_value("site", page.site.clone());
        values.insert_value("lang", context::language(self.model, self.language));
        values.insert_value("build", context::build());
        let here = Here { output: page.output, language: self.language };
        let bytes = page.engine.render(&format!("blocks/{name}.html"), here, &values)?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }
}
