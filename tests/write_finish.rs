//! What the output is after a build.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod write_support;

use std::fs;
use std::io::{self, Read};

use parvis::write::{Clash, Durability, MARKER, Method, Operation, Way, WriteError, begin};
use write_support::{Ground, files};

const METHODS: [Method; 3] = [Method::Best, Method::Renames, Method::FileByFile];

#[test]
fn a_first_build_makes_the_output_and_the_list() {
    let ground = Ground::new();
    let finished = ground.build(&[("index.html", "home"), ("a/b/c.css", "c")]).unwrap();
    assert_eq!((finished.files, finished.bytes, finished.way), (2, 5, Way::Created));
    assert_eq!(ground.public(), files(&[("index.html", "home"), ("a/b/c.css", "c")]));
    assert_eq!(
        fs::read_to_string(ground.at("public").join(MARKER)).unwrap(),
        "Made by Parvis. The files below are replaced by each build; all others are kept.\n\
         version 1\na/b/c.css\nindex.html\n"
    );
    assert!(ground.beside().is_empty());
}

#[test]
fn the_next_build_replaces_it_and_keeps_foreign_files() {
    for method in METHODS {
        let ground = Ground::new();
        ground.put("public/.gitkeep", "").put("public/.well-known/security.txt", "mail");
        ground.build_by(method, &[("index.html", "1"), ("gone/index.html", "1"), ("a", "1"), ("b/c", "1")]).unwrap();
        ground.put("public/gone/photo.jpg", "photo").put("public/uploads/x/y.pdf", "pdf");
        fs::create_dir_all(ground.at("public/kept/empty")).unwrap();

        // A file becomes a folder, and a folder a file.
        let finished = ground.build_by(method, &[("index.html", "2"), ("a/index.html", "2"), ("b", "2")]).unwrap();
        assert_eq!((finished.files, finished.foreign), (3, 5), "{method:?}");
        assert!(finished.left_behind.is_none());
        let expected = files(&[
            (".gitkeep", ""),
            (".well-known/security.txt", "mail"),
            ("a/index.html", "2"),
            ("b", "2"),
            ("gone/photo.jpg", "photo"),
            ("index.html", "2"),
            ("kept/empty/", ""),
            ("uploads/x/y.pdf", "pdf"),
        ]);
        assert_eq!(ground.public(), expected, "{method:?}");
        assert!(ground.beside().is_empty(), "{method:?} {:?}", ground.beside());
    }
}

#[test]
fn each_method_goes_its_way() {
    let ways = [
        (Method::Best, if cfg!(windows) { Way::Renamed } else { Way::Exchanged }),
        (Method::Renames, Way::Renamed),
        (Method::FileByFile, Way::FileByFile),
    ];
    for (method, way) in ways {
        let ground = Ground::new();
        ground.build(&[("a", "1")]).unwrap();
        assert_eq!(ground.build_by(method, &[("a", "2")]).unwrap().way, way);
    }
}

#[cfg(unix)]
#[test]
fn permissions_and_links_are_kept() {
    use std::os::unix::fs::PermissionsExt;
    let ground = Ground::new();
    ground.build(&[("a", "1")]).unwrap();
    ground.put("public/private/key", "").put("public/run.cgi", "");
    let set = |path: &str, mode| fs::set_permissions(ground.at(path), fs::Permissions::from_mode(mode)).unwrap();
    let mode = |path: &str| fs::metadata(ground.at(path)).unwrap().permissions().mode() & 0o7777;
    set("public/run.cgi", 0o4755);
    set("public/private", 0o500);
    set("public", 0o2750);
    std::os::unix::fs::symlink("../outside", ground.at("public/link")).unwrap();
    ground.put("outside/file", "untouched");

    assert_eq!(ground.build(&[("a", "2")]).unwrap().way, Way::Exchanged);
    assert_eq!((mode("public/run.cgi"), mode("public/private"), mode("public")), (0o4755, 0o500, 0o2750));
    assert_eq!(ground.public()["link"], "-> ../outside");
    assert_eq!(fs::read_to_string(ground.at("outside/file")).unwrap(), "untouched");
}

#[test]
fn a_foreign_file_in_the_way_is_an_error_that_names_both() {
    let cases: &[(&str, &str)] =
        &[("a/b", "a/b"), ("a", "a/b/c"), ("a/b/c", "a"), ("a/b", "a"), (".nojekyll", ".nojekyll")];
    for method in METHODS {
        for (foreign, made) in cases {
            let ground = Ground::new();
            ground.build(&[("page", "1")]).unwrap();
            ground.put(&format!("public/{foreign}"), "mine");
            let before = ground.public();
            let error = ground.build_by(method, &[("page", "2"), (made, "yours")]).unwrap_err();
            let WriteError::Clash { clashes, .. } = error else { panic!("{error}") };
            assert_eq!(clashes, [Clash { foreign: foreign.into(), made: (*made).to_owned() }]);
            assert_eq!(ground.public(), before);
            assert!(ground.beside().is_empty());
        }
    }
}

#[cfg(unix)]
#[test]
fn a_folder_that_was_replaced_by_a_link_is_not_written_through() {
    for method in METHODS {
        let ground = Ground::new();
        ground.build(&[("a/b", "1")]).unwrap();
        ground.put("outside/b", "untouched");
        fs::remove_dir_all(ground.at("public/a")).unwrap();
        std::os::unix::fs::symlink("../outside", ground.at("public/a")).unwrap();
        // `a/b` is on the list, but what is found under this name now isn't Parvis's.
        assert!(matches!(ground.build_by(method, &[("a/b", "2")]), Err(WriteError::Clash { .. })));
        ground.build_by(method, &[("c", "2")]).unwrap();
        assert_eq!(fs::read_to_string(ground.at("outside/b")).unwrap(), "untouched", "{method:?}");
        assert_eq!(ground.public(), files(&[("a", "-> ../outside"), ("c", "2")]), "{method:?}");
    }
}

#[test]
fn a_stage_that_is_dropped_leaves_the_output_as_it_was() {
    let ground = Ground::new();
    ground.build(&[("a", "1")]).unwrap();
    let stage = ground.begin().unwrap();
    stage.write("a", b"2").unwrap();
    drop(stage);
    assert_eq!(ground.public(), files(&[("a", "1")]));
    assert!(ground.beside().is_empty());
}

#[test]
fn a_stage_with_an_error_can_not_be_finished() {
    let ground = Ground::new();
    ground.build(&[("a", "1")]).unwrap();
    for path in ["../a", "/a", ".git/hooks/x", ".parvis-output", "a//b", ""] {
        let stage = ground.begin().unwrap();
        assert!(matches!(stage.write(path, b""), Err(WriteError::Path { .. })), "{path}");
        assert!(matches!(stage.finish(), Err(WriteError::Incomplete { .. })), "{path}");
    }
    let stage = ground.begin().unwrap();
    stage.write("a", b"2").unwrap();
    assert!(matches!(stage.write("a", b"3"), Err(WriteError::Twice { .. })));
    assert!(matches!(stage.write("a/b", b"3"), Err(WriteError::Io { operation: Operation::Write, .. })));
    assert!(matches!(stage.finish(), Err(WriteError::Incomplete { .. })));
    assert_eq!(ground.public(), files(&[("a", "1")]));
}

#[test]
fn a_large_file_is_copied_and_a_reader_that_fails_is_told() {
    struct Broken;
    impl Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::ErrorKind::ConnectionReset.into())
        }
    }
    let ground = Ground::new();
    let stage = ground.begin().unwrap();
    let large = "0123456789".repeat(100_000);
    assert_eq!(stage.copy("data/large.csv", &mut large.as_bytes()).unwrap(), 1_000_000);
    assert_eq!(stage.finish().unwrap().bytes, 1_000_000);
    assert_eq!(ground.public()["data/large.csv"], large);

    let stage = ground.begin().unwrap();
    let error = stage.copy("data/large.csv", &mut Broken).unwrap_err();
    assert!(matches!(error, WriteError::Io { operation: Operation::Read, .. }));
    drop(stage);
    assert_eq!(ground.public()["data/large.csv"], large);
}

#[test]
fn many_threads_write_at_once() {
    let ground = Ground::new();
    let stage = ground.begin().unwrap();
    std::thread::scope(|scope| {
        for thread in 0..8 {
            let stage = &stage;
            scope.spawn(move || {
                for page in 0..100 {
                    stage.write(&format!("{}/{page}/{thread}/index.html", page % 7), b"page").unwrap();
                }
            });
        }
    });
    assert_eq!(stage.finish().unwrap().files, 800);
    assert_eq!(ground.public().len(), 800);
}

#[test]
fn stages_of_builds_that_were_killed_are_removed_and_nothing_else() {
    let ground = Ground::new();
    ground
        .put(".public.parvis-stage-0123456789abcdef/a/b", "")
        .put(".public.parvis-stage-notes/a", "")
        .put(".public2.parvis-stage-0123456789abcdef/a", "")
        .put(".public.parvis-lock", "");
    ground.build(&[("a", "1")]).unwrap();
    let mut beside = ground.beside();
    beside.sort();
    assert_eq!(beside, [".public.parvis-stage-notes", ".public2.parvis-stage-0123456789abcdef"]);
}

#[test]
fn an_output_that_is_a_repository_is_changed_file_by_file() {
    for (repository, text) in [("public/.git/config", "[core]"), ("public/.git", "gitdir: elsewhere")] {
        let ground = Ground::new();
        ground.put(repository, text).put("public/.nojekyll", "");
        ground.build(&[("a", "1"), ("gone/b", "1"), ("c/d", "1")]).unwrap();
        ground.put("public/.parvis-tmp-3", "left by a build that was killed");
        let finished = ground.build(&[("a", "2"), ("c", "2")]).unwrap();
        assert_eq!(finished.way, Way::FileByFile);
        let repository = repository.strip_prefix("public/").unwrap();
        assert_eq!(ground.public(), files(&[(repository, text), (".nojekyll", ""), ("a", "2"), ("c", "2")]));
        assert!(ground.beside().is_empty());
    }
}

#[test]
fn a_build_that_was_killed_between_two_files_is_completed_by_the_next() {
    let ground = Ground::new();
    ground.put("public/.git", "gitdir: elsewhere");
    ground.build(&[("a", "1"), ("b", "1")]).unwrap();
    // `c` of a second site is in place, `b` of the first not yet removed; the list names both sites' files.
    ground.put("public/c", "2");
    let list = ground.at("public").join(MARKER);
    fs::write(&list, fs::read_to_string(&list).unwrap() + "c\n").unwrap();
    ground.build(&[("a", "2"), ("c", "2")]).unwrap();
    assert_eq!(ground.public(), files(&[(".git", "gitdir: elsewhere"), ("a", "2"), ("c", "2")]));
}

#[test]
fn a_durable_build_gives_the_same() {
    let ground = Ground::new();
    for text in ["1", "2"] {
        for method in METHODS {
            let stage = begin(&ground.place("public"), Durability::Synced).unwrap();
            stage.write("a", text.as_bytes()).unwrap();
            stage.finish_by(method).unwrap();
            assert_eq!(ground.public(), files(&[("a", text)]));
        }
    }
}
