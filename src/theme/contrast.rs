//! Whether the colours of a theme can be told from each other: `theme.toml` says which stand on which.
//!
//! ```toml
//! [[contrast]]
//! on = ["paper", "raised"]     # custom properties that :root gives a colour, without --
//! text = ["ink", "quiet"]      # at least 4.5:1 on each of them (WCAG 2.2, 1.4.3)
//! graphics = ["focus"]         # at least 3:1 (WCAG 2.2, 1.4.11)
//! ```

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use lightningcss::declaration::DeclarationBlock;
use lightningcss::printer::PrinterOptions;
use lightningcss::properties::Property;
use lightningcss::properties::custom::{CustomPropertyName, Token, TokenList, TokenOrValue};
use lightningcss::rules::{CssRule, CssRuleList};
use lightningcss::stylesheet::{ParserOptions, StyleSheet};
use lightningcss::traits::{Parse, ToCss};
use lightningcss::values::color::{CssColor, RGBA};

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::node::reader::Reader;

const TEXT: f64 = 4.5;
const GRAPHICS: f64 = 3.0;
/// How often a property may stand for another one.
const REFERENCES: usize = 8;

/// Colours that stand on grounds.
#[derive(Clone, Debug)]
pub struct Pairs {
    file: Arc<str>,
    on: Vec<(String, Range<usize>)>,
    text: Vec<(String, Range<usize>)>,
    graphics: Vec<(String, Range<usize>)>,
}

/// Reads `[[contrast]]` of a theme.
pub fn read(reader: &mut Reader<'_>, diagnostics: &mut Diagnostics) -> Vec<Pairs> {
    let tables = reader.tables("contrast", diagnostics);
    let pairs = tables.into_iter().map(|mut table| {
        let mut names = |key| table.texts(key, diagnostics).unwrap_or_default();
        let (on, text, graphics) = (names("on"), names("text"), names("graphics"));
        if on.is_empty() {
            table.missing("on", diagnostics);
        }
        let pairs = Pairs { file: table.file().clone(), on, text, graphics };
        table.finish(diagnostics);
        pairs
    });
    pairs.collect()
}

/// Compares the colours of all pairs, in the light and the dark scheme. `sheets` are the style sheets of the theme, those of
/// the themes that it extends before its own.
pub fn check(pairs: &[Pairs], sheets: &[String], diagnostics: &mut Diagnostics) {
    if pairs.is_empty() {
        return;
    }
    let schemes = Schemes::read(sheets);
    for pairs in pairs {
        for (names, wanted) in [(&pairs.text, TEXT), (&pairs.graphics, GRAPHICS)] {
            for ground in &pairs.on {
                names.iter().for_each(|colour| compare(pairs, colour, ground, wanted, &schemes, diagnostics));
            }
        }
        let all = pairs.on.iter().chain(&pairs.text).chain(&pairs.graphics);
        for (name, span) in all.filter(|(name, _)| schemes.opaque(name, false).is_none()) {
            let fault = Diagnostic::new(Code::ContrastUnknown).at(Place::at(&pairs.file, span.clone()));
            diagnostics.push(fault.with("colour", name.as_str()).suggest(name, schemes.known()));
        }
    }
}

fn compare(
    pairs: &Pairs,
    (colour, span): &(String, Range<usize>),
    (ground, _): &(String, Range<usize>),
    wanted: f64,
    schemes: &Schemes,
    diagnostics: &mut Diagnostics,
) {
    for (dark, scheme) in [(false, "light"), (true, "dark")] {
        let (Some(a), Some(b)) = (schemes.opaque(colour, dark), schemes.opaque(ground, dark)) else { continue };
        let ratio = contrast(a, b);
        if ratio < wanted {
            let fault = Diagnostic::new(Code::ContrastLow).at(Place::at(&pairs.file, span.clone()));
            let fault = fault.with("colour", colour.as_str()).with("ground", ground.as_str());
            // Rounded down: 4.46 isn't 4.5.
            let ratio = format!("{:.1}", (ratio * 10.0).floor() / 10.0);
            diagnostics.push(fault.with("ratio", ratio).with("wanted", wanted.to_string()).with("scheme", scheme));
        }
    }
}

/// The contrast ratio of two colours, from 1 to 21 (WCAG 2.2, <https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio>).
fn contrast(a: RGBA, b: RGBA) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// Relative luminance of a colour of sRGB (WCAG 2.2, <https://www.w3.org/TR/WCAG22/#dfn-relative-luminance>).
fn luminance(colour: RGBA) -> f64 {
    let part = |byte: u8| {
        let part = f64::from(byte) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(colour.red) + 0.7152 * part(colour.green) + 0.0722 * part(colour.blue)
}

/// What a custom property is.
#[derive(Clone, Debug)]
enum Meaning {
    /// In the light scheme and in the dark one.
    Colour(RGBA, RGBA),
    Reference(String),
}

/// The custom properties of the root in both schemes, by their names without hyphens.
#[derive(Debug, Default)]
struct Schemes {
    light: BTreeMap<String, Meaning>,
    dark: BTreeMap<String, Meaning>,
}

impl Schemes {
    fn read(sheets: &[String]) -> Schemes {
        let mut schemes = Schemes::default();
        for text in sheets {
            // What can't be read was said when the sheet was made small.
            if let Ok(sheet) = StyleSheet::parse(text, ParserOptions::default()) {
                schemes.rules(&sheet.rules, false);
            }
        }
        schemes
    }

    fn rules(&mut self, rules: &CssRuleList<'_>, dark: bool) {
        for rule in &rules.0 {
            match rule {
                CssRule::Style(rule) => {
                    let selectors = rule.selectors.to_css_string(PrinterOptions::default()).unwrap_or_default();
                    if selectors.split(',').any(|selector| matches!(selector.trim(), ":root" | "html")) {
                        self.declarations(&rule.declarations, dark);
                    }
                }
                CssRule::Media(rule) => {
                    let query = rule.query.to_css_string(PrinterOptions::default()).unwrap_or_default();
                    match query.as_str() {
                        "(prefers-color-scheme: dark)" => self.rules(&rule.rules, true),
                        "screen" | "(prefers-color-scheme: light)" => self.rules(&rule.rules, dark),
                        _ => {}
                    }
                }
                CssRule::LayerBlock(rule) => self.rules(&rule.rules, dark),
                CssRule::Supports(rule) => self.rules(&rule.rules, dark),
                _ => {}
            }
        }
    }

    fn declarations(&mut self, block: &DeclarationBlock<'_>, dark: bool) {
        for property in block.declarations.iter().chain(&block.important_declarations) {
            if let Property::Custom(property) = property
                && let CustomPropertyName::Custom(name) = &property.name
                && let Some(meaning) = meaning(&property.value)
            {
                let scheme = if dark { &mut self.dark } else { &mut self.light };
                scheme.insert(name.0.trim_start_matches('-').to_owned(), meaning);
            }
        }
    }

    /// The colour of a property in a scheme, if it lets nothing through.
    fn opaque(&self, name: &str, dark: bool) -> Option<RGBA> {
        let mut name = name;
        for _ in 0..REFERENCES {
            let own = self.dark.get(name).filter(|_| dark);
            match own.or_else(|| self.light.get(name))? {
                Meaning::Colour(light, night) => {
                    let colour = if dark { night } else { light };
                    return Some(*colour).filter(|colour| colour.alpha == 255);
                }
                Meaning::Reference(other) => name = other,
            }
        }
        None
    }

    /// The names of colours.
    fn known(&self) -> impl Iterator<Item = &str> {
        self.light.keys().map(String::as_str).filter(|name| self.opaque(name, false).is_some())
    }
}

/// What a value is, if it is a colour or another property.
fn meaning(value: &TokenList<'_>) -> Option<Meaning> {
    let mut tokens = value.0.iter().filter(|token| !token.is_whitespace());
    let (first, rest) = (tokens.next()?, tokens.next());
    match first {
        _ if rest.is_some() => None,
        TokenOrValue::Color(CssColor::LightDark(light, dark)) => Some(Meaning::Colour(rgba(light)?, rgba(dark)?)),
        TokenOrValue::Color(colour) => rgba(colour).map(|colour| Meaning::Colour(colour, colour)),
        // A word may be the name of a colour: in a property of one's own it isn't read as one.
        TokenOrValue::Token(Token::Ident(name)) => {
            let colour = rgba(&CssColor::parse_string(name).ok()?)?;
            Some(Meaning::Colour(colour, colour))
        }
        TokenOrValue::Var(variable) => {
            Some(Meaning::Reference(variable.name.ident.0.trim_start_matches('-').to_owned()))
        }
        _ => None,
    }
}

fn rgba(colour: &CssColor) -> Option<RGBA> {
    match colour.to_rgb().ok()? {
        CssColor::RGBA(colour) => Some(colour),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_is_that_of_wcag() {
        let colour =
            |text: &str| Schemes::read(&[format!(":root {{ --a: {text} }}")]).opaque("a", false).expect("a colour");
        let ratio = |a, b| (contrast(colour(a), colour(b)) * 100.0).round() / 100.0;
        assert_eq!(ratio("#fff", "black"), 21.0);
        // The well-known grey that is just enough, and the one that just isn't.
        assert_eq!((ratio("#767676", "#fff"), ratio("#777", "white")), (4.54, 4.48));
        assert_eq!(ratio("rgb(18 67 109)", "#ffffff"), 10.25);
    }

    #[test]
    fn schemes_know_references_and_what_only_the_dark_one_changes() {
        let css = ":root { --a: #fff; --b: var(--a); --c: light-dark(#000, #fff); --d: rgb(0 0 0 / .5) }
            @media (prefers-color-scheme: dark) { :root { --a: #111 } }
            .x { --a: red }";
        let schemes = Schemes::read(&[css.to_owned()]);
        let red = |name: &str, dark: bool| schemes.opaque(name, dark).map(|colour| colour.red);
        assert_eq!((red("b", false), red("b", true)), (Some(255), Some(17)));
        assert_eq!((red("c", false), red("c", true)), (Some(0), Some(255)));
        assert_eq!((red("d", false), red("nothing", true)), (None, None));
    }
}
