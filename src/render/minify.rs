//! HTML without what only people need, as long as it says the same.

use minify_html::Cfg;

/// Deepest nesting that is minified: the minifier recurses, and a stack that overflows can't be caught.
pub const DEPTH_LIMIT: usize = 256;

/// Minified HTML that is still valid, or none when the minifier failed. Scripts and styles are left alone.
pub fn minify(html: &[u8]) -> Option<Vec<u8>> {
    let mut settings = Cfg::new();
    settings.keep_closing_tags = true;
    settings.keep_html_and_head_opening_tags = true;
    settings.keep_input_type_text_attr = true;
    crate::markdown::guarded(|| minify_html::minify(html, &settings)).ok()
}

#[cfg(test)]
mod tests {
    use super::minify;

    #[test]
    fn a_page_that_the_minifier_fails_on_is_none() {
        assert_eq!(minify(b"<!doctype html><title>a</titleb></title><p>b"), None);
        assert!(minify(b"<!doctype html><title>a</title><p>b").is_some());
    }
}
