//! The texts of a page passage by passage, for rules that see beyond the markup within a line.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::foreign::Foreign;
use crate::language::typography::OBJECT;

/// What an event is to the passage that is being read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Role {
    /// A run of its text, or of that of a picture in it.
    Run { text: usize, range: Range<usize> },
    /// Something else within it.
    Within,
    /// No part of a passage: the one before has ended.
    Outside,
}

/// A paragraph, heading, item or cell while it is being read, without its markup. What isn't prose of the page's
/// language is one [`OBJECT`], the break of a line `'\n'`.
pub struct Passage<'l> {
    language: &'l str,
    foreign: Foreign,
    in_code: bool,
    /// The passage's text, and after it the alternatives of its pictures.
    texts: Vec<String>,
    /// How many pictures are open.
    pictures: usize,
    /// Where the text of each open link begins, and whether it is the address itself.
    links: Vec<(usize, bool)>,
}

impl<'l> Passage<'l> {
    /// For a text in a language (`fr`).
    pub fn new(language: &'l str) -> Self {
        let foreign = Foreign::default();
        Passage { language, foreign, in_code: false, texts: vec![String::new()], pictures: 0, links: Vec::new() }
    }

    /// The passage's text, and after it the alternatives of its pictures.
    pub fn texts(&self) -> &[String] {
        &self.texts
    }

    /// Ends the passage; the next event begins another.
    pub fn clear(&mut self) {
        self.texts.truncate(1);
        self.texts[0].clear();
        self.pictures = 0;
        self.links.clear();
        self.foreign.end_of_passage();
    }

    /// Whether the event that was read last is left alone.
    pub fn is_foreign(&self) -> bool {
        self.foreign.is_open()
    }

    /// Reads an event. After one that is [`Role::Outside`] the passage must be cleared.
    pub fn read(&mut self, event: &Event<'_>) -> Role {
        match event {
            Event::Start(Tag::CodeBlock(_)) => self.in_code = true,
            Event::End(TagEnd::CodeBlock) => self.in_code = false,
            _ if self.in_code => {}
            Event::Text(text) => return self.run(text),
            Event::Html(html) => self.foreign.html(html, false, self.language),
            Event::InlineHtml(html) => {
                self.foreign.html(html, true, self.language);
                if html.starts_with("<br") {
                    self.push('\n');
                }
                return Role::Within;
            }
            Event::Code(_) | Event::InlineMath(_) | Event::DisplayMath(_) | Event::FootnoteReference(_) => {
                return self.push(OBJECT);
            }
            Event::SoftBreak | Event::HardBreak | Event::TaskListMarker(_) => return self.push('\n'),
            Event::Start(tag) => return self.start(tag),
            Event::End(tag) => return self.end(*tag),
            Event::Rule => {}
        }
        Role::Outside
    }

    fn text(&mut self) -> &mut String {
        let last = if self.pictures > 0 { self.texts.len() - 1 } else { 0 };
        &mut self.texts[last]
    }

    fn push(&mut self, character: char) -> Role {
        self.text().push(character);
        Role::Within
    }

    fn run(&mut self, written: &str) -> Role {
        let address = self.links.last().is_some_and(|(_, address)| *address);
        if address || self.foreign.is_open() {
            return self.push(OBJECT);
        }
        let number = if self.pictures > 0 { self.texts.len() - 1 } else { 0 };
        let text = self.text();
        let start = text.len();
        text.push_str(written);
        Role::Run { text: number, range: start..start + written.len() }
    }

    fn start(&mut self, tag: &Tag<'_>) -> Role {
        match tag {
            Tag::Link { link_type, .. } => {
                let address = matches!(link_type, LinkType::Autolink | LinkType::Email);
                let start = self.text().len();
                self.links.push((start, address));
            }
            Tag::Image { .. } => {
                if self.pictures == 0 {
                    self.texts[0].push(OBJECT);
                    self.texts.push(String::new());
                }
                self.pictures += 1;
            }
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Superscript | Tag::Subscript => {}
            _ => return Role::Outside,
        }
        Role::Within
    }

    fn end(&mut self, tag: TagEnd) -> Role {
        match tag {
            TagEnd::Link => {
                // A link without text shows the title of its page, or a number.
                let start = self.links.pop().map(|(start, _)| start);
                if start == Some(self.text().len()) {
                    self.push(OBJECT);
                }
            }
            TagEnd::Image => self.pictures = self.pictures.saturating_sub(1),
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough => {}
            TagEnd::Superscript | TagEnd::Subscript => {}
            _ => return Role::Outside,
        }
        Role::Within
    }
}
