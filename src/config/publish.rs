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
/// The remote of a repository when none is named.
const REMOTE: &str = "origin";
/// What commits say when nothing is said.
const MESSAGE: &str = "Publish the site";

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
    /// A folder of another computer.
    Sftp(Sftp),
    /// A branch of a git repository.
    Git(Git),
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

/// A folder of another computer, reached as `ssh` is set up here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sftp {
    /// A name or an address; also one of `~/.ssh/config`.
    pub host: String,
    pub port: Option<u16>,
    pub user: Option<String>,
    /// There, from its root.
    pub path: String,
    /// The file of a private key, from the site's folder if it isn't absolute; what `ssh` takes when it isn't said.
    pub identity: Option<String>,
}

/// A branch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Git {
    /// A remote of the site's own repository, an address, or a folder.
    pub remote: String,
    pub branch: String,
    /// What the commits say.
    pub message: String,
}

#[derive(Clone, Copy)]
enum Word {
    S3,
    Fs,
    Sftp,
    Git,
}

const KINDS: [(&str, Word); 4] = [("s3", Word::S3), ("fs", Word::Fs), ("sftp", Word::Sftp), ("git", Word::Git)];

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
        let word = one_of(&mut reader, "kind", &KINDS, diagnostics);
        let base_url = read_base_url(&mut reader, diagnostics);
        let grace = read_grace(&mut reader, diagnostics);
        let parallel = reader.count("parallel", diagnostics).unwrap_or(PARALLEL).min(PARALLEL_LIMIT);
        let kind = match word? {
            Word::S3 => S3::read(&mut reader, diagnostics).map(Kind::S3),
            Word::Fs => reader.required_text("path", diagnostics).map(|path| Kind::Fs(Fs { path })),
            Word::Sftp => Sftp::read(&mut reader, diagnostics).map(Kind::Sftp),
            Word::Git => Git::read(&mut reader, diagnostics).map(Kind::Git),
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

impl Sftp {
    fn read(reader: &mut Reader<'_>, diagnostics: &mut Diagnostics) -> Option<Sftp> {
        let host = reader.required_text("host", diagnostics);
        // `ssh` would take it for one of its options.
        let plain = |text: &str| {
            !text.is_empty() && !text.starts_with('-') && !text.contains(|c: char| c.is_whitespace() || c == '@')
        };
        for key in ["host", "user"] {
            if reader.node(key).is_some() && !reader.text(key, diagnostics).is_some_and(|text| plain(&text)) {
                diagnostics.push(wrong(reader, key, "why-host"));
                return None;
            }
        }
        let port = reader.count("port", diagnostics);
        let port = match port.map(u16::try_from) {
            Some(Err(_)) => {
                diagnostics.push(wrong(reader, "port", "why-port"));
                return None;
            }
            Some(Ok(port)) => Some(port),
            None => None,
        };
        let user = reader.text("user", diagnostics);
        let path = reader.required_text("path", diagnostics);
        let identity = reader.text("identity", diagnostics);
        Some(Sftp { host: host?, port, user, path: path?, identity })
    }
}

impl Git {
    fn read(reader: &mut Reader<'_>, diagnostics: &mut Diagnostics) -> Option<Git> {
        let remote = reader.text("remote", diagnostics).unwrap_or_else(|| REMOTE.to_owned());
        let branch = reader.required_text("branch", diagnostics)?;
        let message = reader.text("message", diagnostics).unwrap_or_else(|| MESSAGE.to_owned());
        if !is_branch(&branch) {
            diagnostics.push(wrong(reader, "branch", "why-branch"));
            return None;
        }
        let has_password = url::Url::parse(&remote).is_ok_and(|url| {
            url.password().is_some() || (url.scheme().starts_with("http") && !url.username().is_empty())
        });
        if has_password {
            diagnostics.push(secret(reader, "remote"));
            return None;
        }
        if remote.is_empty() || remote.starts_with('-') || remote.contains("::") {
            // An option for git, or one of its helpers that runs commands.
            diagnostics.push(wrong(reader, "remote", "why-remote"));
            return None;
        }
        Some(Git { remote, branch, message })
    }
}

/// Whether git takes a name for a branch (`git help check-ref-format`).
fn is_branch(name: &str) -> bool {
    let wrong = ["..", "@{", "//", "/.", ".lock/"];
    let ends = ["/", ".", ".lock"];
    !name.is_empty()
        && !name.starts_with(['-', '.', '/'])
        && !name.contains(|c: char| c.is_whitespace() || c.is_control() || "~^:?*[\\".contains(c))
        && !wrong.iter().any(|part| name.contains(part))
        && !ends.iter().any(|end| name.ends_with(end))
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
