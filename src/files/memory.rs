//! A folder made of strings, for tests and for the theme that is built in.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::{Entry, EntryKind, Folder, Listing, ReadError};

/// Files by path.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    files: BTreeMap<String, Cow<'static, [u8]>>,
}

impl Memory {
    pub fn new() -> Self {
        Self::default()
    }

    /// Puts a file, in place of the one of that path if there is one.
    pub fn put(&mut self, path: impl Into<String>, bytes: impl Into<Cow<'static, [u8]>>) {
        self.files.insert(path.into(), bytes.into());
    }

    pub fn remove(&mut self, path: &str) {
        self.files.remove(path);
    }
}

impl Folder for Memory {
    fn list(&self, folder: &str) -> Listing {
        let below =
            |path: &str| folder.is_empty() || path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
        let entries = self
            .files
            .keys()
            .filter(|path| below(path))
            .map(|path| Entry { path: path.as_str().into(), kind: EntryKind::File })
            .collect();
        Listing { entries, problems: Vec::new() }
    }

    fn read(&self, path: &str, limit: u64) -> Result<Vec<u8>, ReadError> {
        let bytes = self.files.get(path).ok_or(ReadError::Missing)?;
        match bytes.len() as u64 {
            size if size > limit => Err(ReadError::TooLarge { size, limit }),
            _ => Ok(bytes.to_vec()),
        }
    }

    fn folder_exists(&self, path: &str) -> bool {
        !self.list(path).entries.is_empty()
    }
}
