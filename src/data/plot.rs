//! The numbers of a chart, taken from its table and put in order. Nothing here depends on a language.

use std::collections::HashMap;

use super::cell::Cell;
use super::chart::{Part, Picture, Specification};
use super::field::Field;
use super::view::SelectionFault;
use super::{Package, Resource};
use crate::chart::{Kind, Point};
use crate::diagnostic::{Code, Diagnostic};
use crate::node::Date;

/// Series in one drawing at the most: with more, readers can't tell them apart.
const SERIES: usize = 4;
/// Panels of small multiples at the most.
const PANELS: usize = 12;
/// Categories below each other at the most.
const CATEGORIES: usize = 40;
/// Groups in a unit chart at the most.
const GROUPS: usize = 6;
/// What shares may sum up to, since each is rounded.
const WHOLE: f64 = 101.0;

/// What is drawn: values on an axis for each series, as codes of the data.
#[derive(Clone, Debug, PartialEq)]
pub struct Plot {
    /// Places of the table's columns.
    pub x: usize,
    pub y: usize,
    pub series: Option<usize>,
    /// Values of x in their order.
    pub places: Vec<String>,
    /// Where they are in time, in years; empty when they aren't moments.
    pub positions: Vec<f64>,
    /// Values of the series column; one empty text when there is none.
    pub names: Vec<String>,
    /// For each series a point for each place. True values: no factor of a thousand is left out.
    pub points: Vec<Vec<Point>>,
}

/// A plot and the table that it was taken from.
pub struct Taken<'a> {
    pub plot: Plot,
    pub resource: &'a Resource,
}

/// Takes the numbers of a chart out of its package.
///
/// # Errors
/// Why it can't be drawn, with the place in the chart's file.
pub fn plot<'a>(package: &'a Package, chart: &Specification) -> Result<Taken<'a>, Box<Diagnostic>> {
    let resource = match &chart.resource {
        Some(name) => package.resource(name),
        None => package.resources.first(),
    };
    let Some(resource) = resource else {
        let name = chart.resource.clone().unwrap_or_default();
        let known = package.resources.iter().map(|resource| resource.name.as_str());
        let fault = Diagnostic::new(Code::UnknownResource).with("resource", name.as_str()).suggest(&name, known);
        return Err(Box::new(fault.at(chart.place(Part::Type))));
    };
    let column = |name: &str, part: Part| {
        resource.column(name).ok_or_else(|| Box::new(unknown(name, resource).at(chart.place(part))))
    };
    let x = column(&chart.x.name, Part::X)?;
    let y = column(&chart.y.name, Part::Y)?;
    let series = chart.series.as_ref().map(|series| column(&series.name, Part::Series)).transpose()?;
    if !resource.fields[y].is_amount() {
        let fault = Diagnostic::new(Code::ColumnNotNumber).with("column", chart.y.name.as_str());
        return Err(Box::new(fault.at(chart.place(Part::Y))));
    }
    let selected = chart.selection.of(resource).map_err(|fault| match fault {
        SelectionFault::UnknownColumn(name) => Box::new(unknown(&name, resource).at(chart.place(Part::Filter))),
        SelectionFault::Empty => Box::new(Diagnostic::new(Code::NothingSelected).at(chart.place(Part::Filter))),
    })?;
    let rows = Rows { resource, x, y, series };
    let plot = rows.plot(chart, &selected.rows)?;
    check(chart, &plot, &resource.fields[y])?;
    Ok(Taken { plot, resource })
}

fn unknown(name: &str, resource: &Resource) -> Diagnostic {
    let known = resource.fields.iter().map(|field| field.name.as_str());
    Diagnostic::new(Code::UnknownColumn).with("column", name).suggest(name, known)
}

struct Rows<'a> {
    resource: &'a Resource,
    x: usize,
    y: usize,
    series: Option<usize>,
}

impl Rows<'_> {
    fn plot(&self, chart: &Specification, rows: &[usize]) -> Result<Plot, Box<Diagnostic>> {
        let field = &self.resource.fields[self.x];
        let in_time = field.is_time();
        let limit = |limit: &Option<String>| limit.as_deref().and_then(position);
        let (from, to) = (limit(&chart.from), limit(&chart.to));
        let mut places: Vec<(String, f64)> = Vec::new();
        let mut names: Vec<String> = Vec::new();
        let mut points: HashMap<(usize, usize), Point> = HashMap::new();
        for row in rows {
            let place = self.written(*row, self.x);
            let at = if in_time { position(&place).unwrap_or(0.0) } else { 0.0 };
            if in_time && (from.is_some_and(|from| at < from) || to.is_some_and(|to| at > to)) {
                continue;
            }
            let name = self.series.map_or(String::new(), |series| self.written(*row, series));
            let place_index = index_of(&mut places, |(known, _)| *known == place, || (place.clone(), at));
            let name_index = index_of(&mut names, |known| *known == name, || name.clone());
            let point = match self.resource.table.cell(*row, self.y).as_number() {
                Some(value) => Point::Value(value * self.resource.fields[self.y].scale),
                None => Point::Gap,
            };
            if points.insert((name_index, place_index), point).is_some() {
                let fault = Diagnostic::new(Code::ChartAmbiguous).with("place", place).with("series", name);
                return Err(Box::new(fault.at(chart.place(Part::Filter))));
            }
        }
        if places.is_empty() {
            return Err(Box::new(Diagnostic::new(Code::NothingSelected).at(chart.place(Part::Filter))));
        }
        let mut order: Vec<usize> = (0..places.len()).collect();
        if in_time {
            order.sort_by(|a, b| places[*a].1.total_cmp(&places[*b].1));
        }
        let point = |name: usize, place: usize| points.get(&(name, place)).copied().unwrap_or(Point::Absent);
        Ok(Plot {
            x: self.x,
            y: self.y,
            series: self.series,
            points: (0..names.len()).map(|name| order.iter().map(|place| point(name, *place)).collect()).collect(),
            positions: if in_time { order.iter().map(|place| places[*place].1).collect() } else { Vec::new() },
            places: order.iter().map(|place| places[*place].0.clone()).collect(),
            names,
        })
    }

    fn written(&self, row: usize, column: usize) -> String {
        match self.resource.table.cell(row, column) {
            Cell::Missing => String::new(),
            cell => cell.written(),
        }
    }
}

/// The place of an item in a list, to which it is added when it isn't there. The lists are short: what is long can't be
/// drawn.
fn index_of<T>(items: &mut Vec<T>, is: impl Fn(&T) -> bool, new: impl Fn() -> T) -> usize {
    items.iter().position(is).unwrap_or_else(|| {
        items.push(new());
        items.len() - 1
    })
}

/// Where a moment is, in years: `2016`, `2016-05`, `2016-05-14`, `2016-Q2`.
pub fn position(written: &str) -> Option<f64> {
    if let Ok(year) = written.parse::<i32>() {
        return Some(f64::from(year));
    }
    if let Some((year, quarter)) = written.split_once("-Q") {
        let quarter: u8 = quarter.parse().ok().filter(|quarter| (1..=4).contains(quarter))?;
        return Some(f64::from(year.parse::<i32>().ok()?) + f64::from(quarter - 1) / 4.0);
    }
    let whole = if written.len() == 7 { format!("{written}-01") } else { written.to_owned() };
    Date::parse(&whole)?;
    let mut parts = whole.split('-');
    let mut part = || parts.next()?.parse::<f64>().ok();
    let (year, month, day) = (part()?, part()?, part()?);
    Some(year + (month - 1.0) / 12.0 + (day - 1.0) / 372.0)
}

/// What no drawing of the kind can show.
fn check(chart: &Specification, plot: &Plot, y: &Field) -> Result<(), Box<Diagnostic>> {
    let fault = |code: Code, part: Part| Diagnostic::new(code).at(chart.place(part));
    let too_many = |count: usize, limit: usize, part: Part| {
        Err(Box::new(fault(Code::ChartTooLarge, part).with("count", count).with("limit", limit)))
    };
    let Picture::Drawn(kind) = chart.picture else { return highlights(chart, plot) };
    let (series, places) = (plot.names.len(), plot.places.len());
    let limit = if kind == Kind::Multiples { PANELS } else { SERIES };
    if series > limit {
        return too_many(series, limit, Part::Series);
    }
    let in_rows = matches!(kind, Kind::Bar | Kind::Stacked | Kind::Dot) && plot.positions.is_empty();
    if in_rows && places > CATEGORIES {
        return too_many(places, CATEGORIES, Part::X);
    }
    if kind == Kind::Unit && places > GROUPS {
        return too_many(places, GROUPS, Part::X);
    }
    if kind == Kind::Slope && places != 2 {
        return Err(Box::new(fault(Code::ChartMoments, Part::X).with("count", places)));
    }
    let values = || plot.points.iter().flatten().filter_map(|point| point.value());
    if matches!(kind, Kind::Stacked | Kind::Area | Kind::Unit) && values().any(|value| value < 0.0) {
        return Err(Box::new(fault(Code::ChartNegative, Part::Y)));
    }
    if kind == Kind::Unit && (y.unit.as_deref() != Some("percent") || values().sum::<f64>() > WHOLE) {
        return Err(Box::new(fault(Code::ChartNotShares, Part::Y)));
    }
    highlights(chart, plot)
}

fn highlights(chart: &Specification, plot: &Plot) -> Result<(), Box<Diagnostic>> {
    let known = || plot.names.iter().chain(&plot.places).map(String::as_str).filter(|name| !name.is_empty());
    match chart.highlight.iter().find(|name| !known().any(|known| known == name.as_str())) {
        None => Ok(()),
        Some(name) => {
            let fault = Diagnostic::new(Code::ChartHighlightUnknown).with("value", name.as_str());
            Err(Box::new(fault.suggest(name, known()).at(chart.place(Part::Highlight))))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_of_all_kinds_have_a_place_in_time() {
        assert_eq!(position("2016"), Some(2016.0));
        assert_eq!(position("2016-Q2"), Some(2016.25));
        assert_eq!(position("2016-07"), Some(2016.5));
        assert!(position("2016-12-31").is_some_and(|at| at < 2017.0));
        for wrong in ["", "2016-Q5", "2016-13", "hier", "2016-02-30"] {
            assert_eq!(position(wrong), None, "{wrong}");
        }
    }
}
