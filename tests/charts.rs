//! Charts of a small site: what stands in its pages, and what is said of charts that can't be drawn.

mod support;

use support::{Text, plan};

/// The chart of the rain, with words in both languages.
fn chart(body: &str) -> String {
    format!(
        "{body}\n[fr]\ntitle = \"Il pleut davantage au nord\"\nsubtitle = \"Pluie par an\"\n\
         [en]\ntitle = \"It rains more in the North\"\nsubtitle = \"Rain in a year\"\n"
    )
}

const BARS: &str = "type = \"bar\"\nx = \"place\"\ny = \"millimetres\"\nfilter = { year = 2024 }\n";

fn with(body: &str) -> Text {
    plan().with("content/datasets/rain/charts/rain.toml", chart(body))
}

/// The codes of what is said, each once.
fn codes(text: Text) -> Vec<&'static str> {
    let mut codes = text.build().codes;
    codes.dedup();
    codes
}

const PAGE: &str = "+++\nslug = \"home\"\ntitle = \"Home\"\n+++\n";

#[test]
fn a_chart_stands_in_a_page_with_its_sentence_and_its_numbers() {
    let page = format!("{PAGE}```chart\nref = \"rain/rain\"\n```\n");
    let built = with(BARS).with("content/pages/home.en.md", &page).build();
    let page = built.file("en/index.html");
    let figure = &page[page.find("<figure").expect("a figure")..page.find("</figure>").expect("its end")];
    assert!(figure.contains("It rains more in the North</text>"), "{figure}");
    assert!(figure.contains("From 702 mm (North) to 768.25 mm (South)."), "{figure}");
    assert!(figure.contains("<td>North</td><td>702</td>"), "{figure}");
    assert!(figure.contains("<a href=/en/data/rain/rain.svg>"), "{figure}");
    assert!(page.contains("id=source-rain"), "the page says where the numbers come from: {page}");
}

#[test]
fn a_chart_is_published_as_pictures_and_as_a_page_to_embed() {
    let built = with(BARS).build();
    let files: Vec<&str> = built.files.keys().map(String::as_str).filter(|file| file.contains("/rain")).collect();
    insta::assert_snapshot!(files.join("\n"));
}

#[test]
fn the_words_of_a_chart_are_those_of_the_pages_language() {
    let built = with(BARS).build();
    let svg = |path: &str| built.file(path).to_owned();
    let french = built
        .files
        .keys()
        .find(|file| file.ends_with(".svg") && !file.ends_with("qr.svg") && !file.starts_with("en/"))
        .expect("a picture");
    assert!(svg(french).contains("Il pleut davantage au nord"));
    let english = built
        .files
        .keys()
        .find(|file| file.ends_with(".svg") && !file.ends_with("qr.svg") && file.starts_with("en/"))
        .expect("a picture");
    assert!(svg(english).contains("It rains more in the North"));
}

#[test]
fn a_file_of_a_dataset_is_offered_with_format_and_size() {
    let page = format!("{PAGE}See [the table](file:rain.csv) and [](file:rain/rain.svg).\n");
    let built = with(BARS).with("content/pages/home.en.md", &page).build();
    let page = built.file("en/index.html");
    assert!(page.contains("the table <span class=file-note>(CSV, 111 bytes)</span></a>"), "{page}");
    assert!(page.contains("rain.svg <span class=file-note>(SVG, "), "{page}");
}

#[test]
fn a_chart_that_cannot_be_drawn_says_why() {
    let lines =
        |extra: &str| format!("type = \"line\"\nx = \"year\"\ny = \"millimetres\"\nseries = \"place\"\n{extra}");
    assert_eq!(codes(with(&lines(""))), Vec::<&str>::new());
    for (body, code) in [
        (lines("").replace("line", "lines"), "PV1206"),
        (lines("").replace("year", "yaer"), "PV1029"),
        (lines("").replace("\"millimetres\"", "\"place\""), "PV1106"),
        (lines("filter = { place = \"East\" }\n"), "PV1201"),
        (lines("from = 2025\n"), "PV1201"),
        (lines("").replace("series = \"place\"\n", ""), "PV1207"),
        (lines("filter = { year = 2024 }\n").replace("line", "slope"), "PV1209"),
        (lines("highlight = [\"Nort\"]\n"), "PV1212"),
        (BARS.replace("bar", "unit"), "PV1211"),
        (BARS.replace("bar", "map"), "PV1218"),
        (format!("{BARS}colour = \"red\"\n"), "PV0202"),
        (format!("{BARS}resource = \"snow\"\n"), "PV1102"),
    ] {
        assert_eq!(codes(with(&body)), [code], "{body}");
    }
    let places: String = (1..=5).map(|place| format!("2024,P{place},{}.5,\n", place * 100)).collect();
    let five =
        with(&lines("")).with("content/datasets/rain/rain.csv", format!("year,place,millimetres,people\n{places}"));
    assert_eq!(codes(five), ["PV1208"]);
    let negative = with(&BARS.replace("bar", "stacked"))
        .with("content/datasets/rain/rain.csv", "year,place,millimetres,people\n2024,North,5,-3\n2024,South,7,4\n");
    let negative = negative.with(
        "content/datasets/rain/charts/rain.toml",
        chart(&BARS.replace("bar", "stacked").replace("millimetres", "people")),
    );
    assert_eq!(codes(negative), ["PV1210"]);
}

#[test]
fn an_empty_cell_breaks_a_line_and_a_missing_row_does_not() {
    let lines = "type = \"line\"\nx = \"year\"\ny = \"millimetres\"\n";
    let table = |middle: &str| format!("year,place,millimetres,people\n2020,N,1,\n{middle}2022,N,2,\n2023,N,3,\n");
    let pieces = |middle: &str| {
        let built = with(lines).with("content/datasets/rain/rain.csv", table(middle)).build();
        let svg =
            built.files.keys().find(|file| file.ends_with(".svg") && !file.ends_with("qr.svg")).expect("a picture");
        let svg = built.file(svg);
        let line =
            svg.split("<path class=\"line s1\" d=\"").nth(1).expect("a line").split('"').next().expect("its way");
        line.matches('M').count()
    };
    assert_eq!(pieces(""), 1);
    assert_eq!(pieces("2021,N,,\n"), 2);
}
