//! Whether what a folder holds lets Parvis take it as the output.

use std::collections::HashSet;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use walkdir::{DirEntry, WalkDir};

use super::error::{Operation, WriteError};
use super::ownership;
use super::place::is_there;

/// How many foreign files are named in a refusal.
const EXAMPLES: usize = 5;

/// Accepts an output that is absent, carries Parvis's list, or holds nothing but dot-files and files that git tracks.
///
/// # Errors
/// [`WriteError::Foreign`] for another folder; [`WriteError::Marker`] for a list that can't be trusted.
pub(super) fn accept(output: &Path) -> Result<(), WriteError> {
    if !is_there(output)? || ownership::read(output)?.is_some() {
        return Ok(());
    }
    let mut tracked = None;
    let mut examples = Vec::new();
    let walk = WalkDir::new(output).min_depth(1).sort_by_file_name();
    for entry in walk.into_iter().filter_entry(|entry| !is_dot(entry.file_name())) {
        let entry = entry.map_err(|error| listing(output, error))?;
        if entry.file_type().is_dir() {
            continue;
        }
        // A folder may hold millions of files if it was named by mistake: a few are enough to refuse it.
        if !tracked.get_or_insert_with(|| tracked_by_git(output)).contains(&relative(output, &entry)) {
            examples.push(relative(output, &entry));
            if examples.len() == EXAMPLES {
                break;
            }
        }
    }
    if examples.is_empty() { Ok(()) } else { Err(WriteError::Foreign { output: output.to_owned(), examples }) }
}

/// The path of an entry of a walk through `output`, relative to it.
pub(super) fn relative(output: &Path, entry: &DirEntry) -> PathBuf {
    entry.path().strip_prefix(output).unwrap_or(entry.path()).to_owned()
}

/// The error of a walk through `output`.
pub(super) fn listing(output: &Path, error: walkdir::Error) -> WriteError {
    let path = error.path().unwrap_or(output).to_owned();
    WriteError::io(Operation::List, path)(error.into())
}

fn is_dot(name: &OsStr) -> bool {
    name.as_encoded_bytes().starts_with(b".")
}

/// The files in `folder` that git tracks, relative to it; none if there is no git, or no repository that it trusts.
fn tracked_by_git(folder: &Path) -> HashSet<PathBuf> {
    let mut git = Command::new("git");
    // A repository's own settings may name a program for git to run, and a hook's environment another repository.
    git.args(["-c", "core.fsmonitor=false", "ls-files", "-z"]).current_dir(folder);
    git.env_remove("GIT_DIR").env_remove("GIT_WORK_TREE").env_remove("GIT_INDEX_FILE");
    git.stdin(Stdio::null()).stderr(Stdio::null());
    let Ok(output) = git.output() else { return HashSet::new() };
    if !output.status.success() {
        return HashSet::new();
    }
    // A name that isn't UTF-8 counts as not tracked, which can only refuse more.
    output
        .stdout
        .split(|&byte| byte == 0)
        .filter_map(|name| std::str::from_utf8(name).ok())
        .map(PathBuf::from)
        .collect()
}
