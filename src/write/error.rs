//! Why a site couldn't be put in place.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// What was being done to a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operation {
    Read,
    CreateFolder,
    Write,
    Link,
    Rename,
    Remove,
    Sync,
    Lock,
}

/// Why a folder is never taken as output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is the site's root or above it.
    SiteRoot,
    Home,
    /// It is inside the content or the themes.
    Content,
    Link,
    NotFolder,
}

#[derive(Debug)]
pub enum WriteError {
    Refused {
        output: PathBuf,
        why: Refusal,
    },
    /// The folder has files that Parvis didn't make; some of them, from the folder.
    Foreign {
        output: PathBuf,
        files: Vec<String>,
    },
    /// A file that Parvis didn't make stands where an output goes.
    Clash {
        path: String,
    },
    /// Another build is writing the same output.
    Locked {
        output: PathBuf,
    },
    /// A path that leads out of the stage.
    Outside {
        path: String,
    },
    Io {
        operation: Operation,
        path: PathBuf,
        error: io::Error,
    },
}

impl WriteError {
    pub fn io(operation: Operation, path: &Path, error: io::Error) -> Self {
        WriteError::Io { operation, path: path.to_owned(), error }
    }
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            WriteError::Refused { output, why } => write!(f, "{} may not be replaced: {why:?}", output.display()),
            WriteError::Foreign { output, files } => {
                write!(f, "{} has files that Parvis didn't make: {}", output.display(), files.join(", "))
            }
            WriteError::Clash { path } => write!(f, "{path} is in the way of an output"),
            WriteError::Locked { output } => write!(f, "another build is writing {}", output.display()),
            WriteError::Outside { path } => write!(f, "{path} leads out of the output"),
            WriteError::Io { operation, path, error } => write!(f, "{operation:?} {}: {error}", path.display()),
        }
    }
}

impl std::error::Error for WriteError {}
