//! What goes away again: stages, old outputs, and what a build leaves that has to end.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::accept;
use super::error::{Operation, WriteError};
use super::place::Ground;

/// What a stage has beside the output.
#[derive(Debug)]
pub struct Leftovers {
    stage: PathBuf,
    lock: PathBuf,
}

impl Leftovers {
    /// How often it is tried to remove a folder that others write into.
    const TRIES: usize = 50;

    pub(super) fn new(stage: PathBuf, lock: PathBuf) -> Leftovers {
        Leftovers { stage, lock }
    }

    /// Removes all of it as the last thing that the program does, while other threads may still write into the stage: what they
    /// can't write any more is of no use. What stays is removed by the next build.
    pub fn clear(&self) {
        for _ in 0..Self::TRIES {
            if remove_folder(&self.stage).is_ok() {
                break;
            }
            std::thread::sleep(std::time::Duration::from_millis(10));
        }
        if cfg!(unix) {
            let _ = fs::remove_file(&self.lock);
        }
    }
}

/// Removes a folder with all in it, if it is there, folders too that nobody may write into. Links in it are removed, not
/// followed.
pub(super) fn remove_folder(folder: &Path) -> Result<(), WriteError> {
    let mut removed = fs::remove_dir_all(folder);
    if removed.as_ref().is_err_and(|error| error.kind() == io::ErrorKind::PermissionDenied) {
        open_up(folder);
        removed = fs::remove_dir_all(folder);
    }
    match removed {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(WriteError::io(Operation::Remove, folder)(error)),
        _ => Ok(()),
    }
}

/// Lets the user write into a folder and those in it, as far as they are his own. They were in the old output, and had their
/// permissions from whoever made them there.
#[cfg(unix)]
fn open_up(folder: &Path) {
    use std::os::unix::fs::PermissionsExt;
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let Ok(about) = folder.symlink_metadata() else { continue };
        if about.is_dir() {
            let mode = about.permissions().mode() | 0o700;
            // What still can't be written then is said when it can't be removed.
            let _ = fs::set_permissions(&folder, fs::Permissions::from_mode(mode));
            folders.extend(fs::read_dir(&folder).into_iter().flatten().flatten().map(|entry| entry.path()));
        }
    }
}

/// Folders forbid nothing here.
#[cfg(not(unix))]
fn open_up(_: &Path) {}

/// Removes the stages of builds that are no longer alive. Only for who holds the lock.
pub(super) fn remove_stale(ground: &Ground) -> Result<(), WriteError> {
    for entry in walkdir::WalkDir::new(&ground.parent).min_depth(1).max_depth(1) {
        let entry = entry.map_err(|error| accept::listing(&ground.parent, error))?;
        if entry.file_type().is_dir() && ground.is_stage(entry.file_name()) {
            remove_folder(entry.path())?;
        }
    }
    Ok(())
}
