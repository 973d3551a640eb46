//! `parvis report`: what it writes, for people and for programs.

mod support;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use scraper::{Html, Selector};
use support::{Text, plan};

const HOSTILE: &str = "</title><script>alert(1)</script><img src=x onerror='alert(2)'>\" & co";

fn report(root: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_parvis"));
    let command = command.arg("report").args(arguments).args(["--lang", "en"]).current_dir(root);
    // 27 November 2026.
    command.env("SOURCE_DATE_EPOCH", "1795737600").output().expect("it runs")
}

/// A plan with something for every part of the report.
fn full() -> Text {
    plan()
        .edit("site.toml", "[collections.goals]", "[collections.goals]\nnumbers = \"warning\"")
        .edit(
            "content/goals/1-eau.fr.md",
            "slug",
            "waiver = [{ rule = \"score\", reason = \"A quotation\", until = 2026-10-01 }]\nslug",
        )
        .edit("content/goals/1-eau.fr.md", "Texte.", "Il faut 12 puits, dit [l’office](https://water.example/a).")
        .edit("content/goals/1-eau.en.md", "slug", "translated_from = \"0123456789abcdef\"\nslug")
        .edit("content/datasets/rain/datapackage.json", "\"title\": \"Rain by place\",", "\"title\": \"Rain by place\", \"temporal\": { \"start\": \"2023\", \"end\": \"2024\" }, \"nextRelease\": \"2026-06\",")
}

#[test]
fn programs_read_the_whole_report() {
    let dir = full().on_disk();
    let output = report(dir.path(), &[]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.ends_with("The report is in ./report: open index.html there. Programs read report.json.\n"), "{said}");
    insta::assert_snapshot!(fs::read_to_string(dir.path().join("report/report.json")).expect("JSON"));
}

#[test]
fn people_read_tables_with_captions_and_headers() {
    let dir = full().on_disk();
    report(dir.path(), &[]);
    let text = fs::read_to_string(dir.path().join("report/index.html")).expect("HTML");
    let page = Html::parse_document(&text);
    let all = |selector: &str| page.select(&Selector::parse(selector).expect("a selector")).collect::<Vec<_>>();
    assert!(page.errors.is_empty(), "{:?}", page.errors);
    let sections: Vec<&str> = all("section > h2").iter().filter_map(|heading| heading.value().id()).collect();
    assert_eq!(
        sections,
        ["pages", "sentences", "findings", "waivers", "translations", "data", "links", "weights", "gaps"]
    );
    assert_eq!(all("nav a").len(), sections.len());
    let tables = all("table");
    assert!(tables.len() >= 8);
    for table in &tables {
        let count = |selector: &str| table.select(&Selector::parse(selector).expect("a selector")).count();
        assert_eq!(count("caption[id]"), 1);
        assert_eq!(count("thead th"), count("thead th[scope=col]"));
        assert_eq!(count("tbody tr"), count("tbody tr > :first-child"));
    }
    assert!(text.contains("content/goals/1-eau.fr.md:7:9"), "{text}");
    assert!(all("a[href^='https://water.example/a']").len() == 1);
    for address in ["src=", "@import", "url("] {
        assert!(!text.contains(address), "nothing is loaded from elsewhere: {address}");
    }
}

#[test]
fn whatever_a_title_says_it_stays_a_text() {
    let title = HOSTILE.replace('"', "\\\"");
    let link = "[a](https://a.example/?x='><script>alert(3)</script>)";
    let dir = plan().page(link).edit("content/pages/essai.fr.md", "\"Essai\"", &format!("\"{title}\"")).on_disk();
    report(dir.path(), &[]);
    let text = fs::read_to_string(dir.path().join("report/index.html")).expect("HTML");
    let page = Html::parse_document(&text);
    let count = |selector: &str| page.select(&Selector::parse(selector).expect("a selector")).count();
    assert_eq!((count("script"), count("img"), count("title")), (1, 0, 1));
    let cell = Selector::parse("td").expect("a selector");
    assert!(page.select(&cell).map(|cell| cell.text().collect::<String>()).any(|cell| cell == HOSTILE));
}

#[test]
fn the_report_never_goes_among_contents_or_over_what_is_not_a_report() {
    let dir = plan().on_disk();
    for folder in ["content/report", "themes", "public", "public/report"] {
        let output = report(dir.path(), &["--output", folder]);
        assert_eq!(output.status.code(), Some(3), "{folder}");
        assert!(String::from_utf8_lossy(&output.stderr).contains("PV0901"), "{folder}");
    }
    fs::create_dir(dir.path().join("mine")).expect("a folder");
    fs::write(dir.path().join("mine/index.html"), "my page").expect("a file");
    let output = report(dir.path(), &["--output", "mine"]);
    assert!(String::from_utf8_lossy(&output.stderr).contains("PV0902"));
    assert_eq!(fs::read_to_string(dir.path().join("mine/index.html")).expect("a file"), "my page");
    for _ in 0..2 {
        assert_eq!(report(dir.path(), &["--output", "other"]).status.code(), Some(0), "a report is renewed");
    }
}
