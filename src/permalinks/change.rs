//! What `parvis permalinks` does to a ledger: lines are added and what has become of them is written down; none is taken
//! out.

use super::is_page;
use super::ledger::Ledger;
use super::line::{Goal, Kind, Line, Link, Retired, State};
use super::names::Names;
use super::resolve::{End, Resolver, ending};
use crate::plan::address::Address;
use crate::plan::output::{Making, Output};

/// Why a ledger isn't changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Neither an address nor an id of the ledger; the nearest one may be meant.
    Unknown { asked: String, suggestion: String },
    /// What is asked for can't become of it.
    Kept { address: String, why: Why },
    /// It can't lead there; `other` is where it can.
    Goal { goal: String, why: WhyNot, other: String },
}

/// Why an address stays what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// What it was given to is there, at this address or at another that it leads to.
    Live,
    /// It was retired, for ever.
    Retired,
    /// Another page has it.
    Taken,
    /// It is the id of a heading, which stays in its page.
    Anchor,
}

/// Why an address can't lead somewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyNot {
    /// There is nothing.
    Unknown,
    /// What is there leads on itself, or is retired.
    Chain,
    /// It is the address itself.
    Loop,
    /// A file can't send anybody to a page, or to a file of another kind.
    File,
}

impl Why {
    /// What messages call it.
    pub fn word(self) -> &'static str {
        match self {
            Why::Live => "live",
            Why::Retired => "retired",
            Why::Taken => "taken",
            Why::Anchor => "anchor",
        }
    }
}

impl WhyNot {
    /// What messages call it.
    pub fn word(self) -> &'static str {
        match self {
            WhyNot::Unknown => "unknown",
            WhyNot::Chain => "chain",
            WhyNot::Loop => "loop",
            WhyNot::File => "file",
        }
    }
}

/// The lines that are to change, and what is to become of them.
pub type Change = Vec<(usize, State)>;

/// Adds lines that a ledger lacks; gives the ones that were added, as they are written.
pub fn record(ledger: &mut Ledger, lines: Vec<Line>) -> Vec<String> {
    let added = lines.into_iter().filter_map(|line| {
        let written = line.to_string();
        ledger.add(line).then_some(written)
    });
    added.collect()
}

/// How many lines a ledger lacks, with the addresses of the first few.
pub fn unrecorded(ledger: &Ledger, lines: &[Line]) -> (usize, Vec<String>) {
    let mut missing: Vec<String> =
        lines.iter().filter(|line| ledger.find(&line.link).is_none()).map(|line| line.link.to_string()).collect();
    let count = missing.len();
    missing.sort_unstable();
    missing.truncate(5);
    (count, missing)
}

/// Writes down what has become of lines; gives them as they are now.
pub fn apply(ledger: &mut Ledger, change: Change) -> Vec<String> {
    let mut written = Vec::with_capacity(change.len());
    for (line, state) in change {
        *ledger.state_of(line) = state;
        written.push(ledger.lines()[line].to_string());
    }
    written
}

/// A ledger beside what a site has.
pub struct Desk<'a> {
    resolver: Resolver<'a>,
}

impl<'a> Desk<'a> {
    /// `outputs` are those of the plan without those that the ledger has planned.
    pub fn new(ledger: &'a Ledger, names: &'a Names<'a>, outputs: &'a [Output]) -> Self {
        Desk { resolver: Resolver::new(ledger, names, outputs) }
    }

    fn line(&self, number: usize) -> &'a Line {
        &self.resolver.ledger.lines()[number]
    }

    /// An address leads to another, or to the page of an id; with a page go its short addresses and those that it had before.
    ///
    /// # Errors
    /// See [`Refusal`].
    pub fn moving(&self, old: &str, new: &str) -> Result<Change, Refusal> {
        let number = self.find(old)?;
        let line = self.line(number);
        match self.fate(number) {
            Some(Why::Taken) | None => {}
            Some(why) => return Err(Refusal::Kept { address: line.link.to_string(), why }),
        }
        let goal = self.goal(new, line)?;
        let with = |other: &Line| {
            line.kind == Kind::Page
                && (other.kind.leads_to_page() || other.kind == Kind::Answers)
                && (&other.id, &other.language) == (&line.id, &line.language)
        };
        let open = |at: &usize| matches!(self.fate(*at), None | Some(Why::Taken));
        let together = (0..self.resolver.ledger.lines().len()).filter(|at| *at != number && with(self.line(*at)));
        let all = std::iter::once(number).chain(together.filter(open));
        Ok(all.map(|line| (line, State::Moved(goal.clone()))).collect())
    }

    /// An address, a page with all that was at its addresses in a language, or an id in all languages says that it is gone.
    ///
    /// # Errors
    /// See [`Refusal`].
    pub fn retiring(&self, asked: &str, retired: Retired, to: Option<&str>) -> Result<Change, Refusal> {
        let chosen = self.chosen(asked)?;
        let first = self.line(chosen[0]);
        let to = to.map(|to| self.goal_of_retired(to, first)).transpose()?;
        let mut change = Vec::new();
        for number in chosen.iter().copied() {
            match self.fate(number) {
                None => change.push((number, State::Retired(Retired { to: to.clone(), ..retired.clone() }))),
                // Of several, those that were retired before, or that others have taken over, stay so.
                Some(Why::Retired | Why::Taken) if chosen.len() > 1 => {}
                Some(why) if chosen.len() == 1 || self.line(number).kind == Kind::Page => {
                    return Err(Refusal::Kept { address: self.line(number).link.to_string(), why });
                }
                Some(_) => {}
            }
        }
        if change.is_empty() {
            return Err(Refusal::Kept { address: first.link.to_string(), why: Why::Retired });
        }
        Ok(change)
    }

    /// Why a line can't be given up; none when nothing is left of what it was.
    fn fate(&self, number: usize) -> Option<Why> {
        let line = self.line(number);
        match &line.state {
            State::Retired(_) => return Some(Why::Retired),
            State::Live if line.kind == Kind::Anchor => return self.anchor_fate(line),
            // It may be sent elsewhere.
            State::Moved(_) => return None,
            State::Live => {}
        }
        match (self.resolver.planned(&line.link.address), self.resolver.line(number)) {
            (Some(_), _) if self.resolver.own(line).is_none() => Some(Why::Taken),
            (_, End::Output(_)) => Some(Why::Live),
            _ => None,
        }
    }

    fn anchor_fate(&self, line: &Line) -> Option<Why> {
        let page = self.resolver.ledger.find(&Link::page(line.link.address.clone()))?;
        let End::Output(page) = self.resolver.line(page) else { return None };
        let Making::Page { entry, language } = self.resolver.outputs[page].making else { return None };
        let entry = self.resolver.names.site.entry(entry);
        let there = entry.has_lasting_anchor(language, line.link.anchor.as_deref().unwrap_or_default());
        there.then_some(Why::Live)
    }

    /// The line of an address.
    fn find(&self, asked: &str) -> Result<usize, Refusal> {
        let link = Link::parse(asked);
        if link.as_ref().is_some_and(|link| link.anchor.is_some()) {
            return Err(Refusal::Kept { address: asked.to_owned(), why: Why::Anchor });
        }
        link.and_then(|link| self.resolver.ledger.find(&link)).ok_or_else(|| self.unknown(asked))
    }

    fn unknown(&self, asked: &str) -> Refusal {
        let addresses = self.resolver.ledger.lines().iter().filter(|line| line.kind != Kind::Anchor);
        let near = if asked.starts_with('/') {
            crate::diagnostic::nearest(asked, addresses.map(|line| line.link.address.as_str())).map(str::to_owned)
        } else {
            crate::diagnostic::nearest(asked, addresses.map(|line| &*line.id)).map(str::to_owned)
        };
        Refusal::Unknown { asked: asked.to_owned(), suggestion: near.unwrap_or_default() }
    }

    /// The lines that an address or an id means.
    fn chosen(&self, asked: &str) -> Result<Vec<usize>, Refusal> {
        let all = 0..self.resolver.ledger.lines().len();
        if !asked.starts_with('/') {
            let of_id: Vec<usize> = all.filter(|at| *self.line(*at).id == *asked && asked != "-").collect();
            return if of_id.is_empty() { Err(self.unknown(asked)) } else { Ok(of_id) };
        }
        let link = Link::parse(asked).and_then(|link| self.resolver.ledger.find(&link));
        let number = link.ok_or_else(|| self.unknown(asked))?;
        let line = self.line(number);
        if line.kind != Kind::Page {
            return Ok(vec![number]);
        }
        let same = |at: &usize| {
            let other = self.line(*at);
            *at != number && (&other.id, &other.language) == (&line.id, &line.language)
        };
        Ok(std::iter::once(number).chain(all.filter(same)).collect())
    }

    /// Where a line is to lead.
    fn goal(&self, new: &str, line: &Line) -> Result<Goal, Refusal> {
        let goal = self.goal_of_retired(new, line)?;
        let refused = |why| Refusal::Goal { goal: new.to_owned(), why, other: String::new() };
        let End::Output(there) = self.resolver.goal(&goal, self.resolver.names.language(line)) else {
            return Err(refused(WhyNot::Unknown));
        };
        let (from, to) = (&line.link.address, &self.resolver.outputs[there].address);
        if !is_page(from) && (is_page(to) || ending(from) != ending(to)) {
            return Err(refused(WhyNot::File));
        }
        Ok(goal)
    }

    /// Where readers of a line are to be sent: to something that is there, under its id if it has one, so that they find it
    /// wherever it goes.
    fn goal_of_retired(&self, new: &str, line: &Line) -> Result<Goal, Refusal> {
        let refused = |why, other: String| Refusal::Goal { goal: new.to_owned(), why, other };
        let goal = Goal::parse(new).ok_or_else(|| refused(WhyNot::Unknown, String::new()))?;
        let language = self.resolver.names.language(line);
        match &goal {
            Goal::Address(address) if *address == line.link.address && line.state != State::Live => {
                Err(refused(WhyNot::Loop, String::new()))
            }
            Goal::Address(address) => match self.resolver.planned(address) {
                Some(_) => Ok(self.lasting(goal, language)),
                None if *address == line.link.address => Err(refused(WhyNot::Loop, String::new())),
                None => Err(self.not_there(&goal, language, &refused)),
            },
            Goal::Id(id) if **id == *line.id && self.resolver.names.site.find(id).is_none() => {
                Err(refused(WhyNot::Loop, String::new()))
            }
            Goal::Id(id) => match self.resolver.goal(&goal, language) {
                End::Output(there) if self.resolver.names.site.find(id).is_some() || self.is_of(there, id) => Ok(goal),
                _ => Err(self.not_there(&goal, language, &refused)),
            },
        }
    }

    fn is_of(&self, output: usize, id: &str) -> bool {
        self.resolver.names.of(&self.resolver.outputs[output]).is_some_and(|name| name.id == id)
    }

    /// Why there is nothing at a goal: it was moved, or nobody has heard of it.
    fn not_there(&self, goal: &Goal, language: Option<usize>, refused: &dyn Fn(WhyNot, String) -> Refusal) -> Refusal {
        match self.resolver.goal(goal, language) {
            End::Output(there) => {
                let address: &Address = &self.resolver.outputs[there].address;
                refused(WhyNot::Chain, Link::page(address.clone()).to_string())
            }
            End::Gone(_) => refused(WhyNot::Chain, String::new()),
            End::Lost => refused(WhyNot::Unknown, String::new()),
        }
    }

    /// The id of the page or list at an address, if the id leads to it.
    fn lasting(&self, goal: Goal, language: Option<usize>) -> Goal {
        let end = self.resolver.goal(&goal, language);
        let End::Output(there) = end else { return goal };
        let name = self.resolver.names.of(&self.resolver.outputs[there]);
        let named = name.map(|name| Goal::Id(name.id.into()));
        named.filter(|named| self.resolver.goal(named, language) == end).unwrap_or(goal)
    }
}
