//! Caddy: a file to be imported in a site's block (caddyserver.com, "Caddyfile directives"; tried with version 2.6).

use std::fmt::Write as _;

use super::rules::{ALWAYS, DRAWINGS, FRAMED, FRAMED_ADDRESS, Rules};
use super::served::{Cache, UNKNOWN};
use super::words::{MADE, hashed, literal, not_framed, saved};
use super::{File, Host, Written};

pub const HOST: Host = Host { name: "caddy", files: &[File { address: "/.hosting/Caddyfile", write: configuration }] };

/// In double quotes, in which a Caddyfile unescapes quotes and nothing else.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\\\""))
}

fn configuration(rules: &Rules) -> Written {
    let mut text = format!(
        "# {MADE}\n# In the block of a site, whose root holds the site's files{}:\n#     root * FOLDER\n#     import NAME.caddy\n\n",
        match rules.base.trim_matches('/') {
            "" => String::new(),
            below => format!(" in the folder {below}"),
        }
    );
    redirects(rules, &mut text);
    headers(rules, &mut text);
    files(rules, &mut text);
    errors(rules, &mut text);
    text.into()
}

/// One directive for all redirects, which looks an address up.
fn redirects(rules: &Rules, text: &mut String) {
    let mut moved = String::new();
    let mut gone = String::new();
    for rule in &rules.redirects {
        let from = rules.plain(rule.from.as_str());
        let bare = from.trim_end_matches('/');
        match &rule.to {
            Some(to) => {
                let to = quoted(&rules.path(to));
                let _ = writeln!(moved, "\t{} {to}", quoted(&from));
                if bare != from {
                    let _ = writeln!(moved, "\t{} {to}", quoted(bare));
                }
            }
            None => {
                let _ = write!(gone, " {}", quoted(&from));
            }
        }
    }
    if !moved.is_empty() {
        let _ = write!(text, "map {{path}} {{parvis_to}} {{\n{moved}\tdefault -\n}}\n");
        text.push_str("@parvis_moved vars_regexp {parvis_to} ^/\nredir @parvis_moved {parvis_to} 301\n");
    }
    if !gone.is_empty() {
        let _ = writeln!(text, "@parvis_gone path{gone}\nerror @parvis_gone 410");
    }
}

/// In a block in which rules hold in their order: of two that say different things, the later one.
fn headers(rules: &Rules, text: &mut String) {
    let base = literal(&rules.base);
    let _ = writeln!(text, "route {} {{", quoted(&format!("{}*", rules.base)));
    let always = [("Cache-Control", Cache::Revalidate.control()), ("Content-Type", UNKNOWN)];
    for (name, value) in ALWAYS.iter().chain(&always) {
        let _ = writeln!(text, "header {name} {}", quoted(value));
    }
    let mut rule = |name: &str, pattern: String, values: &[(&str, &str)]| {
        let _ = writeln!(text, "@parvis_{name} path_regexp {}", quoted(&pattern));
        for (header, value) in values {
            let _ = writeln!(text, "header @parvis_{name} {header} {}", quoted(value));
        }
    };
    const POLICY: &str = "Content-Security-Policy";
    rule("page", format!(r"^{base}(.*/|.*\.html)?$"), &[(POLICY, &rules.pages), ("Content-Type", served_html(rules))]);
    let (address, file) = (literal(FRAMED_ADDRESS), literal(FRAMED));
    rule("part", format!("^{}.*({address}|{file})$", base.trim_end_matches('/')), &[(POLICY, &rules.framed)]);
    if let Some(pattern) = not_framed(rules) {
        rule("whole", pattern.replace(r"index\.html", r"(index\.html)?"), &[(POLICY, &rules.pages)]);
    }
    rule("drawing", format!(r"(?i)^{base}.*\.svg$"), &[(POLICY, DRAWINGS)]);
    if let Some(pattern) = hashed(rules) {
        rule("hashed", pattern, &[("Cache-Control", Cache::Immutable.control())]);
    }
    let saved = saved(rules);
    if !saved.is_empty() {
        rule("saved", format!(r"(?i)^{base}.*\.({})$", saved.join("|")), &[("Content-Disposition", "attachment")]);
    }
    for ending in &rules.endings {
        let kind = rules.served(&format!("x.{ending}")).content_type;
        if kind != UNKNOWN {
            let pattern = format!(r"(?i)^{base}.*\.{}$", literal(ending));
            rule(&format!("kind_{}", word(ending)), pattern, &[("Content-Type", kind)]);
        }
    }
    text.push_str("}\n");
}

fn served_html(rules: &Rules) -> &'static str {
    rules.served("index.html").content_type
}

/// As a part of a matcher's name.
fn word(ending: &str) -> String {
    ending.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect()
}

fn files(rules: &Rules, text: &mut String) {
    let base = literal(&rules.base);
    let _ = writeln!(
        text,
        "@parvis_hidden {{\n\tpath_regexp {}\n\tnot path {}\n}}\nerror @parvis_hidden 404",
        quoted(&format!(r"^{base}(.*/)?(\.|_headers$|_redirects$)")),
        quoted(&format!("{}.well-known/*", rules.base)),
    );
    let inside = quoted(&format!("{}*", rules.base));
    let _ = writeln!(text, "file_server {inside} {{\n\tindex index.html");
    let packed: Vec<&str> = rules.encodings.iter().map(|encoding| encoding.http()).collect();
    if !packed.is_empty() {
        let _ = writeln!(text, "\tprecompressed {}", packed.join(" "));
    }
    text.push_str("}\n");
}

/// What was said of the file that isn't there must not be said of the page that is shown instead.
fn errors(rules: &Rules, text: &mut String) {
    text.push_str("handle_errors {\n\t@parvis_tombstone expression {http.error.status_code} == 410\n");
    let headers = |text: &mut String, cache: Cache| {
        let own = [
            ("Content-Security-Policy", rules.pages.as_str()),
            ("Content-Type", served_html(rules)),
            ("Cache-Control", cache.control()),
        ];
        for (name, value) in ALWAYS.iter().chain(&own) {
            let _ = writeln!(text, "\t\theader {name} {}", quoted(value));
        }
        text.push_str("\t\theader -Content-Disposition\n\t\tfile_server\n\t}\n");
    };
    text.push_str("\thandle @parvis_tombstone {\n\t\trewrite * {path}index.html\n");
    headers(text, Cache::Revalidate);
    for (number, missing) in rules.missing.iter().enumerate().rev() {
        let below = quoted(&format!("{}*", rules.plain(&missing.below)));
        let page = quoted(&rules.plain(&missing.file));
        let _ = writeln!(
            text,
            "\t@parvis_missing{number} path {below}\n\thandle @parvis_missing{number} {{\n\t\trewrite * {page}"
        );
        headers(text, Cache::Error);
    }
    text.push_str("}\n");
}
