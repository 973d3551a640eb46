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
            if let Err(error) = go_on() {
                running.shutdown().await;
                return Err(error);
            }
            let (store, files) = (store.clone(), files.clone());
            running.spawn(async move { one(&*store, files.get(place)).await });
        }
        let Some(joined) = running.join_next().await else { return Ok(()) };
        match finished(joined) {
            Ok(Ok(size)) => done(size),
            failed => {
                // None of them may go on when the run lets go of the store.
                running.shutdown().await;
                failed??;
            }
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
    each(keys, parallel, |(key, read)| {
        let store = store.clone();
        async move {
            let stamp = stamp(&*store, &key, read).await?;
            Ok((key, stamp))
        }
    })
    .await
}

/// How large the objects at some keys are; none where nothing is.
///
/// # Errors
/// The first one of the store.
pub async fn sizes(
    store: &Arc<dyn Store>,
    keys: Vec<String>,
    parallel: usize,
) -> Result<Vec<(String, Option<u64>)>, PublishError> {
    each(keys, parallel, |key| {
        let store = store.clone();
        async move {
            let size = store.size(&key).await?;
            Ok((key, size))
        }
    })
    .await
}

/// Asks for each of `wanted`, `parallel` at a time, and gives the answers as they come.
async fn each<W, T, F, A>(wanted: Vec<W>, parallel: usize, ask: F) -> Result<Vec<T>, PublishError>
where
    T: Send + 'static,
    F: Fn(W) -> A,
    A: Future<Output = Result<T, StoreError>> + Send + 'static,
{
    let mut running: JoinSet<Result<T, StoreError>> = JoinSet::new();
    let mut found = Vec::with_capacity(wanted.len());
    let mut waiting = wanted.into_iter();
    loop {
        while running.len() < parallel.max(1)
            && let Some(next) = waiting.next()
        {
            running.spawn(ask(next));
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
