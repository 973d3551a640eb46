//! A quiz outside of the site: its questions, in plain.

use tera::Value;

use crate::markdown::block::BlockValues;

/// The questions of a quiz from what its template is given, with the answers to choose from; none of another block.
pub fn of(values: &BlockValues) -> Option<String> {
    let questions = values.get("questions")?.as_array()?;
    let title = values.get("title").and_then(Value::as_str);
    let title = title.map(|title| format!("<p><strong>{title}</strong></p>")).unwrap_or_default();
    let questions: String = questions.iter().map(question).collect();
    Some(format!("{title}<ol>{questions}</ol>"))
}

fn question(question: &Value) -> String {
    // Texts of the block are HTML already.
    let html = |value: &Value| value.get_from_path("text").and_then(Value::as_str).unwrap_or_default().to_owned();
    let choices = ["answers", "items"].map(|name| {
        let choices = question.get_from_path(name).and_then(Value::as_array).unwrap_or_default();
        choices.iter().map(|choice| format!("<li>{}</li>", html(choice))).collect::<String>()
    });
    let choices = choices.concat();
    let choices = if choices.is_empty() { choices } else { format!("<ul>{choices}</ul>") };
    format!("<li>{}{choices}</li>", html(question))
}
