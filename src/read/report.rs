//! The report of an error: the same members for every format, written as JSON.
//!
//! This module must not know formats. The format of a body is only a name here.

use std::borrow::Cow;
use std::error::Error;
use std::fmt;

use super::RequestPart;
use crate::body_writer::StructureWriter;
use crate::body_writer::json::JsonWriter;
use crate::catalogue;
use crate::header::Challenge;
use crate::json_value::Value;
use crate::number::{format_decimal, format_number};
use crate::pointer::PathSegment;
use crate::problem::{ErrorCode, into_owned_members, into_owned_text};

/// What a response says about an error.
///
/// ```
/// use httpexc::read::{UpstreamResponse, read};
/// let body = br#"{"code": 10008, "message": "There is no such song."}"#;
/// let report = read(&UpstreamResponse { status: 404, body, ..UpstreamResponse::default() });
/// assert_eq!(report.detail.as_deref(), Some("There is no such song."));
/// ```
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct Report<'a> {
    /// The status code of the response.
    pub status: u16,
    /// A name for programs, in the words of the API.
    pub code: Option<ErrorCode<'a>>,
    /// The URI of the problem type (RFC 9457, 3.1.1).
    pub type_uri: Option<Cow<'a, str>>,
    /// A short label.
    pub title: Option<Cow<'a, str>>,
    /// A sentence for a person.
    pub detail: Option<Cow<'a, str>>,
    /// The URI of this occurrence of the problem (RFC 9457, 3.1.5).
    pub instance: Option<Cow<'a, str>>,
    /// The field errors: what is wrong with single parts of the request.
    pub errors: Vec<ReportedFieldError<'a>>,
    /// The delay before another try, in seconds.
    pub retry_after: Option<f64>,
    /// Whether the server says that another try is worth it. That is about the problem: whether the
    /// request may be sent twice is another question.
    pub retryable: Option<bool>,
    /// The id that the server has for the request.
    pub request_id: Option<Cow<'a, str>>,
    /// The rate limit.
    pub rate_limit: Option<RateLimit<'a>>,
    /// The challenges of `WWW-Authenticate`, or of `Proxy-Authenticate` if the status is 407.
    pub challenges: Vec<ReportedChallenge<'a>>,
    /// A URL where a person can read more.
    pub help: Option<Cow<'a, str>>,
    /// Further members of the body (RFC 9457, 3.2).
    pub extensions: Vec<(Cow<'a, str>, Value<'a>)>,
    /// The name of the recognised format, or `generic`.
    pub dialect: &'static str,
    /// Whether the body is one JSON text. A byte order mark and white space around it do not matter.
    pub is_json: bool,
    /// Whether the response is an error: by its status, or by its body if
    /// [`examine_ok`](super::UpstreamResponse::examine_ok) is set.
    pub is_error: bool,
}

/// What is wrong with one part of the request.
///
/// ```
/// use httpexc::read::{UpstreamResponse, RequestPart, read};
/// let body = br#"{"detail": [{"loc": ["query", "page"], "msg": "Too large.", "type": "range"}]}"#;
/// let report = read(&UpstreamResponse { status: 422, body, ..UpstreamResponse::default() });
/// let error = &report.errors[0];
/// assert_eq!((error.part, error.message.as_deref()), (Some(RequestPart::Query), Some("Too large.")));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct ReportedFieldError<'a> {
    /// The path to the part, from the outside in. It is empty if the error is about the whole request.
    pub path: Vec<PathSegment<'a>>,
    /// The part of the request that the path is in, if the response says it.
    pub part: Option<RequestPart>,
    /// A name for programs.
    pub code: Option<ErrorCode<'a>>,
    /// A sentence for a person.
    pub message: Option<Cow<'a, str>>,
    /// The further members of the field error.
    pub extensions: Vec<(Cow<'a, str>, Value<'a>)>,
}

/// A rate limit: how many requests a client may send.
///
/// ```
/// use httpexc::read::{UpstreamResponse, read};
/// let headers = [("x-ratelimit-limit", "5"), ("x-ratelimit-remaining", "0")];
/// let report = read(&UpstreamResponse { status: 429, headers: &headers, ..Default::default() });
/// let limit = report.rate_limit.unwrap();
/// assert_eq!((limit.limit, limit.remaining), (Some(5.0), Some(0.0)));
/// ```
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct RateLimit<'a> {
    /// The number of requests in a window.
    pub limit: Option<f64>,
    /// The number of requests that are left in the window.
    pub remaining: Option<f64>,
    /// The time until the window ends, in seconds.
    pub reset: Option<f64>,
    /// Who shares the limit, in the words of the API.
    pub scope: Option<Cow<'a, str>>,
    /// Whether the limit is one for the whole API.
    pub global: Option<bool>,
    /// The name of the limit.
    pub bucket: Option<Cow<'a, str>>,
}

/// A challenge: a way in which a client can prove who it is (RFC 9110, 11.3).
///
/// ```
/// use httpexc::read::{UpstreamResponse, read};
/// let headers = [("www-authenticate", "Bearer realm=\"songs\", error=invalid_token")];
/// let report = read(&UpstreamResponse { status: 401, headers: &headers, ..Default::default() });
/// let challenge = &report.challenges[0];
/// assert_eq!(challenge.scheme, "Bearer");
/// assert_eq!(challenge.params[0], ("realm".into(), "songs".into()));
/// ```
///
/// One that was read can be sent:
///
/// ```
/// use httpexc::{HttpError, MediaType, read::{UpstreamResponse, read}};
/// let headers = [("www-authenticate", "Bearer scope=\"songs:write\"")];
/// let report = read(&UpstreamResponse { status: 403, headers: &headers, ..Default::default() });
/// let error = HttpError::forbidden().with_challenge(&report.challenges[0]);
/// let parts = error.to_parts(MediaType::Json);
/// assert_eq!(parts.headers.get("www-authenticate"), Some("Bearer scope=\"songs:write\""));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct ReportedChallenge<'a> {
    /// The scheme, as it was sent.
    pub scheme: Cow<'a, str>,
    /// The parameters, with their names in lower case (RFC 9110, 11.2). Values are without quotes.
    pub params: Vec<(Cow<'a, str>, Cow<'a, str>)>,
    /// A value without a name, in place of parameters.
    pub token68: Option<Cow<'a, str>>,
}

impl Report<'_> {
    /// Adds the report as a JSON object. Every member is there, and `null` if it has no value. A field
    /// error has `in` and further members only if they have values.
    ///
    /// ```
    /// use httpexc::read::{UpstreamResponse, read};
    /// let mut out = Vec::new();
    /// read(&UpstreamResponse { status: 503, ..UpstreamResponse::default() }).write_json(&mut out);
    /// assert!(out.starts_with(br#"{"status":503,"code":null,"type":null,"title":null,"#));
    /// ```
    pub fn write_json(&self, out: &mut Vec<u8>) {
        let json: &mut dyn StructureWriter = &mut JsonWriter::new(out);
        json.open(false);
        json.put_literal("status", &format_decimal(self.status.into()));
        put_code(json, self.code.as_ref());
        put_text(json, "type", self.type_uri.as_deref());
        put_text(json, "title", self.title.as_deref());
        put_text(json, "detail", self.detail.as_deref());
        put_text(json, "instance", self.instance.as_deref());
        json.begin(Some("errors"));
        json.open(true);
        for error in &self.errors {
            error.write(json);
        }
        json.close(true);
        json.end(Some("errors"));
        put_number(json, "retryAfter", self.retry_after);
        put_flag(json, "retryable", self.retryable);
        put_text(json, "requestId", self.request_id.as_deref());
        json.begin(Some("rateLimit"));
        match &self.rate_limit {
            None => json.write_null(),
            Some(limit) => limit.write(json),
        }
        json.end(Some("rateLimit"));
        json.begin(Some("challenges"));
        json.open(true);
        for challenge in &self.challenges {
            challenge.write(json);
        }
        json.close(true);
        json.end(Some("challenges"));
        put_text(json, "help", self.help.as_deref());
        json.begin(Some("extensions"));
        json.open(false);
        put_members(json, &self.extensions);
        json.close(false);
        json.end(Some("extensions"));
        json.put_text("dialect", self.dialect);
        json.put_text("raw", if self.is_json { "json" } else { "text" });
        json.close(false);
    }
}

impl Report<'_> {
    /// Returns the report with its own copy of all texts, independent of the response.
    ///
    /// ```
    /// use httpexc::read::{UpstreamResponse, Report, read};
    /// fn read_all(status: u16, body: Vec<u8>) -> Report<'static> {
    ///     read(&UpstreamResponse { status, body: &body, ..UpstreamResponse::default() }).into_owned()
    /// }
    /// assert_eq!(read_all(404, b"No song.".into()).detail.as_deref(), Some("No song."));
    /// ```
    #[must_use]
    pub fn into_owned(self) -> Report<'static> {
        Report {
            status: self.status,
            code: self.code.map(ErrorCode::into_owned),
            type_uri: self.type_uri.map(into_owned_text),
            title: self.title.map(into_owned_text),
            detail: self.detail.map(into_owned_text),
            instance: self.instance.map(into_owned_text),
            errors: self.errors.into_iter().map(ReportedFieldError::into_owned).collect(),
            retry_after: self.retry_after,
            retryable: self.retryable,
            request_id: self.request_id.map(into_owned_text),
            rate_limit: self.rate_limit.map(|limit| RateLimit {
                scope: limit.scope.map(into_owned_text),
                bucket: limit.bucket.map(into_owned_text),
                limit: limit.limit,
                remaining: limit.remaining,
                reset: limit.reset,
                global: limit.global,
            }),
            challenges: self.challenges.into_iter().map(ReportedChallenge::into_owned).collect(),
            help: self.help.map(into_owned_text),
            extensions: into_owned_members(self.extensions),
            dialect: self.dialect,
            is_json: self.is_json,
            is_error: self.is_error,
        }
    }
}

impl ReportedFieldError<'_> {
    fn into_owned(self) -> ReportedFieldError<'static> {
        ReportedFieldError {
            path: self.path.into_iter().map(PathSegment::into_owned).collect(),
            part: self.part,
            code: self.code.map(ErrorCode::into_owned),
            message: self.message.map(into_owned_text),
            extensions: into_owned_members(self.extensions),
        }
    }

    fn write(&self, json: &mut dyn StructureWriter) {
        json.begin(None);
        json.open(false);
        json.begin(Some("path"));
        json.open(true);
        for segment in &self.path {
            json.begin(None);
            match segment {
                PathSegment::Name(name) => json.write_text(name),
                PathSegment::Index(index) => json.write_literal(&format_decimal(*index)),
            }
            json.end(None);
        }
        json.close(true);
        json.end(Some("path"));
        if let Some(part) = self.part {
            json.put_text("in", part.name());
        }
        put_code(json, self.code.as_ref());
        put_text(json, "message", self.message.as_deref());
        for (name, value) in &self.extensions {
            // The object has members of these names already.
            if !matches!(&**name, "path" | "in" | "code" | "message") {
                json.put(Some(name), value);
            }
        }
        json.close(false);
        json.end(None);
    }
}

impl<'a> From<&'a ReportedChallenge<'_>> for Challenge<'a> {
    fn from(challenge: &'a ReportedChallenge<'_>) -> Self {
        let scheme = &*challenge.scheme;
        if let Some(token68) = challenge.token68.as_deref() {
            return Challenge::Token68(scheme, token68);
        }
        let params = challenge.params.iter().map(|(name, value)| (&**name, &**value));
        Challenge::Params(scheme, params.collect())
    }
}

impl ReportedChallenge<'_> {
    fn into_owned(self) -> ReportedChallenge<'static> {
        let param = |(name, value)| (into_owned_text(name), into_owned_text(value));
        ReportedChallenge {
            scheme: into_owned_text(self.scheme),
            params: self.params.into_iter().map(param).collect(),
            token68: self.token68.map(into_owned_text),
        }
    }

    fn write(&self, json: &mut dyn StructureWriter) {
        json.begin(None);
        json.open(false);
        json.put_text("scheme", &self.scheme);
        json.begin(Some("params"));
        json.open(false);
        for (name, value) in &self.params {
            json.put_text(name, value);
        }
        json.close(false);
        json.end(Some("params"));
        if let Some(token68) = &self.token68 {
            json.put_text("token68", token68);
        }
        json.close(false);
        json.end(None);
    }
}

impl RateLimit<'_> {
    fn write(&self, json: &mut dyn StructureWriter) {
        json.open(false);
        put_number(json, "limit", self.limit);
        put_number(json, "remaining", self.remaining);
        put_number(json, "reset", self.reset);
        put_text(json, "scope", self.scope.as_deref());
        put_flag(json, "global", self.global);
        put_text(json, "bucket", self.bucket.as_deref());
        json.close(false);
    }
}

/// The status, the title and the detail, as a line for a log.
///
/// ```
/// use httpexc::read::{UpstreamResponse, read};
/// let body = br#"{"message": "There is no such song."}"#;
/// let report = read(&UpstreamResponse { status: 404, body, ..UpstreamResponse::default() });
/// assert_eq!(report.to_string(), "404 Not Found: There is no such song.");
/// ```
impl fmt::Display for Report<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.status)?;
        match self.title.as_deref().unwrap_or_else(|| catalogue::find_phrase(self.status)) {
            "" => {}
            title => write!(out, " {title}")?,
        }
        match &self.detail {
            Some(detail) => write!(out, ": {detail}"),
            None => Ok(()),
        }
    }
}

impl Error for Report<'_> {}

fn put_null(json: &mut dyn StructureWriter, name: &str) {
    json.begin(Some(name));
    json.write_null();
    json.end(Some(name));
}

fn put_text(json: &mut dyn StructureWriter, name: &str, text: Option<&str>) {
    match text {
        Some(text) => json.put_text(name, text),
        None => put_null(json, name),
    }
}

fn put_number(json: &mut dyn StructureWriter, name: &str, number: Option<f64>) {
    match number {
        Some(number) => json.put_literal(name, &format_number(number)),
        None => put_null(json, name),
    }
}

fn put_flag(json: &mut dyn StructureWriter, name: &str, flag: Option<bool>) {
    match flag {
        Some(flag) => json.put_literal(name, if flag { "true" } else { "false" }),
        None => put_null(json, name),
    }
}

fn put_code(json: &mut dyn StructureWriter, code: Option<&ErrorCode<'_>>) {
    match code {
        Some(ErrorCode::Number(digits)) => json.put_literal("code", digits),
        Some(ErrorCode::Text(text)) => json.put_text("code", text),
        None => put_null(json, "code"),
    }
}

fn put_members(json: &mut dyn StructureWriter, members: &[(Cow<'_, str>, Value<'_>)]) {
    for (name, value) in members {
        json.put(Some(name), value);
    }
}
