//! A bar for long builds, on a terminal only.

use std::io::IsTerminal;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::arguments::{Format, Messages};
use crate::diagnostic::words::Speaker;

/// Builds with fewer outputs are over before a bar is seen.
const FROM: usize = 500;
/// Networks are slower than processors.
#[cfg(feature = "publish")]
const FROM_UPLOADS: usize = 10;

pub struct Progress {
    bar: ProgressBar,
}

impl Progress {
    /// For outputs that are rendered.
    pub fn new(messages: &Messages, outputs: usize) -> Self {
        Self::with(messages, outputs, FROM, "progress-render")
    }

    /// For files that are uploaded.
    #[cfg(feature = "publish")]
    pub fn uploads(messages: &Messages, files: usize) -> Self {
        Self::with(messages, files, FROM_UPLOADS, "progress-upload")
    }

    /// A bar with a word of the messages, for tasks of at least `from` steps.
    fn with(messages: &Messages, outputs: usize, from: usize, word: &str) -> Self {
        let quiet = messages.quiet
            || messages.format != Format::Text
            || outputs < from
            || std::env::var_os("CI").is_some()
            || !std::io::stderr().is_terminal();
        let target = if quiet { ProgressDrawTarget::hidden() } else { ProgressDrawTarget::stderr_with_hz(10) };
        let bar = ProgressBar::with_draw_target(Some(outputs as u64), target);
        if let Ok(style) = ProgressStyle::with_template("{msg} {bar:40} {pos}/{len}") {
            bar.set_style(style);
        }
        if !quiet {
            bar.set_message(Speaker::new(messages.tongue()).word(word, &[]));
        }
        Progress { bar }
    }

    pub fn tick(&self) {
        self.bar.inc(1);
    }

    pub fn end(&self) {
        self.bar.finish_and_clear();
    }
}
