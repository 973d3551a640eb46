//! The sentences of a page, without what isn't said by its author: code, quotations, numbers from data packages.

use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::link::{self, Destination};

/// Stands for something that isn't words: a number from a package that Parvis is to write, a piece of code.
pub const OBJECT: char = crate::language::word::OBJECT;

/// What a passage is in its page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    #[default]
    Paragraph,
    /// Of a list that stands in so many others, itself counted.
    Item {
        depth: usize,
    },
    Heading,
    Cell,
    Definition,
    Footnote,
    /// Of a field of the front matter, a block or a chart: it has sentences, and isn't part of the text that is scored.
    Aside,
}

/// Why a part of a passage isn't its author's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A number from a data package.
    Value,
    /// In another language, by `lang` on raw HTML.
    Foreign,
    /// An address that is written out.
    Address,
}

/// A link in a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PassageLink {
    /// Its text, in that of the passage.
    pub text: Range<usize>,
    pub target: String,
    /// In the file, with brackets and target.
    pub span: Range<usize>,
}

/// A paragraph, an item of a list, a heading, a cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Passage {
    pub kind: Kind,
    pub text: String,
    /// Where pieces of the text stand in the file: the first byte of each, here and there.
    pieces: Vec<(usize, usize)>,
    /// Whether a footnote or a reference of the bibliography stands in it.
    pub cited: bool,
    pub links: Vec<PassageLink>,
    /// The parts that aren't its author's words, in order.
    pub others: Vec<(Range<usize>, Role)>,
    /// Where the whole of it stands, when it isn't written letter by letter as it reads.
    spot: Option<Range<usize>>,
}

impl Passage {
    /// Where a part of the text stands in the file.
    pub fn place(&self, part: Range<usize>) -> Range<usize> {
        if let Some(spot) = &self.spot {
            return spot.clone();
        }
        let at = |position: usize| {
            let piece = self.pieces.partition_point(|(here, _)| *here <= position).saturating_sub(1);
            self.pieces.get(piece).map_or(0, |(here, there)| there + position.saturating_sub(*here))
        };
        at(part.start)..at(part.end.saturating_sub(1)) + 1
    }

    /// Whether a part of the text overlaps one that has a role.
    pub fn has(&self, part: &Range<usize>, role: Role) -> bool {
        self.others.iter().any(|(range, found)| *found == role && range.start < part.end && part.start < range.end)
    }
}

/// A list: where it begins, how many entries it has, and in how many lists it stands, itself counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    pub span: Range<usize>,
    pub items: usize,
    pub depth: usize,
}

/// What a page says, passage by passage.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prose {
    pub passages: Vec<Passage>,
    pub lists: Vec<List>,
}

/// The prose of a text that begins at `offset` of its file.
pub fn read(text: &str, offset: usize) -> Prose {
    let mut reading = Reading::default();
    for (event, range) in Parser::new_ext(text, super::options()).into_offset_iter() {
        reading.event(event, range.start + offset..range.end + offset);
    }
    reading.end_passage();
    reading.done
}

/// The passages of one text of a front matter, a block or a chart, of a kind. `span` is where it stands in its file, with
/// its quotation marks, and `written` what is written there.
pub fn read_value(text: &str, kind: Kind, span: &Range<usize>, written: &str) -> Vec<Passage> {
    let inside = written.find(text);
    let mut passages = read(text, span.start + inside.unwrap_or_default()).passages;
    for passage in &mut passages {
        passage.kind = kind;
        if inside.is_none() {
            passage.spot = Some(span.clone());
            passage.links.iter_mut().for_each(|link| link.span = span.clone());
        }
    }
    passages
}

#[derive(Default)]
struct Reading {
    done: Prose,
    open: Passage,
    /// How many quotations are open.
    quoted: usize,
    /// How many elements are open whose text isn't read.
    hidden: usize,
    /// Lists that are open, as indices.
    lists: Vec<usize>,
    footnotes: usize,
    /// The link that is open: where its text begins, its target, its place.
    link: Option<(usize, String, Range<usize>)>,
    /// The raw HTML element with `lang` that is open: its name, and where its text begins.
    foreign: Option<(String, usize)>,
}

impl Reading {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(&tag, range),
            Event::End(tag) => self.end(tag),
            _ if self.quoted > 0 || self.hidden > 0 => {}
            Event::Text(text) => self.push(&text, range.start),
            Event::Code(_) => self.push(OBJECT.encode_utf8(&mut [0; 4]), range.start),
            Event::InlineHtml(html) => self.html(&html),
            Event::SoftBreak | Event::HardBreak => self.push(" ", range.start),
            Event::FootnoteReference(_) => self.open.cited = true,
            _ => {}
        }
    }

    fn push(&mut self, text: &str, at: usize) {
        self.open.pieces.push((self.open.text.len(), at));
        self.open.text.push_str(text);
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::BlockQuote(None) => self.quoted += 1,
            Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::Image { .. } => self.hidden += 1,
            Tag::FootnoteDefinition(_) => self.footnotes += 1,
            Tag::Link { dest_url, .. } if self.quoted == 0 && self.hidden == 0 => {
                self.link = Some((self.open.text.len(), dest_url.to_string(), range));
            }
            Tag::List(_) => {
                self.end_passage();
                self.lists.push(self.done.lists.len());
                self.done.lists.push(List { span: range, items: 0, depth: self.lists.len() });
            }
            Tag::Item => {
                if let Some(list) = self.lists.last().and_then(|&list| self.done.lists.get_mut(list)) {
                    list.items += 1;
                }
                self.begin(Kind::Item { depth: self.lists.len() });
            }
            Tag::Paragraph if self.lists.is_empty() => self.begin(Kind::Paragraph),
            Tag::Paragraph => self.begin(Kind::Item { depth: self.lists.len() }),
            Tag::Heading { .. } => self.begin(Kind::Heading),
            Tag::TableCell => self.begin(Kind::Cell),
            Tag::DefinitionListTitle | Tag::DefinitionListDefinition => self.begin(Kind::Definition),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::BlockQuote(None) => self.quoted = self.quoted.saturating_sub(1),
            TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::Image => self.hidden = self.hidden.saturating_sub(1),
            TagEnd::FootnoteDefinition => {
                self.end_passage();
                self.footnotes = self.footnotes.saturating_sub(1);
            }
            TagEnd::Link => self.end_link(),
            TagEnd::List(_) => {
                self.end_passage();
                self.lists.pop();
            }
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::TableCell => self.end_passage(),
            TagEnd::DefinitionListTitle | TagEnd::DefinitionListDefinition => self.end_passage(),
            _ => {}
        }
    }

    fn end_link(&mut self) {
        let Some((start, target, span)) = self.link.take() else { return };
        if self.open.text.len() == start && link::citation(&target).is_some() {
            // The number of a reference is no word of the sentence.
            self.open.cited = true;
            return;
        }
        if self.open.text.len() == start {
            // Parvis writes its text later.
            self.push(OBJECT.encode_utf8(&mut [0; 4]), span.start);
        }
        let text = start..self.open.text.len();
        if let Destination::Own(scheme, _) = link::destination(&target) {
            match scheme.name() {
                "value" => self.open.others.push((text.clone(), Role::Value)),
                "cite" => self.open.cited = true,
                _ => {}
            }
        }
        let written = &self.open.text[text.clone()];
        if written.contains("://") || written.starts_with("www.") {
            self.open.others.push((text.clone(), Role::Address));
        }
        self.open.links.push(PassageLink { text, target, span });
    }

    /// Notes where the words of another language begin and end.
    fn html(&mut self, html: &str) {
        let inside = html.trim_start_matches('<').trim_end_matches('>');
        match (&self.foreign, inside.strip_prefix('/')) {
            (None, None) if inside.contains(" lang=") => {
                let name = inside.split_whitespace().next().unwrap_or_default().to_owned();
                self.foreign = Some((name, self.open.text.len()));
            }
            (Some((name, start)), Some(closed)) if closed.trim() == name => {
                self.open.others.push((*start..self.open.text.len(), Role::Foreign));
                self.foreign = None;
            }
            _ => {}
        }
    }

    fn begin(&mut self, kind: Kind) {
        self.end_passage();
        self.open.kind = if self.footnotes > 0 { Kind::Footnote } else { kind };
    }

    fn end_passage(&mut self) {
        let mut passage = std::mem::take(&mut self.open);
        if let Some((_, start)) = self.foreign.take() {
            passage.others.push((start..passage.text.len(), Role::Foreign));
        }
        self.link = None;
        if let Some(&list) = self.lists.last() {
            // What follows a list within an item belongs to that item.
            self.open.kind = Kind::Item { depth: self.done.lists[list].depth };
        }
        if !passage.text.trim().is_empty() {
            self.done.passages.push(passage);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passages_leave_out_what_the_author_does_not_say_and_know_their_place() {
        let text = "Il y a [3](value:x) cas, `7` fois.\n\n> Cité 9.\n\n- un [12](page:a-1)\n";
        let found = read(text, 100).passages;
        let texts: Vec<&str> = found.iter().map(|passage| passage.text.as_str()).collect();
        assert_eq!(texts, ["Il y a 3 cas, \u{FFFC} fois.", "un 12"]);
        let at = found[0].text.find('3').expect("3");
        assert!(found[0].has(&(at..at + 1), Role::Value));
        let at = found[1].text.find("12").expect("12");
        let place = found[1].place(at..at + 2);
        assert_eq!(&text[place.start - 100..place.end - 100], "12");
        assert_eq!(found[1].links[0].target, "page:a-1");
        assert_eq!(&text[found[1].links[0].span.start - 100..found[1].links[0].span.end - 100], "[12](page:a-1)");
    }

    #[test]
    fn passages_know_what_they_are() {
        let text = "# T\n\nUn.[^1]\n\n- a\n  - b\n\n    c\n- d\n\n| e |\n|---|\n| f |\n\n[^1]: Note.\n\nMot\n: sens\n";
        let kinds: Vec<(String, Kind)> = read(text, 0).passages.into_iter().map(|p| (p.text, p.kind)).collect();
        let kinds: Vec<(&str, Kind)> = kinds.iter().map(|(text, kind)| (text.as_str(), *kind)).collect();
        assert_eq!(
            kinds,
            [
                ("T", Kind::Heading),
                ("Un.", Kind::Paragraph),
                ("a", Kind::Item { depth: 1 }),
                ("b", Kind::Item { depth: 2 }),
                ("c", Kind::Item { depth: 2 }),
                ("d", Kind::Item { depth: 1 }),
                ("e", Kind::Cell),
                ("f", Kind::Cell),
                ("Note.", Kind::Footnote),
                ("Mot", Kind::Definition),
                ("sens", Kind::Definition),
            ]
        );
        let lists: Vec<(usize, usize)> = read(text, 0).lists.iter().map(|list| (list.items, list.depth)).collect();
        assert_eq!(lists, [(2, 1), (1, 2)]);
    }

    #[test]
    fn a_value_knows_its_place_to_the_letter_or_as_a_whole() {
        let file = "a = 'un [12](page:a-1)'";
        let found = read_value("un [12](page:a-1)", Kind::Aside, &(4..23), &file[4..23]);
        let at = found[0].text.find("12").expect("12");
        assert_eq!((found[0].kind, &file[found[0].place(at..at + 2)]), (Kind::Aside, "12"));
        let found = read_value("a\tb", Kind::Aside, &(28..34), "'a\\tb'");
        assert_eq!(found[0].place(0..1), 28..34);
    }

    #[test]
    fn words_of_another_language_and_addresses_are_marked() {
        let passage = &read("Said “<span lang=\"fr\">oui, oui</span>” at <https://a.example/b>.\n", 0).passages[0];
        let marked: Vec<(&str, Role)> =
            passage.others.iter().map(|(range, role)| (&passage.text[range.clone()], *role)).collect();
        assert_eq!(marked, [("oui, oui", Role::Foreign), ("https://a.example/b", Role::Address)]);
    }
}
