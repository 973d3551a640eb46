//! `figures`: two to four key figures, ready to be quoted.
//!
//! ```toml
//! [[figure]]
//! id = "migrants"
//! value = "[304 millions](value:migrants-world?year=2024&column=persons)"
//! label = "de personnes vivent hors de leur pays de naissance"
//! trend = "[+98 %](value:migrants-world?column=persons&agg=change&from=1990&to=2024) depuis 1990"
//! date = "2024"
//! ```

use std::ops::Range;

use super::{Block, BlockValues, Part, Settings, id_of, text_of};
use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::load::document::PageLink;
use crate::markdown::host::{Height, Host, embed_values};
use crate::markdown::inline;
use crate::markdown::want::packages_of;
use crate::node::reader::Reader;
use crate::node::{Node, Value};

/// How many figures one block may have.
const COUNT: std::ops::RangeInclusive<usize> = 2..=4;

/// The list of figures in the settings.
const FIGURE: &str = "figure";

pub struct Figures;

impl Block for Figures {
    fn name(&self) -> &'static str {
        "figures"
    }

    fn prose(&self) -> &'static [&'static str] {
        &["value", "label", "trend"]
    }

    fn check(&self, mut settings: Reader<'_>, _: &Config, diagnostics: &mut Diagnostics) -> Vec<PageLink> {
        let figures = settings.tables("figure", diagnostics);
        if !COUNT.contains(&figures.len()) {
            let place = settings.place(&settings.span());
            diagnostics.push(Diagnostic::new(Code::FigureCount).at(place).with("count", figures.len()));
        }
        for mut figure in figures {
            let id_at = figure.node("id").map_or(figure.span(), |node| node.span.clone());
            if let Some(id) = figure.required_text("id", diagnostics).filter(|id| !crate::schema::is_slug(id)) {
                let suggestion = crate::language::slug::ascii_slug(&id);
                let fault = Diagnostic::new(Code::InvalidHeadingId).at(figure.place(&id_at));
                diagnostics.push(fault.with("id", id).with("suggestion", suggestion));
            }
            let value_at = figure.node("value").map_or(figure.span(), |node| node.span.clone());
            let value = figure.required_text("value", diagnostics);
            if value.is_some_and(|value| !value.contains("](value:")) {
                diagnostics.push(Diagnostic::new(Code::FigureWithoutValue).at(figure.place(&value_at)));
            }
            figure.required_text("label", diagnostics);
            figure.required_text("date", diagnostics);
            figure.text("trend", diagnostics);
            figure.finish(diagnostics);
        }
        settings.finish(diagnostics);
        Vec::new()
    }

    fn embeds(&self, settings: &Settings) -> Vec<(String, Range<usize>)> {
        let figures = settings.get(FIGURE).into_iter().flat_map(tables);
        figures.filter_map(|(_, figure)| id_of(figure)).collect()
    }

    fn part(&self, settings: &Settings, id: &str) -> Option<Part> {
        let all = settings.get(FIGURE)?;
        let (node, figure) = tables(all).find(|(_, figure)| text_of(figure, "id") == Some(id))?;
        let mut alone = settings.clone();
        for (_, figures) in alone.entries.iter_mut().filter(|(key, _)| key.name == FIGURE) {
            figures.value = Value::List(vec![node.clone()]);
        }
        let said = [text_of(figure, "value"), text_of(figure, "label")];
        let title = said.into_iter().flatten().collect::<Vec<_>>().join(" ");
        Some(Part { kind: "figure", title, settings: alone })
    }

    fn values(&self, mut settings: Reader<'_>, host: &dyn Host) -> Result<BlockValues, Box<Diagnostic>> {
        // Said before, when the settings were checked.
        let mut said = Diagnostics::new();
        let figures = settings.tables("figure", &mut said).into_iter().map(|mut figure| {
            let mut map = tera::Map::default();
            for name in ["value", "label", "trend"] {
                let text = figure.text(name, &mut said);
                let html = text.map(|text| inline::to_html(&text, host.typography(), host));
                let html = html.map_or_else(tera::Value::none, |html| tera::Value::safe_string(&html));
                map.insert(name.into(), html);
            }
            let id = figure.text("id", &mut said).unwrap_or_default();
            let title = ["value", "label"].map(|name| figure.text(name, &mut said).unwrap_or_default()).join(" ");
            for (name, value) in embed_values(host.embed(&id, &title, Height::FIGURE)) {
                map.insert(name.into(), value);
            }
            map.insert("id".into(), tera::Value::normal_string(&id));
            let date = figure.text("date", &mut said).unwrap_or_default();
            map.insert("date".into(), tera::Value::normal_string(&host.typography().apply(&date)));
            map.insert("sources".into(), sources(&mut figure, host));
            tera::Value::from(map)
        });
        let mut values = BlockValues::new();
        values.insert("figures", tera::Value::from(figures.collect::<Vec<_>>()));
        Ok(values)
    }
}

/// The tables in a list of tables.
fn tables(list: &Node) -> impl Iterator<Item = (&Node, &Settings)> {
    let items = match &list.value {
        Value::List(items) => items.as_slice(),
        _ => &[],
    };
    items.iter().filter_map(|node| match &node.value {
        Value::Table(table) => Some((node, table)),
        _ => None,
    })
}

/// Whose number a figure is, so that it can be quoted as it stands.
fn sources(figure: &mut Reader<'_>, host: &dyn Host) -> tera::Value {
    let value = figure.text("value", &mut Diagnostics::new()).unwrap_or_default();
    let credits = packages_of(&value).into_iter().filter_map(|package| host.credit(&package)).map(|credit| {
        let mut map = tera::Map::default();
        map.insert("href".into(), tera::Value::normal_string(&credit.href));
        map.insert("publisher".into(), tera::Value::normal_string(&credit.publisher));
        tera::Value::from(map)
    });
    tera::Value::from(credits.collect::<Vec<_>>())
}
