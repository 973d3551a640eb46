//! SVG: drawings as text. Opened by itself, a drawing is a page of the site, so it may run nothing and load nothing. What
//! programs write for themselves (names, paths of files, comments) isn't published.

mod css;
mod size;

use std::borrow::Cow;
use std::ops::Range;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{Namespace, ResolveResult};
use quick_xml::reader::NsReader;

use super::{Fault, Format, Look, Orientation, Walk};

const SVG: &str = "http://www.w3.org/2000/svg";
const XLINK: &str = "http://www.w3.org/1999/xlink";
const XML: &str = "http://www.w3.org/XML/1998/namespace";
/// How many million pixels a picture in a drawing may have.
const PIXELS_INSIDE: u64 = 100;
/// How deep elements may be nested: programs that read drawings recurse.
const DEPTH: usize = 100;
/// Elements that do something, or hold what isn't a drawing.
const ACTIVE: &[&str] =
    &["audio", "canvas", "embed", "foreignObject", "handler", "iframe", "listener", "object", "script", "video"];
/// Elements that change attributes of others.
const CHANGING: &[&str] = &["animate", "animateColor", "animateMotion", "animateTransform", "set"];
/// Kinds of pictures that may stand in a drawing.
const INSIDE: &[(&str, &str)] =
    &[("image/png", "png"), ("image/jpeg", "jpg"), ("image/jpg", "jpg"), ("image/gif", "gif"), ("image/webp", "webp")];

pub fn walk(whole: &[u8]) -> Result<Walk<'_>, Fault> {
    let text = std::str::from_utf8(whole).map_err(|_| Fault::Damaged("utf-8".into()))?;
    let mut cleaner = Cleaner { text: String::with_capacity(text.len()), size: None, rooted: false, style: false };
    cleaner.run(text.strip_prefix('\u{feff}').unwrap_or(text), text.len())?;
    if !cleaner.rooted {
        return Err(Fault::NotPicture);
    }
    let look = Look {
        format: Format::Svg,
        stored: cleaner.size,
        orientation: Orientation::NoTransforms,
        alpha: true,
        lossless: true,
        motion: None,
        size: cleaner.text.len(),
    };
    Ok(Walk { look, pieces: vec![Cow::Owned(cleaner.text.into_bytes())] })
}

/// Writes a drawing anew while it reads it.
struct Cleaner {
    text: String,
    size: Option<(u32, u32)>,
    /// Whether the first element was a drawing.
    rooted: bool,
    /// Whether what follows is the text of a style sheet.
    style: bool,
}

impl Cleaner {
    fn run(&mut self, text: &str, length: usize) -> Result<(), Fault> {
        // A mark of the byte order stands before the text.
        let offset = length - text.len();
        let mut reader = NsReader::from_str(text);
        let (mut depth, mut left_out) = (0_usize, None);
        loop {
            let start = usize::try_from(reader.buffer_position()).unwrap_or(length);
            let event = reader.read_event().map_err(|error| broken(&error))?;
            let end = usize::try_from(reader.buffer_position()).unwrap_or(length);
            let at = start + offset..end + offset;
            match event {
                Event::Start(tag) => {
                    depth += 1;
                    if depth > DEPTH {
                        return Err(Fault::Damaged("nesting".into()));
                    }
                    if left_out.is_none() && !self.open(&reader, &tag, "", &at)? {
                        left_out = Some(depth);
                    }
                }
                Event::Empty(tag) if left_out.is_none() => {
                    self.open(&reader, &tag, "/", &at)?;
                    self.style = false;
                }
                Event::End(tag) => {
                    if left_out.is_none() {
                        self.style = false;
                        self.text.push_str(&format!("</{}>", tag.name().as_ref()));
                    }
                    left_out = left_out.filter(|level| *level != depth);
                    depth = depth.saturating_sub(1);
                }
                Event::Text(_) | Event::CData(_) if left_out.is_none() && depth > 0 => {
                    self.words(&text[start..end], &at)?
                }
                Event::GeneralRef(name) if left_out.is_none() => self.reference(&name, &at)?,
                Event::PI(instruction) if instruction.target() == "xml-stylesheet" => {
                    return Err(active("<?xml-stylesheet?>", &at));
                }
                Event::DocType(kind) if kind.contains('[') => return Err(active("<!DOCTYPE […]>", &at)),
                Event::Eof if depth > 0 => return Err(Fault::CutOff),
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    fn words(&mut self, words: &str, at: &Range<usize>) -> Result<(), Fault> {
        if self.style
            && let Some(what) = css::loads(words)
        {
            return Err(active(what, at));
        }
        self.text.push_str(words);
        Ok(())
    }

    fn reference(&mut self, name: &str, at: &Range<usize>) -> Result<(), Fault> {
        let known = name.starts_with('#') || ["amp", "lt", "gt", "quot", "apos"].contains(&name);
        // In a style sheet it could hide a word that is looked for.
        if !known || self.style {
            return Err(active(&format!("&{name};"), at));
        }
        self.text.push_str(&format!("&{name};"));
        Ok(())
    }

    /// Writes a tag; false for an element that is left out with all that it holds.
    fn open(
        &mut self,
        reader: &NsReader<&[u8]>,
        tag: &BytesStart<'_>,
        end: &str,
        at: &Range<usize>,
    ) -> Result<bool, Fault> {
        let (space, local) = reader.resolver().resolve_element(tag.name());
        let local = local.as_ref();
        let ours = matches!(space, ResolveResult::Bound(Namespace(SVG)));
        let is_drawing = ours && local == "svg";
        if !self.rooted && !is_drawing {
            return Err(Fault::NotPicture);
        }
        // Other letters mean nothing in a drawing, and the same to a browser that takes it for HTML.
        if ACTIVE.iter().any(|known| known.eq_ignore_ascii_case(local)) {
            return Err(active(&format!("<{local}>"), at));
        }
        if !ours || local == "metadata" {
            return Ok(false);
        }
        let mut written = format!("<{}", tag.name().as_ref());
        let mut sizes = size::Sizes::default();
        for attribute in tag.attributes() {
            let attribute = attribute.map_err(|error| broken(&error))?;
            let value =
                attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0).map_err(|error| broken(&error))?;
            let name = attribute.key.as_ref();
            let (space, bare) = reader.resolver().resolve_attribute(attribute.key);
            let kept = match space {
                _ if name == "xmlns" || name.starts_with("xmlns:") => [SVG, XLINK].contains(&&*value),
                ResolveResult::Unbound => true,
                ResolveResult::Bound(Namespace(space)) => space == XLINK || (space == XML && bare.as_ref() != "base"),
                ResolveResult::Unknown(_) => false,
            };
            if !kept {
                continue;
            }
            let inside = self.check(local, bare.as_ref(), &value, at)?;
            sizes.read(name, &value);
            let shown = inside.unwrap_or_else(|| attribute.value.replace('"', "&quot;"));
            written.push_str(&format!(" {name}=\"{shown}\""));
        }
        if !self.rooted {
            self.rooted = true;
            self.size = sizes.pixels();
        }
        self.style = local == "style";
        self.text.push_str(&format!("{written}{end}>"));
        Ok(true)
    }

    /// Refuses an attribute that does or loads something. A picture in it is given back without what isn't needed.
    fn check(&self, element: &str, name: &str, value: &str, at: &Range<usize>) -> Result<Option<String>, Fault> {
        let told = || {
            let short: String = value.chars().take(60).collect();
            format!("{name}=\"{short}\"")
        };
        let bare: String = value.chars().filter(|letter| !letter.is_whitespace() && !letter.is_control()).collect();
        let small = bare.to_ascii_lowercase();
        let changes = CHANGING.contains(&element)
            && name == "attributeName"
            && (small.ends_with("href") || small.starts_with("on"));
        if name.to_ascii_lowercase().starts_with("on") || small.contains("javascript:") || changes {
            return Err(active(&told(), at));
        }
        let leads_out = if name == "style" { css::loads(value) } else { css::leaves(value) };
        if leads_out.is_some() {
            return Err(active(&told(), at));
        }
        if name != "href" && name != "src" || small.starts_with('#') {
            return Ok(None);
        }
        if element == "a" {
            // Whoever follows it sees where it leads.
            let leads = ["https://", "http://", "mailto:"].iter().any(|start| small.starts_with(start));
            return if leads || !small.contains(':') { Ok(None) } else { Err(active(&told(), at)) };
        }
        inside(&bare).map(Some).ok_or_else(|| active(&told(), at))
    }
}

/// The address of a picture that stands in the drawing itself, cleaned as others are.
fn inside(address: &str) -> Option<String> {
    let (kind, data) = address.strip_prefix("data:")?.split_once(";base64,")?;
    let (_, ending) = INSIDE.iter().find(|(known, _)| kind.eq_ignore_ascii_case(known))?;
    let bytes = STANDARD.decode(data).ok()?;
    let walk = super::walk(&format!("inside.{ending}"), &bytes).ok()?;
    super::within(walk.look.clone(), PIXELS_INSIDE).ok()?;
    let clean = walk.clean();
    Some(format!("data:{kind};base64,{}", STANDARD.encode(clean)))
}

fn active(what: &str, at: &Range<usize>) -> Fault {
    Fault::Active { what: what.to_owned(), at: at.clone() }
}

fn broken(error: &impl std::fmt::Display) -> Fault {
    Fault::Damaged(error.to_string().into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawing(inside: &str) -> String {
        format!(
            "<svg xmlns=\"{SVG}\" xmlns:xlink=\"{XLINK}\" xmlns:ink=\"http://www.inkscape.org/\" ink:export=\"/home/marie/x.png\" \
             viewBox=\"0 0 40 20\">{inside}</svg>"
        )
    }

    fn clean(inside: &str) -> String {
        let text = drawing(inside);
        String::from_utf8(walk(text.as_bytes()).expect("a drawing").clean()).expect("text")
    }

    #[test]
    fn what_programs_note_for_themselves_goes() {
        let text = clean(
            "<!-- Marie --><metadata><a/>Marie</metadata><ink:view x=\"1\"><path d=\"x\"/></ink:view>\
             <title>Puits</title><text x='\"'>a &amp; b</text><use xlink:href=\"#p\"/><?x y?>",
        );
        assert_eq!(
            text,
            format!(
                "<svg xmlns=\"{SVG}\" xmlns:xlink=\"{XLINK}\" viewBox=\"0 0 40 20\"><title>Puits</title>\
                 <text x=\"&quot;\">a &amp; b</text><use xlink:href=\"#p\"/></svg>"
            )
        );
    }

    #[test]
    fn what_does_or_loads_something_is_refused_where_it_stands() {
        for inside in [
            "<script>alert(1)</script>",
            "<g onload=\"x()\"/>",
            "<foreignObject><p/></foreignObject>",
            "<image href=\"https://evil.example/a.png\"/>",
            "<image xlink:href=\"//evil.example/a.png\"/>",
            "<use href=\"other.svg#a\"/>",
            "<a href=\"java&#10;script:x\"/>",
            "<set attributeName=\"xlink:href\" to=\"x\"/>",
            "<style>@import 'x.css';</style>",
            "<style><![CDATA[a { fill: url( https://x ) }]]></style>",
            "<style>a { background: \\75rl(x) }</style>",
            "<rect fill=\"url(//x)\"/>",
            "<image href=\"data:image/svg+xml;base64,AAAA\"/>",
            "<text>&xxe;</text>",
        ] {
            let text = drawing(inside);
            let fault = walk(text.as_bytes()).expect_err(inside);
            let Fault::Active { at, .. } = fault else { panic!("{inside}: {fault:?}") };
            assert!(at.start >= text.find(inside).expect("there"), "{inside}");
        }
        let bomb = format!("<!DOCTYPE svg [<!ENTITY a \"b\">]><svg xmlns=\"{SVG}\"/>");
        assert!(matches!(walk(bomb.as_bytes()), Err(Fault::Active { .. })));
        assert_eq!(walk(drawing(&"<g>".repeat(200)).as_bytes()).err(), Some(Fault::Damaged("nesting".into())));
        assert_eq!(walk(b"<svg/>").err(), Some(Fault::NotPicture));
        assert_eq!(walk(format!("<svg xmlns=\"{SVG}\"><g>").as_bytes()).err(), Some(Fault::CutOff));
    }

    #[test]
    fn what_leads_within_it_or_is_followed_stays() {
        let inside = "<style>a{fill:url(#g)}</style><rect id=\"image(1)\" fill=\"url('#g')\"/><a href=\"https://plan.example/\"><text>x</text></a>";
        assert!(clean(inside).contains(inside));
    }
}
