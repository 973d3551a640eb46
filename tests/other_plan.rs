//! Another body's plan, from configuration, content and a theme alone: 17 goals with targets below them, English as
//! the default, and two more languages, one of them written from right to left.

mod support;

use std::fmt::Write;

use support::{Text, site};

const SETTINGS: &str = r#"
=== site.toml
title = { en = "The goals", fr = "Les objectifs", ar = "الأهداف" }
base_url = "https://goals.example/2030/"
languages = ["en", "fr", "ar"]
theme = "goals"
home = "page-start"
[collections.pages]
singular = "page"
template = "page.html"
address = "/{slug}/"
[collections.goals]
singular = "goal"
key = "number"
sort = "number"
template = "goal.html"
address = "/goals/{number}/"
short = "/g{number}/"
fields.number = { type = "integer", required = true, unique = true, shared = true }
[collections.goals.index]
title = { en = "All goals", fr = "Tous les objectifs", ar = "كل الأهداف" }
address = { en = "/goals/", fr = "/objectifs/", ar = "/goals/" }
per_page = 10
[collections.targets]
singular = "target"
parent = "goal"
sort = "title"
template = "page.html"
address = "/goals/{goal}/{key}/"
short = "/t/{key}/"
fields.goal = { type = "reference", to = "goals", required = true, shared = true }
[collections.targets.index]
title = { en = "All targets", fr = "Toutes les cibles", ar = "كل الغايات" }
address = "/targets/"
groups = ["goal"]
=== themes/goals/theme.toml
name = "goals"
extends = "parvis"
=== themes/goals/templates/goal.html
{% extends "parvis/page.html" %}
{% block kind %}kind-goal{% endblock kind %}
{% block main %}{{ super() }}
<ul class="targets">{% for target in page.backrefs.targets %}<li><a href="{{ href(id=target.id) }}">{{ target.title }}</a></li>{% endfor %}</ul>{% endblock main %}
=== themes/goals/style/goals.css
.targets { color: teal }
"#;

fn goals() -> Text {
    let mut text = SETTINGS.to_owned();
    let arabic =
        include_str!("../themes/parvis/strings/en.ftl").replace("language-name = English", "language-name = العربية");
    write!(text, "\n=== themes/goals/strings/ar.ftl\n{arabic}").expect("text");
    for language in ["en", "fr", "ar"] {
        write!(
            text,
            "\n=== content/pages/start.{language}.md\n+++\nslug = \"start\"\ntitle = \"Start {language}\"\n+++\nText.\n"
        )
        .expect("text");
        for goal in 1..=17 {
            let number = if language == "en" { format!("number = {goal}\n") } else { String::new() };
            write!(text, "\n=== content/goals/{goal:02}.{language}.md\n+++\n{number}slug = \"goal-{goal}\"\ntitle = \"Goal {goal} {language}\"\n+++\n[](page:target-{goal}-b)\n").expect("text");
            for target in ["a", "b"] {
                let goal_field = if language == "en" { format!("goal = {goal}\n") } else { String::new() };
                write!(text, "\n=== content/targets/{goal}-{target}.{language}.md\n+++\n{goal_field}slug = \"x\"\ntitle = \"Target {goal}.{target} {language}\"\n+++\n## What {{#what}}\n\nText.\n").expect("text");
            }
        }
    }
    site(&text)
}

#[test]
fn another_plan_needs_no_program() {
    let built = goals().build().quiet();
    // 3 languages × (start, 17 goals, 34 targets), each goal and target with a short address.
    let pages: serde_json::Value = serde_json::from_str(built.file("index.json")).expect("JSON");
    assert_eq!(pages.as_array().map(Vec::len), Some(3 * (1 + 17 + 34)));
    let goal = built.file("goals/7/index.html");
    assert!(goal.contains("<html dir=ltr lang=en>") && goal.contains("href=/2030/goals/7/7-a/"), "{goal}");
    assert!(goal.contains("Target 7.a en") && goal.contains("href=/2030/fr/goals/7/"));
    let arabic = built.file("ar/goals/7/index.html");
    assert!(arabic.contains("<html dir=rtl lang=ar>") && arabic.contains("Target 7.b ar"));
    assert!(built.file("ar/g7/index.html").contains("url=/2030/ar/goals/7/"));
    assert!(built.file("fr/objectifs/page-2/index.html").contains("Goal 17 fr"));
    assert!(built.file("targets/goal-7/index.html").contains("Goal 7 en"));
}

#[test]
fn the_sitemap_and_pages_name_their_translations() {
    let built = goals().build().quiet();
    let sitemap = built.file("sitemap.xml");
    let entry = sitemap.split("<url>").find(|url| url.starts_with("<loc>https://goals.example/2030/fr/goals/7/</loc>"));
    assert_eq!(
        entry.expect("an entry").trim_end_matches("</urlset>\n"),
        "<loc>https://goals.example/2030/fr/goals/7/</loc>\
         <xhtml:link rel=\"alternate\" hreflang=\"en\" href=\"https://goals.example/2030/goals/7/\"/>\
         <xhtml:link rel=\"alternate\" hreflang=\"fr\" href=\"https://goals.example/2030/fr/goals/7/\"/>\
         <xhtml:link rel=\"alternate\" hreflang=\"ar\" href=\"https://goals.example/2030/ar/goals/7/\"/>\
         <xhtml:link rel=\"alternate\" hreflang=\"x-default\" href=\"https://goals.example/2030/goals/7/\"/></url>"
    );
    let page = built.file("ar/goals/7/index.html");
    for link in ["hreflang=en", "hreflang=fr", "hreflang=ar", "hreflang=x-default"] {
        assert!(page.contains(link), "{link}");
    }
}
