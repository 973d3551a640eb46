//! Reading the site's folder, and nothing outside it.
//!
//! [`Folder`] is the only way to the outside while a site is built: the real one is [`Disk`](disk::Disk), tests hand
//! in a [`Memory`](memory::Memory).

pub mod disk;
mod edit;
pub mod memory;
pub mod name;
pub mod recorder;
pub mod secret;
pub mod text;

use std::io;
use std::sync::Arc;

/// What stands at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryKind {
    File,
    /// A symbolic link: reported, never followed.
    Link,
    /// A device, socket or pipe: reported, never opened.
    Special,
}

/// One file (or what stands in a file's place) of a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Path from the root, with `/`, as it is on disk.
    pub path: Arc<str>,
    pub kind: EntryKind,
}

/// Why a listing isn't whole.
#[derive(Clone, Debug)]
pub struct ListProblem {
    pub path: Arc<str>,
    pub reason: String,
}

/// What is below a folder, in the order of the paths' bytes.
#[derive(Clone, Debug, Default)]
pub struct Listing {
    pub entries: Vec<Entry>,
    pub problems: Vec<ListProblem>,
}

/// Why a file couldn't be read.
#[derive(Debug)]
pub enum ReadError {
    /// There is no such file.
    Missing,
    /// It is a link, or the way to it leads out of the root.
    Outside,
    NotRegular,
    /// It has another name, which may be outside the root.
    HardLink,
    /// Sizes in bytes.
    TooLarge {
        size: u64,
        limit: u64,
    },
    Io(io::Error),
}

/// A root folder, seen through paths from it with `/`.
pub trait Folder: Send + Sync {
    /// Everything below `folder` (from the root, without a closing slash; empty for the root itself). A folder that
    /// isn't there has no entries.
    fn list(&self, folder: &str) -> Listing;

    /// The bytes of a regular file that is at most `limit` bytes long.
    ///
    /// # Errors
    /// See [`ReadError`].
    fn read(&self, path: &str, limit: u64) -> Result<Vec<u8>, ReadError>;

    fn folder_exists(&self, path: &str) -> bool;
}
