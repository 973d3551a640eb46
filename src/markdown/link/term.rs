//! `term:diaspora`: a word of the glossary, with its definition at hand.

use super::{LinkFault, Scheme, Wanted};

pub struct Term;

impl Scheme for Term {
    fn name(&self) -> &'static str {
        "term"
    }

    fn wants(&self, target: &str) -> Result<Wanted, LinkFault> {
        if crate::schema::is_slug(target) { Ok(Wanted::Term(target.to_owned())) } else { Err(LinkFault::NotKey) }
    }
}
