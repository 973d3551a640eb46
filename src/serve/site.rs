//! The site that is served, brought up to date by one thread and read by many.

use std::collections::{BTreeMap, HashSet};
use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock, RwLockWriteGuard};
use std::time::{Duration, Instant};

use super::events::{Log, News};
use super::findings;
use super::watch::{Deaf, Step, Watch};
use crate::Settings;
use crate::diagnostic::report::Report;
use crate::diagnostic::words::{Speaker, Tongue};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::files::Folder;
use crate::files::text::decode_lossy;
use crate::live::{Changed, Live, Served, Update};
use crate::markdown::guarded;
use crate::theme;

/// The largest file of which an excerpt is shown.
const EXCERPT_LIMIT: u64 = 16 << 20;

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
    settings: Settings,
    pub tongue: Tongue,
    held: RwLock<Held>,
    pub log: Arc<Log>,
    teller: Teller,
}

struct Held {
    live: Live,
    /// A fault of ours in the last update: what is in memory may be anything, and the next one begins anew.
    fault: Option<Diagnostic>,
}

impl Held {
    fn faulty(&mut self, reason: String) -> Update {
        self.fault = Some(Diagnostic::new(Code::Fault).with("reason", reason));
        Update { said: true, ..Update::default() }
    }
}

impl Site {
    /// Opens the site of a folder; nothing is read yet.
    ///
    /// # Errors
    /// The system's, when it isn't a folder that can be opened.
    pub fn open(root: PathBuf, settings: Settings, tongue: Tongue, teller: Teller) -> std::io::Result<Site> {
        let live = Live::open(&root, settings.clone())?;
        let held = RwLock::new(Held { live, fault: None });
        Ok(Site { root, settings, tongue, held, log: Arc::default(), teller })
    }

    /// Brings everything up to date and tells everybody.
    pub fn update(&self, step: &Step) {
        let begun = Instant::now();
        let mut held = self.held.write().unwrap_or_else(PoisonError::into_inner);
        let anew = step.moved || held.fault.is_some();
        // A folder that has gone is looked for again; until then its last site is shown.
        let opened = anew.then(|| Live::open(&self.root, self.settings.clone()).ok()).flatten();
        let replaced = opened.is_some();
        let mut changed = step.changed.clone();
        if let Some(live) = opened {
            held.live = live;
            changed = Changed::Unknown;
        }
        let before = held.fault.take();
        let shown = self.shown(held.live.base_path().unwrap_or("/"));
        let update = guarded(|| held.live.update_shown(&changed, &shown)).unwrap_or_else(|reason| held.faulty(reason));
        let said = update.said || before.is_some() || replaced;
        let report = self.publish(held, &update, said, replaced);
        (self.teller)(&Told::Updated { update: &update, time: begun.elapsed(), report: report.as_ref() });
    }

    /// Makes some of what the last update left for later; false when there is nothing more.
    fn settle(&self) -> bool {
        let held = self.held.read().unwrap_or_else(PoisonError::into_inner);
        if held.fault.is_some() {
            return false;
        }
        let made = guarded(|| held.live.late(AT_ONCE));
        drop(held);
        let mut held = self.held.write().unwrap_or_else(PoisonError::into_inner);
        let settled = match made {
            Ok(None) => return false,
            Ok(Some(late)) => guarded(|| held.live.settle(late)),
            Err(reason) => Err(reason),
        };
        let update = settled.unwrap_or_else(|reason| held.faulty(reason));
        let report = self.publish(held, &update, update.said, false);
        (self.teller)(&Told::Settled { report: report.as_ref() });
        true
    }

    /// Lets everybody see an update, and know of it; with `all`, anything may have changed. Gives what there is to say, if that is
    /// other than before.
    fn publish(&self, held: RwLockWriteGuard<'_, Held>, update: &Update, said: bool, all: bool) -> Option<Report> {
        let base = held.live.base_path().unwrap_or("/").to_owned();
        let whole = |address: &Arc<str>| Arc::from(on_host(&base, address));
        let addresses = (!all).then(|| update.addresses.iter().map(whole).collect());
        // Before anybody can see the new pages, so that none of them is thought to be older than it is.
        self.log.push(News { addresses, said });
        drop(held);
        said.then(|| self.report())
    }

    /// The addresses of the pages that are open, from the site's root.
    fn shown(&self, base: &str) -> HashSet<String> {
        let pages = self.log.pages();
        pages.iter().filter_map(|page| Some(format!("/{}", page.strip_prefix(base)?))).collect()
    }

    /// Follows what is told of the folder, until it ends.
    pub fn follow(&self, mut watch: Watch) {
        self.note(watch.deaf());
        while let Some(step) = watch.wait() {
            self.update(&step);
            while !watch.is_told() && self.settle() {}
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
        let held = self.held.read().unwrap_or_else(PoisonError::into_inner);
        let mut diagnostics = Diagnostics::new();
        let said = held.live.diagnostics().iter().filter(|diagnostic| findings::passes(diagnostic));
        said.chain(&held.fault).for_each(|diagnostic| diagnostics.push(diagnostic.clone()));
        let folder = held.live.folder();
        Report::new(diagnostics, &|file| {
            let bytes = folder.read(file, EXCERPT_LIMIT).ok();
            let bytes = bytes.or_else(|| theme::embedded_folder().read(file, EXCERPT_LIMIT).ok());
            bytes.map(|bytes| decode_lossy(&bytes))
        })
    }

    /// Every output with its address, made if need be.
    pub fn outputs(&self) -> BTreeMap<String, Arc<[u8]>> {
        let held = self.held.read().unwrap_or_else(PoisonError::into_inner);
        let live = &held.live;
        live.addresses().filter_map(|address| Some((address.to_owned(), live.get(address)?.bytes))).collect()
    }

    /// The report as JSON, for the page of a source.
    pub fn findings(&self, source: Option<&str>) -> String {
        findings::json(&self.report(), source, &Speaker::new(self.tongue), self.tongue)
    }

    /// What is at a path from the root of the host.
    pub fn at(&self, path: &str) -> Answer {
        let held = self.held.read().unwrap_or_else(PoisonError::into_inner);
        let version = self.log.version();
        let Some(base) = held.live.base_path() else { return Answer::NotYet { version } };
        if base != "/" && (path == "/" || format!("{path}/") == base) {
            return Answer::Elsewhere(base.to_owned());
        }
        let found = |served, address: &str, missing| {
            Answer::Found(Found { served, version, page: on_host(base, address), missing })
        };
        let inside = path.strip_prefix(base).map(|rest| format!("/{rest}"));
        if let Some(address) = &inside {
            if let Some(served) = held.live.get(address) {
                return found(served, address, false);
            }
            let folder = format!("{address}/");
            if !address.ends_with('/') && held.live.get(&folder).is_some() {
                return Answer::Elsewhere(on_host(base, &folder));
            }
        }
        let address = inside.as_deref().unwrap_or("/");
        let pages = ancestors(address).map(|folder| format!("{folder}404.html"));
        for page in pages {
            if let Some(served) = held.live.get(&page) {
                return found(served, &page, true);
            }
        }
        Answer::Nothing { version }
    }
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
