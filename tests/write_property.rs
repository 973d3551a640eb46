//! Any old site, any new one, any foreign files: the output is as specified, or nothing was touched.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod write_support;

use std::collections::BTreeSet;

use parvis::write::{Method, WriteError};
use proptest::prelude::*;
use write_support::{Ground, Tree};

/// Whether both can't be in one folder: they are the same file, or one is a file where the other wants a folder.
fn exclude(one: &str, other: &str) -> bool {
    one == other || one.starts_with(&format!("{other}/")) || other.starts_with(&format!("{one}/"))
}

/// Paths that can be together in one folder, and with those in `beside`.
fn together(paths: Vec<String>, beside: &BTreeSet<String>) -> BTreeSet<String> {
    let mut kept = BTreeSet::new();
    for path in paths {
        if !kept.iter().chain(beside).any(|other| exclude(&path, other)) {
            kept.insert(path);
        }
    }
    kept
}

fn paths() -> impl Strategy<Value = Vec<String>> {
    // Few names, so that paths often meet; some that sort around `/`.
    prop::collection::vec("[ab](-|\\.x)?(/[ab]){0,2}(\\.html)?|\\.keep", 0..8)
}

fn write(ground: &Ground, method: Method, paths: &BTreeSet<String>, text: &str) -> Result<(), WriteError> {
    let files: Vec<(&str, &str)> = paths.iter().map(|path| (path.as_str(), text)).collect();
    ground.build_by(method, &files).map(|_| ())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    #[test]
    fn the_output_is_the_new_site_and_the_foreign_files(
        old in paths(), foreign in paths(), new in paths(),
        method in prop::sample::select(vec![Method::Best, Method::Renames, Method::FileByFile]),
    ) {
        let ground = Ground::new();
        let old = together(old, &BTreeSet::new());
        let foreign = together(foreign, &old);
        let new = together(new, &BTreeSet::new());
        write(&ground, method, &old, "old").unwrap();
        for path in &foreign {
            ground.put(&format!("public/{path}"), "foreign");
        }
        let before = ground.public();
        let clashes = foreign.iter().filter(|path| new.iter().any(|other| exclude(path, other))).count();

        match write(&ground, method, &new, "new") {
            Ok(()) => {
                prop_assert_eq!(clashes, 0);
                let of = |paths: &BTreeSet<String>, text: &str| -> Tree {
                    paths.iter().map(|path| (path.clone(), text.to_owned())).collect()
                };
                let mut expected = of(&foreign, "foreign");
                expected.extend(of(&new, "new"));
                prop_assert_eq!(ground.public(), expected);
            }
            Err(WriteError::Clash { clashes: named, .. }) => {
                prop_assert_eq!(named.len(), clashes);
                for clash in named {
                    prop_assert!(new.contains(&clash.made));
                    prop_assert!(exclude(clash.foreign.to_str().unwrap(), &clash.made));
                }
                prop_assert_eq!(ground.public(), before);
            }
            Err(error) => panic!("{error}"),
        }
        prop_assert!(ground.beside().is_empty());
    }
}
