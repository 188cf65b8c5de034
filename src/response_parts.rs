//! Status, headers and body of a response to an error.
//!
//! This module fulfils the duties of HTTP for every dialect: the headers that a status requires, what
//! caches may do, which headers a caller may not set, and which responses have no content.

use crate::catalogue::{self, CacheRule, ContentRule};
use crate::dialect::{
    BodyContext, CUSTOM_PAGE_POLICY, Dialect, ERROR_PAGE_POLICY, PROBLEM_DIALECT, Representation,
};
use crate::header::{
    Challenge, Headers, RetryAfter, format_blocked_by, format_unsatisfied_range, is_header_value,
    join_list,
};
use crate::negotiate::MediaType;
use crate::percent::encode_uri_reference;
use crate::problem::Problem;

/// The options of a response beside the problem. Most of them become headers.
///
/// ```
/// use httpexc::header::RetryAfter;
/// use httpexc::{MediaType, Problem, ResponseOptions, ResponseParts};
/// let retry_after = Some(RetryAfter::Seconds(30));
/// let options = ResponseOptions { retry_after, ..ResponseOptions::default() };
/// let parts = ResponseParts::new(&Problem::new(503), &options, MediaType::Json);
/// assert_eq!(parts.headers.get("retry-after"), Some("30"));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ResponseOptions<'a> {
    /// The methods of the resource, for `Allow`.
    pub allow: Option<Vec<&'a str>>,
    /// The challenges for `WWW-Authenticate`, or for `Proxy-Authenticate` on a 407.
    pub challenges: Vec<Challenge<'a>>,
    /// The protocols for `Upgrade`.
    pub upgrade: Vec<&'a str>,
    /// The target of a redirect, or another URI for `Location`.
    pub location: Option<&'a str>,
    /// When the client may retry, for `Retry-After`.
    pub retry_after: Option<RetryAfter>,
    /// The length of the content of which a range was requested, for `Content-Range` on a 416.
    pub length: Option<u64>,
    /// The unit of `length`; `None` means bytes.
    pub unit: Option<&'a str>,
    /// The media types that the resource accepts, for `Accept`.
    pub accept: Vec<&'a str>,
    /// The content codings that the resource accepts, for `Accept-Encoding`.
    pub accept_encoding: Vec<&'a str>,
    /// The patch types that the resource accepts, for `Accept-Patch`.
    pub accept_patch: Vec<&'a str>,
    /// The URI of who demanded a block, for `Link` on a 451.
    pub blocked_by: Option<&'a str>,
    /// When the response has content; `None` means that the dialect decides.
    pub representation: Option<Representation>,
    /// Whether the media type was negotiated among others than those of the dialect, too.
    pub negotiated: bool,
    /// Further headers.
    pub headers: Vec<(&'a str, &'a str)>,
}

/// The parts of a response, from which a program makes a response of its platform.
///
/// ```
/// use httpexc::{MediaType, Problem, ResponseOptions, ResponseParts};
/// let parts =
///     ResponseParts::new(&Problem::new(410), &ResponseOptions::default(), MediaType::Text);
/// assert_eq!((parts.status, parts.headers.get("vary")), (410, Some("Accept")));
/// assert!(parts.body.starts_with(b"410 Gone"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ResponseParts {
    /// The status.
    pub status: u16,
    /// The headers, with names in lower case.
    pub headers: Headers,
    /// The body; empty if the response has no content.
    pub body: Vec<u8>,
}

impl ResponseParts {
    /// Creates the parts of a response with problem details in a media type.
    ///
    /// ```
    /// use httpexc::{MediaType, Problem, ResponseOptions, ResponseParts};
    /// let allow = Some(vec!["GET", "HEAD"]);
    /// let options = ResponseOptions { allow, ..ResponseOptions::default() };
    /// let parts = ResponseParts::new(&Problem::new(405), &options, MediaType::Text);
    /// assert!(parts.headers.as_str().contains("allow: GET, HEAD\n"));
    /// assert!(parts.body.starts_with(b"405 Method Not Allowed\n"));
    /// ```
    #[must_use]
    pub fn new(problem: &Problem<'_>, options: &ResponseOptions<'_>, media: MediaType) -> Self {
        Self::in_dialect(&PROBLEM_DIALECT, problem, options, media)
    }

    /// Creates the parts of a response in a dialect and a media type of it.
    ///
    /// ```
    /// use httpexc::dialect::FALCON_DIALECT;
    /// use httpexc::{MediaType, Problem, ResponseOptions, ResponseParts};
    /// let (problem, options) = (Problem::new(404), ResponseOptions::default());
    /// let parts = ResponseParts::in_dialect(&FALCON_DIALECT, &problem, &options, MediaType::Json);
    /// assert_eq!(parts.body, br#"{"title": "404 Not Found"}"#);
    /// ```
    #[must_use]
    pub fn in_dialect(
        dialect: &Dialect,
        problem: &Problem<'_>,
        options: &ResponseOptions<'_>,
        media: MediaType,
    ) -> Self {
        Self {
            status: problem.status,
            headers: create_headers(dialect, problem, options, media),
            body: create_body(dialect, problem, options, media),
        }
    }
}

/// Whether a response has content: its status allows content (RFC 9110, 6.4.1), and the options or the
/// dialect ask for it.
///
/// ```
/// use httpexc::{Problem, ResponseOptions, dialect::FALCON1_DIALECT, response_parts::has_content};
/// let has = |problem| has_content(&FALCON1_DIALECT, &problem, &ResponseOptions::default());
/// assert!(has(Problem::new(410).with_detail("Taken back.")) && !has(Problem::new(410)));
/// ```
#[must_use]
pub fn has_content(
    dialect: &Dialect,
    problem: &Problem<'_>,
    options: &ResponseOptions<'_>,
) -> bool {
    let representation = options.representation.unwrap_or((dialect.representation)(problem.status));
    let is_wanted = match representation {
        Representation::Always => true,
        Representation::WithDetail => problem.detail.is_some(),
        Representation::Never => false,
    };
    is_wanted && catalogue::find_summary(problem.status).body == ContentRule::Allowed
}

/// Returns the body of a response; empty if the response has no content.
///
/// ```
/// use httpexc::{MediaType, Problem, ResponseOptions, dialect::PROBLEM_DIALECT};
/// use httpexc::response_parts::create_body;
/// let (problem, options) = (Problem::new(204), ResponseOptions::default());
/// assert!(create_body(&PROBLEM_DIALECT, &problem, &options, MediaType::Json).is_empty());
/// ```
#[must_use]
pub fn create_body(
    dialect: &Dialect,
    problem: &Problem<'_>,
    options: &ResponseOptions<'_>,
    media: MediaType,
) -> Vec<u8> {
    // Most bodies are shorter, so the buffer does not grow.
    let mut out = Vec::with_capacity(1024);
    if has_content(dialect, problem, options) {
        let target = options.location.filter(|_| matches!(problem.status, 300..=399));
        let context = BodyContext { target, retry_after: options.retry_after };
        (dialect.write_body)(&mut out, problem, media, context);
    }
    out
}

/// Returns all headers of a response.
///
/// ```
/// use httpexc::{MediaType, Problem, ResponseOptions, dialect::PROBLEM_DIALECT};
/// use httpexc::response_parts::create_headers;
/// let (problem, options) = (Problem::new(429), ResponseOptions::default());
/// let headers = create_headers(&PROBLEM_DIALECT, &problem, &options, MediaType::Json);
/// assert_eq!(headers.get("cache-control"), Some("no-store"));
/// ```
#[must_use]
pub fn create_headers(
    dialect: &Dialect,
    problem: &Problem<'_>,
    options: &ResponseOptions<'_>,
    media: MediaType,
) -> Headers {
    let status = problem.status;
    let mut headers = Headers::default();
    if has_content(dialect, problem, options) {
        headers.push("content-type", (dialect.content_type)(status, media));
        // A dialect with one media type does not negotiate.
        let negotiates = dialect.offers.len() > 1 || options.negotiated;
        if negotiates && !options.headers.iter().any(|(name, value)| is_vary_accept(name, value)) {
            headers.push("vary", "Accept");
        }
        headers.push("x-content-type-options", "nosniff");
        if media == MediaType::Html {
            let is_custom = problem.layout.page.is_some();
            let policy = if is_custom { CUSTOM_PAGE_POLICY } else { ERROR_PAGE_POLICY };
            headers.push("content-security-policy", policy);
        }
    } else if catalogue::find_summary(status).body == ContentRule::Allowed
        && !dialect.type_without_content.is_empty()
    {
        headers.push("content-type", dialect.type_without_content);
        headers.push("x-content-type-options", "nosniff");
    }
    add_duty_headers(&mut headers, status, options);
    headers
}

/// Adds the headers of the status and of the options. None of them describes the content.
///
/// ```
/// use httpexc::{ResponseOptions, header::Headers, response_parts::add_duty_headers};
/// let mut headers = Headers::new();
/// let options = ResponseOptions { length: Some(7), ..ResponseOptions::default() };
/// add_duty_headers(&mut headers, 416, &options);
/// assert_eq!(headers.as_str(), "content-range: bytes */7\n");
/// ```
pub fn add_duty_headers(headers: &mut Headers, status: u16, options: &ResponseOptions<'_>) {
    let mut own = Vec::new();
    let mut put = |name: &'static str, value: &str| {
        own.push(name);
        headers.push(name, value);
    };
    if catalogue::find_summary(status).cache == CacheRule::Never {
        put("cache-control", "no-store");
    }
    let challenge_name = if status == 407 { "proxy-authenticate" } else { "www-authenticate" };
    for challenge in &options.challenges {
        put(challenge_name, &challenge.to_value());
    }
    if let Some(location) = options.location {
        put("location", &encode_uri_reference(location));
    }
    if let Some(retry_after) = options.retry_after {
        put("retry-after", &retry_after.to_value());
    }
    if let Some(length) = options.length {
        let unit = options.unit.unwrap_or("bytes");
        put("content-range", &format_unsatisfied_range(unit, length));
    }
    for (name, items) in [
        ("allow", options.allow.as_ref()),
        ("upgrade", Some(&options.upgrade)),
        ("accept", Some(&options.accept)),
        ("accept-encoding", Some(&options.accept_encoding)),
        ("accept-patch", Some(&options.accept_patch)),
    ] {
        // An empty Allow means that no method is allowed (RFC 9110, 10.2.1). Others would mean nothing.
        if let Some(items) = items.filter(|items| name == "allow" || !items.is_empty()) {
            put(name, &join_list(items));
        }
    }
    if let Some(uri) = options.blocked_by {
        headers.push("link", &format_blocked_by(uri));
    }
    for (name, value) in &options.headers {
        let name = name.to_ascii_lowercase();
        // A header of the caller does not repeat one of these. Several `Link` headers may be sent.
        if !own.contains(&&*name) && may_send_header(status, &name) {
            headers.push(&name, value);
        }
    }
}

/// Whether a header of the caller may be sent. The writer of the content describes it, and headers of
/// a successful response must not be sent with an error (RFC 9110, 8.8 and 14.4).
pub(crate) fn may_send_header(status: u16, name: &str) -> bool {
    match name {
        "content-type"
        | "content-length"
        | "content-encoding"
        | "content-md5"
        | "content-digest"
        | "repr-digest"
        | "digest"
        | "transfer-encoding"
        | "trailer"
        | "connection"
        | "keep-alive"
        | "proxy-connection"
        | "te"
        | "upgrade"
        | "x-content-type-options" => false,
        "content-range" => status == 206,
        // Caches that know these headers prefer them to Cache-Control (RFC 9213, 2.2).
        "surrogate-control" | "edge-control" => is_storable(status),
        "content-disposition" | "content-location" | "etag" | "last-modified" => {
            status < 300 || status == 304
        }
        _ => !name.ends_with("-cache-control") || is_storable(status),
    }
}

/// Whether caches may store a response with a status.
fn is_storable(status: u16) -> bool {
    catalogue::find_summary(status).cache != CacheRule::Never
}

/// Whether a header of the caller is a `Vary` that covers `Accept` (RFC 9110, 12.5.5) and can be sent.
fn is_vary_accept(name: &str, value: &str) -> bool {
    let mut members = value.as_bytes().split(|byte| *byte == b',').map(<[u8]>::trim_ascii);
    name.eq_ignore_ascii_case("vary")
        && is_header_value(value)
        && members.any(|member| member == b"*" || member.eq_ignore_ascii_case(b"accept"))
}
