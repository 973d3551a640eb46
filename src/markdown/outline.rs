//! What stands in the sections of a text: the items of their lists, and the parts under their sub-headings.

use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::link::{self, Destination};
use crate::language::word::words;

/// A section: what stands below a heading, up to the next one of its level or above.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// The explicit id of its heading; empty when it has none.
    pub id: String,
    pub level: usize,
    pub title: String,
    /// Of its heading, in the file.
    pub span: Range<usize>,
    /// How many words stand in it, without those of headings and notes.
    pub words: usize,
    /// The items of its outermost lists.
    pub items: Vec<Item>,
}

/// An item of a list, with all that is in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item {
    pub text: String,
    pub span: Range<usize>,
    /// Where its links lead, as they are written.
    pub targets: Vec<String>,
    /// Whether a footnote stands in it.
    pub noted: bool,
}

impl Item {
    /// Whether it leads to a source: a note, a work, a number or file of a data package, a page of another kind than
    /// those whose ids begin with `own`, or a place outside the site.
    pub fn is_sourced(&self, own: &str) -> bool {
        self.noted || self.targets.iter().any(|target| is_source(target, own))
    }

    /// Whether it ends with a question mark, whatever closes after it.
    pub fn is_question(&self) -> bool {
        let closing = |c: char| c.is_whitespace() || matches!(c, '»' | '”' | '"' | '’' | '\'' | ')' | ']');
        self.text.trim_end_matches(closing).ends_with(['?', '؟', '？'])
    }
}

fn is_source(target: &str, own: &str) -> bool {
    match link::destination(target) {
        Destination::External => target.starts_with("http"),
        Destination::Own(scheme, rest) => match scheme.name() {
            "cite" | "value" | "file" => true,
            "page" => rest.strip_prefix(own).is_none_or(|rest| !rest.starts_with('-')),
            _ => false,
        },
        _ => false,
    }
}

/// The sections of a text that begins at `offset` of its file, in order; each comes before those within it.
pub fn sections(text: &str, offset: usize) -> Vec<Section> {
    let mut reading = Reading { offset, ..Reading::default() };
    for (event, range) in Parser::new_ext(text, super::options()).into_offset_iter() {
        reading.event(event, range);
    }
    reading.end_block();
    reading.done
}

/// The parts directly under a section's own headings: those one level below it.
pub fn parts<'a>(sections: &'a [Section], of: &Section) -> Vec<&'a Section> {
    let after = sections.iter().skip_while(|section| section.span != of.span).skip(1);
    after.take_while(|section| section.level > of.level).filter(|section| section.level == of.level + 1).collect()
}

#[derive(Default)]
struct Reading {
    offset: usize,
    done: Vec<Section>,
    /// The sections that are open, from the outermost, as indices.
    open: Vec<usize>,
    /// The heading that is open.
    heading: bool,
    lists: usize,
    quotations: usize,
    /// The item of an outermost list that is open.
    item: Option<Item>,
    notes: usize,
    /// How many elements are open whose text isn't read.
    hidden: usize,
    /// The words of the block that is open.
    block: String,
}

impl Reading {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) => self.text(&text),
            Event::SoftBreak | Event::HardBreak => self.text(" "),
            Event::FootnoteReference(_) => self.item.iter_mut().for_each(|item| item.noted = true),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.notes > 0 || self.hidden > 0 {
            return;
        }
        if self.heading {
            self.done.last_mut().into_iter().for_each(|section| section.title.push_str(text));
            return;
        }
        self.block.push_str(text);
        self.item.iter_mut().for_each(|item| item.text.push_str(text));
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        let span = range.start + self.offset..range.end + self.offset;
        match tag {
            // A heading in a quotation or an item divides nothing.
            Tag::Heading { level, id, .. } if self.lists + self.quotations + self.notes == 0 => {
                self.end_block();
                let level = level as usize;
                while self.open.last().is_some_and(|&above| self.done[above].level >= level) {
                    self.open.pop();
                }
                self.open.push(self.done.len());
                let id = id.map(|id| id.to_string()).unwrap_or_default();
                self.done.push(Section { id, level, span, ..Section::default() });
                self.heading = true;
            }
            Tag::FootnoteDefinition(_) => self.notes += 1,
            Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::Image { .. } => self.hidden += 1,
            Tag::List(_) => self.lists += 1,
            Tag::BlockQuote(_) => self.quotations += 1,
            Tag::Item if self.lists == 1 && self.notes == 0 => {
                self.end_block();
                self.item = Some(Item { span, ..Item::default() });
            }
            Tag::Link { dest_url, .. } => {
                self.item.iter_mut().for_each(|item| item.targets.push(dest_url.to_string()));
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) => self.heading = false,
            TagEnd::FootnoteDefinition => self.notes = self.notes.saturating_sub(1),
            TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::Image => self.hidden = self.hidden.saturating_sub(1),
            TagEnd::List(_) => self.lists = self.lists.saturating_sub(1),
            TagEnd::BlockQuote(_) => self.quotations = self.quotations.saturating_sub(1),
            TagEnd::Item => {
                self.end_block();
                if self.lists == 1
                    && let Some(item) = self.item.take()
                {
                    for &section in &self.open {
                        self.done[section].items.push(item.clone());
                    }
                }
            }
            TagEnd::Paragraph | TagEnd::TableCell | TagEnd::DefinitionListTitle | TagEnd::DefinitionListDefinition => {
                self.end_block();
            }
            _ => {}
        }
    }

    /// Counts the words of a block, which end with it.
    fn end_block(&mut self) {
        let count = words(&self.block).len();
        self.block.clear();
        for &section in &self.open {
            self.done[section].words += count;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Lead.\n\n## Sides {#sides}\n\nTwo views.\n\n### For\n\n- One [two](cite:a).\n  - Deeper\n- Three\n\n\
                        ### Against\n\nFour five.[^n]\n\n## Close {#close}\n\n1. Why “so?”\n\n[^n]: Not counted.\n";

    #[test]
    fn a_section_has_its_items_its_parts_and_their_words() {
        let found = sections(TEXT, 100);
        let told: Vec<String> =
            found.iter().map(|s| format!("{} {} {} {}", s.level, s.title, s.words, s.items.len())).collect();
        assert_eq!(told, ["2 Sides 8 2", "3 For 4 2", "3 Against 2 0", "2 Close 2 1"]);
        let parts: Vec<&str> = parts(&found, &found[0]).iter().map(|part| part.title.as_str()).collect();
        assert_eq!(parts, ["For", "Against"]);
        assert_eq!(&TEXT[found[3].span.start - 100..][..8], "## Close");
        assert_eq!(&TEXT[found[0].items[1].span.start - 100..][..7], "- Three");
    }

    #[test]
    fn an_item_has_a_source_and_may_be_a_question() {
        let found = sections(TEXT, 0);
        let sourced: Vec<bool> = found[0].items.iter().map(|item| item.is_sourced("kit")).collect();
        assert_eq!(sourced, [true, false]);
        assert!(found[3].items[0].is_question() && !found[0].items[0].is_question());
        for (target, expected) in [
            ("value:x", true),
            ("file:x/y.csv", true),
            ("page:action-1", true),
            ("page:kit-1", false),
            ("https://a.example/", true),
            ("mailto:a@b.example", false),
            ("#here", false),
            ("term:x", false),
        ] {
            assert_eq!(is_source(target, "kit"), expected, "{target}");
        }
    }
}
