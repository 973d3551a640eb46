//! `page:action-27#why`: a page of the site, in the reader's language.

use super::{LinkFault, Scheme, Wanted};
use crate::site::id::PageId;

pub struct Page;

impl Scheme for Page {
    fn name(&self) -> &'static str {
        "page"
    }

    fn wants(&self, target: &str) -> Result<Wanted, LinkFault> {
        let (id, anchor) = match target.split_once('#') {
            Some((id, anchor)) => (id, Some(anchor)),
            None => (target, None),
        };
        let readable = crate::schema::is_slug(id) && anchor.is_none_or(|anchor| !anchor.is_empty());
        if !readable {
            return Err(LinkFault::Malformed);
        }
        Ok(Wanted::Page { id: PageId::new(id), anchor: anchor.map(Into::into) })
    }
}
