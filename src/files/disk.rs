//! The site's folder on disk, through a handle that can't leave it.

use std::io::Read;
use std::path::Path;
use std::sync::Arc;

use cap_std::ambient_authority;
use cap_std::fs::{Dir, OpenOptions};
use walkdir::WalkDir;

use super::{Entry, EntryKind, Folder, ListProblem, Listing, ReadError};

/// A folder on disk. Every file is opened relative to its handle, without following a way out of it.
pub struct Disk {
    root: std::path::PathBuf,
    handle: Dir,
}

impl Disk {
    /// Opens `root`.
    ///
    /// # Errors
    /// The system's, when it isn't a folder that can be opened.
    pub fn open(root: &Path) -> std::io::Result<Self> {
        Ok(Disk { root: root.to_owned(), handle: Dir::open_ambient_dir(root, ambient_authority())? })
    }
}

impl Folder for Disk {
    fn list(&self, folder: &str) -> Listing {
        let mut listing = Listing::default();
        let start = self.root.join(folder);
        match start.symlink_metadata() {
            // walkdir follows its own root, so a link there is caught here.
            Ok(about) if about.file_type().is_symlink() => {
                listing.entries.push(Entry { path: folder.into(), kind: EntryKind::Link });
                return listing;
            }
            Ok(_) => {}
            Err(_) => return listing,
        }
        for entry in WalkDir::new(&start).follow_links(false).min_depth(1) {
            match entry {
                Ok(entry) if entry.file_type().is_dir() => {}
                Ok(entry) => match self.relative(entry.path()) {
                    Ok(path) => listing.entries.push(Entry { path, kind: kind(entry.file_type()) }),
                    Err(path) => listing.problems.push(ListProblem { path, reason: "not UTF-8".to_owned() }),
                },
                Err(error) => listing.problems.push(ListProblem {
                    path: error
                        .path()
                        .map_or_else(|| folder.into(), |path| self.relative(path).unwrap_or_else(|lossy| lossy)),
                    reason: error.io_error().map_or_else(|| error.to_string(), ToString::to_string),
                }),
            }
        }
        listing.entries.sort_by(|a, b| a.path.cmp(&b.path));
        listing
    }

    fn read(&self, path: &str, limit: u64) -> Result<Vec<u8>, ReadError> {
        let mut options = OpenOptions::new();
        options.read(true);
        // A pipe would keep the build waiting for a writer.
        #[cfg(unix)]
        {
            use cap_std::fs::OpenOptionsExt;
            options.custom_flags((rustix::fs::OFlags::NONBLOCK | rustix::fs::OFlags::NOFOLLOW).bits() as i32);
        }
        let mut file = self.handle.open_with(path, &options).map_err(|error| self.explain(path, error))?;
        let about = file.metadata().map_err(ReadError::Io)?;
        if !about.is_file() {
            return Err(ReadError::NotRegular);
        }
        if about.len() > limit {
            return Err(ReadError::TooLarge { size: about.len(), limit });
        }
        let mut bytes = Vec::with_capacity(usize::try_from(about.len()).unwrap_or(0) + 1);
        // One byte more than allowed tells that the file has grown since.
        file.by_ref().take(limit + 1).read_to_end(&mut bytes).map_err(ReadError::Io)?;
        match bytes.len() as u64 {
            size if size > limit => Err(ReadError::TooLarge { size, limit }),
            _ => Ok(bytes),
        }
    }

    fn folder_exists(&self, path: &str) -> bool {
        self.handle.symlink_metadata(path).is_ok_and(|about| about.is_dir())
    }
}

impl Disk {
    fn relative(&self, path: &Path) -> Result<Arc<str>, Arc<str>> {
        let below = path.strip_prefix(&self.root).unwrap_or(path);
        let parts: Vec<_> = below.components().map(|part| part.as_os_str().to_string_lossy()).collect();
        let joined: Arc<str> = parts.join("/").into();
        if below.to_str().is_some() { Ok(joined) } else { Err(joined) }
    }

    fn explain(&self, path: &str, error: std::io::Error) -> ReadError {
        let link = self.handle.symlink_metadata(path).is_ok_and(|about| about.is_symlink());
        match error.kind() {
            _ if link => ReadError::Outside,
            std::io::ErrorKind::NotFound => ReadError::Missing,
            // How cap-std refuses a way out of the root.
            std::io::ErrorKind::PermissionDenied if error.raw_os_error().is_none() => ReadError::Outside,
            _ => ReadError::Io(error),
        }
    }
}

fn kind(of: std::fs::FileType) -> EntryKind {
    if of.is_file() {
        EntryKind::File
    } else if of.is_symlink() {
        EntryKind::Link
    } else {
        EntryKind::Special
    }
}
