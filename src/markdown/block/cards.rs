//! `cards`: the pages of a collection, filtered and sorted.
//!
//! ```toml
//! collection = "actions"
//! filter = { objective = "objective-5" }
//! sort = "number"        # the collection's own order when left out
//! limit = 3
//! title = "…"
//! ```

use super::{Block, BlockValues};
use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::load::document::PageLink;
use crate::markdown::host::Host;
use crate::node::reader::Reader;
use crate::schema::KNOWN_FIELDS;
use crate::schema::collection::Sort;
use crate::site::id::PageId;
use crate::site::query::Query;

pub struct Cards;

impl Block for Cards {
    fn name(&self) -> &'static str {
        "cards"
    }

    fn prose(&self) -> &'static [&'static str] {
        &["title"]
    }

    fn check(&self, mut settings: Reader<'_>, config: &Config, diagnostics: &mut Diagnostics) -> Vec<PageLink> {
        let span = settings.node("collection").map(|node| node.span.clone());
        let name = settings.required_text("collection", diagnostics);
        let filter = settings.table("filter", diagnostics);
        let sort_span = settings.node("sort").map(|node| node.span.clone());
        let sort = settings.text("sort", diagnostics);
        settings.count("limit", diagnostics);
        settings.text("title", diagnostics);
        let mut links = Vec::new();
        if let Some(name) = name {
            match config.collection(&name) {
                Some(collection) => {
                    let known = |field: &str| KNOWN_FIELDS.contains(&field) || collection.field(field).is_some();
                    let unknown = |field: &str, span: std::ops::Range<usize>| {
                        Diagnostic::new(Code::UnknownFieldName)
                            .at(settings.place(&span))
                            .with("field", field)
                            .suggest(field, collection.fields.iter().map(|field| field.name.as_str()))
                    };
                    for (key, node) in filter.into_iter().flat_map(|mut filter| filter.entries()) {
                        if !known(&key.name) {
                            diagnostics.push(unknown(&key.name, key.span.clone()));
                        }
                        if node.single().is_none() {
                            settings.wrong::<()>(&key.name, node, "kind-single", diagnostics);
                        }
                        let reference = collection.field(&key.name).and_then(|field| field.reference());
                        let target = reference.and_then(|name| config.collection(name));
                        if let (Some(target), Some(wanted)) = (target, node.single()) {
                            let id = PageId::from_written(&target.singular, &wanted);
                            let clamp = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
                            let span = (clamp(node.span.start), clamp(node.span.end));
                            links.push(PageLink { id, anchor: None, span });
                        }
                    }
                    let sort = sort.map(|text| Sort::parse(&text));
                    if let (Some(sort), Some(span)) = (sort.filter(|sort| !known(&sort.field)), sort_span) {
                        diagnostics.push(unknown(&sort.field, span));
                    }
                }
                None => diagnostics.push(
                    Diagnostic::new(Code::UnknownCollection)
                        .at(settings.place(&span.unwrap_or(0..0)))
                        .with("collection", name.as_str())
                        .suggest(&name, config.collections.iter().map(|c| c.name.as_str())),
                ),
            }
        }
        settings.finish(diagnostics);
        links
    }

    fn values(&self, mut settings: Reader<'_>, host: &dyn Host) -> Result<BlockValues, Box<Diagnostic>> {
        // Said before, when the settings were checked.
        let mut said = Diagnostics::new();
        let query = Query {
            collection: settings.text("collection", &mut said).unwrap_or_default(),
            filter: settings
                .table("filter", &mut said)
                .into_iter()
                .flat_map(|mut filter| filter.entries())
                .filter_map(|(key, node)| Some((key.name.clone(), node.single()?)))
                .collect(),
            sort: settings.text("sort", &mut said).map(|text| Sort::parse(&text)),
            limit: settings.count("limit", &mut said),
        };
        let title = settings.text("title", &mut said);
        let title = title.map(|title| host.typography().apply(&title).into_owned());
        let mut values = BlockValues::new();
        values.insert("items", tera::Value::from(host.cards(&query)));
        values.insert("title", title.map_or_else(tera::Value::none, |title| tera::Value::normal_string(&title)));
        Ok(values)
    }
}
