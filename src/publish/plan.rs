//! What a run has to do: the difference between the built site and what the store holds. Nothing is done here.
//!
//! Three things are compared: the site as it was built, the manifest that the last successful run left, and a listing of
//! what is really there. A key belongs to the site when the manifest or the journal of an unfinished run names it;
//! everything else is somebody else's, and is neither written over nor deleted.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::local::LocalFile;
use super::manifest::{Journal, Leaving, Manifest};
use super::order::Step;
use super::stamp::{Headers, Stamp};
use super::store::{CONTROL, Listed, Traits};
use crate::write::Mark;

/// So many files may vanish from one version to the next without being asked for.
const DELETES: usize = 20;
/// Or so many of a hundred.
const DELETES_PERCENT: usize = 10;

/// What is known of a store before a run.
#[derive(Debug)]
pub struct Known {
    pub traits: Traits,
    pub manifest: Manifest,
    pub journal: Journal,
    /// The sizes of all objects, without Parvis's own.
    pub there: BTreeMap<String, u64>,
    /// What objects are that the manifest doesn't tell of for certain; none when that can't be learnt.
    pub asked: HashMap<String, Option<Stamp>>,
    /// When `there` was last really listed, in seconds since 1970.
    pub listed: u64,
}

impl Known {
    pub fn new(traits: Traits, manifest: Manifest, journal: Journal, listed: Vec<Listed>) -> Known {
        let objects = listed.into_iter().filter(|listed| !listed.key.starts_with(CONTROL));
        let there = objects.map(|listed| (listed.key, listed.size)).collect();
        let listed = manifest.listed;
        Known { traits, manifest, journal, there, asked: HashMap::new(), listed }
    }

    /// The keys of which must be asked what is at them: those that an unfinished run may or may not have written, and those
    /// of others that could be the same as the site's file.
    pub fn questions(&self, files: &[LocalFile]) -> BTreeSet<String> {
        let unfinished = self.journal.keys.iter().filter(|key| !self.manifest.has(key));
        let unfinished = unfinished.filter(|key| self.there.contains_key(*key)).cloned();
        let same_size = files.iter().filter(|file| self.there.get(&file.key) == Some(&file.stamp.size));
        let uncertain = same_size.filter(|file| self.certain(&file.key).is_none());
        unfinished.chain(uncertain.map(|file| file.key.clone())).collect()
    }

    /// What the manifest says for certain of an object.
    fn certain(&self, key: &str) -> Option<&Stamp> {
        if self.journal.keys.contains(key) {
            return None;
        }
        let leaving = || self.manifest.leaving.get(key).and_then(|leaving| leaving.stamp.as_ref());
        self.manifest.files.get(key).or_else(leaving)
    }

    /// What is at a key, as far as it is known.
    fn stamp(&self, key: &str) -> Option<&Stamp> {
        self.certain(key).or_else(|| self.asked.get(key).and_then(Option::as_ref))
    }

    /// Whether the object at a key was written by Parvis. A store that notes stamps can tell of what only a journal
    /// names whether that was really written, or somebody else was quicker.
    fn is_ours(&self, key: &str) -> bool {
        let noted = || !self.traits.headers || self.asked.get(key).is_some_and(Option::is_some);
        self.manifest.has(key) || (self.journal.keys.contains(key) && noted())
    }
}

/// Why a file is uploaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Readers don't have it yet.
    New,
    /// Its content changed, or what is there can't be told.
    Content,
    /// Only what the host says of it changed.
    Headers,
}

/// A file to be uploaded, by its place among those of the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Upload {
    pub file: usize,
    pub step: Step,
    pub why: Why,
}

/// What a run has to do.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// In the order of their steps, and of their keys in each.
    pub uploads: Vec<Upload>,
    /// How many files are there already as they should be.
    pub kept: usize,
    /// The manifest of the new version, from the moment on when all is uploaded.
    pub manifest: Manifest,
    /// What the site has had and has no more, since this run.
    pub leaving: Vec<String>,
    /// What has been of no use for long enough, to be deleted at the end.
    pub prune: Vec<String>,
}

/// Why nothing may be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Objects of others, or objects nobody knows of, are where the site's files are to be.
    Foreign(Vec<String>),
    /// More files would vanish than vanish by accident.
    Deletes { count: usize, total: usize, limit: usize },
}

/// Compares. `now` is in seconds since 1970, `grace` in seconds.
///
/// # Errors
/// A [`Refusal`]; too many deletes only if they aren't allowed.
pub fn plan(files: &[LocalFile], known: &Known, now: u64, grace: u64, allow_deletes: bool) -> Result<Plan, Refusal> {
    let mut plan = Plan::default();
    let mut foreign = Vec::new();
    for (place, file) in files.iter().enumerate() {
        match compare(file, known) {
            Ok(None) => plan.kept += 1,
            Ok(Some(why)) => plan.uploads.push(Upload { file: place, step: Step::of(file, &known.manifest), why }),
            Err(()) => foreign.push(file.key.clone()),
        }
        plan.manifest.files.insert(file.key.clone(), file.stamp.clone());
    }
    if !foreign.is_empty() {
        return Err(Refusal::Foreign(foreign));
    }
    plan.manifest.listed = known.listed;
    plan.uploads.sort_by_key(|upload| upload.step);
    leave(&mut plan, known, now);
    if !allow_deletes {
        check_deletes(files, &plan, known)?;
    }
    let due = plan.manifest.leaving.iter().filter(|(_, file)| file.since.saturating_add(grace) <= now);
    plan.prune = due.map(|(key, _)| key.clone()).collect();
    Ok(plan)
}

/// Why a file must be uploaded, if it must. An error if somebody else's object is in its place.
fn compare(file: &LocalFile, known: &Known) -> Result<Option<Why>, ()> {
    let (Some(size), is_new) = (known.there.get(&file.key), !known.manifest.files.contains_key(&file.key)) else {
        return Ok(Some(Why::New));
    };
    let stamp = known.stamp(&file.key).filter(|_| *size == file.stamp.size);
    let is_same = stamp.is_some_and(|stamp| stamp.hash == file.stamp.hash);
    if !is_same && !known.is_ours(&file.key) {
        return Err(());
    }
    let changed = if is_new { Why::New } else { Why::Content };
    let served = !known.traits.headers || stamp.is_some_and(|stamp| stamp.headers == file.stamp.headers);
    Ok(match (is_same, served) {
        (true, true) => None,
        (true, false) => Some(Why::Headers),
        (false, _) => Some(changed),
    })
}

/// Notes what the site has had and has no more.
fn leave(plan: &mut Plan, known: &Known, now: u64) {
    let is_gone = |key: &str, stamp: Option<&Stamp>| {
        // An object of another size is somebody else's by now.
        let size = known.there.get(key);
        size.is_none() || stamp.is_some_and(|stamp| Some(&stamp.size) != size)
    };
    let stays = |key: &str| plan.manifest.files.contains_key(key);
    let mut leaving = BTreeMap::new();
    for key in known.manifest.files.keys().filter(|key| !stays(key)) {
        let stamp = known.certain(key).cloned();
        plan.leaving.push(key.clone());
        if !is_gone(key, stamp.as_ref()) {
            leaving.insert(key.clone(), Leaving { stamp, since: now });
        }
    }
    for (key, file) in known.manifest.leaving.iter().filter(|(key, _)| !stays(key)) {
        if !is_gone(key, file.stamp.as_ref()) {
            leaving.insert(key.clone(), file.clone());
        }
    }
    for key in known.journal.keys.iter().filter(|key| !stays(key) && !known.manifest.has(key)) {
        if known.there.contains_key(key) && known.is_ours(key) {
            leaving.insert(key.clone(), Leaving { stamp: known.stamp(key).cloned(), since: now });
        }
    }
    plan.manifest.leaving = leaving;
}

/// Refuses what looks like a wrong folder or a wrong place. A file whose name changes with its content isn't missed when
/// another one comes in its stead.
fn check_deletes(files: &[LocalFile], plan: &Plan, known: &Known) -> Result<(), Refusal> {
    let before = &known.manifest.files;
    let was_hashed =
        |key: &&String| before.get(*key).is_some_and(|stamp| stamp.headers == Headers::of(key, true).digest());
    let replaced = files.iter().filter(|file| file.mark == Mark::Hashed && !before.contains_key(&file.key)).count();
    let hashed = plan.leaving.iter().filter(was_hashed).count();
    let count = plan.leaving.len() - hashed + hashed.saturating_sub(replaced);
    let (total, limit) = (before.len(), DELETES.max(before.len() * DELETES_PERCENT / 100));
    if count > limit { Err(Refusal::Deletes { count, total, limit }) } else { Ok(()) }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    const TRAITS: Traits =
        Traits { transactional: false, conditional: true, headers: true, cheap_reads: false, dear_listing: true };

    fn file(key: &str, content: &str, mark: Mark) -> LocalFile {
        let headers = Headers::of(key, mark == Mark::Hashed);
        let stamp =
            Stamp { hash: blake3::hash(content.as_bytes()), size: content.len() as u64, headers: headers.digest() };
        LocalFile { key: key.to_owned(), path: key.into(), stamp, headers, mark }
    }

    fn site(version: &str) -> Vec<LocalFile> {
        vec![
            file(&format!("assets/style.{version}.css"), version, Mark::Hashed),
            file("feed.atom", version, Mark::Index),
            file("index.html", version, Mark::Page),
            file("logo.svg", "logo", Mark::Plain),
        ]
    }

    /// A store after a successful run.
    fn published(files: &[LocalFile]) -> Known {
        let manifest = Manifest {
            files: files.iter().map(|file| (file.key.clone(), file.stamp.clone())).collect(),
            ..Manifest::default()
        };
        let listed = files.iter().map(|file| Listed { key: file.key.clone(), size: file.stamp.size });
        Known::new(TRAITS, manifest, Journal::default(), listed.collect())
    }

    fn keys<'a>(plan: &Plan, files: &'a [LocalFile]) -> Vec<&'a str> {
        plan.uploads.iter().map(|upload| files[upload.file].key.as_str()).collect()
    }

    #[test]
    fn what_is_there_is_not_uploaded_again() {
        let files = site("one");
        let plan = plan(&files, &published(&files), 100, 60, false).unwrap();
        assert_eq!((plan.uploads.len(), plan.kept, plan.leaving.len()), (0, 4, 0));
    }

    #[test]
    fn assets_come_before_new_pages_before_pages_before_indexes() {
        let mut files = site("two");
        files.push(file("new/index.html", "new", Mark::Page));
        let known = published(&site("one"));
        let plan = plan(&files, &known, 100, 60, false).unwrap();
        assert_eq!(keys(&plan, &files), ["assets/style.two.css", "new/index.html", "index.html", "feed.atom"]);
        assert_eq!(plan.leaving, ["assets/style.one.css"]);
        assert_eq!(plan.manifest.leaving["assets/style.one.css"].since, 100);
        assert!(plan.prune.is_empty());
    }

    #[test]
    fn what_left_is_pruned_after_the_grace_period_and_not_when_it_came_back() {
        let files = site("two");
        let mut known = published(&files);
        let old = file("old.css", "old", Mark::Hashed);
        known.there.insert(old.key.clone(), old.stamp.size);
        known.manifest.leaving.insert(old.key.clone(), Leaving { stamp: Some(old.stamp.clone()), since: 100 });
        let pruned = |files: &[LocalFile], known: &Known, now| plan(files, known, now, 60, false).unwrap().prune;
        assert!(pruned(&files, &known, 159).is_empty());
        assert_eq!(pruned(&files, &known, 160), ["old.css"]);
        let mut back = files.clone();
        back.push(old);
        assert!(pruned(&back, &known, 160).is_empty());
        // Somebody else wrote there since.
        known.there.insert("old.css".to_owned(), 99);
        assert!(pruned(&files, &known, 160).is_empty());
    }

    #[test]
    fn an_object_of_others_is_not_written_over_unless_it_is_the_same() {
        let files = site("one");
        let mut known = published(&[]);
        known.there.insert("logo.svg".to_owned(), 4);
        assert_eq!(known.questions(&files).into_iter().collect::<Vec<_>>(), ["logo.svg"]);
        let refused = plan(&files, &known, 0, 0, false);
        assert_eq!(refused, Err(Refusal::Foreign(vec!["logo.svg".to_owned()])));
        let same = Stamp { headers: String::new(), ..files[3].stamp.clone() };
        known.asked.insert("logo.svg".to_owned(), Some(same));
        let plan = plan(&files, &known, 0, 0, false).unwrap();
        assert_eq!(plan.uploads.iter().find(|upload| upload.file == 3).unwrap().why, Why::Headers);
    }

    #[test]
    fn other_headers_alone_are_a_reason() {
        let files = site("one");
        let mut known = published(&files);
        known.manifest.files.get_mut("logo.svg").unwrap().headers = "00000000".to_owned();
        let plan = plan(&files, &known, 0, 0, false).unwrap();
        assert_eq!((plan.uploads.len(), plan.uploads[0].why), (1, Why::Headers));
    }

    #[test]
    fn what_an_unfinished_run_wrote_is_asked_for_and_not_uploaded_again() {
        let files = site("two");
        let mut known = published(&site("one"));
        known.there.insert("assets/style.two.css".to_owned(), 3);
        known.journal.keys = ["assets/style.two.css", "index.html", "feed.atom", "lost.css"].map(str::to_owned).into();
        let questions: Vec<String> = known.questions(&files).into_iter().collect();
        assert_eq!(questions, ["assets/style.two.css", "feed.atom", "index.html"]);
        known.asked.insert("assets/style.two.css".to_owned(), Some(files[0].stamp.clone()));
        known.asked.insert("index.html".to_owned(), Some(files[2].stamp.clone()));
        let plan = plan(&files, &known, 0, 0, false).unwrap();
        assert_eq!(keys(&plan, &files), ["feed.atom"]);
    }

    #[test]
    fn many_deletes_are_refused_until_they_are_allowed() {
        let pages: Vec<LocalFile> = (0..100).map(|n| file(&format!("{n:03}.html"), "page", Mark::Page)).collect();
        let known = published(&pages);
        assert!(plan(&pages[20..], &known, 0, 0, false).is_ok());
        let refused = plan(&pages[21..], &known, 0, 0, false);
        assert_eq!(refused, Err(Refusal::Deletes { count: 21, total: 100, limit: 20 }));
        assert!(plan(&pages[21..], &known, 0, 0, true).is_ok());
    }

    #[test]
    fn hashed_files_that_are_replaced_are_no_deletes() {
        let assets = |version| -> Vec<LocalFile> {
            (0..100).map(|n| file(&format!("{n:03}.{version}.css"), version, Mark::Hashed)).collect()
        };
        assert!(plan(&assets("two"), &published(&assets("one")), 0, 0, false).is_ok());
        let refused = plan(&assets("two")[50..], &published(&assets("one")), 0, 0, false);
        assert_eq!(refused, Err(Refusal::Deletes { count: 50, total: 100, limit: 20 }));
    }
}
