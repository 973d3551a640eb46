//! What a site says of itself: its collections, their fields and addresses.

pub mod address_pattern;
pub mod collection;
pub mod expectation;
pub mod field;
pub mod labels;
pub mod learning;
pub mod page_table;
pub mod readability;
pub mod sections;
pub mod value;

/// Fields that every page has; a collection can't declare them again.
pub const KNOWN_FIELDS: &[&str] = &[
    "title",
    "slug",
    "summary",
    "aliases",
    "draft",
    "date",
    "updated",
    "tier",
    "typography",
    "link_terms",
    "waiver",
    "allow",
    "corrections",
    "translated_from",
];

/// Whether a name can be that of a collection or a field: `[a-z][a-z0-9_]*`.
pub fn is_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
}

/// Whether a text can be a slug or the key of an id: `[a-z0-9]+(-[a-z0-9]+)*`.
pub fn is_slug(text: &str) -> bool {
    !text.is_empty()
        && !text.starts_with('-')
        && !text.ends_with('-')
        && !text.contains("--")
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}
