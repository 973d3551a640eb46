//! Translations: whether they say what their originals say, and what readers are told where they don't or aren't there.

mod support;

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;
use support::plan;

const FRENCH: &str = "content/goals/1-eau.fr.md";
const ENGLISH: &str = "content/goals/1-eau.en.md";

/// What a command writes, with its status.
fn parvis(root: &Path, arguments: &[&str]) -> (String, String, Option<i32>) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_parvis"));
    let output = command.args(arguments).args(["--lang", "en"]).current_dir(root).output().expect("it runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("text");
    (text(output.stdout), text(output.stderr), output.status.code())
}

fn edit(root: &Path, file: &str, from: &str, to: &str) {
    let text = fs::read_to_string(root.join(file)).expect("a file");
    assert!(text.contains(from), "{file}: {from}");
    fs::write(root.join(file), text.replace(from, to)).expect("a file");
}

/// The state of a page in English.
fn state(root: &Path, id: &str) -> String {
    let (json, said, _) = parvis(root, &["translate", "status", "--format", "json"]);
    let status: Value = serde_json::from_str(&json).unwrap_or_else(|_| panic!("{said}"));
    let page = status["pages"].as_array().expect("pages").iter().find(|page| page["id"] == id);
    page.map_or("current", |page| page["state"].as_str().expect("a state")).to_owned()
}

#[test]
fn a_mark_holds_until_what_there_is_to_translate_changes() {
    let dir = plan().on_disk();
    let root = dir.path();
    assert_eq!(state(root, "goal-1"), "unrecorded");
    let before = fs::read_to_string(root.join(ENGLISH)).expect("a page");
    let (_, said, status) = parvis(root, &["translate", "mark", "goal-1"]);
    assert_eq!((said.as_str(), status), ("Marked 1 translation as up to date.\n", Some(0)));
    let after = fs::read_to_string(root.join(ENGLISH)).expect("a page");
    let mark = after.lines().find(|line| line.starts_with("translated_from = ")).expect("a mark");
    assert_eq!(after.replace(&format!("{mark}\n"), ""), before, "nothing else has changed");
    assert_eq!(state(root, "goal-1"), "current");

    // Dates, addresses, shared fields, corrections and spaces aren't translated.
    edit(root, FRENCH, "slug = \"eau\"", "slug = \"l-eau\"\nupdated = 2026-11-27\naliases = [\"/eau/\"]");
    edit(root, FRENCH, "title = ", "corrections = [{ date = 2026-11-27, text = \"Une faute.\" }]\ntitle = ");
    edit(root, FRENCH, "Texte.", "Texte.   ");
    assert_eq!(state(root, "goal-1"), "current");
    for (from, to) in
        [("Parce que.", "Parce qu’il le faut."), ("De l’eau", "L’eau"), ("title", "summary = \"S.\"\ntitle")]
    {
        edit(root, FRENCH, from, to);
        assert_eq!(state(root, "goal-1"), "stale", "{to}");
        parvis(root, &["translate", "mark", "goal-1", "--language", "en"]);
        assert_eq!(state(root, "goal-1"), "current");
    }
    let again = fs::read_to_string(root.join(ENGLISH)).expect("a page");
    assert_eq!(again.matches("translated_from").count(), 1);
    assert_eq!(fs::read_dir(root.join("content/goals")).expect("pages").count(), 2, "nothing is left beside them");
}

#[test]
fn numbers_that_the_program_writes_are_not_part_of_the_text() {
    let link = "Il est tombé [x](value:rain?year=2024&place=North&column=millimetres).";
    let english = "It rained [](value:rain?year=2024&place=North&column=millimetres).";
    let site = plan().edit(FRENCH, "Parce que.", link).edit(ENGLISH, "Because.", english);
    let dir = site.edit(FRENCH, "[x]", "[]").on_disk();
    assert_eq!(parvis(dir.path(), &["translate", "mark", "--all"]).2, Some(0));
    assert_eq!(parvis(dir.path(), &["data", "fill"]).2, Some(0));
    assert!(fs::read_to_string(dir.path().join(FRENCH)).expect("a page").contains("[702 mm]"));
    assert_eq!(state(dir.path(), "goal-1"), "current");
}

#[test]
fn the_status_counts_and_names_what_is_not_current() {
    let site = plan().with("content/pages/seule.fr.md", "+++\nslug = \"seule\"\ntitle = \"Seule\"\n+++\n");
    let dir = site.on_disk();
    parvis(dir.path(), &["translate", "mark", "--all"]);
    edit(dir.path(), FRENCH, "Parce que.", "Voilà.");
    edit(dir.path(), "content/steps/1-puits.en.md", "translated_from", "# translated_from");
    let (list, said, status) = parvis(dir.path(), &["translate", "status"]);
    insta::assert_snapshot!(list);
    assert_eq!((said.as_str(), status), ("", Some(0)), "what the list says isn't said twice");
}

#[test]
fn the_reader_of_a_stale_page_is_told() {
    let stale = "{% if page.stale %}<p>{{ page.stale.title }} <a href=\"{{ href(id=page.id, lang=page.stale.language) }}\">\
                 {{ page.stale.name }}</a></p>{% endif %}</main>";
    let built = plan()
        .edit(ENGLISH, "slug =", "translated_from = \"0123456789abcdef\"\nslug =")
        .edit("themes/plain/templates/page.html", "</main>", stale)
        .build();
    assert_eq!(built.spots, [format!("PV0511 {ENGLISH}:2:19")]);
    assert!(built.main("/en/goals/1-water/").contains("<p>De l’eau <a href=/buts/1-eau/>français</a></p>"));
    assert!(!built.main("/buts/1-eau/").contains("français"));
}

#[test]
fn what_is_left_of_a_page_whose_original_is_a_draft_is_no_fault() {
    let site = plan().page("Texte.").edit("content/pages/essai.fr.md", "slug", "draft = true\nslug").edit(
        "content/pages/essai.en.md",
        "slug",
        "translated_from = \"0123456789abcdef\"\nslug",
    );
    assert!(!site.build().codes.contains(&"PV0513"));
}

#[test]
fn a_page_that_is_not_translated_is_led_to_and_the_link_says_so() {
    let seule = "+++\nnumber = 2\ngoal = 1\nslug = \"seule\"\ntitle = \"Une page seule\"\n+++\nTexte.\n";
    let site = plan()
        .with("content/steps/2-seule.fr.md", seule)
        .edit(
            ENGLISH,
            "Because.",
            "See [](page:step-2), [this one](page:step-2) and\n\n```cards\ncollection = \"steps\"\n```",
        )
        .edit("site.toml", "page = \"index-steps\"", "page = \"step-2\"")
        .edit("site.toml", "theme = \"plain\"", "theme = \"parvis\"");
    let built = site.build();
    assert_eq!(built.codes, ["PV0505"], "{}", built.said);
    // The number of the note on paper is the same for all three.
    let page = built.file("en/goals/1-water/index.html").replace(" data-note=1", "");
    for link in [
        "<a href=/pas/2-seule/ hreflang=fr><span lang=fr>Une page seule</span> <span class=other-language>(in français)</span></a>",
        "<a href=/pas/2-seule/ hreflang=fr>this one <span class=other-language>(in français)</span></a>",
        "<a href=/pas/2-seule/ hreflang=fr><span class=number>2</span> <span class=name lang=fr>Une page seule</span>",
    ] {
        assert!(page.contains(link), "{link}\n{page}");
    }
    assert_eq!(page.matches("href=/pas/2-seule/").count(), 5, "menu, two links, a card, what refers to the page");
    assert!(!built.file("pas/2-seule/index.html").contains("hreflang"), "there is no page to switch to");
    assert!(!built.file("en/steps/1-wells/index.html").contains("rel=next"), "neighbours are of the same language");
}

#[test]
fn the_page_for_what_is_not_there_leads_to_its_other_languages() {
    let built = plan().edit("site.toml", "theme = \"plain\"", "theme = \"parvis\"").build().quiet();
    let page = built.file("404.html");
    assert!(page.contains("href=/en/404.html hreflang=en lang=en"), "{page}");
    assert!(!page.contains("rel=alternate hreflang"), "nothing that search engines should keep");
    assert!(built.file("en/404.html").contains("href=/404.html hreflang=fr lang=fr"));
    assert!(built.file("1/index.html").contains("<a href=/en/steps/1-wells/ hreflang=en lang=en>Dig wells</a>"));
}

#[test]
fn a_word_that_one_language_lacks_is_named() {
    let template = "<body><p>{{ t(key=\"hello\") }}</p>";
    let built = plan()
        .edit("themes/plain/templates/404.html", "<body>", template)
        .edit("themes/plain/strings/fr.ftl", "colon =", "hello = Bonjour\ncolon =")
        .build();
    assert_eq!(built.codes, ["PV0707"], "{}", built.said);
    assert!(built.said.contains("“hello” in the language en"), "{}", built.said);
}
