//! Where an address of the ledger leads today: straight to what stands there now, however often that has moved.

use std::cell::OnceCell;
use std::collections::HashMap;

use super::is_page;
use super::ledger::Ledger;
use super::line::{Goal, Kind, Line, Link, State};
use super::names::{Name, Names};
use crate::plan::address::Address;
use crate::plan::output::{Making, Output};
use crate::site::EntryIndex;

/// How often what an address leads to may have moved itself. More is a circle.
pub const MOVES: usize = 64;

/// What an address of the ledger has come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// It leads to the output of a number.
    Output(usize),
    /// What was there was retired: by which line.
    Gone(usize),
    /// Nothing is known of it any more.
    Lost,
}

/// A ledger beside the outputs that a site is going to have without it.
pub struct Resolver<'a> {
    pub ledger: &'a Ledger,
    pub names: &'a Names<'a>,
    pub outputs: &'a [Output],
    by_address: HashMap<&'a str, usize>,
    by_name: OnceCell<ByName<'a>>,
    pages_of: OnceCell<HashMap<&'a str, Vec<usize>>>,
}

/// What the plan has, by what it is.
struct ByName<'a> {
    all: HashMap<Name<'a>, Vec<usize>>,
    pages: HashMap<(EntryIndex, usize), usize>,
}

impl<'a> Resolver<'a> {
    pub fn new(ledger: &'a Ledger, names: &'a Names<'a>, outputs: &'a [Output]) -> Self {
        let by_address = outputs.iter().enumerate().map(|(at, output)| (output.address.as_str(), at)).collect();
        Resolver { ledger, names, outputs, by_address, by_name: OnceCell::new(), pages_of: OnceCell::new() }
    }

    /// The output at an address, of those that the plan has without the ledger.
    pub fn planned(&self, address: &Address) -> Option<usize> {
        self.by_address.get(address.as_str()).copied()
    }

    /// The output at the address of a line, if it belongs to the same id.
    pub fn own(&self, line: &Line) -> Option<usize> {
        let output = self.planned(&line.link.address)?;
        self.names.of(&self.outputs[output]).is_none_or(|name| name.id == *line.id).then_some(output)
    }

    pub fn line(&self, line: usize) -> End {
        self.line_after(line, 0)
    }

    pub fn goal(&self, goal: &Goal, language: Option<usize>) -> End {
        self.goal_after(goal, language, 0)
    }

    fn line_after(&self, number: usize, moves: usize) -> End {
        let line = &self.ledger.lines()[number];
        if moves > MOVES {
            return End::Lost;
        }
        match &line.state {
            State::Retired(_) => End::Gone(number),
            State::Moved(goal) => self.goal_after(goal, self.names.language(line), moves + 1),
            State::Live => match self.own(line).or_else(|| self.counterpart(line, moves)) {
                Some(output) => End::Output(output),
                None => End::Lost,
            },
        }
    }

    fn goal_after(&self, goal: &Goal, language: Option<usize>, moves: usize) -> End {
        match goal {
            Goal::Id(id) => match self.id(id, language) {
                Some(output) => End::Output(output),
                None => self.old_page(id, language, moves),
            },
            Goal::Address(address) => match self.planned(address) {
                Some(output) => End::Output(self.beyond_redirect(output)),
                None => match self.ledger.find(&Link::page(address.clone())) {
                    Some(line) => self.line_after(line, moves),
                    None => End::Lost,
                },
            },
        }
    }

    /// What has become of the page of an id that isn't there any more.
    fn old_page(&self, id: &str, language: Option<usize>, moves: usize) -> End {
        let lines = self.pages_of().get(id).map(Vec::as_slice).unwrap_or_default();
        let of = |line: usize| &self.ledger.lines()[line];
        let mut known = lines.iter().copied().filter(|line| of(*line).state != State::Live).peekable();
        let first = known.peek().copied();
        let own = known.find(|line| self.names.language(of(*line)) == language);
        own.or(first).map_or(End::Lost, |line| self.line_after(line, moves + 1))
    }

    /// No reader is sent from one page that leads on to another.
    pub fn beyond_redirect(&self, output: usize) -> usize {
        match self.outputs[output].making {
            Making::Redirect { entry, language } => self.page(entry, language).unwrap_or(output),
            _ => output,
        }
    }

    /// Whether a page says itself that it has taken over an address.
    pub fn is_alias(&self, output: usize) -> bool {
        self.names.of(&self.outputs[output]).is_some_and(|name| name.kind == Kind::Alias)
    }

    fn by_name(&self) -> &ByName<'a> {
        self.by_name.get_or_init(|| {
            let mut by_name = ByName { all: HashMap::new(), pages: HashMap::new() };
            for (at, output) in self.outputs.iter().enumerate() {
                if let Making::Page { entry, language } = output.making {
                    by_name.pages.insert((entry, language), at);
                }
                if let Some(name) = self.names.of(output) {
                    by_name.all.entry(name).or_default().push(at);
                }
            }
            by_name
        })
    }

    /// The lines of pages, by id.
    fn pages_of(&self) -> &HashMap<&'a str, Vec<usize>> {
        self.pages_of.get_or_init(|| {
            let mut pages: HashMap<&str, Vec<usize>> = HashMap::new();
            for (at, line) in self.ledger.lines().iter().enumerate().filter(|(_, line)| line.kind == Kind::Page) {
                pages.entry(&line.id).or_default().push(at);
            }
            pages
        })
    }

    /// The page of an entry in a language.
    pub fn page(&self, entry: EntryIndex, language: usize) -> Option<usize> {
        self.by_name().pages.get(&(entry, language)).copied()
    }

    /// Where an id of a page, list or feed is for readers of a language, or else in the first that has it.
    fn id(&self, id: &str, language: Option<usize>) -> Option<usize> {
        let languages = language.into_iter().chain(0..self.names.site.config.languages.len());
        if let Some(entry) = self.names.site.find(id) {
            return languages.filter_map(|language| self.page(entry, language)).next();
        }
        let kinds = [Kind::List, Kind::Feed, Kind::Search, Kind::Offline, Kind::Pdf];
        let named = |kind, language| Name { kind, id: id.into(), language };
        let mut names = languages.map(Some).chain([None]).flat_map(|language| kinds.map(|kind| named(kind, language)));
        names.find_map(|name| self.by_name().all.get(&name)?.first().copied())
    }

    /// What has the id and the kind of a line, at another address.
    fn counterpart(&self, line: &Line, moves: usize) -> Option<usize> {
        if line.kind.leads_to_page() {
            return self.page(self.names.site.find(&line.id)?, self.names.language(line)?);
        }
        self.below_page(line, moves).or_else(|| self.alike(line))
    }

    /// What stands below the page of the line's id as the line's address stood below an earlier address of that page.
    fn below_page(&self, line: &Line, moves: usize) -> Option<usize> {
        // Once on the way to somewhere else, what ends alike is found without it.
        if moves > 0 {
            return None;
        }
        let address = line.link.address.as_str();
        self.pages_of().get(&*line.id)?.iter().find_map(|page| {
            let rest = address.strip_prefix(self.ledger.lines()[*page].link.address.as_str())?;
            let End::Output(page) = self.line_after(*page, moves + 1) else { return None };
            if !matches!(self.outputs[page].making, Making::Page { .. }) {
                return None;
            }
            let there = self.planned(&Address::new(&format!("{}{rest}", self.outputs[page].address.as_str())))?;
            self.names.of(&self.outputs[there]).is_some_and(|name| name.kind == line.kind).then_some(there)
        })
    }

    /// The one output of the same kind, id and language that ends as the line does or, where there is but one of its kind,
    /// has the same ending.
    fn alike(&self, line: &Line) -> Option<usize> {
        if self.names.site.find(&line.id).is_none() && matches!(line.kind, Kind::File | Kind::Data) {
            return None;
        }
        let name = Name { kind: line.kind, id: (*line.id).into(), language: self.names.language(line) };
        let there = self.by_name().all.get(&name)?;
        let (old, ending) = (line.link.address.as_str(), ending(&line.link.address));
        let rest = |output: usize| self.below(&name, &self.outputs[output].address);
        let same = there.iter().copied().filter(|output| old.ends_with(rest(*output)));
        same.max_by_key(|output| rest(*output).len()).or_else(|| {
            let single = matches!(
                line.kind,
                Kind::Pdf | Kind::List | Kind::Feed | Kind::Answers | Kind::Search | Kind::Offline | Kind::Catalogue
            );
            let mut alike =
                there.iter().copied().filter(|output| self::ending(&self.outputs[*output].address) == ending);
            alike.next().filter(|_| single)
        })
    }

    /// The end of an address below its page, from the slash on; else its last part.
    fn below<'x>(&self, name: &Name<'_>, address: &'x Address) -> &'x str {
        let text = address.as_str();
        let page = self.names.site.find(&name.id).and_then(|entry| self.page(entry, name.language.unwrap_or(0)));
        let page = page.map(|page| self.outputs[page].address.as_str().trim_end_matches('/'));
        let rest = page.and_then(|page| text.strip_prefix(page)).filter(|rest| rest.starts_with('/'));
        rest.unwrap_or_else(|| {
            let inner = text.trim_end_matches('/');
            &text[inner.rfind('/').unwrap_or(0)..]
        })
    }
}

/// Of the file at an address: programs take a file for what it is called.
pub fn ending(address: &Address) -> &str {
    if is_page(address) {
        return "";
    }
    let name = address.as_str().rsplit('/').next().unwrap_or_default();
    name.rsplit_once('.').map_or("", |(_, ending)| ending)
}
