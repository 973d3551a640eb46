//! Which file names a site may have, so that it can be cloned and published on every system.

use unicode_normalization::UnicodeNormalization;

/// The longest path from the root, in bytes.
pub const PATH_LIMIT: usize = 240;

/// Names that Windows keeps for devices, whatever follows the first dot.
const DEVICES: &[&str] = &["con", "prn", "aux", "nul", "conin$", "conout$"];

/// The part of `path` that some systems can't hold, if there is one.
pub fn reserved_part(path: &str) -> Option<&str> {
    path.split('/').find(|part| {
        let stem = part.split('.').next().unwrap_or_default().to_ascii_lowercase();
        let numbered = stem.strip_prefix("com").or_else(|| stem.strip_prefix("lpt"));
        DEVICES.contains(&stem.as_str())
            || numbered.is_some_and(|rest| rest.len() == 1 && rest.as_bytes()[0].is_ascii_digit())
            || part.ends_with(['.', ' '])
            || part.contains(['<', '>', ':', '"', '\\', '|', '?', '*'])
            || part.chars().any(char::is_control)
    })
}

/// Whether a file is the kind that gets published by mistake: secrets, backups, what systems leave behind.
pub fn is_secret(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path).to_ascii_lowercase();
    SECRET_ENDS.iter().any(|end| name.ends_with(end))
        || SECRET_NAMES.contains(&name.as_str())
        || name.starts_with(".env")
        || path.split('/').any(|part| SECRET_FOLDERS.contains(&part.to_ascii_lowercase().as_str()))
}

/// The part of a secret path that says that it is one: the folder, or the file's name.
pub fn secret_part(path: &str) -> &str {
    let folder = path.split('/').find(|part| SECRET_FOLDERS.contains(&part.to_ascii_lowercase().as_str()));
    folder.unwrap_or_else(|| path.rsplit('/').next().unwrap_or(path))
}

/// Keys, passwords in files of programs, copies that editors and databases leave.
const SECRET_ENDS: &[&str] = &[
    ".bak",
    ".jks",
    ".kdbx",
    ".key",
    ".keystore",
    ".log",
    ".orig",
    ".ovpn",
    ".p12",
    ".pem",
    ".pfx",
    ".ppk",
    ".rej",
    ".sql",
    ".swo",
    ".swp",
    ".tfstate",
    "~",
];
const SECRET_NAMES: &[&str] = &[
    ".bash_history",
    ".dockercfg",
    ".htpasswd",
    ".netrc",
    ".npmrc",
    ".pgpass",
    ".pypirc",
    "id_dsa",
    "id_ecdsa",
    "id_ed25519",
    "id_rsa",
];
const SECRET_FOLDERS: &[&str] = &[".aws", ".git", ".gnupg", ".hg", ".ssh", ".svn", "node_modules"];

/// The part of `path`, if there is one, whose name begins with a dot and that hosts have no use for: what programs keep for
/// themselves.
pub fn hidden_part(path: &str) -> Option<&str> {
    path.split('/').find(|part| part.starts_with('.') && !FOR_HOSTS.contains(part))
}

/// Names with a dot that hosts read or that standards ask for (RFC 8615).
const FOR_HOSTS: &[&str] = &[".domains", ".htaccess", ".nojekyll", ".well-known"];

/// Whether a file is left out without a word: what systems and editors leave behind.
pub fn is_ignored(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    matches!(name, ".DS_Store" | "Thumbs.db" | "desktop.ini" | ".gitkeep" | ".gitignore" | ".gitattributes")
}

/// What two names have in common on a system that ignores case and Unicode form.
pub fn folded(path: &str) -> String {
    path.nfc().collect::<String>().to_lowercase().nfc().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_windows_cannot_hold_are_found() {
        for bad in ["aux.md", "a/con/b.md", "com1.txt", "a:b.md", "trailing.", "trailing ", "NUL"] {
            assert!(reserved_part(bad).is_some(), "{bad}");
        }
        for good in ["auxiliaire.md", "com/x.md", "console.md", "01-a.fr.md"] {
            assert!(reserved_part(good).is_none(), "{good}");
        }
    }

    #[test]
    fn secrets_are_found() {
        assert!(is_secret("a/.env") && is_secret("id_rsa") && is_secret("x.bak") && is_secret(".git/config"));
        assert!(is_secret("a/.env.local") && is_secret("dump.SQL") && is_secret("node_modules/a/b.js"));
        assert!(!is_secret("clef.md") && !is_secret(".well-known/security.txt"));
    }

    #[test]
    fn what_programs_keep_for_themselves_is_found_and_what_hosts_read_is_not() {
        assert_eq!(hidden_part("a/.idea/x.xml"), Some(".idea"));
        assert_eq!(hidden_part("a/.vscode"), Some(".vscode"));
        for good in [".well-known/security.txt", ".nojekyll", ".htaccess", "CNAME", "_headers", "_redirects", "a.b/c.d"]
        {
            assert_eq!(hidden_part(good), None, "{good}");
        }
    }

    #[test]
    fn names_are_folded_by_case_and_form() {
        assert_eq!(folded("Man\u{303}ana"), folded("ma\u{f1}ana"));
    }
}
