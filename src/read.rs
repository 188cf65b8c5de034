//! Gives what an error answer says, whoever wrote it: one [`Report`] for any status, header fields
//! and bytes.
//!
//! It takes any bytes, never panics, and its time grows with their number alone.
//!
//! This module must not know how an answer is written.

#![allow(clippy::ptr_arg, reason = "of a Cow a part can be borrowed, of a str not as long")]

use std::borrow::Cow;

use crate::json_value::Value;

mod advice;
mod draft;
mod elements;
mod entity;
mod fields;
mod flaw;
mod formats;
mod general;
mod header;
mod html;
mod json;
mod limit;
mod maps;
mod names;
mod page;
mod path;
mod report;
mod source;
mod words;
mod xml;

use draft::Draft;
pub use formats::{Format, TABLE};
pub use report::{Flaw, Place, RateLimit, Report};
use source::{Content, Source};

/// An answer, as far as it is there.
///
/// ```
/// use httpexc::read::{Answer, read};
/// // GraphQL and others send errors under a 200.
/// let body = br#"{"errors": [{"message": "There is no such song."}]}"#;
/// let answer = Answer { status: 200, body, in_ok: true, ..Answer::default() };
/// assert!(read(&answer).is_error);
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Answer<'a> {
    /// Its status.
    pub status: u16,
    /// Its header fields, names in lower case.
    pub fields: &'a [(&'a str, &'a str)],
    /// Its content, or as much as was read of it: in UTF-8, in UTF-16 with its mark, or in Latin-1
    /// where the content type says so. What is in another encoding is to be decoded before.
    pub body: &'a [u8],
    /// An ok status may come with an error: [`Report::is_error`] then says whether it does.
    pub in_ok: bool,
    /// The moment at which it is read, in seconds since 1970, for dates where the answer has none.
    pub now: Option<f64>,
}

/// Reads an answer.
///
/// ```
/// use httpexc::read::{Answer, read};
/// let body = br#"{"title": "Song Gone", "detail": "The artist took it back.", "status": 410}"#;
/// let fields = [("content-type", "application/problem+json"), ("retry-after", "3600")];
/// let report = read(&Answer { status: 410, fields: &fields, body, ..Answer::default() });
/// assert_eq!(report.title.as_deref(), Some("Song Gone"));
/// assert!(report.is_error && report.is_json);
/// ```
#[must_use]
pub fn read<'a>(answer: &Answer<'a>) -> Report<'a> {
    match source::decode(answer.body, answer.field("content-type")) {
        Cow::Borrowed(text) => read_text(answer, text),
        Cow::Owned(text) => read_text(answer, &text).into_owned(),
    }
}

fn read_text<'t>(answer: &Answer<'t>, text: &'t str) -> Report<'t> {
    let (content, is_json) = source::sniff(text, answer);
    let mut source = Source { answer, content };
    let mut draft = Draft::new(answer.status);
    header::draft_first(&mut draft, answer);
    let format = TABLE.iter().find(|format| (format.tells)(&source));
    let dialect = match format {
        Some(format) => {
            (format.read)(&source, &mut draft);
            format.name
        }
        None => {
            // A value that holds nothing is as good as none.
            if matches!(source.content, Content::Json(Value::Null)) {
                source.content = Content::Empty;
            }
            elements::usual(&source, &mut draft);
            "generic"
        }
    };
    header::draft_last(&mut draft, answer);
    draft.is_error |= answer.in_ok && tells_error(&source);
    let mut report = draft.settle(answer);
    report.dialect = dialect;
    report.is_json = is_json;
    header::finish(&mut report, answer);
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
            let failed = items.iter().find(|item| general::has_error(item));
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
        || value.get("status").and_then(Value::as_str).is_some_and(general::is_verdict)
}
