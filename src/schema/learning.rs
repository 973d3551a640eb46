//! Which fields of a collection say what search engines and catalogues ask of material for lessons.

use std::ops::Range;

use super::field::{Field, FieldType};
use super::page_table::tables_of;
use crate::config::localised::Localised;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::language::Language;
use crate::node::reader::Reader;

/// The settings of `[collections.NAME.learning]`, named as the properties of schema.org `LearningResource`.
#[derive(Clone, Debug, Default)]
pub struct Learning {
    /// What such pages are: "lesson plan".
    pub kind: Localised,
    /// For whose use they are: "teacher".
    pub audience: Localised,
    /// The fields, by what they say.
    pub fields: Vec<(Role, String)>,
}

/// What a field says of a lesson.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Level,
    /// In minutes.
    Duration,
    Teaches,
    Subjects,
    /// Places in programmes of schools: a list of tables.
    Programme,
}

impl Role {
    const ALL: [(&'static str, Role); 5] = [
        ("level", Role::Level),
        ("duration", Role::Duration),
        ("teaches", Role::Teaches),
        ("subjects", Role::Subjects),
        ("programme", Role::Programme),
    ];

    fn fits(self, kind: &FieldType) -> bool {
        let single = |kind: &FieldType| matches!(kind, FieldType::Text | FieldType::Reference { .. });
        match (self, kind) {
            (Role::Duration, kind) => *kind == FieldType::Integer,
            (Role::Programme, kind) => tables_of(kind).is_some(),
            (_, FieldType::List(of)) => single(of),
            (_, kind) => single(kind),
        }
    }
}

impl Learning {
    /// The field that says something, if one does.
    pub fn field(&self, role: Role) -> Option<&str> {
        self.fields.iter().find(|(known, _)| *known == role).map(|(_, field)| field.as_str())
    }

    /// Reads the table; `fields` are those of its collection.
    pub fn read(
        mut reader: Reader<'_>,
        fields: &[Field],
        languages: &[Language],
        diagnostics: &mut Diagnostics,
    ) -> Learning {
        let kind = Localised::read(&mut reader, "type", languages, diagnostics);
        let audience = Localised::read(&mut reader, "audience", languages, diagnostics);
        let mut named = Vec::new();
        for (key, role) in Role::ALL {
            let Some(span) = reader.node(key).map(|node| node.span.clone()) else { continue };
            let Some(name) = reader.text(key, diagnostics) else { continue };
            check(&name, &span, role, fields, &reader, diagnostics);
            named.push((role, name));
        }
        reader.finish(diagnostics);
        Learning { kind, audience, fields: named }
    }
}

fn check(
    name: &str,
    span: &Range<usize>,
    role: Role,
    fields: &[Field],
    reader: &Reader<'_>,
    diagnostics: &mut Diagnostics,
) {
    let fault = match fields.iter().find(|field| field.name == name) {
        Some(field) if role.fits(&field.field_type) => return,
        Some(_) => Diagnostic::new(Code::FieldNotUsable).with("field", name).with("use", "use-learning"),
        None => Diagnostic::new(Code::UnknownFieldName)
            .with("field", name)
            .suggest(name, fields.iter().map(|field| field.name.as_str())),
    };
    diagnostics.push(fault.at(reader.place(span)));
}
