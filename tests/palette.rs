//! The colours of objectives and charts in the default theme: readable, and told apart by readers who see colours
//! differently.

use std::collections::BTreeMap;

use parvis::chart::style::{DARK, LIGHT};

const CHARTS: &str = include_str!("../themes/parvis/style/50-charts.css");
const TOKENS: &str = include_str!("../themes/parvis/style/00-tokens.css");
const GUIDE: &str = include_str!("../docs/style-guide/themes/guide/templates/style-guide.html");

type Rgb = [f64; 3];

/// How a colour reaches an eye that lacks one kind of cone. Machado, Oliveira, Fernandes 2009, severity 1.0, on linear
/// light (doi.org/10.1109/TVCG.2009.113).
const EYES: [(&str, [Rgb; 3]); 4] = [
    ("all cones", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    ("protanopia", [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]),
    ("deuteranopia", [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]]),
    ("tritanopia", [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]]),
];

/// The tokens of the light scheme and those of the dark one.
fn schemes() -> [BTreeMap<String, Rgb>; 2] {
    schemes_of(TOKENS)
}

fn schemes_of(css: &str) -> [BTreeMap<String, Rgb>; 2] {
    let (light, dark) = css.split_once("@media (prefers-color-scheme: dark)").expect("two schemes");
    [light, dark].map(|text| {
        let colours = text.lines().filter_map(|line| {
            let (name, value) = line.trim().strip_prefix("--")?.split_once(": #")?;
            Some((name.to_owned(), linear(value.trim_end_matches(';'))))
        });
        colours.collect()
    })
}

/// sRGB in hexadecimal to linear light (IEC 61966-2-1).
fn linear(hex: &str) -> Rgb {
    [0, 2, 4].map(|at| {
        let part = f64::from(u8::from_str_radix(&hex[at..at + 2], 16).expect("two hexadecimal digits")) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    })
}

/// Contrast of two colours, 1 to 21 (WCAG 2.2, "contrast ratio").
fn contrast(a: Rgb, b: Rgb) -> f64 {
    let luminance = |c: Rgb| 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2];
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn seen(colour: Rgb, eye: &[Rgb; 3]) -> Rgb {
    eye.map(|row| row.iter().zip(colour).map(|(factor, part)| factor * part).sum::<f64>().clamp(0.0, 1.0))
}

/// OKLab, in which equal distances look about equal (bottosson.github.io/posts/oklab).
fn oklab(c: Rgb) -> Rgb {
    let l = (0.4122214708 * c[0] + 0.5363325363 * c[1] + 0.0514459929 * c[2]).cbrt();
    let m = (0.2119034982 * c[0] + 0.6806995451 * c[1] + 0.1073969566 * c[2]).cbrt();
    let s = (0.0883024619 * c[0] + 0.2817188376 * c[1] + 0.6299787005 * c[2]).cbrt();
    [
        0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
        1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
        0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
    ]
}

fn distance(a: Rgb, b: Rgb) -> f64 {
    a.iter().zip(b).map(|(x, y)| (x - y).powi(2)).sum::<f64>().sqrt()
}

#[test]
fn text_is_readable_in_both_schemes() {
    for tokens in schemes() {
        let words = ["ink", "quiet", "link", "objective-1", "objective-2", "objective-3", "objective-4", "objective-5"];
        for word in words {
            for ground in ["paper", "raised"] {
                // On the ground of tiles the colours of objectives are large numerals only: 3:1.
                let wanted = if ground == "raised" && word.starts_with("objective") { 3.0 } else { 4.5 };
                let found = contrast(tokens[word], tokens[ground]);
                assert!(found >= wanted, "{word} on {ground}: {found:.2}");
            }
        }
    }
}

#[test]
fn the_guide_says_the_contrast_of_every_pair_and_each_is_enough() {
    let rows =
        GUIDE.split("<tbody>\n").nth(1).and_then(|rest| rest.split("</tbody>").next()).expect("a table of pairs");
    let [light, dark] = schemes();
    let mut pairs = Vec::new();
    for row in rows.lines() {
        let text = row.replace("</td>", " ").replace("</th>", " ");
        let text: String = text.split('<').map(|part| part.split_once('>').map_or(part, |(_, after)| after)).collect();
        let words: Vec<&str> = text.split_whitespace().collect();
        let [word, "on", ground, wanted, in_light, in_dark] = words[..] else { panic!("a row: {text}") };
        let wanted: f64 = wanted.parse().expect("a number");
        for (tokens, said) in [(&light, in_light), (&dark, in_dark)] {
            let found = contrast(tokens[word], tokens[ground]);
            assert_eq!(format!("{found:.1}"), said, "{word} on {ground}");
            assert!(found >= wanted, "{word} on {ground}: {found:.2}");
        }
        pairs.push(format!("{word} on {ground}"));
    }
    for word in
        ["ink", "quiet", "link", "focus", "objective-1", "objective-2", "objective-3", "objective-4", "objective-5"]
    {
        for ground in ["paper", "raised"] {
            let pair = format!("{word} on {ground}");
            assert!(pairs.contains(&pair), "{pair} isn't in the guide");
        }
    }
}

#[test]
fn objectives_are_told_apart_by_every_eye() {
    for tokens in schemes() {
        for (name, eye) in &EYES {
            for a in 1..=5 {
                for b in 1..a {
                    let colour = |n: i32| oklab(seen(tokens[&format!("objective-{n}")], eye));
                    let found = distance(colour(a), colour(b));
                    assert!(found > 0.1, "objectives {a} and {b}, {name}: {found:.3}");
                }
            }
        }
    }
}

#[test]
fn charts_have_the_same_colours_in_pages_and_alone() {
    for (tokens, colours) in schemes_of(CHARTS).into_iter().zip([LIGHT, DARK]) {
        let series = colours.series.iter().enumerate().map(|(at, colour)| (format!("chart-{}", at + 1), *colour));
        for (name, colour) in series.chain([("chart-quiet".to_owned(), colours.quiet)]) {
            assert_eq!(tokens[&name], linear(&colour[1..]), "{name}");
        }
        for (at, colour) in colours.classes.iter().enumerate() {
            assert_eq!(tokens[&format!("class-{}", at + 1)], linear(&colour[1..]), "class {}", at + 1);
        }
    }
    for (tokens, colours) in schemes().into_iter().zip([LIGHT, DARK]) {
        let pairs = [
            ("paper", colours.paper),
            ("ink", colours.ink),
            ("quiet", colours.faint),
            ("line", colours.grid),
            ("raised", colours.raised),
        ];
        for (name, colour) in pairs {
            assert_eq!(tokens[name], linear(&colour[1..]), "{name}");
        }
    }
}

#[test]
fn series_stand_out_from_the_paper_and_from_their_neighbours() {
    for colours in [LIGHT, DARK] {
        let paper = linear(&colours.paper[1..]);
        let series: Vec<Rgb> = colours.series.iter().map(|colour| linear(&colour[1..])).collect();
        for (at, colour) in series.iter().enumerate() {
            let found = contrast(*colour, paper);
            // The palette was made for white; on the paper of this theme its orange has 2.96.
            assert!(found >= 2.95, "series {} on paper: {found:.2}", at + 1);
        }
        for pair in series.windows(2) {
            assert!(contrast(pair[0], pair[1]) >= 3.0, "{pair:?}: {:.2}", contrast(pair[0], pair[1]));
        }
        let quiet = linear(&colours.quiet[1..]);
        assert!(contrast(quiet, paper) >= 3.0, "quiet on paper: {:.2}", contrast(quiet, paper));
        for (name, eye) in &EYES {
            for a in 0..4 {
                for b in 0..a {
                    let found = distance(oklab(seen(series[a], eye)), oklab(seen(series[b], eye)));
                    // Blue and plum are the nearest, to an eye without red cones; dashes, marks and names beside the
                    // lines tell series apart besides their colours.
                    assert!(found > 0.055, "series {} and {}, {name}: {found:.3}", a + 1, b + 1);
                }
            }
        }
    }
}

#[test]
fn classes_of_maps_are_told_apart_by_lightness_alone() {
    for colours in [LIGHT, DARK] {
        let classes: Vec<Rgb> = colours.classes.iter().map(|colour| linear(&colour[1..])).collect();
        for pair in classes.windows(2) {
            let found = (oklab(pair[0])[0] - oklab(pair[1])[0]).abs();
            assert!(found > 0.09, "{pair:?}: {found:.3}");
        }
    }
}
