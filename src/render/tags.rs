//! The tags of made HTML, each with its place, so that single ones can be written anew and all else stays as it is.

use std::collections::BTreeMap;
use std::ops::Range;

use html5gum::{DefaultEmitter, Token, Tokenizer};

use crate::markdown::host::escaped;

/// A tag, where it stands in the text.
pub struct Tag {
    pub at: Range<usize>,
    pub name: String,
    pub kind: Kind,
}

pub enum Kind {
    Opens { attributes: BTreeMap<String, String>, closed: bool },
    Closes,
}

/// The tags of a text.
pub fn tags(html: &str) -> impl Iterator<Item = Tag> {
    let words = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    Tokenizer::new_with_emitter(html, DefaultEmitter::<usize>::new_with_span()).filter_map(move |token| {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => {
                let attributes = tag.attributes.iter().map(|(name, value)| (words(name), words(value))).collect();
                let kind = Kind::Opens { attributes, closed: tag.self_closing };
                Some(Tag { at: tag.span.start..tag.span.end, name: words(&tag.name), kind })
            }
            Token::EndTag(tag) => {
                Some(Tag { at: tag.span.start..tag.span.end, name: words(&tag.name), kind: Kind::Closes })
            }
            _ => None,
        }
    })
}

/// The text with those tags in other words for which `change` gives them.
pub fn rewritten(html: &str, mut change: impl FnMut(&mut Tag) -> Option<String>) -> String {
    let mut text = String::with_capacity(html.len() + html.len() / 16);
    let mut done = 0;
    for mut tag in tags(html) {
        if let (Some(written), Some(before)) = (change(&mut tag), html.get(done..tag.at.start)) {
            text.push_str(before);
            text.push_str(&written);
            done = tag.at.end;
        }
    }
    text.push_str(html.get(done..).unwrap_or_default());
    text
}

/// An opening tag as it is written.
pub fn opening(name: &str, attributes: &BTreeMap<String, String>, closed: bool) -> String {
    let mut tag = format!("<{name}");
    for (name, value) in attributes {
        tag.push_str(&format!(" {name}=\"{}\"", escaped(value)));
    }
    tag.push_str(if closed { "/>" } else { ">" });
    tag
}
