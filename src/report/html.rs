//! The report as one HTML file. Every text goes through [`escape`]: titles are whatever somebody wrote.

use std::fmt::Write;

use super::table::{Cell, Section, Table};
use crate::diagnostic::words::Speaker;
use crate::language::Language;
use crate::language::format::Formats;

/// By this line a report knows a file that it may write over.
pub const MARK: &str = "<meta name=\"generator\" content=\"parvis report\">";

const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("sort.js");

/// The whole file. Without its script the tables are the same, in the order in which they are written.
pub fn page(title: &str, day: &str, sections: &[Section], speaker: &Speaker, language: &str) -> String {
    let word = |key: &str| escape(&speaker.word(key, &[]));
    let heading = format!("{} – {}", word("report-heading"), escape(title));
    let mut html = String::with_capacity(64 * 1024);
    // Writing to a string can't fail.
    let _ = write!(
        html,
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"robots\" content=\"noindex\">\n{MARK}\n<title>{heading}</title>\n<style>\n{STYLE}</style>\n</head>\n\
         <body>\n<header>\n<h1>{heading}</h1>\n<p>{}</p>\n</header>\n<nav aria-label=\"{}\">\n<ul>\n",
        escape(language),
        escape(&speaker.word("report-day", &[("day", in_words(day, language).into())])),
        word("report-contents"),
    );
    for section in sections {
        let _ = writeln!(html, "<li><a href=\"#{}\">{}</a></li>", section.name, escape(&section.title));
    }
    html.push_str("</ul>\n</nav>\n<main>\n");
    for section in sections {
        self::section(&mut html, section, &word("report-nothing"));
    }
    let _ = write!(html, "</main>\n<script>\n{SCRIPT}</script>\n</body>\n</html>\n");
    html
}

fn section(html: &mut String, section: &Section, nothing: &str) {
    let name = section.name;
    let _ = writeln!(
        html,
        "<section aria-labelledby=\"{name}\">\n<h2 id=\"{name}\">{}</h2>\n<p>{}</p>",
        escape(&section.title),
        escape(&section.note)
    );
    let filled: Vec<&Table> = section.tables.iter().filter(|table| !table.rows.is_empty()).collect();
    if filled.is_empty() {
        let _ = writeln!(html, "<p><strong>{nothing}</strong></p>");
    }
    for (number, table) in filled.into_iter().enumerate() {
        self::table(html, table, &format!("{name}-{}", number + 1));
    }
    html.push_str("</section>\n");
}

fn table(html: &mut String, table: &Table, id: &str) {
    let _ = writeln!(
        html,
        "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-labelledby=\"{id}\">\n<table>\n\
         <caption id=\"{id}\">{} ({})</caption>\n<thead>\n<tr>",
        escape(&table.caption),
        table.rows.len()
    );
    for column in &table.columns {
        let _ = writeln!(html, "<th scope=\"col\">{}</th>", escape(column));
    }
    html.push_str("</tr>\n</thead>\n<tbody>\n");
    for row in &table.rows {
        html.push_str("<tr>");
        for (number, cell) in row.iter().enumerate() {
            self::cell(html, cell, number == 0);
        }
        html.push_str("</tr>\n");
    }
    html.push_str("</tbody>\n</table>\n</div>\n");
}

/// The first cell of a row says what the row is about.
fn cell(html: &mut String, cell: &Cell, first: bool) {
    let (open, close) = if first { ("<th scope=\"row\"", "</th>") } else { ("<td", "</td>") };
    let _ = match cell {
        Cell::Nothing => write!(html, "<td></td>"),
        Cell::Text(text) => write!(html, "{open}>{}{close}", escape(text)),
        Cell::Number(number, digits) => write!(html, "{open} class=\"number\">{number:.digits$}{close}"),
        Cell::File(path) => write!(html, "{open}><code>{}</code>{close}", escape(path)),
        Cell::Link(address) if is_web(address) => {
            let address = escape(address);
            write!(html, "{open}><a href=\"{address}\" rel=\"noreferrer\">{address}</a>{close}")
        }
        Cell::Link(address) => write!(html, "{open}>{}{close}", escape(address)),
    };
}

/// A day as readers of a language write it.
fn in_words(day: &str, language: &str) -> String {
    Language::parse(language, 0).map_or_else(|| day.to_owned(), |language| Formats::of(&language).moment(day))
}

fn is_web(address: &str) -> bool {
    url::Url::parse(address).is_ok_and(|url| matches!(url.scheme(), "http" | "https"))
}

/// A text as it stands in HTML, between tags or in a quoted attribute.
fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            _ => safe.push(character),
        }
    }
    safe
}
