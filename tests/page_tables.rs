//! Tables of a collection's pages: in templates, as CSV and as JSON, and what is said of settings that can't be.

mod support;

use support::{Built, Text, plan};

const TABLE: &str = r#"[collections.steps.tables.follow-up]
title = { fr = "Le suivi", en = "The follow-up" }
rows = "follow_up"
columns = [
  { name = "goal_number", from = "goal.number", label = { fr = "N°", en = "No" }, shown = false },
  { name = "goal", label = { fr = "But", en = "Goal" } },
  { name = "step", from = "title", label = { fr = "Pas", en = "Step" } },
  { name = "state", from = "follow_up.state", label = { fr = "État", en = "State" }, missing = { fr = "rien", en = "nothing" } },
  { name = "year", from = "follow_up.year", label = { fr = "Année", en = "Year" } },
  { name = "names", label = { fr = "Noms", en = "Names" } },
  { name = "day", label = { fr = "Jour", en = "Day" } },
  { name = "link", label = { fr = "Lien", en = "Link" } },
  { name = "share", label = { fr = "Part", en = "Share" } },
  { name = "data", label = { fr = "Chiffres", en = "Figures" } },
]
"#;

/// Shows the table as templates see it.
const TEMPLATE: &str = r#"{% set shown = table(collection="steps", name="follow-up") %}<h1>{{ shown.title }}</h1>
{% for column in shown.columns %}{{ column.name }}{% if column.is_head %}*{% endif %}|{% endfor %}
{% for row in shown.rows %}{% for cell in row %}{{ cell.text or "" }}{% for page in cell.pages %}<a href="{{ href(id=page.id) }}">{{ page.title }}</a>{% endfor %}{% if cell.sort %} ({{ cell.sort }}){% endif %}|{% endfor %}
{% endfor %}{% for file in shown.files %}<a href="{{ file.href }}">{{ file.name }} {{ file.note }}</a>{% endfor %}"#;

fn with(table: &str) -> Text {
    let step = |fields: &str, body: &str| format!("+++\n{fields}+++\n{body}\n");
    plan()
        .edit("site.toml", "[collections.datasets]", &format!("{table}[collections.datasets]"))
        .with(
            "content/steps/2-pluie.fr.md",
            step(
                "number = 2\ngoal = 1\nslug = \"pluie\"\ntitle = \"=1+1\"\nnames = [\"-Ana\", \"Bo, C\"]\nday = 2026-11-03\n\
                 link = \"https://example.org/a?b=1&c=2\"\nshare = -12.5\n\
                 follow_up = [{ year = 2019, state = \"@begun \\\"well\\\"\" }, { year = 2020 }]\n",
                "[](value:rain?year=2024&place=North&column=millimetres) et [les données](page:dataset-rain).",
            ),
        )
        .with(
            "content/steps/2-pluie.en.md",
            step(
                "slug = \"rain\"\ntitle = \"<b>Rain</b>\"\n",
                "[](value:rain?year=2024&place=North&column=millimetres), and [data](page:dataset-rain).",
            ),
        )
}

fn built() -> Built {
    with(TABLE).with("templates/page.html", TEMPLATE).build().quiet()
}

#[test]
fn a_page_has_a_row_for_each_entry_of_a_list_or_one() {
    insta::assert_snapshot!(built().file("index.html"));
}

#[test]
fn the_csv_runs_no_formula_and_keeps_negative_numbers() {
    let built = built();
    let csv = built.file("pas/follow-up.csv");
    insta::assert_snapshot!(csv);
    let mut read = csv::Reader::from_reader(csv.as_bytes());
    for row in read.records() {
        for cell in row.expect("a row").iter() {
            let formula =
                cell.starts_with(['=', '+', '@', '\t']) || cell.starts_with('-') && cell.parse::<f64>().is_err();
            assert!(!formula, "{cell}");
        }
    }
}

#[test]
fn the_json_has_the_same_rows_in_the_words_of_its_language() {
    insta::assert_snapshot!(built().file("en/steps/follow-up.json"));
}

#[test]
fn settings_that_cannot_be_are_errors() {
    for (from, to, code) in [
        ("from = \"goal.number\"", "from = \"goal.numbre\"", "PV0211"),
        ("from = \"goal.number\"", "from = \"gaol.number\"", "PV0211"),
        ("from = \"goal.number\"", "from = \"goal.number.first\"", "PV0211"),
        ("from = \"title\"", "from = \"titel\"", "PV0211"),
        ("from = \"follow_up.state\"", "from = \"follow_up.stat\"", "PV0211"),
        ("from = \"follow_up.state\"", "from = \"names.state\"", "PV0216"),
        ("from = \"follow_up.state\"", "from = \"follow_up\"", "PV0216"),
        ("rows = \"follow_up\"", "rows = \"names\"", "PV0216"),
        ("rows = \"follow_up\"", "rows = \"followup\"", "PV0211"),
        ("tables.follow-up", "tables.Follow_up", "PV1421"),
        ("collections.steps.tables", "collections.goals.tables", "PV1420"),
        ("shown = false", "hidden = true", "PV0202"),
        ("name = \"goal_number\"", "name = \"Goal number\"", "PV0212"),
    ] {
        let codes = with(&TABLE.replacen(from, to, 1)).build().codes;
        assert!(codes.contains(&code), "{from} → {to}: {codes:?}");
    }
}

#[test]
fn a_template_that_asks_for_another_table_is_told() {
    let wrong = TEMPLATE.replace("name=\"follow-up\"", "name=\"folow-up\"");
    let said = with(TABLE).with("templates/page.html", wrong).build().said;
    assert!(said.contains("“steps” has no table “folow-up”"), "{said}");
}
