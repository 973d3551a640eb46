//! `mean-sentence`: a page whose sentences are long on average.

use super::{Found, Page, Rule};
use crate::diagnostic::{Code, Diagnostic};

pub struct MeanSentence;

impl Rule for MeanSentence {
    fn name(&self) -> &'static str {
        "mean-sentence"
    }

    fn check(&self, page: &Page<'_>, found: &mut Found<'_>) {
        let Some(limit) = page.limits.mean.filter(|_| page.reading.can_be_scored()) else { return };
        let mean = page.reading.mean_sentence();
        if mean > limit {
            // Rounded up, so that what is said is above the limit too.
            let tenths = (mean * 10.0).ceil() as usize;
            let diagnostic = Diagnostic::new(Code::MeanSentenceLong)
                .with("mean", tenths / 10)
                .with("tenth", tenths % 10)
                .with("limit", limit.round() as usize);
            found.push_on_page(diagnostic);
        }
    }
}
