//! A setting with a text for each language.

use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::language::Language;
use crate::node::Value;
use crate::node::reader::Reader;

/// Texts by language, each with its place in `site.toml`. Written as one text it holds for all languages.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Localised {
    texts: Vec<Option<(String, Range<usize>)>>,
}

impl Localised {
    /// The text in a language.
    pub fn get(&self, language: usize) -> Option<&(String, Range<usize>)> {
        self.texts.get(language).and_then(Option::as_ref)
    }

    pub fn text(&self, language: usize) -> Option<&str> {
        self.get(language).map(|(text, _)| text.as_str())
    }

    pub fn is_empty(&self) -> bool {
        self.texts.iter().all(Option::is_none)
    }

    /// Reads `key = "…"` or `key = { fr = "…", en = "…" }`; empty when it isn't there.
    pub fn read<'a>(
        reader: &mut Reader<'a>,
        key: &'a str,
        languages: &[Language],
        diagnostics: &mut Diagnostics,
    ) -> Localised {
        let Some(node) = reader.node(key) else { return Localised::default() };
        match &node.value {
            Value::Text(text) => Localised { texts: vec![Some((text.clone(), node.span.clone())); languages.len()] },
            Value::Table(table) => {
                let mut texts = vec![None; languages.len()];
                for (name, node) in &table.entries {
                    let language = languages.iter().find(|language| *language.code == name.name);
                    match (language, &node.value) {
                        (Some(language), Value::Text(text)) => {
                            texts[language.index] = Some((text.clone(), node.span.clone()));
                        }
                        (Some(_), _) => {
                            reader.wrong::<()>(&name.name, node, "kind-text", diagnostics);
                        }
                        (None, _) => diagnostics.push(
                            Diagnostic::new(Code::UnknownKey)
                                .at(reader.place(&name.span))
                                .with("key", name.name.as_str())
                                .suggest(&name.name, languages.iter().map(|language| language.code.as_ref())),
                        ),
                    }
                }
                Localised { texts }
            }
            _ => reader.wrong(key, node, "kind-text", diagnostics).unwrap_or_default(),
        }
    }

    /// As [`read`](Self::read), but the key must be there, with a text for every language.
    pub fn required<'a>(
        reader: &mut Reader<'a>,
        key: &'a str,
        languages: &[Language],
        diagnostics: &mut Diagnostics,
    ) -> Option<Localised> {
        if reader.node(key).is_none() {
            reader.missing(key, diagnostics);
            return None;
        }
        let before = diagnostics.iter().count();
        let localised = Self::read(reader, key, languages, diagnostics);
        // What is wrong with the texts that are there was said; here it is those that aren't.
        if diagnostics.iter().count() == before {
            for language in languages.iter().filter(|language| localised.get(language.index).is_none()) {
                reader.missing(&format!("{key}.{}", language.code), diagnostics);
            }
        }
        (!localised.is_empty()).then_some(localised)
    }
}
