//! Two outputs must not want one file, on any system.

use std::collections::HashMap;

use super::output::{Making, Output};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::files::name::{PATH_LIMIT, folded};
use crate::write::is_path;

/// Reports outputs that can't be written at all, and those at one address, also when they differ by case or Unicode form only, when one would be a folder of
/// the other, and addresses that are too long.
pub fn check(outputs: &[Output], diagnostics: &mut Diagnostics) {
    let mut files: HashMap<String, &Output> = HashMap::with_capacity(outputs.len());
    for output in outputs {
        let file = output.address.file();
        // The value of a group of which nothing is left in the address was reported where it is written.
        if !is_path(&file) && !file.contains("//") {
            let diagnostic = Diagnostic::new(Code::OutputPathReserved).with("path", file.as_str());
            diagnostics.push(placed(diagnostic, output));
        }
        if file.len() > PATH_LIMIT {
            let diagnostic = Diagnostic::new(Code::AddressTooLong)
                .with("address", output.address.as_str())
                .with("length", file.len())
                .with("limit", PATH_LIMIT);
            diagnostics.push(placed(diagnostic, output));
        }
        if let Some(first) = files.insert(folded(&file), output) {
            diagnostics.push(collision(output, first));
        }
    }
    for output in outputs {
        let file = folded(&output.address.file());
        let mut above = file.as_str();
        while let Some((folder, _)) = above.rsplit_once('/') {
            if let Some(other) = files.get(folder) {
                diagnostics.push(collision(output, other));
            }
            above = folder;
        }
    }
}

fn collision(one: &Output, other: &Output) -> Diagnostic {
    // A file or an earlier address is in the way of a page, whichever was planned first.
    let (output, other) = if in_the_way(one) >= in_the_way(other) { (one, other) } else { (other, one) };
    let differs = output.address != other.address;
    let diagnostic = Diagnostic::new(Code::AddressCollision)
        .with("address", output.address.as_str())
        .with("other", if differs { other.address.as_str() } else { "" });
    let diagnostic = placed(diagnostic, output);
    match &other.origin {
        Some(place) => diagnostic.related(place.clone()),
        None => diagnostic,
    }
}

/// How easily an output gives way to another: earlier addresses of the ledger more than files, files more than redirects, and those more than what the plan is for.
fn in_the_way(output: &Output) -> u8 {
    match output.making {
        Making::Copy(_) => 2,
        Making::Moved { .. } | Making::Again { .. } | Making::Tombstone(_) => 3,
        Making::Redirect { .. } => 1,
        _ => 0,
    }
}

fn placed(diagnostic: Diagnostic, output: &Output) -> Diagnostic {
    match &output.origin {
        Some(place) => diagnostic.at(place.clone()),
        None => diagnostic,
    }
}
