//! The page at an address that was retired: what is gone, since when, why, and where to go instead.

use std::collections::HashMap;

use tera::Value;

use super::engine::{Engine, Here};
use super::html::Draft;
use super::{context, page, value};
use crate::diagnostic::Diagnostics;
use crate::theme;

/// The page of what is gone, by its place among what the ledger has retired.
pub fn page(engine: &Engine, output: usize, gone: usize, diagnostics: &mut Diagnostics) -> Option<Draft> {
    let model = engine.model();
    let gone = model.plan.permalinks.gone().get(gone)?;
    let language = gone.language;
    let from = &model.plan.outputs[output].address;
    let title = model.theme.words[language].get(theme::TOMBSTONE_TITLE, &[]).unwrap_or_default();
    let none = value::list(std::iter::empty());
    let about = context::other_page(model, output, context::TOMBSTONE, "", &title, None, none);

    let languages = model.site.config.languages.iter();
    let codes: HashMap<&str, usize> = languages.map(|language| (language.code.as_ref(), language.index)).collect();
    let (reason, other) = match gone.reason(&codes) {
        Some((said_in, reason)) => {
            let other = (said_in != language).then(|| &*model.site.config.languages[said_in].code);
            (value::text(&model.set(said_in, reason)), other)
        }
        None => (Value::none(), None),
    };
    let to = gone.to.as_ref().and_then(|to| Some((to, model.plan.at(to.as_str())?)));
    let retired = value::map([
        ("date", value::text(&gone.day.to_string())),
        ("reason", reason),
        ("reason_language", value::optional(other)),
        ("target", value::optional(to.map(|(to, _)| model.plan.writer.write(from, to, None)).as_deref())),
        ("title", value::optional(to.map(|(_, there)| context::name_of(model, there)).as_deref())),
    ]);
    let mut values = engine.base(language);
    values.insert_value("page", about);
    values.insert_value("retired", retired);
    page::template(engine, theme::TOMBSTONE, Here { output, language }, &values, diagnostics)
}
