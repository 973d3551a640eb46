//! From the stage to the output, in one step where the system has one.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::beside;
use super::error::{Operation, WriteError};
use super::ownership::{self, MARKER};

/// How the site was put in place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// There was no output before.
    Moved,
    /// Old and new changed places in one step.
    Exchanged,
    /// The old one was moved aside first; a build that is ended between leaves what the next one needs to mend it.
    MovedAside,
    /// File by file, because the folder itself must stay where it is.
    FileByFile,
}

/// Removes what builds that died have left, and puts an output back that was moved aside.
pub fn recover(output: &Path) -> Result<(), WriteError> {
    let aside = beside(output, "old");
    if aside.exists() {
        if output.exists() {
            fs::remove_dir_all(&aside).map_err(|e| WriteError::io(Operation::Remove, &aside, e))?;
        } else {
            fs::rename(&aside, output).map_err(|e| WriteError::io(Operation::Rename, &aside, e))?;
        }
    }
    let parent = output.parent().unwrap_or(output);
    let stages = beside(output, "stage-");
    let prefix = stages.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let entries = fs::read_dir(parent).map_err(|e| WriteError::io(Operation::Read, parent, e))?;
    for entry in entries.flatten() {
        if entry.file_name().to_string_lossy().starts_with(&prefix) {
            let path = entry.path();
            fs::remove_dir_all(&path).map_err(|e| WriteError::io(Operation::Remove, &path, e))?;
        }
    }
    Ok(())
}

/// Whether the folder itself can't be replaced: it is where a disk is mounted, or git keeps its work there.
pub fn must_stay(output: &Path) -> bool {
    output.join(".git").symlink_metadata().is_ok() || is_mount_point(output)
}

#[cfg(unix)]
fn is_mount_point(output: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let device = |path: &Path| path.metadata().map(|about| about.dev()).ok();
    output.exists() && output.parent().is_some_and(|parent| device(parent) != device(output))
}

#[cfg(not(unix))]
fn is_mount_point(_: &Path) -> bool {
    false
}

/// Puts the stage in the place of the output; the old site, if any, is then where the stage was or gone.
pub fn replace_folder(stage: &Path, output: &Path) -> Result<Way, WriteError> {
    let rename = |from: &Path, to: &Path| fs::rename(from, to).map_err(|e| WriteError::io(Operation::Rename, to, e));
    if !output.exists() {
        rename(stage, output)?;
        return Ok(Way::Moved);
    }
    if exchange(stage, output).is_ok() {
        return Ok(Way::Exchanged);
    }
    let aside = beside(output, "old");
    rename(output, &aside)?;
    if let Err(error) = rename(stage, output) {
        // Nothing else has a claim on the name now.
        let _ = fs::rename(&aside, output);
        return Err(error);
    }
    let _ = fs::remove_dir_all(&aside);
    Ok(Way::MovedAside)
}

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn exchange(a: &Path, b: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, a, CWD, b, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Moves each file of the stage over the one in the output: first what pages need, then pages; then removes what is
/// no longer made. Between, the marker lists old and new files, so that a build that dies can be taken up again.
pub fn replace_files(
    stage: &Path,
    output: &Path,
    before: &BTreeSet<String>,
    written: &BTreeSet<String>,
) -> Result<Way, WriteError> {
    let both: BTreeSet<String> = before.union(written).cloned().collect();
    put(output, MARKER, ownership::write(&both).as_bytes())?;
    for gone in before.difference(written).filter(|path| written.iter().any(|new| is_below(new, path))) {
        remove(output, gone)?;
    }
    let pages_last = |path: &&String| path.ends_with(".html");
    let (pages, others): (Vec<_>, Vec<_>) = written.iter().partition(pages_last);
    for path in others.into_iter().chain(pages) {
        let target = output.join(path);
        make_room(&target)?;
        if fs::rename(stage.join(path), &target).is_err() {
            // Another disk is mounted here.
            let bytes = fs::read(stage.join(path)).map_err(|e| WriteError::io(Operation::Read, &target, e))?;
            put(output, path, &bytes)?;
        }
    }
    for gone in before.difference(written) {
        remove(output, gone)?;
    }
    put(output, MARKER, ownership::write(written).as_bytes())?;
    Ok(Way::FileByFile)
}

fn is_below(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
}

fn make_room(target: &Path) -> Result<(), WriteError> {
    if let Some(folder) = target.parent() {
        fs::create_dir_all(folder).map_err(|e| WriteError::io(Operation::CreateFolder, folder, e))?;
    }
    if target.symlink_metadata().is_ok_and(|about| about.is_dir()) {
        // Only folders without foreign files get here.
        fs::remove_dir_all(target).map_err(|e| WriteError::io(Operation::Remove, target, e))?;
    }
    Ok(())
}

/// Writes a file so that readers see the old or the new one.
fn put(output: &Path, path: &str, bytes: &[u8]) -> Result<(), WriteError> {
    let target = output.join(path);
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    let beside: PathBuf = target.with_file_name(format!(".{name}.parvis-new"));
    fs::write(&beside, bytes).map_err(|e| WriteError::io(Operation::Write, &target, e))?;
    fs::rename(&beside, &target).map_err(|e| WriteError::io(Operation::Rename, &target, e))
}

/// Removes a file and the folders above it that it leaves empty.
fn remove(output: &Path, path: &str) -> Result<(), WriteError> {
    let target = output.join(path);
    match fs::remove_file(&target) {
        Ok(()) => {}
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {}
        Err(error) => return Err(WriteError::io(Operation::Remove, &target, error)),
    }
    let mut folder = target.parent();
    while let Some(empty) = folder.filter(|folder| *folder != output) {
        if fs::remove_dir(empty).is_err() {
            break;
        }
        folder = empty.parent();
    }
    Ok(())
}

/// Waits until everything below a folder is on the disk.
#[cfg(target_os = "linux")]
pub fn sync(folder: &Path) -> Result<(), WriteError> {
    let io = |error: io::Error| WriteError::io(Operation::Sync, folder, error);
    let handle = fs::File::open(folder).map_err(io)?;
    rustix::fs::syncfs(&handle).map_err(|error| io(error.into()))
}

#[cfg(not(target_os = "linux"))]
pub fn sync(folder: &Path) -> Result<(), WriteError> {
    for entry in walkdir::WalkDir::new(folder).into_iter().flatten().filter(|entry| entry.file_type().is_file()) {
        let file = fs::OpenOptions::new().write(true).open(entry.path());
        file.and_then(|file| file.sync_all()).map_err(|e| WriteError::io(Operation::Sync, entry.path(), e))?;
    }
    Ok(())
}

/// Makes a rename in a folder last.
#[cfg(unix)]
pub fn sync_folder(folder: &Path) -> Result<(), WriteError> {
    let handle = fs::File::open(folder).and_then(|handle| handle.sync_all());
    handle.map_err(|error| WriteError::io(Operation::Sync, folder, error))
}

#[cfg(not(unix))]
pub fn sync_folder(_: &Path) -> Result<(), WriteError> {
    Ok(())
}
