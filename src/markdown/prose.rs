//! The sentences of a page, without what isn't said by its author: code, quotations, numbers from data packages.

use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::link::{self, Destination};

/// Stands for something that isn't words: a number from a package, an image, a piece of code.
pub const OBJECT: char = '\u{FFFC}';

/// A paragraph, an item of a list, a heading, a cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Passage {
    pub text: String,
    /// Where pieces of the text stand in the file: the first byte of each, here and there.
    pieces: Vec<(usize, usize)>,
    /// Whether a footnote or a reference of the bibliography stands in it.
    pub cited: bool,
}

impl Passage {
    /// Where a part of the text stands in the file.
    pub fn place(&self, part: Range<usize>) -> Range<usize> {
        let at = |position: usize| {
            let piece = self.pieces.partition_point(|(here, _)| *here <= position).saturating_sub(1);
            self.pieces.get(piece).map_or(0, |(here, there)| there + position.saturating_sub(*here))
        };
        at(part.start)..at(part.end.saturating_sub(1)) + 1
    }
}

/// The passages of a text that begins at `offset` of its file.
pub fn passages(text: &str, offset: usize) -> Vec<Passage> {
    let mut reading = Reading { offset, done: Vec::new(), open: Passage::default(), quoted: 0, hidden: 0 };
    for (event, range) in Parser::new_ext(text, super::options()).into_offset_iter() {
        reading.event(event, range);
    }
    reading.end_passage();
    reading.done
}

struct Reading {
    offset: usize,
    done: Vec<Passage>,
    open: Passage,
    /// How many quotations are open.
    quoted: usize,
    /// How many elements are open whose text isn't read.
    hidden: usize,
}

impl Reading {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) if self.quoted == 0 && self.hidden == 0 => {
                self.open.pieces.push((self.open.text.len(), range.start + self.offset));
                self.open.text.push_str(&text);
            }
            Event::Code(_) if self.quoted == 0 && self.hidden == 0 => self.open.text.push(OBJECT),
            Event::SoftBreak | Event::HardBreak => self.open.text.push(' '),
            Event::FootnoteReference(_) => self.open.cited = true,
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::BlockQuote(None) => self.quoted += 1,
            Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::Image { .. } => self.hidden += 1,
            Tag::Link { dest_url, .. } => match link::destination(dest_url) {
                Destination::Own(scheme, _) if scheme.name() == "value" => {
                    self.open.text.push(OBJECT);
                    self.hidden += 1;
                }
                Destination::Own(scheme, _) if scheme.name() == "cite" => self.open.cited = true,
                _ => {}
            },
            Tag::Paragraph | Tag::Heading { .. } | Tag::Item | Tag::TableCell => self.end_passage(),
            Tag::DefinitionListTitle | Tag::DefinitionListDefinition => self.end_passage(),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::BlockQuote(None) => self.quoted = self.quoted.saturating_sub(1),
            TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::Image => self.hidden = self.hidden.saturating_sub(1),
            // Only links to values hide their text, and links don't nest.
            TagEnd::Link => self.hidden = 0,
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::TableCell => self.end_passage(),
            TagEnd::DefinitionListTitle | TagEnd::DefinitionListDefinition => self.end_passage(),
            _ => {}
        }
    }

    fn end_passage(&mut self) {
        let passage = std::mem::take(&mut self.open);
        if !passage.text.trim().is_empty() {
            self.done.push(passage);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passages_leave_out_what_the_author_does_not_say_and_know_their_place() {
        let text = "Il y a [3](value:x) cas, `7` fois.\n\n> Cité 9.\n\n- un [12](page:a-1)\n";
        let found = passages(text, 100);
        let texts: Vec<&str> = found.iter().map(|passage| passage.text.as_str()).collect();
        assert_eq!(texts, ["Il y a \u{FFFC} cas, \u{FFFC} fois.", "un 12"]);
        let at = found[1].text.find("12").expect("12");
        let place = found[1].place(at..at + 2);
        assert_eq!(&text[place.start - 100..place.end - 100], "12");
    }
}
