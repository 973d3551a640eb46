//! HTML as its tags and texts, one after the other, without building a tree.
//!
//! [`plain`] reads the HTML that templates and the minifier write, several times as fast as a tokenizer that knows all of
//! the standard. Whatever it doesn't surely know it leaves to [`any`], which does.

use std::convert::Infallible;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Emitter, ForwardingEmitter, Span, Tokenizer};
use memchr::{memchr, memchr2, memmem};

/// A part of a page. Names of elements and attributes are in small letters, references to characters are resolved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event<'a> {
    Doctype,
    /// A start tag begins.
    Open(&'a [u8]),
    /// An attribute of the start tag, which has no value unless one follows.
    Attribute(&'a [u8]),
    /// The value of the last attribute; never empty.
    Value(&'a [u8]),
    /// A start tag is complete; whether it ended in `/>`.
    Close(bool),
    End(&'a [u8]),
    /// Everything between two tags, comments or the like; never empty.
    Text(&'a [u8]),
}

/// Reads any HTML as the standard says, faults and all.
pub fn any(html: &[u8], event: &mut dyn FnMut(Event<'_>)) {
    let mut emitter: CallbackEmitter<_, Infallible> =
        CallbackEmitter::new(|found: CallbackEvent<'_>, _: Span<()>| -> Option<Infallible> {
            match found {
                CallbackEvent::Doctype { .. } => event(Event::Doctype),
                CallbackEvent::OpenStartTag { name } => event(Event::Open(name)),
                CallbackEvent::AttributeName { name } => event(Event::Attribute(name)),
                CallbackEvent::AttributeValue { value } => event(Event::Value(value)),
                CallbackEvent::CloseStartTag { self_closing } => event(Event::Close(self_closing)),
                CallbackEvent::EndTag { name } => event(Event::End(name)),
                CallbackEvent::String { value } => event(Event::Text(value)),
                _ => {}
            }
            None
        });
    emitter.naively_switch_states(true);
    // Everything happens in the callback: there is no token to come, and no error.
    let _ = Tokenizer::new_with_emitter(html, Unvalidated(emitter)).finish();
}

/// Faults of HTML syntax are not looked for here, and looking for them takes more than half of the time.
struct Unvalidated<E>(E);

impl<E: Emitter> ForwardingEmitter for Unvalidated<E> {
    type Token = E::Token;

    fn inner(&mut self) -> &mut impl Emitter<Token = E::Token> {
        &mut self.0
    }

    fn should_emit_errors(&mut self) -> bool {
        false
    }
}

/// Reads HTML that is written plainly, with the events that [`any`] gives. None when it isn't, after some events: then they
/// are to be forgotten.
pub fn plain(html: &[u8], event: &mut impl FnMut(Event<'_>)) -> Option<()> {
    if memchr2(0, b'\r', html).is_some() || html.starts_with(b"\xEF\xBB\xBF") {
        return None;
    }
    let mut reader = Reader { html, at: 0, name: Vec::new(), text: Vec::new() };
    loop {
        let to = memchr(b'<', &html[reader.at..]).map_or(html.len(), |length| reader.at + length);
        reader.text(to, event)?;
        if to == html.len() {
            return Some(());
        }
        reader.at = to + 1;
        match html.get(reader.at)? {
            b'/' => reader.end_tag(event)?,
            b'!' => reader.declaration(event)?,
            letter if letter.is_ascii_alphabetic() => reader.start_tag(event)?,
            _ => return None,
        }
    }
}

struct Reader<'a> {
    html: &'a [u8],
    at: usize,
    /// A name that had to be written in small letters.
    name: Vec<u8>,
    /// A text whose references had to be resolved.
    text: Vec<u8>,
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\t' | 0x0C)
}

/// What stands between a start tag and its end tag.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Content {
    Markup,
    /// Text with references.
    Text,
    /// Text without.
    Raw,
}

fn content_of(name: &[u8]) -> Option<Content> {
    Some(match name {
        b"title" | b"textarea" => Content::Text,
        b"script" | b"style" | b"iframe" | b"xmp" | b"noembed" | b"noframe" | b"noscript" => Content::Raw,
        b"plaintext" => return None,
        _ => Content::Markup,
    })
}

impl Reader<'_> {
    /// Text from here to `to`.
    fn text(&mut self, to: usize, event: &mut impl FnMut(Event<'_>)) -> Option<()> {
        let text = &self.html[self.at..to];
        self.at = to;
        if !text.is_empty() {
            event(Event::Text(resolved(text, &mut self.text)?));
        }
        Some(())
    }

    fn start_tag(&mut self, event: &mut impl FnMut(Event<'_>)) -> Option<()> {
        let html = self.html;
        let from = self.at;
        let length = html[from..].iter().position(|&byte| is_space(byte) || matches!(byte, b'/' | b'>'))?;
        let written = &html[from..from + length];
        self.at = from + length;
        let name = lower(written, &mut self.name);
        let content = content_of(name)?;
        event(Event::Open(name));
        self.attributes(event)?;
        if content != Content::Markup {
            self.verbatim(written, content, event)?;
        }
        Some(())
    }

    /// The rest of a start tag.
    fn attributes(&mut self, event: &mut impl FnMut(Event<'_>)) -> Option<()> {
        let html = self.html;
        loop {
            self.spaces();
            match html.get(self.at)? {
                b'>' => {
                    self.at += 1;
                    event(Event::Close(false));
                    return Some(());
                }
                b'/' if html.get(self.at + 1) == Some(&b'>') => {
                    self.at += 2;
                    event(Event::Close(true));
                    return Some(());
                }
                b'/' | b'=' => return None,
                _ => self.attribute(event)?,
            }
        }
    }

    fn attribute(&mut self, event: &mut impl FnMut(Event<'_>)) -> Option<()> {
        let html = self.html;
        let from = self.at;
        let ends = |&byte: &u8| is_space(byte) || matches!(byte, b'/' | b'>' | b'=');
        let name = &html[from..from + html[from..].iter().position(ends)?];
        if name.iter().any(|byte| matches!(byte, b'"' | b'\'' | b'<')) {
            return None;
        }
        self.at += name.len();
        event(Event::Attribute(lower(name, &mut self.name)));
        self.spaces();
        if html.get(self.at)? != &b'=' {
            return Some(());
        }
        self.at += 1;
        self.spaces();
        let value = match html.get(self.at)? {
            quote @ (b'"' | b'\'') => {
                let from = self.at + 1;
                let length = memchr(*quote, &html[from..])?;
                self.at = from + length + 1;
                &html[from..from + length]
            }
            b'>' => return None,
            _ => {
                let from = self.at;
                let length = html[from..].iter().position(|&byte| is_space(byte) || byte == b'>')?;
                self.at = from + length;
                &html[from..from + length]
            }
        };
        if !value.is_empty() {
            event(Event::Value(resolved(value, &mut self.text)?));
        }
        Some(())
    }

    fn spaces(&mut self) {
        while self.html.get(self.at).is_some_and(|&byte| is_space(byte)) {
            self.at += 1;
        }
    }

    /// The content of an element in which nothing is a tag but its end, and that.
    fn verbatim(&mut self, name: &[u8], content: Content, event: &mut impl FnMut(Event<'_>)) -> Option<()> {
        let html = self.html;
        let mut to = self.at;
        loop {
            to += memmem::find(&html[to..], b"</")?;
            let after = to + 2 + name.len();
            if html.get(to + 2..after)?.eq_ignore_ascii_case(name) {
                match html.get(after)? {
                    b'>' => break,
                    &byte if is_space(byte) || byte == b'/' => return None,
                    _ => {}
                }
            }
            to += 2;
        }
        let text = &html[self.at..to];
        if content == Content::Raw {
            // Inside a script it may begin a part in which its end tag is none.
            if memmem::find(text, b"<!--").is_some() {
                return None;
            }
            if !text.is_empty() {
                event(Event::Text(text));
            }
            self.at = to;
        } else {
            self.text(to, event)?;
        }
        event(Event::End(lower(name, &mut self.name)));
        self.at = to + 2 + name.len() + 1;
        Some(())
    }

    fn end_tag(&mut self, event: &mut impl FnMut(Event<'_>)) -> Option<()> {
        let from = self.at + 1;
        let name = &self.html[from..from + memchr(b'>', self.html.get(from..)?)?];
        let first = name.first()?.is_ascii_alphabetic();
        if !first || name.iter().any(|&byte| is_space(byte) || byte == b'/') {
            return None;
        }
        self.at = from + name.len() + 1;
        event(Event::End(lower(name, &mut self.name)));
        Some(())
    }

    /// A comment, or that the page is one of HTML.
    fn declaration(&mut self, event: &mut impl FnMut(Event<'_>)) -> Option<()> {
        const DOCTYPE: &[u8] = b"!doctype html>";
        let rest = &self.html[self.at..];
        if let Some(comment) = rest.strip_prefix(b"!--") {
            let length = memmem::find(comment, b"-->")?;
            let text = &comment[..length];
            let odd = text.starts_with(b">") || text.starts_with(b"->") || text.ends_with(b"<!-");
            if odd || [&b"--!>"[..], b"<!--"].iter().any(|part| memmem::find(text, part).is_some()) {
                return None;
            }
            self.at += "!--".len() + length + "-->".len();
            return Some(());
        }
        if !rest.get(..DOCTYPE.len())?.eq_ignore_ascii_case(DOCTYPE) {
            return None;
        }
        self.at += DOCTYPE.len();
        event(Event::Doctype);
        Some(())
    }
}

/// A name in small letters.
fn lower<'n>(name: &'n [u8], into: &'n mut Vec<u8>) -> &'n [u8] {
    if !name.iter().any(u8::is_ascii_uppercase) {
        return name;
    }
    into.clear();
    into.extend(name.iter().map(u8::to_ascii_lowercase));
    into
}

/// A text with its references to characters resolved. None when there is one that isn't among the usual ones.
fn resolved<'t>(text: &'t [u8], into: &'t mut Vec<u8>) -> Option<&'t [u8]> {
    const USUAL: [(&[u8], u8); 8] = [
        (b"&amp;", b'&'),
        (b"&lt;", b'<'),
        (b"&gt;", b'>'),
        (b"&quot;", b'"'),
        (b"&#39;", b'\''),
        (b"&#x27;", b'\''),
        (b"&#34;", b'"'),
        (b"&#x2F;", b'/'),
    ];
    let Some(mut at) = memchr(b'&', text) else { return Some(text) };
    into.clear();
    let mut rest = text;
    loop {
        into.extend_from_slice(&rest[..at]);
        rest = &rest[at..];
        match USUAL.iter().find(|(written, _)| rest.starts_with(written)) {
            Some((written, byte)) => {
                into.push(*byte);
                rest = &rest[written.len()..];
            }
            // An ampersand before anything else stands for itself.
            None if rest.get(1).is_none_or(|byte| !byte.is_ascii_alphanumeric() && *byte != b'#') => {
                into.push(b'&');
                rest = &rest[1..];
            }
            None => return None,
        }
        match memchr(b'&', rest) {
            Some(next) => at = next,
            None => {
                into.extend_from_slice(rest);
                return Some(into);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn listed(read: impl FnOnce(&mut dyn FnMut(Event<'_>))) -> Vec<String> {
        let mut events = Vec::new();
        read(&mut |event| {
            let text = |bytes| String::from_utf8_lossy(bytes).into_owned();
            events.push(match event {
                Event::Doctype => "doctype".to_owned(),
                Event::Open(name) => format!("<{}", text(name)),
                Event::Attribute(name) => format!("@{}", text(name)),
                Event::Value(value) => format!("={}", text(value)),
                Event::Close(empty) => format!("> {empty}"),
                Event::End(name) => format!("</{}", text(name)),
                Event::Text(value) => format!("\"{}", text(value)),
            });
        });
        events
    }

    /// What the plain way gives, when it gives anything.
    fn plainly(html: &str) -> Option<Vec<String>> {
        let mut done = None;
        let events = listed(|mut event| done = plain(html.as_bytes(), &mut event));
        done.map(|()| events)
    }

    fn by_the_standard(html: &str) -> Vec<String> {
        listed(|event| super::any(html.as_bytes(), event))
    }

    #[test]
    fn a_page_as_it_is_written_and_as_it_is_minified_is_read_plainly() {
        for html in [
            "<!doctype html>\n<html lang=\"fr\"><head><title>L&#x27;eau &amp; le vent</title></head><body class='a b'>\n\
             <p id=why>Un <a href=\"/s/\">lien</a><br/> &lt;3 & plus<!-- une note --></p><svg viewBox=\"0 0 1 1\"><linearGradient /></svg>",
            "<!doctype html><html lang=fr><script src=/a.js></script><style>a>b{}</style><input disabled value=\"\"name=x>",
        ] {
            assert_eq!(plainly(html).as_ref(), Some(&by_the_standard(html)), "{html}");
        }
    }

    #[test]
    fn what_is_not_plain_is_left_to_the_standard() {
        for html in
            ["a < b", "<p", "&eacute;", "&lt", "<p/a>", "</p a>", "<script><!--</script>", "<!-->", "a\r\nb", "<a b=>"]
        {
            assert_eq!(plainly(html), None, "{html}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        /// Whatever the plain way reads, it reads as the standard does.
        #[test]
        fn both_ways_give_the_same(parts in prop::collection::vec(prop::sample::select(vec![
            "<", ">", "</", "/>", "/", "=", "\"", "'", " ", "\n", "\t", "a", "b", "é", "P", "&", ";", "#", "<p>", "</p>",
            "<p ", "id=", "id=\"x\"", "href='/y/'", "&amp;", "&lt;", "&#39;", "&quot", "&nbsp;", "<!--", "-->", "--", "!", "-",
            "<script>", "</script>", "</SCRIPT>", "<title>", "</title>", "</title ", "<textarea>", "</textarea>", "<style>",
            "</style>", "<!doctype html>", "<!DOCTYPE HTML>", "<br/>", "<svg viewBox=\"0 0\">", "x", "?", "<noscript>",
            "</noscript>", "<pre>\n", "\u{a0}", "`",
        ]), 0..14)) {
            let html = parts.concat();
            if let Some(events) = plainly(&html) {
                prop_assert_eq!(events, by_the_standard(&html), "{}", html);
            }
        }
    }
}
