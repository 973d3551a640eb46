//! What editions are called.

use crate::node::Date;

/// The month or the day that an edition is of: `2026-11` or `2026-11-15`.
///
/// There are no other names, so that the order of names is that of time, whoever reads them: a month comes before its days.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Name(String);

impl Name {
    /// None when the text is anything else, or no month or day of the calendar.
    pub fn parse(text: &str) -> Option<Name> {
        let is_date = Date::parse(text).is_some() || Date::parse(&format!("{text}-01")).is_some();
        is_date.then(|| Name(text.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it begins after a day written as `2026-11-28`.
    pub fn is_after(&self, day: &str) -> bool {
        day.get(..self.0.len()).is_some_and(|now| self.0.as_str() > now)
    }
}

#[cfg(test)]
mod tests {
    use super::Name;

    #[test]
    fn names_are_months_and_days_and_their_order_is_that_of_time() {
        for wrong in ["", "2026", "2026-13", "2026-11-31", "2026-1", "novembre", "2026-11/", "../2026", "2026-11-01-01"]
        {
            assert_eq!(Name::parse(wrong), None, "{wrong}");
        }
        let names = ["2025-12-31", "2026-01", "2026-01-01", "2026-01-15", "2026-02"].map(Name::parse);
        assert!(names.iter().all(Option::is_some) && names.is_sorted());
    }

    #[test]
    fn an_edition_may_be_of_today_and_of_this_month() {
        let after = |name: &str| Name::parse(name).map(|name| name.is_after("2026-11-28"));
        assert_eq!(
            ["2026-11", "2026-11-28", "2026-10", "2026-11-29", "2026-12"].map(after),
            [Some(false), Some(false), Some(false), Some(true), Some(true)]
        );
    }
}
