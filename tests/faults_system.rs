//! Builds on a machine that has too little of something, or is told to stop: full disks, limits, closed outputs, signals, locks,
//! mounts, clocks. Mounts are made in a namespace of the test's own, which `unshare` gives to everybody where the system allows it.

#![cfg(target_os = "linux")]

mod faults_support;
mod support;

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::Instant;

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;

use faults_support::{Ended, Scene, all, full, program, said, tree};

/// The build of a scene, by a shell that runs `before` first.
fn in_shell(scene: &Scene, script: &str) -> Output {
    let mut shell = Command::new("sh");
    shell.env_remove("CI").env_remove("SOURCE_DATE_EPOCH").env("PARVIS", program()).env("SITE", scene.root());
    shell.args(["-c", script]).output().expect("a shell")
}

/// Changes the site, builds it by a shell's script, and checks what holds always.
#[track_caller]
fn build(scene: &mut Scene, script: &str) -> (Ended, Output) {
    scene.write_other();
    let output = in_shell(scene, script);
    let ended = scene.check(&output).unwrap_or_else(|why| panic!("{script}: {why}"));
    (ended, output)
}

/// Runs a test of this file in a namespace of its own, where it may mount. It fails where that can't be: run the tests as root then,
/// or let users have namespaces (`sysctl kernel.unprivileged_userns_clone=1`).
fn in_namespace(name: &str, test: impl FnOnce()) {
    const INSIDE: &str = "PARVIS_IN_NAMESPACE";
    if std::env::var_os(INSIDE).is_some() {
        return test();
    }
    // As root itself, else as the root of a namespace of users.
    let ways: [&[&str]; 2] = [&["--mount"], &["--map-root-user", "--mount"]];
    let mut why = String::new();
    for way in ways {
        let mut unshare = Command::new("unshare");
        unshare.args(way).arg(std::env::current_exe().expect("this program"));
        let output = unshare.args(["--exact", name, "--nocapture"]).env(INSIDE, "1").output().expect("unshare");
        let said = said(&output);
        if said.contains("1 passed") && output.status.success() {
            print!("{said}");
            return;
        }
        assert!(said.starts_with("unshare:"), "{said}");
        why += &said;
    }
    panic!("no namespace for a mount: run the tests as root, or let users have namespaces\n{why}");
}

#[track_caller]
fn mount(arguments: &[&str], at: &Path) {
    let output = Command::new("mount").args(arguments).arg(at).output().expect("mount");
    assert!(output.status.success(), "mount {arguments:?} at {}: {}", at.display(), said(&output));
}

/// Changes a mount. With its kind and source: without, `mount` takes options from the list of mounts that only root may give.
#[track_caller]
fn remount(options: &str, at: &Path) {
    mount(&["-t", "tmpfs", "-o", &format!("remount,{options}"), "tmpfs"], at);
}

/// How many kilobytes are used on the file system of a folder.
fn used(folder: &Path) -> u64 {
    let output = Command::new("df").args(["--output=used", "-k"]).arg(folder).output().expect("df");
    said(&output).lines().nth(1).and_then(|line| line.trim().parse().ok()).expect("a number")
}

/// A scene on a file system of its own, which can be made smaller.
fn on_small_disk(at: &tempfile::TempDir) -> Scene {
    mount(&["-t", "tmpfs", "-o", "size=64m", "tmpfs"], at.path());
    Scene::of(&full(), tempfile::tempdir_in(at.path()).expect("a folder"))
}

#[test]
fn a_full_disk_leaves_the_old_site_and_is_said_as_one() {
    in_namespace("a_full_disk_leaves_the_old_site_and_is_said_as_one", || {
        let at = tempfile::tempdir().expect("a folder");
        let mut scene = on_small_disk(&at);
        let step = if all() { 4 } else { 64 };
        let (mut room, mut old) = (4, 0);
        loop {
            scene.write_other();
            remount(&format!("size={}k", used(at.path()) + room), at.path());
            let output = scene.command().output().expect("it runs");
            remount("size=64m", at.path());
            match scene.check(&output).unwrap_or_else(|why| panic!("{room} kB: {why}")) {
                Ended::New => break,
                Ended::Old => assert!(said(&output).contains("PV0906"), "{room} kB: {}", said(&output)),
            }
            (room, old) = (room + step, old + 1);
        }
        println!("{old} sizes of the disk were too small");
        assert!(old > 3, "{old}");
    });
}

#[test]
fn a_disk_without_room_for_files_more_leaves_the_old_site() {
    in_namespace("a_disk_without_room_for_files_more_leaves_the_old_site", || {
        let at = tempfile::tempdir().expect("a folder");
        let mut scene = on_small_disk(&at);
        let output = Command::new("df").args(["--output=iused"]).arg(at.path()).output().expect("df");
        let files: u64 = said(&output).lines().nth(1).and_then(|line| line.trim().parse().ok()).expect("a number");
        for more in [0, 1, 2, 10, 40] {
            scene.write_other();
            remount(&format!("nr_inodes={}", files + more), at.path());
            let output = scene.command().output().expect("it runs");
            remount("nr_inodes=100000", at.path());
            assert_eq!(scene.check(&output), Ok(Ended::Old), "{more} files");
            assert!(said(&output).contains("PV0906"), "{more} files: {}", said(&output));
        }
    });
}

#[test]
fn a_read_only_file_system_leaves_the_old_site() {
    in_namespace("a_read_only_file_system_leaves_the_old_site", || {
        let at = tempfile::tempdir().expect("a folder");
        let mut scene = on_small_disk(&at);
        scene.write_other();
        remount("ro", at.path());
        let output = scene.command().output().expect("it runs");
        remount("rw", at.path());
        assert!(said(&output).contains("Read-only file system"), "{}", said(&output));
        assert_eq!(scene.check(&output), Ok(Ended::Old));
    });
}

#[test]
fn an_output_that_is_mounted_gets_the_new_site_or_keeps_the_old_one_when_it_is_full() {
    in_namespace("an_output_that_is_mounted_gets_the_new_site_or_keeps_the_old_one_when_it_is_full", || {
        let mut scene = Scene::new();
        let before = tree(&scene.public());
        mount(&["-t", "tmpfs", "-o", "size=64m", "tmpfs"], &scene.public());
        for (path, bytes) in before {
            let path = scene.public().join(path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("folders");
            fs::write(path, bytes).expect("a file");
        }
        scene.write_other();
        let output = scene.command().output().expect("it runs");
        assert_eq!(scene.check(&output), Ok(Ended::New));
        for room in [0, 16, 100] {
            scene.write_other();
            remount(&format!("size={}k", used(&scene.public()) + room), &scene.public());
            let output = scene.command().output().expect("it runs");
            remount("size=64m", &scene.public());
            assert!(said(&output).contains("PV0906"), "{}", said(&output));
            assert_eq!(scene.check(&output), Ok(Ended::Old), "{room} kB");
        }
    });
}

/// The program without the rights that root has over all files, for whoever runs the tests.
fn without_rights(scene: &Scene) -> Output {
    let command = scene.command();
    let mut plain = if rustix::process::geteuid().is_root() {
        let mut plain = Command::new("setpriv");
        plain.arg("--bounding-set=-dac_override,-dac_read_search").arg(command.get_program());
        plain
    } else {
        Command::new(command.get_program())
    };
    plain.env_remove("CI").args(command.get_args()).output().expect("setpriv")
}

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("a mode");
}

#[test]
fn a_folder_that_may_not_be_written_leaves_the_old_site() {
    let mut scene = Scene::new();
    scene.write_other();
    let root = scene.root().to_owned();
    set_mode(&root, 0o555);
    let output = without_rights(&scene);
    set_mode(&root, 0o755);
    assert!(said(&output).contains("Permission denied"), "{}", said(&output));
    assert_eq!(scene.check(&output), Ok(Ended::Old));
}

#[test]
fn folders_in_the_output_that_may_not_be_written_are_kept_as_they_are_and_nothing_is_left_behind() {
    let mut scene = Scene::new();
    for folder in ["old", "", "old"] {
        set_mode(&scene.public().join(folder), 0o555);
        for _ in 0..2 {
            scene.write_other();
            let output = without_rights(&scene);
            assert_eq!(scene.check(&output), Ok(Ended::New), "{folder}");
            assert!(!said(&output).contains("PV"), "{}", said(&output));
        }
        let mode = scene.public().join(folder).metadata().expect("a folder").permissions().mode();
        assert_eq!(mode & 0o777, 0o555);
    }
}

#[test]
fn few_open_files_are_enough_or_are_said() {
    let mut scene = Scene::new();
    let mut ended = Vec::new();
    for limit in [4, 8, 12, 16, 24, 32, 64] {
        ended.push(
            build(&mut scene, &format!("ulimit -n {limit}; exec \"$PARVIS\" build --lang en --root \"$SITE\"")).0,
        );
    }
    assert!(ended.contains(&Ended::Old) && ended.contains(&Ended::New), "{ended:?}");
}

#[test]
fn files_that_may_not_grow_leave_the_old_site_and_do_not_end_the_program() {
    let mut scene = Scene::new();
    // In blocks of 512 bytes: the file of a page ends in the midst, after a part of it was written.
    for blocks in [0, 1, 3, 8, 20] {
        let script = format!("ulimit -f {blocks}; exec \"$PARVIS\" build --lang en --root \"$SITE\"");
        let (ended, output) = build(&mut scene, &script);
        assert_eq!(ended, Ended::Old, "{blocks}");
        assert!(said(&output).contains("File too large"), "{}", said(&output));
    }
}

#[test]
fn closed_outputs_change_nothing() {
    let mut scene = Scene::new();
    let run = "\"$PARVIS\" build --lang en --root \"$SITE\"";
    for script in [
        format!("exec {run} >&-"),
        format!("exec {run} 2>&-"),
        format!("exec {run} <&- >&- 2>&-"),
        format!("exec {run} --format json >&-"),
        format!("exec {run} 2>/dev/full"),
        // The status of a pipe is that of its end, so that of the build is told otherwise.
        format!("{{ {run} --format json; echo $? >\"$SITE/status\"; }} | head -n 0; exit $(cat \"$SITE/status\")"),
    ] {
        let (ended, output) = build(&mut scene, &script);
        assert_eq!((ended, output.status.code()), (Ended::New, Some(0)), "{script}");
    }
}

#[test]
fn a_report_that_cannot_be_written_is_an_error() {
    let mut scene = Scene::new();
    for command in ["build", "check"] {
        scene.write_other();
        let script = format!("exec \"$PARVIS\" {command} --format json --lang en --root \"$SITE\" >/dev/full");
        let output = in_shell(&scene, &script);
        assert_eq!(output.status.code(), Some(3));
        assert!(said(&output).contains("PV1814") && said(&output).contains("No space left"), "{}", said(&output));
        scene.settle().expect("a site");
    }
}

#[test]
fn a_build_that_is_ended_removes_what_it_made_and_says_so() {
    let mut scene = Scene::new();
    let start = Instant::now();
    scene.write_other();
    scene.settle().expect("a site");
    let whole = start.elapsed();
    let mut ended = 0;
    for (signal, status) in [(Signal::SIGINT, 130), (Signal::SIGTERM, 143)] {
        for round in 0..20_u32 {
            scene.write_other();
            let build = scene.command().stderr(Stdio::piped()).spawn().expect("it runs");
            std::thread::sleep(whole * (round * 7 % 20) / 20);
            // One that is over already can't be told.
            let _ = kill(Pid::from_raw(build.id() as i32), signal);
            let output = build.wait_with_output().expect("it ends");
            if output.status.code() == Some(0) {
                assert_eq!(scene.check(&output), Ok(Ended::New));
                continue;
            }
            // It had hardly begun.
            if output.status.signal().is_some() {
                assert_eq!(scene.is_old_or_new(&output), Ok(Ended::Old));
                scene.settle().expect("a site");
                continue;
            }
            assert_eq!(output.status.code(), Some(status), "{signal} {round}: {}", said(&output));
            assert!(said(&output).contains("PV1812"), "{}", said(&output));
            let left = fs::read_dir(scene.root()).expect("a folder").flatten().map(|entry| entry.file_name());
            let left: Vec<_> = left.filter(|name| name.to_string_lossy().contains("parvis-")).collect();
            assert!(left.iter().all(|name| name == ".parvis-cache"), "{signal} {round}: {left:?}");
            assert_eq!(scene.is_old_or_new(&output), Ok(Ended::Old));
            scene.settle().expect("a site");
            ended += 1;
        }
    }
    assert!(ended >= 10, "{ended}: the moments don't fall into a build");
}

#[test]
fn of_many_builds_at_once_one_builds_and_the_others_say_so() {
    let mut scene = Scene::new();
    for _ in 0..if all() { 50 } else { 5 } {
        scene.write_other();
        let builds: Vec<_> = (0..6).map(|_| scene.command().stderr(Stdio::piped()).spawn().expect("it runs")).collect();
        let outputs: Vec<Output> = builds.into_iter().map(|build| build.wait_with_output().expect("it ends")).collect();
        let done = outputs.iter().filter(|output| output.status.code() == Some(0)).count();
        assert!(done >= 1);
        for output in outputs.iter().filter(|output| output.status.code() != Some(0)) {
            assert_eq!(output.status.code(), Some(3), "{}", said(output));
            assert!(said(output).contains("PV0904"), "{}", said(output));
        }
        assert_eq!(scene.is_old_or_new(&outputs[0]), Ok(Ended::New));
        scene.settle().expect("a site");
    }
}

#[test]
fn a_clock_that_is_wrong_changes_nothing() {
    let mut scene = Scene::new();
    for time in ["1970-01-01 00:00:01", "2070-01-01 00:00:00"] {
        let script = format!("exec faketime -f '{time}' \"$PARVIS\" build --lang en --root \"$SITE\"");
        let (ended, output) = build(&mut scene, &script);
        assert_eq!((ended, output.status.code()), (Ended::New, Some(0)), "{time}: {}", said(&output));
    }
}

#[test]
fn a_date_of_the_sources_that_is_none_is_an_error() {
    let mut scene = Scene::new();
    for value in ["abc", "", "-1", "1.5", "+1", "18446744073709551616", "253402300800"] {
        scene.write_other();
        let output = scene.command().env("SOURCE_DATE_EPOCH", value).output().expect("it runs");
        assert_eq!(output.status.code(), Some(3), "{value}: {}", said(&output));
        assert!(said(&output).contains("PV1811"), "{value}: {}", said(&output));
        assert_eq!(scene.check_but_words(&output, true), Ok(Ended::Old), "{value}");
    }
    for value in ["0", "1795392000"] {
        scene.write_other();
        let output = scene.command().env("SOURCE_DATE_EPOCH", value).output().expect("it runs");
        assert_eq!(scene.check(&output), Ok(Ended::New), "{value}");
    }
}
