//! What a host says of one file: one table for all, so that it doesn't depend on the machine that publishes.

/// The headers of one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Served {
    /// `Content-Type`, with the letters' encoding where the file is text.
    pub content_type: &'static str,
    pub cache: Cache,
    /// Whether browsers save the file under its own name rather than show it.
    pub attachment: bool,
}

/// How long a copy of a file may be used without asking (RFC 9111; `immutable`: RFC 8246).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cache {
    /// The file's address changes with its content.
    Immutable,
    /// Ask each time whether it has changed.
    Revalidate,
    /// An answer about what isn't there: it may be there in a moment.
    Error,
}

impl Cache {
    /// The value of `Cache-Control`.
    pub fn control(self) -> &'static str {
        match self {
            Cache::Immutable => "public, max-age=31536000, immutable",
            Cache::Revalidate => "public, max-age=0, must-revalidate",
            Cache::Error => "public, max-age=0, no-cache",
        }
    }
}

/// Kinds by the end of a file's name, in lower case; sorted. Whatever isn't here is bytes.
///
/// Sources: IANA's registry of media types; RFC 7946 to 9512 for single ones. Feeds and JSON need no `charset`: their formats say
/// UTF-8. SVG is XML and says its own.
pub const KINDS: &[(&str, &str)] = &[
    ("atom", "application/atom+xml"),
    ("avif", "image/avif"),
    ("bib", "application/x-bibtex; charset=utf-8"),
    ("css", "text/css; charset=utf-8"),
    ("csv", "text/csv; charset=utf-8; header=present"),
    ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("epub", "application/epub+zip"),
    ("geojson", "application/geo+json"),
    ("gif", "image/gif"),
    ("html", "text/html; charset=utf-8"),
    ("ico", "image/x-icon"),
    ("ics", "text/calendar; charset=utf-8"),
    ("jpeg", "image/jpeg"),
    ("jpg", "image/jpeg"),
    ("js", "text/javascript; charset=utf-8"),
    ("json", "application/json"),
    ("jsonld", "application/ld+json"),
    ("md", "text/markdown; charset=utf-8"),
    ("mjs", "text/javascript; charset=utf-8"),
    ("mp3", "audio/mpeg"),
    ("mp4", "video/mp4"),
    ("odp", "application/vnd.oasis.opendocument.presentation"),
    ("ods", "application/vnd.oasis.opendocument.spreadsheet"),
    ("odt", "application/vnd.oasis.opendocument.text"),
    ("ogg", "audio/ogg"),
    ("opus", "audio/ogg"),
    ("pdf", "application/pdf"),
    ("png", "image/png"),
    ("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    ("ris", "application/x-research-info-systems; charset=utf-8"),
    ("svg", "image/svg+xml"),
    ("tsv", "text/tab-separated-values; charset=utf-8"),
    ("ttl", "text/turtle; charset=utf-8"),
    ("txt", "text/plain; charset=utf-8"),
    ("vtt", "text/vtt; charset=utf-8"),
    ("wasm", "application/wasm"),
    ("webm", "video/webm"),
    ("webmanifest", "application/manifest+json"),
    ("webp", "image/webp"),
    ("woff", "font/woff"),
    ("woff2", "font/woff2"),
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("xml", "application/xml"),
    ("zip", "application/zip"),
];

/// What isn't in the table.
pub const UNKNOWN: &str = "application/octet-stream";

/// Ends of names of files that are taken rather than looked at.
const SAVED: &[&str] =
    &["bib", "csv", "docx", "epub", "geojson", "ics", "odp", "ods", "odt", "pptx", "ris", "tsv", "ttl", "xlsx", "zip"];

/// What is said of the file at `path`, which is `/`-separated and relative to the site's root. `hashed`: its name changes with
/// its content.
pub fn served(path: &str, hashed: bool) -> Served {
    let name = path.rsplit_once('/').map_or(path, |(_, name)| name);
    let end = name.rsplit_once('.').map_or(String::new(), |(_, end)| end.to_ascii_lowercase());
    let content_type = match KINDS.binary_search_by_key(&end.as_str(), |(end, _)| end) {
        Ok(at) => KINDS[at].1,
        Err(_) => UNKNOWN,
    };
    let cache = match (name, hashed) {
        ("404.html", _) => Cache::Error,
        (_, true) => Cache::Immutable,
        (_, false) => Cache::Revalidate,
    };
    Served { content_type, cache, attachment: SAVED.contains(&end.as_str()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted() {
        assert!(KINDS.is_sorted_by_key(|(end, _)| end));
        assert!(SAVED.iter().all(|end| KINDS.iter().any(|(kind, _)| kind == end)));
    }

    #[test]
    fn a_page_is_asked_for_each_time_and_a_hashed_file_never_again() {
        let page = served("actions/index.html", false);
        assert_eq!(
            (page.content_type, page.cache, page.attachment),
            ("text/html; charset=utf-8", Cache::Revalidate, false)
        );
        let style = served("assets/style.61b8f9b8bf.css", true);
        assert_eq!((style.content_type, style.cache), ("text/css; charset=utf-8", Cache::Immutable));
    }

    #[test]
    fn what_is_said_of_a_missing_page_is_not_kept() {
        assert_eq!(served("404.html", false).cache, Cache::Error);
        assert_eq!(served("en/404.html", true).cache, Cache::Error);
    }

    #[test]
    fn tables_are_saved_and_unknown_files_are_bytes() {
        assert!(served("data/x/x.CSV", false).attachment);
        assert_eq!(served("LICENCE", false).content_type, "application/octet-stream");
        assert_eq!(served(".well-known/security.txt", false).content_type, "text/plain; charset=utf-8");
    }
}
