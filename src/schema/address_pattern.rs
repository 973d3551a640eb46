//! Address patterns such as `/actions/{number}-{slug}/`.

use std::ops::Range;

/// A pattern read into its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddressPattern {
    pub source: String,
    pub parts: Vec<Part>,
    /// Where it is written in `site.toml`.
    pub span: Range<usize>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    Text(String),
    /// The name of a field, or `slug` or `key`.
    Field(String),
}

impl AddressPattern {
    /// Reads a pattern: it begins and ends with `/`, and outside braces holds only lower-case ASCII letters, digits,
    /// `-`, `.`, `_` and `/`. None when it doesn't.
    pub fn parse(source: &str, span: Range<usize>) -> Option<Self> {
        if !source.starts_with('/') || !source.ends_with('/') || source.contains("//") {
            return None;
        }
        let mut parts = Vec::new();
        let mut rest = source;
        while let Some(open) = rest.find('{') {
            let close = open + rest[open..].find('}')?;
            if open > 0 {
                parts.push(Part::Text(rest[..open].to_owned()));
            }
            parts.push(Part::Field(rest[open + 1..close].to_owned()));
            rest = &rest[close + 1..];
        }
        if !rest.is_empty() {
            parts.push(Part::Text(rest.to_owned()));
        }
        let safe = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-._/".contains(&b);
        let all_safe = parts.iter().all(|part| match part {
            Part::Text(text) => text.bytes().all(safe),
            Part::Field(name) => super::is_name(name),
        });
        let no_dots = !source.split('/').any(|step| step == "." || step == "..");
        (all_safe && no_dots).then(|| AddressPattern { source: source.to_owned(), parts, span })
    }

    /// The names in braces.
    pub fn fields(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().filter_map(|part| match part {
            Part::Field(name) => Some(name.as_str()),
            Part::Text(_) => None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_are_read_or_refused() {
        let pattern = AddressPattern::parse("/actions/{number}-{slug}/", 0..0).expect("valid");
        assert_eq!(pattern.fields().collect::<Vec<_>>(), ["number", "slug"]);
        for wrong in ["actions/", "/a", "/A/", "/a//b/", "/../", "/{a", "/{A}/", "/é/"] {
            assert_eq!(AddressPattern::parse(wrong, 0..0), None, "{wrong}");
        }
    }
}
