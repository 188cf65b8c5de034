//! Gives the whole answer for a problem: its header fields and its body.
//!
//! Here the duties of HTTP are kept, whatever the dialect: the fields that a status brings, what
//! caches are told, what a caller may not set, and that no content goes where none belongs.

use crate::catalogue::{self, Body, Cache};
use crate::dialect::{self, Dialect, Representation};
use crate::header::{self, Challenge, Fields, RetryAfter};
use crate::negotiate::Media;
use crate::percent::encode_uri_reference;
use crate::problem::Problem;

/// What the header fields of an answer are made from, beside the problem.
///
/// ```
/// use httpexc::{response_parts::{Answer, Facts}, header::RetryAfter, negotiate::Media, problem::Problem};
/// let facts = Facts { retry_after: Some(RetryAfter::Seconds(30)), ..Facts::default() };
/// let answer = Answer::new(&Problem::new(503), &facts, Media::Json);
/// assert_eq!(answer.fields.get("retry-after"), Some("30"));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts<'a> {
    /// The methods that the resource has, for `Allow`.
    pub allow: Option<Vec<&'a str>>,
    /// The challenges for `WWW-Authenticate`, or for `Proxy-Authenticate` on a 407.
    pub challenges: Vec<Challenge<'a>>,
    /// The protocols for `Upgrade`.
    pub upgrade: Vec<&'a str>,
    /// Where to look instead, for `Location`.
    pub location: Option<&'a str>,
    /// When to try again, for `Retry-After`.
    pub retry_after: Option<RetryAfter>,
    /// How much there is of what a range was asked of, for `Content-Range` on a 416.
    pub length: Option<u64>,
    /// What `length` counts; none stands for bytes.
    pub unit: Option<&'a str>,
    /// The media types that would be taken, for `Accept`.
    pub accept: Vec<&'a str>,
    /// The content codings that would be taken, for `Accept-Encoding`.
    pub accept_encoding: Vec<&'a str>,
    /// The patch types that would be taken, for `Accept-Patch`.
    pub accept_patch: Vec<&'a str>,
    /// Who asked for the block, for `Link` on a 451.
    pub blocked_by: Option<&'a str>,
    /// When there is content; none leaves it to the dialect.
    pub representation: Option<Representation>,
    /// Other formats than the dialect's own stood for choice.
    pub negotiated: bool,
    /// Further fields.
    pub headers: Vec<(&'a str, &'a str)>,
}

/// An answer, ready to be sent.
///
/// ```
/// use httpexc::{response_parts::{Answer, Facts}, negotiate::Media, problem::Problem};
/// let Answer { status, fields, body, .. } =
///     Answer::new(&Problem::new(410), &Facts::default(), Media::Text);
/// assert_eq!((status, fields.get("content-type")), (410, Some("text/plain; charset=utf-8")));
/// assert!(body.starts_with(b"410 Gone"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The header fields, names in lower case.
    pub fields: Fields,
    /// The content; empty where the status has none.
    pub body: Vec<u8>,
}

impl Answer {
    /// Gives the answer in a media type.
    ///
    /// ```
    /// use httpexc::{response_parts::{Answer, Facts}, negotiate::Media, problem::Problem};
    /// let facts = Facts { allow: Some(vec!["GET", "HEAD"]), ..Facts::default() };
    /// let answer = Answer::new(&Problem::new(405), &facts, Media::Text);
    /// assert!(answer.fields.as_str().contains("allow: GET, HEAD\n"));
    /// assert!(answer.body.starts_with(b"405 Method Not Allowed\n"));
    /// ```
    #[must_use]
    pub fn new(problem: &Problem<'_>, facts: &Facts<'_>, media: Media) -> Self {
        Self::of(&dialect::problem::DIALECT, problem, facts, media)
    }

    /// Gives the answer in a dialect and a media type of it.
    ///
    /// ```
    /// use httpexc::{response_parts::{Answer, Facts}, dialect::falcon, negotiate::Media, problem::Problem};
    /// let answer = Answer::of(&falcon::DIALECT, &Problem::new(404), &Facts::default(), Media::Json);
    /// assert!(answer.body.is_empty());
    /// ```
    #[must_use]
    pub fn of(dialect: &Dialect, problem: &Problem<'_>, facts: &Facts<'_>, media: Media) -> Self {
        Self {
            status: problem.status,
            fields: fields(dialect, problem, facts, media),
            body: body(dialect, problem, facts, media),
        }
    }
}

/// Gives whether an answer has content: its status allows it (RFC 9110, 6.4.1), and the error or the
/// dialect wants it.
///
/// ```
/// use httpexc::{response_parts::{Facts, has_content}, dialect::falcon, problem::Problem};
/// let has = |problem| has_content(&falcon::DIALECT, &problem, &Facts::default());
/// assert!(has(Problem::new(410).with_detail("Taken back.")) && !has(Problem::new(410)));
/// ```
#[must_use]
pub fn has_content(dialect: &Dialect, problem: &Problem<'_>, facts: &Facts<'_>) -> bool {
    let wanted = match facts.representation.unwrap_or((dialect.representation)(problem.status)) {
        Representation::Always => true,
        Representation::WithDetail => problem.detail.is_some(),
        Representation::Never => false,
    };
    wanted && catalogue::brief(problem.status).body == Body::Allowed
}

/// Gives the content of an answer; none where it has none.
///
/// ```
/// use httpexc::{response_parts::{Facts, body}, dialect::problem, negotiate::Media, problem::Problem};
/// let body = body(&problem::DIALECT, &Problem::new(204), &Facts::default(), Media::Json);
/// assert!(body.is_empty());
/// ```
#[must_use]
pub fn body(dialect: &Dialect, problem: &Problem<'_>, facts: &Facts<'_>, media: Media) -> Vec<u8> {
    // Most bodies fit, so that they are written without moving.
    let mut out = Vec::with_capacity(1024);
    if has_content(dialect, problem, facts) {
        let target = facts.location.filter(|_| matches!(problem.status, 300..=399));
        (dialect.body)(&mut out, problem, media, target);
    }
    out
}

/// Gives all header fields of an answer.
///
/// ```
/// use httpexc::{response_parts::{Facts, fields}, dialect::problem, negotiate::Media, problem::Problem};
/// let fields = fields(&problem::DIALECT, &Problem::new(429), &Facts::default(), Media::Json);
/// assert!(fields.iter().any(|field| field == ("cache-control", "no-store")));
/// ```
#[must_use]
pub fn fields(dialect: &Dialect, problem: &Problem<'_>, facts: &Facts<'_>, media: Media) -> Fields {
    let status = problem.status;
    let mut fields = Fields::default();
    if has_content(dialect, problem, facts) {
        fields.push("content-type", (dialect.content_type)(status, media));
        // A dialect with one type has nothing to negotiate.
        let negotiates = dialect.offers.len() > 1 || facts.negotiated;
        if negotiates && !facts.headers.iter().any(|(name, value)| varies_already(name, value)) {
            fields.push("vary", "Accept");
        }
        fields.push("x-content-type-options", "nosniff");
        if media == Media::Html {
            let own = problem.layout.page.is_some();
            let policy = if own { dialect::PAGE_POLICY } else { dialect::problem::POLICY };
            fields.push("content-security-policy", policy);
        }
    } else if catalogue::brief(status).body == Body::Allowed && !dialect.silent_type.is_empty() {
        fields.push("content-type", dialect.silent_type);
        fields.push("x-content-type-options", "nosniff");
    }
    duties(&mut fields, status, facts);
    fields
}

/// Adds the fields that the status and the caller bring, and none that describe the content.
///
/// ```
/// use httpexc::{response_parts::{Facts, duties}, header::Fields};
/// let mut fields = Fields::new();
/// duties(&mut fields, 416, &Facts { length: Some(7), ..Facts::default() });
/// assert_eq!(fields.as_str(), "content-range: bytes */7\n");
/// ```
pub fn duties(fields: &mut Fields, status: u16, facts: &Facts<'_>) {
    let mut own = Vec::new();
    let mut put = |name: &'static str, value: &str| {
        own.push(name);
        fields.push(name, value);
    };
    if catalogue::brief(status).cache == Cache::Never {
        put("cache-control", "no-store");
    }
    let challenge_name = if status == 407 { "proxy-authenticate" } else { "www-authenticate" };
    for challenge in &facts.challenges {
        put(challenge_name, &challenge.to_value());
    }
    if let Some(location) = facts.location {
        put("location", &encode_uri_reference(location));
    }
    if let Some(retry_after) = facts.retry_after {
        put("retry-after", &retry_after.to_value());
    }
    if let Some(length) = facts.length {
        let unit = facts.unit.unwrap_or("bytes");
        put("content-range", &header::unsatisfied_range(unit, length));
    }
    for (name, items) in [
        ("allow", facts.allow.as_ref()),
        ("upgrade", Some(&facts.upgrade)),
        ("accept", Some(&facts.accept)),
        ("accept-encoding", Some(&facts.accept_encoding)),
        ("accept-patch", Some(&facts.accept_patch)),
    ] {
        // An empty Allow says that nothing is allowed (RFC 9110, 10.2.1); others would say nothing.
        if let Some(items) = items.filter(|items| name == "allow" || !items.is_empty()) {
            put(name, &header::list(items));
        }
    }
    if let Some(uri) = facts.blocked_by {
        fields.push("link", &header::blocked_by(uri));
    }
    for (name, value) in &facts.headers {
        let name = name.to_ascii_lowercase();
        // A field of ours is the whole field; but links can stand beside each other.
        if !own.contains(&&*name) && may_pass(status, &name) {
            fields.push(&name, value);
        }
    }
}

/// Gives whether a caller's field may go out. What describes content is for the one who makes the
/// content; what was meant for a success must not end up on an error (RFC 9110, 8.8 and 14.4).
fn may_pass(status: u16, name: &str) -> bool {
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
        // A cache that these are addressed to obeys them before Cache-Control (RFC 9213, 2.2).
        "cdn-cache-control" | "cloudflare-cdn-cache-control" | "surrogate-control" => {
            catalogue::brief(status).cache != Cache::Never
        }
        "content-disposition" | "content-location" | "etag" | "last-modified" => {
            status < 300 || status == 304
        }
        _ => true,
    }
}

/// Gives whether a caller's `Vary` covers `Accept` (RFC 9110, 12.5.5); one that cannot be sent
/// covers nothing.
fn varies_already(name: &str, value: &str) -> bool {
    let mut members = value.as_bytes().split(|byte| *byte == b',').map(<[u8]>::trim_ascii);
    name.eq_ignore_ascii_case("vary")
        && header::is_value(value)
        && members.any(|member| member == b"*" || member.eq_ignore_ascii_case(b"accept"))
}
