//! Reads another server's error response, in any format, into one [`Report`].
//!
//! Any status, headers and bytes give a report. Nothing panics, and the time grows with the size of the
//! response alone.
//!
//! This module must not know the dialects in which this crate writes errors. Of that side it uses only
//! the JSON writer, for the report itself.

#![allow(clippy::ptr_arg, reason = "a part of a Cow can be borrowed for longer than one of a str")]

use std::borrow::Cow;

mod content;
mod delay;
mod formats;
mod generic;
mod headers;
mod member_names;
mod member_role;
mod member_roles;
mod ok_errors;
mod parse;
mod path;
mod ranks;
mod report;
mod report_builder;
mod request_part;
mod text;
mod text_class;
mod upstream_response;
mod wrapped_body;

use content::{ParsedResponse, has_stray_nul, sniff_body};
use formats::read_usual_names;
pub use formats::{ERROR_FORMATS, ErrorFormat};
#[cfg(feature = "binding")]
pub(crate) use headers::{REQUEST_ID_HEADER_ENDS, REQUEST_ID_HEADERS};
use headers::{complete_from_headers, offer_grpc_status, offer_header_fallbacks};
#[cfg(feature = "binding")]
pub(crate) use member_roles::{list_member_names, list_retry_names};
use ok_errors::is_error_body;
use parse::charset::decode_body;
pub use report::{RateLimit, Report, ReportedChallenge, ReportedFieldError};
use report_builder::ReportBuilder;
pub use request_part::RequestPart;
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
    match decode_text(response) {
        (Cow::Borrowed(text), _) => read_decoded(response, text),
        (Cow::Owned(text), has_nul) => {
            let mut report = read_decoded(response, &text).into_owned();
            report.is_json &= !has_nul;
            report
        }
    }
}

/// Reads a response and returns what a function makes of the report, which borrows all its texts.
///
/// ```
/// use httpexc::read::{UpstreamResponse, read_with};
/// let response = UpstreamResponse { status: 404, body: b"No song.", ..Default::default() };
/// assert_eq!(read_with(&response, |report| report.to_string()), "404 Not Found: No song.");
/// ```
pub fn read_with<T>(response: &UpstreamResponse<'_>, take: impl FnOnce(&Report<'_>) -> T) -> T {
    let (text, has_nul) = decode_text(response);
    let mut report = read_decoded(response, &text);
    report.is_json &= !has_nul;
    take(&report)
}

/// Returns the text of a body, and whether a NUL was removed from it, as JSON has none.
fn decode_text<'a>(response: &UpstreamResponse<'a>) -> (Cow<'a, str>, bool) {
    let text = decode_body(response.body, response.header("content-type"), response.is_cut);
    if has_stray_nul(&text) {
        return (text.chars().filter(|char| *char != '\0').collect(), true);
    }
    (text, false)
}

/// Reads a response whose body is decoded.
fn read_decoded<'t>(response: &UpstreamResponse<'t>, text: &'t str) -> Report<'t> {
    let (body, is_json) = sniff_body(text, response);
    let parsed = ParsedResponse { response, body };
    let mut builder = ReportBuilder::new(response);
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
