//! A build that is killed, at any moment, leaves the old site or the new one: a hundred times here, a thousand by `scripts/faults`.

#![cfg(target_os = "linux")]

mod faults_support;
mod support;

use std::process::Stdio;
use std::time::{Duration, Instant};

use faults_support::{Ended, Scene, all};

#[test]
fn kills_at_any_moment_leave_the_old_site_or_the_new_one() {
    let mut scene = Scene::new();
    let start = Instant::now();
    scene.write_other();
    scene.settle().expect("a site");
    let whole = start.elapsed();
    let rounds = if all() { 1000 } else { 100 };
    let (mut killed, mut old, mut new) = (0, 0, 0);
    for round in 0..rounds {
        scene.write_other();
        let mut build = scene.command().stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("it runs");
        // Moments all over the time that a build takes, in an order without a pattern.
        std::thread::sleep(whole * (round * 37 % 100) / 90 + Duration::from_micros(u64::from(round) * 7919 % 3000));
        let _ = build.kill();
        let output = build.wait_with_output().expect("it ends");
        killed += u32::from(!output.status.success());
        match scene.is_old_or_new(&output).unwrap_or_else(|why| panic!("round {round}: {why}")) {
            Ended::Old => old += 1,
            Ended::New => new += 1,
        }
        scene.settle().unwrap_or_else(|why| panic!("after round {round}: {why}"));
    }
    println!("{rounds} builds, {killed} of them killed in time: {old} left the old site, {new} made the new one");
    assert!(killed >= rounds / 5 && new >= rounds / 20, "the moments don't cover a build");
}
