//! Headings: their levels, the ids that are given to them, and those that they had before.

use std::ops::Range;

use pulldown_cmark::HeadingLevel;

use super::Scanner;
use crate::diagnostic::Code;
use crate::language::slug::ascii_slug;
use crate::markdown::heading::is_heading_id;

impl Scanner<'_> {
    /// A heading's place among the others, and its id.
    pub(super) fn heading(&mut self, level: HeadingLevel, id: Option<&str>, range: &Range<usize>) {
        let level = level as usize;
        if level == 1 {
            self.push(Code::HeadingLevelOne, range);
        } else if level > self.last_level + 1 {
            let before = self.last_level;
            let diagnostic = self.push(Code::HeadingLevelSkipped, range);
            diagnostic.arguments.push(("level", level.into()));
            diagnostic.arguments.push(("before", before.into()));
        }
        self.last_level = level;
        let Some(id) = id else { return };
        if !is_heading_id(id) {
            let diagnostic = self.push(Code::InvalidHeadingId, range);
            diagnostic.arguments.push(("id", id.into()));
            diagnostic.arguments.push(("suggestion", ascii_slug(id).into()));
            return;
        }
        match self.heading_ids.get(id) {
            Some(first) => {
                let first = self.place(first);
                let diagnostic = self.push(Code::DuplicateHeadingId, range);
                diagnostic.arguments.push(("id", id.into()));
                diagnostic.related.push(first);
            }
            None => {
                self.heading_ids.insert(id.to_owned(), range.clone());
                self.findings.anchors.push((id.into(), level, self.place(range)));
            }
        }
    }

    /// Ids that a heading had before, as its attributes `was` say.
    pub(super) fn former_ids<'e>(
        &mut self,
        id: Option<&str>,
        former: impl Iterator<Item = &'e str>,
        range: &Range<usize>,
    ) {
        for old in former {
            match id {
                Some(_) if !is_heading_id(old) => {
                    let diagnostic = self.push(Code::InvalidHeadingId, range);
                    diagnostic.arguments.push(("id", old.into()));
                    diagnostic.arguments.push(("suggestion", ascii_slug(old).into()));
                }
                Some(id) => self.former.push((old.into(), id.into(), range.clone())),
                None => {
                    let words = old.to_owned();
                    self.push(Code::FormerIdAlone, range).arguments.push(("id", words.into()));
                }
            }
        }
    }

    /// An id is given once, also if it is one that a heading had before.
    pub(super) fn take_former(&mut self) {
        for (old, id, range) in std::mem::take(&mut self.former) {
            match self.heading_ids.get(&*old) {
                Some(first) => {
                    let first = self.place(first);
                    let diagnostic = self.push(Code::FormerIdTaken, &range);
                    diagnostic.arguments.push(("id", old.as_ref().into()));
                    diagnostic.related.push(first);
                }
                None => {
                    self.heading_ids.insert(old.to_string(), range);
                    self.findings.former.push((old, id));
                }
            }
        }
    }
}
