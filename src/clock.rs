//! What is being made right now, and since when. Templates have no end of their own, and a parser of somebody else's may
//! have none for a text that nobody has thought of: what takes longer than it may is named, and ends the run.
//!
//! Whoever makes something begins a [`Job`]. While it lasts, code that is called from a template asks [`is_over`] and ends the
//! template in time. What asks nothing is found by whoever waits for the run, with [`Clock::overdue`]; its thread can't be
//! stopped, so the program must be.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use crate::config::limits::Limits;
use crate::diagnostic::{Code, Diagnostic, Place};

/// How much longer than it may something takes before the run is ended from outside: whoever asks for the time gets the
/// chance to say it better.
const GRACE: Duration = Duration::from_secs(1);

/// The clock of a run. A copy is the same clock.
#[derive(Clone, Debug, Default)]
pub struct Clock {
    shared: Arc<Shared>,
}

#[derive(Debug, Default)]
struct Shared {
    running: Mutex<Running>,
    next: AtomicU64,
    /// Something took too long: nothing more is begun.
    over: AtomicBool,
}

#[derive(Debug, Default)]
struct Running {
    limits: Limits,
    /// When the run began, once it did.
    begun: Option<Instant>,
    jobs: BTreeMap<u64, Doing>,
}

/// What a thread does.
#[derive(Clone, Debug)]
struct Doing {
    what: What,
    until: Instant,
    /// The file of the template that is being rendered.
    template: Option<Arc<str>>,
}

/// What takes time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// Reading the file of a page.
    Reading(Arc<str>),
    /// Making what stands at an address, from a file of the site if there is one.
    Making { address: Arc<str>, file: Option<Arc<str>> },
}

thread_local! {
    /// Until when what this thread does may take.
    static UNTIL: RefCell<Vec<(u64, Instant)>> = const { RefCell::new(Vec::new()) };
}

/// Whether what this thread makes has taken longer than it may.
pub fn is_over() -> bool {
    UNTIL.with_borrow(|jobs| jobs.iter().any(|(_, until)| Instant::now() > *until))
}

/// A piece of work; its time ends when it is dropped.
#[derive(Debug)]
pub struct Job {
    clock: Clock,
    number: u64,
}

impl Drop for Job {
    fn drop(&mut self) {
        UNTIL.with_borrow_mut(|jobs| jobs.retain(|(number, _)| *number != self.number));
        self.clock.running().jobs.remove(&self.number);
    }
}

/// The time during which a template is rendered.
#[derive(Debug)]
pub struct InTemplate {
    clock: Clock,
    number: Option<u64>,
    around: Option<Arc<str>>,
}

impl Drop for InTemplate {
    fn drop(&mut self) {
        self.clock.set_template(self.number, self.around.take());
    }
}

impl Clock {
    fn running(&self) -> MutexGuard<'_, Running> {
        self.shared.running.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Begins a run under a site's limits.
    pub fn begin(&self, limits: &Limits) {
        let mut running = self.running();
        running.limits = *limits;
        running.begun = Some(Instant::now());
        self.shared.over.store(false, Ordering::Relaxed);
    }

    /// Begins a piece of work that may take as long as a page.
    pub fn job(&self, what: What) -> Job {
        let number = self.shared.next.fetch_add(1, Ordering::Relaxed);
        let mut running = self.running();
        let until = Instant::now() + running.limits.page_time;
        running.jobs.insert(number, Doing { what, until, template: None });
        UNTIL.with_borrow_mut(|jobs| jobs.push((number, until)));
        Job { clock: self.clone(), number }
    }

    /// As [`job`](Self::job), unless this thread has begun one already.
    pub fn job_if_none(&self, what: impl FnOnce() -> What) -> Option<Job> {
        UNTIL.with_borrow(Vec::is_empty).then(|| self.job(what()))
    }

    /// Notes which template this thread renders.
    pub fn template(&self, file: Option<&Arc<str>>) -> InTemplate {
        let number = UNTIL.with_borrow(|jobs| jobs.last().map(|(number, _)| *number));
        let around = self.set_template(number, file.cloned());
        InTemplate { clock: self.clone(), number, around }
    }

    fn set_template(&self, number: Option<u64>, file: Option<Arc<str>>) -> Option<Arc<str>> {
        let mut running = self.running();
        let doing = running.jobs.get_mut(&number?)?;
        std::mem::replace(&mut doing.template, file)
    }

    /// Nothing more is to be begun in this run.
    pub fn stop(&self) {
        self.shared.over.store(true, Ordering::Relaxed);
    }

    /// Whether nothing more is to be begun.
    pub fn is_stopped(&self) -> bool {
        self.shared.over.load(Ordering::Relaxed)
    }

    pub fn limits(&self) -> Limits {
        self.running().limits
    }

    /// What has taken so long that the run must be ended, if anything has.
    pub fn overdue(&self) -> Option<Diagnostic> {
        self.overdue_at(Instant::now())
    }

    fn overdue_at(&self, now: Instant) -> Option<Diagnostic> {
        let running = self.running();
        // What an operator must know first is which page it is, and a page can't take longer than everything.
        let job = running.jobs.values().find(|doing| now > doing.until + GRACE);
        if let Some(doing) = job {
            return Some(doing.diagnostic(running.limits.page_time));
        }
        let limit = running.limits.build_time;
        let late = running.begun.is_some_and(|begun| now > begun + limit);
        late.then(|| {
            let doing = running.jobs.values().map(|doing| doing.what.name().to_owned()).take(5).collect::<Vec<_>>();
            Diagnostic::new(Code::BuildTimeout).with("limit", limit.as_secs()).with("pages", doing)
        })
    }
}

impl What {
    fn name(&self) -> &str {
        match self {
            What::Reading(file) => file,
            What::Making { address, .. } => address,
        }
    }
}

impl Doing {
    fn diagnostic(&self, limit: Duration) -> Diagnostic {
        let template = self.template.as_deref().unwrap_or_default();
        let diagnostic = Diagnostic::new(Code::PageTimeout).with("limit", limit.as_secs()).with("template", template);
        match &self.what {
            What::Reading(file) => diagnostic.at(Place::file(file)),
            What::Making { address, file } => {
                let file = self.template.as_ref().or(file.as_ref());
                file.map(Place::file).into_iter().fold(diagnostic.on_page(address), Diagnostic::at)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_that_takes_too_long_is_named_with_its_template() {
        let clock = Clock::default();
        let limits = Limits { page_time: Duration::from_secs(5), ..Limits::default() };
        clock.begin(&limits);
        let later = Instant::now() + Duration::from_secs(60);
        assert_eq!(clock.overdue_at(later), None, "nothing is being made");
        let job = clock.job(What::Making { address: "/a/".into(), file: Some("content/a.fr.md".into()) });
        assert_eq!(clock.overdue_at(Instant::now()), None);
        let place = |said: Option<Diagnostic>| said.and_then(|said| said.place).map(|place| place.file.to_string());
        assert_eq!(place(clock.overdue_at(later)).as_deref(), Some("content/a.fr.md"));
        let template: Arc<str> = "themes/plain/templates/page.html".into();
        let inside = clock.template(Some(&template));
        let said = clock.overdue_at(later).expect("it takes too long");
        assert_eq!((said.code, said.page.as_deref()), (Code::PageTimeout, Some("/a/")));
        assert_eq!(place(Some(said)).as_deref(), Some(&*template));
        drop(inside);
        assert_eq!(place(clock.overdue_at(later)).as_deref(), Some("content/a.fr.md"));
        drop(job);
        assert_eq!(clock.overdue_at(later), None);
    }

    #[test]
    fn a_run_that_never_ends_is_ended() {
        let clock = Clock::default();
        clock.begin(&Limits { build_time: Duration::from_secs(5), ..Limits::default() });
        let job = clock.job(What::Reading("content/a.fr.md".into()));
        assert_eq!(clock.overdue_at(Instant::now()), None);
        let said = clock.overdue_at(Instant::now() + Duration::from_secs(6)).expect("it takes too long");
        assert_eq!(said.code, Code::BuildTimeout);
        assert!(said.arguments.contains(&("pages", vec!["content/a.fr.md".to_owned()].into())));
        drop(job);
    }
}
