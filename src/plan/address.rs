//! Addresses from the site's root, and the one way in which they are written.

use std::borrow::Borrow;
use std::collections::HashSet;
use std::sync::Arc;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use crate::config::LinkStyle;
use crate::config::base_url::BaseUrl;

/// What must be encoded in a path (RFC 3986, `pchar` and `/` stay).
pub const PATH: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'`')
    .add(b'{')
    .add(b'}')
    .add(b'\\')
    .add(b'^')
    .add(b'|')
    .add(b'[')
    .add(b']');

/// An address from the site's root, without the base path and not percent-encoded: `/actions/27-donnees/` (a folder
/// with an `index.html`) or `/feed.atom`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Address(Arc<str>);

impl Address {
    /// `text` begins with a slash.
    pub fn new(text: &str) -> Self {
        Address(text.into())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The file below the output folder: `actions/27-donnees/index.html`.
    pub fn file(&self) -> String {
        let path = self.0.trim_start_matches('/');
        if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() }
    }
}

impl Borrow<str> for Address {
    fn borrow(&self) -> &str {
        &self.0
    }
}

/// Writes addresses into outputs: from the root of the host, or from the page that holds them.
#[derive(Clone, Debug)]
pub struct AddressWriter {
    base: BaseUrl,
    style: LinkStyle,
    /// In the copy that is read from disk: the addresses that it hasn't.
    absent: Option<Arc<HashSet<Address>>>,
}

impl AddressWriter {
    pub fn new(base: BaseUrl, style: LinkStyle) -> Self {
        AddressWriter { base, style, absent: None }
    }

    /// The same for a copy that is read from disk: links lead from file to file, and to the site online where the copy
    /// lacks what they lead to.
    #[must_use]
    pub fn for_copy(self, absent: HashSet<Address>) -> Self {
        AddressWriter { style: LinkStyle::Relative, absent: Some(Arc::new(absent)), ..self }
    }

    pub fn base(&self) -> &BaseUrl {
        &self.base
    }

    /// The address `to` as a link of the page at `from`.
    pub fn write(&self, from: &Address, to: &Address, anchor: Option<&str>) -> String {
        let is_absent = self.absent.as_ref().is_some_and(|absent| absent.contains(to));
        let mut written = match self.style {
            _ if is_absent => self.absolute(to),
            LinkStyle::Rooted => {
                let mut written = String::with_capacity(self.base.path().len() + to.as_str().len());
                written.push_str(self.base.path());
                encode(to.as_str().trim_start_matches('/'), &mut written);
                written
            }
            LinkStyle::Relative => relative(&from.file(), &to.file()),
        };
        if let Some(anchor) = anchor {
            written.push('#');
            encode(anchor, &mut written);
        }
        written
    }

    /// The address with scheme and host, for canonical links, feeds and the sitemap.
    pub fn absolute(&self, to: &Address) -> String {
        let mut written = self.base.as_str().to_owned();
        encode(to.as_str().trim_start_matches('/'), &mut written);
        written
    }

    /// Whether a link in a page of the copy that is read from disk opens nothing there: it counts on a server, or leads to
    /// what the copy hasn't. Never so for the site online.
    pub fn fails_from_disk(&self, from: &Address, written: &str) -> bool {
        let Some(absent) = &self.absent else { return false };
        let path = written.split(['#', '?']).next().unwrap_or_default();
        if path.starts_with('/') {
            return true;
        }
        if path.is_empty() || has_scheme(path) {
            return false;
        }
        let names_folder = path.rsplit('/').next().is_some_and(|last| matches!(last, "" | "." | ".."));
        names_folder || self.read(from, written).is_some_and(|(address, _)| absent.contains(address.as_str()))
    }

    /// From a link in the page at `from` back to the address in the site and the anchor, both decoded; none when it
    /// leads out of the site.
    pub fn read(&self, from: &Address, written: &str) -> Option<(String, Option<String>)> {
        let (path, anchor) = match written.split_once('#') {
            Some((path, anchor)) => (path, Some(decode(anchor))),
            None => (written, None),
        };
        let path = path.split('?').next().unwrap_or_default();
        if path.is_empty() {
            return Some((from.as_str().to_owned(), anchor));
        }
        let path = match path.strip_prefix(self.base.origin()) {
            Some("") => "/",
            Some(rest) if rest.starts_with('/') => rest,
            _ => path,
        };
        if path.starts_with("//") || has_scheme(path) {
            return None;
        }
        let whole = self.on_host(from, decode(path));
        // Else on this host, but not below the base path: another site of the same body.
        whole.strip_prefix(self.base.path()).map(|rest| (format!("/{rest}"), anchor))
    }

    /// A decoded path that stands in the page at `from`, from the root of the host. As browsers have it, `..` there goes nowhere.
    fn on_host(&self, from: &Address, path: String) -> String {
        if !path.starts_with('/') {
            return joined(&format!("{}{}", &self.base.path()[1..], from.file()), &path);
        }
        match path.split('/').any(|part| matches!(part, "." | "..")) {
            true => joined("", &path),
            false => path,
        }
    }
}

fn encode(text: &str, into: &mut String) {
    into.extend(utf8_percent_encode(text, PATH));
}

fn decode(text: &str) -> String {
    percent_encoding::percent_decode_str(text).decode_utf8_lossy().into_owned()
}

fn has_scheme(text: &str) -> bool {
    text.split_once(':').is_some_and(|(before, _)| {
        before.starts_with(|c: char| c.is_ascii_alphabetic())
            && before.bytes().all(|b| b.is_ascii_alphanumeric() || b"+.-".contains(&b))
    })
}

fn relative(from: &str, to: &str) -> String {
    let from_folder: Vec<&str> = from.split('/').collect();
    let from_folder = &from_folder[..from_folder.len() - 1];
    let to_parts: Vec<&str> = to.split('/').collect();
    let shared = from_folder.iter().zip(&to_parts[..to_parts.len() - 1]).take_while(|(a, b)| a == b).count();
    let mut written = "../".repeat(from_folder.len() - shared);
    encode(&to_parts[shared..].join("/"), &mut written);
    // What is before a colon would be a scheme (RFC 3986, 4.2).
    let is_scheme = written.split('/').next().is_some_and(|first| first.contains(':'));
    if written.is_empty() || is_scheme { format!("./{written}") } else { written }
}

/// A path from the folder of the file `from`, as an address from the root.
fn joined(from: &str, path: &str) -> String {
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    let mut trailing = false;
    for part in path.split('/') {
        trailing = matches!(part, "" | "." | "..");
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    let end = if trailing && !parts.is_empty() { "/" } else { "" };
    format!("/{}{end}", parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn writer(base: &str, style: LinkStyle) -> AddressWriter {
        AddressWriter::new(BaseUrl::parse(base).expect("base"), style)
    }

    #[test]
    fn a_name_with_a_colon_is_no_scheme() {
        let writer = writer("https://example.org/", LinkStyle::Relative);
        let (from, to) = (Address::new("/a/"), Address::new("/a/b:c"));
        assert_eq!(writer.write(&from, &to, None), "./b:c");
        assert_eq!(writer.read(&from, "./b:c"), Some(("/a/b:c".to_owned(), None)));
    }

    #[test]
    fn what_climbs_out_of_the_base_path_leads_out_of_the_site() {
        let from = Address::new("/a/");
        for style in [LinkStyle::Rooted, LinkStyle::Relative] {
            let below = writer("https://example.org/below/", style);
            let read = |link: &str| below.read(&from, link).map(|(path, _)| path);
            assert_eq!(read("/below/x/../b/"), Some("/b/".to_owned()));
            assert_eq!(read("../b/./c"), Some("/b/c".to_owned()));
            for out in ["/below/..", "/below/../x", "../../x", "/x", "/", "https://example.org"] {
                assert_eq!(read(out), None, "{out}");
            }
            // Nothing is above the host.
            assert_eq!(writer("https://example.org/", style).read(&from, "../../x"), Some(("/x".to_owned(), None)));
        }
    }

    #[test]
    fn a_copy_leads_to_its_files_and_else_to_the_site_online() {
        let from = Address::new("/actions/27-a/");
        let feed = Address::new("/changes.atom");
        let copy = writer("https://example.org/plan/", LinkStyle::Rooted).for_copy([feed.clone()].into());
        assert_eq!(copy.write(&from, &Address::new("/"), Some("why")), "../../index.html#why");
        assert_eq!(copy.write(&from, &feed, None), "https://example.org/plan/changes.atom");
        for good in [
            "",
            "#why",
            "index.html",
            "../x/index.html",
            "photo.jpg",
            "https://example.org/plan/",
            "mailto:a@b.example",
        ] {
            assert!(!copy.fails_from_disk(&from, good), "{good}");
        }
        for bad in ["/plan/", "/27/", "//example.org/", "../x/", "..", "./", "../../changes.atom", "../x/#y"] {
            assert!(copy.fails_from_disk(&from, bad), "{bad}");
        }
    }

    #[test]
    fn addresses_are_written_rooted_or_relative_and_read_back() {
        let from = Address::new("/actions/27-a/");
        let to = Address::new("/objectifs/1-b/");
        let rooted = writer("https://example.org/plan/", LinkStyle::Rooted);
        let relative = writer("https://example.org/plan/", LinkStyle::Relative);
        assert_eq!(rooted.write(&from, &to, Some("why")), "/plan/objectifs/1-b/#why");
        assert_eq!(relative.write(&from, &to, None), "../../objectifs/1-b/index.html");
        assert_eq!(relative.write(&from, &from, None), "index.html");
        assert_eq!(rooted.absolute(&to), "https://example.org/plan/objectifs/1-b/");
        for written in ["/plan/objectifs/1-b/", "../../objectifs/1-b/", "https://example.org/plan/objectifs/1-b/"] {
            assert_eq!(rooted.read(&from, written), Some(("/objectifs/1-b/".into(), None)), "{written}");
        }
        assert_eq!(rooted.read(&from, "#x"), Some(("/actions/27-a/".into(), Some("x".into()))));
        assert_eq!(rooted.read(&from, "https://example.com/"), None);
        assert_eq!(rooted.read(&from, "mailto:a@example.org"), None);
        assert_eq!(rooted.read(&from, "photo%20a.jpg"), Some(("/actions/27-a/photo a.jpg".into(), None)));
    }
}
