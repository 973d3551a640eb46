//! What publishing did, or would do, in words and for programs.

use serde_json::{Value, json};

use super::outcome::{Done, size};
use crate::diagnostic::words::Speaker;
use crate::publish::{Preview, Summary};

/// So many files of a step are named; the JSON has all.
const SHOWN: usize = 20;

/// The last line of a run.
pub fn line(target: &str, summary: &Summary, speaker: &Speaker) -> String {
    speaker.word(
        "summary-published",
        &[
            ("target", target.into()),
            ("uploaded", summary.uploaded.into()),
            ("size", size(summary.bytes).into()),
            ("kept", summary.kept.into()),
            ("deleted", summary.deleted.into()),
            ("leaving", summary.leaving.into()),
            ("requests", summary.requests.into()),
            ("time", format!("{:.2} s", summary.time.as_secs_f64()).into()),
        ],
    )
}

/// What would be done, a step a paragraph.
pub fn preview(target: &str, preview: &Preview, speaker: &Speaker) -> String {
    let mut text = String::new();
    let mut paragraph = |word: &str, files: Vec<String>, bytes: u64| {
        if files.is_empty() {
            return;
        }
        let counts = [("files", files.len().into()), ("size", size(bytes).into())];
        text.push_str(&format!("{}\n", speaker.word(word, &counts)));
        for file in files.iter().take(SHOWN) {
            text.push_str(&format!("  {file}\n"));
        }
        if files.len() > SHOWN {
            let rest = [("files", (files.len() - SHOWN).into())];
            text.push_str(&format!("  {}\n", speaker.word("publish-more", &rest)));
        }
    };
    for step in &preview.steps {
        let name = |file: &crate::publish::summary::PreviewFile| match file.why {
            "new" => format!("+ {}", file.path),
            _ => format!("~ {}", file.path),
        };
        let bytes = step.files.iter().map(|file| file.bytes).sum();
        paragraph(&format!("publish-{}", step.step), step.files.iter().map(name).collect(), bytes);
    }
    let gone = |keys: &[String]| keys.iter().map(|key| format!("- {key}")).collect();
    paragraph("publish-leaving", gone(&preview.leaving), 0);
    paragraph("publish-deletes", gone(&preview.deletes), 0);
    let counts = [("target", target.into()), ("kept", preview.kept.into())];
    text.push_str(&format!("{}\n", speaker.word("publish-preview", &counts)));
    text
}

/// For programs: what was done with what was found, the latter as JSON already.
pub fn json(done: &Done, findings: &str) -> Value {
    let findings: Value = serde_json::from_str(findings).unwrap_or_default();
    match done {
        Done::Published { target, summary } => json!({
            "target": target,
            "dry_run": false,
            "uploaded": summary.uploaded,
            "bytes": summary.bytes,
            "kept": summary.kept,
            "deleted": summary.deleted,
            "leaving": summary.leaving,
            "requests": summary.requests,
            "seconds": summary.time.as_secs_f64(),
            "findings": findings,
        }),
        Done::Previewed { target, preview } => json!({
            "target": target,
            "dry_run": true,
            "plan": preview,
            "findings": findings,
        }),
        _ => findings,
    }
}
