//! From a page's text to HTML.

use std::ops::Range;

use pulldown_cmark::{BlockQuoteKind, CodeBlockKind, CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use pulldown_cmark_escape::{escape_href, escape_html, escape_html_body_text};

use super::block::{self, Block, Fence};
use super::footnote::Footnotes;
use super::heading::{self, Heading, HeadingIds, nest};
use super::host::{BLOCK_TAG, Host};
use super::link;
use super::open_link::OpenLink;
use super::typeset::Typesetter;
use super::words::{self, Edge, FirstUses};
use super::{guarded, picture, raw, sanitise, table};
use crate::diagnostic::Diagnostic;

/// A text as HTML.
#[derive(Debug, Default)]
pub struct Rendered {
    pub html: String,
    pub toc: Vec<Heading>,
    /// The addresses that the text links to as they are written in the HTML, each with where the text has it.
    pub addresses: Vec<(String, Range<usize>)>,
    /// What is wrong with blocks, each with where the text has it.
    pub faults: Vec<(Diagnostic, Range<usize>)>,
}

/// What is done with raw HTML and with addresses that a published page may not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Policy {
    /// They are left out: the only policy for a site.
    Publish,
    /// They stay as they are written, as the CommonMark specification has it; for comparing with its examples.
    Specification,
}

/// Renders a text that was scanned before.
///
/// # Errors
/// The message of a panic of the parser.
pub fn render(text: &str, options: Options, policy: Policy, host: &dyn Host) -> Result<Rendered, String> {
    guarded(|| {
        let mut writer = Writer::new(host, policy, text);
        let mut typesetter = Typesetter::new(host.typography(), host.language());
        let cuts = words::cuts(&host.terms());
        for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
            // Typography changes the length of texts, so words that link themselves are cut out before.
            words::cut(event, range, &cuts, &mut |event, range| {
                typesetter.take(event, range, &mut |event, range| writer.event(event, range));
            });
        }
        typesetter.finish(&mut |event, range| writer.event(event, range));
        writer.finish()
    })
}

struct Writer<'a> {
    host: &'a dyn Host,
    policy: Policy,
    html: String,
    footnotes: Footnotes,
    ids: HeadingIds,
    headings: Vec<Heading>,
    /// The heading that is open: where its text begins in the HTML, its text so far, its explicit id.
    heading: Option<OpenHeading>,
    links: Vec<OpenLink>,
    words: FirstUses,
    /// The word that is open and links itself.
    word: Option<OpenLink>,
    /// The images that are open: the text between is their alternative.
    image: Option<OpenImage>,
    table: table::Table,
    block: Option<(&'static dyn Block, String)>,
    blocks: Vec<String>,
    raw_html: bool,
    /// The block of raw HTML that is being read.
    html_block: String,
    addresses: Vec<(String, Range<usize>)>,
    faults: Vec<(Diagnostic, Range<usize>)>,
}

struct OpenHeading {
    start: usize,
    text: String,
    id: Option<String>,
    level: u8,
}

struct OpenImage {
    depth: usize,
    address: String,
    title: String,
    alternative: String,
}

impl<'a> Writer<'a> {
    fn new(host: &'a dyn Host, policy: Policy, text: &str) -> Self {
        let terms = host.terms();
        Writer {
            host,
            policy,
            ids: HeadingIds::reserved(
                text,
                terms.iter().flat_map(|term| words::ids(&term.key)).chain(host.reserved_ids()),
            ),
            words: FirstUses::new(terms),
            word: None,
            html: String::with_capacity(text.len() + text.len() / 2),
            footnotes: Footnotes::default(),
            headings: Vec::new(),
            heading: None,
            links: Vec::new(),
            image: None,
            table: table::Table::default(),
            block: None,
            blocks: Vec::new(),
            raw_html: false,
            html_block: String::new(),
            addresses: Vec::new(),
            faults: Vec::new(),
        }
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        if self.inside_image(&event) {
            return;
        }
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, range),
            Event::Text(text) => self.text_with_words(&text, &range),
            Event::Code(code) => {
                self.heading_text(&code);
                self.html.push_str("<code>");
                self.body_text(&code);
                self.html.push_str("</code>");
            }
            // A block comes line by line, and a tag may stand on several.
            Event::Html(html) => {
                self.note_causes(&html, &range);
                self.html_block.push_str(&html);
            }
            Event::InlineHtml(html) => {
                self.note_causes(&html, &range);
                self.raw(&html);
            }
            Event::SoftBreak => {
                self.heading_text(" ");
                self.html.push('\n');
            }
            Event::HardBreak => {
                self.heading_text(" ");
                self.html.push_str("<br />\n");
            }
            Event::Rule => {
                self.fresh_line();
                self.html.push_str("<hr />\n");
            }
            Event::FootnoteReference(label) => {
                let reference = self.footnotes.reference(&label, self.host);
                self.html.push_str(&reference);
            }
            Event::TaskListMarker(done) => self.task(done),
            Event::InlineMath(text) | Event::DisplayMath(text) => self.body_text(&text),
        }
    }

    /// Keeps what stands between an image's start and end as its text alternative.
    fn inside_image(&mut self, event: &Event<'_>) -> bool {
        let Some(image) = &mut self.image else { return false };
        match event {
            Event::Start(Tag::Image { .. }) => image.depth += 1,
            Event::End(TagEnd::Image) if image.depth == 0 => {
                let image = self.image.take();
                self.end_image(image);
            }
            Event::End(TagEnd::Image) => image.depth -= 1,
            Event::Text(text) | Event::Code(text) => image.alternative.push_str(text),
            Event::SoftBreak | Event::HardBreak => image.alternative.push(' '),
            _ => {}
        }
        true
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Paragraph => self.open_line("<p>"),
            Tag::Heading { level, id, .. } => self.start_heading(level, id),
            Tag::BlockQuote(kind) => self.start_quote(kind),
            Tag::CodeBlock(kind) => self.start_code(kind),
            Tag::List(None) => self.open_line("<ul>\n"),
            Tag::List(Some(1)) => self.open_line("<ol>\n"),
            Tag::List(Some(start)) => self.open_line(&format!("<ol start=\"{start}\">\n")),
            Tag::Item => self.open_line("<li>"),
            Tag::FootnoteDefinition(label) => self.footnotes.start(&label, &mut self.html),
            Tag::DefinitionList => self.open_line("<dl>\n"),
            Tag::DefinitionListTitle => self.open_line("<dt>"),
            Tag::DefinitionListDefinition => self.open_line("<dd>"),
            Tag::Table(alignments) => {
                self.fresh_line();
                let heading = self.headings.last().map(|heading| heading.id.as_str());
                if heading.is_none() {
                    // Nothing says what the table shows.
                    self.addresses.push(("<table>".to_owned(), range));
                }
                self.table.start(alignments, heading, &mut self.html, self.host);
            }
            Tag::TableHead => self.table.start_head(&mut self.html),
            Tag::TableRow => self.table.start_row(&mut self.html),
            Tag::TableCell => self.table.start_cell(&mut self.html),
            Tag::Emphasis => self.html.push_str("<em>"),
            Tag::Strong => self.html.push_str("<strong>"),
            Tag::Strikethrough => self.html.push_str("<del>"),
            Tag::Superscript => self.html.push_str("<sup>"),
            Tag::Subscript => self.html.push_str("<sub>"),
            Tag::Link { link_type, dest_url, title, .. } => {
                let dest_url = super::full_address(link_type, dest_url);
                let word = link::term(&dest_url).filter(|_| self.heading.is_none());
                let link = match (self.policy, word) {
                    (Policy::Publish, Some(key)) => OpenLink::to_term(&mut self.html, &key, &title, self.host),
                    (Policy::Publish, None) => match link::citation(&dest_url) {
                        Some(citation) => OpenLink::to_work(&mut self.html, &citation, &title, self.host),
                        None => OpenLink::start(&mut self.html, &dest_url, &title, self.host),
                    },
                    (Policy::Specification, _) => OpenLink::as_written(&mut self.html, &dest_url, &title),
                };
                if let Some(address) = &link.address {
                    self.addresses.push((address.clone(), range));
                }
                self.links.push(link);
            }
            Tag::Image { dest_url, title, .. } => {
                if self.policy == Policy::Publish {
                    self.addresses.push((picture::address(&dest_url, self.host), range));
                }
                let (address, title) = (dest_url.to_string(), title.to_string());
                self.image = Some(OpenImage { depth: 0, address, title, alternative: String::new() });
            }
            Tag::HtmlBlock => {
                self.html_block.clear();
                self.fresh_line();
            }
            Tag::MetadataBlock(_) => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::Paragraph => self.html.push_str("</p>\n"),
            TagEnd::Heading(_) => self.end_heading(range),
            TagEnd::BlockQuote(None) => self.html.push_str("</blockquote>\n"),
            TagEnd::BlockQuote(Some(_)) => self.html.push_str("</div>\n"),
            TagEnd::CodeBlock => self.end_code(range),
            TagEnd::List(true) => self.html.push_str("</ol>\n"),
            TagEnd::List(false) => self.html.push_str("</ul>\n"),
            TagEnd::Item => self.html.push_str("</li>\n"),
            TagEnd::FootnoteDefinition => self.footnotes.end(&mut self.html),
            TagEnd::DefinitionList => self.html.push_str("</dl>\n"),
            TagEnd::DefinitionListTitle => self.html.push_str("</dt>\n"),
            TagEnd::DefinitionListDefinition => self.html.push_str("</dd>\n"),
            TagEnd::Table => self.table.end(&mut self.html),
            TagEnd::TableHead => self.table.end_head(&mut self.html),
            TagEnd::TableRow => self.table.end_row(&mut self.html),
            TagEnd::TableCell => self.table.end_cell(&mut self.html),
            TagEnd::Emphasis => self.html.push_str("</em>"),
            TagEnd::Strong => self.html.push_str("</strong>"),
            TagEnd::Strikethrough => self.html.push_str("</del>"),
            TagEnd::Superscript => self.html.push_str("</sup>"),
            TagEnd::Subscript => self.html.push_str("</sub>"),
            TagEnd::Link => {
                if let Some(link) = self.links.pop() {
                    link.end(&mut self.html);
                }
            }
            TagEnd::HtmlBlock => {
                let html = std::mem::take(&mut self.html_block);
                self.raw(&html);
            }
            TagEnd::Image | TagEnd::MetadataBlock(_) => {}
        }
    }

    fn fresh_line(&mut self) {
        if !self.html.is_empty() && !self.html.ends_with('\n') {
            self.html.push('\n');
        }
    }

    fn open_line(&mut self, tag: &str) {
        self.fresh_line();
        self.html.push_str(tag);
    }

    // Writing to a String can't fail, so the results of the escaping functions say nothing.
    fn body_text(&mut self, text: &str) {
        let _ = escape_html_body_text(&mut self.html, text);
    }

    fn text(&mut self, text: &str) {
        match &mut self.block {
            Some((_, settings)) => settings.push_str(text),
            None => {
                self.heading_text(text);
                self.body_text(text);
            }
        }
    }

    /// Writes a text; the words in it that link themselves become links.
    /// The text of an event that was cut where words begin and end: they stand at its ends only.
    fn text_with_words(&mut self, text: &str, range: &Range<usize>) {
        let mut rest = text;
        for (at, edge) in self.words.edges(range) {
            if at >= range.len() {
                self.text(std::mem::take(&mut rest));
            } else if at > 0 {
                // Where the text isn't what was scanned there is no place for a link.
                continue;
            }
            match edge {
                Edge::Begins(key) => self.word = Some(OpenLink::to_term(&mut self.html, &key, "", self.host)),
                Edge::Ends => self.end_word(),
            }
        }
        self.text(rest);
    }

    fn end_word(&mut self) {
        if let Some(word) = self.word.take() {
            word.end(&mut self.html);
        }
    }

    fn heading_text(&mut self, text: &str) {
        if let Some(heading) = &mut self.heading {
            heading.text.push_str(text);
        }
    }

    fn start_heading(&mut self, level: HeadingLevel, id: Option<CowStr<'_>>) {
        self.fresh_line();
        // Level 1 is the page's title; that a text has another one was said when it was read.
        let level = (level as u8).max(if self.policy == Policy::Publish { 2 } else { 1 });
        let id = id.map(|id| id.to_string());
        self.heading = Some(OpenHeading { start: self.html.len(), text: String::new(), id, level });
    }

    /// The tag is written once the text is known, since the id may be made from it.
    fn end_heading(&mut self, range: Range<usize>) {
        let Some(heading) = self.heading.take() else { return };
        // Spaces that don't break stay.
        let words = heading.text.split([' ', '\t', '\n']).filter(|word| !word.is_empty());
        let text = words.collect::<Vec<_>>().join(" ");
        let explicit = heading.id.and_then(|id| self.ids.explicit(id));
        let former = explicit.as_ref().map(|id| self.host.former_ids(id)).unwrap_or_default();
        let id = explicit.unwrap_or_else(|| self.ids.from_words(&text));
        let link = (self.policy == Policy::Publish && self.host.links_headings())
            .then(|| self.host.word("heading-link", Some(("heading", &text))));
        heading::close(&mut self.html, heading.start, heading.level, &id, &former, link.as_deref());
        self.addresses.push((format!("#{id}"), range));
        self.headings.push(Heading { id, text, level: heading.level, children: Vec::new() });
    }

    fn start_quote(&mut self, kind: Option<BlockQuoteKind>) {
        let name = match kind {
            None => return self.open_line("<blockquote>\n"),
            Some(BlockQuoteKind::Note) => "note",
            Some(BlockQuoteKind::Tip) => "tip",
            Some(BlockQuoteKind::Important) => "important",
            Some(BlockQuoteKind::Warning) => "warning",
            Some(BlockQuoteKind::Caution) => "caution",
        };
        let title = self.host.word(&format!("alert-{name}"), None);
        self.open_line(&format!("<div class=\"alert alert-{name}\" role=\"note\">\n<p class=\"alert-title\">"));
        self.body_text(&title);
        self.html.push_str("</p>\n");
    }

    fn start_code(&mut self, kind: CodeBlockKind<'_>) {
        self.fresh_line();
        let info = match kind {
            CodeBlockKind::Indented => return self.html.push_str("<pre><code>"),
            CodeBlockKind::Fenced(info) => info,
        };
        if let Fence::Block(block) = block::fence(&info) {
            self.block = Some((block, String::new()));
            return;
        }
        match info.split(' ').next().filter(|word| !word.is_empty()) {
            Some(word) => {
                self.html.push_str("<pre><code class=\"language-");
                let _ = escape_html(&mut self.html, word);
                self.html.push_str("\">");
            }
            None => self.html.push_str("<pre><code>"),
        }
    }

    fn end_code(&mut self, range: Range<usize>) {
        let Some((block, settings)) = self.block.take() else {
            return self.html.push_str("</code></pre>\n");
        };
        let level = self.headings.last().map_or(1, |heading| heading.level);
        match block_html(block, &settings, level, self.host) {
            Ok(html) => {
                self.html.push_str(&format!("<{BLOCK_TAG} data-number=\"{}\"></{BLOCK_TAG}>\n", self.blocks.len()));
                self.blocks.push(html);
            }
            Err(fault) => self.faults.push((*fault, range)),
        }
    }

    fn task(&mut self, done: bool) {
        let word = self.host.word(if done { "task-done" } else { "task-open" }, None);
        self.html.push_str("<input type=\"checkbox\" disabled=\"\"");
        if done {
            self.html.push_str(" checked=\"\"");
        }
        self.html.push_str(" aria-label=\"");
        let _ = escape_html(&mut self.html, &word);
        self.html.push_str("\"/>\n");
    }

    fn end_image(&mut self, image: Option<OpenImage>) {
        let Some(image) = image else { return };
        self.heading_text(&image.alternative);
        self.html.push_str("<img src=\"");
        // How it is written for readers follows when the text is whole.
        let _ = match self.policy {
            Policy::Publish => escape_html(&mut self.html, &image.address),
            Policy::Specification => escape_href(&mut self.html, &image.address),
        };
        self.html.push_str("\" alt=\"");
        let _ = escape_html(&mut self.html, &image.alternative);
        if !image.title.is_empty() {
            self.html.push_str("\" title=\"");
            let _ = escape_html(&mut self.html, &image.title);
        }
        self.html.push_str("\" />");
    }

    fn finish(mut self) -> Rendered {
        self.footnotes.finish(&mut self.html, &mut self.ids, self.host);
        let clean = self.raw_html && self.policy == Policy::Publish;
        let mut html = if clean { sanitise::clean(&self.html) } else { self.html };
        if self.policy == Policy::Publish {
            html = picture::dressed(html, self.host);
        }
        for (number, block) in self.blocks.iter().enumerate() {
            let mark = format!("<{BLOCK_TAG} data-number=\"{number}\"></{BLOCK_TAG}>");
            html = html.replacen(&mark, block, 1);
        }
        Rendered { html, toc: nest(self.headings), addresses: self.addresses, faults: self.faults }
    }

    /// Notes what raw HTML can be the cause of.
    fn note_causes(&mut self, html: &str, range: &Range<usize>) {
        self.addresses.extend(raw::causes(html).into_iter().map(|cause| (cause, range.clone())));
    }

    /// Raw HTML, as far as it is allowed; the finished text is cleaned once more.
    fn raw(&mut self, html: &str) {
        self.raw_html = true;
        let disarmed = (self.policy == Policy::Publish).then(|| sanitise::disarmed(html)).flatten();
        self.html.push_str(disarmed.as_deref().unwrap_or(html));
    }
}

/// A block's HTML; `level` is that of the heading above it.
fn block_html(block: &dyn Block, settings: &str, level: u8, host: &dyn Host) -> Result<String, Box<Diagnostic>> {
    // What can't be read was said when the text was scanned, and then nothing is written.
    let table = crate::node::toml::parse(settings, 0).unwrap_or_default();
    let file = "".into();
    let mut values = block.values(crate::node::reader::Reader::new(&table, &file, 0..0), host)?;
    // Why there is nothing to show was said where it is written.
    if values.is_empty() {
        return Ok(String::new());
    }
    values.insert("heading", tera::Value::normal_string(&format!("h{}", (level + 1).min(6))));
    host.block(block.template(), values)
}
