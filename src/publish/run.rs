//! A run from its first question to its last answer.
//!
//! ```text
//! lock ─▶ probe ─▶ manifest, journal, look ─▶ plan ─▶ journal ─▶ assets ─▶ verify ─▶ new pages ─▶ pages ─▶ indexes
//!                                                                          ─▶ manifest ─▶ prune ─▶ unlock
//! ```
//!
//! Whatever fails ends the run there: no page before all that it needs, no deletion before all pages.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Instant;

use super::clock::Clock;
use super::error::PublishError;
use super::local::LocalFile;
use super::lock::{self, Held, Timing};
use super::look::{Found, look, there};
use super::manifest::{Journal, Manifest};
use super::order::Step;
use super::plan::{Plan, plan};
use super::stamp::Headers;
use super::store::{Body, Condition, Content, JOURNAL, MANIFEST, Store, StoreError};
use super::summary::{Note, Preview, Summary};
use super::upload::upload;

/// What is to be published, and how.
#[derive(Clone)]
pub struct Job {
    pub files: Arc<Vec<LocalFile>>,
    /// The address where the site stands.
    pub site: String,
    /// How long files of earlier versions stay, in seconds.
    pub grace: u64,
    /// How many files are on their way at once.
    pub parallel: usize,
    /// Many files may vanish, or another site.
    pub allow_deletes: bool,
    /// The lock is taken whoever has it.
    pub break_lock: bool,
    /// What is really there is listed, whatever the last run left.
    pub verify: bool,
    pub clock: Clock,
    pub timing: Timing,
}

/// Is told how far a run is.
pub trait Progress: Sync {
    /// So many files will be uploaded.
    fn begin(&self, files: usize);
    /// A file was uploaded.
    fn tick(&self);
    /// That was the last.
    fn end(&self);
}

/// Publishes. What fails leaves the store so that the next run completes it.
///
/// # Errors
/// See [`PublishError`].
pub async fn publish(store: Arc<dyn Store>, job: &Job, progress: &dyn Progress) -> Result<Summary, PublishError> {
    let start = Instant::now();
    store.begin().await?;
    let held = match store.traits().transactional {
        true => None,
        false => Some(lock::take(store.clone(), &job.clock, job.timing, job.break_lock).await?),
    };
    let run = Run { store: &store, job, held: held.as_ref(), progress };
    let done = run.go().await;
    progress.end();
    if let Some(held) = held {
        held.release().await;
    }
    Ok(Summary { requests: store.requests(), time: start.elapsed(), ..done? })
}

/// Says what a run would do, and writes nothing.
///
/// # Errors
/// Those that a run would have before it writes anything.
pub async fn preview(store: Arc<dyn Store>, job: &Job) -> Result<Preview, PublishError> {
    let (known, _) = look(&store, job).await?;
    let plan = plan(&job.files, &known, job.clock.now(), job.grace, job.allow_deletes)?;
    Ok(Preview::of(&plan, &job.files))
}

/// A run that has the lock.
struct Run<'a> {
    store: &'a Arc<dyn Store>,
    job: &'a Job,
    /// None in a store that keeps others out itself.
    held: Option<&'a Held>,
    progress: &'a dyn Progress,
}

impl Run<'_> {
    async fn go(&self) -> Result<Summary, PublishError> {
        let (known, found) = look(self.store, self.job).await?;
        let mut plan = plan(&self.job.files, &known, self.job.clock.now(), self.job.grace, self.job.allow_deletes)?;
        plan.manifest.site = self.job.site.clone();
        let summary = self.summary(&plan);
        if plan.uploads.is_empty() && plan.prune.is_empty() && plan.manifest == known.manifest {
            self.forget(&known.journal).await?;
            return Ok(summary);
        }
        self.announce(&plan, &known.journal).await?;
        self.upload(&plan).await?;
        self.confirm().await?;
        let tag = match plan.manifest == known.manifest {
            true => found.tag,
            false => self.put_manifest(&plan.manifest, &found).await?,
        };
        let journal = Journal::new(self.keys(&plan, &known.journal));
        self.forget(&journal).await?;
        let deleted = self.prune(plan, tag).await?;
        self.store.commit().await?;
        Ok(Summary { deleted, leaving: summary.leaving - deleted, ..summary })
    }

    fn summary(&self, plan: &Plan) -> Summary {
        let sizes = plan.uploads.iter().filter_map(|upload| self.job.files.get(upload.file));
        let mut notes = Vec::new();
        if let Some(held) = self.held {
            let took = held.taken_from.clone().map(|(who, since)| Note::TookLock { who, since });
            notes.extend(took);
            notes.extend((!held.conditional).then_some(Note::Unconditional));
        }
        Summary {
            uploaded: plan.uploads.len(),
            bytes: sizes.map(|file| file.stamp.size).sum(),
            kept: plan.kept,
            leaving: plan.manifest.leaving.len(),
            notes,
            ..Summary::default()
        }
    }

    /// The keys that this run and unfinished ones before it may write.
    fn keys(&self, plan: &Plan, before: &Journal) -> BTreeSet<String> {
        let uploads = plan.uploads.iter().filter_map(|upload| self.job.files.get(upload.file));
        uploads.map(|file| file.key.clone()).chain(before.keys.iter().cloned()).collect()
    }

    /// Writes down what is about to be written, so that a run after this one, if it is killed, knows what is the site's.
    async fn announce(&self, plan: &Plan, before: &Journal) -> Result<(), PublishError> {
        let journal = Journal::new(self.keys(plan, before));
        // Nothing stays of a transaction that doesn't end.
        if self.store.traits().transactional || journal.keys == before.keys {
            return Ok(());
        }
        self.put(JOURNAL, &journal.bytes(), Condition::Always).await?;
        Ok(())
    }

    async fn forget(&self, journal: &Journal) -> Result<(), PublishError> {
        if !journal.keys.is_empty() && !self.store.traits().transactional {
            self.store.delete(&[JOURNAL.to_owned()]).await?;
        }
        Ok(())
    }

    async fn upload(&self, plan: &Plan) -> Result<(), PublishError> {
        self.progress.begin(plan.uploads.len());
        for step in Step::ALL {
            let files: Vec<usize> =
                plan.uploads.iter().filter(|upload| upload.step == step).map(|upload| upload.file).collect();
            if files.is_empty() {
                continue;
            }
            if step != Step::Assets {
                self.confirm().await?;
            }
            let go_on = || self.held.map_or(Ok(()), Held::check);
            let done = |_| self.progress.tick();
            upload(self.store, &self.job.files, &files, self.job.parallel, &go_on, &done).await?;
            if step == Step::Assets {
                self.verify(&files).await?;
            }
        }
        Ok(())
    }

    /// Looks whether what was uploaded is there, before any page leads to it.
    async fn verify(&self, files: &[usize]) -> Result<(), PublishError> {
        let files: Vec<&LocalFile> = files.iter().filter_map(|&place| self.job.files.get(place)).collect();
        let keys = files.iter().map(|file| file.key.clone()).collect();
        let there = there(self.store, keys, self.job).await?;
        for file in files {
            if there.get(&file.key) != Some(&file.stamp.size) {
                return Err(PublishError::Unverified { key: file.key.clone() });
            }
        }
        Ok(())
    }

    async fn put_manifest(&self, manifest: &Manifest, found: &Found) -> Result<Option<String>, PublishError> {
        let conditional = self.held.is_some_and(|held| held.conditional);
        let condition = match (conditional, found.exists, &found.tag) {
            (true, false, _) => Condition::Absent,
            (true, true, Some(tag)) => Condition::Tagged(tag),
            _ => Condition::Always,
        };
        let bytes = manifest.bytes();
        match self.put(MANIFEST, &bytes, condition).await {
            Ok(tag) => Ok(tag),
            Err(StoreError::Condition) => match self.store.read(MANIFEST).await? {
                // The first answer was lost, and the request made again.
                Some(object) if object.bytes == bytes => Ok(object.tag),
                _ => Err(PublishError::Overtaken),
            },
            Err(error) => Err(error.into()),
        }
    }

    /// Deletes what has been of no use for long enough, and notes that it is gone. Gives how many.
    async fn prune(&self, plan: Plan, tag: Option<String>) -> Result<usize, PublishError> {
        let Plan { prune, mut manifest, .. } = plan;
        if prune.is_empty() {
            return Ok(0);
        }
        self.confirm().await?;
        self.store.delete(&prune).await?;
        for key in &prune {
            manifest.leaving.remove(key);
        }
        self.put_manifest(&manifest, &Found { exists: true, tag }).await?;
        Ok(prune.len())
    }

    async fn put(&self, key: &str, bytes: &[u8], condition: Condition<'_>) -> Result<Option<String>, StoreError> {
        let content = Content { body: Body::Bytes(bytes), headers: &Headers::control(), stamp: None };
        self.store.write(key, content, condition).await
    }

    async fn confirm(&self) -> Result<(), PublishError> {
        match self.held {
            Some(held) => held.confirm().await,
            None => Ok(()),
        }
    }
}
