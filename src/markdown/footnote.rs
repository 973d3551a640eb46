//! Footnotes: numbered by their first mention, listed at the end, with a way back from each.

use std::collections::HashMap;

use super::heading::HeadingIds;
use super::host::{Host, escaped};

/// The footnotes of a text while it is being rendered.
#[derive(Debug, Default)]
pub struct Footnotes {
    /// By label: number, and how often it was mentioned.
    numbers: HashMap<String, (usize, usize)>,
    /// Labels by number.
    order: Vec<String>,
    written: HashMap<String, String>,
    /// The note that is open, and the text's HTML before it.
    open: Vec<(String, String)>,
}

impl Footnotes {
    /// The mention of a note.
    pub fn reference(&mut self, label: &str, host: &dyn Host) -> String {
        if !self.numbers.contains_key(label) {
            self.order.push(label.to_owned());
            self.numbers.insert(label.to_owned(), (self.order.len(), 0));
        }
        let Some((number, mentions)) = self.numbers.get_mut(label) else { return String::new() };
        *mentions += 1;
        let id = reference_id(*number, *mentions);
        let name = host.word("footnote-reference", Some(("number", &number.to_string())));
        format!(
            "<sup class=\"footnote-ref\"><a href=\"#fn-{number}\" id=\"{id}\" role=\"doc-noteref\" aria-label=\"{}\">{number}</a></sup>",
            escaped(&name)
        )
    }

    /// Begins a note: what is written from now on is its text.
    pub fn start(&mut self, label: &str, html: &mut String) {
        self.open.push((label.to_owned(), std::mem::take(html)));
    }

    /// Ends the note and puts the text's HTML back.
    pub fn end(&mut self, html: &mut String) {
        if let Some((label, before)) = self.open.pop() {
            self.written.insert(label, std::mem::replace(html, before));
        }
    }

    /// Writes the list of the notes that are mentioned.
    pub fn finish(&mut self, html: &mut String, ids: &mut HeadingIds, host: &dyn Host) {
        if self.order.is_empty() {
            return;
        }
        let title = host.word("footnotes", None);
        let id = ids.from_words("footnotes");
        html.push_str(&format!(
            "<section class=\"footnotes\" role=\"doc-endnotes\" aria-labelledby=\"{id}\">\n<h2 id=\"{id}\">{}</h2>\n<ol>\n",
            escaped(&title)
        ));
        for (index, label) in self.order.iter().enumerate() {
            let number = index + 1;
            let text = self.written.get(label).map(String::as_str).unwrap_or_default().trim_end();
            let mentions = self.numbers.get(label).map_or(0, |(_, mentions)| *mentions);
            let back = back_links(number, mentions, host);
            html.push_str(&format!("<li id=\"fn-{number}\">"));
            match text.strip_suffix("</p>") {
                Some(inner) => html.push_str(&format!("{inner}{back}</p>")),
                None => html.push_str(&format!("{text}<p>{}</p>", back.trim_start())),
            }
            html.push_str("</li>\n");
        }
        html.push_str("</ol>\n</section>\n");
    }
}

fn reference_id(number: usize, mention: usize) -> String {
    if mention == 1 { format!("fnref-{number}") } else { format!("fnref-{number}-{mention}") }
}

fn back_links(number: usize, mentions: usize, host: &dyn Host) -> String {
    let name = escaped(&host.word("footnote-back", Some(("number", &number.to_string()))));
    (1..=mentions)
        .map(|mention| {
            let id = reference_id(number, mention);
            format!(" <a class=\"footnote-back\" href=\"#{id}\" role=\"doc-backlink\" aria-label=\"{name}\">↩</a>")
        })
        .collect()
}
