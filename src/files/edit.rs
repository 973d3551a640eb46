//! Writing into the site's folder, for the commands that change what editors wrote: through the same handle as reading, so
//! never outside of it.

use std::io::{self, ErrorKind, Write};
use std::path::Path;

use cap_std::fs::OpenOptions;

use super::disk::Disk;

/// What a file is called until it is whole: after its own name, so that whoever finds one knows whose it was to be.
const UNFINISHED: &str = "parvis-new";

impl Disk {
    /// Puts a file in the place of another, or where there is none, in one step: at any moment it is the old one or the new one. A
    /// link in its place is replaced, never written through. Its permissions stay.
    ///
    /// # Errors
    /// The system's, and that of a path that leads out of the folder; the old file is then as it was.
    pub fn replace(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        let beside = format!("{path}.{UNFINISHED}");
        // What an interrupted command left, or a link that somebody put there.
        absent(self.handle().remove_file(&beside))?;
        self.create(&beside, bytes)?;
        let put = self.keep_permissions(path, &beside).and_then(|()| self.rename(&beside, path));
        if put.is_err() {
            let _ = self.handle().remove_file(&beside);
        }
        put
    }

    /// Writes a new file and the folders around it.
    ///
    /// # Errors
    /// The system's; [`ErrorKind::AlreadyExists`] where something is.
    pub fn create(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        if let Some(folder) = Path::new(path).parent().filter(|folder| !folder.as_os_str().is_empty()) {
            self.handle().create_dir_all(folder)?;
        }
        let mut file = self.handle().open_with(path, OpenOptions::new().write(true).create_new(true))?;
        let written = file.write_all(bytes).and_then(|()| file.sync_all());
        if written.is_err() {
            let _ = self.handle().remove_file(path);
        }
        written
    }

    /// Gives a file or folder another name.
    ///
    /// # Errors
    /// The system's.
    pub fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        self.handle().rename(from, self.handle(), to)
    }

    /// Whether anything is at a path, be it a link that leads nowhere.
    ///
    /// # Errors
    /// The system's, when it refuses to look.
    pub fn is_taken(&self, path: &str) -> io::Result<bool> {
        match self.handle().symlink_metadata(path) {
            Ok(_) => Ok(true),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Removes a folder with all in it, if it is there. Links in it are removed, not followed.
    ///
    /// # Errors
    /// The system's.
    pub fn remove_folder(&self, path: &str) -> io::Result<()> {
        absent(self.handle().remove_dir_all(path))
    }

    fn keep_permissions(&self, from: &str, to: &str) -> io::Result<()> {
        match self.handle().symlink_metadata(from) {
            Ok(about) if about.is_file() => self.handle().set_permissions(to, about.permissions()),
            Ok(_) => Ok(()),
            Err(error) => absent(Err(error)),
        }
    }
}

/// Takes what isn't there for gone.
fn absent(done: io::Result<()>) -> io::Result<()> {
    match done {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        done => done,
    }
}

#[cfg(all(test, unix))]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use std::fs;
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    /// A site's folder in a folder with another, and a handle on the site's.
    fn place() -> (tempfile::TempDir, Disk) {
        let all = tempfile::tempdir().unwrap();
        fs::create_dir_all(all.path().join("site/content")).unwrap();
        fs::create_dir_all(all.path().join("outside")).unwrap();
        let disk = Disk::open(&all.path().join("site")).unwrap();
        (all, disk)
    }

    #[test]
    fn a_file_is_replaced_with_its_permissions_and_nothing_is_left_beside_it() {
        let (all, disk) = place();
        let page = all.path().join("site/content/a.md");
        fs::write(&page, "old").unwrap();
        fs::write(all.path().join("site/content/a.md.parvis-new"), "left behind").unwrap();
        fs::set_permissions(&page, fs::Permissions::from_mode(0o600)).unwrap();
        disk.replace("content/a.md", b"new").unwrap();
        assert_eq!(fs::read(&page).unwrap(), b"new");
        assert_eq!(page.metadata().unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(fs::read_dir(all.path().join("site/content")).unwrap().count(), 1);
    }

    #[test]
    fn nothing_is_written_outside() {
        let (all, disk) = place();
        let outside = all.path().join("outside");
        fs::write(outside.join("theirs"), "").unwrap();
        symlink(&outside, all.path().join("site/linked")).unwrap();
        symlink(outside.join("new"), all.path().join("site/content/a.md.parvis-new")).unwrap();
        disk.replace("content/a.md", b"new").unwrap();
        for path in ["linked/a", "../outside/a", "linked/b/a", outside.join("a").to_str().unwrap()] {
            assert!(disk.replace(path, b"new").is_err(), "{path}");
            assert!(disk.create(path, b"new").is_err(), "{path}");
            assert!(disk.rename("content/a.md", path).is_err(), "{path}");
        }
        // A link may be removed, what it leads to may not.
        let _ = disk.remove_folder("linked");
        assert_eq!(fs::read_dir(&outside).unwrap().count(), 1);
    }
}
