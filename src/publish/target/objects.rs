//! Any store of objects that OpenDAL reaches.

use std::collections::HashMap;
use std::error::Error as _;
use std::sync::atomic::{AtomicU64, Ordering};

use opendal::options::{ListOptions, WriteOptions};
use opendal::{ErrorKind, Operator};

use super::super::stamp::Stamp;
use super::super::store::{
    Answer, Asked, Body, Condition, Content, Failure, Listed, Object, Store, StoreError, Traits,
};
use super::secrets::clean;

/// What stamps are noted as, in an object's own metadata.
const NOTED: &str = "parvis";
/// Larger files are sent in parts, of this size.
const PART: usize = 8 << 20;
/// Where files are until they are whole.
const UNFINISHED: &str = ".parvis/unfinished/";
/// What OpenDAL says when a request couldn't be sent, or wasn't answered as a whole and in time.
const UNANSWERED: [&str; 3] = ["send http request", "http response", "timeout reached"];
/// How many objects a page of a listing has, in S3 and those that speak as it does.
const PAGE: usize = 1000;

/// A store behind an operator that repeats what fails for a moment.
pub struct Objects {
    operator: Operator,
    traits: Traits,
    /// Files are written under another name first: the store shows what it has so far.
    renames: bool,
    requests: AtomicU64,
}

impl Objects {
    pub fn new(operator: Operator, traits: Traits) -> Objects {
        Objects { operator, traits, renames: false, requests: AtomicU64::new(0) }
    }

    /// For stores that show half a file while it is written, and rename in one step.
    pub fn by_renaming(self) -> Objects {
        Objects { renames: true, ..self }
    }

    /// Writes a file under another name and renames it. The other name is the same for each key, so that nothing piles up.
    async fn write_renamed(&self, key: &str, body: &Body<'_>, options: WriteOptions) -> Result<(), StoreError> {
        let other = format!("{UNFINISHED}{}", blake3::hash(key.as_bytes()).to_hex());
        match body.size() > PART as u64 {
            true => self.write_parts(&other, body, WriteOptions { chunk: Some(PART), ..options }).await?,
            false => {
                let bytes = body.bytes()?;
                self.count(1);
                let written = self.operator.write_options(&other, bytes, options).await;
                written.map_err(|error| failed(Asked::Write, key, error))?;
            }
        }
        self.count(1);
        self.operator.rename(&other, key).await.map_err(|error| failed(Asked::Write, key, error))
    }

    fn count(&self, requests: usize) {
        self.requests.fetch_add(requests as u64, Ordering::Relaxed);
    }

    /// Sends a large file in parts.
    async fn write_parts(&self, key: &str, body: &Body<'_>, options: WriteOptions) -> Result<(), StoreError> {
        let failed = |error| failed(Asked::Write, key, error);
        let mut writer = self.operator.writer_options(key, options).await.map_err(failed)?;
        let mut pieces = body.pieces(PART)?;
        loop {
            match pieces.next() {
                Ok(Some(piece)) => {
                    self.count(1);
                    writer.write(piece).await.map_err(failed)?;
                }
                Ok(None) => break,
                Err(error) => {
                    // The parts that were sent are of no use to anybody, and never become an object.
                    let _ = writer.abort().await;
                    return Err(error);
                }
            }
        }
        self.count(2);
        writer.close().await.map_err(failed)?;
        Ok(())
    }
}

impl Store for Objects {
    fn traits(&self) -> Traits {
        self.traits
    }

    fn begin(&self) -> Answer<'_, ()> {
        Box::pin(async { Ok(()) })
    }

    fn list(&self) -> Answer<'_, Vec<Listed>> {
        Box::pin(async {
            let options = ListOptions { recursive: true, ..ListOptions::default() };
            let listed = self.operator.list_options("/", options).await;
            let entries = match listed {
                Err(error) if error.kind() == ErrorKind::NotFound => Vec::new(),
                listed => listed.map_err(|error| failed(Asked::List, "", error))?,
            };
            self.count(1 + entries.len().saturating_sub(1) / PAGE);
            let files = entries.into_iter().filter(|entry| !entry.path().ends_with('/'));
            let mut listed: Vec<Listed> = files
                .map(|entry| Listed { key: entry.path().to_owned(), size: entry.metadata().content_length() })
                .collect();
            listed.sort_unstable_by(|a, b| a.key.cmp(&b.key));
            Ok(listed)
        })
    }

    fn size<'a>(&'a self, key: &'a str) -> Answer<'a, Option<u64>> {
        Box::pin(async move {
            self.count(1);
            match self.operator.stat(key).await {
                Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
                Err(error) => Err(failed(Asked::Read, key, error)),
                Ok(about) => Ok(Some(about.content_length())),
            }
        })
    }

    fn read<'a>(&'a self, key: &'a str) -> Answer<'a, Option<Object>> {
        Box::pin(async move {
            self.count(1);
            let reader = self.operator.reader(key).await.map_err(|error| failed(Asked::Read, key, error))?;
            match reader.read(..).await {
                Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
                Err(error) => Err(failed(Asked::Read, key, error)),
                // The tag came with the bytes: it is theirs, whoever writes there meanwhile.
                Ok(buffer) => {
                    let tag = reader.metadata().and_then(|about| about.etag()).map(str::to_owned);
                    Ok(Some(Object { bytes: buffer.to_vec(), tag }))
                }
            }
        })
    }

    fn stamp<'a>(&'a self, key: &'a str) -> Answer<'a, Option<Stamp>> {
        Box::pin(async move {
            if !self.traits.headers {
                return Ok(None);
            }
            self.count(1);
            match self.operator.stat(key).await {
                Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
                Err(error) => Err(failed(Asked::Read, key, error)),
                Ok(about) => Ok(about.user_metadata().and_then(|noted| Stamp::parse(noted.get(NOTED)?))),
            }
        })
    }

    fn write<'a>(&'a self, key: &'a str, content: Content<'a>, condition: Condition<'a>) -> Answer<'a, Option<String>> {
        Box::pin(async move {
            let options = options(&content, condition, self.traits.headers);
            if self.renames {
                self.write_renamed(key, &content.body, options).await?;
                return Ok(None);
            }
            if content.body.size() > PART as u64 {
                self.write_parts(key, &content.body, WriteOptions { chunk: Some(PART), ..options }).await?;
                return Ok(None);
            }
            let bytes = content.body.bytes()?;
            self.count(1);
            match self.operator.write_options(key, bytes, options).await {
                Ok(about) => Ok(about.etag().map(str::to_owned)),
                Err(error) if condition != Condition::Always && is_refusal(error.kind()) => Err(StoreError::Condition),
                Err(error) => Err(failed(Asked::Write, key, error)),
            }
        })
    }

    fn delete<'a>(&'a self, keys: &'a [String]) -> Answer<'a, ()> {
        Box::pin(async move {
            self.count(keys.len().div_ceil(PAGE));
            let keys: Vec<String> = keys.to_vec();
            let first = keys.first().cloned().unwrap_or_default();
            self.operator.delete_iter(keys).await.map_err(|error| failed(Asked::Delete, &first, error))
        })
    }

    fn commit(&self) -> Answer<'_, ()> {
        Box::pin(async { Ok(()) })
    }

    fn requests(&self) -> u64 {
        self.requests.load(Ordering::Relaxed)
    }
}

fn options(content: &Content<'_>, condition: Condition<'_>, headers: bool) -> WriteOptions {
    let mut options = WriteOptions::default();
    if headers {
        let said = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        options.content_type = said(&content.headers.content_type);
        options.cache_control = said(&content.headers.cache_control);
        options.content_disposition = said(&content.headers.disposition);
        options.user_metadata = content.stamp.map(|stamp| HashMap::from([(NOTED.to_owned(), stamp.to_string())]));
    }
    match condition {
        Condition::Always => {}
        Condition::Absent => options.if_not_exists = true,
        Condition::Tagged(tag) => options.if_match = Some(tag.to_owned()),
    }
    options
}

/// Whether an error says that a condition doesn't hold.
fn is_refusal(kind: ErrorKind) -> bool {
    matches!(kind, ErrorKind::ConditionNotMatch | ErrorKind::AlreadyExists | ErrorKind::Conflict)
}

/// What an operator says, without what must not be seen.
pub fn failed(asked: Asked, key: &str, error: opendal::Error) -> StoreError {
    let mut reason = error.message().to_owned();
    let mut source = error.source();
    while let Some(cause) = source {
        reason = format!("{reason}: {cause}");
        source = cause.source();
    }
    if reason.is_empty() {
        reason = error.kind().to_string();
    }
    let failure = match error.kind() {
        ErrorKind::PermissionDenied => Failure::Denied,
        ErrorKind::NotFound => Failure::NoSuchPlace,
        ErrorKind::ConfigInvalid if reason.contains("NoSuchBucket") => Failure::NoSuchPlace,
        ErrorKind::ConfigInvalid => Failure::Denied,
        _ if UNANSWERED.iter().any(|words| reason.contains(words)) => Failure::Unreachable,
        _ => Failure::Other,
    };
    StoreError::Failed { asked, key: key.to_owned(), failure, reason: clean(&reason) }
}
