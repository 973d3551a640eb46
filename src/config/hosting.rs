//! `hosting` and `precompress`: for which hosts files are written, and how files are packed beside those that are sent.

use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::hosting::HOSTS;
use crate::hosting::precompress::Encoding;
use crate::node::reader::Reader;

/// The hosts, by their places in [`HOSTS`]. Two that read one file can't both be served.
pub fn hosts(reader: &mut Reader<'_>, diagnostics: &mut Diagnostics) -> Vec<(usize, Range<usize>)> {
    let known: Vec<&str> = HOSTS.iter().map(|host| host.name).collect();
    let named = chosen(reader, "hosting", &known, diagnostics);
    let mut hosts: Vec<(usize, Range<usize>)> = Vec::new();
    for (host, span) in named {
        let files = HOSTS[host].files;
        let shared = hosts.iter().find_map(|(other, _)| {
            let file = files.iter().find(|file| HOSTS[*other].files.iter().any(|own| own.address == file.address))?;
            Some((*other, file.address))
        });
        match shared {
            Some((other, file)) => diagnostics.push(
                Diagnostic::new(Code::HostsShareFile)
                    .at(reader.place(&span))
                    .with("host", HOSTS[host].name)
                    .with("other", HOSTS[other].name)
                    .with("file", file.trim_start_matches('/')),
            ),
            None => hosts.push((host, span)),
        }
    }
    hosts
}

/// The encodings, the one that hosts prefer first.
pub fn encodings(reader: &mut Reader<'_>, diagnostics: &mut Diagnostics) -> Vec<Encoding> {
    let known = Encoding::ALL.map(Encoding::name);
    let chosen = chosen(reader, "precompress", &known, diagnostics);
    let all = Encoding::ALL.into_iter().enumerate();
    all.filter(|(number, _)| chosen.iter().any(|(at, _)| at == number)).map(|(_, encoding)| encoding).collect()
}

/// The values of a list, by their places among those that are known, each once.
fn chosen<'a>(
    reader: &mut Reader<'a>,
    key: &'a str,
    known: &[&str],
    diagnostics: &mut Diagnostics,
) -> Vec<(usize, Range<usize>)> {
    let mut chosen: Vec<(usize, Range<usize>)> = Vec::new();
    for (value, span) in reader.texts(key, diagnostics).unwrap_or_default() {
        match known.iter().position(|name| *name == value) {
            Some(at) if chosen.iter().all(|(other, _)| *other != at) => chosen.push((at, span)),
            Some(_) => {}
            None => diagnostics.push(
                Diagnostic::new(Code::SettingNotAllowed)
                    .at(reader.place(&span))
                    .with("key", key)
                    .with("value", value)
                    .with("allowed", known.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>()),
            ),
        }
    }
    chosen
}
