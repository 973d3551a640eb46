//! Citing both ways: works of a bibliography in the texts of pages, and pages as others cite them.

mod support;

use support::{Built, Text, plan};

const WORKS: &str = r#"
@article{diop-2020,
  author = {Diop, Awa and {de Roux}, Jean},
  title = {Wells \& the women who dig them: 50\% <more>?},
  journaltitle = {Water},
  volume = {4},
  number = {2},
  pages = {12--30},
  date = {2020-03},
  doi = {10.5555/wells},
  langid = {english},
}
@report{office-2021,
  author = {{Office de l'eau}},
  title = {Les puits},
  type = {Rapport},
  number = {7},
  institution = {Office de l'eau},
  date = {2021-05-02},
  url = {https://eau.example/puits?a=1&b=2},
  langid = {french},
}
@incollection{sow,
  author = {Sow, Ibra and Ba, Ami and Fall, Omar and others},
  title = {Rivers},
  booktitle = {Waters},
  editor = {Lee, Ann},
  publisher = {Springer},
  location = {Geneva},
  langid = {english},
}
@online{museum,
  title = {Water maps},
  organization = {Museum of Water},
  url = {https://museum.example/maps},
  langid = {english},
}
@article{numbered,
  author = {Kane, Mor},
  title = {Rain},
  journaltitle = {Water},
  eid = {106537},
  date = {2019},
}
"#;

fn citing(text: &str) -> Text {
    plan().with("content/bibliography.bib", WORKS).page(text)
}

/// The references of a page, each as readers see it; where they lead in brackets.
fn references(built: &Built, address: &str) -> Vec<String> {
    let page = built.file(&format!("{}index.html", address.trim_start_matches('/')));
    let lines = page.split("<p id=ref-").skip(1).map(|part| part.split("</p>").next().unwrap_or_default());
    lines.map(|line| line.split_once('>').map_or("", |(_, rest)| rest).to_owned()).collect()
}

/// Without tags.
fn words(html: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for c in html.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            c if !inside => text.push(c),
            _ => {}
        }
    }
    text.replace('\u{a0}', " ")
        .replace("&amp;", "&")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .trim_end_matches([' ', '↩'])
        .to_owned()
}

#[test]
fn a_work_is_numbered_once_and_leads_there_and_back() {
    let built =
        citing("Un [](cite:sow). Deux [](cite:diop-2020?page=12-15). Encore [](cite:sow), [dit Sow](cite:sow).")
            .build()
            .quiet();
    let main = built.main("/essai/");
    for part in [
        "href=#ref-sow id=cite-sow.1",
        ">[1]</a>",
        ">[2, p. 12–15]</a>",
        "aria-label=\"Référence 2, p. 12–15\"",
        "id=cite-sow.2",
        ">dit Sow</a>",
        "role=doc-biblioref",
    ] {
        assert!(main.contains(part), "{part}\n{main}");
    }
    let references = references(&built, "/essai/");
    assert_eq!(references.len(), 2);
    for back in ["#cite-sow.1", "#cite-sow.2", "#cite-sow.3"] {
        assert!(references[0].contains(back), "{}", references[0]);
    }
}

#[test]
fn references_have_the_form_of_iso_690_in_the_words_of_the_page() {
    let text = "[](cite:diop-2020) [](cite:office-2021) [](cite:sow) [](cite:museum) [](cite:numbered)";
    let built = citing(text)
        .with("content/pages/essai.en.md", format!("+++\nslug = \"trial\"\ntitle = \"Trial\"\n+++\n{text}\n"))
        .build()
        .quiet();
    let said: Vec<String> = ["/essai/", "/en/trial/"]
        .iter()
        .flat_map(|address| references(&built, address).iter().map(|line| words(line)).collect::<Vec<_>>())
        .collect();
    insta::assert_snapshot!(said.join("\n"));
}

#[test]
fn the_title_of_a_work_says_its_language_and_cannot_write_markup() {
    let built = citing("[](cite:diop-2020) [](cite:office-2021)").build().quiet();
    let references = references(&built, "/essai/");
    assert!(references[0].contains("lang=en>Wells & the women who dig them: 50% &lt;more"), "{}", references[0]);
    assert!(references[0].contains("href=https://doi.org/10.5555/wells"), "{}", references[0]);
    assert!(!references[1].contains("lang="), "{}", references[1]);
    assert!(references[1].contains("puits?a=1&b=2"), "{}", references[1]);
}

#[test]
fn where_there_can_be_no_list_a_work_is_named_in_passing() {
    let built = plan()
        .with("content/bibliography.bib", WORKS)
        .edit(
            "content/steps/1-puits.fr.md",
            "Des puits partout.",
            "Des puits [](cite:diop-2020?page=3), des cartes [](cite:museum).",
        )
        .build()
        .quiet();
    let list = built.file("index.json").replace('\u{a0}', " ");
    assert!(
        list.contains("Des puits (Diop et de Roux, 2020, p. 3), des cartes (Museum of Water, [sans date])."),
        "{list}"
    );
}

#[test]
fn the_summary_stands_first_so_its_works_have_the_first_numbers() {
    let built = citing("[](cite:sow)")
        .with(
            "content/pages/essai.fr.md",
            "+++\nslug = \"essai\"\ntitle = \"Essai\"\nsummary = \"Vu [](cite:museum).\"\n+++\nTexte [](cite:sow).\n",
        )
        .edit("themes/plain/templates/page.html", "{{ page.body }}", "<p>{{ page.summary or '' }}</p>{{ page.body }}")
        .build()
        .quiet();
    let main = built.main("/essai/");
    assert!(main.contains("href=#ref-museum role=doc-biblioref>[1]</a>") || main.contains(">[1]</a>."), "{main}");
    assert!(main.find("[1]").expect("one") < main.find("[2]").expect("two"), "{main}");
    // Nothing marks a place outside of the text.
    assert!(!main.contains("cite-museum"), "{main}");
}

#[test]
fn a_bibliography_may_be_written_in_yaml() {
    let yaml = "diop-2020:\n  type: article\n  title: Wells\n  author: [\"Diop, Awa\"]\n  date: 2020\n  language: en\n  page-range: 12-30\n  parent:\n    type: periodical\n    title: Water\n    volume: 4\n";
    let built = plan().with("content/bibliography.yaml", yaml).page("[](cite:diop-2020)").build().quiet();
    let said: Vec<String> = references(&built, "/essai/").iter().map(|line| words(line)).collect();
    assert_eq!(said, ["1 Diop, Awa. Wells. Water, 2020, vol. 4, p. 12–30."]);
}

#[test]
fn what_is_wrong_with_a_bibliography_is_said_where_it_is() {
    let spots = |file: &str, text: &str| plan().with(file, text).build().spots;
    assert_eq!(
        spots("content/bibliography.bib", "@book{a,\n  title = {A},\n}\n@book{b,\n  title = {B\n}\n"),
        ["PV1401 content/bibliography.bib:4:1"]
    );
    assert_eq!(
        spots("content/bibliography.bib", "@book{a,\n  title = {A},\n}\n\n@book{a,\n  title = {B},\n}\n"),
        ["PV1402 content/bibliography.bib:5:1"]
    );
    assert_eq!(
        spots("content/bibliography.yaml", "a:\n  type: book\n  title: A\nb:\n  title: B\n"),
        ["PV1401 content/bibliography.yaml:5:3"]
    );
    let twice = plan().with("content/bibliography.yml", "a:\n  type: book\na:\n  type: book\n").build();
    assert_eq!(twice.codes, ["PV1402"], "{}", twice.said);
    let two =
        plan().with("content/bibliography.yml", "a:\n  type: book\n").with("content/bibliography.bib", WORKS).build();
    assert_eq!(two.spots, ["PV1400 content/bibliography.yml"]);
}

#[test]
fn a_work_that_is_not_there_is_said_with_the_nearest_keys() {
    let built = citing("[](cite:diop-2002)").build();
    assert_eq!(built.spots, ["PV1404 content/pages/essai.fr.md:5:1"]);
    assert!(built.said.contains("The nearest keys: diop-2020"), "{}", built.said);
    // What a broken bibliography lacks isn't said again.
    let broken = plan().with("content/bibliography.bib", "@book{a").page("[](cite:b)").build();
    assert_eq!(broken.codes, ["PV1401"], "{}", broken.said);
}

/// The plan with a publisher, in the default theme.
fn published() -> Text {
    plan()
        .edit("site.toml", "theme = \"plain\"", "theme = \"parvis\"")
        .edit("site.toml", "[changes]", "[publisher]\nname = \"Mairie & fils\"\n[changes]")
        .edit("site.toml", "singular = \"step\"", "singular = \"step\"\ncite = true")
        .edit("site.toml", "singular = \"dataset\"", "singular = \"dataset\"\ncite = true\ntemplate = \"dataset.html\"")
        .edit(
            "content/datasets/rain/datapackage.json",
            "\"path\": \"https://weather.example/rain\" }",
            "\"path\": \"https://weather.example/rain\", \"retrieved\": \"2026-11-20\" }",
        )
        .with(
            "content/datasets/rain/charts/years.toml",
            "type = \"bar\"\nx = \"place\"\ny = \"millimetres\"\nfilter = { year = 2023 }\n[fr]\ntitle = \"Plus au sud\"\nsubtitle = \"Millimètres en 2023\"\n[en]\ntitle = \"More in the south\"\nsubtitle = \"Millimetres in 2023\"\n",
        )
        .with("strings/fr.ftl", "unit-millimetres = { $number } mm\nunit-persons = { $number } personnes\n")
        .with("strings/en.ftl", "unit-millimetres = { $number } mm\nunit-persons = { $number } people\n")
}

/// The citations in the boxes of a page.
fn boxes_of(built: &Built, path: &str) -> Vec<String> {
    let boxes = built.file(path).split("<details class=citing>").skip(1).map(|part| part.split("</details>").next());
    let lines = boxes.flatten().flat_map(|part| part.split("<dd>").skip(1));
    lines.map(|line| words(line.split("</dd>").next().unwrap_or_default()).replace('\u{a0}', " ")).collect()
}

#[test]
fn pages_and_data_say_how_they_are_cited_in_the_words_of_their_language() {
    let built = published().build();
    assert!(built.codes.is_empty(), "{}", built.said);
    let said: Vec<String> = ["pas/1-puits/", "en/steps/1-wells/", "donnees/pluie/", "en/data/rain/"]
        .iter()
        .flat_map(|page| boxes_of(&built, &format!("{page}index.html")))
        .collect();
    insta::assert_snapshot!(said.join("\n"));
    let page = built.file("pas/1-puits/index.html");
    for tag in [
        "<meta content=\"Creuser des puits\" name=citation_title>",
        "<meta content=\"Mairie & fils\" name=citation_author>",
        "<meta content=2026/11/23 name=citation_publication_date>",
        "<meta content=https://plan.example/pas/1-puits/ name=citation_public_url>",
        "<meta content=fr name=citation_language>",
    ] {
        assert!(page.contains(tag), "{tag}\n{page}");
    }
}

#[test]
fn files_for_reference_managers_stand_beside_the_pages_that_ask_for_them() {
    let built = published().build().quiet();
    let files = ["pas/1-puits/cite.bib", "pas/1-puits/cite.ris", "donnees/pluie/cite.json"];
    insta::assert_snapshot!(files.map(|file| built.file(file)).join("\n"));
    assert!(!built.files.contains_key("buts/1-eau/cite.bib"));
    assert!(built.file("pas/1-puits/index.html").contains("href=/pas/1-puits/cite.bib"));
}

#[test]
fn a_site_without_a_publisher_or_that_wants_none_has_no_citations() {
    for site in [
        published().edit("site.toml", "name = \"Mairie & fils\"", ""),
        published().edit("site.toml", "home =", "citations = false\nhome ="),
    ] {
        let built = site.build().quiet();
        assert!(!built.files.contains_key("pas/1-puits/cite.bib"));
        let page = built.file("pas/1-puits/index.html");
        assert!(!page.contains("citing") && !page.contains("citation_"), "{page}");
    }
}
