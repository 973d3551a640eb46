//! `[limits]`: how large things may be, and how long they may take. Only the site's settings change them, never its content.

use std::time::Duration;

use crate::diagnostic::Diagnostics;
use crate::node::reader::Reader;

const KIB: u64 = 1024;
const MIB: u64 = 1024 * KIB;

/// The most that a site may ask for, by key; what is beyond is taken as that. Stacks and memory are made for these.
const NESTING_MOST: usize = 128;
/// Four bytes for each fill what a decoder may take of memory.
const PIXELS_MOST: u64 = 128;
const TIME_MOST: u64 = 7 * 24 * 3600;

/// What the makers of a site hold themselves to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of a Markdown file.
    pub page_size: u64,
    /// Bytes of the front matter in it.
    pub front_matter_size: usize,
    /// Lists, quotations and tables in each other.
    pub nesting: usize,
    /// Bytes of a data file.
    pub data_size: u64,
    /// Pixels of a picture, in millions.
    pub picture_pixels: u64,
    /// Bytes of what a template makes.
    pub output_size: usize,
    /// How long reading a page, or making one from its template, may take.
    pub page_time: Duration,
    /// How long everything may take.
    pub build_time: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            page_size: 2 * MIB,
            front_matter_size: 64 * 1024,
            nesting: 64,
            data_size: 256 * MIB,
            picture_pixels: 100,
            output_size: 20 * 1024 * 1024,
            page_time: Duration::from_secs(30),
            build_time: Duration::from_secs(3600),
        }
    }
}

impl Limits {
    pub fn read(mut reader: Reader<'_>, diagnostics: &mut Diagnostics) -> Limits {
        let usual = Limits::default();
        let mut count = |key| reader.count(key, diagnostics);
        let bytes = |count: usize, unit: u64| (count as u64).saturating_mul(unit);
        let time = |seconds: usize| Duration::from_secs((seconds as u64).min(TIME_MOST));
        let within = |size: u64| usize::try_from(size).unwrap_or(usize::MAX);
        let limits = Limits {
            page_size: count("page_size").map_or(usual.page_size, |kilobytes| bytes(kilobytes, KIB)),
            front_matter_size: count("front_matter_size")
                .map_or(usual.front_matter_size, |kilobytes| within(bytes(kilobytes, KIB))),
            nesting: count("nesting").map_or(usual.nesting, |levels| levels.min(NESTING_MOST)),
            data_size: count("data_size").map_or(usual.data_size, |megabytes| bytes(megabytes, MIB)),
            picture_pixels: count("picture_pixels")
                .map_or(usual.picture_pixels, |millions| (millions as u64).min(PIXELS_MOST)),
            output_size: count("output_size").map_or(usual.output_size, |megabytes| within(bytes(megabytes, MIB))),
            page_time: count("page_time").map_or(usual.page_time, time),
            build_time: count("build_time").map_or(usual.build_time, time),
        };
        reader.finish(diagnostics);
        limits
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::node::toml;

    #[test]
    fn what_a_site_does_not_set_stays_as_it_is() {
        let table = toml::parse("page_size = 4\nnesting = 9000\npage_time = 5\n", 0).expect("valid");
        let (file, mut diagnostics) = ("site.toml".into(), Diagnostics::new());
        let limits = Limits::read(Reader::new(&table, &file, 0..0), &mut diagnostics);
        assert!(diagnostics.is_empty());
        let usual = Limits::default();
        assert_eq!((limits.page_size, limits.nesting, limits.page_time), (4096, NESTING_MOST, Duration::from_secs(5)));
        assert_eq!((limits.data_size, limits.build_time), (usual.data_size, usual.build_time));
    }
}
