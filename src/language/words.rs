//! Words in a language, from files that people can translate (Project Fluent).

use std::fmt;
use std::sync::Arc;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};

/// The words of one language; those of a theme that extends another take the place of the other's.
pub struct Words {
    bundle: FluentBundle<FluentResource>,
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Words")
    }
}

impl Words {
    pub fn new(language: &str) -> Self {
        let language: LanguageIdentifier = language.parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        // Isolating marks around every argument would end up in attributes and addresses.
        bundle.set_use_isolating(false);
        Words { bundle }
    }

    /// Adds the words of a file, over those that are there.
    pub fn add(&mut self, text: String, file: &Arc<str>, diagnostics: &mut Diagnostics) {
        let resource = match FluentResource::try_new(text) {
            Ok(resource) => resource,
            Err((resource, faults)) => {
                for fault in faults {
                    diagnostics.push(
                        Diagnostic::new(Code::WordsSyntax)
                            .at(Place::at(file, fault.pos.clone()))
                            .with("reason", fault.kind.to_string()),
                    );
                }
                resource
            }
        };
        self.bundle.add_resource_overriding(resource);
    }

    pub fn has(&self, key: &str) -> bool {
        self.bundle.get_message(key).is_some_and(|message| message.value().is_some())
    }

    /// A word, completed with arguments; none when the theme doesn't have it.
    pub fn get<'a>(&'a self, key: &str, arguments: &[(&'a str, FluentValue<'a>)]) -> Option<String> {
        let message = self.bundle.get_message(key)?;
        self.format(message.value()?, arguments)
    }

    /// An attribute of a word, such as a diagnostic's `help`.
    pub fn attribute<'a>(
        &'a self,
        key: &str,
        attribute: &str,
        arguments: &[(&'a str, FluentValue<'a>)],
    ) -> Option<String> {
        let message = self.bundle.get_message(key)?;
        self.format(message.get_attribute(attribute)?.value(), arguments)
    }

    fn format<'a>(
        &'a self,
        pattern: &'a fluent_syntax::ast::Pattern<&'a str>,
        arguments: &[(&'a str, FluentValue<'a>)],
    ) -> Option<String> {
        let mut args = FluentArgs::new();
        for (name, value) in arguments {
            args.set(*name, value.clone());
        }
        // A missing argument shows as {$name}: better than no message.
        let mut faults = Vec::new();
        Some(self.bundle.format_pattern(pattern, Some(&args), &mut faults).into_owned())
    }
}
