//! What publishing must know of the built files besides their names.

use std::collections::HashMap;

use super::Plan;
use super::output::Making;
use super::search::{ENTRY, FOLDER};
use crate::write::Mark;

/// Ends of names of files that hosts may send in place of the file itself: they are as that is.
const COMPRESSED: [&str; 2] = [".br", ".gz"];
/// Ends of names, in the folder of the search index, that come from their files' content.
const HASHED: [&str; 3] = [".pf_meta", ".pf_index", ".pf_fragment"];

impl Making {
    /// Whether the output leads to pages: who reads it must find what it names.
    pub fn is_index(&self) -> bool {
        matches!(self, Making::Feed { .. } | Making::Sitemap | Making::Robots | Making::PageList)
    }

    /// What publishing must know of the output.
    pub fn mark(&self) -> Mark {
        match self {
            making if making.is_html() => Mark::Page,
            making if making.is_index() => Mark::Index,
            making if making.is_hashed() => Mark::Hashed,
            _ => Mark::Plain,
        }
    }
}

/// The marks of planned files, by their paths.
#[derive(Debug, Default)]
pub struct Marks(HashMap<String, Mark>);

impl Marks {
    pub fn of(plan: &Plan) -> Marks {
        let mut planned: HashMap<String, Mark> =
            plan.outputs.iter().map(|output| (output.address.file(), output.making.mark())).collect();
        // It names the files that an index begins with.
        planned.insert(format!("{}{ENTRY}", FOLDER.trim_start_matches('/')), Mark::Index);
        Marks(planned)
    }

    /// The mark of a file that was written, by its path from the output folder.
    pub fn mark(&self, path: &str) -> Mark {
        let bare = COMPRESSED.iter().find_map(|end| path.strip_suffix(end)).filter(|bare| self.0.contains_key(*bare));
        self.0.get(bare.unwrap_or(path)).copied().unwrap_or_else(|| unplanned(path))
    }
}

/// Files of which it is known what they are without a plan.
impl FromIterator<(String, Mark)> for Marks {
    fn from_iter<I: IntoIterator<Item = (String, Mark)>>(marks: I) -> Marks {
        Marks(marks.into_iter().collect())
    }
}

/// Only the folder of the search index has files whose names weren't known before they were made.
fn unplanned(path: &str) -> Mark {
    let in_index = path.starts_with(FOLDER.trim_start_matches('/'));
    if in_index && HASHED.iter().any(|end| path.ends_with(end)) { Mark::Hashed } else { Mark::Plain }
}
