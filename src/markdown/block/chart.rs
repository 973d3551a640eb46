//! `chart` and `map`: a chart of a data package, with what it shows in words and as a table.
//!
//! ```toml
//! ref = "migrants-world/growth"   # the data package and the chart's file, charts/growth.toml
//! id = "growth"                   # so that it can be linked to; the chart's name when left out
//! ```

use super::{Block, BlockValues, Settings, text_of};
use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::load::document::PageLink;
use crate::markdown::host::Host;
use crate::node::reader::Reader;

/// Any chart.
pub struct Chart;
/// A chart whose type is `map`.
pub struct Map;

impl Block for Chart {
    fn name(&self) -> &'static str {
        "chart"
    }

    fn check(&self, settings: Reader<'_>, _: &Config, diagnostics: &mut Diagnostics) -> Vec<PageLink> {
        check(settings, diagnostics)
    }

    fn values(&self, settings: Reader<'_>, host: &dyn Host) -> Result<BlockValues, Box<Diagnostic>> {
        values(settings, host, false)
    }

    fn package(&self, settings: &Settings) -> Option<String> {
        package(settings)
    }

    fn template(&self) -> &'static str {
        "chart"
    }
}

impl Block for Map {
    fn name(&self) -> &'static str {
        "map"
    }

    fn check(&self, settings: Reader<'_>, _: &Config, diagnostics: &mut Diagnostics) -> Vec<PageLink> {
        check(settings, diagnostics)
    }

    fn values(&self, settings: Reader<'_>, host: &dyn Host) -> Result<BlockValues, Box<Diagnostic>> {
        values(settings, host, true)
    }

    fn package(&self, settings: &Settings) -> Option<String> {
        package(settings)
    }

    fn template(&self) -> &'static str {
        "chart"
    }
}

/// The package of a chart that is named as `DATASET/CHART`.
fn package(settings: &Settings) -> Option<String> {
    let (package, _) = text_of(settings, "ref")?.split_once('/')?;
    Some(package.to_owned())
}

fn check(mut settings: Reader<'_>, diagnostics: &mut Diagnostics) -> Vec<PageLink> {
    settings.required_text("ref", diagnostics);
    let id_at = settings.node("id").map_or(settings.span(), |node| node.span.clone());
    if let Some(id) = settings.text("id", diagnostics).filter(|id| !crate::schema::is_slug(id)) {
        let suggestion = crate::language::slug::ascii_slug(&id);
        let fault = Diagnostic::new(Code::InvalidHeadingId).at(settings.place(&id_at));
        diagnostics.push(fault.with("id", id).with("suggestion", suggestion));
    }
    settings.finish(diagnostics);
    Vec::new()
}

fn values(mut settings: Reader<'_>, host: &dyn Host, map: bool) -> Result<BlockValues, Box<Diagnostic>> {
    // Said before, when the settings were checked.
    let mut said = Diagnostics::new();
    let reference = settings.text("ref", &mut said).unwrap_or_default();
    host.chart(&reference, settings.text("id", &mut said).as_deref(), map)
}
