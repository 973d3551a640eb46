//! Which addresses lead elsewhere, and which are gone.

use crate::plan::Plan;
use crate::plan::address::Address;
use crate::plan::output::Making;
use crate::site::Site;

/// What a host answers at an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    pub from: Address,
    /// Where it leads; what is gone shows the page at its own address.
    pub to: Option<Address>,
    /// 301 (moved for good) or 410 (gone for good), RFC 9110, 15.4.2 and 15.5.11.
    pub status: u16,
}

/// Short addresses and old ones, in their order.
pub fn redirects(plan: &Plan, _site: &Site) -> Vec<Rule> {
    let rule = |from: &Address, making: &Making| match making {
        Making::Redirect { entry, language } => {
            let to = plan.page(*entry, *language)?.address;
            Some(Rule { from: from.clone(), to: Some(to.clone()), status: 301 })
        }
        _ => None,
    };
    plan.outputs.iter().filter_map(|output| rule(&output.address, &output.making)).collect()
}
