//! Whatever fails while a site is published, and at whichever call: readers meet no broken page, and the next run completes
//! what the one before began.
#![cfg(feature = "publish")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod publish_support;

use std::time::Duration;

use parvis::publish::store::StoreError;
use parvis::publish::{Job, PublishError, Summary};
use publish_support::{Fault, Faulty, Ground, Reader, built, job, look, new, old, run};

/// More calls than a run of such a small site makes.
const ENOUGH: usize = 80;

/// Publishes once a run that was killed has let go: on a computer that has much to do, its end may take a while.
async fn free(ground: &Ground, job: &Job) -> Result<Summary, PublishError> {
    for _ in 0..500 {
        match run(ground.store(), job).await {
            Err(PublishError::Store(StoreError::Taken { .. }) | PublishError::Locked { .. }) => {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
            ended => return ended,
        }
    }
    run(ground.store(), job).await
}

/// Publishes the old site, then the new one with a fault at each call in turn.
async fn at_every_call(first: Ground, fault: Fault) {
    let folder = tempfile::tempdir().unwrap();
    let before = job(built(&folder.path().join("old"), &old()));
    let after = job(built(&folder.path().join("new"), &new()));
    run(first.store(), &before).await.unwrap();
    assert_eq!(first.files(), old());

    for at in 1.. {
        assert!(at < ENOUGH, "a run has an end");
        let ground = first.copied().await;
        let reader = Reader::start(ground.seen());
        let store = Faulty::new(ground.store(), fault, at);
        let ended = tokio::select! {
            done = run(store.clone(), &after) => Some(done),
            () = store.killed.notified() => None,
        };
        let calls = store.calls();
        drop(store);
        // A process that is killed takes its tasks along; here they end at their next chance.
        tokio::time::sleep(Duration::from_millis(20)).await;
        assert_eq!(look(&ground.seen()), [] as [String; 0], "{fault:?} at {at}");

        let again = free(&ground, &after).await.unwrap_or_else(|error| panic!("{fault:?} at {at}: {error:?}"));
        let last = run(ground.store(), &after).await.unwrap();
        assert_eq!((last.uploaded, last.deleted), (0, 0), "{fault:?} at {at}");
        assert_eq!(reader.stop(), [] as [String; 0], "{fault:?} at {at}");
        let files = ground.files();
        for (key, content) in &new() {
            assert_eq!(files.get(key), Some(content), "{fault:?} at {at}: {key}");
        }
        // Of the old site only what is no longer part of it, until the grace period is over.
        let others: Vec<&String> = files.keys().filter(|key| !new().contains_key(*key)).collect();
        assert_eq!(others, ["assets/style.one.css", "gone/index.html"], "{fault:?} at {at}");
        if calls < at {
            assert!(ended.is_some_and(|done| done.is_ok()) && again.uploaded == 0);
            return;
        }
    }
}

/// Publishes the old site into a folder that must stay, then the new one, while each change of a file in it fails in turn. The
/// run after that may publish the new site, or the old one again.
async fn at_every_change(done: bool) {
    let folder = tempfile::tempdir().unwrap();
    let before = job(built(&folder.path().join("old"), &old()));
    let after = job(built(&folder.path().join("new"), &new()));
    let first = Ground::fs_that_stays();
    run(first.store(), &before).await.unwrap();

    for at in 1.. {
        assert!(at < ENOUGH, "a run has an end");
        let mut ended = None;
        for (job, site) in [(&after, new()), (&before, old())] {
            let ground = first.copied().await;
            let reader = Reader::start(ground.seen());
            ended = Some(run(ground.interrupted(at, done), &after).await);
            assert_eq!(look(&ground.seen()), [] as [String; 0], "{at}");
            run(ground.store(), job).await.unwrap_or_else(|error| panic!("{at}: {error:?}"));
            let last = run(ground.store(), job).await.unwrap();
            assert_eq!((last.uploaded, last.deleted), (0, 0), "{at}");
            assert_eq!(reader.stop(), [] as [String; 0], "{at}");
            let files = ground.files();
            for (key, content) in &site {
                assert_eq!(files.get(key), Some(content), "{at}: {key}");
            }
            assert!(!files.keys().any(|key| key.contains("parvis-tmp")), "{at}: {files:?}");
        }
        if ended.is_some_and(|ended| ended.is_ok()) {
            // A file and what becomes of it, for each of the new site.
            assert!(at > new().len(), "{at}");
            return;
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_to_a_folder_that_must_stay_fails() {
    at_every_change(false).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_to_a_folder_that_must_stay_is_the_last_of_a_run() {
    at_every_change(true).await;
}

macro_rules! at_every_call {
    ($($name:ident: $ground:expr, $fault:ident;)*) => {
        $(
            #[tokio::test(flavor = "multi_thread")]
            async fn $name() {
                at_every_call($ground, Fault::$fault).await;
            }
        )*
    };
}

at_every_call! {
    s3_fails_once: Ground::s3(None).await, Once;
    s3_loses_an_answer: Ground::s3(None).await, AnswerLost;
    s3_fails_for_good: Ground::s3(None).await, From;
    a_run_to_s3_is_killed: Ground::s3(None).await, Kill;
    a_folder_fails_once: Ground::fs(None), Once;
    a_folder_loses_an_answer: Ground::fs(None), AnswerLost;
    a_folder_fails_for_good: Ground::fs(None), From;
    a_run_to_a_folder_is_killed: Ground::fs(None), Kill;
    a_folder_that_must_stay_fails_once: Ground::fs_that_stays(), Once;
    a_folder_that_must_stay_loses_an_answer: Ground::fs_that_stays(), AnswerLost;
    a_folder_that_must_stay_fails_for_good: Ground::fs_that_stays(), From;
    a_run_to_a_folder_that_must_stay_is_killed: Ground::fs_that_stays(), Kill;
}
