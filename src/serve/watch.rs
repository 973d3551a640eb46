//! Waiting for files of the site to change: what the system tells of them, or a look at all of them twice a second.
//!
//! The system tells about folders one by one. So whenever folders come, go or move, or anything was missed, all of them are
//! watched anew and everything counts as changed: that can't be wrong, and is rare. Each folder is watched before it is
//! listed, so that nothing comes to be between the two.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use notify::event::{CreateKind, RemoveKind};
use notify::{ErrorKind, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::scan::{self, Identity, Stamp};
use crate::live::Changed;

/// When nothing was told for so long, whoever writes is done.
const QUIET: Duration = Duration::from_millis(6);
/// A file that is empty or gone just now is about to be written, by many an editor.
const SETTLE: Duration = Duration::from_millis(50);
/// Who never pauses is not waited for.
const PATIENCE: Duration = Duration::from_millis(250);
/// How often files are looked at where the system tells nothing.
const LOOK: Duration = Duration::from_millis(500);

/// What is known after waiting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    pub changed: Changed,
    /// Whether another folder has taken the place of the site's.
    pub moved: bool,
}

/// Why the system doesn't tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deaf {
    /// It watches no more files for this user.
    Limit,
    Other(String),
}

/// What comes in while waiting.
#[derive(Debug)]
enum Signal {
    Path {
        path: Arc<str>,
        /// Whether it is known to be a folder.
        folder: bool,
    },
    /// Something was missed.
    Lost,
    Stop,
}

/// Ends the waiting.
#[derive(Clone)]
pub struct Stop(Sender<Signal>);

impl Stop {
    pub fn stop(&self) {
        // Who doesn't wait any more needn't be told.
        let _ = self.0.send(Signal::Stop);
    }

    /// As if the system had said that it couldn't keep up.
    pub fn overflow(&self) {
        let event = Event::new(EventKind::Other).set_flag(notify::event::Flag::Rescan);
        for signal in signals(Path::new("/"), Ok(event)) {
            let _ = self.0.send(signal);
        }
    }
}

/// Where news come from.
enum Source {
    System(#[expect(dead_code, reason = "it watches as long as it is there")] RecommendedWatcher),
    Look(BTreeMap<Arc<str>, Stamp>),
}

/// Watches the folder of a site.
pub struct Watch {
    root: PathBuf,
    source: Source,
    sender: Sender<Signal>,
    signals: Receiver<Signal>,
    /// One that was taken from them already.
    next: Option<Signal>,
    /// The folder that is watched.
    identity: Identity,
    folders: HashSet<Arc<str>>,
    files: HashSet<Arc<str>>,
    /// Why the system doesn't tell, until somebody asks.
    deaf: Option<Deaf>,
}

impl Watch {
    /// Begins to watch. With `look`, or where the system doesn't tell, files are looked at instead.
    pub fn new(root: &Path, look: bool) -> Watch {
        let (sender, signals) = channel();
        // What the system tells has no links in it.
        let root = root.canonicalize().unwrap_or_else(|_| root.to_owned());
        let source = Source::Look(BTreeMap::new());
        let mut watch = Watch {
            identity: scan::identity(&root),
            root,
            source,
            sender,
            signals,
            next: None,
            folders: HashSet::new(),
            files: HashSet::new(),
            deaf: None,
        };
        if look {
            watch.source = Source::Look(scan::files(&watch.root));
        } else {
            watch.again();
        }
        watch
    }

    pub fn stopper(&self) -> Stop {
        Stop(self.sender.clone())
    }

    /// Whether something was told since it was waited. Where the system doesn't tell, nobody knows before looking.
    pub fn is_told(&mut self) -> bool {
        if self.next.is_none() {
            self.next = self.signals.try_recv().ok();
        }
        self.next.is_some()
    }

    /// Why files are looked at though it wasn't asked for; said once.
    pub fn deaf(&mut self) -> Option<Deaf> {
        self.deaf.take()
    }

    /// Waits until something has changed; none when it is to end.
    pub fn wait(&mut self) -> Option<Step> {
        match &self.source {
            Source::System(_) => self.listen(),
            Source::Look(_) => self.look(),
        }
    }

    /// Watches every folder anew.
    fn again(&mut self) {
        let (root, sender) = (self.root.clone(), self.sender.clone());
        let told = move |event| {
            for signal in signals(&root, event) {
                let _ = sender.send(signal);
            }
        };
        self.folders.clear();
        self.files.clear();
        let watched = notify::recommended_watcher(told).and_then(|mut watcher| {
            self.all(&mut watcher)?;
            Ok(watcher)
        });
        self.identity = scan::identity(&self.root);
        self.source = match watched {
            Ok(watcher) => Source::System(watcher),
            Err(error) => {
                self.deaf = Some(reason(&error));
                Source::Look(scan::files(&self.root))
            }
        };
    }

    fn all(&mut self, watcher: &mut RecommendedWatcher) -> notify::Result<()> {
        let mut failed = None;
        let mut enter = |folder: &Path| match watcher.watch(folder, RecursiveMode::NonRecursive) {
            Ok(()) => {
                self.folders.extend(scan::relative(&self.root, folder));
                true
            }
            Err(error) => {
                // A folder that has just gone is told of by the one that it was in.
                if folder.exists() {
                    failed.get_or_insert(error);
                }
                false
            }
        };
        if enter(&self.root) {
            scan::walk(&self.root, &mut enter, &mut |file| self.files.extend(scan::relative(&self.root, file)));
        }
        failed.map_or(Ok(()), Err)
    }

    /// Whether the site's folder isn't there, or isn't a site: nobody tells when it is again.
    fn is_away(&self) -> bool {
        (cfg!(unix) && self.identity.is_none()) || !self.root.join("site.toml").exists()
    }

    /// What is told next.
    fn told(&mut self) -> Option<Signal> {
        if let Some(signal) = self.next.take() {
            return Some(signal);
        }
        loop {
            let got = if self.is_away() {
                self.signals.recv_timeout(LOOK)
            } else {
                self.signals.recv().map_err(|_| RecvTimeoutError::Disconnected)
            };
            match got {
                Ok(signal) => return Some(signal),
                Err(RecvTimeoutError::Disconnected) => return None,
                Err(RecvTimeoutError::Timeout) if self.has_moved() || !self.is_away() => return Some(Signal::Lost),
                Err(RecvTimeoutError::Timeout) => {}
            }
        }
    }

    fn listen(&mut self) -> Option<Step> {
        let first = self.told()?;
        let mut batch = Batch::default();
        self.take(first, &mut batch);
        self.collect(&mut batch);
        // Files that are about to be written again.
        let settled = Instant::now() + SETTLE;
        while !batch.ends && !batch.lost && Instant::now() < settled && self.is_unsettled(&batch) {
            self.collect(&mut batch);
        }
        if batch.ends {
            return None;
        }
        if batch.lost {
            return Some(self.anew());
        }
        for path in &batch.paths {
            match self.root.join(&**path).symlink_metadata() {
                Ok(_) => self.files.insert(Arc::clone(path)),
                Err(_) => self.files.remove(path),
            };
        }
        Some(Step { changed: Changed::Files(batch.paths), moved: false })
    }

    /// Takes what comes until nothing does for a while.
    fn collect(&self, batch: &mut Batch) {
        let end = Instant::now() + PATIENCE;
        while !batch.ends && Instant::now() < end {
            match self.signals.recv_timeout(QUIET) {
                Ok(signal) => self.take(signal, batch),
                Err(_) => return,
            }
        }
    }

    fn take(&self, signal: Signal, batch: &mut Batch) {
        match signal {
            Signal::Stop => batch.ends = true,
            Signal::Lost => batch.lost = true,
            Signal::Path { path, folder } => {
                let is_folder = || self.root.join(&*path).symlink_metadata().is_ok_and(|about| about.is_dir());
                if folder || self.folders.contains(&path) || is_folder() {
                    batch.lost = true;
                } else {
                    batch.paths.insert(path);
                }
            }
        }
    }

    fn is_unsettled(&self, batch: &Batch) -> bool {
        batch.paths.iter().any(|path| match self.root.join(&**path).symlink_metadata() {
            Ok(about) => about.len() == 0,
            Err(_) => self.files.contains(path),
        })
    }

    fn has_moved(&self) -> bool {
        scan::identity(&self.root) != self.identity
    }

    /// Everything is watched anew, and may have changed.
    fn anew(&mut self) -> Step {
        let before = self.identity;
        self.again();
        Step { changed: Changed::Unknown, moved: self.identity != before || cfg!(not(unix)) }
    }

    fn look(&mut self) -> Option<Step> {
        loop {
            let told = self.next.take().map_or_else(|| self.signals.recv_timeout(LOOK), Ok);
            match told {
                Ok(Signal::Stop) | Err(RecvTimeoutError::Disconnected) => return None,
                Ok(Signal::Lost) => return Some(Step { changed: Changed::Unknown, moved: false }),
                Ok(Signal::Path { .. }) | Err(RecvTimeoutError::Timeout) => {}
            }
            let now = scan::files(&self.root);
            let moved = self.has_moved();
            let Source::Look(before) = &mut self.source else { return None };
            let changed = scan::differences(before, &now);
            *before = now;
            if moved {
                self.identity = scan::identity(&self.root);
                return Some(Step { changed: Changed::Unknown, moved: true });
            }
            if !changed.is_empty() {
                return Some(Step { changed: Changed::Files(changed), moved: false });
            }
        }
    }
}

/// What came in, put together.
#[derive(Debug, Default)]
struct Batch {
    paths: BTreeSet<Arc<str>>,
    /// Whether anything at all may have changed.
    lost: bool,
    ends: bool,
}

/// What the system tells, as far as it matters.
fn signals(root: &Path, event: notify::Result<Event>) -> Vec<Signal> {
    let Ok(event) = event else { return vec![Signal::Lost] };
    // Comes without paths, so it is asked for first.
    if event.need_rescan() {
        return vec![Signal::Lost];
    }
    let folder = match event.kind {
        // Our own reading, too.
        EventKind::Access(_) => return Vec::new(),
        EventKind::Create(CreateKind::Folder) | EventKind::Remove(RemoveKind::Folder) => true,
        EventKind::Any | EventKind::Create(_) | EventKind::Modify(_) | EventKind::Remove(_) | EventKind::Other => false,
    };
    let metadata = matches!(event.kind, EventKind::Modify(notify::event::ModifyKind::Metadata(_)));
    let signal = |path: &PathBuf| match scan::relative(root, path) {
        // The site's folder itself.
        Some(path) if path.is_empty() => (!metadata).then_some(Signal::Lost),
        Some(path) if scan::counts(&path) && !scan::is_leftover(&path) => Some(Signal::Path { path, folder }),
        Some(_) => None,
        None => path.starts_with(root).then_some(Signal::Lost),
    };
    event.paths.iter().filter_map(signal).collect()
}

fn reason(error: &notify::Error) -> Deaf {
    // Too many files open, by which the system also means too many who watch (EMFILE, ENOSPC).
    let used_up = |error: &std::io::Error| matches!(error.raw_os_error(), Some(24 | 28)) && cfg!(unix);
    match &error.kind {
        ErrorKind::MaxFilesWatch => Deaf::Limit,
        ErrorKind::Io(error) if used_up(error) => Deaf::Limit,
        _ => Deaf::Other(error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use std::io;

    use notify::event::{AccessKind, AccessMode, DataChange, Flag, ModifyKind, RenameMode};

    use super::*;

    fn told(kind: EventKind, path: &str) -> Vec<Signal> {
        signals(Path::new("/site"), Ok(Event::new(kind).add_path(path.into())))
    }

    const WRITTEN: EventKind = EventKind::Modify(ModifyKind::Data(DataChange::Any));

    #[test]
    fn reading_a_file_is_no_change() {
        let read = EventKind::Access(AccessKind::Open(AccessMode::Any));
        assert!(told(read, "/site/content/a.fr.md").is_empty());
        assert!(matches!(&told(WRITTEN, "/site/content/a.fr.md")[..], [Signal::Path { folder: false, .. }]));
    }

    #[test]
    fn what_is_written_beside_the_site_is_no_change() {
        for path in
            ["/site/public/index.html", "/site/.parvis-cache/a.png", "/site/content/.a.fr.md.swp", "/other/content/a"]
        {
            assert!(told(WRITTEN, path).is_empty(), "{path}");
        }
    }

    #[test]
    fn what_was_missed_has_no_paths() {
        let missed = Event::new(EventKind::Other).set_flag(Flag::Rescan);
        assert!(matches!(signals(Path::new("/site"), Ok(missed))[..], [Signal::Lost]));
        let moved = EventKind::Modify(ModifyKind::Name(RenameMode::From));
        assert!(matches!(told(moved, "/site")[..], [Signal::Lost]), "the folder itself");
    }

    /// A test can't use up what the system watches, so its answers are made here. It is PV1782, and PV1784 for what else
    /// there may be.
    #[test]
    fn a_system_that_watches_no_more_is_understood() {
        let io = |code| notify::Error::io(io::Error::from_raw_os_error(code));
        assert_eq!(reason(&notify::Error::new(ErrorKind::MaxFilesWatch)), Deaf::Limit);
        assert_eq!((reason(&io(28)), reason(&io(24))), (Deaf::Limit, Deaf::Limit));
        assert!(matches!(reason(&io(13)), Deaf::Other(_)));
    }
}
