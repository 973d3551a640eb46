//! Every input that fuzzing found worth keeping, through its target again.
#![cfg(feature = "serve")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

mod hostile_support;
#[path = "support/nothing.rs"]
mod nothing;
#[path = "fuzz/targets.rs"]
mod targets;

use std::fs;
use std::path::Path;

use rayon::prelude::*;

/// Runs a target over its corpus, and says which input it fails for.
fn replay(name: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/corpus").join(name);
    let mut files: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(files.len() >= 15, "{name} has {} inputs", files.len());
    let failed: Vec<String> = files
        .par_iter()
        .filter(|file| {
            let input = fs::read(file).unwrap();
            std::panic::catch_unwind(|| targets::run(name, &input)).is_err()
        })
        .map(|file| file.display().to_string())
        .collect();
    assert!(failed.is_empty(), "{failed:#?}");
}

macro_rules! corpora {
    ($($name:ident)*) => {
        $(#[test] fn $name() { replay(stringify!($name)); })*

        #[test]
        fn every_target_has_a_corpus() {
            let names: Vec<&str> = targets::ALL.iter().map(|(name, _)| *name).collect();
            assert_eq!(names, [$(stringify!($name)),*]);
        }
    };
}

corpora!(markdown_to_html front_matter slug url_resolve csv template_load_render minify_oracle http_request_path config);
