//! What a site is made of: every file of its folder, by its content.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;

use super::{Entry, EntryKind, Folder, ListProblem, Listing, ReadError, name};

/// What in a site's folder a site is made of: files, and folders with all that is in them.
pub const FILES: [&str; 2] = ["site.toml", "permalinks.lock"];
pub const FOLDERS: [&str; 5] = ["content", "themes", "templates", "strings", "editions"];
/// No file is larger.
const LIMIT: u64 = 1 << 40;

/// A folder that remembers what was read from it and listed of it, so that what a site was made of can be told without reading
/// it once more.
pub struct Recorder {
    folder: Arc<dyn Folder>,
    /// Of what was read first, by path.
    hashes: Mutex<HashMap<String, blake3::Hash>>,
    /// What is below folders, by the folder's path. The same as long as the recorder lives.
    listed: Mutex<HashMap<String, Listing>>,
    /// What the system refused to list or to read, with its reason.
    refused: Mutex<BTreeMap<Arc<str>, String>>,
}

impl Recorder {
    pub fn new(folder: Arc<dyn Folder>) -> Self {
        Recorder { folder, hashes: Mutex::default(), listed: Mutex::default(), refused: Mutex::default() }
    }

    /// Everything that the system refused so far. Parts of a site that are read again leave it to others to say what is wrong with
    /// them, and those may have read the same file without a fault.
    pub fn refused(&self) -> Vec<ListProblem> {
        let refused = self.refused.lock().unwrap_or_else(PoisonError::into_inner);
        refused.iter().map(|(path, reason)| ListProblem { path: path.clone(), reason: reason.clone() }).collect()
    }

    fn note(&self, path: &str, reason: String) {
        self.refused.lock().unwrap_or_else(PoisonError::into_inner).insert(path.into(), reason);
    }

    /// One hash of all sources, paths and contents: the same for the same files, whenever and wherever they were written. What
    /// was read or listed before counts as it was then; the rest is read now, on many threads. What systems leave behind doesn't
    /// count, nor what is below `output`, the path of the built site in the folder, if it is there.
    ///
    /// # Errors
    /// What the system refused to list or to read.
    pub fn digest(&self, output: Option<&str>) -> Result<blake3::Hash, ListProblem> {
        let lines: Vec<Option<String>> =
            sources(self, output)?.into_par_iter().map(|path| self.line(&path)).collect::<Result<_, _>>()?;
        let mut hasher = blake3::Hasher::new();
        for line in lines.into_iter().flatten() {
            hasher.update(line.as_bytes());
        }
        Ok(hasher.finalize())
    }

    /// A line of what is hashed; none for a file that isn't there. One that is never read, such as a link, is known by its name.
    fn line(&self, path: &Arc<str>) -> Result<Option<String>, ListProblem> {
        let known = self.hashes.lock().unwrap_or_else(PoisonError::into_inner).get(&**path).copied();
        let hash = match known {
            Some(hash) => hash.to_hex().to_string(),
            None => match self.folder.read(path, LIMIT) {
                Ok(bytes) => blake3::hash(&bytes).to_hex().to_string(),
                Err(ReadError::Missing) => return Ok(None),
                Err(ReadError::Io(error)) => {
                    return Err(ListProblem { path: path.clone(), reason: error.to_string() });
                }
                Err(_) => "unreadable".to_owned(),
            },
        };
        // No path has this sign in it.
        Ok(Some(format!("{path}\0{hash}\0")))
    }
}

/// The paths of a site's sources, without what systems leave behind and what is below `output`.
///
/// # Errors
/// A folder that the system refused to list.
pub fn sources(folder: &dyn Folder, output: Option<&str>) -> Result<Vec<Arc<str>>, ListProblem> {
    let mut below = Vec::new();
    for listing in FOLDERS.iter().map(|source| folder.list(source)) {
        match listing.problems.into_iter().next() {
            Some(problem) => return Err(problem),
            None => below.extend(files(listing.entries)),
        }
    }
    let counts = |path: &Arc<str>| {
        let below = |output: &str| path.strip_prefix(output).is_some_and(|rest| rest.starts_with('/'));
        let is_left_behind = name::hidden_part(path).is_some() || name::is_ignored(path) || path.ends_with('~');
        !is_left_behind && !output.is_some_and(below)
    };
    Ok(FILES.into_iter().map(Arc::from).chain(below).filter(counts).collect())
}

fn files(entries: Vec<Entry>) -> impl Iterator<Item = Arc<str>> {
    entries.into_iter().filter(|entry| entry.kind == EntryKind::File).map(|entry| entry.path)
}

impl Folder for Recorder {
    fn list(&self, folder: &str) -> Listing {
        let known = self.listed.lock().unwrap_or_else(PoisonError::into_inner).get(folder).cloned();
        known.unwrap_or_else(|| {
            let listing = self.folder.list(folder);
            listing.problems.iter().for_each(|problem| self.note(&problem.path, problem.reason.clone()));
            let mut listed = self.listed.lock().unwrap_or_else(PoisonError::into_inner);
            listed.insert(folder.to_owned(), listing.clone());
            listing
        })
    }

    fn read(&self, path: &str, limit: u64) -> Result<Vec<u8>, ReadError> {
        let bytes = self.folder.read(path, limit).inspect_err(|error| {
            if let ReadError::Io(error) = error {
                self.note(path, error.to_string());
            }
        })?;
        let is_known = self.hashes.lock().unwrap_or_else(PoisonError::into_inner).contains_key(path);
        if !is_known {
            let hash = blake3::hash(&bytes);
            self.hashes.lock().unwrap_or_else(PoisonError::into_inner).entry(path.to_owned()).or_insert(hash);
        }
        Ok(bytes)
    }

    fn folder_exists(&self, path: &str) -> bool {
        self.folder.folder_exists(path)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::files::memory::Memory;

    fn folder(files: &[(&str, &str)]) -> Arc<dyn Folder> {
        let mut memory = Memory::new();
        for (path, text) in files {
            memory.put(*path, text.as_bytes().to_vec());
        }
        Arc::new(memory)
    }

    fn digest(files: &[(&str, &str)]) -> blake3::Hash {
        Recorder::new(folder(files)).digest(None).unwrap()
    }

    const SITE: [(&str, &str); 3] = [("site.toml", "a"), ("content/a.md", "b"), ("content/b.csv", "c")];

    #[test]
    fn what_the_system_refused_is_remembered_whoever_asked() {
        struct Broken;
        impl Folder for Broken {
            fn list(&self, _: &str) -> Listing {
                let problem = ListProblem { path: "content/b".into(), reason: "no".to_owned() };
                Listing { problems: vec![problem], ..Listing::default() }
            }
            fn read(&self, path: &str, _: u64) -> Result<Vec<u8>, ReadError> {
                Err(if path == "content/a" {
                    ReadError::Io(std::io::ErrorKind::Other.into())
                } else {
                    ReadError::Missing
                })
            }
            fn folder_exists(&self, _: &str) -> bool {
                true
            }
        }
        let recorder = Recorder::new(Arc::new(Broken));
        recorder.list("content");
        recorder.read("content/a", 9).unwrap_err();
        recorder.read("content/absent", 9).unwrap_err();
        let refused: Vec<Arc<str>> = recorder.refused().into_iter().map(|problem| problem.path).collect();
        assert_eq!(refused, ["content/a".into(), "content/b".into()]);
    }

    #[test]
    fn the_digest_is_of_paths_and_contents() {
        let with = |more: (&str, &str)| digest(&[&SITE[..], &[more]].concat());
        let same = digest(&SITE);
        assert_eq!(digest(&SITE), same);
        for more in
            [("content/a.md", "B"), ("content/c.md", ""), ("permalinks.lock", ""), ("content/.well-known/x", "")]
        {
            assert_ne!(with(more), same, "{more:?}");
        }
        assert_ne!(digest(&SITE[..2]), same);
        for more in [("content/.DS_Store", "x"), ("content/a.md~", "x"), ("content/.git/x", "x"), ("notes.txt", "x")] {
            assert_eq!(with(more), same, "{more:?}");
        }
        let output = Recorder::new(folder(&[&SITE[..], &[("editions/public/index.html", "x")]].concat()));
        assert_eq!(output.digest(Some("editions/public")).unwrap(), same);
    }

    /// A folder whose files may be read once.
    struct Once(Arc<dyn Folder>, Mutex<Vec<String>>);

    impl Folder for Once {
        fn list(&self, folder: &str) -> Listing {
            self.0.list(folder)
        }

        fn read(&self, path: &str, limit: u64) -> Result<Vec<u8>, ReadError> {
            let mut read = self.1.lock().unwrap();
            assert!(!read.iter().any(|known| known == path), "{path} is read again");
            read.push(path.to_owned());
            self.0.read(path, limit)
        }

        fn folder_exists(&self, path: &str) -> bool {
            self.0.folder_exists(path)
        }
    }

    #[test]
    fn what_was_read_is_not_read_again() {
        let recorder = Recorder::new(Arc::new(Once(folder(&SITE), Mutex::default())));
        assert_eq!(recorder.read("content/a.md", 10).unwrap(), b"b");
        assert_eq!(recorder.digest(None).unwrap(), digest(&SITE));
    }
}
