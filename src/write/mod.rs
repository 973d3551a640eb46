//! Putting a finished site in place: all of it or nothing.
//!
//! [`begin`] takes the lock, makes sure that the output is a folder that may be replaced, and opens a [`Stage`]
//! beside it. What is written goes there. [`Stage::finish`] carries over what isn't ours and swaps the two folders.

mod error;
mod lock;
mod ownership;
mod stage;
mod swap;

use std::path::{Path, PathBuf};

pub use error::{Operation, Refusal, WriteError};
pub use ownership::MARKER;
pub use stage::{Finished, Stage};
pub use swap::Way;

/// Where a site comes from and where it goes.
#[derive(Clone, Debug)]
pub struct Place {
    pub site_root: PathBuf,
    pub output: PathBuf,
}

/// Whether data must have reached the disk before the swap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Durability {
    /// Survives a power cut.
    Synced,
    /// Survives the end of the program only.
    Unsynced,
}

/// Opens a stage for the output of a site.
///
/// # Errors
/// [`WriteError::Locked`] when another build has the same output, [`WriteError::Refused`] and
/// [`WriteError::Foreign`] when the output may not be replaced, or the system's.
pub fn begin(place: &Place, durability: Durability) -> Result<Stage, WriteError> {
    let output = resolve(&place.output)?;
    refuse(place, &output)?;
    let lock = lock::Lock::take(&output)?;
    swap::recover(&output)?;
    let owned = ownership::accept(&output)?;
    Stage::open(output, owned, lock, durability)
}

/// The output's path with its parent's links resolved; the parent is made if it isn't there.
fn resolve(output: &Path) -> Result<PathBuf, WriteError> {
    let absolute = std::path::absolute(output).map_err(|e| WriteError::io(Operation::Read, output, e))?;
    let (Some(parent), Some(name)) = (absolute.parent(), absolute.file_name()) else {
        return Err(WriteError::Refused { output: absolute, why: Refusal::SiteRoot });
    };
    std::fs::create_dir_all(parent).map_err(|e| WriteError::io(Operation::CreateFolder, parent, e))?;
    let parent = parent.canonicalize().map_err(|e| WriteError::io(Operation::Read, parent, e))?;
    Ok(parent.join(name))
}

/// Folders whose replacement would lose what people made.
fn refuse(place: &Place, output: &Path) -> Result<(), WriteError> {
    let refused = |why| Err(WriteError::Refused { output: output.to_owned(), why });
    match output.symlink_metadata() {
        Ok(about) if about.file_type().is_symlink() => return refused(Refusal::Link),
        Ok(about) if !about.is_dir() => return refused(Refusal::NotFolder),
        _ => {}
    }
    // Compared without links and `..`; the output itself is no link, as was just seen.
    let real = output.canonicalize().unwrap_or_else(|_| output.to_owned());
    let site = place.site_root.canonicalize().unwrap_or_else(|_| place.site_root.clone());
    if site.starts_with(&real) {
        return refused(Refusal::SiteRoot);
    }
    let sources = ["content", "themes", "templates", ".git"].map(|name| site.join(name));
    if sources.iter().any(|source| real.starts_with(source)) {
        return refused(Refusal::Content);
    }
    let home = std::env::home_dir().filter(|home| !home.as_os_str().is_empty());
    let home = home.and_then(|home| home.canonicalize().ok());
    if home.is_some_and(|home| home.starts_with(&real)) {
        return refused(Refusal::Home);
    }
    Ok(())
}

/// A file beside the output that belongs to it: `.NAME.parvis-WHAT`.
fn beside(output: &Path, what: &str) -> PathBuf {
    let name = output.file_name().unwrap_or_default().to_string_lossy();
    output.with_file_name(format!(".{name}.parvis-{what}"))
}
