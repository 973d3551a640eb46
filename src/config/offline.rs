//! `[offline]`: the copy of the site that is read without a connection.

use super::localised::Localised;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::language::slug::ascii_slug;
use crate::node::reader::Reader;
use crate::schema::is_slug;

/// The file's name when the site doesn't say.
const FILE: &str = "offline.zip";
const ENDING: &str = ".zip";
/// The longest name of a folder that is made of the site's title, in letters: paths on a school's computer are long enough.
const FOLDER_LENGTH: usize = 24;

/// The copy that a site offers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offline {
    /// The archive's name, at the site's root.
    pub file: String,
    /// The folder in it that holds everything.
    pub folder: String,
}

impl Offline {
    /// Reads the table. None when the site offers no copy, or when the table can't be used: why is in `diagnostics`.
    pub fn read(mut reader: Reader<'_>, title: Option<&Localised>, diagnostics: &mut Diagnostics) -> Option<Offline> {
        let enabled = reader.boolean("enabled", diagnostics).unwrap_or(true);
        let file = read_file(&mut reader, diagnostics);
        let folder = read_folder(&mut reader, title, diagnostics);
        reader.finish(diagnostics);
        Some(Offline { file: file?, folder: folder? }).filter(|_| enabled)
    }
}

fn read_file(reader: &mut Reader<'_>, diagnostics: &mut Diagnostics) -> Option<String> {
    let span = reader.node("file").map(|node| node.span.clone());
    let file = reader.text("file", diagnostics).unwrap_or_else(|| FILE.to_owned());
    if file.strip_suffix(ENDING).is_some_and(is_slug) {
        return Some(file);
    }
    let stem = ascii_slug(file.strip_suffix(ENDING).unwrap_or(&file));
    let suggestion = if stem.is_empty() { FILE.to_owned() } else { format!("{stem}{ENDING}") };
    let diagnostic = Diagnostic::new(Code::OfflineFileName).with("value", file).with("suggestion", suggestion);
    diagnostics.push(diagnostic.at(reader.place(&span.unwrap_or_default())));
    None
}

fn read_folder(reader: &mut Reader<'_>, title: Option<&Localised>, diagnostics: &mut Diagnostics) -> Option<String> {
    let span = reader.node("folder").map(|node| node.span.clone());
    let Some(folder) = reader.text("folder", diagnostics) else { return Some(short_name(title)) };
    if is_slug(&folder) {
        return Some(folder);
    }
    let place = reader.place(&span.unwrap_or_default());
    diagnostics.push(Diagnostic::new(Code::InvalidName).at(place).with("name", folder));
    None
}

/// The first words of the site's title, as a folder's name.
fn short_name(title: Option<&Localised>) -> String {
    let slug = ascii_slug(title.and_then(|title| title.text(0)).unwrap_or_default());
    let mut name = String::new();
    for word in slug.split('-') {
        if name.len() + word.len() >= FOLDER_LENGTH && !name.is_empty() {
            break;
        }
        if !name.is_empty() {
            name.push('-');
        }
        name.extend(word.chars().take(FOLDER_LENGTH));
    }
    if name.is_empty() { "site".to_owned() } else { name }
}
