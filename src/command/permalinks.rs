//! `parvis permalinks`: the ledger of addresses is written by it alone.

use std::path::Path;

use super::arguments::Site;
use super::build::{prepared, render_only};
use super::outcome::{Done, Outcome};
use super::today;
use crate::config::Config;
use crate::diagnostic::files::unwritable;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::files::Folder;
use crate::files::disk::Disk;
use crate::node::Date;
use crate::permalinks::change::{self, Change, Desk, Refusal};
use crate::permalinks::names::Names;
use crate::permalinks::{FILE, Ledger, Retired};
use crate::plan::output::{Making, Output};
use crate::render::Engine;

/// Writes down what the site has and the ledger lacks, if nothing is wrong with the site.
pub fn update(site: &Site) -> Outcome {
    let mut diagnostics = Diagnostics::new();
    let done = published(site, &mut diagnostics).and_then(|engine| {
        render_only(site, &engine, &mut diagnostics);
        if diagnostics.has_errors() {
            return None;
        }
        let model = engine.model();
        let names = Names::new(&model.site, &model.plan.lists, model.plan.shorts());
        let mut ledger = model.plan.permalinks.ledger.as_deref().cloned().unwrap_or_default();
        let lines = change::record(&mut ledger, names.lines(model.plan.outputs.iter()));
        write(&ledger, &site.root, &mut diagnostics)?;
        Some(Done::Recorded { lines })
    });
    Outcome { diagnostics, done, strict: false, root: site.root.clone() }
}

/// Lets an address lead to another.
pub fn move_to(old: &str, new: &str, site: &Site) -> Outcome {
    changed(site, |desk, config| {
        let base = config.base_url.as_str();
        desk.moving(&from_root(old, base), &from_root(new, base))
    })
}

/// Lets an address, or all those of a page, say what is gone.
pub fn retire(what: &str, reasons: &[String], to: Option<&str>, site: &Site) -> Outcome {
    changed(site, |desk, config| {
        let base = config.base_url.as_str();
        let to = to.map(|to| from_root(to, base));
        desk.retiring(&from_root(what, base), retired(reasons, config), to.as_deref())
    })
}

/// What is said of all lines that are retired together.
fn retired(reasons: &[String], config: &Config) -> Retired {
    let first = config.languages.first().map_or("en", |language| &*language.code);
    let mut said: Vec<(Box<str>, String)> = Vec::new();
    for reason in reasons {
        let named = reason.split_once('=').filter(|(code, _)| config.language(code).is_some());
        let (code, text) = named.unwrap_or((first, reason));
        said.retain(|(known, _)| **known != *code);
        said.push((code.into(), text.trim().to_owned()));
    }
    // Of a clock that tells no day of the calendar nothing better can be said.
    let day = Date::parse(&today()).unwrap_or(Date { year: 1970, month: 1, day: 1 });
    Retired { day, to: None, reasons: said }
}

/// An address as people copy it, from the site's root.
fn from_root(text: &str, base: &str) -> String {
    text.strip_prefix(base).map_or_else(|| text.to_owned(), |rest| format!("/{rest}"))
}

/// The site as it is published: without drafts.
fn published(site: &Site, diagnostics: &mut Diagnostics) -> Option<Engine> {
    let messages = &site.messages;
    let settings = Site {
        root: site.root.clone(),
        output: site.output.clone(),
        base_url: site.base_url.clone(),
        drafts: false,
        messages: messages.clone(),
        clock: site.clock.clone(),
    };
    prepared(&settings, diagnostics)
}

/// Changes lines of the ledger. Whatever else is wrong with the site can wait, unless a page can't be read: it would be
/// taken for gone.
fn changed(site: &Site, change: impl FnOnce(&Desk<'_>, &Config) -> Result<Change, Refusal>) -> Outcome {
    let mut diagnostics = Diagnostics::new();
    let engine = published(site, &mut diagnostics);
    let done = engine.and_then(|engine| {
        let model = engine.model();
        let broken = diagnostics
            .iter()
            .any(|said| said.place.as_ref().is_some_and(|place| &*place.file == FILE && is_reading(said.code)));
        if broken || !model.site.unreadable.is_empty() {
            return None;
        }
        diagnostics = Diagnostics::new();
        let Some(ledger) = &model.plan.permalinks.ledger else {
            let place = Place::file(&model.site.config.file);
            diagnostics.push(Diagnostic::new(Code::PermalinksMissing).at(place).as_error());
            return None;
        };
        let outputs = own_outputs(&model.plan.outputs);
        let names = Names::new(&model.site, &model.plan.lists, model.plan.shorts());
        let change = change(&Desk::new(ledger, &names, &outputs), &model.site.config);
        let change = change.map_err(|refusal| diagnostics.push(explain(refusal))).ok()?;
        let mut ledger = Ledger::clone(ledger);
        let lines = change::apply(&mut ledger, change);
        write(&ledger, &site.root, &mut diagnostics)?;
        Some(Done::Recorded { lines })
    });
    Outcome { diagnostics, done, strict: false, root: site.root.clone() }
}

/// Whether a finding keeps the ledger from being read; others are what a change of it may mend.
fn is_reading(code: Code) -> bool {
    !matches!(
        code,
        Code::PermalinkLost
            | Code::PermalinkAnchorLost
            | Code::PermalinkTaken
            | Code::PermalinkGoalLost
            | Code::PermalinkReturned
    )
}

/// What the site has without what the ledger has planned.
fn own_outputs(outputs: &[Output]) -> Vec<Output> {
    let of_ledger =
        |making: &Making| matches!(making, Making::Moved { .. } | Making::Again { .. } | Making::Tombstone(_));
    outputs.iter().filter(|output| !of_ledger(&output.making)).cloned().collect()
}

fn explain(refusal: Refusal) -> Diagnostic {
    match refusal {
        Refusal::Unknown { asked, suggestion } => {
            Diagnostic::new(Code::PermalinkUnknown).with("asked", asked).with("suggestion", suggestion)
        }
        Refusal::Kept { address, why } => {
            Diagnostic::new(Code::PermalinkKept).with("address", address).with("why", why.word())
        }
        Refusal::Goal { goal, why, other } => {
            Diagnostic::new(Code::PermalinkGoal).with("goal", goal).with("why", why.word()).with("other", other)
        }
    }
}

/// Writes the ledger beside itself and then in its place, so that it is the old one or the new one at any moment.
fn write(ledger: &Ledger, root: &Path, diagnostics: &mut Diagnostics) -> Option<()> {
    let text = ledger.print();
    let put = || {
        let disk = Disk::open(root)?;
        let is_there = disk.read(FILE, u64::MAX).is_ok_and(|known| known == text.as_bytes());
        if is_there { Ok(()) } else { disk.replace(FILE, text.as_bytes()) }
    };
    put()
        .map_err(|error: std::io::Error| {
            diagnostics.push(unwritable(FILE, &error).at(Place::file(&FILE.into())));
        })
        .ok()
}
