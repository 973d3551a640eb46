//! Foreign files: those that stand in the way, and the way of the others into the new output.

use std::collections::HashSet;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use super::error::{Clash, Operation, WriteError};
use super::ownership::slashed;
use super::survey::{Foreign, Kind};

/// The files that the new site consists of.
pub(super) struct Made {
    /// Their paths, sorted.
    pub files: Vec<String>,
    /// The folders around them.
    pub folders: HashSet<String>,
}

impl Made {
    /// Whether the site has a file at `path`.
    pub fn has(&self, path: &str) -> bool {
        self.files.binary_search_by(|file| file.as_str().cmp(path)).is_ok()
    }

    /// The first of the site's files in a folder.
    pub fn first_in(&self, folder: &str) -> Option<&String> {
        let start = format!("{folder}/");
        let at = self.files.partition_point(|file| *file < start);
        self.files.get(at).filter(|file| file.starts_with(&start))
    }
}

/// The foreign things that stand where the site wants to write: at the same path, or one a file where the other
/// wants a folder.
pub(super) fn clashes(foreign: &[Foreign], made: &Made) -> Vec<Clash> {
    let mut clashes: Vec<Clash> = foreign.iter().filter_map(|foreign| clash(foreign, made)).collect();
    clashes.sort_by(|a, b| a.foreign.cmp(&b.foreign));
    clashes
}

fn clash(foreign: &Foreign, made: &Made) -> Option<Clash> {
    let clash = |made: &str| Some(Clash { foreign: foreign.path.clone(), made: made.to_owned() });
    let is_folder = matches!(foreign.kind, Kind::EmptyFolder | Kind::Repository);
    if let Some(path) = slashed(&foreign.path)
        && !is_folder
        && made.folders.contains(&path)
    {
        return made.first_in(&path).and_then(|file| clash(file));
    }
    // The path itself, then the folders around it; not the output.
    let mut around = foreign.path.ancestors().filter_map(slashed).filter(|path| !path.is_empty());
    around.find(|path| made.has(path)).and_then(|path| clash(&path))
}

/// Brings `foreign` from `output` to `stage`, as hard links where the system allows it, with their permissions.
///
/// # Errors
/// [`WriteError::Io`] with [`Operation::Carry`] and the path in the output.
pub(super) fn carry(foreign: &[Foreign], made: &Made, output: &Path, stage: &Path) -> Result<(), WriteError> {
    let mut folders = Folders { output, stage, made, done: HashSet::new(), in_order: Vec::new() };
    for Foreign { path, kind } in foreign {
        let (from, to) = (output.join(path), stage.join(path));
        let carried = path.parent().map_or(Ok(()), |folder| folders.make(folder)).and_then(|()| match kind {
            Kind::EmptyFolder | Kind::Repository => folders.make(path),
            Kind::Link => link(&from, &to),
            Kind::File => fs::hard_link(&from, &to).or_else(|_| copy(&from, &to)),
            Kind::Special => fs::hard_link(&from, &to),
        });
        carried.map_err(WriteError::io(Operation::Carry, &from))?;
    }
    folders.set_modes()
}

/// The folders that only foreign files need.
struct Folders<'a> {
    output: &'a Path,
    stage: &'a Path,
    made: &'a Made,
    done: HashSet<PathBuf>,
    in_order: Vec<PathBuf>,
}

impl Folders<'_> {
    fn make(&mut self, folder: &Path) -> io::Result<()> {
        let known = folder.as_os_str().is_empty()
            || self.done.contains(folder)
            || slashed(folder).is_some_and(|path| self.made.folders.contains(&path));
        if known {
            return Ok(());
        }
        if let Some(around) = folder.parent() {
            self.make(around)?;
        }
        fs::create_dir(self.stage.join(folder))?;
        self.done.insert(folder.to_owned());
        self.in_order.push(folder.to_owned());
        Ok(())
    }

    /// Last, since a folder may forbid writing; the inner first, since it may forbid entering.
    fn set_modes(self) -> Result<(), WriteError> {
        for folder in self.in_order.iter().rev() {
            keep_mode(&self.output.join(folder), &self.stage.join(folder))?;
        }
        Ok(())
    }
}

/// Gives the folder `to` the permissions of `from`.
pub(super) fn keep_mode(from: &Path, to: &Path) -> Result<(), WriteError> {
    let about = fs::metadata(from).map_err(WriteError::io(Operation::Look, from))?;
    fs::set_permissions(to, about.permissions()).map_err(WriteError::io(Operation::SetMode, to))
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::copy(from, to)?;
    // A server may answer by the date whether the file is new. Where it can't be set, the file still is there.
    if let Ok(modified) = from.metadata().and_then(|about| about.modified()) {
        let _ = File::options().write(true).open(to).and_then(|file| file.set_modified(modified));
    }
    Ok(())
}

#[cfg(unix)]
fn link(from: &Path, to: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(fs::read_link(from)?, to)
}

#[cfg(not(unix))]
fn link(from: &Path, to: &Path) -> io::Result<()> {
    fs::hard_link(from, to)
}
