//! For whom a text is written, and what that asks of it.
//!
//! Sources: 25 words a sentence, GOV.UK (insidegovuk.blog.gov.uk, 4 August 2014); 20 words on average, European Commission,
//! *Rédiger clairement*; the bands of Flesch and of LIX; and texts for the public that were measured for this purpose.

use super::Idiom;

/// The readers of a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tier {
    #[default]
    Public,
    /// About 11 to 15 years old.
    Pupil,
    /// "Facile à lire et à comprendre", easy to read: people with intellectual disabilities.
    Falc,
    /// Those who work with the subject: methods of data.
    Technical,
}

/// What a page may have at the most, or at the least.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits {
    /// Words in one sentence: above the first it is a fault, above the second it is long.
    pub sentence: Option<(usize, usize)>,
    /// Words in a sentence on average.
    pub mean: Option<f64>,
    /// Kandel–Moles in French, Flesch in English: the least.
    pub ease: Option<f64>,
    /// Flesch–Kincaid, English only.
    pub grade: Option<f64>,
    pub lix: Option<f64>,
    /// Sentences and words of a paragraph.
    pub paragraph: (usize, usize),
    /// Entries of a list.
    pub list: usize,
}

impl Tier {
    pub const KNOWN: [(&'static str, Tier); 4] =
        [("public", Tier::Public), ("pupil", Tier::Pupil), ("falc", Tier::Falc), ("technical", Tier::Technical)];

    pub fn parse(name: &str) -> Option<Tier> {
        Self::KNOWN.iter().find(|(known, _)| *known == name).map(|(_, tier)| *tier)
    }

    pub fn name(self) -> &'static str {
        Self::KNOWN.iter().find(|(_, tier)| *tier == self).map_or("public", |(name, _)| name)
    }

    /// What no page of this tier should be beyond.
    pub fn limits(self, idiom: Idiom) -> Limits {
        let limits = match (self, idiom) {
            (Tier::Public, Idiom::French) => scores(Some(60.0), None, Some(50.0)),
            (Tier::Public, Idiom::English) => scores(Some(50.0), Some(10.0), Some(45.0)),
            (Tier::Pupil, Idiom::French) => scores(Some(70.0), None, Some(46.0)),
            (Tier::Pupil, Idiom::English) => scores(Some(60.0), Some(8.0), Some(40.0)),
            (Tier::Falc, Idiom::French) => scores(Some(75.0), None, None),
            (Tier::Technical, Idiom::French) => scores(Some(45.0), None, None),
            (Tier::Technical, Idiom::English) => scores(Some(35.0), None, None),
            (Tier::Falc, Idiom::English) | (_, Idiom::Other) => scores(None, None, None),
        };
        let (sentence, mean) = match (self, idiom) {
            (Tier::Public, _) => (Some((30, 25)), Some(20.0)),
            (Tier::Pupil, Idiom::English) => (Some((25, 20)), None),
            (Tier::Pupil, _) => (Some((25, 20)), Some(18.0)),
            (Tier::Falc, _) => (Some((15, 15)), None),
            (Tier::Technical, _) => (None, None),
        };
        let paragraph = if self == Tier::Falc { (3, 60) } else { (5, 100) };
        Limits { sentence, mean, paragraph, ..limits }
    }

    /// What a page of this tier should reach.
    pub fn targets(self, idiom: Idiom) -> Limits {
        let limits = self.limits(idiom);
        let (wanted, mean) = match (self, idiom) {
            (Tier::Public, Idiom::French) => (scores(Some(65.0), None, Some(45.0)), Some(16.0)),
            (Tier::Public, Idiom::English) => (scores(Some(60.0), Some(8.0), Some(40.0)), Some(15.0)),
            (Tier::Pupil, Idiom::French) => (scores(Some(75.0), None, Some(42.0)), Some(15.0)),
            (Tier::Pupil, Idiom::English) => (scores(Some(70.0), Some(6.0), None), None),
            _ => return limits,
        };
        let sentence = limits.sentence.map(|(_, long)| (long, long));
        Limits { sentence, mean, paragraph: limits.paragraph, ..wanted }
    }
}

fn scores(ease: Option<f64>, grade: Option<f64>, lix: Option<f64>) -> Limits {
    Limits { sentence: None, mean: None, ease, grade, lix, paragraph: (5, 100), list: 12 }
}
