//! What is said of a site, to be compared with what was said.

use std::fmt::Write;
use std::path::Path;
use std::process::Command;

use crate::support::{Built, Text, plan};

pub const PAGE: &str = "content/pages/essai.fr.md";
pub const TEMPLATE: &str = "themes/plain/templates/page.html";
pub const RAIN: &str = "content/datasets/rain/rain.csv";

/// How lines begin that tell of what was made, and how long it took.
const DONE: [&str; 4] = ["Built", "Checked", "Site construit", "Site vérifié"];

/// What is said of each part.
#[derive(Default)]
pub struct Shown(String);

impl Shown {
    pub fn part(mut self, name: &str, site: Text) -> Shown {
        self.add(name, &site.build());
        self
    }

    pub fn add(&mut self, name: &str, built: &Built) {
        assert!(!built.codes.contains(&"PV0999"), "{name}: {}", built.said);
        let or_nothing = |said: &str| if said.is_empty() { "(nothing)\n".to_owned() } else { said.to_owned() };
        let _ = writeln!(self.0, "──── {name}\n{}\n{}", or_nothing(&built.said), or_nothing(&built.said_in_french));
    }

    /// Runs the program in the plan's folder after a preparation, in both languages. Paths of the machine don't show.
    #[cfg(unix)]
    pub fn run(mut self, name: &str, prepare: impl Fn(&Path), arguments: &[&str], variables: &[(&str, &str)]) -> Shown {
        let _ = writeln!(self.0, "──── {name}");
        for language in ["en", "fr"] {
            let folder = plan().on_disk();
            prepare(folder.path());
            let mut command = Command::new(env!("CARGO_BIN_EXE_parvis"));
            command.args(arguments).args(["--lang", language]).current_dir(folder.path()).env("NO_COLOR", "1");
            let output = command.env("HOME", "/nobody").envs(variables.iter().copied()).output().expect("it runs");
            let root = folder.path().canonicalize().expect("a path");
            let said = String::from_utf8_lossy(&output.stderr).replace(&root.display().to_string(), "/home/me/plan");
            let lines = said.lines().filter(|line| !DONE.iter().any(|done| line.starts_with(done)));
            let said: Vec<&str> = lines.collect();
            let _ = writeln!(self.0, "{}\n(exit status {})\n", said.join("\n"), output.status.code().unwrap_or(-1));
            assert!(!said.join("\n").contains("panicked"), "{said:?}");
        }
        self
    }

    #[track_caller]
    pub fn are(self, name: &str) {
        // The last lines of each part end with spaces where there is nothing to excerpt.
        let lines: Vec<&str> = self.0.lines().map(str::trim_end).collect();
        insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => true, snapshot_path => "../snapshots" }, {
            insta::assert_snapshot!(name, lines.join("\n"));
        });
    }
}

pub fn shown() -> Shown {
    Shown::default()
}

/// The plan with a page that is this file.
pub fn file(bytes: impl AsRef<[u8]>) -> Text {
    plan().page("").with(PAGE, bytes)
}

/// A page with these lines in its fields besides slug and title, from line 4 on.
pub fn lines(lines: &str) -> Text {
    file(format!("+++\nslug = \"essai\"\ntitle = \"Essai\"\n{lines}\n+++\nTexte.\n"))
}

/// A page with this text, from line 5 on.
pub fn text(body: &str) -> Text {
    plan().page(body)
}

/// A page whose only fields are slug and title.
pub fn called(slug: &str, title: &str) -> String {
    format!("+++\nslug = \"{slug}\"\ntitle = \"{title}\"\n+++\nTexte.\n")
}

/// The plan in French only, with this as what `page.html` has in `main` on the page of the goal.
pub fn template(inside: &str) -> Text {
    let only = format!("</h1>{{% if page.id == \"goal-1\" and lang.code == \"fr\" %}}{inside}{{% endif %}}");
    plan().edit(TEMPLATE, "</h1>", &only).edit(
        "site.toml",
        "[collections.pages]",
        "[limits]\npage_time = 1\noutput_size = 1\n[collections.pages]",
    )
}
