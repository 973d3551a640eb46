//! The same site gives the same bytes, whoever builds it, where and when: every kind of output, in two builds in which everything
//! else differs. `scripts/reproducible` does the same with a whole site.

#![cfg(target_os = "linux")]

mod faults_support;
mod support;

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

use faults_support::{assert_done, full, program, said, tree};
use parvis::files::Folder;
use support::{Text, picture};

/// The full plan with PDF files, a photograph, packed files and what hosts are told.
fn site() -> Text {
    let photo = picture::jpeg(&picture::fields(900, 600, true));
    let site = full()
        .edit("site.toml", "singular = \"step\"\n", "singular = \"step\"\npdf = true\n")
        .edit("site.toml", "home = ", "hosting = [\"nginx\", \"apache\", \"caddy\", \"netlify\"]\nprecompress = [\"br\", \"gz\"]\nhome = ")
        .edit(
            "site.toml",
            "[changes]",
            "[booklet]\ntitle = { fr = \"Tout le plan\", en = \"The whole plan\" }\ncollections = [\"goals\", \"steps\"]\n\
             address = { fr = \"/imprimer/plan.pdf\", en = \"/print/plan.pdf\" }\n[changes]",
        );
    ["fr", "en"].into_iter().fold(site.with("content/pages/essai/photo.jpg", photo), |site, language| {
        let page = format!("+++\nslug = \"essai-{language}\"\ntitle = \"Essai {language}\"\n+++\n![Quatre champs de couleur](photo.jpg)\n");
        site.with(&format!("content/pages/essai/index.{language}.md"), page)
    })
}

/// Writes a site's files in an order.
fn write(site: &Text, to: &Path, backwards: bool) {
    let mut entries = site.folder.list("").entries;
    if backwards {
        entries.reverse();
    }
    for entry in entries {
        let file = to.join(&*entry.path);
        fs::create_dir_all(file.parent().expect("a folder")).expect("folders");
        fs::write(file, site.folder.read(&entry.path, u64::MAX).expect("bytes")).expect("a file");
    }
}

/// A build by a shell, with its own umask, in a folder of its own and at a time of its own.
fn build(root: &Path, umask: &str, time: &str, environment: &[(&str, &str)]) {
    let script = format!("umask {umask}; cd \"$SITE\"; exec faketime '{time}' \"$PARVIS\" build --lang en");
    let mut shell = Command::new("sh");
    shell.args(["-c", &script]).env("PARVIS", program()).env("SITE", root).env_remove("SOURCE_DATE_EPOCH");
    environment.iter().for_each(|(name, value)| {
        shell.env(name, value);
    });
    assert_done(&shell.output().expect("a shell"));
}

/// The permissions of all files and folders of an output, as numbers that occur.
fn modes(public: &Path) -> (Vec<u32>, Vec<u32>) {
    let (mut files, mut folders) = (Vec::new(), Vec::new());
    for entry in walkdir::WalkDir::new(public) {
        let entry = entry.expect("an entry");
        let mode = entry.metadata().expect("a file").permissions().mode() & 0o7777;
        if entry.file_type().is_dir() { folders.push(mode) } else { files.push(mode) }
    }
    files.sort_unstable();
    files.dedup();
    folders.sort_unstable();
    folders.dedup();
    (files, folders)
}

#[test]
fn builds_that_differ_in_everything_but_the_site_give_the_same_bytes() {
    let site = site();
    let one = tempfile::tempdir().expect("a folder");
    // Another file system, where there is one: it lists folders in another order.
    let two = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).expect("a folder");
    let two_root = two.path().join("Un dossier plus long/αβγ/site");
    write(&site, one.path(), false);
    write(&site, &two_root, true);
    build(one.path(), "022", "2026-11-28 12:00:00", &[("RAYON_NUM_THREADS", "1"), ("TZ", "UTC"), ("LC_ALL", "C")]);
    let other = [
        ("RAYON_NUM_THREADS", "8"),
        ("TZ", "Asia/Kathmandu"),
        ("LC_ALL", "tr_TR.UTF-8"),
        ("LANG", "ar_EG.UTF-8"),
        ("HOME", "/nonexistent"),
        ("COLUMNS", "20"),
    ];
    // 400 days later.
    build(&two_root, "077", "2028-01-02 23:59:59", &other);

    let (first, second) = (tree(&one.path().join("public")), tree(&two_root.join("public")));
    assert!(first.keys().eq(second.keys()), "other files");
    let differ: Vec<&String> = first.keys().filter(|path| first[*path] != second[*path]).collect();
    assert!(differ.is_empty(), "{differ:?}");
    for ending in ["html", "png", "pdf", "jpg", "zip", "br", "gz", "atom", "json", "csv", "svg", "xml", "css"] {
        assert!(first.keys().any(|path| path.ends_with(&format!(".{ending}"))), "no {ending} was compared");
    }
    assert!(first.keys().any(|path| path.contains("search/")), "no search index was compared: {:?}", first.keys());
    // Permissions are those that the user wants for all files, and nothing else decides about them.
    assert_eq!(modes(&one.path().join("public")), (vec![0o644], vec![0o755]));
    assert_eq!(modes(&two_root.join("public")), (vec![0o600], vec![0o700]));

    // Once more, with what the first build kept.
    build(one.path(), "022", "2027-05-05 05:05:05", &[("RAYON_NUM_THREADS", "3")]);
    assert!(tree(&one.path().join("public")) == first, "with kept pictures");
    // And with the day that SOURCE_DATE_EPOCH gives.
    let dated =
        Command::new(program()).args(["build", "--root"]).arg(one.path()).env("SOURCE_DATE_EPOCH", "1").output();
    let dated = dated.expect("it runs");
    assert!(dated.status.success() && tree(&one.path().join("public")) == first, "{}", said(&dated));
}
