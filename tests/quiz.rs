//! Quizzes: what a page shows of them, the page with their answers, and what editors are told.

mod support;

use support::{Built, Text, plan, says};

const RAIN: &str = "value:rain?year=2024&place=North&column=millimetres";

/// A quiz with a question of each kind.
fn quiz() -> String {
    format!(
        r#"```quiz
id = "quiz"
title = "Que savez-vous."

[[question]]
id = "one"
kind = "single"
text = "Qu’est-ce qui coule."
answers = [
  {{ text = "Un *fleuve*", right = true }},
  {{ text = "Un poisson", why = "Il nage." }},
]
explanation = "Voir [l’eau](page:goal-1#why)."

[[question]]
id = "several"
kind = "multiple"
text = "Qu’est-ce qui est mouillé."
answers = [{{ text = "La pluie", right = true }}, {{ text = "La mer", right = true }}, {{ text = "Le sable" }}]
explanation = "Voir [le relevé](https://rain.example/)."

[[question]]
id = "steps"
kind = "order"
text = "Dans quel ordre."
items = ["Creuser", "Puiser", "Boire"]
explanation = "Voir [](page:step-1)."

[[question]]
id = "rain"
kind = "estimate"
text = "Combien de pluie."
answer = "[702 mm]({RAIN})"
min = 0
max = 1000.5
step = 0.5
tolerance = 20
unit = "millimètres"
explanation = "Il en est tombé [702 mm]({RAIN})."
```
"#
    )
}

/// The small plan with a page in French and English whose text is the same.
fn asked(text: &str) -> Text {
    plan()
        .with("content/pages/essai.fr.md", format!("+++\nslug = \"essai\"\ntitle = \"Essai\"\n+++\n{text}"))
        .with("content/pages/essai.en.md", format!("+++\nslug = \"trial\"\ntitle = \"Trial\"\n+++\n{text}"))
}

fn questions(built: &Built, address: &str) -> Vec<String> {
    let main = built.main(address);
    main.split("<fieldset")
        .skip(1)
        .map(|part| part.split("</fieldset>").next().unwrap_or_default().to_owned())
        .collect()
}

#[test]
fn a_page_shows_each_kind_of_question() {
    let built = asked(&quiz()).build().quiet();
    let shown = questions(&built, "/essai/");
    let has = |number: usize, part: &str| assert!(shown[number].contains(part), "no {part} in:\n{}", shown[number]);
    has(0, "id=quiz-one");
    has(0, "✓ Un <em>fleuve</em>");
    has(0, "✗ Un poisson (Il nage.)");
    has(0, "/buts/1-eau/#why");
    has(1, "✗ Le sable</p>");
    has(1, "href=https://rain.example/");
    has(2, "<ol><li>Creuser</li><li>Puiser</li><li>Boire</li></ol>");
    has(2, "/pas/1-puits/");
    has(3, "<data value=702>702\u{a0}mm</data></a> 702 0–1000.5 0.5 ±20 millimètres");
    has(3, "href=#source-rain");
    assert!(!shown[2].contains("<p>1 Creuser 2 Puiser 3 Boire"), "not in the right order:\n{}", shown[2]);
    assert!(built.main("/essai/").contains("<h2>Que savez-vous.</h2>"), "{}", built.main("/essai/"));
}

#[test]
fn both_languages_mix_things_in_the_same_way() {
    let places = |address: &str| {
        let built = asked(&quiz()).build();
        let question = questions(&built, address)[2].clone();
        question.chars().filter(char::is_ascii_digit).take(4).collect::<String>()
    };
    assert_eq!(places("/essai/"), places("/en/trial/"));
}

#[test]
fn the_answers_stand_on_a_page_of_their_own_below_the_page() {
    let built = asked(&quiz()).build().quiet();
    assert!(built.main("/essai/").contains("href=/essai/reponses/"), "{}", built.main("/essai/"));
    let page = built.file("essai/reponses/index.html");
    for part in [
        "<title>Réponses : Essai</title>",
        "href=https://plan.example/essai/reponses/ rel=canonical",
        "href=https://plan.example/en/trial/answers/ hreflang=en",
        "<li><a href=/essai/>Essai</a>",
        "<h2 id=quiz>Que savez-vous.</h2>",
        "href=/essai/#quiz-rain",
        "<p id=source-rain>La pluie",
    ] {
        assert!(page.contains(part), "no {part} in:\n{page}");
    }
    assert!(built.file("en/trial/answers/index.html").contains("<title>Answers: Trial</title>"));
    assert!(!built.file("sitemap.xml").contains("reponses"));
    assert!(!built.files.contains_key("reponses/index.html"), "the home page has no quiz");
}

#[test]
fn a_feed_has_the_questions_and_not_the_answers() {
    let front =
        "+++\nnumber = 1\ngoal = 1\ntheme = \"eau\"\nslug = \"puits\"\ntitle = \"Puits\"\nupdated = 2026-11-23\n+++\n";
    let text = format!("{front}{}", quiz());
    let english = format!("+++\nslug = \"wells\"\ntitle = \"Wells\"\n+++\n{}", quiz());
    let site = plan().with("content/steps/1-puits.fr.md", text).with("content/steps/1-puits.en.md", english);
    let built = site.build().quiet();
    let feed = built.file("pas/feed.json");
    assert!(
        feed.contains("<li>Qu’est-ce qui coule.<ul><li>Un <em>fleuve</em></li><li>Un poisson</li></ul></li>"),
        "{feed}"
    );
    assert!(!feed.contains("Il nage") && !feed.contains("702"), "{feed}");
}

#[test]
fn references_on_the_page_of_answers_are_its_own() {
    let work = "@article{a-2020, author = {A, B}, title = {T}, date = {2020}}\n@article{c-2021, author = {C, D}, title = {U}, date = {2021}}\n";
    let text = format!(
        "Avant [](cite:a-2020).\n\n{}",
        quiz().replace("[le relevé](https://rain.example/)", "[](cite:c-2021)")
    );
    let built = asked(&text).with("content/bibliography.bib", work).build().quiet();
    let (page, answers) = (built.file("essai/index.html"), built.file("essai/reponses/index.html"));
    assert!(page.contains("[2]") && answers.contains("[1]") && !answers.contains("[2]"), "{page}\n{answers}");
    assert!(answers.contains("id=ref-c-2021") && !answers.contains("id=ref-a-2020"), "{answers}");
}

#[test]
fn a_number_to_guess_counts_as_it_is_shown() {
    let table = "year,place,millimetres,people\n2023,North,640.5,304021813\n";
    let answer = "[304 millions](value:rain?column=people)";
    let question = format!(
        "```quiz\nid = \"q\"\n[[question]]\nid = \"p\"\nkind = \"estimate\"\ntext = \"Combien.\"\nanswer = \"{answer}\"\nmin = 1\nmax = 1000\nexplanation = \"{answer}\"\n```\n"
    );
    let english = question.replace("304 millions", "304 million");
    let site = asked(&question)
        .with("content/pages/essai.en.md", format!("+++\nslug = \"trial\"\ntitle = \"Trial\"\n+++\n{english}"))
        .with("content/datasets/rain/rain.csv", table);
    let built = site.clone().build().quiet();
    let shown = questions(&built, "/essai/");
    assert!(shown[0].contains("304\u{a0}millions</data></a> 304 1–1000 1 ±0"), "{}", shown[0]);
    let low = site.edit("content/pages/essai.fr.md", "max = 1000", "max = 300");
    says(low, &["PV1512 content/pages/essai.fr.md:11:10"]);
}

#[test]
fn the_number_of_an_estimate_is_checked_as_any_other() {
    let wrong = quiz().replacen("answer = \"[702 mm]", "answer = \"[703 mm]", 1);
    says(asked(&wrong), &["PV1111 content/pages/essai.en.md:37:10"]);
}

#[test]
fn a_key_of_another_kind_of_question_is_unknown() {
    let text = quiz().replace("items = [", "min = 3\nitems = [");
    says(asked(&text), &["PV0202 content/pages/essai.en.md:30:1"]);
}

#[test]
fn a_theme_without_what_quizzes_need_is_told_so() {
    let text = quiz();
    let site = asked(&text).without("themes/plain/templates/answers.html");
    says(site, &["PV0705 site.toml"]);
    let site = asked(&text).edit("themes/plain/strings/en.ftl", "quiz-answers-slug = answers\n", "");
    says(site, &["PV0707 site.toml"]);
    // Nobody else needs it.
    plan().without("themes/plain/templates/answers.html").build().quiet();
}

#[test]
fn search_engines_are_told_of_questions_and_answers() {
    let script = "{% if page.quizzes_json_ld %}<script type=\"application/ld+json\">{{ page.quizzes_json_ld }}</script>{% endif %}</head>";
    let site = asked(&quiz()).edit("themes/plain/templates/page.html", "</head>", script);
    let built = site.build().quiet();
    let page = built.file("essai/index.html");
    let (_, rest) = page.split_once("ld+json>").expect("a script");
    let all: serde_json::Value = serde_json::from_str(rest.split("</script>").next().expect("an end")).expect("JSON");
    let quiz = &all[0];
    assert_eq!(quiz["@type"], "Quiz");
    assert_eq!(quiz["@id"], "https://plan.example/essai/#quiz");
    assert_eq!(quiz["name"], "Que savez-vous.");
    let questions = quiz["hasPart"].as_array().expect("questions");
    let forms: Vec<&str> = questions.iter().filter_map(|question| question["eduQuestionType"].as_str()).collect();
    assert_eq!(forms, ["Multiple choice", "Checkbox", "Open ended", "Open ended"]);
    assert_eq!(questions[0]["acceptedAnswer"][0]["text"], "Un fleuve");
    assert_eq!(questions[0]["acceptedAnswer"][0]["answerExplanation"]["text"], "Voir l’eau.");
    assert_eq!(questions[0]["suggestedAnswer"][0]["comment"]["text"], "Il nage.");
    assert_eq!(questions[1]["acceptedAnswer"][1]["position"], 1);
    assert_eq!(questions[2]["acceptedAnswer"][0]["text"], "Creuser, Puiser, Boire");
    assert_eq!(questions[3]["acceptedAnswer"][0]["text"], "702\u{a0}mm");
    assert!(!built.file("index.html").contains("ld+json"));
}
