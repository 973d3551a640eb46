//! Texts as they are written and as they are set, in both languages.

mod support;

use parvis::language::slug::anchor_slug;
use parvis::language::typography::Typography::{self, English, French};
use parvis::language::typography::findings::{self, Fault};
use proptest::prelude::*;
use support::{Text, plan};

/// A text with its kinds of spaces made visible: `_` is U+00A0, `~` is U+202F.
fn shown(text: &str) -> String {
    text.replace('\u{a0}', "_").replace('\u{202f}', "~")
}

/// Texts as written and as set; `_` and `~` stand for the no-break spaces on both sides.
fn golden(typography: Typography, cases: &[(&str, &str)]) {
    for (written, expected) in cases {
        let written = written.replace('_', "\u{a0}").replace('~', "\u{202f}");
        let set = typography.apply(&written);
        assert_eq!(shown(&set), *expected, "{written}");
        assert_eq!(typography.apply(&set), set, "set twice: {written}");
    }
}

#[test]
fn french_texts_are_set_as_french_sets_them() {
    golden(
        French,
        &[
            // Marks with two parts.
            ("Pourquoi ?", "Pourquoi~?"),
            ("Pourquoi?", "Pourquoi~?"),
            ("Oui  !", "Oui~!"),
            ("Non_; si", "Non~; si"),
            ("Vraiment ?!", "Vraiment~?!"),
            ("Vraiment ?! Oui.", "Vraiment~?! Oui."),
            ("Voici : un", "Voici_: un"),
            ("Voici: un", "Voici_: un"),
            ("Voici~: un", "Voici_: un"),
            ("(?) et (!)", "(?) et (!)"),
            ("etc.; puis", "etc.~; puis"),
            ("déjà~? oui_: là~; ici~!", "déjà~? oui_: là~; ici~!"),
            ("« Quoi ? » dit-il.", "«~Quoi~?~» dit-il."),
            // What isn't a text.
            ("à 10:30 ou 2026-11-27T10:30:00", "à 10:30 ou 2026-11-27T10:30:00"),
            ("https://exemple.org/a?b=c;d#e!", "https://exemple.org/a?b=c;d#e!"),
            ("www.exemple.org/l'eau?", "www.exemple.org/l'eau?"),
            ("l'adresse o'neil@exemple.org", "l’adresse o'neil@exemple.org"),
            ("page:action-27 et page-2018-2022.html", "page:action-27 et page-2018-2022.html"),
            ("C:\\dossier\\l'eau", "C:\\dossier\\l'eau"),
            ("un !important en CSS", "un !important en CSS"),
            // Quotation marks.
            ("\"mot\"", "«~mot~»"),
            ("Le \"plan\", dit-on.", "Le «~plan~», dit-on."),
            ("«mot»", "«~mot~»"),
            ("«_mot_»", "«~mot~»"),
            ("\" mot \"", "«~mot~»"),
            ("« dit \"oui\" »", "«~dit “oui”~»"),
            ("\"il dit \"oui\" et part\"", "«~il dit “oui” et part~»"),
            ("l'\"eau\"", "l’«~eau~»"),
            ("\"Quoi ?\"", "«~Quoi~?~»"),
            ("(\"mot\")", "(«~mot~»)"),
            ("un écran de 24\"", "un écran de 24\""),
            ("seul \"ici", "seul \"ici"),
            // Apostrophes, ellipses, dashes.
            ("l'eau qu'on n'a pas aujourd'hui", "l’eau qu’on n’a pas aujourd’hui"),
            ("5' et 30'", "5' et 30'"),
            ("Et puis...", "Et puis…"),
            ("[...] enfin", "[…] enfin"),
            ("....", "...."),
            ("../a/.../b", "../a/.../b"),
            ("mot - incise - mot", "mot – incise – mot"),
            ("mot -- incise", "mot – incise"),
            ("mot --- incise", "mot — incise"),
            ("grand-mère, peut-être, --force", "grand-mère, peut-être, --force"),
            ("5 - 3", "5 - 3"),
            ("le plan 2018-2022", "le plan 2018–2022"),
            ("Fin 2018-2022.", "Fin 2018–2022."),
            ("loi n° 2018-2022", "loi n°_2018-2022"),
            ("2021-1031, L. 711-3, 98-66, 2026-11-27", "2021-1031, L. 711-3, 98-66, 2026-11-27"),
            // Numbers and what they belong to.
            ("304 millions, 27 %, 5 €, 12 km", "304_millions, 27_%, 5_€, 12_km"),
            ("27~% et 3,7_%", "27~% et 3,7_%"),
            ("12 500 familles", "12~500 familles"),
            ("1 204 000 000 et 12_500", "1~204~000~000 et 12~500"),
            ("en 2018 300 familles", "en 2018 300 familles"),
            ("01 234 567", "01 234 567"),
            ("06 12 34 56 78", "06 12 34 56 78"),
            ("12 500 km", "12~500_km"),
            ("n° 5, N° 6, § 3", "n°_5, N°_6, §_3"),
            ("p. 12, art. 3, chap. 2", "p._12, art._3, chap._2"),
            ("M. Durand, Mme X, Dr Y, MM. Z", "M._Durand, Mme_X, Dr_Y, MM._Z"),
            ("Le 1er janvier 2026 et le 31 mars", "Le 1er_janvier 2026 et le 31_mars"),
            ("32 mars, 27 personnes", "32 mars, 27 personnes"),
            ("à 10 h 30", "à 10_h_30"),
            ("2ème, 1ère", "2ème, 1ère"),
            ("مرحبا ؟ « مرحبا »", "مرحبا ؟ «~مرحبا~»"),
        ],
    );
}

#[test]
fn english_texts_are_set_as_english_sets_them() {
    golden(
        English,
        &[
            ("\"word\"", "“word”"),
            ("He said \"yes\".", "He said “yes”."),
            ("(\"word\")", "(“word”)"),
            ("\"Why?\" she asked.", "“Why?” she asked."),
            ("\"a\" and \"b\"", "“a” and “b”"),
            ("“already”", "“already”"),
            ("a lone \" mark", "a lone \" mark"),
            ("a 24\" screen", "a 24\" screen"),
            ("'word'", "‘word’"),
            ("\"She said 'yes'\"", "“She said ‘yes’”"),
            ("'It's here,' he said.", "‘It’s here,’ he said."),
            ("'Why?' she asked.", "‘Why?’ she asked."),
            ("don't, it's, O'Brien", "don’t, it’s, O’Brien"),
            ("dogs' tails", "dogs’ tails"),
            ("the '90s", "the ’90s"),
            ("1990's", "1990’s"),
            ("'tis the season", "’tis the season"),
            ("rock 'n' roll", "rock ’n’ roll"),
            ("6' tall", "6' tall"),
            ("a lone 'mark", "a lone 'mark"),
            ("And then...", "And then…"),
            ("[...] at last", "[…] at last"),
            ("....", "...."),
            ("../a/.../b", "../a/.../b"),
            ("word - aside - word", "word – aside – word"),
            ("word -- aside", "word – aside"),
            ("word---aside", "word—aside"),
            ("word --- aside", "word — aside"),
            ("well-known, --force, -1", "well-known, --force, -1"),
            ("5 - 3", "5 - 3"),
            ("the 2018-2022 plan", "the 2018–2022 plan"),
            ("from 2018-2022.", "from 2018–2022."),
            ("2018-22, 2021-1031, 2026-11-27", "2018-22, 2021-1031, 2026-11-27"),
            ("at 10:30, https://example.org/it's?a=\"b\"", "at 10:30, https://example.org/it's?a=\"b\""),
            ("o'neil@example.org", "o'neil@example.org"),
            ("report-2018-2022.pdf", "report-2018-2022.pdf"),
            ("why ?", "why ?"),
            ("304 million, 5 km, 12 years", "304_million, 5_km, 12_years"),
            ("27% and 27 %", "27% and 27_%"),
            ("8 February 2018", "8_February 2018"),
            ("p. 12, No. 5, § 3", "p._12, No._5, §_3"),
            ("Mr Smith, Dr. Who, St. John", "Mr_Smith, Dr._Who, St._John"),
            ("12 500 and 12,500", "12 500 and 12,500"),
            ("“Défenseur des droits” : « oui »", "“Défenseur des droits” : « oui »"),
            ("\"a\"/\"b\"", "“a”/“b”"),
            ("1st and 2nd", "1st and 2nd"),
        ],
    );
}

#[test]
fn other_languages_are_left_alone() {
    let text = "\"مرحبا\" ... 'x' - 2018-2022 ؟";
    assert_eq!(Typography::AsWritten.apply(text), text);
}

#[test]
fn the_ends_of_french_ordinals_are_raised() {
    let raised = |text: &str| -> String {
        let mut marked = text.to_owned();
        for range in French.raised(text).into_iter().rev() {
            marked.insert(range.end, ']');
            marked.insert(range.start, '[');
        }
        marked
    };
    for (text, expected) in [
        ("1er, 1re, 2e, 21e", "1[er], 1[re], 2[e], 21[e]"),
        ("le XIXe siècle, la Ve République, François Ier", "le XIX[e] siècle, la V[e] République, François I[er]"),
        ("la 2nde, les 2es", "la 2[nde], les 2[es]"),
        ("Le VIe, Xe", "Le VI[e], X[e]"),
        ("2ème, 1ère, 1e, 21er, 007e", "2ème, 1ère, 1e, 21er, 007e"),
        ("Ce, De, Le, Vie, Ive, A1e, 3e-2, 12e5, IIIIe", "Ce, De, Le, Vie, Ive, A1e, 3e-2, 12e5, IIIIe"),
        ("https://exemple.org/2e", "https://exemple.org/2e"),
    ] {
        assert_eq!(raised(text), expected);
    }
    assert!(English.raised("1er 2e").is_empty());
}

#[test]
fn what_no_machine_may_guess_is_a_finding() {
    let found = |typography, text: &str| -> Vec<(String, Fault)> {
        let findings = findings::find(typography, text).into_iter();
        findings.map(|finding| (text[finding.range].to_owned(), finding.fault)).collect()
    };
    let ordinal = |text: &str| Fault::Ordinal(text.to_owned());
    for (text, expected) in [
        ("Le 2ème et la 1ère.", vec![("2ème", ordinal("2e")), ("1ère", ordinal("1re"))]),
        (
            "Les 2ièmes, le XIXème, le 1ier.",
            vec![("2ièmes", ordinal("2es")), ("XIXème", ordinal("XIXe")), ("1ier", ordinal("1er"))],
        ),
        ("Les 3es, 1re, 2e, une crème.", vec![]),
        ("« oui et non.", vec![("«", Fault::Unpaired('«'))]),
        ("oui » et « non ».", vec![("»", Fault::Unpaired('»'))]),
        ("« oui « non » si ».", vec![]),
        ("un \"mot", vec![("\"", Fault::Unpaired('"'))]),
        ("un écran de 24\"", vec![]),
        ("Quoi ???", vec![("???", Fault::Repeated)]),
        ("???", vec![]),
        ("Quoi ?! Non.... ", vec![("....", Fault::Repeated)]),
        ("Oui !", vec![]),
    ] {
        let expected: Vec<(String, Fault)> =
            expected.into_iter().map(|(part, fault)| (part.to_owned(), fault)).collect();
        assert_eq!(found(French, text), expected, "{text}");
    }
    for (text, expected) in [
        ("Why ? Because.", vec![(" ?", Fault::SpaceBefore('?'))]),
        (
            "This : that ; those !",
            vec![(" :", Fault::SpaceBefore(':')), (" ;", Fault::SpaceBefore(';')), (" !", Fault::SpaceBefore('!'))],
        ),
        ("Fine: :) and ;-) and :smile:", vec![]),
        ("2ème « oui", vec![]),
    ] {
        let expected: Vec<(String, Fault)> =
            expected.into_iter().map(|(part, fault)| (part.to_owned(), fault)).collect();
        assert_eq!(found(English, text), expected, "{text}");
    }
    assert_eq!(found(Typography::AsWritten, "Why ???? \""), []);
}

/// The French page of a body, its no-break spaces made visible.
fn french(body: &str) -> String {
    let site = plan().with("content/_root/a.png", support::picture::small());
    shown(&site.page(body).build().quiet().main("/essai/"))
}

#[test]
fn rules_see_beyond_the_markup_within_a_line() {
    for (written, expected) in [
        ("« *mot* »", "<p>«~<em>mot</em>~»"),
        ("«**mot**»?", "<p>«~<strong>mot</strong>~»~?"),
        (
            "\"[un exemple](https://exemple.org/)\"",
            "<p>«~<a class=external href=https://exemple.org/ rel=external>un exemple</a>~»",
        ),
        ("*Quoi* ?", "<p><em>Quoi</em>~?"),
        ("l'*eau* & l\\*air, \"a **\"b\"** c\"", "<p>l’<em>eau</em> & l*air, «~a <strong>“b”</strong> c~»"),
        ("`a` ? `b`?", "<p><code>a</code>~? <code>b</code>~?"),
        ("deux\nlignes : *trois*\n; quatre", "<p>deux lignes_: <em>trois</em> ; quatre"),
        (
            "une note[^1] !\n\n[^1]: l'eau",
            "<p>une note<sup class=footnote-ref><a aria-label=\"Note 1\" href=#fn-1 id=fnref-1 role=doc-noteref>1</a></sup>~!",
        ),
        ("le [](page:goal-1) ?", "<p>le <a href=/buts/1-eau/>De l’eau</a>~?"),
        ("12 *km* et 5 km", "<p>12_<em>km</em> et 5_km"),
    ] {
        let html = french(written);
        assert!(html.replace("</p>", "").starts_with(expected), "{written}: {html}");
    }
}

#[test]
fn headings_lists_cells_notes_and_pictures_are_set_and_keep_their_ids() {
    let html = french(
        "## C'est quoi ?\n\n- l'eau\n- \"oui\"\n\n| n° 5 | 1er |\n|---|---|\n| l'air | 5 % |\n\n![l'image : \"x\"](/a.png \"l'eau\")\n",
    );
    for part in [
        "<h2 id=c-est-quoi>C’est quoi~?</h2>",
        "aria-label=\"Lien vers C’est quoi~?\"",
        "<li>l’eau",
        "<li>«~oui~»",
        "<th scope=col>n°_5",
        "<th scope=col>1<sup>er</sup>",
        "<td>l’air",
        "<td>5_%",
        "alt=\"l’image_: «~x~»\"",
        "title=l’eau",
    ] {
        assert!(html.contains(part), "{part}: {html}");
    }
}

#[test]
fn code_addresses_raw_html_and_other_languages_stay() {
    let html = french(
        "`l'a ?` <kbd>l'a</kbd> <https://exemple.org/l'a> [l'a](https://exemple.org/?l'a)\n\n```\nl'a ?\n```\n\n    l'b\n\n\
         l'a, <span lang=\"en\">it's \"so\"</span>, l'b\n\n<div lang=\"en\">\n\nit's so\n\n</div>\n\nl'c\n",
    );
    for part in [
        "<code>l'a ?</code>",
        "<kbd>l'a</kbd>",
        ">https://exemple.org/l'a</a>",
        "?l'a\"",
        ">l’a</a>",
        "l'a ?\n</code>",
        "l'b\n</code>",
        "l’a, <span lang=en>it's \"so\"</span>, l’b",
        "<p>it's so",
        "<p>l’c",
    ] {
        assert!(html.contains(part), "{part}: {html}");
    }
}

/// The small plan with straight signs in all that a page shows of others.
fn straight() -> Text {
    plan()
        .edit("site.toml", "fr = \"Les pas\"", "fr = \"Les pas : l'essentiel\"")
        .edit("content/steps/1-puits.fr.md", "Creuser des puits", "L'eau : \\\"creuser\\\"")
        .edit("content/steps/1-puits.fr.md", "Des puits partout.", "Le 1er puits, c'est où ?")
        .edit("content/steps/1-puits.en.md", "Dig wells", "It's \\\"water\\\"")
        .edit("content/pages/home.fr.md", "Bonjour.", "[](page:step-1)\n\n```figures\n[[figure]]\nid = \"a\"\nvalue = \"[1 200](value:rain?year=2023&place=North&column=people)\"\nlabel = \"l'eau : 5 km\"\ndate = \"2023-2024\"\n[[figure]]\nid = \"b\"\nvalue = \"[](value:rain?year=2023&place=South&column=people)\"\nlabel = \"x\"\ndate = \"2024\"\n```\n")
        .edit("content/pages/home.en.md", "Hello.", "See [](page:step-1) [](value:rain?year=2023&place=North&column=people) [](value:rain?year=2023&place=South&column=people).")
}

#[test]
fn front_matters_blocks_lists_and_feeds_say_the_same() {
    let built = straight().build();
    assert!(built.codes.is_empty(), "{}", built.said);
    let file = |path: &str| shown(built.file(path));
    let home = file("index.html");
    for part in ["L’eau_: «~creuser~»</a>", ">1~200</data>", "l’eau_: 5_km", "(2023–2024, "] {
        assert!(home.contains(part), "{part}: {home}");
    }
    assert!(file("en/index.html").contains(">It’s “water”</a>"));
    assert!(file("pas/index.html").contains("<h1>Les pas_: l’essentiel</h1>"));
    assert!(file("pas/1-puits/index.html").contains("<title>L’eau_: «~creuser~»</title>"));
    assert!(file("index.json").contains("Le 1er puits, c’est où~?"));
    assert!(file("index.json").contains("\"title\": \"L’eau_: «~creuser~»\""));
}

#[test]
fn a_site_and_a_page_can_stay_as_they_are_written() {
    let built = straight().edit("site.toml", "home =", "typography = false\nhome =").build();
    assert!(built.file("pas/1-puits/index.html").contains("L'eau : "), "{}", built.said);
    assert!(built.file("pas/index.html").contains("Les pas : l'essentiel"));
    let body = "l'eau ? 2ème";
    let page = format!("+++\nslug = \"essai\"\ntitle = \"L'essai\"\ntypography = false\n+++\n{body}\n");
    let built = plan().page(body).with("content/pages/essai.fr.md", page).build().quiet();
    assert_eq!(built.main("/essai/"), "<p>l'eau ? 2ème</p>");
    assert!(built.file("essai/index.html").contains("L'essai"));
}

#[test]
fn the_text_of_a_number_may_have_straight_signs() {
    let site = plan()
        .edit(
            "themes/plain/strings/fr.ftl",
            "unit-millimetres = { $number } mm",
            "unit-millimetres = { $number } mm d’eau",
        )
        .page("[640,5 mm d'eau](value:rain?year=2023&place=North&column=millimetres)");
    let site =
        site.edit("content/pages/essai.en.md", "Text.", "[](value:rain?year=2023&place=North&column=millimetres)");
    assert!(shown(&site.build().quiet().main("/essai/")).contains(">640,5_mm d’eau</data>"));
}

#[test]
fn findings_have_their_place_in_texts_and_front_matters() {
    let built = plan()
        .page("Le *2ème* puits.\n\n> Le 3ème.\n\n<span lang=\"en\">2ème</span> &amp; « oui\n")
        .edit("content/pages/essai.fr.md", "title = \"Essai\"", "title = \"Quoi ???\"")
        .build();
    let expected = [
        "PV1304 content/pages/essai.fr.md:3:9",
        "PV1301 content/pages/essai.fr.md:5:5",
        "PV1303 content/pages/essai.fr.md:9:35",
    ];
    assert_eq!(built.spots, expected, "{}", built.said);
}

/// Pieces that rules are about, and others.
fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => prop::sample::select(vec![
            " ", "  ", "\u{a0}", "\u{202f}", "\u{2009}", "\t", "\n", "\"", "'", "’", "‘", "«", "»", "“", "”", ".", "...", "....",
            "…", "-", "--", "---", "–", "—", "?", "!", ";", ":", "?!", "(", ")", "[", "]", "/", "@", "://", "www.", "\\", ",",
            "%", "€", "°", "n°", "§", "p.", "M.", "Mme", "Dr", "1er", "2e", "XIXe", "l'", "'tis", "'n'", "'90s", "http://a?b",
            "a@b.c", "2018-2022", "2018", "12 500", "1", "30", "000", "km", "km/h", "millions", "h", "janvier", "May", "é", "œ", "x",
            "Z", "mot", "word", "\u{fffc}", "\u{200f}", "\u{202e}", "مرحبا", "؟", "\u{301}", "😀", "漢",
        ]).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

fn letters(text: &str) -> String {
    text.chars().filter(|character| character.is_alphanumeric()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn setting_twice_changes_nothing_more_and_letters_and_digits_never(text in hostile()) {
        for typography in [French, English] {
            let once = typography.apply(&text);
            let twice = typography.apply(&once);
            prop_assert_eq!(shown(&once), shown(&twice), "{:?} {:?}", typography, text);
            prop_assert_eq!(letters(&text), letters(&once));
            // Neither do words come together, nor addresses of headings change.
            prop_assert_eq!(anchor_slug(&text), anchor_slug(&once));
        }
    }

    #[test]
    fn a_passage_in_runs_is_set_as_the_whole(text in hostile(), cuts in prop::collection::vec(any::<prop::sample::Index>(), 0..5)) {
        for typography in [French, English] {
            let setting = typography.set(&text);
            let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let mut cuts: Vec<usize> = cuts.iter().map(|cut| *cut.get(&places)).chain([0, text.len()]).collect();
            cuts.sort_unstable();
            let runs: String = cuts.windows(2).map(|cut| setting.part(&text, cut[0]..cut[1])).collect();
            prop_assert_eq!(runs, typography.apply(&text));
        }
    }

    #[test]
    fn looking_for_findings_and_ordinals_never_fails(text in hostile()) {
        for typography in [French, English] {
            for finding in findings::find(typography, &text) {
                prop_assert!(text.get(finding.range).is_some_and(|part| !part.is_empty()));
            }
            for range in typography.raised(&text) {
                prop_assert!(text[range].chars().all(char::is_alphabetic));
            }
        }
    }
}
