//! What can go wrong while a site is put in place.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// Why a site was not put in place. Unless a variant says otherwise, the output is as it was.
#[derive(Debug)]
#[non_exhaustive]
#[allow(missing_docs, reason = "a variant tells what its fields are")]
pub enum WriteError {
    /// The output is the root of the file system.
    FileSystemRoot,
    /// The output is the home folder, or holds it.
    Home { output: PathBuf },
    /// The output is the site's own folder, or holds it.
    SiteRoot { output: PathBuf, site_root: PathBuf },
    /// The output is the content folder, lies in it, or holds it.
    Content { output: PathBuf, content: PathBuf },
    /// The output is the folder of themes, lies in it, or holds it.
    Themes { output: PathBuf, themes: PathBuf },
    /// The output is a symbolic link, whether or not it leads anywhere.
    SymbolicLink { output: PathBuf },
    /// The output exists and isn't a folder.
    NotAFolder { output: PathBuf },
    /// The output holds files that neither Parvis nor git knows. `examples` names the first few, relative to it.
    Foreign { output: PathBuf, examples: Vec<PathBuf> },
    /// The list of Parvis's files in the output can't be trusted. `line` counts from 1.
    Marker { path: PathBuf, line: usize, problem: MarkerProblem },
    /// Another build has this output. `lock` is the file that it holds.
    Locked { output: PathBuf, lock: PathBuf },
    /// An earlier build was interrupted, and its output was changed since by somebody else, so that Parvis can't
    /// tell which of the two folders is wanted.
    Interrupted { output: PathBuf, old: PathBuf },
    /// A path that can't be one of the site's files: it is absolute, leaves the output, or uses a reserved name.
    Path { path: String },
    /// The same path was written twice.
    Twice { path: String },
    /// Foreign files stand where the site wants to write. Never empty.
    Clash { output: PathBuf, clashes: Vec<Clash> },
    /// A file of the stage could not be written before, so that it isn't a whole site.
    Incomplete { output: PathBuf },
    /// The system refused an operation.
    Io { operation: Operation, path: PathBuf, source: io::Error },
}

/// A foreign file that stands where the site wants to write, or the reverse; both relative to the output. They are
/// equal, or one is a file where the other wants a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clash {
    /// The file that isn't Parvis's.
    pub foreign: PathBuf,
    /// The site's file.
    pub made: String,
}

/// Why a list of Parvis's files can't be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MarkerProblem {
    /// It isn't a regular file of text.
    NotText,
    /// It doesn't start with the line that such a list starts with.
    FirstLine,
    /// It was written by a version of Parvis that this one doesn't know.
    Version,
    /// A line isn't a path within the output.
    Path,
    /// The lines aren't sorted, as happens when two versions of the file were merged.
    Order,
}

/// What the system was asked to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operation {
    /// Find where a path leads.
    Resolve,
    /// Ask what is at a path.
    Look,
    /// List a folder.
    List,
    /// Make a folder.
    CreateFolder,
    /// Make a file and write it.
    Write,
    /// Read a file.
    Read,
    /// Take a lock.
    Lock,
    /// Copy or link a foreign file.
    Carry,
    /// Set the permissions of a folder.
    SetMode,
    /// Bring bytes onto the disk.
    Sync,
    /// Exchange two folders.
    Exchange,
    /// Rename a file or folder.
    Rename,
    /// Remove a file or folder.
    Remove,
}

impl WriteError {
    /// Makes the error of an operation at a path, for `map_err`.
    pub(super) fn io(operation: Operation, path: impl AsRef<Path>) -> impl FnOnce(io::Error) -> Self {
        move |source| WriteError::Io { operation, path: path.as_ref().to_owned(), source }
    }

    /// The kind of the system's error, if it was the system that refused.
    pub fn io_kind(&self) -> Option<io::ErrorKind> {
        match self {
            WriteError::Io { source, .. } => Some(source.kind()),
            _ => None,
        }
    }

    /// Whether the disk, or the share of it that this user may use, is full.
    pub fn is_disk_full(&self) -> bool {
        matches!(self.io_kind(), Some(io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded))
    }
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            WriteError::FileSystemRoot => write!(f, "the output can't be the root of the file system"),
            WriteError::Home { output } => write!(f, "{} is or holds the home folder", output.display()),
            WriteError::SiteRoot { output, .. } => write!(f, "{} is or holds the site's own folder", output.display()),
            WriteError::Content { output, content } => {
                write!(f, "the output {} and the content in {} must be apart", output.display(), content.display())
            }
            WriteError::Themes { output, themes } => {
                write!(f, "the output {} and the themes in {} must be apart", output.display(), themes.display())
            }
            WriteError::SymbolicLink { output } => write!(f, "{} is a symbolic link", output.display()),
            WriteError::NotAFolder { output } => write!(f, "{} isn't a folder", output.display()),
            WriteError::Foreign { output, examples } => {
                write!(f, "{} holds files that Parvis didn't make: ", output.display())?;
                for (index, example) in examples.iter().enumerate() {
                    write!(f, "{}{}", if index == 0 { "" } else { ", " }, example.display())?;
                }
                Ok(())
            }
            WriteError::Marker { path, line, problem } => write!(f, "{}:{line}: {problem}", path.display()),
            WriteError::Locked { lock, .. } => write!(f, "another build is running: it holds {}", lock.display()),
            WriteError::Interrupted { output, old } => write!(
                f,
                "a build was interrupted: keep either {} or {}, and remove the other",
                output.display(),
                old.display()
            ),
            WriteError::Path { path } => write!(f, "{path:?} can't be the path of a file in the output"),
            WriteError::Twice { path } => write!(f, "{path} was written twice"),
            WriteError::Clash { clashes, .. } => {
                for (index, Clash { foreign, made }) in clashes.iter().enumerate() {
                    let comma = if index == 0 { "" } else { "; " };
                    write!(f, "{comma}{} isn't Parvis's and stands in the way of {made}", foreign.display())?;
                }
                Ok(())
            }
            WriteError::Incomplete { output } => {
                write!(f, "a file could not be written, so {} stays as it was", output.display())
            }
            WriteError::Io { operation, path, source } => write!(f, "can't {operation} {}: {source}", path.display()),
        }
    }
}

impl fmt::Display for MarkerProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            MarkerProblem::NotText => "isn't a file of text",
            MarkerProblem::FirstLine => "isn't a list of Parvis's files",
            MarkerProblem::Version => "was written by another version of Parvis",
            MarkerProblem::Path => "isn't a path within the output",
            MarkerProblem::Order => "the list isn't sorted",
        })
    }
}

impl fmt::Display for Operation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Operation::Resolve => "find",
            Operation::Look => "look at",
            Operation::List => "list",
            Operation::CreateFolder => "make the folder",
            Operation::Write => "write",
            Operation::Read => "read",
            Operation::Lock => "lock",
            Operation::Carry => "carry over",
            Operation::SetMode => "set the permissions of",
            Operation::Sync => "bring onto the disk",
            Operation::Exchange => "exchange",
            Operation::Rename => "rename",
            Operation::Remove => "remove",
        })
    }
}

impl std::error::Error for WriteError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            WriteError::Io { source, .. } => Some(source),
            _ => None,
        }
    }
}
