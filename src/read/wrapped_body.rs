//! Finds the part of a body that is about the error if transport or a server put something around it.
//!
//! This module must not know formats of errors.

use std::borrow::Cow;

use super::member_roles::{MemberRole, find_role};
use super::text;
use super::text_class::{is_bare_failure, parse_whole_json};
use crate::ascii;
use crate::json_value::Value;
use crate::number::is_printed_number;
use crate::percent::percent_decode;
use crate::utf8::repair_utf8;

/// Returns the JSON after a notice that a server wrote before it, as PHP does.
pub fn find_json_after_notice(text: &str) -> Option<&str> {
    ["\n{", "\n[", ">{"].iter().find_map(|start| {
        let rest = text.get(text::find(text, start)?.saturating_add(1)..)?;
        parse_whole_json(rest).map(|_| rest)
    })
}

/// Returns the front matter of a Markdown document as JSON, if its values are JSON as this crate writes
/// them: an object without braces that has line ends in the place of commas.
pub fn find_front_matter(text: &str) -> Option<String> {
    let (lines, _) = text::split_once(text.strip_prefix("---\n")?, "\n---\n")?;
    let mut json = String::new();
    for line in ascii::split(lines, b"\n") {
        let (name, value) = text::split_once(line, ": ")?;
        let quote = if name.starts_with('"') { "" } else { "\"" };
        let mark = if json.is_empty() { "{" } else { "," };
        json.push_str(&[mark, quote, name, quote, ": ", value].concat());
    }
    json.push('}');
    parse_whole_json(&json)?;
    Some(json)
}

/// Whether a value says that it is about an error, in a stream in which others are about progress.
#[inline(never)]
fn is_about_error(value: &Value<'_>) -> bool {
    let says_so = |(name, value): &(Cow<'_, str>, Value<'_>)| match find_role(name) {
        Some(MemberRole::Error | MemberRole::Errors) => {
            !matches!(value, Value::Null | Value::Bool(false))
        }
        Some(MemberRole::Type | MemberRole::Status) => value.as_str().is_some_and(is_bare_failure),
        _ => false,
    };
    matches!(value, Value::Object(members) if members.iter().any(says_so))
}

/// Returns the first of several JSON texts that is about an error. Texts about progress come before it.
/// Each begins on a line of its own, or after a record separator (RFC 7464).
pub fn find_error_line(text: &str) -> Option<Value<'_>> {
    let bytes = text.as_bytes();
    let (mut start, mut at) = (0_usize, 0_usize);
    while at < text.len() {
        let last = bytes.get(at);
        at = at.saturating_add(1);
        let is_start = bytes.get(at) == Some(&b'{') && matches!(last, Some(b'\n' | b'\x1e'));
        if is_start || at == text.len() {
            let part = ascii::trim_end(text.get(start..at)?, b" \r\n\x1e");
            if let Some(value) = parse_whole_json(part).filter(is_about_error) {
                return Some(value);
            }
            start = at;
        }
    }
    None
}

/// Returns the data of the first server-sent event that is about an error: by its name, or by what it
/// says. Several lines of data are one text.
pub fn find_error_event(text: &str) -> Option<String> {
    let (mut data, mut is_error) = (String::new(), false);
    let mut rest = text;
    loop {
        let (line, after) = text::split_once(rest, "\n").unwrap_or((rest, ""));
        let line = line.trim_end();
        if let Some(name) = line.strip_prefix("event:") {
            is_error = name.trim() == "error";
        } else if let Some(part) = line.strip_prefix("data:") {
            if !data.is_empty() {
                data.push('\n');
            }
            data.push_str(part.trim_start());
        }
        if line.is_empty() || after.is_empty() {
            let is_found =
                is_error || parse_whole_json(&data).is_some_and(|value| is_about_error(&value));
            if is_found && !data.is_empty() {
                return Some(data);
            }
            data.clear();
            is_error = false;
        }
        if after.is_empty() {
            return None;
        }
        rest = after;
    }
}

/// Returns an error that has a sentence, and perhaps a code, as JSON has it.
pub fn create_error<'a>(code: Option<&'a str>, message: Cow<'a, str>) -> Value<'a> {
    let mut members = vec![("message".into(), Value::String(message))];
    if let Some(digits) = code {
        let is_number = is_printed_number(digits);
        let digits = digits.into();
        let code = if is_number { Value::Number(digits) } else { Value::String(digits) };
        members.push(("code".into(), code));
    }
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

/// Returns the body of the first part that is about an error (`multipart/mixed`): of a response that
/// failed, or of JSON that has an error, or else of any JSON.
pub fn find_error_part(text: &str) -> Option<&str> {
    let mut first = None;
    let mut rest = text;
    loop {
        let end = text::find(rest, "\n--").unwrap_or(rest.len());
        let (part, after) = rest.split_at_checked(end)?;
        if let Some(body) = split_head(part) {
            let status = text::split_once(part, "\nHTTP/1.1 ").map(|(_, line)| line);
            if let Some(line) = status {
                let (_, inner) = text::split_once(line, "\n")?;
                if line.starts_with(['4', '5']) {
                    return split_head(inner);
                }
            } else if let Some(value) = parse_whole_json(body) {
                if is_about_error(&value) {
                    return Some(body);
                }
                first = first.or(Some(body));
            } else if body.starts_with('<') {
                // A document in XML, such as SOAP with attachments.
                first = first.or(Some(body));
            }
        }
        if after.is_empty() {
            return first;
        }
        rest = after.get(1..)?;
    }
}

/// Returns what follows the headers of a part.
fn split_head(part: &str) -> Option<&str> {
    let (_, body) =
        text::split_once(part, "\r\n\r\n").or_else(|| text::split_once(part, "\n\n"))?;
    Some(body.trim())
}

/// Returns the JSON of the frame that ends a stream of Connect. Its flags have the second bit, and its
/// length follows them.
pub fn find_end_frame(text: &str) -> Option<&str> {
    let (_, frame) = text::split_once(text, "\u{2}")?;
    frame.get(text::find(frame, "{")?..)
}
