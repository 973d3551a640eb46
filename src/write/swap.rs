//! Exchanges the output and the stage as whole folders.

use std::fs;
use std::io;
use std::path::Path;

use super::error::{Operation, WriteError};
use super::journal;
use super::place::{Ground, is_there};
use super::stage::{Method, Way};
use super::sync::{self, Durability};

/// Whether the stage is in place now.
#[derive(Debug)]
pub(super) enum Swapped {
    /// It is. What is left of the old output, if anything, is where the stage was.
    Done(Way),
    /// It is, but the old output, which lies elsewhere, could not be removed.
    NotCleared(Way, WriteError),
    /// The system can't move this folder. Nothing was changed.
    Impossible,
}

/// Puts the complete `stage` in the place of the output, which may be absent.
///
/// # Errors
/// [`WriteError::Io`]; the output is then the old one, unless it was the sync after the exchange that failed.
pub(super) fn swap(
    ground: &Ground,
    stage: &Path,
    durability: Durability,
    method: Method,
) -> Result<Swapped, WriteError> {
    let output = &ground.output;
    if !is_there(output)? {
        fs::rename(stage, output).map_err(WriteError::io(Operation::Rename, stage))?;
        sync::names(&ground.parent, durability)?;
        return Ok(Swapped::Done(Way::Created));
    }
    if method == Method::Best {
        match exchange(stage, output) {
            Ok(()) => {
                sync::names(&ground.parent, durability)?;
                return Ok(Swapped::Done(Way::Exchanged));
            }
            Err(error) if is_fixed(&error) => return Ok(Swapped::Impossible),
            Err(error) if is_unknown(&error) => {}
            Err(error) => return Err(WriteError::io(Operation::Exchange, output)(error)),
        }
    }
    journal::swap(ground, stage, durability, None)
}

/// Exchanges two folders in one step.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

/// Not known to this system.
#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Whether an error says that this folder can't be moved: something is mounted on it, or it comes from a read-only
/// layer below, as in a container's image.
pub(super) fn is_fixed(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::CrossesDevices | io::ErrorKind::ResourceBusy)
}

/// Whether an error says that this file system can't exchange folders. Old and network file systems use each of these.
fn is_unknown(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported)
}
