//! Feeds and corrections: whole texts that need nothing of the site, in two formats; mistakes at the foot of their page, on a
//! page of their own and in a feed.

mod support;

use quick_xml::events::Event;
use serde_json::Value;
use support::{Built, Text, plan};

const CHART: &str = r#"type = "bar"
x = "place"
y = "millimetres"
filter = { year = 2023 }
[fr]
title = "Il pleut plus au sud"
subtitle = "Pluie en 2023"
[en]
title = "It rains more in the south"
subtitle = "Rain in 2023"
"#;

fn with_step(front: &str, body: &str) -> Text {
    let front = format!("number = 1\ngoal = 1\ntheme = \"eau\"\nslug = \"puits\"\n{front}");
    plan().with("content/steps/1-puits.fr.md", format!("+++\n{front}\n+++\n{body}"))
}

/// What an XML reader makes of the texts in elements of a name.
fn texts(built: &Built, feed: &str, name: &str) -> Vec<String> {
    let mut reader = quick_xml::Reader::from_str(built.file(feed));
    let (mut found, mut inside) = (Vec::new(), None::<String>);
    loop {
        match reader.read_event().expect("well-formed") {
            Event::Start(tag) if tag.name().as_ref() == name => inside = Some(String::new()),
            Event::End(tag) if tag.name().as_ref() == name => found.extend(inside.take()),
            Event::Text(text) => {
                if let Some(inside) = &mut inside {
                    inside.push_str(&text);
                }
            }
            Event::GeneralRef(entity) => {
                if let Some(inside) = &mut inside {
                    let letter = match &*entity {
                        "lt" => '<',
                        "gt" => '>',
                        "amp" => '&',
                        "quot" => '"',
                        "apos" => '\'',
                        other => panic!("{other}"),
                    };
                    inside.push(letter);
                }
            }
            Event::Eof => return found,
            _ => {}
        }
    }
}

fn json(built: &Built, feed: &str) -> Value {
    serde_json::from_str(built.file(feed)).expect("JSON")
}

#[test]
fn a_feed_has_the_whole_text_and_every_address_in_it_is_absolute() {
    let body = "## Où {#ou}\n\nVoir [le but](page:goal-1#why), [plus haut](#ou), [ailleurs](https://a.example/).\n\n\
        Il est tombé [](value:rain?year=2023&place=South&column=millimetres).\n\n\
        ```chart\nref = \"rain/south\"\n```\n";
    let built = with_step("title = \"Puits\"\nupdated = 2026-11-24\ndate = 2026-11-02", body)
        .with("content/datasets/rain/charts/south.toml", CHART)
        .build();
    let html = &texts(&built, "pas/feed.atom", "content")[0];
    insta::assert_snapshot!(html);
    assert_eq!(json(&built, "pas/feed.json")["items"][0]["content_html"], **html);
    assert_eq!(texts(&built, "pas/feed.atom", "published"), ["2026-11-02T00:00:00Z"]);
    assert_eq!(texts(&built, "pas/feed.atom", "updated"), ["2026-11-24T00:00:00Z", "2026-11-24T00:00:00Z"]);
}

#[test]
fn no_title_breaks_a_feed() {
    let hostile = "A & B <b>]]>\u{1}\u{b}\u{ffff} « \u{1f4a7} » \" '";
    let written = hostile.replace('"', "\\\"").replace('\u{1}', "\\u0001").replace('\u{b}', "\\u000b");
    let built = with_step(&format!("title = \"{written}\"\nupdated = 2026-11-24"), "Texte.").build();
    let titles = texts(&built, "pas/feed.atom", "title");
    assert!(titles[1].starts_with("A & B <b>]]>") && titles[1].contains('\u{1f4a7}'), "{titles:?}");
    assert!(!titles[1].chars().any(|letter| letter < ' ' || letter == '\u{ffff}'), "{titles:?}");
    assert_eq!(json(&built, "pas/feed.json")["items"][0]["url"], "https://plan.example/pas/1-puits/");
}

#[test]
fn json_feed_says_what_atom_says() {
    let built = plan()
        .edit("site.toml", "[changes]", "[licence]\nname = \"CC BY 4.0\"\nurl = \"https://cc.example/by\"\n[changes]")
        .build()
        .quiet();
    insta::assert_snapshot!(serde_json::to_string_pretty(&json(&built, "changes.json")).expect("JSON"));
    assert_eq!(texts(&built, "changes.atom", "rights"), ["CC BY 4.0 – https://cc.example/by"]);
    assert_eq!(json(&built, "en/changes.json")["language"], "en");
}

#[test]
fn a_version_of_data_is_an_entry() {
    let built = plan()
        .edit(
            "content/datasets/rain/datapackage.json",
            "\"title\": \"Rain by place\",",
            "\"title\": \"Rain by place\", \"version\": \"1.2.0\", \"created\": \"2026-11-20T10:00:00Z\",",
        )
        .build();
    let feed = json(&built, "en/data-updates.json");
    let item = &feed["items"][0];
    assert_eq!(item["id"], "tag:plan.example,2000:en/dataset-rain/2026-11-20/1.2.0");
    assert_eq!(item["date_modified"], "2026-11-20T00:00:00Z");
    insta::assert_snapshot!(item["content_html"].as_str().expect("HTML"));
    assert_eq!(texts(&built, "data-updates.atom", "id").len(), 2);
}

/// A site whose first step was corrected twice, with a page of all corrections.
fn corrected() -> Text {
    let front = "title = \"Puits\"\ncorrections = [\n\
        { date = 2026-01-05, text = \"L’année était fausse.\" },\n\
        { date = 2026-03-02, text = \"Le nombre était *faux* : voir [](page:goal-1) et [](value:rain?year=2023&place=South&column=millimetres).\" },\n]";
    let page = "{% if page.corrections %}<ul id=\"foot\">{% for one in page.corrections %}<li><time datetime=\"{{ one.date }}\">{{ one.date }}</time> {{ one.text }}</li>{% endfor %}</ul>\
        <script type=\"application/ld+json\">{{ page.corrections_json_ld }}</script>{% endif %}\
        {% if page.id == site.corrections %}<ol>{% for one in all_corrections %}<li>{{ one.date }} <a href=\"{{ href(id=one.page.id) }}\">{{ one.page.title }}</a> {{ one.text }}</li>{% endfor %}</ol>{% endif %}\n</main>";
    with_step(front, "Texte.")
        .edit("content/steps/1-puits.en.md", "Text.", "It was [](value:rain?year=2023&place=South&column=millimetres).")
        .edit("site.toml", "home = \"page-home\"", "home = \"page-home\"\ncorrections = \"page-errata\"")
        .edit("themes/plain/templates/page.html", "</main>", page)
        .with("content/pages/errata.fr.md", "+++\nslug = \"errata\"\ntitle = \"Errata\"\n+++\nIci.\n")
        .with("content/pages/errata.en.md", "+++\nslug = \"errata\"\ntitle = \"Errata\"\n+++\nHere.\n")
}

#[test]
fn corrections_stand_at_the_foot_on_their_page_and_in_their_feed() {
    let built = corrected().build();
    let foot = built.main("/pas/1-puits/");
    let log = built.main("/errata/");
    let feed = texts(&built, "corrections.atom", "content").join("\n");
    let ids = texts(&built, "corrections.atom", "id").join("\n");
    insta::assert_snapshot!([foot, log, feed, ids].join("\n\n"));
    assert_eq!(built.codes, Vec::<&str>::new(), "{}", built.said);
    assert_eq!(texts(&built, "en/corrections.atom", "id"), ["https://plan.example/en/corrections.atom"]);
    assert_eq!(json(&built, "en/corrections.json")["items"], serde_json::json!([]));
}

#[test]
fn a_correction_says_something_and_its_page_is_there() {
    let built = corrected().edit("content/steps/1-puits.fr.md", "L’année était fausse.", " ").build();
    assert_eq!(built.spots, ["PV0305 content/steps/1-puits.fr.md:8:29"], "{}", built.said);
    let built = corrected().edit("site.toml", "page-errata", "page-erata").build();
    assert!(built.said.contains("page-erata") && built.said.contains("page-errata"), "{}", built.said);
}
