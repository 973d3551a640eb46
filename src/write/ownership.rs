//! What in an output folder is ours: the marker file, and which folders are accepted.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use walkdir::WalkDir;

use super::error::{Operation, WriteError};

/// The file that lists what Parvis made.
pub const MARKER: &str = ".parvis-output";
const FIRST_LINE: &str = "Made by Parvis. The files below are replaced by each build; all others are kept.";
const VERSION: &str = "version 1";
/// How many foreign files are named.
const NAMED: usize = 5;

/// The files that Parvis made in a folder that may be replaced.
///
/// # Errors
/// [`WriteError::Foreign`] when it holds other things and no marker.
pub fn accept(output: &Path) -> Result<BTreeSet<String>, WriteError> {
    match fs::read_to_string(output.join(MARKER)) {
        Ok(text) => return Ok(parse(&text)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
        Err(error) => return Err(WriteError::io(Operation::Read, &output.join(MARKER), error)),
    }
    let mut files = foreign(output)?;
    if !files.is_empty() {
        let tracked = tracked(output);
        files.retain(|file| !tracked.contains(file));
    }
    if files.is_empty() {
        return Ok(BTreeSet::new());
    }
    files.truncate(NAMED);
    Err(WriteError::Foreign { output: output.to_owned(), files })
}

/// The marker's text for a set of files.
pub fn write(files: &BTreeSet<String>) -> String {
    let mut text = format!("{FIRST_LINE}\n{VERSION}\n");
    for file in files {
        text.push_str(file);
        text.push('\n');
    }
    text
}

/// Paths that leave the folder are not ours, whoever wrote them into the marker.
fn parse(text: &str) -> BTreeSet<String> {
    text.lines().skip(2).filter(|line| is_inside(line)).map(str::to_owned).collect()
}

/// Whether a path with `/` stays below the folder that it starts from.
pub fn is_inside(path: &str) -> bool {
    !path.is_empty()
        && !path.contains(['\\', '\0'])
        && path.split('/').all(|part| !matches!(part, "" | "." | ".."))
        && !Path::new(path).is_absolute()
}

/// Files that aren't below a name that begins with a dot.
fn foreign(output: &Path) -> Result<Vec<String>, WriteError> {
    let mut files = Vec::new();
    if !output.exists() {
        return Ok(files);
    }
    let visible =
        |entry: &walkdir::DirEntry| entry.depth() == 0 || !entry.file_name().to_string_lossy().starts_with('.');
    for entry in WalkDir::new(output).sort_by_file_name().into_iter().filter_entry(visible) {
        let entry = entry.map_err(|error| {
            let path = error.path().unwrap_or(output).to_owned();
            WriteError::io(Operation::Read, &path, error.into())
        })?;
        if !entry.file_type().is_dir() {
            files.extend(relative(output, entry.path()));
        }
    }
    Ok(files)
}

/// The files that git tracks there; none when there is no git or no repository.
fn tracked(output: &Path) -> BTreeSet<String> {
    let listed = Command::new("git").arg("-C").arg(output).args(["ls-files", "-z"]).output();
    match listed {
        Ok(listed) if listed.status.success() => {
            listed.stdout.split(|&byte| byte == 0).map(|name| String::from_utf8_lossy(name).into_owned()).collect()
        }
        _ => BTreeSet::new(),
    }
}

/// A path below the output, with `/`.
pub fn relative(output: &Path, path: &Path) -> Option<String> {
    let below = path.strip_prefix(output).ok()?;
    let parts: Vec<_> = below.components().map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
    Some(parts.join("/"))
}
