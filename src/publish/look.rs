//! What is in a store, found out with as few questions as will do.
//!
//! A listing tells all, but a store gives a thousand objects at a time, one page after the other: for a large site that takes
//! longer than everything else of a run that changes little. When the last run ended, its manifest says what it left, and the
//! rest is asked for object by object: whether something is where new files are to be, and what is about to be deleted. That
//! somebody deleted or exchanged a file of the site by other means is noticed by the next listing, which comes after a day at
//! the latest, after a run that didn't end, or when it is asked for.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::error::PublishError;
use super::manifest::{Journal, Manifest};
use super::plan::Known;
use super::run::Job;
use super::store::{JOURNAL, Listed, MANIFEST, Store};
use super::upload::{sizes, stamps};

/// How long a manifest is trusted without a listing, in seconds.
const TRUSTED: u64 = 24 * 60 * 60;
/// How many objects a page of a listing has.
const PAGE: usize = 1000;
/// While a page of a listing comes, about so many objects can be asked for one by one, many at once.
const IN_A_PAGE: usize = 10;
/// More than this are never asked for one by one.
const SINGLE: usize = 200;

/// The manifest object that was read.
pub struct Found {
    pub exists: bool,
    pub tag: Option<String>,
}

/// Finds out what is in the store. Gives the tag of the manifest too, and whether there is one.
///
/// # Errors
/// Those of the store; another site's manifest, or one that can't be read.
pub async fn look(store: &Arc<dyn Store>, job: &Job) -> Result<(Known, Found), PublishError> {
    let manifest = store.read(MANIFEST).await?;
    let found = Found { exists: manifest.is_some(), tag: manifest.as_ref().and_then(|object| object.tag.clone()) };
    let manifest = manifest.map(|object| Manifest::parse(&object.bytes)).transpose()?.unwrap_or_default();
    if !manifest.site.is_empty() && manifest.site != job.site && !job.allow_deletes {
        return Err(PublishError::OtherSite { address: manifest.site });
    }
    let journal = store.read(JOURNAL).await?;
    let ended = journal.is_none();
    let journal = journal.map(|object| Journal::parse(&object.bytes)).transpose()?.unwrap_or_default();
    let mut known = match single(&manifest, job).filter(|_| found.exists && ended && store.traits().dear_listing) {
        Some(keys) => trusting(store, manifest, keys, job).await?,
        None => listing(store, manifest, journal, job).await?,
    };
    let questions = known.questions(&job.files).into_iter().map(|key| {
        let foreign = !known.manifest.has(&key) && !known.journal.keys.contains(&key);
        (key, foreign || known.traits.cheap_reads)
    });
    known.asked = stamps(store, questions.collect(), job.parallel).await?.into_iter().collect();
    Ok((known, found))
}

/// The sizes of the objects at some keys, in a store with about as many objects as the `job` has files; those that aren't there
/// are missing.
///
/// # Errors
/// Those of the store.
pub async fn there(
    store: &Arc<dyn Store>,
    keys: Vec<String>,
    job: &Job,
) -> Result<BTreeMap<String, u64>, PublishError> {
    let parallel = job.parallel;
    if store.traits().dear_listing && keys.len() <= singly(job.files.len()) {
        let asked = sizes(store, keys, parallel).await?.into_iter();
        return Ok(asked.filter_map(|(key, size)| Some((key, size?))).collect());
    }
    Ok(store.list().await?.into_iter().map(|listed| (listed.key, listed.size)).collect())
}

/// How many objects are asked for one by one rather than listed with all of so many.
fn singly(all: usize) -> usize {
    SINGLE.min((1 + all / PAGE) * IN_A_PAGE)
}

/// Which objects must be asked for when the manifest is trusted; none when all must be listed.
fn single(manifest: &Manifest, job: &Job) -> Option<Vec<String>> {
    let now = job.clock.now();
    if job.verify || !(manifest.listed..manifest.listed.saturating_add(TRUSTED)).contains(&now) {
        return None;
    }
    let new = job.files.iter().map(|file| &file.key).filter(|key| !manifest.files.contains_key(*key));
    let due = manifest.leaving.iter().filter(|(_, file)| {
        // Of what only its key is known, nothing can be taken for granted.
        file.stamp.is_none() || file.since.saturating_add(job.grace) <= now
    });
    let mut keys: Vec<String> = new.chain(due.map(|(key, _)| key)).cloned().collect();
    keys.sort_unstable();
    keys.dedup();
    (keys.len() <= singly(job.files.len())).then_some(keys)
}

/// What is there by the word of the manifest, and by asking for some `keys`.
async fn trusting(
    store: &Arc<dyn Store>,
    manifest: Manifest,
    keys: Vec<String>,
    job: &Job,
) -> Result<Known, PublishError> {
    let leaving = manifest.leaving.iter().filter_map(|(key, file)| Some((key, file.stamp.as_ref()?)));
    let mut sizes: BTreeMap<String, u64> =
        manifest.files.iter().chain(leaving).map(|(key, stamp)| (key.clone(), stamp.size)).collect();
    for key in &keys {
        sizes.remove(key);
    }
    sizes.extend(there(store, keys, job).await?);
    let listed = sizes.into_iter().map(|(key, size)| Listed { key, size }).collect();
    Ok(Known::new(store.traits(), manifest, Journal::default(), listed))
}

async fn listing(
    store: &Arc<dyn Store>,
    manifest: Manifest,
    journal: Journal,
    job: &Job,
) -> Result<Known, PublishError> {
    let mut known = Known::new(store.traits(), manifest, journal, store.list().await?);
    if known.traits.dear_listing {
        known.listed = job.clock.now();
    }
    Ok(known)
}
