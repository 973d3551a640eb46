//! Which files of the output are Parvis's: the list that it leaves in it.
//!
//! ```text
//! Made by Parvis. The files below are replaced by each build; all others are kept.
//! version 3
//! base_url https://example.org/plan/
//! drafts no
//! search yes
//! unrecorded 0
//! sources 41b5…
//! actions/index.html⇥5321⇥page
//! assets/style.61b8f9b8bf.css⇥20816⇥hashed
//! feed.atom⇥8080⇥index
//! logo.svg⇥912
//! ```
//!
//! The paths are `/`-separated, relative to the output and sorted by their bytes; after a tab follow the file's size in bytes and
//! what publishing must know of it ([`Mark`]). `sources` is the digest of what the site was made of. The list itself isn't on it.
//! Version 2 had no sources. Version 1 has nothing but paths: Parvis 0.1 wrote it in all folders, and it is still that of folders
//! that weren't built but published to, or that a build hasn't finished.

use std::io::{self, Read};
use std::path::{Component, Path};

use super::error::{MarkerProblem, Operation, WriteError};

/// The name of the list, in the output's root.
pub const MARKER: &str = ".parvis-output";

const FIRST_LINE: &str = "Made by Parvis. The files below are replaced by each build; all others are kept.";
const VERSION_LINE: &str = "version 1";
const BUILT_VERSION_LINE: &str = "version 3";
const BUILT_BEFORE_LINE: &str = "version 2";

/// How the names of files start that are on their way into an output that can't be exchanged.
pub(super) const TEMPORARY: &str = ".parvis-tmp-";

/// What a list says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum List {
    /// Only which files are Parvis's, sorted.
    Plain(Vec<String>),
    /// A site as a build left it.
    Built(Built),
}

/// A site as a build left it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Built {
    /// Where it is to stand, with a closing slash.
    pub base_url: String,
    /// Whether drafts are in it.
    pub drafts: bool,
    /// Whether it can be searched.
    pub search: bool,
    /// How many of its addresses aren't in the site's ledger; none where it has no ledger.
    pub unrecorded: usize,
    /// The digest of what it was made of; none in a list of version 2.
    pub sources: Option<blake3::Hash>,
    /// Sorted by path.
    pub files: Vec<BuiltFile>,
}

/// A file of such a site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BuiltFile {
    pub path: String,
    /// In bytes.
    pub size: u64,
    pub mark: Mark,
}

/// What publishing must know of a file besides its name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mark {
    /// Something that pages need or lead to.
    #[default]
    Plain,
    /// The same, and its name changes with its content.
    Hashed,
    /// What readers open first: it refers to others, and others to it.
    Page,
    /// What leads to pages: feeds, the map of the site, the beginning of a search index.
    Index,
}

impl Mark {
    const WORDS: [(Mark, &'static str); 3] = [(Mark::Hashed, "hashed"), (Mark::Page, "page"), (Mark::Index, "index")];

    fn of_word(word: &str) -> Option<Mark> {
        Mark::WORDS.iter().find(|(_, known)| *known == word).map(|(mark, _)| *mark)
    }

    fn word(self) -> Option<&'static str> {
        Mark::WORDS.iter().find(|(mark, _)| *mark == self).map(|(_, word)| *word)
    }
}

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

/// The list of a site as a build left it.
pub(super) fn built_list(built: &Built) -> String {
    let word = |yes: bool| if yes { "yes" } else { "no" };
    let version = if built.sources.is_some() { BUILT_VERSION_LINE } else { BUILT_BEFORE_LINE };
    let mut text = format!("{FIRST_LINE}\n{version}\nbase_url {}\n", built.base_url);
    text.push_str(&format!("drafts {}\nsearch {}\n", word(built.drafts), word(built.search)));
    text.push_str(&format!("unrecorded {}\n", built.unrecorded));
    if let Some(sources) = &built.sources {
        text.push_str(&format!("sources {}\n", sources.to_hex()));
    }
    for file in &built.files {
        text.push_str(&format!("{}\t{}", file.path, file.size));
        if let Some(word) = file.mark.word() {
            text.push('\t');
            text.push_str(word);
        }
        text.push('\n');
    }
    text
}

/// Reads the list in `output`, of either version: its paths, sorted, or `None` if there is no list.
///
/// # Errors
/// [`WriteError::Marker`] for any list that Parvis can't have written: nothing is deleted on its word.
pub(super) fn read(output: &Path) -> Result<Option<Vec<String>>, WriteError> {
    let list = read_list(output)?;
    Ok(list.map(|list| match list {
        List::Plain(paths) => paths,
        List::Built(built) => built.files.into_iter().map(|file| file.path).collect(),
    }))
}

/// Reads the list in `output` with all that it says.
///
/// # Errors
/// As [`read`].
pub fn read_list(output: &Path) -> Result<Option<List>, WriteError> {
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
    parse(&text).map(Some).map_err(|(line, problem)| untrusted(line, problem))
}

/// Reads the text of a list; an error tells the line, from 1.
fn parse(text: &str) -> Result<List, (usize, MarkerProblem)> {
    let mut lines = text.lines().zip(1..);
    if lines.next().is_none_or(|(line, _)| line != FIRST_LINE) {
        return Err((1, MarkerProblem::FirstLine));
    }
    match lines.next().map(|(line, _)| line) {
        Some(VERSION_LINE) => {
            let mut paths: Vec<String> = Vec::new();
            for (line, number) in lines {
                follows(line, paths.last(), number)?;
                paths.push(line.to_owned());
            }
            Ok(List::Plain(paths))
        }
        Some(version @ (BUILT_VERSION_LINE | BUILT_BEFORE_LINE)) => {
            built(lines, version == BUILT_VERSION_LINE).map(List::Built)
        }
        _ => Err((2, MarkerProblem::Version)),
    }
}

/// What follows in the list of a site, with the digest of its sources or without.
fn built<'a>(
    mut lines: impl Iterator<Item = (&'a str, usize)>,
    with_sources: bool,
) -> Result<Built, (usize, MarkerProblem)> {
    let mut said = |key: &str| {
        let (line, number) = lines.next().unwrap_or_default();
        let value = line.strip_prefix(key).and_then(|rest| rest.strip_prefix(' '));
        value.map(|value| (value, number)).ok_or((number.max(3), MarkerProblem::Version))
    };
    let yes = |(value, number)| match value {
        "yes" => Ok(true),
        "no" => Ok(false),
        _ => Err((number, MarkerProblem::Version)),
    };
    let base_url = said("base_url")?.0.to_owned();
    let drafts = said("drafts").and_then(yes)?;
    let search = said("search").and_then(yes)?;
    let (unrecorded, number) = said("unrecorded")?;
    let unrecorded = unrecorded.parse().map_err(|_| (number, MarkerProblem::Version))?;
    let hash = |(hash, number)| blake3::Hash::from_hex(hash).map_err(|_| (number, MarkerProblem::Version));
    let sources = if with_sources { Some(said("sources").and_then(hash)?) } else { None };
    let mut files: Vec<BuiltFile> = Vec::new();
    for (line, number) in lines {
        let mut parts = line.split('\t');
        let path = parts.next().unwrap_or_default();
        follows(path, files.last().map(|file| &file.path), number)?;
        let size = parts.next().and_then(|size| size.parse().ok()).ok_or((number, MarkerProblem::Version))?;
        let mark = match parts.next() {
            None => Mark::Plain,
            Some(word) => Mark::of_word(word).ok_or((number, MarkerProblem::Version))?,
        };
        files.push(BuiltFile { path: path.to_owned(), size, mark });
    }
    Ok(Built { base_url, drafts, search, unrecorded, sources, files })
}

/// Whether a path can follow another.
fn follows(path: &str, before: Option<&String>, number: usize) -> Result<(), (usize, MarkerProblem)> {
    if !is_path(path) {
        return Err((number, MarkerProblem::Path));
    }
    if before.is_some_and(|before| before.as_str() >= path) {
        return Err((number, MarkerProblem::Order));
    }
    Ok(())
}

/// The `/`-separated form of a path within the output; `None` if it isn't UTF-8, and so can't be the site's.
pub fn slashed(path: &Path) -> Option<String> {
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
    fn a_list_says_what_was_built() {
        let file = |path: &str, size, mark| BuiltFile { path: path.to_owned(), size, mark };
        let files = vec![
            file("a b.css", 0, Mark::Hashed),
            file("feed.atom", 7, Mark::Index),
            file("index.html", 12, Mark::Page),
            file("é.svg", 3, Mark::Plain),
        ];
        let base_url = "https://example.org/".to_owned();
        let mut built =
            Built { base_url, drafts: false, search: true, unrecorded: 2, sources: Some(blake3::hash(b"a")), files };
        assert_eq!(parse(&built_list(&built)), Ok(List::Built(built.clone())));
        // As Parvis wrote it before it knew sources by their content.
        built.sources = None;
        assert_eq!(parse(&built_list(&built)), Ok(List::Built(built.clone())));
        let of = |text: &str| parse(&format!("{FIRST_LINE}\n{text}"));
        assert_eq!(of("version 1\na\nb\n"), Ok(List::Plain(vec!["a".to_owned(), "b".to_owned()])));
        for (text, line, problem) in [
            ("version 4\n", 2, MarkerProblem::Version),
            ("version 1\nb\na\n", 4, MarkerProblem::Order),
            ("version 2\n", 3, MarkerProblem::Version),
            ("version 2\nbase_url x\ndrafts perhaps\n", 4, MarkerProblem::Version),
            ("version 3\nbase_url x\ndrafts no\nsearch no\nunrecorded 0\na\t1\n", 7, MarkerProblem::Version),
            ("version 3\nbase_url x\ndrafts no\nsearch no\nunrecorded 0\nsources ab\n", 7, MarkerProblem::Version),
            ("version 2\nbase_url x\ndrafts no\nsearch no\nunrecorded 0\na\n", 7, MarkerProblem::Version),
            ("version 2\nbase_url x\ndrafts no\nsearch no\nunrecorded 0\na\t1\tbest\n", 7, MarkerProblem::Version),
            ("version 2\nbase_url x\ndrafts no\nsearch no\nunrecorded 0\n../a\t1\n", 7, MarkerProblem::Path),
        ] {
            assert_eq!(of(text), Err((line, problem)), "{text}");
        }
    }

    #[test]
    fn the_folders_around_a_path_go_from_inner_to_outer() {
        assert_eq!(folders_of("a/b/c").collect::<Vec<_>>(), ["a/b", "a"]);
        assert_eq!(folders_of("a").count(), 0);
    }
}
