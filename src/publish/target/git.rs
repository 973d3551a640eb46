//! A branch of a git repository from which a host takes the site: the pages of GitHub, GitLab, Forgejo and others.
//!
//! The branch is fetched into a repository of its own, without its history; what a run writes is handed to `git fast-import`
//! as it comes, and becomes one commit in the end. Readers see nothing before that is pushed. It is pushed only while the
//! branch is what was fetched, so that two runs at once can't undo each other. Files that aren't Parvis's, such as `CNAME`,
//! stay in the tree.

mod import;
mod program;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use import::Run;
use program::{failed, git, refused, start, text, unbegun};
use tempfile::TempDir;

use super::super::stamp::Stamp;
use super::super::store::{Answer, Asked, Body, Condition, Content, Listed, Object, Store, StoreError, Traits};
use crate::config::publish::Git as Settings;

/// The file that tells GitHub's pages to take the files as they are; without it names that begin with `_` vanish.
const AS_IT_IS: &str = ".nojekyll";
/// The branch, as a store.
pub struct Git {
    /// The site's folder, in which git is asked for remotes and for who publishes.
    root: PathBuf,
    settings: Settings,
    fetched: OnceLock<Fetched>,
    run: Mutex<Option<Run>>,
    requests: AtomicU64,
}

/// The branch as it was.
struct Fetched {
    /// Goes with its repository.
    folder: TempDir,
    /// Where it was fetched from.
    address: String,
    /// Its last commit; none when there is no such branch yet.
    commit: Option<String>,
    files: BTreeMap<String, Blob>,
}

/// A file of the branch.
struct Blob {
    hash: String,
    size: u64,
}

impl Git {
    pub fn new(root: &Path, settings: &Settings) -> Self {
        Git {
            root: root.to_path_buf(),
            settings: settings.clone(),
            fetched: OnceLock::new(),
            run: Mutex::new(None),
            requests: AtomicU64::new(0),
        }
    }

    fn reference(&self) -> String {
        format!("refs/heads/{}", self.settings.branch)
    }

    /// The branch, fetched when it is first asked for.
    fn fetched(&self) -> Result<&Fetched, StoreError> {
        if let Some(fetched) = self.fetched.get() {
            return Ok(fetched);
        }
        let fetched = self.fetch()?;
        Ok(self.fetched.get_or_init(|| fetched))
    }

    fn fetch(&self) -> Result<Fetched, StoreError> {
        let folder =
            tempfile::Builder::new().prefix("parvis-git-").tempdir().map_err(|error| failed(Asked::Begin, &error))?;
        let here = folder.path();
        let address = self.address()?;
        let reference = self.reference();
        git(here, Asked::Begin, &["init", "--bare", "--quiet", "."])?;
        self.requests.fetch_add(1, Ordering::Relaxed);
        let there = git(here, Asked::List, &["ls-remote", &address, &reference])?;
        let commit = text(&there.stdout).split_whitespace().next().map(str::to_owned);
        let mut files = BTreeMap::new();
        if let Some(commit) = &commit {
            self.requests.fetch_add(1, Ordering::Relaxed);
            let from = format!("+{reference}:{reference}");
            git(here, Asked::Read, &["fetch", "--quiet", "--no-tags", "--depth", "1", &address, &from])?;
            let tree = git(here, Asked::List, &["ls-tree", "-r", "-z", "-l", "--full-tree", commit])?;
            files = text(&tree.stdout).split('\0').filter_map(blob).collect();
        }
        Ok(Fetched { folder, address, commit, files })
    }

    /// The address of the remote; a name of one is looked up in the site's own repository.
    fn address(&self) -> Result<String, StoreError> {
        let remote = &self.settings.remote;
        if remote.contains(['/', ':', '\\']) {
            // A folder is named from the site's.
            let folder = self.root.join(remote);
            let known = std::path::absolute(&folder).unwrap_or(folder);
            return Ok(if known.is_dir() { known.to_string_lossy().into_owned() } else { remote.clone() });
        }
        let found = git(&self.root, Asked::Begin, &["remote", "get-url", "--push", remote])?;
        Ok(text(&found.stdout).trim().to_owned())
    }

    fn run(&self) -> MutexGuard<'_, Option<Run>> {
        self.run.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn begun(&self) -> Result<(), StoreError> {
        let fetched = self.fetched()?;
        // Before anything is made: who publishes must be known to git.
        self.committer()?;
        let mut run = Run::start(fetched.folder.path())?;
        if fetched.commit.is_none() {
            run.put(AS_IT_IS, Body::Bytes(&[]))?;
        }
        *self.run() = Some(run);
        Ok(())
    }

    /// `NAME <ADDRESS> SECONDS ZONE`, as the site's repository is set up.
    fn committer(&self) -> Result<String, StoreError> {
        let found = git(&self.root, Asked::Begin, &["var", "GIT_COMMITTER_IDENT"])?;
        Ok(text(&found.stdout).trim().to_owned())
    }

    fn listed(&self) -> Result<Vec<Listed>, StoreError> {
        let mut sizes: BTreeMap<&str, u64> =
            self.fetched()?.files.iter().map(|(key, blob)| (key.as_str(), blob.size)).collect();
        let run = self.run();
        for (key, written) in run.iter().flat_map(|run| &run.changed) {
            match written {
                Some(written) => sizes.insert(key, written.size),
                None => sizes.remove(key.as_str()),
            };
        }
        Ok(sizes.into_iter().map(|(key, size)| Listed { key: key.to_owned(), size }).collect())
    }

    fn object(&self, key: &str) -> Result<Option<Object>, StoreError> {
        let fetched = self.fetched()?;
        if let Some(written) = self.run().as_ref().and_then(|run| run.changed.get(key)) {
            let bytes = written.as_ref().map(|written| written.body().bytes()).transpose()?;
            return Ok(bytes.map(|bytes| Object { bytes, tag: None }));
        }
        let Some(blob) = fetched.files.get(key) else { return Ok(None) };
        let found = git(fetched.folder.path(), Asked::Read, &["cat-file", "blob", &blob.hash])?;
        Ok(Some(Object { bytes: found.stdout, tag: None }))
    }

    fn put(&self, key: &str, body: Body<'_>) -> Result<(), StoreError> {
        let mut run = self.run();
        let Some(run) = run.as_mut() else { return Err(unbegun(Asked::Write, key)) };
        run.put(key, body)
    }

    fn remove(&self, keys: &[String]) -> Result<(), StoreError> {
        let fetched = self.fetched()?;
        let mut run = self.run();
        let Some(run) = run.as_mut() else { return Err(unbegun(Asked::Delete, "")) };
        for key in keys {
            match fetched.files.contains_key(key) {
                true => run.changed.insert(key.clone(), None),
                false => run.changed.remove(key),
            };
        }
        Ok(())
    }

    fn push(&self) -> Result<(), StoreError> {
        let Some(run) = self.run().take() else { return Ok(()) };
        if run.changed.is_empty() {
            return Ok(());
        }
        let (fetched, reference) = (self.fetched()?, self.reference());
        let message = self.settings.message.as_bytes();
        run.commit(&reference, &self.committer()?, message, fetched.commit.as_deref())?;
        self.requests.fetch_add(1, Ordering::Relaxed);
        let lease = format!("--force-with-lease={reference}:{}", fetched.commit.as_deref().unwrap_or_default());
        let what = format!("{reference}:{reference}");
        let pushed = start(fetched.folder.path(), &["push", "--quiet", &lease, &fetched.address, &what])
            .output()
            .map_err(|error| failed(Asked::Commit, &error))?;
        if pushed.status.success() {
            return Ok(());
        }
        let said = text(&pushed.stderr);
        if ["stale info", "fetch first", "non-fast-forward", "cannot lock ref"].iter().any(|why| said.contains(why)) {
            return Err(StoreError::Taken { who: None, since: None });
        }
        Err(refused(Asked::Commit, &said))
    }
}

impl Store for Git {
    fn traits(&self) -> Traits {
        Traits { transactional: true, conditional: false, headers: false, cheap_reads: true, dear_listing: false }
    }

    fn begin(&self) -> Answer<'_, ()> {
        Box::pin(async { self.begun() })
    }

    fn list(&self) -> Answer<'_, Vec<Listed>> {
        Box::pin(async { self.listed() })
    }

    fn read<'a>(&'a self, key: &'a str) -> Answer<'a, Option<Object>> {
        Box::pin(async { self.object(key) })
    }

    fn stamp<'a>(&'a self, _: &'a str) -> Answer<'a, Option<Stamp>> {
        Box::pin(async { Ok(None) })
    }

    fn write<'a>(&'a self, key: &'a str, content: Content<'a>, _: Condition<'a>) -> Answer<'a, Option<String>> {
        Box::pin(async move { self.put(key, content.body).map(|()| None) })
    }

    fn delete<'a>(&'a self, keys: &'a [String]) -> Answer<'a, ()> {
        Box::pin(async move { self.remove(keys) })
    }

    fn commit(&self) -> Answer<'_, ()> {
        Box::pin(async { self.push() })
    }

    fn requests(&self) -> u64 {
        self.requests.load(Ordering::Relaxed)
    }
}

/// A line of `git ls-tree -l`: `MODE blob HASH SIZE<tab>PATH`. None for what isn't a file.
fn blob(line: &str) -> Option<(String, Blob)> {
    let (about, path) = line.split_once('\t')?;
    let mut parts = about.split_whitespace().skip(1);
    let (kind, hash, size) = (parts.next()?, parts.next()?, parts.next()?);
    let size = size.parse().ok()?;
    (kind == "blob").then(|| (path.to_owned(), Blob { hash: hash.to_owned(), size }))
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_line_of_a_tree_is_a_file_with_its_size() {
        let (path, blob) =
            super::blob("100644 blob 8baef1b4abc478178b004d62031cf7fe6db6f903    1234\ta b/é.html").expect("a file");
        assert_eq!((path.as_str(), blob.size), ("a b/é.html", 1234));
        assert!(super::blob("160000 commit 8baef1b4abc478178b004d62031cf7fe6db6f903       -\tmodule").is_none());
    }
}
