//! `[publish.NAME]`: where the site is published to.
//!
//! Nothing in here is secret: whoever may read the site's folder may read it. Keys and passwords are taken from the
//! environment, or from the files in which the programs of a store keep them.

use std::ops::Range;
use std::time::Duration;

use super::base_url::BaseUrl;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::node::Value;
use crate::node::reader::Reader;
use crate::schema::is_slug;
use crate::schema::readability::one_of;

/// How long files of earlier versions stay, in hours: as long as a page may be open that needs them.
const GRACE: usize = 24;
/// How many files are on their way at once.
const PARALLEL: usize = 16;
/// A store takes no more from one computer for its own good.
const PARALLEL_LIMIT: usize = 64;
const HOUR: u64 = 3600;

/// Parts of names of settings that are secrets in the programs of some store.
const SECRET: [&str; 8] =
    ["secret", "token", "password", "passwd", "passphrase", "credential", "access_key", "private_key"];

/// A place that the site is published to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// What the command calls it.
    pub name: String,
    /// Where `site.toml` has it.
    pub span: Range<usize>,
    pub kind: Kind,
    /// In place of the site's.
    pub base_url: Option<BaseUrl>,
    /// How long files stay that are of no use to the newest version any more.
    pub grace: Duration,
    /// How many files are on their way at once.
    pub parallel: usize,
}

/// What kind of place it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A store of objects that speaks the protocol of Amazon S3.
    S3(S3),
    /// A folder of this computer, or one that is mounted there.
    Fs(Fs),
}

/// A bucket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct S3 {
    pub bucket: String,
    /// Where the store is; Amazon's when it isn't said.
    pub endpoint: Option<String>,
    pub region: Option<String>,
    /// The folder in the bucket, without slashes around it; empty for the bucket itself.
    pub prefix: String,
    /// Whether the bucket's name stands in the path of addresses rather than before the host's name.
    pub path_style: bool,
}

/// A folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fs {
    /// From the site's folder, if it isn't absolute.
    pub path: String,
}

#[derive(Clone, Copy)]
enum Word {
    S3,
    Fs,
}

/// Reads the tables of all targets, in their order; those that can't be used are left out.
pub fn read(mut reader: Reader<'_>, diagnostics: &mut Diagnostics) -> Vec<Target> {
    let mut targets = Vec::new();
    for (key, node) in reader.entries() {
        match &node.value {
            Value::Table(table) if is_slug(&key.name) => {
                let nested = reader.nested(table, key.span.clone());
                targets.extend(Target::read(&key.name, nested, diagnostics));
            }
            Value::Table(_) => {
                let fault = Diagnostic::new(Code::InvalidName).with("name", key.name.as_str());
                diagnostics.push(fault.at(reader.place(&key.span)));
            }
            // The value itself isn't shown: it may be a secret at the wrong place.
            _ if is_secret(&key.name) => diagnostics.push(secret(&reader, &key.name)),
            _ => {
                reader.wrong::<()>(&key.name, node, "kind-table", diagnostics);
            }
        }
    }
    targets
}

impl Target {
    fn read(name: &str, mut reader: Reader<'_>, diagnostics: &mut Diagnostics) -> Option<Target> {
        if refuse_secrets(&reader, diagnostics) {
            return None;
        }
        let span = reader.span();
        if reader.node("kind").is_none() {
            reader.missing("kind", diagnostics);
        }
        let word = one_of(&mut reader, "kind", &[("s3", Word::S3), ("fs", Word::Fs)], diagnostics);
        let base_url = read_base_url(&mut reader, diagnostics);
        let grace = read_grace(&mut reader, diagnostics);
        let parallel = reader.count("parallel", diagnostics).unwrap_or(PARALLEL).min(PARALLEL_LIMIT);
        let kind = match word? {
            Word::S3 => S3::read(&mut reader, diagnostics).map(Kind::S3),
            Word::Fs => reader.required_text("path", diagnostics).map(|path| Kind::Fs(Fs { path })),
        };
        reader.finish(diagnostics);
        Some(Target { name: name.to_owned(), span, kind: kind?, base_url, grace, parallel })
    }
}

impl S3 {
    fn read(reader: &mut Reader<'_>, diagnostics: &mut Diagnostics) -> Option<S3> {
        let bucket = reader.required_text("bucket", diagnostics);
        let endpoint = read_endpoint(reader, diagnostics);
        let region = reader.text("region", diagnostics);
        let prefix = reader.text("prefix", diagnostics).unwrap_or_default();
        let prefix = prefix.trim_matches('/').to_owned();
        if !prefix.is_empty() && !crate::write::is_path(&prefix) {
            diagnostics.push(wrong(reader, "prefix", "why-prefix"));
        }
        // Amazon wants the other one; others mostly have no names of hosts for buckets.
        let path_style = reader.boolean("path_style", diagnostics).unwrap_or(endpoint.is_some());
        Some(S3 { bucket: bucket?, endpoint, region, prefix, path_style })
    }
}

/// Says that secrets don't belong into `site.toml`, without showing the line. Gives whether there are any.
fn refuse_secrets(reader: &Reader<'_>, diagnostics: &mut Diagnostics) -> bool {
    let found = reader.keys().filter(|key| is_secret(key));
    found.map(|key| diagnostics.push(secret(reader, key))).count() > 0
}

fn is_secret(key: &str) -> bool {
    let key = key.to_ascii_lowercase().replace('-', "_");
    SECRET.iter().any(|part| key.contains(part))
}

fn secret(reader: &Reader<'_>, key: &str) -> Diagnostic {
    // At the file and not at the line, since an excerpt would show the secret.
    let place = crate::diagnostic::Place::file(reader.file());
    Diagnostic::new(Code::PublishSecret).at(place).with("key", key)
}

fn read_base_url(reader: &mut Reader<'_>, diagnostics: &mut Diagnostics) -> Option<BaseUrl> {
    let span = reader.node("base_url").map(|node| node.span.clone())?;
    let text = reader.text("base_url", diagnostics)?;
    let base = BaseUrl::parse(&text);
    if base.is_none() {
        diagnostics.push(Diagnostic::new(Code::InvalidBaseUrl).at(reader.place(&span)).with("value", text));
    }
    base
}

/// A number of hours, 0 included.
fn read_grace(reader: &mut Reader<'_>, diagnostics: &mut Diagnostics) -> Duration {
    let hours = match reader.node("grace").map(|node| &node.value) {
        Some(Value::Integer(0)) => 0,
        _ => reader.count("grace", diagnostics).unwrap_or(GRACE),
    };
    Duration::from_secs((hours as u64).saturating_mul(HOUR))
}

fn read_endpoint(reader: &mut Reader<'_>, diagnostics: &mut Diagnostics) -> Option<String> {
    let text = reader.text("endpoint", diagnostics)?;
    let Ok(url) = url::Url::parse(&text) else {
        diagnostics.push(wrong(reader, "endpoint", "why-endpoint"));
        return None;
    };
    if !url.username().is_empty() || url.password().is_some() {
        diagnostics.push(secret(reader, "endpoint"));
        return None;
    }
    if !matches!(url.scheme(), "http" | "https") || url.host().is_none() {
        diagnostics.push(wrong(reader, "endpoint", "why-endpoint"));
        return None;
    }
    Some(text)
}

/// A setting whose value can't be used; `why` is a word of the messages.
fn wrong(reader: &mut Reader<'_>, key: &'static str, why: &str) -> Diagnostic {
    let span = reader.node(key).map(|node| node.span.clone()).unwrap_or_default();
    Diagnostic::new(Code::PublishSetting).at(reader.place(&span)).with("key", key).with("why", why)
}
