//! Words for values, groups of lists, what lessons tell search engines, and which pages are about a page.

mod support;

use serde_json::{Value, json};
use support::{Text, plan};

const LABELS: &str = r#"[labels.themes]
eau = { fr = "L’eau", en = "Water" }
air = { fr = "L’air", en = "Air" }
[collections.pages]"#;
const FIELDS: &str = r#"theme = { type = "text", values = ["eau", "air"], shared = true, labels = "themes", label = { fr = "Thème", en = "Theme" } }
minutes = { type = "integer", shared = true, unit = "minutes", label = { fr = "Durée", en = "Length" } }"#;

/// Three steps, of which two are about water, with words for their fields.
fn labelled() -> Text {
    let step = |fields: &str| format!("+++\n{fields}+++\nx\n");
    let mut site = plan()
        .edit("site.toml", "[collections.pages]", LABELS)
        .edit("site.toml", "theme = { type = \"text\", values = [\"eau\", \"air\"], shared = true }", FIELDS)
        .edit("site.toml", "groups = [\"theme\"]", "groups = [\"minutes\", \"theme\", \"goal\"]")
        .edit("content/steps/1-puits.fr.md", "theme = \"eau\"", "theme = \"eau\"\nminutes = 55");
    for language in ["fr", "en"] {
        let words = format!("themes/plain/strings/{language}.ftl");
        site = site.edit(&words, "unit-points", "unit-minutes = { $number } min\nunit-points");
    }
    site.with(
        "content/steps/2-vent.fr.md",
        step("number = 2\ngoal = 1\ntheme = \"air\"\nminutes = 110\nslug = \"vent\"\ntitle = \"Du vent\"\n"),
    )
    .with("content/steps/2-vent.en.md", step("slug = \"wind\"\ntitle = \"Wind\"\n"))
    .with(
        "content/steps/3-lac.fr.md",
        step("number = 3\ngoal = 1\ntheme = \"eau\"\nminutes = 9\nslug = \"lac\"\ntitle = \"Un lac\"\n"),
    )
    .with("content/steps/3-lac.en.md", step("slug = \"lake\"\ntitle = \"A lake\"\n"))
}

/// What a template gives on the home page in a language.
fn shown(site: Text, template: &str, file: &str) -> String {
    site.with("themes/plain/templates/page.html", template).build().quiet().file(file).to_owned()
}

#[test]
fn groups_stand_field_by_field_in_the_order_of_values_and_numbers_and_say_their_words() {
    let template = "{% for group in groups(collection=\"steps\") %}{{ group.field }} {{ group.label }}:{% for item in group.values %} {{ item.value }}={{ item.key }}={{ item.id }}={{ item.count }};{% endfor %}\n{% endfor %}";
    let expected = "minutes Length: 9 min=minutes:9=index-steps-minutes-9=1; 55 min=minutes:55=index-steps-minutes-55=1; 110 min=minutes:110=index-steps-minutes-110=1; theme Theme: Water=theme:eau=index-steps-theme-eau=2; Air=theme:air=index-steps-theme-air=1; goal goal: Water=goal:goal-1=index-steps-goal-goal-1=3;";
    assert_eq!(shown(labelled(), template, "en/index.html"), expected);
}

#[test]
fn a_group_has_a_page_with_a_title_of_its_own_and_its_cards_know_their_groups() {
    let template =
        "<h1>{{ page.title }}</h1>{% for card in list.items %}<p>{{ card.groups | join(sep=\" \") }}</p>{% endfor %}";
    let built = labelled().with("themes/plain/templates/index.html", template).build().quiet();
    assert_eq!(
        built.file("en/steps/eau/index.html"),
        "<h1>The steps: Water</h1><p>minutes:55 theme:eau goal:goal-1</p><p>minutes:9 theme:eau goal:goal-1</p>"
    );
    assert!(
        built.file("pas/55/index.html").contains("<h1>Les pas\u{a0}: 55 min</h1>")
            || built.file("pas/55/index.html").contains("<h1>Les pas : 55 min</h1>")
    );
    assert!(built.file("sitemap.xml").contains("https://plan.example/pas/eau/"));
}

#[test]
fn a_value_is_shown_by_its_label() {
    let template = "{{ label(collection=\"steps\", field=\"theme\") }} {{ label(collection=\"steps\", field=\"theme\", value=\"air\") }} {{ label(collection=\"steps\", field=\"theme\", value=[\"eau\", \"air\"]) }} {{ label(collection=\"steps\", field=\"minutes\", value=55) }} {{ label(collection=\"steps\", field=\"goal\", value=\"goal-1\") }} {{ label(collection=\"steps\", field=\"names\", value=\"Ana\") }} {{ label(collection=\"steps\", field=\"names\") }}";
    assert_eq!(shown(labelled(), template, "index.html"), "Thème L’air L’eau et L’air 55 min De l’eau Ana names");
    for wrong in ["label(collection=\"steps\", field=\"no\")", "groups(collection=\"no\")"] {
        let built = labelled().with("themes/plain/templates/page.html", format!("{{{{ {wrong} }}}}")).build();
        assert!(built.said.contains("PV0704"), "{wrong}: {}", built.said);
    }
}

#[test]
fn each_value_has_a_label_in_each_language() {
    let with = |labels: &str| {
        let field =
            format!("theme = {{ type = \"text\", values = [\"eau\", \"air\"], shared = true, labels = {labels} }}");
        let site =
            plan().edit("site.toml", "theme = { type = \"text\", values = [\"eau\", \"air\"], shared = true }", &field);
        site.edit("site.toml", "[collections.pages]", LABELS).build().said
    };
    assert_eq!(with("\"themes\""), "");
    assert_eq!(with("{ eau = \"Eau\", air = \"Air\" }"), "");
    for (labels, code) in [
        ("\"theme\"", "PV0214"),
        ("{ eau = \"Eau\" }", "PV1576"),
        ("{ eau = \"Eau\", air = { fr = \"Air\" } }", "PV0203"),
        ("{ eau = \"Eau\", air = \"Air\", feu = \"Feu\" }", "PV0202"),
        ("7", "PV0204"),
    ] {
        assert!(with(labels).contains(code), "{labels}: {}", with(labels));
    }
}

const LEARNING: &str = r#"[collections.steps.learning]
type = { fr = "Séance", en = "Lesson plan" }
audience = { fr = "enseignant", en = "teacher" }
level = "theme"
duration = "minutes"
teaches = "names"
subjects = "goal"
programme = "places"
[collections.steps.index]"#;

fn lesson() -> Value {
    let template = "{% if page.json_ld %}{{ page.json_ld }}{% endif %}";
    let site = labelled()
        .edit("site.toml", "[collections.steps.index]", LEARNING)
        .edit("site.toml", "done = \"boolean\"", "done = \"boolean\"\nplaces = { type = \"list\", of = \"table\", fields = { course = \"text\", year = \"text\", url = \"url\" } }")
        .edit("site.toml", "[changes]", "[licence]\nname = \"CC BY\"\nurl = \"https://creativecommons.org/licenses/by/4.0/\"\n[publisher]\nname = \"Office\"\n[changes]")
        .edit(
            "content/steps/1-puits.en.md",
            "title = \"Dig wells\"",
            "title = \"</script> Dig\"\nsummary = \"How to dig.\"\nupdated = 2026-11-23\nnames = [\"Say where [water](page:goal-1) is\", \"Dig\"]\nplaces = [{ course = \"Geography\", year = \"5e\", url = \"https://school.example/\" }]",
        );
    let text = shown(site, template, "en/steps/1-wells/index.html");
    assert!(!text.contains("</script"), "{text}");
    serde_json::from_str(&text).expect("JSON")
}

#[test]
fn a_lesson_is_described_for_search_engines() {
    let expected = json!({
        "@context": "https://schema.org",
        "@type": "LearningResource",
        "@id": "https://plan.example/en/steps/1-wells/",
        "url": "https://plan.example/en/steps/1-wells/",
        "name": "</script> Dig",
        "description": "How to dig.",
        "inLanguage": "en",
        "isAccessibleForFree": true,
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "publisher": { "@type": "Organization", "name": "Office" },
        "dateModified": "2026-11-23",
        "learningResourceType": "Lesson plan",
        "audience": { "@type": "EducationalAudience", "educationalRole": "teacher" },
        "educationalLevel": "Water",
        "timeRequired": "PT55M",
        "teaches": ["Say where water is", "Dig"],
        "about": [{ "@type": "Thing", "name": "Water" }],
        "educationalAlignment": [{
            "@type": "AlignmentObject",
            "alignmentType": "educationalSubject",
            "targetName": "Geography, 5e",
            "targetUrl": "https://school.example/",
        }],
    });
    assert_eq!(lesson(), expected);
}

#[test]
fn fields_that_describe_lessons_are_there_and_fit() {
    for (setting, code) in
        [("duration = \"theme\"", "PV0216"), ("level = \"levle\"", "PV0211"), ("programme = \"names\"", "PV0216")]
    {
        let learning = format!("[collections.steps.learning]\n{setting}\n[collections.steps.index]");
        let said = plan().edit("site.toml", "[collections.steps.index]", &learning).build().said;
        assert!(said.contains(code), "{setting}: {said}");
    }
}

const MATRIX: &str = r#"index = { title = { fr = "Buts", en = "Goals" }, address = { fr = "/buts/", en = "/goals/" } }
[collections.goals.tables.matrix]
title = { fr = "Tout", en = "All" }
columns = [
  { name = "goal", from = "title", label = { fr = "But", en = "Goal" } },
  { name = "steps", from = "pages.steps", label = { fr = "Pas", en = "Steps" } },
  { name = "data", from = "pages.datasets", label = { fr = "Données", en = "Data" } },
  { name = "pages", from = "pages.pages", label = { fr = "Pages", en = "Pages" }, missing = "-" },
]
[collections.goals.fields]"#;

#[test]
fn a_column_has_the_pages_that_refer_or_link_to_a_page_or_to_one_below_it() {
    let site = labelled()
        .edit("site.toml", "[collections.goals.fields]", MATRIX)
        // Both refers and links: once.
        .edit("content/steps/2-vent.fr.md", "x\n", "x [a](page:goal-1)\n")
        .edit("content/steps/2-vent.en.md", "x\n", "x [a](page:goal-1)\n")
        // Links to a page below.
        .edit("content/pages/home.fr.md", "Bonjour.", "Bonjour, [b](page:step-3).")
        .edit("content/steps/1-puits.fr.md", "Texte.", "[](value:rain?year=2024&place=North&column=millimetres)")
        .edit("content/steps/1-puits.en.md", "Text.", "[](value:rain?year=2024&place=North&column=millimetres)");
    let built = site.build().quiet();
    let rows: Vec<&str> = built.file("buts/matrix.csv").lines().skip(1).collect();
    assert_eq!(
        rows.join("\n").replace("https://plan.example", ""),
        "De l’eau,/buts/1-eau/,Creuser des puits; Du vent; Un lac,/pas/1-puits/; /pas/2-vent/; /pas/3-lac/,La pluie,/donnees/pluie/,Accueil,/"
    );
    let english = built.file("en/goals/matrix.json");
    assert!(!english.contains("Home"), "{english}");
    let said = plan()
        .edit("site.toml", "[collections.goals.fields]", &MATRIX.replace("pages.steps", "pages.stesp"))
        .build()
        .said;
    assert!(said.contains("PV0210") && said.contains("steps"), "{said}");
}

#[test]
fn a_page_about_which_there_is_less_than_expected_is_reported() {
    let expecting = |settings: &str| {
        let table = format!("[[collections.steps.expects]]\n{settings}\n[collections.steps.index]");
        labelled()
            .edit("site.toml", "[collections.steps.index]", &table)
            .edit("content/pages/home.fr.md", "Bonjour.", "[b](page:step-3)")
            .build()
            .said
    };
    let said = expecting("from = [\"pages\", \"goals\"]\nlevel = \"warning\"");
    assert!(said.starts_with("warning[PV1577]") && said.contains("step-1") && said.contains("step-2"), "{said}");
    assert!(!said.contains("step-3"), "{said}");
    assert_eq!(expecting("from = [\"pages\"]\npages = [\"step-3\"]"), "");
    assert!(expecting("from = [\"pages\"]\nat_least = 2\npages = [\"step-3\"]").starts_with("error[PV1577]"));
    assert!(expecting("from = [\"pages\"]\npages = [\"step-9\"]").contains("PV0502"));
    assert!(expecting("from = [\"pagse\"]").contains("PV0210"));
    assert!(expecting("at_least = 2").contains("PV0203"));
}
