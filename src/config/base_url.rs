//! Where the site will stand.

use url::Url;

/// An http or https address with a closing slash: `https://example.org/plan/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseUrl {
    /// With a closing slash.
    text: String,
    /// The path alone, with slashes around it: `/` or `/plan/`.
    path: String,
    /// The origin alone, without a closing slash.
    origin: String,
}

impl BaseUrl {
    /// Reads an address; a missing closing slash is added. None when it isn't http or https, or has a query, a
    /// fragment or a user's name.
    pub fn parse(text: &str) -> Option<Self> {
        let url = Url::parse(text).ok()?;
        let plain = matches!(url.scheme(), "http" | "https")
            && url.host().is_some()
            && url.query().is_none()
            && url.fragment().is_none()
            && url.username().is_empty()
            && url.password().is_none();
        let path = format!("{}/", url.path().trim_end_matches('/'));
        let origin = url.origin().ascii_serialization();
        plain.then(|| BaseUrl { text: format!("{origin}{path}"), path, origin })
    }

    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The base path, with slashes around it.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Scheme, host and port, without a closing slash.
    pub fn origin(&self) -> &str {
        &self.origin
    }
}

#[cfg(test)]
mod tests {
    use super::BaseUrl;

    #[test]
    fn a_base_url_has_a_path_with_slashes_around_it() {
        let base = BaseUrl::parse("https://example.org/plan").expect("valid");
        assert_eq!((base.as_str(), base.path()), ("https://example.org/plan/", "/plan/"));
        assert_eq!(BaseUrl::parse("https://example.org").map(|b| b.path().to_owned()).as_deref(), Some("/"));
        for wrong in ["example.org", "ftp://example.org/", "https://u@example.org/", "https://example.org/?a", "/"] {
            assert_eq!(BaseUrl::parse(wrong), None, "{wrong}");
        }
    }
}
