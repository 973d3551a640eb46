//! A folder with a site and its output, for one test.
#![allow(dead_code, clippy::unwrap_used, reason = "each test file uses its own part")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use parvis::write::{Durability, Finished, MARKER, Method, Place, Stage, WriteError, begin};

/// The files below a folder: paths and bytes. A link reads `-> where`, an empty folder ends with `/`.
pub type Tree = BTreeMap<String, String>;

/// `site/` with `site/content/`, and `public/`, which is absent at first.
pub struct Ground {
    folder: tempfile::TempDir,
}

impl Ground {
    pub fn new() -> Self {
        // In memory where that is possible and nobody asks for another place: the tests make many thousands of files.
        let in_memory = std::env::var_os("TMPDIR").is_none().then(|| tempfile::tempdir_in("/dev/shm").ok());
        let ground = Ground { folder: in_memory.flatten().unwrap_or_else(|| tempfile::tempdir().unwrap()) };
        fs::create_dir_all(ground.at("site/content")).unwrap();
        fs::create_dir_all(ground.at("site/themes")).unwrap();
        ground
    }

    pub fn at(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// Writes a file with its folders.
    pub fn put(&self, path: &str, text: &str) -> &Self {
        let path = self.at(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }

    pub fn place(&self, output: &str) -> Place {
        Place { site_root: self.at("site"), content: self.at("site/content"), output: self.at(output) }
    }

    pub fn begin(&self) -> Result<Stage, WriteError> {
        begin(&self.place("public"), Durability::Unsynced)
    }

    pub fn build(&self, files: &[(&str, &str)]) -> Result<Finished, WriteError> {
        self.build_by(Method::Best, files)
    }

    pub fn build_by(&self, method: Method, files: &[(&str, &str)]) -> Result<Finished, WriteError> {
        let stage = self.begin()?;
        for (path, text) in files {
            stage.write(path, text.as_bytes())?;
        }
        stage.finish_by(method)
    }

    /// What is in the output, without the list of Parvis's files.
    pub fn public(&self) -> Tree {
        let mut tree = tree(&self.at("public"));
        tree.remove(MARKER);
        tree
    }

    /// The names of what lies beside the site and the output.
    pub fn beside(&self) -> Vec<String> {
        let names = fs::read_dir(self.folder.path()).unwrap().map(|entry| entry.unwrap().file_name());
        names.map(|name| name.into_string().unwrap()).filter(|name| name.starts_with('.')).collect()
    }
}

pub fn tree(folder: &Path) -> Tree {
    let mut tree = Tree::new();
    for entry in walkdir::WalkDir::new(folder).min_depth(1).sort_by_file_name() {
        let entry = entry.unwrap();
        let path = entry.path().strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
        if entry.file_type().is_dir() {
            if fs::read_dir(entry.path()).unwrap().next().is_none() {
                tree.insert(format!("{path}/"), String::new());
            }
        } else if entry.file_type().is_symlink() {
            tree.insert(path, format!("-> {}", fs::read_link(entry.path()).unwrap().display()));
        } else {
            tree.insert(path, fs::read_to_string(entry.path()).unwrap_or_else(|_| "(not text)".to_owned()));
        }
    }
    tree
}

pub fn files(files: &[(&str, &str)]) -> Tree {
    files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
}
