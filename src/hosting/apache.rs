//! Apache 2.4: `.htaccess` (httpd.apache.org, "Apache Core Features" and the modules that are named in it).
//!
//! Each part asks whether its module is there: without one, a server would answer with nothing but faults. The server must let
//! the folder say these things (`AllowOverride All`).

use std::fmt::Write as _;

use super::precompress::COMPRESSIBLE;
use super::rules::{ALWAYS, DRAWINGS, FRAMED_ADDRESS, Rules};
use super::served::{Cache, KINDS, UNKNOWN};
use super::words::{MADE, hashed, literal, not_framed, quoted, saved};
use super::{File, Host, Written};

pub const HOST: Host = Host { name: "apache", files: &[File { address: "/.htaccess", write: configuration }] };

fn configuration(rules: &Rules) -> Written {
    let mut text = format!("# {MADE}\n# The server must allow it: AllowOverride All\n\n");
    text.push_str("Options -Indexes -MultiViews\nDirectoryIndex index.html\n");
    missing(rules, &mut text);
    kinds(rules, &mut text);
    redirects(rules, &mut text);
    headers(rules, &mut text);
    packed(rules, &mut text);
    text.into()
}

fn missing(rules: &Rules, text: &mut String) {
    for missing in &rules.missing {
        let page = rules.plain(&missing.file);
        let _ = match missing.below.as_str() {
            "" => writeln!(text, "ErrorDocument 404 {page}\nErrorDocument 403 {page}"),
            below => writeln!(
                text,
                "<If {}>\nErrorDocument 404 {page}\nErrorDocument 403 {page}\n</If>",
                asked(&format!("^{}{}", literal(&rules.base), literal(below)))
            ),
        };
    }
}

/// A condition on the address from the host's root.
fn asked(expression: &str) -> String {
    pattern(&format!("%{{REQUEST_URI}} =~ m#{expression}#"))
}

fn kinds(rules: &Rules, text: &mut String) {
    text.push_str("\n<IfModule mod_mime.c>\n");
    text.push_str("AddDefaultCharset Off\n");
    for (ending, kind) in KINDS {
        let _ = writeln!(text, "AddType {} .{ending}", quoted(kind));
    }
    let known: Vec<&str> = KINDS.iter().map(|(ending, _)| *ending).collect();
    let others = pattern(&format!(r"(?i)^(?!.*\.({}){}$)", known.join("|"), endings(rules)));
    let _ = writeln!(text, "</IfModule>\n<FilesMatch {others}>\nForceType {UNKNOWN}\n</FilesMatch>\n");
}

fn redirects(rules: &Rules, text: &mut String) {
    text.push_str("<IfModule mod_alias.c>\n");
    let hidden = format!(r"^{}(.*/)?(\.(?!well-known(/|$))|_headers$|_redirects$)", literal(&rules.base));
    let _ = writeln!(text, "RedirectMatch 404 {}", pattern(&hidden));
    for rule in &rules.redirects {
        let from = rules.plain(rule.from.as_str());
        let end = if from.ends_with('/') { "/?" } else { "" };
        let from = pattern(&format!("^{}{end}$", literal(from.trim_end_matches('/'))));
        let _ = match &rule.to {
            Some(to) => writeln!(text, "RedirectMatch 301 {from} {}", quoted(&rules.path(to))),
            None => writeln!(
                text,
                "RedirectMatch 410 {from}\n<If {}>\nErrorDocument 410 {}\n</If>",
                asked(&format!("^{}$", literal(&rules.plain(rule.from.as_str())))),
                rules.plain(&rule.from.file())
            ),
        };
    }
    text.push_str("</IfModule>\n\n");
}

/// A regular expression, or a condition, as an argument: a backslash before another sign than these stays.
fn pattern(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\\\""))
}

/// What may follow the name of a file that is packed.
fn endings(rules: &Rules) -> String {
    let ends: Vec<String> = rules.encodings.iter().map(|encoding| format!(r"\{}", encoding.ending())).collect();
    if ends.is_empty() { String::new() } else { format!("({})?", ends.join("|")) }
}

fn headers(rules: &Rules, text: &mut String) {
    text.push_str("<IfModule mod_headers.c>\n");
    for (name, value) in ALWAYS {
        let _ = writeln!(text, "Header always set {name} {}", quoted(value));
    }
    let _ = writeln!(text, "Header always set Cache-Control {}", quoted(Cache::Revalidate.control()));
    const POLICY: &str = "Header always set Content-Security-Policy";
    let packed = endings(rules);
    let mut part = |condition: String, lines: &[String]| {
        let name = if condition.starts_with("FilesMatch") { "FilesMatch" } else { "If" };
        let _ = writeln!(text, "<{condition}>\n{}\n</{name}>", lines.join("\n"));
    };
    let files = |ending: &str| format!("FilesMatch {}", pattern(&format!(r"(?i)\.{ending}{packed}$")));
    part(files("html"), &[format!("{POLICY} {}", quoted(&rules.pages))]);
    part(files("svg"), &[format!("{POLICY} {}", quoted(DRAWINGS))]);
    let base = literal(&rules.base);
    let framed = format!("^{}.*{}(index\\.html{packed})?$", base.trim_end_matches('/'), literal(FRAMED_ADDRESS));
    part(format!("If {}", asked(&framed)), &[format!("{POLICY} {}", quoted(&rules.framed))]);
    if let Some(own) = not_framed(rules) {
        let own = own.replace(r"index\.html", r"(index\.html)?");
        part(format!("If {}", asked(&own)), &[format!("{POLICY} {}", quoted(&rules.pages))]);
    }
    if let Some(hashed) = hashed(rules) {
        let keep = format!("Header always set Cache-Control {}", quoted(Cache::Immutable.control()));
        part(format!("If {}", asked(&hashed)), &[keep]);
    }
    let error = format!("Header always set Cache-Control {}", quoted(Cache::Error.control()));
    part(format!("FilesMatch {}", pattern(&format!(r"^404\.html{packed}$"))), &[error]);
    let saved = saved(rules);
    if !saved.is_empty() {
        part(files(&format!("({})", saved.join("|"))), &["Header set Content-Disposition attachment".to_owned()]);
    }
    text.push_str("</IfModule>\n\n");
}

/// The packed file in place of the one that is asked for, when the browser takes it.
fn packed(rules: &Rules, text: &mut String) {
    if rules.encodings.is_empty() {
        return;
    }
    text.push_str("<IfModule mod_rewrite.c>\nRewriteEngine On\n");
    for encoding in &rules.encodings {
        let (name, ending) = (encoding.http(), encoding.ending());
        let _ = write!(
            text,
            "RewriteCond %{{HTTP:Accept-Encoding}} \\b{name}\\b\nRewriteCond %{{REQUEST_FILENAME}}{ending} -f\nRewriteRule \
             ^(.+)$ $1{ending} [END]\n"
        );
    }
    let kinds = COMPRESSIBLE.join("|");
    text.push_str("</IfModule>\n<IfModule mod_headers.c>\n");
    let files = pattern(&format!(r"\.({kinds}){}$", endings(rules)));
    let _ = writeln!(text, "<FilesMatch {files}>\nHeader merge Vary Accept-Encoding\n</FilesMatch>\n</IfModule>");
    text.push_str("<IfModule mod_mime.c>\n");
    for encoding in &rules.encodings {
        let (name, ending) = (encoding.http(), encoding.ending());
        let files = pattern(&format!(r"\.({kinds})\{ending}$"));
        let _ = writeln!(text, "<FilesMatch {files}>\nRemoveType {ending}\nAddEncoding {name} {ending}");
        // Not to be packed once more.
        text.push_str("<IfModule mod_env.c>\nSetEnv no-gzip 1\nSetEnv no-brotli 1\n</IfModule>\n</FilesMatch>\n");
    }
    text.push_str("</IfModule>\n");
}
