//! Netlify: `_headers` and `_redirects` (docs.netlify.com, "Custom headers" and "Redirects and rewrites").
//!
//! Where two rules of `_headers` say different things of one file, the later and more specific one is meant to hold. A
//! rule also holds where there is no file, so only files that are there may be kept for long.

use std::fmt::Write as _;

use super::rules::{ALWAYS, DRAWINGS, FRAMED_ADDRESS, Hashed, Rules};
use super::served::Cache;
use super::words::MADE;
use super::{File, Host, Written};
use crate::plan::address::Address;

pub const HOST: Host = Host {
    name: "netlify",
    files: &[File { address: "/_headers", write: headers }, File { address: "/_redirects", write: redirects }],
};

/// A policy that forbids nothing, where a rule can't be taken back.
const NO_POLICY: &str = "frame-ancestors *";

fn headers(rules: &Rules) -> Written {
    let mut text = format!("# {MADE}\n");
    let base = &rules.base;
    let mut rule = |path: &str, headers: &[(&str, &str)]| {
        let _ = writeln!(text, "{path}");
        for (name, value) in headers {
            let _ = writeln!(text, "  {name}: {value}");
        }
    };
    let policy = [("Content-Security-Policy", rules.pages.as_str())];
    rule(&format!("{base}*"), &[ALWAYS, &policy].concat());
    rule(&format!("{base}*{FRAMED_ADDRESS}"), &[("Content-Security-Policy", &rules.framed)]);
    for file in &rules.not_framed {
        rule(&format!("{base}{}", file.trim_end_matches("index.html")), &policy);
    }
    for ending in &rules.endings {
        let policy = if ending == "svg" { DRAWINGS } else { NO_POLICY };
        rule(&format!("{base}*.{ending}"), &[("Content-Security-Policy", policy)]);
    }
    for (file, kind) in &rules.rare {
        rule(&rules.path(&Address::new(&format!("/{file}"))), &[("Content-Type", kind)]);
    }
    for file in rules.hashed.iter().flat_map(Hashed::files) {
        rule(&rules.path(&Address::new(&format!("/{file}"))), &[("Cache-Control", Cache::Immutable.control())]);
    }
    text.into()
}

/// What exists is shown unless a rule is forced, which the exclamation mark says.
fn redirects(rules: &Rules) -> Written {
    let mut text = format!("# {MADE}\n");
    for rule in &rules.redirects {
        let from = rules.path(&rule.from);
        let to = rule.to.as_ref().map_or_else(|| format!("{from}index.html"), |to| rules.path(to));
        let _ = writeln!(text, "{from} {to} {}!", rule.status);
    }
    for missing in rules.missing.iter().filter(|missing| !missing.below.is_empty()).rev() {
        let _ = writeln!(text, "{}* {} 404", rules.plain(&missing.below), rules.plain(&missing.file));
    }
    text.into()
}
