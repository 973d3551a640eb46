//! Tables, with what their headers are of.

use super::super::table::{Cell, grid};
use super::super::tree::Element;
use super::Writer;

impl Writer<'_> {
    pub(super) fn table(&mut self, element: &Element) {
        let grid = grid(element);
        let header: String = grid.header.iter().map(|cell| self.cell(cell, false)).collect();
        let body: String = grid.body.iter().map(|cell| self.cell(cell, cell.heads_row())).collect();
        let header = if header.is_empty() { header } else { format!("table.header({header}),") };
        let table = format!("table(columns: {}, {header}{body})", grid.columns);
        let caption = grid.caption.map(|caption| {
            self.in_paragraph = true;
            let content = self.block_content(&caption.children);
            self.in_paragraph = false;
            content
        });
        let call = match caption {
            Some(caption) => format!("figure(kind: table, numbering: none, caption: {caption}, {table})"),
            None => table,
        };
        self.put_styled(element, call);
    }

    fn cell(&mut self, cell: &Cell<'_>, heads_row: bool) -> String {
        let content = self.block_content(&cell.element.children);
        let align = if cell.element.has_class("align-right") {
            ", align: end"
        } else if cell.element.has_class("align-center") {
            ", align: center"
        } else {
            ""
        };
        let call = format!(
            "table.cell(x: {}, y: {}, colspan: {}, rowspan: {}{align}){content}",
            cell.x, cell.y, cell.width, cell.height
        );
        if heads_row { format!("pdf.header-cell(scope: \"row\", {call}),") } else { format!("{call},") }
    }
}
