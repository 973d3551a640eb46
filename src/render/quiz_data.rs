//! Quizzes for search engines, as JSON-LD inside pages: schema.org `Quiz` with its `Question`s (schema.org/Quiz,
//! developers.google.com/search/docs/appearance/structured-data/practice-problems).

use serde_json::{Map, Value, json};

use super::plain::{plain, plain_of_rich};
use super::{Model, answers, structured};
use crate::load::document::Document;
use crate::markdown::block::quiz::{Said, Solution, Written};
use crate::node::reader::Reader;
use crate::site::EntryIndex;

/// All quizzes of a page, whose text is `text`; none of a page without one. Safe inside a script element of HTML.
pub fn of_page(model: &Model, entry: EntryIndex, document: &Document, text: &str) -> Option<String> {
    let page = model.plan.page(entry, document.language).filter(|_| !document.quizzes.is_empty())?;
    let url = model.plan.writer.absolute(page.address);
    let quizzes = document.quizzes.iter().filter_map(|quiz| {
        let (_, settings) = answers::settings(text, quiz)?;
        let written = Written::read(Reader::new(&settings, &document.file, 0..0), &mut Default::default());
        Some(describe(model, document, &written, &url))
    });
    structured::script(&quizzes.collect())
}

fn describe(model: &Model, document: &Document, quiz: &Written, url: &str) -> Value {
    let words = |text: &str| plain_of_rich(model, text, document);
    let title = plain(model, &document.title, document);
    let language = model.site.config.languages[document.language].code.as_ref();
    let questions: Vec<Value> = quiz
        .questions
        .iter()
        .map(|question| {
            let id = format!("{url}#{}", quiz.element(question));
            let mut described = self::question(&question.solution(), &words(&question.explanation), &words);
            described.insert("@id".to_owned(), id.into());
            described.insert("text".to_owned(), words(&question.text).into());
            described.insert("inLanguage".to_owned(), language.into());
            Value::Object(described)
        })
        .collect();
    json!({
        "@context": "https://schema.org",
        "@type": "Quiz",
        "@id": format!("{url}#{}", quiz.id),
        "name": quiz.title.as_deref().map_or_else(|| title.clone(), words),
        "about": { "@type": "Thing", "name": title },
        "inLanguage": language,
        "isAccessibleForFree": true,
        "hasPart": questions,
    })
}

/// A question with its answers; what explains stands with each that is right.
fn question(solution: &Solution<'_>, explanation: &str, words: &dyn Fn(&str) -> String) -> Map<String, Value> {
    let answer = |said: &Said<'_>| {
        let mut answer = Map::new();
        answer.insert("@type".to_owned(), "Answer".into());
        answer.insert("position".to_owned(), said.position.into());
        answer.insert("text".to_owned(), words(&said.text).into());
        if let Some(why) = said.why {
            answer.insert("comment".to_owned(), json!({ "@type": "Comment", "text": words(why) }));
        }
        answer
    };
    let accepted = solution.right.iter().map(|said| {
        let mut answer = answer(said);
        answer.insert("answerExplanation".to_owned(), json!({ "@type": "Comment", "text": explanation }));
        Value::Object(answer)
    });
    let accepted: Vec<Value> = accepted.collect();
    let suggested: Vec<Value> = solution.wrong.iter().map(|said| Value::Object(answer(said))).collect();
    let mut question = Map::new();
    question.insert("@type".to_owned(), "Question".into());
    question.insert("eduQuestionType".to_owned(), solution.form.into());
    question.insert("acceptedAnswer".to_owned(), accepted.into());
    if !suggested.is_empty() {
        question.insert("suggestedAnswer".to_owned(), suggested.into());
    }
    question
}
