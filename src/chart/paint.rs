//! Writing SVG. Everything is mirrored for languages that are written from right to left, so that charts needn't know.

use std::fmt::Write;

use super::style::style;
use super::{Form, Text};

/// At which of its ends a text is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    Start,
    Middle,
    End,
}

/// A picture that is being made.
pub struct Paint {
    out: String,
    /// Classes of the picture besides `chart`.
    class: &'static str,
    width: f64,
    rtl: bool,
}

/// Around a picture that stands alone.
const MARGIN: f64 = 24.0;

impl Paint {
    pub fn new(width: f64, rtl: bool) -> Self {
        Paint { out: String::new(), class: "", width, rtl }
    }

    /// A map of the world, which is never mirrored: its parts say where they are.
    pub fn map(width: f64, rtl: bool) -> Self {
        Paint { class: " map", ..Paint::new(width, rtl) }
    }

    fn x(&self, x: f64) -> f64 {
        if self.rtl { self.width - x } else { x }
    }

    pub fn rect(&mut self, class: &str, x: f64, y: f64, width: f64, height: f64) {
        let x = self.place(x, width);
        let (x, y, width, height) = (Short(x), Short(y), Short(width.max(0.0)), Short(height.max(0.0)));
        let _ = write!(self.out, r#"<rect class="{class}" x="{x}" y="{y}" width="{width}" height="{height}"/>"#);
    }

    pub fn line(&mut self, class: &str, from: (f64, f64), to: (f64, f64)) {
        let (x1, y1, x2, y2) = (Short(self.x(from.0)), Short(from.1), Short(self.x(to.0)), Short(to.1));
        let _ = write!(self.out, r#"<path class="{class}" d="M{x1} {y1}L{x2} {y2}"/>"#);
    }

    /// Lines through points; one with a single point is a dot.
    pub fn lines(&mut self, class: &str, lines: &[Vec<(f64, f64)>]) {
        let mut path = String::new();
        for line in lines {
            self.way(&mut path, line);
        }
        if !path.is_empty() {
            let _ = write!(self.out, r#"<path class="{class}" d="{path}"/>"#);
        }
    }

    /// A closed shape.
    pub fn shape(&mut self, class: &str, points: &[(f64, f64)]) {
        let mut path = String::new();
        self.way(&mut path, points);
        let _ = write!(self.out, r#"<path class="{class}" d="{path}Z"/>"#);
    }

    fn way(&self, path: &mut String, points: &[(f64, f64)]) {
        for (index, (x, y)) in points.iter().enumerate() {
            let command = if index == 0 { 'M' } else { 'L' };
            let _ = write!(path, "{command}{} {}", Short(self.x(*x)), Short(*y));
        }
        if points.len() == 1 {
            path.push_str("h0");
        }
    }

    pub fn circle(&mut self, class: &str, x: f64, y: f64, radius: f64) {
        let (x, y, radius) = (Short(self.x(x)), Short(y), Short(radius));
        let _ = write!(self.out, r#"<circle class="{class}" cx="{x}" cy="{y}" r="{radius}"/>"#);
    }

    /// A mark of a series: each has a form of its own besides its colour.
    pub fn mark(&mut self, class: &str, form: usize, x: f64, y: f64, radius: f64) {
        let class = format!("mark {class}");
        let r = radius;
        match form % 4 {
            0 => self.circle(&class, x, y, r),
            1 => self.rect(&class, x - r * 0.9, y - r * 0.9, r * 1.8, r * 1.8),
            2 => self.shape(&class, &[(x, y - r * 1.25), (x + r * 1.2, y + r * 0.85), (x - r * 1.2, y + r * 0.85)]),
            _ => self.shape(&class, &[(x, y - r * 1.3), (x + r * 1.3, y), (x, y + r * 1.3), (x - r * 1.3, y)]),
        }
    }

    pub fn text(&mut self, class: &str, anchor: Anchor, x: f64, y: f64, text: &str) {
        let (x, y) = (Short(self.x(x)), Short(y));
        let anchor = match anchor {
            Anchor::Start => "",
            Anchor::Middle => r#" text-anchor="middle""#,
            Anchor::End => r#" text-anchor="end""#,
        };
        let _ = write!(self.out, r#"<text class="{class}"{anchor} x="{x}" y="{y}">{}</text>"#, escaped(text));
    }

    /// A number, after the name of what it belongs to if there is one.
    pub fn name_and_number(&mut self, anchor: Anchor, x: f64, y: f64, name: &str, number: &str) {
        if name.is_empty() {
            return self.text("name", anchor, x, y, number);
        }
        let (x, y) = (Short(self.x(x)), Short(y));
        let held = if anchor == Anchor::End { r#" text-anchor="end""# } else { "" };
        let (name, number) = (escaped(name), escaped(number));
        let text = format!(r#"<tspan class="tick">{name}</tspan> {number}"#);
        let _ = write!(self.out, r#"<text class="name"{held} x="{x}" y="{y}">{text}</text>"#);
    }

    /// The left end of something `wide` that begins at `x`.
    pub fn place(&self, x: f64, wide: f64) -> f64 {
        if self.rtl { self.width - x - wide } else { x }
    }

    /// A text at a place that isn't mirrored.
    pub fn text_at(&mut self, class: &str, anchor: Anchor, (x, y): (f64, f64), text: &str) {
        let x = if self.rtl { self.width - x } else { x };
        self.text(class, anchor, x, y, text);
    }

    /// SVG that is already where it should be.
    pub fn raw(&mut self, svg: &str) {
        self.out.push_str(svg);
    }

    /// The whole picture.
    pub fn finish(self, text: &Text, height: f64, form: Form, id: &str) -> String {
        let direction = if self.rtl { r#" direction="rtl""# } else { "" };
        let (width, height) = (self.width, height.ceil());
        if form == Form::Inline {
            let class = if width < 500.0 { "small" } else { "large" };
            let head = format!(
                r#"<svg class="chart{} {class}" viewBox="0 0 {width} {height}" aria-hidden="true"{direction}>"#,
                self.class
            );
            return format!("{head}{}</svg>", self.out);
        }
        let (m, outer, high) = (MARGIN, width + 2.0 * MARGIN, height + 2.0 * MARGIN);
        let (title, description) = (escaped(&text.title), escaped(&text.subtitle));
        let style = style(form == Form::Standalone);
        let mut svg = String::with_capacity(self.out.len() + style.len() + 1000);
        let _ = write!(
            svg,
            r#"<svg xmlns="http://www.w3.org/2000/svg" class="chart{}" viewBox="-{m} -{m} {outer} {high}""#,
            self.class
        );
        let _ = write!(svg, r#" width="{outer}" height="{high}" role="img" aria-labelledby="{id}-title {id}-desc""#);
        let _ = write!(svg, r#"{direction}><title id="{id}-title">{title}</title>"#);
        let _ = write!(svg, r#"<desc id="{id}-desc">{description}</desc><style>{style}</style>"#);
        let _ = write!(svg, r#"<rect class="paper" x="-{m}" y="-{m}" width="{outer}" height="{high}"/>"#);
        svg.push_str(&self.out);
        svg.push_str("</svg>\n");
        svg
    }
}

/// A coordinate with one decimal at the most.
pub struct Short(pub f64);

impl std::fmt::Display for Short {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let tenths = (self.0 * 10.0).round();
        // Neither a minus before nothing nor what isn't a number.
        let value = if tenths.is_finite() && tenths != 0.0 { tenths / 10.0 } else { 0.0 };
        write!(formatter, "{value}")
    }
}

/// A text for XML. Letters that XML has no place for are left out.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            '\0'..'\u{20}' | '\u{fffe}' | '\u{ffff}' => {}
            letter => out.push(letter),
        }
    }
    out
}
