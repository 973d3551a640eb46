//! Two outputs must not want one file, on any system.

use std::collections::HashMap;

use super::output::Output;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::files::name::{PATH_LIMIT, folded};

/// Reports outputs at one address, also when they differ by case or Unicode form only, when one would be a folder of
/// the other, and addresses that are too long.
pub fn check(outputs: &[Output], diagnostics: &mut Diagnostics) {
    let mut files: HashMap<String, &Output> = HashMap::with_capacity(outputs.len());
    for output in outputs {
        let file = output.address.file();
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

fn collision(output: &Output, other: &Output) -> Diagnostic {
    let diagnostic = Diagnostic::new(Code::AddressCollision)
        .with("address", output.address.as_str())
        .with("other", other.address.as_str());
    let diagnostic = placed(diagnostic, output);
    match &other.origin {
        Some(place) => diagnostic.related(place.clone()),
        None => diagnostic,
    }
}

fn placed(diagnostic: Diagnostic, output: &Output) -> Diagnostic {
    match &output.origin {
        Some(place) => diagnostic.at(place.clone()),
        None => diagnostic,
    }
}
