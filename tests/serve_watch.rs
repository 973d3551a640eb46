//! `parvis serve` while files change on disk, in every way in which editors and other programs change them: afterwards it
//! serves what a fresh start would, byte for byte.
#![cfg(all(feature = "serve", unix))]

mod serve_support;
mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use parvis::Settings;
use parvis::live::{Changed, Live};
use parvis::serve::watch::{Step, Watch};
use serve_support::{Running, serve, serve_with};
use support::plan;
use tempfile::TempDir;

/// A site that is served, in a folder inside of another.
struct Edited {
    around: TempDir,
    served: Running,
}

const PAGE: &str = "content/steps/1-puits.fr.md";

impl Edited {
    fn new() -> Edited {
        Edited::with(false)
    }

    fn with(poll: bool) -> Edited {
        let around = TempDir::new().expect("a folder");
        copy(plan().on_disk().path(), &around.path().join("site"));
        let served = serve_with(&around.path().join("site"), None, poll);
        Edited { around, served }
    }

    fn root(&self) -> PathBuf {
        self.around.path().join("site")
    }

    fn path(&self, file: &str) -> PathBuf {
        self.root().join(file)
    }

    fn beside(&self, name: &str) -> PathBuf {
        self.around.path().join(name)
    }

    /// The page with another text.
    fn text(&self, words: &str) -> String {
        format!(
            "+++\nnumber = 1\ngoal = 1\ntheme = \"eau\"\nslug = \"puits\"\ntitle = \"Creuser des puits\"\nsummary = \"Des puits partout.\"\nupdated = 2026-11-23\n+++\n{words}\n"
        )
    }

    fn shows(&self, words: &str) -> bool {
        self.served.get("/pas/1-puits/").body.contains(words)
    }

    /// Waits until the words show, and looks that everything else is as after a fresh start.
    #[track_caller]
    fn comes_to(&self, words: &str) {
        self.waits(words, || self.shows(words));
        self.is_fresh(words);
    }

    #[track_caller]
    fn waits(&self, what: &str, until: impl Fn() -> bool) {
        let begun = Instant::now();
        while !until() {
            assert!(begun.elapsed() < Duration::from_secs(30), "never came to {what}");
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    #[track_caller]
    fn is_fresh(&self, what: &str) {
        let fresh = fresh(&self.root());
        self.waits(what, || self.served.server.site().outputs() == fresh);
    }
}

/// What a fresh start would serve.
fn fresh(root: &Path) -> BTreeMap<String, std::sync::Arc<[u8]>> {
    let mut live = Live::open(root, Settings::default()).expect("a folder");
    live.update(&Changed::Unknown);
    live.addresses().map(|address| (address.to_owned(), live.get(address).expect("an output").bytes)).collect()
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder").flatten() {
        let goal = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &goal);
        } else {
            fs::copy(entry.path(), goal).expect("a copy");
        }
    }
}

#[test]
fn who_asks_whether_something_was_told_takes_nothing_away() {
    let folder = plan().on_disk();
    let mut watch = Watch::new(folder.path(), false);
    assert!(!watch.is_told());
    fs::write(folder.path().join(PAGE), "text").expect("written");
    let begun = Instant::now();
    while !watch.is_told() {
        assert!(begun.elapsed() < Duration::from_secs(30), "never told");
        std::thread::sleep(Duration::from_millis(1));
    }
    assert!(watch.is_told());
    let step = watch.wait().expect("a change");
    assert_eq!(step, Step { changed: Changed::Files([PAGE.into()].into()), moved: false });
    assert!(!watch.is_told());
}

#[test]
fn truncated_and_written() {
    let site = Edited::new();
    fs::write(site.path(PAGE), site.text("Écrit sur place.")).expect("written");
    site.comes_to("Écrit sur place.");
}

#[test]
fn truncated_and_written_a_moment_later() {
    let site = Edited::new();
    let file = fs::File::create(site.path(PAGE)).expect("empty");
    std::thread::sleep(Duration::from_millis(25));
    fs::write(site.path(PAGE), site.text("Après une pause.")).expect("written");
    drop(file);
    site.comes_to("Après une pause.");
}

#[test]
fn written_beside_and_renamed_over() {
    let site = Edited::new();
    let beside = site.path("content/steps/.goutputstream-X1Y2Z3");
    fs::write(&beside, site.text("Renommé par-dessus.")).expect("written");
    fs::rename(beside, site.path(PAGE)).expect("renamed");
    site.comes_to("Renommé par-dessus.");
}

#[test]
fn backed_up_by_renaming_and_written_anew() {
    let site = Edited::new();
    let backup = site.path(&format!("{PAGE}~"));
    fs::rename(site.path(PAGE), &backup).expect("renamed");
    fs::write(site.path(PAGE), site.text("Avec une copie.")).expect("written");
    fs::remove_file(backup).expect("removed");
    site.comes_to("Avec une copie.");
}

#[test]
fn deleted_and_created() {
    let site = Edited::new();
    fs::remove_file(site.path(PAGE)).expect("removed");
    std::thread::sleep(Duration::from_millis(20));
    fs::write(site.path(PAGE), site.text("Recréé.")).expect("written");
    site.comes_to("Recréé.");
}

#[cfg(target_os = "linux")]
#[test]
fn exchanged_in_one_step() {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    let site = Edited::new();
    let beside = site.beside("new.md");
    fs::write(&beside, site.text("Échangé.")).expect("written");
    renameat_with(CWD, &beside, CWD, site.path(PAGE), RenameFlags::EXCHANGE).expect("exchanged");
    site.comes_to("Échangé.");
}

#[test]
fn touched_and_nothing_changed() {
    let site = Edited::new();
    let version = site.served.server.site().log.version();
    let updates = site.served.updates.load(Ordering::SeqCst);
    let file = fs::File::options().append(true).open(site.path(PAGE)).expect("a file");
    file.set_modified(std::time::SystemTime::now()).expect("touched");
    site.waits("an update", || site.served.updates.load(Ordering::SeqCst) > updates);
    assert_eq!(site.served.server.site().log.version(), version, "nobody is told");
}

#[test]
fn a_page_is_added_and_deleted() {
    let site = Edited::new();
    let text = |title: &str, slug: &str| format!("+++\nslug = \"{slug}\"\ntitle = \"{title}\"\n+++\nTexte.\n");
    fs::write(site.path("content/pages/essai.fr.md"), text("Essai", "essai")).expect("written");
    fs::write(site.path("content/pages/essai.en.md"), text("Trial", "trial")).expect("written");
    site.waits("the new page", || site.served.get("/essai/").status == 200);
    site.is_fresh("the new page");
    fs::remove_file(site.path("content/pages/essai.fr.md")).expect("removed");
    fs::remove_file(site.path("content/pages/essai.en.md")).expect("removed");
    site.waits("the page gone", || site.served.get("/essai/").status == 404);
    site.is_fresh("the page gone");
}

#[test]
fn settings_and_data_change() {
    let site = Edited::new();
    let settings = fs::read_to_string(site.path("site.toml")).expect("settings");
    fs::write(site.path("site.toml"), settings.replace("Les pas", "Tous les pas")).expect("written");
    site.waits("the new title", || site.served.get("/pas/").body.contains("Tous les pas"));
    site.is_fresh("the new title");
    let table = site.path("content/datasets/rain/rain.csv");
    let rows = fs::read_to_string(&table).expect("a table");
    fs::write(&table, rows.replace("640.5", "641.5")).expect("written");
    site.waits("the new number", || site.served.get("/donnees/pluie/rain.csv").body.contains("641.5"));
    site.is_fresh("the new number");
}

#[test]
fn a_theme_comes_to_be() {
    let site = Edited::new();
    let settings = fs::read_to_string(site.path("site.toml")).expect("settings");
    let folder = site.path("themes/mine/templates/parts");
    fs::create_dir_all(site.path("themes/mine")).expect("folders");
    fs::write(site.path("themes/mine/theme.toml"), "name = \"Mine\"\nextends = \"plain\"\n").expect("written");
    fs::create_dir_all(&folder).expect("folders");
    fs::write(site.path("site.toml"), settings.replace("theme = \"plain\"", "theme = \"mine\"")).expect("written");
    site.is_fresh("the theme");
}

#[test]
fn five_hundred_files_at_once() {
    let site = Edited::new();
    let updates = site.served.updates.load(Ordering::SeqCst);
    for number in 0..250 {
        for (language, slug) in [("fr", "page"), ("en", "page")] {
            let text = format!("+++\nslug = \"{slug}-{number}\"\ntitle = \"Page {number}\"\n+++\nTexte {number}.\n");
            fs::write(site.path(&format!("content/pages/p{number}.{language}.md")), text).expect("written");
        }
    }
    site.waits("the last page", || site.served.get("/page-249/").status == 200);
    site.is_fresh("five hundred files");
    let took = site.served.updates.load(Ordering::SeqCst) - updates;
    assert!(took <= 20, "{took} updates");
}

fn git(folder: &Path, arguments: &[&str]) {
    let mut git = Command::new("git");
    let who =
        ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false", "-c", "core.hooksPath="];
    let output = git.args(who).args(arguments).current_dir(folder).output().expect("git");
    assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn another_branch_is_checked_out_and_the_first_again() {
    let site = Edited::new();
    let root = site.root();
    git(&root, &["init", "--quiet", "--initial-branch=one"]);
    git(&root, &["add", "."]);
    git(&root, &["commit", "--quiet", "--message=One"]);
    git(&root, &["checkout", "--quiet", "-b", "two"]);
    fs::write(site.path(PAGE), site.text("La deuxième branche.")).expect("written");
    fs::remove_dir_all(site.path("content/datasets")).expect("removed");
    fs::create_dir_all(site.path("content/pages/deep/deeper")).expect("folders");
    for (language, title) in [("fr", "Profond"), ("en", "Deep")] {
        let text = format!("+++\nslug = \"deep\"\ntitle = \"{title}\"\n+++\nTexte.\n");
        fs::write(site.path(&format!("content/pages/deep/deeper/page.{language}.md")), text).expect("written");
    }
    git(&root, &["add", "."]);
    git(&root, &["commit", "--quiet", "--message=Two"]);
    site.comes_to("La deuxième branche.");
    git(&root, &["checkout", "--quiet", "one"]);
    site.waits("the first branch", || !site.shows("La deuxième branche."));
    site.is_fresh("the first branch");
    git(&root, &["checkout", "--quiet", "two"]);
    site.comes_to("La deuxième branche.");
}

#[test]
fn a_folder_goes_and_returns() {
    let site = Edited::new();
    let (inside, outside) = (site.path("content/datasets"), site.beside("datasets"));
    fs::rename(&inside, &outside).expect("moved");
    site.waits("the data gone", || site.served.get("/donnees/pluie/").status == 404);
    site.is_fresh("the data gone");
    fs::rename(&outside, &inside).expect("moved");
    site.waits("the data back", || site.served.get("/donnees/pluie/").status == 200);
    site.is_fresh("the data back");
    // It is still watched.
    let page = site.path("content/datasets/rain/index.fr.md");
    let text = fs::read_to_string(&page).expect("a page");
    fs::write(&page, text.replace("pluviomètres", "seaux")).expect("written");
    site.waits("the edit in it", || site.served.get("/donnees/pluie/").body.contains("seaux"));
    site.is_fresh("the edit in it");
}

#[test]
fn all_of_the_content_is_deleted_and_copied_back() {
    let site = Edited::new();
    let kept = site.beside("kept");
    copy(&site.path("content"), &kept);
    fs::remove_dir_all(site.path("content")).expect("removed");
    std::thread::sleep(Duration::from_millis(150));
    copy(&kept, &site.path("content"));
    fs::write(site.path(PAGE), site.text("De retour.")).expect("written");
    site.comes_to("De retour.");
}

#[test]
fn a_new_folder_is_watched_with_what_is_already_in_it() {
    let site = Edited::new();
    for round in 0..5 {
        let folder = site.path(&format!("content/pages/f{round}/g"));
        fs::create_dir_all(&folder).expect("folders");
        for (language, slug) in [("fr", "rang"), ("en", "row")] {
            let text = format!("+++\nslug = \"{slug}-{round}\"\ntitle = \"Rang {round}\"\n+++\nTexte.\n");
            fs::write(folder.join(format!("r{round}.{language}.md")), text).expect("written");
        }
        site.waits("a page in a new folder", || site.served.get(&format!("/rang-{round}/")).status == 200);
    }
    site.is_fresh("five folders");
}

#[test]
fn another_folder_takes_the_place_of_the_site() {
    let site = Edited::new();
    let (other, away) = (site.beside("other"), site.beside("away"));
    copy(&site.root(), &other);
    fs::write(other.join(PAGE), site.text("Un autre dossier.")).expect("written");
    fs::rename(site.root(), &away).expect("moved away");
    fs::rename(&other, site.root()).expect("moved in");
    site.comes_to("Un autre dossier.");
    fs::write(site.path(PAGE), site.text("Et il est surveillé.")).expect("written");
    site.comes_to("Et il est surveillé.");
}

#[test]
fn the_site_is_deleted_and_comes_back() {
    let site = Edited::new();
    let kept = site.beside("kept");
    copy(&site.root(), &kept);
    fs::remove_dir_all(site.root()).expect("removed");
    std::thread::sleep(Duration::from_millis(300));
    fs::write(kept.join(PAGE), site.text("Revenu.")).expect("written");
    fs::rename(&kept, site.root()).expect("back");
    site.comes_to("Revenu.");
}

#[test]
fn what_the_system_missed_is_looked_for() {
    let dir = plan().on_disk();
    let mut watch = Watch::new(dir.path(), false);
    watch.stopper().overflow();
    assert_eq!(watch.wait(), Some(Step { changed: Changed::Unknown, moved: false }));
    let site = Edited::new();
    let updates = site.served.updates.load(Ordering::SeqCst);
    site.served.server.watch().overflow();
    site.waits("an update", || site.served.updates.load(Ordering::SeqCst) > updates);
    fs::write(site.path(PAGE), site.text("Toujours surveillé.")).expect("written");
    site.comes_to("Toujours surveillé.");
}

#[test]
fn only_what_changed_is_named() {
    let dir = plan().on_disk();
    let mut watch = Watch::new(dir.path(), false);
    fs::create_dir(dir.path().join("public")).expect("a folder");
    fs::write(dir.path().join("public/index.html"), "x").expect("written");
    fs::write(dir.path().join("content/steps/.1-puits.fr.md.swp"), "x").expect("written");
    let text = fs::read_to_string(dir.path().join(PAGE)).expect("a page");
    fs::write(dir.path().join(PAGE), text).expect("written");
    let changed = Changed::Files([PAGE.into()].into());
    assert_eq!(watch.wait(), Some(Step { changed, moved: false }));
}

#[test]
fn a_mistake_is_said_and_mended_and_the_page_stays_as_it_was() {
    let site = Edited::new();
    let errors = || site.served.server.site().report().errors;
    fs::write(site.path(PAGE), site.text("[là](page:nulle-part)")).expect("written");
    site.waits("an error", || errors() == 1);
    assert_eq!(site.served.get("/pas/1-puits/").status, 200);
    fs::write(site.path(PAGE), site.text("Réparé.")).expect("written");
    site.comes_to("Réparé.");
    assert_eq!(errors(), 0);
}

#[test]
fn files_are_looked_at_where_the_system_tells_nothing() {
    let site = Edited::with(true);
    fs::write(site.path(PAGE), site.text("Vu en regardant.")).expect("written");
    site.comes_to("Vu en regardant.");
    fs::rename(site.path("content/datasets"), site.beside("datasets")).expect("moved");
    site.waits("the data gone", || site.served.get("/donnees/pluie/").status == 404);
    site.is_fresh("the data gone");
}

/// Every file below a folder with its bytes.
fn tree(root: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let files = walkdir::WalkDir::new(root).into_iter().flatten().filter(|entry| !entry.file_type().is_dir());
    files.map(|entry| (entry.path().to_owned(), fs::read(entry.path()).unwrap_or_default())).collect()
}

#[test]
fn nothing_is_written_to_the_folder() {
    let dir = plan().with("public/index.html", "an earlier build").on_disk();
    let before = tree(dir.path());
    let site = serve(dir.path());
    for address in site.server.site().outputs().keys() {
        site.get(address);
    }
    drop(site);
    let after: BTreeMap<_, _> =
        tree(dir.path()).into_iter().filter(|(path, _)| !path.starts_with(dir.path().join(".parvis-cache"))).collect();
    assert_eq!(after.keys().collect::<Vec<_>>(), before.keys().collect::<Vec<_>>());
    assert!(after == before, "the same bytes");
}

/// The program itself: idle it does nothing, and Ctrl-C ends it well.
#[cfg(target_os = "linux")]
#[test]
fn nothing_is_done_while_nothing_changes_and_an_interrupt_ends_it_well() {
    use std::io::{BufRead, BufReader};
    let dir = plan().on_disk();
    let mut program = Command::new(env!("CARGO_BIN_EXE_parvis"));
    program.args(["serve", "--port", "0", "--lang", "en", "--root"]).arg(dir.path());
    let mut child = program.stderr(std::process::Stdio::piped()).spawn().expect("it runs");
    let mut lines = BufReader::new(child.stderr.take().expect("its words")).lines().map_while(Result::ok);
    assert!(lines.any(|line| line.starts_with("The site is at http://localhost:")), "it says where");
    std::thread::sleep(Duration::from_millis(500));
    let ticks = || -> u64 {
        let stat = fs::read_to_string(format!("/proc/{}/stat", child.id())).expect("its state");
        let fields: Vec<&str> = stat.rsplit_once(')').expect("a name").1.split_whitespace().collect();
        fields[11].parse::<u64>().expect("user") + fields[12].parse::<u64>().expect("system")
    };
    let before = ticks();
    std::thread::sleep(Duration::from_secs(3));
    let used = ticks() - before;
    assert!(used <= 1, "{used} hundredths of a second in three");
    let pid = rustix::process::Pid::from_raw(i32::try_from(child.id()).expect("a number")).expect("a process");
    rustix::process::kill_process(pid, rustix::process::Signal::INT).expect("told");
    assert_eq!(child.wait().expect("an end").code(), Some(0));
    assert_eq!(lines.collect::<Vec<_>>(), Vec::<String>::new(), "no update, and nothing to say");
}
