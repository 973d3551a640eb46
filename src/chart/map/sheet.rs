//! The map's picture as it grows from the top down.

use crate::chart::layout::Layout;
use crate::chart::paint::{Paint, Short};
use crate::chart::text::{width, wrap};
use crate::chart::{Form, Text, Width};

pub use crate::chart::paint::Anchor;

/// Of the letters on a wide map; those of a narrow one are a little smaller.
pub const SIZE: f64 = 15.5;

pub struct Sheet {
    paint: Paint,
    layout: Layout,
    pub width: f64,
    /// How far down it is filled.
    pub y: f64,
}

impl Sheet {
    /// A picture that begins with title and subtitle.
    pub fn new(text: &Text, width: Width, rtl: bool) -> Sheet {
        let layout = Layout::of(width);
        let mut paint = Paint::map(layout.width, rtl);
        let y = layout.opening(&mut paint, text);
        Sheet { paint, width: layout.width, layout, y }
    }

    pub fn push(&mut self, markup: &str) {
        self.paint.raw(markup);
    }

    /// The left edge of something `wide` that begins so far from where lines begin.
    pub fn left(&self, from_start: f64, wide: f64) -> f64 {
        self.paint.place(from_start, wide)
    }

    /// A paragraph of quiet words.
    pub fn lines(&mut self, text: &str) {
        for line in wrap(text, self.width, |part| width(part, self.layout.size)) {
            self.y += self.layout.leading();
            self.paint.text("tick", Anchor::Start, 0.0, self.y - self.layout.size * 0.3, &line);
        }
    }

    /// A line of text with its baseline at a point.
    pub fn text(&mut self, at: (f64, f64), anchor: Anchor, class: &str, text: &str) {
        self.paint.text_at(class, anchor, at, text);
    }

    /// A line that begins so far from where lines begin.
    pub fn text_from(&mut self, from_start: f64, y: f64, class: &str, text: &str) {
        self.text((self.left(from_start, 0.0), y), Anchor::Start, class, text);
    }

    /// The picture, with note and source below.
    pub fn finish(mut self, text: &Text, form: Form, id: &str) -> String {
        let bottom = self.layout.closing(&mut self.paint, text, self.y);
        self.paint.finish(text, bottom, form, id)
    }
}

/// With one decimal at most, and no sign before zero.
pub fn number(value: f64) -> String {
    Short(value).to_string()
}

/// How wide a line of text is.
pub fn wide(text: &str) -> f64 {
    width(text, SIZE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short() {
        assert_eq!(["0", "0", "12", "-7.1"], [-0.04, 0.0, 12.04, -7.12].map(number).each_ref().map(String::as_str));
    }
}
