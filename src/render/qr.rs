//! Short addresses as QR codes, for phones: on paper, on a slide, on the board of a classroom.
//!
//! ISO/IEC 18004, level M (a sixth may be unreadable), with the quiet zone of four modules that the standard asks for.
//! Codes aren't kept between builds as charts and share cards are: the picture of one takes less than a tenth of a
//! millisecond, about what it takes to open, read and check a kept file.

use std::fmt::Write;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use fast_qr::{ECL, QRBuilder};
use tera::Value;

use super::Model;
use super::download::note_of;
use super::plain::plain;
use super::value::{map, text};
use crate::markdown::host::escaped;
use crate::plan::output::{Making, QrForm};
use crate::site::{EntryIndex, Site};

/// What must be free on each side, in modules.
const QUIET: usize = 4;
/// How wide a picture in pixels is at the least: sharp in print at 5 cm.
const PIXELS: usize = 600;

/// A code: its modules row by row, true where it is dark.
struct Code {
    size: usize,
    modules: Vec<bool>,
}

/// The codes of all pages, by entry and language. Made when first asked for: a page, its drawing and its picture need each.
pub struct Codes {
    languages: usize,
    made: Vec<OnceLock<Option<Arc<Code>>>>,
}

impl Codes {
    pub fn new(site: &Site) -> Self {
        let languages = site.config.languages.len();
        let count = if site.config.qr { site.entry_count() * languages } else { 0 };
        Codes { languages, made: (0..count).map(|_| OnceLock::new()).collect() }
    }

    fn get(&self, model: &Model, entry: EntryIndex, language: usize) -> Option<Arc<Code>> {
        let made = self.made.get(entry.0 * self.languages + language)?;
        made.get_or_init(|| Code::of(&address(model, entry, language)?).map(Arc::new)).clone()
    }
}

fn address(model: &Model, entry: EntryIndex, language: usize) -> Option<String> {
    model.plan.short(entry, language).map(|short| model.plan.writer.absolute(short))
}

/// `page.qr`: where the code of a page's short address is, and what is said of the files; none when it has none.
pub fn values(model: &Model, entry: EntryIndex, language: usize) -> Value {
    let found = || {
        let page = model.plan.page(entry, language)?.address;
        let short = model.plan.short(entry, language)?;
        let code = model.codes.get(model, entry, language)?;
        let href = |form: QrForm| {
            let at = &model.plan.outputs[model.plan.at(&format!("{}{}", short.as_str(), form.file()))?];
            let planned = matches!(at.making, Making::Qr { .. });
            planned.then(|| text(&model.plan.writer.write(page, &at.address, None)))
        };
        let note = |form: &str, size: usize| text(&note_of(model, form, size, language));
        Some(map([
            ("svg", href(QrForm::Svg)?),
            ("png", href(QrForm::Png)?),
            ("svg_note", note("svg", svg(model, &code, entry, language).len())),
            ("png_note", note("png", code.png()?.len())),
        ]))
    };
    found().unwrap_or_else(Value::none)
}

/// A code as a file.
pub fn file(model: &Model, entry: EntryIndex, language: usize, form: QrForm) -> Option<Vec<u8>> {
    let code = model.codes.get(model, entry, language)?;
    match form {
        QrForm::Svg => Some(svg(model, &code, entry, language).into_bytes()),
        QrForm::Png => code.png(),
    }
}

/// A drawing with a title in the page's language: the page's and the address.
fn svg(model: &Model, code: &Code, entry: EntryIndex, language: usize) -> String {
    let document = model.site.entry(entry).document(language);
    let address = address(model, entry, language).unwrap_or_default();
    let title = format!("{} – {address}", plain(model, &document.title, document));
    code.svg(&title, &model.site.config.languages[language].code)
}

impl Code {
    /// None for a text that no code holds.
    fn of(text: &str) -> Option<Code> {
        let code = QRBuilder::new(text).ecl(ECL::M).build().ok()?;
        let rows = (0..code.size).flat_map(|row| code[row].iter().take(code.size));
        let modules = rows.map(|module| module.value()).collect();
        Some(Code { size: code.size, modules })
    }

    fn rows(&self) -> impl Iterator<Item = &[bool]> {
        self.modules.chunks(self.size)
    }

    /// All dark modules as one path, a rectangle for each run in a row.
    fn svg(&self, title: &str, language: &str) -> String {
        let mut path = String::new();
        for (y, row) in self.rows().enumerate() {
            let mut x = 0;
            for run in row.chunk_by(|a, b| a == b) {
                if run[0] {
                    let (x, y, long) = (x + QUIET, y + QUIET, run.len());
                    // Writing to a String can't fail.
                    let _ = write!(path, "M{x} {y}h{long}v1h-{long}z");
                }
                x += run.len();
            }
        }
        let side = self.size + 2 * QUIET;
        let title = escaped(title);
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\" role=\"img\" lang=\"{language}\" shape-rendering=\"crispEdges\">\
             <title>{title}</title><path fill=\"#fff\" d=\"M0 0h{side}v{side}H0z\"/><path d=\"{path}\"/></svg>\n"
        )
    }

    /// Black and white, a whole number of pixels for each module.
    fn png(&self) -> Option<Vec<u8>> {
        let side = self.size + 2 * QUIET;
        let scale = PIXELS.div_ceil(side);
        let width = u32::try_from(side * scale).ok()?;
        let blank = vec![false; self.size];
        let quiet = || std::iter::repeat_n(&blank[..], QUIET);
        let mut data = Vec::with_capacity(side * scale * (side * scale).div_ceil(8));
        for row in quiet().chain(self.rows()).chain(quiet()) {
            let line = packed(row, scale);
            (0..scale).for_each(|_| data.extend_from_slice(&line));
        }
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, width, width);
        encoder.set_color(png::ColorType::Grayscale);
        encoder.set_depth(png::BitDepth::One);
        // Three times as large as the smallest, and made in a small part of the time.
        encoder.set_compression(png::Compression::Fast);
        // Most lines are like the one above them.
        encoder.set_filter(png::Filter::Up);
        let mut writer = encoder.write_header().ok()?;
        writer.write_image_data(&data).ok()?;
        writer.finish().ok()?;
        Some(bytes)
    }
}

/// A line of pixels, eight in a byte, with the quiet zone at both ends: a bit that is set is white.
fn packed(row: &[bool], scale: usize) -> Vec<u8> {
    let width = (row.len() + 2 * QUIET) * scale;
    let mut line = vec![0; width.div_ceil(8)];
    whiten(&mut line, 0..QUIET * scale);
    let mut x = QUIET;
    for run in row.chunk_by(|a, b| a == b) {
        if !run[0] {
            whiten(&mut line, x * scale..(x + run.len()) * scale);
        }
        x += run.len();
    }
    whiten(&mut line, x * scale..width);
    line
}

fn whiten(line: &mut [u8], pixels: Range<usize>) {
    let mut at = pixels.start;
    while at < pixels.end {
        if at.is_multiple_of(8) && at + 8 <= pixels.end {
            line[at / 8] = 0xff;
            at += 8;
        } else {
            line[at / 8] |= 0x80 >> (at % 8);
            at += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Code;

    /// What a reader of codes finds in the picture.
    fn read(png: &[u8]) -> String {
        let mut reader = png::Decoder::new(std::io::Cursor::new(png)).read_info().expect("a PNG");
        let mut bits = vec![0; reader.output_buffer_size().expect("a size")];
        let about = reader.next_frame(&mut bits).expect("pixels");
        assert!(about.width >= 600 && about.bit_depth == png::BitDepth::One);
        let grey =
            |x: usize, y: usize| if bits[y * about.line_size + x / 8] & (0x80 >> (x % 8)) == 0 { 0 } else { 255 };
        let side = about.width as usize;
        let mut picture = rqrr::PreparedImage::prepare_from_greyscale(side, side, grey);
        let grids = picture.detect_grids();
        let (_, text) = grids.first().expect("a code").decode().expect("a text");
        text
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]
        #[test]
        fn an_address_is_read_back_from_its_picture(address in "https://[a-z]{1,20}\\.example/[a-z0-9/%-]{1,120}/") {
            let png = Code::of(&address).and_then(|code| code.png()).expect("a picture");
            prop_assert_eq!(read(&png), address);
        }
    }

    #[test]
    fn a_drawing_is_one_path_with_a_title_and_a_quiet_zone() {
        let svg = Code::of("https://a.example/1/").expect("a code").svg("A & B", "fr");
        assert!(svg.contains("viewBox=\"0 0 33 33\"") && svg.contains("<title>A &amp; B</title>"), "{svg}");
        assert_eq!(svg.matches("<path").count(), 2, "ground and code");
        assert!(svg.contains("M4 4h7v1h-7z"), "{svg}");
        assert!(Code::of(&"a".repeat(2331)).is_some() && Code::of(&"a".repeat(2332)).is_none());
    }
}
