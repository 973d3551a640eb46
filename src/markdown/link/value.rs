//! `value:KEY?year=2024\&column=persons`: a cell of a data package. Reserved.

use super::{LinkFault, Scheme, Wanted};

pub struct Value;

impl Scheme for Value {
    fn name(&self) -> &'static str {
        "value"
    }

    fn wants(&self, _target: &str) -> Result<Wanted, LinkFault> {
        Err(LinkFault::NotYet)
    }
}
