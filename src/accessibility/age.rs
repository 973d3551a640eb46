//! How old an audit is. A declaration holds for three years (decree 2019-768, article 5), so the day matters; it is only
//! asked in diagnostics, since a page that depended on it would not be the same when it is built again.

use super::Accessibility;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::node::Date;

/// After how many months an audit no longer holds.
const VALID: u32 = 36;
/// After how many months it is time for the next.
const AGING: u32 = 30;

/// Says what is to be done about dates; `today` is that of the run.
pub fn check(accessibility: &Accessibility, today: Date, diagnostics: &mut Diagnostics) {
    let report = accessibility.report.as_ref().map(|report| (report.date, &report.date_at, &report.file));
    let audit = accessibility.audit.as_ref().map(|audit| (audit.date, &audit.date_at, &audit.file));
    for (date, span, file) in report.into_iter().chain(audit).filter(|(date, ..)| *date > today) {
        let fault = Diagnostic::new(Code::AccessibilityDateInFuture).at(Place::at(file, span.clone()));
        diagnostics.push(fault.with("date", date.to_string()));
    }
    let Some((date, span, file)) = audit else { return };
    let code = match months(date, today) {
        VALID.. => Code::AuditExpired,
        AGING.. => Code::AuditAging,
        _ => return,
    };
    let until = Date { year: date.year.saturating_add(3), ..date };
    let fault = Diagnostic::new(code).at(Place::at(file, span.clone()));
    diagnostics.push(fault.with("date", date.to_string()).with("until", until.to_string()));
}

/// Whole months from one day to another; none when that is before it.
fn months(from: Date, to: Date) -> u32 {
    let of = |date: Date| u32::from(date.year) * 12 + u32::from(date.month);
    of(to).saturating_sub(of(from)).saturating_sub(u32::from(to.day < from.day))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn between(from: &str, to: &str) -> u32 {
        months(Date::parse(from).expect("a day"), Date::parse(to).expect("a day"))
    }

    #[test]
    fn months_are_whole_ones() {
        assert_eq!(between("2026-01-31", "2028-07-30"), 29);
        assert_eq!(between("2026-01-31", "2028-07-31"), 30);
        assert_eq!(between("2026-11-27", "2029-11-26"), 35);
        assert_eq!(between("2026-11-27", "2029-11-27"), 36);
        assert_eq!(between("2026-11-27", "2026-01-01"), 0);
    }

    /// What is said on a day of a site whose audit or test is of another.
    fn said(today: &str, date: &str, audited: bool) -> Vec<&'static str> {
        let list: Vec<String> = super::super::criteria::all().map(|criterion| format!("\"{criterion}\"")).collect();
        let judged = format!("valid = [{}]\ninvalid = []\nnot_applicable = []", list.join(", "));
        let text = format!("standard = \"RGAA 4.1.2\"\ndate = {date}\nauditor = \"A\"\npages = []\n{judged}\n");
        let report = format!("{{\"date\": \"{date}\", \"pages\": 1, \"tools\": [], \"checks\": [], \"findings\": []}}");
        let mut diagnostics = Diagnostics::new();
        let (toml, json) = (crate::node::toml::parse(&text, 0), crate::node::json::parse(&report));
        let (toml, json) = (toml.expect("an audit"), json.expect("a report"));
        let audit = super::super::audit::Audit::read(&toml, &"audit.toml".into(), &[], &mut diagnostics);
        let report = super::super::report::TestReport::read(&json, &"report.json".into(), &mut diagnostics);
        let accessibility = Accessibility { audit: audit.filter(|_| audited), report: report.filter(|_| !audited) };
        check(&accessibility, Date::parse(today).expect("a day"), &mut diagnostics);
        diagnostics.iter().map(|diagnostic| diagnostic.code.number()).collect()
    }

    #[test]
    fn an_audit_holds_for_three_years() {
        assert!(said("2029-05-26", "2026-11-27", true).is_empty());
        assert_eq!(said("2029-05-27", "2026-11-27", true), ["PV1676"]);
        assert_eq!(said("2029-11-26", "2026-11-27", true), ["PV1676"]);
        assert_eq!(said("2029-11-27", "2026-11-27", true), ["PV1677"]);
    }

    #[test]
    fn a_test_of_tomorrow_is_refused() {
        assert_eq!(said("2026-11-26", "2026-11-27", false), ["PV1678"]);
        assert_eq!(said("2026-11-26", "2026-11-27", true), ["PV1678"]);
        assert!(said("2026-11-27", "2026-11-27", false).is_empty());
    }
}
