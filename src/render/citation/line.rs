//! A reference as a line of text whose parts know what they are, and how HTML shows them.

use crate::markdown::host::escaped;

/// A part of a reference.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Text(String),
    /// The family name of a person or the name of a body: in capitals.
    Name(String),
    /// Words of the work itself, with the language that they are in if it isn't the page's.
    Own {
        text: String,
        language: Option<String>,
        title: bool,
    },
    /// An address of the web, shown as `text`.
    Link {
        address: String,
        text: String,
    },
}

/// A reference.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line(Vec<Piece>);

impl Line {
    pub fn text(&mut self, text: &str) {
        match self.0.last_mut() {
            Some(Piece::Text(last)) => last.push_str(text),
            _ if text.is_empty() => {}
            _ => self.0.push(Piece::Text(text.to_owned())),
        }
    }

    pub fn name(&mut self, name: &str) {
        self.0.push(Piece::Name(name.to_owned()));
    }

    /// The title of a part of something larger, or other words of the work.
    pub fn words(&mut self, text: &str, language: Option<&str>) {
        self.0.push(Piece::Own { text: text.to_owned(), language: language.map(str::to_owned), title: false });
    }

    /// The title of something that stands alone.
    pub fn title(&mut self, text: &str, language: Option<&str>) {
        self.0.push(Piece::Own { text: text.to_owned(), language: language.map(str::to_owned), title: true });
    }

    pub fn link(&mut self, address: &str, text: &str) {
        self.0.push(Piece::Link { address: address.to_owned(), text: text.to_owned() });
    }

    /// Ends a sentence and leaves room for another one. A sign that ends one already stays alone.
    pub fn stop(&mut self) {
        let last = self.0.last().map(Piece::shown).unwrap_or_default();
        let ended = last.trim_end_matches(['»', '”', '"', '\u{a0}', '\u{202f}']).ends_with(['.', '?', '!', '…']);
        if !self.0.is_empty() {
            self.text(if ended { " " } else { ". " });
        }
    }

    /// Takes away the room after the last sentence.
    pub fn end(mut self) -> Line {
        if let Some(Piece::Text(last)) = self.0.last_mut() {
            last.truncate(last.trim_end().len());
        }
        self
    }

    pub fn html(&self) -> String {
        self.0.iter().map(Piece::html).collect()
    }
}

impl Piece {
    fn shown(&self) -> &str {
        match self {
            Piece::Text(text) | Piece::Name(text) | Piece::Own { text, .. } | Piece::Link { text, .. } => text,
        }
    }

    fn html(&self) -> String {
        match self {
            Piece::Text(text) => kept_together(text),
            // The style sheet makes capitals of it: those that are written would be spelt out to some readers.
            Piece::Name(name) => format!("<span class=\"surname\">{}</span>", kept_together(name)),
            Piece::Own { text, language, title } => {
                let language = language.as_ref().map(|code| format!(" lang=\"{}\"", escaped(code))).unwrap_or_default();
                let element = if *title { "cite" } else { "bdi" };
                format!("<{element}{language}>{}</{element}>", kept_together(text))
            }
            Piece::Link { address, text } => {
                let (address, text) = (escaped(address), escaped(text));
                format!("<a class=\"external\" rel=\"external\" href=\"{address}\"><bdi>{text}</bdi></a>")
            }
        }
    }
}

/// For HTML: no line begins with a sign of punctuation where French puts a space before it.
fn kept_together(text: &str) -> String {
    let mut kept = escaped(text).replace("« ", "«\u{a0}");
    for sign in [":", ";", "?", "!", "»", "…"] {
        kept = kept.replace(&format!(" {sign}"), &format!("\u{a0}{sign}"));
    }
    kept
}
