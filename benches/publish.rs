//! What publishing costs: time and requests for sites of 1,000 and 10,000 files, the first time, with one changed page, and with
//! none. `cargo bench --bench publish [FILES…]`.
//!
//! Each goes to an S3 server in this process. With `PARVIS_BENCH_ENDPOINT` they go to that one, into the bucket `plan`, which
//! must be empty; and with `PARVIS_BENCH_SITE` the site is left in that folder, so that other programs can send the same files.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a measurement")]

#[cfg(feature = "publish")]
#[path = "../tests/publish_support/mod.rs"]
mod publish_support;

#[cfg(feature = "publish")]
fn main() {
    use std::collections::BTreeMap;
    use std::path::PathBuf;
    use std::sync::Arc;

    use parvis::publish::target::s3::{Access, objects};
    use publish_support::{BUCKET, built, job, run, serve, settings};

    let sizes: Vec<usize> = std::env::args().filter_map(|argument| argument.parse().ok()).collect();
    let sizes = if sizes.is_empty() { vec![1_000, 10_000] } else { sizes };
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    for size in sizes {
        let server = tempfile::tempdir().unwrap();
        std::fs::create_dir(server.path().join(BUCKET)).unwrap();
        let own = tempfile::tempdir().unwrap();
        let folder = std::env::var_os("PARVIS_BENCH_SITE").map_or(own.path().to_owned(), PathBuf::from);
        let mut site: BTreeMap<String, String> =
            (0..size).map(|page| (format!("pages/{page}/index.html"), format!("page {page} ").repeat(500))).collect();
        runtime.block_on(async {
            let endpoint = match std::env::var("PARVIS_BENCH_ENDPOINT") {
                Ok(endpoint) => endpoint,
                Err(_) => serve(server.path()).await,
            };
            let access = Access::Given { id: "test", secret: "test" };
            let prefix = format!("files-{size}");
            for what in ["first", "none changed", "one changed"] {
                if what == "one changed" {
                    site.insert("pages/0/index.html".to_owned(), "changed".to_owned());
                }
                let mut job = job(built(&folder, &site));
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
        });
    }
}

#[cfg(not(feature = "publish"))]
fn main() {}
