//! In which order files are uploaded, so that a page that readers can get leads only to what is there.

use super::local::LocalFile;
use super::manifest::Manifest;
use crate::write::Mark;

/// A part of a run. Each begins when all of the one before is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// Style, scripts, pictures, data: what pages need or let readers take.
    Assets,
    /// Pages that the version before didn't have. No page that readers can get leads to them yet.
    NewPages,
    /// Pages that readers know, in place of their earlier versions.
    Pages,
    /// Feeds, the map of the site, lists: what leads programs and searchers to pages.
    Indexes,
}

impl Step {
    pub const ALL: [Step; 4] = [Step::Assets, Step::NewPages, Step::Pages, Step::Indexes];

    /// When a file's turn is.
    pub fn of(file: &LocalFile, before: &Manifest) -> Step {
        match file.mark {
            Mark::Plain | Mark::Hashed => Step::Assets,
            Mark::Page if before.files.contains_key(&file.key) => Step::Pages,
            Mark::Page => Step::NewPages,
            Mark::Index => Step::Indexes,
        }
    }

    /// What programs call it.
    pub fn name(self) -> &'static str {
        match self {
            Step::Assets => "assets",
            Step::NewPages => "new-pages",
            Step::Pages => "pages",
            Step::Indexes => "indexes",
        }
    }
}
