//! Words that are explained: links to them, first uses that link themselves, and what a page says at its foot.

mod support;

use proptest::prelude::*;
use support::{Built, Text, plan};

/// The small plan with a glossary of four words; plain pages and steps link their first use.
fn explained() -> Text {
    let term = |slug: &str, title: &str, forms: &str, text: &str| {
        format!(
            "+++\nslug = \"{slug}\"\ntitle = \"{title}\"\nsummary = \"{title} : voilà ce que c’est.\"\nforms = [{forms}]\n+++\n{text}\n"
        )
    };
    plan()
        .edit("site.toml", "[collections.goals]", "[collections.words]\nfolder = \"mots\"\nsingular = \"word\"\nglossary = true\naddress = { fr = \"/mots/{slug}/\", en = \"/words/{slug}/\" }\n[collections.words.fields]\nforms = { type = \"list\", of = \"text\" }\n[collections.words.index]\ntitle = { fr = \"Lexique\", en = \"Glossary\" }\naddress = { fr = \"/mots/\", en = \"/words/\" }\n[collections.goals]")
        .edit("site.toml", "singular = \"page\"", "singular = \"page\"\nlink_terms = true")
        .with("content/mots/well.fr.md", term("puits", "Puits", "\"puits\"", "Un trou d’eau."))
        .with("content/mots/well.en.md", "+++\nslug = \"well\"\ntitle = \"Well\"\nsummary = \"A hole.\"\nforms = [\"well\", \"wells\"]\n+++\nText.\n")
        .with("content/mots/deep-well.fr.md", term("forage", "Puits profond", "\"puits profond\", \"puits profonds\"", "Profond."))
        .with("content/mots/table.fr.md", term("nappe", "Nappe phréatique", "\"nappe d’eau\", \"nappes d’eau\"", "Voir [](page:word-well)."))
        .with("content/mots/ngo.fr.md", term("ong", "Organisation", "\"ONG\"", "Voir [](term:well)."))
        .edit("themes/plain/templates/page.html", "</main>", "{% for word in page.words %}<p id=\"{{ word.id }}\"><a href=\"{{ href(id=word.page) }}\">{{ word.title }}</a> {{ word.definition }} {{ word.language }} {{ word.first_use or \"-\" }}</p>{% if word.popover %}<div id=\"{{ word.popover }}\" popover>{{ word.definition }}</div>{% endif %}{% endfor %}</main><ul>{% for card in page.mentions %}<li>{{ card.id }}</li>{% endfor %}</ul>{% if page.json_ld %}<script type=\"application/ld+json\">{{ page.json_ld }}</script>{% endif %}")
        .edit("themes/plain/templates/index.html", "</body>", "{% if page.json_ld %}<script type=\"application/ld+json\">{{ page.json_ld }}</script>{% endif %}</body>")
        .edit("themes/plain/strings/fr.ftl", "feed-changes", "definition-of = Définition : { $term }\nfeed-changes")
        .edit("themes/plain/strings/en.ftl", "feed-changes", "definition-of = Definition: { $term }\nfeed-changes")
}

/// Which words of a French text became links, as `words→key`; the text itself without links it had.
fn linked(text: &str) -> Vec<String> {
    let built = explained().page(text).build();
    assert!(built.codes.iter().all(|code| *code == "PV0505"), "{}", built.said);
    links(&built, "/essai/")
}

fn links(built: &Built, address: &str) -> Vec<String> {
    let main = built.main(address);
    let body = main.split("<p id=mot-").next().unwrap_or_default();
    body.split("<a ")
        .skip(1)
        .filter(|link| link.contains("class=term"))
        .map(|link| {
            let key =
                link.split("#mot-").nth(1).and_then(|rest| rest.split(['>', ' ', '"']).next()).unwrap_or_default();
            let words =
                link.split_once('>').and_then(|(_, rest)| rest.split_once("</a>")).map_or("", |(words, _)| words);
            format!("{words}→{key}")
        })
        .collect()
}

#[test]
fn a_link_to_a_word_leads_to_its_explanation_at_the_foot_of_the_page() {
    let text = "Un [trou](term:well) et un [](term:well). Et encore un [trou](term:well).";
    assert_eq!(linked(text), ["trou→well", "puits→well", "trou→well"]);
}

#[test]
fn the_first_use_of_a_word_links_itself() {
    assert_eq!(linked("Le puits. Un puits. L’ONG."), ["puits→well", "ONG→ngo"]);
}

#[test]
fn forms_are_found_with_a_capital_or_over_two_lines_and_the_longest_wins() {
    assert_eq!(linked("Puits profonds ici, puits là."), ["Puits profonds→deep-well", "puits→well"]);
    assert_eq!(linked("Des nappes\nd'eau."), ["nappes d’eau→table"]);
    assert_eq!(linked("Une **nappe d’eau**."), ["nappe d’eau→table"]);
    assert_eq!(linked("Une **nappe** d’eau."), [""; 0]);
}

#[test]
fn parts_of_words_are_no_words() {
    assert_eq!(linked("Un contre-puits, des puitsards, une ong, un **puits**ard."), [""; 0]);
}

#[test]
fn headings_links_quotations_and_code_are_left_alone() {
    let text = "## Un puits\n\nUn [grand puits](https://example.org/) et `puits`.\n\n> Un puits.\n\nOn dit « un puits » ou “puits” ou \"puits\".\n\n| puits |\n|---|\n| rien |\n\n```\npuits\n```\n\nUn <q>puits</q>, ![un puits](puits.svg)\n\npuits\n: rien\n\n<blockquote>\n\nUn puits.\n\n</blockquote>\n\nFin[^n].\n\n[^n]: Un puits.\n";
    let built = explained().page(text).with("content/pages/puits.svg", "<svg/>").build();
    assert_eq!(links(&built, "/essai/"), [""; 0], "{}", built.said);
}

#[test]
fn cells_lists_and_alerts_are_text() {
    assert_eq!(linked("## A\n\n| a |\n|---|\n| un puits |"), ["puits→well"]);
    assert_eq!(linked("- un\n  - puits"), ["puits→well"]);
    assert_eq!(linked("> [!NOTE]\n> Un puits\n> profond."), ["puits profond→deep-well"]);
}

#[test]
fn a_word_that_was_linked_before_is_left_alone() {
    assert_eq!(linked("Un [trou](term:well). Un puits."), ["trou→well"]);
    assert_eq!(linked("Un [trou](page:word-well). Un puits."), [""; 0]);
    assert_eq!(linked("Un puits. Un [trou](term:well)."), ["puits→well", "trou→well"]);
    assert_eq!(
        linked("```cards\ncollection = \"words\"\ntitle = \"Un [](page:word-well)\"\n```\n\nUn puits."),
        [""; 0]
    );
}

#[test]
fn a_word_that_the_summary_links_was_used_there() {
    let page = "+++\nslug = \"essai\"\ntitle = \"Essai\"\nsummary = \"Un [trou](term:well).\"\n+++\nUn puits.\n";
    let built = explained()
        .page("")
        .with("content/pages/essai.fr.md", page)
        .edit("themes/plain/templates/page.html", "</h1>", "</h1><p>{{ page.summary }}</p>")
        .build();
    let main = built.main("/essai/");
    assert!(main.contains("<p>Un <a class=term href=#mot-well>trou</a>."), "{main}");
    assert!(main.contains("<p>Un puits.") && main.contains("id=mot-well") && !main.contains("popover"), "{main}");
    assert!(built.file("index.json").contains("\"summary\": \"Un trou.\""));
}

#[test]
fn a_page_may_opt_out_and_the_words_page_does_not_explain_itself() {
    let page = "+++\nslug = \"essai\"\ntitle = \"Essai\"\nlink_terms = false\n+++\nUn puits et un [](term:ngo).\n";
    let built = explained().page("").with("content/pages/essai.fr.md", page).build();
    assert_eq!(links(&built, "/essai/"), ["ONG→ngo"]);
    let all = explained().edit("site.toml", "glossary = true", "glossary = true\nlink_terms = true");
    let built = all.edit("content/mots/well.fr.md", "Un trou d’eau.", "Un puits n’est pas un puits profond.").build();
    assert_eq!(links(&built, "/mots/puits/"), ["puits profond→deep-well"]);
    // Its collection says nothing of links, so only what is written is one.
    let built = explained().build();
    assert_eq!(links(&built, "/mots/ong/"), ["puits→well"]);
}

#[test]
fn a_word_knows_the_pages_that_use_it() {
    let built = explained().page("Un puits.").build();
    let page = built.file("mots/puits/index.html");
    assert!(
        page.contains("<li>page-essai") && page.contains("<li>word-ngo") && page.contains("<li>word-table"),
        "{page}"
    );
    assert!(!built.file("mots/forage/index.html").contains("<li>page-essai"));
}

#[test]
fn a_definition_is_shown_on_the_spot_and_explained_at_the_foot() {
    let built = explained().page("Le puits, l’ONG, le puits.\n\n## Mot well\n\nUn [](term:well).").build();
    insta::assert_snapshot!(built.main("/essai/"));
}

#[test]
fn a_word_without_translation_is_explained_in_its_own_language() {
    let built = explained()
        .page("")
        .with(
            "content/pages/essai.en.md",
            "+++\nslug = \"trial\"\ntitle = \"Trial\"\n+++\nAn [](term:ngo), two wells.\n",
        )
        .build();
    let main = built.main("/en/trial/");
    assert!(main.contains("<span lang=fr>ONG</span>") && main.contains("voilà ce que c’est. fr"), "{main}");
    assert_eq!(links(&built, "/en/trial/").last().map(String::as_str), Some("wells→well"));
}

#[test]
fn drafts_explain_nothing() {
    let draft = explained().edit("content/mots/ngo.fr.md", "slug =", "draft = true\nslug =").page("Une ONG.");
    assert_eq!(links(&draft.build(), "/essai/"), [""; 0]);
    let built =
        explained().edit("content/mots/ngo.fr.md", "slug =", "draft = true\nslug =").page("Une [](term:ngo).").build();
    assert!(built.codes.contains(&"PV0506"), "{}", built.said);
}

#[test]
fn an_unknown_word_is_an_error_with_the_nearest_keys() {
    let built = explained().page("Un [puits](term:wel) et un [puits](term:Puits).").build();
    assert!(built.spots.contains(&"PV1353 content/pages/essai.fr.md:5:4".to_owned()), "{:?}", built.spots);
    assert!(built.spots.contains(&"PV1354 content/pages/essai.fr.md:5:28".to_owned()), "{:?}", built.spots);
    assert!(built.said.contains("nearest keys: well, "), "{}", built.said);
    let built = plan().page("Un [puits](term:well).").build();
    assert_eq!(built.codes, ["PV1352"]);
}

#[test]
fn a_glossary_is_declared_once_and_has_forms() {
    let two = explained().edit("site.toml", "singular = \"goal\"", "singular = \"goal\"\nglossary = true").build();
    assert_eq!(two.codes, ["PV1350"]);
    let none = explained().edit("site.toml", "forms = { type = \"list\", of = \"text\" }", "forms = \"text\"").build();
    assert_eq!(none.codes, ["PV1351"]);
    let linking = plan().edit("site.toml", "singular = \"page\"", "singular = \"page\"\nlink_terms = true").build();
    assert_eq!(linking.codes, ["PV1352"]);
}

#[test]
fn a_form_of_two_words_is_said() {
    let built = explained().edit("content/mots/deep-well.fr.md", "\"puits profond\"", "\"Puits\"").build();
    assert!(built.spots.contains(&"PV1355 content/mots/well.fr.md:5:9".to_owned()), "{:?}", built.spots);
}

#[test]
fn words_are_described_for_search_engines() {
    let built = explained().build();
    let json = |page: &str| -> serde_json::Value {
        let page = built.file(page);
        let text = page.split("ld+json").nth(1).and_then(|rest| rest.split_once('>')).map_or("", |(_, text)| text);
        serde_json::from_str(text.split("</script>").next().unwrap_or_default())
            .unwrap_or_else(|e| panic!("{e}: {page}"))
    };
    let term = json("mots/puits/index.html");
    assert_eq!(term["@type"], "DefinedTerm");
    assert_eq!(term["name"], "Puits");
    assert_eq!(term["inDefinedTermSet"]["@id"], "https://plan.example/mots/");
    let set = json("mots/index.html");
    assert_eq!(set["@type"], "DefinedTermSet");
    assert_eq!(set["hasDefinedTerm"].as_array().map(Vec::len), Some(4));
    assert!(!built.file("index.html").contains("ld+json"));
}

/// What a page says, without its tags.
fn words_of(html: &str) -> String {
    html.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text)).collect()
}

/// The text of a page, as HTML without what explains words at its foot.
fn text_of(built: &Built) -> String {
    built.main("/essai/").split("<p id=mot-").next().unwrap_or_default().to_owned()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn links_never_change_what_a_page_says(pieces in proptest::collection::vec("(puits|Puits profond|nappes d’eau|ONG| |\n|\n\n|\\*|\\*\\*|_|`|« | »|“|”|\"|> |- |## |&amp;|\\\\|é|\\[puits\\]\\(term:well\\)|\\[|\\]\\(|<q>|</q>|<b>|\\||\\|\n\\|-\\|\n|’|-|\\[\\^a\\]|\n\n\\[\\^a\\]: )", 0..24)) {
        let text = pieces.concat();
        let with = explained().page(&text).build();
        let without = explained().edit("site.toml", "link_terms = true", "link_terms = false").page(&text).build();
        prop_assert_eq!(&with.codes, &without.codes);
        prop_assert_eq!(words_of(&text_of(&with)), words_of(&text_of(&without)));
    }
}
