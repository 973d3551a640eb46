//! The outputs that Parvis doesn't take, and that nothing in them is touched.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod write_support;

use std::fs;
use std::path::Path;
use std::process::Command;

use parvis::write::{Durability, MARKER, MarkerProblem, Operation, Place, WriteError, begin};
use write_support::Ground;

const LIST: &str = "Made by Parvis. The files below are replaced by each build; all others are kept.\nversion 1\n";

fn refusal(ground: &Ground, output: &str) -> WriteError {
    begin(&ground.place(output), Durability::Unsynced).map(|_| ()).unwrap_err()
}

#[test]
fn the_root_of_the_file_system_is_refused() {
    let ground = Ground::new();
    for root in ["/", "/..", "/tmp/.."] {
        let place = Place { output: root.into(), ..ground.place("") };
        assert!(matches!(begin(&place, Durability::Unsynced), Err(WriteError::FileSystemRoot)), "{root}");
    }
}

#[test]
fn the_home_folder_and_those_around_it_are_refused() {
    let ground = Ground::new();
    let home = std::env::home_dir().unwrap().canonicalize().unwrap();
    for output in home.ancestors().filter(|folder| folder.parent().is_some()) {
        let place = Place { output: output.to_owned(), ..ground.place("") };
        assert!(matches!(begin(&place, Durability::Unsynced), Err(WriteError::Home { .. })), "{output:?}");
    }
}

#[test]
fn the_sites_folder_and_those_around_it_are_refused() {
    let ground = Ground::new();
    for output in ["site", "site/", "site/.", "site/content/..", ""] {
        assert!(matches!(refusal(&ground, output), WriteError::SiteRoot { .. }), "{output}");
    }
}

#[test]
fn content_and_themes_are_refused_with_what_is_in_them_and_around_them() {
    let ground = Ground::new();
    for output in ["site/content", "site/content/new", "site/content/new/../x/../../content"] {
        fs::create_dir_all(ground.at("site/content/new")).unwrap();
        fs::create_dir_all(ground.at("site/content/x")).unwrap();
        assert!(matches!(refusal(&ground, output), WriteError::Content { .. }), "{output}");
    }
    for output in ["site/themes", "site/themes/new/deep"] {
        assert!(matches!(refusal(&ground, output), WriteError::Themes { .. }), "{output}");
    }
    let elsewhere = Place { content: ground.at("texts/content"), ..ground.place("texts") };
    assert!(matches!(begin(&elsewhere, Durability::Unsynced), Err(WriteError::Content { .. })));
}

#[cfg(unix)]
#[test]
fn a_link_is_refused_even_with_a_slash_or_leading_nowhere() {
    let ground = Ground::new();
    fs::create_dir(ground.at("elsewhere")).unwrap();
    std::os::unix::fs::symlink("elsewhere", ground.at("link")).unwrap();
    std::os::unix::fs::symlink("nowhere", ground.at("dangling")).unwrap();
    for output in ["link", "link/", "link/.", "dangling"] {
        assert!(matches!(refusal(&ground, output), WriteError::SymbolicLink { .. }), "{output}");
    }
}

#[cfg(unix)]
#[test]
fn a_link_on_the_way_to_the_output_does_not_hide_where_it_leads() {
    let ground = Ground::new();
    std::os::unix::fs::symlink("site", ground.at("link")).unwrap();
    assert!(matches!(refusal(&ground, "link/content"), WriteError::Content { .. }));
}

#[test]
fn a_file_is_refused() {
    let ground = Ground::new();
    ground.put("public", "text");
    assert!(matches!(refusal(&ground, "public"), WriteError::NotAFolder { .. }));
}

#[test]
fn a_folder_of_other_files_is_refused_and_some_are_named() {
    let ground = Ground::new();
    ground.put("public/b/c.txt", "").put("public/a.txt", "").put("public/.hidden/d.txt", "");
    let refusal = refusal(&ground, "public");
    let WriteError::Foreign { examples, .. } = &refusal else { panic!("{refusal}") };
    assert_eq!(examples, &[Path::new("a.txt"), Path::new("b/c.txt")]);
    assert!(refusal.to_string().ends_with("public holds files that Parvis didn't make: a.txt, b/c.txt"));
    assert_eq!(ground.public().len(), 3);
    assert!(ground.beside().is_empty(), "{:?}", ground.beside());
}

#[test]
fn an_absent_or_empty_folder_is_taken_and_one_of_dot_files_too() {
    let ground = Ground::new();
    drop(begin(&ground.place("new/deep/public"), Durability::Unsynced).unwrap());
    fs::create_dir_all(ground.at("public/empty/folders")).unwrap();
    drop(ground.begin().unwrap());
    ground.put("public/.gitkeep", "").put("public/empty/.well-known/x", "");
    drop(ground.begin().unwrap());
}

#[test]
fn a_folder_whose_files_git_tracks_is_taken() {
    let ground = Ground::new();
    let git = |arguments: &[&str]| {
        let done = Command::new("git").args(arguments).current_dir(ground.at("")).output().unwrap();
        assert!(done.status.success(), "{done:?}");
    };
    ground.put("public/CNAME", "example.org").put("public/é\"/x y", "");
    git(&["init", "-q"]);
    git(&["add", "public"]);
    drop(ground.begin().unwrap());
    ground.put("public/notes.txt", "");
    let WriteError::Foreign { examples, .. } = refusal(&ground, "public") else { panic!() };
    assert_eq!(examples, [Path::new("notes.txt")]);
}

#[test]
fn a_list_that_parvis_can_not_have_written_is_refused() {
    use MarkerProblem::{FirstLine, NotText, Order, Path, Version};
    let cases: &[(&[u8], usize, MarkerProblem)] = &[
        (b"", 1, FirstLine),
        (b"\xff", 1, NotText),
        (b"<<<<<<< HEAD\n", 1, FirstLine),
        (b"version 2\n", 3, Version),
        (b"version 3\n", 3, Version),
        (b"version 4\n", 2, Version),
        (b"version 1\n/etc/passwd\n", 3, Path),
        (b"version 1\na\n../../victim\n", 4, Path),
        (b"version 1\na/../../victim\n", 3, Path),
        (b"version 1\n.git/config\n", 3, Path),
        (b"version 1\n\n", 3, Path),
        (b"version 1\nb\na\n", 4, Order),
        (b"version 1\na\na\n", 4, Order),
    ];
    for (text, at, expected) in cases {
        let ground = Ground::new();
        ground.put("victim", "").put("public/a", "").put("public/b", "");
        let first = LIST.lines().next().unwrap();
        let head = if *at == 1 { String::new() } else { format!("{first}\n") };
        fs::write(ground.at("public").join(MARKER), [head.as_bytes(), text].concat()).unwrap();
        let WriteError::Marker { line, problem, .. } = refusal(&ground, "public") else { panic!("{text:?}") };
        assert_eq!((line, problem), (*at, *expected), "{text:?}");
        assert!(ground.at("victim").exists() && ground.at("public/a").exists());
    }
}

#[test]
fn a_list_with_the_line_ends_of_windows_is_understood() {
    let ground = Ground::new();
    ground.put("public/old", "").put(&format!("public/{MARKER}"), &format!("{LIST}old\n").replace('\n', "\r\n"));
    ground.build(&[("new", "")]).unwrap();
    assert_eq!(ground.public(), write_support::files(&[("new", "")]));
}

#[test]
fn a_second_build_is_told_at_once() {
    let ground = Ground::new();
    let first = ground.begin().unwrap();
    assert!(matches!(ground.begin(), Err(WriteError::Locked { .. })));
    // Another output isn't concerned.
    drop(begin(&ground.place("other"), Durability::Unsynced).unwrap());
    drop(first);
    drop(ground.begin().unwrap());
    assert!(ground.beside().is_empty(), "{:?}", ground.beside());
}

#[test]
fn of_twenty_builds_at_once_one_goes_on_at_a_time() {
    use std::sync::atomic::{AtomicUsize, Ordering};
    let (ground, inside, done) = (Ground::new(), AtomicUsize::new(0), AtomicUsize::new(0));
    std::thread::scope(|scope| {
        for number in 0..20 {
            let (ground, inside, done) = (&ground, &inside, &done);
            scope.spawn(move || {
                for _ in 0..50 {
                    match ground.begin() {
                        Err(WriteError::Locked { .. }) => continue,
                        Err(error) => panic!("{error}"),
                        Ok(stage) => {
                            assert_eq!(inside.fetch_add(1, Ordering::SeqCst), 0);
                            stage.write("page", format!("{number}").as_bytes()).unwrap();
                            inside.fetch_sub(1, Ordering::SeqCst);
                            stage.finish().unwrap();
                            done.fetch_add(1, Ordering::SeqCst);
                        }
                    }
                }
            });
        }
    });
    assert!(done.into_inner() > 0);
    assert!(ground.beside().is_empty(), "{:?}", ground.beside());
}

#[cfg(target_os = "linux")]
#[test]
fn an_error_of_the_system_tells_what_was_tried_and_where() {
    let ground = Ground::new();
    // Nobody can make files here, not even root.
    let place = Place { output: "/proc/public".into(), ..ground.place("") };
    let Err(WriteError::Io { operation, path, .. }) = begin(&place, Durability::Unsynced) else { panic!() };
    assert_eq!((operation, path.as_path()), (Operation::Lock, Path::new("/proc/.public.parvis-lock")));
}
