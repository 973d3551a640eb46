//! The program as a user runs it: exit statuses, what it accepts as output, and a site that is never half there.

mod support;

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use parvis::files::Folder;
use support::{plan, tree};
use tempfile::TempDir;

/// The small plan in a folder of its own.
fn on_disk() -> TempDir {
    let dir = TempDir::new().expect("a folder");
    let site = plan().folder;
    for entry in site.list("").entries {
        let path = dir.path().join(&*entry.path);
        fs::create_dir_all(path.parent().expect("parent")).expect("folder");
        fs::write(path, site.read(&entry.path, u64::MAX).expect("file")).expect("write");
    }
    dir
}

fn command(root: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_parvis"));
    command.env_remove("CI").args(["build", "--lang", "en", "--root"]).arg(root);
    command
}

fn build(root: &Path) -> Output {
    command(root).output().expect("it runs")
}

#[track_caller]
fn ends(output: &Output, status: i32, said: &str) {
    let text = String::from_utf8_lossy(&output.stderr).into_owned() + &String::from_utf8_lossy(&output.stdout);
    assert_eq!(output.status.code(), Some(status), "{text}");
    assert!(text.contains(said), "{said:?} isn't in:\n{text}");
}

#[test]
fn a_good_site_is_built_and_summed_up_in_a_line() {
    let dir = on_disk();
    let output = build(dir.path());
    ends(&output, 0, "Built 8 pages in 2 languages");
    assert!(dir.path().join("public/pas/1-puits/index.html").is_file());
    assert!(dir.path().join("public/en/1/index.html").is_file());
}

#[test]
fn a_mistake_leaves_the_old_site_and_ends_with_1() {
    let dir = on_disk();
    build(dir.path());
    let before = tree(&dir.path().join("public"));
    fs::write(dir.path().join("content/pages/x.fr.md"), "+++\nslug = \"x\"\ntilte = \"X\"\n+++\n").expect("write");
    ends(&build(dir.path()), 1, "Did you mean “title”?");
    assert_eq!(tree(&dir.path().join("public")), before);
}

#[test]
fn check_writes_nothing_and_strict_takes_warnings_for_errors() {
    let dir = on_disk();
    fs::remove_file(dir.path().join("content/steps/1-puits.en.md")).expect("remove");
    let check = |strict: bool| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_parvis"));
        command.args(["check", "--lang", "fr", "--root"]).arg(dir.path());
        if strict {
            command.arg("--strict");
        }
        command.output().expect("it runs")
    };
    ends(&check(false), 0, "avertissement[PV0505]");
    ends(&check(true), 1, "avertissement[PV0505]");
    assert!(!dir.path().join("public").exists());
}

#[test]
fn findings_are_also_written_for_machines() {
    let dir = on_disk();
    fs::write(dir.path().join("content/pages/x.fr.md"), "+++\nslug = \"x\"\ntilte = \"X\"\n+++\n").expect("write");
    let output = command(dir.path()).args(["--format", "json"]).output().expect("it runs");
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let codes: Vec<_> = report["diagnostics"].as_array().expect("list").iter().map(|d| d["code"].clone()).collect();
    assert_eq!(codes, ["PV0305", "PV0304"]);
    assert_eq!(report["diagnostics"][1]["arguments"]["suggestion"], "title");
    assert_eq!(report["diagnostics"][1]["places"][0]["line"], 3);
}

#[test]
fn wrong_usage_ends_with_2_and_a_missing_site_with_3() {
    let output = Command::new(env!("CARGO_BIN_EXE_parvis")).arg("biuld").output().expect("it runs");
    assert_eq!(output.status.code(), Some(2));
    let empty = TempDir::new().expect("a folder");
    ends(&build(empty.path()), 3, "There is no site.toml here");
    ends(&build(&empty.path().join("nowhere")), 3, "can't be read");
}

#[test]
fn the_base_url_can_be_given_with_a_base_path() {
    let dir = on_disk();
    let output = command(dir.path()).args(["--base-url", "https://example.org/plan"]).output().expect("it runs");
    ends(&output, 0, "Built");
    let page = fs::read_to_string(dir.path().join("public/pas/1-puits/index.html")).expect("page");
    assert!(page.contains("href=/plan/buts/1-eau/"), "{page}");
    assert!(page.contains("href=https://example.org/plan/pas/1-puits/"), "{page}");
    let output = command(dir.path()).args(["--base-url", "example.org"]).output().expect("it runs");
    ends(&output, 1, "can't be the address of the site");
}

#[test]
fn folders_that_hold_something_else_are_never_taken_as_output() {
    let dir = on_disk();
    let to = |folder: &str| command(dir.path()).arg("--output").arg(dir.path().join(folder)).output().expect("it runs");
    ends(&to("."), 3, "it is the folder of the site");
    ends(&to(".."), 3, "it is the folder of the site");
    ends(&to("content"), 3, "inside the content");
    ends(&to("content/new"), 3, "inside the content");
    ends(&to("themes/plain"), 3, "inside the content");
    ends(&to("site.toml"), 3, "it is a file");
    fs::create_dir(dir.path().join("photos")).expect("folder");
    fs::write(dir.path().join("photos/me.jpg"), "x").expect("write");
    ends(&to("photos"), 3, "me.jpg");
    assert!(dir.path().join("photos/me.jpg").is_file());
    let photos = dir.path().join("photos");
    let output = command(dir.path()).env("HOME", &photos).arg("--output").arg(&photos).output().expect("it runs");
    ends(&output, 3, "home folder");
}

#[cfg(unix)]
#[test]
fn a_link_is_never_taken_as_output() {
    let dir = on_disk();
    fs::create_dir(dir.path().join("elsewhere")).expect("folder");
    std::os::unix::fs::symlink(dir.path().join("elsewhere"), dir.path().join("public")).expect("link");
    ends(&build(dir.path()), 3, "it is a symbolic link");
    fs::remove_dir(dir.path().join("elsewhere")).expect("remove");
    ends(&build(dir.path()), 3, "it is a symbolic link");
}

#[cfg(unix)]
#[test]
fn links_in_the_content_are_not_followed() {
    let dir = on_disk();
    let secret = dir.path().join("secret.md");
    fs::write(&secret, "+++\nslug = \"s\"\ntitle = \"CANARY\"\n+++\n").expect("write");
    std::os::unix::fs::symlink(&secret, dir.path().join("content/pages/s.fr.md")).expect("link");
    ends(&build(dir.path()), 1, "Links are not followed");
    fs::remove_file(dir.path().join("content/pages/s.fr.md")).expect("remove");
    fs::rename(dir.path().join("content/goals"), dir.path().join("goals")).expect("move");
    std::os::unix::fs::symlink(dir.path().join("goals"), dir.path().join("content/goals")).expect("link");
    ends(&build(dir.path()), 1, "Links are not followed");
}

#[cfg(unix)]
#[test]
fn a_pipe_or_an_unreadable_file_does_not_stop_the_build_from_ending() {
    let dir = on_disk();
    let pipe = dir.path().join("content/pages/pipe.fr.md");
    assert!(Command::new("mkfifo").arg(&pipe).status().expect("mkfifo").success());
    ends(&build(dir.path()), 1, "isn't an ordinary file");
}

#[test]
fn what_others_put_into_the_output_survives_and_what_we_made_goes() {
    let dir = on_disk();
    build(dir.path());
    let public = dir.path().join("public");
    fs::write(public.join("CNAME"), "plan.example").expect("write");
    fs::write(public.join(".nojekyll"), "").expect("write");
    fs::create_dir_all(public.join("old/empty")).expect("folder");
    fs::write(public.join("old/report.pdf"), "pdf").expect("write");
    fs::remove_file(dir.path().join("content/steps/1-puits.fr.md")).expect("remove");
    fs::remove_file(dir.path().join("content/steps/1-puits.en.md")).expect("remove");
    let settings = fs::read_to_string(dir.path().join("site.toml")).expect("site.toml");
    fs::write(dir.path().join("site.toml"), settings.replace("index-steps", "goal-1")).expect("write");
    ends(&build(dir.path()), 0, "Built 6 pages");
    let files = tree(&public);
    assert_eq!(files["CNAME"], b"plan.example");
    assert_eq!(files["old/report.pdf"], b"pdf");
    assert!(files.contains_key(".nojekyll") && public.join("old/empty").is_dir());
    assert!(!public.join("pas").exists());
}

#[test]
fn a_foreign_file_in_the_way_of_an_output_is_an_error() {
    let dir = on_disk();
    build(dir.path());
    let public = dir.path().join("public");
    fs::create_dir_all(public.join("essai")).expect("folder");
    fs::write(public.join("essai/index.html"), "mine").expect("write");
    let page = "+++\nslug = \"essai\"\ntitle = \"Essai\"\n+++\n";
    fs::write(dir.path().join("content/pages/essai.fr.md"), page).expect("write");
    ends(&build(dir.path()), 3, "essai/index.html");
    assert_eq!(fs::read(public.join("essai/index.html")).expect("file"), b"mine");
}

#[test]
fn a_list_of_our_files_that_lies_is_not_trusted() {
    let dir = on_disk();
    build(dir.path());
    let marker = dir.path().join("public/.parvis-output");
    let text = fs::read_to_string(&marker).expect("marker");
    for line in ["../site.toml", "/etc/hostname", "./x"] {
        fs::write(&marker, format!("{text}{line}\n")).expect("write");
        ends(&build(dir.path()), 3, "can't be trusted");
        assert!(dir.path().join("site.toml").is_file());
    }
}

#[test]
fn in_a_git_work_tree_files_are_replaced_one_by_one() {
    let dir = on_disk();
    let public = dir.path().join("public");
    fs::create_dir_all(public.join(".git")).expect("folder");
    fs::write(public.join(".git/HEAD"), "ref: refs/heads/pages").expect("write");
    ends(&build(dir.path()), 0, "Built");
    fs::remove_file(dir.path().join("content/pages/home.en.md")).expect("remove");
    ends(&build(dir.path()), 0, "Built");
    assert!(public.join(".git/HEAD").is_file() && public.join("index.html").is_file());
    assert!(!public.join("en/index.html").exists());
}

#[test]
fn the_same_site_gives_the_same_bytes_wherever_and_whenever() {
    let (one, two) = (on_disk(), on_disk());
    build(one.path());
    let mut other = command(two.path());
    other.env("RAYON_NUM_THREADS", "1").env("TZ", "Asia/Tokyo").env("LC_ALL", "fr_FR.UTF-8");
    ends(&other.env("SOURCE_DATE_EPOCH", "0").output().expect("it runs"), 0, "Built");
    assert_eq!(tree(&one.path().join("public")), tree(&two.path().join("public")));
    build(one.path());
    assert_eq!(tree(&one.path().join("public")), tree(&two.path().join("public")));
}

#[test]
fn of_two_builds_at_once_the_second_says_so() {
    let dir = on_disk();
    build(dir.path());
    let lock = fs::File::create(dir.path().join(".public.parvis-lock")).expect("lock file");
    lock.lock().expect("lock");
    ends(&build(dir.path()), 3, "Another build");
    drop(lock);
    ends(&build(dir.path()), 0, "Built");
}

#[test]
fn a_reader_that_goes_away_is_no_fault() {
    let dir = on_disk();
    let mut child = command(dir.path()).args(["--format", "json"]).stdout(Stdio::piped()).spawn().expect("it runs");
    drop(child.stdout.take());
    assert_eq!(child.wait().expect("it ends").code(), Some(0));
}
