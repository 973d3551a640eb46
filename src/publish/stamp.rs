//! What is known of a published file: its content and how it is served.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::hosting::served::served;

/// What a host is told to say of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Headers {
    #[serde(rename = "type")]
    pub content_type: String,
    #[serde(rename = "cache")]
    pub cache_control: String,
    /// `Content-Disposition`; empty when nothing is said.
    #[serde(rename = "disposition", default, skip_serializing_if = "String::is_empty")]
    pub disposition: String,
}

impl Headers {
    /// Those of a file of the site. `hashed`: its name changes with its content.
    pub fn of(path: &str, hashed: bool) -> Headers {
        let served = served(path, hashed);
        let name = path.rsplit_once('/').map_or(path, |(_, name)| name);
        Headers {
            content_type: served.content_type.to_owned(),
            cache_control: served.cache.control().to_owned(),
            disposition: if served.attachment { attachment(name) } else { String::new() },
        }
    }

    /// Those of Parvis's own objects, which are never to be kept.
    pub fn control() -> Headers {
        Headers {
            content_type: "application/json".to_owned(),
            cache_control: "no-store".to_owned(),
            disposition: String::new(),
        }
    }

    /// Short, and another one for other headers.
    pub fn digest(&self) -> String {
        let text = format!("{}\n{}\n{}", self.content_type, self.cache_control, self.disposition);
        blake3::hash(text.as_bytes()).to_hex().as_str()[..8].to_owned()
    }
}

/// The value of `Content-Disposition` (RFC 6266) for a file that is saved under its own name. Names with other letters than
/// those of URLs are left to the address.
fn attachment(name: &str) -> String {
    let plain = name.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.~".contains(&b));
    if plain { format!("attachment; filename=\"{name}\"") } else { "attachment".to_owned() }
}

/// What an object is: its content by hash and size, and the digest of its headers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// BLAKE3, of the whole content.
    pub hash: blake3::Hash,
    /// In bytes.
    pub size: u64,
    /// [`Headers::digest`]; empty when it isn't known, or when the store keeps no headers.
    pub headers: String,
}

/// `HASH.SIZE.HEADERS`, the form in which it is noted with an object.
impl fmt::Display for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.hash.to_hex(), self.size, self.headers)
    }
}

impl Stamp {
    /// Reads what [`Display`](fmt::Display) writes.
    pub fn parse(text: &str) -> Option<Stamp> {
        let mut parts = text.split('.');
        let (hash, size, headers) = (parts.next()?, parts.next()?, parts.next()?);
        let (hash, size) = (blake3::Hash::from_hex(hash).ok()?, size.parse().ok()?);
        let known = headers.len() <= 8 && headers.bytes().all(|b| b.is_ascii_hexdigit());
        (known && parts.next().is_none()).then(|| Stamp { hash, size, headers: headers.to_owned() })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_is_read_as_it_was_written() {
        let headers = Headers::of("a/index.html", false).digest();
        let stamp = Stamp { hash: blake3::hash(b"x"), size: 1, headers };
        assert_eq!(Stamp::parse(&stamp.to_string()), Some(stamp));
        for text in ["", "a.1.b", "1.2", &format!("{}.-1.", blake3::hash(b"x"))] {
            assert_eq!(Stamp::parse(text), None, "{text}");
        }
    }

    #[test]
    fn other_headers_have_another_digest() {
        assert_ne!(Headers::of("a.css", false).digest(), Headers::of("a.css", true).digest());
        assert_ne!(Headers::of("a.csv", false).digest(), Headers::of("b.csv", false).digest());
        assert_eq!(Headers::of("a/b.csv", false).disposition, "attachment; filename=\"b.csv\"");
        assert_eq!(Headers::of("a/é\".csv", false).disposition, "attachment");
    }
}
