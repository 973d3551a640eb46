//! Cloudflare Pages: `_headers` and `_redirects` (developers.cloudflare.com, "Headers" and "Redirects").
//!
//! Headers of one name from several rules are joined, so a rule first takes back what another one says (`!`). Pages in
//! folders, the nearest `404.html`, and that it isn't kept, are what Cloudflare does by itself. It knows no 410: the page
//! that says what is gone is shown with 200.

use std::fmt::Write as _;

use super::rules::{ALWAYS, DRAWINGS, FRAMED_ADDRESS, Hashed, Rules};
use super::served::Cache;
use super::words::MADE;
use super::{File, Host, Written};
use crate::plan::address::Address;

pub const HOST: Host = Host {
    name: "cloudflare",
    files: &[File { address: "/_headers", write: headers }, File { address: "/_redirects", write: redirects }],
};

/// The most rules that Cloudflare reads from `_headers`.
const HEADER_RULES: usize = 100;
/// The most redirects without a pattern that it reads from `_redirects`.
const REDIRECTS: usize = 2000;

/// Takes a header back.
const NO_POLICY: &str = "  ! Content-Security-Policy\n";

fn headers(rules: &Rules) -> Written {
    let base = &rules.base;
    let policy = |policy: &str| format!("  Content-Security-Policy: {policy}\n");
    let always: String = ALWAYS.iter().map(|(name, value)| format!("  {name}: {value}\n")).collect();
    let mut parts = vec![(format!("{base}*"), always + &policy(&rules.pages))];
    parts.push((format!("{base}*{FRAMED_ADDRESS}"), NO_POLICY.to_owned() + &policy(&rules.framed)));
    for file in &rules.not_framed {
        let address = format!("{base}{}", file.trim_end_matches("index.html"));
        parts.push((address, NO_POLICY.to_owned() + &policy(&rules.pages)));
    }
    for ending in &rules.endings {
        let drawn = if ending == "svg" { policy(DRAWINGS) } else { String::new() };
        parts.push((format!("{base}*.{ending}"), NO_POLICY.to_owned() + &drawn));
    }
    for (file, kind) in &rules.rare {
        parts.push((rules.path(&Address::new(&format!("/{file}"))), format!("  Content-Type: {kind}\n")));
    }
    let keep = format!("  Cache-Control: {}\n", Cache::Immutable.control());
    for hashed in &rules.hashed {
        let path = match hashed {
            Hashed::Below { folder, .. } => format!("{}*", rules.plain(folder)),
            Hashed::File(file) => rules.path(&Address::new(&format!("/{file}"))),
        };
        parts.push((path, keep.clone()));
    }
    let left_out = left_out(parts.len(), HEADER_RULES);
    let parts = parts.into_iter().take(HEADER_RULES).map(|(path, said)| format!("{path}\n{said}"));
    Written { text: format!("# {MADE}\n{}", parts.collect::<String>()), left_out }
}

fn redirects(rules: &Rules) -> Written {
    let mut text = format!("# {MADE}\n");
    let moved: Vec<_> = rules.redirects.iter().filter_map(|rule| Some((&rule.from, rule.to.as_ref()?))).collect();
    for (from, to) in moved.iter().take(REDIRECTS) {
        let _ = writeln!(text, "{} {} 301", rules.path(from), rules.path(to));
    }
    Written { text, left_out: left_out(moved.len(), REDIRECTS) }
}

fn left_out(count: usize, limit: usize) -> Option<(usize, usize)> {
    (count > limit).then(|| (count - limit, limit))
}
