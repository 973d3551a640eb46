//! The site as it was built: what the list in its folder names, and nothing else that lies there.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use rayon::prelude::*;

use super::stamp::{Headers, Stamp};
use crate::config::Config;
use crate::files::Folder;
use crate::files::disk::Disk;
use crate::files::recorder::{self, Recorder};
use crate::write::{self, Built, BuiltFile, List, MARKER, Mark, WriteError};

/// How many sources are named that are newer than the site.
const EXAMPLES: usize = 5;

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
    /// The list is one of a build that didn't end, or of a Parvis that didn't note what a site was made of.
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
    /// The site's folder has other sources now; some of those that are newer than the site.
    Sources(Vec<String>),
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
    let sources = built.sources.ok_or(Unfit::OldList)?;
    check_sources(root, output, sources)?;
    Ok(built)
}

/// Whether the site's folder still has the files that the site was made of, with the same content; when they were written says
/// nothing, since whoever publishes may have checked them out anew.
fn check_sources(root: &Path, output: &Path, built: blake3::Hash) -> Result<(), Unfit> {
    let failed = |error| Unfit::Io { path: root.to_owned(), error };
    let folder = Arc::new(Disk::open(root).map_err(failed)?);
    let output_in = output.strip_prefix(root).ok().and_then(write::slashed);
    // What can't be read may have changed.
    if Recorder::new(folder.clone()).digest(output_in.as_deref()).is_ok_and(|sources| sources == built) {
        return Ok(());
    }
    let list = output.join(MARKER);
    let since = list.metadata().and_then(|about| about.modified());
    let since = since.map_err(|error| Unfit::Io { path: list.clone(), error })?;
    Err(Unfit::Sources(newer(&*folder, root, output_in.as_deref(), since)))
}

/// Some of the sources that were written after `since`: most likely they are what changed.
fn newer(folder: &dyn Folder, root: &Path, output: Option<&str>, since: SystemTime) -> Vec<String> {
    let is_newer = |path: &Arc<str>| {
        let changed = root.join(&**path).metadata().and_then(|about| about.modified());
        changed.is_ok_and(|time| time > since)
    };
    let sources = recorder::sources(folder, output).unwrap_or_default();
    sources.into_iter().filter(is_newer).take(EXAMPLES).map(|path| path.to_string()).collect()
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
