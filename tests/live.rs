//! A site in memory that is brought up to date: it equals one that was made from nothing, and little is rendered for it.

mod support;

use std::collections::{BTreeSet, HashSet};
use std::fs;
use std::path::Path;

use parvis::Settings;
use parvis::live::{Changed, Live, Update};
use proptest::prelude::*;
use support::{Text, plan};

/// A folder with a site that is being edited, and the site in memory.
struct Editing {
    folder: tempfile::TempDir,
    live: Live,
}

impl Editing {
    fn begin(site: &Text) -> Editing {
        let folder = site.on_disk();
        let mut live = Live::open(folder.path(), Settings::default()).expect("a folder");
        live.update(&Changed::Unknown);
        Editing { folder, live }
    }

    fn path(&self, file: &str) -> std::path::PathBuf {
        self.folder.path().join(file)
    }

    /// Changes words of a file, and brings the site up to date.
    #[track_caller]
    fn edit(&mut self, file: &str, from: &str, to: &str) -> Update {
        let text = fs::read_to_string(self.path(file)).expect("a text");
        assert!(text.contains(from), "{file} has no {from:?}");
        fs::write(self.path(file), text.replace(from, to)).expect("a file");
        self.update(&[file])
    }

    #[track_caller]
    fn update(&mut self, files: &[&str]) -> Update {
        let update = self.live.update(&Changed::Files(files.iter().map(|&file| file.into()).collect()));
        self.equals_a_new_one();
        update
    }

    #[track_caller]
    fn equals_a_new_one(&self) {
        assert_eq!(differences(&self.live, self.folder.path()), Vec::<String>::new());
    }

    #[track_caller]
    fn shows(&self, address: &str, text: &str) {
        let page = self.live.get(address).expect("a page");
        assert!(String::from_utf8_lossy(&page.bytes).contains(text), "{address} doesn't show {text:?}");
    }
}

/// What is other in a site in memory than in one that is made from nothing, if that can be rendered.
fn differences(live: &Live, folder: &Path) -> Vec<String> {
    let mut new = Live::open(folder, Settings::default()).expect("a folder");
    new.update(&Changed::Unknown);
    let mut differences = Vec::new();
    let said = |live: &Live| live.diagnostics().iter().map(|said| format!("{said:?}")).collect::<Vec<String>>();
    let (mut ours, mut theirs) = (said(live), said(&new));
    ours.sort();
    theirs.sort();
    if ours != theirs {
        differences.push(format!("said: {ours:#?}\ninstead of {theirs:#?}"));
    }
    // A site with errors shows what it was before.
    if new.diagnostics().has_errors() {
        return differences;
    }
    let addresses: BTreeSet<&str> = live.addresses().chain(new.addresses()).collect();
    for address in addresses {
        let bytes = |live: &Live| live.get(address).map(|served| served.bytes);
        if bytes(live) != bytes(&new) {
            differences.push(address.to_owned());
        }
    }
    differences
}

const STEP: &str = "content/steps/1-puits.fr.md";

/// The small plan with more that depends on each other.
fn larger() -> Text {
    plan()
        .with("content/steps/2-eau.fr.md", "+++\nnumber = 2\ngoal = 1\ntheme = \"air\"\nslug = \"eau\"\ntitle = \"Boire\"\nupdated = 2026-11-20\n+++\nVoir [](page:step-1) et [](value:rain?year=2023&place=North&column=millimetres).\n\n## Comment {#how}\n\nAinsi.\n")
        .with("content/steps/2-eau.en.md", "+++\nslug = \"water\"\ntitle = \"Drink\"\n+++\nSee [](page:step-1).\n\n## How {#how}\n\nSo.\n")
        .with("content/pages/list.fr.md", "+++\nslug = \"liste\"\ntitle = \"Liste\"\n+++\n```cards\ncollection = \"steps\"\n```\n")
        .with("content/pages/list.en.md", "+++\nslug = \"list\"\ntitle = \"List\"\n+++\nText.\n")
}

#[test]
fn what_nobody_looks_at_is_made_later_or_when_it_is_asked_for() {
    let Editing { folder, mut live } = Editing::begin(&larger());
    let text = fs::read_to_string(folder.path().join(STEP)).expect("a page");
    fs::write(folder.path().join(STEP), text.replace("Creuser des puits", "Creuser un puits")).expect("written");
    let shown = HashSet::from(["/pas/2-eau/".to_owned()]);
    let first = live.update_shown(&Changed::Files(BTreeSet::from([STEP.into()])), &shown);
    let changed: Vec<&str> = first.addresses.iter().map(AsRef::as_ref).collect();
    assert_eq!(changed, ["/1/", "/pas/1-puits/", "/pas/2-eau/"]);
    let list = live.get("/liste/").expect("a page").bytes;
    assert!(String::from_utf8_lossy(&list).contains("Creuser un puits"));
    let mut later = Vec::new();
    while let Some(late) = live.late(4) {
        later.extend(live.settle(late).addresses);
    }
    assert!(later.iter().any(|address| &**address == "/liste/"), "{later:?}");
    assert!(differences(&live, folder.path()).is_empty());
}

#[test]
fn a_word_in_a_text_renders_the_page_and_what_has_its_text() {
    let mut editing = Editing::begin(&larger());
    let update = editing.edit("content/pages/list.fr.md", "```cards", "Un mot.\n\n```cards");
    assert_eq!(update.addresses.iter().map(AsRef::as_ref).collect::<Vec<&str>>(), ["/liste/"]);
    assert_eq!(update.rendered, 1);
    // Feeds have the whole text of a dated page.
    let update = editing.edit(STEP, "Texte.", "Texte court.");
    let changed: Vec<&str> = update.addresses.iter().map(AsRef::as_ref).collect();
    assert!(
        changed.contains(&"/pas/1-puits/") && changed.iter().any(|address| address.ends_with(".atom")),
        "{changed:?}"
    );
    assert!(!changed.contains(&"/pas/2-eau/") && !changed.contains(&"/liste/"), "{changed:?}");
}

#[test]
fn a_title_renders_the_pages_that_show_it() {
    let mut editing = Editing::begin(&larger());
    let update = editing.edit(STEP, "Creuser des puits", "Creuser un puits");
    for address in ["/pas/1-puits/", "/pas/2-eau/", "/pas/", "/liste/"] {
        assert!(update.addresses.iter().any(|changed| **changed == *address), "{address} in {:?}", update.addresses);
        editing.shows(address, "Creuser un puits");
    }
    assert!(!update.addresses.iter().any(|address| &**address == "/donnees/pluie/"), "{:?}", update.addresses);
    let all = editing.live.addresses().count();
    assert!(update.rendered * 2 < all, "{} of {all}", update.rendered);
}

#[test]
fn a_number_renders_the_pages_that_show_it() {
    let mut editing = Editing::begin(&larger());
    let update = editing.edit("content/datasets/rain/rain.csv", "640.5", "641.5");
    editing.shows("/pas/2-eau/", "641,5");
    assert!(update.addresses.iter().any(|address| &**address == "/pas/2-eau/"), "{:?}", update.addresses);
    assert!(!update.addresses.iter().any(|address| &**address == "/pas/1-puits/"), "{:?}", update.addresses);
}

#[test]
fn a_file_that_was_only_touched_renders_nothing() {
    let mut editing = Editing::begin(&larger());
    assert_eq!(editing.edit(STEP, "Texte.", "Texte."), Update::default());
    assert_eq!(editing.live.update(&Changed::Unknown), Update::default());
}

#[test]
fn while_there_is_a_mistake_the_site_stays_and_then_it_is_there_again() {
    let mut editing = Editing::begin(&larger());
    let update = editing.edit(STEP, "Texte.", "Mot. [](page:step-99)");
    let page = "/pas/1-puits/";
    assert!(update.said && !update.addresses.iter().any(|address| &**address == page), "{:?}", update.addresses);
    editing.shows(page, "<p>Texte.");
    for (file, from, to) in [
        (STEP, "+++\nnumber", "++\nnumber"),
        ("site.toml", "languages", "langages"),
        ("themes/plain/templates/page.html", "{{ page.body }}", "{{ page.body "),
    ] {
        editing.edit(file, from, to);
        assert!(editing.live.diagnostics().has_errors(), "{file}");
        editing.shows("/pas/2-eau/", "Boire");
    }
    editing.edit("site.toml", "langages", "languages");
    editing.edit("themes/plain/templates/page.html", "{{ page.body ", "{{ page.body }}");
    editing.edit(STEP, "++\nnumber", "+++\nnumber");
    editing.edit(STEP, "Mot. [](page:step-99)", "Texte encore.");
    assert!(!editing.live.diagnostics().has_errors());
    editing.shows("/pas/1-puits/", "Texte encore.");
}

#[test]
fn pages_come_and_go() {
    let mut editing = Editing::begin(&larger());
    let new = ["content/pages/neuf.fr.md", "content/pages/neuf.en.md"];
    for (file, slug) in new.iter().zip(["neuf", "new"]) {
        fs::write(editing.path(file), format!("+++\nslug = \"{slug}\"\ntitle = \"{slug}\"\n+++\nTexte.\n"))
            .expect("a file");
    }
    let update = editing.update(&new);
    assert!(update.addresses.iter().any(|address| &**address == "/neuf/"));
    new.iter().for_each(|file| fs::remove_file(editing.path(file)).expect("gone"));
    let update = editing.update(&new);
    assert!(update.addresses.iter().any(|address| &**address == "/neuf/"));
    assert!(editing.live.get("/neuf/").is_none());
}

#[test]
fn a_style_changes_its_file_and_the_pages_that_lead_to_it() {
    let mut editing = Editing::begin(&larger());
    let style = |live: &Live| live.addresses().find(|address| address.ends_with(".css")).map(str::to_owned);
    let before = style(&editing.live).expect("a style sheet");
    let css = fs::read_to_string(editing.path("themes/plain/style/a.css")).expect("a text");
    fs::write(editing.path("themes/plain/style/a.css"), format!("{css}\nem {{ color: #123456 }}\n")).expect("a file");
    let update = editing.update(&["themes/plain/style/a.css"]);
    assert!(update.addresses.iter().any(|address| **address == *before), "{:?}", update.addresses);
    assert_ne!(style(&editing.live), Some(before));
}

/// What an editor, or a program that changes many files, may do to a file of the site.
#[derive(Clone, Debug)]
enum Edit {
    Put(&'static str, &'static str),
    Replace(&'static str, &'static str, &'static str),
    Append(&'static str, &'static str),
    Remove(&'static str),
    Restore,
}

fn edits() -> impl Strategy<Value = Edit> {
    let page = prop::sample::select(vec![
        STEP,
        "content/steps/1-puits.en.md",
        "content/steps/2-eau.fr.md",
        "content/goals/1-eau.fr.md",
        "content/pages/list.fr.md",
        "content/pages/home.fr.md",
        "content/datasets/rain/index.fr.md",
    ]);
    let text = prop::sample::select(vec![
        "\nEncore un mot.\n",
        "\n[](page:step-1)\n",
        "\n[](page:step-2#how)\n",
        "\n## Titre {#t}\n",
        "\n[](page:nulle-part)\n",
        "\n[x](value:rain?year=2024&place=South&column=people)\n",
        "\n[](value:rain?year=2024&place=South&column=millimetres)\n",
        "\n```cards\ncollection = \"goals\"\n```\n",
        "\n<script>\n",
    ]);
    let replace = prop::sample::select(vec![
        (STEP, "title = \"", "title = \"Tout "),
        (STEP, "slug = \"puits\"", "slug = \"fontaines\""),
        (STEP, "number = 1", "number = 3"),
        ("content/steps/2-eau.fr.md", "theme = \"air\"", "theme = \"eau\""),
        ("content/steps/2-eau.fr.md", "goal = 1", "goal = 9"),
        ("content/goals/1-eau.fr.md", "De l’eau", "L’eau"),
        ("content/goals/1-eau.fr.md", "{#why}", ""),
        ("content/steps/1-puits.en.md", "slug", "translated_from = \"0123456789abcdef\"\nslug"),
        ("content/datasets/rain/rain.csv", "815", "816"),
        ("content/datasets/rain/rain.csv", "North", "Nord"),
        ("content/datasets/rain/datapackage.json", "Rain by place", "Rain"),
        ("site.toml", "Le plan", "Un plan"),
        ("site.toml", "sort = \"number\"", "sort = \"title\""),
        ("site.toml", "feed = true", "feed = false"),
        ("themes/plain/templates/page.html", "<h1>", "<h1 class=\"t\">"),
        ("themes/plain/strings/fr.ftl", "=", "= À "),
        ("themes/plain/style/a.css", "{", "{ margin: 0;"),
    ]);
    let other = prop::sample::select(vec![
        Edit::Put(
            "content/pages/neuf.fr.md",
            "+++\nslug = \"neuf\"\ntitle = \"Neuf\"\nupdated = 2026-11-24\n+++\n[](page:step-1)\n",
        ),
        Edit::Put("content/pages/neuf.en.md", "+++\nslug = \"new\"\ntitle = \"New\"\n+++\nText.\n"),
        Edit::Put("content/datasets/rain/note.txt", "Une note.\n"),
        Edit::Put("content/_root/robots.txt", "User-agent: *\n"),
        Edit::Put("content/pages/.swp", "x"),
        Edit::Put(STEP, ""),
        Edit::Remove("content/steps/2-eau.fr.md"),
        Edit::Remove("content/steps/2-eau.en.md"),
        Edit::Remove("content/pages/neuf.fr.md"),
        Edit::Remove("content/datasets/rain"),
        Edit::Remove("content/datasets/rain/note.txt"),
        Edit::Remove("themes/plain/style/a.css"),
        Edit::Restore,
        Edit::Restore,
    ]);
    prop_oneof![
        4 => (page, text).prop_map(|(page, text)| Edit::Append(page, text)),
        3 => replace.prop_map(|(file, from, to)| Edit::Replace(file, from, to)),
        3 => other,
    ]
}

/// Does it, and gives the files that were changed.
fn edit(folder: &Path, site: &Text, edit: &Edit) -> Vec<String> {
    use parvis::files::Folder;
    let put = |file: &str, text: &[u8]| {
        let path = folder.join(file);
        fs::create_dir_all(path.parent().expect("a folder")).expect("folders");
        fs::write(path, text).expect("a file");
        vec![file.to_owned()]
    };
    let read = |file: &str| fs::read_to_string(folder.join(file)).ok();
    match edit {
        Edit::Put(file, text) => put(file, text.as_bytes()),
        Edit::Replace(file, from, to) => {
            read(file).map(|text| put(file, text.replacen(from, to, 1).as_bytes())).unwrap_or_default()
        }
        Edit::Append(file, text) => {
            read(file).map(|old| put(file, format!("{old}{text}").as_bytes())).unwrap_or_default()
        }
        Edit::Remove(file) => {
            let path = folder.join(file);
            let _ = if path.is_dir() { fs::remove_dir_all(&path) } else { fs::remove_file(&path) };
            vec![(*file).to_owned()]
        }
        Edit::Restore => site
            .folder
            .list("")
            .entries
            .iter()
            .flat_map(|entry| put(&entry.path, &site.folder.read(&entry.path, u64::MAX).expect("bytes")))
            .collect(),
    }
}

/// How an edit is told of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum How {
    /// Together with the next one.
    NotYet,
    All,
    /// Only what somebody looks at is made.
    Shown,
    /// And then the rest.
    Settled,
}

fn tell(live: &mut Live, changed: &Changed, how: How) {
    if how == How::All {
        live.update(changed);
        return;
    }
    live.update_shown(changed, &HashSet::from(["/liste/".to_owned()]));
    if how == How::Settled {
        while let Some(late) = live.late(3) {
            live.settle(late);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, max_shrink_iters: 60, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_edited_the_site_in_memory_equals_one_made_from_nothing(
        edits in prop::collection::vec((edits(), prop::sample::select(vec![How::NotYet, How::All, How::Shown, How::Settled])), 1..12),
    ) {
        let site = larger();
        let Editing { folder, mut live } = Editing::begin(&site);
        let mut unsaid: Vec<String> = Vec::new();
        let mut done = Vec::new();
        for (next, how) in edits {
            unsaid.extend(edit(folder.path(), &site, &next));
            done.push(next);
            if how == How::NotYet {
                continue;
            }
            let files = std::mem::take(&mut unsaid);
            tell(&mut live, &Changed::Files(files.iter().map(|file| file.as_str().into()).collect()), how);
            let mut different = differences(&live, folder.path());
            // What is said of pages that nobody has asked for may be of before.
            different.retain(|other| how != How::Shown || !other.starts_with("said"));
            prop_assert!(different.is_empty(), "after {done:#?}: {different:#?}");
        }
        live.update(&Changed::Unknown);
        let different = differences(&live, folder.path());
        prop_assert!(different.is_empty(), "after {done:#?}: {different:#?}");
    }
}
