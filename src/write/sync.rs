//! Bytes onto the disk.

use std::fs::File;
use std::path::Path;

use super::error::{Operation, WriteError};

/// What a finished site survives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Durability {
    /// The loss of power, at any moment: the output is the old site or the new one.
    #[default]
    Synced,
    /// The end of the process, at any moment. Quicker; for sites that can be built again.
    Unsynced,
}

/// Brings everything in `folder` onto the disk.
pub(super) fn contents(folder: &Path, durability: Durability) -> Result<(), WriteError> {
    match durability {
        Durability::Synced => all(folder),
        Durability::Unsynced => Ok(()),
    }
}

/// One call for the whole file system: ten thousand for its files would take minutes on a spinning disk.
#[cfg(target_os = "linux")]
fn all(folder: &Path) -> Result<(), WriteError> {
    let failed = |error| WriteError::io(Operation::Sync, folder)(error);
    let handle = File::open(folder).map_err(failed)?;
    rustix::fs::syncfs(&handle).map_err(|error| failed(error.into()))
}

/// Every file, and every folder where a folder can be opened.
#[cfg(not(target_os = "linux"))]
fn all(folder: &Path) -> Result<(), WriteError> {
    for entry in walkdir::WalkDir::new(folder) {
        let entry = entry.map_err(|error| super::accept::listing(folder, error))?;
        if entry.file_type().is_file() {
            // Windows syncs only what is open for writing.
            File::options()
                .read(true)
                .write(cfg!(windows))
                .open(entry.path())
                .and_then(|file| file.sync_all())
                .map_err(WriteError::io(Operation::Sync, entry.path()))?;
        } else if entry.file_type().is_dir() {
            names(entry.path(), Durability::Synced)?;
        }
    }
    Ok(())
}

/// Brings the names in `folder` onto the disk, not what they lead to.
#[cfg(unix)]
pub(super) fn names(folder: &Path, durability: Durability) -> Result<(), WriteError> {
    match durability {
        Durability::Synced => {
            File::open(folder).and_then(|handle| handle.sync_all()).map_err(WriteError::io(Operation::Sync, folder))
        }
        Durability::Unsynced => Ok(()),
    }
}

/// Folders can't be synced here.
#[cfg(not(unix))]
pub(super) fn names(_: &Path, _: Durability) -> Result<(), WriteError> {
    Ok(())
}
