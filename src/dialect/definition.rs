//! What a dialect is: a row of properties and functions.

use crate::header::RetryAfter;
use crate::negotiate::{MediaType, TieRule, choose_media_type};
use crate::problem::Problem;

/// The way in which one system writes a problem.
///
/// ```
/// use httpexc::dialect::{Dialect, DISCORD_DIALECT};
/// use httpexc::{Problem, ResponseOptions, ResponseParts};
/// let dialect: &Dialect = &DISCORD_DIALECT;
/// let problem = Problem::new(404).with_detail("Unknown song").with_code(10_003);
/// let media = dialect.negotiate("*/*");
/// let parts =
///     ResponseParts::in_dialect(dialect, &problem, &ResponseOptions::default(), media);
/// assert_eq!(parts.body, br#"{"message":"Unknown song","code":10003}"#);
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Dialect {
    /// The name, in lower case.
    pub name: &'static str,
    /// The media types that the dialect can write, the most preferred first.
    pub offers: &'static [MediaType],
    /// Which offer wins among those of equal weight.
    pub ties: TieRule,
    /// The media type if no offer fits the `Accept` value.
    pub fallback: MediaType,
    /// Returns the content type of a status in a media type.
    pub content_type: fn(status: u16, media: MediaType) -> &'static str,
    /// The content type of a response without content; empty for none.
    pub type_without_content: &'static str,
    /// Returns when a response with a status has content.
    pub representation: fn(status: u16) -> Representation,
    /// Writes the body.
    pub write_body:
        fn(out: &mut Vec<u8>, problem: &Problem<'_>, media: MediaType, context: BodyContext<'_>),
}

/// What a body may show beside the problem, because a header of its response says so.
///
/// ```
/// use httpexc::dialect::{BodyContext, PROBLEM_DIALECT};
/// use httpexc::{MediaType, Problem, header::RetryAfter};
/// let context = BodyContext { retry_after: Some(RetryAfter::Seconds(30)), ..BodyContext::default() };
/// let mut out = Vec::new();
/// (PROBLEM_DIALECT.write_body)(&mut out, &Problem::new(503), MediaType::Html, context);
/// assert!(String::from_utf8(out).unwrap().contains("Try again in 30 seconds."));
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct BodyContext<'a> {
    /// The target of a redirect, which a page shows as a link.
    pub target: Option<&'a str>,
    /// When the client may try again, which a page says.
    pub retry_after: Option<RetryAfter>,
}

/// When a response has content, if its status allows content.
///
/// ```
/// use httpexc::{MediaType, Problem, ResponseOptions, ResponseParts, dialect::Representation};
/// let representation = Some(Representation::Never);
/// let options = ResponseOptions { representation, ..ResponseOptions::default() };
/// let parts = ResponseParts::new(&Problem::new(404), &options, MediaType::Json);
/// assert!(parts.body.is_empty());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Representation {
    /// Always.
    Always,
    /// If the problem has a detail.
    WithDetail,
    /// Never.
    Never,
}

impl Dialect {
    /// Returns the media type that an `Accept` value asks for ([`mod@crate::negotiate`]).
    ///
    /// ```
    /// use httpexc::{MediaType, dialect::WEBOB_DIALECT};
    /// assert_eq!(WEBOB_DIALECT.negotiate("application/json"), MediaType::Json);
    /// assert_eq!(WEBOB_DIALECT.negotiate("image/png"), MediaType::Text);
    /// ```
    #[must_use]
    pub fn negotiate(&self, accept: &str) -> MediaType {
        let chosen = choose_media_type(accept, self.offers, &[], self.ties);
        chosen.and_then(|at| self.offers.get(at).copied()).unwrap_or(self.fallback)
    }
}

/// The content security policy of a custom page of the caller: its own styles, and images and fonts of
/// its origin; no scripts.
pub const CUSTOM_PAGE_POLICY: &str = "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// The representation of dialects in which every response has content if its status allows it.
pub(super) const fn represent_always(_: u16) -> Representation {
    Representation::Always
}
