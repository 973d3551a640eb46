//! The ledger of addresses: what was published stays where it was, or says what has become of it.

mod support;

use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use parvis::diagnostic::Diagnostics;
use parvis::permalinks::names::Names;
use parvis::permalinks::{FILE, Ledger, Line, State, change, is_page};
use parvis::{Settings, prepare};
use support::{Built, Text, plan, says};

const PAGE: &str = "content/pages/essai.fr.md";

/// The ledger that a site would be given.
fn ledger_of(site: &Text) -> String {
    let mut diagnostics = Diagnostics::new();
    let folder = Arc::new(site.folder.clone());
    let engine = prepare(folder, &Settings::default(), &mut diagnostics).expect("an engine");
    assert!(!diagnostics.has_errors(), "{:?}", diagnostics.into_vec());
    let model = engine.model();
    let mut ledger = model.plan.permalinks.ledger.as_deref().cloned().unwrap_or_default();
    let names = Names::new(&model.site, &model.plan.lists, model.plan.shorts());
    change::record(&mut ledger, names.lines(model.plan.outputs.iter()));
    ledger.print()
}

/// The site with its own ledger.
fn published(site: Text) -> Text {
    let ledger = ledger_of(&site);
    site.with(FILE, ledger)
}

/// What a page that leads on leads to.
fn target(page: &str) -> Option<&str> {
    let rest = page.split_once("0; url=").filter(|_| page.contains("refresh"))?.1;
    rest.split(['"', '>', ' ']).next()
}

/// Goes to every address of a ledger as a browser would: there is a file, or a page that leads to one at once, or a page
/// that says what is gone; and each id of a heading is in its page.
fn replay(ledger: &str, built: &Built) {
    let mut diagnostics = Diagnostics::new();
    let ledger = Ledger::parse(ledger, &mut diagnostics).expect("a ledger");
    for line in ledger.lines() {
        let file = line.link.address.file();
        if !is_page(&line.link.address) {
            assert_eq!(built.files.contains_key(&file), !matches!(line.state, State::Retired(_)), "{line}");
            continue;
        }
        let mut page = built.file(&file);
        if let Some(target) = target(page) {
            page = built.file(&format!("{}index.html", target.trim_start_matches('/')));
            assert_eq!(self::target(page), None, "{line}: a second hop");
        }
        let withdrawn = page.contains("Page retirée") || page.contains("Page withdrawn");
        assert_eq!(withdrawn, matches!(line.state, State::Retired(_)), "{line}: {page}");
        if let Some(anchor) = line.link.anchor.as_deref().filter(|_| !withdrawn) {
            let there = [format!("id=\"{anchor}\""), format!("id={anchor}>"), format!("id={anchor} ")];
            assert!(there.iter().any(|id| page.contains(id.as_str())), "{line}: {page}");
        }
    }
}

/// What a command writes, with its status.
fn parvis(root: &Path, arguments: &[&str]) -> (String, String, Option<i32>) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_parvis"));
    let command =
        command.args(arguments).args(["--lang", "en"]).env("SOURCE_DATE_EPOCH", "1795824000").current_dir(root);
    let output = command.output().expect("it runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("text");
    (text(output.stdout), text(output.stderr), output.status.code())
}

#[test]
fn all_that_people_link_to_is_recorded_with_the_id_that_it_belongs_to() {
    let text = ledger_of(&plan());
    for line in [
        "/ page page-home fr",
        "/en/ page page-home en",
        "/1/ short step-1 fr",
        "/buts/1-eau/ page goal-1 fr",
        "/buts/1-eau/#why anchor goal-1 fr",
        "/pas/ list index-steps fr",
        "/pas/feed.atom feed feed-steps fr",
        "/donnees/pluie/rain.csv file dataset-rain -",
        "/donnees/pluie/rain.zip data dataset-rain -",
        "/catalogue.ttl catalogue - -",
        "/index.json catalogue - -",
    ] {
        assert!(text.lines().any(|known| known == line), "{line}\n{text}");
    }
    for unwanted in ["/assets/", "/sitemap.xml", "/robots.txt", "/404.html", "/cards/"] {
        assert!(!text.contains(unwanted), "{unwanted}\n{text}");
    }
}

#[test]
fn a_site_that_has_changed_nothing_is_built_as_without_a_ledger() {
    let without = plan().build().quiet();
    let with = published(plan()).build().quiet();
    assert_eq!(with.files, without.files);
    replay(&ledger_of(&plan()), &with);
}

#[test]
fn a_renamed_page_is_found_at_all_its_old_addresses() {
    let site = published(plan());
    let ledger = ledger_of(&plan());
    let renamed = site
        .edit("content/steps/1-puits.fr.md", "slug = \"puits\"", "slug = \"forages\"")
        .edit("content/datasets/rain/index.fr.md", "slug = \"pluie\"", "slug = \"pluies\"")
        .edit("content/goals/1-eau.fr.md", "slug = \"eau\"", "slug = \"l-eau\"");
    let again = ledger_of(&renamed);
    let built = renamed.clone().build().quiet();
    replay(&ledger, &built);
    assert_eq!(target(built.file("pas/1-puits/index.html")), Some("/pas/1-forages/"));
    assert_eq!(built.files["donnees/pluie/rain.csv"], built.files["donnees/pluies/rain.csv"]);

    // Once more, and the first address leads to where the page is now.
    let twice = renamed.with(FILE, &again).edit("content/steps/1-puits.fr.md", "forages", "sources").build().quiet();
    replay(&again, &twice);
    for old in ["pas/1-puits/index.html", "pas/1-forages/index.html", "1/index.html"] {
        assert_eq!(target(twice.file(old)), Some("/pas/1-sources/"), "{old}");
    }
}

#[test]
fn a_changed_pattern_moves_lists_feeds_and_pages() {
    let site = published(plan()).edit("site.toml", "\"/pas/", "\"/etapes/").edit(
        "site.toml",
        "\"/g{number}/\", en",
        "\"/b{number}/\", en",
    );
    let built = site.build().quiet();
    replay(&ledger_of(&plan()), &built);
    assert_eq!(target(built.file("pas/index.html")), Some("/etapes/"));
    assert_eq!(target(built.file("g1/index.html")), Some("/buts/1-eau/"));
    assert_eq!(built.files["pas/feed.atom"], built.files["etapes/feed.atom"]);
}

#[test]
fn an_address_that_would_vanish_is_an_error_at_its_line() {
    let site = published(plan().page("Texte.\n")).without(PAGE).without("content/pages/essai.en.md");
    let built = site.build();
    assert_eq!(built.codes, ["PV1704"]);
    assert!(built.said.contains("permalinks.lock:"), "{}", built.said);
    assert!(
        built.said.contains("/en/trial/ was published (page) and would vanish, and 1 other address"),
        "{}",
        built.said
    );
    assert!(built.said.contains("parvis permalinks retire page-essai --reason"), "{}", built.said);
}

#[test]
fn a_page_that_cannot_be_read_is_not_said_to_vanish() {
    let site = published(plan().page("Texte.\n")).edit(PAGE, "title = ", "titel = ");
    let codes = site.build().codes;
    assert!(!codes.contains(&"PV1704") && !codes.is_empty(), "{codes:?}");
}

#[test]
fn an_address_cannot_pass_to_another_page() {
    let other = "+++\nslug = \"essai\"\ntitle = \"Autre\"\n+++\nTexte.\n";
    let english = "+++\nslug = \"other\"\ntitle = \"Other\"\n+++\nText.\n";
    let site = published(plan().page("Texte.\n")).edit(PAGE, "slug = \"essai\"", "slug = \"nouveau\"");
    let site = site.with("content/pages/autre.fr.md", other).with("content/pages/autre.en.md", english);
    let built = site.clone().build();
    assert_eq!(built.codes, ["PV1706"]);
    assert!(built.said.contains("parvis permalinks move /essai/ page-autre"), "{}", built.said);
    // Unless somebody says so.
    let ledger = ledger_of(&plan().page("Texte.\n"))
        .replace("/essai/ page page-essai fr", "/essai/ page page-essai fr -> page-autre");
    site.with(FILE, ledger).build().quiet();
}

#[test]
fn a_renamed_heading_keeps_its_old_id_in_every_language() {
    let (french, english) = ("content/goals/1-eau.fr.md", "content/goals/1-eau.en.md");
    let renamed = published(plan()).edit(french, "{#why}", "{#reason}").edit(english, "{#why}", "{#reason}");
    assert_eq!(renamed.clone().build().codes, ["PV1705", "PV1705"]);
    let kept = renamed.edit(french, "{#reason}", "{#reason was=why was=because}");
    let built = kept.clone().build().quiet();
    replay(&ledger_of(&plan()), &built);
    for page in ["buts/1-eau/index.html", "en/goals/1-water/index.html"] {
        let html = built.file(page);
        assert!(html.contains("why") && html.contains("because") && html.contains("reason"), "{html}");
    }
    // A link of the content to the old id goes to the heading by the one that it has now.
    let linked = kept.page("[là](page:goal-1#why)\n").build().quiet();
    assert!(linked.main("/essai/").contains("/buts/1-eau/#reason"));
}

#[test]
fn an_earlier_id_is_given_once_and_to_a_heading_with_an_id() {
    for (text, spot) in [
        ("## Un {#a was=b}\n\n## Deux {#b}\n", "PV1714 content/pages/essai.fr.md:5:1"),
        ("## Un {#a was=c}\n\n## Deux {#b was=c}\n", "PV1714 content/pages/essai.fr.md:7:1"),
        ("## Un {was=b}\n", "PV1715 content/pages/essai.fr.md:5:1"),
        ("## Un {#a was=B}\n", "PV0410 content/pages/essai.fr.md:5:1"),
    ] {
        let built = plan().page(text).build();
        let errors: Vec<&String> = built.spots.iter().filter(|spot| !spot.starts_with("PV0507")).collect();
        assert_eq!(errors, [spot], "{}", built.said);
    }
}

#[test]
fn what_a_merge_has_left_is_said_with_its_line() {
    let ledger = ledger_of(&plan()).replace("version 1\n", "version 1\n<<<<<<< HEAD\n=======\n>>>>>>> other\n");
    says(plan().with(FILE, ledger), &["PV1701 permalinks.lock:3:1"]);
    says(plan().with(FILE, "version 7\n"), &["PV1702 permalinks.lock:1:1"]);
    says(plan().with(FILE, "version 1\n/a/ page\n"), &["PV1700 permalinks.lock:2:1"]);
    says(plan().with(FILE, "version 1\n/ page page-home fr\n/ page page-a fr\n"), &["PV1703 permalinks.lock:3:1"]);
}

#[test]
fn the_commands_write_what_has_become_of_an_address() {
    let dir = plan()
        .page("Texte.\n\n## Un {#un}\n")
        .with("content/pages/essai.en.md", "+++\nslug = \"trial\"\ntitle = \"Trial\"\n+++\nText.\n\n## One {#un}\n")
        .on_disk();
    let root = dir.path();
    let (_, said, status) = parvis(root, &["check", "--strict"]);
    assert!(said.contains("PV1709") && status == Some(1), "{said}");
    let (added, said, status) = parvis(root, &["permalinks", "update"]);
    assert_eq!(status, Some(0), "{said}");
    assert!(added.contains("/essai/#un anchor page-essai fr\n"), "{added}");
    let first = fs::read_to_string(root.join(FILE)).expect("a ledger");
    let (added, said, _) = parvis(root, &["permalinks", "update"]);
    assert_eq!((added.as_str(), said.as_str()), ("", "permalinks.lock has all addresses already.\n"));
    assert_eq!(fs::read_to_string(root.join(FILE)).expect("a ledger"), first);

    // What is there can't be given up.
    for (arguments, code) in [
        (vec!["move", "/essai/", "goal-1"], "PV1712"),
        (vec!["retire", "page-essai", "--reason", "Non."], "PV1712"),
        (vec!["move", "/essay/", "goal-1"], "PV1711"),
        (vec!["retire", "page-essay", "--reason", "Non."], "PV1711"),
        (vec!["move", "/essai/#un", "goal-1"], "PV1712"),
    ] {
        let (_, said, status) = parvis(root, &[vec!["permalinks"], arguments.clone()].concat());
        assert!(said.contains(code) && status == Some(1), "{arguments:?}: {said}");
    }

    // A page goes: its French address leads to another page, its English one says so.
    for page in ["essai.fr.md", "essai.en.md"] {
        fs::remove_file(root.join("content/pages").join(page)).expect("a page");
    }
    let (_, said, status) = parvis(root, &["permalinks", "update"]);
    assert!(said.contains("PV1704") && status == Some(1), "{said}");
    for (goal, why) in
        [("/essai/", "itself"), ("goal-9", "there is nothing"), ("page-essai", "itself"), ("/g9/", "there is nothing")]
    {
        let (_, said, _) = parvis(root, &["permalinks", "move", "/essai/", goal]);
        assert!(said.contains("PV1713") && said.contains(why), "{goal}: {said}");
    }
    let (moved, said, _) = parvis(root, &["permalinks", "move", "https://plan.example/essai/", "/g1/"]);
    assert_eq!(moved, "/essai/ page page-essai fr -> goal-1\n", "{said}");
    let reasons = ["--reason", "en=It was a trial.", "--reason", "Un essai."];
    let (retired, said, _) =
        parvis(root, &[&["permalinks", "retire", "/en/trial/", "--to", "goal-1"], &reasons[..]].concat());
    let line = "/en/trial/ page page-essai en retired 2026-11-28 -> goal-1 en:\"It was a trial.\" fr:\"Un essai.\"\n";
    assert!(retired.starts_with(line) && retired.contains("/en/trial/#un anchor"), "{retired}\n{said}");
    let (_, said, _) = parvis(root, &["permalinks", "move", "/en/trial/", "goal-1"]);
    assert!(said.contains("PV1712"), "{said}");

    let (_, said, status) = parvis(root, &["build"]);
    assert_eq!(status, Some(0), "{said}");
    let page = |path: &str| fs::read_to_string(root.join("public").join(path)).expect("a page");
    assert_eq!(target(&page("essai/index.html")), Some("/buts/1-eau/"));
    let tombstone = page("en/trial/index.html");
    for part in ["Page withdrawn", "It was a trial.", "2026-11-28", "/en/goals/1-water/", "noindex"] {
        assert!(tombstone.contains(part), "{part}: {tombstone}");
    }
    // What was is never taken out.
    let last = fs::read_to_string(root.join(FILE)).expect("a ledger");
    let address = |line: &str| line.split(' ').next().map(str::to_owned);
    assert!(first.lines().all(|old| last.lines().any(|new| address(new) == address(old))), "{last}");
    assert!(Line::parse(last.lines().nth(3).expect("a line")).is_ok());
}

#[test]
fn what_was_retired_or_moved_may_not_come_back_unsaid() {
    let ledger = ledger_of(&plan().page("Texte.\n"));
    let retired =
        ledger.replace("/essai/ page page-essai fr", "/essai/ page page-essai fr retired 2026-11-28 fr:\"Non.\"");
    assert_eq!(plan().page("Texte.\n").with(FILE, retired).build().codes, ["PV1708"]);
    let lost = ledger
        .replace("/essai/ page page-essai fr", "/vieux/ page page-vieux fr -> page-rien\n/essai/ page page-essai fr");
    assert_eq!(plan().page("Texte.\n").with(FILE, lost).build().codes, ["PV1707"]);
}

#[test]
fn circles_and_chains_written_by_hand_are_walked_to_their_end() {
    let old = |line: &str| format!("version 1\n{line}\n");
    let circle = old("/a/ page page-a fr -> page-b\n/b/ page page-b fr -> page-a");
    assert_eq!(plan().with(FILE, circle).build().codes, ["PV1707", "PV1707"]);
    let chain = old("/a/ page page-a fr -> /b/\n/b/ page page-b fr -> /c/\n/c/ page page-c fr -> goal-1");
    let built = plan().with(FILE, &chain).build().quiet();
    for old in ["a/index.html", "b/index.html", "c/index.html"] {
        assert_eq!(target(built.file(old)), Some("/buts/1-eau/"));
    }
    let gone = old("/a/ page page-a fr -> /b/\n/b/ page page-b fr retired 2026-11-28 fr:\"Fini.\"");
    let built = plan().with(FILE, &gone).build().quiet();
    assert!(built.file("a/index.html").contains("Fini.") && built.file("b/index.html").contains("Fini."));
}

#[test]
fn a_file_is_at_both_addresses_or_gone_and_never_a_page() {
    let with = |name: &str| plan().with(&format!("content/_root/{name}"), "Un logo.");
    let ledger = ledger_of(&with("logo.txt"));
    let line = "/logo.txt file - -";
    let changed = |state: &str| ledger.replace(line, &format!("{line} {state}"));
    assert_eq!(plan().with(FILE, &ledger).build().codes, ["PV1704"]);
    assert_eq!(plan().with(FILE, changed("-> goal-1")).build().codes, ["PV1707"]);
    let moved = with("signe.txt").with(FILE, changed("-> /signe.txt")).build().quiet();
    assert_eq!(moved.files["logo.txt"], moved.files["signe.txt"]);
    let retired = changed("retired 2026-11-28 fr:\"Un autre logo.\"");
    let built = plan().with(FILE, &retired).build().quiet();
    replay(&retired, &built);

    let dir = plan().with(FILE, &ledger).on_disk();
    let (_, said, status) = parvis(dir.path(), &["permalinks", "move", "/logo.txt", "goal-1"]);
    assert!(said.contains("PV1713") && said.contains("a file can't lead to a page") && status == Some(1), "{said}");
}

#[test]
fn the_id_of_a_heading_can_be_retired_alone() {
    let (french, english) = ("content/goals/1-eau.fr.md", "content/goals/1-eau.en.md");
    let site = published(plan()).edit(french, " {#why}", "").edit(english, " {#why}", "");
    let dir = site.on_disk();
    for address in ["/buts/1-eau/#why", "/en/goals/1-water/#why"] {
        let (_, said, status) = parvis(dir.path(), &["permalinks", "retire", address, "--reason", "Dit ailleurs."]);
        assert_eq!(status, Some(0), "{said}");
    }
    let (_, said, status) = parvis(dir.path(), &["check"]);
    assert_eq!(status, Some(0), "{said}");
}
