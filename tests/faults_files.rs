//! Each operation of the file system fails in a build, one after the other, and the output is the old site or the new one.
//!
//! strace makes the operations fail, in the program as it is. Some are tried here; `scripts/faults` tries all of them.

#![cfg(target_os = "linux")]

mod faults_support;
mod support;

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use faults_support::{Ended, Scene, all, names_a_file};

/// What is asked of the system, and what it may answer. Which of several calls is used depends on the system's library.
const READING: &[(&str, &[&str])] = &[
    ("open", &["EACCES", "EMFILE"]),
    ("openat", &["EIO", "EMFILE", "EACCES", "ENOSPC"]),
    ("openat2", &["EIO", "EMFILE", "EACCES"]),
    ("read", &["EIO"]),
    ("pread64", &["EIO"]),
    ("readlink", &["EIO", "EACCES"]),
    ("readlinkat", &["EIO"]),
    ("getdents64", &["EIO"]),
    ("statx", &["EIO", "EACCES"]),
    ("newfstatat", &["EIO", "EACCES"]),
    ("fstat", &["EIO"]),
    ("fcntl", &["EMFILE"]),
];
const WRITING: &[(&str, &[&str])] = &[
    ("write", &["ENOSPC", "EIO", "EDQUOT"]),
    ("pwrite64", &["ENOSPC", "EIO"]),
    ("fsync", &["EIO", "ENOSPC"]),
    ("fdatasync", &["EIO"]),
    ("syncfs", &["EIO", "ENOSPC"]),
    ("rename", &["EIO", "EACCES", "EXDEV", "ENOSPC"]),
    ("renameat", &["EIO", "EXDEV"]),
    ("renameat2", &["EIO", "EACCES", "ENOSPC", "EINVAL"]),
    ("mkdir", &["ENOSPC", "EACCES", "EIO"]),
    ("mkdirat", &["ENOSPC", "EACCES"]),
    ("unlink", &["EACCES", "EIO"]),
    ("unlinkat", &["EACCES", "EIO"]),
    ("rmdir", &["EACCES"]),
    ("link", &["EXDEV", "EIO"]),
    ("linkat", &["EXDEV", "EMLINK", "EIO"]),
    ("ftruncate", &["EIO"]),
    ("fallocate", &["ENOSPC"]),
    ("copy_file_range", &["EIO", "ENOSPC", "EXDEV"]),
    ("sendfile", &["EIO"]),
    ("flock", &["EIO", "ENOLCK"]),
    ("utimensat", &["EIO", "EACCES"]),
    ("chmod", &["EIO", "EPERM"]),
    ("fchmod", &["EIO", "EPERM"]),
    ("fchmodat", &["EIO", "EPERM"]),
];
/// Calls of which there are few, and each is tried always.
const FEW: usize = 3;
/// How many of the others are tried, where not all are.
const SOME: usize = 2;

/// A build in strace, which writes what it saw to `log`. On one thread, so that the same call is the same one each time as far
/// as can be.
fn traced(scene: &Scene, log: &Path, expressions: &[String]) -> Output {
    let build = scene.command();
    let mut strace = Command::new("timeout");
    strace.args(["--signal=KILL", "120", "strace", "-f", "-qq", "--seccomp-bpf", "-o"]).arg(log);
    expressions.iter().for_each(|expression| {
        strace.args(["-e", expression]);
    });
    strace.arg(build.get_program()).args(build.get_args());
    strace.env_remove("CI").env_remove("SOURCE_DATE_EPOCH").env("RAYON_NUM_THREADS", "1");
    strace.output().expect("strace: .ci/run installs it")
}

/// How often a thread makes each of the calls in a build, at most.
fn counted(scene: &Scene, log: &Path, calls: &[&str]) -> HashMap<String, usize> {
    // An older strace refuses a call that this processor doesn't have, unless it is asked with a question mark.
    let expression = format!("trace=?{}", calls.join(",?"));
    let output = traced(scene, log, &[expression]);
    let text = fs::read_to_string(log).unwrap_or_default();
    assert!(output.status.success() && !text.is_empty(), "strace doesn't work here: {}", faults_support::said(&output));
    let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for line in text.lines().filter(|line| !line.contains("resumed>")) {
        if let Some((thread, rest)) = line.split_once(' ')
            && let Some((call, _)) = rest.trim_start().split_once('(')
        {
            *counts.entry((thread, call)).or_default() += 1;
        }
    }
    let mut most = HashMap::new();
    for ((_, call), count) in counts {
        let known = most.entry(call.to_owned()).or_insert(0);
        *known = count.max(*known);
    }
    most
}

/// The numbers up to `count` that are tried: all, or some from beginning to end.
fn numbers(count: usize, shift: usize) -> Vec<usize> {
    if all() || count <= FEW {
        return (1..=count).collect();
    }
    (0..SOME).map(|at| (1 + (at * count + shift * 7 % count) / SOME).min(count)).collect()
}

/// Lets every call fail with every answer, once, and with the first of them also from then on.
fn fail(calls: &[(&str, &[&'static str])]) {
    let mut scene = Scene::new();
    let logs = tempfile::tempdir().expect("a folder");
    let log = logs.path().join("log");
    scene.write_other();
    let names: Vec<&str> = calls.iter().map(|(call, _)| *call).collect();
    let counts = counted(&scene, &log, &names);
    scene.settle().expect("a site");
    let mut wrong = Vec::new();
    let mut failed = 0;
    for (call, answers) in calls {
        let Some(count) = counts.get(*call) else { continue };
        let [mut old, mut new, mut none] = [0, 0, 0];
        for (answer, when) in whens(answers, *count) {
            let what = format!("{call} {answer} {when}");
            scene.write_other();
            let inject = format!("inject={call}:error={answer}:when={when}");
            let output = traced(&scene, &log, &[format!("trace={call}"), inject]);
            let log = fs::read_to_string(&log).unwrap_or_default();
            // Each thread counts for itself: the same answer may have met what is said of it.
            let mute = log.lines().any(|line| line.contains("write(2,") && line.contains("(INJECTED)"));
            let enough = mute || names_a_file(&output);
            let checked = match (old + new) % 20 {
                0 => scene.check_but_words(&output, enough),
                _ => scene.check_quickly(&output, enough),
            };
            match checked {
                Ok(_) if !log.contains("(INJECTED)") => none += 1,
                Ok(Ended::Old) => old += 1,
                Ok(Ended::New) => new += 1,
                Err(why) => {
                    println!("{what}: {why}");
                    wrong.push(what);
                    scene = Scene::new();
                }
            }
        }
        // Told at once: all of them take long.
        println!("{call}: {old} builds left the old site, {new} made the new one, {none} had no such call");
        failed += old + new;
    }
    assert!(wrong.is_empty(), "{} faults: {wrong:?}", wrong.len());
    // A test in which nothing fails would prove nothing.
    assert!(failed > 20, "{failed}");
}

/// Which answer a call gets, and when: once, and the first of the answers also from then on.
fn whens(answers: &[&'static str], count: usize) -> Vec<(&'static str, String)> {
    let mut whens = Vec::new();
    for (shift, answer) in answers.iter().enumerate() {
        let ways: &[&str] = if shift == 0 { &["", "+"] } else { &[""] };
        for (way, sign) in ways.iter().enumerate() {
            whens
                .extend(numbers(count, 2 * shift + way).into_iter().map(|number| (*answer, format!("{number}{sign}"))));
        }
    }
    whens
}

/// Lets calls fail in a build on a system that answers the exchange of folders with `answer`.
fn fail_without_exchange(answer: &str, calls: &[&str]) {
    let mut scene = Scene::new();
    let logs = tempfile::tempdir().expect("a folder");
    let log = logs.path().join("log");
    let mut tried = 0;
    for call in calls {
        let trace = format!("trace=renameat2,{call}");
        let never = format!("inject=renameat2:error={answer}");
        scene.write_other();
        let output = traced(&scene, &log, &[trace.clone(), never.clone()]);
        scene.check_files(&output).unwrap_or_else(|why| panic!("{answer}: {why}"));
        let text = fs::read_to_string(&log).expect("a log");
        let count = text.lines().filter(|line| line.contains(&format!(" {call}("))).count();
        for number in numbers(count, tried) {
            for when in [number.to_string(), format!("{number}+")] {
                scene.write_other();
                let inject = format!("inject={call}:error=EIO:when={when}");
                let output = traced(&scene, &log, &[trace.clone(), never.clone(), inject]);
                scene.check_files(&output).unwrap_or_else(|why| panic!("{answer}, {call} {when}: {why}"));
                tried += 1;
            }
        }
    }
    println!("{tried} faults where the exchange of folders is answered with {answer}");
    assert!(tried >= 8, "{tried}");
}

#[test]
fn where_folders_cannot_be_exchanged_the_next_build_mends_what_a_fault_left() {
    fail_without_exchange("EINVAL", &["rename", "fsync", "unlink", "syncfs"]);
}

#[test]
fn where_a_folder_must_stay_each_file_is_whole_and_the_next_build_completes_the_site() {
    fail_without_exchange("EXDEV", &["rename", "unlink", "mkdir", "syncfs"]);
}

/// The calls of a build, in their order, without those of other threads in between.
fn calls(scene: &Scene, names: &[&str]) -> Vec<String> {
    let logs = tempfile::tempdir().expect("a folder");
    let log = logs.path().join("log");
    let output = traced(scene, &log, &[format!("trace=?{}", names.join(",?"))]);
    assert!(output.status.success(), "{}", faults_support::said(&output));
    let text = fs::read_to_string(&log).expect("a log");
    text.lines().filter_map(|line| line.split_once(' ')).map(|(_, call)| call.trim_start().to_owned()).collect()
}

#[test]
fn the_new_site_is_on_the_disk_before_it_takes_the_place_of_the_old_one() {
    let mut scene = Scene::new();
    scene.write_other();
    let calls = calls(&scene, &["syncfs", "renameat2", "rename", "fsync", "fdatasync"]);
    let names: Vec<&str> = calls.iter().filter_map(|call| call.split_once('(')).map(|(name, _)| name).collect();
    let exchange = calls.iter().position(|call| call.contains("RENAME_EXCHANGE")).expect("an exchange");
    assert_eq!(names[exchange - 1..], ["syncfs", "renameat2", "fsync"], "{calls:?}");
    scene.settle().expect("a site");
}

#[test]
fn a_build_asks_nobody_starts_nothing_and_writes_only_in_the_sites_folder() {
    let mut scene = Scene::new();
    scene.write_other();
    let asks = ["connect", "sendto", "sendmsg", "bind", "listen", "execve", "execveat"];
    let changes =
        ["openat", "open", "creat", "mkdir", "rename", "renameat2", "unlink", "rmdir", "link", "symlink", "truncate"];
    let calls = calls(&scene, &[&asks[..], &changes[..]].concat());
    let asked: Vec<&String> =
        calls.iter().filter(|call| asks.iter().any(|name| call.starts_with(&format!("{name}(")))).collect();
    // Its own start.
    assert!(asked.len() == 1 && asked[0].starts_with("execve("), "{asked:?}");
    let root = format!("\"{}", scene.root().display());
    let reads = |call: &str| {
        call.contains("O_RDONLY") || !(call.contains("O_WRONLY") || call.contains("O_RDWR") || call.contains("O_CREAT"))
    };
    let mut written = 0;
    for call in calls.iter().filter(|call| !call.starts_with("execve(")) {
        // By a handle of a folder, which can't be left, with a name and no way in it.
        let by_handle = call.starts_with("openat(") && !call.starts_with("openat(AT_FDCWD") && !call.contains("../");
        if by_handle || call.starts_with("open") && reads(call) {
            continue;
        }
        assert!(call.contains(&root), "{call}");
        written += 1;
    }
    assert!(written > 50, "{written}");
    scene.settle().expect("a site");
}

/// It is PV1813.
#[test]
fn what_is_left_of_the_old_site_is_said_and_removed_by_the_next_build() {
    let mut scene = Scene::new();
    let logs = tempfile::tempdir().expect("a folder");
    scene.write_other();
    let never = ["trace=unlinkat".to_owned(), "inject=unlinkat:error=EACCES:when=1+".to_owned()];
    let output = traced(&scene, &logs.path().join("log"), &never);
    assert!(output.status.success() && faults_support::said(&output).contains("PV1813"), "{output:?}");
    assert_eq!(scene.check(&output), Ok(Ended::New));
}

#[test]
fn what_cannot_be_read_leaves_the_old_site_or_the_new_one() {
    fail(READING);
}

#[test]
fn what_cannot_be_written_leaves_the_old_site_or_the_new_one() {
    fail(WRITING);
}
