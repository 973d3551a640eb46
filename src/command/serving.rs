//! The server as it is called: what it says at a terminal, and how it ends.

use std::io::{IsTerminal, Write};
use std::process::{Command, Stdio};
use std::sync::mpsc::channel;
use std::time::Duration;

use super::arguments::{Messages, Serve};
use super::outcome::{Done, Outcome};
use crate::Settings;
use crate::diagnostic::report::Report;
use crate::diagnostic::words::Speaker;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, text};
use crate::serve::server::Door;
use crate::serve::site::{Teller, Told};
use crate::serve::{self, PORT, Wishes};

/// Serves the site until Ctrl-C.
pub fn serve(wishes: &Serve) -> Outcome {
    let mut diagnostics = Diagnostics::new();
    let done = run(wishes).map_err(|fault| diagnostics.push(fault)).ok();
    Outcome { diagnostics, done, strict: false, root: wishes.root.clone() }
}

fn run(wishes: &Serve) -> Result<Done, Diagnostic> {
    let (end, ended) = channel();
    // Before anything else, so that it always ends with the same status.
    let handled = ctrlc::set_handler(move || {
        let _ = end.send(());
    });
    handled.map_err(|error| Diagnostic::new(Code::Fault).with("reason", error.to_string()))?;
    let messages = &wishes.messages;
    let said = Said::new(messages);
    let server = serve::start(Wishes {
        root: wishes.root.clone(),
        settings: Settings { drafts: wishes.drafts, ..Settings::default() },
        door: Door { host: wishes.host.clone(), port: wishes.port, first: PORT },
        poll: wishes.poll,
        tongue: messages.tongue(),
        teller: teller(messages),
    })?;
    if let Some(host) = &wishes.host {
        said.findings(&alone(Diagnostic::new(Code::ServeOpen).with("host", host.as_str())));
    }
    said.line(&said.speaker.word("serve-at", &[("address", server.url().into())]));
    if wishes.open && !browse(&server.url()) {
        said.line(&said.speaker.word("serve-no-browser", &[]));
    }
    // The other end lives as long as the program.
    let _ = ended.recv();
    Ok(Done::Served)
}

/// Says what each update did.
fn teller(messages: &Messages) -> Teller {
    let said = Said::new(messages);
    let quiet = messages.quiet;
    let first = std::sync::Once::new();
    Box::new(move |told| match told {
        Told::Noted(diagnostic) => said.findings(&alone(diagnostic.clone())),
        Told::Settled { report } => {
            if let Some(report) = report {
                said.findings(report);
            }
        }
        Told::Updated { update, time, report } => {
            if let Some(report) = report {
                said.findings(report);
            }
            let time = seconds(*time);
            let mut line = said
                .speaker
                .word("serve-changed", &[("count", update.addresses.len().into()), ("time", time.clone().into())]);
            first.call_once(|| {
                line = said
                    .speaker
                    .word("serve-first", &[("outputs", update.addresses.len().into()), ("time", time.into())]);
            });
            if !quiet {
                said.line(&line);
            }
        }
    })
}

/// Where things are said, and in which language.
struct Said {
    speaker: Speaker,
    colour: bool,
}

impl Said {
    fn new(messages: &Messages) -> Said {
        let colour = std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none();
        Said { speaker: Speaker::new(messages.tongue()), colour }
    }

    fn findings(&self, report: &Report) {
        // Who serves goes on without a terminal.
        let _ = write!(std::io::stderr(), "{}", text::render(report, &self.speaker, self.colour));
    }

    fn line(&self, line: &str) {
        let _ = writeln!(std::io::stderr(), "{line}");
    }
}

fn alone(diagnostic: Diagnostic) -> Report {
    let mut diagnostics = Diagnostics::new();
    diagnostics.push(diagnostic);
    Report::new(diagnostics, &|_| None)
}

fn seconds(time: Duration) -> String {
    if time < Duration::from_secs(1) {
        format!("{} ms", time.as_millis())
    } else {
        format!("{:.2} s", time.as_secs_f64())
    }
}

/// Opens an address in the reader's browser.
fn browse(address: &str) -> bool {
    let program = match () {
        () if cfg!(target_os = "macos") => "open",
        () if cfg!(windows) => "explorer",
        () => "xdg-open",
    };
    let mut command = Command::new(program);
    command.arg(address).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.spawn().is_ok()
}
