//! Gives what an error answer says, whoever wrote it: one [`Report`] for any status, header fields
//! and bytes.
//!
//! It takes any bytes, never panics, and its time grows with their number alone.
//!
//! This module must not know how an answer is written.

use crate::problem::Code;
use crate::value::Value;

pub mod number;
mod report;

pub use report::{Flaw, Place, RateLimit, Report};

/// An answer, as far as it is there.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Answer<'a> {
    /// Its status.
    pub status: u16,
    /// Its header fields, names in lower case.
    pub fields: &'a [(&'a str, &'a str)],
    /// Its content, or as much as was read of it.
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
    let mut report = Report { status: answer.status, dialect: "empty", ..Report::default() };
    report.is_error = !matches!(answer.status, 200..=299);
    let Ok(text) = str::from_utf8(answer.body) else { return report };
    let Some(value) = Value::parse(text) else {
        report.dialect = "text";
        report.detail = Some(text.into());
        return report;
    };
    report.is_json = true;
    report.dialect = "generic";
    let Value::Object(members) = value else { return report };
    for (name, value) in members {
        match (&*name, value) {
            ("code", Value::String(text)) => report.code = Some(Code::Text(text)),
            ("code", Value::Number(digits)) => report.code = Some(Code::Number(digits)),
            ("type", Value::String(text)) => report.kind = Some(text),
            ("title", Value::String(text)) => report.title = Some(text),
            ("detail" | "message", Value::String(text)) => report.detail = Some(text),
            _ => {}
        }
    }
    report
}
