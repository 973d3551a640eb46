//! `parvis publish`: puts the built site where readers find it.

#[cfg(feature = "publish")]
pub use with::publish;
#[cfg(not(feature = "publish"))]
pub use without::publish;

/// What the arguments say besides the site.
#[derive(Clone, Copy, Debug)]
#[cfg_attr(not(feature = "publish"), allow(dead_code, reason = "a program without publishing asks for none"))]
pub struct Wishes<'a> {
    pub target: Option<&'a str>,
    pub dry_run: bool,
    pub allow_deletes: bool,
    pub break_lock: bool,
    pub verify: bool,
}

#[cfg(feature = "publish")]
mod with {
    use std::sync::Arc;

    use super::Wishes;
    use crate::command::arguments::{Messages, Site};
    use crate::command::outcome::{Done, Outcome};
    use crate::command::{open, progress};
    use crate::config::Config;
    use crate::config::publish::Target;
    use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
    use crate::publish::clock::Clock;
    use crate::publish::lock::Timing;
    use crate::publish::{Job, Progress, explain, local, preview, publish as run, target};

    /// Publishes the site as it was built.
    pub fn publish(site: &Site, wishes: Wishes<'_>) -> Outcome {
        let mut diagnostics = Diagnostics::new();
        let done = published(site, wishes, &mut diagnostics);
        Outcome { diagnostics, done, strict: false, root: site.root.clone() }
    }

    fn published(site: &Site, wishes: Wishes<'_>, diagnostics: &mut Diagnostics) -> Option<Done> {
        let (folder, settings) = open(site, diagnostics)?;
        let config = Config::load(&*folder, diagnostics)?;
        let target = chosen(&config, wishes.target).map_err(|fault| diagnostics.push(fault)).ok()?;
        let base = settings.base_url.as_ref().or(target.base_url.as_ref()).unwrap_or(&config.base_url);
        let job = job(site, &config, target, base.as_str(), wishes).map_err(|fault| diagnostics.push(fault)).ok()?;
        let place = config.place(&target.span);
        let name = target::shown(target);
        let store = target::open(target, &site.root, place.clone()).map_err(|fault| diagnostics.push(fault)).ok()?;
        let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
            Ok(runtime) => runtime,
            Err(error) => {
                diagnostics.push(Diagnostic::new(Code::Fault).with("reason", error.to_string()));
                return None;
            }
        };
        let mut failed = |error| diagnostics.push(explain::failed(&error, &name, &job.clock).at(place.clone()));
        if wishes.dry_run {
            let preview = runtime.block_on(preview(store, &job)).map_err(&mut failed).ok()?;
            return Some(Done::Previewed { target: name, preview });
        }
        let bar = Bar { messages: &site.messages, bar: std::sync::OnceLock::new() };
        let summary = runtime.block_on(run(store, &job, &bar)).map_err(&mut failed).ok()?;
        for note in &summary.notes {
            diagnostics.push(explain::noted(note, &name, &job.clock).at(place.clone()));
        }
        Some(Done::Published { target: name, summary })
    }

    /// The target of a name, or the only one.
    fn chosen<'a>(config: &'a Config, name: Option<&str>) -> Result<&'a Target, Diagnostic> {
        let found = match (name, &config.publish[..]) {
            (None, [only]) => Some(only),
            (None, _) => None,
            (Some(name), all) => all.iter().find(|target| target.name == name),
        };
        found.ok_or_else(|| {
            let known: Vec<String> = config.publish.iter().map(|target| target.name.clone()).collect();
            let fault = Diagnostic::new(Code::PublishTarget).at(Place::file(&config.file));
            let fault = fault.with("name", name.unwrap_or("none")).with("count", known.len());
            fault.with("known", known)
        })
    }

    /// What is to be published, when the output is fit for it. Whatever else must be so of a site before it is published,
    /// such as its ledger of addresses, is asked here.
    fn job(site: &Site, config: &Config, target: &Target, base: &str, wishes: Wishes<'_>) -> Result<Job, Diagnostic> {
        let output = site.output();
        let unfit = |fault| explain::unfit(&fault, &output);
        let built = local::check(&output, &site.root, config, base).map_err(unfit)?;
        let files = local::read(&output, &built).map_err(unfit)?;
        Ok(Job {
            files: Arc::new(files),
            site: base.to_owned(),
            grace: target.grace.as_secs(),
            parallel: target.parallel,
            allow_deletes: wishes.allow_deletes,
            break_lock: wishes.break_lock,
            verify: wishes.verify,
            clock: Clock::default(),
            timing: Timing::default(),
        })
    }

    /// A bar on a terminal.
    struct Bar<'a> {
        messages: &'a Messages,
        bar: std::sync::OnceLock<progress::Progress>,
    }

    impl Progress for Bar<'_> {
        fn begin(&self, files: usize) {
            self.bar.get_or_init(|| progress::Progress::uploads(self.messages, files));
        }

        fn tick(&self) {
            if let Some(bar) = self.bar.get() {
                bar.tick();
            }
        }

        fn end(&self) {
            if let Some(bar) = self.bar.get() {
                bar.end();
            }
        }
    }
}

#[cfg(not(feature = "publish"))]
mod without {
    use super::Wishes;
    use crate::command::arguments::Site;
    use crate::command::outcome::Outcome;
    use crate::diagnostic::{Code, Diagnostic, Diagnostics};

    /// Says that this program can't publish.
    pub fn publish(site: &Site, _: Wishes<'_>) -> Outcome {
        let mut diagnostics = Diagnostics::new();
        diagnostics.push(Diagnostic::new(Code::PublishNotIncluded));
        Outcome { diagnostics, done: None, strict: false, root: site.root.clone() }
    }
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::{Area, Code};

    /// This program has the command, so the code of one that hasn't, PV1741, is only looked at.
    #[test]
    fn a_program_without_publishing_is_not_the_fault_of_the_site() {
        assert_eq!((Code::PublishNotIncluded.number(), Code::PublishNotIncluded.area()), ("PV1741", Area::Machine));
    }
}
