//! From HTML to the source of Typst: elements become its functions, texts its strings.
//!
//! What has no function of its own in Typst is handed to the theme's `part(name, classes, body)`.

mod lists;
mod tables;
#[cfg(all(test, feature = "pdf"))]
mod tests;

use std::collections::HashSet;

use super::code::{array, language, string};
use super::tree::{AT_END, Element, Node};

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// To a place in the same document, by its label.
    Inside(String),
    Outside(String),
    /// To nowhere that paper can lead to.
    Nowhere,
}

/// What the text needs of what is around it.
pub trait Around {
    /// Where the address of a link leads.
    fn target(&self, href: &str) -> Target;
    /// The path of a picture among the job's files; none when there is no such picture.
    fn picture(&mut self, src: &str) -> Option<String>;
}

/// Elements that are part of a line.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "data", "del", "dfn", "em", "i", "img", "input", "ins",
    "kbd", "label", "mark", "output", "q", "rp", "rt", "ruby", "s", "samp", "select", "small", "span", "strong", "sub",
    "sup", "time", "u", "var", "wbr",
];

/// How wide a text is, in points.
const TEXT_WIDTH: f64 = 470.0;
/// The points of a pixel of CSS.
const POINTS: f64 = 0.75;

/// Writes a text.
pub struct Writer<'a> {
    around: &'a mut dyn Around,
    /// Begins the labels of this text.
    prefix: &'a str,
    /// Is added to the levels of headings.
    deeper: u8,
    /// The labels that were written, in the whole document: each may be there once.
    labels: &'a mut HashSet<String>,
    code: String,
    /// Text that isn't written yet.
    line: String,
    /// A space was read that is written if a word follows on the same line.
    space: bool,
    /// Something is on the line already.
    on_line: bool,
    /// White space is text.
    verbatim: bool,
    in_paragraph: bool,
    /// What stands after everything else.
    end: String,
}

/// The label of a place in a text, or of its beginning.
pub fn label(prefix: &str, id: &str) -> String {
    format!("{prefix}#{id}")
}

/// The source for a text. `labels` are those written before, in the same document.
pub fn write(
    nodes: &[Node],
    prefix: &str,
    deeper: u8,
    around: &mut dyn Around,
    labels: &mut HashSet<String>,
) -> String {
    let mut writer = Writer {
        around,
        prefix,
        deeper,
        labels,
        code: String::new(),
        line: String::new(),
        space: false,
        on_line: false,
        verbatim: false,
        in_paragraph: false,
        end: String::new(),
    };
    writer.nodes(nodes);
    writer.flush();
    writer.code + &writer.end
}

impl Writer<'_> {
    fn nodes(&mut self, nodes: &[Node]) {
        for node in nodes {
            match node {
                Node::Text(text) => self.text(text),
                Node::Element(element) if INLINE.contains(&element.name.as_str()) => self.inline(element),
                Node::Element(element) => {
                    self.end_line();
                    self.block(element);
                    self.end_line();
                }
            }
        }
    }

    fn text(&mut self, text: &str) {
        if self.verbatim {
            self.line.push_str(text);
            self.on_line = true;
            return;
        }
        // HTML's white space only: a no-break space is a character like others.
        let is_space = |letter: char| matches!(letter, ' ' | '\n' | '\t' | '\r' | '\u{c}');
        let mut rest = text;
        while !rest.is_empty() {
            let word = rest.find(is_space).unwrap_or(rest.len());
            if word > 0 {
                self.write_space();
                self.line.push_str(&rest[..word]);
                self.on_line = true;
            }
            rest = &rest[word..];
            let after = rest.trim_start_matches(is_space);
            self.space |= after.len() < rest.len();
            rest = after;
        }
    }

    fn write_space(&mut self) {
        if std::mem::take(&mut self.space) && self.on_line {
            self.line.push(' ');
        }
    }

    fn flush(&mut self) {
        if !self.line.is_empty() {
            let text = string(&std::mem::take(&mut self.line));
            self.put(&text);
        }
    }

    /// An expression of Typst in its markup; nothing after it can be taken for more of it.
    fn put(&mut self, expression: &str) {
        self.code.push('#');
        self.code.push_str(expression);
        self.code.push(';');
    }

    fn end_line(&mut self) {
        self.flush();
        self.space = false;
        self.on_line = false;
    }

    /// What is written by `inside`, as content of Typst.
    fn content(&mut self, inside: impl FnOnce(&mut Self)) -> String {
        self.flush();
        let before = std::mem::take(&mut self.code);
        inside(self);
        self.flush();
        format!("[{}]", std::mem::replace(&mut self.code, before))
    }

    /// The same on lines of its own.
    fn block_content(&mut self, nodes: &[Node]) -> String {
        self.end_line();
        let in_paragraph = std::mem::take(&mut self.in_paragraph);
        let content = self.content(|writer| writer.nodes(nodes));
        self.end_line();
        self.in_paragraph = in_paragraph;
        content
    }

    /// A place that links can lead to.
    fn place(&mut self, element: &Element) {
        let Some(id) = element.attribute("id").filter(|id| !id.is_empty()) else { return };
        let label = label(self.prefix, id);
        if self.labels.insert(label.clone()) {
            self.flush();
            self.code.push_str(&format!("#metadata(none)#label({});", string(&label)));
        }
    }

    fn inline(&mut self, element: &Element) {
        match element.name.as_str() {
            "br" => {
                self.end_line();
                return self.put("linebreak()");
            }
            // A place where a long word may break, and a mark for readers who don't know ruby.
            "wbr" => return self.line.push('\u{200b}'),
            "rp" => return,
            "img" => return self.image(element),
            "input" => {
                return self.input(element.attribute("type").unwrap_or("text"), element.attribute("checked").is_some());
            }
            "select" => return self.input("text", false),
            "code" | "kbd" | "samp" => {
                self.write_space();
                self.flush();
                return self.put(&format!("raw({})", string(&super::tree::text(&element.children))));
            }
            _ => {}
        }
        self.place(element);
        self.write_space();
        let spoken = element.attribute("lang").map(language).filter(|arguments| !arguments.is_empty());
        let call = self.function(element);
        if call.is_none() && spoken.is_none() {
            return self.nodes(&element.children);
        }
        let mut content = self.content(|writer| writer.nodes(&element.children));
        if content == "[]" {
            return;
        }
        if let Some(spoken) = spoken {
            content = format!("text({spoken}){content}");
            if call.is_some() {
                content = format!("[#{content};]");
            }
        }
        match call {
            Some(call) => self.put(&format!("{call}{content}")),
            None => self.put(&content),
        }
    }

    /// The function of Typst that an element of a line is.
    fn function(&self, element: &Element) -> Option<String> {
        let name = match element.name.as_str() {
            "a" => {
                return match self.around.target(element.attribute("href")?) {
                    Target::Inside(label) => Some(format!("link(label({}))", string(&label))),
                    Target::Outside(address) => Some(format!("link({})", string(&address))),
                    Target::Nowhere => None,
                };
            }
            "em" | "i" | "cite" | "dfn" | "var" => "emph",
            "strong" | "b" => "strong",
            "del" | "s" => "strike",
            "ins" | "u" => "underline",
            "mark" => "highlight",
            "sub" => "sub",
            "sup" => "super",
            "q" => "quote",
            "small" => "text(size: 0.9em)",
            _ => return None,
        };
        Some(name.to_owned())
    }

    /// A box to tick, or a line to write on.
    fn input(&mut self, kind: &str, is_checked: bool) {
        let mark = match kind {
            "checkbox" | "radio" if is_checked => "☑ ",
            "checkbox" | "radio" => "☐ ",
            "text" | "number" | "range" | "search" => "................ ",
            _ => return,
        };
        self.write_space();
        self.line.push_str(mark);
        self.on_line = true;
        self.space = false;
    }

    fn image(&mut self, element: &Element) {
        let alternative = element.attribute("alt").unwrap_or_default();
        let Some(path) = element.attribute("src").and_then(|src| self.around.picture(src)) else {
            return self.text(alternative);
        };
        let mut image = format!("image({}", string(&path));
        // Typst makes those that are wider than the text as wide as it.
        let width = element.number("width").map(|pixels| pixels as f64 * POINTS).filter(|width| *width < TEXT_WIDTH);
        if let Some(width) = width {
            image.push_str(&format!(", width: {width}pt"));
        }
        if !alternative.is_empty() {
            image.push_str(&format!(", alt: {}", string(alternative)));
        }
        image.push(')');
        if self.in_paragraph {
            image = format!("box({image})");
        }
        // What says nothing is no part of the text.
        let image = if alternative.is_empty() { format!("pdf.artifact({image})") } else { image };
        self.write_space();
        self.flush();
        self.put(&image);
        self.on_line = true;
    }

    fn block(&mut self, element: &Element) {
        if let Some(level) = heading_level(&element.name) {
            return self.heading(element, level);
        }
        self.place(element);
        let call = match element.name.as_str() {
            "p" => self.paragraph(element),
            "ul" => format!("list(){}", self.items(element)),
            "ol" => format!("enum(start: {}){}", element.number("start").unwrap_or(1), self.items(element)),
            "dl" => self.definitions(element),
            "table" => return self.table(element),
            "blockquote" => format!("quote(block: true){}", self.block_content(&element.children)),
            "pre" => self.verbatim(element),
            "hr" => "part(\"hr\", (), [])".to_owned(),
            _ => return self.other(element),
        };
        self.put_styled(element, call);
    }

    /// A block with the language and the classes that it has.
    fn put_styled(&mut self, element: &Element, mut call: String) {
        if let Some(spoken) = element.attribute("lang").map(language).filter(|arguments| !arguments.is_empty()) {
            call = format!("text({spoken})[#{call};]");
        }
        if element.classes().next().is_some() {
            call = format!("part({}, {}, [#{call};])", string(&element.name), array(element.classes()));
        }
        self.put(&call);
    }

    /// What Typst has no word for: the theme may.
    fn other(&mut self, element: &Element) {
        let content = self.block_content(&element.children);
        if content == "[]" {
            return;
        }
        if element.has_class(AT_END) {
            return self.end.push_str(&format!("#part(\"div\", {}, {content});", array(element.classes())));
        }
        let spoken = element.attribute("lang").map(language).filter(|arguments| !arguments.is_empty());
        let content = spoken.map_or(content.clone(), |spoken| format!("[#text({spoken}){content};]"));
        self.put(&format!("part({}, {}, {content})", string(&element.name), array(element.classes())));
    }

    fn heading(&mut self, element: &Element, level: u8) {
        let content = self.block_content(&element.children);
        // The contents of a booklet list its pages, bookmarks lead to everything.
        let outlined = level == 1;
        let level = (level + self.deeper).min(6);
        self.code.push_str(&format!("#heading(level: {level}, outlined: {outlined}, bookmarked: true){content}"));
        if let Some(id) = element.attribute("id").filter(|id| !id.is_empty()) {
            let label = label(self.prefix, id);
            if self.labels.insert(label.clone()) {
                self.code.push_str(&format!("#label({})", string(&label)));
            }
        }
        self.code.push(';');
    }

    fn paragraph(&mut self, element: &Element) -> String {
        self.in_paragraph = true;
        let content = self.content(|writer| writer.nodes(&element.children));
        self.in_paragraph = false;
        format!("par{content}")
    }

    fn verbatim(&mut self, element: &Element) -> String {
        let text = super::tree::text(&element.children);
        format!("raw(block: true, {})", string(text.trim_end_matches('\n')))
    }
}

fn heading_level(name: &str) -> Option<u8> {
    let level = name.strip_prefix('h')?.parse().ok()?;
    (1..=6).contains(&level).then_some(level)
}
