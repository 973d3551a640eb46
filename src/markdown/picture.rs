//! The pictures of a text, written so that nothing moves when they come, and that those further down are loaded when somebody
//! comes there.

use std::collections::BTreeMap;

use html5gum::{DefaultEmitter, Token, Tokenizer};
use pulldown_cmark_escape::escape_href;

use super::host::{Host, PictureTarget, escaped};
use super::link::{self, Destination};
use crate::image::make::height_of;

/// A picture that begins before so many bytes of the text's HTML is seen as soon as the page is.
const HIGH: usize = 1200;
/// Written in an order of their own, before what else an editor may have written.
const OWN: &[&str] = &["src", "srcset", "sizes", "alt", "title", "width", "height", "loading", "decoding"];

/// Where a picture of a text comes from, as it is to be written.
pub fn address(path: &str, host: &dyn Host) -> String {
    match link::destination(path) {
        Destination::Path(path) => host.picture(path).map_or_else(|| host.path(path), |picture| picture.src),
        Destination::External => path.to_owned(),
        _ => String::new(),
    }
}

/// The HTML of a text with its pictures as they are to be written.
pub fn dressed(html: String, host: &dyn Host) -> String {
    if !html.contains("<img") {
        return html;
    }
    let mut text = String::with_capacity(html.len() + html.len() / 4);
    let (mut done, mut first) = (0, !host.pictures_are_low());
    for token in Tokenizer::new_with_emitter(&html, DefaultEmitter::<usize>::new_with_span()) {
        let Ok(token) = token;
        let Token::StartTag(tag) = token else { continue };
        let has_address = *tag.name == b"img"[..] && tag.attributes.contains_key(&b"src"[..]);
        let Some(before) = html.get(done..tag.span.start).filter(|_| has_address) else { continue };
        let words = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let attributes = tag.attributes.iter().map(|(name, value)| (words(name), words(value))).collect();
        let high = std::mem::take(&mut first) && tag.span.start < HIGH;
        text.push_str(before);
        text.push_str(&image(attributes, high, host));
        done = tag.span.end;
    }
    text.push_str(html.get(done..).unwrap_or_default());
    text
}

/// The tag of a picture.
fn image(mut attributes: BTreeMap<String, String>, high: bool, host: &dyn Host) -> String {
    let path = attributes.remove("src").unwrap_or_default();
    let picture = match link::destination(&path) {
        Destination::Path(path) => host.picture(path),
        _ => None,
    };
    if let Some(size) = picture.as_ref().and_then(|picture| picture.size) {
        fit(&mut attributes, size);
    }
    if !high {
        attributes.entry("loading".to_owned()).or_insert_with(|| "lazy".to_owned());
    }
    attributes.insert("decoding".to_owned(), "async".to_owned());
    let (src, srcset) = match picture {
        Some(PictureTarget { src, srcset: Some((srcset, sizes)), .. }) => {
            attributes.insert("sizes".to_owned(), sizes);
            (src, Some(srcset))
        }
        Some(PictureTarget { src, .. }) => (src, None),
        None => (address(&path, host), None),
    };
    let mut tag = String::from("<img src=\"");
    // Writing to a String can't fail.
    let _ = escape_href(&mut tag, &src);
    tag.push('"');
    if let Some(srcset) = srcset {
        tag.push_str(&format!(" srcset=\"{}\"", escaped(&srcset)));
    }
    let named = OWN.iter().filter_map(|name| Some((*name, attributes.get(*name)?)));
    let others = attributes.iter().map(|(name, value)| (name.as_str(), value)).filter(|(name, _)| !OWN.contains(name));
    for (name, value) in named.chain(others) {
        tag.push_str(&format!(" {name}=\"{}\"", escaped(value)));
    }
    tag.push_str(" />");
    tag
}

/// Says how large a picture is. What an editor wrote stays, and what is missing keeps its shape.
fn fit(attributes: &mut BTreeMap<String, String>, (width, height): (u32, u32)) {
    let written =
        |name: &str| attributes.get(name).map(|value| value.trim().parse::<u32>().ok().filter(|side| *side > 0));
    let size = match (written("width"), written("height")) {
        (None, None) => (width, height),
        (Some(Some(across)), None) => (across, height_of(across, (width, height))),
        (None, Some(Some(down))) => (height_of(down, (height, width)), down),
        _ => return,
    };
    attributes.insert("width".to_owned(), size.0.to_string());
    attributes.insert("height".to_owned(), size.1.to_string());
}
