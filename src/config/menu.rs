//! `[[menu.header]]` and `[[menu.footer]]`: what every page leads to.

use std::ops::Range;

use super::localised::Localised;
use crate::diagnostic::Diagnostics;
use crate::language::Language;
use crate::node::reader::Reader;

/// An entry of a menu: a page, with a shorter label if its title is too long.
#[derive(Clone, Debug)]
pub struct MenuItem {
    pub page: String,
    pub label: Localised,
    /// What it stands under, with its neighbours of the same group.
    pub group: Localised,
    pub span: Range<usize>,
}

/// The entries of the header and of the footer.
pub(super) fn read_menus(
    reader: &mut Reader<'_>,
    languages: &[Language],
    diagnostics: &mut Diagnostics,
) -> (Vec<MenuItem>, Vec<MenuItem>) {
    let Some(mut menu) = reader.table("menu", diagnostics) else { return Default::default() };
    let mut items = |key| {
        let tables = menu.tables(key, diagnostics);
        tables.into_iter().filter_map(|item| MenuItem::read(item, languages, diagnostics)).collect()
    };
    let menus = (items("header"), items("footer"));
    menu.finish(diagnostics);
    menus
}

impl MenuItem {
    fn read(mut reader: Reader<'_>, languages: &[Language], diagnostics: &mut Diagnostics) -> Option<MenuItem> {
        let span = reader.node("page").map_or(reader.span(), |node| node.span.clone());
        let page = reader.required_text("page", diagnostics);
        let label = Localised::read(&mut reader, "label", languages, diagnostics);
        let group = Localised::read(&mut reader, "group", languages, diagnostics);
        reader.finish(diagnostics);
        Some(MenuItem { page: page?, label, group, span })
    }
}
