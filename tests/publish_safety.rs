//! What is somebody else's stays, and what would be a mistake isn't done.
#![cfg(feature = "publish")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod publish_support;

use std::collections::BTreeMap;
use std::fs;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use parvis::publish::plan::Refusal;
use parvis::publish::stamp::Stamp;
use parvis::publish::store::{Answer, Condition, Content, Listed, Object, Store, Traits};
use parvis::publish::{Note, PublishError, preview};
use publish_support::{Ground, built, job, look, new, old, run, version};

#[tokio::test(flavor = "multi_thread")]
async fn a_first_run_uploads_all_and_a_second_nothing() {
    let folder = tempfile::tempdir().unwrap();
    for ground in [Ground::s3(None).await, Ground::fs(None)] {
        let job = job(built(folder.path(), &old()));
        let first = run(ground.store(), &job).await.unwrap();
        assert_eq!((first.uploaded, first.kept, first.notes), (old().len(), 0, vec![]));
        assert_eq!(ground.files(), old());
        let before = ground.all();
        let second = run(ground.store(), &job).await.unwrap();
        assert_eq!((second.uploaded, second.bytes, second.kept, second.leaving), (0, 0, old().len(), 0));
        assert_eq!(ground.all(), before);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dry_run_writes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    for ground in [Ground::s3(None).await, Ground::fs(None)] {
        let before = ground.all();
        let preview = preview(ground.store(), &job(built(folder.path(), &old()))).await.unwrap();
        let steps: Vec<(&str, usize)> = preview.steps.iter().map(|step| (step.step, step.files.len())).collect();
        assert_eq!(steps, [("assets", 3), ("new-pages", 3), ("indexes", 1)]);
        assert_eq!(ground.all(), before);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn old_files_are_deleted_after_the_grace_period() {
    let folder = tempfile::tempdir().unwrap();
    for ground in [Ground::s3(None).await, Ground::fs(None)] {
        let at = |site: &BTreeMap<String, String>, now| {
            let mut job = job(built(&folder.path().join("out"), site));
            job.clock.fixed = Some(now);
            job
        };
        run(ground.store(), &at(&old(), 1_000)).await.unwrap();
        let changed = run(ground.store(), &at(&new(), 2_000)).await.unwrap();
        assert_eq!((changed.deleted, changed.leaving), (0, 2));
        let early = run(ground.store(), &at(&new(), 2_000 + 86_399)).await.unwrap();
        assert_eq!((early.uploaded, early.deleted), (0, 0));
        let late = run(ground.store(), &at(&new(), 2_000 + 86_400)).await.unwrap();
        assert_eq!((late.uploaded, late.deleted, late.leaving), (0, 2, 0));
        assert_eq!(ground.files(), new());
        assert_eq!(look(&ground.seen()), [] as [String; 0]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn files_of_others_stay_as_they_are() {
    let folder = tempfile::tempdir().unwrap();
    for ground in [Ground::s3(None).await, Ground::fs(None)] {
        let job_of = |site: &BTreeMap<String, String>| job(built(&folder.path().join("out"), site));
        run(ground.store(), &job_of(&old())).await.unwrap();
        fs::create_dir_all(ground.seen().join("uploads")).unwrap();
        fs::write(ground.seen().join("uploads/minutes.pdf"), "minutes").unwrap();
        fs::create_dir_all(ground.seen().join("new")).unwrap();
        fs::write(ground.seen().join("new/index.html"), "somebody else's").unwrap();
        let before = ground.all();

        let refused = run(ground.store(), &job_of(&new())).await;
        let Err(PublishError::Refused(Refusal::Foreign(keys))) = refused else { panic!("{refused:?}") };
        assert_eq!(keys, ["new/index.html"]);
        assert_eq!(ground.all(), before);

        fs::remove_file(ground.seen().join("new/index.html")).unwrap();
        let mut job = job_of(&new());
        job.grace = 0;
        run(ground.store(), &job).await.unwrap();
        let mut expected = new();
        expected.insert("uploads/minutes.pdf".to_owned(), "minutes".to_owned());
        assert_eq!(ground.files(), expected);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_of_others_that_is_the_same_is_taken_over() {
    let folder = tempfile::tempdir().unwrap();
    for ground in [Ground::s3(None).await, Ground::fs(None)] {
        fs::create_dir_all(ground.seen()).unwrap();
        if matches!(ground, Ground::Fs { .. }) {
            fs::write(ground.seen().join(".parvis-output"), "Made by Parvis. The files below are replaced by each build; all others are kept.\nversion 1\nfeed.atom\n").unwrap();
        }
        fs::write(ground.seen().join("feed.atom"), &old()["feed.atom"]).unwrap();
        run(ground.store(), &job(built(folder.path(), &old()))).await.unwrap();
        assert_eq!(ground.files(), old());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_prefix_with_another_site_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    for ground in [Ground::s3(None).await, Ground::fs(None)] {
        run(ground.store_at("other"), &job(built(&folder.path().join("old"), &old()))).await.unwrap();
        let before = ground.all();
        let mut mine = job(built(&folder.path().join("new"), &new()));
        mine.site = "https://example.com/".to_owned();
        let refused = run(ground.store_at("other"), &mine).await;
        assert!(matches!(refused, Err(PublishError::OtherSite { address }) if address == publish_support::SITE));
        assert_eq!(ground.all(), before);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_site_that_lost_most_of_its_pages_is_refused_until_it_is_allowed() {
    let folder = tempfile::tempdir().unwrap();
    let names: Vec<String> = (0..30).map(|n| format!("page-{n}/index.html")).collect();
    let pages: Vec<&str> = names.iter().map(String::as_str).collect();
    for ground in [Ground::s3(None).await, Ground::fs(None)] {
        run(ground.store(), &job(built(&folder.path().join("all"), &version("one", &pages)))).await.unwrap();
        let before = ground.all();
        let mut few = job(built(&folder.path().join("few"), &version("one", &pages[..5])));
        let refused = run(ground.store(), &few).await;
        let Err(PublishError::Refused(Refusal::Deletes { count, total, limit })) = refused else {
            panic!("{refused:?}")
        };
        assert_eq!((count, total, limit), (25, 35, 20));
        assert_eq!(ground.all(), before);
        few.allow_deletes = true;
        assert_eq!(run(ground.store(), &few).await.unwrap().leaving, 25);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn other_headers_alone_are_uploaded_where_they_are_kept() {
    let folder = tempfile::tempdir().unwrap();
    for ground in [Ground::s3(None).await, Ground::fs(None)] {
        let mut job = job(built(folder.path(), &old()));
        run(ground.store(), &job).await.unwrap();
        let mut files = job.files.to_vec();
        let file = files.iter_mut().find(|file| file.key == "data/table.csv").unwrap();
        file.headers.cache_control = "public, max-age=60".to_owned();
        file.stamp.headers = file.headers.digest();
        job.files = Arc::new(files);
        let uploaded = run(ground.store(), &job).await.unwrap().uploaded;
        assert_eq!(uploaded, usize::from(ground.store().traits().headers));
        assert_eq!(run(ground.store(), &job).await.unwrap().uploaded, 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_vanished_from_the_store_is_uploaded_again() {
    let folder = tempfile::tempdir().unwrap();
    for ground in [Ground::s3(None).await, Ground::fs(None)] {
        let at = |now, verify| {
            let mut job = job(built(folder.path(), &old()));
            (job.clock.fixed, job.verify) = (Some(now), verify);
            job
        };
        run(ground.store(), &at(1_000, false)).await.unwrap();
        // When that is asked for, and a day later.
        for again in [at(2_000, true), at(2_000 + 86_400, false)] {
            fs::remove_file(ground.seen().join("about/index.html")).unwrap();
            assert_eq!(run(ground.store(), &again).await.unwrap().uploaded, 1);
            assert_eq!(ground.files(), old());
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_large_store_is_not_listed_for_a_small_change() {
    let folder = tempfile::tempdir().unwrap();
    let ground = Ground::s3(None).await;
    let at = |site: &BTreeMap<String, String>, now| {
        let mut job = job(built(&folder.path().join("out"), site));
        job.clock.fixed = Some(now);
        job
    };
    let lists = async |job| {
        let store = Watched::new(ground.store(), false);
        let done = run(store.clone(), &job).await.unwrap();
        (done.uploaded, done.deleted, store.lists())
    };
    // The listing of the first run, and the one that tells whether its assets are there.
    assert_eq!(lists(at(&old(), 1_000)).await, (7, 0, 1));
    assert_eq!(lists(at(&new(), 2_000)).await, (5, 0, 0));
    assert_eq!(lists(at(&new(), 3_000)).await, (0, 0, 0));
    // What left is asked for before it is deleted: somebody else's stays.
    fs::write(ground.seen().join("gone/index.html"), "somebody else's").unwrap();
    assert_eq!(lists(at(&new(), 2_000 + 86_399)).await, (0, 0, 1));
    assert_eq!(lists(at(&new(), 2_000 + 86_400)).await, (0, 1, 0));
    let mut expected = new();
    expected.insert("gone/index.html".to_owned(), "somebody else's".to_owned());
    assert_eq!(ground.files(), expected);
    // A clock that was put back is no reason to trust.
    assert_eq!(lists(at(&new(), 500)).await, (0, 0, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_changes_while_it_is_published_is_never_shown() {
    let folder = tempfile::tempdir().unwrap();
    for ground in [Ground::s3(None).await, Ground::fs(None)] {
        let job = job(built(folder.path(), &old()));
        fs::write(folder.path().join("about/index.html"), "half a build").unwrap();
        let refused = run(ground.store(), &job).await;
        assert!(matches!(refused, Err(PublishError::Store(parvis::publish::store::StoreError::Changed { .. }))));
        assert!(!ground.seen().join("about/index.html").exists());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_runs_at_once_one_is_told_of_the_other() {
    let folder = tempfile::tempdir().unwrap();
    for ground in [Ground::s3(None).await, Ground::fs(None)] {
        let mut jobs = [job(built(&folder.path().join("old"), &old())), job(built(&folder.path().join("new"), &new()))];
        for job in &mut jobs {
            job.timing.abandoned = Duration::from_secs(600);
        }
        let (one, other) = tokio::join!(run(ground.store(), &jobs[0]), run(ground.store(), &jobs[1]));
        let won = one.is_ok();
        // They may also have come one after the other.
        for lost in [one, other].into_iter().filter_map(Result::err) {
            // Or the other had ended by the time it was looked who that is.
            assert!(matches!(lost, PublishError::Locked { .. } | PublishError::Overtaken), "{lost:?}");
        }
        assert_eq!(look(&ground.seen()), [] as [String; 0]);
        let files = ground.files();
        let is = |site: BTreeMap<String, String>| site.iter().all(|(key, text)| files.get(key) == Some(text));
        assert!(is(new()) || (won && is(old())), "{files:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lock_is_broken_when_that_is_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let ground = Ground::s3(None).await;
    let mut job = job(built(folder.path(), &old()));
    job.timing.abandoned = Duration::from_secs(600);
    fs::create_dir_all(ground.seen().join(".parvis")).unwrap();
    let now = job.clock.now();
    let lock = format!(r#"{{"id":"x","who":"web-1 (7)","since":{now},"renewed":{now}}}"#);
    fs::write(ground.seen().join(".parvis/lock.json"), lock).unwrap();
    let refused = run(ground.store(), &job).await;
    assert!(matches!(refused, Err(PublishError::Locked { who: Some(who), .. }) if who == "web-1 (7)"));
    job.break_lock = true;
    let done = run(ground.store(), &job).await.unwrap();
    assert_eq!(done.notes, [Note::TookLock { who: "web-1 (7)".to_owned(), since: now }]);
    assert!(!ground.seen().join(".parvis/lock.json").exists());
}

/// A store that counts how often it is listed, and that may take every condition for true, as some do.
struct Watched {
    inner: Arc<dyn Store>,
    careless: bool,
    lists: AtomicUsize,
}

impl Watched {
    fn new(inner: Arc<dyn Store>, careless: bool) -> Arc<Watched> {
        Arc::new(Watched { inner, careless, lists: AtomicUsize::new(0) })
    }

    fn lists(&self) -> usize {
        self.lists.load(Ordering::SeqCst)
    }
}

impl Store for Watched {
    fn traits(&self) -> Traits {
        self.inner.traits()
    }
    fn begin(&self) -> Answer<'_, ()> {
        self.inner.begin()
    }
    fn list(&self) -> Answer<'_, Vec<Listed>> {
        self.lists.fetch_add(1, Ordering::SeqCst);
        self.inner.list()
    }
    fn size<'a>(&'a self, key: &'a str) -> Answer<'a, Option<u64>> {
        self.inner.size(key)
    }
    fn read<'a>(&'a self, key: &'a str) -> Answer<'a, Option<Object>> {
        self.inner.read(key)
    }
    fn stamp<'a>(&'a self, key: &'a str) -> Answer<'a, Option<Stamp>> {
        self.inner.stamp(key)
    }
    fn write<'a>(&'a self, key: &'a str, content: Content<'a>, condition: Condition<'a>) -> Answer<'a, Option<String>> {
        self.inner.write(key, content, if self.careless { Condition::Always } else { condition })
    }
    fn delete<'a>(&'a self, keys: &'a [String]) -> Answer<'a, ()> {
        self.inner.delete(keys)
    }
    fn commit(&self) -> Answer<'_, ()> {
        self.inner.commit()
    }
    fn requests(&self) -> u64 {
        self.inner.requests()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_store_that_ignores_conditions_is_noticed() {
    let folder = tempfile::tempdir().unwrap();
    let ground = Ground::s3(None).await;
    let job = job(built(folder.path(), &old()));
    let done = run(Watched::new(ground.store(), true), &job).await.unwrap();
    assert_eq!(done.notes, [Note::Unconditional]);
    assert_eq!(ground.files(), old());
}
