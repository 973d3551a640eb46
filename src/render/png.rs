//! A chart in pixels, for those who can't use SVG.

use std::sync::{Arc, OnceLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};

/// Pixels for each unit of the picture.
const SCALE: f32 = 2.0;
/// The condensed one bears the name of its family.
const FAMILY: &str = "DejaVu Sans";

/// Draws an SVG with the fonts that the program brings, so that it looks alike wherever it is built and its text is
/// always there. None when it can't be drawn.
pub fn png(svg: &str) -> Option<Vec<u8>> {
    let options = Options { fontdb: fonts(), font_family: FAMILY.into(), ..Options::default() };
    let tree = Tree::from_str(svg, &options).ok()?;
    let size = tree.size().to_int_size().scale_by(SCALE)?;
    let mut pixels = Pixmap::new(size.width(), size.height())?;
    resvg::render(&tree, Transform::from_scale(SCALE, SCALE), &mut pixels.as_mut());
    pixels.encode_png().ok()
}

fn fonts() -> Arc<fontdb::Database> {
    static FONTS: OnceLock<Arc<fontdb::Database>> = OnceLock::new();
    let load = || {
        let mut fonts = fontdb::Database::new();
        for font in [dejavu::sans_condensed::regular(), dejavu::sans_condensed::bold()] {
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
        let png = png(&svg(&chart, &Plain, Width::Wide, Form::Pixels, "c")).expect("a picture");
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
}
