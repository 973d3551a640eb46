//! Share cards: a picture of every page, never blank, never cut off without a sign, drawn once.

mod support;

use std::process::Command;

use support::{Built, Text, plan};

const CARD: &str = include_str!("../themes/parvis/templates/card.svg");

fn with_cards() -> Text {
    plan().with("templates/card.svg", CARD)
}

/// Pixels of a card: width, height, and how many are as light as its letters.
fn light(built: &Built, card: &str) -> (u32, u32, usize) {
    let decoder = png::Decoder::new(std::io::Cursor::new(&built.files[card]));
    let mut reader = decoder.read_info().expect("a PNG");
    let palette = reader.info().palette.clone().expect("a palette");
    let mut pixels = vec![0; reader.output_buffer_size().expect("a size")];
    let frame = reader.next_frame(&mut pixels).expect("pixels");
    let light = pixels.iter().filter(|index| palette[usize::from(**index) * 3] > 230).count();
    (frame.width, frame.height, light)
}

#[test]
fn every_page_and_list_has_a_card_with_words() {
    let built = with_cards().build().quiet();
    let cards: Vec<&str> =
        built.files.keys().map(String::as_str).filter(|file| file.starts_with("cards/fr/")).collect();
    assert_eq!(
        cards,
        [
            "cards/fr/dataset-rain.png",
            "cards/fr/goal-1.png",
            "cards/fr/index-steps-theme-eau.png",
            "cards/fr/index-steps.png",
            "cards/fr/page-home.png",
            "cards/fr/step-1.png"
        ]
    );
    for card in cards {
        let (width, height, light) = light(&built, card);
        assert_eq!((width, height), (1200, 630));
        assert!(light > 3000, "{card}: {light}");
        assert!(built.files[card].len() < 40_000, "{card}: {} bytes", built.files[card].len());
    }
}

#[test]
fn a_title_that_the_fonts_cannot_write_leaves_the_number() {
    let title = |title: &str| with_cards().edit("content/steps/1-puits.fr.md", "Creuser des puits", title).build();
    let built = title("人口移动");
    assert!(!built.codes.contains(&"PV1442"), "{}", built.said);
    let (.., number) = light(&built, "cards/fr/step-1.png");
    assert!(number > 3000, "{number}");
    let arabic = title("حفر الآبار في القرى");
    assert!(light(&arabic, "cards/fr/step-1.png").2 > 3000);
    assert_ne!(arabic.files["cards/fr/step-1.png"], built.files["cards/fr/step-1.png"]);
}

#[test]
fn a_card_shows_the_first_key_figure_of_its_page() {
    let figures = "```figures\n[[figure]]\nid = \"a\"\nvalue = \"[](value:rain?year=2023&place=South&column=millimetres)\"\nlabel = \"de pluie\"\ndate = \"2023\"\n\n[[figure]]\nid = \"b\"\nvalue = \"[](value:rain?year=2023&place=North&column=millimetres)\"\nlabel = \"au nord\"\ndate = \"2023\"\n```\n";
    let without = with_cards().page("Texte.").build();
    let with = with_cards().page(figures).build();
    assert_ne!(with.files["cards/fr/page-essai.png"], without.files["cards/fr/page-essai.png"]);
    let shown = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1200\" height=\"630\"><text y=\"99\">{{ figure.nothing }}</text></svg>";
    let said = with_cards().page(figures).with("templates/card.svg", shown).build().said;
    assert!(said.contains("Available fields: date, label, value"), "{said}");
}

#[test]
fn a_site_can_do_without() {
    let built = with_cards().edit("site.toml", "theme = \"plain\"", "theme = \"plain\"\nshare_cards = false").build();
    assert!(!built.quiet().files.keys().any(|file| file.starts_with("cards/")));
    assert!(!plan().build().quiet().files.keys().any(|file| file.starts_with("cards/")));
}

#[test]
fn the_page_says_where_its_card_is() {
    let built = with_cards()
        .edit(
            "themes/plain/templates/page.html",
            "</head>",
            "<meta property=\"og:image\" content=\"{{ page.card.url }}\"><meta property=\"og:locale\" content=\"{{ lang.locale }}\"></head>",
        )
        .build()
        .quiet();
    let page = built.file("en/steps/1-wells/index.html");
    assert!(page.contains("content=https://plan.example/cards/en/step-1.png"), "{page}");
    assert!(page.contains("content=en_US"), "{page}");
}

/// What `parvis build --verbose` says of pictures.
fn pictures(site: &std::path::Path) -> String {
    let mut program = Command::new(env!("CARGO_BIN_EXE_parvis"));
    program.args(["build", "--verbose", "--lang", "en"]).current_dir(site);
    let said = program.output().expect("it runs").stderr;
    let said = String::from_utf8_lossy(&said).into_owned();
    said.lines().find(|line| line.starts_with("Pictures")).unwrap_or(&said).to_owned()
}

#[test]
fn a_second_build_draws_what_has_changed_and_nothing_else() {
    let site = with_cards().on_disk();
    let home = site.path().join("content/pages/home.fr.md");
    let cards = 12;
    assert_eq!(pictures(site.path()), format!("Pictures: {cards} drawn, 0 kept from earlier builds."));
    assert_eq!(pictures(site.path()), format!("Pictures: 0 drawn, {cards} kept from earlier builds."));
    let text = std::fs::read_to_string(&home).expect("a page");
    std::fs::write(&home, text.replace("Bonjour", "Bonsoir")).expect("written");
    assert_eq!(pictures(site.path()), format!("Pictures: 0 drawn, {cards} kept from earlier builds."));
    std::fs::write(&home, text.replace("Accueil", "Bienvenue")).expect("written");
    assert_eq!(pictures(site.path()), format!("Pictures: 1 drawn, {} kept from earlier builds.", cards - 1));
    let kept: Vec<_> = std::fs::read_dir(site.path().join(".parvis-cache")).expect("a folder").collect();
    assert_eq!(kept.len(), cards + 1, "the pictures of the last build, and .gitignore");
    std::fs::remove_dir_all(site.path().join(".parvis-cache")).expect("removed");
    assert_eq!(pictures(site.path()), format!("Pictures: {cards} drawn, 0 kept from earlier builds."));
}
