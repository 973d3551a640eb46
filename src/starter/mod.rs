//! The small site that `parvis new` writes: one objective, two actions, a term, in two languages.

use include_dir::{Dir, include_dir};

static SITE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/starter/site");

/// Stands in `site.toml` for the list of languages.
const LANGUAGES: &str = "LANGUAGES";
/// The languages that the site is written in.
const WRITTEN: [&str; 2] = ["en", "fr"];
/// Ends the name of a file with the fields that only the default language's page may have.
const SHARED: &str = ".shared.toml";

/// The files of the new site, by path, with the language that stands at its root (`en` or `fr`).
pub fn files(default: &str) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    collect(&SITE, &mut found);
    let shared: Vec<(String, String)> =
        found.iter().filter_map(|(path, text)| Some((path.strip_suffix(SHARED)?.to_owned(), text.clone()))).collect();
    let mut files = Vec::new();
    for (path, text) in found.into_iter().filter(|(path, _)| !path.ends_with(SHARED)) {
        let fields = path.strip_suffix(&format!(".{default}.md"));
        let fields = fields.and_then(|stem| shared.iter().find(|(name, _)| *name == *stem));
        let text = match fields {
            Some((_, fields)) => text.replacen("+++\n", &format!("+++\n{fields}"), 1),
            None => text.replace(LANGUAGES, &languages(default)),
        };
        files.push((path, text.into_bytes()));
    }
    // A name that begins with a dot would be left out of the program's own package.
    files.push((".gitignore".to_owned(), b"/public/\n/.parvis-cache/\n".to_vec()));
    files.push(("site.schema.json".to_owned(), include_bytes!("../../docs/site.schema.json").to_vec()));
    files
}

fn languages(default: &str) -> String {
    let mut order = WRITTEN;
    order.sort_by_key(|language| *language != default);
    format!("[\"{}\", \"{}\"]", order[0], order[1])
}

fn collect(dir: &Dir<'static>, found: &mut Vec<(String, String)>) {
    for file in dir.files() {
        let path = file.path().to_string_lossy().replace('\\', "/");
        found.extend(file.contents_utf8().map(|text| (path, text.to_owned())));
    }
    dir.dirs().for_each(|dir| collect(dir, found));
}
