//! One pass over a page's HTML, without building a tree: what it says, how deep it is nested, what it refers to.

use std::collections::HashSet;

use super::access::{Fault, Rules, Watch};
use super::inline::Inline;
use super::tags::{self, Event};
use super::weight::Requests;

/// What a pass over a page found.
#[derive(Debug, Default)]
pub struct Markup {
    /// Of the tags in their order and of the words in theirs: two pages with the same digest say the same.
    pub digest: Option<blake3::Hash>,
    /// How deep elements are nested at the most.
    pub depth: usize,
    /// The values of `id`, in order; empty unless asked for.
    pub ids: Vec<String>,
    /// Ids that occur again.
    pub repeated_ids: Vec<String>,
    /// Every address that the page refers to; empty unless asked for.
    pub addresses: Vec<String>,
    /// Scripts and style that stand in the page itself, each kind once; empty unless references are asked for.
    pub inline: Vec<String>,
    /// What keeps people from using the page; empty unless asked for.
    pub faults: Vec<Fault>,
    /// What the page is called.
    pub title: Option<String>,
    /// What a browser asks for at once; nothing unless asked for.
    pub requests: Requests,
}

/// Whether ids, addresses and faults are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Collect {
    Nothing,
    References(Rules),
}

/// Whether an element is part of a line of text; around all others white space says nothing.
fn is_inline(name: &[u8]) -> bool {
    matches!(
        name,
        b"a" | b"abbr"
            | b"audio"
            | b"b"
            | b"bdi"
            | b"bdo"
            | b"button"
            | b"cite"
            | b"code"
            | b"data"
            | b"del"
            | b"dfn"
            | b"em"
            | b"i"
            | b"iframe"
            | b"img"
            | b"input"
            | b"ins"
            | b"kbd"
            | b"label"
            | b"map"
            | b"mark"
            | b"meter"
            | b"object"
            | b"output"
            | b"progress"
            | b"q"
            | b"rp"
            | b"rt"
            | b"ruby"
            | b"s"
            | b"samp"
            | b"select"
            | b"small"
            | b"span"
            | b"strong"
            | b"sub"
            | b"sup"
            | b"svg"
            | b"textarea"
            | b"time"
            | b"tspan"
            | b"u"
            | b"var"
            | b"video"
            | b"wbr"
    )
}

/// Whether an inline element shows something itself, so that space beside it is seen.
fn is_shown(name: &[u8]) -> bool {
    matches!(
        name,
        b"button" | b"iframe" | b"img" | b"input" | b"meter" | b"object" | b"progress" | b"select" | b"svg" | b"video"
    )
}

/// Whether an element never has content.
fn is_void(name: &[u8]) -> bool {
    matches!(
        name,
        b"area"
            | b"base"
            | b"br"
            | b"col"
            | b"embed"
            | b"hr"
            | b"img"
            | b"input"
            | b"link"
            | b"meta"
            | b"source"
            | b"track"
            | b"wbr"
    )
}

/// Reads a page.
pub fn inspect(html: &[u8], collect: Collect) -> Markup {
    let mut pass = Pass::new(collect, html.len());
    if tags::plain(html, &mut |event| pass.event(event)).is_none() {
        pass = Pass::new(collect, html.len());
        tags::any(html, &mut |event| pass.event(event));
    }
    pass.finish()
}

struct Pass {
    collect: Collect,
    /// Tags and words one after the other; hashed at the end, which is faster than bit by bit.
    said: Vec<u8>,
    found: Markup,
    seen_ids: HashSet<String>,
    depth: usize,
    /// Inside `pre` and `textarea` white space is text.
    verbatim: usize,
    /// A space was read that is written only if a word follows on the same line.
    space: bool,
    /// Something is on the line already.
    on_line: bool,
    tag: Tag,
    attribute: Attribute,
    /// What looks for faults; none where they aren't wanted.
    watch: Option<(Watch, Inline)>,
    /// Whether the attribute that is being read is for `watch`.
    watched: bool,
}

/// What matters of the tag that is being read.
#[derive(Default)]
struct Tag {
    void: bool,
    meta: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Attribute {
    Other,
    Id,
    Address,
    AddressList,
    MetaContent,
}

impl Pass {
    fn new(collect: Collect, length: usize) -> Self {
        Pass {
            collect,
            watch: match collect {
                Collect::Nothing => None,
                Collect::References(rules) => Some((Watch::new(rules), Inline::default())),
            },
            said: Vec::with_capacity(length),
            found: Markup::default(),
            seen_ids: HashSet::new(),
            depth: 0,
            verbatim: 0,
            space: false,
            on_line: false,
            tag: Tag::default(),
            attribute: Attribute::Other,
            watched: false,
        }
    }

    fn event(&mut self, event: Event<'_>) {
        self.tell(event);
        match event {
            Event::Open(name) => self.open(name),
            Event::Attribute(name) => self.attribute = self.attribute_kind(name),
            Event::Value(value) => self.value(value),
            Event::Close(self_closing) => {
                if self.tag.void || self_closing {
                    self.depth = self.depth.saturating_sub(1);
                }
                self.attribute = Attribute::Other;
            }
            Event::End(name) => self.close(name),
            Event::Text(value) => self.text(value),
            Event::Doctype => {}
        }
    }

    /// Tells what looks for faults, where they are wanted.
    fn tell(&mut self, event: Event<'_>) {
        let Some((watch, inline)) = &mut self.watch else { return };
        match event {
            Event::Doctype => watch.doctype(),
            Event::Open(name) => {
                watch.start(name);
                inline.open(name);
            }
            Event::Attribute(name) => {
                self.watched = watch.attribute(name);
                inline.attribute(name);
            }
            Event::Value(value) => {
                if self.watched {
                    watch.value(value);
                }
                inline.value(value);
            }
            Event::Close(self_closing) => {
                watch.tag(self.tag.void || self_closing);
                inline.end_of_tag();
            }
            Event::End(name) => watch.end(name),
            Event::Text(value) => watch.text(value),
        }
    }

    fn open(&mut self, name: &[u8]) {
        self.depth += 1;
        self.found.depth = self.found.depth.max(self.depth);
        self.tag = Tag { void: is_void(name), meta: name == b"meta" };
        self.boundary(name, b'<');
        if matches!(name, b"pre" | b"textarea") {
            self.verbatim += 1;
        }
    }

    fn close(&mut self, name: &[u8]) {
        self.depth = self.depth.saturating_sub(1);
        if matches!(name, b"pre" | b"textarea") {
            self.verbatim = self.verbatim.saturating_sub(1);
        }
        self.boundary(name, b'>');
    }

    fn boundary(&mut self, name: &[u8], mark: u8) {
        if !is_inline(name) {
            self.space = false;
            self.on_line = false;
        } else if mark == b'<' && is_shown(name) {
            self.write_space();
            self.on_line = true;
        }
        self.said.push(mark);
        self.said.extend_from_slice(name);
    }

    fn write_space(&mut self) {
        if std::mem::take(&mut self.space) && self.on_line {
            self.said.push(b' ');
        }
    }

    fn text(&mut self, text: &[u8]) {
        if self.verbatim > 0 {
            self.said.push(b'=');
            self.said.extend_from_slice(text);
            self.on_line = true;
            return;
        }
        // HTML's white space only: a no-break space is a character like others.
        let is_space = |byte: u8| matches!(byte, b' ' | b'\n' | b'\t' | b'\r' | 0x0C);
        self.said.reserve(2 * text.len());
        let mut from = 0;
        while from < text.len() {
            if is_space(text[from]) {
                self.space = true;
                from += 1;
                continue;
            }
            let length = text[from..].iter().position(|&byte| is_space(byte)).unwrap_or(text.len() - from);
            self.write_space();
            self.said.push(b'"');
            self.said.extend_from_slice(&text[from..from + length]);
            self.on_line = true;
            from += length;
        }
    }

    fn attribute_kind(&self, name: &[u8]) -> Attribute {
        if self.collect == Collect::Nothing {
            return Attribute::Other;
        }
        match name {
            b"id" => Attribute::Id,
            b"href" | b"src" | b"poster" | b"action" | b"formaction" | b"xlink:href" => Attribute::Address,
            b"srcset" | b"imagesrcset" => Attribute::AddressList,
            b"content" if self.tag.meta => Attribute::MetaContent,
            _ => Attribute::Other,
        }
    }

    fn value(&mut self, value: &[u8]) {
        if self.attribute == Attribute::Other {
            return;
        }
        let value = String::from_utf8_lossy(value);
        match self.attribute {
            Attribute::Id => {
                if !self.seen_ids.insert(value.to_string()) {
                    self.found.repeated_ids.push(value.to_string());
                }
                self.found.ids.push(value.into_owned());
            }
            Attribute::Address => self.found.addresses.push(value.trim().to_owned()),
            Attribute::AddressList => {
                let parts = value.split(',').filter_map(|part| part.split_whitespace().next());
                self.found.addresses.extend(parts.map(str::to_owned));
            }
            // `<meta http-equiv="refresh" content="0; url=…">`
            Attribute::MetaContent => {
                let address = value.split_once("url=").filter(|(before, _)| before.trim_end().ends_with(';'));
                self.found.addresses.extend(address.map(|(_, address)| address.trim().to_owned()));
            }
            Attribute::Other => {}
        }
    }

    fn finish(mut self) -> Markup {
        self.found.digest = Some(blake3::hash(&self.said));
        if let Some((watch, inline)) = self.watch.take() {
            self.found.inline = inline.finish();
            (self.found.faults, self.found.title, self.found.requests) = watch.finish(&self.seen_ids);
        }
        self.found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn digest(html: &str) -> Option<blake3::Hash> {
        inspect(html.as_bytes(), Collect::Nothing).digest
    }

    #[test]
    fn white_space_counts_between_words_and_not_between_blocks() {
        assert_eq!(digest("<div>\n <p>a  b</p>\n</div>"), digest("<div><p>a b</p></div>"));
        assert_eq!(digest("<p> <a>a</a> b </p>"), digest("<p><a>a</a> b</p>"));
        assert_ne!(digest("<nav><a>a</a> <a>b</a></nav>"), digest("<nav><a>a</a><a>b</a></nav>"));
        assert_ne!(digest("<p>a b</p>"), digest("<p>ab</p>"));
        assert_ne!(digest("<p>a b</p>"), digest("<p>a\u{a0}b</p>"));
        assert_ne!(digest("<pre>a  b</pre>"), digest("<pre>a b</pre>"));
        assert_ne!(digest("<p><b>a</b></p>"), digest("<p><i>a</i></p>"));
        assert_eq!(digest("<p>&eacute;</p>"), digest("<p>é</p>"));
    }

    #[test]
    fn references_and_ids_are_found() {
        let html = "<meta http-equiv=refresh content=\"0; url=/x/\"><a id=a href=\" /y/#z \">b</a><img id=a srcset=\"/1.png 1x, /2.png 2x\">";
        let markup = inspect(html.as_bytes(), Collect::References(Rules::default()));
        assert_eq!(markup.addresses, ["/x/", "/y/#z", "/1.png", "/2.png"]);
        assert_eq!((markup.ids, markup.repeated_ids), (vec!["a".to_owned(), "a".to_owned()], vec!["a".to_owned()]));
    }

    #[test]
    fn depth_is_counted() {
        let html = format!("{}{}", "<div>".repeat(300), "<br>".repeat(10));
        assert_eq!(inspect(html.as_bytes(), Collect::Nothing).depth, 301);
    }
}
