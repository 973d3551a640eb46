//! The new site, while it is made.

use std::collections::HashSet;
use std::fs::{self, File};
use std::hash::{BuildHasher, RandomState};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError, RwLock};
use std::time::SystemTime;

use super::carry::{self, Made};
use super::clear::{Leftovers, remove_folder};
use super::error::{Operation, WriteError};
use super::file_by_file;
use super::lock::Lock;
use super::ownership::{self, Built, BuiltFile, MARKER};
use super::place::Ground;
use super::survey::survey;
use super::swap::{self, Swapped};
use super::sync::{self, Durability};
use crate::plan::marks::Marks;

/// How much of a large file is in memory at a time.
const CHUNK: usize = 128 * 1024;

/// A new site beside the old one, on the same file system. Dropping it removes it; only [`Stage::finish`] touches the
/// output.
#[derive(Debug)]
pub struct Stage {
    folder: StageFolder,
    ground: Ground,
    durability: Durability,
    folders: RwLock<HashSet<String>>,
    /// With their sizes.
    files: Mutex<Vec<(String, u64)>>,
    about: Mutex<Option<About>>,
    summary: Mutex<Option<String>>,
    bytes: AtomicU64,
    failed: AtomicBool,
}

/// What the list of a built site says besides its files.
#[derive(Debug)]
pub struct About {
    /// Where the site is to stand, with a closing slash.
    pub base_url: String,
    /// Whether drafts are in it.
    pub drafts: bool,
    /// Whether it can be searched.
    pub search: bool,
    /// How many of its addresses aren't in the site's ledger.
    pub unrecorded: usize,
    /// The digest of what it was made of.
    pub sources: blake3::Hash,
    /// What publishing must know of files, by their paths.
    pub marks: Marks,
    /// When the sources began to be read: the list is dated so, and whatever in them is newer may not be in the site.
    pub begun: SystemTime,
}

/// What [`Stage::finish`] did.
#[derive(Debug)]
pub struct Finished {
    /// How many files the site has, without the list of them.
    pub files: usize,
    /// How many bytes are in these files.
    pub bytes: u64,
    /// How many foreign files and empty folders are in the output.
    pub foreign: usize,
    /// How it was put in place.
    pub way: Way,
    /// The site is in place, but the old one could not be removed: why. The next build tries again.
    pub left_behind: Option<WriteError>,
}

/// How a site was put in place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// There was nothing in its place.
    Created,
    /// Both folders were exchanged in one step. A reader sees the old site or the new one.
    Exchanged,
    /// The old folder was renamed, then the new one. A reader may see no site for an instant.
    Renamed,
    /// File after file, where the folder itself must stay. A reader may see new pages beside old ones for a while,
    /// but each file is whole, and what a page needs comes before it.
    FileByFile,
}

/// Which ways may be used, for tests of those that this system doesn't need.
#[doc(hidden)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    Best,
    Renames,
    FileByFile,
    /// File by file, and the change of this number to the output, counted from 1, fails: before it is made or, when it is
    /// `done`, after.
    Interrupted {
        at: usize,
        done: bool,
    },
}

impl Stage {
    /// Makes an empty stage.
    pub(super) fn new(ground: Ground, lock: Lock, durability: Durability) -> Result<Self, WriteError> {
        // Any number will do that isn't taken: a stage that could not be removed must not stop this build.
        let id = RandomState::new().hash_one(std::process::id());
        let path = ground.stage(id);
        fs::create_dir(&path).map_err(WriteError::io(Operation::CreateFolder, &path))?;
        Ok(Stage {
            folder: StageFolder { path, _lock: lock },
            ground,
            durability,
            folders: RwLock::default(),
            files: Mutex::default(),
            about: Mutex::default(),
            summary: Mutex::default(),
            bytes: AtomicU64::new(0),
            failed: AtomicBool::new(false),
        })
    }

    /// Writes one file of the site. `path` is `/`-separated and relative to the output; its folders are made.
    ///
    /// # Errors
    /// [`WriteError::Path`] for a path that isn't one of a site's; [`WriteError::Twice`]; [`WriteError::Io`]. After
    /// an error the stage can't be finished any more.
    pub fn write(&self, path: &str, bytes: &[u8]) -> Result<(), WriteError> {
        self.make(path, |file, to| {
            file.write_all(bytes).map_err(WriteError::io(Operation::Write, to))?;
            Ok(bytes.len() as u64)
        })
    }

    /// Writes one file of the site from a reader, for files that need not be in memory as a whole. Gives its size.
    ///
    /// # Errors
    /// As [`Stage::write`]; an error of the reader is one of [`Operation::Read`] with the path in the site.
    pub fn copy(&self, path: &str, from: &mut dyn Read) -> Result<u64, WriteError> {
        let mut size = 0;
        self.make(path, |file, to| {
            let mut chunk = vec![0; CHUNK];
            loop {
                let length = match from.read(&mut chunk) {
                    Ok(0) => return Ok(size),
                    Ok(length) => length,
                    Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                    Err(error) => return Err(WriteError::io(Operation::Read, path)(error)),
                };
                file.write_all(chunk.get(..length).unwrap_or_default())
                    .map_err(WriteError::io(Operation::Write, to))?;
                size += length as u64;
            }
        })?;
        Ok(size)
    }

    /// Writes one file of the site bit by bit, for files that must not be in memory as a whole. Gives its size.
    ///
    /// # Errors
    /// As [`Stage::write`]; an error of `fill` is one of [`Operation::Write`].
    pub fn fill(&self, path: &str, fill: impl FnOnce(&mut File) -> io::Result<()>) -> Result<u64, WriteError> {
        let mut size = 0;
        self.make(path, |file, to| {
            let filled = fill(file).and_then(|()| file.metadata());
            size = filled.map_err(WriteError::io(Operation::Write, to))?.len();
            Ok(size)
        })?;
        Ok(size)
    }

    /// Takes over a file of the old site as it is, without copying it where the system allows that.
    ///
    /// # Errors
    /// As [`Stage::write`], and [`WriteError::Io`] if there is no such file.
    pub fn take_over(&self, path: &str) -> Result<u64, WriteError> {
        let from = self.ground.output.join(path);
        let linked = self.placed(path).and_then(|to| {
            let failed = |error| WriteError::io(Operation::Carry, &from)(error);
            let about = from.symlink_metadata().map_err(failed)?;
            if !about.is_file() {
                return Err(failed(io::ErrorKind::InvalidInput.into()));
            }
            fs::hard_link(&from, &to).or_else(|_| fs::copy(&from, &to).map(|_| ())).map_err(failed)?;
            Ok(about.len())
        });
        self.noted(path, linked)
    }

    /// Says what was built, so that its list can be published from.
    pub fn describe(&self, about: About) {
        *self.about.lock().unwrap_or_else(PoisonError::into_inner) = Some(about);
    }

    /// Names the file that tells of all others, so that it never tells of what isn't there: where files are put in place one by
    /// one, it is taken away before the first and put in place after the last.
    pub fn summary(&self, path: &str) {
        *self.summary.lock().unwrap_or_else(PoisonError::into_inner) = Some(path.to_owned());
    }

    /// What is to be cleared away if the program must end before the stage is dropped.
    pub fn leftovers(&self) -> Leftovers {
        Leftovers::new(self.folder.path.clone(), self.ground.lock())
    }

    /// Opens a file of the site that this stage has written.
    ///
    /// # Errors
    /// The system's.
    pub fn open(&self, path: &str) -> io::Result<File> {
        File::open(self.folder.path.join(path))
    }

    fn make(
        &self,
        path: &str,
        fill: impl FnOnce(&mut File, &Path) -> Result<u64, WriteError>,
    ) -> Result<(), WriteError> {
        let made = self.create(path).and_then(|(mut file, to)| fill(&mut file, &to));
        self.noted(path, made).map(|_| ())
    }

    /// Remembers a file that was made with its size, or that it wasn't.
    fn noted(&self, path: &str, made: Result<u64, WriteError>) -> Result<u64, WriteError> {
        match made {
            Ok(size) => {
                self.bytes.fetch_add(size, Ordering::Relaxed);
                self.files.lock().unwrap_or_else(PoisonError::into_inner).push((path.to_owned(), size));
                Ok(size)
            }
            Err(error) => {
                self.failed.store(true, Ordering::Relaxed);
                Err(error)
            }
        }
    }

    /// Where a new file of the site goes; its folders are made.
    fn placed(&self, path: &str) -> Result<PathBuf, WriteError> {
        if !ownership::is_path(path) {
            return Err(WriteError::Path { path: path.to_owned() });
        }
        if let Some((folder, _)) = path.rsplit_once('/') {
            self.create_folder(folder)?;
        }
        Ok(self.folder.path.join(path))
    }

    /// Opens a new file of the site, with its folders.
    fn create(&self, path: &str) -> Result<(File, PathBuf), WriteError> {
        let to = self.placed(path)?;
        match File::create_new(&to) {
            Ok(file) => Ok((file, to)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                Err(WriteError::Twice { path: path.to_owned() })
            }
            Err(error) => Err(WriteError::io(Operation::Write, to)(error)),
        }
    }

    /// Makes a folder and those around it, each with one call to the system in a build.
    fn create_folder(&self, folder: &str) -> Result<(), WriteError> {
        if self.folders.read().unwrap_or_else(PoisonError::into_inner).contains(folder) {
            return Ok(());
        }
        if let Some((around, _)) = folder.rsplit_once('/') {
            self.create_folder(around)?;
        }
        let to = self.folder.path.join(folder);
        match fs::create_dir(&to) {
            // Another thread was quicker. If it is a file instead, opening a file in it tells.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            made => made.map_err(WriteError::io(Operation::CreateFolder, &to))?,
        }
        self.folders.write().unwrap_or_else(PoisonError::into_inner).insert(folder.to_owned());
        Ok(())
    }

    /// Puts the site in place of the old one.
    ///
    /// # Errors
    /// [`WriteError::Incomplete`] if a file could not be written; [`WriteError::Clash`] if the output holds foreign
    /// files where the site wants to write; [`WriteError::Marker`]; [`WriteError::Io`]. The output is then as it was,
    /// except where it had to be changed file by file: there a next build completes it.
    pub fn finish(self) -> Result<Finished, WriteError> {
        self.finish_by(Method::Best)
    }

    /// As [`Stage::finish`], in a given way.
    #[doc(hidden)]
    pub fn finish_by(self, method: Method) -> Result<Finished, WriteError> {
        let Stage { folder, ground, durability, folders, files, about, summary, bytes, failed } = self;
        let output = &ground.output;
        if failed.into_inner() {
            return Err(WriteError::Incomplete { output: ground.output });
        }
        let mut files = files.into_inner().unwrap_or_else(PoisonError::into_inner);
        files.sort_unstable();
        let about = about.into_inner().unwrap_or_else(PoisonError::into_inner);
        let list = List::of(&files, about);
        let files = files.into_iter().map(|(path, _)| path).collect();
        let made = Made { files, folders: folders.into_inner().unwrap_or_else(PoisonError::into_inner) };

        let old = survey(output)?;
        let clashes = carry::clashes(&old.foreign, &made);
        if !clashes.is_empty() {
            return Err(WriteError::Clash { output: ground.output, clashes });
        }
        let mut swapped = Swapped::Impossible;
        let in_pieces = matches!(method, Method::FileByFile | Method::Interrupted { .. });
        if !old.in_pieces && (!in_pieces || !old.exists) {
            carry::carry(&old.foreign, &made, output, &folder.path)?;
            list.write(&folder.path.join(MARKER))?;
            if old.exists {
                carry::keep_mode(output, &folder.path)?;
            }
            sync::contents(&folder.path, durability)?;
            swapped = swap::swap(&ground, &folder.path, durability, method)?;
        }
        let (way, left_behind) = match swapped {
            Swapped::Done(way) => (way, None),
            Swapped::NotCleared(way, error) => (way, Some(error)),
            Swapped::Impossible => {
                let summary = summary.into_inner().unwrap_or_else(PoisonError::into_inner);
                let new = file_by_file::New { made: &made, list: &list, summary: summary.as_deref() };
                file_by_file::replace(output, &folder.path, &old, &new, durability, method)?;
                (Way::FileByFile, None)
            }
        };
        Ok(Finished {
            files: made.files.len(),
            bytes: bytes.into_inner(),
            foreign: old.foreign.len(),
            way,
            left_behind: left_behind.or(folder.remove().err()),
        })
    }
}

/// The list of Parvis's files that is to be written.
pub(super) struct List {
    text: String,
    /// What it is dated, if not now.
    dated: Option<SystemTime>,
}

impl List {
    /// `files` are sorted, with their sizes.
    fn of(files: &[(String, u64)], about: Option<About>) -> List {
        let Some(About { base_url, drafts, search, unrecorded, sources, marks, begun }) = about else {
            return List { text: ownership::list(files.iter().map(|(path, _)| path)), dated: None };
        };
        let file = |(path, size): &(String, u64)| BuiltFile { path: path.clone(), size: *size, mark: marks.mark(path) };
        let (sources, files) = (Some(sources), files.iter().map(file).collect());
        let built = Built { base_url, drafts, search, unrecorded, sources, files };
        List { text: ownership::built_list(&built), dated: Some(begun) }
    }

    pub fn write(&self, to: &Path) -> Result<(), WriteError> {
        let written = File::create(to).and_then(|mut file| {
            file.write_all(self.text.as_bytes())?;
            self.dated.map_or(Ok(()), |time| file.set_modified(time))
        });
        written.map_err(WriteError::io(Operation::Write, to))
    }
}

/// The folder of a stage. After an exchange it holds the old output. Dropping it removes it with all in it, and only
/// then lets another build begin, which would take it for a stale one.
#[derive(Debug)]
struct StageFolder {
    path: PathBuf,
    _lock: Lock,
}

impl StageFolder {
    fn remove(self) -> Result<(), WriteError> {
        remove_folder(&self.path)
    }
}

impl Drop for StageFolder {
    fn drop(&mut self) {
        // What stays is removed by the next build, which can tell of it if it can't.
        let _ = remove_folder(&self.path);
    }
}
