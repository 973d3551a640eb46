//! French: vowel groups, hiatus, mute e and mute -ent, and a table of words that no such rule gets right.

use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::FixedState;
use smallvec::SmallVec;

/// Words that the rules count wrongly, and how many syllables they have.
const EXCEPTIONS: &[(&str, u32)] = &[
    ("abbaye", 3),
    ("août", 1),
    ("banlieue", 2),
    ("banlieues", 2),
    ("coopération", 5),
    ("coopérer", 4),
    ("coordination", 5),
    ("coordonner", 4),
    ("cruel", 2),
    ("cruelle", 2),
    ("dépaysement", 4),
    ("influence", 3),
    ("influences", 3),
    ("lorsque", 2),
    ("médecin", 2),
    ("médecine", 2),
    ("médecins", 2),
    ("passeport", 2),
    ("passeports", 2),
    ("pays", 2),
    ("paysage", 3),
    ("paysages", 3),
    ("paysan", 3),
    ("paysanne", 3),
    ("paysannes", 3),
    ("paysans", 3),
    ("probable", 3),
    ("puisque", 2),
    ("quoique", 2),
    ("rapatriement", 4),
];

/// Words in -ent that aren't verbs with "ils": their end is heard. Those in -ment are heard unless they are in [`VERBS`].
const HEARD: &[&str] = &[
    "absent",
    "abstinent",
    "accent",
    "accident",
    "adhérent",
    "adjacent",
    "adolescent",
    "affluent",
    "afférent",
    "agent",
    "antécédent",
    "apparent",
    "argent",
    "arpent",
    "astringent",
    "auvent",
    "avent",
    "cent",
    "client",
    "clément",
    "cohérent",
    "compétent",
    "confident",
    "confluent",
    "conscient",
    "consent",
    "conséquent",
    "content",
    "continent",
    "contingent",
    "convalescent",
    "convergent",
    "couvent",
    "dent",
    "détergent",
    "diligent",
    "différent",
    "dissident",
    "divergent",
    "décent",
    "déficient",
    "effervescent",
    "efficient",
    "éloquent",
    "émergent",
    "éminent",
    "équivalent",
    "évent",
    "évident",
    "excellent",
    "excédent",
    "expédient",
    "fervent",
    "fluorescent",
    "fréquent",
    "gent",
    "gradient",
    "grandiloquent",
    "imminent",
    "impatient",
    "impertinent",
    "imprudent",
    "impudent",
    "incandescent",
    "incident",
    "incohérent",
    "incompétent",
    "inconscient",
    "indifférent",
    "indigent",
    "indolent",
    "indulgent",
    "influent",
    "ingrédient",
    "inhérent",
    "innocent",
    "insolent",
    "insurgent",
    "intelligent",
    "intermittent",
    "latent",
    "lent",
    "mécontent",
    "négligent",
    "occident",
    "omnipotent",
    "onguent",
    "opulent",
    "orient",
    "parent",
    "paravent",
    "patent",
    "patient",
    "permanent",
    "pertinent",
    "phosphorescent",
    "pourcent",
    "précédent",
    "présent",
    "président",
    "proéminent",
    "pressent",
    "prudent",
    "purulent",
    "quotient",
    "récent",
    "récipient",
    "récurrent",
    "régent",
    "relent",
    "rémanent",
    "repent",
    "résident",
    "ressent",
    "réticent",
    "sent",
    "sergent",
    "serpent",
    "somnolent",
    "souvent",
    "strident",
    "subséquent",
    "sédiment",
    "talent",
    "tangent",
    "torrent",
    "transcendent",
    "transparent",
    "trident",
    "truculent",
    "turbulent",
    "turgescent",
    "urgent",
    "vent",
    "violent",
    "virulent",
    "ment",
    "dément",
    "concurrent",
    "coefficient",
    "escient",
    "inconvénient",
    "vient",
    "tient",
];

/// Verbs in -ment whose end isn't heard.
const VERBS: &[&str] = &[
    "abîment",
    "acclament",
    "affament",
    "affirment",
    "aiment",
    "alarment",
    "allument",
    "animent",
    "arment",
    "assomment",
    "assument",
    "blâment",
    "calment",
    "chôment",
    "clament",
    "confirment",
    "conforment",
    "consomment",
    "consument",
    "compriment",
    "déforment",
    "déclament",
    "dépriment",
    "désarment",
    "dorment",
    "déciment",
    "endorment",
    "enferment",
    "enflamment",
    "entament",
    "escriment",
    "estiment",
    "expriment",
    "ferment",
    "filment",
    "forment",
    "fument",
    "germent",
    "gomment",
    "impriment",
    "informent",
    "légitiment",
    "nomment",
    "oppriment",
    "parsèment",
    "priment",
    "proclament",
    "programment",
    "raniment",
    "referment",
    "réaffirment",
    "réclament",
    "réforment",
    "reforment",
    "renferment",
    "répriment",
    "résument",
    "riment",
    "sèment",
    "suppriment",
    "surnomment",
    "transforment",
    "triment",
    "trament",
    "diffament",
    "embaument",
    "exhument",
    "présument",
    "plument",
    "rament",
    "renomment",
    "dénomment",
    "somment",
    "charment",
    "chaument",
];

/// The syllables of one word in small letters, and of its elided article: "l" and "qu" have none, "lorsqu" has one.
pub fn count(article: &str, word: &str) -> u32 {
    let vowels = article.strip_suffix("qu").unwrap_or(article).chars().filter(|c| is_vowel(*c)).count();
    vowels as u32 + whole(word)
}

fn whole(word: &str) -> u32 {
    static KNOWN: LazyLock<HashMap<&str, u32, FixedState>> = LazyLock::new(|| EXCEPTIONS.iter().copied().collect());
    if let Some(count) = KNOWN.get(word) {
        return *count;
    }
    let letters: SmallVec<[char; 24]> =
        word.chars().filter(|c| matches!(c, 'a'..='z' | 'à'..='ö' | 'ø'..='ÿ') || c.is_alphabetic()).collect();
    let mut count = groups(&letters).map(|(start, end)| 1 + hiatus(&letters, start, end)).sum::<u32>();
    if count > 1 && ends_mute(word, &letters) {
        count -= 1;
    }
    (count + after_cluster(&letters)).max(1)
}

fn is_vowel(c: char) -> bool {
    matches!(
        c,
        'a' | 'e'
            | 'i'
            | 'o'
            | 'u'
            | 'y'
            | 'à'
            | 'â'
            | 'é'
            | 'è'
            | 'ê'
            | 'ë'
            | 'î'
            | 'ï'
            | 'ô'
            | 'ö'
            | 'ù'
            | 'û'
            | 'ü'
            | 'ÿ'
            | 'œ'
            | 'æ'
    )
}

/// The runs of vowels: their first letter and the one behind their last.
fn groups(letters: &[char]) -> impl Iterator<Item = (usize, usize)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + letters[at..].iter().position(|c| is_vowel(*c))?;
        at = start + letters[start..].iter().take_while(|c| is_vowel(**c)).count();
        Some((start, at))
    })
}

/// How many vowels of a group begin a syllable of their own.
fn hiatus(letters: &[char], start: usize, end: usize) -> u32 {
    let pairs = (start + 1..end).filter(|&at| {
        let (first, second) = (letters[at - 1], letters[at]);
        let rest = &letters[at..];
        // After "qu" and "gu" the u isn't heard, and at the end a mute e isn't.
        let silent = at >= 2 && at - 1 == start && first == 'u' && matches!(letters[at - 2], 'q' | 'g');
        let mute = rest == ['e'] || rest == ['e', 's'];
        !silent && !mute && divides(first, second, at - 1 > start)
    });
    pairs.count() as u32
}

fn divides(first: char, second: char, inside: bool) -> bool {
    first == 'é'
        || second == 'é' && matches!(first, 'a' | 'o' | 'u')
        || matches!(second, 'ï' | 'ë' | 'ü')
        || matches!((first, second), ('a', 'o') | ('o', 'a') | ('o', 'è'))
        || first == 'y' && inside
}

/// Whether the last vowel isn't heard: e or es after a consonant, que, gue, and -ent of verbs.
fn ends_mute(word: &str, letters: &[char]) -> bool {
    let stem = match letters {
        [stem @ .., 'e'] | [stem @ .., 'e', 's'] => stem,
        [stem @ .., 'e', 'n', 't'] => return is_verb(word, stem),
        _ => return false,
    };
    match stem {
        [.., 'q' | 'g', 'u'] => true,
        [.., last] => !is_vowel(*last),
        [] => false,
    }
}

/// Whether a word in -ent is a verb with "ils", whose stem ends with a consonant.
fn is_verb(word: &str, stem: &[char]) -> bool {
    let ends_with_sound = matches!(stem, [.., 'q' | 'g', 'u']) || stem.last().is_some_and(|last| !is_vowel(*last));
    if !ends_with_sound || HEARD.contains(&word) {
        return false;
    }
    stem.last() != Some(&'m') || VERBS.contains(&word)
}

/// A consonant, l or r, i and a vowel are two syllables: crier, oublier, février.
fn after_cluster(letters: &[char]) -> u32 {
    if !letters.contains(&'i') {
        return 0;
    }
    let found = letters.windows(4).enumerate().filter(|(at, window)| {
        let [before, liquid, i, vowel] = window else { return false };
        let rest = &letters[at + 3..];
        !is_vowel(*before)
            && *before != *liquid
            && matches!(liquid, 'l' | 'r')
            && *i == 'i'
            && is_vowel(*vowel)
            && rest != ['e']
            && rest != ['e', 's']
    });
    found.count() as u32
}
