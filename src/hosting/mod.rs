//! How a site is served: what hosts say of its files, and the files in which hosts read that.
//!
//! ```text
//! Site, Plan ─rules─▶ Rules ─one file a host─▶ _headers, .htaccess, nginx.conf …
//! ```
//!
//! | file | what it does |
//! | --- | --- |
//! | `served` | what is said of one file: kind, letters, how long it may be kept, whether it is shown or saved |
//! | `rules` | what holds for a whole site, whichever host serves it |
//! | `redirects` | which addresses lead elsewhere, and which are gone |
//! | `netlify`, `cloudflare`, `apache`, `nginx`, `caddy` | the rules in the words of a host |
//! | `words` | texts and patterns as these files quote them |
//! | `precompress` | files packed beside those that are sent |

mod apache;
mod caddy;
mod cloudflare;
mod netlify;
mod nginx;
pub mod precompress;
pub mod redirects;
pub mod rules;
pub mod served;
mod words;

use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::plan::address::Address;
use crate::plan::output::{Making, Output};
use crate::render::Model;
use rules::Rules;

/// A host that reads from files of the site how it is to be served.
#[derive(Debug)]
pub struct Host {
    /// What `site.toml` calls it.
    pub name: &'static str,
    pub files: &'static [File],
}

/// A file that a host reads.
#[derive(Debug)]
pub struct File {
    pub address: &'static str,
    pub write: fn(&Rules) -> Written,
}

/// What is written for a host.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    pub text: String,
    /// How many rules the host wouldn't read, and how many it does at the most.
    pub left_out: Option<(usize, usize)>,
}

impl From<String> for Written {
    fn from(text: String) -> Self {
        Written { text, left_out: None }
    }
}

/// Every host, in the order in which they are told to those who misspell one.
pub const HOSTS: &[Host] = &[netlify::HOST, cloudflare::HOST, apache::HOST, nginx::HOST, caddy::HOST];

/// A file of a host, by their places in [`HOSTS`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HostFile {
    host: usize,
    file: usize,
}

impl HostFile {
    fn get(self) -> (&'static Host, &'static File) {
        (&HOSTS[self.host], &HOSTS[self.host].files[self.file])
    }
}

/// The files of the hosts that the site names, to be planned.
pub fn outputs(config: &Config) -> impl Iterator<Item = Output> + '_ {
    let files = config
        .hosting
        .iter()
        .flat_map(|(host, span)| (0..HOSTS[*host].files.len()).map(move |file| (HostFile { host: *host, file }, span)));
    files.map(|(file, span)| Output {
        address: Address::new(file.get().1.address),
        making: Making::HostFile(file),
        origin: Some(config.place(span)),
    })
}

/// A file of a host. What the host won't read of it is in `diagnostics`.
pub fn render(model: &Model, file: HostFile, diagnostics: &mut Diagnostics) -> Vec<u8> {
    let (host, file) = file.get();
    let written = (file.write)(&Rules::of(&model.site, &model.plan));
    if let Some((count, limit)) = written.left_out {
        let config = &model.site.config;
        let span = config.hosting.iter().find(|(named, _)| HOSTS[*named].name == host.name).map(|(_, span)| span);
        let fault = Diagnostic::new(Code::HostLimit)
            .with("host", host.name)
            .with("file", file.address.trim_start_matches('/'))
            .with("count", count)
            .with("limit", limit);
        diagnostics.push(match span {
            Some(span) => fault.at(config.place(span)),
            None => fault,
        });
    }
    written.text.into_bytes()
}
