//! What the command line asks for: one file a command.

mod arguments;
mod build;
mod data;
mod new;
mod outcome;
mod progress;

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use clap::Parser;

use crate::Settings;
use crate::config::base_url::BaseUrl;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::files::Folder;
use crate::files::disk::Disk;
use arguments::{Arguments, Command, Data, Site};

/// Runs what the arguments of the program ask for and gives its exit status.
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let outcome = match &arguments.command {
        Command::Build(site) => build::build(site),
        Command::Check { site, strict } => build::check(site, *strict),
        Command::Report(site) => build::report(site),
        Command::Data(Data::Fill(site)) => data::fill(site),
        Command::New { dir, messages } => new::new(dir, messages),
    };
    outcome.show(arguments.messages())
}

/// The exit status of a fault of Parvis itself, which [`run`] doesn't come back from.
pub fn fault(message: &str) -> ExitCode {
    outcome::fault(message)
}

/// The site's folder and the settings that arguments give; none when that can't be.
fn open(site: &Site, diagnostics: &mut Diagnostics) -> Option<(Arc<dyn Folder>, Settings)> {
    let base_url = match &site.base_url {
        Some(text) => match BaseUrl::parse(text) {
            Some(base) => Some(base),
            None => {
                diagnostics.push(Diagnostic::new(Code::InvalidBaseUrlArgument).with("value", text.as_str()));
                return None;
            }
        },
        None => None,
    };
    let folder = open_folder(&site.root, diagnostics)?;
    Some((folder, Settings { base_url, drafts: site.drafts }))
}

fn open_folder(root: &Path, diagnostics: &mut Diagnostics) -> Option<Arc<dyn Folder>> {
    match Disk::open(root) {
        Ok(disk) => Some(Arc::new(disk)),
        Err(error) => {
            let place = crate::diagnostic::Place::file(&root.to_string_lossy().as_ref().into());
            diagnostics.push(Diagnostic::new(Code::FileUnreadable).at(place).with("reason", error.to_string()));
            None
        }
    }
}
