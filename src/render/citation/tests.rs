//! Citations and references, word by word.
