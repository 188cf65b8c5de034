//! Gives what an error response says, whoever wrote it: one [`Report`] for any status, header fields
//! and bytes.
//!
//! It takes any bytes, never panics, and its time grows with their number alone.
//!
//! This module must not know how an response is written.

#![allow(clippy::ptr_arg, reason = "of a Cow a part can be borrowed, of a str not as long")]

use std::borrow::Cow;

use crate::json_value::Value;

mod content;
mod formats;
mod generic;
mod headers;
mod member_roles;
mod parse;
mod path;
mod report;
mod report_builder;
mod request_part;
mod text;
mod text_class;
mod upstream_response;

use content::{Content, Source};
pub use formats::{ERROR_FORMATS, ErrorFormat};
pub use report::{RateLimit, Report, ReportedFieldError};
use report_builder::ReportBuilder;
pub use request_part::RequestPart;
pub use upstream_response::UpstreamResponse;

/// Reads an response.
///
/// ```
/// use httpexc::read::{UpstreamResponse, read};
/// let body = br#"{"title": "Song Gone", "detail": "The artist took it back.", "status": 410}"#;
/// let headers = [("content-type", "application/problem+json"), ("retry-after", "3600")];
/// let report = read(&UpstreamResponse { status: 410, headers: &headers, body, ..UpstreamResponse::default() });
/// assert_eq!(report.title.as_deref(), Some("Song Gone"));
/// assert!(report.is_error && report.is_json);
/// ```
#[must_use]
pub fn read<'a>(response: &UpstreamResponse<'a>) -> Report<'a> {
    match content::decode(response.body, response.header("content-type")) {
        Cow::Borrowed(text) => read_text(response, text),
        Cow::Owned(text) => read_text(response, &text).into_owned(),
    }
}

fn read_text<'t>(response: &UpstreamResponse<'t>, text: &'t str) -> Report<'t> {
    let (content, is_json) = content::sniff(text, response);
    let mut source = Source { response, content };
    let mut builder = ReportBuilder::new(response.status);
    headers::draft_first(&mut builder, response);
    let format = ERROR_FORMATS.iter().find(|format| (format.matches)(&source));
    let dialect = match format {
        Some(format) => {
            (format.read)(&source, &mut builder);
            format.name
        }
        None => {
            // A value that holds nothing is as good as none.
            if matches!(source.content, Content::Json(Value::Null)) {
                source.content = Content::Empty;
            }
            formats::usual_names::usual(&source, &mut builder);
            "generic"
        }
    };
    headers::draft_last(&mut builder, response);
    builder.is_error |= response.examine_ok && tells_error(&source);
    let mut report = builder.build(response);
    report.dialect = dialect;
    report.is_json = is_json;
    headers::finish(&mut report, response);
    report
}

/// Gives whether a body says that it is about an error, whatever the status is.
fn tells_error(source: &Source<'_, '_>) -> bool {
    let value = match &source.content {
        Content::Json(value) | Content::Form(value) => value,
        Content::Xml(root, value) => {
            let roots = [
                "Error",
                "error",
                "ErrorResponse",
                "Fault",
                "ServiceExceptionReport",
                "ExceptionReport",
                "problem",
            ];
            return roots.contains(root)
                || value.get("Body").is_some_and(|body| body.get("Fault").is_some())
                || ["error", "fault", "Error"].iter().any(|name| value.get(name).is_some());
        }
        _ => return false,
    };
    let value = match value {
        Value::Array(items) => {
            let failed = items.iter().find(|item| generic::object::has_error(item));
            failed.or(items.first()).unwrap_or(value)
        }
        value => value,
    };
    let is_set = |value: &Value<'_>| match value {
        Value::Null | Value::Bool(false) => false,
        Value::Bool(true) => true,
        Value::Number(digits) => &**digits != "0",
        Value::String(text) => !text.is_empty(),
        Value::Array(items) => !items.is_empty(),
        Value::Object(members) => !members.is_empty(),
    };
    [
        "error",
        "errors",
        "Error",
        "errcode",
        "fault",
        "faultstring",
        "errorMessage",
        "error_code",
        "error_message",
    ]
    .iter()
    .any(|name| value.get(name).is_some_and(is_set))
        || ["ok", "success"].iter().any(|name| value.get(name) == Some(&Value::Bool(false)))
        || ["Response", "response", "result"].iter().any(|name| {
            value.get(name).is_some_and(|inner| {
                inner.get("Error").is_some() || inner.get("error").is_some_and(is_set)
            })
        })
        || value.get("status").and_then(Value::as_str).is_some_and(text_class::is_verdict)
}
