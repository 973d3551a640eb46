//! Sites as text, a store that fails when it is told to, an S3 server in this process, and a reader who never stops.
#![allow(dead_code, clippy::unwrap_used, clippy::panic, reason = "tests; not every file of tests uses all")]

mod server;

#[allow(unused_imports, reason = "only the benchmark counts")]
pub use server::{Requests, serve, serve_counted};

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

use parvis::config::publish::S3;
use parvis::publish::clock::Clock;
use parvis::publish::local::LocalFile;
use parvis::publish::lock::Timing;
use parvis::publish::stamp::{Headers, Stamp};
use parvis::publish::store::{Answer, Asked, Condition, Content, Failure, Listed, Object, Store, StoreError, Traits};
use parvis::publish::target::fs::Folder;
use parvis::publish::target::s3::{Access, objects};
use parvis::publish::{Job, Progress, PublishError, Summary, publish};
use parvis::write::{Mark, Method};
use tempfile::TempDir;
use tokio::sync::Notify;

pub const BUCKET: &str = "plan";
pub const SITE: &str = "https://example.org/";

/// The two versions that are published one after the other. A page says which files it `needs`, with their content, and
/// which it leads to; only names with a version change with their content.
pub fn version(name: &str, pages: &[&str]) -> BTreeMap<String, String> {
    let style = format!("assets/style.{name}.css");
    let mut files = BTreeMap::from([
        (style.clone(), format!("style of {name}")),
        ("assets/app.0.js".to_owned(), "app".to_owned()),
        ("data/table.csv".to_owned(), "a,b".to_owned()),
    ]);
    let needs = format!("needs {style} style of {name}\nneeds assets/app.0.js app\n");
    let links: String = pages.iter().map(|page| format!("leads to {page}\n")).collect();
    for page in pages.iter().chain(&["index.html"]) {
        files.insert((*page).to_owned(), format!("{page} of {name}\n{needs}{links}"));
    }
    files.insert("feed.atom".to_owned(), format!("feed of {name}\n{links}"));
    files
}

pub fn old() -> BTreeMap<String, String> {
    version("one", &["about/index.html", "gone/index.html"])
}

pub fn new() -> BTreeMap<String, String> {
    version("two", &["about/index.html", "new/index.html"])
}

/// Writes a site into a folder and gives its files.
pub fn built(folder: &Path, site: &BTreeMap<String, String>) -> Vec<LocalFile> {
    let file = |(key, content): (&String, &String)| {
        let path = folder.join(key);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, content).unwrap();
        let mark = match key.rsplit_once('.').unwrap().1 {
            "html" => Mark::Page,
            "atom" => Mark::Index,
            "css" | "js" => Mark::Hashed,
            _ => Mark::Plain,
        };
        let headers = Headers::of(key, mark == Mark::Hashed);
        let (hash, size) = (blake3::hash(content.as_bytes()), content.len() as u64);
        LocalFile { key: key.clone(), path, stamp: Stamp { hash, size, headers: headers.digest() }, headers, mark }
    };
    site.iter().map(file).collect()
}

/// A run as tests want it: a lock that nobody has renewed for a moment is abandoned.
pub fn job(files: Vec<LocalFile>) -> Job {
    let moment = Duration::from_millis(1);
    let timing = Timing { renew: Duration::from_secs(600), abandoned: Duration::ZERO, watch: moment, settle: moment };
    Job {
        files: Arc::new(files),
        site: SITE.to_owned(),
        grace: 86_400,
        parallel: 2,
        allow_deletes: false,
        break_lock: false,
        verify: false,
        clock: Clock { fixed: None, name: Some("test".to_owned()) },
        timing,
    }
}

pub struct Quiet;

impl Progress for Quiet {
    fn begin(&self, _: usize) {}
    fn tick(&self) {}
    fn end(&self) {}
}

pub async fn run(store: Arc<dyn Store>, job: &Job) -> Result<Summary, PublishError> {
    publish(store, job, &Quiet).await
}

/// A place to publish to whose objects can be read as files.
pub enum Ground {
    S3 { server: TempDir, address: String },
    Fs { folder: TempDir },
}

impl Ground {
    /// With what `other` holds, if it is given. Must be called in a runtime.
    pub async fn s3(other: Option<&Ground>) -> Ground {
        let server = tempfile::tempdir().unwrap();
        match other {
            Some(Ground::S3 { server: other, .. }) => copy(other.path(), server.path()),
            _ => fs::create_dir(server.path().join(BUCKET)).unwrap(),
        }
        let address = serve(server.path()).await;
        Ground::S3 { server, address }
    }

    pub fn fs(other: Option<&Ground>) -> Ground {
        let folder = tempfile::tempdir().unwrap();
        if let Some(Ground::Fs { folder: other }) = other {
            copy(other.path(), folder.path());
        }
        fs::create_dir_all(folder.path().join("site")).unwrap();
        Ground::Fs { folder }
    }

    /// A folder that must stay, since it is a repository too: files are put in place one by one.
    pub fn fs_that_stays() -> Ground {
        let ground = Ground::fs(None);
        fs::create_dir_all(ground.seen().join(".git")).unwrap();
        ground
    }

    pub async fn copied(&self) -> Ground {
        match self {
            Ground::S3 { .. } => Ground::s3(Some(self)).await,
            Ground::Fs { .. } => Ground::fs(Some(self)),
        }
    }

    pub fn store(&self) -> Arc<dyn Store> {
        self.store_at("")
    }

    pub fn store_at(&self, prefix: &str) -> Arc<dyn Store> {
        match self {
            Ground::S3 { address, .. } => {
                let access = Access::Given { id: "test", secret: "test" };
                Arc::new(objects(&settings(address, prefix), access).unwrap())
            }
            Ground::Fs { .. } => Arc::new(self.folder(prefix)),
        }
    }

    fn folder(&self, prefix: &str) -> Folder {
        let Ground::Fs { folder } = self else { panic!("no folder") };
        Folder::new(&folder.path().join("site"), self.seen().join(prefix))
    }

    /// The folder, of which a change fails while files are put in place.
    pub fn interrupted(&self, at: usize, done: bool) -> Arc<dyn Store> {
        Arc::new(self.folder("").by(Method::Interrupted { at, done }))
    }

    /// The folder with what readers get.
    pub fn seen(&self) -> PathBuf {
        match self {
            Ground::S3 { server, .. } => server.path().join(BUCKET),
            Ground::Fs { folder } => folder.path().join("live"),
        }
    }

    /// What readers get, without what is Parvis's.
    pub fn files(&self) -> BTreeMap<String, String> {
        let mut files = BTreeMap::new();
        for entry in walkdir::WalkDir::new(self.seen()).min_depth(1).into_iter().flatten() {
            let key = entry.path().strip_prefix(self.seen()).unwrap().to_string_lossy().into_owned();
            if entry.file_type().is_file() && !key.starts_with(".parvis") {
                files.insert(key, fs::read_to_string(entry.path()).unwrap());
            }
        }
        files
    }

    /// Everything, Parvis's own included.
    pub fn all(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let files = walkdir::WalkDir::new(self.seen()).into_iter().flatten().filter(|e| e.file_type().is_file());
        files.map(|entry| (entry.path().to_owned(), fs::read(entry.path()).unwrap())).collect()
    }
}

pub fn settings(address: &str, prefix: &str) -> S3 {
    S3 {
        bucket: BUCKET.to_owned(),
        endpoint: Some(address.to_owned()),
        region: Some("us-east-1".to_owned()),
        prefix: prefix.to_owned(),
        path_style: true,
    }
}

fn copy(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from).min_depth(1).into_iter().flatten() {
        let target = to.join(entry.path().strip_prefix(from).unwrap());
        match entry.file_type().is_dir() {
            true => fs::create_dir_all(target).unwrap(),
            false => fs::copy(entry.path(), target).map(|_| ()).unwrap(),
        }
    }
}

/// When and how a store fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// One call fails.
    Once,
    /// One call is done, but the answer is lost.
    AnswerLost,
    /// From a call on all fail.
    From,
    /// The run is killed at a call.
    Kill,
}

/// A store whose calls are counted, and fail as they are told to.
pub struct Faulty {
    inner: Arc<dyn Store>,
    calls: AtomicUsize,
    at: usize,
    fault: Fault,
    pub killed: Notify,
}

impl Faulty {
    /// Counts from 1.
    pub fn new(inner: Arc<dyn Store>, fault: Fault, at: usize) -> Arc<Faulty> {
        Arc::new(Faulty { inner, calls: AtomicUsize::new(0), at, fault, killed: Notify::new() })
    }

    pub fn calls(&self) -> usize {
        self.calls.load(Ordering::SeqCst)
    }

    async fn pass<T>(&self, asked: Asked, call: Answer<'_, T>) -> Result<T, StoreError> {
        let number = self.calls.fetch_add(1, Ordering::SeqCst) + 1;
        let planted = || StoreError::Failed {
            asked,
            key: String::new(),
            failure: Failure::Unreachable,
            reason: "planted".to_owned(),
        };
        match self.fault {
            Fault::Kill if number >= self.at => {
                self.killed.notify_one();
                std::future::pending().await
            }
            Fault::AnswerLost if number == self.at => {
                let _ = call.await;
                Err(planted())
            }
            Fault::Once if number == self.at => Err(planted()),
            Fault::From if number >= self.at => Err(planted()),
            _ => call.await,
        }
    }
}

impl Store for Faulty {
    fn traits(&self) -> Traits {
        self.inner.traits()
    }
    fn begin(&self) -> Answer<'_, ()> {
        Box::pin(self.pass(Asked::Begin, self.inner.begin()))
    }
    fn list(&self) -> Answer<'_, Vec<Listed>> {
        Box::pin(self.pass(Asked::List, self.inner.list()))
    }
    fn size<'a>(&'a self, key: &'a str) -> Answer<'a, Option<u64>> {
        Box::pin(self.pass(Asked::Read, self.inner.size(key)))
    }
    fn read<'a>(&'a self, key: &'a str) -> Answer<'a, Option<Object>> {
        Box::pin(self.pass(Asked::Read, self.inner.read(key)))
    }
    fn stamp<'a>(&'a self, key: &'a str) -> Answer<'a, Option<Stamp>> {
        Box::pin(self.pass(Asked::Read, self.inner.stamp(key)))
    }
    fn write<'a>(&'a self, key: &'a str, content: Content<'a>, condition: Condition<'a>) -> Answer<'a, Option<String>> {
        Box::pin(self.pass(Asked::Write, self.inner.write(key, content, condition)))
    }
    fn delete<'a>(&'a self, keys: &'a [String]) -> Answer<'a, ()> {
        Box::pin(self.pass(Asked::Delete, self.inner.delete(keys)))
    }
    fn commit(&self) -> Answer<'_, ()> {
        Box::pin(self.pass(Asked::Commit, self.inner.commit()))
    }
    fn requests(&self) -> u64 {
        self.inner.requests()
    }
}

/// Reads every page with all it needs and leads to, again and again.
pub struct Reader {
    stop: Arc<AtomicBool>,
    thread: JoinHandle<(usize, Vec<String>)>,
}

impl Reader {
    pub fn start(folder: PathBuf) -> Reader {
        let stop = Arc::new(AtomicBool::new(false));
        let stopped = stop.clone();
        let thread = std::thread::spawn(move || {
            let (mut rounds, mut broken) = (0, Vec::new());
            loop {
                let last = stopped.load(Ordering::SeqCst);
                broken.extend(look(&folder));
                rounds += 1;
                if last {
                    return (rounds, broken);
                }
                std::thread::sleep(Duration::from_micros(200));
            }
        });
        Reader { stop, thread }
    }

    /// What was broken.
    pub fn stop(self) -> Vec<String> {
        self.stop.store(true, Ordering::SeqCst);
        let (rounds, broken) = self.thread.join().unwrap();
        assert!(rounds > 0);
        broken
    }
}

/// What is broken on the pages that readers get to from the home page and the feed.
pub fn look(folder: &Path) -> Vec<String> {
    let (mut broken, mut seen) = (Vec::new(), vec!["index.html".to_owned(), "feed.atom".to_owned()]);
    let mut next = 0;
    while let Some(page) = seen.get(next).cloned() {
        next += 1;
        let Ok(text) = fs::read_to_string(folder.join(&page)) else {
            broken.push(format!("{page} is missing"));
            continue;
        };
        for line in text.lines() {
            if let Some((file, content)) = line.strip_prefix("needs ").and_then(|rest| rest.split_once(' ')) {
                let found = fs::read_to_string(folder.join(file));
                if found.as_deref().ok() != Some(content) {
                    broken.push(format!("{page} needs {file}: {found:?}"));
                }
            } else if let Some(to) = line.strip_prefix("leads to ")
                && !seen.iter().any(|known| known == to)
            {
                seen.push(to.to_owned());
            }
        }
    }
    broken
}
