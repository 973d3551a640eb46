//! What collections of kits and debates ask of their pages.

mod support;

use support::{Text, plan};

/// The plan with `fields` and `sections` of its steps, and a text for the step in French and English.
fn asking(sections: &str, french: &str, english: &str) -> Text {
    plan()
        .edit(
            "site.toml",
            "[collections.steps.index]",
            &format!("[collections.steps.sections]\noptional = [\"sides\", \"debate\"]\n{sections}\n[collections.steps.index]"),
        )
        .edit("content/steps/1-puits.fr.md", "Texte.", french)
        .edit("content/steps/1-puits.en.md", "Text.", english)
}

/// The plan whose step takes as long as its rows, in both languages.
fn timed(duration: &str, french: &str, english: &str) -> Text {
    plan()
        .edit(
            "site.toml",
            "done = \"boolean\"",
            "done = \"boolean\"\nduration = { type = \"integer\", shared = true, total_of = \"run.minutes\" }\n\
             run = { type = \"list\", of = \"table\", fields = { minutes = \"integer\", title = \"text\" } }",
        )
        .edit("content/steps/1-puits.fr.md", "theme = \"eau\"", &format!("theme = \"eau\"\n{duration}\n{french}"))
        .edit("content/steps/1-puits.en.md", "slug = \"wells\"", &format!("slug = \"wells\"\n{english}"))
}

fn codes(said: &str) -> Vec<&str> {
    let codes = said.lines().filter_map(|line| line.split_once('[')?.1.split_once("]:").map(|(code, _)| code));
    codes.collect()
}

#[test]
fn a_total_is_the_sum_of_its_column_in_each_language_that_has_the_rows() {
    let good = "run = [{ minutes = 5 }, { minutes = 50 }, { title = \"x\" }]";
    timed("duration = 55", good, good).build().quiet();
    timed("duration = 55", good, "").build().quiet();
    timed("", good, good).build().quiet();
    let said = timed("duration = 55", good, "run = [{ minutes = 54 }]").build().said;
    assert_eq!(codes(&said), ["PV1570"]);
    assert!(
        said.contains("content/steps/1-puits.en.md:4:1") || said.contains("content/steps/1-puits.en.md:"),
        "{said}"
    );
    // Beyond what any number of the program could hold.
    let huge = "run = [{ minutes = 9223372036854775807 }, { minutes = 9223372036854775807 }]";
    let said = timed("duration = 55", huge, good).build().said;
    assert!(said.contains("add up to 18446744073709551614"), "{said}");
}

#[test]
fn a_total_names_integers_of_a_list_of_tables() {
    for (field, code) in [
        ("total = { type = \"integer\", total_of = \"follow_up.year\" }", None),
        ("total = { type = \"number\", total_of = \"follow_up.year\" }", Some("PV0216")),
        ("total = { type = \"integer\", total_of = \"follow_up.state\" }", Some("PV0216")),
        ("total = { type = \"integer\", total_of = \"names.year\" }", Some("PV0216")),
        ("total = { type = \"integer\", total_of = \"follow_up.yaer\" }", Some("PV0211")),
        ("total = { type = \"integer\", total_of = \"folow_up.year\" }", Some("PV0211")),
        ("total = { type = \"integer\", total_of = \"follow_up\" }", Some("PV0211")),
    ] {
        let said = plan().edit("site.toml", "done = \"boolean\"", &format!("done = \"boolean\"\n{field}")).build().said;
        assert_eq!(codes(&said), code.into_iter().collect::<Vec<_>>(), "{field}: {said}");
    }
}

#[test]
fn a_section_has_as_many_items_as_the_collection_asks_and_each_may_have_to_be_a_question() {
    let asked = "counts = { debate = 2 }\nquestions = [\"debate\"]";
    let good = "## D {#debate}\n\nAvant.\n\n- Qui paie ?\n  Vraiment ?\n- « Pourquoi ? »";
    let english = "## D {#debate}\n\nBefore.\n\n- Who pays?\n- (“Why?”)";
    asking(asked, good, english).build().quiet();
    // A section that isn't there is asked nothing; items within items don't count.
    asking(asked, "Texte.", "Text.").build().quiet();
    asking("counts = { debate = 1 }", "## D {#debate}\n\n- Un\n  - deux", "## D {#debate}\n\n1. One").build().quiet();
    let said = asking(asked, good, "## D {#debate}\n\n- Who pays?\n- Me.\n- You?").build().said;
    assert_eq!(codes(&said), ["PV1571", "PV1573"], "{said}");
}

#[test]
fn each_item_of_a_section_leads_to_a_source() {
    let asked = "sourced = [\"sides\"]";
    let page = |items: &[&str]| format!("## S {{#sides}}\n\n- {}\n\n[^n]: Note.", items.join("\n- "));
    let good = page(&[
        "[a](page:goal-1)",
        "b[^n]",
        "[c](https://a.example/)",
        "[](value:rain?year=2024&place=North&column=people)",
    ]);
    asking(asked, &good, &good).build().quiet();
    let bad = page(&["[a](page:step-1)", "b[^n]", "c", "[d](#sides)"]);
    let said = asking(asked, &good, &bad).build().said;
    assert_eq!(said.matches("PV1572").count() + said.matches("also in").count(), 2, "{said}");
}

#[test]
fn the_sides_of_a_section_have_much_the_same_weight() {
    let asked = "balanced = [\"sides\"]";
    let words = |count: usize| vec!["mot"; count].join(" ");
    let page =
        |a: usize, b: usize| format!("## S {{#sides}}\n\n### A\n\n{}\n\n### B\n\n#### C\n\n- {}", words(a), words(b));
    asking(asked, &page(12, 16), &page(16, 12)).build().quiet();
    let said = asking(asked, &page(11, 16), &page(12, 12)).build().said;
    assert!(said.contains("A (11), B (16)"), "{said}");
    let said = asking(asked, &page(12, 12), "## S {#sides}\n\nNothing.").build().said;
    assert_eq!(codes(&said), ["PV1574"], "{said}");
}

#[test]
fn what_is_asked_of_a_section_names_one_that_there_is() {
    for asked in ["sourced = [\"side\"]", "balanced = [\"side\"]", "questions = [\"side\"]", "counts = { side = 2 }"] {
        let said = asking(asked, "Texte.", "Text.").build().said;
        assert_eq!(codes(&said), ["PV0214"], "{asked}: {said}");
    }
    let said = asking("counts = { debate = 0 }", "Texte.", "Text.").build().said;
    assert_eq!(codes(&said), ["PV0204"], "{said}");
}
