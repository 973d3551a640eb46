//! What a run came to, or would come to.

use std::time::Duration;

use serde::Serialize;

use super::local::LocalFile;
use super::order::Step;
use super::plan::{Plan, Why};

/// What was done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Files that were uploaded, and their bytes.
    pub uploaded: usize,
    pub bytes: u64,
    /// Files that were there as they should be.
    pub kept: usize,
    /// Files of earlier versions that were deleted.
    pub deleted: usize,
    /// Files of earlier versions that stay for a while.
    pub leaving: usize,
    pub requests: u64,
    pub time: Duration,
    /// What the run met that isn't as it should be.
    pub notes: Vec<Note>,
}

/// Something that doesn't keep a run from succeeding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// The store ignores conditions: it can't keep two runs apart for certain.
    Unconditional,
    /// The lock of a run that didn't end, or that was broken, was taken over.
    TookLock { who: String, since: u64 },
}

/// What a run would do, in order, for people and programs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Preview {
    pub steps: Vec<PreviewStep>,
    pub kept: usize,
    /// What the new version doesn't have any more, which stays until the grace period is over.
    pub leaving: Vec<String>,
    /// What would be deleted at the end.
    pub deletes: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PreviewStep {
    /// `assets`, `new-pages`, `pages` or `indexes`.
    pub step: &'static str,
    pub files: Vec<PreviewFile>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PreviewFile {
    pub path: String,
    pub bytes: u64,
    /// `new`, `content` or `headers`.
    pub why: &'static str,
}

impl Why {
    /// What programs call it.
    pub fn name(self) -> &'static str {
        match self {
            Why::New => "new",
            Why::Content => "content",
            Why::Headers => "headers",
        }
    }
}

impl Preview {
    pub fn of(plan: &Plan, files: &[LocalFile]) -> Preview {
        let step = |step: Step| {
            let uploads = plan.uploads.iter().filter(|upload| upload.step == step);
            let files = uploads.filter_map(|upload| {
                let file = files.get(upload.file)?;
                Some(PreviewFile { path: file.key.clone(), bytes: file.stamp.size, why: upload.why.name() })
            });
            PreviewStep { step: step.name(), files: files.collect() }
        };
        let steps = Step::ALL.into_iter().map(step).filter(|step| !step.files.is_empty()).collect();
        Preview { steps, kept: plan.kept, leaving: plan.leaving.clone(), deletes: plan.prune.clone() }
    }
}
