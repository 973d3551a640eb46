//! What a page's text refers to and what is wrong with it, without making HTML.

mod headings;

use std::cell::{Cell, RefCell};
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{BrokenLink, CodeBlockKind, CowStr, Event, LinkType, Parser, Tag, TagEnd};

use super::block::{self, Block, Fence};
use super::first_use::FirstUses;
use super::heading;
use super::link::{self, Destination};
use super::proof::{self, Proof};
use super::prose::{self, Kind, Passage};
use super::want::{Want, Wants, wanted};
use super::{guarded, options, sanitise};
use crate::config::{Config, settings_fault};
use crate::data::query::Query;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::image::is_picture;
use crate::language::typography::Typography;
use crate::load::document::{Embeddable, PageLink, PictureUse, QuizNote, Spanned, TermUse, ValueLink};
use crate::node::reader::Reader;
use crate::node::{Node, Table, Value, toml};

/// What other stages need to know of a text.
#[derive(Debug, Default)]
pub struct Findings {
    /// Explicit heading ids in order, each with its heading's level and place.
    pub anchors: Vec<(Box<str>, usize, Place)>,
    /// Ids that headings had before, each with the one that its heading has now.
    pub former: Vec<(Box<str>, Box<str>)>,
    pub links: Vec<PageLink>,
    pub values: Vec<ValueLink>,
    /// Files of data packages that the text offers.
    pub files: Vec<Spanned<String>>,
    /// Keys of the works that the text cites.
    pub cites: Vec<Spanned<String>>,
    /// Pictures that the text shows or leads to.
    pub pictures: Vec<PictureUse>,
    /// Addresses outside the site that the text leads to, each once.
    pub external: Vec<Box<str>>,
    /// Parts that are also pages of their own.
    pub embeds: Vec<Embeddable>,
    /// Data packages whose charts and tables the text shows, each once.
    pub packages: Vec<Box<str>>,
    pub quizzes: Vec<QuizNote>,
    /// What its blocks say to readers.
    pub prose: Vec<Passage>,
    /// Words of the glossary that the text links to, then those whose first use becomes a link.
    pub terms: Vec<TermUse>,
}

/// A link or image whose end hasn't come yet.
struct Open {
    range: Range<usize>,
    target: String,
    /// Whether anything was in it yet.
    inside: bool,
    /// The number that it shows, with the text so far that is written for it.
    value: Option<(Query, String)>,
}

/// Reads a page's text; none when the parser fails on it. `offset` is where it begins in `file`, `setting` the rules by
/// which it is set and the code of its language; `uses` notes the words of the glossary whose first use becomes a link.
pub fn scan(
    text: &str,
    offset: usize,
    file: &Arc<str>,
    config: &Config,
    setting: (Typography, &str),
    uses: Option<FirstUses<'_>>,
    diagnostics: &mut Diagnostics,
) -> Option<Findings> {
    // Where a parser that fails has come to.
    let reached = Cell::new(offset);
    let result = guarded(|| {
        let mut said = Diagnostics::new();
        let mut scanner = Scanner::new(text, offset, file, config, &mut said, &reached);
        scanner.typography = setting.0;
        scanner.uses = uses;
        scanner.run(text, setting);
        (scanner.findings, said)
    });
    match result {
        Ok((findings, said)) => {
            diagnostics.append(said);
            Some(findings)
        }
        Err(reason) => {
            let place = Place::at(file, reached.get()..reached.get() + 1);
            diagnostics.push(Diagnostic::new(Code::MarkdownFailed).at(place).with("reason", reason));
            None
        }
    }
}

struct Scanner<'a> {
    text: &'a str,
    offset: usize,
    file: &'a Arc<str>,
    config: &'a Config,
    diagnostics: &'a mut Diagnostics,
    reached: &'a Cell<usize>,
    typography: Typography,
    findings: Findings,
    depth: usize,
    last_level: usize,
    /// Where each explicit id was first given.
    heading_ids: HashMap<String, Range<usize>>,
    /// Ids that headings had before, each with the one that it has now and its heading.
    former: Vec<(Box<str>, Box<str>, Range<usize>)>,
    footnotes_used: HashSet<String>,
    footnotes_made: Vec<(String, Range<usize>)>,
    /// The named block that is being read, with where its settings begin and their text so far.
    block: Option<(&'static dyn Block, usize, String)>,
    /// How many named blocks there were so far.
    blocks: usize,
    /// The block of HTML that is being read, with where it begins.
    html: Option<(usize, String)>,
    /// Links and images that are open.
    open: Vec<Open>,
    uses: Option<FirstUses<'a>>,
}

impl<'a> Scanner<'a> {
    fn new(
        text: &'a str,
        offset: usize,
        file: &'a Arc<str>,
        config: &'a Config,
        diagnostics: &'a mut Diagnostics,
        reached: &'a Cell<usize>,
    ) -> Self {
        Scanner {
            text,
            offset,
            file,
            config,
            diagnostics,
            reached,
            typography: Typography::AsWritten,
            findings: Findings::default(),
            depth: 0,
            last_level: 1,
            heading_ids: HashMap::new(),
            former: Vec::new(),
            footnotes_used: HashSet::new(),
            footnotes_made: Vec::new(),
            block: None,
            blocks: 0,
            html: None,
            open: Vec::new(),
            uses: None,
        }
    }

    fn run(&mut self, text: &str, (typography, language): (Typography, &str)) {
        let mut proof = Proof::new(typography, language);
        let broken: RefCell<Vec<(Range<usize>, String, LinkType)>> = RefCell::default();
        let callback = |link: BrokenLink<'_>| -> Option<(CowStr<'_>, CowStr<'_>)> {
            broken.borrow_mut().push((link.span, link.reference.to_string(), link.link_type));
            None
        };
        let parser = Parser::new_with_broken_link_callback(text, options(), Some(callback));
        for (event, range) in parser.into_offset_iter() {
            self.reached.set(range.start + self.offset);
            if let Event::Text(label) = &event
                && is_footnote_without_text(text, label, &range)
            {
                let whole = range.start - 1..range.end + 1;
                self.push(Code::UnknownFootnote, &whole).arguments.push(("label", label[1..].into()));
            }
            proof.read(&event, &range, &mut |fault, at| self.say(fault, &at));
            if let Some(uses) = &mut self.uses {
                uses.event(&event, &range, text);
            }
            self.event(event, range);
        }
        proof.finish(&mut |fault, at| self.say(fault, &at));
        for (key, range) in self.uses.take().map(FirstUses::finish).unwrap_or_default() {
            let span = self.place(&range).span.unwrap_or_default();
            self.findings.terms.push(TermUse { key, span, automatic: true });
        }
        self.take_former();
        self.broken_references(broken.into_inner());
        self.footnotes();
    }

    fn place(&self, range: &Range<usize>) -> Place {
        Place::at(self.file, range.start + self.offset..range.end + self.offset)
    }

    fn say(&mut self, fault: Diagnostic, range: &Range<usize>) {
        let place = self.place(range);
        self.diagnostics.push(fault.at(place));
    }

    fn push(&mut self, code: Code, range: &Range<usize>) -> &mut Diagnostic {
        let place = self.place(range);
        self.diagnostics.push_mut(Diagnostic::new(code).at(place))
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => match &mut self.block {
                Some((_, start, settings)) => {
                    if settings.is_empty() {
                        *start = range.start;
                    }
                    settings.push_str(&text);
                }
                None => self.something_inside(&text, !text.trim().is_empty()),
            },
            Event::Code(text) => self.something_inside(&text, true),
            // A block of HTML comes line by line, and a tag may go over several.
            Event::Html(html) => match &mut self.html {
                Some((_, block)) => block.push_str(&html),
                None => self.html = Some((range.start, html.to_string())),
            },
            Event::InlineHtml(html) => {
                self.something_inside("", true);
                self.raw_html(&html, range.start);
            }
            Event::FootnoteReference(label) => {
                self.footnotes_used.insert(label.to_string());
            }
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        self.depth += 1;
        let limit = self.config.limits.nesting;
        if self.depth == limit {
            self.push(Code::NestingTooDeep, &range).arguments.push(("limit", limit.into()));
        }
        match tag {
            Tag::Heading { level, id, attrs, .. } => {
                self.heading(level, id.as_deref(), &range);
                self.former_ids(id.as_deref(), heading::former(&attrs), &range);
            }
            Tag::Link { link_type, dest_url, .. } => {
                let dest_url = super::full_address(link_type, dest_url);
                let value = self.destination(&dest_url, &range).map(|query| (query, String::new()));
                self.picture(&dest_url, false, &range);
                self.open.push(Open { range, target: dest_url.to_string(), inside: false, value });
            }
            Tag::Image { dest_url, .. } => {
                self.something_inside("", true);
                self.destination(&dest_url, &range);
                self.picture(&dest_url, true, &range);
                self.open.push(Open { range, target: dest_url.to_string(), inside: false, value: None });
            }
            Tag::FootnoteDefinition(label) => self.footnotes_made.push((label.to_string(), range)),
            Tag::CodeBlock(CodeBlockKind::Fenced(info)) => self.fenced(&info, range),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        self.depth = self.depth.saturating_sub(1);
        match tag {
            TagEnd::Image => {
                if let Some(Open { range, inside: false, .. }) = self.open.pop() {
                    self.push(Code::ImageWithoutText, &range);
                }
            }
            TagEnd::Link => self.end_of_link(),
            TagEnd::CodeBlock => self.end_of_block(),
            TagEnd::HtmlBlock => {
                if let Some((start, html)) = self.html.take() {
                    self.raw_html(&html, start);
                }
            }
            _ => {}
        }
    }

    fn end_of_link(&mut self) {
        let Some(open) = self.open.pop() else { return };
        if let Some((query, text)) = open.value {
            let span = self.place(&open.range).span.unwrap_or_default();
            self.findings.values.push(ValueLink { query, text, span });
        }
        let writes_itself = matches!(link::destination(&open.target), Destination::Own(..));
        if !open.inside && !writes_itself {
            self.push(Code::LinkWithoutText, &open.range).arguments.push(("target", open.target.into()));
        }
    }

    /// Notes that the innermost open link or image, and those around it, have a text.
    fn something_inside(&mut self, text: &str, something: bool) {
        for open in &mut self.open {
            open.inside |= something;
            if let Some((_, written)) = &mut open.value {
                written.push_str(text);
            }
        }
    }

    /// Notes that the text leads out of the site.
    fn leaves(&mut self, address: &str) {
        let outside = matches!(link::destination(address), Destination::External);
        if outside && !self.findings.external.iter().any(|known| **known == *address) {
            self.findings.external.push(address.into());
        }
    }

    /// Notes that the text shows a picture, or leads to one.
    fn picture(&mut self, address: &str, shown: bool, range: &Range<usize>) {
        match link::destination(address) {
            Destination::Path(path) if shown || is_picture(path) => {
                let span = self.place(range).span.unwrap_or_default();
                self.findings.pictures.push(PictureUse { path: path.into(), shown, span });
            }
            // Whoever reads the page would be seen by somebody else, and what is shown could change.
            Destination::External if shown && !address.starts_with(self.config.base_url.as_str()) => {
                self.push(Code::ImageElsewhere, range).arguments.push(("address", address.into()));
            }
            _ => {}
        }
    }

    /// Notes what a link needs; gives the number that it shows, if it shows one.
    fn destination(&mut self, address: &str, range: &Range<usize>) -> Option<Query> {
        self.leaves(address);
        match wanted(address, self.place(range)) {
            Ok(Some(Want::Page(link))) => self.findings.links.push(link),
            Ok(Some(Want::Value(query))) => return Some(query),
            Ok(Some(Want::File(file))) => self.findings.files.push(file),
            Ok(Some(Want::Work(key))) => self.findings.cites.push(key),
            Ok(Some(Want::Term(key))) => {
                let span = self.place(range).span.unwrap_or_default();
                self.findings.terms.push(TermUse { key, span, automatic: false });
            }
            Ok(None) => {}
            Err(diagnostic) => self.diagnostics.push(*diagnostic),
        }
        None
    }

    fn fenced(&mut self, info: &str, range: Range<usize>) {
        let word = info.split_whitespace().next().unwrap_or_default();
        match block::fence(info) {
            Fence::Block(block) => self.block = Some((block, range.start, String::new())),
            Fence::Reserved(name) => {
                self.push(Code::BlockNotYet, &range).arguments.push(("block", name.into()));
            }
            Fence::Misspelt => {
                let place = self.place(&range);
                self.diagnostics.push(
                    Diagnostic::new(Code::UnknownBlock)
                        .at(place)
                        .with("block", word)
                        .suggest(word, block::known_blocks()),
                );
            }
            Fence::Code => {}
        }
    }

    /// Says what of a piece of HTML that begins at `start` isn't allowed.
    fn raw_html(&mut self, html: &str, start: usize) {
        for (what, at) in sanitise::dropped(html) {
            self.push(Code::HtmlDropped, &(start + at.start..start + at.end)).arguments.push(("what", what.into()));
        }
        for (address, at) in sanitise::pictures(html) {
            self.picture(&address, true, &(start + at.start..start + at.end));
        }
    }

    fn end_of_block(&mut self) {
        let Some((block, start, text)) = self.block.take() else { return };
        let offset = self.offset + start;
        let number = self.blocks;
        self.blocks += 1;
        match toml::parse(&text, offset) {
            Ok(table) => {
                let mut wants = Wants::default();
                for (_, node) in &table.entries {
                    wants.of_node(node, self.file, self.diagnostics);
                    proof::of_node(self.typography, node, self.file, self.diagnostics);
                }
                let said = said(&table, block.prose(), &|at| self.written(at));
                self.findings.prose.extend(said);
                if let Some(uses) = &mut self.uses {
                    wants.terms.iter().for_each(|term| uses.used(&term.key));
                    wants.links.iter().for_each(|link| uses.used_page(&link.id));
                }
                self.findings.terms.extend(wants.terms);
                self.findings.links.extend(wants.links);
                self.findings.values.extend(wants.values);
                self.findings.files.extend(wants.files);
                self.findings.cites.extend(wants.cites);
                for (id, at) in block.embeds(&table) {
                    let span = Place::at(self.file, at).span.unwrap_or_default();
                    self.findings.embeds.push(Embeddable { id: id.into(), block: number, span });
                }
                self.findings.quizzes.extend(block.quiz(&table, number));
                if let Some(package) = block.package(&table)
                    && !self.findings.packages.iter().any(|known| **known == *package)
                {
                    self.findings.packages.push(package.into());
                }
                let settings = Reader::new(&table, self.file, offset..offset + 1);
                self.findings.links.extend(block.check(settings, self.config, self.diagnostics));
            }
            Err(error) => self.diagnostics.push(settings_fault(Code::SettingsSyntax, error, self.file)),
        }
    }

    /// What stands in the file at a place of the text.
    fn written(&self, at: &Range<usize>) -> &'a str {
        let inside = at.start.checked_sub(self.offset).zip(at.end.checked_sub(self.offset));
        inside.and_then(|(start, end)| self.text.get(start..end)).unwrap_or_default()
    }

    fn broken_references(&mut self, broken: Vec<(Range<usize>, String, LinkType)>) {
        for (range, label, kind) in broken {
            if kind == LinkType::Reference || kind == LinkType::ReferenceUnknown {
                // A lone [word] is text; only [text][label] is surely meant as a link.
                self.push(Code::UnknownLinkReference, &range).arguments.push(("label", label.into()));
            }
        }
    }

    fn footnotes(&mut self) {
        for (label, range) in std::mem::take(&mut self.footnotes_made) {
            if !self.footnotes_used.contains(&label) {
                self.push(Code::UnusedFootnote, &range).arguments.push(("label", label.into()));
            }
        }
    }
}

/// The texts under some keys of a block's settings.
fn said<'w>(settings: &Table, keys: &[&str], written: &dyn Fn(&Range<usize>) -> &'w str) -> Vec<Passage> {
    let mut passages = Vec::new();
    for (key, node) in &settings.entries {
        said_of(node, keys.contains(&key.name.as_str()), keys, written, &mut passages);
    }
    passages
}

fn said_of<'w>(
    node: &Node,
    wanted: bool,
    keys: &[&str],
    written: &dyn Fn(&Range<usize>) -> &'w str,
    into: &mut Vec<Passage>,
) {
    match &node.value {
        Value::Text(text) if wanted => {
            into.extend(prose::read_value(text, Kind::Aside, &node.span, written(&node.span)));
        }
        Value::List(items) => items.iter().for_each(|item| said_of(item, wanted, keys, written, into)),
        Value::Table(table) => into.extend(said(table, keys, written)),
        _ => {}
    }
}

/// Whether a text is the inside of `[^label]`, which the parser leaves alone when the note isn't there.
fn is_footnote_without_text(text: &str, label: &str, range: &Range<usize>) -> bool {
    let before = text.get(..range.start).unwrap_or_default();
    label.len() > 1
        && label.starts_with('^')
        && before.ends_with('[')
        && !before.ends_with("\\[")
        && text.get(range.end..).is_some_and(|after| after.starts_with(']'))
}
