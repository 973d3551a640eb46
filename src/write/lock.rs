//! One build at a time.

use std::fs::{File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use super::error::{Operation, WriteError};
use super::place::Ground;

/// Held while a build has the output. The system lets go of it when the process ends, however it ends: the file
/// itself says nothing, and may be left behind.
#[derive(Debug)]
pub(super) struct Lock {
    file: File,
    path: PathBuf,
}

impl Lock {
    /// Takes the lock on an output, or says at once that it is held.
    pub fn take(ground: &Ground) -> Result<Self, WriteError> {
        let path = &ground.lock();
        let failed = |error| WriteError::io(Operation::Lock, path)(error);
        loop {
            let file = File::options().create(true).truncate(false).write(true).open(path).map_err(failed)?;
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => {
                    return Err(WriteError::Locked { output: ground.output.clone(), lock: path.clone() });
                }
                Err(TryLockError::Error(error)) => return Err(failed(error)),
            }
            // Between opening and locking, the build that held the file may have removed it: a lock on a file that
            // nobody else can find keeps nobody out.
            if is_at(&file, path).map_err(failed)? {
                return Ok(Lock { file, path: path.clone() });
            }
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Removed before it is let go, so that it is certainly ours. If that fails, an empty file stays.
        if cfg!(unix) {
            let _ = std::fs::remove_file(&self.path);
        }
        let _ = self.file.unlock();
    }
}

#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> io::Result<bool> {
    use std::os::unix::fs::MetadataExt;
    let open = file.metadata()?;
    match path.metadata() {
        Ok(found) => Ok((open.dev(), open.ino()) == (found.dev(), found.ino())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

/// The file is never removed here.
#[cfg(not(unix))]
fn is_at(_: &File, _: &Path) -> io::Result<bool> {
    Ok(true)
}
