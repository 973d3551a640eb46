//! Files packed beside those that are sent, so that a server needs not pack them for each reader.

use std::collections::HashSet;
use std::io::Write as _;

use brotli::BrotliCompress;
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::plan::Plan;

/// How a file is packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// RFC 7932.
    Brotli,
    /// RFC 1952.
    Gzip,
}

/// Ends of names of files that get smaller; all others are packed already, or read by nobody but hosts.
pub const COMPRESSIBLE: &[&str] = &[
    "atom",
    "bib",
    "css",
    "csv",
    "geojson",
    "html",
    "ico",
    "js",
    "json",
    "jsonld",
    "md",
    "mjs",
    "ris",
    "svg",
    "ttl",
    "txt",
    "vtt",
    "wasm",
    "webmanifest",
    "xml",
];

/// How much Brotli tries, of 11. For pages, more takes sixteen times as long and saves a tenth (2,000 pages of a site, 16 MB); what all
/// pages share is worth it.
const QUALITY: i32 = 9;
const BEST: i32 = 11;
/// What all pages share: few files, and each is loaded once.
const SHARED: &[&str] = &["css", "js", "mjs", "wasm"];
/// The window of Brotli, in bits: larger than any page.
const WINDOW: i32 = 22;

impl Encoding {
    /// In the order in which hosts prefer them.
    pub const ALL: [Encoding; 2] = [Encoding::Brotli, Encoding::Gzip];

    /// What `site.toml` calls it: the end of the file's name.
    pub fn name(self) -> &'static str {
        self.ending().trim_start_matches('.')
    }

    pub fn ending(self) -> &'static str {
        match self {
            Encoding::Brotli => ".br",
            Encoding::Gzip => ".gz",
        }
    }

    /// In `Content-Encoding` (RFC 9110, 8.4.1).
    pub fn http(self) -> &'static str {
        match self {
            Encoding::Brotli => "br",
            Encoding::Gzip => "gzip",
        }
    }

    /// The file packed: the same bytes each time, without a date. None where that saves less than a twentieth.
    pub fn pack(self, path: &str, bytes: &[u8]) -> Option<Vec<u8>> {
        let mut packed = Vec::with_capacity(bytes.len() / 3);
        match self {
            Encoding::Brotli => {
                let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
                let quality = if SHARED.contains(&ending) { BEST } else { QUALITY };
                let how = BrotliEncoderParams { quality, lgwin: WINDOW, size_hint: bytes.len(), ..Default::default() };
                BrotliCompress(&mut &*bytes, &mut packed, &how).ok()?;
            }
            Encoding::Gzip => {
                let mut writer = GzEncoder::new(&mut packed, Compression::best());
                writer.write_all(bytes).and_then(|()| writer.finish().map(|_| ())).ok()?;
            }
        }
        (packed.len() * 20 <= bytes.len() * 19).then_some(packed)
    }
}

/// How the files of a site are packed.
pub struct Packing {
    encodings: Vec<Encoding>,
    /// Files of the site that are called like a packed one.
    taken: HashSet<String>,
}

/// Writes a file of the site, by its path from the output folder.
type Write<'a> = dyn Fn(&str, &[u8]) -> Result<(), Diagnostic> + Sync + 'a;

impl Packing {
    pub fn of(config: &Config, plan: &Plan) -> Packing {
        let is_packed = |file: &String| Encoding::ALL.iter().any(|encoding| file.ends_with(encoding.ending()));
        let files = plan.outputs.iter().map(|output| output.address.file());
        Packing { encodings: config.precompress.clone(), taken: files.filter(is_packed).collect() }
    }

    /// Writes a file, and beside it those that are packed.
    ///
    /// # Errors
    /// Those of `write`.
    pub fn write(&self, path: &str, bytes: &[u8], write: &Write<'_>) -> Result<(), Diagnostic> {
        write(path, bytes)?;
        if !is_compressible(path) {
            return Ok(());
        }
        for encoding in &self.encodings {
            let beside = format!("{path}{}", encoding.ending());
            if !self.taken.contains(&beside)
                && let Some(packed) = encoding.pack(path, bytes)
            {
                write(&beside, &packed)?;
            }
        }
        Ok(())
    }
}

/// Whether a file is of a kind that gets smaller.
pub fn is_compressible(path: &str) -> bool {
    let name = path.rsplit_once('/').map_or(path, |(_, name)| name);
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    ending.is_some_and(|ending| COMPRESSIBLE.binary_search(&ending.as_str()).is_ok())
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn the_table_is_sorted_and_only_texts_are_packed() {
        assert!(COMPRESSIBLE.is_sorted());
        assert!(is_compressible("a/index.html") && is_compressible("X.SVG"));
        assert!(
            !is_compressible("a.png")
                && !is_compressible("offline.zip")
                && !is_compressible("html")
                && !is_compressible("a.html/b")
        );
    }

    #[test]
    fn what_is_packed_says_the_same_and_is_the_same_each_time() {
        let text = "<p>Une page, et encore une page.</p>".repeat(50);
        for encoding in Encoding::ALL {
            let packed = encoding.pack("a.html", text.as_bytes()).expect("smaller");
            assert_eq!(encoding.pack("a.html", text.as_bytes()).as_ref(), Some(&packed));
            let mut read = String::new();
            match encoding {
                Encoding::Brotli => brotli::Decompressor::new(&packed[..], 4096).read_to_string(&mut read),
                Encoding::Gzip => flate2::read::GzDecoder::new(&packed[..]).read_to_string(&mut read),
            }
            .expect("packed");
            assert_eq!(read, text);
            assert_eq!(encoding.pack("a.txt", b"short"), None, "a short file stays alone");
        }
        let packed = Encoding::Gzip.pack("a.html", text.as_bytes()).expect("smaller");
        assert_eq!(packed[4..8], [0; 4], "no date");
    }
}
