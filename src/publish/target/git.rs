//! A branch of a git repository from which a host takes the site: the pages of GitHub, GitLab, Forgejo and others.
//!
//! The branch is fetched into a repository of its own, without its history; what a run writes is handed to `git fast-import`
//! as it comes, and becomes one commit in the end. Readers see nothing before that is pushed. It is pushed only while the
//! branch is what was fetched, so that two runs at once can't undo each other. Files that aren't Parvis's, such as `CNAME`,
//! stay in the tree.

use std::collections::BTreeMap;
use std::io::{BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Output, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use tempfile::TempDir;

use super::super::stamp::Stamp;
use super::super::store::{
    Answer, Asked, Body, Condition, Content, Failure, Listed, Object, Store, StoreError, Traits,
};
use crate::config::publish::Git as Settings;

/// The file that tells GitHub's pages to take the files as they are; without it names that begin with `_` vanish.
const AS_IT_IS: &str = ".nojekyll";
/// How much of a large file is in memory at a time.
const CHUNK: usize = 1 << 20;
/// Variables that would lead git to another repository.
const ELSEWHERE: [&str; 5] = ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_NAMESPACE"];

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

/// What was written so far.
struct Run {
    import: Child,
    input: BufWriter<ChildStdin>,
    /// By key; none for those that are deleted.
    changed: BTreeMap<String, Option<Written>>,
    marks: u64,
}

struct Written {
    mark: u64,
    size: u64,
    /// Kept for what Parvis reads again.
    bytes: Option<Vec<u8>>,
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
            let bytes = written.as_ref().and_then(|written| written.bytes.clone());
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

impl Run {
    fn start(folder: &Path) -> Result<Run, StoreError> {
        let mut import = start(folder, &["fast-import", "--quiet", "--done", "--date-format=raw"])
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| failed(Asked::Begin, &error))?;
        let Some(input) = import.stdin.take() else { return Err(unbegun(Asked::Begin, "")) };
        Ok(Run { import, input: BufWriter::new(input), changed: BTreeMap::new(), marks: 0 })
    }

    /// Hands a file over. One that changed meanwhile isn't referred to.
    fn put(&mut self, key: &str, body: Body<'_>) -> Result<(), StoreError> {
        let wrong = |error: std::io::Error| failed(Asked::Write, &error);
        self.marks += 1;
        let size = body.size();
        write!(self.input, "blob\nmark :{}\ndata {size}\n", self.marks).map_err(wrong)?;
        let read = self.copy(body, size);
        self.input.write_all(b"\n").map_err(wrong)?;
        read?;
        let bytes = match body {
            Body::Bytes(bytes) => Some(bytes.to_vec()),
            Body::File { .. } => None,
        };
        self.changed.insert(key.to_owned(), Some(Written { mark: self.marks, size, bytes }));
        Ok(())
    }

    /// Hands over exactly `size` bytes, whatever there is to read: the rest would be taken for commands.
    fn copy(&mut self, body: Body<'_>, size: u64) -> Result<(), StoreError> {
        let wrong = |error: std::io::Error| failed(Asked::Write, &error);
        let mut left = size;
        let read = match body.pieces(CHUNK) {
            Ok(mut pieces) => loop {
                match pieces.next() {
                    Ok(Some(piece)) => {
                        let fits = piece.len().min(usize::try_from(left).unwrap_or(usize::MAX));
                        left -= fits as u64;
                        self.input.write_all(piece.get(..fits).unwrap_or_default()).map_err(wrong)?;
                    }
                    Ok(None) => break Ok(()),
                    Err(error) => break Err(error),
                }
            },
            Err(error) => Err(error),
        };
        std::io::copy(&mut std::io::repeat(0).take(left), &mut self.input).map_err(wrong)?;
        read
    }

    /// Ends with one commit of all that was changed.
    fn commit(mut self, reference: &str, who: &str, message: &[u8], before: Option<&str>) -> Result<(), StoreError> {
        let wrong = |error: std::io::Error| failed(Asked::Commit, &error);
        let input = &mut self.input;
        write!(input, "commit {reference}\ncommitter {who}\ndata {}\n", message.len()).map_err(wrong)?;
        input.write_all(message).map_err(wrong)?;
        input.write_all(b"\n").map_err(wrong)?;
        if let Some(before) = before {
            writeln!(input, "from {before}").map_err(wrong)?;
        }
        for (key, written) in &self.changed {
            let path = quoted(key);
            match written {
                Some(written) => writeln!(input, "M 100644 :{} {path}", written.mark).map_err(wrong)?,
                None => writeln!(input, "D {path}").map_err(wrong)?,
            }
        }
        input.write_all(b"done\n").map_err(wrong)?;
        input.flush().map_err(wrong)?;
        let Run { mut import, input, .. } = self;
        drop(input);
        let ended = import.wait().map_err(wrong)?;
        match ended.success() {
            true => Ok(()),
            false => Err(refused(Asked::Commit, &format!("git fast-import: {ended}"))),
        }
    }
}

impl Store for Git {
    fn traits(&self) -> Traits {
        Traits { transactional: true, conditional: false, headers: false, cheap_reads: true }
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

/// A path as `git fast-import` reads it (its manual, "filemodify").
fn quoted(path: &str) -> String {
    let mut text = String::from("\"");
    for letter in path.chars() {
        match letter {
            '"' | '\\' => text.extend(['\\', letter]),
            '\n' => text.push_str("\\n"),
            _ => text.push(letter),
        }
    }
    text.push('"');
    text
}

fn start(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new("git");
    command.arg("-C").arg(folder).args(arguments).stdin(Stdio::null());
    // Asked at a terminal, it would wait in CI for ever.
    command.env("GIT_TERMINAL_PROMPT", "0").env("LC_ALL", "C");
    for name in ELSEWHERE {
        command.env_remove(name);
    }
    command
}

/// Runs git to its end.
fn git(folder: &Path, asked: Asked, arguments: &[&str]) -> Result<Output, StoreError> {
    let output = start(folder, arguments).output().map_err(|error| failed(asked, &error))?;
    if output.status.success() { Ok(output) } else { Err(refused(asked, &text(&output.stderr))) }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn unbegun(asked: Asked, key: &str) -> StoreError {
    StoreError::Failed { asked, key: key.to_owned(), failure: Failure::Other, reason: "the run isn't begun".to_owned() }
}

/// git couldn't be run.
fn failed(asked: Asked, error: &std::io::Error) -> StoreError {
    StoreError::Failed { asked, key: "git".to_owned(), failure: Failure::Other, reason: error.to_string() }
}

/// git said no.
fn refused(asked: Asked, said: &str) -> StoreError {
    const DENIED: [&str; 5] =
        ["Authentication failed", "Permission denied", "could not read Username", "403", "protected branch"];
    const UNREACHABLE: [&str; 4] =
        ["Could not resolve", "Failed to connect", "Connection refused", "Connection timed out"];
    const NO_SUCH: [&str; 4] =
        ["not found", "does not appear to be a git repository", "No such remote", "not a git repository"];
    let has = |words: &[&str]| words.iter().any(|word| said.contains(word));
    let failure = match () {
        () if has(&UNREACHABLE) => Failure::Unreachable,
        () if has(&DENIED) => Failure::Denied,
        () if has(&NO_SUCH) => Failure::NoSuchPlace,
        () => Failure::Other,
    };
    StoreError::Failed { asked, key: String::new(), failure, reason: without_credentials(said.trim()) }
}

/// A message without what stands before `@` in addresses: it may be a token.
fn without_credentials(message: &str) -> String {
    let mut text = String::with_capacity(message.len());
    let mut rest = message;
    while let Some(at) = rest.find("://") {
        let (before, after) = rest.split_at(at + 3);
        text.push_str(before);
        let host = after.find(|letter: char| letter == '/' || letter.is_whitespace()).unwrap_or(after.len());
        let (host, tail) = after.split_at(host);
        text.push_str(host.rsplit_once('@').map_or(host, |(_, host)| host));
        rest = tail;
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_in_an_address_is_not_shown() {
        let said =
            "fatal: unable to access 'https://x-token:s3cret@host.example/a.git/': 403, see https://host.example/b@c";
        let shown = without_credentials(said);
        assert_eq!(shown, "fatal: unable to access 'https://host.example/a.git/': 403, see https://host.example/b@c");
    }

    #[test]
    fn paths_are_quoted_for_git() {
        assert_eq!(quoted("é/a b\".html"), "\"é/a b\\\".html\"");
    }

    #[test]
    fn a_line_of_a_tree_is_a_file_with_its_size() {
        let (path, blob) =
            blob("100644 blob 8baef1b4abc478178b004d62031cf7fe6db6f903    1234\ta b/é.html").expect("a file");
        assert_eq!((path.as_str(), blob.size), ("a b/é.html", 1234));
        assert!(super::blob("160000 commit 8baef1b4abc478178b004d62031cf7fe6db6f903       -\tmodule").is_none());
    }
}
