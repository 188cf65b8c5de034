//! Reads another server's error response, in any format, into one [`Report`].
//!
//! Any status, headers and bytes give a report. Nothing panics, and the time grows with the size of the
//! response alone.
//!
//! This module must not know the dialects in which this crate writes errors. Of that side it uses only
//! the JSON writer, for the report itself.

#![allow(clippy::ptr_arg, reason = "a part of a Cow can be borrowed for longer than one of a str")]

use std::borrow::Cow;

use crate::json_value::Value;

mod content;
mod formats;
mod generic;
mod headers;
mod member_roles;
mod parse;
mod path;
mod ranks;
mod report;
mod report_builder;
mod request_part;
mod text;
mod text_class;
mod upstream_response;

use content::{ParsedBody, ParsedResponse, sniff_body};

use formats::read_usual_names;
pub use formats::{ERROR_FORMATS, ErrorFormat};
use generic::object_class::has_error_object;
use headers::{complete_from_headers, offer_grpc_status, offer_header_fallbacks};
use parse::charset::decode_body;
pub use report::{RateLimit, Report, ReportedFieldError};
use report_builder::ReportBuilder;
pub use request_part::RequestPart;
use text_class::is_bare_failure;
pub use upstream_response::UpstreamResponse;

/// Reads a response.
///
/// ```
/// use httpexc::read::{UpstreamResponse, read};
/// let body = br#"{"title": "Song Gone", "detail": "The artist took it back.", "status": 410}"#;
/// let headers = [("content-type", "application/problem+json"), ("retry-after", "3600")];
/// let response = UpstreamResponse { status: 410, headers: &headers, body, ..Default::default() };
/// let report = read(&response);
/// assert_eq!(report.title.as_deref(), Some("Song Gone"));
/// assert!(report.is_error && report.is_json);
/// ```
#[must_use]
pub fn read<'a>(response: &UpstreamResponse<'a>) -> Report<'a> {
    match decode_body(response.body, response.header("content-type")) {
        Cow::Borrowed(text) => read_decoded(response, text),
        Cow::Owned(text) => read_decoded(response, &text).into_owned(),
    }
}

/// Reads a response whose body is decoded.
fn read_decoded<'t>(response: &UpstreamResponse<'t>, text: &'t str) -> Report<'t> {
    let (body, is_json) = sniff_body(text, response);
    let parsed = ParsedResponse { response, body };
    let mut builder = ReportBuilder::new(response.status);
    offer_grpc_status(&mut builder, response);
    let format = ERROR_FORMATS.iter().find(|format| (format.is_format)(&parsed));
    let dialect = match format {
        Some(format) => {
            (format.read)(&parsed, &mut builder);
            format.name
        }
        None => {
            read_usual_names(&parsed, &mut builder);
            "generic"
        }
    };
    offer_header_fallbacks(&mut builder, response);
    builder.is_error |= response.examine_ok && is_error_body(&parsed.body);
    let mut report = builder.build(response);
    report.dialect = dialect;
    report.is_json = is_json;
    complete_from_headers(&mut report, response);
    report
}

/// The names of XML roots that have an error.
const ERROR_ROOTS: [&str; 7] = [
    "Error",
    "error",
    "ErrorResponse",
    "Fault",
    "ServiceExceptionReport",
    "ExceptionReport",
    "problem",
];

/// The members that say that there is an error, unless they are empty.
const ERROR_MEMBERS: [&str; 9] = [
    "error",
    "errors",
    "Error",
    "errcode",
    "fault",
    "faultstring",
    "errorMessage",
    "error_code",
    "error_message",
];

/// Whether a body says that it is about an error, whatever the status is.
fn is_error_body(body: &ParsedBody<'_>) -> bool {
    match body {
        ParsedBody::Json(Value::Array(items)) => {
            let failed = items.iter().find(|item| has_error_object(item));
            failed.or(items.first()).is_some_and(is_error_value)
        }
        ParsedBody::Json(value) | ParsedBody::Form(value) => is_error_value(value),
        ParsedBody::Xml(root, value) => {
            ERROR_ROOTS.contains(root)
                || value.get("Body").is_some_and(|body| body.get("Fault").is_some())
                || ["error", "fault", "Error"].iter().any(|name| value.get(name).is_some())
        }
        ParsedBody::Empty | ParsedBody::Html(_) | ParsedBody::Text(_) => false,
    }
}

fn is_error_value(value: &Value<'_>) -> bool {
    let has = |value: &Value<'_>, name| value.get(name).is_some_and(is_set);
    ERROR_MEMBERS.iter().any(|name| has(value, name))
        || ["ok", "success"].iter().any(|name| value.get(name) == Some(&Value::Bool(false)))
        || ["Response", "response", "result"].iter().any(|name| {
            value.get(name).is_some_and(|inner| inner.get("Error").is_some() || has(inner, "error"))
        })
        || value.get("status").and_then(Value::as_str).is_some_and(is_bare_failure)
}

/// Whether a value is neither false nor zero nor empty.
fn is_set(value: &Value<'_>) -> bool {
    match value {
        Value::Null | Value::Bool(false) => false,
        Value::Bool(true) => true,
        Value::Number(digits) => &**digits != "0",
        Value::String(text) => !text.is_empty(),
        Value::Array(items) => !items.is_empty(),
        Value::Object(members) => !members.is_empty(),
    }
}
