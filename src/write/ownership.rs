//! Which files of the output are Parvis's: the list that it leaves in it.
//!
//! ```text
//! Made by Parvis. The files below are replaced by each build; all others are kept.
//! version 1
//! actions/index.html
//! index.html
//! ```
//!
//! The paths are `/`-separated, relative to the output and sorted by their bytes. The list itself isn't on it.

use std::io::{self, Read};
use std::path::{Component, Path};

use super::error::{MarkerProblem, Operation, WriteError};

/// The name of the list, in the output's root.
pub const MARKER: &str = ".parvis-output";

const FIRST_LINE: &str = "Made by Parvis. The files below are replaced by each build; all others are kept.";
const VERSION_LINE: &str = "version 1";

/// How the names of files start that are on their way into an output that can't be exchanged.
pub(super) const TEMPORARY: &str = ".parvis-tmp-";

/// Whether `path` can be a file of the site: relative, `/`-separated, within the output on every system, one line, and
/// neither git's nor Parvis's own name.
pub fn is_path(path: &str) -> bool {
    let plain = |name: &str| {
        let lower = name.to_ascii_lowercase();
        !matches!(name, "" | "." | "..") && lower != ".git" && !lower.starts_with(".parvis-")
    };
    !path.chars().any(|c| c == '\\' || c.is_control())
        && path.split('/').all(plain)
        // What else is special to this system, such as `C:`.
        && Path::new(path).components().all(|component| matches!(component, Component::Normal(_)))
}

/// The list of `paths`, which are sorted.
pub(super) fn list<'a>(paths: impl IntoIterator<Item = &'a String>) -> String {
    let mut text = format!("{FIRST_LINE}\n{VERSION_LINE}\n");
    for path in paths {
        text.push_str(path);
        text.push('\n');
    }
    text
}

/// Reads the list in `output`: its paths, sorted, or `None` if there is no list.
///
/// # Errors
/// [`WriteError::Marker`] for any list that Parvis can't have written: nothing is deleted on its word.
pub(super) fn read(output: &Path) -> Result<Option<Vec<String>>, WriteError> {
    let path = output.join(MARKER);
    let untrusted = |line, problem| WriteError::Marker { path: path.clone(), line, problem };
    let failed = |error| WriteError::io(Operation::Read, &path)(error);

    match path.symlink_metadata() {
        Ok(about) if about.is_file() => {}
        Ok(_) => return Err(untrusted(1, MarkerProblem::NotText)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(failed(error)),
    }
    let mut bytes = Vec::new();
    std::fs::File::open(&path).and_then(|mut file| file.read_to_end(&mut bytes)).map_err(failed)?;
    let text = String::from_utf8(bytes).map_err(|_| untrusted(1, MarkerProblem::NotText))?;

    let mut lines = text.lines().zip(1..);
    if lines.next().is_none_or(|(line, _)| line != FIRST_LINE) {
        return Err(untrusted(1, MarkerProblem::FirstLine));
    }
    if lines.next().is_none_or(|(line, _)| line != VERSION_LINE) {
        return Err(untrusted(2, MarkerProblem::Version));
    }
    let mut paths: Vec<String> = Vec::new();
    for (line, number) in lines {
        if !is_path(line) {
            return Err(untrusted(number, MarkerProblem::Path));
        }
        if paths.last().is_some_and(|before| before.as_str() >= line) {
            return Err(untrusted(number, MarkerProblem::Order));
        }
        paths.push(line.to_owned());
    }
    Ok(Some(paths))
}

/// The `/`-separated form of a path within the output; `None` if it isn't UTF-8, and so can't be the site's.
pub(super) fn slashed(path: &Path) -> Option<String> {
    let names: Option<Vec<&str>> = path.components().map(|component| component.as_os_str().to_str()).collect();
    names.map(|names| names.join("/"))
}

/// The folders around a `/`-separated path, the inner first.
pub(super) fn folders_of(path: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(path.rsplit_once('/'), |(folder, _)| folder.rsplit_once('/')).map(|(folder, _)| folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_can_not_leave_the_output() {
        for path in ["index.html", "a/b.c/d e", ".nojekyll", ".well-known/x", "a/...", "é"] {
            assert!(is_path(path), "{path:?}");
        }
        for path in [
            "",
            "/",
            "/a",
            "a/",
            "a//b",
            ".",
            "..",
            "../a",
            "a/../b",
            "a/.",
            "a\\b",
            "..\\a",
            "a\nb",
            "a\0b",
            "a\rb",
            ".parvis-output",
            ".PARVIS-output",
            ".git/config",
            "a/.Git",
            "a/.parvis-tmp-1",
        ] {
            assert!(!is_path(path), "{path:?}");
        }
    }

    #[test]
    fn the_folders_around_a_path_go_from_inner_to_outer() {
        assert_eq!(folders_of("a/b/c").collect::<Vec<_>>(), ["a/b", "a"]);
        assert_eq!(folders_of("a").count(), 0);
    }
}
