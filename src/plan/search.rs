//! What the search of a site is made of: a page with results in each language, and a folder with the index.

use super::address::Address;
use super::make::prefix;
use super::output::{Making, Output};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::site::Site;

/// The folder of the index. The names of most files in it come from their content, so only the first are in the plan; the
/// folder is the search's alone. Pagefind takes what is before this name for the site's root.
pub const FOLDER: &str = "/pagefind/";
/// Searches the index.
pub const SCRIPT: &str = "pagefind.js";
/// Says which files an index begins with.
pub const ENTRY: &str = "pagefind-entry.json";
/// Folders in it whose files' names come from their content.
pub const HASHED: &[&str] = &["filter/", "fragment/", "index/"];

/// The outputs of the search; none when the site has none.
pub fn outputs(site: &Site) -> Vec<Output> {
    let Some(search) = &site.config.search else { return Vec::new() };
    let fixed = |name: &str, making| Output { address: Address::new(&format!("{FOLDER}{name}")), making, origin: None };
    let mut planned = vec![fixed(SCRIPT, Making::SearchIndex), fixed(ENTRY, Making::SearchIndex)];
    for language in &site.config.languages {
        let (code, index) = (language.code.to_ascii_lowercase(), language.index);
        let pattern = &search.address[index];
        planned.push(Output {
            address: Address::new(&format!("{}{}", prefix(&site.config, index), pattern.source)),
            making: Making::Search { language: index },
            origin: Some(site.config.place(&pattern.span)),
        });
        planned.push(fixed(&format!("interface.{code}.json"), Making::SearchInterface { language: index }));
    }
    planned
}

/// Reports outputs in the folder of the index that aren't of the search.
pub fn check(outputs: &[Output], diagnostics: &mut Diagnostics) {
    let own = |making: &Making| matches!(making, Making::SearchIndex | Making::SearchInterface { .. });
    for output in outputs.iter().filter(|output| output.address.as_str().starts_with(FOLDER) && !own(&output.making)) {
        let fault = Diagnostic::new(Code::SearchFolderTaken);
        let fault = fault.with("address", output.address.as_str()).with("folder", FOLDER);
        diagnostics.push(match &output.origin {
            Some(place) => fault.at(place.clone()),
            None => fault,
        });
    }
}
