//! What the site is made of, as it stands on disk: which paths count, and a look at all of them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::Metadata;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use crate::files::recorder::{FILES, FOLDERS};

/// Which file is at a path, for telling that another has taken its place: device and number of the file.
pub type Identity = Option<(u64, u64)>;

/// What tells whether a file has changed without reading it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    size: u64,
    modified: Option<SystemTime>,
    /// When the file or what is known of it last changed, which nobody can set back.
    changed: Option<(i64, i64)>,
    identity: Identity,
}

/// Whether a path from the site's folder is one of those that the site is made of.
pub fn counts(path: &str) -> bool {
    let (first, rest) = path.split_once('/').map_or((path, None), |(first, rest)| (first, Some(rest)));
    FOLDERS.contains(&first) || (rest.is_none() && FILES.contains(&first))
}

/// Whether a file is one that editors keep beside a file that is open in them, and take away again.
pub fn is_leftover(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let swap = name.starts_with('.') && [".swp", ".swo", ".swx"].iter().any(|end| name.ends_with(end));
    let emacs = name.starts_with(".#") || (name.starts_with('#') && name.ends_with('#'));
    swap || emacs || name.ends_with('~') || name.starts_with(".goutputstream-")
}

/// The path from the site's folder with `/`; none outside of it, or in letters that aren't Unicode.
pub fn relative(root: &Path, path: &Path) -> Option<Arc<str>> {
    let below = path.strip_prefix(root).ok()?;
    let parts: Option<Vec<&str>> = below.components().map(|part| part.as_os_str().to_str()).collect();
    Some(parts?.join("/").into())
}

pub fn identity(path: &Path) -> Identity {
    path.metadata().ok().and_then(|about| of(&about))
}

#[cfg(unix)]
fn of(about: &Metadata) -> Identity {
    use std::os::unix::fs::MetadataExt;
    Some((about.dev(), about.ino()))
}

#[cfg(not(unix))]
fn of(_: &Metadata) -> Identity {
    None
}

fn stamp(about: &Metadata) -> Stamp {
    #[cfg(unix)]
    let changed = {
        use std::os::unix::fs::MetadataExt;
        Some((about.ctime(), about.ctime_nsec()))
    };
    #[cfg(not(unix))]
    let changed = None;
    Stamp { size: about.len(), modified: about.modified().ok(), changed, identity: of(about) }
}

/// Every file with its stamp; links, too, are only looked at themselves.
pub fn files(root: &Path) -> BTreeMap<Arc<str>, Stamp> {
    let mut found = BTreeMap::new();
    let mut add = |path: &Path| {
        if let (Ok(about), Some(name)) = (path.symlink_metadata(), relative(root, path)) {
            found.insert(name, stamp(&about));
        }
    };
    FILES.iter().for_each(|file| add(&root.join(file)));
    walk(root, &mut |_| true, &mut add);
    found
}

/// Goes through the folders of a site, each before what is in it. `enter` says whether to look into a folder, `file` is told of
/// everything else.
pub fn walk(root: &Path, enter: &mut dyn FnMut(&Path) -> bool, file: &mut dyn FnMut(&Path)) {
    let is_folder = |path: &PathBuf| path.symlink_metadata().is_ok_and(|about| about.is_dir());
    let mut folders: Vec<PathBuf> = FOLDERS.iter().map(|name| root.join(name)).filter(is_folder).collect();
    while let Some(folder) = folders.pop() {
        if !enter(&folder) {
            continue;
        }
        let Ok(entries) = folder.read_dir() else { continue };
        for entry in entries.flatten() {
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                folders.push(entry.path());
            } else {
                file(&entry.path());
            }
        }
    }
}

/// The files that differ between two looks.
pub fn differences(before: &BTreeMap<Arc<str>, Stamp>, now: &BTreeMap<Arc<str>, Stamp>) -> BTreeSet<Arc<str>> {
    let gone = before.keys().filter(|path| !now.contains_key(*path));
    let changed = now.iter().filter(|(path, stamp)| before.get(*path) != Some(*stamp)).map(|(path, _)| path);
    gone.chain(changed).filter(|path| !is_leftover(path)).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_site_is_made_of_counts_and_nothing_else() {
        for path in ["content/a.fr.md", "themes", "editions/2026-11/x.csv", "site.toml", "permalinks.lock"] {
            assert!(counts(path), "{path}");
        }
        for path in ["public/index.html", ".parvis-cache/a.png", "site.toml/a", "content.md", "", ".git/index"] {
            assert!(!counts(path), "{path}");
        }
    }

    #[test]
    fn files_that_editors_keep_beside_others_are_known() {
        for path in ["content/.a.fr.md.swp", "content/a.fr.md~", "a/#a.md#", "a/.#a.md"] {
            assert!(is_leftover(path), "{path}");
        }
        for path in ["content/a.fr.md", "content/.well-known/a", "themes/a/style/00.css"] {
            assert!(!is_leftover(path), "{path}");
        }
    }
}
