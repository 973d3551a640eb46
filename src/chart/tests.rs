use super::*;

struct French;

impl Words for French {
    fn number(&self, value: f64) -> String {
        if value.abs() >= 1e6 {
            return format!("{} millions", (value / 1e5).round() / 10.0).replace('.', ",");
        }
        let text = format!("{}", (value * 10.0).round() / 10.0).replace('.', ",");
        match text.len() {
            5.. if !text.contains(',') => format!("{}\u{202f}{}", &text[..text.len() - 3], &text[text.len() - 3..]),
            _ => text,
        }
    }

    fn tick(&self, value: f64, _: f64) -> String {
        self.number(value)
    }

    fn short(&self, value: f64) -> String {
        self.number(value)
    }

    fn range(&self, from: &str, to: &str) -> String {
        format!("de {from} à {to}")
    }

    fn no_data(&self) -> String {
        "Pas de donnée".into()
    }
}

fn years(range: std::ops::RangeInclusive<i32>) -> Axis {
    Axis::Time(range.map(|year| Moment { position: f64::from(year), label: year.to_string() }).collect())
}

fn series(name: &str, values: &[f64]) -> Series {
    Series { name: name.into(), points: values.iter().map(|value| Point::Value(*value)).collect(), highlighted: false }
}

fn chart(kind: Kind, x: Axis, series: Vec<Series>) -> Chart {
    let text = Text {
        title: "Le nombre de migrants a doublé depuis 1990".into(),
        subtitle: "Personnes qui vivent hors de leur pays de naissance, monde, 1990 à 2024".into(),
        note: Some("Les définitions changent d’un pays à l’autre.".into()),
        source: "Source : ONU DAES, 2024. Licence CC BY 4.0.".into(),
    };
    Chart { kind, x, series, marked: Vec::new(), text, of: 100, rtl: false }
}

fn examples() -> Vec<(&'static str, Chart)> {
    let regions = || {
        vec![
            series("Europe", &[49.0, 56.0, 63.0, 74.0, 87.0, 94.0]),
            series("Asie de l’Ouest et Afrique du Nord", &[17.0, 20.0, 22.0, 33.0, 47.0, 54.0]),
            series("Amérique du Nord", &[28.0, 40.0, 45.0, 51.0, 59.0, 61.0]),
            series("Afrique", &[13.0, 13.5, 14.0, 16.0, 25.0, 29.0]),
        ]
    };
    let moments = || {
        let at = |year: f64| Moment { position: year, label: year.to_string() };
        Axis::Time([1990.0, 1995.0, 2000.0, 2010.0, 2020.0, 2024.0].map(at).to_vec())
    };
    let countries = || {
        Axis::Category(
            ["États-Unis", "Allemagne", "République démocratique du Congo", "France"].map(str::to_owned).to_vec(),
        )
    };
    let mut bar = chart(Kind::Bar, countries(), vec![series("", &[52.4e6, 16.8e6, 1.1e6, 9.2e6])]);
    bar.marked = vec![3];
    let mut broken = chart(Kind::Line, years(2014..=2020), vec![series("A", &[3.0, 4.0, 5.0, 6.0, 4.0, 2.0, 1.0])]);
    broken.series[0].points[3] = Point::Gap;
    let mut lines = chart(Kind::Line, moments(), regions());
    lines.series[0].highlighted = true;
    let mut unit = chart(
        Kind::Unit,
        Axis::Category(vec!["Immigrés de nationalité étrangère".into(), "Immigrés devenus français".into()]),
        vec![series("", &[6.9, 3.8])],
    );
    unit.of = 100;
    let mut rtl = chart(Kind::Line, moments(), regions());
    rtl.rtl = true;
    vec![
        ("line", chart(Kind::Line, moments(), regions())),
        ("line-highlight", lines),
        ("line-broken", broken),
        ("line-rtl", rtl),
        ("bar", bar),
        (
            "bar-groups",
            chart(
                Kind::Bar,
                countries(),
                vec![series("2010", &[4.0, 3.0, 2.0, 1.0]), series("2020", &[5.0, 3.5, 1.0, -1.0])],
            ),
        ),
        (
            "column",
            chart(
                Kind::Bar,
                years(2014..=2024),
                vec![series("", &[5.0, 6.0, 8.0, 6.1, 5.3, 5.9, 4.4, 6.3, 7.2, 8.7, 8.9])],
            ),
        ),
        (
            "column-stacked",
            chart(
                Kind::Stacked,
                years(2014..=2017),
                regions()
                    .into_iter()
                    .map(|mut one| {
                        one.points.truncate(4);
                        one
                    })
                    .collect(),
            ),
        ),
        (
            "stacked",
            chart(
                Kind::Stacked,
                countries(),
                regions()
                    .into_iter()
                    .map(|mut one| {
                        one.points.truncate(4);
                        one
                    })
                    .collect(),
            ),
        ),
        ("dot", chart(Kind::Dot, countries(), vec![series("", &[21.0, 20.0, 14.5, 3.0])])),
        (
            "dot-groups",
            chart(
                Kind::Dot,
                countries(),
                vec![series("2010", &[4.0, 3.0, 2.0, 1.0]), series("2020", &[5.0, 3.5, 1.0, 2.0])],
            ),
        ),
        (
            "slope",
            chart(
                Kind::Slope,
                years(2019..=2020),
                regions()
                    .into_iter()
                    .map(|mut one| {
                        one.points.truncate(2);
                        one
                    })
                    .collect(),
            ),
        ),
        ("area", chart(Kind::Area, moments(), vec![regions().remove(0)])),
        ("area-stacked", chart(Kind::Area, moments(), regions())),
        ("multiples", chart(Kind::Multiples, moments(), regions())),
        ("unit", unit),
    ]
}

#[test]
fn each_kind_is_drawn_as_it_was() {
    for (name, chart) in examples() {
        for (width, end) in [(Width::Wide, "wide"), (Width::Narrow, "narrow")] {
            let drawn = svg(&chart, &French, width, Form::Inline, "c").replace("><", ">\n<");
            insta::assert_snapshot!(format!("{name}-{end}"), drawn);
        }
    }
}

#[test]
fn what_is_drawn_lies_in_the_picture() {
    for (name, chart) in examples() {
        for width in [Width::Wide, Width::Narrow] {
            let drawn = svg(&chart, &French, width, Form::Inline, "c");
            assert_eq!(drawn, svg(&chart, &French, width, Form::Inline, "c"), "{name}: not the same twice");
            inside(&drawn).unwrap_or_else(|fault| panic!("{name} {width:?}: {fault}"));
        }
    }
}

/// Reads the picture as XML and looks whether all its places are inside.
fn inside(svg: &str) -> Result<(), String> {
    let mut reader = quick_xml::Reader::from_str(svg);
    let mut size = (0.0, 0.0);
    loop {
        let element = match reader.read_event().map_err(|error| error.to_string())? {
            quick_xml::events::Event::Eof => return Ok(()),
            quick_xml::events::Event::Start(element) | quick_xml::events::Event::Empty(element) => element,
            _ => continue,
        };
        for attribute in element.attributes() {
            let attribute = attribute.map_err(|error| error.to_string())?;
            let value = attribute.value.to_string();
            let numbers = || value.split(|letter: char| !letter.is_ascii_digit() && letter != '.' && letter != '-');
            match attribute.key.as_ref() {
                "viewBox" => {
                    let parts: Vec<f64> = numbers().filter_map(|part| part.parse().ok()).collect();
                    size = (parts[2], parts[3]);
                }
                "x" | "cx" | "x1" | "x2" => {
                    let x: f64 = value.parse().map_err(|_| format!("x {value}"))?;
                    if !(-0.6..=size.0 + 0.6).contains(&x) {
                        return Err(format!("x {x} of {size:?}: {svg}"));
                    }
                }
                "y" | "cy" => {
                    let y: f64 = value.parse().map_err(|_| format!("y {value}"))?;
                    if !(-0.6..=size.1 + 0.6).contains(&y) {
                        return Err(format!("y {y} of {size:?}: {svg}"));
                    }
                }
                "width" | "height" | "r" if value.parse::<f64>().map_or(true, |value| value < 0.0) => {
                    return Err(format!("size {value}"));
                }
                "d" if value.contains("NaN") || value.contains("inf") => return Err(value),
                _ => {}
            }
        }
    }
}

mod hostile {
    use proptest::prelude::*;

    use super::*;

    fn point() -> impl Strategy<Value = Point> {
        prop_oneof![
            any::<f64>().prop_map(Point::Value),
            (-1e6..1e6).prop_map(Point::Value),
            Just(Point::Value(0.0)),
            Just(Point::Gap),
            Just(Point::Absent),
        ]
    }

    fn some_chart() -> impl Strategy<Value = Chart> {
        let kinds =
            [Kind::Line, Kind::Bar, Kind::Stacked, Kind::Dot, Kind::Slope, Kind::Area, Kind::Multiples, Kind::Unit];
        let series =
            proptest::collection::vec((".{0,40}", proptest::collection::vec(point(), 0..12), any::<bool>()), 0..5);
        let parts =
            (proptest::sample::select(kinds.to_vec()), 0usize..12, any::<bool>(), series, ".{0,60}", 0usize..120);
        (parts, any::<bool>(), proptest::collection::vec(0usize..14, 0..3)).prop_map(
            |((kind, count, time, series, title, of), rtl, marked)| {
                let x = if time {
                    let moment = |at: usize| Moment { position: 2000.0 + at as f64 / 4.0, label: format!("T{at}") };
                    Axis::Time((0..count).map(moment).collect())
                } else {
                    Axis::Category((0..count).map(|at| format!("{title}{at}")).collect())
                };
                let series = series.into_iter().map(|(name, points, highlighted)| Series { name, points, highlighted });
                let series = series.collect();
                Chart { kind, x, series, marked, text: Text { title, ..Text::default() }, of, rtl }
            },
        )
    }

    proptest! {
        #[test]
        fn nothing_makes_a_chart_fail(chart in some_chart(), narrow in any::<bool>()) {
            let width = if narrow { Width::Narrow } else { Width::Wide };
            let drawn = svg(&chart, &French, width, Form::Inline, "c");
            inside(&drawn).map_err(TestCaseError::fail)?;
            let alone = svg(&chart, &French, width, Form::Standalone, "c");
            prop_assert!(inside(&alone.replace("viewBox=\"-24 -24", "viewBox=\"0 0").replace("x=\"-24\" y=\"-24\"", "")).is_ok());
        }
    }
}
