//! Pictures that editors put beside pages: what they are, what of them is published, and smaller ones made of them.
//!
//! | module | takes | gives |
//! | --- | --- | --- |
//! | `jpeg` `png` `webp` `gif` `svg` | the bytes of a file | what it shows, and the parts of it that are published |
//! | `album` | the site's folder | that of every picture in it, or why it can't be published |
//! | `make` | bytes and what is wanted | pixels turned, made smaller and written anew |
//!
//! A file is walked from its first byte to its last, part by part, and only parts that are known to be needed are
//! published: what a camera or a program wrote besides (place, serial number, name, comment, a picture in small) has no
//! name here, and so it goes. Nothing is decoded for that, so a picture that promises a thousand million pixels costs
//! nothing.

pub mod album;
mod format;
mod gif;
mod jpeg;
pub mod make;
mod png;
mod svg;
mod walk;
mod webp;

use std::borrow::Cow;
use std::ops::Range;

pub use ::image::metadata::Orientation;
pub use format::{Format, is_picture, named_so};

use format::Kind;

/// What a file shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Look {
    pub format: Format,
    /// Width and height in pixels as they are stored; none for a drawing that has no size.
    pub stored: Option<(u32, u32)>,
    /// How it must be turned to be seen as it was taken.
    pub orientation: Orientation,
    /// Whether something may be seen through it.
    pub alpha: bool,
    /// Whether no pixel may change a bit: drawings and screenshots are kept so.
    pub lossless: bool,
    pub motion: Option<Motion>,
    /// How many bytes are published of it when its pixels stay.
    pub size: usize,
}

impl Look {
    /// Width and height as they are seen.
    pub fn seen(&self) -> Option<(u32, u32)> {
        let (width, height) = self.stored?;
        Some(if self.on_its_side() { (height, width) } else { (width, height) })
    }

    /// Whether its stored lines are seen as columns.
    pub fn on_its_side(&self) -> bool {
        use Orientation::{Rotate90, Rotate90FlipH, Rotate270, Rotate270FlipH};
        matches!(self.orientation, Rotate90 | Rotate270 | Rotate90FlipH | Rotate270FlipH)
    }

    pub fn is_upright(&self) -> bool {
        self.orientation == Orientation::NoTransforms
    }
}

/// How a picture moves.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Motion {
    /// How long it does so once, in hundredths of a second.
    pub hundredths: u64,
    /// How often; none when it never ends.
    pub times: Option<u32>,
}

impl Motion {
    /// How long it moves in all, in seconds; none when it never ends.
    pub fn seconds(self) -> Option<u64> {
        Some(self.hundredths.saturating_mul(u64::from(self.times?)).div_ceil(100))
    }
}

/// Why a file isn't a picture that can be published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It has no bytes.
    Empty,
    /// It isn't a picture at all.
    NotPicture,
    /// It is another kind than its name says.
    Misnamed { is: &'static str, ending: &'static str },
    /// It ends too soon.
    CutOff,
    /// It doesn't follow the rules of its format, or uses parts of it that browsers don't know: a word of the messages, or
    /// what a library says.
    Damaged(Cow<'static, str>),
    /// It has too many pixels.
    TooLarge { width: u32, height: u32 },
    /// Its colours are those of a printing press.
    Cmyk,
    /// Browsers don't show this kind.
    Kind(&'static str),
    /// A drawing that does or loads something: what, and where in the file.
    Active { what: String, at: Range<usize> },
    /// It couldn't be read; why was said or is said elsewhere.
    Unread,
}

/// A file, walked.
#[derive(Debug)]
pub struct Walk<'a> {
    pub look: Look,
    pieces: Vec<Cow<'a, [u8]>>,
}

impl Walk<'_> {
    /// What is published of the file: all that is needed to show it.
    pub fn clean(&self) -> Vec<u8> {
        self.pieces.concat()
    }
}

/// Whether a picture has more pixels than a limit, in millions: it would take that much memory to show it.
///
/// # Errors
/// [`Fault::TooLarge`].
pub fn within(look: Look, millions: u64) -> Result<Look, Fault> {
    match look.stored {
        Some((width, height))
            if u64::from(width) * u64::from(height) > millions * 1_000_000 && look.format != Format::Svg =>
        {
            Err(Fault::TooLarge { width, height })
        }
        _ => Ok(look),
    }
}

/// Looks at the file of a name (or path).
///
/// # Errors
/// See [`Fault`].
pub fn walk<'a>(name: &str, bytes: &'a [u8]) -> Result<Walk<'a>, Fault> {
    if bytes.is_empty() {
        return Err(Fault::Empty);
    }
    let named = format::named(name);
    if let Some(Kind::Foreign(kind)) = named {
        return Err(Fault::Kind(kind));
    }
    let format = match format::sniff(bytes) {
        Some(Kind::Known(format)) => format,
        Some(Kind::Foreign(kind)) => return Err(Fault::Kind(kind)),
        None => return Err(Fault::NotPicture),
    };
    if named.is_some_and(|named| named != Kind::Known(format)) {
        return Err(Fault::Misnamed { is: format.name(), ending: format.ending() });
    }
    let walk = match format {
        Format::Jpeg => jpeg::walk(bytes),
        Format::Png => png::walk(bytes),
        Format::WebP => webp::walk(bytes),
        Format::Gif => gif::walk(bytes),
        Format::Svg => svg::walk(bytes),
    }?;
    match walk.look.stored {
        Some((0, _) | (_, 0)) => Err(Fault::Damaged("no-pixels".into())),
        _ => Ok(walk),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_a_file_is_counts_and_not_what_it_is_called() {
        let fault = |name: &str, bytes: &[u8]| walk(name, bytes).expect_err("a fault");
        assert_eq!(fault("a.jpg", b""), Fault::Empty);
        assert_eq!(fault("a.jpg", b"Bonjour"), Fault::NotPicture);
        assert_eq!(fault("a.jpg", b"GIF89a"), Fault::Misnamed { is: "GIF", ending: "gif" });
        assert_eq!(fault("a.jpg", b"\0\0\0\x18ftypheic\0\0\0\0"), Fault::Kind("HEIC"));
        assert_eq!(fault("a.tiff", b"II*\0"), Fault::Kind("TIFF"));
        assert_eq!(fault("a.png", b"BM\0\0\0\0\0\0\0\0\0\0\0\0"), Fault::Kind("BMP"));
        assert_eq!(fault("a.gif", b"GIF89a"), Fault::CutOff);
    }

    fn begins() -> impl Strategy<Value = Vec<u8>> {
        prop::sample::select(vec![
            &b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0"[..],
            b"\xff\xd8\xff\xe1\0\x20Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01",
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x02\0\0\0\x90wS\xde",
            b"RIFF\x40\0\0\0WEBPVP8X\x0a\0\0\0\x1c\0\0\0",
            b"RIFF\x40\0\0\0WEBPVP8 \x20\0\0\0",
            b"GIF89a\x01\0\x01\0\x80\0\0",
            b"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">",
            b"<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"><style>",
            b"",
        ])
        .prop_map(<[u8]>::to_vec)
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn no_bytes_make_it_panic_and_what_is_published_is_a_picture_again(
            start in begins(),
            rest in prop::collection::vec(prop_oneof![4 => any::<u8>(), 1 => Just(0xff), 1 => Just(0), 1 => Just(b'<')], 0..200),
            name in prop::sample::select(vec!["a.jpg", "a.png", "a.webp", "a.gif", "a.svg"]),
        ) {
            let bytes = [start, rest].concat();
            for name in [name, "a"] {
                if let Ok(found) = walk(name, &bytes) {
                    let clean = found.clean();
                    prop_assert_eq!(clean.len(), found.look.size);
                    let again = walk(name, &clean).expect("a picture");
                    prop_assert_eq!(again.look.stored, found.look.stored);
                    prop_assert_eq!(again.clean(), clean);
                }
            }
        }
    }
}
