//! Pages for paper: short addresses as QR codes, addresses of links as notes, texts of several pages in one.

mod support;

use support::{Built, Text, plan};

/// A template whose page is nothing but this.
fn shown(template: &str) -> Text {
    plan().with("themes/plain/templates/page.html", format!("<main>{template}</main>"))
}

/// What stands in the main part of a file.
fn main_of(built: &Built, file: &str) -> String {
    let page = built.file(file);
    let inner = page.split("<main>").nth(1).unwrap_or_default().split("</main>").next().unwrap_or_default();
    inner.trim().to_owned()
}

const QUESTIONS: &str = "{% for text in texts(collection=\"steps\", section=\"debate\", down=2) %}[{{ text.page.title }} {{ text.short }}:\
    {% for item in text.items %} ({{ item }}){% endfor %}] {{ text.html }}{% endfor %}";

/// A site whose home page shows with a template what stands in the text of a step.
fn step(template: &str, body: &str) -> Built {
    let step = format!("+++\nnumber = 1\ngoal = 1\nslug = \"puits\"\ntitle = \"Creuser\"\n+++\n{body}\n");
    let template = format!(
        "{{% if page.id == \"page-home\" and lang.code == \"fr\" %}}{template}{{% else %}}{{{{ page.body }}}}{{% endif %}}\
        {{% for item in page.sources %}}<p id=\"{{{{ item.id }}}}\">x</p>{{% endfor %}}"
    );
    let english = format!("+++\nslug = \"wells\"\ntitle = \"Dig\"\n+++\n{body}\n");
    let site = shown(&template).with("content/steps/1-puits.fr.md", step).with("content/steps/1-puits.en.md", english);
    site.build().quiet()
}

#[test]
fn a_section_of_a_text_is_shown_with_its_items_and_nothing_else() {
    let body = "Avant.\n\n## Pourquoi {#why}\n\nParce que.\n\n## Débat {#debate}\n\n- Qui *paie*.\n- Voir [pourquoi](#why) et [le but](page:goal-1#why), [](value:rain?year=2023&place=North&column=millimetres).\n\n\
        ### Plus bas\n\nSuite.\n\n## Après {#after}\n\nFin.";
    let built = step(QUESTIONS, body);
    let page = main_of(&built, "index.html");
    let link = "Voir <a href=/pas/1-puits/#why>pourquoi</a> et <a href=/buts/1-eau/#why>le but</a>";
    assert!(page.starts_with("[Creuser https://plan.example/1/: (Qui <em>paie</em>.) ("), "{page}");
    assert_eq!(page.matches(link).count(), 2, "{page}");
    // What is noted at the foot of the page is read there.
    assert!(page.contains("href=/pas/1-puits/#source-rain"), "{page}");
    assert!(page.contains("<h5 id=step-1-plus-bas>Plus bas</h5>") && page.contains("Suite."), "{page}");
    assert!(!page.contains("Fin.") && !page.contains("Parce"), "{page}");
}

#[test]
fn a_page_without_the_section_is_left_out() {
    let built = step(QUESTIONS, "## Débats {#debates}\n\n- Qui.");
    assert_eq!(main_of(&built, "index.html"), "");
}

const DOCUMENT: &str = "{% for part in document(collections=[\"goals\", \"steps\"]) %}<h2 id=\"{{ part.id }}\">{{ part.title }}</h2>\
    {% for text in part.texts %}<{{ text.heading }} id=\"{{ text.id }}\">{{ text.page.title }}</{{ text.heading }}>{{ text.html }}\
    {% for item in text.sources %}<p id=\"{{ item.id }}\">{{ item.page.title }}</p>{% endfor %}{% endfor %}{% endfor %}";

#[test]
fn texts_of_collections_make_one_document_in_which_links_stay() {
    let body = "Note[^a], [but](page:goal-1#why), [accueil](page:page-home), [](value:rain?year=2023&place=North&column=millimetres).\n\n\
        ## Pourquoi {#why}\n\nVoir [plus haut](#why).\n\n[^a]: La note.";
    let built = step(DOCUMENT, body);
    let page = main_of(&built, "index.html");
    assert!(page.starts_with("<h2 id=index-goals>"), "{page}");
    let order: Vec<usize> =
        ["<h3 id=goal-1>De l’eau</h3>", "<h4 id=goal-1-why>", "<h4 id=step-1>Creuser</h4>", "<h5 id=step-1-why>"]
            .into_iter()
            .map(|part| page.find(part).unwrap_or_else(|| panic!("{part} in {page}")))
            .collect();
    assert!(order.is_sorted(), "a step follows its goal, one level below: {page}");
    for link in [
        "<a href=#goal-1-why>but</a>",
        "<a href=/>accueil</a>",
        "href=#step-1-source-rain",
        "<p id=step-1-source-rain>La pluie",
        "<a href=#step-1-why>plus haut</a>",
        "href=#step-1-fn-1 id=step-1-fnref-1",
        "<li id=step-1-fn-1>",
    ] {
        assert!(page.contains(link), "{link} in {page}");
    }
}

#[test]
fn a_document_of_unknown_collections_is_an_error() {
    let built = shown("{{ document(collections=[\"stones\"]) | length }}").build();
    assert!(built.codes.contains(&"PV0704"), "{}", built.said);
    assert!(built.said.contains("there is no collection “stones”"), "{}", built.said);
}

#[test]
fn links_of_a_text_have_numbers_and_their_addresses_are_listed_once() {
    let template = "{% set noted = noted(html=page.body) %}{{ noted.html }}{% for address in noted.links %}{{ loop.index }} {{ address }};{% endfor %}";
    let text = "[Le but](page:goal-1), [dehors](https://else.example/a?b#c), [le but](page:goal-1#why), [les pas](page:index-steps), \
        [nous](mailto:a@else.example).";
    let built = shown(template).page(text).build().quiet();
    let page = main_of(&built, "essai/index.html");
    let listed = "1 https://plan.example/g1/;2 https://else.example/a?b#c;3 https://plan.example/pas/;";
    assert!(page.ends_with(listed), "{page}");
    assert_eq!(page.matches("data-note=1").count(), 2, "{page}");
    assert_eq!(page.matches("data-note").count(), 4, "{page}");
}

#[test]
fn notes_take_what_is_html_already() {
    let built = shown("{% set noted = noted(html=\"<b>\") %}{{ noted.html }}").build();
    assert!(built.said.contains("noted: html must be HTML, such as page.body"), "{}", built.said);
}

#[test]
fn each_short_address_is_a_qr_code_too() {
    let qr = "{% if page.qr %}{{ page.qr.svg }} {{ page.qr.svg_note }} {{ page.qr.png }} {{ page.qr.png_note }}{% else %}none{% endif %}";
    let built = shown(qr).build().quiet();
    let page = main_of(&built, "en/pas/1-puits/index.html".replace("pas", "steps").replace("puits", "wells").as_str());
    let (svg, png) = (&built.files["en/1/qr.svg"], &built.files["en/1/qr.png"]);
    assert!(page.starts_with("/en/1/qr.svg (SVG, ") && page.contains(" /en/1/qr.png (PNG, "), "{page}");
    let svg = String::from_utf8_lossy(svg);
    assert!(
        svg.contains("lang=\"en\"") && svg.contains("<title>Dig wells – https://plan.example/en/1/</title>"),
        "{svg}"
    );
    assert!(png.starts_with(b"\x89PNG"));
    // A page without a short address has none.
    assert_eq!(main_of(&built, "index.html"), "none");
    assert!(!built.files.contains_key("qr.svg"));
}

#[test]
fn a_site_without_qr_codes_has_none() {
    let without = shown("{% if page.qr %}code{% else %}none{% endif %}");
    let built = without.edit("site.toml", "theme = \"plain\"", "theme = \"plain\"\nqr = false").build().quiet();
    assert_eq!(main_of(&built, "pas/1-puits/index.html"), "none");
    assert!(!built.files.keys().any(|file| file.contains("qr.")), "{:?}", built.files.keys());
}
