//! Pictures, those made of photographs, PDF files and search indexes that earlier builds made, kept in a folder of the site: they are
//! what costs most.
//!
//! A file is kept under the hash of all that it is made from, followed by the hash of that and of its own bytes. A file
//! that was changed or cut off is drawn anew. The folder may be deleted at any time; a build that can't read or write it
//! does without.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use cap_std::ambient_authority;
use cap_std::fs::Dir;

use super::gate::Gate;
use crate::image::make::Job as PhotoJob;
use crate::pdf::{self, Job};
use crate::render::picture::{Checked, Drawing, Fault, Pictures, draw, key};
use crate::search::{self, Keep};

/// The folder's name in the site's folder.
pub const FOLDER: &str = ".parvis-cache";
/// The most bytes of decoded pictures in memory at once, but for one that needs more alone.
const DECODED: u64 = 1 << 30;
/// The largest file that is read, in bytes.
const LIMIT: u64 = 64 << 20;
const HASH: usize = blake3::OUT_LEN;
const PICTURE: &str = ".png";
const PRINTED: &str = ".pdf";
const PHOTO: &str = ".photo";
const INDEX: &str = ".search";

/// Makes what isn't kept, and keeps what it makes.
pub struct Kept {
    root: PathBuf,
    /// Whether nothing is written.
    reads_only: bool,
    folder: OnceLock<Option<Dir>>,
    /// The names of the files that this build used.
    used: Mutex<HashSet<String>>,
    pictures: Counter,
    printed: Counter,
    photos: Counter,
    /// Of each file of which pictures were made or are being made: one thread makes them, the others wait.
    making: Mutex<HashMap<blake3::Hash, Arc<Mutex<()>>>>,
    /// Keeps the memory within bounds that decoded pictures take.
    gate: Gate,
    indexes: Counter,
}

#[derive(Debug, Default)]
struct Counter {
    drawn: AtomicUsize,
    found: AtomicUsize,
}

impl Counter {
    fn count(&self) -> Count {
        Count { drawn: self.drawn.load(Ordering::Relaxed), found: self.found.load(Ordering::Relaxed) }
    }
}

/// How many files a build made, and how many it had.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    pub drawn: usize,
    pub found: usize,
}

impl Kept {
    /// Files of the site in a folder. Nothing is read or written before the first is asked for.
    pub fn new(root: &Path) -> Kept {
        Kept {
            root: root.to_owned(),
            reads_only: false,
            folder: OnceLock::new(),
            used: Mutex::default(),
            pictures: Counter::default(),
            printed: Counter::default(),
            photos: Counter::default(),
            making: Mutex::default(),
            gate: Gate::new(DECODED),
            indexes: Counter::default(),
        }
    }

    /// How many pictures.
    pub fn count(&self) -> Count {
        self.pictures.count()
    }

    /// How many pictures made of photographs.
    pub fn photos(&self) -> Count {
        self.photos.count()
    }

    /// How many PDF files.
    pub fn printed(&self) -> Count {
        self.printed.count()
    }

    /// How many search indexes.
    pub fn indexes(&self) -> Count {
        self.indexes.count()
    }

    /// Deletes the files that this build had no use for; to be called at the end of one that made the whole site.
    pub fn tidy(&self) {
        let Some(folder) = self.folder.get().and_then(Option::as_ref) else { return };
        let used = self.used.lock().unwrap_or_else(PoisonError::into_inner);
        let Ok(entries) = folder.entries() else { return };
        for entry in entries.flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            if is_ours(&name) && !used.contains(&name) {
                // What can't be deleted is in nobody's way.
                let _ = folder.remove_file(&name);
            }
        }
    }

    /// The folder, made when it is first needed. A link that leads out of the site's folder isn't followed.
    fn folder(&self) -> Option<&Dir> {
        let open = || {
            let root = Dir::open_ambient_dir(&self.root, ambient_authority()).ok()?;
            let is_new = !self.reads_only && root.create_dir(FOLDER).is_ok();
            let folder = root.open_dir(FOLDER).ok()?;
            if is_new {
                // Whatever system keeps the site's versions with git: this isn't part of them.
                let _ = folder.write(".gitignore", "*\n");
            }
            Some(folder)
        };
        self.folder.get_or_init(open).as_ref()
    }

    fn read(&self, name: &str, key: &blake3::Hash) -> Option<Vec<u8>> {
        let folder = self.folder()?;
        let about = folder.symlink_metadata(name).ok().filter(|about| about.is_file() && about.len() <= LIMIT)?;
        let mut bytes = folder.read(name).ok()?;
        let end = bytes.len().checked_sub(HASH).filter(|_| bytes.len() as u64 == about.len())?;
        if seal(key, &bytes[..end]).as_bytes()[..] != bytes[end..] {
            return None;
        }
        bytes.truncate(end);
        Some(bytes)
    }

    /// Under another name first: a file that is there is whole.
    fn write(&self, name: &str, number: usize, key: &blake3::Hash, made: &[u8]) {
        let Some(folder) = self.folder().filter(|_| !self.reads_only) else { return };
        let unfinished = format!("{name}.{}-{number}", std::process::id());
        let bytes = [made, seal(key, made).as_bytes()].concat();
        let kept = folder.write(&unfinished, bytes).and_then(|()| folder.rename(&unfinished, folder, name));
        if kept.is_err() {
            let _ = folder.remove_file(&unfinished);
        }
    }
}

impl Kept {
    /// The name of a file that this build needs, and whether it does for the first time.
    fn use_name(&self, key: &blake3::Hash, ending: &str) -> (String, bool) {
        let name = format!("{}{ending}", key.to_hex());
        let first = self.used.lock().unwrap_or_else(PoisonError::into_inner).insert(name.clone());
        (name, first)
    }

    /// The file of a key, from the folder or else made now.
    fn get<E>(
        &self,
        key: &blake3::Hash,
        ending: &str,
        counter: &Counter,
        make: impl FnOnce() -> Result<Vec<u8>, E>,
    ) -> Result<Vec<u8>, E> {
        let (name, _) = self.use_name(key, ending);
        if let Some(kept) = self.read(&name, key) {
            counter.found.fetch_add(1, Ordering::Relaxed);
            return Ok(kept);
        }
        let made = make()?;
        let number = counter.drawn.fetch_add(1, Ordering::Relaxed);
        self.write(&name, number, key, &made);
        Ok(made)
    }
}

impl Pictures for Kept {
    fn png(&self, svg: &str, drawing: Drawing) -> Result<Vec<u8>, Fault> {
        self.get(&key(svg, drawing), PICTURE, &self.pictures, || draw(svg, drawing))
    }

    fn pdf(&self, job: &Job) -> Result<Vec<u8>, Vec<pdf::Fault>> {
        self.get(&job.key(), PRINTED, &self.printed, || pdf::print(job))
    }

    fn photo(&self, job: &PhotoJob<'_>, hash: &blake3::Hash, number: usize) -> Result<Vec<u8>, String> {
        let wanted = *job.wanted.get(number).ok_or_else(|| "no such picture".to_owned())?;
        let key = PhotoJob::key(hash, wanted);
        let making = self.making.lock().unwrap_or_else(PoisonError::into_inner).entry(*hash).or_default().clone();
        let _alone = making.lock().unwrap_or_else(PoisonError::into_inner);
        let (name, first) = self.use_name(&key, PHOTO);
        if let Some(kept) = self.read(&name, &key) {
            self.photos.found.fetch_add(usize::from(first), Ordering::Relaxed);
            return Ok(kept);
        }
        // What else is wanted of the same pixels is made with it: decoding takes longest.
        let made = self.gate.within(job.weight(), || job.make())?;
        let mut asked = None;
        for (at, (bytes, wanted)) in made.into_iter().zip(job.wanted).enumerate() {
            let key = PhotoJob::key(hash, *wanted);
            let count = self.photos.drawn.fetch_add(1, Ordering::Relaxed);
            self.write(&self.use_name(&key, PHOTO).0, count, &key, &bytes);
            asked = if at == number { Some(bytes) } else { asked };
        }
        asked.ok_or_else(|| "no picture".to_owned())
    }
}

/// What earlier builds kept, for when nothing is written: a PDF that is there need not be made to know that it can be.
pub struct Known(Kept);

impl Known {
    /// Files of the site in a folder.
    pub fn new(root: &Path) -> Known {
        Known(Kept { reads_only: true, ..Kept::new(root) })
    }
}

impl Pictures for Known {
    fn png(&self, svg: &str, drawing: Drawing) -> Result<Vec<u8>, Fault> {
        Checked.png(svg, drawing)
    }

    fn pdf(&self, job: &Job) -> Result<Vec<u8>, Vec<pdf::Fault>> {
        self.0.pdf(job)
    }

    /// A PDF that has another picture in it is another PDF, so those that are kept come first.
    fn photo(&self, job: &PhotoJob<'_>, hash: &blake3::Hash, number: usize) -> Result<Vec<u8>, String> {
        let kept = job.wanted.get(number).and_then(|wanted| {
            let key = PhotoJob::key(hash, *wanted);
            self.0.read(&format!("{}{PHOTO}", key.to_hex()), &key)
        });
        kept.map_or_else(|| Checked.photo(job, hash, number), Ok)
    }
}

impl Keep for Kept {
    fn index(
        &self,
        key: &blake3::Hash,
        make: &mut dyn FnMut() -> Result<Vec<u8>, search::Fault>,
    ) -> Result<Vec<u8>, search::Fault> {
        self.get(key, INDEX, &self.indexes, make)
    }
}

/// Stands after the bytes of a kept file.
fn seal(key: &blake3::Hash, made: &[u8]) -> blake3::Hash {
    blake3::keyed_hash(key.as_bytes(), made)
}

/// Whether a file's name is one of ours: a hash and an ending, or one that was never finished.
fn is_ours(name: &str) -> bool {
    let hash = [PICTURE, PRINTED, PHOTO, INDEX].into_iter().find_map(|ending| name.split_once(ending));
    hash.is_some_and(|(hash, _)| blake3::Hash::from_hex(hash).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn svg(text: &str) -> String {
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"99\" height=\"40\"><text y=\"30\">{text}</text></svg>"
        )
    }

    fn png(kept: &Kept, text: &str) -> Vec<u8> {
        kept.png(&svg(text), Drawing::Card).expect("a picture")
    }

    fn files(root: &Path) -> Vec<PathBuf> {
        let entries = std::fs::read_dir(root.join(FOLDER)).expect("a folder");
        entries.map(|entry| entry.expect("an entry").path()).filter(|path| path.extension().is_some()).collect()
    }

    #[test]
    fn what_is_kept_is_not_drawn_again_unless_it_was_changed() {
        let root = tempfile::tempdir().expect("a folder");
        let first = png(&Kept::new(root.path()), "Un");
        let again = Kept::new(root.path());
        assert_eq!(png(&again, "Un"), first);
        assert_eq!(again.count(), Count { drawn: 0, found: 1 });
        let [file] = &files(root.path())[..] else { panic!("one file") };
        let whole = std::fs::read(file).expect("bytes");
        let mut changed = whole.clone();
        changed[50] ^= 1;
        for wrong in [&changed[..], &whole[..whole.len() - 1], &whole[..9], b""] {
            std::fs::write(file, wrong).expect("written");
            let kept = Kept::new(root.path());
            assert_eq!(png(&kept, "Un"), first);
            assert_eq!(kept.count(), Count { drawn: 1, found: 0 });
            assert_eq!(std::fs::read(file).expect("bytes"), whole);
        }
    }

    #[test]
    fn what_no_build_needs_any_more_goes_and_other_files_stay() {
        let root = tempfile::tempdir().expect("a folder");
        png(&Kept::new(root.path()), "Un");
        std::fs::write(root.path().join(FOLDER).join("notes.txt"), "mine").expect("written");
        let kept = Kept::new(root.path());
        png(&kept, "Deux");
        kept.tidy();
        assert_eq!(files(root.path()).len(), 2);
        assert!(root.path().join(FOLDER).join("notes.txt").exists());
    }

    #[test]
    fn a_check_reads_what_is_kept_and_writes_nothing() {
        let root = tempfile::tempdir().expect("a folder");
        let job = Job { source: "no source".into(), ..Job::default() };
        let known = || Known::new(root.path());
        assert!(known().pdf(&job).is_err());
        assert!(!root.path().join(FOLDER).exists());
        // What can't be made can be there: it must come from the folder.
        let kept = Kept::new(root.path());
        kept.write(&format!("{}{PRINTED}", job.key().to_hex()), 0, &job.key(), b"a PDF");
        let look =
            crate::image::walk("a.gif", b"GIF89a\x01\0\x01\0\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\0;").expect("a GIF").look;
        let wanted = [crate::image::make::Wanted { width: 1, height: 1, format: crate::image::Format::Jpeg }];
        let photo = PhotoJob { bytes: b"a file", look: &look, wanted: &wanted };
        let hash = blake3::hash(photo.bytes);
        assert_eq!(known().photo(&photo, &hash, 0).as_deref(), Ok(&b"a file"[..]), "itself");
        let key = PhotoJob::key(&hash, wanted[0]);
        kept.write(&format!("{}{PHOTO}", key.to_hex()), 1, &key, b"a picture");
        assert_eq!(known().pdf(&job).as_deref(), Ok(&b"a PDF"[..]));
        assert_eq!(known().photo(&photo, &hash, 0).as_deref(), Ok(&b"a picture"[..]));
        assert_eq!(known().png(&svg("Un"), Drawing::Card).as_deref(), Ok(&[][..]));
        assert_eq!(files(root.path()).len(), 2);
    }

    #[test]
    fn a_folder_that_cannot_be_used_is_done_without() {
        let root = tempfile::tempdir().expect("a folder");
        std::fs::write(root.path().join(FOLDER), "a file").expect("written");
        let kept = Kept::new(root.path());
        png(&kept, "Un");
        png(&kept, "Un");
        kept.tidy();
        assert_eq!(kept.count(), Count { drawn: 2, found: 0 });
    }

    #[cfg(unix)]
    #[test]
    fn a_link_out_of_the_site_is_not_followed() {
        let (root, outside) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
        std::os::unix::fs::symlink(outside.path(), root.path().join(FOLDER)).expect("a link");
        png(&Kept::new(root.path()), "Un");
        assert_eq!(std::fs::read_dir(outside.path()).expect("a folder").count(), 0);
    }
}
