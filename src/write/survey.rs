//! What lies in the old output: Parvis's files, and everybody else's.

use std::collections::HashSet;
use std::fs::FileType;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::accept::{listing, relative};
use super::error::{Operation, WriteError};
use super::ownership::{self, MARKER, TEMPORARY, folders_of, slashed};
use super::place::is_there;

/// The old output. All paths are relative to it, and none leads through a symbolic link.
#[derive(Debug, Default)]
pub(super) struct Survey {
    /// Whether there is an old output at all.
    pub exists: bool,
    /// Every path on Parvis's list, whether or not it is there, sorted.
    pub listed: Vec<String>,
    /// The files on the list that are there.
    pub own: Vec<String>,
    /// The folders around listed files that are there.
    pub own_folders: Vec<PathBuf>,
    /// What isn't Parvis's.
    pub foreign: Vec<Foreign>,
    /// What was on its way into the output when a build was killed.
    pub temporary: Vec<PathBuf>,
    /// Whether the folder can't be replaced as one: it is, or holds, a mount point or a git repository.
    pub in_pieces: bool,
}

/// A thing in the output that isn't Parvis's.
#[derive(Debug)]
pub(super) struct Foreign {
    /// Where it is.
    pub path: PathBuf,
    /// What it is.
    pub kind: Kind,
}

/// What a foreign thing is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A regular file.
    File,
    /// A symbolic link.
    Link,
    /// A folder with nothing in it. Others follow from what they hold.
    EmptyFolder,
    /// A repository's folder, that isn't looked into.
    Repository,
    /// A device, a pipe or a socket.
    Special,
}

/// Looks at everything in `output`.
///
/// # Errors
/// [`WriteError::Marker`] for a list that can't be trusted; [`WriteError::Io`] for what can't be listed.
pub(super) fn survey(output: &Path) -> Result<Survey, WriteError> {
    if !is_there(output)? {
        return Ok(Survey::default());
    }
    let listed = ownership::read(output)?.unwrap_or_default();
    let listed_folders: HashSet<&str> = listed.iter().flat_map(|path| folders_of(path)).collect();
    let here = mount(output, true)?;
    let is_mounted = |path: &Path, is_folder| -> Result<bool, WriteError> {
        Ok(mount(path, is_folder)?.is_some_and(|there| Some(there) != here))
    };
    let mut found = Survey { exists: true, ..Survey::default() };
    if let Some(parent) = output.parent() {
        found.in_pieces = is_mounted(parent, true)?;
    }

    let mut folders = Vec::new();
    let mut filled = HashSet::new();
    let mut walk = WalkDir::new(output).min_depth(1).into_iter();
    while let Some(entry) = walk.next() {
        let entry = entry.map_err(|error| listing(output, error))?;
        let path = relative(output, &entry);
        let is_folder = entry.file_type().is_dir();
        found.in_pieces |= is_mounted(entry.path(), is_folder)?;
        if let Some(folder) = path.parent()
            && !filled.contains(folder)
        {
            filled.insert(folder.to_owned());
        }
        if entry.file_name().eq_ignore_ascii_case(".git") {
            found.in_pieces = true;
            if is_folder {
                walk.skip_current_dir();
                found.foreign.push(Foreign { path, kind: Kind::Repository });
                continue;
            }
        }
        let name = slashed(&path);
        let is_own = name.as_ref().is_some_and(|name| listed.binary_search(name).is_ok());
        match name {
            _ if is_folder => folders.push((path, name)),
            Some(name) if name == MARKER => {}
            _ if entry.file_name().as_encoded_bytes().starts_with(TEMPORARY.as_bytes()) => found.temporary.push(path),
            Some(name) if is_own => found.own.push(name),
            _ => found.foreign.push(Foreign { path, kind: kind(entry.file_type()) }),
        }
    }
    for (path, name) in folders {
        if name.is_some_and(|name| listed_folders.contains(name.as_str())) {
            found.own_folders.push(path);
        } else if !filled.contains(&path) {
            found.foreign.push(Foreign { path, kind: Kind::EmptyFolder });
        }
    }
    found.listed = listed;
    Ok(found)
}

fn kind(file_type: FileType) -> Kind {
    if file_type.is_file() {
        Kind::File
    } else if file_type.is_symlink() {
        Kind::Link
    } else {
        Kind::Special
    }
}

/// Which mount `path` is on, to compare with others; `None` where the system doesn't tell.
///
/// A folder mounted from the same disk has its own mount but the same device, so the device alone would let a build
/// remove, with the old output, what is mounted in it.
///
/// # Errors
/// [`WriteError::Io`]: one way to tell must not be compared with the other, nor with none.
#[cfg(target_os = "linux")]
pub(super) fn mount(path: &Path, is_folder: bool) -> Result<Option<u64>, WriteError> {
    use rustix::fs::{AtFlags, CWD, StatxFlags, statx};
    use rustix::io::Errno;
    match statx(CWD, path, AtFlags::SYMLINK_NOFOLLOW, StatxFlags::MNT_ID) {
        Ok(about) if about.stx_mask & StatxFlags::MNT_ID.bits() != 0 => Ok(Some(about.stx_mnt_id)),
        // Linux before 5.8, and containers that don't know the call.
        Ok(_) | Err(Errno::NOSYS | Errno::PERM) => device(path, is_folder),
        Err(error) => Err(WriteError::io(Operation::Look, path)(error.into())),
    }
}

/// Which device `path` is on, to compare with others; `None` where the system doesn't tell.
#[cfg(all(unix, not(target_os = "linux")))]
pub(super) fn mount(path: &Path, is_folder: bool) -> Result<Option<u64>, WriteError> {
    device(path, is_folder)
}

/// The device of a folder. A file's isn't compared: an overlay shows each as on its own layer's device.
#[cfg(unix)]
fn device(path: &Path, is_folder: bool) -> Result<Option<u64>, WriteError> {
    use std::os::unix::fs::MetadataExt;
    let about = path.symlink_metadata().map_err(WriteError::io(Operation::Look, path))?;
    Ok(is_folder.then(|| about.dev()))
}

/// Not told on this system.
#[cfg(not(unix))]
pub(super) fn mount(_: &Path, _: bool) -> Result<Option<u64>, WriteError> {
    Ok(None)
}
