//! The SVG as it grows, line by line from the top.

use std::fmt::Write;

use super::shim::{escape, measure, wrap};

/// Of all text but the title.
pub const SIZE: f64 = 13.0;
const LEADING: f64 = 18.0;
const TITLE: f64 = 18.0;
const TITLE_LEADING: f64 = 23.0;

/// The side of a point that a text is on.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    Start,
    Middle,
}

pub struct Sheet {
    body: String,
    pub width: f64,
    /// How far down it is filled.
    pub y: f64,
    rtl: bool,
}

impl Sheet {
    pub fn new(width: f64, rtl: bool) -> Sheet {
        Sheet { body: String::new(), width, y: 0.0, rtl }
    }

    pub fn push(&mut self, markup: &str) {
        self.body.push_str(markup);
    }

    /// The left edge of something `wide` that begins so far from where lines begin.
    pub fn left(&self, from_start: f64, wide: f64) -> f64 {
        if self.rtl { self.width - from_start - wide } else { from_start }
    }

    pub fn title(&mut self, text: &str) {
        self.wrapped(text, "title", TITLE, TITLE_LEADING);
    }

    pub fn lines(&mut self, text: &str, class: &str) {
        self.wrapped(text, class, SIZE, LEADING);
    }

    fn wrapped(&mut self, text: &str, class: &str, size: f64, leading: f64) {
        for line in wrap(text, size, self.width) {
            self.y += leading;
            let at = (self.left(0.0, 0.0), self.y - leading * 0.25);
            self.text(at, Anchor::Start, class, &line);
        }
    }

    /// A line of text with its baseline at a point.
    pub fn text(&mut self, (x, y): (f64, f64), anchor: Anchor, class: &str, text: &str) {
        let class = if class.is_empty() { String::new() } else { format!(r#" class="{class}""#) };
        let anchor = if anchor == Anchor::Middle { r#" text-anchor="middle""# } else { "" };
        let (x, y) = (number(x), number(y));
        let _ = write!(self.body, r#"<text{class} x="{x}" y="{y}"{anchor}>{}</text>"#, escape(text));
    }

    /// A line that begins so far from where lines begin.
    pub fn text_from(&mut self, from_start: f64, y: f64, class: &str, text: &str) {
        self.text((self.left(from_start, 0.0), y), Anchor::Start, class, text);
    }

    pub fn finish(self, class: &str) -> String {
        let (width, height) = (number(self.width), number(self.y.ceil()));
        let direction = if self.rtl { r#" direction="rtl""# } else { "" };
        let open = r#"<svg xmlns="http://www.w3.org/2000/svg" aria-hidden="true""#;
        format!(r#"{open} class="{class}" viewBox="0 0 {width} {height}"{direction}>{}</svg>"#, self.body)
    }
}

/// With one decimal at most, and no sign before zero.
pub fn number(value: f64) -> String {
    let tenths = (value * 10.0).round() / 10.0;
    // What is added makes a zero of a minus zero.
    format!("{}", tenths + 0.0)
}

/// How wide a line of text is.
pub fn wide(text: &str) -> f64 {
    measure(text, SIZE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short() {
        assert_eq!(["0", "0", "12", "-3.1"], [-0.04, 0.0, 12.04, -3.12].map(number).each_ref().map(String::as_str));
    }

    #[test]
    fn text_cannot_become_markup() {
        let mut sheet = Sheet::new(340.0, false);
        sheet.title("a</text><script>\u{0}");
        assert!(sheet.finish("chart").contains("a&lt;/text&gt;&lt;script&gt;</text>"));
    }
}
