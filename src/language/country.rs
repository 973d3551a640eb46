//! Names of countries in a language (CLDR, through ICU), by their three-letter code of ISO 3166-1.

use icu::locale::subtags::Region;
use icu_experimental::displaynames::multi::RegionDisplayNames;
use icu_experimental::displaynames::{DisplayNamesOptions, DisplayNamesPreferences};
use isocountry::CountryCode;

use super::Language;

/// The name by which descriptors call a column of such codes.
pub const CODES: &str = "iso3166-1-alpha-3";

/// What countries are called in a language.
pub struct Countries {
    names: Option<RegionDisplayNames>,
}

impl Countries {
    pub fn of(language: &Language) -> Self {
        let preferences = DisplayNamesPreferences::from(&language.locale);
        Countries { names: RegionDisplayNames::try_new(preferences, DisplayNamesOptions::default()).ok() }
    }

    /// The name of the country with a code; none when there is no such code, or the language has no name for it.
    pub fn name(&self, code: &str) -> Option<&str> {
        self.names.as_ref()?.of(region(code)?)
    }
}

/// Whether a country has this code.
pub fn is_country(code: &str) -> bool {
    region(code).is_some()
}

fn region(code: &str) -> Option<Region> {
    // Kosovo has no code of its own in ISO 3166; this one is reserved for users, and CLDR names it.
    let two = if code == "XKX" { "XK" } else { CountryCode::for_alpha3(code).ok()?.alpha2() };
    Region::try_from_str(two).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_are_called_as_the_language_calls_them() {
        let names = |code: &str| Countries::of(&Language::parse(code, 0).expect("a language"));
        assert_eq!(names("fr").name("CIV"), Some("Côte d’Ivoire"));
        assert_eq!(names("fr").name("XKX"), Some("Kosovo"));
        assert_eq!(names("en").name("DEU"), Some("Germany"));
        assert_eq!(names("fr").name("World"), None);
        assert!(is_country("COM") && !is_country("ZZZ") && !is_country("fra"));
    }
}
