//! What every chart shares, as little of it as the map needs.

/// The words of a chart, in the language of the page.
pub trait Words {
    /// In full: `12,345.6`.
    fn number(&self, value: f64) -> String;
    /// As short as it is still right: `12 k`.
    fn short(&self, value: f64) -> String;
    /// `5 to 10`.
    fn range(&self, from: &str, to: &str) -> String;
    fn no_data(&self) -> String;
}

/// What is written around a drawing.
#[derive(Clone, Debug, Default)]
pub struct Text {
    pub title: String,
    pub subtitle: String,
    pub note: Option<String>,
    pub source: String,
}

/// For which room a chart is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Width {
    Wide,
    Narrow,
}

impl Width {
    pub fn units(self) -> f64 {
        match self {
            Width::Wide => 720.0,
            Width::Narrow => 340.0,
        }
    }
}

/// Why a chart can't be drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// No country has this code.
    UnknownCountry(String),
}

/// About how wide a text is.
pub fn measure(text: &str, size: f64) -> f64 {
    let wide = |letter: char| if letter >= '\u{2e80}' { 1.0 } else { 0.56 };
    text.chars().map(wide).sum::<f64>() * size
}

/// The lines of a text in a room.
pub fn wrap(text: &str, size: f64, room: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if measure(line, size) + measure(word, size) + 0.3 * size <= room => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// A text that stands for itself in XML.
pub fn escape(text: &str) -> String {
    let allowed = |letter: &char| !letter.is_control() && !matches!(letter, '\u{fffe}' | '\u{ffff}');
    let text: String = text.chars().filter(allowed).collect();
    quick_xml::escape::escape(text.as_str()).into_owned()
}
