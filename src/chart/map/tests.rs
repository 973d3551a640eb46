use std::io::Write as _;

use flate2::{Compression, write::GzEncoder};
use proptest::prelude::*;
use regex::Regex;

use super::*;

struct English;

impl Words for English {
    fn number(&self, value: f64) -> String {
        value.to_string()
    }
    fn tick(&self, value: f64, _: f64) -> String {
        value.to_string()
    }
    fn short(&self, value: f64) -> String {
        match value.abs() {
            1e9.. => format!("{}bn", value / 1e9),
            1e6.. => format!("{}m", value / 1e6),
            _ => value.to_string(),
        }
    }
    fn range(&self, from: &str, to: &str) -> String {
        format!("{from}–{to}")
    }
    fn no_data(&self) -> String {
        "No data".to_owned()
    }
}

fn chart(kind: MapKind, values: &[(&str, f64)]) -> MapChart {
    let place =
        |(code, value): &(&str, f64)| Place { code: (*code).to_owned(), name: format!("Land {code}"), value: *value };
    MapChart {
        kind,
        values: values.iter().map(place).collect(),
        text: Text {
            title: "Children who die before their fifth birthday".to_owned(),
            subtitle: "Of 1,000 born alive, 2023".to_owned(),
            note: None,
            source: "Source: an example".to_owned(),
        },
        unit: "deaths per 1,000".to_owned(),
        rtl: false,
    }
}

fn codes() -> Vec<&'static str> {
    WORLD.countries.iter().filter_map(|country| country.code).collect()
}

/// A value for each country and territory.
fn full(kind: MapKind) -> MapChart {
    let values: Vec<(&str, f64)> = codes()
        .into_iter()
        .enumerate()
        .map(|(index, code)| (code, 120.0 / (1.0 + (index * 37 % 251) as f64)))
        .collect();
    chart(kind, &values)
}

fn zipped(text: &str) -> usize {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(text.as_bytes()).expect("memory");
    encoder.finish().expect("memory").len()
}

fn drawn(map: &MapChart, width: Width) -> String {
    svg(map, &English, width, Form::Inline, "a").expect("known codes")
}

#[test]
fn every_code_of_the_standard_has_a_shape_or_a_circle() {
    let codes = codes();
    // ISO 3166-1 lists 249; Antarctica is left out, Kosovo is added.
    assert_eq!(codes.len(), 249);
    assert!(codes.contains(&"XKX") && !codes.contains(&"ATA"));
    for code in ["COM", "CPV", "MUS", "SGP", "MLT", "BHR", "TUV", "VAT", "HKG", "GUF", "REU", "LUX"] {
        let country = &WORLD.countries[WORLD.find(code).expect(code)];
        assert!(country.small, "{code} is a circle");
    }
    assert!(codes.is_sorted());
}

#[test]
fn a_map_of_all_countries_is_light() {
    for kind in [MapKind::Choropleth, MapKind::Circles] {
        for width in [Width::Wide, Width::Narrow] {
            let drawing = drawn(&full(kind), width);
            let size = zipped(&drawing);
            println!("{kind:?} {width:?}: {} bytes, {size} gzipped", drawing.len());
            assert!(size <= 14_000, "{kind:?} {width:?}: {size}");
        }
    }
}

#[test]
fn a_small_map() {
    let map = chart(MapKind::Choropleth, &[("NER", 115.0), ("TCD", 103.0), ("COM", 41.0), ("FRA", 4.1), ("ISL", 2.4)]);
    let shapes = Regex::new(r#" d="(M[-\d]+ [-\d]+)[^"]{40,}""#).expect("regex");
    insta::assert_snapshot!(shapes.replace_all(&drawn(&map, Width::Wide), r#" d="$1…""#).replace("><", ">\n<"));
    let map = chart(MapKind::Circles, &[("NGA", 750_000.0), ("IND", 600_000.0), ("MDV", 50.0), ("FRA", -900.0)]);
    insta::assert_snapshot!(shapes.replace_all(&drawn(&map, Width::Narrow), r#" d="$1…""#).replace("><", ">\n<"));
}

#[test]
fn a_code_that_no_country_has_is_named() {
    for code in ["XXX", "fra", "FR", "-", "", "ATA"] {
        let fault = svg(&chart(MapKind::Choropleth, &[(code, 1.0)]), &English, Width::Wide, Form::Inline, "a");
        assert_eq!(fault, Err(Fault::UnknownCountry(code.to_owned())));
    }
}

#[test]
fn the_same_map_is_the_same_bytes_in_any_order() {
    let mut map = full(MapKind::Choropleth);
    let once = drawn(&map, Width::Wide);
    map.values.reverse();
    assert_eq!(once, drawn(&map, Width::Wide));
}

#[test]
fn without_values_the_map_says_so() {
    let drawing = drawn(&chart(MapKind::Choropleth, &[("FRA", f64::NAN)]), Width::Wide);
    assert!(drawing.contains(">No data</text>"));
    assert!(!Regex::new(r#"class="c\d"#).expect("regex").is_match(&drawing));
}

#[test]
fn a_class_of_one_value_is_called_by_it() {
    let texts = |values: &[(&str, f64)]| {
        let drawing = drawn(&chart(MapKind::Choropleth, values), Width::Wide);
        let text = Regex::new(r#"<text class="name" text-anchor="middle"[^>]*>([^<]*)"#).expect("regex");
        text.captures_iter(&drawing).map(|found| found[1].to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(texts(&[("FRA", 0.0), ("DEU", 1.0), ("ITA", 1.0)]), ["0", "1", "No data"]);
    let many: Vec<(&str, f64)> =
        codes().into_iter().enumerate().map(|(index, code)| (code, index.saturating_sub(100) as f64)).collect();
    assert_eq!(texts(&many)[0], "0");
}

#[test]
fn the_highest_three_are_named_where_there_is_room() {
    let map = chart(MapKind::Choropleth, &[("RUS", 9.0), ("NER", 8.0), ("COM", 7.0), ("FRA", 1.0)]);
    let wide = drawn(&map, Width::Wide);
    assert!(wide.contains(r#"class="name place inside""#), "Russia holds its name");
    assert!(wide.contains(">Land NER<") && wide.contains(">Land COM<") && !wide.contains(">Land FRA<"));
    assert!(!drawn(&map, Width::Narrow).contains("Land"));
}

#[test]
fn of_many_with_the_highest_value_none_is_named() {
    let map = chart(MapKind::Choropleth, &[("RUS", 9.0), ("BRA", 8.0), ("ISL", 8.0), ("FRA", 8.0), ("TCD", 8.0)]);
    let wide = drawn(&map, Width::Wide);
    assert_eq!(wide.matches(">Land ").count(), 1);
    assert!(wide.contains(">Land RUS<"));
}

/// Each point of a drawing on the sheet, with how far it reaches.
fn points(drawing: &str) -> Vec<(f64, f64, f64)> {
    let number = r"(-?[\d.]+)";
    let mut points = Vec::new();
    let regex = |pattern: &str| Regex::new(&pattern.replace('N', number)).expect("regex");
    let group = regex(
        r#"<g(?: class="[^"]*")?(?: transform="(?:translate\(N N\) )?scale\(N\)"[^>]*)?>|</g>|<circle[^>]* cx="N" cy="N" r="N"|<text[^>]* x="N" y="N"|<path[^>]* d="([^"]*)"|<rect[^>]* x=[^>]*/>"#,
    );
    let mut stack = vec![(0.0, 0.0, 1.0)];
    for found in group.captures_iter(drawing) {
        let at = |index: usize| found.get(index).map_or(0.0, |text| text.as_str().parse::<f64>().expect("a number"));
        let (x, y, scale) = stack.last().copied().expect("balanced");
        let mut add = |px: f64, py: f64, reach: f64| points.push((x + px * scale, y + py * scale, reach * scale));
        match &found[0] {
            "</g>" => drop(stack.pop()),
            text if text.starts_with("<g") && found.get(3).is_some() => stack.push((at(1), at(2), at(3))),
            text if text.starts_with("<g") => stack.push((x, y, scale)),
            text if text.starts_with("<circle") => add(at(4), at(5), at(6)),
            text if text.starts_with("<text") => add(at(7), at(8), 0.0),
            text if text.starts_with("<rect") => {
                let value = |name: &str| {
                    let found = regex(&format!(r#" {name}="N""#)).captures(text).expect(name)[1].parse::<f64>();
                    found.expect("a number")
                };
                add(value("x"), value("y"), 0.0);
                add(value("x") + value("width"), value("y") + value("height"), 0.0);
            }
            _ => assert!(found.get(9).is_some(), "{}", &found[0]),
        }
    }
    points
}

fn check(drawing: &str) {
    let view = Regex::new(r#"viewBox="0 0 ([\d.]+) ([\d.]+)""#).expect("regex").captures(drawing).expect("a view");
    let (width, height): (f64, f64) = (view[1].parse().expect("width"), view[2].parse().expect("height"));
    for (x, y, reach) in points(drawing) {
        let inside = x - reach >= -0.1 && x + reach <= width + 0.1 && y - reach >= -0.1 && y + reach <= height + 0.1;
        assert!(inside, "{x} {y} {reach} in {width} {height}");
    }
    let markup = Regex::new(r">[^<]*<").expect("regex").replace_all(drawing, "><");
    assert!(
        !Regex::new(r#"NaN|inf|["\s]-0["\s]|\d\.\d\d"#).expect("regex").is_match(&markup.replace("scale(0.2222)", ""))
    );
}

/// Numbers of any kind, and such as tables have.
fn value() -> impl Strategy<Value = f64> {
    prop_oneof![any::<f64>(), -100.0..100.0, Just(0.0), Just(7.0), Just(f64::MAX), Just(f64::MIN_POSITIVE)]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn whatever_the_values_everything_is_on_the_sheet(
        values in prop::collection::vec((prop::sample::select(codes()), value()), 0..40),
        circles in any::<bool>(),
        narrow in any::<bool>(),
        rtl in any::<bool>(),
    ) {
        let kind = if circles { MapKind::Circles } else { MapKind::Choropleth };
        let mut map = chart(kind, &values);
        map.rtl = rtl;
        check(&drawn(&map, if narrow { Width::Narrow } else { Width::Wide }));
    }
}

#[test]
fn the_style_of_a_picture_alone_can_be_read() {
    let style = crate::chart::style::style(true);
    let options = lightningcss::stylesheet::ParserOptions::default();
    assert!(lightningcss::stylesheet::StyleSheet::parse(&style, options).is_ok());
    assert!((1..=SHADES).all(|shade| style.matches(&format!(".c{shade}{{")).count() == 2));
}

#[test]
fn a_full_map_lies_on_the_sheet() {
    for width in [Width::Wide, Width::Narrow] {
        check(&drawn(&full(MapKind::Choropleth), width));
        check(&drawn(&full(MapKind::Circles), width));
    }
    for country in &WORLD.countries {
        let on_the_map = |(x, y): &Point| (0.0..=WORLD.width).contains(x) && (0.0..=WORLD.height).contains(y);
        assert!(country.rings.iter().flatten().all(on_the_map), "{:?}", country.code);
    }
}
