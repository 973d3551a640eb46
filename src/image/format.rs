//! Kinds of pictures, by the names and by the first bytes of their files.

/// A kind of picture that browsers show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    Jpeg,
    Png,
    WebP,
    Gif,
    Svg,
}

impl Format {
    /// As people write it.
    pub fn name(self) -> &'static str {
        match self {
            Format::Jpeg => "JPEG",
            Format::Png => "PNG",
            Format::WebP => "WebP",
            Format::Gif => "GIF",
            Format::Svg => "SVG",
        }
    }

    /// How the names of its files end.
    pub fn ending(self) -> &'static str {
        match self {
            Format::Jpeg => "jpg",
            Format::Png => "png",
            Format::WebP => "webp",
            Format::Gif => "gif",
            Format::Svg => "svg",
        }
    }
}

/// What a file may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Known(Format),
    /// A picture that not every browser shows, and that can't be cleaned here.
    Foreign(&'static str),
}

/// The endings of names, in small letters.
const ENDINGS: &[(&str, Kind)] = &[
    ("jpg", Kind::Known(Format::Jpeg)),
    ("jpeg", Kind::Known(Format::Jpeg)),
    ("jpe", Kind::Known(Format::Jpeg)),
    ("jfif", Kind::Known(Format::Jpeg)),
    ("png", Kind::Known(Format::Png)),
    ("apng", Kind::Known(Format::Png)),
    ("webp", Kind::Known(Format::WebP)),
    ("gif", Kind::Known(Format::Gif)),
    ("svg", Kind::Known(Format::Svg)),
    ("svgz", Kind::Foreign("SVGZ")),
    ("tif", Kind::Foreign("TIFF")),
    ("tiff", Kind::Foreign("TIFF")),
    ("bmp", Kind::Foreign("BMP")),
    ("heic", Kind::Foreign("HEIC")),
    ("heif", Kind::Foreign("HEIC")),
    ("avif", Kind::Foreign("AVIF")),
    ("jxl", Kind::Foreign("JPEG XL")),
    ("jp2", Kind::Foreign("JPEG 2000")),
    ("psd", Kind::Foreign("PSD")),
    ("dng", Kind::Foreign("DNG")),
];

/// The ending of a file's name in small letters, without the dot.
fn ending(name: &str) -> Option<String> {
    let name = name.rsplit('/').next().unwrap_or(name);
    Some(name.rsplit_once('.')?.1.to_ascii_lowercase())
}

/// What a file is by its name; none when that isn't a picture's.
pub fn named(name: &str) -> Option<Kind> {
    let ending = ending(name)?;
    ENDINGS.iter().find(|(known, _)| *known == ending).map(|(_, kind)| *kind)
}

/// Whether files of a format may have an ending.
pub fn named_so(ending: &str, format: Format) -> bool {
    let ending = ending.to_ascii_lowercase();
    ENDINGS.iter().any(|(known, kind)| *known == ending && *kind == Kind::Known(format))
}

/// Whether a file is a picture by its name.
pub fn is_picture(name: &str) -> bool {
    named(name).is_some()
}

/// What a file is by its first bytes.
pub fn sniff(bytes: &[u8]) -> Option<Kind> {
    let starts = |magic: &[u8]| bytes.starts_with(magic);
    let brand = |brand: &[u8]| bytes.get(4..8) == Some(&b"ftyp"[..]) && bytes.get(8..12) == Some(brand);
    Some(match () {
        () if starts(b"\xff\xd8\xff") => Kind::Known(Format::Jpeg),
        () if starts(b"\x89PNG\r\n\x1a\n") => Kind::Known(Format::Png),
        () if starts(b"RIFF") && bytes.get(8..12) == Some(&b"WEBP"[..]) => Kind::Known(Format::WebP),
        () if starts(b"GIF87a") || starts(b"GIF89a") => Kind::Known(Format::Gif),
        () if starts(b"II*\0") || starts(b"MM\0*") => Kind::Foreign("TIFF"),
        () if starts(b"BM") && bytes.len() >= 14 && bytes[6..10] == [0; 4] => Kind::Foreign("BMP"),
        () if brand(b"avif") || brand(b"avis") => Kind::Foreign("AVIF"),
        () if [b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1"].iter().any(|name| brand(*name)) => {
            Kind::Foreign("HEIC")
        }
        () if starts(b"\xff\x0a") || starts(b"\0\0\0\x0cJXL ") => Kind::Foreign("JPEG XL"),
        () if starts(b"\0\0\0\x0cjP  ") => Kind::Foreign("JPEG 2000"),
        () if starts(b"8BPS") => Kind::Foreign("PSD"),
        () if is_svg(bytes) => Kind::Known(Format::Svg),
        () => return None,
    })
}

/// Whether a text is a drawing: its first element is called so.
fn is_svg(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let Ok(mut rest) = std::str::from_utf8(bytes).map(str::trim_start) else { return false };
    loop {
        let end = if rest.starts_with("<!--") {
            "-->"
        } else if rest.starts_with("<?") || rest.starts_with("<!") {
            // A list of entities has tags of its own in brackets.
            let opens = rest.find('[').filter(|at| rest.find('>').is_some_and(|end| *at < end));
            if opens.is_some() { "]>" } else { ">" }
        } else {
            break;
        };
        let Some((_, after)) = rest.split_once(end) else { return false };
        rest = after.trim_start();
    }
    let name = rest.strip_prefix('<').unwrap_or_default();
    let name = name.split(|letter: char| letter.is_whitespace() || matches!(letter, '>' | '/')).next();
    name.is_some_and(|name| name.rsplit(':').next() == Some("svg"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawing_is_known_whatever_stands_above_it() {
        for text in [
            "<svg/>",
            "\u{feff}<?xml version=\"1.0\"?>\n<!-- <a> --><!DOCTYPE svg PUBLIC \"x\">\n<svg:svg xmlns:svg=\"x\">",
            "<!DOCTYPE svg [<!ENTITY a \"b\">]><svg>",
        ] {
            assert_eq!(sniff(text.as_bytes()), Some(Kind::Known(Format::Svg)), "{text}");
        }
        for text in ["<html><svg/></html>", "svg", "<!--", "<svgx>", ""] {
            assert_eq!(sniff(text.as_bytes()), None, "{text}");
        }
    }

    #[test]
    fn endings_are_read_in_small_letters() {
        assert_eq!(named("content/a.b/IMG_1.JPG"), Some(Kind::Known(Format::Jpeg)));
        assert!(!is_picture("content/a.png/notes") && !is_picture("a.csv") && is_picture("x.HEIC"));
    }
}
