//! The command line.

use std::path::PathBuf;

use clap::builder::NonEmptyStringValueParser;
use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::clock::Clock;
use crate::diagnostic::words::Tongue;

/// Turn a public plan, as Markdown pages and data, into a website for everybody.
#[derive(Debug, Parser)]
#[command(name = "parvis", version, about, disable_help_subcommand = true)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Build the site into its output folder
    Build {
        #[command(flatten)]
        site: Site,
        /// Leave out the search index, for a quick look; the search then says that it isn't there
        #[arg(long)]
        no_search: bool,
    },
    /// Check the whole site and write nothing
    Check {
        #[command(flatten)]
        site: Site,
        /// Take warnings for errors, and ask for what a published site must say
        #[arg(long)]
        strict: bool,
    },
    /// Serve the site while it is being written, and show each change as soon as it is saved
    ///
    /// The site is made in memory and shown at an address of this machine; the output folder isn't touched. Ctrl-C ends it.
    Serve(Serve),
    /// Put the built site where readers find it
    ///
    /// The site is taken as `parvis build` left it. Credentials come from the environment or from the files of the
    /// store's own programs, never from site.toml.
    Publish {
        /// A name from [publish.NAME] in site.toml; not needed when there is only one
        target: Option<String>,
        /// Show what would be done, and write nothing
        #[arg(long)]
        dry_run: bool,
        /// Let many files vanish, or take the place of another site
        #[arg(long)]
        allow_deletes: bool,
        /// Take the lock of a run that is no longer alive
        #[arg(long)]
        break_lock: bool,
        /// Look at all that is there, as is done once a day, instead of taking what the last run left for granted
        #[arg(long)]
        verify: bool,
        #[command(flatten)]
        site: Site,
    },
    /// Show what each page has and lacks, and write a report of the whole site for editors
    Report(Site),
    /// Work on data packages
    #[command(subcommand)]
    Data(Data),
    /// Keep translations up to date with their originals
    #[command(subcommand)]
    Translate(Translate),
    /// Keep what was published where it was: the ledger of addresses, permalinks.lock
    #[command(subcommand)]
    Permalinks(Permalinks),
    /// Freeze citable copies of the data packages
    #[command(subcommand)]
    Edition(Edition),
    /// Make a small site that builds, to begin with
    New {
        /// The folder of the new site
        dir: PathBuf,
        #[command(flatten)]
        messages: Messages,
    },
}

#[derive(Debug, Args)]
#[cfg_attr(not(feature = "serve"), allow(dead_code, reason = "a program without the server asks for none"))]
pub struct Serve {
    /// The site's folder, with site.toml in it
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub root: PathBuf,
    /// The port to listen at; 0 for any [default: 4000, or the next one that is free]
    #[arg(long, value_name = "N")]
    pub port: Option<u16>,
    /// An address of this machine that others can reach, to show them the site; 0.0.0.0 for all of them
    #[arg(long, value_name = "ADDR", value_parser = NonEmptyStringValueParser::new())]
    pub host: Option<String>,
    /// Open the site in a browser
    #[arg(long)]
    pub open: bool,
    /// Show drafts too
    #[arg(long)]
    pub drafts: bool,
    /// Look at all files twice a second, where the system doesn't tell of changes: network drives, some containers
    #[arg(long)]
    pub poll: bool,
    #[command(flatten)]
    pub messages: Messages,
}

#[derive(Debug, Subcommand)]
pub enum Data {
    /// Make a package of a table: a description to complete, and a page
    Add {
        /// A table: comma, semicolon or tab between columns
        file: PathBuf,
        /// The key of the package: lower-case words with hyphens
        key: String,
        #[command(flatten)]
        site: Site,
    },
    /// Write the numbers of packages into the texts of the links that show them
    Fill(Site),
}

#[derive(Debug, Subcommand)]
pub enum Edition {
    /// Freeze every data package, and the values that pages show, in editions/NAME
    Cut {
        /// The month or the day that the edition is of, such as 2026-11 or 2026-11-15
        name: String,
        #[command(flatten)]
        site: Site,
    },
}

#[derive(Debug, Subcommand)]
pub enum Translate {
    /// List missing, stale and unrecorded translations, and count the current ones
    Status(Site),
    /// Note in translations that they say what their originals say now
    Mark {
        /// The page, such as action-27
        #[arg(required_unless_present = "all")]
        id: Option<String>,
        /// All pages of the site
        #[arg(long, conflicts_with = "id")]
        all: bool,
        /// Only the translations in this language
        #[arg(long, value_name = "CODE")]
        language: Option<String>,
        #[command(flatten)]
        site: Site,
    },
}

#[derive(Debug, Subcommand)]
pub enum Permalinks {
    /// Write down the addresses that the site has and that the ledger lacks
    Update(Site),
    /// Let an address that was published lead to another one
    Move {
        /// The address, from the site's root: /actions/27-data/
        old: String,
        /// Where it leads from now on: the id of a page, such as action-28, or an address
        new: String,
        #[command(flatten)]
        site: Site,
    },
    /// Let an address say that what was there is gone, and why
    Retire {
        /// The address of a page or file, or the id of a page
        what: String,
        /// Why, in plain words. In several languages: --reason fr="…" --reason en="…"
        #[arg(long, required = true, value_name = "TEXT", value_parser = NonEmptyStringValueParser::new())]
        reason: Vec<String>,
        /// Where readers may go instead: the id of a page, or an address
        #[arg(long, value_name = "ID")]
        to: Option<String>,
        #[command(flatten)]
        site: Site,
    },
}

#[derive(Debug, Args)]
pub struct Site {
    /// The site's folder, with site.toml in it
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub root: PathBuf,
    /// Where the site is built, or the report is written [default: public or report in the site's folder]
    #[arg(long, value_name = "DIR")]
    pub output: Option<PathBuf>,
    /// The address that the site will stand at, instead of the one in site.toml
    #[arg(long, value_name = "URL")]
    pub base_url: Option<String>,
    /// Build drafts too
    #[arg(long)]
    pub drafts: bool,
    #[command(flatten)]
    pub messages: Messages,
    /// The clock of the run, which no argument sets
    #[arg(skip)]
    pub clock: Clock,
}

/// How findings are said.
#[derive(Clone, Debug, Args)]
pub struct Messages {
    /// How findings are shown
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    /// The language of messages [default: the system's]
    #[arg(long, value_enum)]
    pub lang: Option<MessageLanguage>,
    /// Say nothing but what is wrong
    #[arg(long, short, conflicts_with = "verbose")]
    pub quiet: bool,
    /// Say more
    #[arg(long, short)]
    pub verbose: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    Text,
    Json,
    /// SARIF 2.1.0, for code hosts
    Sarif,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum MessageLanguage {
    Fr,
    En,
}

impl Messages {
    /// The language of messages: the one asked for, else the system's, else English.
    pub fn tongue(&self) -> Tongue {
        match self.lang {
            Some(MessageLanguage::Fr) => Tongue::French,
            Some(MessageLanguage::En) => Tongue::English,
            None => Tongue::of_locale(&sys_locale::get_locale().unwrap_or_default()),
        }
    }
}

impl Site {
    pub fn output(&self) -> PathBuf {
        self.output.clone().unwrap_or_else(|| self.root.join("public"))
    }
}

impl Arguments {
    /// The site that is asked about; how to speak where there is none, or where it is served.
    fn site(&self) -> Result<&Site, &Messages> {
        match &self.command {
            Command::Build { site, .. } | Command::Check { site, .. } | Command::Report(site) => Ok(site),
            Command::Translate(Translate::Status(site) | Translate::Mark { site, .. }) => Ok(site),
            Command::Data(Data::Fill(site) | Data::Add { site, .. }) => Ok(site),
            Command::Publish { site, .. } => Ok(site),
            Command::Permalinks(
                Permalinks::Update(site) | Permalinks::Move { site, .. } | Permalinks::Retire { site, .. },
            ) => Ok(site),
            Command::Edition(Edition::Cut { site, .. }) => Ok(site),
            Command::Serve(serve) => Err(&serve.messages),
            Command::New { messages, .. } => Err(messages),
        }
    }

    /// The site that is made or looked at as a whole, without a file of it being changed: that may be ended at any time.
    pub fn made(&self) -> Option<&Site> {
        match &self.command {
            Command::Build { site, .. } | Command::Check { site, .. } | Command::Report(site) => Some(site),
            _ => None,
        }
    }

    pub fn messages(&self) -> &Messages {
        self.site().map_or_else(|messages| messages, |site| &site.messages)
    }
}
