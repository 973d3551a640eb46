//! The first use of each word of the glossary in a text: what becomes a link without being written as one.

use std::collections::HashSet;
use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::link::{self, Destination, Wanted};
use crate::language::glossary::Glossary;
use crate::site::id::PageId;

/// What the words of a text are looked up in.
#[derive(Clone, Copy, Debug)]
pub struct Lookup<'a> {
    pub glossary: &'a Glossary,
    /// The singular of the glossary's pages: a link to one of them uses its word too.
    pub singular: &'a str,
}

impl Lookup<'_> {
    /// The key of the term that a page explains.
    pub fn key_of<'b>(&self, page: &'b PageId) -> Option<&'b str> {
        page.as_str().strip_prefix(self.singular)?.strip_prefix('-')
    }
}

/// Follows the events of a text, and notes where a word is used first.
#[derive(Debug)]
pub struct FirstUses<'a> {
    lookup: Lookup<'a>,
    /// Keys of the words that were used.
    seen: HashSet<String>,
    /// The paragraph, item or cell that is being read.
    text: String,
    pieces: Vec<Piece>,
    /// Links in it to words: where they begin, and the words' keys.
    linked: Vec<(usize, String)>,
    /// Counts what interrupts the text: a word that goes on behind it can't be one link.
    run: usize,
    /// How many elements are open whose words aren't linked, as Markdown and as HTML.
    hidden: usize,
    hidden_by_html: usize,
    found: Vec<(String, Range<usize>)>,
}

/// A part of the text that stands in the source as it is.
#[derive(Debug)]
struct Piece {
    here: Range<usize>,
    there: usize,
    run: usize,
}

impl<'a> FirstUses<'a> {
    /// `used` are the keys of the words that were used before the text.
    pub fn new(lookup: Lookup<'a>, used: HashSet<String>) -> Self {
        FirstUses {
            lookup,
            seen: used,
            text: String::new(),
            pieces: Vec::new(),
            linked: Vec::new(),
            run: 0,
            hidden: 0,
            hidden_by_html: 0,
            found: Vec::new(),
        }
    }

    /// Notes a link to a word in the settings of a block.
    pub fn used(&mut self, key: &str) {
        self.seen.insert(key.to_owned());
    }

    /// Notes a link to a page in the settings of a block.
    pub fn used_page(&mut self, page: &PageId) {
        self.seen.extend(self.lookup.key_of(page).map(str::to_owned));
    }

    /// The first uses, in order: the key of each word and where the text has it.
    pub fn finish(mut self) -> Vec<(String, Range<usize>)> {
        self.end_passage();
        self.found
    }

    /// Takes the next event of `source`.
    pub fn event(&mut self, event: &Event<'_>, range: &Range<usize>, source: &str) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.text(text, range, source),
            Event::SoftBreak => self.push(" ", Some(range.start)),
            Event::HardBreak => {
                self.run += 1;
                self.push(" ", None);
            }
            Event::Code(code) => self.push(code, None),
            Event::Html(html) => {
                self.end_passage();
                self.html(html);
            }
            Event::InlineHtml(html) => {
                self.run += 1;
                self.html(html);
            }
            _ => self.run += 1,
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        if is_inline(&tag.to_end()) {
            self.run += 1;
        } else {
            self.end_passage();
        }
        if let Tag::Link { dest_url, .. } = tag
            && let Some(key) = self.word(dest_url)
        {
            self.linked.push((self.text.len(), key));
        }
        self.hidden += usize::from(hides(&tag.to_end()));
    }

    fn end(&mut self, tag: &TagEnd) {
        if is_inline(tag) {
            self.run += 1;
        } else {
            self.end_passage();
        }
        self.hidden = self.hidden.saturating_sub(usize::from(hides(tag)));
    }

    /// The key of the word that a link explains.
    fn word(&self, address: &str) -> Option<String> {
        let Destination::Own(scheme, target) = link::destination(address) else { return None };
        match scheme.wants(target).ok()? {
            Wanted::Term(key) => Some(key),
            Wanted::Page { id, .. } => self.lookup.key_of(&id).map(str::to_owned),
            _ => None,
        }
    }

    fn text(&mut self, text: &str, range: &Range<usize>, source: &str) {
        // An entity or an escape is longer in the source: no place in it could be found again.
        let same = source.get(range.clone()).is_some_and(|written| written == text);
        self.push(text, same.then_some(range.start));
    }

    /// Adds to the passage; `there` is where it stands in the source, none when it can't be part of a link.
    fn push(&mut self, text: &str, there: Option<usize>) {
        let here = self.text.len()..self.text.len() + text.len();
        self.text.push_str(text);
        if let Some(there) = there.filter(|_| self.hidden == 0 && self.hidden_by_html == 0) {
            self.pieces.push(Piece { here, there, run: self.run });
        }
    }

    /// Counts the elements that a piece of HTML opens and closes whose words aren't linked.
    fn html(&mut self, html: &str) {
        for tag in html.split('<').skip(1) {
            let (closes, tag) = tag.strip_prefix('/').map_or((false, tag), |tag| (true, tag));
            let name = tag.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
            if HIDING_ELEMENTS.contains(&name.to_ascii_lowercase().as_str()) {
                let depth = self.hidden_by_html;
                self.hidden_by_html = if closes { depth.saturating_sub(1) } else { depth + 1 };
            }
        }
    }

    fn end_passage(&mut self) {
        let text = std::mem::take(&mut self.text);
        let pieces = std::mem::take(&mut self.pieces);
        let mut linked = std::mem::take(&mut self.linked).into_iter().peekable();
        if !pieces.is_empty() {
            let found = self.lookup.glossary.find(&text);
            let quoted = if found.is_empty() { Vec::new() } else { quotations(&text) };
            for found in found {
                while let Some((_, key)) = linked.next_if(|(at, _)| *at <= found.range.start) {
                    self.seen.insert(key);
                }
                let said = quoted.iter().any(|quoted| quoted.contains(&found.range.start));
                if said || self.seen.contains(found.key) {
                    continue;
                }
                if let Some(span) = in_source(&pieces, &found.range) {
                    self.seen.insert(found.key.to_owned());
                    self.found.push((found.key.to_owned(), span));
                }
            }
        }
        self.seen.extend(linked.map(|(_, key)| key));
    }
}

/// Elements of HTML whose words aren't linked.
const HIDING_ELEMENTS: &[&str] = &[
    "a",
    "blockquote",
    "caption",
    "cite",
    "code",
    "dfn",
    "dt",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "kbd",
    "pre",
    "q",
    "samp",
    "summary",
    "th",
];

/// Whether the words in an element aren't linked: headings, links, quotations, code, the heads of tables.
fn hides(tag: &TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Heading(_)
            | TagEnd::Link
            | TagEnd::Image
            | TagEnd::BlockQuote(None)
            | TagEnd::CodeBlock
            | TagEnd::TableHead
            | TagEnd::DefinitionListTitle
            | TagEnd::FootnoteDefinition
    )
}

fn is_inline(tag: &TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link
            | TagEnd::Image
    )
}

/// What stands between quotation marks; a quotation that isn't closed goes to the end.
fn quotations(text: &str) -> Vec<Range<usize>> {
    let mut quotations = Vec::new();
    let mut open: Vec<(char, usize)> = Vec::new();
    for (at, mark) in text.char_indices() {
        let closed = match mark {
            '«' | '“' => {
                open.push((mark, at));
                continue;
            }
            '»' => '«',
            '”' => '“',
            '"' if open.iter().any(|(opening, _)| *opening == '"') => '"',
            '"' => {
                open.push((mark, at));
                continue;
            }
            _ => continue,
        };
        if let Some(depth) = open.iter().rposition(|(opening, _)| *opening == closed) {
            quotations.push(open[depth].1..at);
            open.truncate(depth);
        }
    }
    quotations.extend(open.first().map(|(_, at)| *at..text.len()));
    quotations
}

/// Where a part of the passage stands in the source, if nothing interrupts it there.
fn in_source(pieces: &[Piece], part: &Range<usize>) -> Option<Range<usize>> {
    let holding = |at: usize| pieces.iter().position(|piece| piece.here.contains(&at));
    let (first, last) = (holding(part.start)?, holding(part.end.checked_sub(1)?)?);
    let whole = pieces[first..=last].windows(2).all(|pair| pair[0].here.end == pair[1].here.start);
    let one = pieces[first..=last].iter().all(|piece| piece.run == pieces[first].run);
    let there = |piece: &Piece, at: usize| piece.there + (at - piece.here.start);
    (whole && one).then(|| there(&pieces[first], part.start)..there(&pieces[last], part.end))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use pulldown_cmark::Parser;

    use super::*;

    proptest! {
        #[test]
        fn what_is_found_is_a_form_and_stands_in_the_text(
            text in "(puits|ONG| |\n|\n\n|\\*|\\*\\*|`|« | »|“|\"|> |- |# |&amp;|\\\\|é|\\[puits\\]\\(term:a\\)|\\[|\\]|<a>|</a>|<q|>|\\||\\|\n\\|-\\|\n|’|\\[\\^a\\]){0,30}"
        ) {
            let glossary = Glossary::new([("a", "puits"), ("b", "ONG"), ("c", "puits ONG")]);
            let lookup = Lookup { glossary: &glossary, singular: "term" };
            let mut uses = FirstUses::new(lookup, HashSet::new());
            for (event, range) in Parser::new_ext(&text, crate::markdown::options()).into_offset_iter() {
                uses.event(&event, &range, &text);
            }
            let mut end = 0;
            for (_, range) in uses.finish() {
                prop_assert!(range.start >= end);
                end = range.end;
                let found: String = text[range].split_whitespace().filter(|part| *part != ">").collect::<Vec<_>>().join(" ");
                prop_assert!(["puits", "ONG", "puits ONG"].contains(&found.as_str()), "{found}");
            }
        }
    }
}
