//! `site.accessibility`: what the site may say of its accessibility, for templates.

use tera::Value;

use super::Model;
use super::value::{list, map, optional, text};
use crate::accessibility::audit::Audit;
use crate::accessibility::report::TestReport;
use crate::config::localised::Localised;

/// None on sites without a page for it.
pub fn values(model: &Model, language: usize) -> Value {
    let known = &model.site.accessibility;
    let Some((page, _)) = &model.site.config.accessibility else { return Value::none() };
    map([
        ("page", text(page)),
        ("state", text(known.conformity().name())),
        ("audit", known.audit.as_ref().map_or_else(Value::none, |audit| self::audit(model, audit, language))),
        ("report", known.report.as_ref().map_or_else(Value::none, report)),
    ])
}

fn audit(model: &Model, audit: &Audit, language: usize) -> Value {
    let words = |words: &Localised| text(&model.set(language, words.text(language).unwrap_or_default()));
    let texts = |texts: &[String]| list(texts.iter().map(|one| text(one)));
    let nonconformities = audit.nonconformities.iter().map(|one| {
        let criteria = one.criteria.iter().map(|criterion| text(&criterion.to_string()));
        map([("criteria", list(criteria)), ("text", words(&one.text))])
    });
    map([
        ("date", text(&audit.date.to_string())),
        ("auditor", text(&audit.auditor)),
        ("standard", text(crate::accessibility::criteria::STANDARD)),
        ("rate", Value::from(audit.rate())),
        ("valid", Value::from(audit.valid.len())),
        ("invalid", Value::from(audit.invalid.len())),
        ("not_applicable", Value::from(audit.not_applicable.len())),
        ("pages", list(audit.pages.iter().map(|(id, _)| text(id)))),
        ("nonconformities", list(nonconformities)),
        ("derogations", list(audit.derogations.iter().map(words))),
        ("exempt", list(audit.exempt.iter().map(words))),
        ("technologies", texts(&audit.technologies)),
        ("environments", texts(&audit.environments)),
        ("tools", texts(&audit.tools)),
    ])
}

fn report(report: &TestReport) -> Value {
    let tools = report.tools.iter().map(|tool| map([("name", text(&tool.name)), ("version", text(&tool.version))]));
    let checks = report.checks.iter().map(|check| {
        let (pages, findings) = (Value::from(check.pages), Value::from(check.findings));
        map([("name", text(&check.name)), ("pages", pages), ("findings", findings)])
    });
    let findings = report.findings.iter().map(|finding| {
        map([
            ("check", text(&finding.check)),
            ("rule", text(&finding.rule)),
            ("pages", Value::from(finding.pages)),
            ("example", optional(finding.example.as_deref())),
        ])
    });
    map([
        ("date", text(&report.date.to_string())),
        ("pages", Value::from(report.pages)),
        ("tools", list(tools)),
        ("checks", list(checks)),
        ("findings", list(findings)),
    ])
}
