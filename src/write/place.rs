//! Where the output is, and the places that are never one.

use std::ffi::{OsStr, OsString};
use std::io;
use std::path::{Path, PathBuf};

use super::error::{Operation, WriteError};

/// Where a site is and where it goes. Paths are absolute, or relative to the working folder.
#[derive(Debug, Clone)]
pub struct Place {
    /// The site's own folder. It must exist.
    pub site_root: PathBuf,
    /// The folder of pages. It may be absent.
    pub content: PathBuf,
    /// The folder that the built site goes to. It may be absent.
    pub output: PathBuf,
}

/// The output, with real folders in place of links and `..`, and the names that Parvis uses beside it.
#[derive(Debug)]
pub(super) struct Ground {
    /// The folder that holds the output.
    pub parent: PathBuf,
    /// The output: `parent` and a name.
    pub output: PathBuf,
    name: OsString,
}

impl Ground {
    /// `.NAME.parvis-WORD`, the form of every name beside the output.
    pub fn name_beside(&self, word: &str) -> OsString {
        let mut name = OsString::from(".");
        name.push(&self.name);
        name.push(".parvis-");
        name.push(word);
        name
    }

    /// The file that a build locks.
    pub fn lock(&self) -> PathBuf {
        self.parent.join(self.name_beside("lock"))
    }

    /// Where the old output is while folders are renamed one after the other.
    pub fn old(&self) -> PathBuf {
        self.parent.join(self.name_beside("old"))
    }

    /// What says, meanwhile, that it is Parvis who renames.
    pub fn journal(&self) -> PathBuf {
        self.parent.join(self.name_beside("journal"))
    }

    /// A new stage's folder.
    pub fn stage(&self, id: u64) -> PathBuf {
        self.parent.join(self.name_beside(&format!("stage-{id:016x}")))
    }

    /// Whether `name` is one that [`Ground::stage`] makes.
    pub fn is_stage(&self, name: &OsStr) -> bool {
        // The digits are checked too: `.a.parvis-stage-b.parvis-lock` belongs to an output `a.parvis-stage-b`.
        name.as_encoded_bytes()
            .strip_prefix(self.name_beside("stage-").as_encoded_bytes())
            .is_some_and(|id| id.len() == 16 && id.iter().all(u8::is_ascii_hexdigit))
    }
}

/// Finds the output and refuses it if its place alone rules it out.
pub(super) fn ground(place: &Place) -> Result<Ground, WriteError> {
    // Components drop a trailing `/` or `/.`, which would look through a symbolic link instead of at it.
    let given: PathBuf = place.output.components().collect();
    let about = given.symlink_metadata();
    if about.as_ref().is_ok_and(|about| about.is_symlink()) {
        return Err(WriteError::SymbolicLink { output: given });
    }
    let output = real(&given)?;
    let site_root = place.site_root.canonicalize().map_err(WriteError::io(Operation::Resolve, &place.site_root))?;
    let content = real(&place.content)?;
    let themes = real(&site_root.join("themes"))?;

    let (Some(parent), Some(name)) = (output.parent(), output.file_name()) else {
        return Err(WriteError::FileSystemRoot);
    };
    if home().is_some_and(|home| holds(&output, &home)) {
        return Err(WriteError::Home { output });
    }
    if holds(&output, &site_root) {
        return Err(WriteError::SiteRoot { output, site_root });
    }
    if holds(&output, &content) || holds(&content, &output) {
        return Err(WriteError::Content { output, content });
    }
    if holds(&output, &themes) || holds(&themes, &output) {
        return Err(WriteError::Themes { output, themes });
    }
    match about {
        Ok(about) if !about.is_dir() => Err(WriteError::NotAFolder { output }),
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(WriteError::io(Operation::Look, &output)(error)),
        _ => Ok(Ground { parent: parent.to_owned(), name: name.to_owned(), output }),
    }
}

/// Whether anything is at a path, be it a link that leads nowhere. What the system refuses to look at isn't absent: on its
/// absence something might be made, or removed.
///
/// # Errors
/// [`WriteError::Io`] with [`Operation::Look`].
pub(super) fn is_there(path: &Path) -> Result<bool, WriteError> {
    match path.symlink_metadata() {
        Ok(_) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(WriteError::io(Operation::Look, path)(error)),
    }
}

/// `path` without links and `..`, as far as it exists.
fn real(path: &Path) -> Result<PathBuf, WriteError> {
    let failed = |error| WriteError::io(Operation::Resolve, path)(error);
    match path.canonicalize() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => match (path.parent(), path.file_name()) {
            (Some(parent), Some(name)) if parent.as_os_str().is_empty() => Ok(real(Path::new("."))?.join(name)),
            (Some(parent), Some(name)) => Ok(real(parent)?.join(name)),
            // `absent/..`: where it leads can't be known.
            _ => Err(failed(error)),
        },
        found => found.map_err(failed),
    }
}

/// The user's home folder, if there is one.
fn home() -> Option<PathBuf> {
    std::env::home_dir().and_then(|home| home.canonicalize().ok())
}

/// Whether `outer` is `inner` or one of the folders around it.
fn holds(outer: &Path, inner: &Path) -> bool {
    inner.ancestors().any(|around| around == outer || is_same(around, outer))
}

/// Whether two paths lead to the same folder, however they are spelled: another case, another mount.
#[cfg(unix)]
fn is_same(one: &Path, other: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (one.metadata(), other.metadata()) {
        (Ok(one), Ok(other)) => (one.dev(), one.ino()) == (other.dev(), other.ino()),
        _ => false,
    }
}

/// Whether two paths lead to the same folder. Real paths are in the system's own spelling here.
#[cfg(not(unix))]
fn is_same(one: &Path, other: &Path) -> bool {
    one == other
}
