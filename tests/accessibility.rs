//! What a site says of its accessibility: never more than an audit that was made and a test that was run.

mod support;

use parvis::accessibility::criteria;
use support::{Built, Text, plan, says};

const AUDIT: &str = "content/_accessibility/audit.toml";
const REPORT: &str = "content/_accessibility/report.json";
const SECTIONS: &str = "## Signaler {#feedback}\n\nA\n\n## Recours {#remedy}\n\nB\n\n## Plan {#plan}\n\nC\n";
/// What templates are given, as text.
const SHOWN: &str = "{% set known = site.accessibility %}<p><a href=\"{{ href(id=known.page) }}\">{{ known.state }}</a></p>\
    {% if known.audit %}<p>{{ known.audit.rate }} % {{ known.audit.valid }}/{{ known.audit.invalid }}/{{ known.audit.not_applicable }} \
    {{ known.audit.date }} {{ known.audit.auditor }} {% for one in known.audit.nonconformities %}{{ one.text }}{% endfor %}</p>{% endif %}\
    {% if known.report %}<p>{{ known.report.date }} {{ known.report.pages }}{% for check in known.report.checks %} {{ check.name }} {{ check.findings }}{% endfor %}</p>{% endif %}\n</body>";

/// The small plan with a page about accessibility that every page leads to.
fn site() -> Text {
    let page = |title: &str| format!("+++\nslug = \"access\"\ntitle = \"{title}\"\n+++\n{SECTIONS}");
    let mut site = plan()
        .edit("site.toml", "home = \"page-home\"", "home = \"page-home\"\naccessibility = \"page-access\"")
        .with("content/pages/access.fr.md", page("Accessibilité"))
        .with("content/pages/access.en.md", page("Accessibility"));
    for template in ["page", "index", "404"] {
        site = site.edit(&format!("themes/plain/templates/{template}.html"), "</body>", SHOWN);
    }
    site
}

/// An audit in which the first criteria of the list don't hold, and the last don't apply.
fn audit(invalid: usize, not_applicable: usize) -> String {
    let all: Vec<String> = criteria::all().map(|criterion| format!("\"{criterion}\"")).collect();
    let (invalid, rest) = all.split_at(invalid);
    let (valid, not_applicable) = rest.split_at(rest.len() - not_applicable);
    let told = "[[nonconformity]]\ncriteria = [CRITERIA]\ntext = { fr = \"Un défaut.\", en = \"A fault.\" }\n";
    let told = if invalid.is_empty() { String::new() } else { told.replace("CRITERIA", &invalid.join(", ")) };
    format!(
        "standard = \"RGAA 4.1.2\"\ndate = 2026-11-02\nauditor = \"Bureau A\"\n\
         pages = [\"page-home\", \"page-access\", \"goal-1\", \"step-1\", \"dataset-rain\"]\n\
         valid = [{}]\ninvalid = [{}]\nnot_applicable = [{}]\n{told}",
        valid.join(", "),
        invalid.join(", "),
        not_applicable.join(", ")
    )
}

/// What the page says of an audit.
#[track_caller]
fn with(audit: &str) -> String {
    shown(&site().with(AUDIT, audit).build().quiet())
}

fn shown(built: &Built) -> String {
    let page = built.file("access/index.html");
    let from = page.find(">none<").or(page.find(">partial<")).or(page.find(">total<")).expect("a state") + 1;
    page[from..]
        .replace("</a>", "")
        .replace("<p>", " ")
        .replace("</p>", "")
        .replace("</body></html>", "")
        .replace('\n', "")
}

#[test]
fn without_an_audit_the_site_is_not_compliant() {
    assert_eq!(shown(&site().build().quiet()).trim(), "none");
}

#[test]
fn the_state_follows_from_the_audit_alone() {
    assert_eq!(with(&audit(0, 20)).trim(), "total 100 % 86/0/20 2026-11-02 Bureau A");
    assert_eq!(with(&audit(1, 5)).trim(), "partial 99 % 100/1/5 2026-11-02 Bureau A Un défaut.");
    assert_eq!(with(&audit(53, 0)).trim(), "partial 50 % 53/53/0 2026-11-02 Bureau A Un défaut.");
    assert_eq!(with(&audit(54, 0)).trim(), "none 49 % 52/54/0 2026-11-02 Bureau A Un défaut.");
    assert_eq!(with(&audit(0, 106)).trim(), "none 0 % 0/0/106 2026-11-02 Bureau A");
}

#[test]
fn a_test_that_found_nothing_is_shown_and_is_no_audit() {
    let report = r#"{ "date": "2026-11-27", "pages": 12, "tools": [{ "name": "axe-core", "version": "4.14.1" }],
        "checks": [{ "name": "axe", "pages": 12, "findings": 0 }], "findings": [] }"#;
    assert_eq!(shown(&site().with(REPORT, report).build().quiet()).trim(), "none 2026-11-27 12 axe 0");
}

#[test]
fn a_report_that_was_changed_by_hand_is_refused_where_it_is_wrong() {
    let report = "{\n\"date\": \"yesterday\",\n\"pages\": -1,\n\"tools\": [],\n\"checks\": [{ \"name\": \"magic\", \"pages\": 1, \"findings\": 0 }],\n\"passed\": true }";
    says(
        site().with(REPORT, report),
        &[
            "PV0203 content/_accessibility/report.json:1:1",
            "PV0204 content/_accessibility/report.json:2:9",
            "PV0204 content/_accessibility/report.json:3:10",
            "PV0214 content/_accessibility/report.json:5:22",
            "PV0202 content/_accessibility/report.json:6:1",
        ],
    );
}

#[test]
fn an_audit_must_judge_each_criterion_once() {
    // PV1671, PV1672, PV1673
    let faulty = audit(0, 0).replace("\"1.2\", ", "").replace("\"1.4\"", "\"1.3\"").replace("\"13.12\"", "\"14.1\"");
    let built = site().with(AUDIT, faulty).build();
    assert_eq!(built.codes, ["PV1672", "PV1671", "PV1673"], "{}", built.said);
    assert!(built.said.contains("1.2, 1.4"), "{}", built.said);
    assert!(built.said.contains("13.12"), "{}", built.said);
}

#[test]
fn a_rate_that_flatters_is_an_error() {
    // PV1674
    let stated = |rate: usize| site().with(AUDIT, audit(1, 5).replace("auditor", &format!("rate = {rate}\nauditor")));
    stated(99).build().quiet();
    says(stated(100), &["PV1674 content/_accessibility/audit.toml:3:8"]);
}

#[test]
fn readers_are_told_of_each_criterion_that_does_not_hold() {
    // PV1675
    let untold = audit(2, 0).replace("criteria = [\"1.1\", \"1.2\"]", "criteria = [\"1.1\"]");
    says(site().with(AUDIT, untold), &["PV1675 content/_accessibility/audit.toml:6:11"]);
}

#[test]
fn a_sample_has_pages_of_each_kind() {
    // PV1679
    let small = audit(0, 0).replace("\"goal-1\", \"step-1\", ", "");
    let built = site().with(AUDIT, small).build();
    assert_eq!(built.spots, ["PV1679 content/_accessibility/audit.toml:4:9"], "{}", built.said);
    assert!(built.said.contains("goals, steps") || built.said.contains("goals and steps"), "{}", built.said);
}

#[test]
fn the_page_has_the_sections_that_no_machine_can_write() {
    // PV1680
    let site = site().edit("content/pages/access.en.md", "## Recours {#remedy}", "## Remedy");
    says(site, &["PV1680 content/pages/access.en.md:1:1", "PV0507 content/pages/access.en.md:1:1"]);
}

#[test]
fn every_page_leads_to_it() {
    // PV1681
    let site = site().edit("themes/plain/templates/index.html", "{{ href(id=known.page) }}", "#");
    let built = site.build();
    assert!(!built.codes.is_empty() && built.codes.iter().all(|code| *code == "PV1681"), "{}", built.said);
    assert!(built.said.contains("themes/plain/templates/index.html"), "{}", built.said);
}
