//! A bar for long builds, on a terminal only.

use std::io::IsTerminal;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::arguments::{Format, Messages};
use crate::diagnostic::words::Speaker;

/// Builds with fewer outputs are over before a bar is seen.
const FROM: usize = 500;

pub struct Progress {
    bar: ProgressBar,
}

impl Progress {
    pub fn new(messages: &Messages, outputs: usize) -> Self {
        let quiet = messages.quiet
            || messages.format != Format::Text
            || outputs < FROM
            || std::env::var_os("CI").is_some()
            || !std::io::stderr().is_terminal();
        let target = if quiet { ProgressDrawTarget::hidden() } else { ProgressDrawTarget::stderr_with_hz(10) };
        let bar = ProgressBar::with_draw_target(Some(outputs as u64), target);
        if let Ok(style) = ProgressStyle::with_template("{msg} {bar:40} {pos}/{len}") {
            bar.set_style(style);
        }
        if !quiet {
            bar.set_message(Speaker::new(messages.tongue()).word("progress-render", &[]));
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
