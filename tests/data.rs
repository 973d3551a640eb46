//! Data packages: how their tables are read, and how their numbers come into texts.

mod support;

use std::fs;
use std::path::Path;
use std::process::Command;

use parvis::files::Folder;
use proptest::prelude::*;
use support::{Text, plan};

const TABLE: &str = "content/datasets/rain/rain.csv";
const DESCRIPTOR: &str = "content/datasets/rain/datapackage.json";
const HEADER: &str = "year,place,millimetres,people";
const PAGE: &str = "+++\nslug = \"home\"\ntitle = \"Home\"\n+++\n";

/// The small plan with these rows of rain.
fn rows(rows: &str) -> Text {
    plan().with(TABLE, format!("{HEADER}\n{rows}"))
}

/// The home page in both languages, each with the same text.
fn text(words: &str) -> Text {
    let french = PAGE.replace("home", "accueil");
    plan()
        .with("content/pages/home.en.md", format!("{PAGE}{words}\n"))
        .with("content/pages/home.fr.md", format!("{french}{words}\n"))
}

/// What stands in the home page in English and in French, without tags and with plain spaces.
fn shown(words: &str) -> [String; 2] {
    let built = text(words).build().quiet();
    ["/en/", "/"].map(|address| {
        let html = built.main(address).replace(['\u{a0}', '\u{202f}'], " ");
        let mut plain = String::new();
        for part in html.split('<') {
            plain.push_str(part.split_once('>').map_or("", |(_, text)| text));
        }
        plain
    })
}

/// The places of what is said of a table: code, line and column.
#[track_caller]
fn says(table: &str, wanted: &[&str]) {
    let built = plan().with(TABLE, table).build();
    let wanted: Vec<String> = wanted.iter().map(|spot| spot.replace("rain:", &format!("{TABLE}:"))).collect();
    assert_eq!(built.spots, wanted, "{}", built.said);
}

#[test]
fn every_cell_is_checked_and_each_fault_has_its_place() {
    says("year,place,millimetres,people\n2024,North,702,3\n", &[]);
    says("year,place,millimetres,people\n2024,North,\"702,5\",3\n", &["PV1020 rain:2:12"]);
    says("year,place,millimetres,people\n24.5,North,702,\n", &["PV1019 rain:2:1"]);
    says("year,place,millimetres,people\n2024,,702,\n", &["PV1018 rain:2:6"]);
    says("year,place,millimetres,people\n2024,North,-5,\n", &["PV1023 rain:2:12"]);
    says("year,place,millimetres,people\n2024,=1+1,702,\n", &["PV1021 rain:2:6"]);
    says("year,place,millimetres,people\n2024,+cmd,702,\n", &["PV1021 rain:2:6"]);
    says("year,place,millimetres,people\n2024,@x,702,\n", &["PV1021 rain:2:6"]);
    says("year,place,millimetres,people\n2024,-5,702,-3\n", &[]);
    says("year,place,millimetres,people\n2024,+3.2,702,3\n", &[]);
}

#[test]
fn every_row_is_checked() {
    says("year,place,millimetres,people\n2024,North,702\n", &["PV1016 rain:2:12"]);
    says("year,place,millimetres,people\n2024,North,702,3,4\n", &["PV1016 rain:2:18"]);
    says("year,place,millimetres,people\n\n2024,North,702,3\n", &["PV1017 rain:2:1"]);
    says("year,place,millimetres,people\n,,,\n", &["PV1017 rain:2:1"]);
    says("year,place,millimetres,people\n2024,North,1,\n2024,North,2,\n", &["PV1025 rain:3:1"]);
}

#[test]
fn the_file_itself_is_checked() {
    says("year;place;millimetres;people\n2024;North;702;3\n", &["PV1012 rain:1:1"]);
    says("year,place,millimetres,people,people\n2024,North,702,3,4\n", &["PV1013 rain:1:31"]);
    says("\u{feff}year,place,millimetres,people\n2024,North,702,3\n", &["PV1011 content/datasets/rain/rain.csv"]);
    let codes = |bytes: &[u8]| plan().with(TABLE, bytes).build().codes;
    assert_eq!(codes(b"year,place,millimetres,people\n2024,Gen\xe8ve,702,3\n"), ["PV0102"]);
    assert_eq!(codes(b"\xff\xfey\0e\0a\0r\0"), ["PV0103"]);
    assert_eq!(codes(b""), ["PV1010"]);
}

#[test]
fn enumerations_patterns_and_unique_columns_hold() {
    let with = |constraint: &str| {
        let field = format!("\"place\", \"type\": \"string\", \"constraints\": {{ {constraint} }} }}");
        plan().edit(DESCRIPTOR, "\"place\", \"type\": \"string\", \"constraints\": { \"required\": true } }", &field)
    };
    assert_eq!(with("\"enum\": [\"North\", \"South\"]").build().codes, Vec::<&str>::new());
    assert_eq!(with("\"enum\": [\"North\"]").build().codes, ["PV1022", "PV1022"]);
    assert_eq!(with("\"pattern\": \"[A-Z][a-z]+\"").build().codes, Vec::<&str>::new());
    assert_eq!(with("\"pattern\": \"[a-z]+\"").build().codes, ["PV1024"; 4]);
    assert_eq!(with("\"unique\": true").build().codes, ["PV1025"]);
}

#[test]
fn a_range_may_leave_its_ends_out_and_be_one_of_time() {
    let with = |constraint: &str| {
        let field = "\"type\": \"year\", \"constraints\": { ";
        plan().edit(DESCRIPTOR, field, &format!("{field}{constraint}, ")).build().codes
    };
    assert_eq!(with("\"minimum\": 2023"), Vec::<&str>::new());
    assert_eq!(with("\"minimum\": 2024"), ["PV1023", "PV1023"]);
    assert_eq!(with("\"exclusiveMinimum\": 2023"), ["PV1023", "PV1023"]);
    assert_eq!(with("\"exclusiveMaximum\": 2025"), Vec::<&str>::new());
    assert_eq!(with("\"maximum\": \"much\""), ["PV0204"]);
}

#[test]
fn after_fifty_faults_of_a_table_the_others_are_counted() {
    let wrong: String = (1900..1960).map(|year| format!("{year},North,much,\n")).collect();
    let built = rows(&wrong).build();
    assert_eq!(built.codes.iter().filter(|code| **code == "PV1019").count(), 50);
    assert!(built.said.contains("error[PV1028]: There are 10 more faults in this table."), "{}", built.said);
}

#[test]
fn numbers_are_written_as_each_language_does_and_lead_to_their_source() {
    let link = "[](value:rain?year=2024&place=North&column=millimetres)";
    assert_eq!(shown(link), ["702 mm", "702 mm"]);
    let built = text(link).build().quiet();
    let page = built.main("/en/");
    assert!(page.contains("<a class=value href=#source-rain><data value=702>702 mm</data></a>"), "{page}");
    assert!(built.file("en/index.html").contains("id=source-rain"));
    let people = "[](value:rain?year=2023&place=South&column=people)";
    assert_eq!(shown(people), ["3,400", "3 400"]);
    let digits = "[](value:rain?year=2024&place=South&column=millimetres&digits=1)";
    assert_eq!(shown(digits), ["768.3 mm", "768,3 mm"]);
    let millions = rows("2024,North,1,2000000\n2024,South,1,1200000\n");
    let both = "[](value:rain?year=2024&place=North&column=people), [](value:rain?year=2024&place=South&column=people)";
    let built = millions.with("content/pages/home.fr.md", format!("{PAGE}{both}\n")).build();
    assert!(built.main("/").contains("2 millions</data>"), "{}", built.main("/"));
    assert!(built.main("/").contains("1,2 million</data>"), "{}", built.main("/"));
}

#[test]
fn a_key_figure_says_whose_it_is() {
    let figure = |id: &str, place: &str| {
        let value = format!("[](value:rain?year=2024&place={place}&column=millimetres)");
        format!("[[figure]]\nid = \"{id}\"\nvalue = \"{value}\"\nlabel = \"of rain\"\ndate = \"2024\"\n")
    };
    let block = format!("```figures\n{}{}```", figure("north", "North"), figure("south", "South"));
    let built = text(&block).build().quiet();
    let page = built.main("/en/");
    assert_eq!(page.matches("(2024, <a href=#source-rain>Weather office</a>)").count(), 2, "{page}");
}

#[test]
fn several_rows_become_one_number() {
    let of = |end: &str| shown(&format!("[](value:rain?column=millimetres&{end})"))[0].clone();
    assert_eq!(of("year=2024&agg=sum"), "1,470.25 mm");
    assert_eq!(of("year=2024&agg=mean&digits=1"), "735.1 mm");
    assert_eq!(of("agg=min"), "640.5 mm");
    assert_eq!(of("agg=max"), "815 mm");
    assert_eq!(of("agg=count"), "4");
    assert_eq!(of("year=2024&place=North&agg=share&digits=1"), "47.7%");
    assert_eq!(of("place=North&agg=change&from=2023&to=2024&digits=1"), "+9.6%");
}

#[test]
fn a_number_that_is_not_there_is_an_error_with_the_nearest_ones() {
    let said = |link: &str| text(link).build();
    for (link, code, hint) in [
        ("[](value:rian?column=people)", "PV1101", "Did you mean “rain”?"),
        ("[](value:rain?year=2024&place=North&column=milimetres)", "PV1029", "Did you mean “millimetres”?"),
        ("[](value:rain?year=2024&place=Nort&column=people)", "PV1107", "North"),
        ("[](value:rain?year=2024&column=people)", "PV1108", "place"),
        ("[](value:rain?year=2024&place=South&column=people)", "PV1109", "empty"),
        ("[](value:rain?year=2024&place=South)", "PV1105", "millimetres, people"),
        ("[](value:rain?column=place&year=2024)", "PV1106", "place"),
        ("[](value:rain?column=people&agg=summ)", "PV1104", "Did you mean “sum”?"),
        ("[3](value:rain?year=2024&place=North&column=millimetres)", "PV1111", "702"),
    ] {
        let built = said(link);
        assert_eq!(built.codes, [code, code], "{link}: {}", built.said);
        assert!(built.said.contains(hint), "{link}: {}", built.said);
    }
}

#[test]
fn a_page_and_its_translation_show_the_same_numbers() {
    let link = |year: u32| format!("{PAGE}[](value:rain?year={year}&place=North&column=millimetres)\n");
    let built =
        plan().with("content/pages/home.fr.md", link(2024)).with("content/pages/home.en.md", link(2023)).build();
    assert_eq!(built.codes, ["PV1112", "PV1112"]);
    let built = plan()
        .with("content/pages/home.fr.md", format!("{PAGE}[](value:rain?place=North&year=2024&column=millimetres)\n"))
        .with("content/pages/home.en.md", link(2024))
        .build();
    assert_eq!(built.codes, Vec::<&str>::new(), "the order of filters doesn't matter");
}

#[test]
fn a_number_without_a_source_is_reported_unless_it_is_none() {
    let codes = |words: &str| {
        let settings = "singular = \"page\"\nnumbers = \"error\"";
        text(words).edit("site.toml", "singular = \"page\"", settings).build().codes
    };
    for words in [
        "In 2024 it rained.",
        "On 3 May 2024, at 10:30.",
        "See action 27, article 3 and chapter 2.",
        "He said “it rained 700 millimetres”.",
        "A lesson of 50 minutes.",
        "It rained 702 mm.[^1]\n\n[^1]: The gauge.",
        "It rained [702 mm](value:rain?year=2024&place=North&column=millimetres).",
    ] {
        assert_eq!(codes(words), Vec::<&str>::new(), "{words}");
    }
    for words in ["It rained 702 millimetres.", "A third: 33 %.", "There were 3,400 people."] {
        assert_eq!(codes(words), ["PV1113", "PV1113"], "{words}");
    }
    let warned = text("It rained 702 millimetres.").edit(
        "site.toml",
        "singular = \"page\"",
        "singular = \"page\"\nnumbers = \"warning\"",
    );
    assert_eq!(warned.build().codes, ["PV1114", "PV1114"]);
    assert_eq!(text("It rained 702 millimetres.").build().codes, Vec::<&str>::new(), "unless a site asks for it");
}

/// Writes a site to a folder and runs the program in it.
fn run(site: Text, arguments: &[&str]) -> (tempfile::TempDir, String) {
    let dir = tempfile::TempDir::new().expect("a folder");
    for entry in site.folder.list("").entries {
        let path = dir.path().join(&*entry.path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, site.folder.read(&entry.path, u64::MAX).expect("bytes")).expect("a file");
    }
    let said = again(dir.path(), arguments);
    (dir, said)
}

fn again(folder: &Path, arguments: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_parvis"));
    let output = command.env_remove("CI").current_dir(folder).args(arguments).args(["--lang", "en"]).output();
    let output = output.expect("it runs");
    String::from_utf8_lossy(&output.stderr).into_owned() + &String::from_utf8_lossy(&output.stdout)
}

#[test]
fn fill_writes_the_texts_of_numbers_and_nothing_else() {
    let link = "(value:rain?year=2024&place=North&column=millimetres)";
    let words = format!("A []{link}, [old]{link}\nand `[]{link}`.\n\n    []{link}\n");
    let (dir, said) = run(text(&words), &["data", "fill"]);
    let page = fs::read_to_string(dir.path().join("content/pages/home.en.md")).expect("the page");
    assert_eq!(page, format!("{PAGE}{}\n", words.replacen("[old]", "[702 mm]", 1).replacen("A []", "A [702 mm]", 1)));
    let windows = page.replace("[702 mm]", "[]").replace('\n', "\r\n");
    fs::write(dir.path().join("content/pages/home.en.md"), windows).expect("the page");
    assert!(said.contains("Wrote 4 numbers in 2 files."), "{said}");
    again(dir.path(), &["data", "fill"]);
    let again_page = fs::read_to_string(dir.path().join("content/pages/home.en.md")).expect("the page");
    assert_eq!(again_page, page.replace('\n', "\r\n"), "line ends stay as they were");
    assert!(again(dir.path(), &["data", "fill"]).contains("All numbers were written already."));
}

#[test]
fn fill_writes_where_another_error_waits_to_be_mended() {
    let words = "[x](value:rain?year=2024&place=North&column=millimetres) and [this](page:nowhere).\n";
    let (dir, said) = run(text(words), &["data", "fill"]);
    let page = fs::read_to_string(dir.path().join("content/pages/home.en.md")).expect("the page");
    assert_eq!(page, format!("{PAGE}{}\n", words.replace("[x]", "[702 mm]")));
    assert!(said.contains("Wrote 2 numbers in 2 files. There are 2 errors elsewhere."), "{said}");
    assert!(said.contains("[this](page:nowhere)"), "{said}");
}

#[test]
fn add_makes_a_package_of_a_table_to_be_completed() {
    let (dir, _) = run(plan(), &["report"]);
    fs::write(dir.path().join("export.csv"), "Année;Pays;Part\n2023;FR;3,5\n2024;DE;4,25\n").expect("a file");
    let said = again(dir.path(), &["data", "add", "export.csv", "parts"]);
    let folder = dir.path().join("content/datasets/parts");
    assert_eq!(
        fs::read_to_string(folder.join("parts.csv")).expect(&said),
        "annee,pays,part\n2023,FR,3.5\n2024,DE,4.25\n"
    );
    let descriptor: serde_json::Value =
        serde_json::from_slice(&fs::read(folder.join("datapackage.json")).expect("a descriptor")).expect("JSON");
    let types: Vec<&str> = descriptor["resources"][0]["schema"]["fields"]
        .as_array()
        .expect("fields")
        .iter()
        .filter_map(|field| field["type"].as_str())
        .collect();
    assert_eq!(types, ["year", "string", "number"]);
    let said = again(dir.path(), &["check"]);
    for missing in ["PV1004", "PV1005", "PV1006"] {
        assert!(said.contains(missing), "{missing}: {said}");
    }
}

#[test]
fn a_package_past_its_next_release_is_a_warning_of_check_alone() {
    let late = || {
        plan().edit(
            DESCRIPTOR,
            "\"name\": \"rain\",\n  \"title\"",
            "\"name\": \"rain\",\n  \"nextRelease\": \"2020-06\",\n  \"title\"",
        )
    };
    let (dir, said) = run(late(), &["check"]);
    assert!(said.contains("warning[PV1032]"), "{said}");
    assert!(!again(dir.path(), &["build"]).contains("PV1032"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever stands in a table: a report, no panic, and every place lies in the file.
    #[test]
    fn no_table_is_too_strange(table in "[a-z0-9,;\"'=@+\\-\n\r\t é\u{202f}.]{0,200}", header in any::<bool>()) {
        let table = if header { format!("{HEADER}\n{table}") } else { table };
        let built = plan().with(TABLE, &table).build();
        for spot in built.spots.iter().filter(|spot| spot.contains("rain.csv:")) {
            let line: usize = spot.split(':').nth(1).and_then(|line| line.parse().ok()).expect("a line");
            prop_assert!(line >= 1 && line <= table.split(['\n', '\r']).count() + 1, "{spot} in {table:?}");
        }
        prop_assert!(!built.codes.contains(&"PV0901"), "{}", built.said);
    }

    /// Texts and numbers come back as they were written.
    #[test]
    fn cells_are_published_as_they_were(place in "[A-Za-zéß \"',]{1,20}", rain in 0.0..9999.0f64, people in 0..1_000_000u32) {
        prop_assume!(!place.trim().is_empty() && !place.starts_with(['\'', ' ']));
        let quoted = format!("\"{}\"", place.replace('"', "\"\""));
        let built = rows(&format!("2024,{quoted},{rain},{people}\n")).build();
        prop_assert!(built.codes.is_empty(), "{}", built.said);
        let json: serde_json::Value = serde_json::from_str(built.file("donnees/pluie/rain.json")).expect("JSON");
        let row = &json["tables"]["rain"][0];
        prop_assert_eq!(row["place"].as_str(), Some(place.as_str()));
        prop_assert_eq!(row["millimetres"].as_f64(), Some(rain));
        prop_assert_eq!(row["people"].as_u64(), Some(u64::from(people)));
    }
}
