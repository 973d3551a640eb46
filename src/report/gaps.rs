//! What pages lack of what their collections know: sections and fields.

use super::table::{Cell, Section, Table};
use crate::coverage::Coverage;
use crate::diagnostic::words::Speaker;

/// A table for each collection: its pages that lack something.
pub fn section(coverage: &Coverage, speaker: &Speaker) -> Section {
    let mut tables = Vec::new();
    for collection in &coverage.collections {
        let there = collection.rows.iter().filter(|row| row.title.is_some());
        let rows = there.filter_map(|row| {
            let lacks: Vec<&str> = collection.lacks(row).collect();
            let title = Cell::optional(row.title.as_deref());
            let cells = vec![
                Cell::text(&row.id),
                title,
                Cell::text(&row.language),
                Cell::number(lacks.len()),
                Cell::text(&lacks.join(", ")),
            ];
            (!lacks.is_empty()).then_some(cells)
        });
        let columns = ["report-page", "report-title", "report-language", "report-count", "report-lacks"];
        let columns = columns.map(|name| speaker.word(name, &[]));
        let caption = speaker.word("report-gaps-collection", &[("name", collection.name.as_str().into())]);
        tables.push(Table { caption, columns: columns.to_vec(), rows: rows.collect() });
    }
    Section::new("gaps", tables, speaker)
}
