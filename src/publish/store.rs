//! What publishing asks of a place: objects with names, and nothing else of how they are kept.
//!
//! A key is the path of a file from the root of the site, `/`-separated. What Parvis itself needs there is below
//! [`CONTROL`]. All of a run's calls are between [`Store::begin`] and [`Store::commit`].

use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::pin::Pin;

use super::stamp::{Headers, Stamp};
use crate::write::WriteError;

/// How keys start that are Parvis's own.
pub const CONTROL: &str = ".parvis/";
/// What is there, written by the last run that succeeded.
pub const MANIFEST: &str = ".parvis/manifest.json";
/// What an unfinished run was about to write.
pub const JOURNAL: &str = ".parvis/journal.json";
/// Who is publishing now.
pub const LOCK: &str = ".parvis/lock.json";

/// How much of a large file is in memory at a time.
const CHUNK: usize = 128 * 1024;

/// What a store's answer is waited for with.
pub type Answer<'a, T> = Pin<Box<dyn Future<Output = Result<T, StoreError>> + Send + 'a>>;

/// A place that a site is published to. Called for many keys at once, never twice at once for the same.
pub trait Store: Send + Sync {
    /// What it can do. The same each time.
    fn traits(&self) -> Traits;

    /// Begins a run that will write. A store that is [transactional](Traits::transactional) keeps other runs out from
    /// here on.
    fn begin(&self) -> Answer<'_, ()>;

    /// All keys, [`CONTROL`] included, sorted, as the next reader will find them.
    fn list(&self) -> Answer<'_, Vec<Listed>>;

    /// The size of the object at a key, in bytes; none if there is nothing.
    fn size<'a>(&'a self, key: &'a str) -> Answer<'a, Option<u64>> {
        Box::pin(async move {
            let listed = self.list().await?;
            Ok(listed.into_iter().find(|listed| listed.key == key).map(|listed| listed.size))
        })
    }

    /// The bytes at a key and how they are tagged; none if there is nothing.
    fn read<'a>(&'a self, key: &'a str) -> Answer<'a, Option<Object>>;

    /// The stamp that was noted with an object when it was written. None when there is no object, or when it was written
    /// by somebody else, or when the store notes nothing.
    fn stamp<'a>(&'a self, key: &'a str) -> Answer<'a, Option<Stamp>>;

    /// Writes an object, as a whole or not at all. Gives the new tag, if the store has tags.
    ///
    /// # Errors
    /// [`StoreError::Condition`] when `condition` doesn't hold, and nothing was written.
    fn write<'a>(&'a self, key: &'a str, content: Content<'a>, condition: Condition<'a>) -> Answer<'a, Option<String>>;

    /// Removes objects; those that aren't there count as removed.
    fn delete<'a>(&'a self, keys: &'a [String]) -> Answer<'a, ()>;

    /// Ends a run that succeeded. A transactional store shows readers all at once what was written and deleted.
    fn commit(&self) -> Answer<'_, ()>;

    /// How many requests were made so far: of the network if it has one, else of the trait.
    fn requests(&self) -> u64;
}

/// What a store can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Traits {
    /// Readers see nothing of a run before [`Store::commit`], and a run that doesn't come to that leaves everything as it was.
    /// The store then also sees to it that there is one run at a time.
    pub transactional: bool,
    /// [`Condition`]s are heeded, as far as the store says. Tried before it is relied on.
    pub conditional: bool,
    /// Headers are kept with objects: a change of headers alone needs a new upload.
    pub headers: bool,
    /// To read an object is about as dear as to ask for its stamp. Where no stamps are noted, objects are then read to
    /// learn what they are.
    pub cheap_reads: bool,
    /// To list all there is takes long: a few questions about single objects are asked instead, where they say enough.
    pub dear_listing: bool,
}

/// One line of a listing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    pub key: String,
    /// In bytes.
    pub size: u64,
}

/// An object that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Object {
    pub bytes: Vec<u8>,
    /// Changes whenever the object is written; none where the store has no tags.
    pub tag: Option<String>,
}

/// What must be so for a write to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Condition<'a> {
    Always,
    /// There is no such object.
    Absent,
    /// The object is still the one with this tag.
    Tagged(&'a str),
}

/// What is written.
#[derive(Clone, Copy, Debug)]
pub struct Content<'a> {
    pub body: Body<'a>,
    pub headers: &'a Headers,
    /// To be noted with the object; none for Parvis's own.
    pub stamp: Option<&'a Stamp>,
}

/// Where the bytes are.
#[derive(Clone, Copy, Debug)]
pub enum Body<'a> {
    Bytes(&'a [u8]),
    /// A file of this computer that must have this size and hash when it is read.
    File {
        path: &'a Path,
        size: u64,
        hash: blake3::Hash,
    },
}

impl Body<'_> {
    /// In bytes.
    pub fn size(&self) -> u64 {
        match self {
            Body::Bytes(bytes) => bytes.len() as u64,
            Body::File { size, .. } => *size,
        }
    }

    /// The bytes from first to last, at most `length` at a time, so that large files needn't be in memory as a whole.
    ///
    /// # Errors
    /// [`StoreError::Local`].
    pub fn pieces(&self, length: usize) -> Result<Pieces<'_>, StoreError> {
        let source = match self {
            Body::Bytes(bytes) => Source::Bytes(bytes.chunks(length.max(1))),
            Body::File { path, hash, .. } => {
                let file = File::open(path).map_err(|error| StoreError::Local { path: path.to_path_buf(), error })?;
                Source::File { file, path, hash, hasher: Box::new(blake3::Hasher::new()), length: length.max(1) }
            }
        };
        Ok(Pieces { source })
    }

    /// All bytes.
    ///
    /// # Errors
    /// As those of [`Pieces::next`].
    pub fn bytes(&self) -> Result<Vec<u8>, StoreError> {
        let mut all = Vec::with_capacity(usize::try_from(self.size()).unwrap_or_default());
        let mut pieces = self.pieces(CHUNK)?;
        while let Some(piece) = pieces.next()? {
            all.extend_from_slice(&piece);
        }
        Ok(all)
    }
}

/// The bytes of a [`Body`] one after the other.
pub struct Pieces<'a> {
    source: Source<'a>,
}

enum Source<'a> {
    Bytes(std::slice::Chunks<'a, u8>),
    File { file: File, path: &'a Path, hash: &'a blake3::Hash, hasher: Box<blake3::Hasher>, length: usize },
}

impl Pieces<'_> {
    /// The next piece, none at the end. Blocks.
    ///
    /// # Errors
    /// [`StoreError::Local`]; at the end [`StoreError::Changed`] when the file isn't what it was: what was made of the pieces
    /// mustn't be shown to anybody.
    #[allow(clippy::should_implement_trait, reason = "an iterator of results would go on after an error")]
    pub fn next(&mut self) -> Result<Option<Vec<u8>>, StoreError> {
        let (file, path, hash, hasher, length) = match &mut self.source {
            Source::Bytes(chunks) => return Ok(chunks.next().map(<[u8]>::to_vec)),
            Source::File { file, path, hash, hasher, length } => (file, path, hash, hasher, *length),
        };
        let mut piece = Vec::with_capacity(length.min(CHUNK));
        let read = file.take(length as u64).read_to_end(&mut piece);
        read.map_err(|error| StoreError::Local { path: path.to_path_buf(), error })?;
        if piece.is_empty() {
            let same = hasher.finalize() == **hash;
            return if same { Ok(None) } else { Err(StoreError::Changed { path: path.to_path_buf() }) };
        }
        hasher.update(&piece);
        Ok(Some(piece))
    }
}

/// What the store was asked to do, as messages call it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    Begin,
    List,
    Read,
    Write,
    Delete,
    Commit,
}

/// Why it wasn't done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// It can't be reached: no network, no such host, no trust in its certificate, no answer in time.
    Unreachable,
    /// It doesn't let us: wrong credentials or none, or no permission.
    Denied,
    /// It doesn't know the bucket, repository or folder that `site.toml` names.
    NoSuchPlace,
    /// Anything else.
    Other,
}

/// Why a call failed. Texts in it never hold credentials.
#[derive(Debug)]
pub enum StoreError {
    /// The condition of a write doesn't hold.
    Condition,
    /// The store failed; `reason` is in its own words.
    Failed { asked: Asked, key: String, failure: Failure, reason: String },
    /// Another run has the place; `who` and `since` as far as they are known.
    Taken { who: Option<String>, since: Option<u64> },
    /// A folder or its files refuse.
    Folder(WriteError),
    /// A file of the site can't be read.
    Local { path: PathBuf, error: io::Error },
    /// A file of the site is no longer what it was when the run began.
    Changed { path: PathBuf },
}
