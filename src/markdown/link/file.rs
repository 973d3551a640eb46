//! `file:KEY.csv`: a download of a data package, with its format and size said.

use super::{LinkFault, Scheme, Wanted};

pub struct File;

impl Scheme for File {
    fn name(&self) -> &'static str {
        "file"
    }

    fn wants(&self, target: &str) -> Result<Wanted, LinkFault> {
        if target.is_empty() { Err(LinkFault::Malformed) } else { Ok(Wanted::File(target.to_owned())) }
    }
}
