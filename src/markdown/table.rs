//! Tables that scroll on their own, aligned by class (an inline style would need a hole in the security policy).

use pulldown_cmark::Alignment;

use super::host::{Host, escaped};

/// A table while it is being rendered.
#[derive(Debug, Default)]
pub struct Table {
    alignments: Vec<Alignment>,
    column: usize,
    in_head: bool,
}

impl Table {
    /// Writes the beginning of a table, which is called as the heading above it: Markdown has no captions.
    pub fn start(&mut self, alignments: Vec<Alignment>, heading: Option<&str>, html: &mut String, host: &dyn Host) {
        *self = Table { alignments, column: 0, in_head: false };
        let name = escaped(&host.word("table-scroll", None));
        let called = heading.map(|id| format!(" aria-labelledby=\"{}\"", escaped(id))).unwrap_or_default();
        html.push_str(&format!(
            "<div class=\"table-scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{name}\"><table{called}>\n"
        ));
    }

    pub fn end(&mut self, html: &mut String) {
        html.push_str("</tbody></table></div>\n");
    }

    pub fn start_head(&mut self, html: &mut String) {
        self.in_head = true;
        self.column = 0;
        html.push_str("<thead><tr>");
    }

    pub fn end_head(&mut self, html: &mut String) {
        self.in_head = false;
        html.push_str("</tr></thead><tbody>\n");
    }

    pub fn start_row(&mut self, html: &mut String) {
        self.column = 0;
        html.push_str("<tr>");
    }

    pub fn end_row(&mut self, html: &mut String) {
        html.push_str("</tr>\n");
    }

    pub fn start_cell(&mut self, html: &mut String) {
        html.push_str(if self.in_head { "<th scope=\"col\"" } else { "<td" });
        let class = match self.alignments.get(self.column) {
            Some(Alignment::Left) => " class=\"align-left\">",
            Some(Alignment::Center) => " class=\"align-center\">",
            Some(Alignment::Right) => " class=\"align-right\">",
            _ => ">",
        };
        html.push_str(class);
    }

    pub fn end_cell(&mut self, html: &mut String) {
        html.push_str(if self.in_head { "</th>" } else { "</td>" });
        self.column += 1;
    }
}
