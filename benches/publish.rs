//! What publishing costs: time and requests for sites of 1,000 and 10,000 files, the first time, with one changed page, and with
//! none.
//!
//! - `cargo bench --bench publish [FILES…]` calls the library. Each site goes to an S3 server in this process. With
//!   `PARVIS_BENCH_ENDPOINT` they go to that one, into the bucket `plan`, which must be empty.
//! - `cargo bench --bench publish -- --peers [--runs N] [FILES…]` runs the program beside `aws s3 sync` and `rclone sync`, with
//!   the same files on the same server, which counts the requests. It takes what is in `PATH`, or what `AWS` and `RCLONE` name;
//!   who isn't there is left out.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a measurement")]

#[cfg(feature = "publish")]
#[path = "../tests/publish_support/mod.rs"]
mod publish_support;

#[cfg(feature = "publish")]
#[path = "publish/peers.rs"]
mod peers;

#[cfg(feature = "publish")]
fn main() {
    let mut sizes = Vec::new();
    let (mut beside_others, mut runs) = (false, 1);
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--peers" => beside_others = true,
            "--runs" => runs = arguments.next().and_then(|runs| runs.parse().ok()).expect("--runs takes a number"),
            // Cargo's own `--bench` is passed over.
            other => sizes.extend(other.parse::<usize>()),
        }
    }
    if sizes.is_empty() {
        sizes = vec![1_000, 10_000];
    }
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    for size in sizes {
        match beside_others {
            true => peers::compare(size, runs, &runtime),
            false => runtime.block_on(alone(size)),
        }
    }
}

/// A site of so many files, by the library.
#[cfg(feature = "publish")]
async fn alone(size: usize) {
    use std::sync::Arc;

    use parvis::publish::target::s3::{Access, objects};
    use publish_support::{BUCKET, built, job, run, serve, settings};

    let server = tempfile::tempdir().unwrap();
    std::fs::create_dir(server.path().join(BUCKET)).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mut site = peers::site(size);
    let endpoint = match std::env::var("PARVIS_BENCH_ENDPOINT") {
        Ok(endpoint) => endpoint,
        Err(_) => serve(server.path()).await,
    };
    let access = Access::Given { id: "test", secret: "test" };
    let prefix = format!("files-{size}");
    for what in peers::PHASES {
        if what == peers::CHANGED {
            site.insert(peers::PAGE.to_owned(), "changed".to_owned());
        }
        let mut job = job(built(folder.path(), &site));
        job.parallel = 16;
        let store = Arc::new(objects(&settings(&endpoint, &prefix), access).unwrap());
        let done = run(store, &job).await.unwrap();
        println!(
            "{size} files, {what}: {:.2} s, {} requests, {} files sent",
            done.time.as_secs_f64(),
            done.requests,
            done.uploaded
        );
    }
}

#[cfg(not(feature = "publish"))]
fn main() {}
