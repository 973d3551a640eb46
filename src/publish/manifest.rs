//! What Parvis knows to be in a store: the manifest of the version that readers see, and the journal of an unfinished run.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::stamp::Stamp;

/// The version of both formats.
const VERSION: u32 = 1;

/// Which of a store's objects are the site's, and what they are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manifest {
    /// The address of the site; empty when nothing was published yet.
    pub site: String,
    /// The files of the newest version, by their keys.
    pub files: BTreeMap<String, Stamp>,
    /// Those of earlier versions that it doesn't have any more.
    pub leaving: BTreeMap<String, Leaving>,
    /// When it was last compared with a listing of what is really there, in seconds since 1970; 0 if nobody knows.
    pub listed: u64,
}

/// A file that stays for a while.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaving {
    /// None when only its key is known: it was written by a run that didn't end.
    pub stamp: Option<Stamp>,
    /// When it was found to be of no use, in seconds since 1970.
    pub since: u64,
}

/// Why a manifest or journal can't be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It was written by a later version of Parvis.
    Newer,
    /// It isn't one; why.
    Damaged(String),
}

/// As it is written: `{"parvis":1,"site":"https://…/","files":{"index.html":"HASH.SIZE.HEADERS"},"leaving":{"old.css":["…",1796000000]},"listed":1796000000}`.
#[derive(Serialize, Deserialize)]
struct Written {
    parvis: u32,
    site: String,
    files: BTreeMap<String, String>,
    leaving: BTreeMap<String, (String, u64)>,
    #[serde(default)]
    listed: u64,
}

#[derive(Deserialize)]
struct Version {
    parvis: u32,
}

impl Manifest {
    pub fn parse(bytes: &[u8]) -> Result<Manifest, Unreadable> {
        check_version(bytes)?;
        let written: Written = serde_json::from_slice(bytes).map_err(damaged)?;
        let stamp = |text: &str| Stamp::parse(text).ok_or_else(|| Unreadable::Damaged(text.to_owned()));
        let mut manifest = Manifest { site: written.site, listed: written.listed, ..Manifest::default() };
        for (key, text) in written.files {
            manifest.files.insert(checked(key)?, stamp(&text)?);
        }
        for (key, (text, since)) in written.leaving {
            let stamp = if text.is_empty() { None } else { Some(stamp(&text)?) };
            manifest.leaving.insert(checked(key)?, Leaving { stamp, since });
        }
        Ok(manifest)
    }

    /// The same bytes for the same manifest.
    pub fn bytes(&self) -> Vec<u8> {
        let text = |stamp: &Stamp| stamp.to_string();
        let leaving = self.leaving.iter().map(|(key, file)| {
            let stamp = file.stamp.as_ref().map(text).unwrap_or_default();
            (key.clone(), (stamp, file.since))
        });
        let files = self.files.iter().map(|(key, stamp)| (key.clone(), text(stamp))).collect();
        let (site, leaving) = (self.site.clone(), leaving.collect());
        let written = Written { parvis: VERSION, site, files, leaving, listed: self.listed };
        // Maps of texts to texts can always be written.
        let mut bytes = serde_json::to_vec(&written).unwrap_or_default();
        bytes.push(b'\n');
        bytes
    }

    /// Whether a key is the site's.
    pub fn has(&self, key: &str) -> bool {
        self.files.contains_key(key) || self.leaving.contains_key(key)
    }
}

/// The keys that an unfinished run may have written, so that the next one doesn't take them for somebody else's. What is at
/// them isn't said: it is asked of the store.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Journal {
    parvis: u32,
    pub keys: BTreeSet<String>,
}

impl Journal {
    pub fn new(keys: BTreeSet<String>) -> Journal {
        Journal { parvis: VERSION, keys }
    }

    pub fn parse(bytes: &[u8]) -> Result<Journal, Unreadable> {
        check_version(bytes)?;
        let journal: Journal = serde_json::from_slice(bytes).map_err(damaged)?;
        for key in &journal.keys {
            checked(key.clone())?;
        }
        Ok(journal)
    }

    pub fn bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).unwrap_or_default()
    }
}

fn check_version(bytes: &[u8]) -> Result<(), Unreadable> {
    let version: Version = serde_json::from_slice(bytes).map_err(damaged)?;
    if version.parvis > VERSION { Err(Unreadable::Newer) } else { Ok(()) }
}

fn damaged(error: serde_json::Error) -> Unreadable {
    Unreadable::Damaged(error.to_string())
}

/// Keys are deleted on the word of these files, so they must be such as Parvis writes.
fn checked(key: String) -> Result<String, Unreadable> {
    if crate::write::is_path(&key) && !key.starts_with(super::store::CONTROL) {
        Ok(key)
    } else {
        Err(Unreadable::Damaged(key))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    fn stamp(text: &str) -> Stamp {
        Stamp { hash: blake3::hash(text.as_bytes()), size: text.len() as u64, headers: "0a1b2c3d".to_owned() }
    }

    #[test]
    fn a_manifest_is_read_as_it_was_written() {
        let mut manifest = Manifest { site: "https://example.org/".to_owned(), listed: 9, ..Manifest::default() };
        manifest.files.insert("é/index.html".to_owned(), stamp("page"));
        manifest.leaving.insert("old.css".to_owned(), Leaving { stamp: Some(stamp("old")), since: 7 });
        manifest.leaving.insert("half.css".to_owned(), Leaving { stamp: None, since: 8 });
        assert_eq!(Manifest::parse(&manifest.bytes()), Ok(manifest));
        let journal = Journal::new(["a".to_owned()].into());
        assert_eq!(Journal::parse(&journal.bytes()), Ok(journal));
    }

    #[test]
    fn what_no_parvis_writes_is_refused() {
        let newer = br#"{"parvis":2,"anything":true}"#;
        assert_eq!(Manifest::parse(newer), Err(Unreadable::Newer));
        for text in [
            "",
            "{}",
            r#"{"parvis":1,"site":"","files":{"../a":"x"},"leaving":{}}"#,
            r#"{"parvis":1,"site":"","files":{"a":"x"},"leaving":{}}"#,
            r#"{"parvis":1,"site":"","files":{},"leaving":{".parvis/lock.json":["",1]}}"#,
        ] {
            assert!(matches!(Manifest::parse(text.as_bytes()), Err(Unreadable::Damaged(_))), "{text}");
        }
        assert!(Journal::parse(br#"{"parvis":1,"keys":["/etc"]}"#).is_err());
    }
}
