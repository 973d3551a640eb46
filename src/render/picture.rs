//! Pixels from drawings, for those who can't use SVG: charts, and the cards that are shown with links to pages.
//!
//! The same drawing gives the same bytes wherever it is made: the fonts are in the program.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock, OnceLock};

use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{Group, Node, Options, Tree, fontdb};
use skrifa::{FontRef, MetadataProvider};

use crate::image::make::Job as PhotoJob;
use crate::pdf::{self, Job};

/// The condensed one bears the name of its family.
const FAMILY: &str = "DejaVu Sans";
/// Stands for the way in which pixels are made: another number after each change to it, or to resvg.
const DRAWING: &str = "parvis 1, resvg 0.49.0";
/// The colours of a card.
const COLOURS: usize = 256;

/// What is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drawing {
    /// Two pixels for each unit, all colours.
    Chart,
    /// A pixel for each unit, and few colours: small, since pages are shown with it all over the web.
    Card,
}

/// Why a drawing has no pixels.
#[derive(Debug, PartialEq, Eq)]
pub enum Fault {
    /// It isn't SVG, or has no size; the reader's words.
    Svg(String),
    /// The fonts lack letters of this text.
    Letters(String),
}

/// Makes pictures and printed pages, or has them.
pub trait Pictures: Send + Sync {
    /// The drawing as PNG.
    ///
    /// # Errors
    /// See [`Fault`].
    fn png(&self, svg: &str, drawing: Drawing) -> Result<Vec<u8>, Fault>;

    /// A PDF.
    ///
    /// # Errors
    /// See [`pdf::print`].
    fn pdf(&self, job: &Job) -> Result<Vec<u8>, Vec<pdf::Fault>> {
        pdf::print(job)
    }

    /// One of the pictures that are wanted of a file, by its number; the hash is that of the file's bytes.
    ///
    /// # Errors
    /// The words of a decoder or an encoder.
    fn photo(&self, job: &PhotoJob<'_>, _: &blake3::Hash, number: usize) -> Result<Vec<u8>, String> {
        let wanted = job.wanted.get(number).ok_or_else(|| "no such picture".to_owned())?;
        let mut made = PhotoJob { wanted: &[*wanted], ..*job }.make()?;
        made.pop().ok_or_else(|| "no picture".to_owned())
    }
}

/// Draws each picture when it is asked for.
pub struct Drawn;

impl Pictures for Drawn {
    fn png(&self, svg: &str, drawing: Drawing) -> Result<Vec<u8>, Fault> {
        draw(svg, drawing)
    }
}

/// Looks at each drawing and makes no pixels, for when nothing is written. Whether a PDF can be made is only known when it is.
pub struct Checked;

impl Pictures for Checked {
    fn png(&self, svg: &str, _: Drawing) -> Result<Vec<u8>, Fault> {
        tree(svg).map(|_| Vec::new())
    }

    /// The file itself stands in for what would be made of it, in PDF files that nobody sees.
    fn photo(&self, job: &PhotoJob<'_>, _: &blake3::Hash, _: usize) -> Result<Vec<u8>, String> {
        Ok(job.bytes.to_vec())
    }
}

/// Draws an SVG as PNG.
///
/// # Errors
/// See [`Fault`].
pub fn draw(svg: &str, drawing: Drawing) -> Result<Vec<u8>, Fault> {
    let tree = tree(svg)?;
    let scale = match drawing {
        Drawing::Chart => 2.0,
        Drawing::Card => 1.0,
    };
    let fault = || Fault::Svg("no size".to_owned());
    let size = tree.size().to_int_size().scale_by(scale).ok_or_else(fault)?;
    let mut pixels = Pixmap::new(size.width(), size.height()).ok_or_else(fault)?;
    if drawing == Drawing::Card {
        pixels.fill(Color::WHITE);
    }
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    match drawing {
        Drawing::Chart => pixels.encode_png().map_err(|error| Fault::Svg(error.to_string())),
        Drawing::Card => few_colours(&pixels).map_err(|error| Fault::Svg(error.to_string())),
    }
}

/// What two drawings share only if they give the same pixels.
pub fn key(svg: &str, drawing: Drawing) -> blake3::Hash {
    static FONTS: LazyLock<blake3::Hash> = LazyLock::new(|| {
        let mut hasher = blake3::Hasher::new();
        for font in font_files() {
            hasher.update(font);
        }
        hasher.finalize()
    });
    let mut hasher = blake3::Hasher::new();
    hasher.update(DRAWING.as_bytes());
    hasher.update(FONTS.as_bytes());
    hasher.update(&[drawing as u8]);
    hasher.update(svg.as_bytes());
    hasher.finalize()
}

/// Whether the fonts have every letter of a text.
pub fn has_letters(text: &str) -> bool {
    static MAPS: LazyLock<Vec<FontRef<'static>>> =
        LazyLock::new(|| font_files().into_iter().filter_map(|font| FontRef::new(font).ok()).collect());
    let unseen = |letter: char| {
        letter.is_whitespace()
            || letter.is_control()
            || matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2069}' | '\u{fe00}'..='\u{fe0f}')
    };
    let there =
        |letter: char| MAPS.iter().all(|font| font.charmap().map(letter).is_some_and(|glyph| glyph.to_u32() != 0));
    text.chars().all(|letter| unseen(letter) || there(letter))
}

fn tree(svg: &str) -> Result<Tree, Fault> {
    let options = Options { fontdb: fonts(), font_family: FAMILY.into(), ..Options::default() };
    let tree = Tree::from_str(svg, &options).map_err(|error| Fault::Svg(error.to_string()))?;
    match lacking(tree.root()) {
        Some(text) => Err(Fault::Letters(text)),
        None => Ok(tree),
    }
}

/// A text of which the fonts lack letters: empty boxes would stand in their place.
fn lacking(group: &Group) -> Option<String> {
    group.children().iter().find_map(|node| match node {
        Node::Group(group) => lacking(group),
        Node::Text(text) => {
            let written: String = text.chunks().iter().map(|chunk| chunk.text()).collect();
            (!has_letters(&written)).then_some(written)
        }
        _ => None,
    })
}

/// PNG with a palette. Where letters meet their ground there are many shades of a few colours: those that look alike become
/// the one of them that is used most.
fn few_colours(pixels: &Pixmap) -> Result<Vec<u8>, png::EncodingError> {
    let colour = |pixel: &resvg::tiny_skia::PremultipliedColorU8| [pixel.red(), pixel.green(), pixel.blue()];
    // Most pixels are those of a ground, so that runs of one colour are long.
    let runs: Vec<([u8; 3], usize)> =
        pixels.pixels().chunk_by(|a, b| colour(a) == colour(b)).map(|run| (colour(&run[0]), run.len())).collect();
    let mut counts: BTreeMap<[u8; 3], usize> = BTreeMap::new();
    for &(colour, length) in &runs {
        *counts.entry(colour).or_default() += length;
    }
    let alike = |colour: [u8; 3], bits: u32| colour.map(|part| part >> bits);
    let mut bits = 0;
    let palette = loop {
        let mut groups: BTreeMap<[u8; 3], ([u8; 3], usize)> = BTreeMap::new();
        for (&colour, &count) in &counts {
            let most = groups.entry(alike(colour, bits)).or_insert((colour, count));
            if count > most.1 {
                *most = (colour, count);
            }
        }
        if groups.len() <= COLOURS {
            break groups;
        }
        bits += 1;
    };
    let number: BTreeMap<[u8; 3], u8> =
        palette.keys().zip(0..=u8::MAX).map(|(colour, number)| (*colour, number)).collect();
    let mut data: Vec<u8> = Vec::with_capacity(pixels.pixels().len());
    for (colour, length) in runs {
        data.resize(data.len() + length, number.get(&alike(colour, bits)).copied().unwrap_or(0));
    }
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, pixels.width(), pixels.height());
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_palette(palette.values().flat_map(|(colour, _)| *colour).collect::<Vec<u8>>());
    encoder.set_compression(png::Compression::High);
    encoder.set_filter(png::Filter::NoFilter);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&data)?;
    writer.finish()?;
    Ok(bytes)
}

fn font_files() -> [&'static [u8]; 2] {
    [dejavu::sans_condensed::regular(), dejavu::sans_condensed::bold()]
}

fn fonts() -> Arc<fontdb::Database> {
    static FONTS: OnceLock<Arc<fontdb::Database>> = OnceLock::new();
    let load = || {
        let mut fonts = fontdb::Database::new();
        for font in font_files() {
            fonts.load_font_source(fontdb::Source::Binary(Arc::new(font)));
        }
        fonts.set_sans_serif_family(FAMILY);
        Arc::new(fonts)
    };
    FONTS.get_or_init(load).clone()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::{Axis, Chart, Form, Kind, Text, Width, Words, svg};

    struct Plain;

    impl Words for Plain {
        fn number(&self, value: f64) -> String {
            value.to_string()
        }

        fn tick(&self, value: f64, _: f64) -> String {
            value.to_string()
        }

        fn short(&self, value: f64) -> String {
            value.to_string()
        }

        fn range(&self, from: &str, to: &str) -> String {
            format!("{from}–{to}")
        }

        fn no_data(&self) -> String {
            String::new()
        }
    }

    /// How many dark pixels a chart without numbers has: those of its words.
    fn ink(title: &str) -> usize {
        let text = Text { title: title.into(), ..Text::default() };
        let chart = Chart {
            kind: Kind::Bar,
            x: Axis::Category(Vec::new()),
            series: Vec::new(),
            marked: Vec::new(),
            text,
            of: 1,
            rtl: false,
        };
        let png = draw(&svg(&chart, &Plain, Width::Wide, Form::Pixels, "c"), Drawing::Chart).expect("a picture");
        let pixels = Pixmap::decode_png(&png).expect("a PNG");
        assert_eq!(pixels.width(), 1536);
        pixels.pixels().iter().filter(|pixel| pixel.red() < 128).count()
    }

    #[test]
    fn words_are_never_blank() {
        assert_eq!(ink(""), 0);
        for title in ["Réfugiés", "عدد المهاجرين", "Мигранты", "Μετανάστες"] {
            assert!(ink(title) > 500, "{title}: {}", ink(title));
        }
    }

    fn card(text: &str) -> String {
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1200\" height=\"630\"><rect width=\"1200\" height=\"630\" fill=\"#183569\"/>\
             <text x=\"80\" y=\"300\" font-size=\"80\" fill=\"#fff\">{text}</text></svg>"
        )
    }

    #[test]
    fn a_card_has_few_colours_and_no_empty_boxes() {
        let png = draw(&card("Réfugiés عدد"), Drawing::Card).expect("a picture");
        assert_eq!(png[25], 3, "a palette");
        let pixels = Pixmap::decode_png(&png).expect("a PNG");
        assert_eq!((pixels.width(), pixels.height()), (1200, 630));
        assert!(pixels.pixels().iter().filter(|pixel| pixel.red() > 200).count() > 1000);
        assert_eq!(draw(&card("人口"), Drawing::Card), Err(Fault::Letters("人口".into())));
        assert!(matches!(draw("<svg", Drawing::Card), Err(Fault::Svg(_))));
        assert!(has_letters("L’œuvre\u{a0}: n°\u{202f}1 – «\u{a0}é\u{a0}» €") && !has_letters("日本"));
    }

    #[test]
    fn the_key_tells_drawings_apart_and_names_the_library_that_draws() {
        assert_ne!(key("a", Drawing::Card), key("b", Drawing::Card));
        assert_ne!(key("a", Drawing::Card), key("a", Drawing::Chart));
        // Typst brings another version of its own.
        let lock = include_str!("../../Cargo.lock");
        let version = DRAWING.rsplit(' ').next().expect("a version");
        assert!(lock.contains(&format!("name = \"resvg\"\nversion = \"{version}\"")), "change DRAWING");
    }
}
