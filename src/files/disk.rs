//! The site's folder on disk, through a handle that can't leave it.

use std::io::Read;
use std::path::{Path, PathBuf};

use cap_std::ambient_authority;
use cap_std::fs::{Dir, DirEntry, Metadata, OpenOptions};

use super::{Entry, EntryKind, Folder, ListProblem, Listing, ReadError};

/// A folder on disk. Every file is opened relative to its handle, without following a way out of it.
pub struct Disk {
    handle: Dir,
}

impl Disk {
    /// Opens `root`.
    ///
    /// # Errors
    /// The system's, when it isn't a folder that can be opened.
    pub fn open(root: &Path) -> std::io::Result<Self> {
        Ok(Disk { handle: Dir::open_ambient_dir(root, ambient_authority())? })
    }
}

impl Folder for Disk {
    fn list(&self, folder: &str) -> Listing {
        let mut listing = Listing::default();
        if self.leads_to_folder(folder, &mut listing) {
            // Paths are kept and folders opened one at a time: a deep folder must not hold all those above it open.
            let mut waiting = vec![PathBuf::from(folder)];
            while let Some(folder) = waiting.pop() {
                self.list_one(&folder, &mut waiting, &mut listing);
            }
        }
        listing.entries.sort_by(|a, b| a.path.cmp(&b.path));
        listing.problems.sort_by(|a, b| a.path.cmp(&b.path));
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
        #[cfg(unix)]
        {
            use cap_std::fs::MetadataExt;
            if about.nlink() > 1 {
                return Err(ReadError::HardLink);
            }
        }
        if about.len() > limit {
            return Err(ReadError::TooLarge { size: about.len(), limit });
        }
        let mut bytes = Vec::with_capacity(usize::try_from(about.len()).unwrap_or(0) + 1);
        // One byte more than allowed tells that the file has grown since.
        file.by_ref().take(limit.saturating_add(1)).read_to_end(&mut bytes).map_err(ReadError::Io)?;
        match bytes.len() as u64 {
            size if size > limit => Err(ReadError::TooLarge { size, limit }),
            _ => Ok(bytes),
        }
    }

    /// A folder that the system refuses to look at counts as one: reading it then says why, and nothing else takes its place.
    fn folder_exists(&self, path: &str) -> bool {
        match self.handle.symlink_metadata(path) {
            Ok(about) => about.is_dir(),
            Err(error) => !is_absence(&error),
        }
    }
}

impl Disk {
    pub(super) fn handle(&self) -> &Dir {
        &self.handle
    }

    /// Whether every part of a path is a folder itself. A link among them is an entry, what can't be looked at a problem.
    fn leads_to_folder(&self, folder: &str, listing: &mut Listing) -> bool {
        let ends = folder.match_indices('/').map(|(at, _)| at).chain([folder.len()]);
        for path in ends.map(|end| &folder[..end]).filter(|path| !path.is_empty()) {
            match self.handle.symlink_metadata(path) {
                Ok(about) if about.is_dir() => {}
                Ok(about) => {
                    let link = about.is_symlink().then(|| Entry { path: path.into(), kind: EntryKind::Link });
                    listing.entries.extend(link);
                    return false;
                }
                Err(error) => {
                    let problem = (!is_absence(&error)).then(|| problem(path, &error));
                    listing.problems.extend(problem);
                    return false;
                }
            }
        }
        true
    }

    /// Adds what stands in one folder; folders in it go to `waiting`.
    fn list_one(&self, folder: &Path, waiting: &mut Vec<PathBuf>, listing: &mut Listing) {
        // An empty path isn't one to the system.
        let here = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        let entries = match self.handle.read_dir(here) {
            Ok(entries) => entries,
            Err(error) => return listing.problems.push(problem(&slashed(folder), &error)),
        };
        for entry in entries {
            let looked = entry.and_then(|entry| Ok((folder.join(entry.file_name()), kind(&entry)?)));
            match looked {
                Ok((path, None)) => waiting.push(path),
                Ok((path, Some(kind))) if path.to_str().is_some() => {
                    listing.entries.push(Entry { path: slashed(&path).into(), kind });
                }
                Ok((path, Some(_))) => {
                    let path = slashed(&path).into();
                    listing.problems.push(ListProblem { path, reason: "not UTF-8".to_owned() });
                }
                Err(error) => listing.problems.push(problem(&slashed(folder), &error)),
            }
        }
    }

    fn explain(&self, path: &str, error: std::io::Error) -> ReadError {
        let about = self.handle.symlink_metadata(path).ok();
        let is = |kind: fn(&Metadata) -> bool| about.as_ref().is_some_and(kind);
        match error.kind() {
            _ if is(Metadata::is_symlink) => ReadError::Outside,
            // A socket can't even be opened.
            _ if is(|about| !about.is_file() && !about.is_dir()) => ReadError::NotRegular,
            _ if is_absence(&error) => ReadError::Missing,
            // How cap-std refuses a way out of the root.
            std::io::ErrorKind::PermissionDenied if error.raw_os_error().is_none() => ReadError::Outside,
            _ => ReadError::Io(error),
        }
    }
}

/// What an entry of a folder is; none for a folder.
fn kind(entry: &DirEntry) -> std::io::Result<Option<EntryKind>> {
    let mut of = entry.file_type()?;
    // Some file systems don't tell with the name.
    if !of.is_dir() && !of.is_file() && !of.is_symlink() {
        of = entry.metadata()?.file_type();
    }
    Ok(match of {
        of if of.is_dir() => None,
        of if of.is_file() => Some(EntryKind::File),
        of if of.is_symlink() => Some(EntryKind::Link),
        _ => Some(EntryKind::Special),
    })
}

/// A path with `/` on every system; what isn't UTF-8 in it is replaced.
fn slashed(path: &Path) -> String {
    let parts: Vec<_> = path.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    parts.join("/")
}

/// Whether an error says that there is nothing at a path, rather than that the system didn't look.
fn is_absence(error: &std::io::Error) -> bool {
    matches!(error.kind(), std::io::ErrorKind::NotFound | std::io::ErrorKind::NotADirectory)
}

fn problem(path: &str, error: &std::io::Error) -> ListProblem {
    ListProblem { path: path.into(), reason: error.to_string() }
}
