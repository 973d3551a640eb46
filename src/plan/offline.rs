//! What the copy that is read from disk has of the site, and the paths that it has there.

use std::collections::HashSet;

use super::address::Address;
use super::output::{Making, Output};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::files::name::reserved_part;

/// How an output comes into the copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Rendered once more, with links that lead from file to file.
    Again,
    /// The bytes that the site online has.
    Same,
    /// Not there; links lead to the site online.
    LeftOut,
}

/// The one place that says what the copy has. Whoever adds a kind of output decides here whether a reader without a
/// connection can use it.
pub fn part(making: &Making) -> Part {
    match making {
        Making::Page { .. } | Making::List(_) | Making::Answers { .. } => Part::Again,
        // Short addresses are what is printed.
        Making::Redirect { .. } => Part::Again,
        // No page of the copy leads to an address that isn't its target's any more.
        Making::Moved { .. } | Making::Again { .. } | Making::Tombstone(_) => Part::LeftOut,
        // What pages show, and what readers download from them.
        Making::Copy(_)
        | Making::Picture { .. }
        | Making::Asset(_)
        | Making::Chart { .. }
        | Making::PageTable { .. }
        | Making::PackageJson(_)
        | Making::PackageArchive(_)
        | Making::Qr { .. }
        | Making::Pdf { .. }
        | Making::Booklet { .. } => Part::Same,
        // Who follows a feed has it fetched anew from the web.
        Making::Feed { .. } => Part::LeftOut,
        // Others show it beside a link to the site online.
        Making::Card { .. } => Part::LeftOut,
        // Only a server shows it.
        Making::NotFound { .. } => Part::LeftOut,
        // Pages of others on the web show it, and their code names the site online.
        Making::Embed(_) | Making::EmbedDescription(_) => Part::LeftOut,
        // Portals of data harvest it from the web.
        Making::Catalogue(_) => Part::LeftOut,
        // Three small files a page would make the copy slow to unpack; each page says itself how it is cited.
        Making::Citation { .. } => Part::LeftOut,
        // Who quotes an edition leads others to it, on the web; each more would make the copy longer.
        Making::Editions { .. }
        | Making::Edition { .. }
        | Making::EditionDataset { .. }
        | Making::EditionManifest(_)
        | Making::EditionFile(_) => Part::LeftOut,
        // For search engines and programs: what it lists are addresses online.
        Making::Sitemap | Making::Robots | Making::PageList => Part::LeftOut,
        // Browsers let no page from disk read other files, so nothing could be found.
        Making::Search { .. } | Making::SearchInterface { .. } | Making::SearchIndex => Part::LeftOut,
        // No host serves the copy.
        Making::HostFile(_) => Part::LeftOut,
        // It can't hold itself.
        Making::Offline => Part::LeftOut,
    }
}

/// The addresses that the copy hasn't.
pub fn absent(outputs: &[Output]) -> HashSet<Address> {
    let left_out = outputs.iter().filter(|output| part(&output.making) == Part::LeftOut);
    left_out.map(|output| output.address.clone()).collect()
}

/// The longest path in the archive, in the units that Windows counts (UTF-16). Its limit is 260 with the drive, the closing
/// zero, and the folder in which somebody unpacks: `C:\Users\prenom.nom\Downloads\offline\`.
const PATH_LIMIT: usize = 200;

/// Reports paths that Windows can't unpack.
pub fn check(outputs: &[Output], folder: &str, diagnostics: &mut Diagnostics) {
    for output in outputs.iter().filter(|output| part(&output.making) != Part::LeftOut) {
        let path = format!("{folder}/{}", output.address.file());
        let length = path.encode_utf16().count();
        let diagnostic = if let Some(name) = reserved_part(&path) {
            Diagnostic::new(Code::OfflinePathReserved).with("name", name)
        } else if length > PATH_LIMIT {
            Diagnostic::new(Code::OfflinePathTooLong).with("length", length).with("limit", PATH_LIMIT)
        } else {
            continue;
        };
        let diagnostic = diagnostic.with("path", path.as_str());
        diagnostics.push(match &output.origin {
            Some(place) => diagnostic.at(place.clone()),
            None => diagnostic,
        });
    }
}
