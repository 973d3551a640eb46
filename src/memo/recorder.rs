//! A folder that remembers what was read of it, so that it can tell what has changed since.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rayon::prelude::*;

use super::Difference;
use crate::files::{Folder, Listing, ReadError};
use crate::reads;

/// Which files of a folder may be other than they were: paths from its root, with `/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Changed {
    /// These, or files below them.
    Files(BTreeSet<Arc<str>>),
    /// Nobody knows which; also the first time.
    Unknown,
}

/// What a file was when it was read last; none when it couldn't be.
type State = Option<blake3::Hash>;

#[derive(Default)]
struct Memory {
    files: HashMap<Arc<str>, (State, u64)>,
    /// By folder: what was there.
    listings: HashMap<Arc<str>, HashSet<Arc<str>>>,
    /// Whether these were there.
    folders: HashMap<Arc<str>, bool>,
}

/// A folder, with all that was read of it.
pub struct Recorder {
    inner: Arc<dyn Folder>,
    memory: Mutex<Memory>,
}

impl Recorder {
    pub fn new(inner: Arc<dyn Folder>) -> Recorder {
        Recorder { inner, memory: Mutex::default() }
    }

    fn memory(&self) -> MutexGuard<'_, Memory> {
        self.memory.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Which of the files that were read have other bytes now, and whether there are others. What is found is remembered as the new
    /// state.
    pub fn difference(&self, changed: &Changed) -> Difference {
        let known: Vec<(Arc<str>, State, u64)> = {
            let memory = self.memory();
            let all = || memory.files.iter().map(|(path, (state, limit))| (path.clone(), *state, *limit));
            match changed {
                Changed::Unknown => all().collect(),
                Changed::Files(paths) if paths.iter().all(|path| !memory.is_above(path)) => {
                    let read = |path| memory.files.get_key_value(path);
                    paths.iter().filter_map(read).map(|(path, (state, limit))| (path.clone(), *state, *limit)).collect()
                }
                Changed::Files(paths) => {
                    all().filter(|(path, ..)| paths.iter().any(|p| is_at_or_below(path, p))).collect()
                }
            }
        };
        let now: Vec<State> = known.par_iter().map(|(path, _, limit)| state(&*self.inner, path, *limit)).collect();
        let mut difference = Difference::default();
        for ((path, before, limit), now) in known.into_iter().zip(now) {
            if before != now {
                self.memory().files.insert(path.clone(), (now, limit));
                difference.files.insert(path);
            }
        }
        difference.listing = self.lists_others(changed);
        difference
    }

    fn lists_others(&self, changed: &Changed) -> bool {
        let (listings, folders) = {
            let memory = self.memory();
            if let Changed::Files(paths) = changed
                && paths.iter().all(|path| self.is_listed_rightly(&memory, path))
            {
                return false;
            }
            let listings: Vec<(Arc<str>, HashSet<Arc<str>>)> =
                memory.listings.iter().map(|(folder, paths)| (folder.clone(), paths.clone())).collect();
            (listings, memory.folders.clone())
        };
        let folder = folders.iter().any(|(path, was)| self.inner.folder_exists(path) != *was);
        folder || listings.iter().any(|(folder, before)| paths(&self.inner.list(folder)) != *before)
    }

    /// Whether a path is a file that is there as it was when its folder was listed.
    fn is_listed_rightly(&self, memory: &Memory, path: &str) -> bool {
        if memory.is_above(path) || self.inner.folder_exists(path) {
            return false;
        }
        let was = memory.listings.values().any(|listing| listing.contains(path));
        let is = !matches!(self.inner.read(path, 0), Err(ReadError::Missing));
        was == is
    }
}

impl Memory {
    /// Whether a path is that of a folder below which something is known.
    fn is_above(&self, path: &str) -> bool {
        path.is_empty() || self.folders.contains_key(path) || self.listings.contains_key(path) || {
            let known = self.listings.values().flatten().chain(self.files.keys());
            !self.files.contains_key(path) && { known }.any(|known| is_below(known, path))
        }
    }
}

fn is_below(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
}

fn is_at_or_below(path: &str, folder: &str) -> bool {
    path == folder || folder.is_empty() || is_below(path, folder)
}

fn state(folder: &dyn Folder, path: &str, limit: u64) -> State {
    folder.read(path, limit).ok().map(|bytes| blake3::hash(&bytes))
}

fn paths(listing: &Listing) -> HashSet<Arc<str>> {
    listing.entries.iter().map(|entry| entry.path.clone()).collect()
}

impl Folder for Recorder {
    fn list(&self, folder: &str) -> Listing {
        reads::listing();
        let listing = self.inner.list(folder);
        self.memory().listings.insert(folder.into(), paths(&listing));
        listing
    }

    fn read(&self, path: &str, limit: u64) -> Result<Vec<u8>, ReadError> {
        reads::file(path);
        let read = self.inner.read(path, limit);
        // The first state counts: something may be made of it, whatever is read later.
        if !self.memory().files.contains_key(path) {
            let state = read.as_ref().ok().map(|bytes| blake3::hash(bytes));
            self.memory().files.entry(path.into()).or_insert((state, limit));
        }
        read
    }

    fn folder_exists(&self, path: &str) -> bool {
        reads::listing();
        let exists = self.inner.folder_exists(path);
        self.memory().folders.insert(path.into(), exists);
        exists
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::disk::Disk;

    fn folder() -> (tempfile::TempDir, Recorder) {
        let root = tempfile::tempdir().expect("a folder");
        std::fs::create_dir(root.path().join("content")).expect("a folder");
        std::fs::write(root.path().join("content/a.md"), "a").expect("a file");
        let recorder = Recorder::new(Arc::new(Disk::open(root.path()).expect("a folder")));
        recorder.list("content");
        recorder.read("content/a.md", 100).expect("a file");
        (root, recorder)
    }

    fn changed(paths: &[&str]) -> Changed {
        Changed::Files(paths.iter().map(|&path| path.into()).collect())
    }

    #[test]
    fn a_file_that_was_only_touched_is_no_difference_and_another_byte_is() {
        let (root, recorder) = folder();
        std::fs::write(root.path().join("content/a.md"), "a").expect("a file");
        assert!(recorder.difference(&changed(&["content/a.md"])).is_empty());
        std::fs::write(root.path().join("content/a.md"), "b").expect("a file");
        for said in [changed(&["content/a.md"]), changed(&["content"]), Changed::Unknown] {
            recorder.memory().files.insert("content/a.md".into(), (Some(blake3::hash(b"a")), 100));
            let difference = recorder.difference(&said);
            assert_eq!(difference.files.len(), 1, "{said:?}");
            assert!(!difference.listing, "{said:?}");
        }
        assert!(recorder.difference(&Changed::Unknown).is_empty(), "what was found is the new state");
    }

    #[test]
    fn new_files_and_lost_ones_are_found() {
        let (root, recorder) = folder();
        std::fs::write(root.path().join("content/b.md"), "b").expect("a file");
        assert!(recorder.difference(&changed(&["content/b.md"])).listing);
        assert!(!recorder.difference(&changed(&["content/c.md~"])).listing, "there and gone again");
        std::fs::remove_dir_all(root.path().join("content")).expect("gone");
        let difference = recorder.difference(&changed(&["content"]));
        assert!(difference.listing && difference.files.contains("content/a.md"));
    }
}
