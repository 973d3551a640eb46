//! One build at a time for an output.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;

use super::error::{Operation, WriteError};

/// Held for as long as the value lives; the system lets go of it when the program dies, however that happens.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

impl Lock {
    pub fn take(output: &Path) -> Result<Lock, WriteError> {
        let path = super::beside(output, "lock");
        let io = |error| WriteError::io(Operation::Lock, &path, error);
        let file = OpenOptions::new().create(true).write(true).truncate(false).open(&path).map_err(io)?;
        match file.try_lock() {
            Ok(()) => Ok(Lock { _file: file }),
            Err(TryLockError::WouldBlock) => Err(WriteError::Locked { output: output.to_owned() }),
            Err(TryLockError::Error(error)) => Err(io(error)),
        }
    }
}
