//! A build that is killed at any moment leaves one whole site. This program is its own victim: started with a folder and a
//! method it builds there until it is killed; started without, it runs the tests (so it has a `main` of its own).
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod write_support;

use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use parvis::write::{Durability, Method, Place, begin};
use write_support::{Ground, Tree};

const PHOTO: &str = "uploads/photo.jpg";

fn site(version: &str) -> Tree {
    let mut tree = Tree::new();
    for page in 0..100 {
        tree.insert(format!("{version}/{}/{page}/index.html", page % 5), version.to_owned());
        tree.insert(format!("both/{page}.html"), version.to_owned());
    }
    tree
}

fn files(tree: &Tree) -> Vec<(&str, &str)> {
    tree.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect()
}

/// Which site the output is, if it is one of them as a whole, with the foreign file.
fn version(ground: &Ground) -> Option<&'static str> {
    let mut tree = ground.public();
    assert_eq!(tree.remove(PHOTO).as_deref(), Some("photo"));
    ["A", "B"].into_iter().find(|version| tree == site(version))
}

/// Starts builds and kills them, `times` times, and calls `check` after each kill.
fn kill(ground: &Ground, method: &str, times: u32, mut check: impl FnMut(u32)) {
    // As long as three builds take here, with their start.
    let before = Instant::now();
    ground.build(&files(&site("A"))).unwrap();
    let range = 3 * before.elapsed().as_micros() as u32;
    // Moments that differ from run to run, and are spread evenly within one.
    let seed = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().subsec_nanos();
    for round in 0..times {
        let mut build = Command::new(std::env::current_exe().unwrap())
            .args([ground.at("").to_str().unwrap(), method])
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let moment = seed.wrapping_add(round.wrapping_mul(2_654_435_769)) % range;
        std::thread::sleep(Duration::from_micros(moment.into()));
        build.kill().unwrap();
        let output = build.wait_with_output().unwrap();
        assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
        check(round);
    }
}

fn start() -> Ground {
    let ground = Ground::new();
    ground.build(&[]).unwrap();
    ground.put("public/uploads/photo.jpg", "photo");
    ground
}

fn a_killed_exchange_leaves_one_site_or_the_other() {
    let (ground, mut seen) = (start(), std::collections::BTreeMap::new());
    kill(&ground, "best", 200, |round| {
        let found = version(&ground).unwrap_or_else(|| panic!("round {round}: {:?}", ground.public()));
        *seen.entry(found).or_insert(0) += 1;
    });
    assert_eq!(seen.len(), 2, "{seen:?}");
    drop(ground.begin().unwrap());
    assert!(ground.beside().is_empty(), "{:?}", ground.beside());
}

fn a_killed_rename_leaves_one_site_or_the_other_once_the_next_build_begins() {
    let ground = start();
    kill(&ground, "renames", 200, |round| {
        drop(ground.begin().unwrap());
        assert!(version(&ground).is_some(), "round {round}: {:?}", ground.public());
        assert!(ground.beside().is_empty(), "round {round}: {:?}", ground.beside());
    });
}

fn a_killed_change_file_by_file_leaves_whole_files_and_the_next_build_completes_it() {
    let ground = start();
    kill(&ground, "file-by-file", 100, |round| {
        let (a, b) = (site("A"), site("B"));
        for (path, text) in ground.public() {
            let is_known = [&a, &b].iter().any(|site| site.get(&path) == Some(&text)) || path == "C" || path == PHOTO;
            assert!(is_known || path.contains(".parvis-tmp-") || path.ends_with('/'), "round {round}: {path} {text:?}");
        }
        let finished = ground.build(&[("C", "C")]).unwrap();
        assert_eq!(finished.foreign, 1, "round {round}");
        assert_eq!(ground.public().len(), 2, "round {round}: {:?}", ground.public());
    });
}

/// Builds two versions of a site in turn, for ever.
fn alternate(folder: PathBuf, method: Method) {
    let place =
        Place { site_root: folder.join("site"), content: folder.join("site/content"), output: folder.join("public") };
    // Not the one that is there.
    let first = usize::from(place.output.join("A").exists());
    for version in ["A", "B"].iter().cycle().skip(first) {
        let stage = begin(&place, Durability::Unsynced).unwrap();
        for (path, text) in site(version) {
            stage.write(&path, text.as_bytes()).unwrap();
        }
        stage.finish_by(method).unwrap();
    }
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.as_slice() {
        [folder, method] if method == "best" => alternate(folder.into(), Method::Best),
        [folder, method] if method == "renames" => alternate(folder.into(), Method::Renames),
        [folder, method] if method == "file-by-file" => alternate(folder.into(), Method::FileByFile),
        _ => {
            a_killed_exchange_leaves_one_site_or_the_other();
            a_killed_rename_leaves_one_site_or_the_other_once_the_next_build_begins();
            a_killed_change_file_by_file_leaves_whole_files_and_the_next_build_completes_it();
            println!("500 builds were killed");
        }
    }
}
