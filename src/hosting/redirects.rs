//! Which addresses lead elsewhere, and which are gone.

use crate::plan::Plan;
use crate::plan::address::Address;
use crate::plan::output::Making;

/// What a host answers at an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    pub from: Address,
    /// Where it leads; what is gone shows the page at its own address.
    pub to: Option<Address>,
    /// 301 (moved for good) or 410 (gone for good), RFC 9110, 15.4.2 and 15.5.11.
    pub status: u16,
}

/// Short addresses and old ones, in their order, and what is gone.
pub fn redirects(plan: &Plan) -> Vec<Rule> {
    let rule = |from: &Address, to: &Address| Rule { from: from.clone(), to: Some(to.clone()), status: 301 };
    let leads = plan.outputs.iter().filter_map(|output| match &output.making {
        Making::Redirect { entry, language } => Some(rule(&output.address, plan.page(*entry, *language)?.address)),
        Making::Moved { to, .. } => Some(rule(&output.address, to)),
        _ => None,
    });
    let gone = plan.permalinks.gone().iter();
    let gone = gone.map(|gone| Rule { from: gone.address.clone(), to: None, status: 410 });
    leads.chain(gone).collect()
}
