//! The alphabetical index and the plan of the site, as themes make them.

mod support;

use support::{Text, plan};

/// What a template gives on the home page, in French.
fn shown(site: Text, template: &str) -> String {
    site.with("themes/plain/templates/page.html", template).build().quiet().file("index.html").to_owned()
}

const ALPHABET: &str = "{% for part in alphabet() %}{{ part.letter }} #{{ part.id }}:{% for item in part.items %} {{ item.page.title }}{% for mention in item.mentions %} ← {{ mention.id }}{% endfor %};{% endfor %}\n{% endfor %}";

#[test]
fn the_index_passes_over_articles_and_sorts_as_the_language_does() {
    let site = plan()
        .with("content/pages/other.fr.md", "+++\nslug = \"ecole\"\ntitle = \"Écoles de l’eau\"\n+++\nx\n")
        .with("content/pages/year.fr.md", "+++\nslug = \"bilan\"\ntitle = \"« 2024 » en bref\"\n+++\nx\n");
    let built = site.with("themes/plain/templates/page.html", ALPHABET).build();
    assert_eq!(
        built.file("index.html"),
        "# #letter-0: «\u{202f}2024\u{202f}» en bref; C #letter-c: Creuser des puits; E #letter-e: De l’eau; Écoles de l’eau; P #letter-p: La pluie;"
    );
}

#[test]
fn a_word_of_the_glossary_has_the_pages_that_use_it() {
    let site = plan()
        .edit("site.toml", "[collections.goals]", "[collections.words]\nsingular = \"word\"\nglossary = true\naddress = { fr = \"/mots/{slug}/\", en = \"/words/{slug}/\" }\n[collections.words.fields]\nforms = { type = \"list\", of = \"text\" }\n[collections.goals]")
        .with("content/words/well.fr.md", "+++\nslug = \"puits\"\ntitle = \"Puits\"\nsummary = \"Un trou.\"\n+++\nx\n")
        .edit("content/goals/1-eau.fr.md", "Texte.", "Un [trou](term:well), puis [un pas](page:step-1).")
        .edit("themes/plain/strings/fr.ftl", "feed-changes", "definition-of = Définition : { $term }\nfeed-changes")
        .edit("themes/plain/strings/en.ftl", "feed-changes", "definition-of = Definition: { $term }\nfeed-changes");
    let built = site.with("themes/plain/templates/page.html", ALPHABET).build();
    assert!(
        built.file("index.html").contains("P #letter-p: La pluie; Puits ← goal-1;"),
        "{}",
        built.file("index.html")
    );
    assert!(built.file("index.html").contains("Creuser des puits;"), "only words have what uses them");
}

#[test]
fn the_index_is_of_the_collections_that_are_named() {
    let template = ALPHABET.replace("alphabet()", "alphabet(collections=[\"goals\", \"datasets\"])");
    assert_eq!(shown(plan(), &template), "E #letter-e: De l’eau; P #letter-p: La pluie;");
    let wrong = ALPHABET.replace("alphabet()", "alphabet(collections=[\"goal\"])");
    let built = plan().with("themes/plain/templates/page.html", wrong).build();
    assert!(built.said.contains("PV0704") && built.said.contains("there is no collection “goal”"), "{}", built.said);
}

#[test]
fn the_plan_has_lists_as_the_menus_do_pages_below_their_parents_and_the_rest_at_its_end() {
    let template = "{% for part in outline() %}{{ part.id or \"-\" }} {{ part.title or \"-\" }}:{% for page in part.pages %} {{ page.page.id }}{% for below in page.children %} > {{ below.page.id }}{% endfor %};{% endfor %}\n{% endfor %}";
    assert_eq!(shown(plan(), template), "index-steps Les pas: - -: page-home; goal-1 > step-1; dataset-rain;");
}
