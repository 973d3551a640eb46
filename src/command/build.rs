//! `parvis build`, and its way without the end: `parvis check` writes nothing.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;
use std::time::{Instant, SystemTime};

use super::arguments::Site;
use super::outcome::{Done, Outcome, Totals};
use super::progress::Progress;
use super::{interrupt, open, today};
use crate::accessibility;
use crate::diagnostic::files::{unlisted, unwritable};
use crate::diagnostic::{Argument, Code, Diagnostic, Diagnostics, Place};
use crate::files::recorder::Recorder;
use crate::hosting::precompress::Packing;
use crate::load::CONTENT;
use crate::node::Date;
use crate::offline::Copy;
use crate::permalinks;
use crate::permalinks::change::unrecorded;
use crate::permalinks::names::Names;
use crate::plan::address::Address;
use crate::plan::marks::Marks;
use crate::plan::output::Making;
use crate::render::{Engine, Model};
use crate::write::{self, About, Durability, Finished, Kept, Known, Stage, WriteError};
use crate::{Sink, prepare, produce, search};

/// Builds the site into its output folder, with its search index or without.
pub fn build(site: &Site, indexed: bool) -> Outcome {
    let (start, begun) = (Instant::now(), SystemTime::now());
    let mut diagnostics = Diagnostics::new();
    let done = (|| {
        let (engine, recorder) = recorded(site, &mut diagnostics)?;
        if diagnostics.has_errors() {
            // Nothing will be written, but every page is looked at: all errors at once.
            render_only(site, &engine, &mut diagnostics);
            return None;
        }
        let place =
            write::Place { site_root: site.root.clone(), content: site.root.join(CONTENT), output: site.output() };
        let begin = || write::begin(&place, Durability::Synced);
        let stage = interrupt::making(begin, site.output()).map_err(|error| diagnostics.push(explain(&error))).ok()?;
        let kept = Arc::new(Kept::new(&site.root));
        let engine = engine.with_pictures(kept.clone());
        let model = engine.model();
        let packing = Packing::of(&model.site.config, &model.plan);
        let written = |path: &str, bytes: &[u8]| stage.write(path, bytes).map_err(|e| explain(&e));
        let sink = |path: &str, bytes: Vec<u8>| packing.write(path, &bytes, &written);
        waivers(&engine, &mut diagnostics);
        corrections(&engine, &mut diagnostics);
        dates_of_accessibility(&engine, &mut diagnostics);
        let progress = Progress::new(&site.messages, engine.model().plan.outputs.len());
        produce(&engine, &sink, &|| progress.tick(), &mut diagnostics);
        progress.end();
        if diagnostics.has_errors() {
            return None;
        }
        if indexed {
            let built = |path: &str| stage.open(path).map(|file| Box::new(file) as Box<dyn Read>);
            search::write(engine.model(), &built, &*kept, &sink, &mut diagnostics);
        }
        let totals = count(&engine);
        let sources = recorder.digest(output_in(site).as_deref());
        let sources = sources.map_err(|problem| diagnostics.push(unlisted(problem))).ok()?;
        let about = about(engine.model(), site.drafts, indexed, (sources, begun));
        offline(site, engine, &stage, &mut diagnostics);
        refused(&recorder, &mut diagnostics);
        if diagnostics.has_errors() {
            return None;
        }
        stage.describe(about);
        let _ending = interrupt::ending()?;
        let finished = stage.finish().map_err(|error| diagnostics.push(explain(&error))).ok()?;
        diagnostics.append(left(&finished));
        kept.tidy();
        let totals = Totals {
            files: finished.files,
            bytes: finished.bytes,
            pictures: kept.count(),
            photos: kept.photos(),
            printed: kept.printed(),
            indexes: kept.indexes(),
            ..totals
        };
        Some(Done::Built { totals, output: site.output(), time: start.elapsed() })
    })();
    drop(interrupt::ending());
    Outcome { diagnostics, done, strict: false, root: site.root.clone() }
}

/// What the system refused to read and nobody spoke of: something may lack in the site.
fn refused(recorder: &Recorder, diagnostics: &mut Diagnostics) {
    for problem in recorder.refused() {
        let is_said =
            diagnostics.iter().any(|said| said.place.as_ref().is_some_and(|place| place.file == problem.path));
        if !is_said {
            diagnostics.push(unlisted(problem));
        }
    }
}

/// What is to be said of the old site if it couldn't be removed.
fn left(finished: &Finished) -> Diagnostics {
    let mut diagnostics = Diagnostics::new();
    if let Some(WriteError::Io { path, source, .. }) = &finished.left_behind {
        let left = Diagnostic::new(Code::OldSiteLeft).with("path", path.display().to_string());
        diagnostics.push(left.with("reason", source.to_string()));
    }
    diagnostics
}

/// What the list of the output says of the site, so that it can be published from there.
fn about(model: &Model, drafts: bool, indexed: bool, (sources, begun): (blake3::Hash, SystemTime)) -> About {
    let config = &model.site.config;
    let base_url = config.base_url.as_str().to_owned();
    let (unrecorded, _) = not_in_ledger(model).unwrap_or_default();
    let search = indexed && config.search.is_some();
    About { base_url, drafts, search, unrecorded, sources, marks: Marks::of(&model.plan), begun }
}

/// Checks the site; with `strict`, warnings are errors.
pub fn check(site: &Site, strict: bool) -> Outcome {
    let start = Instant::now();
    let mut diagnostics = Diagnostics::new();
    let totals = prepared(site, &mut diagnostics).map(|engine| {
        outdated(&engine, &mut diagnostics);
        waivers(&engine, &mut diagnostics);
        corrections(&engine, &mut diagnostics);
        dates_of_accessibility(&engine, &mut diagnostics);
        if strict {
            publisher(&engine, &mut diagnostics);
            permalinks(&engine, &mut diagnostics);
        }
        render_only(site, &engine, &mut diagnostics);
        let totals = count(&engine);
        // A fault of a page is one of its copy too.
        if !diagnostics.has_errors()
            && let Some(copy) = Copy::of(engine)
        {
            copy.check(&mut diagnostics);
        }
        totals
    });
    let done = totals.filter(|_| !diagnostics.has_errors());
    let done = done.map(|totals| Done::Checked { totals, time: start.elapsed() });
    Outcome { diagnostics, done, strict, root: site.root.clone() }
}

/// Writes the copy that is read from disk, if the site offers one: of the pages, made once more, and of what was built.
fn offline(site: &Site, engine: Engine, stage: &Stage, diagnostics: &mut Diagnostics) {
    let earlier = earlier_copies(&engine);
    let Some(copy) = Copy::of(engine) else { return };
    let progress = Progress::new(&site.messages, copy.count());
    let built = |path: &str| stage.open(path).map(|file| Box::new(file) as Box<dyn Read>);
    let written = stage.fill(copy.file(), |file| copy.write(file, &built, &|| progress.tick(), diagnostics));
    progress.end();
    let again = |path: &String| {
        let same = |file: &mut File| io::copy(&mut stage.open(copy.file())?, file).map(|_| ());
        stage.fill(path, same).map(|_| ())
    };
    if let Err(error) = written.and_then(|_| earlier.iter().try_for_each(again)) {
        diagnostics.push(explain(&error));
    }
}

/// The files at which the copy was published before.
fn earlier_copies(engine: &Engine) -> Vec<String> {
    let plan = &engine.model().plan;
    let is_copy = |to: &Address| plan.at(to.as_str()).is_some_and(|at| plan.outputs[at].making == Making::Offline);
    plan.permalinks.moved().filter(|(_, to)| is_copy(to)).map(|(from, _)| from.file()).collect()
}

/// Packages whose publisher should have published anew. Only said here: a page that depended on the day would not be the
/// same when it is built again.
pub fn outdated(engine: &Engine, diagnostics: &mut Diagnostics) {
    let today = today();
    for package in engine.model().site.packages.iter().map(|(_, package)| package) {
        if let Some(next) = package.next_release.as_ref().filter(|_| package.is_late(&today)) {
            let place = Place::file(&package.file);
            diagnostics.push(Diagnostic::new(Code::PackageOutdated).at(place).with("date", next.as_str()));
        }
    }
}

/// Rules that a page was allowed to break until a day that is over.
fn waivers(engine: &Engine, diagnostics: &mut Diagnostics) {
    let today = today();
    let site = &engine.model().site;
    for document in site.entries().iter().flat_map(|entry| entry.documents.iter().flatten()) {
        for waiver in document.waivers.iter().filter(|waiver| waiver.until.to_string() < today) {
            diagnostics.push(
                Diagnostic::new(Code::WaiverPast)
                    .at(document.place(waiver.span))
                    .with("rule", waiver.rule.as_str())
                    .with("until", waiver.until.to_string())
                    .with("reason", waiver.reason.as_str()),
            );
        }
    }
}

/// Dates of the audit and of the last test, which matter for what the site says of its accessibility.
fn dates_of_accessibility(engine: &Engine, diagnostics: &mut Diagnostics) {
    if let Some(today) = Date::parse(&today()) {
        accessibility::age::check(&engine.model().site.accessibility, today, diagnostics);
    }
}

/// Corrections of a day that hasn't come.
fn corrections(engine: &Engine, diagnostics: &mut Diagnostics) {
    let today = today();
    let site = &engine.model().site;
    for document in site.entries().iter().flat_map(|entry| entry.documents.iter().flatten()) {
        for correction in document.corrections.iter().filter(|correction| correction.date.to_string() > today) {
            let diagnostic = Diagnostic::new(Code::CorrectionInFuture).at(document.place(correction.span));
            diagnostics.push(diagnostic.with("date", correction.date.to_string()));
        }
    }
}

/// A site may be built and read before it is known who answers for it, but isn't ready for the public.
fn publisher(engine: &Engine, diagnostics: &mut Diagnostics) {
    let config = &engine.model().site.config;
    let missing = config.publisher.missing();
    if !missing.is_empty() {
        let keys: Vec<String> = missing.into_iter().map(str::to_owned).collect();
        let place = config.place(&config.publisher.span);
        diagnostics.push(Diagnostic::new(Code::PublisherIncomplete).at(place).with("keys", keys));
    }
}

/// What is published must stay where it is, so it has to be written down first.
fn permalinks(engine: &Engine, diagnostics: &mut Diagnostics) {
    let model = engine.model();
    let Some((count, examples)) = not_in_ledger(model) else {
        // A ledger that can't be read was reported.
        if !diagnostics.iter().any(|said| said.place.as_ref().is_some_and(|place| &*place.file == permalinks::FILE)) {
            diagnostics.push(Diagnostic::new(Code::PermalinksMissing).at(Place::file(&model.site.config.file)));
        }
        return;
    };
    if count > 0 {
        let diagnostic = Diagnostic::new(Code::PermalinksUnrecorded).at(Place::file(&permalinks::FILE.into()));
        diagnostics.push(diagnostic.with("count", count).with("addresses", examples));
    }
}

/// How many addresses of a site its ledger lacks, with some of them; none when it has no ledger.
fn not_in_ledger(model: &Model) -> Option<(usize, Vec<String>)> {
    let ledger = model.plan.permalinks.ledger.as_ref()?;
    let names = Names::new(&model.site, &model.plan.lists, model.plan.shorts());
    Some(unrecorded(ledger, &names.lines(model.plan.outputs.iter())))
}

pub fn prepared(site: &Site, diagnostics: &mut Diagnostics) -> Option<Engine> {
    let (folder, settings) = open(site, diagnostics)?;
    // Whoever writes a site says where its pictures are to come from.
    prepare(folder, &settings, diagnostics).map(|engine| engine.with_pictures(Arc::new(Known::new(&site.root))))
}

/// As [`prepared`], with what remembers what the site is made of.
fn recorded(site: &Site, diagnostics: &mut Diagnostics) -> Option<(Engine, Arc<Recorder>)> {
    let (folder, settings) = open(site, diagnostics)?;
    let recorder = Arc::new(Recorder::new(folder));
    let engine = prepare(recorder.clone(), &settings, diagnostics)?;
    Some((engine.with_pictures(Arc::new(Known::new(&site.root))), recorder))
}

/// The output's path in the site's folder, if it is there.
fn output_in(site: &Site) -> Option<String> {
    site.output().strip_prefix(&site.root).ok().and_then(write::slashed)
}

pub fn render_only(site: &Site, engine: &Engine, diagnostics: &mut Diagnostics) {
    render(site, engine, &|_, _| Ok(()), diagnostics);
}

/// Renders every output into `sink`.
pub fn render(site: &Site, engine: &Engine, sink: &Sink<'_>, diagnostics: &mut Diagnostics) {
    let progress = Progress::new(&site.messages, engine.model().plan.outputs.len());
    produce(engine, sink, &|| progress.tick(), diagnostics);
    progress.end();
}

fn count(engine: &Engine) -> Totals {
    let model = engine.model();
    let pages = model.plan.outputs.iter().filter(|output| matches!(output.making, Making::Page { .. })).count();
    Totals {
        pages,
        languages: model.site.config.languages.len(),
        files: model.plan.outputs.len(),
        bytes: 0,
        ..Totals::default()
    }
}

/// A fault of writing as a diagnostic.
pub fn explain(error: &WriteError) -> Diagnostic {
    let shown = |path: &Path| Argument::Text(path.display().to_string());
    let refused =
        |output: &Path, why: &str| Diagnostic::new(Code::OutputRefused).with("folder", shown(output)).with("why", why);
    match error {
        WriteError::FileSystemRoot => refused(Path::new("/"), "why-root"),
        WriteError::SiteRoot { output, .. } => refused(output, "why-root"),
        WriteError::Home { output } => refused(output, "why-home"),
        WriteError::Content { output, .. } | WriteError::Themes { output, .. } => refused(output, "why-content"),
        WriteError::SymbolicLink { output } => refused(output, "why-link"),
        WriteError::NotAFolder { output } => refused(output, "why-file"),
        WriteError::Foreign { output, examples } => {
            let files: Vec<String> = examples.iter().map(|path| path.display().to_string()).collect();
            Diagnostic::new(Code::OutputForeign).with("folder", shown(output)).with("files", files)
        }
        WriteError::Marker { path, line, .. } => {
            Diagnostic::new(Code::OutputListBroken).with("path", shown(path)).with("line", *line)
        }
        WriteError::Clash { clashes, .. } => {
            let paths: Vec<String> = clashes.iter().map(|clash| clash.foreign.display().to_string()).collect();
            Diagnostic::new(Code::OutputClash).with("path", paths)
        }
        WriteError::Locked { output, .. } => Diagnostic::new(Code::OutputLocked).with("folder", shown(output)),
        WriteError::Interrupted { output, old } => {
            Diagnostic::new(Code::OutputInterrupted).with("folder", shown(output)).with("other", shown(old))
        }
        WriteError::Path { path } => Diagnostic::new(Code::OutputPathReserved).with("path", path.as_str()),
        WriteError::Io { path, .. } if error.is_disk_full() => {
            Diagnostic::new(Code::DiskFull).with("path", shown(path))
        }
        WriteError::Io { path, source, .. } => unwritable(&path.display().to_string(), source),
        // The plan gives each output one address, and a stage that failed isn't finished.
        WriteError::Twice { .. } | WriteError::Incomplete { .. } => {
            Diagnostic::new(Code::Fault).with("reason", error.to_string())
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Error, ErrorKind};

    use super::*;
    use crate::write::Operation;

    /// A test can't fill a disk, so the system's answer is made here. It is PV0906.
    #[test]
    fn a_full_disk_is_said_as_one() {
        for kind in [ErrorKind::StorageFull, ErrorKind::QuotaExceeded] {
            let path = "/home/me/plan/public/index.html".into();
            let said = explain(&WriteError::Io { operation: Operation::Write, path, source: Error::from(kind) });
            assert_eq!(said.code, Code::DiskFull);
            assert_eq!(said.arguments, [("path", "/home/me/plan/public/index.html".into())]);
        }
    }
}
