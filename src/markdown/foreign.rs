//! Passages that raw HTML marks as of another language or as code: nothing is said of them, nothing in them is set.

use html5gum::{DefaultEmitter, Token, Tokenizer};

/// Elements whose text isn't prose.
const LITERAL: &[&str] = &["code", "kbd", "pre", "samp", "var", "script", "style"];

/// Elements without an end.
const VOID: &[&str] = &["br", "col", "hr", "img", "wbr"];

/// Follows the tags of a text.
#[derive(Debug, Default)]
pub struct Foreign {
    /// The element that is left alone, and how many of its name are open, itself included.
    open: Option<(String, usize)>,
    /// Whether it was opened within a line, and so can't last longer than its paragraph.
    inline: bool,
}

impl Foreign {
    /// Whether what comes now is left alone.
    pub fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Reads a piece of raw HTML in a text of a language (`fr`).
    pub fn html(&mut self, html: &str, inline: bool, language: &str) {
        for token in Tokenizer::new_with_emitter(html, DefaultEmitter::default()) {
            let Ok(token) = token;
            match token {
                Token::StartTag(tag) if !tag.self_closing => {
                    let lang = tag.attributes.iter().find(|(name, _)| String::from_utf8_lossy(name) == "lang");
                    let lang = lang.map(|(_, value)| String::from_utf8_lossy(value).into_owned());
                    let other = lang.is_some_and(|lang| primary(&lang) != primary(language));
                    self.start(&String::from_utf8_lossy(&tag.name), other, inline);
                }
                Token::EndTag(tag) => self.end(&String::from_utf8_lossy(&tag.name)),
                _ => {}
            }
        }
    }

    fn start(&mut self, name: &str, other: bool, inline: bool) {
        match &mut self.open {
            Some((open, depth)) => *depth += usize::from(open == name),
            None if (other || LITERAL.contains(&name)) && !VOID.contains(&name) => {
                self.open = Some((name.to_owned(), 1));
                self.inline = inline;
            }
            None => {}
        }
    }

    fn end(&mut self, name: &str) {
        if let Some((open, depth)) = &mut self.open
            && open == name
        {
            *depth -= 1;
            if *depth == 0 {
                self.open = None;
            }
        }
    }

    /// A paragraph, heading or cell has ended.
    pub fn end_of_passage(&mut self) {
        if self.inline {
            self.open = None;
        }
    }
}

/// `fr` of `fr-CA`.
fn primary(language: &str) -> String {
    language.split(['-', '_']).next().unwrap_or_default().trim().to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passages_of_another_language_end_with_their_element() {
        let mut foreign = Foreign::default();
        let mut after = |html| {
            foreign.html(html, true, "en");
            foreign.is_open()
        };
        assert!(!after("<span lang=en-GB>"));
        assert!(after("<span class=\"a>b\" lang=\"fr\">"));
        assert!(after("<span>"));
        assert!(after("</span>"));
        assert!(after("</b>"));
        assert!(!after("</span>"));
        assert!(!after("<br>"));
        assert!(after("<kbd>"));
        foreign.end_of_passage();
        assert!(!foreign.is_open());
    }
}
