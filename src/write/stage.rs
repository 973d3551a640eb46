//! The folder beside the output in which a site is made.

use std::collections::{BTreeSet, HashSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

use walkdir::WalkDir;

use super::error::{Operation, WriteError};
use super::lock::Lock;
use super::ownership::{self, MARKER, is_inside, relative};
use super::swap::{self, Way};
use super::{Durability, beside};

/// A site that is being made. Dropped before it is finished, it leaves nothing behind.
#[derive(Debug)]
pub struct Stage {
    output: PathBuf,
    folder: PathBuf,
    /// What Parvis made in the output before.
    owned_before: BTreeSet<String>,
    durability: Durability,
    written: Mutex<BTreeSet<String>>,
    folders: Mutex<HashSet<PathBuf>>,
    bytes: AtomicU64,
    finished: bool,
    _lock: Lock,
}

/// What was put in place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Finished {
    pub files: usize,
    pub bytes: u64,
    pub way: Way,
}

impl Stage {
    pub(super) fn open(
        output: PathBuf,
        owned_before: BTreeSet<String>,
        lock: Lock,
        durability: Durability,
    ) -> Result<Stage, WriteError> {
        // The name only has to be free; nothing of it gets into the output.
        let moment = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.subsec_nanos());
        let folder = beside(&output, &format!("stage-{}-{moment}", std::process::id()));
        fs::create_dir(&folder).map_err(|e| WriteError::io(Operation::CreateFolder, &folder, e))?;
        Ok(Stage {
            output,
            folder,
            owned_before,
            durability,
            written: Mutex::default(),
            folders: Mutex::default(),
            bytes: AtomicU64::new(0),
            finished: false,
            _lock: lock,
        })
    }

    /// Writes one file of the site; `path` is below the output, with `/`. May be called from many threads.
    ///
    /// # Errors
    /// [`WriteError::Outside`], or the system's.
    pub fn write(&self, path: &str, bytes: &[u8]) -> Result<(), WriteError> {
        if !is_inside(path) || path == MARKER {
            return Err(WriteError::Outside { path: path.to_owned() });
        }
        let file = self.folder.join(path);
        if let Some(folder) = file.parent() {
            self.make_folder(folder)?;
        }
        fs::write(&file, bytes).map_err(|e| WriteError::io(Operation::Write, &self.output.join(path), e))?;
        self.bytes.fetch_add(bytes.len() as u64, Ordering::Relaxed);
        // A set stays whole when a thread panics between its operations.
        self.written.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned());
        Ok(())
    }

    fn make_folder(&self, folder: &Path) -> Result<(), WriteError> {
        let mut folders = self.folders.lock().unwrap_or_else(PoisonError::into_inner);
        if folder != self.folder && !folders.contains(folder) {
            fs::create_dir_all(folder).map_err(|e| WriteError::io(Operation::CreateFolder, folder, e))?;
            folders.insert(folder.to_owned());
        }
        Ok(())
    }

    /// Puts the site in the place of the old one.
    ///
    /// # Errors
    /// [`WriteError::Clash`], or the system's. The output is then what it was.
    pub fn finish(mut self) -> Result<Finished, WriteError> {
        let written = std::mem::take(&mut *self.written.lock().unwrap_or_else(PoisonError::into_inner));
        self.check_clashes(&written)?;
        let marker = self.folder.join(MARKER);
        let io = |error| WriteError::io(Operation::Write, &marker, error);
        fs::write(&marker, ownership::write(&written)).map_err(io)?;
        let in_place = swap::must_stay(&self.output);
        if !in_place {
            self.carry_over(&written)?;
        }
        if self.durability == Durability::Synced {
            swap::sync(&self.folder)?;
        }
        let way = if in_place {
            swap::replace_files(&self.folder, &self.output, &self.owned_before, &written)?
        } else {
            swap::replace_folder(&self.folder, &self.output)?
        };
        if self.durability == Durability::Synced {
            self.output.parent().map_or(Ok(()), swap::sync_folder)?;
        }
        // What is left of the old site goes; if that fails, the next build removes it.
        let _ = fs::remove_dir_all(&self.folder);
        self.finished = true;
        Ok(Finished { files: written.len(), bytes: self.bytes.load(Ordering::Relaxed), way })
    }

    /// What stands in the output and isn't ours.
    fn foreign(&self) -> impl Iterator<Item = Result<(walkdir::DirEntry, String), WriteError>> + '_ {
        let walk = self.output.exists().then(|| WalkDir::new(&self.output).min_depth(1).sort_by_file_name());
        walk.into_iter().flatten().filter_map(|entry| match entry {
            Ok(entry) => {
                let path = relative(&self.output, entry.path())?;
                let ours = path == MARKER || self.owned_before.contains(&path) && !entry.file_type().is_dir();
                (!ours).then_some(Ok((entry, path)))
            }
            Err(error) => {
                let path = error.path().unwrap_or(&self.output).to_owned();
                Some(Err(WriteError::io(Operation::Read, &path, error.into())))
            }
        })
    }

    /// A foreign file must not stand where an output or one of its folders goes.
    fn check_clashes(&self, written: &BTreeSet<String>) -> Result<(), WriteError> {
        let folders: HashSet<&str> = written.iter().flat_map(|path| folders_of(path)).collect();
        for foreign in self.foreign() {
            let (entry, path) = foreign?;
            let is_folder = entry.file_type().is_dir();
            let clash = if is_folder {
                // An empty folder, or one with our files only, makes room.
                written.contains(&path) && self.holds_foreign_files(entry.path())
            } else {
                written.contains(&path)
                    || folders.contains(path.as_str())
                    || folders_of(&path).any(|folder| written.contains(folder))
            };
            if clash {
                return Err(WriteError::Clash { path });
            }
        }
        Ok(())
    }

    fn holds_foreign_files(&self, folder: &Path) -> bool {
        WalkDir::new(folder)
            .into_iter()
            .flatten()
            .filter(|entry| !entry.file_type().is_dir())
            .any(|entry| relative(&self.output, entry.path()).is_none_or(|path| !self.owned_before.contains(&path)))
    }

    /// Puts what isn't ours into the new site: as a second name of the same file where the system can.
    fn carry_over(&self, written: &BTreeSet<String>) -> Result<(), WriteError> {
        let owned_folders: HashSet<&str> = self.owned_before.iter().flat_map(|path| folders_of(path)).collect();
        for foreign in self.foreign() {
            let (entry, path) = foreign?;
            let target = self.folder.join(&path);
            if entry.file_type().is_dir() {
                if !owned_folders.contains(path.as_str()) && !written.contains(&path) {
                    self.make_folder(&target)?;
                }
                continue;
            }
            if let Some(folder) = target.parent() {
                self.make_folder(folder)?;
            }
            carry(&entry, &target)?;
        }
        Ok(())
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        if !self.finished {
            let _ = fs::remove_dir_all(&self.folder);
        }
    }
}

/// `a/b` and `a` for `a/b/c.html`.
fn folders_of(path: &str) -> impl Iterator<Item = &str> {
    path.char_indices().rev().filter(|(_, c)| *c == '/').map(|(at, _)| &path[..at])
}

fn carry(entry: &walkdir::DirEntry, target: &Path) -> Result<(), WriteError> {
    let io = |error| WriteError::io(Operation::Link, entry.path(), error);
    if entry.file_type().is_symlink() {
        let leads_to = fs::read_link(entry.path()).map_err(io)?;
        return symlink(&leads_to, target).map_err(io);
    }
    match fs::hard_link(entry.path(), target) {
        Ok(()) => Ok(()),
        Err(_) => fs::copy(entry.path(), target).map(|_| ()).map_err(io),
    }
}

#[cfg(unix)]
fn symlink(leads_to: &Path, target: &Path) -> std::io::Result<()> {
    std::os::unix::fs::symlink(leads_to, target)
}

#[cfg(not(unix))]
fn symlink(leads_to: &Path, target: &Path) -> std::io::Result<()> {
    fs::copy(leads_to, target).map(|_| ())
}
