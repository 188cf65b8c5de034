//! The media types of responses.

use std::fmt;

/// The media types that a response can have, in the order of preference.
///
/// ```
/// use httpexc::negotiate::MediaType;
/// assert_eq!(MediaType::ProblemJson.to_string(), "application/problem+json");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum MediaType {
    /// `application/problem+json` (RFC 9457), the default.
    ProblemJson,
    /// `application/json`: the same bytes as `application/problem+json`.
    Json,
    /// `text/html`.
    Html,
    /// `application/problem+xml` (RFC 9457, Appendix B).
    ProblemXml,
    /// `application/xml`: the same bytes as `application/problem+xml`.
    Xml,
    /// `text/xml`: the same bytes as `application/problem+xml`.
    TextXml,
    /// `text/plain`.
    Text,
    /// `text/markdown` (RFC 7763), for clients that name it.
    Markdown,
}

impl MediaType {
    /// All media types, the most preferred first.
    pub const ALL: [Self; 8] = [
        Self::ProblemJson,
        Self::Json,
        Self::Html,
        Self::ProblemXml,
        Self::Xml,
        Self::TextXml,
        Self::Text,
        Self::Markdown,
    ];

    /// Returns the type and the subtype, in lower case.
    ///
    /// ```
    /// use httpexc::negotiate::MediaType;
    /// assert_eq!(MediaType::ProblemXml.essence(), ("application", "problem+xml"));
    /// ```
    #[must_use]
    pub const fn essence(self) -> MediaEssence<'static> {
        match self {
            Self::ProblemJson => ("application", "problem+json"),
            Self::Json => ("application", "json"),
            Self::Html => ("text", "html"),
            Self::ProblemXml => ("application", "problem+xml"),
            Self::Xml => ("application", "xml"),
            Self::TextXml => ("text", "xml"),
            Self::Text => ("text", "plain"),
            Self::Markdown => ("text", "markdown"),
        }
    }

    /// Whether a client gets the media type only if its `Accept` names it. A client that takes any text
    /// was made before these responses were, and expects plain text or a page.
    ///
    /// ```
    /// use httpexc::negotiate::{MediaType, negotiate};
    /// assert!(MediaType::Markdown.needs_name());
    /// assert_eq!(negotiate("text/*, text/html;q=0, text/xml;q=0, text/plain;q=0"), MediaType::ProblemJson);
    /// ```
    #[must_use]
    pub const fn needs_name(self) -> bool {
        matches!(self, Self::Markdown)
    }
}

impl fmt::Display for MediaType {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (main_type, subtype) = self.essence();
        write!(out, "{main_type}/{subtype}")
    }
}

/// A media type without parameters: the type and the subtype.
pub type MediaEssence<'a> = (&'a str, &'a str);
