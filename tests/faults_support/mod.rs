//! A site in two versions, built by the program itself while something goes wrong, and what has to hold whatever that was.
#![allow(dead_code, reason = "each test file uses its own part")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

pub use crate::support::tree;
use crate::support::{Text, plan};

const CARD: &str = include_str!("../../themes/parvis/templates/card.svg");

/// The page in which the two versions differ.
const HOME: &str = "content/pages/home.fr.md";
/// Files that aren't Parvis's, and must be in every output.
const FOREIGN: [(&str, &str); 2] = [("CNAME", "plan.example"), ("old/report.pdf", "a report")];

/// The exit status when the machine is at fault.
const MACHINE: i32 = 3;
/// That of the loader of programs, when it can't read the libraries of ours.
const LOADER: i32 = 127;

/// Paths and bytes.
pub type Tree = BTreeMap<String, Vec<u8>>;

/// The small plan with what a build makes in other ways than pages: share cards, a search index, a copy to read offline.
pub fn full() -> Text {
    plan().searched().with("templates/card.svg", CARD)
}

/// A site on disk, of which one version is built and the other is to be.
pub struct Scene {
    dir: tempfile::TempDir,
    texts: [String; 2],
    /// What both versions are when they are built.
    sites: [Tree; 2],
    /// Which of them the output is.
    now: usize,
}

/// How a build ended that something went wrong in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// It said why, and the old site is still there.
    Old,
    /// The new site is there.
    New,
}

impl Scene {
    /// The full plan in memory, where that is possible: it is built thousands of times.
    pub fn new() -> Scene {
        let in_memory = tempfile::tempdir_in("/dev/shm").ok();
        Scene::of(&full(), in_memory.unwrap_or_else(|| tempfile::tempdir().expect("a folder")))
    }

    /// A site in a folder.
    pub fn of(site: &Text, dir: tempfile::TempDir) -> Scene {
        site.write_to(dir.path());
        let first = fs::read_to_string(dir.path().join(HOME)).expect("a page");
        // Another title is another share card too, and another search index.
        let texts = [first.clone(), first.replace("title = \"", "title = \"Autre ") + "\nUne autre version.\n"];
        let mut scene = Scene { dir, texts, sites: [Tree::new(), Tree::new()], now: 0 };
        assert_done(&scene.command().output().expect("it runs"));
        for (path, text) in FOREIGN {
            let path = scene.public().join(path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("folders");
            fs::write(path, text).expect("a file");
        }
        for version in [1, 0] {
            fs::write(scene.root().join(HOME), &scene.texts[version]).expect("a page");
            assert_done(&scene.command().output().expect("it runs"));
            scene.sites[version] = tree(&scene.public());
        }
        assert_ne!(scene.sites[0], scene.sites[1]);
        scene
    }

    pub fn root(&self) -> &Path {
        self.dir.path()
    }

    pub fn public(&self) -> PathBuf {
        self.root().join("public")
    }

    /// `parvis build` of the site.
    pub fn command(&self) -> Command {
        build(self.root())
    }

    /// Writes the version that isn't built yet.
    pub fn write_other(&self) {
        fs::write(self.root().join(HOME), &self.texts[1 - self.now]).expect("a page");
    }

    /// Whether the output is the old site or the new one to the last byte, the status and the words fit, and the next build, in
    /// which nothing goes wrong, gives the new site and leaves nothing beside it.
    ///
    /// # Errors
    /// What isn't so.
    pub fn check(&mut self, output: &Output) -> Result<Ended, String> {
        self.check_but_words(output, names_a_file(output))
    }

    /// As [`Scene::check`], for who knows whether enough was said.
    ///
    /// # Errors
    /// As [`Scene::check`].
    pub fn check_but_words(&mut self, output: &Output, enough: bool) -> Result<Ended, String> {
        let (said, ended) = (said(output), self.is_old_or_new(output)?);
        let fits = match (ended, output.status.code()) {
            (Ended::New, Some(0)) => true,
            // With the new site where the end of the build failed, after the exchange.
            (Ended::New | Ended::Old, Some(MACHINE | LOADER)) => enough,
            _ => false,
        };
        if !fits || said.contains("panicked") {
            return Err(format!("the {ended:?} site with {:?}: {said}", output.status));
        }
        self.settle()?;
        Ok(ended)
    }

    /// As [`Scene::check_but_words`], but the next build isn't run where it would find all as if nothing had happened.
    ///
    /// # Errors
    /// As [`Scene::check`].
    pub fn check_quickly(&mut self, output: &Output, enough: bool) -> Result<Ended, String> {
        let ended = self.is_old_or_new(output)?;
        let is_plain = matches!((ended, output.status.code()), (Ended::Old, Some(MACHINE)) | (Ended::New, Some(0)));
        if !is_plain || !enough && ended == Ended::Old || !self.left().is_empty() || said(output).contains("panicked") {
            return self.check_but_words(output, enough);
        }
        self.now = if ended == Ended::New { 1 - self.now } else { self.now };
        Ok(ended)
    }

    /// What lies beside the output and isn't to stay.
    fn left(&self) -> Vec<String> {
        let mut left = names(self.root());
        left.retain(|name| name.starts_with('.') && name != ".parvis-cache");
        let kept = names(&self.root().join(".parvis-cache"));
        left.extend(kept.into_iter().filter(|name| name.matches('.').count() > 1));
        left
    }

    /// Which of both sites the output is.
    ///
    /// # Errors
    /// Where it differs from both.
    pub fn is_old_or_new(&self, output: &Output) -> Result<Ended, String> {
        let public = tree(&self.public());
        match public {
            public if public == self.sites[1 - self.now] => Ok(Ended::New),
            public if public == self.sites[self.now] => Ok(Ended::Old),
            public => Err(format!("neither site: {}\n{}", self.differences(&public), said(output))),
        }
    }

    /// Whether each file of the output is whole, of the old site or the new one, and the next build gives the new site: what holds
    /// where folders can't be exchanged.
    ///
    /// # Errors
    /// What isn't so.
    pub fn check_files(&mut self, output: &Output) -> Result<(), String> {
        let said = said(output);
        let [old, new] = [&self.sites[self.now], &self.sites[1 - self.now]];
        let public = if self.public().exists() { tree(&self.public()) } else { Tree::new() };
        let is_known = |path: &String, bytes: &Vec<u8>| {
            let is_list = path == ".parvis-output" || path.contains(".parvis-tmp-");
            is_list || [old, new].iter().any(|site| site.get(path) == Some(bytes))
        };
        if let Some((path, _)) = public.iter().find(|(path, bytes)| !is_known(path, bytes)) {
            return Err(format!("{path} is of neither site\n{said}"));
        }
        let is_foreign_there = public.is_empty() || FOREIGN.iter().all(|(path, _)| public.contains_key(*path));
        let fits = if output.status.success() { public == *new } else { output.status.code() == Some(MACHINE) };
        if !fits || !is_foreign_there || said.contains("panicked") {
            return Err(format!("{:?}: {said}", output.status));
        }
        self.settle()
    }

    /// Builds the new site without a fault.
    ///
    /// # Errors
    /// What isn't as it should be then.
    pub fn settle(&mut self) -> Result<(), String> {
        let output = self.command().output().expect("it runs");
        if output.status.code() != Some(0) {
            return Err(format!("the next build fails: {}", said(&output)));
        }
        self.now = 1 - self.now;
        let public = tree(&self.public());
        if public != self.sites[self.now] {
            return Err(format!("after the next build: {}", self.differences(&public)));
        }
        let left = self.left();
        if left.is_empty() { Ok(()) } else { Err(format!("left after the next build: {left:?}")) }
    }

    fn differences(&self, public: &Tree) -> String {
        let of = |site: &Tree| {
            let paths: std::collections::BTreeSet<_> = site.keys().chain(public.keys()).collect();
            let differ = paths.into_iter().filter(|path| site.get(*path) != public.get(*path));
            differ.take(5).cloned().collect::<Vec<_>>().join(", ")
        };
        format!(
            "not the old site in {}; not the new one in {}",
            of(&self.sites[self.now]),
            of(&self.sites[1 - self.now])
        )
    }
}

/// `parvis build` of the site in a folder, in English.
pub fn build(root: &Path) -> Command {
    let mut command = Command::new(program());
    command.env_remove("CI").env_remove("SOURCE_DATE_EPOCH").args(["build", "--lang", "en", "--root"]).arg(root);
    command
}

/// The program that is tried: the one of the tests, or that of `PARVIS_PROGRAM`, such as the one that is released.
pub fn program() -> PathBuf {
    std::env::var_os("PARVIS_PROGRAM").map_or_else(|| env!("CARGO_BIN_EXE_parvis").into(), PathBuf::from)
}

/// Whether what a program said tells where something is wrong.
pub fn names_a_file(output: &Output) -> bool {
    let said = said(output);
    said.contains('/') || said.contains("--> ")
}

/// All that a program said.
pub fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

#[track_caller]
pub fn assert_done(output: &Output) {
    assert_eq!(output.status.code(), Some(0), "{}", said(output));
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()
}

/// Whether every case is to be tried, not only some of them: `PARVIS_FAULTS=all`, as `scripts/faults` sets it.
pub fn all() -> bool {
    std::env::var_os("PARVIS_FAULTS").is_some_and(|value| value == "all")
}
