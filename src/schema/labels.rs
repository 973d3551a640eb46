//! What readers see in place of the values that files have: "lycée" for `lycee`.

use crate::config::localised::Localised;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::language::Language;
use crate::node::Value;
use crate::node::reader::Reader;

/// The words for values, in every language.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Labels(Vec<(String, Localised)>);

/// What the settings of fields may refer to: the languages, and labels that several fields share, by name.
#[derive(Clone, Copy, Debug)]
pub struct Vocabulary<'a> {
    pub languages: &'a [Language],
    pub shared: &'a [(String, Labels)],
}

impl Labels {
    /// The word for a value.
    pub fn text(&self, value: &str, language: usize) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == value)?.1.text(language)
    }

    /// Reads `VALUE = { fr = "…", en = "…" }` for each value.
    fn read(mut reader: Reader<'_>, languages: &[Language], diagnostics: &mut Diagnostics) -> Labels {
        let mut labels = Vec::new();
        for (key, _) in reader.entries() {
            let words = Localised::required(&mut reader, &key.name, languages, diagnostics);
            labels.extend(words.map(|words| (key.name.clone(), words)));
        }
        Labels(labels)
    }

    /// Reads `[labels.NAME]` of the site: labels that several fields share.
    pub fn read_shared(
        reader: &mut Reader<'_>,
        languages: &[Language],
        diagnostics: &mut Diagnostics,
    ) -> Vec<(String, Labels)> {
        let Some(mut inner) = reader.table("labels", diagnostics) else { return Vec::new() };
        let mut shared = Vec::new();
        for (key, node) in inner.entries() {
            match &node.value {
                Value::Table(table) => {
                    let labels = Labels::read(inner.nested(table, node.span.clone()), languages, diagnostics);
                    shared.push((key.name.clone(), labels));
                }
                _ => {
                    inner.wrong::<()>(&key.name, node, "kind-table", diagnostics);
                }
            }
        }
        shared
    }

    /// Reads `labels` of a field with `values`: a table, or the name of labels that are shared. Each value has one.
    pub fn of_field(
        name: &str,
        values: &[String],
        reader: &mut Reader<'_>,
        vocabulary: Vocabulary<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Labels {
        let Some(node) = reader.node("labels") else { return Labels::default() };
        let labels = match &node.value {
            Value::Text(shared) => match vocabulary.shared.iter().find(|(known, _)| known == shared) {
                Some((_, labels)) => labels.clone(),
                None => {
                    let known: Vec<String> = vocabulary.shared.iter().map(|(name, _)| name.clone()).collect();
                    let fault = Diagnostic::new(Code::SettingNotAllowed).at(reader.place(&node.span));
                    let fault = fault.with("key", "labels").with("value", shared.as_str());
                    diagnostics.push(fault.with("allowed", known));
                    return Labels::default();
                }
            },
            Value::Table(table) => {
                let inner = reader.nested(table, node.span.clone());
                for (key, _) in table.entries.iter().filter(|(key, _)| !values.contains(&key.name)) {
                    let fault = Diagnostic::new(Code::UnknownKey).at(inner.place(&key.span));
                    let fault = fault.with("key", key.name.as_str());
                    diagnostics.push(fault.suggest(&key.name, values.iter().map(String::as_str)));
                }
                Labels::read(inner, vocabulary.languages, diagnostics)
            }
            _ => return reader.wrong("labels", node, "kind-table", diagnostics).unwrap_or_default(),
        };
        for value in values.iter().filter(|value| !labels.0.iter().any(|(known, _)| known == *value)) {
            let fault = Diagnostic::new(Code::LabelMissing).at(reader.place(&node.span));
            diagnostics.push(fault.with("field", name).with("value", value.as_str()));
        }
        labels
    }
}
