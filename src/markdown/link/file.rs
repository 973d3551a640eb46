//! `file:KEY.csv`: a download. Reserved.

use super::{LinkFault, Scheme, Wanted};

pub struct File;

impl Scheme for File {
    fn name(&self) -> &'static str {
        "file"
    }

    fn wants(&self, _target: &str) -> Result<Wanted, LinkFault> {
        Err(LinkFault::NotYet)
    }
}
