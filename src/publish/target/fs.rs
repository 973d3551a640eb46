//! A folder, exchanged as a whole: a new one is made beside it, with links to what stays, and takes its place in one step. A
//! reader sees the old site or the new one.
//!
//! Where the folder itself must stay (something is mounted on it, or it is a repository) files are put in place one by one,
//! in the order of a build into such a folder. Both is what a build does with its output, so it is done by the same code. The
//! manifest goes before the first file and comes back after the last: where it is missing, nothing is taken for granted.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::super::manifest::Journal;
use super::super::stamp::Stamp;
use super::super::store::{
    Answer, Body, CONTROL, Condition, Content, JOURNAL, Listed, MANIFEST, Object, Store, StoreError, Traits,
};
use crate::config::publish::Fs as Settings;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::load::CONTENT;
use crate::write::{self, Durability, List, MARKER, Operation, Stage, WriteError};

/// How much of a large file is in memory at a time.
const CHUNK: usize = 1 << 20;

/// A folder that a site is published to.
pub struct Folder {
    place: write::Place,
    method: write::Method,
    run: Mutex<Run>,
    calls: AtomicU64,
}

/// What a run has done so far; none of it is seen by readers.
#[derive(Default)]
struct Run {
    stage: Option<Arc<Stage>>,
    written: BTreeMap<String, u64>,
    /// Parvis's own objects, which may be written more than once.
    control: BTreeMap<String, Vec<u8>>,
    deleted: BTreeSet<String>,
}

/// Makes ready for a folder; `root` is the site's.
///
/// # Errors
/// A folder in the site's own.
pub fn open(settings: &Settings, root: &Path, place: Place) -> Result<Arc<dyn Store>, Diagnostic> {
    let output = root.join(&settings.path);
    if is_inside(&output, root) {
        let fault = Diagnostic::new(Code::PublishSetting).at(place).with("key", "path");
        return Err(fault.with("why", "why-in-site"));
    }
    Ok(Arc::new(Folder::new(root, output)))
}

/// Whether a folder that need not exist is in another one.
fn is_inside(folder: &Path, root: &Path) -> bool {
    let Ok(root) = root.canonicalize() else { return false };
    // `..` is gone from what exists, and what doesn't exist is below it.
    let existing = folder.ancestors().find_map(|ancestor| ancestor.canonicalize().ok());
    existing.is_some_and(|existing| existing.starts_with(&root))
}

impl Folder {
    /// A folder that the site in `root` is published to.
    pub fn new(root: &Path, output: PathBuf) -> Folder {
        let place = write::Place { site_root: root.to_owned(), content: root.join(CONTENT), output };
        Folder { place, method: write::Method::Best, run: Mutex::default(), calls: AtomicU64::new(0) }
    }

    /// The same, put in place in a given way.
    #[doc(hidden)]
    pub fn by(self, method: write::Method) -> Folder {
        Folder { method, ..self }
    }

    fn run(&self) -> MutexGuard<'_, Run> {
        self.calls.fetch_add(1, Ordering::Relaxed);
        self.run.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn begin_now(&self) -> Result<(), StoreError> {
        let stage = write::begin(&self.place, Durability::Synced)?;
        *self.run() = Run { stage: Some(Arc::new(stage)), ..Run::default() };
        Ok(())
    }

    /// What is in the folder, as the run leaves it.
    fn list_now(&self) -> Result<Vec<Listed>, StoreError> {
        let output = &self.place.output;
        let mut found: BTreeMap<String, u64> = BTreeMap::new();
        if output.exists() {
            for entry in walkdir::WalkDir::new(output).min_depth(1) {
                let entry = entry.map_err(|error| self.failed(Operation::List, error.into()))?;
                let name = entry.path().strip_prefix(output).ok().and_then(write::slashed);
                let Some(name) = name.filter(|name| name != MARKER && !entry.file_type().is_dir()) else { continue };
                // A link, pipe or socket is something, but none of Parvis's files.
                let size = match entry.file_type().is_file() {
                    true => entry.metadata().map_err(|error| self.failed(Operation::Look, error.into()))?.len(),
                    false => u64::MAX,
                };
                found.insert(name, size);
            }
        }
        let run = self.run();
        found.retain(|key, _| !run.deleted.contains(key));
        found.extend(run.written.iter().map(|(key, size)| (key.clone(), *size)));
        found.extend(run.control.iter().map(|(key, bytes)| (key.clone(), bytes.len() as u64)));
        Ok(found.into_iter().map(|(key, size)| Listed { key, size }).collect())
    }

    fn read_now(&self, key: &str) -> Result<Option<Object>, StoreError> {
        if let Some(bytes) = self.run().control.get(key) {
            return Ok(Some(Object { bytes: bytes.clone(), tag: None }));
        }
        if key == JOURNAL {
            return self.unfinished();
        }
        let path = self.place.output.join(key);
        match path.symlink_metadata() {
            Ok(about) if about.is_file() => {}
            Err(error) if !is_absent(&error) => return Err(io_failed(Operation::Look, &path, error)),
            _ => return Ok(None),
        }
        let bytes = fs::read(&path).map_err(|error| io_failed(Operation::Read, &path, error))?;
        Ok(Some(Object { bytes, tag: None }))
    }

    /// The journal of a run that was interrupted while it put files in place one by one: it had taken away the manifest, which is
    /// still on the list, and may have written whatever else is there.
    fn unfinished(&self) -> Result<Option<Object>, StoreError> {
        let Some(List::Plain(paths)) = write::read_list(&self.place.output)? else { return Ok(None) };
        let was_published = paths.iter().any(|path| path == MANIFEST);
        if !was_published || self.read_now(MANIFEST)?.is_some() {
            return Ok(None);
        }
        let keys = paths.into_iter().filter(|path| !path.starts_with(CONTROL)).collect();
        Ok(Some(Object { bytes: Journal::new(keys).bytes(), tag: None }))
    }

    fn write_now(&self, key: &str, body: Body<'_>) -> Result<(), StoreError> {
        if key.starts_with(CONTROL) {
            let bytes = body.bytes()?;
            self.run().control.insert(key.to_owned(), bytes);
            return Ok(());
        }
        let stage = self.stage()?;
        let mut fault = None;
        let mut pieces = body.pieces(CHUNK)?;
        let filled = stage.fill(key, |file| {
            loop {
                match pieces.next() {
                    Ok(Some(piece)) => io::Write::write_all(file, &piece)?,
                    Ok(None) => return Ok(()),
                    Err(error) => {
                        fault = Some(error);
                        return Err(io::ErrorKind::InvalidData.into());
                    }
                }
            }
        });
        match (fault, filled) {
            (Some(fault), _) => Err(fault),
            (None, filled) => {
                self.run().written.insert(key.to_owned(), filled?);
                Ok(())
            }
        }
    }

    fn delete_now(&self, keys: &[String]) {
        let mut run = self.run();
        for key in keys {
            run.control.remove(key);
            run.deleted.insert(key.clone());
        }
    }

    /// Takes over what stays, and exchanges the folders.
    fn commit_now(&self) -> Result<(), StoreError> {
        let run = std::mem::take(&mut *self.run());
        let Some(stage) = run.stage.and_then(Arc::into_inner) else { return Err(self.no_run()) };
        for (key, bytes) in &run.control {
            stage.write(key, bytes)?;
        }
        stage.summary(MANIFEST);
        for path in self.own()? {
            let is_new = run.written.contains_key(&path) || run.control.contains_key(&path);
            if !is_new && !run.deleted.contains(&path) && self.place.output.join(&path).is_file() {
                stage.take_over(&path)?;
            }
        }
        stage.finish_by(self.method)?;
        Ok(())
    }

    /// The files that Parvis has put into the folder.
    fn own(&self) -> Result<Vec<String>, StoreError> {
        Ok(match write::read_list(&self.place.output)? {
            None => Vec::new(),
            Some(List::Plain(paths)) => paths,
            Some(List::Built(built)) => built.files.into_iter().map(|file| file.path).collect(),
        })
    }

    fn stage(&self) -> Result<Arc<Stage>, StoreError> {
        self.run().stage.clone().ok_or_else(|| self.no_run())
    }

    /// Nothing is written before a run begins, or after one that failed.
    fn no_run(&self) -> StoreError {
        WriteError::Incomplete { output: self.place.output.clone() }.into()
    }

    fn failed(&self, operation: Operation, error: io::Error) -> StoreError {
        io_failed(operation, &self.place.output, error)
    }
}

fn is_absent(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

fn io_failed(operation: Operation, path: &Path, source: io::Error) -> StoreError {
    WriteError::Io { operation, path: path.to_owned(), source }.into()
}

impl From<WriteError> for StoreError {
    fn from(error: WriteError) -> Self {
        match error {
            WriteError::Locked { .. } => StoreError::Taken { who: None, since: None },
            error => StoreError::Folder(error),
        }
    }
}

impl Store for Folder {
    fn traits(&self) -> Traits {
        Traits { transactional: true, conditional: false, headers: false, cheap_reads: true, dear_listing: false }
    }

    fn begin(&self) -> Answer<'_, ()> {
        Box::pin(async { self.begin_now() })
    }

    fn list(&self) -> Answer<'_, Vec<Listed>> {
        Box::pin(async { self.list_now() })
    }

    fn read<'a>(&'a self, key: &'a str) -> Answer<'a, Option<Object>> {
        Box::pin(async move { self.read_now(key) })
    }

    fn stamp<'a>(&'a self, _: &'a str) -> Answer<'a, Option<Stamp>> {
        Box::pin(async { Ok(None) })
    }

    fn write<'a>(&'a self, key: &'a str, content: Content<'a>, _: Condition<'a>) -> Answer<'a, Option<String>> {
        Box::pin(async move { self.write_now(key, content.body).map(|()| None) })
    }

    fn delete<'a>(&'a self, keys: &'a [String]) -> Answer<'a, ()> {
        Box::pin(async move {
            self.delete_now(keys);
            Ok(())
        })
    }

    fn commit(&self) -> Answer<'_, ()> {
        Box::pin(async { self.commit_now() })
    }

    fn requests(&self) -> u64 {
        self.calls.load(Ordering::Relaxed)
    }
}
