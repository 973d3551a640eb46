//! `table`: a part of a data package as a table.
//!
//! ```toml
//! id = "largest-hosts"          # so that the table can be linked to
//! dataset = "migrants-host-countries"
//! resource = "…"                # the first table of the package when left out
//! columns = ["country", "persons"]
//! filter = { year = 2024 }      # one value or several
//! sort = "-persons"             # the order of the file when left out
//! limit = 5
//! caption = "…"
//! ```

use std::ops::Range;

use super::{Block, BlockValues, Part, Settings, id_of, text_of};
use crate::config::Config;
use crate::data::chart::filters;
use crate::data::view::Selection;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::load::document::PageLink;
use crate::markdown::host::{Height, Host, TableWanted, embed_values};
use crate::markdown::inline;
use crate::node::reader::Reader;

pub struct Table;

impl Block for Table {
    fn name(&self) -> &'static str {
        "table"
    }

    fn prose(&self) -> &'static [&'static str] {
        &["caption"]
    }

    fn check(&self, mut settings: Reader<'_>, _: &Config, diagnostics: &mut Diagnostics) -> Vec<PageLink> {
        let id_at = settings.node("id").map_or(settings.span(), |node| node.span.clone());
        if let Some(id) = settings.required_text("id", diagnostics).filter(|id| !crate::schema::is_slug(id)) {
            let suggestion = crate::language::slug::ascii_slug(&id);
            let fault = Diagnostic::new(Code::InvalidHeadingId).at(settings.place(&id_at));
            diagnostics.push(fault.with("id", id).with("suggestion", suggestion));
        }
        settings.required_text("dataset", diagnostics);
        settings.required_text("caption", diagnostics);
        settings.text("resource", diagnostics);
        read(&mut settings, diagnostics);
        settings.finish(diagnostics);
        Vec::new()
    }

    fn embeds(&self, settings: &Settings) -> Vec<(String, Range<usize>)> {
        id_of(settings).into_iter().collect()
    }

    fn part(&self, settings: &Settings, _: &str) -> Option<Part> {
        let title = text_of(settings, "caption")?.to_owned();
        Some(Part { kind: "table", title, settings: settings.clone() })
    }

    fn package(&self, settings: &Settings) -> Option<String> {
        text_of(settings, "dataset").map(str::to_owned)
    }

    fn values(&self, mut settings: Reader<'_>, host: &dyn Host) -> Result<BlockValues, Box<Diagnostic>> {
        // Said before, when the settings were checked.
        let mut said = Diagnostics::new();
        let wanted = TableWanted {
            package: settings.text("dataset", &mut said).unwrap_or_default(),
            resource: settings.text("resource", &mut said),
            selection: read(&mut settings, &mut said),
        };
        let caption = settings.text("caption", &mut said).unwrap_or_default();
        let mut values = host.table(&wanted)?;
        let id = settings.text("id", &mut said).unwrap_or_default();
        let rows = values.get("rows").and_then(|rows| rows.as_array()).map_or(0, |rows| rows.len());
        for (name, value) in embed_values(host.embed(&id, &caption, Height::of_table(rows))) {
            values.insert(name, value);
        }
        values.insert("id", tera::Value::normal_string(&id));
        values.insert("caption", tera::Value::safe_string(&inline::to_html(&caption, host.typography(), host)));
        Ok(values)
    }
}

fn read(settings: &mut Reader<'_>, diagnostics: &mut Diagnostics) -> Selection {
    let columns = settings.texts("columns", diagnostics).unwrap_or_default();
    let filters = filters(settings, "filter", diagnostics);
    Selection {
        columns: columns.into_iter().map(|(name, _)| name).collect(),
        filters,
        sort: settings.text("sort", diagnostics),
        limit: settings.count("limit", diagnostics),
    }
}
