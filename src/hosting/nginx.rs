//! nginx: a file to be included in a `server` block (nginx.org, "Module ngx_http_core_module" and those named below).
//!
//! `set` and `if` with a pattern are asked anew when nginx goes from an address to its `index.html` or to the page that is
//! shown instead, so what they say is of the file that is sent. A header whose value is empty isn't sent, which keeps
//! other sites of the same server out of it.

use std::fmt::Write as _;

use super::precompress::Encoding;
use super::rules::{ALWAYS, DRAWINGS, FRAMED, Rules};
use super::served::{Cache, KINDS, UNKNOWN};
use super::words::{MADE, hashed, literal, not_framed, quoted, saved};
use super::{File, Host, Written};

pub const HOST: Host = Host { name: "nginx", files: &[File { address: "/.hosting/nginx.conf", write: configuration }] };

fn configuration(rules: &Rules) -> Written {
    let mut text = format!(
        "# {MADE}\n# In a block server {{ … }}, whose root holds the site's files{}:\n#     include /etc/nginx/snippets/NAME.conf;\n\n",
        match rules.base.trim_matches('/') {
            "" => String::new(),
            below => format!(" in the folder {below}"),
        }
    );
    headers(rules, &mut text);
    redirects(rules, &mut text);
    files(rules, &mut text);
    text.into()
}

/// Of each base path other variables: a server may have several sites.
fn variable(rules: &Rules, name: &str) -> String {
    let path: String = rules.base.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
    format!("$parvis{}_{name}", path.trim_end_matches('_'))
}

fn headers(rules: &Rules, text: &mut String) {
    let base = literal(&rules.base);
    let (policy, cache) = (variable(rules, "policy"), variable(rules, "cache"));
    let disposition = variable(rules, "disposition");
    let mut set = |pattern: String, values: &[(&str, &str)]| {
        let values: String = values.iter().map(|(name, value)| format!(" set {name} {};", quoted(value))).collect();
        let _ = if pattern.is_empty() {
            writeln!(text, "{}", values.trim_start())
        } else {
            writeln!(text, "if ($uri ~ {}) {{{values} }}", quoted(&pattern))
        };
    };
    let always: Vec<(String, &str)> =
        ALWAYS.iter().map(|(name, value)| (variable(rules, &word(name)), *value)).collect();
    let always: Vec<(&str, &str)> = always.iter().map(|(name, value)| (name.as_str(), *value)).collect();
    let nothing = |(name, _): &(&'_ str, &str)| (*name).to_owned();
    let empty: Vec<String> =
        always.iter().map(nothing).chain([policy.clone(), cache.clone(), disposition.clone()]).collect();
    let empty: Vec<(&str, &str)> = empty.iter().map(|name| (name.as_str(), "")).collect();
    set(String::new(), &empty);
    set(format!("^{base}"), &[&always[..], &[(cache.as_str(), Cache::Revalidate.control())]].concat());
    set(format!(r"^{base}.*\.html$"), &[(&policy, &rules.pages)]);
    set(format!("^{}.*{}$", base.trim_end_matches('/'), literal(FRAMED)), &[(&policy, &rules.framed)]);
    if let Some(pattern) = not_framed(rules) {
        set(pattern, &[(&policy, &rules.pages)]);
    }
    set(format!(r"(?i)^{base}.*\.svg$"), &[(&policy, DRAWINGS)]);
    if let Some(pattern) = hashed(rules) {
        set(pattern, &[(&cache, Cache::Immutable.control())]);
    }
    set(format!(r"^{base}(.*/)?404\.html$"), &[(&cache, Cache::Error.control())]);
    let saved = saved(rules);
    if !saved.is_empty() {
        set(format!(r"(?i)^{base}.*\.({})$", saved.join("|")), &[(&disposition, "attachment")]);
    }
    for (name, _) in ALWAYS {
        let _ = writeln!(text, "add_header {name} {} always;", variable(rules, &word(name)));
    }
    let _ = writeln!(text, "add_header Content-Security-Policy {policy} always;");
    let _ = writeln!(text, "add_header Cache-Control {cache} always;");
    let _ = writeln!(text, "add_header Content-Disposition {disposition};\n");
}

/// `X-Content-Type-Options` as a part of a variable's name.
fn word(header: &str) -> String {
    header.to_ascii_lowercase().replace('-', "_")
}

/// A location with `=` is found at once, however many there are. The address without its last slash leads on at once too.
fn redirects(rules: &Rules, text: &mut String) {
    for rule in &rules.redirects {
        let from = rules.plain(rule.from.as_str());
        let (quoted_from, bare) = (quoted(&from), from.trim_end_matches('/'));
        match &rule.to {
            Some(to) => {
                let to = quoted(&format!("{}$is_args$args", rules.path(to)));
                let _ = writeln!(text, "location = {quoted_from} {{ return 301 {to}; }}");
                if bare != from {
                    let _ = writeln!(text, "location = {} {{ return 301 {to}; }}", quoted(bare));
                }
            }
            None => {
                let page = quoted(&rules.plain(&rule.from.file()));
                let _ = writeln!(text, "location = {quoted_from} {{ error_page 410 {page}; return 410; }}");
            }
        }
    }
}

fn files(rules: &Rules, text: &mut String) {
    let base = literal(&rules.base);
    let missing = variable(rules, "missing");
    for page in &rules.missing {
        let set = format!("set {missing} {};", quoted(&rules.plain(&page.file)));
        let _ = match page.below.as_str() {
            "" => writeln!(text, "{set}"),
            below => writeln!(text, "if ($uri ~ {}) {{ {set} }}", quoted(&format!("^{base}{}", literal(below)))),
        };
    }
    let _ = write!(
        text,
        "location ^~ {} {{\n    index index.html;\n    autoindex off;\n    absolute_redirect off;\n    charset off;\n    \
         error_page 403 404 {missing};\n",
        quoted(&rules.base)
    );
    if rules.encodings.contains(&Encoding::Gzip) {
        text.push_str("    gzip_static on;\n    gzip_vary on;\n");
    }
    if rules.encodings.contains(&Encoding::Brotli) {
        text.push_str(
            "    # With the module ngx_brotli (Debian: libnginx-mod-http-brotli-static):\n    # brotli_static on;\n",
        );
    }
    // What isn't of the site, and what only hosts read.
    let hidden = format!(r"^{base}(.*/)?(\.(?!well-known(/|$))|_headers$|_redirects$)");
    let _ = writeln!(text, "    location ~ {} {{ return 404; }}", quoted(&hidden));
    for page in &rules.missing {
        let _ = writeln!(text, "    location = {} {{ internal; }}", quoted(&rules.plain(&page.file)));
    }
    let _ = writeln!(text, "    default_type {};\n    types {{", quoted(UNKNOWN));
    for (ending, kind) in KINDS {
        let _ = writeln!(text, "        {} {ending};", quoted(kind));
    }
    text.push_str("    }\n}\n");
}
