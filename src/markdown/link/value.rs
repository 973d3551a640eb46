//! `value:KEY?year=2024&column=persons`: a number of a data package, formatted for the reader and tied to its source.

use super::{LinkFault, Scheme, Wanted};
use crate::data::query::Query;

pub struct Value;

impl Scheme for Value {
    fn name(&self) -> &'static str {
        "value"
    }

    fn wants(&self, target: &str) -> Result<Wanted, LinkFault> {
        Query::parse(target).map(Wanted::Value).map_err(LinkFault::Query)
    }
}
