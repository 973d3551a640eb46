//! The ledger beside a plan: what old addresses need, and which of them would be lost.

use std::collections::HashMap;
use std::sync::Arc;

use super::ledger::Ledger;
use super::line::{Goal, Kind, Line, Link, Retired, State};
use super::names::Names;
use super::resolve::{End, MOVES, Resolver, ending};
use super::{Gone, Permalinks, is_page};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::plan::address::Address;
use crate::plan::output::{Making, Output};

/// Holds a ledger against what is planned. Gives what it came to, and the outputs that the ledger asks for; addresses that
/// would be lost are in `diagnostics`.
pub fn compare(
    ledger: Arc<Ledger>,
    names: &Names<'_>,
    outputs: &[Output],
    diagnostics: &mut Diagnostics,
) -> (Permalinks, Vec<Output>) {
    let (planned, moved, gone) = compared(&ledger, names, outputs, diagnostics);
    (Permalinks { ledger: Some(ledger), moved, gone }, planned)
}

/// The outputs that the ledger asks for, where addresses have moved, and what is gone.
type Compared = (Vec<Output>, Vec<(Address, Address)>, Vec<Gone>);

fn compared(ledger: &Ledger, names: &Names<'_>, outputs: &[Output], diagnostics: &mut Diagnostics) -> Compared {
    let mut comparison = Comparison {
        resolver: Resolver::new(ledger, names, outputs),
        planned: Vec::new(),
        moved: Vec::new(),
        gone: Vec::new(),
        lost: Vec::new(),
        diagnostics,
    };
    for (number, line) in ledger.lines().iter().enumerate() {
        match line.kind {
            Kind::Anchor => comparison.anchor(number, line),
            _ => comparison.address(number, line),
        }
    }
    comparison.say_lost();
    (comparison.planned, comparison.moved, comparison.gone)
}

struct Comparison<'a> {
    resolver: Resolver<'a>,
    planned: Vec<Output>,
    moved: Vec<(Address, Address)>,
    gone: Vec<Gone>,
    /// Lines of addresses that would vanish.
    lost: Vec<usize>,
    diagnostics: &'a mut Diagnostics,
}

impl Comparison<'_> {
    fn say(&mut self, code: Code, line: usize) -> &mut Diagnostic {
        let place = self.resolver.ledger.place(line);
        let address = self.resolver.ledger.lines()[line].link.to_string();
        self.diagnostics.push_mut(Diagnostic::new(code).at(place).with("address", address))
    }

    fn address(&mut self, number: usize, line: &Line) {
        let end = self.resolver.line(number);
        match (self.resolver.planned(&line.link.address), &line.state) {
            (None, _) => self.absent(number, line, end),
            // What it was moved to has taken its address.
            (Some(there), State::Moved(_)) if end == End::Output(self.resolver.beyond_redirect(there)) => {}
            (Some(_), State::Moved(_)) => self.returned(number, line, "moved"),
            (Some(_), State::Retired(_)) => self.returned(number, line, "retired"),
            (Some(there), State::Live) => {
                if self.resolver.own(line).is_none() && !self.resolver.is_alias(there) {
                    self.taken(number, line, there);
                }
            }
        }
    }

    fn returned(&mut self, number: usize, line: &Line, state: &str) {
        let until = match &line.state {
            State::Retired(retired) => retired.day.to_string(),
            _ => String::new(),
        };
        let diagnostic = self.say(Code::PermalinkReturned, number);
        diagnostic.arguments.push(("state", state.into()));
        diagnostic.arguments.push(("date", until.into()));
    }

    fn taken(&mut self, number: usize, line: &Line, there: usize) {
        let resolver = &self.resolver;
        let output = &resolver.outputs[there];
        let name = resolver.names.of(output);
        let other = name.map_or_else(String::new, |name| name.id.into_owned());
        let origin = output.origin.clone();
        let id = line.id.to_string();
        let diagnostic = self.say(Code::PermalinkTaken, number);
        diagnostic.arguments.push(("id", id.into()));
        diagnostic.arguments.push(("other", other.into()));
        diagnostic.related.extend(origin);
    }

    /// Nothing of the site stands at an address that has been published.
    fn absent(&mut self, number: usize, line: &Line, end: End) {
        match end {
            End::Output(there) => self.leads(number, line, there),
            End::Gone(retired) => self.tombstone(number, line, retired),
            End::Lost if self.is_excused(line) => {}
            End::Lost => match &line.state {
                State::Moved(goal) => self.goal_lost(number, goal.to_string()),
                _ => self.lost.push(number),
            },
        }
    }

    fn goal_lost(&mut self, number: usize, goal: String) {
        self.say(Code::PermalinkGoalLost, number).arguments.push(("goal", goal.into()));
    }

    /// A page leads on; a file, which can't, stands at both addresses.
    fn leads(&mut self, number: usize, line: &Line, there: usize) {
        let from = &line.link.address;
        let to = self.resolver.outputs[there].address.clone();
        let language = self.resolver.names.language(line).unwrap_or(0);
        let making = if is_page(from) {
            Making::Moved { to: to.clone(), language }
        } else if ending(from) == ending(&to) && !is_page(&to) {
            Making::Again { of: to.clone() }
        } else {
            return self.goal_lost(number, Link::page(to).to_string());
        };
        let origin = Some(self.resolver.ledger.place(number));
        self.planned.push(Output { address: from.clone(), making, origin });
        self.moved.push((from.clone(), to));
    }

    fn tombstone(&mut self, number: usize, line: &Line, retired: usize) {
        let State::Retired(Retired { day, to, reasons }) = &self.resolver.ledger.lines()[retired].state else { return };
        let language = self.resolver.names.language(line);
        let to = to.as_ref().and_then(|to| self.where_to(to, language));
        let gone = Gone {
            address: line.link.address.clone(),
            day: *day,
            to: to.filter(|to| *to != line.link.address),
            reasons: reasons.clone(),
            language: language.unwrap_or(0),
        };
        if is_page(&gone.address) {
            let origin = Some(self.resolver.ledger.place(number));
            self.planned.push(Output {
                address: gone.address.clone(),
                making: Making::Tombstone(self.gone.len()),
                origin,
            });
        }
        self.gone.push(gone);
    }

    /// Where readers of what is gone are sent; further on, where that is gone too.
    fn where_to(&self, goal: &Goal, language: Option<usize>) -> Option<Address> {
        let mut goal = goal;
        for _ in 0..MOVES {
            match self.resolver.goal(goal, language) {
                End::Output(there) => return Some(self.resolver.outputs[there].address.clone()),
                End::Lost => return None,
                End::Gone(line) => match &self.resolver.ledger.lines()[line].state {
                    State::Retired(Retired { to: Some(next), .. }) => goal = next,
                    _ => return Some(self.resolver.ledger.lines()[line].link.address.clone()).filter(is_page),
                },
            }
        }
        None
    }

    /// The id of a heading stays in its page, wherever that is now. Of a page that leads to another one nothing is asked.
    fn anchor(&mut self, number: usize, line: &Line) {
        if !matches!(line.state, State::Live) {
            return;
        }
        let resolver = &self.resolver;
        let page = match resolver.ledger.find(&Link::page(line.link.address.clone())) {
            Some(page) => resolver.line(page),
            None => resolver.planned(&line.link.address).map_or(End::Lost, End::Output),
        };
        let End::Output(page) = page else { return };
        let Making::Page { entry, language } = resolver.outputs[page].making else { return };
        let entry = resolver.names.site.entry(entry);
        let anchor = line.link.anchor.as_deref().unwrap_or_default();
        if entry.id.as_str() != &*line.id || entry.has_lasting_anchor(language, anchor) {
            return;
        }
        let document = entry.document(language);
        let (place, anchor) = (document.place(document.fence), anchor.to_owned());
        let diagnostic = self.say(Code::PermalinkAnchorLost, number);
        diagnostic.arguments.push(("anchor", anchor.into()));
        diagnostic.related.push(place);
    }

    /// One finding for all that vanishes with a page, and one for each other address.
    fn say_lost(&mut self) {
        let (site, names, ledger) = (self.resolver.names.site, self.resolver.names, self.resolver.ledger);
        let mut groups: HashMap<(&str, Option<&str>), usize> = HashMap::new();
        let mut said: Vec<(usize, usize)> = Vec::new();
        // Pages first, since the others are counted with them.
        self.lost.sort_by_key(|line| (ledger.lines()[*line].kind != Kind::Page, *line));
        for &number in &self.lost {
            let line = &ledger.lines()[number];
            let entry = site.find(&line.id).map(|entry| site.entry(entry));
            let group = match entry {
                _ if &*line.id == "-" => None,
                None => Some((&*line.id, None)),
                Some(entry) => {
                    let language = names.language(line);
                    let there = language.is_some_and(|language| entry.documents[language].is_some());
                    (!there && line.language.is_some()).then_some((&*line.id, line.language.as_deref()))
                }
            };
            match group.and_then(|group| groups.get(&group)) {
                Some(first) => said[*first].1 += 1,
                None => {
                    if let Some(group) = group {
                        groups.insert(group, said.len());
                    }
                    said.push((number, 0));
                }
            }
        }
        for (number, others) in said {
            let line = &ledger.lines()[number];
            let whole = &*line.id != "-" && site.find(&line.id).is_none();
            let retired = if whole { line.id.to_string() } else { line.link.to_string() };
            let (id, kind) = (line.id.to_string(), line.kind.word());
            let diagnostic = self.say(Code::PermalinkLost, number);
            diagnostic.arguments.push(("id", id.into()));
            diagnostic.arguments.push(("kind", kind.into()));
            diagnostic.arguments.push(("others", others.into()));
            diagnostic.arguments.push(("retire", retired.into()));
        }
    }

    /// Whether something is only lacking because its page couldn't be read or has no address, which was said.
    fn is_excused(&self, line: &Line) -> bool {
        let site = self.resolver.names.site;
        if site.unreadable.contains(&*line.id) {
            return true;
        }
        let Some((entry, language)) = site.find(&line.id).zip(self.resolver.names.language(line)) else { return false };
        site.entry(entry).documents[language].is_some() && self.resolver.page(entry, language).is_none()
    }
}
