//! `parvis new`, `parvis report` and the reports of findings, as a user runs them.

mod support;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

fn parvis(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_parvis"));
    command.env_remove("CI").current_dir(folder).args(arguments).output().expect("it runs")
}

/// What was written to standard output, with the status that is expected.
#[track_caller]
fn out(output: &Output, status: i32) -> String {
    assert_eq!(output.status.code(), Some(status), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout.clone()).expect("text")
}

/// A new site in the folder `site`.
fn new(lang: &str) -> TempDir {
    let dir = TempDir::new().expect("a folder");
    let output = parvis(dir.path(), &["new", "site", "--lang", lang]);
    out(&output, 0);
    assert!(String::from_utf8_lossy(&output.stderr).contains("parvis build --root site"));
    dir
}

#[test]
fn a_new_site_builds_without_a_warning_whatever_its_first_language() {
    for (lang, home, action) in [
        ("en", "<html dir=ltr lang=en>", "actions/1-find-leaks/index.html"),
        ("fr", "<html dir=ltr lang=fr>", "actions/1-reparer-les-fuites/index.html"),
    ] {
        let dir = new(lang);
        let report = out(&parvis(dir.path(), &["build", "--root", "site", "--format", "json"]), 0);
        let report: Value = serde_json::from_str(&report).expect("JSON");
        assert_eq!(report["diagnostics"], Value::Array(Vec::new()), "{report:#}");
        let public = dir.path().join("site/public");
        assert!(fs::read_to_string(public.join("index.html")).expect("a home page").contains(home));
        assert!(public.join(action).is_file(), "{action}");
        let other = if lang == "en" { "fr" } else { "en" };
        assert!(public.join(other).join("index.html").is_file());
    }
}

#[test]
fn a_new_site_never_takes_a_folder_with_something_in_it() {
    let dir = TempDir::new().expect("a folder");
    fs::create_dir(dir.path().join("site")).expect("folder");
    fs::write(dir.path().join("site/notes.txt"), "mine").expect("file");
    let output = parvis(dir.path(), &["new", "site", "--lang", "en"]);
    out(&output, 3);
    assert!(String::from_utf8_lossy(&output.stderr).contains("PV0911"));
    assert_eq!(fs::read_dir(dir.path().join("site")).expect("folder").count(), 1);
}

#[test]
fn the_settings_of_a_new_site_are_valid_by_the_schema_beside_them() {
    let dir = new("fr");
    let text = fs::read_to_string(dir.path().join("site/site.toml")).expect("settings");
    let settings: toml::Value = toml::from_str(&text).expect("TOML");
    let schema = fs::read_to_string(dir.path().join("site/site.schema.json")).expect("a schema");
    let schema: Value = serde_json::from_str(&schema).expect("JSON");
    let settings = serde_json::to_value(settings).expect("JSON");
    jsonschema::draft202012::validate(&schema, &settings).expect("valid");
}

#[test]
fn the_report_shows_what_pages_have_and_lack() {
    let dir = new("en");
    fs::remove_file(dir.path().join("site/content/terms/groundwater.fr.md")).expect("removed");
    let text = out(&parvis(dir.path(), &["report", "--root", "site", "--lang", "en"]), 0);
    insta::assert_snapshot!(text);
    let json = out(&parvis(dir.path(), &["report", "--root", "site", "--format", "json"]), 0);
    let json: Value = serde_json::from_str(&json).expect("JSON");
    let terms = &json["collections"][3];
    assert_eq!(terms["name"], "terms");
    assert_eq!(terms["pages"][1]["title"], Value::Null);
    let action = &json["collections"][2]["pages"][2];
    assert_eq!((&action["id"], &action["language"]), (&"action-2".into(), &"en".into()));
    assert_eq!(action["lacks"], serde_json::json!(["#example", "#debate", "official_title"]));
}

#[test]
fn the_findings_can_be_had_as_sarif() {
    let dir = new("en");
    fs::write(dir.path().join("site/content/pages/mon été.en.md"), "+++\nslug = \"x\"\ntilte = \"X\"\n+++\n")
        .expect("file");
    let sarif = out(&parvis(dir.path(), &["check", "--root", "site", "--format", "sarif", "--lang", "en"]), 1);
    let sarif: Value = serde_json::from_str(&sarif).expect("JSON");
    // A pattern of the published schema, of languages, has a bracket too many.
    let schema = include_str!("sarif/sarif-schema-2.1.0.json").replace("[a-zA-Z]{2}]?$", "[a-zA-Z]{2}?$");
    let schema: Value = serde_json::from_str(&schema).expect("JSON");
    jsonschema::draft7::validate(&schema, &sarif).expect("valid SARIF");
    let results = sarif["runs"][0]["results"].as_array().expect("results");
    let unknown = results.iter().find(|result| result["ruleId"] == "PV0304").expect("the unknown field");
    let place = &unknown["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "content/pages/mon%20%C3%A9t%C3%A9.en.md");
    assert_eq!(
        (&place["region"]["startLine"], &place["region"]["startColumn"], &place["region"]["endColumn"]),
        (&3.into(), &1.into(), &6.into())
    );
    let rule = unknown["ruleIndex"].as_u64().expect("an index") as usize;
    assert_eq!(sarif["runs"][0]["tool"]["driver"]["rules"][rule]["id"], "PV0304");
}

#[test]
fn only_a_strict_check_asks_who_publishes() {
    let dir = new("en");
    out(&parvis(dir.path(), &["check", "--root", "site"]), 0);
    let output = parvis(dir.path(), &["check", "--root", "site", "--strict", "--lang", "en"]);
    out(&output, 1);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("PV0217") && said.contains("contact, address, director, host"), "{said}");
}
