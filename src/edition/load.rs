//! Reading the editions of a site, and comparing every byte of them with what their manifests say.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::manifest::Manifest;
use super::name::Name;
use super::sums::{self, Sums};
use super::{Edition, Editions, FOLDER, MANIFEST, SUMS, sha256};
use crate::diagnostic::files::{irregular, unlisted, unreadable};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::files::{Folder, ReadError, name::is_ignored};

/// The largest manifest or list of sums, in bytes.
const LIMIT: u64 = 64 << 20;

/// Reads all editions, whose files may have so many bytes each. One with faults isn't among them; what is wrong is in `diagnostics`. A site without the folder has none.
pub fn load(folder: &dyn Folder, limit: u64, diagnostics: &mut Diagnostics) -> Editions {
    let mut editions = Editions::default();
    // Sums of stored files, by their path from the folder of all editions.
    let mut stored: BTreeMap<String, String> = BTreeMap::new();
    let mut broken = false;
    for (name, files) in folders(folder, diagnostics) {
        let read = held((folder, limit), &name, &files, diagnostics)
            .and_then(|held| Some((edition(folder, &name, &held, diagnostics)?, held)));
        // What follows on one with faults can't be judged, and would be said to be wrong for the same reason.
        let Some((edition, held)) = read.filter(|_| !broken) else {
            broken = true;
            continue;
        };
        stored.extend(held.iter().map(|(path, sum)| (format!("{}/{path}", name.as_str()), sum.clone())));
        if is_whole(&edition, &held, &stored, diagnostics) && follows(&edition, &editions, diagnostics) {
            editions.list.push(edition);
        } else {
            broken = true;
        }
    }
    editions
}

fn at(name: &Name, path: &str) -> Arc<str> {
    format!("{FOLDER}/{}/{path}", name.as_str()).into()
}

/// The folders that are editions, each with the paths of its files.
fn folders(folder: &dyn Folder, diagnostics: &mut Diagnostics) -> BTreeMap<Name, BTreeSet<String>> {
    let mut folders: BTreeMap<Name, BTreeSet<String>> = BTreeMap::new();
    let listing = folder.list(FOLDER);
    listing.problems.into_iter().for_each(|problem| diagnostics.push(unlisted(problem)));
    for entry in listing.entries {
        let below = entry.path.strip_prefix(FOLDER).unwrap_or_default().trim_start_matches('/');
        // What a cut that was interrupted left, and what systems leave.
        if below.starts_with('.') || is_ignored(below) {
            continue;
        }
        let edition = below.split_once('/').and_then(|(name, path)| Some((Name::parse(name)?, path)));
        match (irregular(&entry), edition) {
            (Some(fault), _) => diagnostics.push(fault),
            (None, Some((name, path))) => {
                folders.entry(name).or_default().insert(path.to_owned());
            }
            (None, None) => unknown(&entry.path, diagnostics),
        }
    }
    folders
}

fn unknown(file: &Arc<str>, diagnostics: &mut Diagnostics) {
    diagnostics.push(Diagnostic::new(Code::EditionFileUnknown).at(Place::file(file)).with("file", file.as_ref()));
}

fn missing(file: &Arc<str>, diagnostics: &mut Diagnostics) {
    diagnostics.push(Diagnostic::new(Code::EditionFileMissing).at(Place::file(file)).with("file", file.as_ref()));
}

fn changed(file: &Arc<str>, diagnostics: &mut Diagnostics) {
    diagnostics.push(Diagnostic::new(Code::EditionChanged).at(Place::file(file)).with("file", file.as_ref()));
}

fn unclear(file: &Arc<str>, reason: String, diagnostics: &mut Diagnostics) {
    diagnostics.push(Diagnostic::new(Code::EditionUnreadable).at(Place::file(file)).with("reason", reason));
}

/// What the folder of an edition holds by its own list, once every file has been compared with that; none when one differs.
fn held(
    (folder, limit): (&dyn Folder, u64),
    name: &Name,
    files: &BTreeSet<String>,
    diagnostics: &mut Diagnostics,
) -> Option<Sums> {
    let list = at(name, SUMS);
    if !files.contains(SUMS) {
        missing(&list, diagnostics);
        return None;
    }
    let bytes = folder.read(&list, LIMIT).map_err(|error| diagnostics.push(unreadable(&list, error))).ok()?;
    let parsed = std::str::from_utf8(&bytes).map_err(|_| 1).and_then(sums::parse);
    let sums = parsed.map_err(|line| unclear(&list, format!("line {line}"), diagnostics)).ok()?;
    let before = diagnostics.iter().count();
    for path in files.iter().filter(|path| *path != SUMS && !is_ignored(path) && !sums.contains_key(*path)) {
        unknown(&at(name, path), diagnostics);
    }
    let compared: Vec<Diagnostics> =
        sums.par_iter().map(|(path, sum)| compare(folder, &at(name, path), (sum, limit))).collect();
    for said in compared {
        diagnostics.append(said);
    }
    if !sums.contains_key(MANIFEST) {
        missing(&at(name, MANIFEST), diagnostics);
    }
    (diagnostics.iter().count() == before).then_some(sums)
}

fn compare(folder: &dyn Folder, file: &Arc<str>, (sum, limit): (&str, u64)) -> Diagnostics {
    let mut said = Diagnostics::new();
    match folder.read(file, limit) {
        Ok(bytes) if sha256(&bytes) == sum => {}
        Ok(_) => changed(file, &mut said),
        Err(ReadError::Missing) => missing(file, &mut said),
        Err(error) => said.push(unreadable(file, error)),
    }
    said
}

fn edition(folder: &dyn Folder, name: &Name, held: &Sums, diagnostics: &mut Diagnostics) -> Option<Edition> {
    let file = at(name, MANIFEST);
    let bytes = folder.read(&file, LIMIT).map_err(|error| diagnostics.push(unreadable(&file, error))).ok()?;
    let parsed = Manifest::parse(&bytes, name);
    let manifest = parsed.map_err(|reason| unclear(&file, reason, diagnostics)).ok()?;
    Some(Edition { manifest, file, sha256: held.get(MANIFEST)?.clone() })
}

/// Whether each file of the packages is stored somewhere, and nothing else is stored.
fn is_whole(edition: &Edition, held: &Sums, stored: &BTreeMap<String, String>, diagnostics: &mut Diagnostics) -> bool {
    let before = diagnostics.iter().count();
    let mut own = BTreeSet::from([MANIFEST]);
    for file in edition.manifest.datasets.iter().flat_map(|dataset| &dataset.files) {
        let Some((holder, path)) = file.place() else { continue };
        if holder.as_str() == edition.manifest.name {
            own.insert(path);
        }
        match stored.get(&file.stored) {
            Some(sum) if *sum == file.sha256 => {}
            Some(_) => changed(&at(&holder, path), diagnostics),
            None => missing(&at(&holder, path), diagnostics),
        }
    }
    for path in held.keys().filter(|path| !own.contains(path.as_str())) {
        unknown(&format!("{FOLDER}/{}/{path}", edition.manifest.name).into(), diagnostics);
    }
    diagnostics.iter().count() == before
}

/// Whether the edition before is the one that it was when this one was cut.
fn follows(edition: &Edition, editions: &Editions, diagnostics: &mut Diagnostics) -> bool {
    let latest = editions.latest();
    let fault = match (&edition.manifest.previous, latest) {
        (None, None) => return true,
        (Some(previous), Some(latest)) if previous.name == latest.manifest.name => {
            if previous.sha256 == latest.sha256 {
                return true;
            }
            Diagnostic::new(Code::EditionChanged).with("file", latest.file.as_ref()).at(Place::file(&latest.file))
        }
        (previous, _) => {
            let wanted = previous.as_ref().map_or("", |previous| previous.name.as_str());
            Diagnostic::new(Code::EditionOutOfOrder)
                .with("edition", edition.manifest.name.as_str())
                .with("wanted", wanted)
                .with("found", latest.map_or("", |latest| latest.manifest.name.as_str()))
                .at(Place::file(&edition.file))
        }
    };
    diagnostics.push(fault);
    false
}
