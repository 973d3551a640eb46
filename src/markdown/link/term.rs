//! `term:diaspora`: a word of the glossary. Reserved.

use super::{LinkFault, Scheme, Wanted};

pub struct Term;

impl Scheme for Term {
    fn name(&self) -> &'static str {
        "term"
    }

    fn wants(&self, _target: &str) -> Result<Wanted, LinkFault> {
        Err(LinkFault::NotYet)
    }
}
