//! Finds the part of a body that is about the error if transport or a server put something around it.
//!
//! This module must not know formats of errors.

use super::member_roles::{MemberRole, find_role};
use super::text;
use super::text_class::parse_whole_json;
use crate::json_value::Value;

/// Returns the JSON after a notice that a server wrote before it, as PHP does.
pub fn find_json_after_notice(text: &str) -> Option<&str> {
    let at = text::find(text, "\n{").or_else(|| text::find(text, "\n["))?;
    let rest = text.get(at.saturating_add(1)..)?;
    parse_whole_json(rest).map(|_| rest)
}

/// Returns the first line of JSON lines that is about an error. Lines about progress come before it.
pub fn find_error_line(text: &str) -> Option<Value<'_>> {
    let has_error = |value: &Value<'_>| match value {
        Value::Object(members) => members.iter().any(|(name, value)| {
            matches!(find_role(name), Some(MemberRole::Error | MemberRole::Errors))
                && !matches!(value, Value::Null | Value::Bool(false))
        }),
        _ => false,
    };
    let mut rest = text;
    loop {
        let (line, after) = text::split_once(rest, "\n{")?;
        let start = rest.len().saturating_sub(after.len()).saturating_sub(1);
        if let Some(value) = parse_whole_json(line).filter(has_error) {
            return Some(value);
        }
        rest = rest.get(start..)?;
        if !text::contains(rest, "\n{") {
            return parse_whole_json(rest).filter(has_error);
        }
    }
}

/// Returns the data of the event of a stream that has the name `error`.
pub fn find_error_event(text: &str) -> Option<&str> {
    let names = ["event: error", "event:error"];
    let at = names.iter().find_map(|name| text::find(text, name))?;
    let (_, data) = text::split_once(text.get(at..)?, "\ndata:")?;
    // An event ends with an empty line.
    let end = text::find(data, "\n\n").unwrap_or(data.len());
    data.get(..end).map(str::trim)
}

/// Returns the body of the first part of a batch that failed (`multipart/mixed` with responses).
pub fn find_failed_response(text: &str) -> Option<&str> {
    const STATUS_LINE: &str = "\nHTTP/1.1 ";
    let mut rest = text;
    loop {
        let (_, response) = text::split_once(rest, STATUS_LINE)?;
        let end = text::find(response, "\n--").unwrap_or(response.len());
        let (part, after) = response.split_at_checked(end)?;
        if part.starts_with(['4', '5']) {
            let (_, body) =
                text::split_once(part, "\r\n\r\n").or_else(|| text::split_once(part, "\n\n"))?;
            return Some(body.trim());
        }
        rest = after;
    }
}
