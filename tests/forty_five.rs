//! Forty-five things that go wrong, and word by word what editors are told, in English and in French. Where a number has several
//! parts, each is shown. Nothing panics, hangs or leaves a part of a site.
//!
//! What disks, signals and other processes do is tested where files are written.

#[path = "forty_five/given.rs"]
mod given;
#[path = "forty_five/shown.rs"]
mod shown;
mod support;
#[path = "forty_five/written.rs"]
mod written;

use support::{plan, says};

#[test]
fn the_plan_itself_is_quiet() {
    says(plan(), &[]);
}
