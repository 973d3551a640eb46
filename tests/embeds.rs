//! Parts of pages to show in pages of others: the bare page, the code to copy, what programs read (oEmbed).

mod support;

use support::{Built, Text, plan};

/// Two key figures, the first with a label.
fn figures(label: &str) -> String {
    format!(
        "```figures\n[[figure]]\nid = \"north\"\n\
         value = \"[](value:rain?year=2024&place=North&column=millimetres)\"\nlabel = \"{label}\"\ndate = \"2024\"\n\
         [[figure]]\nid = \"south\"\nvalue = \"[](value:rain?year=2024&place=South&column=millimetres)\"\n\
         label = \"in the South\"\ndate = \"2024\"\n```\n"
    )
}

/// The plan with a text on its home page, in both languages.
fn home(body: &str) -> Text {
    let page = |title: &str, slug: &str| format!("+++\nslug = \"{slug}\"\ntitle = \"{title}\"\n+++\n{body}");
    plan()
        .with("content/pages/home.fr.md", page("Accueil", "accueil"))
        .with("content/pages/home.en.md", page("Home", "home"))
}

/// The plan with those figures on its home page.
fn with_figures(label: &str) -> Built {
    home(&figures(label)).build().quiet()
}

/// The addresses of embeds, without those of their descriptions.
fn embeds(built: &Built) -> Vec<&str> {
    built.files.keys().map(String::as_str).filter(|file| file.ends_with("embed/index.html")).collect()
}

#[test]
fn a_key_figure_is_a_page_with_source_licence_date_and_a_way_back() {
    insta::assert_snapshot!(with_figures("of rain in the [North](page:goal-1)").file("en/north/embed/index.html"));
}

#[test]
fn the_address_of_a_figure_is_made_of_its_id_and_stays_when_its_words_change() {
    let before = with_figures("of rain");
    let after = home(&format!("A paragraph before.\n\n{}", figures("of water from the sky"))).build().quiet();
    assert_eq!(embeds(&before), embeds(&after));
    assert!(embeds(&before).contains(&"north/embed/index.html"), "{:?}", embeds(&before));
    assert!(after.file("en/north/embed/index.html").contains("of water from the sky"));
    assert!(!after.file("en/north/embed/index.html").contains("in the South"), "the other figure isn't there");
}

#[test]
fn two_parts_of_a_page_with_one_id_are_an_error() {
    let twice = figures("of rain").replace("id = \"south\"", "id = \"north\"");
    assert!(home(&twice).build().codes.contains(&"PV0601"));
}

#[test]
fn the_code_to_copy_is_escaped_in_the_code_and_in_the_page() {
    let built = with_figures("</iframe></title><script>alert(1)</script> & 'that'");
    let page = built.file("en/index.html");
    let code = page.split("<pre>").nth(1).and_then(|rest| rest.split("</pre>").next()).expect("the code");
    let copied = code.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
    insta::assert_snapshot!(copied);
    assert_eq!(copied.matches("<script>").count(), 1, "only the script that sets the height");
    assert!(!page.contains("<script>alert"), "{page}");
    // The title and its copy in an attribute may hold what begins like an element; nothing there ends them.
    let (head, body) = built.file("en/north/embed/index.html").split_once("<body").expect("a body");
    let title = head.split("<title>").nth(1).and_then(|rest| rest.split("</title>").next()).expect("a title");
    assert!(title.ends_with("& ‘that’"), "{title}");
    assert!(!body.contains("<script>"), "{body}");
}

#[test]
fn programs_find_how_to_show_a_figure() {
    let built = with_figures("of \\\"rain\\\" </script>");
    let page = built.file("en/north/embed/index.html");
    assert!(page.contains("href=https://plan.example/en/north/embed/oembed.json"), "{page}");
    insta::assert_snapshot!(built.file("en/north/embed/oembed.json"));
}

#[test]
fn the_description_names_the_publisher_where_there_is_one() {
    let published = "[publisher]\nname = \"Water \\\"office\\\"\"\n[changes]";
    let built = home(&figures("of rain")).edit("site.toml", "[changes]", published).build().quiet();
    let description: serde_json::Value =
        serde_json::from_str(built.file("north/embed/oembed.json")).expect("a description");
    assert_eq!(description["author_name"], "Water \"office\"");
    assert_eq!(description["provider_url"], "https://plan.example/");
}

#[test]
fn a_table_of_a_dataset_is_a_page_under_its_name_in_the_descriptor() {
    let built = plan().build().quiet();
    assert_eq!(
        embeds(&built),
        ["donnees/pluie/table/rain/embed/index.html", "en/data/rain/table/rain/embed/index.html"]
    );
    let page = built.file("en/data/rain/table/rain/embed/index.html");
    assert!(page.contains("<caption>Rain</caption>"), "{page}");
    assert!(page.contains("<td>768.25</td>"), "{page}");
    assert!(page.contains("Source: Weather office, CC-BY-4.0."), "{page}");
    assert!(page.contains("<link href=https://plan.example/en/data/rain/ rel=canonical>"), "{page}");
}

#[test]
fn a_table_that_is_too_long_to_be_read_is_no_page_to_embed() {
    let rows: String = (0..301).map(|row| format!("2024,Place {row},1.5,\n")).collect();
    let long = format!("year,place,millimetres,people\n{rows}");
    let built = plan().with("content/datasets/rain/rain.csv", long).build().quiet();
    assert_eq!(embeds(&built), Vec::<&str>::new());
}

#[test]
fn a_table_of_a_text_is_a_page_under_its_id() {
    let table =
        "```table\nid = \"wet\"\ndataset = \"rain\"\nfilter = { year = 2024 }\ncaption = \"Rain & <wind>\"\n```\n";
    let built = home(table).build().quiet();
    let page = built.file("en/wet/embed/index.html");
    assert!(
        page.contains("<title>Rain &amp; &lt;wind></title>") || page.contains("<title>Rain & <wind></title>"),
        "{page}"
    );
    assert!(page.contains("<td>702</td>") && !page.contains("640.5"), "{page}");
    assert!(page.contains("<a href=https://plan.example/en/#wet>Home</a>"), "{page}");
}

#[test]
fn a_block_within_a_quotation_is_found_again() {
    let quoted: String = figures("of rain").lines().map(|line| format!("> {line}\n")).collect();
    let built = home(&format!("```rust\nnot a block\n```\n\n{quoted}")).build().quiet();
    assert!(built.file("en/south/embed/index.html").contains("in the South"));
}

#[test]
fn pages_to_embed_are_not_for_search_engines() {
    let built = with_figures("of rain");
    assert!(!built.file("sitemap.xml").contains("embed"));
    assert!(!built.file("index.json").contains("embed"));
    assert!(built.file("en/north/embed/index.html").contains("content=noindex name=robots"));
}

#[test]
fn links_of_a_part_lead_to_its_page_where_they_stood_there() {
    let term = "of rain, [702 mm](value:rain?year=2024&place=North&column=millimetres)";
    let built = with_figures(term);
    assert!(built.file("en/index.html").contains("href=#source-rain"));
    let alone = built.file("en/north/embed/index.html");
    assert!(alone.contains("href=/en/#source-rain") && !alone.contains("href=#"), "{alone}");
}
