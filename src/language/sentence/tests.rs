//! Hard cases: each line of a text is one sentence.

use super::*;

fn check(idiom: Idiom, cases: &[&[&str]]) {
    let mut wrong = Vec::new();
    for case in cases {
        let text = case.join(" ");
        let found: Vec<String> = sentences(&text, idiom).into_iter().map(|range| text[range].to_owned()).collect();
        if found != *case {
            wrong.push(found);
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn french_sentences_end_where_they_end() {
    check(
        Idiom::French,
        &[
            &["Il part.", "Elle reste."],
            &["– Tu viens ?", "– Non."],
            &["Il dit oui.[3]", "Elle part."],
            &["Il part .", "Elle reste ."],
            &["M. Durand arrive."],
            &["Voir l’art. 12 Le Conseil décide."],
            &["J.-P. Martin écrit.", "A. Camus aussi."],
            &["Elle dit : « Non ! » puis s’en va."],
            &["Elle dit : « Non ! »", "Il s’en va."],
            &["« Je pars. », dit-elle."],
            &["Il attend…", "Personne ne vient."],
            &["Il attend… puis il part."],
            &["« Il attend… »", "Personne ne vient."],
            &["Le coût est de 3.5 millions.", "C’est peu."],
            &["Le coût est de 3,5 %.", "C’est peu."],
            &["Est-ce vrai ?", "Oui !", "Non ?"],
            &["Est-ce vrai\u{202f}?", "Oui\u{202f}!"],
            &["Voir p. 12 et suiv."],
            &["Il y a env. 12 personnes."],
            &["Cf. le chap. 3 du rapport."],
            &["Elle vient (par ex. Le samedi) et repart."],
            &["Il lit (enfin !) le livre."],
            &["Des pommes, des poires, etc. sont à vendre."],
            &["Des pommes, des poires, etc.", "Elles sont à vendre."],
            &["C’est un jeu.", "Il voit.", "Elle aussi."],
            &["Née en 1990.", "Partie en 2018."],
            &["Le site exemple.fr est ouvert."],
            &["L’O.N.U. siège à New York."],
            &["Le 1er janv. 2020 tout change."],
            &["Mme. Diop et le Dr. Sow se parlent."],
            &["1. Le premier point."],
            &["Il vit av. J.-C. dans un village."],
            &["Quoi ?!", "Rien."],
            &["Le plan (voir plus haut.) reste ouvert."],
            &["Elle demande : « Pourquoi ? » à sa mère."],
        ],
    );
}

#[test]
fn english_sentences_end_where_they_end() {
    check(
        Idiom::English,
        &[
            &["He leaves.", "She stays."],
            &["Mr. Smith arrives.", "Dr. Jones too."],
            &["J. R. R. Tolkien wrote it."],
            &["J.K. Rowling wrote it."],
            &["She said “No!” and left."],
            &["She said “No!”", "He left."],
            &["“I am leaving.”", "She was gone."],
            &["He waits…", "Nobody comes."],
            &["He waits... and leaves."],
            &["It costs 3.5 million.", "That is little."],
            &["Is it true?", "Yes!", "No?"],
            &["See e.g. Chapter 3 of the report."],
            &["That is, i.e. The other one."],
            &["Smith et al. The report says so."],
            &["He came, as in Fig. 3 of the book."],
            &["It was 5 p.m. when he left."],
            &["The U.S. is large."],
            &["She has a Ph.D. in law."],
            &["St. Mary’s is closed."],
            &["To do so.", "Do go.", "Is on."],
            &["Apples vs. Pears is a game."],
            &["He reads (at last!) the book."],
            &["What?!", "Nothing."],
            &["The site example.org is open."],
            &["Version 2.0 is out.", "Good."],
            &["In Nov. 2026 it was read."],
            &["It was no. 3 on the list."],
            &["Acme Inc. Has moved."],
            &["She left (by train).", "He stayed."],
        ],
    );
}

#[test]
fn other_languages_follow_unicode_alone() {
    check(Idiom::Other, &[&["Ναι.", "Όχι."], &["هذا كتاب.", "هل تقرأ؟", "نعم."], &["Das ist gut.", "Ja!"]]);
}

#[test]
fn sentences_cover_every_word_of_any_text() {
    for text in ["", " ", "…", "»", ". . .", "a…B", "«", "\u{202f}?\u{202f}!", "é. é", "A.", "A. B", "x\u{fffc}. Y"]
    {
        for idiom in [Idiom::French, Idiom::English, Idiom::Other] {
            let found = sentences(text, idiom);
            let inside = |at: usize| found.iter().any(|range| range.contains(&at));
            assert!(text.char_indices().all(|(at, c)| c.is_whitespace() || inside(at)), "{text:?} {found:?}");
            assert!(found.windows(2).all(|pair| pair[0].end <= pair[1].start), "{text:?}");
        }
    }
}

proptest::proptest! {
    #[test]
    fn the_short_way_ends_sentences_where_the_rules_do(text in "([a-zéÀZ0-9,:;’(«»\\- ]{0,6}[.!?]? ?[A-ZÉa ]?){0,6}") {
        if let Some(ends) = plain_ends(&text) {
            let rules: Vec<usize> = SentenceSegmenter::new(Default::default()).segment_str(&text).skip(1).collect();
            proptest::prop_assert_eq!(ends, rules);
        }
    }
}
