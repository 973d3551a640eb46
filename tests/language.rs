//! How exactly texts are counted: words, sentences and syllables against counts made without Parvis, and the rules over
//! real paragraphs.
//!
//! `language/words.LANG.txt`: the words that this repository's pages use most, each with its syllables and how often it
//! is used. `language/texts.LANG.txt`: ten texts of about 100 words, counted by hand: a sentence a line, a point between two
//! syllables as they are heard when the text is read aloud.

mod support;

use parvis::check::language::Page;
use parvis::language::lists::WordList;
use parvis::language::readability::tier::Tier;
use parvis::language::readability::{Idiom, Reading};
use parvis::language::syllable;
use parvis::markdown::prose;
use support::{Text, plan};

const WORDS: [(Idiom, &str); 2] =
    [(Idiom::French, include_str!("language/words.fr.txt")), (Idiom::English, include_str!("language/words.en.txt"))];
const TEXTS: [(Idiom, &str); 2] =
    [(Idiom::French, include_str!("language/texts.fr.txt")), (Idiom::English, include_str!("language/texts.en.txt"))];

fn read(text: &str, idiom: Idiom) -> Reading {
    let prose = prose::read(text, 0);
    let limits = Tier::Public.limits(idiom);
    Page::new(&prose, idiom, Tier::Public, limits, &WordList::default(), &|_| false, "").reading
}

#[test]
fn syllables_of_frequent_words_are_right() {
    for (idiom, words) in WORDS {
        let (mut right, mut all) = (0, 0);
        let mut wrong = Vec::new();
        for line in words.lines() {
            let [word, syllables, weight] = line.split(' ').collect::<Vec<_>>()[..] else { panic!("{line}") };
            let weight: u32 = weight.parse().expect("a weight");
            all += weight;
            match syllable::count(word, idiom) {
                count if count.to_string() == syllables => right += weight,
                count => wrong.push(format!("{word} {count}, not {syllables}")),
            }
        }
        assert!(words.lines().count() >= 300);
        assert!(right * 1000 >= all * 995, "{idiom:?}: {right} of {all}; {wrong:?}");
    }
}

#[test]
fn the_score_is_that_of_a_count_by_hand() {
    for (idiom, texts) in TEXTS {
        let texts: Vec<&str> = texts.split("\n\n").collect();
        assert_eq!(texts.len(), 10);
        for text in texts {
            let (counted, found) = (by_hand(text), read(&text.replace('·', ""), idiom));
            assert_eq!((found.words, found.sentences), (counted.words, counted.sentences), "{text}");
            let score = |reading: &Reading| match idiom {
                Idiom::French => reading.kandel_moles(),
                _ => reading.flesch(),
            };
            let difference = score(&found) - score(&counted);
            let differ =
                |word: &&str| syllable::count(&word.replace('·', ""), idiom) as usize != 1 + word.matches('·').count();
            let differ: Vec<&str> = marked(text).filter(differ).collect();
            assert!(difference.abs() <= 2.0, "{difference:.2}: {differ:?}");
        }
    }
}

/// What stands between spaces and hyphens, if it has letters.
fn marked(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split([' ', '\n', '-']).filter(|word| word.contains(char::is_alphabetic));
    words.map(|word| word.trim_matches(|c: char| !c.is_alphabetic()))
}

/// What the marks of a text say: lines are sentences, points divide syllables.
fn by_hand(text: &str) -> Reading {
    let words = marked(text);
    let count = |number: usize| u32::try_from(number).expect("a short text");
    Reading {
        words: count(marked(text).count()),
        sentences: count(text.trim().lines().count()),
        syllables: count(words.map(|word| 1 + word.matches('·').count()).sum()),
        ..Reading::default()
    }
}

#[test]
fn only_prose_is_counted() {
    let text = "## Un titre de quatre mots\n\nUn [12\u{202f}000](value:x?y=1) deux.\n\n> Une citation de cinq mots.\n\n- trois\n\
                - quatre\n\n| a | b |\n|---|---|\n| c | d |\n\n```\ncode\n```\n\n« Une phrase que quelqu’un d’autre dit. » Cinq.\n\n\
                Voir <https://example.org/a-b>.[^1]\n\n[^1]: Une note.\n";
    let reading = read(text, Idiom::French);
    assert_eq!((reading.words, reading.sentences), (7, 5), "{reading:?}");
}

/// The plan with a collection whose texts are measured, and a page in it.
fn measured(settings: &str, front: &str, body: &str) -> Text {
    plan()
        .edit(
            "site.toml",
            "[collections.goals]\n",
            &format!("[collections.pages.readability]\n{settings}\n[collections.goals]\n"),
        )
        .with("content/pages/essai.fr.md", format!("+++\nslug = \"essai\"\ntitle = \"Essai\"\n{front}+++\n{body}"))
        .with("content/pages/essai.en.md", "+++\nslug = \"trial\"\ntitle = \"Trial\"\n+++\nText.\n")
}

/// What is said of the French page: codes and places.
fn spots(site: Text) -> Vec<String> {
    let said = site.build().spots;
    said.into_iter().map(|spot| spot.replace("content/pages/essai.fr.md:", "")).collect()
}

const LONG: &str = "Le conseil de la ville décide chaque année au printemps avec les habitants et les écoles ce que la \
                    commune fera de son argent pour les rues et les parcs.\n";

#[test]
fn a_long_sentence_keeps_the_site_from_being_built_or_not() {
    assert_eq!(spots(measured("sentence = 25", "", LONG)), ["PV1310 5:1"]);
    let site = measured("sentence = 25\nlevel = \"warning\"", "", LONG).build();
    assert!(site.said.contains("warning[PV1310]") && !site.files.is_empty(), "{}", site.said);
    assert_eq!(spots(measured("", "", LONG)), ["PV1311 5:1"]);
    assert_eq!(spots(measured("tier = \"technical\"", "", LONG)), Vec::<String>::new());
    assert_eq!(spots(measured("", "tier = \"falc\"\n", LONG)), ["PV1310 6:1", "PV1316 6:1"][..1]);
}

#[test]
fn a_page_may_break_a_rule_for_a_reason() {
    let waiver = "waiver = [{ rule = \"sentence-length\", reason = \"essai\", until = 2999-01-01 }]\n";
    assert_eq!(spots(measured("sentence = 25", waiver, LONG)), Vec::<String>::new());
    let allow = "allow = [{ rule = \"sentence-length\", text = \"le conseil de la ville\", reason = \"essai\" }]\n";
    assert_eq!(spots(measured("sentence = 25", allow, LONG)), Vec::<String>::new());
    let other = "allow = [{ rule = \"sentence-length\", text = \"autre chose\", reason = \"essai\" }]\n";
    assert_eq!(spots(measured("sentence = 25", other, LONG)), ["PV1310 6:1"]);
}

#[test]
fn a_real_paragraph_of_an_administration_is_found_hard() {
    let list = "[[jargon]]\nword = \"mise en œuvre\"\ninstead = \"faire\"\n[[jargon]]\nword = \"bénéficiaire\"\n\
                forms = [\"bénéficiaires\"]\ninstead = \"dites qui\"\n";
    let body = "Dans le cadre de la mise en œuvre de la politique de gestion de l’accueil, l’OFII procède, sous réserve de la \
                disponibilité des crédits, à l’accompagnement des bénéficiaires, dont les droits sont rappelés ci-dessous.\n";
    let found = spots(measured("", "", body).with("content/_language/fr.toml", list));
    assert_eq!(found, ["PV1310 5:1", "PV1318 5:21", "PV1317 5:76", "PV1318 5:161", "PV1316 5:1"]);
}

#[test]
fn a_plain_paragraph_is_left_alone() {
    let body = "Quand vous envoyez de l’argent à un proche, une part se perd en frais. Le plan veut réduire cette perte. \
                Repas, ordonnances, cahiers : ces sommes vont tout droit aux familles.\n\n- L’Agence française de \
                développement (AFD) paie une partie.\n- L’AFD ne décide pas.\n";
    assert_eq!(spots(measured("", "", body)), Vec::<String>::new());
}

#[test]
fn links_lists_headings_and_negations_are_looked_at() {
    let body = "## Divers\n\nVoir [ici](page:goal-1) ou [le but](page:goal-1), puis [le but](page:step-1). \
                Il n’est pas impossible de venir.\n\n- a\n  - b\n    - c\n";
    assert_eq!(
        spots(measured("", "", body)),
        ["PV1322 5:4", "PV1323 7:6", "PV1324 7:56", "PV1325 7:88", "PV1321 11:5"]
    );
}

/// A sentence of ten words and a negation too many.
const HARD: &str = "Il n’est pas impossible de venir ici avec la pompe.";

#[test]
fn fields_blocks_charts_and_lists_are_read_too() {
    let rules = "[collections.pages.readability]\nsentence = 9\nlevel = \"warning\"\n";
    let fields = "[collections.pages.fields]\naims = { type = \"list\", of = \"text\" }\nsaid = { type = \"text\", prose = false }\n\
                  kind = { type = \"text\", values = [\"AFD\"] }\nsteps = { type = \"list\", of = \"table\", fields = { text = \"text\" } }\n";
    let front = format!(
        "summary = \"{HARD}\"\naims = [\"Un but.\", \"{HARD}\"]\nsaid = \"{HARD}\"\nkind = \"AFD\"\n\
         [[steps]]\ntext = \"Dites-le : {HARD}\"\n[[corrections]]\ndate = 2026-01-02\ntext = \"Vu par l’AFD.\"\n"
    );
    let body = format!("```cards\ncollection = \"goals\"\ntitle = \"{HARD}\"\n```\n");
    let site = plan()
        .edit("site.toml", "[collections.goals]\n", &format!("{rules}{fields}[collections.goals]\n"))
        .with("content/pages/home.fr.md", format!("+++\nslug = \"accueil\"\ntitle = \"Divers\"\n{front}+++\n{body}"));
    let built = site.build();
    let spots: Vec<String> = built.spots.iter().map(|spot| spot.replace("content/pages/home.fr.md:", "")).collect();
    assert_eq!(spots, ["PV1322 3:10", "PV1310 4:12", "PV1325 4:21", "PV1310 9:9", "PV1317 12:16"]);
    // The same sentence in the list of aims and in the block, and not where the field isn't prose.
    assert!(built.said.contains("home.fr.md:5:21, content/pages/home.fr.md:16:10"), "{}", built.said);
    assert!(!built.said.contains("home.fr.md:6:") && !built.said.contains("home.fr.md:7:"), "{}", built.said);
}

#[test]
fn what_stands_beside_a_text_changes_no_score() {
    let text = "Le plan aide des villes. Il aide aussi des écoles.";
    let mut prose = prose::read(text, 0);
    let limits = Tier::Public.limits(Idiom::French);
    let counted = |prose: &prose::Prose| {
        let list = WordList::default();
        let page = Page::new(prose, Idiom::French, Tier::Public, limits, &list, &|_| false, "");
        let longest = page.reading.longest.as_ref().map(|longest| longest.words);
        (page.reading.words, page.reading.sentences, page.reading.syllables, longest, page.sentences.len())
    };
    let before = counted(&prose);
    prose.passages.extend(prose::read_value(HARD, prose::Kind::Aside, &(0..0), ""));
    let after = counted(&prose);
    assert_eq!((before.0, before.1, before.2, before.3), (after.0, after.1, after.2, after.3));
    assert_eq!((before.4, after.4), (2, 3));
}

#[test]
fn charts_and_lists_are_held_against_what_their_pages_ask() {
    let rules = |name: &str| format!("[collections.{name}.readability]\nsentence = 9\nlevel = \"warning\"\n");
    let chart = format!(
        "type = \"bar\"\nx = \"place\"\ny = \"millimetres\"\nfilter = {{ year = 2024 }}\n[fr]\ntitle = \"La pluie\"\n\
         subtitle = \"{HARD}\"\n[en]\ntitle = \"Rain\"\nsubtitle = \"Rain by place\"\n"
    );
    let site = plan()
        .edit(
            "site.toml",
            "[collections.datasets]\n",
            &format!("{}{}[collections.datasets]\n", rules("datasets"), rules("steps")),
        )
        .edit(
            "site.toml",
            "groups = [\"theme\"]\n",
            &format!("groups = [\"theme\"]\nsummary = {{ fr = \"{HARD}\", en = \"Steps\" }}\n"),
        )
        .with("content/datasets/rain/charts/places.toml", chart);
    let found = site.build().spots;
    assert_eq!(
        found,
        [
            "PV1310 content/datasets/rain/charts/places.toml:7:13",
            "PV1325 content/datasets/rain/charts/places.toml:7:22"
        ]
    );
}

#[test]
fn the_list_of_words_is_checked_and_is_no_page() {
    let found =
        spots(measured("", "", "Texte.\n").with("content/_language/fr.toml", "words = []\n[[jargon]]\nword = \"x\"\n"));
    assert_eq!(found, ["PV0202 content/_language/fr.toml:1:1", "PV0203 content/_language/fr.toml:2:1"]);
}

#[test]
fn an_english_paragraph_is_checked_by_english_rules() {
    let body = "It is not unlikely that the UNHCR will act. Go [here](page:goal-1).\n";
    let site = measured("", "", "Texte.\n")
        .with("content/pages/essai.en.md", format!("+++\nslug = \"trial\"\ntitle = \"Trial\"\n+++\n{body}"));
    assert_eq!(site.build().codes, ["PV1317", "PV1323", "PV1325"]);
}

#[test]
fn a_tier_must_be_known() {
    assert_eq!(spots(measured("", "tier = \"easy\"\n", "Texte.\n")), ["PV0307 4:8"]);
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config::with_cases(48))]
    #[test]
    fn no_text_makes_the_rules_fail(
        text in "([a-zé]{1,4}|[A-Z]{1,3}|[0-9 ]{1,3}|[«»“”\"’'()\\[\\],.;:!?…\u{202f}\u{fffc}\u{301}-]|\\]\\(page:goal-1\\)|<span lang=\"en\">|</span>|\n- |\n\n|\n> |œuvre de d’|n’est pas |ﬁ|İ|🙂| ){0,60}"
    ) {
        let list = "[[jargon]]\nword = \"œuvre de\"\ninstead = \"x\"\n[[jargon]]\nword = \"i\"\ninstead = \"x\"\n";
        for tier in ["public", "falc"] {
            let site = measured(&format!("tier = \"{tier}\""), "", &text).with("content/_language/fr.toml", list);
            let said = site.build().codes;
            proptest::prop_assert!(!said.contains(&"PV0999") && !said.contains(&"PV0415"), "{said:?}");
        }
        for idiom in [Idiom::French, Idiom::English, Idiom::Other] {
            let reading = read(&text, idiom);
            proptest::prop_assert!(reading.sentences <= reading.words);
            let longest = reading.longest.map_or(0, |longest| longest.words);
            proptest::prop_assert!(longest <= reading.words);
        }
    }
}
