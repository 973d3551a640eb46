//! The least that any static site generator does for the same site: read each page, turn its Markdown into HTML, put a
//! fixed shell around it, minify it, write it. No links are followed, nothing is checked, nothing is known of other pages.
//! The shell has a table of contents and neighbours of the usual length, so that both outputs are of one size.

use std::path::{Path, PathBuf};
use std::{fs, io};

use minify_html::Cfg;
use pulldown_cmark::{Options, Parser, html};
use rayon::prelude::*;

use crate::site::SECTIONS;

const SHELL: &str = include_str!("shell.html");

/// Makes the pages of the site at `root` into `output`.
pub fn build(root: &Path, output: &Path) -> io::Result<()> {
    let shell = Shell::new();
    let cfg = minifying();
    let pages = pages(&root.join("content"))?;
    fs::create_dir_all(output)?;
    pages.par_iter().try_for_each(|page| {
        let source = fs::read_to_string(page)?;
        let html = minify_html::minify(shell.around(&source).as_bytes(), &cfg);
        let folder = output.join(page.file_stem().unwrap_or_default());
        fs::create_dir(&folder)?;
        fs::write(folder.join("index.html"), html)
    })
}

/// Every Markdown file in the folders of `content`.
fn pages(content: &Path) -> io::Result<Vec<PathBuf>> {
    let mut pages = Vec::new();
    for folder in fs::read_dir(content)? {
        for file in fs::read_dir(folder?.path())? {
            pages.push(file?.path());
        }
    }
    Ok(pages)
}

/// What Parvis asks of the minifier.
fn minifying() -> Cfg {
    Cfg {
        keep_closing_tags: true,
        keep_html_and_head_opening_tags: true,
        keep_input_type_text_attr: true,
        ..Cfg::default()
    }
}

/// The extensions that content may use, as in `parvis::markdown`.
fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM
}

/// The text around a page's title, twice, and its body.
struct Shell {
    parts: [String; 4],
}

impl Shell {
    fn new() -> Self {
        let link =
            |number| format!("<li><a href=\"/s/{number}-adresse-de-section/\">Section du menu {number}</a></li>\n");
        let menu: String = (1..=SECTIONS).map(link).collect();
        let shell = SHELL.replace("@MENU@", menu.trim_end());
        let mut parts = shell.split("@TITLE@").flat_map(|part| part.split("@BODY@")).map(str::to_owned);
        Shell { parts: std::array::from_fn(|_| parts.next().unwrap_or_default()) }
    }

    fn around(&self, source: &str) -> String {
        let (front_matter, body) = source.split_once("\n+++\n").unwrap_or_default();
        let title =
            front_matter.lines().find_map(|line| line.strip_prefix("title = ")).unwrap_or_default().trim_matches('"');
        let [head, before_heading, before_body, after] = &self.parts;
        let mut page = String::with_capacity(SHELL.len() + 2 * source.len());
        page.extend([head, title, before_heading, title, before_body]);
        html::push_html(&mut page, Parser::new_ext(body, options()));
        page.push_str(after);
        page
    }
}
