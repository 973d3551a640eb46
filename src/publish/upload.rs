//! Many files on their way at once.

use std::sync::Arc;

use tokio::task::JoinSet;

use super::error::PublishError;
use super::local::LocalFile;
use super::stamp::Stamp;
use super::store::{Body, Condition, Content, Store, StoreError};

/// Uploads some of `files`, `parallel` at a time; `done` is called after each with its size. The first failure ends it: what
/// is on its way is given up, and nothing more begins.
///
/// # Errors
/// The first one of the store, or of `go_on`, which is asked before each file.
pub async fn upload(
    store: &Arc<dyn Store>,
    files: &Arc<Vec<LocalFile>>,
    wanted: &[usize],
    parallel: usize,
    go_on: &(dyn Fn() -> Result<(), PublishError> + Sync),
    done: &(dyn Fn(u64) + Sync),
) -> Result<(), PublishError> {
    let mut running: JoinSet<Result<u64, StoreError>> = JoinSet::new();
    let mut waiting = wanted.iter();
    loop {
        while running.len() < parallel.max(1)
            && let Some(&place) = waiting.next()
        {
            go_on()?;
            let (store, files) = (store.clone(), files.clone());
            running.spawn(async move { one(&*store, files.get(place)).await });
        }
        match running.join_next().await {
            None => return Ok(()),
            Some(joined) => done(finished(joined)??),
        }
    }
}

async fn one(store: &dyn Store, file: Option<&LocalFile>) -> Result<u64, StoreError> {
    let Some(file) = file else { return Ok(0) };
    let Stamp { hash, size, .. } = file.stamp;
    let body = Body::File { path: &file.path, size, hash };
    let content = Content { body, headers: &file.headers, stamp: Some(&file.stamp) };
    store.write(&file.key, content, Condition::Always).await?;
    Ok(size)
}

/// What is at some keys, as far as the store can tell; objects are read where stamps aren't noted and `read` allows it.
///
/// # Errors
/// The first one of the store.
pub async fn stamps(
    store: &Arc<dyn Store>,
    keys: Vec<(String, bool)>,
    parallel: usize,
) -> Result<Vec<(String, Option<Stamp>)>, PublishError> {
    let mut running: JoinSet<Result<(String, Option<Stamp>), StoreError>> = JoinSet::new();
    let mut found = Vec::with_capacity(keys.len());
    let mut waiting = keys.into_iter();
    loop {
        while running.len() < parallel.max(1)
            && let Some((key, read)) = waiting.next()
        {
            let store = store.clone();
            running.spawn(async move {
                let stamp = stamp(&*store, &key, read).await?;
                Ok((key, stamp))
            });
        }
        match running.join_next().await {
            None => return Ok(found),
            Some(joined) => found.push(finished(joined)??),
        }
    }
}

async fn stamp(store: &dyn Store, key: &str, read: bool) -> Result<Option<Stamp>, StoreError> {
    if let Some(stamp) = store.stamp(key).await? {
        return Ok(Some(stamp));
    }
    if !read {
        return Ok(None);
    }
    let object = store.read(key).await?;
    Ok(object.map(|object| Stamp {
        hash: blake3::hash(&object.bytes),
        size: object.bytes.len() as u64,
        headers: String::new(),
    }))
}

/// A panic in a task is one of the run.
fn finished<T>(joined: Result<T, tokio::task::JoinError>) -> Result<T, PublishError> {
    match joined {
        Ok(result) => Ok(result),
        Err(error) if error.is_panic() => std::panic::resume_unwind(error.into_panic()),
        // Only the end of the run itself takes a task away.
        Err(_) => Err(PublishError::Overtaken),
    }
}
