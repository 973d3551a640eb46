//! Dates, numbers and lists as a language writes them (CLDR, through ICU).

use icu::calendar::Date as IcuDate;
use icu::datetime::DateTimeFormatter;
use icu::datetime::fieldsets::{YM, YMD};
use icu::decimal::DecimalFormatter;
use icu::decimal::input::Decimal;
use icu::decimal::options::{DecimalFormatterOptions, GroupingStrategy};
use icu::list::ListFormatter;
use icu::list::options::ListFormatterOptions;

use super::Language;
use super::country::Countries;
use crate::node::Date;

/// The formats of one language, built once.
pub struct Formats {
    french: bool,
    date: Option<DateTimeFormatter<YMD>>,
    month: Option<DateTimeFormatter<YM>>,
    number: Option<DecimalFormatter>,
    amount: Option<DecimalFormatter>,
    list: Option<ListFormatter>,
    countries: Countries,
}

impl Formats {
    pub fn of(language: &Language) -> Self {
        let locale = &language.locale;
        let mut options = DecimalFormatterOptions::default();
        options.grouping_strategy = Some(GroupingStrategy::Min2);
        Formats {
            french: locale.id.language.as_str() == "fr",
            date: DateTimeFormatter::try_new(locale.into(), YMD::long()).ok(),
            month: DateTimeFormatter::try_new(locale.into(), YM::long()).ok(),
            number: DecimalFormatter::try_new(locale.into(), options).ok(),
            amount: DecimalFormatter::try_new(locale.into(), DecimalFormatterOptions::default()).ok(),
            list: ListFormatter::try_new_and(locale.into(), ListFormatterOptions::default()).ok(),
            countries: Countries::of(language),
        }
    }

    /// `23 novembre 2026`, `1er mars 2026`, `November 23, 2026`.
    pub fn date(&self, date: Date) -> String {
        let day = IcuDate::try_new_iso(i32::from(date.year), date.month, date.day);
        let (Some(formatter), Ok(day)) = (&self.date, day) else { return date.to_string() };
        let text = formatter.format(&day).to_string();
        // CLDR has no ordinal for the first of the month, which French writes so.
        match text.strip_prefix("1 ") {
            Some(rest) if self.french => format!("1er {rest}"),
            _ => text,
        }
    }

    /// `mars 2026`.
    pub fn month(&self, date: Date) -> String {
        let day = IcuDate::try_new_iso(i32::from(date.year), date.month, date.day);
        match (&self.month, day) {
            (Some(formatter), Ok(day)) => formatter.format(&day).to_string(),
            _ => format!("{}-{:02}", date.year, date.month),
        }
    }

    /// A day, month or year as data packages write it (`2026-11-23`, `2026-11`, `2026`); anything else as it is.
    pub fn moment(&self, written: &str) -> String {
        let day = Date::parse(written).map(|day| self.date(day));
        let month = || Date::parse(&format!("{written}-01")).map(|day| self.month(day));
        day.or_else(month).unwrap_or_else(|| written.to_owned())
    }

    /// A number written in plain decimal digits (`-12345.5`), grouped and with the language's signs. Four digits stay
    /// together, as in a year.
    pub fn number(&self, digits: &str) -> String {
        match (&self.number, digits.parse::<Decimal>()) {
            (Some(formatter), Ok(decimal)) => formatter.format_to_string(&decimal),
            _ => digits.to_owned(),
        }
    }

    /// As [`number`](Self::number), but for what is counted: four digits are grouped where the language does so.
    pub fn amount(&self, digits: &str) -> String {
        match (&self.amount, digits.parse::<Decimal>()) {
            (Some(formatter), Ok(decimal)) => formatter.format_to_string(&decimal),
            _ => digits.to_owned(),
        }
    }

    /// What the country with a three-letter code is called.
    pub fn country(&self, code: &str) -> Option<&str> {
        self.countries.name(code)
    }

    /// `a, b et c`.
    pub fn list(&self, items: &[String]) -> String {
        match &self.list {
            Some(formatter) => formatter.format_to_string(items.iter()),
            None => items.join(", "),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn french_and_english_write_dates_numbers_and_lists_their_way() {
        let french = Formats::of(&Language::parse("fr", 0).expect("French"));
        let english = Formats::of(&Language::parse("en", 0).expect("English"));
        let first = Date { year: 2026, month: 3, day: 1 };
        assert_eq!(french.date(first), "1er mars 2026");
        assert_eq!(english.date(first), "March 1, 2026");
        assert_eq!([french.month(first), english.month(first)], ["mars 2026", "March 2026"]);
        let moments = |formats: &Formats| ["2027-06", "2026-03-01", "2024", "soon"].map(|text| formats.moment(text));
        assert_eq!(moments(&french), ["juin 2027", "1er mars 2026", "2024", "soon"]);
        assert_eq!(moments(&english), ["June 2027", "March 1, 2026", "2024", "soon"]);
        assert_eq!(french.number("12345.5"), "12\u{202f}345,5");
        assert_eq!(french.number("2018"), "2018");
        assert_eq!(english.number("12345.5"), "12,345.5");
        let egyptian = Formats::of(&Language::parse("ar-EG", 0).expect("Arabic"));
        assert_eq!(egyptian.number("12345.5"), "١٢٬٣٤٥٫٥");
        let items = ["a".to_owned(), "b".to_owned(), "c".to_owned()];
        assert_eq!(french.list(&items), "a, b et c");
    }
}
