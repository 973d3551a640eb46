//! Sizes for a width, and the words above and below the drawing.

use super::paint::{Anchor, Paint};
use super::text::{bold_width, width, wrap};
use super::{Text, Width};

/// Sizes in units of the picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Layout {
    pub width: f64,
    pub narrow: bool,
    /// Size of the letters of the title.
    title: f64,
    /// Of everything in the drawing.
    pub size: f64,
    /// Height of the drawing of lines and columns.
    pub height: f64,
}

/// From one line of text to the next, in sizes of its letters.
pub const LEADING: f64 = 1.3;

impl Layout {
    /// Letters are at least twelve pixels high where the widths are used: the wide one from 640 pixels of screen on, the
    /// narrow one from 320.
    pub fn of(width: Width) -> Layout {
        match width {
            Width::Wide => Layout { width: 720.0, narrow: false, title: 23.0, size: 15.5, height: 320.0 },
            Width::Narrow => Layout { width: 320.0, narrow: true, title: 18.5, size: 14.5, height: 250.0 },
        }
    }

    /// From one line of the drawing's text to the next.
    pub fn leading(&self) -> f64 {
        self.size * LEADING
    }

    pub fn text_width(&self, text: &str) -> f64 {
        width(text, self.size)
    }

    pub fn strong_width(&self, text: &str) -> f64 {
        bold_width(text, self.size)
    }

    /// Title and subtitle; gives where they end.
    pub fn opening(&self, paint: &mut Paint, text: &Text) -> f64 {
        let title = wrap(&text.title, self.width, |part| bold_width(part, self.title));
        let y = self.paragraph(paint, "title", &title, self.title, 0.0);
        let subtitle = wrap(&text.subtitle, self.width, |part| width(part, self.size));
        self.paragraph(paint, "subtitle", &subtitle, self.size, y + 2.0) + 16.0
    }

    /// Note and source; gives where they end.
    pub fn closing(&self, paint: &mut Paint, text: &Text, y: f64) -> f64 {
        let lines = |text: &str| wrap(text, self.width, |part| width(part, self.size));
        let mut y = y + 14.0;
        if let Some(note) = &text.note {
            y = self.paragraph(paint, "small", &lines(note), self.size, y) + 4.0;
        }
        self.paragraph(paint, "small", &lines(&text.source), self.size, y) + 4.0
    }

    fn paragraph(&self, paint: &mut Paint, class: &str, lines: &[String], size: f64, y: f64) -> f64 {
        for (index, line) in lines.iter().enumerate() {
            paint.text(class, Anchor::Start, 0.0, y + size + index as f64 * size * LEADING, line);
        }
        y + lines.len() as f64 * size * LEADING
    }
}
