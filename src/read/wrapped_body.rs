//! Finds the part of a body that is about the error if transport or a server put something around it.
//!
//! This module must not know formats of errors.

use std::borrow::Cow;

use super::member_roles::{MemberRole, find_role};
use super::text;
use super::text_class::parse_whole_json;
use crate::ascii;
use crate::json_value::Value;
use crate::percent::percent_decode;
use crate::utf8::repair_utf8;

/// Returns the JSON after a notice that a server wrote before it, as PHP does.
pub fn find_json_after_notice(text: &str) -> Option<&str> {
    ["\n{", "\n[", ">{"].iter().find_map(|start| {
        let rest = text.get(text::find(text, start)?.saturating_add(1)..)?;
        parse_whole_json(rest).map(|_| rest)
    })
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

/// Returns the first line of data in the event of a stream that has the name `error`.
pub fn find_error_event(text: &str) -> Option<&str> {
    let names = ["event: error", "event:error"];
    let at = names.iter().find_map(|name| text::find(text, name))?;
    let (_, data) = text::split_once(text.get(at..)?, "\ndata:")?;
    Some(ascii::first_part(data, b"\n").trim())
}

/// Returns an error that has a sentence, and perhaps a code, as JSON has it.
pub fn create_error<'a>(code: Option<&'a str>, message: Cow<'a, str>) -> Value<'a> {
    // `05` is no number in JSON.
    let value = |digits| parse_whole_json(digits).unwrap_or(Value::String(Cow::Borrowed(digits)));
    let code = code.map(|digits| ("code".into(), value(digits)));
    let message = ("message".into(), Value::String(message));
    let members = code.into_iter().chain([message]).collect();
    Value::Object(vec![("error".into(), Value::Object(members))])
}

/// Returns the error that the trailers of gRPC-Web say if they are in the body. They may be in base64.
pub fn find_trailer_error(text: &str) -> Option<Value<'static>> {
    let decoded;
    let text = if text::contains(text, GRPC_STATUS) {
        text
    } else {
        decoded = repair_utf8(&decode_base64(text)).into_owned();
        &decoded
    };
    let get = |name| {
        let (_, value) = text::split_once(text, name)?;
        Some(ascii::first_part(value, b"\r\n").trim())
    };
    let status = get(GRPC_STATUS).filter(|status| !status.is_empty() && *status != "0")?;
    let digits = status.bytes().all(|byte| byte.is_ascii_digit()).then_some(status);
    let message = percent_decode(get("grpc-message:").unwrap_or_default());
    Some(create_error(digits, message).into_owned())
}

const GRPC_STATUS: &str = "grpc-status:";

/// Returns the bytes of a text in base64 (RFC 4648, 4). Characters of no alphabet are passed over.
fn decode_base64(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let (mut bits, mut count) = (0_u32, 0_u32);
    for byte in text.bytes() {
        let value = match byte {
            b'A'..=b'Z' => byte.wrapping_sub(b'A'),
            b'a'..=b'z' => byte.wrapping_sub(b'a').wrapping_add(26),
            b'0'..=b'9' => byte.wrapping_sub(b'0').wrapping_add(52),
            b'+' => 62,
            b'/' => 63,
            _ => continue,
        };
        bits = bits.wrapping_shl(6) | u32::from(value);
        count = count.saturating_add(6);
        if let Some(rest) = count.checked_sub(8) {
            count = rest;
            bytes.push(bits.wrapping_shr(rest) as u8);
        }
    }
    bytes
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
