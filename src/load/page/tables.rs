//! What every page may have as a list of tables: leave to break a rule of language, and its corrections.

use super::{Reading, short};
use crate::check::language::RULES;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::load::document::{Allowance, Correction, Waiver};
use crate::node::{Date, Node, Table, Value};

impl<'a> Reading<'a> {
    /// The tables of a list of tables, for `waiver` and `corrections`.
    fn tables(&mut self, field: &'static str, known: &[&str]) -> Vec<(&'a Table, &'a Node)> {
        let table: &'a Table = self.table;
        let Some(node) = table.get(field) else { return Vec::new() };
        let Value::List(items) = &node.value else {
            self.wrong_type(field, node, "kind-tables");
            return Vec::new();
        };
        let mut tables = Vec::new();
        for item in items {
            let Value::Table(table) = &item.value else {
                self.wrong_type(field, item, "kind-table");
                continue;
            };
            for (key, _) in table.entries.iter().filter(|(key, _)| !known.contains(&key.name.as_str())) {
                self.diagnostics.push(
                    Diagnostic::new(Code::UnknownField)
                        .at(Place::at(self.file, key.span.clone()))
                        .with("field", key.name.as_str())
                        .with("collection", field)
                        .suggest(&key.name, known.iter().copied()),
                );
            }
            tables.push((table, item));
        }
        tables
    }

    fn inner_text(&mut self, table: &Table, holder: &Node, field: &str) -> Option<String> {
        match table.get(field) {
            Some(Node { value: Value::Text(text), .. }) => Some(text.clone()),
            Some(node) => {
                self.wrong_type(field, node, "kind-text");
                None
            }
            None => {
                self.fault(Code::MissingField, &holder.span, field);
                None
            }
        }
    }

    fn inner_date(&mut self, table: &Table, holder: &Node, field: &str) -> Option<Date> {
        match table.get(field) {
            Some(node) => self.date_of(field, node),
            None => {
                self.fault(Code::MissingField, &holder.span, field);
                None
            }
        }
    }

    /// The name of a rule of language, as `waiver` and `allow` give it.
    fn rule(&mut self, table: &Table, holder: &Node) -> Option<String> {
        let rule = self.inner_text(table, holder, "rule")?;
        let known = || RULES.iter().map(|rule| rule.name());
        if known().any(|name| name == rule) {
            return Some(rule);
        }
        let place = Place::at(self.file, table.get("rule").unwrap_or(holder).span.clone());
        let diagnostic = Diagnostic::new(Code::UnknownRule).at(place).with("rule", rule.as_str());
        self.diagnostics.push(diagnostic.suggest(&rule, known()));
        None
    }

    pub(super) fn waivers(&mut self) -> Vec<Waiver> {
        let mut waivers = Vec::new();
        for (table, node) in self.tables("waiver", &["rule", "reason", "until"]) {
            let rule = self.rule(table, node);
            let reason = self.inner_text(table, node, "reason");
            let until = self.inner_date(table, node, "until");
            if let (Some(rule), Some(reason), Some(until)) = (rule, reason, until) {
                waivers.push(Waiver { rule, reason, until, span: short(&node.span) });
            }
        }
        waivers
    }

    pub(super) fn allowed(&mut self) -> Vec<Allowance> {
        let mut allowed = Vec::new();
        for (table, node) in self.tables("allow", &["rule", "text", "reason"]) {
            let rule = self.rule(table, node);
            let reason = self.inner_text(table, node, "reason");
            let text = table.get("text").and_then(|_| self.inner_text(table, node, "text"));
            if let (Some(rule), Some(reason)) = (rule, reason) {
                allowed.push(Allowance { rule, text, reason });
            }
        }
        allowed
    }

    pub(super) fn corrections(&mut self) -> Vec<Correction> {
        let mut corrections = Vec::new();
        for (table, node) in self.tables("corrections", &["date", "text"]) {
            let date = self.inner_date(table, node, "date");
            let text = self.inner_text(table, node, "text");
            if let Some(blank) =
                table.get("text").filter(|_| text.as_deref().is_some_and(|text| text.trim().is_empty()))
            {
                self.fault(Code::MissingField, &blank.span, "text");
                continue;
            }
            if let (Some(date), Some(text)) = (date, text) {
                corrections.push(Correction { date, text, span: short(&node.span) });
            }
        }
        corrections
    }
}
