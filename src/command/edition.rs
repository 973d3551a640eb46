//! `parvis edition`: freezing the data packages of a site.

use std::io;
use std::path::Path;
use std::sync::Arc;

use super::arguments::Site;
use super::build::render_only;
use super::outcome::{Done, Outcome};
use super::{open, today};
use crate::diagnostic::files::unwritable;
use crate::diagnostic::words::Speaker;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::edition::changes::{Changes, FileHow, Kind, removed};
use crate::edition::cut::{self, Cut};
use crate::edition::name::Name;
use crate::edition::{Edition, FOLDER};
use crate::files::disk::Disk;
use crate::prepare;
use crate::render::Engine;
use crate::write::Known;

/// Kept as they are by git, whatever the system makes of line ends.
const ATTRIBUTES: (&str, &str) = (".gitattributes", "* -text\n");

/// Freezes the data packages of a site under a name, if the site has no error.
pub fn cut(name: &str, site: &Site) -> Outcome {
    let mut diagnostics = Diagnostics::new();
    let done = cut_or_say(name, site, &mut diagnostics);
    Outcome { diagnostics, done, strict: false, root: site.root.clone() }
}

fn cut_or_say(name: &str, site: &Site, diagnostics: &mut Diagnostics) -> Option<Done> {
    let Some(name) = Name::parse(name) else {
        diagnostics.push(Diagnostic::new(Code::EditionName).with("name", name));
        return None;
    };
    let engine = published(site, diagnostics)?;
    let today = today();
    if let Err(fault) = cut::allowed(engine.model(), &name, &today) {
        diagnostics.push(*fault);
    }
    if !diagnostics.has_errors() {
        render_only(site, &engine, diagnostics);
    }
    if diagnostics.has_errors() {
        return None;
    }
    let cut = cut::cut(engine.model(), &name, &today, diagnostics)?;
    if let Err(error) = write(&site.root, &name, &cut) {
        let path = format!("{FOLDER}/{}", name.as_str());
        diagnostics.push(unwritable(&path, &error));
        return None;
    }
    Some(Done::Cut(Summary::of(&name, &cut, engine.model().site.editions.latest())))
}

/// The site as it is published: without drafts, whatever was asked for.
fn published(site: &Site, diagnostics: &mut Diagnostics) -> Option<Engine> {
    let (folder, mut settings) = open(site, diagnostics)?;
    settings.drafts = false;
    prepare(folder, &settings, diagnostics).map(|engine| engine.with_pictures(Arc::new(Known::new(&site.root))))
}

/// Writes the edition beside its place and puts it there in one step.
fn write(root: &Path, name: &Name, cut: &Cut) -> io::Result<()> {
    let disk = Disk::open(root)?;
    let (file, text) = ATTRIBUTES;
    let attributes = format!("{FOLDER}/{file}");
    if !disk.is_taken(&attributes)? {
        disk.create(&attributes, text.as_bytes())?;
    }
    let (beside, place) = (format!("{FOLDER}/.parvis-new-{}", name.as_str()), format!("{FOLDER}/{}", name.as_str()));
    // What an interrupted cut left.
    disk.remove_folder(&beside)?;
    for (path, bytes) in &cut.files {
        disk.create(&format!("{beside}/{path}"), bytes)?;
    }
    // An empty folder, which git doesn't keep, would give way without a word.
    if disk.is_taken(&place)? {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    disk.rename(&beside, &place)
}

/// What was made, for the one who asked for it.
pub struct Summary {
    pub name: String,
    pub datasets: usize,
    pub values: usize,
    /// How many files no earlier edition has, and their bytes.
    pub stored: (usize, u64),
    /// The edition before.
    latest: Option<String>,
    changed: Vec<Line>,
}

/// What changed since the edition before: the key of a package and one of its changes.
struct Line {
    key: String,
    what: What,
}

enum What {
    New,
    Removed,
    Rows {
        added: u64,
        removed: u64,
        changed: u64,
    },
    Value {
        from: String,
        to: String,
        pages: String,
    },
    /// Described, written or shown otherwise.
    Other,
}

impl Summary {
    fn of(name: &Name, cut: &Cut, latest: Option<&Edition>) -> Summary {
        let datasets = &cut.edition.manifest.datasets;
        let mut changed = Vec::new();
        for (dataset, changes) in cut.changes(latest) {
            let all = lines(&changes).into_iter();
            changed.extend(all.map(|what| Line { key: dataset.key.clone(), what }));
        }
        let removed = removed(&cut.edition, latest).into_iter();
        changed.extend(removed.map(|dataset| Line { key: dataset.key.clone(), what: What::Removed }));
        Summary {
            name: name.as_str().to_owned(),
            datasets: datasets.len(),
            values: datasets.iter().map(|dataset| dataset.values.len()).sum(),
            stored: cut.stored(),
            latest: latest.map(|latest| latest.manifest.name.clone()),
            changed,
        }
    }

    /// What changed, a line each; nothing in the first edition.
    pub fn text(&self, speaker: &Speaker) -> String {
        let Some(latest) = &self.latest else { return String::new() };
        let since = [("latest", latest.as_str().into())];
        if self.changed.is_empty() {
            return speaker.word("edition-same", &since) + "\n";
        }
        let lines = self.changed.iter().map(|line| line.text(speaker));
        std::iter::once(speaker.word("edition-since", &since)).chain(lines).map(|line| line + "\n").collect()
    }
}

fn lines(changes: &Changes<'_>) -> Vec<What> {
    if changes.kind == Kind::New {
        return vec![What::New];
    }
    let mut lines = Vec::new();
    for change in &changes.files {
        if let FileHow::Rows(rows) = &change.how {
            lines.push(What::Rows { added: rows.added, removed: rows.removed, changed: rows.changed });
        }
    }
    for (old, new) in &changes.values {
        // The order of codes: one language is enough here.
        let (from, to) = old.shown.values().next().zip(new.shown.values().next()).unwrap_or((&old.query, &new.query));
        let (from, to) =
            if from == to { (old.value.to_string(), new.value.to_string()) } else { (from.clone(), to.clone()) };
        lines.push(What::Value { from, to, pages: new.pages.join(", ") });
    }
    if lines.is_empty() {
        lines.push(What::Other);
    }
    lines
}

impl Line {
    fn text(&self, speaker: &Speaker) -> String {
        let key = ("key", self.key.as_str().into());
        match &self.what {
            What::New => speaker.word("edition-line-new", &[key]),
            What::Removed => speaker.word("edition-line-removed", &[key]),
            What::Other => speaker.word("edition-line-other", &[key]),
            What::Rows { added, removed, changed } => {
                let counts = [("added", added), ("removed", removed), ("changed", changed)];
                let [added, removed, changed] = counts.map(|(name, count)| (name, (*count).into()));
                speaker.word("edition-line-rows", &[key, added, removed, changed])
            }
            What::Value { from, to, pages } => {
                let [from, to, pages] =
                    [("from", from), ("to", to), ("pages", pages)].map(|(name, text)| (name, text.as_str().into()));
                speaker.word("edition-line-value", &[key, from, to, pages])
            }
        }
    }
}
