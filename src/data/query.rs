//! `KEY?year=2024&column=persons`: which number of a package is meant.

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

use super::field::Field;
use super::{Package, Resource};
use crate::language::quantity::Quantity;

/// What follows `value:` in a link.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    pub package: String,
    pub resource: Option<String>,
    pub column: Option<String>,
    pub aggregate: Option<Aggregate>,
    pub digits: Option<i8>,
    pub from: Option<String>,
    pub to: Option<String>,
    /// Column and the exact value that its cell has.
    pub filters: Vec<(String, String)>,
}

/// What is made of several rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aggregate {
    Sum,
    Mean,
    Min,
    Max,
    Count,
    /// Of the selected rows in all rows with the same time, in percent.
    Share,
    /// From one time to another, in percent; of percentages, in points.
    Change,
}

const AGGREGATES: &[(&str, Aggregate)] = &[
    ("sum", Aggregate::Sum),
    ("mean", Aggregate::Mean),
    ("min", Aggregate::Min),
    ("max", Aggregate::Max),
    ("count", Aggregate::Count),
    ("share", Aggregate::Share),
    ("change", Aggregate::Change),
];

/// What is encoded in a part: what would end it, or the link that it stands in.
const PART: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'&')
    .add(b'(')
    .add(b')')
    .add(b'+')
    .add(b'<')
    .add(b'=')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']');

/// How many decimals can be asked for; no number has more.
const DIGITS: std::ops::RangeInclusive<i8> = -15..=15;

/// Why a query has no answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Fault {
    /// The link itself can't be read.
    Malformed,
    UnknownAggregate(String),
    UnknownResource(String),
    UnknownColumn(String),
    /// The table has several columns that could be meant.
    NoColumn(Vec<String>),
    NotANumber(String),
    /// No row; with the values that the last filter could have had.
    NoRow {
        column: String,
        value: String,
        near: Vec<String>,
    },
    /// Several rows; with the columns that could tell them apart.
    SeveralRows {
        count: usize,
        columns: Vec<String>,
    },
    /// The row is there, the cell is empty.
    Empty,
    /// `change` needs both moments, `share` a time.
    NoTime,
}

/// The names of the aggregates, for messages.
pub fn aggregates() -> impl Iterator<Item = &'static str> {
    AGGREGATES.iter().map(|(name, _)| *name)
}

impl Query {
    /// Reads what follows `value:`.
    ///
    /// # Errors
    /// [`Fault::Malformed`] or [`Fault::UnknownAggregate`].
    pub fn parse(target: &str) -> Result<Query, Fault> {
        let (package, rest) = target.split_once('?').unwrap_or((target, ""));
        if !crate::schema::is_slug(package) {
            return Err(Fault::Malformed);
        }
        let mut query = Query { package: package.to_owned(), ..Query::default() };
        for part in rest.split('&').filter(|part| !part.is_empty()) {
            let (name, value) = part.split_once('=').ok_or(Fault::Malformed)?;
            let value = percent_decode_str(value).decode_utf8().map_err(|_| Fault::Malformed)?.into_owned();
            match name {
                "resource" => query.resource = Some(value),
                "column" => query.column = Some(value),
                "from" => query.from = Some(value),
                "to" => query.to = Some(value),
                "digits" => {
                    let digits = value.parse().ok().filter(|digits| DIGITS.contains(digits));
                    query.digits = Some(digits.ok_or(Fault::Malformed)?);
                }
                "agg" => {
                    let found = AGGREGATES.iter().find(|(name, _)| *name == value).map(|(_, aggregate)| *aggregate);
                    query.aggregate = Some(found.ok_or(Fault::UnknownAggregate(value))?);
                }
                name => query.filters.push((name.to_owned(), value)),
            }
        }
        Ok(query)
    }

    /// What follows `value:` in a link, its parts in a fixed order: two that mean the same number, shown alike, are one text.
    pub fn written(&self) -> String {
        let mut filters = self.filters.clone();
        filters.sort();
        let aggregate = AGGREGATES.iter().find(|(_, aggregate)| Some(*aggregate) == self.aggregate);
        let own = [
            ("resource", self.resource.clone()),
            ("column", self.column.clone()),
            ("agg", aggregate.map(|(name, _)| (*name).to_owned())),
            ("from", self.from.clone()),
            ("to", self.to.clone()),
            ("digits", self.digits.map(|digits| digits.to_string())),
        ];
        let own = own.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
        let parts = filters.into_iter().chain(own);
        let parts: Vec<String> =
            parts.map(|(name, value)| format!("{name}={}", utf8_percent_encode(&value, PART))).collect();
        if parts.is_empty() { self.package.clone() } else { format!("{}?{}", self.package, parts.join("&")) }
    }

    /// Whether both mean the same number, shown alike. The order of filters doesn't matter.
    pub fn means(&self, other: &Query) -> bool {
        let sorted = |query: &Query| {
            let mut query = query.clone();
            query.filters.sort();
            query
        };
        self == other || sorted(self) == sorted(other)
    }

    /// Looks the number up.
    ///
    /// # Errors
    /// Why there is none, or more than one.
    pub fn answer(&self, package: &Package) -> Result<Quantity, Fault> {
        let resource = self.resource(package)?;
        let filters = self.columns(resource, &self.filters)?;
        if self.aggregate == Some(Aggregate::Count) {
            let value = rows(resource, &filters).count() as f64;
            return Ok(Quantity { value, unit: None, digits: self.digits.or(Some(0)), signed: false });
        }
        let column = self.column(resource)?;
        let field = &resource.fields[column];
        let value = match self.aggregate {
            None => self.single(resource, &filters, column)?,
            Some(Aggregate::Share) => share(resource, &filters, column)?,
            Some(Aggregate::Change) => return self.change(resource, filters, column),
            Some(aggregate) => {
                aggregated(resource, &filters, column, aggregate).ok_or_else(|| no_row(resource, &filters))?
            }
        };
        let is_share = self.aggregate == Some(Aggregate::Share);
        Ok(Quantity {
            value: if is_share { value } else { scaled(value, field) },
            unit: if is_share { Some("percent".to_owned()) } else { field.unit.clone() },
            digits: self.digits.or(if is_share { Some(0) } else { field.digits }),
            signed: false,
        })
    }

    fn resource<'p>(&self, package: &'p Package) -> Result<&'p Resource, Fault> {
        match &self.resource {
            Some(name) => package.resource(name).ok_or_else(|| Fault::UnknownResource(name.clone())),
            None => package.resources.first().ok_or(Fault::Malformed),
        }
    }

    fn columns<'f>(
        &self,
        resource: &Resource,
        filters: &'f [(String, String)],
    ) -> Result<Vec<(usize, &'f str)>, Fault> {
        let place = |name: &str| resource.column(name).ok_or_else(|| Fault::UnknownColumn(name.to_owned()));
        filters.iter().map(|(name, value)| Ok((place(name)?, value.as_str()))).collect()
    }

    /// The column asked for, or the only one with amounts.
    fn column(&self, resource: &Resource) -> Result<usize, Fault> {
        if let Some(name) = &self.column {
            let column = resource.column(name).ok_or_else(|| Fault::UnknownColumn(name.clone()))?;
            let is_number = resource.fields[column].is_amount();
            return if is_number { Ok(column) } else { Err(Fault::NotANumber(name.clone())) };
        }
        let amounts: Vec<usize> =
            (0..resource.fields.len()).filter(|column| resource.fields[*column].is_amount()).collect();
        match amounts.as_slice() {
            [only] => Ok(*only),
            several => {
                Err(Fault::NoColumn(several.iter().map(|column| resource.fields[*column].name.clone()).collect()))
            }
        }
    }

    fn single(&self, resource: &Resource, filters: &[(usize, &str)], column: usize) -> Result<f64, Fault> {
        let found: Vec<usize> = rows(resource, filters).take(1000).collect();
        match found.as_slice() {
            [] => Err(no_row(resource, filters)),
            [row] => resource.table.cell(*row, column).as_number().ok_or(Fault::Empty),
            several => {
                let differs = |column: &usize| {
                    let first = resource.table.cell(several[0], *column);
                    several.iter().any(|row| resource.table.cell(*row, *column) != first)
                };
                let free = (0..resource.fields.len()).filter(|column| !resource.fields[*column].is_amount());
                let columns = free.filter(differs).map(|column| resource.fields[column].name.clone()).collect();
                Err(Fault::SeveralRows { count: several.len(), columns })
            }
        }
    }

    fn change(&self, resource: &Resource, filters: Vec<(usize, &str)>, column: usize) -> Result<Quantity, Fault> {
        let (Some(time), Some(from), Some(to)) = (resource.time(), &self.from, &self.to) else {
            return Err(Fault::NoTime);
        };
        let at = |moment: &str| {
            let mut filters = filters.clone();
            filters.push((time, moment));
            self.single(resource, &filters, column)
        };
        let (before, after) = (at(from)?, at(to)?);
        let field = &resource.fields[column];
        let of_percentages = field.unit.as_deref() == Some("percent");
        let value = if of_percentages { after - before } else { (after - before) / before.abs() * 100.0 };
        if !value.is_finite() {
            return Err(Fault::Empty);
        }
        let unit = if of_percentages { "points" } else { "percent" };
        let digits = self.digits.or(if of_percentages { field.digits } else { Some(0) });
        Ok(Quantity { value, unit: Some(unit.to_owned()), digits, signed: true })
    }
}

/// The true value of a cell. Counted in thousandths, so that 1.1 million isn't 1,100,000.0000000001.
fn scaled(value: f64, field: &Field) -> f64 {
    if field.scale == 1.0 {
        return value;
    }
    let exact = value * field.scale;
    let rounded = (exact * 1e3).round() / 1e3;
    if (exact - rounded).abs() <= exact.abs() * 1e-12 { rounded } else { exact }
}

fn rows<'a>(resource: &'a Resource, filters: &'a [(usize, &'a str)]) -> impl Iterator<Item = usize> + 'a {
    let table = &resource.table;
    (0..table.rows).filter(move |row| filters.iter().all(|(column, value)| table.cell(*row, *column).is(value)))
}

/// Says which filter leaves nothing, and what it could have asked for.
fn no_row(resource: &Resource, filters: &[(usize, &str)]) -> Fault {
    let failing = (1..=filters.len()).find(|count| rows(resource, &filters[..*count]).next().is_none());
    let Some(&(column, value)) = failing.and_then(|count| filters.get(count - 1)) else { return Fault::Empty };
    let before = &filters[..failing.unwrap_or(1) - 1];
    let mut near: Vec<String> = Vec::new();
    for row in rows(resource, before) {
        let written = resource.table.cell(row, column).written();
        if !near.contains(&written) {
            near.push(written);
        }
    }
    near.sort_by_key(|other| strsim::damerau_levenshtein(other, value));
    near.truncate(5);
    Fault::NoRow { column: resource.fields[column].name.clone(), value: value.to_owned(), near }
}

fn aggregated(resource: &Resource, filters: &[(usize, &str)], column: usize, aggregate: Aggregate) -> Option<f64> {
    let numbers = rows(resource, filters).filter_map(|row| resource.table.cell(row, column).as_number());
    match aggregate {
        Aggregate::Min => numbers.reduce(f64::min),
        Aggregate::Max => numbers.reduce(f64::max),
        _ => {
            let (count, sum) = numbers.fold((0u32, 0.0), |(count, sum), number| (count + 1, sum + number));
            match (count, aggregate) {
                (0, _) => None,
                (count, Aggregate::Mean) => Some(sum / f64::from(count)),
                _ => Some(sum),
            }
        }
    }
}

fn share(resource: &Resource, filters: &[(usize, &str)], column: usize) -> Result<f64, Fault> {
    let part = aggregated(resource, filters, column, Aggregate::Sum).ok_or_else(|| no_row(resource, filters))?;
    let time = resource.time();
    let whole: Vec<(usize, &str)> = filters.iter().copied().filter(|(column, _)| Some(*column) == time).collect();
    if time.is_some() && whole.is_empty() {
        return Err(Fault::NoTime);
    }
    let all = aggregated(resource, &whole, column, Aggregate::Sum).unwrap_or(0.0);
    let share = part / all * 100.0;
    if share.is_finite() { Ok(share) } else { Err(Fault::Empty) }
}
