//! The site that is served, brought up to date by one thread and read by many.

use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::sync::{Arc, Mutex, PoisonError, RwLock, TryLockError};
use std::thread;
use std::time::{Duration, Instant};

use rayon::{ThreadPool, ThreadPoolBuilder};

use super::STACK;
use super::events::{Log, News};
use super::findings;
use super::watch::{Deaf, Step, Watch};
use crate::Settings;
use crate::clock::Clock;
use crate::diagnostic::report::Report;
use crate::diagnostic::words::{Speaker, Tongue};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::files::Folder;
use crate::files::text::decode_lossy;
use crate::live::{Changed, Late, Live, Served, Update};
use crate::markdown::guarded;
use crate::theme;

/// The largest file of which an excerpt is shown.
const EXCERPT_LIMIT: u64 = 16 << 20;
/// How often somebody looks whether an update takes too long.
const LOOK: Duration = Duration::from_millis(100);
/// How long who waits for an update sleeps.
const SOON: Duration = Duration::from_millis(1);

/// So many outputs that nobody looks at are made before it is asked whether there is something more urgent.
const AT_ONCE: usize = 32;

/// What happened, for a terminal.
pub enum Told<'a> {
    Updated {
        update: &'a Update,
        time: Duration,
        /// What there is to say now, when it is other than before.
        report: Option<&'a Report>,
    },
    /// What nobody looked at was made too.
    Settled {
        /// What there is to say now, when it is other than before.
        report: Option<&'a Report>,
    },
    /// Something about the watching itself.
    Noted(Diagnostic),
}

/// Who is told; called by the thread that updates.
pub type Teller = Box<dyn Fn(&Told<'_>) + Send + Sync>;

/// An output to be sent.
pub struct Found {
    pub served: Served,
    pub version: u64,
    /// Its address from the root of the host, with the base path.
    pub page: String,
    /// Whether it stands in for one that isn't there.
    pub missing: bool,
}

/// What becomes of an address.
pub enum Answer {
    Found(Found),
    /// It is elsewhere: its address from the root of the host.
    Elsewhere(String),
    /// Nothing is there, and no page that says so.
    Nothing {
        version: u64,
    },
    /// There is no site yet.
    NotYet {
        version: u64,
    },
}

/// The site, and who waits for news of it.
pub struct Site {
    root: PathBuf,
    pub tongue: Tongue,
    run: Mutex<Run>,
    pub log: Arc<Log>,
    teller: Teller,
}

/// What is in memory, and what it is made under. When an update takes too long its threads can't be stopped: they keep what they
/// have, clock and all, and another run takes its place.
#[derive(Clone)]
struct Run {
    held: Arc<RwLock<Held>>,
    settings: Settings,
}

struct Held {
    live: Live,
    /// The threads that update it: those of an update that takes too long are lost.
    threads: Option<ThreadPool>,
    /// A fault of ours in the last update, or what took too long in it: what is in memory may be anything, and the next one
    /// begins anew.
    fault: Option<Diagnostic>,
}

impl Site {
    /// Opens the site of a folder; nothing is read yet.
    ///
    /// # Errors
    /// The system's, when it isn't a folder that can be opened.
    pub fn open(root: PathBuf, settings: Settings, tongue: Tongue, teller: Teller) -> std::io::Result<Site> {
        let run = Mutex::new(Run::open(&root, settings, None)?);
        Ok(Site { root, tongue, run, log: Arc::default(), teller })
    }

    fn run(&self) -> Run {
        self.run.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Reads what is in memory, once no update has its hand on it. One that takes too long never lets go: then it is another run
    /// whose memory is read.
    fn with<T>(&self, read: impl Fn(&Held) -> T) -> T {
        loop {
            let Run { held, .. } = self.run();
            match held.try_read() {
                Ok(held) => return read(&held),
                Err(TryLockError::Poisoned(held)) => return read(&held.into_inner()),
                Err(TryLockError::WouldBlock) => thread::sleep(SOON),
            }
        }
    }

    /// Brings everything up to date and tells everybody.
    pub fn update(&self, step: &Step) {
        let begun = Instant::now();
        let (root, step, log) = (self.root.clone(), step.clone(), Arc::clone(&self.log));
        let (Ok(update) | Err(update)) = self.watched(move |run| updated(run, &root, &step, &log));
        let report = update.said.then(|| self.report());
        (self.teller)(&Told::Updated { update: &update, time: begun.elapsed(), report: report.as_ref() });
    }

    /// Makes some of what the last update left for later; false when there is nothing more, or something has changed meanwhile:
    /// then some of it may be of before and some of after, and all of it is made again.
    fn settle(&self, is_told: impl FnOnce() -> bool) -> bool {
        let log = Arc::clone(&self.log);
        let update = match self.watched(late) {
            Ok(None) => return false,
            Ok(Some(_)) if is_told() => return false,
            Ok(Some(late)) => {
                let (Ok(update) | Err(update)) = self.watched(move |run| settled(run, late, &log));
                update
            }
            Err(update) => update,
        };
        let report = update.said.then(|| self.report());
        (self.teller)(&Told::Settled { report: report.as_ref() });
        true
    }

    /// Does something with what is in memory, on a thread of its own.
    ///
    /// # Errors
    /// When it takes too long, all is left to that thread; what is to be told of that.
    fn watched<T: Send + 'static>(&self, work: impl FnOnce(Run) -> T + Send + 'static) -> Result<T, Update> {
        let run = self.run();
        let (done, is_done) = channel();
        let work = move || {
            // Nobody listens any more when it took too long.
            let _ = done.send(work(run));
        };
        match thread::Builder::new().stack_size(STACK).spawn(work) {
            Ok(_) => self.wait(&is_done),
            Err(error) => Err(self.begin_anew(Diagnostic::new(Code::Fault).with("reason", error.to_string()))),
        }
    }

    /// Waits for something to be done, as long as it may take.
    fn wait<T>(&self, is_done: &Receiver<T>) -> Result<T, Update> {
        loop {
            match is_done.recv_timeout(LOOK) {
                Ok(done) => return Ok(done),
                Err(RecvTimeoutError::Timeout) => {
                    if let Some(late) = self.run().settings.clock.overdue() {
                        return Err(self.begin_anew(late));
                    }
                }
                Err(RecvTimeoutError::Disconnected) => {
                    return Err(self.begin_anew(Diagnostic::new(Code::Fault).with("reason", "no update")));
                }
            }
        }
    }

    /// Leaves what is in memory to the thread that has it, and says why; the next update reads everything again.
    fn begin_anew(&self, fault: Diagnostic) -> Update {
        let Run { settings, .. } = self.run();
        settings.clock.stop();
        let settings = Settings { clock: Clock::default(), ..settings };
        if let Ok(run) = Run::open(&self.root, settings, Some(fault)) {
            *self.run.lock().unwrap_or_else(PoisonError::into_inner) = run;
        }
        self.log.push(News { addresses: None, said: true });
        Update { said: true, ..Update::default() }
    }

    /// Follows what is told of the folder, until it ends.
    pub fn follow(&self, mut watch: Watch) {
        self.note(watch.deaf());
        while let Some(step) = watch.wait() {
            self.update(&step);
            while !watch.is_told() && self.settle(|| watch.is_told()) {}
            self.note(watch.deaf());
        }
    }

    fn note(&self, deaf: Option<Deaf>) {
        let noted = match deaf {
            None => return,
            Some(Deaf::Limit) => Diagnostic::new(Code::WatchLimit),
            Some(Deaf::Other(reason)) => Diagnostic::new(Code::WatchFailed).with("reason", reason),
        };
        (self.teller)(&Told::Noted(noted));
    }

    /// What `parvis check` would say, but for files of an editor that is open.
    pub fn report(&self) -> Report {
        self.with(Held::report)
    }

    /// Every output with its address, made if need be.
    pub fn outputs(&self) -> BTreeMap<String, Arc<[u8]>> {
        self.with(|Held { live, .. }| {
            live.addresses().filter_map(|address| Some((address.to_owned(), live.get(address)?.bytes))).collect()
        })
    }

    /// The report as JSON, for the page of a source.
    pub fn findings(&self, source: Option<&str>) -> String {
        findings::json(&self.report(), source, &Speaker::new(self.tongue), self.tongue)
    }

    /// What is at a path from the root of the host.
    pub fn at(&self, path: &str) -> Answer {
        self.with(|held| held.at(path, self.log.version()))
    }
}

impl Held {
    fn faulty(&mut self, reason: String) -> Update {
        self.fault = Some(Diagnostic::new(Code::Fault).with("reason", reason));
        Update { said: true, ..Update::default() }
    }

    /// Notes an update for those who wait for news; with `all`, anything may have changed.
    fn tell(&self, update: &Update, all: bool, log: &Log) {
        let base = self.live.base_path().unwrap_or("/");
        let whole = |address: &Arc<str>| Arc::from(on_host(base, address));
        let addresses = (!all).then(|| update.addresses.iter().map(whole).collect());
        // Before anybody can see the new pages, so that none of them is thought to be older than it is.
        log.push(News { addresses, said: update.said });
    }

    fn report(&self) -> Report {
        let mut diagnostics = Diagnostics::new();
        let said = self.live.diagnostics().iter().filter(|diagnostic| findings::passes(diagnostic));
        said.chain(&self.fault).for_each(|diagnostic| diagnostics.push(diagnostic.clone()));
        let folder = self.live.folder();
        Report::new(diagnostics, &|file| {
            let bytes = folder.read(file, EXCERPT_LIMIT).ok();
            let bytes = bytes.or_else(|| theme::embedded_folder().read(file, EXCERPT_LIMIT).ok());
            bytes.map(|bytes| decode_lossy(&bytes))
        })
    }

    fn at(&self, path: &str, version: u64) -> Answer {
        let Some(base) = self.live.base_path() else { return Answer::NotYet { version } };
        if base != "/" && (path == "/" || format!("{path}/") == base) {
            return Answer::Elsewhere(base.to_owned());
        }
        let found = |served, address: &str, missing| {
            Answer::Found(Found { served, version, page: on_host(base, address), missing })
        };
        let inside = path.strip_prefix(base).map(|rest| format!("/{rest}"));
        if let Some(address) = &inside {
            if let Some(served) = self.live.get(address) {
                return found(served, address, false);
            }
            let folder = format!("{address}/");
            if !address.ends_with('/') && self.live.get(&folder).is_some() {
                return Answer::Elsewhere(on_host(base, &folder));
            }
        }
        let address = inside.as_deref().unwrap_or("/");
        let pages = ancestors(address).map(|folder| format!("{folder}404.html"));
        for page in pages {
            if let Some(served) = self.live.get(&page) {
                return found(served, &page, true);
            }
        }
        Answer::Nothing { version }
    }
}

impl Run {
    fn open(root: &Path, settings: Settings, fault: Option<Diagnostic>) -> std::io::Result<Run> {
        let live = Live::open(root, settings.clone())?;
        let threads = ThreadPoolBuilder::new().stack_size(STACK).build().ok();
        Ok(Run { held: Arc::new(RwLock::new(Held { live, threads, fault })), settings })
    }
}

/// Brings what is in memory up to date, and notes it for those who wait for news.
fn updated(Run { held, settings }: Run, root: &Path, step: &Step, log: &Log) -> Update {
    let mut held = held.write().unwrap_or_else(PoisonError::into_inner);
    let anew = step.moved || held.fault.is_some();
    // A folder that has gone is looked for again; until then its last site is shown.
    let opened = anew.then(|| Live::open(root, settings).ok()).flatten();
    let replaced = opened.is_some();
    let mut changed = step.changed.clone();
    if let Some(live) = opened {
        held.live = live;
        changed = Changed::Unknown;
    }
    let before = held.fault.take();
    let shown = shown(log, held.live.base_path().unwrap_or("/"));
    let Held { live, threads, .. } = &mut *held;
    let update = guarded(|| within(threads.as_ref(), || live.update_shown(&changed, &shown)));
    let mut update = update.unwrap_or_else(|reason| held.faulty(reason));
    update.said |= before.is_some() || replaced;
    held.tell(&update, replaced, log);
    update
}

/// Makes some of what the last update left for later, while pages are read; none when there is nothing more.
fn late(Run { held, .. }: Run) -> Option<Result<Late, String>> {
    let held = held.read().unwrap_or_else(PoisonError::into_inner);
    if held.fault.is_some() {
        return None;
    }
    guarded(|| within(held.threads.as_ref(), || held.live.late(AT_ONCE))).transpose()
}

/// Takes it over, and notes it for those who wait for news.
fn settled(Run { held, .. }: Run, late: Result<Late, String>, log: &Log) -> Update {
    let mut held = held.write().unwrap_or_else(PoisonError::into_inner);
    let update = late.and_then(|late| guarded(|| held.live.settle(late)));
    let update = update.unwrap_or_else(|reason| held.faulty(reason));
    held.tell(&update, false, log);
    update
}

/// Without threads of its own those of the program serve.
fn within<T: Send>(threads: Option<&ThreadPool>, work: impl FnOnce() -> T + Send) -> T {
    match threads {
        Some(threads) => threads.install(work),
        None => work(),
    }
}

/// The addresses of the pages that are open, from the site's root.
fn shown(log: &Log, base: &str) -> HashSet<String> {
    log.pages().iter().filter_map(|page| Some(format!("/{}", page.strip_prefix(base)?))).collect()
}

/// An address of the site, from the root of the host.
fn on_host(base: &str, address: &str) -> String {
    format!("{}{address}", base.trim_end_matches('/'))
}

/// The folders around an address, the nearest first: `/en/a/`, `/en/`, `/`.
fn ancestors(address: &str) -> impl Iterator<Item = &str> {
    address.rmatch_indices('/').map(|(at, _)| &address[..=at])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_for_what_is_missing_is_looked_for_in_the_folders_around_it() {
        assert_eq!(ancestors("/en/a/b").collect::<Vec<_>>(), ["/en/a/", "/en/", "/"]);
        assert_eq!(on_host("/plan/", "/a/"), "/plan/a/");
        assert_eq!(on_host("/", "/a/"), "/a/");
    }
}
