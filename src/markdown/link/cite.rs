//! `cite:KEY`: a reference from the bibliography. Reserved.

use super::{LinkFault, Scheme, Wanted};

pub struct Cite;

impl Scheme for Cite {
    fn name(&self) -> &'static str {
        "cite"
    }

    fn wants(&self, _target: &str) -> Result<Wanted, LinkFault> {
        Err(LinkFault::NotYet)
    }
}
