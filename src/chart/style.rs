//! The style of pictures that stand alone. In pages the theme's style sheet says the same.

use std::fmt::Write;

/// The colours of a scheme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colours {
    pub paper: &'static str,
    pub ink: &'static str,
    /// Of words that stand back.
    pub faint: &'static str,
    pub grid: &'static str,
    /// Series in their order; each keeps 3:1 to the paper and to its neighbours.
    pub series: [&'static str; 4],
    /// What isn't highlighted.
    pub quiet: &'static str,
    /// Classes of a map from the lowest to the highest: one hue, told apart by lightness alone.
    pub classes: [&'static str; 5],
    /// Behind what is hatched.
    pub raised: &'static str,
}

/// The palette of the UK Government Analysis Function for categorical data
/// (analysisfunction.civilservice.gov.uk/policy-store/data-visualisation-colours-in-charts).
pub const LIGHT: Colours = Colours {
    paper: "#fdfcf9",
    ink: "#1d2026",
    faint: "#555a64",
    grid: "#d3cdc0",
    series: ["#12436d", "#28a197", "#801650", "#f46a25"],
    quiet: "#8b9099",
    classes: ["#d3e2f0", "#a5c4e1", "#6d9cca", "#3d71a9", "#19406f"],
    raised: "#f4f1ea",
};

/// For a dark ground: light where the others are dark, with yellow for the plum, which would be near the blue.
pub const DARK: Colours = Colours {
    paper: "#16181c",
    ink: "#eceae4",
    faint: "#b6b8be",
    grid: "#454a54",
    series: ["#b9d7f5", "#16837a", "#f0d478", "#c75013"],
    quiet: "#767b85",
    classes: ["#22405f", "#34618e", "#5489bd", "#8cb6de", "#d3e5f6"],
    raised: "#22252b",
};

/// What doesn't depend on colours.
const SHAPES: &str = include_str!("shapes.css");

/// The style of a picture; with `dark` also for readers who prefer a dark ground.
pub fn style(dark: bool) -> String {
    let mut css = SHAPES.trim_end().to_owned();
    css.push_str(&rules(&LIGHT, "#fff"));
    if dark {
        let _ = write!(css, "@media (prefers-color-scheme:dark){{{}}}", rules(&DARK, DARK.paper));
    }
    css
}

fn rules(colours: &Colours, inside: &str) -> String {
    let Colours { paper, ink, faint, grid, series, quiet, classes, raised } = colours;
    let mut css = format!(
        ".chart{{fill:{ink}}}.paper{{fill:{paper}}}.subtitle,.tick,.small{{fill:{faint}}}\
         .halo,.bar,.area,.mark{{stroke:{paper}}}.grid{{stroke:{grid}}}.axis,.leader{{stroke:{faint}}}\
         .span{{stroke:{quiet}}}.person.rest{{fill:{grid}}}.inside{{fill:{inside}}}"
    );
    let series = ["s1", "s2", "s3", "s4", "quiet"].into_iter().zip(series.iter().chain([quiet]));
    for (class, colour) in series {
        let _ = write!(
            css,
            ".line.{class},.edge.{class},.stem.{class}{{stroke:{colour}}}\
             .bar.{class},.area.{class},.mark.{class},.person.{class}{{fill:{colour}}}"
        );
    }
    for (number, colour) in classes.iter().enumerate() {
        let _ = write!(css, ".c{}{{fill:{colour}}}", number + 1);
    }
    let _ = write!(
        css,
        ".map path,.map circle{{stroke:{paper}}}.ground{{fill:{raised}}}.map .hatch,.map rect.nodata{{stroke:{grid}}}\
         .land{{fill:{grid}}}.map .dot{{fill:{};stroke:{}}}.place{{stroke:{paper}}}.map .lead{{stroke:{ink}}}",
        classes[3], classes[4]
    );
    let other = if inside == "#fff" { ink } else { &"#fff" };
    let _ = write!(css, ".inside.s2,.inside.s4,.inside.quiet{{fill:{other}}}");
    css
}
