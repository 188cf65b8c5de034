//! The members of reports.

use super::members::{Members, take_text};
use crate::json_value::Value;
use crate::pointer::PathSegment;
use crate::problem::ErrorCode;
use crate::read::{
    ERROR_FORMATS, RateLimit, Report, ReportedChallenge, ReportedFieldError, RequestPart,
};

/// Returns the report with some members, or `None` if they have no status.
pub(super) fn read_report_members(members: Members) -> Option<Report<'static>> {
    let mut report = Report { dialect: "generic", ..Report::default() };
    let (mut status, mut is_error) = (None, None);
    for (name, value) in members {
        match (&*name, value) {
            ("status", Value::Number(digits)) => status = digits.parse().ok(),
            ("code", value) => report.code = ErrorCode::from_value(value),
            ("type", value) => report.type_uri = take_text(value),
            ("title", value) => report.title = take_text(value),
            ("detail", value) => report.detail = take_text(value),
            ("instance", value) => report.instance = take_text(value),
            ("errors", Value::Array(items)) => {
                report.errors = items.into_iter().filter_map(read_reported_error).collect();
            }
            ("retryAfter", value) => report.retry_after = value.as_f64(),
            ("retryable", value) => report.retryable = value.as_bool(),
            ("requestId", value) => report.request_id = take_text(value),
            ("rateLimit", Value::Object(limit)) => report.rate_limit = Some(read_rate_limit(limit)),
            ("challenges", Value::Array(items)) => {
                report.challenges = items.into_iter().filter_map(read_challenge).collect();
            }
            ("help", value) => report.help = take_text(value),
            ("extensions", Value::Object(extensions)) => report.extensions = extensions,
            ("dialect", value) => report.dialect = find_format(value.as_str()),
            ("raw", value) => report.is_json = value.as_str() == Some("json"),
            ("isError", value) => is_error = value.as_bool(),
            _ => {}
        }
    }
    report.status = status?;
    report.is_error = is_error.unwrap_or(report.status >= 400);
    Some(report)
}

/// Returns the name of a format that this crate knows.
fn find_format(name: Option<&str>) -> &'static str {
    let format = ERROR_FORMATS.iter().find(|format| Some(format.name) == name);
    format.map_or("generic", |format| format.name)
}

fn read_reported_error(value: Value<'static>) -> Option<ReportedFieldError<'static>> {
    let Value::Object(members) = value else { return None };
    let mut error = ReportedFieldError::default();
    for (name, value) in members {
        match (&*name, value) {
            ("path", Value::Array(items)) => {
                error.path = items.into_iter().filter_map(read_segment).collect();
            }
            ("in", value) => error.part = value.as_str().and_then(find_part),
            ("code", value) => error.code = ErrorCode::from_value(value),
            ("message", value) => error.message = take_text(value),
            (_, value) => error.extensions.push((name, value)),
        }
    }
    Some(error)
}

/// Returns the segment of a path: a name, or a place in a list.
fn read_segment(value: Value<'static>) -> Option<PathSegment<'static>> {
    match value {
        Value::String(name) => Some(PathSegment::Name(name)),
        value => value.as_u64().map(PathSegment::Index),
    }
}

fn find_part(name: &str) -> Option<RequestPart> {
    use RequestPart::{Body, Cookie, Header, Path, Query};
    [Body, Query, Path, Header, Cookie].into_iter().find(|part| part.name() == name)
}

fn read_rate_limit(members: Members) -> RateLimit<'static> {
    let mut limit = RateLimit::default();
    for (name, value) in members {
        match &*name {
            "limit" => limit.limit = value.as_f64(),
            "remaining" => limit.remaining = value.as_f64(),
            "reset" => limit.reset = value.as_f64(),
            "scope" => limit.scope = take_text(value),
            "global" => limit.global = value.as_bool(),
            "bucket" => limit.bucket = take_text(value),
            _ => {}
        }
    }
    limit
}

fn read_challenge(value: Value<'static>) -> Option<ReportedChallenge<'static>> {
    let Value::Object(members) = value else { return None };
    let mut challenge = ReportedChallenge::default();
    for (name, value) in members {
        match (&*name, value) {
            ("scheme", value) => challenge.scheme = take_text(value)?,
            ("params", Value::Object(params)) => {
                let param = |(name, value)| Some((name, take_text(value)?));
                challenge.params = params.into_iter().filter_map(param).collect();
            }
            ("token68", value) => challenge.token68 = take_text(value),
            _ => {}
        }
    }
    Some(challenge)
}
