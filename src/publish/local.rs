//! The site as it was built: what the list in its folder names, and nothing else that lies there.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use rayon::prelude::*;

use super::stamp::{Headers, Stamp};
use crate::config::Config;
use crate::write::{self, Built, BuiltFile, List, MARKER, Mark, WriteError};

/// How many sources are named that are newer than the site.
const EXAMPLES: usize = 5;
/// What in a site's folder pages are made of.
const SOURCES: [&str; 5] = ["site.toml", "permalinks.lock", "content", "themes", "editions"];

/// A file to be published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocalFile {
    /// Its path from the site's root.
    pub key: String,
    /// Where it is on this computer.
    pub path: PathBuf,
    pub stamp: Stamp,
    pub headers: Headers,
    pub mark: Mark,
}

/// Why a folder isn't fit to be published.
#[derive(Debug)]
pub enum Unfit {
    /// There is no list: nothing was built there.
    NotBuilt,
    /// The list is one of a build that didn't end, or of a Parvis that didn't publish.
    OldList,
    /// There is nothing on it.
    Empty,
    /// It was built for another address.
    BaseUrl {
        built: String,
        wanted: String,
    },
    /// Drafts are in it.
    Drafts,
    /// The site can be searched, but this build can't.
    NoSearch,
    /// So many addresses aren't in the site's ledger.
    Unrecorded(usize),
    /// Sources that are newer, from the site's folder.
    Newer(Vec<String>),
    /// A listed file is missing or of another size.
    Damaged(String),
    /// The list can't be trusted.
    List(WriteError),
    Io {
        path: PathBuf,
        error: io::Error,
    },
}

/// Reads the list of `output` and looks whether it is what the site is now. `wanted` is the address where it will stand.
pub fn check(output: &Path, root: &Path, config: &Config, wanted: &str) -> Result<Built, Unfit> {
    let built = match write::read_list(output).map_err(Unfit::List)? {
        None => return Err(Unfit::NotBuilt),
        Some(List::Plain(_)) => return Err(Unfit::OldList),
        Some(List::Built(built)) => built,
    };
    if built.files.is_empty() {
        return Err(Unfit::Empty);
    }
    if built.base_url != wanted {
        return Err(Unfit::BaseUrl { built: built.base_url, wanted: wanted.to_owned() });
    }
    if built.drafts {
        return Err(Unfit::Drafts);
    }
    if config.search.is_some() && !built.search {
        return Err(Unfit::NoSearch);
    }
    if built.unrecorded > 0 {
        return Err(Unfit::Unrecorded(built.unrecorded));
    }
    let list = output.join(MARKER);
    let failed = |error| Unfit::Io { path: list.clone(), error };
    let since = list.metadata().and_then(|about| about.modified()).map_err(failed)?;
    let newer = newer(root, output, since);
    if newer.is_empty() { Ok(built) } else { Err(Unfit::Newer(newer)) }
}

/// Some of the sources that were changed after `since`.
fn newer(root: &Path, output: &Path, since: SystemTime) -> Vec<String> {
    let mut found = Vec::new();
    for source in SOURCES {
        let walk = walkdir::WalkDir::new(root.join(source)).sort_by_file_name().into_iter();
        // What editors and systems leave behind isn't read by a build either.
        let walk = walk.filter_entry(|entry| {
            let name = entry.file_name().to_string_lossy();
            entry.depth() == 0 || !(name.starts_with('.') || name.ends_with('~') || entry.path() == output)
        });
        for entry in walk.flatten().filter(|entry| entry.file_type().is_file()) {
            let changed = entry.metadata().ok().and_then(|about| about.modified().ok());
            if changed.is_some_and(|time| time > since) {
                found.push(entry.path().strip_prefix(root).unwrap_or(entry.path()).to_string_lossy().into_owned());
                if found.len() == EXAMPLES {
                    return found;
                }
            }
        }
    }
    found
}

/// Reads and hashes all files, on many threads.
pub fn read(output: &Path, built: &Built) -> Result<Vec<LocalFile>, Unfit> {
    built.files.par_iter().map(|file| read_one(output, file)).collect()
}

fn read_one(output: &Path, file: &BuiltFile) -> Result<LocalFile, Unfit> {
    let path = output.join(&file.path);
    let failed = |error| Unfit::Io { path: path.clone(), error };
    match path.symlink_metadata() {
        Ok(about) if about.is_file() && about.len() == file.size => {}
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(failed(error)),
        _ => return Err(Unfit::Damaged(file.path.clone())),
    }
    let mut hasher = blake3::Hasher::new();
    let read = File::open(&path).and_then(|from| hasher.update_reader(from).map(|hasher| hasher.count()));
    if read.map_err(failed)? != file.size {
        return Err(Unfit::Damaged(file.path.clone()));
    }
    let headers = Headers::of(&file.path, file.mark == Mark::Hashed);
    let stamp = Stamp { hash: hasher.finalize(), size: file.size, headers: headers.digest() };
    Ok(LocalFile { key: file.path.clone(), path, stamp, headers, mark: file.mark })
}
