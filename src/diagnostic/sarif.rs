//! A report as a SARIF log, which code hosts show beside the lines of a change.
//!
//! Format: Static Analysis Results Interchange Format 2.1.0, OASIS (docs.oasis-open.org/sarif/sarif/v2.1.0).

use serde_json::{Map, Value, json};

use super::report::{Finding, Located, Report};
use super::words::Speaker;
use super::{Code, Severity};
use crate::plan::address::PATH;

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// The report as one SARIF log. Each place of a mistake is a result of its own, so that each is shown where it is;
/// paths are relative to the site's folder.
pub fn render(report: &Report, speaker: &Speaker) -> String {
    let results: Vec<Value> = report.findings.iter().flat_map(|finding| results(finding, speaker)).collect();
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "Parvis",
                "version": env!("CARGO_PKG_VERSION"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": Code::ALL.iter().map(|code| rule(*code)).collect::<Vec<_>>(),
            } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    serde_json::to_string_pretty(&log).unwrap_or_default()
}

fn rule(code: Code) -> Value {
    json!({
        "id": code.number(),
        "name": format!("{code:?}"),
        "shortDescription": { "text": code.about() },
        "defaultConfiguration": { "level": level(code.severity()) },
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

fn results(finding: &Finding, speaker: &Speaker) -> Vec<Value> {
    let mut text = format!("{}\n{}", speaker.message(finding), speaker.help(finding));
    if let Some(page) = &finding.page {
        text.push('\n');
        text.push_str(&speaker.word("on-page", &[("page", page.as_ref().into())]));
    }
    let result = |locations: Vec<Value>| {
        let mut result = Map::new();
        result.insert("ruleId".to_owned(), finding.code.number().into());
        result.insert("ruleIndex".to_owned(), Code::ALL.iter().position(|code| *code == finding.code).into());
        result.insert("level".to_owned(), level(finding.severity).into());
        result.insert("message".to_owned(), json!({ "text": text }));
        result.insert("locations".to_owned(), locations.into());
        if !finding.related.is_empty() {
            result.insert("relatedLocations".to_owned(), finding.related.iter().map(location).collect());
        }
        Value::Object(result)
    };
    if finding.places.is_empty() {
        return vec![result(Vec::new())];
    }
    finding.places.iter().map(|place| result(vec![location(place)])).collect()
}

fn location(place: &Located) -> Value {
    // A path from the site's root is written like an address from it.
    let uri = percent_encoding::utf8_percent_encode(&place.file, PATH).to_string();
    let mut physical = json!({ "artifactLocation": { "uri": uri, "uriBaseId": "%SRCROOT%" } });
    if let Some(position) = &place.position {
        let length = position.excerpt[position.start..position.end].chars().count();
        physical["region"] = json!({
            "startLine": position.line,
            "startColumn": position.column,
            "endColumn": position.column + length,
            "snippet": { "text": position.excerpt },
        });
    }
    json!({ "physicalLocation": physical })
}
