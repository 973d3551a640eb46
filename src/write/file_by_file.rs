//! Puts the stage in place file after file, where the output's folder itself must stay: it is a mount point, holds one,
//! or is a git repository.
//!
//! What a page needs comes before the page, what leads to pages after them, and removals last. A build that is
//! killed on the way leaves a mixture of two sites, each file of it whole; the next build completes it, since the list
//! names the files of both until the end.

use std::cell::Cell;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::carry::Made;
use super::error::{Operation, WriteError};
use super::ownership::{self, MARKER, TEMPORARY, folders_of};
use super::stage::{List, Method};
use super::survey::{Survey, mount};
use super::sync::{self, Durability};

/// The order in which files are put in place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// Styles, pictures, data: what a page needs.
    Asset,
    /// A page.
    Page,
    /// Feeds, the map of the site, the index: what leads to pages.
    Index,
}

fn rank(path: &str) -> Rank {
    let is_in_root = !path.contains('/');
    match path.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "html" | "htm" => Rank::Page,
        "xml" | "atom" | "rss" => Rank::Index,
        "json" | "txt" if is_in_root => Rank::Index,
        _ => Rank::Asset,
    }
}

/// What is put in place.
pub(super) struct New<'a> {
    pub made: &'a Made,
    pub list: &'a List,
    /// The file that tells of all others.
    pub summary: Option<&'a str>,
}

/// Puts the files of `new`, which lie in `stage`, into `output`, and removes those of Parvis's that are no longer made.
///
/// # Errors
/// [`WriteError::Io`]. The output may then hold files of both sites; all of them are on its list.
pub(super) fn replace(
    output: &Path,
    stage: &Path,
    old: &Survey,
    new: &New<'_>,
    durability: Durability,
    method: Method,
) -> Result<(), WriteError> {
    let made = new.made;
    let hand = Hand::new(output, method);
    sync::contents(stage, durability)?;
    for path in &old.temporary {
        hand.remove(path)?;
    }
    let list = OldList::of(output);
    // First of all, so that no file of a build that is killed can be taken for a foreign one.
    put_list(&hand, old.listed.iter().chain(&made.files).collect())?;
    if let Some(summary) = new.summary {
        hand.remove(summary)?;
    }

    let no_longer_made = old.own.iter().filter(|path| !made.has(path));
    let (in_the_way, others): (Vec<&String>, Vec<&String>) = no_longer_made
        .partition(|path| made.folders.contains(path.as_str()) || folders_of(path).any(|folder| made.has(folder)));
    let is_whole = in_the_way.is_empty() && new.summary.is_none();
    for path in in_the_way {
        hand.remove(path)?;
    }
    remove_empty(output, old, made);

    let mut files: Vec<&String> = made.files.iter().collect();
    // Nothing leads to a page that isn't there yet but pages and indexes that come after it. One may be on the list and not be
    // there, after a build that was killed.
    let there: HashSet<&str> = old.own.iter().map(String::as_str).collect();
    let is_summary = |path: &str| new.summary == Some(path);
    files.sort_by_key(|path| (is_summary(path), rank(path), there.contains(path.as_str())));
    make_folders(&hand, &files)?;
    let sources = bring_near(&hand, stage, &files).inspect_err(|_| {
        // Nothing was replaced yet, so the old site is whole, and may say so again.
        if is_whole {
            restore(list, &hand);
        }
    })?;
    if !sources.is_empty() {
        sync::contents(output, durability)?;
    }
    let (last, files): (Vec<&String>, Vec<&String>) = files.into_iter().partition(|path| is_summary(path));
    let place = |path: &String| {
        let from = sources.get(path.as_str()).cloned().unwrap_or_else(|| stage.join(path));
        hand.rename(&from, path)
    };
    files.into_iter().try_for_each(place)?;
    for path in others {
        hand.remove(path)?;
    }
    remove_empty(output, old, made);
    // The others are on the disk before it is.
    if !last.is_empty() {
        sync::contents(output, durability)?;
    }
    last.into_iter().try_for_each(place)?;
    put(&hand, &|to| new.list.write(to))?;
    sync::contents(output, durability)
}

/// The list of the old site as it was, with its date.
struct OldList {
    bytes: Vec<u8>,
    dated: SystemTime,
}

impl OldList {
    /// None where there is none.
    fn of(output: &Path) -> Option<OldList> {
        let path = output.join(MARKER);
        let bytes = fs::read(&path).ok()?;
        Some(OldList { bytes, dated: path.metadata().and_then(|about| about.modified()).ok()? })
    }
}

/// Puts the old list back, if that can be done.
fn restore(list: Option<OldList>, hand: &Hand<'_>) {
    let Some(OldList { bytes, dated }) = list else { return };
    // With the list of both sites the next build does as well.
    let _ = put(hand, &|to| {
        let written = fs::File::create(to).and_then(|mut file| {
            file.write_all(&bytes)?;
            file.set_modified(dated)
        });
        written.map_err(WriteError::io(Operation::Write, to))
    });
}

/// Writes a list of files that may be Parvis's, and of nothing else about them.
fn put_list(hand: &Hand<'_>, paths: BTreeSet<&String>) -> Result<(), WriteError> {
    put(hand, &|to| fs::write(to, ownership::list(paths.iter().copied())).map_err(WriteError::io(Operation::Write, to)))
}

/// Writes the list of Parvis's files, as a whole or not at all.
fn put(hand: &Hand<'_>, write: &dyn Fn(&Path) -> Result<(), WriteError>) -> Result<(), WriteError> {
    let temporary = format!("{TEMPORARY}output");
    let from = hand.output.join(&temporary);
    hand.change(&temporary, write).and_then(|()| hand.rename(&from, MARKER)).inspect_err(|_| {
        let _ = fs::remove_file(&from);
    })
}

/// Makes the folders that `files` need.
fn make_folders(hand: &Hand<'_>, files: &[&String]) -> Result<(), WriteError> {
    let folders: BTreeSet<&str> = files.iter().flat_map(|path| folders_of(path)).collect();
    for folder in folders {
        hand.change(folder, |to| match fs::create_dir(to) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
            made => made.map_err(WriteError::io(Operation::CreateFolder, to)),
        })?;
    }
    Ok(())
}

/// Copies the files that can't be renamed from the stage to their place, because something is mounted in between, to a
/// name beside it. All of them before the first is renamed, so that a full disk leaves the old site. Gives where they
/// are.
fn bring_near<'a>(
    hand: &Hand<'_>,
    stage: &Path,
    files: &[&'a String],
) -> Result<HashMap<&'a str, PathBuf>, WriteError> {
    let output = hand.output;
    let here = mount(stage, true)?;
    let mut folders: HashMap<&str, bool> = HashMap::new();
    let mut near: HashMap<&str, PathBuf> = HashMap::new();
    for path in files {
        let folder = folders_of(path).next().unwrap_or_default();
        let is_far = match folders.get(folder) {
            Some(known) => *known,
            None => {
                let is_far = mount(&output.join(folder), true)? != here;
                folders.insert(folder, is_far);
                is_far
            }
        };
        if !is_far {
            continue;
        }
        let name = Path::new(folder).join(format!("{TEMPORARY}{}", near.len()));
        let copied = hand.change(&name, |to| {
            fs::copy(stage.join(path), to).map(|_| ()).map_err(WriteError::io(Operation::Write, to))
        });
        near.insert(path, output.join(name));
        if let Err(error) = copied {
            // The disk may be full; the next build removes what stays.
            for temporary in near.values() {
                let _ = fs::remove_file(temporary);
            }
            return Err(error);
        }
    }
    Ok(near)
}

/// Removes the folders that held only Parvis's files, hold nothing now, and aren't needed any more.
fn remove_empty(output: &Path, old: &Survey, made: &Made) {
    let mut folders: Vec<&PathBuf> = old
        .own_folders
        .iter()
        .filter(|folder| ownership::slashed(folder).is_none_or(|path| !made.folders.contains(&path)))
        .collect();
    // The inner before the outer.
    folders.sort_by_key(|folder| std::cmp::Reverse(folder.components().count()));
    for folder in folders {
        // Fails if it isn't empty, is a file by now, or has something mounted on it: then it stays.
        let _ = fs::remove_dir(output.join(folder));
    }
}

/// Changes the output, one thing at a time.
struct Hand<'a> {
    output: &'a Path,
    /// For tests: how many changes are left until one fails, and whether that one is made.
    fault: Option<(Cell<usize>, bool)>,
}

impl<'a> Hand<'a> {
    fn new(output: &'a Path, method: Method) -> Self {
        let fault = match method {
            Method::Interrupted { at, done } => Some((Cell::new(at), done)),
            _ => None,
        };
        Hand { output, fault }
    }

    /// Makes a change at a path in the output.
    fn change(
        &self,
        path: impl AsRef<Path>,
        make: impl FnOnce(&Path) -> Result<(), WriteError>,
    ) -> Result<(), WriteError> {
        let to = self.output.join(path);
        let Some((left, done)) = &self.fault else { return make(&to) };
        left.set(left.get().saturating_sub(1));
        if left.get() > 0 {
            return make(&to);
        }
        if *done {
            make(&to)?;
        }
        Err(WriteError::io(Operation::Write, to)(io::Error::other("planted")))
    }

    fn rename(&self, from: &Path, path: &str) -> Result<(), WriteError> {
        self.change(path, |to| fs::rename(from, to).map_err(WriteError::io(Operation::Rename, to)))
    }

    /// Removes a file, if it is there.
    fn remove(&self, path: impl AsRef<Path>) -> Result<(), WriteError> {
        self.change(path, |to| match fs::remove_file(to) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(WriteError::io(Operation::Remove, to)(error)),
            _ => Ok(()),
        })
    }
}
