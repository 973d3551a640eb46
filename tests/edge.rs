//! Which parts of the program use the system's files by themselves: few, and known.

use std::fs;
use std::path::Path;

/// The files of the program that use the system's files by themselves, and why. All others see a site's folder through
/// `files::Folder`, and the output through `write`.
const AT_THE_EDGE: &[(&str, &str)] = &[
    ("src/files/disk.rs", "opens the handle that can't leave the folder"),
    ("src/files/edit.rs", "tests of what is written through that handle"),
    ("src/write/", "puts the output in place, beside the site's sources"),
    ("src/publish/", "reads the output, and writes to the folder of a target"),
    ("src/serve/", "asks the system what has changed; what is read comes through the handle"),
    ("src/command/build.rs", "copies a file of the stage to another"),
    ("src/command/data.rs", "reads the table that is named on the command line"),
    ("src/command/new.rs", "writes into the folder that is named on the command line"),
    ("src/command/report.rs", "writes into the folder that is named on the command line"),
    ("src/memo/recorder.rs", "tests with a folder on disk"),
];

#[test]
fn only_the_edge_of_the_program_uses_the_systems_files() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut used = Vec::new();
    for entry in walkdir::WalkDir::new(root.join("src")).sort_by_file_name() {
        let entry = entry.expect("an entry");
        let path = entry.path().strip_prefix(root).expect("below").to_string_lossy().replace('\\', "/");
        if !path.ends_with(".rs") {
            continue;
        }
        let source = fs::read_to_string(entry.path()).expect("source");
        let signs = [
            "std::fs",
            "File::open",
            "File::create",
            "WalkDir",
            "tokio::fs",
            ".canonicalize()",
            "read_dir()",
            "open_ambient_dir",
        ];
        let sign = signs
            .iter()
            .find(|sign| source.lines().any(|line| !line.trim_start().starts_with("//") && line.contains(*sign)));
        if let Some(sign) = sign {
            used.push((path, *sign));
        }
    }
    for (path, sign) in &used {
        assert!(
            AT_THE_EDGE.iter().any(|(edge, _)| path.starts_with(edge)),
            "{path} has {sign}: read through files::Folder"
        );
    }
    for (edge, why) in AT_THE_EDGE {
        assert!(used.iter().any(|(path, _)| path.starts_with(edge)), "{edge} isn't at the edge any more: {why}");
    }
}
